"""The kind of a cube: what cubes must have in common to add, and what to do where they do not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from uri.errors import IncompatibleError
from uri.languages import Text, joined, same
from uri.taxonomy import Editie

KIND = ("soort", "editie", "dimensies", "uitkomsten", "standdatum", "basis")
"""The properties that cubes that add have in common."""


def refuse_other_kind(left: tuple[object, ...], right: tuple[object, ...]) -> None:
    """Refuse to add cubes of two kinds; say how to make cubes that add.

    Args:
        left: The values of the properties `KIND` of one cube.
        right: Those of the other.

    Raises:
        IncompatibleError: They differ; the error names each property in which they do, with both values.
    """
    pairs = dict(zip(KIND, zip(left, right, strict=True), strict=True))
    if differing := [name for name, (one, other) in pairs.items() if one != other]:
        if "soort" in differing and "basis" in differing:  # cases of two kinds have another basis anyway
            differing.remove("basis")
        differences = [_DIFFERENCE.format(name, *map(_shown, pairs[name])) for name in differing]
        raise IncompatibleError(
            _DO_NOT_ADD.format(joined(differences)),
            joined([_WAYS_OUT[name] for name in differing], " "),
            differing=tuple(differing),
        )


def _shown(value: object) -> Text:
    """Write a property of a cube for a message."""
    if isinstance(value, Editie):
        return same(value.naam)
    if isinstance(value, StrEnum | date):
        return same(str(value))
    if isinstance(value, Collection):
        return same(", ".join(map(str, sorted(value) if isinstance(value, frozenset) else value)))
    return _NONE


_DO_NOT_ADD = Text("Deze kubussen zijn niet op te tellen: {}.", "These cubes do not add: {}.")
_DIFFERENCE = Text("{} is {} en {}", "{} is {} and {}")
_NONE = Text("niet opgegeven", "not stated")
_WAYS_OUT = {
    "soort": Text("Tel meldingen en signalen apart op.", "Add reports and concerns apart."),
    "editie": Text(
        "Lees beide bronnen met dezelfde editie; aangetoond_per_jaar vergelijkt jaren van verschillende edities.",
        "Read both sources in the same edition; aangetoond_per_jaar compares years of several editions.",
    ),
    "dimensies": Text("Tel beide naar dezelfde kolommen.", "Count both by the same columns."),
    "uitkomsten": Text(
        "Lees beide tellingen met dezelfde uitkomsten (read_counts, uitkomsten=…).",
        "Read both counts with the same outcomes (read_counts, uitkomsten=…).",
    ),
    "standdatum": Text("Geef beide dezelfde standdatum (standdatum=…).", "Give both the same standdatum=…."),
    "basis": Text(
        "Zeg van beide tellingen wat een jaar telt (een kolom basis, of constants={“basis”: “afgerond”}).",
        "Say of both counts what puts a unit in the year (a column basis, or constants={“basis”: “afgerond”}).",
    ),
}
