"""The records as pydantic models: the same fields, as strict, frozen, with the same checks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.taxonomy import Afdoening, JaNee, Meldkanaal, Opvolging, Schendingstype, Soort, Uitkomst

MemberT = TypeVar("MemberT", bound=StrEnum)


def _clean(text: str) -> str | None:
    return text.replace("\r\n", "\n").replace("\r", "\n") or None


def _sorted(codes: tuple[MemberT, ...]) -> tuple[MemberT, ...]:
    """Refuse a code that stands twice, and put the others in the order of their list."""
    if len(codes) != len(set(codes)):
        raise ValueError("a code stands twice")
    return tuple(code for code in type(codes[0]) if code in codes) if len(codes) > 1 else codes


Text = Annotated[str, AfterValidator(_clean)] | None
Year = Annotated[int, Field(ge=EERSTE_JAAR, le=LAATSTE_JAAR)] | None
Day = Annotated[date, Field(ge=date(EERSTE_JAAR, 1, 1))] | None
Count = Annotated[int, Field(ge=0, le=GROOTSTE)] | None


class Registratie(BaseModel):
    """What a melding and a signaal have in common."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", str_strip_whitespace=True)

    kenmerk: Text = None
    organisatie: Text = None
    onderdeel: Text = None
    meldkanaal: Meldkanaal | None = None
    ontvangen: Day = None
    ontvangst_bevestigd: Day = None
    geinformeerd: Day = None
    afgerond: Day = None
    verslagjaar: Year = None
    hoofdcategorie: Schendingstype
    nevencategorieen: Annotated[tuple[Schendingstype, ...], AfterValidator(_sorted)] = ()
    opvolging: Annotated[tuple[Opvolging, ...], AfterValidator(_sorted)] = ()
    afdoeningen: Annotated[tuple[Afdoening, ...], AfterValidator(_sorted)] = ()
    anoniem: JaNee | None = None
    betrokkenen: Count = None
    omschrijving: Text = None

    @model_validator(mode="after")
    def _belongs_to_a_year(self) -> Self:
        if self.verslagjaar is None and self.afgerond is None and self.ontvangen is None:
            raise ValueError("expected one of verslagjaar, afgerond, ontvangen")
        return self


class Melding(Registratie):
    """A report."""

    soort: Literal[Soort.MELDING]
    uitkomst: Uitkomst


class Signaal(Registratie):
    """A concern."""

    soort: Literal[Soort.SIGNAAL]
    uitkomst: Uitkomst = Uitkomst.ONBEKEND


Register = TypeAdapter(list[Annotated[Melding | Signaal, Field(discriminator="soort")]])


def read(data: bytes) -> list[Any]:
    """Read a JSON list."""
    return Register.validate_json(data)


def write(records: list[Any]) -> bytes:
    """Write a JSON list, without what was not given."""
    return Register.dump_json(records, exclude_unset=True)
