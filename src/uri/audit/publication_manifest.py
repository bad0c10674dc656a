"""The manifest of a publication, ``publicatie.toml``: what its tables count, what its text claims, what went before."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import cattrs

from uri.audit.tables.figures import FigureMeaning
from uri.audit.tables.printed_tables import Partition
from uri.audit.tables.standard_tables import TableKind
from uri.errors import UnreadableError
from uri.reading.strict_toml import WrongTypeError, read_strictly, strict_converter, text_or_number
from uri.texts import Text

MANIFEST_FILE = "publicatie.toml"


class BlankMeaning(StrEnum):
    """What a blank in a table may be."""

    NUL = "nul"
    ONBEKEND = "onbekend"


class Notation(StrEnum):
    """Which sign parts thousands."""

    DUTCH = "nl"
    ENGLISH = "en"


class ClaimKind(StrEnum):
    """What a claim says of figures."""

    GETAL = "getal"
    VERSCHIL = "verschil"
    VERHOUDING = "verhouding"
    UITERSTE = "uiterste"
    STIJGING = "stijging"
    DALING = "daling"
    GELIJK = "gelijk"
    HOOGSTENS = "hoogstens"


@attrs.frozen(kw_only=True)
class TableEntry(FigureMeaning):
    """One table: its file, what it is, and what is stated of it; `kolommen` goes by header, `rijen` by label."""

    bestand: str
    naam: str | None = None
    soort: TableKind | None = None
    deling: Partition = Partition.VERDELING
    leeg: BlankMeaning = BlankMeaning.NUL
    notatie: Notation | None = None
    editie: str | None = None
    bron: str = ""
    kolommen: dict[str, FigureMeaning] = attrs.field(factory=dict)
    rijen: dict[str, FigureMeaning] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class AnnexEntry:
    """An annex of cases: its file, its columns, and what its ambiguous words stand for, where that is known."""

    bestand: str
    categorie: str
    afdoening: str
    naam: str | None = None
    lezing: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ClaimEntry(FigureMeaning):
    """A claim of the text, with its wording; figures are named as `beweringen` tells."""

    tekst: str
    soort: ClaimKind = ClaimKind.GETAL
    naam: str | None = None
    bron: str = ""
    waarde: str | int | None = None
    som: list[str] = attrs.field(factory=list)
    van: list[str] = attrs.field(factory=list)
    naar: list[str] = attrs.field(factory=list)
    teller: list[str] = attrs.field(factory=list)
    noemer: list[str] = attrs.field(factory=list)
    onder: list[str] = attrs.field(factory=list)
    links: list[str] = attrs.field(factory=list)
    rechts: list[str] = attrs.field(factory=list)
    tussen: list[float] = attrs.field(factory=list)
    per_rij: bool = False
    regel: str | None = None


@attrs.frozen(kw_only=True)
class EarlierEntry:
    """An earlier publication: its folder or file, and the year that it reports on."""

    pad: str
    jaar: int


@attrs.frozen(kw_only=True)
class PublicationManifest:
    """What ``publicatie.toml`` says."""

    titel: str = ""
    organisatie: str | None = None
    jaar: int | None = None
    editie: str | None = None
    tabellen: list[TableEntry] = attrs.field(factory=list)
    bijlagen: list[AnnexEntry] = attrs.field(factory=list)
    beweringen: list[ClaimEntry] = attrs.field(factory=list)
    eerder: list[EarlierEntry] = attrs.field(factory=list)


def read_manifest(folder: Path) -> PublicationManifest:
    """Read the manifest of a folder; raises `UnreadableError` with every fault."""
    path = folder / MANIFEST_FILE
    return read_strictly(path, PublicationManifest, _CONVERTER, error=UnreadableError, rule="URI-I-publicatie")


def _converter() -> cattrs.Converter:
    """Make a strict converter that takes one reference for a list of one."""
    converter = strict_converter()
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(str | int | None, text_or_number)
    many = converter.get_structure_hook(list[str])
    converter.register_structure_hook_func(
        lambda kind: kind == list[str], lambda raw, kind: many([raw] if isinstance(raw, str) else raw, kind)
    )
    return converter


def _number(raw: Any, _type: object) -> float:  # noqa: ANN401 (what TOML holds)
    if type(raw) not in {int, float}:
        raise WrongTypeError(Text("een getal", "a number"))
    return float(raw)


_CONVERTER = _converter()
