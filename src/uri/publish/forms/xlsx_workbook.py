"""The form ``xlsx``: the tables as a workbook for Excel, one a sheet, with a cover, contents and notes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import partial
from typing import Any

import attrs

from uri import extras
from uri.aggregate.tables.cells import Notatie, RijSoort
from uri.errors import UnwritableError
from uri.languages import Text
from uri.publish.document import Publicatiedocument
from uri.publish.forms.office.archives import fixed
from uri.publish.forms.office.properties import document_date, locale, sender
from uri.publish.forms.office.workbook_sheets import LineKind, SheetCell, SheetColumn, WorkbookSheet, workbook_sheets
from uri.publish.stijl import Stijl
from uri.visible_text import visible


def render(document: Publicatiedocument, stijl: Stijl) -> bytes:
    """Write the tables of a publication as a workbook.

    Args:
        document: The publication.
        stijl: The house style, of which the colour is taken.

    Raises:
        UnwritableError: A text is longer than a cell can hold.
        MissingExtraError: The extra ``spreadsheets`` is not installed.
    """
    writer = extras.load("xlsxwriter", "spreadsheets")
    out = io.BytesIO()
    with writer.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(_properties(document))
        formats = _Formats(book, stijl.kleur)
        for number, sheet in enumerate(workbook_sheets(document), 1):
            _write_sheet(_Written(book, book.add_worksheet(sheet.name), formats), sheet, number)
    return fixed(out.getvalue(), {"docProps/core.xml": partial(_with_language, locale(document))})


def _properties(document: Publicatiedocument) -> dict[str, object]:
    return {
        "title": visible(document.title),
        "author": visible(sender(document)),
        "company": visible(sender(document)),
        "created": document_date(document),
    }


def _with_language(language: str, properties: bytes) -> bytes:
    """Add the language to the properties, of which XlsxWriter does not know."""
    end = b"</cp:coreProperties>"
    return properties.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)


class _Exact(float):
    """A number that is written with all the digits that it has, where XlsxWriter would round the last one."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return repr(int(self)) if self.is_integer() else repr(float(self))


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any, colour: str) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
        self._book = book
        self._colour = colour
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def line(self, kind: LineKind) -> Any:  # noqa: ANN401 (a format)
        colour = {} if kind is LineKind.TEXT else {"font_color": self._colour}
        return self._format(**_LINES[kind], **colour, valign="top")

    def link(self) -> Any:  # noqa: ANN401 (a format)
        return self._format(font_color=self._colour, underline=1, valign="top")

    def head(self, *, is_text: bool) -> Any:  # noqa: ANN401 (a format)
        return self._format(
            bold=True,
            text_wrap=True,
            valign="bottom",
            align="left" if is_text else "right",
            font_color="#FFFFFF",
            bg_color=self._colour,
        )

    def cell(self, cell: SheetCell, kind: RijSoort, *, is_text: bool) -> Any:  # noqa: ANN401 (a format)
        bold = {} if kind is RijSoort.DETAIL else {"bold": True}
        rule = {"top": 1} if kind is RijSoort.TOTAAL else {}
        number = {} if isinstance(cell.value, str) else {"num_format": _NUMBERS[cell.notation]}
        side = "left" if is_text else "right"
        return self._format(**bold, **rule, **number, valign="top", text_wrap=is_text, align=side)

    def _format(self, **properties: object) -> Any:  # noqa: ANN401 (a format)
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_FONT, **properties})
        return self._made[key]


@attrs.frozen
class _Written:
    """A sheet that is being written, in its book."""

    book: Any
    sheet: Any
    formats: _Formats


def _write_sheet(to: _Written, sheet: WorkbookSheet, number: int) -> None:
    table, head = sheet.table, len(sheet.lines)
    for at, column in enumerate(table.columns):
        to.sheet.set_column(at, at, column.width)
    for row, line in enumerate(sheet.lines):
        if line.sheet is not None:
            _link(to, (row, 0), line.sheet, line.text)
        else:
            _words(to, (row, 0), line.text, to.formats.line(line.kind))
    to.sheet.set_row_pixels(head, _LINE_HEIGHT * table.head_height + 4)
    for row, (cells, kind) in enumerate(zip(table.rows, table.kinds, strict=True), head + 1):
        to.sheet.set_row_pixels(row, _LINE_HEIGHT * table.height(row - head - 1) + 3)
        for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            _write_cell(to, (row, at), cell, kind, column)
    _mark_table(to, sheet, head, number)
    _lay_out(to.sheet, sheet, head)


