"""What Hypothesis calls when it is imported: `from_type` then knows the values of this library.

Nothing heavy is imported here. The strategies load when one of them is drawn from, and a class whose module is heavy is
made known once that module is loaded: here, or by `uri` when it first gives the class.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_HEAVY = {
    "Dossier": ("uri.aggregate", "dossiers"),
    "Kubus": ("uri.aggregate", "kubussen"),
    "Register": ("uri.register", "registers"),
}
"""Classes that only their module may load: the module, and the strategy in `uri.testing`."""


def register() -> None:
    """Tell Hypothesis how to make a `Melding`, a `Signaal`, and what else of this library is loaded."""
    from hypothesis.strategies import register_type_strategy

    from uri.model import Melding, Signaal  # noqa: PLC0415 (light, but not needed before)

    register_type_strategy(Melding, _of("meldingen"))
    register_type_strategy(Signaal, _of("signalen"))
    for name, (module, strategy) in _HEAVY.items():
        heavy = getattr(sys.modules.get(module), name, None)
        if heavy is not None:
            register_type_strategy(heavy, _of(strategy))


def _of(name: str) -> Callable[[type], SearchStrategy[Any]]:
    """Return what Hypothesis asks, once it draws, for the strategy of a name in `uri.testing`."""

    def strategy(_type: type) -> SearchStrategy[Any]:
        from uri import testing  # noqa: PLC0415 (heavy, and only needed to draw)

        drawn_from: SearchStrategy[Any] = getattr(testing, name)()
        return drawn_from

    return strategy
