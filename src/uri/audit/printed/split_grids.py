"""The tables of one grid: side by side, and below one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from uri.audit.printed.grid_cells import is_filled
from uri.audit.printed.grid_headers import is_header, is_words
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import read_number

_Rows: TypeAlias = list[tuple[int, tuple[str, ...]]]
_Edges: TypeAlias = list[tuple[str, ...]]


def split_grid(grid: PrintedGrid) -> list[PrintedGrid]:
    """Part a grid into the tables that it holds: side by side, and below one another.

    Of two tables below one another, the second begins with headers of its own, behind an empty row or a title. Of two
    tables side by side, the second has labels of its own, behind an empty column.
    """
    return [table for part in _beside(grid) for table in _below(part)]


def _beside(grid: PrintedGrid) -> list[PrintedGrid]:
    """Part tables that stand side by side."""
    columns = list(zip(*(cells for _, cells in grid.rows), strict=True))
    starts = [0, *(start for start in range(2, len(columns)) if _begins_beside(columns, start))]
    ends = [*(start - 1 for start in starts[1:]), len(columns)]
    tables = [_between(grid, start, end) for start, end in zip(starts, ends, strict=True)]
    return [table for table in tables if table.rows]


def _begins_beside(columns: Sequence[Sequence[str]], start: int) -> bool:
    """Tell whether a table begins at a column: it holds labels, and the column before it is empty."""
    return not any(map(is_filled, columns[start - 1])) and is_words([read_number(cell) for cell in columns[start]])


def _between(grid: PrintedGrid, start: int, end: int) -> PrintedGrid:
    """Return the columns from `start` to before `end`, without the rows that are empty there."""
    rows = [(number, cells[start:end]) for number, cells in grid.rows]
    filled = tuple(row for row in rows if any(map(is_filled, row[1])))
    return attrs.evolve(grid, rows=filled, indents={} if start else grid.indents)


def _below(grid: PrintedGrid) -> list[PrintedGrid]:
    """Part tables that stand below one another; what does not begin one goes on with the table above."""
    tables: list[_Rows] = []
    edges: _Edges = []
    for block in _blocks(list(grid.rows)):
        of_block = _edges(block)
        if not tables or (_begins(of_block) and _begins(edges)):
            tables.append(block)
            edges = of_block
        else:
            tables[-1] += block
            edges = [*edges, *of_block]
            edges = [edges[0], edges[-1]] if len(edges) > 1 else edges
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


def _edges(rows: _Rows) -> _Edges:
    """Return the first and the last row with more than one filled cell; one, where they are the same."""
    lines = [cells for _, cells in rows if sum(map(is_filled, cells)) > 1]
    return [lines[0], lines[-1]] if len(lines) > 1 else lines


def _begins(edges: _Edges) -> bool:
    """Tell whether rows begin with headers, below a title or not, and figures stand below them."""
    return len(edges) > 1 and is_header(edges[0]) and not is_header(edges[-1])