def _write_cell(to: _Written, place: tuple[int, int], cell: SheetCell, kind: RijSoort, column: SheetColumn) -> None:
    written = to.formats.cell(cell, kind, is_text=column.is_text)
    if cell.sheet is not None:
        _link(to, place, cell.sheet, cell.text)
    elif isinstance(cell.value, str):
        _words(to, place, cell.value, written)
    else:
        to.sheet.write_number(*place, _Exact(cell.value), written)


def _words(to: _Written, place: tuple[int, int], words: str, written: object) -> None:
    if to.sheet.write_string(*place, words, written):
        raise UnwritableError(_TOO_LONG.format(_LONGEST), _OTHER_FORM)


def _link(to: _Written, place: tuple[int, int], sheet: str, words: str) -> None:
    target = "internal:'{}'!A1".format(sheet.replace("'", "''"))
    to.sheet.write_url(*place, target, to.formats.link(), words)


def _mark_table(to: _Written, sheet: WorkbookSheet, head: int, number: int) -> None:
    """Mark the table up as a table, with heads of columns and of rows, for those who hear it."""
    table = sheet.table
    for at, column in enumerate(table.columns):
        _words(to, (head, at), column.head, to.formats.head(is_text=column.is_text))
    last = (head + len(table.rows), len(table.columns) - 1)
    heads = [column.head for column in table.columns]
    if table.rows and len({words.casefold() for words in heads}) == len(heads) and all(heads):
        to.sheet.add_table(
            head, 0, *last,
            {
                "name": table.name,
                "style": None,
                "autofilter": False,
                "first_column": True,
                "title": table.title,
                "description": table.description,
                "columns": [
                    {"header": column.head, "header_format": to.formats.head(is_text=column.is_text)}
                    for column in table.columns
                ],
            },
        )  # fmt: skip
    region = f"TitleRegion1.a{head + 1}.{_letters(last[1]).lower()}{last[0] + 1}.{number}"
    quoted_name = sheet.name.replace("'", "''")
    to.book.define_name(region, f"='{quoted_name}'!$A${head + 1}")  # by which screen readers find heads


def _lay_out(written: Any, sheet: WorkbookSheet, head: int) -> None:  # noqa: ANN401 (a worksheet)
    table = sheet.table
    if sheet.is_data:
        written.freeze_panes(head + 1, 1)
    written.repeat_rows(head)
    written.set_paper(9)  # A4
    if table.lies:
        written.set_landscape()
    written.fit_to_pages(1, 0)
    written.set_footer("&L&A&R&P / &N")
    written.hide_gridlines(1)


def _letters(column: int) -> str:
    """Return the letters of a column, counted from zero: ``A``, ``Z``, ``AA``."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


_LINES: Mapping[LineKind, Mapping[str, object]] = {
    LineKind.TITLE: {"bold": True, "font_size": 14},
    LineKind.HEADING: {"bold": True, "font_size": 12},
    LineKind.TEXT: {},
}
_FONT = {"font_name": "Arial", "font_size": 10}
_LINE_HEIGHT = 17
"""The pixels of a line of this font."""
_NUMBERS = {Notatie.AANTAL: "#,##0", Notatie.GETAL: "#,##0.0#", Notatie.PROCENT: "0.00%"}
"""How numbers look: as `cell_text` writes them."""
_LONGEST = 32_767
_TOO_LONG = Text(
    "Een tekst is langer dan een cel van XLSX bevat: {} tekens.",
    "A text is longer than a cell of XLSX holds: {} signs.",
)
_OTHER_FORM = Text("Kies een andere vorm, zoals ods.", "Choose another form, such as ods.")
