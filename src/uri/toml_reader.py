"""TOML files of the user: one way to read them, whatever they describe."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from uri.errors import UriError
from uri.languages import Text, same

_UNREADABLE = Text("{} is niet te lezen.", "{} cannot be read.")
_NO_FILE = Text("Het bestand is er niet.", "The file is not there.")
_NO_TOML = Text("Dit is geen TOML ({}).", "This is no TOML ({}).")
_NO_UTF8 = Text("Bewaar het bestand als UTF-8.", "Save the file as UTF-8.")


def read_toml(path: Path, error: type[UriError], *, name: Text | None = None) -> dict[str, Any]:
    """Read a TOML file.

    Args:
        path: The file.
        error: The error to raise when the file cannot be read. Its message names the file, never its folder.
        name: The words for the file in the message, in place of its bare name.
    """
    wrong = _UNREADABLE.format(path.name if name is None else name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise error(wrong, _NO_UTF8) from fault
    except (RecursionError, tomllib.TOMLDecodeError) as fault:
        raise error(wrong, _NO_TOML.format(fault)) from fault
    except FileNotFoundError as fault:
        raise error(wrong, _NO_FILE) from fault
    except OSError as fault:
        raise error(wrong, same(str(fault.strerror))) from fault
