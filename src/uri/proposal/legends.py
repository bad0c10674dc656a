"""Legends: lists of codes with what they mean, beside or below the table of cases or on a sheet of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from uri.languages import Text
from uri.proposal.found_tables import FoundTable
from uri.reading.files.raw_cells import Fault, Raw
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.sheet_builder import letters
from uri.register.parsing.cell_readers import is_empty, text
from uri.taxonomy.labels import matching_key

Legend = Mapping[str, str]
"""What codes mean: texts by the matching key of the code."""

_LEGEND = Text(
    "De kolommen {} en {} zijn een legenda naast de tabel: zij verklaart codes, en wordt niet als kolom gelezen.",
    "Columns {} and {} are a legend beside the table: it explains codes, and is not read as columns.",
)
_NAMELESS = Text(
    "De kolommen {} en {} zijn een legenda naast de tabel. Geef beide een kop, of zet haar op een eigen blad: een kolom"
    " zonder kop wordt bij het lezen geweigerd.",
    "Columns {} and {} are a legend beside the table. Give both a header, or put it on a sheet of its own: reading"
    " refuses a column without a header.",
)
_COLUMNS = 2
"""So many columns has a legend."""
_LONGEST_CODE = 12
_IN_ONE_CELL = re.compile(r"(\w{1,6})\s*(?:=|:|\)|\s[-–])\s*(\S.*)")
"""A code and its meaning in one cell, such as ``1 = fraude``."""


def legends_of(grids: Iterable[RawGrid]) -> list[Legend]:
    """Return the legends on some sheets: each run of rows in which a short code stands beside its meaning."""
    legends: list[Legend] = []
    for grid in grids:
        for column in range(max(map(len, grid.rows.values()), default=0)):
            cells = [(_text(row, column), _text(row, column + 1)) for row in grid.rows.values()]
            legends += _runs(cells)
            legends += _runs((meaning, code) for code, meaning in cells)
            legends += _runs(_parted(cell) for cell, _ in cells)
    return [legend for legend in legends if len(legend) > 1]


def _runs(pairs: Iterable[tuple[str, str]]) -> Iterator[Legend]:
    """Give the legends among pairs of a code and its meaning; an empty one or a code that comes again ends a legend."""
    legend: dict[str, str] = {}
    for code, meaning in pairs:
        is_entry = bool(code) and bool(meaning) and len(code) <= _LONGEST_CODE
        if not is_entry or matching_key(code) in legend:
            yield legend
            legend = {}
        if is_entry:
            legend[matching_key(code)] = meaning
    yield legend


def _parted(cell: str) -> tuple[str, str]:
    """Return the code and the meaning that stand in one cell, empty where it holds something else."""
    found = _IN_ONE_CELL.fullmatch(cell)
    return (found[1], found[2]) if found else ("", "")


def _text(cells: Sequence[Raw], position: int) -> str:
    cell = cells[position] if position < len(cells) else None
    return "" if isinstance(cell, Fault) or is_empty(cell) else text(cell).strip()


def explaining(legends: Iterable[Legend], words: Iterable[str]) -> list[Legend]:
    """Return the legends that explain every one of some words."""
    keys = {matching_key(word) for word in words if word}
    return [legend for legend in legends if keys and keys <= legend.keys()]


@attrs.frozen(kw_only=True)
class LegendBeside:
    """A legend that stands beside the table, parted from it by an empty column.

    Attributes:
        legend: What the codes mean.
        column: The column of the codes, from 0; that of the meanings is the next one.
        headers: The headers of these two, as far as they have any.
    """

    legend: Legend
    column: int
    headers: Sequence[str]


def legends_beside(table: FoundTable) -> list[LegendBeside]:
    """Return the legends beside a table: pairs of columns that explain every word of a column of the table."""
    if table.header_row is None:
        return []
    top = table.header_row
    below = [cells for row, cells in table.grid.rows.items() if row > top]
    filled = [any(_text(cells, column) for cells in below) for column in range(max(map(len, below), default=0))]
    found = []
    for column in _pairs(filled):
        legend = _whole_run([(_text(cells, column), _text(cells, column + 1)) for cells in below])
        headers = [table.headers[place] for place in (column, column + 1) if place in table.headers]
        words = [
            [text(cell).strip() for cell in cells.cells if not is_empty(cell)]
            for header, cells in table.columns.items()
            if header not in headers
        ]
        if legend and any(explaining([legend], each) for each in words):
            found.append(LegendBeside(legend=legend, column=column, headers=headers))
    return found


def _pairs(filled: Sequence[bool]) -> Iterator[int]:
    """Give the first of each two columns that have values, between columns that have none or the edges of the sheet."""
    around = [False, *filled, False]
    for column in range(len(filled) - 1):
        if around[column : column + 4] == [False, True, True, False]:
            yield column


def _whole_run(pairs: Sequence[tuple[str, str]]) -> Legend | None:
    """Return the legend that pairs of a code and its meaning are, None where they are something else too."""
    stated = [pair for pair in pairs if any(pair)]
    runs = [run for run in _runs(stated) if run]
    return runs[0] if len(runs) == 1 and len(runs[0]) == len(stated) > 1 else None


def without(table: FoundTable, beside: Iterable[LegendBeside]) -> FoundTable:
    """Return a table without the columns of the legends beside it."""
    dropped = {header for each in beside for header in each.headers}
    return attrs.evolve(
        table,
        headers={place: header for place, header in table.headers.items() if header not in dropped},
        columns={header: cells for header, cells in table.columns.items() if header not in dropped},
        absent=[header for header in table.absent if header not in dropped],
    )


def remark_on(beside: LegendBeside) -> Text:
    """Return what becomes of a legend beside the table."""
    message = _LEGEND if len(beside.headers) == _COLUMNS else _NAMELESS
    return message.format(letters(beside.column), letters(beside.column + 1))
