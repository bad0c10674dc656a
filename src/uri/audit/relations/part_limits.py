"""What parts of a row are to it, where they need not be all there is: at most as much, one by one and together.

“Waarvan” upon “waarvan” can mean parts of the whole that exclude one another, that overlap, or parts of parts. Print
does not say which, and the figures tell what is possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from uri.aggregate import RelatieSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.adding import makes_sum
from uri.audit.relations.figure_relations import SumRelation
from uri.audit.relations.row_parts import PartGroup
from uri.audit.relations.row_sums import TotalsReading, groups_of, is_divided
from uri.findings import Severity

_TWICE = 2


def part_relations(table: PrintedTable, reading: TotalsReading) -> Iterator[SumRelation]:
    """Relate each row “waarvan …” to the row that it is a part of: it is at most as much, and so are all together."""
    for group in groups_of(table, reading):
        if is_divided(table, group):
            continue
        overlap = _overlap(table, group)
        for number, column in enumerate(table.columns):
            whole = table.figures[group.whole][number]
            parts = [table.figures[part][number] for part in group.parts if _is_count(table, part, number)]
            if not column.additive:
                continue
            yield from (_at_most([part], whole) for part in parts)
            if len(parts) > 1 and overlap is not None:
                yield attrs.evolve(_at_most(parts, whole), severity=overlap)


def _is_count(table: PrintedTable, row: int, column: int) -> bool:
    return table.rows[row].counts and not table.figures[row][column].printed.percent


def _at_most(parts: Sequence[Figure], whole: Figure) -> SumRelation:
    return SumRelation(rule=RelatieSoort.GROEP.value, left=tuple(parts), right=(whole,), at_most=True)


def _overlap(table: PrintedTable, group: PartGroup) -> Severity | None:
    """Tell how sure it is that parts exclude one another, by their figures: None where they do not.

    Where they are more than their whole in every column of two or more, they overlap. Where they fit as parts of parts,
    that is what they are; or, if in another column they add up to their whole, or a dash puts them all on one level, it
    is only possible.
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
        return Severity.ERROR
    if too_many == len(columns) >= _TWICE:
        return None
    if group.opened or not are_parts_of_parts(counts):
        return Severity.ERROR
    is_divided_once = any(
        makes_sum([table.figures[part][column] for part in group.parts], table.figures[group.whole][column])
        for column in columns
    )
    is_listed = all(table.rows[part].dashed and not table.rows[part].of_which for part in group.parts)
    return Severity.WARNING if is_divided_once or is_listed else None


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
