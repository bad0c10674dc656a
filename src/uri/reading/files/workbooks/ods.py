"""ODS: read from its XML and written as XML, without a library.

python-calamine drops the line breaks and tabs within a cell and knows no merged cells, formulas or errors in ODS;
odfdo takes a quarter of a second for a thousand cells. Source: OpenDocument 1.3 part 3, chapters 6.1 (white space),
9.1 (tables) and 19 (attributes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import chain
from typing import BinaryIO, TypeAlias
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from uri.reading.files.file_source import LARGEST_AREA, FileSource, too_large
from uri.reading.files.raw_cells import ERROR_VALUE, FORMULA, Raw, calendar, tidied, whole
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.workbooks.ods_xml import MANIFEST, MOST_SPACES, URN, attribute, cell_xml, package
from uri.reading.files.workbooks.workbook_grids import CellBudget, Merge, PrintedSheet, SheetGrid, chosen, raw_grids
from uri.reading.files.workbooks.zipped_xml import elements, local, locked, opened
from uri.reading.files.write_limits import MOST_COLUMNS, SPREADSHEET
from uri.register.parsing.raw_sheet import Cell, Sheet

LIMITS = SPREADSHEET

_Value: TypeAlias = Callable[[Element], Raw]
"""How a cell is read."""

_OFFICE, _TABLE, _TEXT, _STYLE = (f"{{{URN}{name}:1.0}}" for name in ("office", "table", "text", "style"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR = re.compile(r"#[A-Z/0]+[!?]?|#N/[A-Z]|[A-Z][a-z]{2,5}:5\d\d")
"""How LibreOffice shows an error: ``#REF!``, ``#DEEL/0!``, ``Err:502``, ``Fout:502``."""
_STORED = {"date": "date-value", "boolean": "boolean-value"}
_SPACES = re.compile(r"[ \t\r\n]+")


def read(source: FileSource) -> Sheet:
    """Return the table of one sheet.

    Raises:
        UnreadableError: The file is damaged, or the sheet is not there or not to be chosen.
    """
    with opened(source) as archive:
        grids, visible = _grids(CellBudget(source), archive, _stored)
        name = chosen(source, visible, grids.__getitem__)
        return grids[name].to_sheet(name)


def grids(source: FileSource) -> list[RawGrid]:
    """Return every visible sheet as it stands; of an empty register that was filled in, that of the cases.

    Raises:
        UnreadableError: The file is damaged.
    """
    with opened(source) as archive:
        whole_book, visible = _grids(CellBudget(source), archive, _stored)
        return raw_grids(visible, whole_book.__getitem__)


def printed(source: FileSource, covered: str, *, most: int = LARGEST_AREA) -> dict[str, PrintedSheet]:
    """Return every visible sheet as it is shown.

    Args:
        source: The file.
        covered: What stands for a cell that a merged one covers.
        most: How many cells all sheets may have together.

    Raises:
        UnreadableError: The file is damaged.
    """
    with opened(source) as archive:
        budget = CellBudget(source, most)
        grids, visible = _grids(budget, archive, lambda cell: covered if _is_covered(cell) else _shown(cell))
        return {name: PrintedSheet(rows=grid.rows) for name, grid in grids.items() if visible[name]}


