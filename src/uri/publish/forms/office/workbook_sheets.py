"""A publication as the sheets of a workbook: what stands in which cell, before any file format has written it.

After the rules for accessible statistics in spreadsheets: a cover, contents with links, one table a sheet that begins
in the first cell, notes on a sheet of their own, and no merged cells, nor empty rows or columns within what is filled.
[Analysis Function of the UK government, Releasing statistics in spreadsheets]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import zip_longest
from textwrap import wrap

import attrs

from uri.aggregate.tables.cells import Notatie, RijSoort
from uri.aggregate.tables.table_blocks import table_title
from uri.languages import Language, Text
from uri.publish.document import Publicatiedocument
from uri.publish.document.blocks import (
    Block,
    Bullets,
    Cell,
    DataTable,
    Definitions,
    Notice,
    Paragraph,
    Section,
)
from uri.publish.document.section_titles import COLOFON, KORT
from uri.publish.forms.office.properties import sender
from uri.visible_text import visible


class LineKind(StrEnum):
    """How a line above a table is set."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@attrs.frozen
class SheetLine:
    """A cell of words in the first column, above a table.

    Attributes:
        text: The words.
        kind: How it is set.
        sheet: The name of the sheet that it leads to.
    """

    text: str
    kind: LineKind = LineKind.TEXT
    sheet: str | None = None


@attrs.frozen
class SheetCell:
    """A cell of a table on a sheet.

    Attributes:
        value: A number, unrounded, or words.
        text: The value as it is printed.
        notation: How a number is written.
        sheet: The name of the sheet that it leads to.
        language: The language of its words, where that is another than the document's.
    """

    value: int | float | str
    text: str
    notation: Notatie = Notatie.AANTAL
    sheet: str | None = None
    language: Language | None = None

    @classmethod
    def of(cls, words: str, sheet: str | None = None) -> SheetCell:
        """Make a cell of words."""
        shown = visible(words)
        return cls(shown, shown, sheet=sheet)


@attrs.frozen
class SheetColumn:
    """A column of a table on a sheet.

    Attributes:
        head: Its head.
        width: Its width in signs.
        is_text: Whether it holds words rather than numbers.
    """

    head: str
    width: int
    is_text: bool = True


@attrs.frozen(kw_only=True)
class SheetTable:
    """The table of a sheet; the cells of its first column are heads of rows.

    Attributes:
        name: Its name in a program, unique in the workbook: letters, digits and underscores.
        title: Its title.
        description: What it counts.
        columns: Its columns.
        rows: Its rows, each with as many cells as there are columns.
        kinds: Whether each row counts something itself or adds others up.
    """

    name: str
    title: str
    description: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    kinds: tuple[RijSoort, ...]

    @property
    def width(self) -> int:
        """Its width in signs."""
        return sum(column.width for column in self.columns)

    @property
    def lies(self) -> bool:
        """Whether the paper that it is printed on lies, as it is broad."""
        return self.width > _STANDING

    @property
    def head_height(self) -> int:
        """The lines that its heads need."""
        return max(_lines(column.head, column.width) for column in self.columns)

    def height(self, row: int) -> int:
        """Return the lines that a row needs."""
        return max(_lines(cell.text, column.width) for cell, column in zip(self.rows[row], self.columns, strict=True))


@attrs.frozen(kw_only=True)
class WorkbookSheet:
    """A sheet: lines in its first column, and right below them a table.

    Attributes:
        name: Its name, unique in the workbook, within what file formats allow.
        lines: The lines.
        table: The table.
        is_data: Whether it is a table of the publication, whose heads stay in sight.
    """

    name: str
    lines: tuple[SheetLine, ...]
    table: SheetTable
    is_data: bool = False


def workbook_sheets(document: Publicatiedocument) -> tuple[WorkbookSheet, ...]:
    """Return the sheets of the workbook of a publication: cover, contents, tables, notes, signs and terms."""
    language = document.language
    names = _Names(language)
    cover, contents = (names.free(words.to(language)) for words in (_COVER, _CONTENTS))
    tables = {table.name: names.free(f"{table.number} {table.title}") for table in document.tables}
    remarked, explained = tuple(_remarks(document)), tuple(_explained(document))
    notes = names.free(_NOTES.to(language)) if remarked else None
    signs = names.free(_SIGNS.to(language)) if explained else None
    below = [
        *(_table_sheet(table, tables[table.name], contents, notes, language) for table in document.tables),
        *([_words_sheet(notes, (_ABOUT, _REMARK), remarked, contents, language)] if notes else []),
        *([_words_sheet(signs, (_TERM, _MEANING), explained, contents, language)] if signs else []),
    ]
    return (_cover(document, cover, contents), _contents(contents, below, language), *below)


