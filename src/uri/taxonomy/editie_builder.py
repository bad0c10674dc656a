"""Building an edition from the data of its file, and checking that the file says of every leaf where it is counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy import editie_schema as schema
from uri.taxonomy.codes import Afdoening, CodeT, Niveau, Schendingstype, Uitkomst
from uri.taxonomy.edities import AfdoeningEditie, Betekenis, Editie, EditieRij, Phrase, Plaats

_NO_LEAF = Text("{} is geen blad van de lijst.", "{} is no leaf of the list.")
_NO_ROW = Text("{} staat bij {}, en dat is geen rij.", "{} is put in {}, no row.")
_PLACES = Text("Kies uit: niet geteld, onbekend, {}.", "Choose from: niet geteld, onbekend, {}.")
_NO_TABLE = Text("{} is geen tabel.", "{} is no table.")
_STRAY = Text("fijnere code buiten haar rij: {}.", "finer code outside its row: {}.")
_OVERLAP = Text("rijen van {} overlappen.", "rows of {} overlap.")
_LOST = Text("{}: geen plaats voor {}.", "{}: no place for {}.")
_TWICE = Text("staat in een rij en bij ontbreekt: {}.", "stands in a row and as missing: {}.")
_WEIGHT = Text("zwaarte noemt niet elke rij één keer.", "zwaarte does not name every row once.")


def build_editie(name: str, raw: Mapping[str, Any], afdoeningen: AfdoeningEditie) -> Editie:
    """Build an edition of schendingstypes.

    Args:
        name: Its name.
        raw: The data of its file.
        afdoeningen: The edition of afdoeningen that goes with it.

    Raises:
        EditionError: There is a fault in the data.
    """
    schema.check(name, raw, schema.TYPES)
    rows = tuple(_row(name, row, Schendingstype, Editie.tabellen, schema.RIJ) for row in raw.get("rij", ()))
    editie = Editie(**_shared(name, raw, Schendingstype, rows), afdoeningen=afdoeningen, jaar=raw.get("jaar"))
    _require_consistent(editie)
    return editie


def build_afdoening_editie(name: str, raw: Mapping[str, Any]) -> AfdoeningEditie:
    """Build an edition of afdoeningen.

    Args:
        name: Its name.
        raw: The data of its file.

    Raises:
        EditionError: There is a fault in the data.
    """
    schema.check(name, raw, schema.AFDOENINGEN, "rij", "zwaarte")
    tables = AfdoeningEditie.tabellen
    levels = ["niveau"] if any("niveau" in row for row in raw["rij"]) else []  # those of all rows, or of none
    rows = tuple(_row(name, row, Afdoening, tables, schema.RIJ_AFDOENING, *levels) for row in raw["rij"])
    niveaus = {
        row.code: schema.code(name, Niveau, data[key])
        for row, data in zip(rows, raw["rij"], strict=True)
        for key in levels
    }
    editie = AfdoeningEditie(
        **_shared(name, raw, Afdoening, rows),
        niveaus=niveaus,
        zwaarte=tuple(schema.code(name, Afdoening, code) for code in raw["zwaarte"]),
        zinnen=tuple(_phrase(name, phrase) for phrase in raw.get("zin", ())),
    )
    _require_consistent(editie)
    if sorted(editie.zwaarte) != sorted(row.code for row in editie.rijen):
        raise schema.fault(name, _WEIGHT)
    return editie


def unknown_afdoeningen(name: str, zinnen: tuple[Phrase, ...]) -> AfdoeningEditie:
    """Build the edition that stands for a list of afdoeningen that is not known: no rows, and nothing is placed.

    Args:
        name: Its name.
        zinnen: The phrases by which a case list is read: they tell an outcome, and no row.
    """
    return AfdoeningEditie(
        naam=name,
        titel="Afdoeningen niet bekend",
        bron="",
        codes=Afdoening,
        rijen=(),
        ontbreekt=dict.fromkeys(sorted(_leaves(Afdoening)), Plaats.ONBEKEND),
        niveaus={},
        zwaarte=(),
        zinnen=zinnen,
    )


def _shared(
    name: str, raw: Mapping[str, Any], codes: type[CodeT], rows: tuple[EditieRij[CodeT], ...]
) -> dict[str, Any]:
    """Return the attributes that editions of types and of measures share."""
    rows, missing = _settled(name, rows, raw.get("ontbreekt", {}), codes)
    return {
        "naam": name,
        "titel": raw.get("titel", name),
        "bron": raw.get("bron", ""),
        "codes": codes,
        "rijen": rows,
        "ontbreekt": missing,
    }


def _row(
    name: str,
    raw: Mapping[str, Any],
    codes: type[CodeT],
    tables: tuple[str, ...],
    form: schema.FileForm,
    *needed: str,
) -> EditieRij[CodeT]:
    schema.check(name, raw, form, "code", "label", *needed)
    code = schema.code(name, codes, raw["code"])
    if strange := sorted(set(raw.get("tabellen", ())) - set(tables)):
        raise schema.fault(name, _NO_TABLE.format(", ".join(map(quoted, strange))))
    return EditieRij(
        code=code,
        label=raw["label"],
        bladen=code.bladen,
        tabellen=tuple(raw.get("tabellen", tables)),
        aliases=tuple(raw.get("aliassen", ())),
        finer={schema.code(name, codes, finer): tuple(labels) for finer, labels in raw.get("fijner", {}).items()},
        english=raw.get("engels"),
    )


def _phrase(name: str, raw: Mapping[str, Any]) -> Phrase:
    schema.check(name, raw, schema.ZIN, "uitkomsten")
    meaning = Betekenis(
        uitkomsten=tuple(schema.code(name, Uitkomst, outcome) for outcome in raw["uitkomsten"]),
        afdoeningen=tuple(schema.code(name, Afdoening, measure) for measure in raw.get("afdoeningen", ())),
    )
    return Phrase(text=raw.get("tekst"), beginning=raw.get("begin"), meaning=meaning, english=raw.get("engels"))


def _settled(
    name: str, rows: tuple[EditieRij[CodeT], ...], missing: Mapping[str, str], codes: type[CodeT]
) -> tuple[tuple[EditieRij[CodeT], ...], dict[CodeT, Plaats]]:
    """Put leaves without a row of their own where the file says: into a named row, or in a place outside the rows."""
    leaves = {leaf.value: leaf for leaf in _leaves(codes)}
    if strange := sorted(missing.keys() - leaves.keys()):
        raise schema.fault(name, _NO_LEAF.format(", ".join(map(quoted, strange))))
    added: dict[str, list[CodeT]] = {row.code.value: [] for row in rows}
    places: dict[CodeT, Plaats] = {}
    for leaf, place in missing.items():
        if place in set(Plaats):
            places[leaves[leaf]] = Plaats(place)
        elif place in added:
            added[place].append(leaves[leaf])
        else:
            raise schema.fault(name, _NO_ROW.format(leaf, quoted(place)), hint=_PLACES.format(", ".join(added)))
    settled = tuple(attrs.evolve(row, bladen=row.bladen.union(added[row.code.value])) for row in rows)
    counted = {leaf for row in settled for leaf in row.bladen}
    apart = [leaf for leaf in sorted(leaves.values()) if leaf.entry.apart and leaf not in counted]
    return settled, {**dict.fromkeys(apart, Plaats.ONBEKEND), **places}


def _require_consistent(editie: Editie | AfdoeningEditie) -> None:
    """Check that finer codes stay in their rows, rows of a table do not overlap, and every leaf has one place."""
    if stray := sorted(finer for row in editie.rijen for finer in row.finer if not finer.bladen <= row.bladen):
        raise schema.fault(editie.naam, _STRAY.format(", ".join(stray)))
    leaves = _leaves(editie.codes)
    placed = {table: [leaf for row in editie.rows(table) for leaf in row.bladen] for table in editie.tabellen}
    for table, counted in placed.items():
        if len(counted) != len(set(counted)):
            raise schema.fault(editie.naam, _OVERLAP.format(table))
        if lost := sorted(leaves - set(counted) - editie.ontbreekt.keys()):
            raise schema.fault(editie.naam, _LOST.format(table, ", ".join(lost)))
    if twice := sorted(leaf for leaf in editie.ontbreekt if all(leaf in counted for counted in placed.values())):
        raise schema.fault(editie.naam, _TWICE.format(", ".join(twice)))


def _leaves(codes: type[CodeT]) -> frozenset[CodeT]:
    return frozenset(leaf for code in codes for leaf in code.bladen)
