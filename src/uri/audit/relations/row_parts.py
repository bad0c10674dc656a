"""Which rows of a printed table are parts of the row above: by “waarvan”, by a dash, by a place in a list, by figures.

“Waarvan” can stand before each part, or once before all of them. In the second case print does not say how far it
goes: that is its extent, a number of rows, and the figures tell it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import PrintedRow, PrintedTable

_MOST_PARTS = 40
"""So many rows at most are the parts below one “waarvan”."""

_TWO = 2


@attrs.frozen
class PartGroup:
    """Rows that are parts of one row.

    Attributes:
        whole: The row that they are parts of, counted from zero.
        parts: Their rows.
        opened: Whether that was said once for all of them, so that they may be all there is.
        divides: Whether figures told that they are all there is.
    """

    whole: int
    parts: tuple[int, ...]
    opened: bool = False
    divides: bool = False


@attrs.define
class _Gathering:
    """Gathers the parts of rows, row by row.

    Attributes:
        extents: How many rows go with a “waarvan”, by the row that it stands in.
        last: The last row that is no part by its own words.
        block: The row of which the next rows are parts, as a “waarvan” said once.
        left: How many rows it goes on.
        fresh: Whether nothing but parts by their own words stand below that “waarvan”.
        parts: The parts found, by their whole.
        opened: The wholes with parts that were said once.
    """

    extents: Mapping[int, int]
    last: int | None = None
    block: int | None = None
    left: int = 0
    fresh: bool = False
    parts: dict[int, list[int]] = attrs.field(factory=dict)
    opened: set[int] = attrs.field(factory=set)

    def open(self, number: int, whole: int | None) -> None:
        """Begin a block of parts of a row."""
        self.last = self.block = whole
        self.left, self.fresh = self.extents.get(number, 0), True

    def add(self, number: int, whole: int | None) -> None:
        """Add a part to a row."""
        if whole is not None:
            self.parts.setdefault(whole, []).append(number)
            if whole == self.block:
                self.opened.add(whole)

    def add_marked(self, number: int) -> None:
        """Add a row that is a part by its own words; “waarvan” before the first can go on below it."""
        if self.extents.get(number):
            self.block, self.left = self.last, self.extents[number]
        self.add(number, self.last)

    def add_plain(self, number: int, *, may_be_part: bool, heading: bool) -> None:
        """Add a row without a word of its own: a part as long as the block goes on."""
        if self.left and may_be_part:
            self.add(number, self.block)
            self.left -= 1
        else:
            self.block, self.left = None, 0
        self.last, self.fresh = (None if heading else number), False


def part_groups(table: PrintedTable, extents: Mapping[int, int], *, dashes: bool) -> list[PartGroup]:
    """Return the rows that are parts of the row above them, by their words.

    Args:
        table: The table.
        extents: How many rows without a word of their own go with a “waarvan”, by the row that it stands in.
        dashes: Whether a row with a dash is a part of the row above it.
    """
    found = _Gathering(extents)
    for number, row in enumerate(table.rows):
        if row.opens:
            found.open(number, found.last if row.heading else number)
        elif row.of_which or (row.dashed and (dashes or found.fresh)):
            found.add_marked(number)
        else:
            may_be_part = row.kind is RijSoort.DETAIL and not row.heading
            found.add_plain(number, may_be_part=may_be_part, heading=row.heading)
    return [PartGroup(whole, tuple(parts), opened=whole in found.opened) for whole, parts in found.parts.items()]


# ------------------------------------------------------------------------------------------------------------- extents


def possible_extents(table: PrintedTable, *, dashes: bool) -> dict[int, range]:
    """Return how far each “waarvan” that stands once can go, by the row that it stands in."""
    possible = {}
    for number, row in enumerate(table.rows):
        below = _plain_below(table, number, dashes=dashes)
        if row.opens and below:
            possible[number] = range(1, below + 1)
        elif row.of_which and _stands_once(table, number):
            possible[number] = range(below + 1)
    return possible


def fitting_extent(table: PrintedTable, number: int, possible: range) -> int:
    """Return how far a “waarvan” goes by the rows right below it: until they add up to its whole.

    Where they do not, each part says itself that it is one, or all rows below are parts if that was said before them.
    """
    row = table.rows[number]
    whole = number if row.opens and not row.heading else number - 1
    usual = possible[0] if row.of_which else possible[-1]
    columns = [position for position, column in enumerate(table.columns) if column.additive]
    wholes = [_exactly(table.figures[max(whole, 0)][column]) for column in columns]
    if whole < 0 or not any(wholes):
        return usual
    added: list[int | Fraction] = [0 for _ in columns]
    first = number if row.of_which else number + 1
    for part in range(first, number + 1 + possible[-1]):
        numbers = [_exactly(table.figures[part][column]) for column in columns]
        added = [together + one for together, one in zip(added, numbers, strict=True)]
        if added == wholes and part > first:
            return part - number
    return usual


def _plain_below(table: PrintedTable, number: int, *, dashes: bool) -> int:
    """Count the rows below a “waarvan” that can go with it; dashes right below it tell themselves how far it goes."""
    count = 0
    for row in table.rows[number + 1 : number + 1 + _MOST_PARTS]:
        if row.kind is not RijSoort.DETAIL or row.heading or row.opens or row.of_which or (row.dashed and not count):
            break
        count += not (row.dashed and dashes)
    return count


def _stands_once(table: PrintedTable, number: int) -> bool:
    around = (*table.rows[max(number - 1, 0) : number], *table.rows[number + 1 : number + 2])
    return not any(row.of_which or row.opens for row in around)


# ----------------------------------------------------------------------------------------------------------- by figures


def blocks_by_figures(table: PrintedTable) -> tuple[PartGroup, ...]:
    """Return the rows that the rows right below them add up to, where no word says so.

    One row of one column can do so by chance. It takes two such rows, or two columns.
    """
    groups: list[PartGroup] = []
    columns = [position for position, column in enumerate(table.columns) if column.additive]
    plain = [
        [_exactly(row_figures[column]) for column in columns] if _is_plain(row) else None
        for row, row_figures in zip(table.rows, table.figures, strict=True)
    ]
    most, number = 0, 0
    while number < len(table.rows):
        count, fitting = _block_below(plain, number)
        if count:
            groups.append(PartGroup(number, tuple(range(number + 1, number + 1 + count)), opened=True, divides=True))
            most = max(most, fitting)
        number += count + 1
    return tuple(groups) if len(groups) >= _TWO or most >= _TWO else ()


def _exactly(figure: Figure) -> int | Fraction:
    """Return a number, a whole one as what is quickly added."""
    number = figure.printed.number or Fraction(0)
    return number.numerator if number.denominator == 1 else number


def _block_below(plain: Sequence[Sequence[int | Fraction] | None], number: int) -> tuple[int, int]:
    """Count the rows below that add up to a row in half of the columns, and in how many columns they do."""
    wholes = plain[number]
    if not wholes or not any(wholes):
        return 0, 0
    added: list[int | Fraction] = [0 for _ in wholes]
    filled, parts = sum(map(bool, wholes)), 0
    for count, numbers in enumerate(plain[number + 1 : number + 1 + _MOST_PARTS], start=1):
        if numbers is None:
            break
        added = [together + part for together, part in zip(added, numbers, strict=True)]
        fitting = sum(whole == together != 0 for whole, together in zip(wholes, added, strict=True))
        parts += any(numbers)
        if parts >= _TWO and 2 * fitting >= filled:
            return count, fitting
    return 0, 0


def _is_plain(row: PrintedRow) -> bool:
    return row.kind is RijSoort.DETAIL and row.counts and not (row.heading or row.of_which or row.opens)
