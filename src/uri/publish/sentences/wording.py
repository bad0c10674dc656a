"""The wording of the sentences: data, with a form for none, for one and for more."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from uri.languages import Text
from uri.taxonomy import Basis

_DATA = Path(__file__).with_name("zinnen.toml")
_FORMS = ("geen", "een")


def wording(code: str, number: float | None = None) -> Text:
    """Return the wording of a sentence or a part of one.

    Args:
        code: Its name in the data.
        number: The number that decides on its form: none, one, or more; None where there is one form.
    """
    forms = _wordings()[code]
    if number is None:
        return forms["altijd"]
    return forms[_FORMS[int(number)] if number in {0, 1} else "meer"]


def basis_words(basis: Basis, part: str) -> Text:
    """Return how a basis is told: the words before a year (``tijd``), or what was done with the units (``gedaan``)."""
    forms = _wordings()
    return forms.get(f"grondslag_{basis.value}", forms["grondslag"])[part]


def codes() -> tuple[str, ...]:
    """Return the names of all wordings."""
    return tuple(_wordings())


@cache
def _wordings() -> Mapping[str, Mapping[str, Text]]:
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {code: {form: Text(**texts) for form, texts in forms.items()} for code, forms in raw.items()}
