"""Counting rows by combination of small integers: the one step that sees every row.

A combination is one number, the digits of which are the values of its columns. Numbers are made and counted in
stretches of rows that fit the cache, so that no more than a stretch is held beside the columns, and in the smallest
type that holds them. Where too many combinations could occur, those of some columns are first renumbered by those that
do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import Any

import attrs
import numpy as np

from uri.register.columns import Numbers

FEW = 1_000
"""Up to this many rows plain Python counts faster than arrays are set up."""
STRETCH = 1 << 17
"""So many rows are numbered at a time."""
MOST = 1 << 20
"""Up to this many possible combinations have a counter each; more are renumbered."""


@attrs.frozen(kw_only=True)
class CountLimits:
    """Sizes at which counting goes another way to the same numbers.

    Attributes:
        few: Up to so many rows plain Python counts.
        stretch: So many rows are numbered at a time.
        most: Up to so many possible combinations have a counter each.
    """

    few: int = FEW
    stretch: int = STRETCH
    most: int = MOST


LIMITS = CountLimits()


def count(
    columns: Sequence[Numbers], weights: Numbers | None = None, *, limits: CountLimits = LIMITS
) -> tuple[list[Sequence[int]], list[int]]:
    """Count the rows by combination.

    Args:
        columns: The columns, of whole numbers and of one length.
        weights: For each row a whole number, to be added up instead of counting rows.
        limits: The sizes at which it is done otherwise.

    Returns:
        The combinations that occur, a sequence of values per column, and how many rows each has, or how much they
        weigh; a combination that weighs nothing is left out.
    """
    if len(columns[0]) <= limits.few:
        return _few(columns, weights)
    codes, numbers = cells(columns, weights, limits=limits)
    return [part.tolist() for part in codes], numbers.tolist()


def cells(
    columns: Sequence[Numbers], weights: Numbers | None = None, *, limits: CountLimits = LIMITS
) -> tuple[list[Numbers], Numbers]:
    """Count as `count` does, in arrays, which can be counted again by fewer columns with the numbers as weights."""
    numbering = numbered(columns, limits=limits)
    numbers = counted(numbering, len(columns[0]), weights)
    occurring = np.flatnonzero(numbers)
    return numbering.split(occurring), numbers[occurring]


def _few(columns: Sequence[Numbers], weights: Numbers | None) -> tuple[list[Sequence[int]], list[int]]:
    rows = zip(*(column.tolist() for column in columns), strict=True)
    if weights is None:
        cells = Counter(rows)
    else:
        cells = Counter()
        for row, weight in zip(rows, weights.tolist(), strict=True):
            cells[row] += int(weight)
    combinations = sorted(row for row, number in cells.items() if number)
    return [*zip(*combinations, strict=True)] or [() for _ in columns], [cells[row] for row in combinations]


def distinct(columns: Sequence[Numbers], *, limits: CountLimits = LIMITS) -> tuple[Numbers, list[list[int]]]:
    """Return the number of each row's combination, from zero on, and the combinations, a list of values per column."""
    length = len(columns[0])
    if length <= limits.few:
        seen: dict[tuple[int, ...], int] = {}
        rows = zip(*(column.tolist() for column in columns), strict=True)
        numbers = np.array([seen.setdefault(row, len(seen)) for row in rows], np.intp)
        return numbers, [list(part) for part in zip(*seen, strict=True)] or [[] for _ in columns]
    numbering = _squeezed(numbered(columns, limits=limits), length)
    numbers = np.concatenate([numbering.of(rows) for rows in stretches(length, limits.stretch)])
    return numbers, [part.tolist() for part in numbering.split(np.arange(numbering.size))]


@attrs.frozen(kw_only=True, eq=False)
class Numbering:
    """A number for each row: rows have equal numbers when they are alike.

    Attributes:
        low: The lowest number.
        size: How many numbers there may be, from the lowest on.
        of: Gives the numbers of a stretch of rows.
        split: Gives the values of each column, from numbers that are counted from zero.
        limits: The sizes at which rows are counted otherwise.
    """

    low: int = 0
    size: int
    of: Callable[[slice], Numbers]
    split: Callable[[Numbers], list[Numbers]]
    limits: CountLimits


