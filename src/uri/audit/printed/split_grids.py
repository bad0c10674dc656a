"""The tables of one grid: side by side, and below one another."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from uri.audit.printed.grid_cells import is_filled
from uri.audit.printed.grid_headers import is_header, is_words
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import read_number

_Rows: TypeAlias = list[tuple[int, tuple[str, ...]]]


def split_grid(grid: PrintedGrid) -> list[PrintedGrid]:
    """Part a grid into the tables that it holds: side by side, and below one another.

    One table ends where the next begins with headers of its own, behind an empty row or a title.
    """
    return [table for part in _beside(grid) for table in _below(part)]


def _beside(grid: PrintedGrid) -> list[PrintedGrid]:
    """Part tables that an empty column parts, if what is to the right of it has labels of its own."""
    columns = list(zip(*(cells for _, cells in grid.rows), strict=True))
    empty = [position for position, column in enumerate(columns) if position and not any(map(is_filled, column))]
    starts = [0]
    starts += [
        position + 1
        for position in empty
        if position + 1 < len(columns) and is_words([read_number(cell) for cell in columns[position + 1]])
    ]
    ends = [*(start - 1 for start in starts[1:]), len(columns)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        rows = [(number, cells[start:end]) for number, cells in grid.rows if any(map(is_filled, cells[start:end]))]
        parts.append(attrs.evolve(grid, rows=tuple(rows)))
    return [table for table in parts if table.rows]


def _below(grid: PrintedGrid) -> list[PrintedGrid]:
    tables: list[_Rows] = []
    for block in _blocks(list(grid.rows)):
        if tables and _begins(block) and _begins(tables[-1]):
            tables.append(block)
        else:
            tables = [*tables[:-1], [*(tables[-1] if tables else []), *block]]
    return [attrs.evolve(grid, rows=tuple(rows)) for rows in tables]


def _blocks(rows: _Rows) -> list[_Rows]:
    """Part rows at each empty one, and at each title that headers follow."""
    blocks: list[_Rows] = []
    for position, (number, cells) in enumerate(rows):
        follows_gap = not blocks or number > rows[position - 1][0] + 1
        is_title = sum(map(is_filled, cells)) == 1 and position + 1 < len(rows) and is_header(rows[position + 1][1])
        if follows_gap or (is_title and sum(map(is_filled, rows[position - 1][1])) > 1):
            blocks.append([])
        blocks[-1].append((number, cells))
    return blocks


def _begins(rows: _Rows) -> bool:
    """Tell whether rows begin with headers, below a title or not, and figures stand below them."""
    lines = [cells for _, cells in rows if sum(map(is_filled, cells)) > 1]
    return len(lines) > 1 and is_header(lines[0]) and not is_header(lines[-1])
