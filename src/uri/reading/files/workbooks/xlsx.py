"""XLSX: read from its XML, written by XlsxWriter.

Read here, and not by a library: python-calamine gives nothing for an error value or for a formula without a result,
and ends the process on a damaged file; openpyxl would have to read every workbook twice to tell them apart.
Sources: ECMA-376 part 1, chapters 18.2 (workbook), 18.3 (sheet), 18.4 (shared strings) and 18.8 (number formats).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache, reduce
from typing import Any, BinaryIO, Literal, TypeAlias
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import attrs

from uri import extras
from uri.reading.files.raw_cells import ERROR_VALUE, FORMULA, Raw, calendar, clock, tidied, whole
from uri.reading.files.sheet_builder import FileSource
from uri.reading.files.workbooks.workbook_grids import Merge, SheetGrid, chosen
from uri.reading.files.workbooks.zipped_xml import elements, local, opened
from uri.reading.files.write_limits import SPREADSHEET, joined
from uri.register.parsing.raw_sheet import Cell, Sheet

LIMITS = SPREADSHEET

_Shown: TypeAlias = Literal["number", "moment", "duration"]
"""What a number format makes of a number."""

_BUILT_IN: Mapping[int, _Shown] = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), "moment"),
    46: "duration",
}
"""The formats that files use without stating them (18.8.30), as far as they show dates or times."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What a number format shows as it stands, and its colours, conditions and locales."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"([A-Z]+)([0-9]+):[A-Z]+([0-9]+)")
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet has no time zones
_FIRST_YEAR = 1900
_LEAP_DAY = 60
"""Excel's 29 February 1900; before it, its numbers run a day behind."""


@attrs.frozen(kw_only=True)
class _Link:
    """What a part of the package refers to: the kind and the member."""

    kind: str
    member: str


@attrs.frozen(kw_only=True)
class _Book:
    """The open workbook: its sheets (member, visible) by name, and what their cells refer to."""

    source: FileSource
    archive: ZipFile
    sheets: Mapping[str, tuple[str, bool]]
    shared: Sequence[str | None]
    shown: Sequence[_Shown]
    epoch: datetime


