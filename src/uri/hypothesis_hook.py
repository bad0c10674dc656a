"""What Hypothesis calls when it is imported: `from_type` then knows the records of this library.

Nothing heavy is imported here: the strategies load when one of them is drawn from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Tell Hypothesis how to make a `Melding` and a `Signaal`."""
    from hypothesis.strategies import register_type_strategy

    from uri.model import Melding, Signaal  # noqa: PLC0415 (light, but not needed before)

    register_type_strategy(Melding, _meldingen)
    register_type_strategy(Signaal, _signalen)


def _meldingen(_type: type) -> SearchStrategy[Any]:
    from uri.testing import meldingen  # noqa: PLC0415 (it brings pandas)

    return meldingen()


def _signalen(_type: type) -> SearchStrategy[Any]:
    from uri.testing import signalen  # noqa: PLC0415 (it brings pandas)

    return signalen()