def numbered(columns: Sequence[Numbers], *, limits: CountLimits = LIMITS) -> Numbering:
    """Number the rows by the combinations of columns of small integers, from zero and below about `limits.most`."""
    length = len(columns[0])
    single = [_column(column, limits) for column in columns]
    order = sorted(range(len(single)), key=lambda index: single[index].size)
    parts: list[Numbering] = []
    for part in (single[index] for index in order):
        if parts and prod(digit.size for digit in (*parts, part)) > limits.most:
            parts = [_squeezed(_joined(parts), length)]
        parts.append(part)
    whole = _joined(parts)
    whole = whole if whole.size <= limits.most else _squeezed(whole, length)
    place = [order.index(index) for index in range(len(order))]

    def split(numbers: Numbers) -> list[Numbers]:
        values = whole.split(numbers)
        return [values[index] for index in place]

    return attrs.evolve(whole, split=split)


def _column(values: Numbers, limits: CountLimits) -> Numbering:
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    return Numbering(
        low=low,
        size=high - low + 1,
        of=values.__getitem__,
        split=lambda numbers: [numbers.astype(np.int64) + low],
        limits=limits,
    )


def _joined(parts: Sequence[Numbering]) -> Numbering:
    """Number the rows by several numberings together."""
    sizes = [part.size for part in parts]
    varying = [part for part in parts if part.size > 1]
    steps = _steps(varying)

    def of(rows: slice) -> Numbers:
        if not varying:
            return np.zeros(rows.stop - rows.start, np.uint8)
        numbers = varying[0].of(rows)
        for step in steps:
            numbers = step.extended(numbers, rows)
        return numbers

    def split(numbers: Numbers) -> list[Numbers]:
        digits = np.unravel_index(numbers, sizes)
        return [values for part, digit in zip(parts, digits, strict=True) for values in part.split(digit)]

    return Numbering(size=prod(sizes), of=of, split=split, limits=parts[0].limits)


@attrs.frozen(eq=False)
class _Step:
    """Digits that are put behind numbers of one type; `offset` is what comes out where each is at its lowest."""

    dtype: np.dtype[Any]
    digits: tuple[Numbering, ...]
    offset: int

    def extended(self, numbers: Numbers, rows: slice) -> Numbers:
        """Put the digits behind. Sums that do not fit wrap around, and come right when the offset goes off."""
        signed = np.dtype(f"i{self.dtype.itemsize}")
        numbers = numbers.astype(signed)
        for part in self.digits:
            numbers *= np.array(part.size).astype(signed)
            numbers += part.of(rows).astype(signed, copy=False)
        if self.offset:
            numbers -= np.array(self.offset).astype(signed)
        return numbers.view(self.dtype)


def _steps(parts: Sequence[Numbering]) -> list[_Step]:
    """Lay out which digits are put behind the first in numbers of which type: a few fit a byte."""
    steps: list[_Step] = []
    for index, part in enumerate(parts):
        dtype = np.min_scalar_type(prod(digit.size for digit in parts[: index + 1]) - 1)
        last = steps.pop() if steps and steps[-1].dtype == dtype else _Step(dtype, (), 0)
        digits = (*last.digits, part) if index else ()
        steps.append(_Step(dtype, digits, last.offset * part.size + part.low))
    return steps


def _squeezed(numbering: Numbering, length: int) -> Numbering:
    """Renumber by the numbers that occur."""
    occurring = _occurring(numbering, length)

    def of(rows: slice) -> Numbers:
        return np.searchsorted(occurring, numbering.of(rows))

    if numbering.size <= numbering.limits.most:
        place = np.zeros(numbering.size, np.min_scalar_type(len(occurring)))
        place[occurring] = np.arange(len(occurring))
        of = lambda rows: place[numbering.of(rows)]  # noqa: E731 (the quicker way to the same)
    return attrs.evolve(
        numbering, low=0, size=len(occurring), of=of, split=lambda numbers: numbering.split(occurring[numbers])
    )


def _occurring(numbering: Numbering, length: int) -> Numbers:
    if numbering.size <= numbering.limits.most:
        return np.flatnonzero(counted(numbering, length))
    occurring = np.empty(0, np.int64)
    for rows in stretches(length, numbering.limits.stretch):
        occurring = np.union1d(occurring, numbering.of(rows).astype(np.int64))
    return occurring


def counted(numbering: Numbering, length: int, weights: Numbers | None = None) -> Numbers:
    """Count the rows by number, counted from the lowest, or add their weights up."""
    totals = np.zeros(numbering.size, np.int64)
    for rows in stretches(length, max(numbering.limits.stretch, numbering.size)):
        weighed = None if weights is None else weights[rows]
        totals += np.bincount(numbering.of(rows), weighed, numbering.size).astype(np.int64, copy=False)
    return totals


def stretches(length: int, size: int) -> Iterator[slice]:
    """Cut a number of rows into stretches of a size."""
    return (slice(start, min(start + size, length)) for start in range(0, length, size))
