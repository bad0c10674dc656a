"""Where the table of cases stands in a file: its sheets, its row of headers, and the columns below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from uri.proposal.found_tables import FoundTable, is_alike, known_fields, with_same_columns
from uri.reading.files.raw_cells import NESTED, Fault, Raw
from uri.reading.files.raw_grids import RawGrid
from uri.register import Cell
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.raw_sheet import RepeatedCells
from uri.taxonomy.labels import matching_key

_SEARCHED = 60
"""So many rows are looked at for the headers."""
_FEWEST = 2
"""So many headers must be known in a row for it to be that of the headers."""
_FEWEST_UNKNOWN = 3
"""So many headers has a row at least of which none is known."""


def find_tables(grids: Iterable[RawGrid]) -> tuple[list[FoundTable], list[FoundTable]]:
    """Return the tables of cases of a file, those on several sheets with the same headers together; and the others.

    Of tables with other headers, the one whose headers are known best is taken; of equal ones the longest. The others
    are those that may hold cases too: as many of their headers are known, but for one. Of a JSON one list is taken.
    """
    found = [table for grid in grids if (table := _table(grid)) is not None]
    by_headers: dict[frozenset[str], list[FoundTable]] = {}
    for table in found:
        by_headers.setdefault(frozenset(map(matching_key, table.columns)), []).append(table)
    ranked = sorted(
        by_headers.values(),
        key=lambda tables: (known_fields(tables[0].columns), sum(len(table.rows) for table in tables)),
        reverse=True,
    )
    if not ranked:
        return [], []
    best = ranked[0][0]
    chosen = [table for table in found if is_alike(best, table) and table.grid.list_path == best.grid.list_path]
    fewest = max(_FEWEST, known_fields(best.columns) - 1)
    others = [
        table
        for tables in ranked
        for table in tables
        if all(table is not each for each in chosen) and known_fields(table.columns) >= fewest
    ]
    return with_same_columns(chosen), others


def _table(grid: RawGrid) -> FoundTable | None:
    if grid.headers is not None:
        return _below(grid, None, dict(enumerate(grid.headers)), {})
    candidates = list(grid.rows)[:_SEARCHED]
    scored = {row: known_fields(_labels(grid.rows[row]).values()) for row in candidates}
    most = max(scored, key=scored.__getitem__, default=None)
    row = (
        _last_of_headers(grid, scored, most) if most is not None and scored[most] >= _FEWEST else _first_of_texts(grid)
    )
    if row is None:
        return None
    labels = _labels(grid.rows[row])
    above = grid.rows.get(row - 1, ())
    return _below(grid, row, labels, _groups(above, labels))


def _last_of_headers(grid: RawGrid, scored: Mapping[int, int], row: int) -> int:
    """Return the row of headers, or the one below it that names the columns of each group that stands in it."""
    below = row + 1
    above, labels = (set(filter(None, _labels(grid.rows.get(each, ())).values())) for each in (row, below))
    return below if scored.get(below, 0) >= _FEWEST and len(labels) > len(above) else row


def _first_of_texts(grid: RawGrid) -> int | None:
    """Return the first row of different texts with rows as wide below it: headers that are not known."""
    numbers = list(grid.rows)[:_SEARCHED]
    for row, *below in zip(numbers, numbers[1:], numbers[2:], strict=False):
        labels = [label for label in _labels(grid.rows[row]).values() if label]
        filled = [sum(not isinstance(cell, Fault) and not is_empty(cell) for cell in grid.rows[each]) for each in below]
        is_text = all(isinstance(cell, str | None) for cell in grid.rows[row])
        if is_text and len(labels) == len(set(labels)) >= _FEWEST_UNKNOWN and max(filled) >= len(labels) - 1:
            return row
    return None


def _labels(cells: Sequence[Raw]) -> dict[int, str]:
    """Return the headers of a row by position; a row with a date or another number has none."""
    if any(not isinstance(cell, str | int | None) or isinstance(cell, bool) for cell in cells):
        return {}
    return {position: text(cell).strip() for position, cell in enumerate(cells) if isinstance(cell, str | int)}


def _groups(above: Sequence[Raw], labels: Mapping[int, str]) -> dict[str, str]:
    """Return the last text to the left, in the row above the headers, that stands above each header."""
    groups: dict[str, str] = {}
    current = ""
    for position, label in sorted(labels.items()):
        cell = above[position] if position < len(above) else None
        current = cell.strip() if isinstance(cell, str) and cell.strip() else current
        if current:
            groups[label] = current
    return groups if any(isinstance(cell, str) for cell in above[1:]) else {}


def _below(grid: RawGrid, row: int | None, labels: Mapping[int, str], groups: Mapping[str, str]) -> FoundTable:
    body = {number: cells for number, cells in grid.rows.items() if row is None or number > row}
    columns = [RepeatedCells.of(column) for column in zip_longest(*body.values())]
    empty = RepeatedCells.of([None] * len(body))
    known = {position: label for position, label in labels.items() if label}
    return FoundTable(
        grid=grid,
        header_row=row,
        headers=known,
        groups=groups,
        columns={
            label: (columns[position] if position < len(columns) else empty).change(_cell)
            for position, label in known.items()
        },
        rows=list(body),
        merged_down=[label for position, label in known.items() if position in grid.merged_down],
        composite=[label for position, label in known.items() if _is_composite(columns[position : position + 1])],
    )


def _is_composite(columns: Sequence[RepeatedCells[Raw]]) -> bool:
    """Tell of a column, if it is there, whether every value in it is something composite."""
    cells = [cell for column in columns for cell in column.cells]
    return NESTED in cells and all(cell == NESTED or (not isinstance(cell, Fault) and is_empty(cell)) for cell in cells)


def _cell(cell: Raw) -> Cell:
    return None if isinstance(cell, Fault) or is_empty(cell) else cell
