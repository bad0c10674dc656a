"""Legends: lists of codes with what they mean, beside or below the table of cases or on a sheet of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from uri.reading.files.raw_cells import Fault, Raw
from uri.reading.files.raw_grids import RawGrid
from uri.register.parsing.cell_readers import is_empty, text
from uri.taxonomy.labels import matching_key

Legend = Mapping[str, str]
"""What codes mean: texts by the matching key of the code."""

_LONGEST_CODE = 12


def legends_of(grids: Iterable[RawGrid]) -> list[Legend]:
    """Return the legends on some sheets: each run of rows in which a short code stands beside its meaning."""
    legends: list[Legend] = []
    for grid in grids:
        width = max(map(len, grid.rows.values()), default=0)
        for column in range(width - 1):
            legends += _in_columns(grid, column)
    return [legend for legend in legends if len(legend) > 1]


def _in_columns(grid: RawGrid, column: int) -> list[Legend]:
    """Return the legends of two columns; an empty cell or a code that comes again ends one."""
    legends: list[dict[str, str]] = [{}]
    for cells in grid.rows.values():
        code, meaning = (_text(cells, position) for position in (column, column + 1))
        if not code or not meaning or len(code) > _LONGEST_CODE:
            legends.append({})
            continue
        if matching_key(code) in legends[-1]:
            legends.append({})
        legends[-1][matching_key(code)] = meaning
    return list(legends)


def _text(cells: Sequence[Raw], position: int) -> str:
    cell = cells[position] if position < len(cells) else None
    return "" if isinstance(cell, Fault) or is_empty(cell) else text(cell).strip()


def explaining(legends: Iterable[Legend], words: Iterable[str]) -> list[Legend]:
    """Return the legends that explain every one of some words."""
    keys = {matching_key(word) for word in words if word}
    return [legend for legend in legends if keys and keys <= legend.keys()]
