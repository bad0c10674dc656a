"""Legends: lists of codes with what they mean, beside or below the table of cases or on a sheet of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from uri.reading.files.raw_cells import Fault, Raw
from uri.reading.files.raw_grids import RawGrid
from uri.register.parsing.cell_readers import is_empty, text
from uri.taxonomy.labels import matching_key

Legend = Mapping[str, str]
"""What codes mean: texts by the matching key of the code."""

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
