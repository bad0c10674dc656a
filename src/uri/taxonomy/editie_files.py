"""Reading editions: from the library's own data by name, or from an organisation's own TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

from uri.errors import EditionError, UnknownLabelError
from uri.findings import quoted
from uri.taxonomy import editie_schema
from uri.taxonomy.codes import Afdoening, Niveau, Schendingstype, Uitkomst
from uri.taxonomy.data import load, names
from uri.taxonomy.edities import (
    TABELLEN,
    AfdoeningEditie,
    Betekenis,
    CodeT,
    Editie,
    EditieRij,
    Phrase,
    settled,
)
from uri.texts import Text, same

_SUFFIX = ".toml"


def edities() -> list[str]:
    """Name the editions of schendingstypes that the library has."""
    return names("edities", "schendingstypes")


def afdoening_edities() -> list[str]:
    """Name the editions of afdoeningen that the library has."""
    return names("edities", "afdoeningen")


@cache
def editie(naam: str | None = None) -> Editie:
    """Return an edition of schendingstypes by name; the written-down default when none is named."""
    naam = naam or standard("schendingstypes")
    _known(naam, edities())
    raw = load("edities", "schendingstypes", f"{naam}.toml")
    return _editie(naam, raw, afdoening_editie(raw.get("afdoeningen")))


def edition(chosen: Editie | str | None) -> Editie:
    """Return an edition as it is, by its name or the path of its ``.toml`` file, or the default for None."""
    if isinstance(chosen, str) and chosen.endswith(_SUFFIX):
        return read_editie(chosen)
    return chosen if isinstance(chosen, Editie) else editie(chosen)


@cache
def afdoening_editie(naam: str | None = None) -> AfdoeningEditie:
    """Return an edition of afdoeningen by name; the written-down default when none is named."""
    naam = naam or standard("afdoeningen")
    _known(naam, afdoening_edities())
    return _afdoening_editie(naam, load("edities", "afdoeningen", f"{naam}.toml"))


def read_editie(path: str | PathLike[str]) -> Editie:
    """Read an organisation's own edition of schendingstypes; its name is that of the file.

    The file has the form of the library's own editions; its ``afdoeningen`` may name a file beside it. Raises
    `EditionError` when it cannot be read, when it contradicts itself, or when a leaf has neither a row nor a place.
    """
    file = Path(path)
    raw = _read(file)
    measures = raw.get("afdoeningen")
    if isinstance(measures, str) and measures.endswith(_SUFFIX):
        own = file.parent / measures
        return _editie(file.stem, raw, _afdoening_editie(own.stem, _read(own)))
    if measures is not None and measures not in afdoening_edities():
        raise editie_schema.wrong(
            file.stem, Text("er is geen editie {}.", "there is no edition {}.").format(quoted(measures))
        )
    return _editie(file.stem, raw, afdoening_editie(measures))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = _NO_FILE if isinstance(error, FileNotFoundError) else same(str(error.strerror))
        raise _unreadable(file, reason) from error
    except UnicodeDecodeError as error:
        raise _unreadable(file, _NO_UTF8) from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(file, _NO_TOML.format(error)) from error


def _unreadable(file: Path, reason: Text) -> EditionError:
    said = Text("De editie {} is niet te lezen.", "The edition {} cannot be read.")
    return EditionError(said.format(quoted(file.name)), reason)


_NO_FILE = Text("Het bestand is er niet.", "The file is not there.")
_NO_UTF8 = Text("Bewaar het bestand als UTF-8.", "Save the file as UTF-8.")
_NO_TOML = Text("Dit is geen TOML ({}).", "This is no TOML ({}).")


def standard(lijst: str) -> str:
    """Name the default edition of a list: ``schendingstypes`` or ``afdoeningen``."""
    return str(load("standaard.toml")[lijst])


def _known(naam: str, known: Collection[str]) -> None:
    if naam not in known:
        raise UnknownLabelError(
            Text("De editie {} bestaat niet.", "There is no edition {}.").format(quoted(naam)),
            Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(known)),
            nearest=tuple(known),
        )


def _editie(naam: str, raw: Mapping[str, Any], afdoeningen: AfdoeningEditie) -> Editie:
    editie_schema.check(naam, raw, editie_schema.TYPES)
    rows = tuple(_row(naam, row, Schendingstype, TABELLEN, editie_schema.RIJ) for row in raw.get("rij", ()))
    rows, missing = settled(naam, rows, raw.get("ontbreekt", {}), Schendingstype)
    made = Editie(
        naam=naam,
        titel=raw.get("titel", naam),
        bron=raw.get("bron", ""),
        codes=Schendingstype,
        rijen=rows,
        ontbreekt=missing,
        afdoeningen=afdoeningen,
        jaar=raw.get("jaar"),
    )
    _consistent(made, TABELLEN)
    return made


def _afdoening_editie(naam: str, raw: Mapping[str, Any]) -> AfdoeningEditie:
    editie_schema.check(naam, raw, editie_schema.AFDOENINGEN, "rij", "zwaarte")
    rows = tuple(
        _row(naam, row, Afdoening, ("afdoeningen",), editie_schema.RIJ_AFDOENING, "niveau") for row in raw["rij"]
    )
    levels = {
        row.code: editie_schema.code(naam, Niveau, listed["niveau"])
        for row, listed in zip(rows, raw["rij"], strict=True)
    }
    rows, missing = settled(naam, rows, raw.get("ontbreekt", {}), Afdoening)
    made = AfdoeningEditie(
        naam=naam,
        titel=raw.get("titel", naam),
        bron=raw.get("bron", ""),
        codes=Afdoening,
        rijen=rows,
        ontbreekt=missing,
        niveaus=levels,
        zwaarte=tuple(editie_schema.code(naam, Afdoening, code) for code in raw["zwaarte"]),
        zinnen=tuple(_zin(naam, zin) for zin in raw.get("zin", ())),
    )
    _consistent(made, ("afdoeningen",))
    if sorted(made.zwaarte) != sorted(row.code for row in made.rijen):
        raise editie_schema.wrong(
            naam, Text("zwaarte noemt niet elke rij één keer.", "zwaarte does not name every row once.")
        )
    return made


def _row(
    naam: str,
    raw: Mapping[str, Any],
    codes: type[CodeT],
    tabellen: tuple[str, ...],
    form: editie_schema.FileForm,
    *needed: str,
) -> EditieRij[CodeT]:
    editie_schema.check(naam, raw, form, "code", "label", *needed)
    code = editie_schema.code(naam, codes, raw["code"])
    if strange := sorted(set(raw.get("tabellen", ())) - set(tabellen)):
        raise editie_schema.wrong(
            naam, Text("{} is geen tabel.", "{} is no table.").format(", ".join(map(quoted, strange)))
        )
    return EditieRij(
        code=code,
        label=raw["label"],
        bladen=code.bladen,
        tabellen=tuple(raw.get("tabellen", tabellen)),
        aliases=tuple(raw.get("aliassen", ())),
        finer={
            editie_schema.code(naam, codes, finer): tuple(labels) for finer, labels in raw.get("fijner", {}).items()
        },
    )


def _zin(naam: str, raw: Mapping[str, Any]) -> Phrase:
    editie_schema.check(naam, raw, editie_schema.ZIN, "uitkomsten")
    meaning = Betekenis(
        uitkomsten=tuple(editie_schema.code(naam, Uitkomst, outcome) for outcome in raw["uitkomsten"]),
        afdoeningen=tuple(editie_schema.code(naam, Afdoening, measure) for measure in raw.get("afdoeningen", ())),
    )
    return Phrase(text=raw.get("tekst"), beginning=raw.get("begin"), meaning=meaning)


def _consistent(made: Editie | AfdoeningEditie, tabellen: tuple[str, ...]) -> None:
    """Check that the labels differ, the rows of a table do not overlap, and every leaf has one place."""
    _ = made.lexicon
    if stray := sorted(finer for row in made.rijen for finer in row.finer if not finer.bladen <= row.bladen):
        raise editie_schema.wrong(made.naam, _STRAY.format(", ".join(stray)))
    leaves = frozenset(leaf for code in made.codes for leaf in code.bladen)
    held = {table: [leaf for row in made.rows(table) for leaf in row.bladen] for table in tabellen}
    for table, placed in held.items():
        if len(placed) != len(set(placed)):
            raise editie_schema.wrong(made.naam, Text("rijen van {} overlappen.", "rows of {} overlap.").format(table))
        if lost := sorted(leaves - set(placed) - made.ontbreekt.keys()):
            raise editie_schema.wrong(made.naam, _LOST.format(table, ", ".join(lost)))
    if twice := sorted(leaf for leaf in made.ontbreekt if all(leaf in placed for placed in held.values())):
        raise editie_schema.wrong(made.naam, _TWICE.format(", ".join(twice)))


_STRAY = Text("fijnere code buiten haar rij: {}.", "finer code outside its row: {}.")
_LOST = Text("{}: geen plaats voor {}.", "{}: no place for {}.")
_TWICE = Text("staat in een rij en bij ontbreekt: {}.", "stands in a row and as missing: {}.")
