"""A table laid out in one language: its cells as they are printed, as numbers, and as they are spoken."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.tables.cells import Cel, Notatie, RijSoort, plain_value
from uri.aggregate.tables.table_bases import basis_lines
from uri.aggregate.tables.table_rendering import TableContents, caption, cell_text
from uri.languages import Language, Text


@attrs.frozen(kw_only=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: What is printed.
        value: The number behind it, unrounded; a share is a fraction of 1. The text itself where it is words, None
            where the cell is empty.
        notation: How the number is written.
        empty: Why there is no number.
        spoken: What a reader hears in the place of a sign; None where that is the text.
        language: The language of words that stand as a source has them, where that is another than the document's.
    """

    text: str
    value: int | float | str | None
    notation: Notatie = Notatie.AANTAL
    empty: Leeg | None = None
    spoken: str | None = None
    language: Language | None = None


@attrs.frozen
class TableColumn:
    """A column of a table.

    Attributes:
        name: Its name in a program.
        label: Its head in print.
        is_text: Whether it holds words rather than numbers.
    """

    name: str
    label: str
    is_text: bool = False


@attrs.frozen
class TableRow:
    """A row of a table.

    Attributes:
        code: Its name in a program.
        label: Its head in print.
        kind: Whether it counts something itself or adds others up.
        cells: Its cells, one a column.
    """

    code: str
    label: str
    kind: RijSoort
    cells: tuple[Cell, ...]


@attrs.frozen(kw_only=True)
class DataTable:
    """A table of figures or words.

    Attributes:
        name: Its name in a program, which is the stem of its file; its anchor on a page has ``tabel-`` before it.
        number: Its number in the publication.
        title: Its title, without a number.
        caption: What its numbers count: unit, basis and reference date.
        corner: The head of the column of row heads.
        columns: Its columns, without that of the row heads.
        rows: Its rows.
        notes: What stands below it.
        signs: The signs of emptiness in it, with what each means.
    """

    name: str
    number: int
    title: str
    caption: str
    corner: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    signs: tuple[tuple[str, str], ...] = ()


def table_block(table: TableContents, number: int, language: Language, *, told: Collection[Text] = ()) -> DataTable:
    """Lay a table out as a block.

    Args:
        table: The table.
        number: Its number in the publication.
        language: The language of the publication.
        told: Remarks that the publication makes elsewhere for several tables, and that are not repeated below this one.
    """
    rows = tuple(
        TableRow(
            row.code,
            row.label.to(language),
            row.soort,
            tuple(_cell(cell, row.notatie, language) for cell in cells),
        )
        for row, cells in zip(table.rijen, table.cellen, strict=True)
    )
    columns = tuple(
        TableColumn(column.naam, column.label.to(language), any(_is_words(cells[at]) for cells in table.cellen))
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


def table_title(table: DataTable, language: Language) -> str:
    """Return the title of a table with its number before it."""
    return _NUMBERED.format(table.number, table.title).to(language)


def source_language(language: Language) -> Language | None:
    """Return the language of what registers and published lists say, where a document is in another."""
    return None if language == "nl" else "nl"


def empty_sign(kind: Leeg) -> str:
    """Return what is printed in an empty cell: a sign that is never blank, so that nothing looks forgotten."""
    return kind.sign or _BLANK


def _cell(cell: Cel, notation: Notatie, language: Language) -> Cell:
    if isinstance(cell, Leeg):
        return Cell(text=empty_sign(cell), value=None, empty=cell, spoken=cell.label.to(language))
    return Cell(
        text=cell_text(cell, notation, language),
        value=plain_value(cell, language),
        notation=notation,
        language=source_language(language) if type(cell) is str else None,
    )


def _is_words(cell: Cel) -> bool:
    return isinstance(cell, Text) or type(cell) is str


def _signs(table: TableContents, language: Language) -> tuple[tuple[str, str], ...]:
    found = {cell for cells in table.cellen for cell in cells if isinstance(cell, Leeg)}
    return tuple((empty_sign(kind), kind.label.to(language)) for kind in Leeg if kind in found)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


_NUMBERED = Text("Tabel {}. {}", "Table {}. {}")
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
    "vergelijking": Text("Kengetal", "Key figure"),
}
"""The head of the column of row heads, by table; what has no name in a picture of a table needs one on a page."""
