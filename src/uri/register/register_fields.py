"""The columns that a register has: the fields of a case, each with the headers that people use, in canonical order."""

from __future__ import annotations

from collections.abc import Mapping

from uri.model import Field, FieldForm, Registratie, velden
from uri.taxonomy import Soort
from uri.taxonomy.labels import normal

_ORDER = (
    "kenmerk",
    "soort",
    "organisatie",
    "onderdeel",
    "meldkanaal",
    "ontvangen",
    "ontvangst_bevestigd",
    "geinformeerd",
    "afgerond",
    "verslagjaar",
    "hoofdcategorie",
    "nevencategorieen",
    "opvolging",
    "uitkomst",
    "afdoeningen",
    "betrokkenen",
    "anoniem",
    "omschrijving",
)
_SOORT_HEADERS = ("soort melding", "melding of signaal", "report or concern")
_SOORT = Field(name="soort", form=FieldForm.CODE, codes=Soort, headers=_SOORT_HEADERS, english=_SOORT_HEADERS[-1])

REGISTER_FIELDS: Mapping[str, Field] = {
    field.name: field for field in sorted((_SOORT, *velden(Registratie)), key=lambda field: _ORDER.index(field.name))
}
"""The canonical columns of a register, in their canonical order."""

PAIR = ("uitkomst", "afdoeningen")
"""The two fields that are made out together, as a case list says both in one phrase."""

_COUNT_ENGLISH = "number of cases"
COUNT_FIELD = Field(
    name="aantal", form=FieldForm.AANTAL, headers=(_COUNT_ENGLISH,), english=_COUNT_ENGLISH, required=True
)
"""The column of a file of counts that a register does not have."""
COUNT_HEADERS = frozenset(map(normal, (COUNT_FIELD.name, *COUNT_FIELD.headers)))
"""Its headers, in normal form."""
