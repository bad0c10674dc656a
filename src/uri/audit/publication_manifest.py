"""The manifest of a publication, ``publicatie.toml``: what its tables count, what its text claims, what went before."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import cattrs

from uri.audit.printed_tables.figures import FigureMeaning
from uri.audit.printed_tables.printed_table import Partition
from uri.audit.printed_tables.standard_tables import TableKind
from uri.errors import UnreadableError
from uri.languages import LANGUAGES, Text, same
from uri.reading.toml_objects import WrongTypeError, one_or_more, read_strictly, strict_converter, text_or_number

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
    GROEI = "groei"
    VERHOUDING = "verhouding"
    UITERSTE = "uiterste"
    STIJGING = "stijging"
    DALING = "daling"
    VERANDERING = "verandering"
    GELIJK = "gelijk"
    HOOGSTENS = "hoogstens"
    MINSTENS = "minstens"


class WordUse(StrEnum):
    """What a word says something of: a number, a change, how large a change is, or a part of a whole."""

    GETAL = "getal"
    VERANDERING = "verandering"
    MATE = "mate"
    AANDEEL = "aandeel"


@attrs.frozen(kw_only=True)
class TableEntry(FigureMeaning):
    """A table, and what is stated of its figures.

    Attributes:
        bestand: Its file.
        naam: The name by which claims call it; by default that of the file.
        bijschrift: What is printed above it; by default what stands above it in its file.
        soort: Which standard table it is.
        deling: What its rows are to their total; by default it is seen from the words around them.
        leeg: What a blank may be.
        nul_verborgen: Whether a figure that is hidden to protect people may be zero; not where all zeros are shown.
        notatie: Which sign parts thousands; by default it is seen from the figures.
        editie: The edition whose rows it has; by default that of the publication.
        bron: Where it was published.
        kolommen: What is stated of columns, by their header.
        rijen: What is stated of rows, by their label.
    """

    bestand: str
    naam: str | None = None
    bijschrift: str = ""
    soort: TableKind | None = None
    deling: Partition | None = None
    leeg: BlankMeaning = BlankMeaning.NUL
    nul_verborgen: bool = True
    notatie: Notation | None = None
    editie: str | None = None
    bron: str = ""
    kolommen: dict[str, FigureMeaning] = attrs.field(factory=dict)
    rijen: dict[str, FigureMeaning] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class AnnexEntry:
    """An annex: a list of cases.

    Attributes:
        bestand: Its file.
        categorie: The header of the column of types.
        afdoening: The header of the column that says what came of a case.
        naam: The name by which claims call it; by default that of the file.
        lezing: What ambiguous words stand for, where that is known.
    """

    bestand: str
    categorie: str
    afdoening: str
    naam: str | None = None
    lezing: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ClaimEntry(FigureMeaning):
    """A claim of the text, and what is stated of the figure in it.

    Attributes:
        tekst: Its words.
        soort: What it says of figures.
        naam: The name by which other claims call its figure.
        bron: Where it stands.
        waarde: The figure in it.
        som: The figures that add up to it; of an extreme, the figure that is the largest.
        van: The figures before a change.
        naar: The figures after a change.
        teller: The figures that are divided.
        noemer: The figures by which they are divided.
        onder: The figures among which one is the largest.
        links: The figures that are equal to, or at most, others.
        rechts: Those others.
        woord: A word that stands for an interval, such as “ruim” or “verdubbeld”.
        tussen: The least and the most that the claim stands for, in place of what the word does.
        onbekend: What figure it needs that nobody published, in words, or those in both languages: then it cannot be
            checked.
        per_rij: Whether `links` and `rechts` are compared row by row.
        regel: The id of the rule that it stands for.
    """

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
    woord: str | None = None
    tussen: list[float] = attrs.field(factory=list)
    onbekend: Text | None = None
    per_rij: bool = False
    regel: str | None = None


@attrs.frozen(kw_only=True)
class WordEntry:
    """What a word stands for: an interval.

    Of a change it is how many times as much there is afterwards; of how large a change is, what part of what there was
    comes or goes; of a part, how much of the whole; of a number, how far from it, in steps of its roundness.

    Attributes:
        bij: What it says something of.
        reden: Why it is this interval.
        minstens: The least.
        meer_dan: What it is more than.
        hoogstens: The most.
        minder_dan: What it is less than.
    """

    bij: WordUse
    reden: str
    minstens: float | None = None
    meer_dan: float | None = None
    hoogstens: float | None = None
    minder_dan: float | None = None


@attrs.frozen(kw_only=True)
class WordsEntry(WordEntry):
    """Words that stand for one interval.

    Attributes:
        woorden: The words.
    """

    woorden: list[str]


@attrs.frozen(kw_only=True)
class EarlierEntry:
    """An earlier publication.

    Attributes:
        pad: Its folder or file.
        jaar: The year that it reports on.
    """

    pad: str
    jaar: int


@attrs.frozen(kw_only=True)
class PublicationManifest:
    """What ``publicatie.toml`` says.

    Attributes:
        titel: The title of the publication.
        organisatie: The organisation that it reports on.
        jaar: The verslagjaar.
        editie: The edition whose rows its tables have.
        tabellen: Its tables.
        bijlagen: Its annexes.
        beweringen: The claims of its text.
        woorden: What words in those claims stand for, where that is not what the library takes them for.
        eerder: Earlier publications.
    """

    titel: str = ""
    organisatie: str | None = None
    jaar: int | None = None
    editie: str | None = None
    tabellen: list[TableEntry] = attrs.field(factory=list)
    bijlagen: list[AnnexEntry] = attrs.field(factory=list)
    beweringen: list[ClaimEntry] = attrs.field(factory=list)
    woorden: dict[str, WordEntry] = attrs.field(factory=dict)
    eerder: list[EarlierEntry] = attrs.field(factory=list)


def read_publication_manifest(folder: Path) -> PublicationManifest:
    """Read the manifest of a folder.

    Raises:
        UnreadableError: It cannot be read; `findings` names every fault.
    """
    path = folder / MANIFEST_FILE
    return read_strictly(path, PublicationManifest, _CONVERTER, error=UnreadableError, rule="URI-I-publicatie")


def structure_words(raw: object) -> list[WordsEntry]:
    """Structure words with their intervals, as the library's own data have them."""
    return _CONVERTER.structure(raw, list[WordsEntry])


def _converter() -> cattrs.Converter:
    """Make a strict converter that takes one reference for a list of one."""
    converter = strict_converter()
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(Text, _text)
    converter.register_structure_hook(str | int | None, text_or_number)
    one_or_more(converter, str, alone=str)
    return converter


def _number(raw: Any, _type: object) -> float:  # noqa: ANN401 (what TOML holds)
    if type(raw) not in {int, float}:
        raise WrongTypeError(Text("een getal", "a number"))
    return float(raw)


def _text(raw: Any, _type: object) -> Text:  # noqa: ANN401 (what TOML holds)
    """Take a text as it reads in both languages, or one for each of them."""
    if isinstance(raw, str):
        return same(raw)
    if isinstance(raw, dict) and set(raw) == set(LANGUAGES) and all(isinstance(text, str) for text in raw.values()):
        return Text(**raw)
    raise WrongTypeError(Text('een tekst, of { nl = "…", en = "…" }', 'a text, or { nl = "…", en = "…" }'))


_CONVERTER = _converter()
