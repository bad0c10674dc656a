"""Tables as they are printed, before anyone knows what they say: grids of texts.

From CSV, XLSX, ODS, Markdown and HTML; a file can hold several. A cell that another one, merged, covers is `COVERED`.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

import attrs

from uri.audit.printed.printed_numbers import COVERED, is_english, is_filled
from uri.errors import UnreadableError
from uri.findings import quoted
from uri.reading.files.encodings import read_text
from uri.reading.files.sheet_builder import FileSource, too_large
from uri.reading.files.workbooks import ods, xlsx
from uri.reading.files.workbooks.workbook_grids import PrintedSheet
from uri.texts import Text

LARGEST_TABLE = 2**18
"""Cells: no published table has more; what has is data."""


@attrs.frozen(repr=False)
class PrintedGrid:
    """One grid: its rows by their number in the file. `title` is what stands above it.

    `english` is the notation of its figures where the file tells it: numbers of a workbook are written in Dutch here.
    """

    file: str
    sheet: str | None
    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    english: bool | None = None

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(cells) for _, cells in self.rows), default=0)


class NoTableError(UnreadableError):
    """A file that can be read, and holds no table."""


def read_grids(path: str | os.PathLike[str]) -> tuple[PrintedGrid, ...]:
    """Read every table of a file that has something in it.

    Raises:
        UnreadableError: the file is not there, is damaged, or holds no table.
    """
    source = FileSource(path=Path(path))
    if not source.path.exists():
        raise source.unreadable(_MISSING)
    reader = _READERS.get(source.path.suffix.lower())
    if reader is None:
        raise source.unreadable(_UNKNOWN, _CHOOSE)
    try:
        read_in = tuple(_trimmed(grid) for grid in reader(source))
    except OSError as error:
        raise source.unreadable(_FAILED) from error
    grids = tuple(grid for grid in read_in if grid.rows)
    if not grids:
        raise NoTableError(_NO_TABLE.format(file=quoted(source.file)))
    if any(len(grid.rows) * grid.width > LARGEST_TABLE for grid in grids):
        raise too_large(source)
    return grids


_UNKNOWN = Text("Het formaat van {file} is onbekend.", "The format of {file} is unknown.")
_MISSING = Text("{file} bestaat niet.", "{file} does not exist.")
_FAILED = Text("{file} kan niet worden gelezen.", "{file} cannot be read.")
_NO_TABLE = Text("{file} bevat geen tabel.", "{file} holds no table.")
_DAMAGED = Text("{file} is beschadigd.", "{file} is damaged.")


def _trimmed(grid: PrintedGrid) -> PrintedGrid:
    """Leave out empty rows and the empty columns behind the last filled one."""
    rows = [(number, tuple(cells)) for number, cells in grid.rows if any(map(is_filled, cells))]
    width = max(
        (position + 1 for _, cells in rows for position, cell in enumerate(cells) if is_filled(cell)), default=0
    )
    return attrs.evolve(grid, rows=tuple((number, (*cells, *("",) * width)[:width]) for number, cells in rows))


# ----------------------------------------------------------------------------------------------------------------- CSV


def _csv(source: FileSource) -> Iterator[PrintedGrid]:
    text = read_text(source, windows=True).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    records = max((_records(source, text, separator) for separator in ";,\t|"), key=_tabular)
    yield PrintedGrid(source.file, None, "", tuple(records))


def _records(source: FileSource, text: str, separator: str) -> list[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    records, number = [], 1
    try:
        for record in reader:
            records.append((number, tuple(" ".join(field.split()) for field in record)))
            number = reader.line_num + 1
    except csv.Error as error:
        raise source.unreadable(_DAMAGED) from error
    return records


def _tabular(records: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[int, int]:
    """Tell how much a text looks like a table: how many lines have as many fields as most, and how many those are."""
    widths = [len(cells) for _, cells in records if any(cells)]
    usual = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width), default=0)
    return (widths.count(usual) if usual > 1 else 0, usual)


# ---------------------------------------------------------------------------------------------------------- workbooks


def _xlsx(source: FileSource) -> Iterator[PrintedGrid]:
    return _sheets(source, xlsx.printed(source, COVERED))


def _ods(source: FileSource) -> Iterator[PrintedGrid]:
    return _sheets(source, ods.printed(source, COVERED))


def _sheets(source: FileSource, sheets: Mapping[str, PrintedSheet]) -> Iterator[PrintedGrid]:
    for name, sheet in sheets.items():
        rows = tuple((number, tuple(map(_tidy, sheet.rows[number]))) for number in sorted(sheet.rows))
        yield PrintedGrid(source.file, name, "", rows, None if sheet.texts is None else is_english(sheet.texts))


def _tidy(cell: object) -> str:
    return COVERED if cell == COVERED else " ".join(str(cell or "").split())


# ------------------------------------------------------------------------------------------------------------ Markdown

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def _markdown(source: FileSource) -> Iterator[PrintedGrid]:
    lines = list(enumerate(read_text(source, windows=True).replace("\0", "").splitlines(), 1))
    title = ""
    for is_table, group in groupby(lines, lambda line: "|" in line[1]):
        if is_table:
            rows = [(number, _md_cells(line)) for number, line in group if not _RULE.fullmatch(line.strip())]
            yield PrintedGrid(source.file, None, title, tuple(rows))
        else:
            texts = [line.strip() for _, line in group if line.strip()]
            title = _bare(texts[-1].lstrip("#").strip()) if texts else ""


def _md_cells(line: str) -> tuple[str, ...]:
    text = line.strip().removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return tuple(_bare(cell.replace("\\|", "|").strip()) for cell in _PIPE.split(text))


def _bare(text: str) -> str:
    text = re.sub(r"<sup>(.*?)</sup>", lambda match: _raised(match[1]), text, flags=re.IGNORECASE)
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", " ", _EMPHASIS.sub(r"\2", text)).split())


# ---------------------------------------------------------------------------------------------------------------- HTML


def _html(source: FileSource) -> Iterator[PrintedGrid]:
    reader = _TableParser()
    reader.feed(read_text(source, windows=True).replace("\0", ""))
    reader.close()
    for title, rows in reader.tables:
        yield PrintedGrid(source.file, None, title, tuple((number, _spread(cells)) for number, cells in rows.items()))


def _spread(cells: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(cells.get(position, "") for position in range(max(cells, default=-1) + 1))


_WIDEST_SPAN = 1_000


@attrs.define
class _Open:
    """A table that is being read: its title, its rows by the line on which they start, and the cell that is open."""

    title: str = ""
    rows: dict[int, dict[int, str]] = attrs.field(factory=dict)
    numbers: list[int] = attrs.field(factory=list)
    covered: set[tuple[int, int]] = attrs.field(factory=set)
    text: list[str] | None = None
    spans: tuple[int, int] | None = None

    def begin_row(self, line: int) -> None:
        self.end_cell()
        self.numbers.append(max(line, self.numbers[-1] + 1 if self.numbers else 1))
        self.rows[self.numbers[-1]] = {}

    def begin_cell(self, spans: Mapping[str, int]) -> None:
        self.end_cell()
        down, across = (min(max(1, spans.get(name, 1)), _WIDEST_SPAN) for name in ("rowspan", "colspan"))
        self.text, self.spans = [], (down, across)

    def end_cell(self) -> None:
        if self.spans is None or self.text is None:
            self.text = self.spans = None
            return
        row, (down, across) = len(self.numbers) - 1, self.spans
        cells = self.rows[self.numbers[row]]
        column = next(
            place
            for place in range(len(cells) + len(self.covered) + 1)
            if place not in cells and (row, place) not in self.covered
        )
        cells[column] = _joined(self.text)
        if len(self.covered) + down * across > LARGEST_TABLE:
            down = across = 1
        self.covered |= {
            (below, far)
            for below in range(row, row + down)
            for far in range(column, column + across)
            if (below, far) != (row, column)
        }
        self.text = self.spans = None

    def end(self) -> tuple[str, dict[int, dict[int, str]]]:
        self.end_cell()
        for row, column in self.covered:
            if row < len(self.numbers):
                self.rows[self.numbers[row]][column] = COVERED
        return self.title, self.rows


class _TableParser(HTMLParser):
    """Gathers tables; one within another is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[str, dict[int, dict[int, str]]]] = []
        self._open: list[_Open] = []
        self._raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._raised = tag == "sup"
        if tag == "table":
            self._open.append(_Open())
        if not self._open:
            return
        table = self._open[-1]
        if tag == "tr":
            table.begin_row(self.getpos()[0])
        elif tag in {"td", "th"} and table.numbers:
            table.begin_cell({name: int(value) for name, value in attrs if value and re.fullmatch(r"\d{1,4}", value)})
        elif tag == "caption":
            table.end_cell()
            table.text = []
        elif tag in {"br", "p"} and table.text is not None:
            table.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._raised = False
        if not self._open:
            return
        table = self._open[-1]
        if tag in {"td", "th", "tr"}:
            table.end_cell()
        elif tag == "table":
            self.tables.append(self._open.pop().end())
        elif tag == "caption" and table.text is not None:
            table.title, table.text = _joined(table.text), None

    def handle_data(self, data: str) -> None:
        if self._open and (text := self._open[-1].text) is not None:
            text.append(_raised(data) if self._raised else data)

    def close(self) -> None:
        super().close()
        while self._open:
            self.tables.append(self._open.pop().end())


def _raised(text: str) -> str:
    """Write a footnote mark with the raised digits that it is printed with."""
    return text.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _joined(texts: list[str]) -> str:
    return " ".join("".join(texts).split())


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
