"""A standard table as a block: its cells as they are printed, as numbers, and as they are spoken."""

from __future__ import annotations

from collections.abc import Collection

from uri.aggregate import Leeg, Tabel
from uri.aggregate.tables.cells import Cel, Notatie, plain_value
from uri.aggregate.tables.table_bases import basis_lines
from uri.aggregate.tables.table_rendering import caption, cell_text
from uri.languages import Language, Text
from uri.publish.document.blocks import Cell, Column, DataTable, Row


def table_block(table: Tabel, number: int, language: Language, *, told: Collection[Text] = ()) -> DataTable:
    """Lay a table out as a block.

    Args:
        table: The table.
        number: Its number in the publication.
        language: The language of the publication.
        told: Remarks that the publication makes elsewhere for several tables, and that are not repeated below this one.
    """
    rows = tuple(
        Row(
            row.code,
            row.label.to(language),
            row.soort,
            tuple(_cell(cell, row.notatie, language) for cell in cells),
        )
        for row, cells in zip(table.rijen, table.cellen, strict=True)
    )
    columns = tuple(
        Column(column.naam, column.label.to(language), any(_is_words(cells[at]) for cells in table.cellen))
        for at, column in enumerate(table.kolommen)
    )
    bases = basis_lines(table.rijen, table.kolommen, table.figure_bases())
    return DataTable(
        name=table.naam,
        number=number,
        title=table.titel.to(language),
        caption=_sentence(caption(table, language)),
        corner=_CORNERS.get(table.naam, _ROW).to(language),
        columns=columns,
        rows=rows,
        notes=tuple(line.to(language) for line in (*bases, *table.remarks()) if line not in told),
        signs=_signs(table, language),
    )


def empty_sign(kind: Leeg) -> str:
    """Return what is printed in an empty cell: a sign that is never blank, so that nothing looks forgotten."""
    return kind.sign or _BLANK


def _cell(cell: Cel, notation: Notatie, language: Language) -> Cell:
    if isinstance(cell, Leeg):
        return Cell(text=empty_sign(cell), value=None, empty=cell, spoken=cell.label.to(language))
    return Cell(text=cell_text(cell, notation, language), value=plain_value(cell, language), notation=notation)


def _is_words(cell: Cel) -> bool:
    return isinstance(cell, Text) or type(cell) is str


def _signs(table: Tabel, language: Language) -> tuple[tuple[str, str], ...]:
    found = {cell for cells in table.cellen for cell in cells if isinstance(cell, Leeg)}
    return tuple((empty_sign(kind), kind.label.to(language)) for kind in Leeg if kind in found)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


_BLANK = "…"
_ROW = Text("Rij", "Row")
_TYPE = Text("Type schending", "Type of violation")
_CORNERS = {
    "kerncijfers": Text("Kerncijfer", "Key figure"),
    "schendingen": _TYPE,
    "aangetoond_per_jaar": _TYPE,
    "signalen": _TYPE,
    "afdoeningen": Text("Afdoening", "Measure"),
    "vertrouwenspersonen": Text("Kengetal", "Figure"),
    "sessies": Text("Sessie", "Session"),
    "financiele_belangen": Text("Onderdeel", "Part"),
    "overzicht": Text("Nr.", "No."),
}
"""The head of the column of row heads, by table; what has no name in a picture of a table needs one on a page."""
