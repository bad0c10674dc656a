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
from uri.taxonomy.codes import Afdoening, Niveau, Schendingstype, Uitkomst
from uri.taxonomy.data import load, names
from uri.taxonomy.edities import (
    TABELLEN,
    AfdoeningEditie,
    Betekenis,
    Editie,
    EditieRij,
    Kode,
    Zin,
    settled,
)
from uri.texts import Text, same

_ROW_KEYS = {"code", "label", "aliassen", "fijner", "tabellen", "niveau"}
_KEYS = {"titel", "bron", "afdoeningen", "zwaarte", "rij", "zin", "ontbreekt"}


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
    return _editie(naam, load("edities", "schendingstypes", f"{naam}.toml"))


def edition(chosen: Editie | str | None) -> Editie:
    """Return an edition as it is, by its name, or the default for None."""
    return chosen if isinstance(chosen, Editie) else editie(chosen)


@cache
def afdoening_editie(naam: str | None = None) -> AfdoeningEditie:
    """Return an edition of afdoeningen by name; the written-down default when none is named."""
    naam = naam or standard("afdoeningen")
    _known(naam, afdoening_edities())
    return _afdoening_editie(naam, load("edities", "afdoeningen", f"{naam}.toml"))


def read_editie(path: str | PathLike[str]) -> Editie:
    """Read an organisation's own edition of schendingstypes; its name is that of the file.

    The file has the form of the library's own editions. Raises `EditionError` when it cannot be read, when it
    contradicts itself, or when a leaf has neither a row nor a place.
    """
    file = Path(path)
    try:
        return _editie(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EditionError(
            Text("De editie {} is niet te lezen.", "The edition {} cannot be read.").format(quoted(file.name)),
            same(str(error)),
        ) from error


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


def _editie(naam: str, raw: Mapping[str, Any]) -> Editie:
    _only(naam, raw, _KEYS - {"zwaarte", "zin"})
    rows = tuple(_row(naam, row, Schendingstype, TABELLEN) for row in raw.get("rij", ()))
    rows, missing = settled(naam, rows, raw.get("ontbreekt", {}), Schendingstype)
    made = Editie(
        naam=naam,
        titel=raw.get("titel", naam),
        bron=raw.get("bron", ""),
        codes=Schendingstype,
        rijen=rows,
        ontbreekt=missing,
        afdoeningen=afdoening_editie(raw.get("afdoeningen")),
    )
    _consistent(made, TABELLEN)
    return made


def _afdoening_editie(naam: str, raw: Mapping[str, Any]) -> AfdoeningEditie:
    _only(naam, raw, _KEYS - {"afdoeningen"})
    rows = tuple(_row(naam, row, Afdoening, ("afdoeningen",)) for row in raw.get("rij", ()))
    rows, missing = settled(naam, rows, raw.get("ontbreekt", {}), Afdoening)
    made = AfdoeningEditie(
        naam=naam,
        titel=raw.get("titel", naam),
        bron=raw.get("bron", ""),
        codes=Afdoening,
        rijen=rows,
        ontbreekt=missing,
        niveaus={Afdoening(row["code"]): Niveau(row["niveau"]) for row in raw["rij"]},
        zwaarte=tuple(Afdoening(code) for code in raw["zwaarte"]),
        zinnen=tuple(_zin(zin) for zin in raw.get("zin", ())),
    )
    _consistent(made, ("afdoeningen",))
    if sorted(made.zwaarte) != sorted(row.code for row in made.rijen):
        raise _wrong(naam, Text("zwaarte noemt niet elke rij één keer.", "zwaarte does not name every row once."))
    return made


def _row(naam: str, raw: Mapping[str, Any], codes: type[Kode], tabellen: tuple[str, ...]) -> EditieRij[Kode]:
    _only(naam, raw, _ROW_KEYS)
    if raw.get("code") not in set(codes) or not str(raw.get("label", "")).strip():
        raise _wrong(
            naam,
            Text("een rij met code {} en label {}.", "a row with code {} and label {}.").format(
                quoted(raw.get("code")), quoted(raw.get("label"))
            ),
        )
    code = codes(raw["code"])
    return EditieRij(
        code=code,
        label=raw["label"],
        bladen=code.bladen,
        tabellen=tuple(raw.get("tabellen", tabellen)),
        aliases=tuple(raw.get("aliassen", ())),
        finer={codes(finer): tuple(labels) for finer, labels in raw.get("fijner", {}).items()},
    )


def _zin(raw: Mapping[str, Any]) -> Zin:
    meaning = Betekenis(
        uitkomsten=tuple(Uitkomst(outcome) for outcome in raw["uitkomsten"]),
        afdoeningen=tuple(Afdoening(measure) for measure in raw.get("afdoeningen", ())),
    )
    return Zin(tekst=raw.get("tekst"), begin=raw.get("begin"), betekenis=meaning)


def _only(naam: str, raw: Mapping[str, Any], known: Collection[str]) -> None:
    if strange := sorted(raw.keys() - known):
        raise _wrong(naam, Text("onbekende sleutel {}.", "unknown key {}.").format(", ".join(map(quoted, strange))))


def _consistent(made: Editie | AfdoeningEditie, tabellen: tuple[str, ...]) -> None:
    """Check that the labels differ, the rows of a table do not overlap, and every leaf has a place."""
    _ = made.lexicon
    leaves = frozenset(leaf for code in made.codes for leaf in code.bladen)
    for table in tabellen:
        held = [leaf for row in made.rows(table) for leaf in row.bladen]
        if len(held) != len(set(held)):
            raise _wrong(made.naam, Text("rijen van {} overlappen.", "rows of {} overlap.").format(table))
        if lost := sorted(leaves - set(held) - made.ontbreekt.keys()):
            raise _wrong(
                made.naam, Text("{}: geen plaats voor {}.", "{}: no place for {}.").format(table, ", ".join(lost))
            )


def _wrong(naam: str, what: Text) -> EditionError:
    return EditionError(Text("Editie {}: {}", "Edition {}: {}").format(quoted(naam), what))
