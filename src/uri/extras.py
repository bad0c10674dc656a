"""Optional dependencies: loaded on use, with the way to install them when they are missing."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from uri.errors import MissingExtraError
from uri.languages import Text


@cache
def installed(package: str) -> bool:
    """Tell whether a package is installed, without importing it; it is looked for once in a process."""
    return find_spec(package) is not None


def available(module: str) -> bool:
    """Tell whether a module of an extra is there and works; it is imported if so."""
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def load(module: str, extra: str) -> ModuleType:
    """Import a module of an optional package.

    Args:
        module: The module.
        extra: The extra of this library that brings it.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        message = Text(
            "Hiervoor is {0} nodig, en dat is niet geïnstalleerd.", "This needs {0}, which is not installed."
        )
        hint = Text('Installeer het met: pip install "{0}"', 'Install it with: pip install "{0}"')
        name = module.partition(".")[0]
        raise MissingExtraError(
            message.format(name), hint.format(f"uri-integriteit[{extra}]"), extra=extra, name=name
        ) from error