def _lines(text: str, width: int) -> int:
    """Return the lines of a text in a column; most letters are narrower than the digit that widths are counted in."""
    room = max(round(width * _SLACK), 1)
    return sum(max(len(wrap(line, room)), 1) for line in text.split("\n"))


# --------------------------------------------------------------------------------------------------------------- names


class _Names:
    """Names of sheets, each once: at most 31 signs, none of them one that a program refuses [ECMA-376, 18.2.19]."""

    def __init__(self, language: Language) -> None:
        self._taken = {"history"}  # which Excel keeps for itself
        self._unnamed = _SHEET.to(language)

    def free(self, wanted: str) -> str:
        """Return a name like the one wanted that is not taken yet."""
        cleaned = " ".join(_REFUSED.sub(" ", visible(wanted)).split()) or self._unnamed
        name, number = _cut(cleaned, _LONGEST), 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{_cut(cleaned, _LONGEST - len(str(number)) - 1)} {number}"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, longest: int) -> str:
    """Cut a text to a number of UTF-16 units, which is how spreadsheets count, at a word where there is one."""
    room, kept = longest, ""
    for sign in text:
        room -= 1 + (ord(sign) > _LARGEST_UNIT)
        if room < 0:
            words = _SHORT_WORDS.sub("", kept.rpartition(" ")[0])
            return (words if len(words) > longest // 2 else kept).strip(" '")
        kept += sign
    return text.strip(" '")


# -------------------------------------------------------------------------------------------------------------- sheets


def _cover(document: Publicatiedocument, name: str, contents: str) -> WorkbookSheet:
    """Make the first sheet: title and sender, what does not hold, the year in short, and the colophon."""
    language, from_whom = document.language, sender(document)
    lines = (
        SheetLine(visible(document.title), LineKind.TITLE),
        *([SheetLine(visible(from_whom), LineKind.HEADING)] if from_whom else []),
        SheetLine(_TO_CONTENTS.to(language), sheet=contents),
    )
    rows = [
        (SheetCell.of(head), SheetCell.of(words))
        for section in document.walk()
        if section.code in _ON_COVER
        for block in section.blocks
        for head, words in _cover_rows(block, section, language)
    ]
    table = _words_table(_in_program(name), document.title, (_ITEM, _CONTENT), rows, language)
    return WorkbookSheet(name=name, lines=lines, table=table)


def _cover_rows(block: Block, section: Section, language: Language) -> Iterator[tuple[str, str]]:
    match block:
        case Definitions():
            yield from ((term, meaning.text) for term, meaning in block.items)
        case Notice():
            yield from ((block.title, said) for said in _prose(block))
        case Bullets() if section.code == COLOFON:
            yield from ((_SOURCE.to(language), said) for said in _prose(block))
        case _ if section.code == KORT:
            yield from ((section.title, said) for said in _prose(block))


def _contents(name: str, sheets: Iterable[WorkbookSheet], language: Language) -> WorkbookSheet:
    rows = [(SheetCell.of(sheet.name, sheet.name), SheetCell.of(sheet.table.title)) for sheet in sheets]
    table = _words_table(_in_program(name), name, (_SHEET, _CONTENT), rows, language)
    return WorkbookSheet(name=name, lines=(SheetLine(name, LineKind.TITLE),), table=table)


def _table_sheet(table: DataTable, name: str, contents: str, notes: str | None, language: Language) -> WorkbookSheet:
    """Make the sheet of a table: little above its heads, so that they can stay in sight."""
    title = visible(table_title(table, language))
    signs = ", ".join(f"{sign} = {meaning}" for sign, meaning in table.signs)
    lines = (
        SheetLine(title, LineKind.TITLE),
        SheetLine(visible(table.caption)),
        *([SheetLine(f"{_SIGN.to(language)} {visible(signs)}.")] if signs else []),
        *([SheetLine(_REMARKS.to(language), sheet=notes)] if table.notes and notes else []),
        SheetLine(_TO_CONTENTS.to(language), sheet=contents),
    )
    written = SheetTable(
        name=f"tabel_{re.sub(r'[^0-9A-Za-z_]', '_', table.name)}_{table.number}",
        title=title,
        description=visible(table.caption),
        columns=tuple(_columns(table)),
        rows=tuple((SheetCell.of(row.label), *map(_cell, row.cells)) for row in table.rows),
        kinds=tuple(row.kind for row in table.rows),
    )
    return WorkbookSheet(name=name, lines=lines, table=written, is_data=True)


def _cell(cell: Cell) -> SheetCell:
    text = visible(cell.text)
    if isinstance(cell.value, int | float):
        return SheetCell(cell.value, text, cell.notation)
    return SheetCell(text, text, language=cell.language)


def _columns(table: DataTable) -> Iterator[SheetColumn]:
    labels = max(len(row.label) for row in table.rows)
    yield SheetColumn(visible(table.corner), min(max(labels, len(table.corner), _LEAST_HEAD) + 2, _WIDEST_HEAD))
    for at, column in enumerate(table.columns):
        cells = max(len(row.cells[at].text) for row in table.rows)
        word = max(map(len, column.label.split()), default=0)
        widest = _WIDEST_WORDS if column.is_text else _WIDEST_NUMBER
        width = min(max(cells, word, _LEAST_NUMBER) + 2, max(widest, word + 2))
        yield SheetColumn(visible(column.label), width, column.is_text)


def _words_sheet(
    name: str, heads: tuple[Text, Text], rows: Iterable[tuple[str, str]], contents: str, language: Language
) -> WorkbookSheet:
    cells = [(SheetCell.of(head), SheetCell.of(words)) for head, words in rows]
    lines = (SheetLine(name, LineKind.TITLE), SheetLine(_TO_CONTENTS.to(language), sheet=contents))
    return WorkbookSheet(name=name, lines=lines, table=_words_table(_in_program(name), name, heads, cells, language))


def _words_table(
    name: str,
    title: str,
    heads: tuple[Text, Text],
    rows: Iterable[tuple[SheetCell, SheetCell]],
    language: Language,
) -> SheetTable:
    listed = tuple(rows)
    return SheetTable(
        name=name,
        title=visible(title),
        description=visible(title),
        columns=(SheetColumn(heads[0].to(language), _TERM_WIDTH), SheetColumn(heads[1].to(language), _MEANING_WIDTH)),
        rows=listed,
        kinds=(RijSoort.DETAIL,) * len(listed),
    )


def _in_program(name: str) -> str:
    return re.sub(r"\W", "_", name.casefold())


# --------------------------------------------------------------------------------------------------------------- words


def _remarks(document: Publicatiedocument) -> Iterator[tuple[str, str]]:
    """Give what is told beside the tables, each with what it is about: texts of sections, and notes of tables."""
    for section in document.walk():
        if section.code in _ON_COVER:
            continue
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            if not isinstance(after, Definitions):  # whose lead their heads take the place of
                yield from ((section.title, words) for words in _prose(block))
    for table in document.tables:
        yield from ((table_title(table, document.language), note) for note in table.notes)


def _explained(document: Publicatiedocument) -> Iterator[tuple[str, str]]:
    for section in document.walk():
        for block in section.blocks:
            if isinstance(block, Definitions) and section.code != COLOFON:
                yield from ((term, meaning.text) for term, meaning in block.items)


def _prose(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from (item.text for item in block.items)
        case Notice():
            yield from (paragraph.text for paragraph in block.paragraphs)


_SHORT_WORDS = re.compile(r"( \w{1,3})+$")
"""What nothing should end with that goes on: "van", "of the"."""
_ON_COVER = frozenset({KORT, COLOFON})
"""The sections whose words stand on the cover."""
_LONGEST = 31
_LARGEST_UNIT = 0xFFFF
_REFUSED = re.compile(r"[\[\]:*?/\\\n\t]")
_STANDING = 88
"""The signs beside one another on paper that stands."""
_SLACK = 1.1
_LEAST_HEAD, _WIDEST_HEAD = 8, 50
_LEAST_NUMBER, _WIDEST_NUMBER, _WIDEST_WORDS = 9, 14, 38
_TERM_WIDTH, _MEANING_WIDTH = 42, 84
"""Widths in signs; with these a table with words fits on paper that lies, one of numbers on paper that stands."""

_COVER = Text("Titelblad", "Cover")
_CONTENTS = Text("Inhoud", "Contents")
_NOTES = Text("Toelichting", "Notes")
_SIGNS = Text("Tekens en begrippen", "Signs and terms")
_SHEET = Text("Blad", "Sheet")
_ITEM = Text("Onderwerp", "Item")
_CONTENT = Text("Inhoud", "Contents")
_ABOUT = Text("Bij", "About")
_REMARK = Text("Toelichting", "Note")
_TERM = Text("Teken of begrip", "Sign or term")
_MEANING = Text("Betekenis", "Meaning")
_SOURCE = Text("Bronbestand", "Source file")
_SIGN = Text("Tekens in plaats van een getal:", "Signs in place of a number:")
_REMARKS = Text("Toelichting bij deze tabel", "Notes on this table")
_TO_CONTENTS = Text("Naar de inhoud", "To the contents")
