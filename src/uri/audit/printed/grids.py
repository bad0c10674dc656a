"""Tables as they are printed, before anyone knows what they say: grids of texts, from files of every format.

A file can hold several grids. A cell that another one, merged, covers is `COVERED`.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import attrs

from uri.audit.printed.data_files import as_printed
from uri.audit.printed.grid_cells import COVERED, LARGEST_TABLE, indent_of, is_filled
from uri.audit.printed.html_tables import read_html_tables
from uri.audit.printed.markdown_text import plain_text
from uri.audit.printed.printed_numbers import is_english
from uri.errors import UnreadableError
from uri.findings import Place, quoted
from uri.languages import Text
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileSource, too_large
from uri.reading.files.workbooks import ods, xlsx
from uri.reading.files.workbooks.workbook_grids import PrintedSheet


@attrs.frozen(repr=False)
class PrintedGrid:
    """One grid of texts.

    Attributes:
        file: The name of the file.
        sheet: The name of its sheet, in a workbook.
        title: What stands above it.
        rows: The cells of each row, with its number in the file.
        english: Whether commas part thousands, where the file tells it: numbers of a workbook are written in Dutch.
        indents: By how many spaces the first cell of a row is indented, by the number of the row, where it is.
        places: On which line of a document each row stands, and on which page, by the number of the row; empty for a
            file of which the number itself is the line or row.
    """

    file: str
    sheet: str | None
    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    english: bool | None = None
    indents: Mapping[int, int] = attrs.field(factory=dict)
    places: Mapping[int, Place] = attrs.field(factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(cells) for _, cells in self.rows), default=0)

    def place_of(self, number: int, place: Place) -> Place:
        """Say where a row stands: by its number in the file, or by the page and line of a document.

        Args:
            number: The number of the row.
            place: The place of the whole table.
        """
        own = self.places.get(number)
        return attrs.evolve(place, row=number) if own is None else attrs.evolve(place, page=own.page, line=own.line)


class NoTableError(UnreadableError):
    """A file that can be read, and holds no table."""


def read_grids(path: str | os.PathLike[str]) -> tuple[PrintedGrid, ...]:
    """Read every table of a file that has something in it.

    Args:
        path: A file in CSV, TSV, XLSX, ODS, Markdown or HTML.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file is damaged, or holds no table.
    """
    source = FileSource(path=Path(path))
    with source.telling_failures():
        source.check_place()
        reader = _READERS.get(source.path.suffix.lower())
        if reader is None:
            raise source.unreadable(_UNKNOWN, _CHOOSE)
        read_in = tuple(_trimmed(source, grid) for grid in reader(source))
    grids = tuple(grid for grid in read_in if grid.rows)
    if not grids:
        raise NoTableError(_NO_TABLE.format(file=quoted(source.file)))
    return grids


_UNKNOWN = Text("Het formaat van {file} is onbekend.", "The format of {file} is unknown.")
_NO_TABLE = Text("{file} bevat geen tabel.", "{file} holds no table.")
_TOO_LONG = Text("{file} heeft een veld van meer dan 131.072 tekens.", "{file} has a field of over 131,072 characters.")
_DAMAGED = Text("{file} is beschadigd.", "{file} is damaged.")


def _trimmed(source: FileSource, grid: PrintedGrid) -> PrintedGrid:
    """Leave out empty rows and the empty columns behind the last filled one.

    Raises:
        UnreadableError: It is larger than any table that is published.
    """
    rows = [(number, tuple(cells)) for number, cells in grid.rows if any(map(is_filled, cells))]
    width = max(
        (position + 1 for _, cells in rows for position, cell in enumerate(cells) if is_filled(cell)), default=0
    )
    if len(rows) * width > LARGEST_TABLE:
        raise too_large(source)
    return attrs.evolve(grid, rows=tuple((number, (*cells, *("",) * width)[:width]) for number, cells in rows))


# ----------------------------------------------------------------------------------------------------------------- CSV


def _csv(source: FileSource) -> Iterator[PrintedGrid]:
    text = read_text(source, windows=True).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    fields = max((_records(source, text, separator) for separator in ";,\t|"), key=_tabular)
    records = as_printed(fields)
    rows = tuple((number, tuple(" ".join(field.split()) for field in fields)) for number, fields in records)
    yield PrintedGrid(source.file, None, "", rows, indents=_indents(records))


def _indents(rows: Iterable[tuple[int, Sequence[str]]], *, laid_out: bool = False) -> dict[int, int]:
    """Return by how many spaces the first cell of each row is indented, where it is."""
    indents = {number: indent_of(cells[0], laid_out=laid_out) for number, cells in rows if cells}
    return {number: indent for number, indent in indents.items() if indent}


def _records(source: FileSource, text: str, separator: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    records, number = [], 1
    try:
        for record in reader:
            records.append((number, record))
            number = reader.line_num + 1
    except csv.Error as error:
        raise source.unreadable(_TOO_LONG if "limit" in str(error) else _DAMAGED) from error
    return records


def _tabular(records: Sequence[tuple[int, list[str]]]) -> tuple[int, int]:
    """Tell how much a text looks like a table: how many lines have as many fields as most, and how many those are."""
    widths = Counter(len(cells) for _, cells in records if any(map(str.strip, cells)))
    usual = max(widths, key=lambda width: (widths[width] * (width > 1), width), default=0)
    return (widths[usual] if usual > 1 else 0, usual)


# ---------------------------------------------------------------------------------------------------------- workbooks


def _xlsx(source: FileSource) -> Iterator[PrintedGrid]:
    return _sheets(source, xlsx.printed(source, COVERED, most=_MOST_CELLS))


def _ods(source: FileSource) -> Iterator[PrintedGrid]:
    return _sheets(source, ods.printed(source, COVERED, most=_MOST_CELLS))


def _sheets(source: FileSource, sheets: Mapping[str, PrintedSheet]) -> Iterator[PrintedGrid]:
    for name, sheet in sheets.items():
        rows = tuple((number, tuple(map(_tidy, sheet.rows[number]))) for number in sorted(sheet.rows))
        yield PrintedGrid(source.file, name, "", rows, None if sheet.texts is None else is_english(sheet.texts))


def _tidy(cell: object) -> str:
    return COVERED if cell == COVERED else " ".join(str(cell or "").split())


_MOST_CELLS = 4 * LARGEST_TABLE
"""In all sheets of a workbook together."""

# ------------------------------------------------------------------------------------------------------------ Markdown

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")


def _markdown(source: FileSource) -> Iterator[PrintedGrid]:
    lines = list(enumerate(read_text(source, windows=True).replace("\0", "").splitlines(), 1))
    title = ""
    for is_table, group in groupby(lines, lambda line: "|" in line[1]):
        if is_table:
            cells = [(number, markdown_cells(line)) for number, line in group if not _RULE.fullmatch(line.strip())]
            rows = tuple((number, tuple(map(plain_text, texts))) for number, texts in cells)
            yield PrintedGrid(source.file, None, title, rows, indents=_indents(cells, laid_out=True))
        else:
            texts = [line.strip() for _, line in group if line.strip()]
            title = plain_text(texts[-1].lstrip("#").strip()) if texts else ""


def markdown_cells(line: str) -> list[str]:
    """Return the cells of a line as they are written; a hard space is the only space of HTML that has a name here."""
    text = line.strip().removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.replace("\\|", "|").replace("&nbsp;", "\u00a0").strip(" \t") for cell in _PIPE.split(text)]


# ---------------------------------------------------------------------------------------------------------------- HTML


def _html(source: FileSource) -> Iterator[PrintedGrid]:
    for table in read_html_tables(read_text(source, windows=True).replace("\0", "")):
        if sum(max(cells, default=0) for cells in table.rows.values()) > LARGEST_TABLE:
            raise too_large(source)
        rows = tuple((number, _filled_up(cells)) for number, cells in table.rows.items())
        yield PrintedGrid(source.file, None, table.title, rows, indents=table.indents)


def _filled_up(cells: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(cells.get(position, "") for position in range(max(cells, default=-1) + 1))


_READERS: Mapping[str, Callable[[FileSource], Iterator[PrintedGrid]]] = {
    ".csv": _csv,
    ".htm": _html,
    ".html": _html,
    ".md": _markdown,
    ".ods": _ods,
    ".tsv": _csv,
    ".xlsx": _xlsx,
}
SUFFIXES: tuple[str, ...] = tuple(_READERS)
"""The file name endings of published tables."""

_CHOOSE = Text("Kies een van: {}.", "Choose one of: {}.").format(", ".join(SUFFIXES))
