"""XLSX: read from its XML, written by XlsxWriter.

Read here, and not by a library: python-calamine gives nothing for an error value or for a formula without a result,
and ends the process on a damaged file; openpyxl would have to read every workbook twice to tell them apart.
Sources: ECMA-376 part 1, chapters 18.2 (workbook), 18.3 (sheet) and 18.4 (shared strings).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache, partial, reduce
from typing import Any, BinaryIO, TypeAlias
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import attrs

from uri import extras
from uri.reading.files.file_source import LARGEST_AREA, FileSource
from uri.reading.files.raw_cells import ERROR_VALUE, FORMULA, Raw, calendar, clock, tidied, whole
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.workbooks.number_formats import FormatKind, NumberFormat, read_formats
from uri.reading.files.workbooks.workbook_grids import CellBudget, Merge, PrintedSheet, SheetGrid, chosen, raw_grids
from uri.reading.files.workbooks.zipped_xml import elements, local, opened
from uri.reading.files.write_limits import SPREADSHEET, flat_text
from uri.register.parsing.raw_sheet import Cell, Sheet

LIMITS = SPREADSHEET

_Value: TypeAlias = Callable[[Element], Raw]
"""How a cell is read."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_CELL = re.compile(r"[A-Z]+[0-9]+")
_DIGITS = re.compile(r"[0-9]{1,9}")
_KINDS = {"b", "d", "e", "inlineStr", "n", "s", "str"}
_TRUTHS = {"1": True, "true": True, "0": False, "false": False}
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 (a spreadsheet has no time zones)
_SHARED = "…"
"""Stands for a shared formula where only another cell writes it out."""

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
    budget: CellBudget
    sheets: Mapping[str, tuple[str, bool]]
    shared: Sequence[str | None]
    formats: Sequence[NumberFormat]
    epoch: datetime

    def format_of(self, cell: Element) -> NumberFormat:
        """Return how a cell shows its number."""
        return self.formats[_index(cell.get("s", "0"))] if self.formats else NumberFormat()


def read(source: FileSource) -> Sheet:
    """Return the table of one sheet.

    Raises:
        UnreadableError: The file is damaged, or the sheet is not there or not to be chosen.
    """
    with opened(source) as archive:
        book = _book(source, archive)

        @cache
        def grid(name: str) -> SheetGrid:
            return _grid(book, book.sheets[name][0], partial(_value, book))

        visible = {name: is_visible for name, (_, is_visible) in book.sheets.items()}
        name = chosen(source, visible, grid)
        return grid(name).to_sheet(name)


def grids(source: FileSource) -> list[RawGrid]:
    """Return every visible sheet as it stands; of an empty register that was filled in, that of the cases.

    Raises:
        UnreadableError: The file is damaged.
    """
    with opened(source) as archive:
        book = _book(source, archive)

        @cache
        def grid(name: str) -> SheetGrid:
            return _grid(book, book.sheets[name][0], partial(_value, book))

        return raw_grids({name: is_visible for name, (_, is_visible) in book.sheets.items()}, grid)


def printed(source: FileSource, covered: str, *, most: int = LARGEST_AREA) -> dict[str, PrintedSheet]:
    """Return every visible sheet as it is shown; a formula without a stored result stands as it was written.

    Args:
        source: The file.
        covered: What stands for a cell that a merged one covers.
        most: How many cells all sheets may have together.

    Raises:
        UnreadableError: The file is damaged.
    """
    with opened(source) as archive:
        book = _book(source, archive, most)
        visible = {name: member for name, (member, is_visible) in book.sheets.items() if is_visible}
        return {name: _printed_sheet(book, member, covered) for name, member in visible.items()}


def _printed_sheet(book: _Book, member: str, covered: str) -> PrintedSheet:
    texts: list[str] = []

    def read_text(cell: Element) -> Raw:
        value = _value(book, cell)
        text = _shown(book, cell, value)
        if text is not None and (isinstance(value, str) or value in {ERROR_VALUE, FORMULA}):
            texts.append(text)
        return text and text.replace(covered, "")

    grid = _grid(book, member, read_text)
    grid.cover(covered)
    return PrintedSheet(rows=grid.rows, texts=texts)


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
                _write_cell(sheet, row, column, flat_text(cell), moments if isinstance(cell, datetime) else days)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, dated: object) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
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


def _book(source: FileSource, archive: ZipFile, most: int = LARGEST_AREA) -> _Book:
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
                if element.attrib["name"] in sheets:
                    raise _damage("two sheets of one name")
                sheets[element.attrib["name"]] = (link.member, element.get("state", "visible") == "visible")
    texts, styles = _member(links, "sharedStrings"), _member(links, "styles")
    return _Book(
        source=source,
        archive=archive,
        budget=CellBudget(source, most),
        sheets=sheets,
        shared=[_text(text) for text in elements(source, archive, texts, {"si"})] if texts else [],
        formats=read_formats(elements(source, archive, styles, {"numFmt", "cellXfs"})) if styles else [],
        epoch=epoch,
    )


def _links(source: FileSource, archive: ZipFile, part: str) -> dict[str, _Link]:
    """Return what a part refers to, by the identifiers that it uses; the package itself is the part ``""``."""
    folder, name = posixpath.split(part)
    relationships = elements(source, archive, posixpath.join(folder, "_rels", f"{name}.rels"), {"Relationship"})
    return {
        link.attrib["Id"]: _Link(
            kind=link.attrib["Type"].rpartition("/")[2],
            member=posixpath.normpath(posixpath.join("/", folder, link.attrib["Target"])).lstrip("/"),
        )
        for link in relationships
    }


