"""One table of raw cells as a file or frame gives it, before anything is understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import count
from typing import Any, TypeAlias, TypeVar, overload

import attrs
import numpy as np

from uri.findings import Findings, Place

Cell: TypeAlias = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""A raw value. A tuple is a list of texts, as JSON and Parquet have them."""

CellT = TypeVar("CellT")
Other = TypeVar("Other")

Index: TypeAlias = np.ndarray[Any, np.dtype[Any]]
"""Whole numbers, or True and False, one per row."""


@attrs.frozen(eq=False, repr=False)
class RepeatedCells(Sequence[CellT]):
    """A column in which cells repeat; as a sequence it gives the cell of each row.

    Attributes:
        cells: The cells that occur; equal ones may stand in it more than once.
        positions: For each row, the position of its cell in `cells`.
    """

    cells: Sequence[CellT]
    positions: Index

    @classmethod
    def of(cls, cells: Sequence[CellT]) -> RepeatedCells[CellT]:
        """Find the cells that repeat; 1, 1.0 and True are three cells."""
        if isinstance(cells, RepeatedCells):
            return cells
        seen = numbering()
        index = np.fromiter(map(seen.__getitem__, zip(map(type, cells), cells, strict=True)), np.int32, len(cells))
        return cls([cell for _, cell in seen], index)

    @overload
    def __getitem__(self, index: int) -> CellT: ...
    @overload
    def __getitem__(self, index: slice) -> RepeatedCells[CellT]: ...
    def __getitem__(self, index: int | slice) -> CellT | RepeatedCells[CellT]:
        return self.take(index) if isinstance(index, slice) else self.cells[self.positions[index]]

    def __len__(self) -> int:
        return len(self.positions)

    def __iter__(self) -> Iterator[CellT]:
        return map(self.cells.__getitem__, self.positions.tolist())

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # (equal to lists, which have no hash)

    def take(self, index: Index | slice) -> RepeatedCells[CellT]:
        """Select rows by a mask, by positions or by a slice."""
        return RepeatedCells(self.cells, self.positions[index])

    def at(self, rows: Sequence[int]) -> RepeatedCells[CellT]:
        """Select rows by their positions."""
        return self.take(np.asarray(rows, np.int64))

    def emptied(self, rows: Index) -> RepeatedCells[CellT | None]:
        """Empty the cells of some rows."""
        index = self.positions.copy()
        index[rows] = len(self.cells)
        return RepeatedCells([*self.cells, None], index)

    def occurring(self) -> list[tuple[CellT, int, int]]:
        """Return each of `cells` that occurs, with its first row, from 0, and the number of its rows, as they come."""
        index, first, numbers = np.unique(self.positions, return_index=True, return_counts=True)
        found = zip(first.tolist(), index.tolist(), numbers.tolist(), strict=True)
        return [(self.cells[position], row, number) for row, position, number in sorted(found)]

    def mask(self, holds: Callable[[CellT], bool]) -> Index:
        """Return True for each row of whose cell something holds, asked once of each of `cells`."""
        return np.fromiter(map(holds, self.cells), bool, len(self.cells))[self.positions]

    def change(self, change: Callable[[CellT], Other]) -> RepeatedCells[Other]:
        """Change every cell, each of `cells` once."""
        return RepeatedCells([change(cell) for cell in self.cells], self.positions)


_LEAST, _MOST = np.iinfo(np.int32).min, np.iinfo(np.int32).max


class CleanTexts(list[str | None]):
    r"""A column of clean texts: without outer white space, with ``\n`` for line breaks, and None for an empty one."""

    __slots__ = ()


def numbering() -> defaultdict[Any, int]:
    """Return a dictionary that numbers its keys from 0, in the order in which they are first asked for."""
    return defaultdict(count().__next__)


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """Raw cells by column, with the row numbers that the user sees.

    Attributes:
        file: The bare name of the file, None for a frame.
        name: The name of the sheet, where the file has several.
        headers: The headers.
        columns: The cells of each header; all as many as there are rows.
        rows: The number of each row, as the user sees it.
        findings: The faults of single cells or rows that were found while reading; those rows are rejected.
    """

    file: str | None = None
    name: str | None = None
    headers: tuple[str, ...] = attrs.field(repr=False)
    columns: tuple[Sequence[Cell], ...] = attrs.field(repr=False)
    rows: Sequence[int] | Index
    findings: Findings = attrs.field(factory=Findings)

    @property
    def numbers(self) -> Index:
        """The row numbers as an array, of 32 bits where they fit."""
        if isinstance(self.rows, range):
            return _narrow(np.arange(self.rows.start, self.rows.stop, self.rows.step))
        return _narrow(np.asarray(self.rows, np.int64))

    def place(self, index: int | None = None, column: str | None = None) -> Place:
        """Return the place of a cell, of a whole row, of a column, or of the sheet."""
        row = None if index is None else int(self.rows[index])
        return Place(file=self.file, sheet=self.name, row=row, column=column)


def _narrow(numbers: Index) -> Index:
    fits = not len(numbers) or (numbers.min() >= _LEAST and numbers.max() <= _MOST)
    return numbers.astype(np.int32) if fits else numbers
