"""The columns that a register has: the fields of a case, each with the headers that people use, in canonical order."""

from __future__ import annotations

from collections.abc import Mapping

from uri.model import Field, FieldForm, Registratie, velden
from uri.taxonomy import Soort

_ORDER = (
    "kenmerk",
    "soort",
    "organisatie",
    "onderdeel",
    "meldkanaal",
    "ontvangen",
    "afgerond",
    "verslagjaar",
    "hoofdcategorie",
    "nevencategorieen",
    "opvolging",
    "uitkomst",
    "afdoeningen",
    "betrokkenen",
    "omschrijving",
)
_SOORT = Field(name="soort", form=FieldForm.CODE, codes=Soort, headers=("soort melding", "melding of signaal"))

REGISTER_FIELDS: Mapping[str, Field] = {
    field.name: field for field in sorted((_SOORT, *velden(Registratie)), key=lambda field: _ORDER.index(field.name))
}
"""The canonical columns of a register, in their canonical order."""

PAIR = ("uitkomst", "afdoeningen")
"""The two fields that are made out together, as a case list says both in one phrase."""
