"""All figures of a report in one list, a line for each cell.

Putting ministries together is putting such files together.
"""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import Leeg, Rapport, Tabel
from uri.languages import Language, Text
from uri.publish.data_package.code_lists import FIGURE
from uri.publish.report_formats import csv_text

LONG_LIST = "rapport-lang.csv"
"""The name of the file."""

COLUMNS = {
    "verslagjaar": Text("Verslagjaar", "Year of the report"),
    "organisatie": Text("Organisatie", "Organisation"),
    "onderdeel": Text("Onderdeel; leeg voor het geheel", "Part of the organisation; empty for the whole"),
    "editie": Text("Editie van de lijsten", "Edition of the lists"),
    "tabel": Text("Tabel", "Table"),
    "rij": Text("Code van de rij", "Code of the row"),
    "label": Text("Rij", "Row"),
    "soort": Text("Soort rij", "Kind of row"),
    "notatie": Text("Hoe het getal wordt geschreven", "How the number is written"),
    "kolom": Text("Naam van de kolom", "Name of the column"),
    "waarde": Text("Waarde", "Value"),
    "status": Text("Of er een cijfer staat, en waarom niet", "Whether there is a figure, and why not"),
    "eenheid": Text("Eenheid", "Unit"),
    "basis": Text("Grondslag: wat in het jaar valt", "Basis: what falls within the year"),
}
"""Its columns, with what each holds."""

KEY = ("verslagjaar", "organisatie", "onderdeel", "tabel", "rij", "kolom")
"""The columns that together name a cell."""


def long_list(report: Rapport, language: Language) -> str:
    """Write the cells of all tables of figures, without those that list cases, which hold texts.

    Args:
        report: The report.
        language: The language of the labels.
    """
    return csv_text([list(COLUMNS), *(line for table in report.values() for line in _lines(report, table, language))])


def _lines(report: Rapport, table: Tabel, language: Language) -> Iterator[list[object]]:
    if has_texts(table):
        return
    about = [report.verslagjaar, report.organisatie or "", report.onderdeel or "", report.editie.naam, table.naam]
    for row, cells, bases in zip(table.rijen, table.cellen, table.bases, strict=True):
        named = [row.code, row.label.to(language), row.soort.value, row.notatie.value]
        for column, cell, basis in zip(table.kolommen, cells, bases, strict=True):
            empty = isinstance(cell, Leeg)
            value = ["" if empty else cell, cell.value if isinstance(cell, Leeg) else FIGURE]
            yield [*about, *named, column.naam, *value, table.eenheid.value, basis.value]


def has_texts(table: Tabel) -> bool:
    """Tell whether a table holds texts, as a list of cases does."""
    return any(not isinstance(cell, int | float | Leeg) for cells in table.cellen for cell in cells)