def _member(links: Mapping[str, _Link], kind: str) -> str | None:
    return next((link.member for link in links.values() if link.kind == kind), None)


def _text(element: Element) -> str | None:
    """Return the text of a shared or inline string: its runs, without the phonetic guides beside them."""
    runs = (text for run in element if local(run.tag) in {"t", "r"} for text in run.iter() if local(text.tag) == "t")
    return _unescaped("".join(text.text or "" for text in runs))


def _unescaped(text: str) -> str | None:
    return tidied(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))


def _grid(book: _Book, member: str, read_value: _Value) -> SheetGrid:
    grid = SheetGrid(book.budget)
    number = 0
    seen: set[int] = set()
    for element in elements(book.source, book.archive, member, {"row", "mergeCell"}, shows_progress=True):
        if local(element.tag) == "row":
            number = _index(element.get("r", str(number + 1)))
            if number in seen:
                raise _damage("two rows with one number")
            seen.add(number)
            grid.add(number, _cells(element, number, read_value))
        else:
            grid.merges += _merges(element.attrib["ref"].upper())
    return grid


def _merges(reference: str) -> list[Merge]:
    """Return the merged range of a reference; a single cell is none."""
    if _CELL.fullmatch(reference):
        return []
    corners = _RANGE.fullmatch(reference)
    if corners is None:
        raise _damage("no merged range")
    column, last_column = _column(corners[1]), _column(corners[3])
    first, last = int(corners[2]), int(corners[4])
    if column > last_column or first > last:
        raise _damage("a merged range that ends before it begins")
    return [Merge(first=first, last=last, column=column, last_column=last_column)]


def _damage(what: str) -> ValueError:
    """Return what says that the workbook contradicts itself."""
    return ValueError(what)


def _index(written: str) -> int:
    """Return a number that a workbook counts by; Python would take a sign, spaces and underscores too."""
    if not _DIGITS.fullmatch(written):
        raise _damage("no number to count by")
    return int(written)


def _cells(row: Element, number: int, read_value: _Value) -> dict[int, Raw]:
    """Return the cells of a row that are not empty, by column from 0; without a reference a cell is the next.

    Raises:
        ValueError: Two cells have one place, or one says that it stands in another row.
    """
    cells: dict[int, Raw] = {}
    column = -1
    for cell in row:
        if local(cell.tag) != "c":
            continue
        column = _place(cell.get("r"), column + 1, number)
        if column in cells:
            raise _damage("two cells of one place")
        cells[column] = read_value(cell)
    return {column: value for column, value in cells.items() if value is not None}


def _place(reference: str | None, following: int, row: int) -> int:
    """Return the column of a cell."""
    if not reference:
        return following
    letters = reference.rstrip("0123456789")
    if reference[len(letters) :] not in {"", str(row)}:
        raise _damage("a cell of another row")
    return _column(letters)


@lru_cache(maxsize=2**14)
def _column(letters: str) -> int:
    """Return the number of a column, from 0; small letters are capitals.

    Raises:
        ValueError: A column has other letters.

    Examples:
        >>> _column("A"), _column("AB"), _column("ab")
        (0, 27, 27)
    """
    if not (letters.isascii() and letters.isalpha()):
        msg = "no letters of a column"
        raise ValueError(msg)
    return reduce(lambda number, letter: 26 * number + ord(letter) - ord("A") + 1, letters.upper(), 0) - 1


def _value(book: _Book, cell: Element) -> Raw:  # noqa: PLR0911 (a return for every kind of value)
    parts = {local(part.tag): part for part in cell}
    kind = cell.get("t", "n")
    if kind not in _KINDS or [local(part.tag) for part in cell].count("v") > 1:
        raise _damage("a cell of no known kind, or of two values")
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
            return book.shared[_index(stored.strip())]
        case "str":
            return _unescaped(stored)
        case "b":
            return _TRUTHS[stored.strip()]
        case "d":
            return calendar(datetime.fromisoformat(stored))
    if "_" in stored:  # which Python passes over
        raise _damage("no number")
    return _number(float(stored), book.format_of(cell).kind, book.epoch)


def _shown(book: _Book, cell: Element, value: Raw) -> str | None:
    """Return the text that a cell of this value shows."""
    match value:
        case None | str():
            return value
        case bool():
            return str(value).lower()
        case int() | float():
            return book.format_of(cell).printed(value)
        case date():
            return value.isoformat()
    parts = {local(part.tag): part.text or "" for part in cell}
    if value is FORMULA:
        return f"={parts['f'] or _SHARED}"
    return parts.get("v") if cell.get("t") == "e" else "#VALUE!"


def _number(number: float, kind: FormatKind, epoch: datetime) -> Raw:
    """Return the number, or the date, time or duration that it is shown as."""
    if kind == "number":
        return whole(number)
    try:
        length = timedelta(milliseconds=round(number * 86_400_000))
        if kind == "duration" or 0 <= number < 1:
            return clock(length)
        early = epoch == _EPOCH and number < _LEAP_DAY
        return calendar(epoch + length + timedelta(days=early)) if number > 0 else ERROR_VALUE
    except OverflowError:
        return ERROR_VALUE
