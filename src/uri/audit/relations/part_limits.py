"""What parts of a row are to it, where they need not be all there is: at most as much, one by one and together.

“Waarvan” upon “waarvan” can mean parts of the whole that exclude one another, that overlap, or parts of parts. Print
does not say which, and the figures tell what is possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

import attrs

from uri.aggregate import RelatieSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.adding import makes_sum
from uri.audit.relations.figure_relations import SumRelation
from uri.audit.relations.row_parts import PartGroup
from uri.audit.relations.row_sums import TotalsReading, groups_of, is_divided
from uri.findings import Severity
from uri.languages import Text

_TWICE = 2

_FEWEST_BESIDE, _MOST_BESIDE = 3, 12
"""Of no fewer parts and of no more rows it is tried whether they stand beside one another."""

_NEAR = Fraction(1, 10)
"""Parts that are more than their whole by no more of it are a misprint away from it."""


def part_relations(table: PrintedTable, reading: TotalsReading) -> Iterator[SumRelation]:
    """Relate each row “waarvan …” to the row that it is a part of: it is at most as much, and so are all together."""
    for group in groups_of(table, reading):
        if is_divided(table, group):
            continue
        together = _together(table, group)
        for number, column in enumerate(table.columns):
            whole = table.figures[group.whole][number]
            parts = [table.figures[part][number] for part in group.parts if _is_count(table, part, number)]
            if not column.additive:
                continue
            yield from (_at_most([part], whole) for part in parts)
            if len(parts) > 1 and together is not _Together.OVERLAP:
                yield _bound(_at_most(parts, whole), together)


def _is_count(table: PrintedTable, row: int, column: int) -> bool:
    return table.rows[row].counts and not table.figures[row][column].printed.percent


def _at_most(parts: Sequence[Figure], whole: Figure) -> SumRelation:
    return SumRelation(rule=RelatieSoort.GROEP.value, left=tuple(parts), right=(whole,), at_most=True)


class _Together(StrEnum):
    """What parts of a row may be together."""

    APART = "they exclude one another"
    POSSIBLY = "they may be parts of one another"
    LIKELY_APART = "they may be parts of one another, and more likely exclude one another"
    PARTS_OF_PARTS = "they are parts of one another, or some figure is wrong"
    OVERLAP = "they overlap"


def _bound(relation: SumRelation, together: _Together) -> SumRelation:
    match together:
        case _Together.POSSIBLY:
            return attrs.evolve(relation, severity=Severity.WARNING)
        case _Together.LIKELY_APART:
            return attrs.evolve(relation, severity=Severity.WARNING, wording=_IF_APART)
        case _Together.PARTS_OF_PARTS:
            return attrs.evolve(relation, severity=Severity.WARNING, open=True)
    return relation


def _together(table: PrintedTable, group: PartGroup) -> _Together:
    """Tell how sure it is that parts exclude one another, by their figures.

    Where they are more than their whole in every column of two or more, they overlap. Where they fit as parts of parts,
    that is what they are; or, if in another column they add up to their whole, or a dash puts them all on one level, it
    is only possible, and no more where both are so or each is not a part of the one above. Where they are in no order
    and come near their whole, it is not likely.
    """
    columns = [
        number
        for number, column in enumerate(table.columns)
        if column.additive and table.figures[group.whole][number].printed.number
    ]
    rows = (group.whole, *group.parts)
    counts = [
        [table.figures[row][column].printed.number or Fraction(0) for column in columns]
        for row in rows
        if row == group.whole or table.rows[row].counts
    ]
    too_many = sum(sum(parts) > whole for whole, *parts in zip(*counts, strict=True))
    if not too_many:
        return _Together.APART
    if too_many == len(columns) >= _TWICE:
        return _Together.OVERLAP
    if group.opened or not are_parts_of_parts(counts):
        return _Together.APART
    is_divided_once = any(
        makes_sum([table.figures[part][column] for part in group.parts], table.figures[group.whole][column])
        for column in columns
    )
    is_listed = all(table.rows[part].dashed and not table.rows[part].of_which for part in group.parts)
    if is_listed and (is_divided_once or not _are_nested(counts)):
        return _Together.APART
    if is_divided_once or is_listed:
        return _Together.POSSIBLY
    return _Together.LIKELY_APART if _is_likely_apart(counts) else _Together.PARTS_OF_PARTS


def _are_nested(rows: Sequence[Sequence[Fraction]]) -> bool:
    """Tell whether no row is more than the one above it in any column, as each would be a part of that one."""
    return all(part <= above for one, other in pairwise(rows) for above, part in zip(one, other, strict=True))


def _is_likely_apart(rows: Sequence[Sequence[Fraction]]) -> bool:
    """Tell whether parts of parts would stand in a strange order, and as parts beside one another are nearly right.

    A part of a part is no more than the part before it: 12, 20 and 9 of 40 are more likely 41 of 40. Where some of them
    are exactly the whole, as 2 and 28 of 30, the others can be parts of those.
    """
    columns = [column for column in zip(*rows, strict=True) if sum(column[1:]) > column[0]]
    return _FEWEST_BESIDE < len(rows) <= _MOST_BESIDE and all(
        any(later > part for part, later in pairwise(parts))
        and sum(parts) - whole <= _NEAR * whole
        and whole not in _sums_of_some(parts)
        for whole, *parts in columns
    )


def _sums_of_some(parts: Sequence[Fraction]) -> set[Fraction]:
    """Return what some of the parts, or one of them, come to."""
    sums = {Fraction(0)}
    for part in parts:
        sums |= {together + part for together in sums}
    return sums


def are_parts_of_parts(rows: Sequence[Sequence[Fraction]]) -> bool:
    """Tell whether rows fit as parts of parts of the first one: each a part of it, or of a row above that is.

    Each is taken for a part of the nearest row above that has room for it in every column; that leaves the most room.

    >>> are_parts_of_parts([[Fraction(30)], [Fraction(28)], [Fraction(27)]])
    True
    >>> are_parts_of_parts([[Fraction(30)], [Fraction(28)], [Fraction(29)]])
    False
    """
    room: list[list[Fraction]] = [list(rows[0])]
    for row in rows[1:]:
        while room and any(part > left for part, left in zip(row, room[-1], strict=True)):
            room.pop()
        if not room:
            return False
        room[-1] = [left - part for part, left in zip(row, room[-1], strict=True)]
        room.append(list(row))
    return True


_IF_APART = Text("als deze delen elkaar uitsluiten", "if these parts exclude one another")