def _grids(budget: CellBudget, archive: ZipFile, value: _Value) -> tuple[dict[str, SheetGrid], dict[str, bool]]:
    """Return every sheet with its cells, and whether it is visible."""
    source = budget.source
    if MANIFEST in archive.namelist() and b"encryption-data" in archive.read(MANIFEST):
        raise locked(source)
    grids: dict[str, SheetGrid] = {}
    visible: dict[str, bool] = {}
    hidden: set[str | None] = set()
    grid, row = SheetGrid(budget), 1
    for element in elements(source, archive, "content.xml", {"style", "table-row", "table"}, shows_progress=True):
        match local(element.tag):
            case "table-row":
                row += _add(grid, row, element, value)
            case "table":
                name = element.attrib[f"{_TABLE}name"]
                if name in grids:
                    msg = "two sheets of one name"
                    raise ValueError(msg)
                grids[name], grid, row = grid, SheetGrid(budget), 1
                visible[name] = element.get(f"{_TABLE}style-name") not in hidden
            case "style" if any(part.get(f"{_TABLE}display") == "false" for part in element):
                hidden.add(element.get(f"{_STYLE}name"))
    return grids, visible


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], sheet_name: str) -> None:
    """Write a workbook with one sheet."""
    with package(stream) as content:
        content.write(f"<office:body><office:spreadsheet><table:table table:name={attribute(sheet_name)}>".encode())
        for row in chain([headers], zip(*columns, strict=True)):
            content.write(f"<table:table-row>{''.join(map(cell_xml, row))}</table:table-row>".encode())
        content.write(b"</table:table></office:spreadsheet></office:body>")


def _add(grid: SheetGrid, row: int, element: Element, read_value: _Value) -> int:
    """Add a row, as often as it says, to the grid; return how often."""
    cells: dict[int, Raw] = {}
    column = 0
    for cell in element:
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            grid.merges.append(Merge(first=row, last=row + down - 1, column=column, last_column=column + across - 1))
        repeated = _count(cell, "number-columns-repeated")
        value = read_value(cell)
        if value is not None:
            if column + repeated > MOST_COLUMNS:
                raise too_large(grid.budget.source)
            cells.update(dict.fromkeys(range(column, column + repeated), value))
        column += repeated
    repeated = _count(element, "number-rows-repeated")
    if cells:
        for number in range(row, row + repeated):
            grid.add(number, cells)
    return repeated


def _count(element: Element, name: str) -> int:
    number = int(element.get(_TABLE + name, "1"))
    if number < 1:
        msg = "a number of cells below one"
        raise ValueError(msg)
    return number


def _is_covered(cell: Element) -> bool:
    return local(cell.tag) == "covered-table-cell"


def _stored(cell: Element) -> Raw:
    """Return the value that a cell holds."""
    return None if _is_covered(cell) else _value(cell)


def _shown(cell: Element) -> Raw:
    """Return the text that a cell shows."""
    return tidied(" ".join(_text(part) for part in cell if part.tag == f"{_TEXT}p"))


def _value(cell: Element) -> Raw:  # noqa: PLR0911 (a return for every kind of value)
    kind = cell.get(f"{_OFFICE}value-type")
    has_formula = f"{_TABLE}formula" in cell.attrib
    text = "\n".join(_text(part) for part in cell if part.tag == f"{_TEXT}p")
    if cell.get(f"{_CALC}value-type") == "error" or (has_formula and _ERROR.fullmatch(text)):
        return ERROR_VALUE
    match kind:
        case None:
            return tidied(text) or (FORMULA if has_formula else None)
        case "string":
            return tidied(cell.get(f"{_OFFICE}string-value", text))
        case "time":
            return tidied(text)
    stored = cell.get(f"{_OFFICE}{_STORED.get(kind, 'value')}")
    if stored is None:
        return FORMULA if has_formula else ERROR_VALUE
    try:
        return _typed(kind, stored)
    except ValueError:
        return ERROR_VALUE


def _typed(kind: str, stored: str) -> Raw:
    match kind:
        case "date":
            return calendar(datetime.fromisoformat(stored))
        case "boolean":
            return stored == "true"
    return whole(float(stored))


def _text(element: Element) -> str:
    """Return the text of a paragraph or of a part of one; what annotates it is no part of it."""
    parts = [_SPACES.sub(" ", element.text or "")]
    for child in element:
        match local(child.tag):
            case "s":
                parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), MOST_SPACES))
            case "tab":
                parts.append("\t")
            case "line-break":
                parts.append("\n")
            case "annotation" | "note":
                pass
            case _:
                parts.append(_text(child))
        parts.append(_SPACES.sub(" ", child.tail or ""))
    return "".join(parts)