def read(source: FileSource) -> Sheet:
    """Return the table of one sheet.

    Raises:
        UnreadableError: the file is damaged, or the sheet is not there or not to be chosen.
    """
    with opened(source) as archive:
        book = _book(source, archive)

        @cache
        def grid(name: str) -> SheetGrid:
            return _grid(book, book.sheets[name][0])

        visible = {name: is_visible for name, (_, is_visible) in book.sheets.items()}
        name = chosen(source, visible, lambda name: bool(grid(name).rows))
        return grid(name).to_sheet(name)


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], sheet_name: str) -> None:
    """Write a workbook with one sheet; dates before 1900, which Excel does not have, become text.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    xlsxwriter = extras.load("xlsxwriter", "spreadsheets")
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet(sheet_name)
        days, moments = (book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"))
        for column, (header, cells) in enumerate(zip(headers, columns, strict=True)):
            for row, cell in enumerate((header, *cells)):
                _write_cell(sheet, row, column, joined(cell), moments if isinstance(cell, datetime) else days)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, dated: object) -> None:  # noqa: ANN401 - XlsxWriter is untyped
    match cell:
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | float():
            sheet.write_number(row, column, cell)
        case date() if cell.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, cell, dated)
        case date():
            sheet.write_string(row, column, cell.isoformat())
        case str():
            sheet.write_string(row, column, cell)


def _book(source: FileSource, archive: ZipFile) -> _Book:
    part = _member(_links(source, archive, ""), "officeDocument") or "xl/workbook.xml"
    links = _links(source, archive, part)
    sheets: dict[str, tuple[str, bool]] = {}
    epoch = _EPOCH
    for element in elements(source, archive, part, {"workbookPr", "sheet"}):
        if local(element.tag) == "workbookPr":
            epoch = _EPOCH_1904 if element.get("date1904") in {"1", "true"} else _EPOCH
        else:
            link = links[{local(key): value for key, value in element.items()}["id"]]
            if link.kind == "worksheet":
                sheets[element.attrib["name"]] = (link.member, element.get("state", "visible") == "visible")
    texts, styles = _member(links, "sharedStrings"), _member(links, "styles")
    return _Book(
        source=source,
        archive=archive,
        sheets=sheets,
        shared=[_text(text) for text in elements(source, archive, texts, {"si"})] if texts else [],
        shown=_formats(elements(source, archive, styles, {"numFmt", "cellXfs"})) if styles else [],
        epoch=epoch,
    )


def _links(source: FileSource, archive: ZipFile, part: str) -> dict[str, _Link]:
    """Return what a part refers to, by the identifiers that it uses; the package itself is the part ``""``."""
    folder, name = posixpath.split(part)
    found = elements(source, archive, posixpath.join(folder, "_rels", f"{name}.rels"), {"Relationship"})
    return {
        link.attrib["Id"]: _Link(
            kind=link.attrib["Type"].rpartition("/")[2],
            member=posixpath.normpath(posixpath.join("/", folder, link.attrib["Target"])).lstrip("/"),
        )
        for link in found
    }


def _member(links: Mapping[str, _Link], kind: str) -> str | None:
    return next((link.member for link in links.values() if link.kind == kind), None)


def _formats(found: Iterator[Element]) -> list[_Shown]:
    """Return what each cell format shows, by the number that cells refer to."""
    known = dict(_BUILT_IN)
    for element in found:
        if local(element.tag) == "cellXfs":
            return [known.get(int(style.get("numFmtId", "0")), "number") for style in element]
        known[int(element.attrib["numFmtId"])] = _shown(element.attrib["formatCode"])
    return []


def _shown(code: str) -> _Shown:
    """Tell what a number format shows.

    >>> _shown("[$-413]d mmmm yyyy"), _shown('0.0 "dagen"'), _shown("[h]:mm")
    ('moment', 'number', 'duration')
    """
    code = _LITERAL.sub("", code).partition(";")[0].lower()
    if "[" in code:
        return "duration"
    return "moment" if any(letter in code for letter in "ymdhs") else "number"


def _text(element: Element) -> str | None:
    """Return the text of a shared or inline string: its runs, without the phonetic guides beside them."""
    runs = (text for run in element if local(run.tag) in {"t", "r"} for text in run.iter() if local(text.tag) == "t")
    return _unescaped("".join(text.text or "" for text in runs))


def _unescaped(text: str) -> str | None:
    return tidied(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _grid(book: _Book, member: str) -> SheetGrid:
    grid = SheetGrid(book.source)
    number = 0
    for element in elements(book.source, book.archive, member, {"row", "mergeCell"}, told=True):
        if local(element.tag) == "row":
            number = int(element.get("r", number + 1))
            grid.add(number, _cells(book, element))
        elif found := _RANGE.fullmatch(element.attrib["ref"]):
            grid.merges.append(Merge(first=int(found[2]), last=int(found[3]), column=_column(found[1])))
    return grid


def _cells(book: _Book, row: Element) -> dict[int, Raw]:
    """Return the cells of a row that are not empty, by column from 0; without a reference a cell is the next."""
    found: dict[int, Raw] = {}
    column = -1
    for cell in row:
        reference = cell.get("r")
        column = _column(reference.rstrip("0123456789")) if reference else column + 1
        value = _value(book, cell)
        if value is not None:
            found[column] = value
    return found


@lru_cache(maxsize=2**14)
def _column(letters: str) -> int:
    """Return the number of a column, from 0.

    >>> _column("A"), _column("AB")
    (0, 27)
    """
    return reduce(lambda number, letter: 26 * number + ord(letter) - ord("A") + 1, letters, 0) - 1


def _value(book: _Book, cell: Element) -> Raw:  # noqa: PLR0911 - a return for every kind of value
    parts = {local(part.tag): part for part in cell}
    kind = cell.get("t", "n")
    if kind == "e":
        return ERROR_VALUE
    if "is" in parts:
        return _text(parts["is"])
    stored = parts["v"].text if "v" in parts else None
    if not stored:
        # A formula that gives the empty text says so: its cell is of the kind "str".
        return FORMULA if "f" in parts and not (kind == "str" and "v" in parts) else None
    match kind:
        case "s":
            return book.shared[int(stored)]
        case "str":
            return _unescaped(stored)
        case "b":
            return stored in {"1", "true"}
        case "d":
            return calendar(datetime.fromisoformat(stored))
    return _number(float(stored), book.shown[int(cell.get("s", "0"))] if book.shown else "number", book.epoch)


def _number(number: float, shown: _Shown, epoch: datetime) -> Raw:
    """Return the number, or the date, time or duration that it is shown as."""
    if shown == "number":
        return whole(number)
    try:
        length = timedelta(milliseconds=round(number * 86_400_000))
        if shown == "duration" or 0 <= number < 1:
            return clock(length)
        early = epoch == _EPOCH and number < _LEAP_DAY
        return calendar(epoch + length + timedelta(days=early)) if number > 0 else ERROR_VALUE
    except OverflowError:
        return ERROR_VALUE
