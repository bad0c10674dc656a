"""A report as plain data, ready for JSON: its tables in one language, and what it takes beside them to read it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.tables.cells import Notatie, plain_value
from uri.aggregate.tables.tabel import Tabel
from uri.languages import LANGUAGES, Language, Text
from uri.taxonomy import Basis


def plain_tables(tables: Mapping[str, Tabel], language: Language) -> dict[str, Any]:
    """Return the tables of a report as plain data, in one language."""
    return {name: _table(table, language) for name, table in tables.items()}


def plain_supplements(tables: Mapping[str, Tabel]) -> dict[str, Any]:
    """Return, of each table, what it takes beside it to read it back: nothing that follows from the table itself."""
    return {name: _supplement(table) for name, table in tables.items()}


def basis_when_empty(of_table: Basis) -> Basis:
    """Return the basis of a cell without a figure where nothing else is said of it."""
    return Basis.NIET_OPGEGEVEN if of_table is Basis.GEMENGD else of_table


def _table(table: Tabel, language: Language) -> dict[str, Any]:
    names, bases = [column.naam for column in table.kolommen], table.figure_bases()
    return {
        "titel": table.titel.to(language),
        "basis": table.basis.value,
        "eenheid": table.eenheid.value,
        "standdatum": table.standdatum and table.standdatum.isoformat(),
        "kolommen": names,
        "noten": [remark.to(language) for remark in table.remarks()],
        "rijen": [
            {
                "code": row.code,
                "label": row.label.to(language),
                "soort": row.soort.value,
                "cellen": {name: plain_value(cell, language) for name, cell in zip(names, cells, strict=True)},
                "leeg": {name: cell.value for name, cell in zip(names, cells, strict=True) if isinstance(cell, Leeg)},
                "basis": {name: bases[row.code, name].value for name in names if (row.code, name) in bases},
            }
            for row, cells in zip(table.rijen, table.cellen, strict=True)
        ],
    }


def _supplement(table: Tabel) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "notatie": {row.code: row.notatie.value for row in table.rijen if row.notatie is not Notatie.AANTAL},
        "basis_leeg": _bases_of_empty_cells(table),
        "groepen": {row.code: row.groep for row in table.rijen if row.groep is not None},
        "bronnen": [
            {
                "rij": relation.links[0][0],
                "kolom": relation.links[0][1],
                **{language: [source.to(language) for source in relation.bronnen] for language in LANGUAGES},
            }
            for relation in table.relaties
            if relation.bronnen
        ],
        "elders": [
            {
                "rij": code,
                "kolom": column,
                **({} if figure.naam is None else {"naam": figure.naam}),
                "aantal": figure.aantal,
            }
            for relation in table.relaties
            for figure in relation.elders
            for code, column in relation.links[:1]
        ],
    }
    words = {language: _words(table, language) for language in LANGUAGES}
    return {"teksten": words, **{name: part for name, part in parts.items() if part}}


def _bases_of_empty_cells(table: Tabel) -> dict[str, dict[str, str]]:
    """Return the bases of empty cells that do not follow from that of the table, by row and column."""
    usual = basis_when_empty(table.basis)
    by_row = {
        row.code: {
            column.naam: basis.value
            for column, cell, basis in zip(table.kolommen, cells, bases, strict=True)
            if isinstance(cell, Leeg) and basis is not usual
        }
        for row, cells, bases in zip(table.rijen, table.cellen, table.bases, strict=True)
    }
    return {code: bases for code, bases in by_row.items() if bases}


def _words(table: Tabel, language: Language) -> dict[str, Any]:
    """Return the texts of a table in a language, without those that read alike in both as they stand in the table."""

    def to(text: Text) -> str:
        return text.to(language)

    cells = {
        row.code: {
            column.naam: to(cell)
            for column, cell in zip(table.kolommen, cells, strict=True)
            if isinstance(cell, Text) and cell.nl != cell.en
        }
        for row, cells in zip(table.rijen, table.cellen, strict=True)
    }
    parts: dict[str, Any] = {
        "titel": to(table.titel) if table.titel.nl != table.titel.en else None,
        "noten": [to(note) for note in table.noten],
        "kolommen": {
            column.naam: to(column.label)
            for column in table.kolommen
            if {column.label.nl, column.label.en} != {column.naam}
        },
        "rijen": {row.code: to(row.label) for row in table.rijen if row.label.nl != row.label.en},
        "cellen": {code: texts for code, texts in cells.items() if texts},
    }
    return {name: part for name, part in parts.items() if part}
