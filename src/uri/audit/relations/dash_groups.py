"""What must hold between a row and the rows with a dash below it, in a table without a total.

Where no total tells how to read them, rows with a dash are parts of the row above by their form alone. Together they
are at most as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import Partition, PrintedTable
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation
from uri.findings import Severity

_TWICE = 2


def dash_group_relations(table: PrintedTable) -> list[SumRelation]:
    """Relate the rows with a dash to the row above them, in a table without totals."""
    if any(row.kind is not RijSoort.DETAIL for row in table.rows):
        return []
    return [relation for whole, parts in _groups(table) for relation in _of_group(table, whole, parts)]


def _groups(table: PrintedTable) -> Iterator[tuple[int, list[int]]]:
    """Give each row that rows with a dash stand below, with those rows."""
    whole: int | None = None
    parts: list[int] = []
    for number, row in enumerate(table.rows):
        if row.dashed and not row.of_which:
            parts.append(number)
        elif not row.of_which:
            if whole is not None and parts:
                yield whole, parts
            whole, parts = (None if row.heading or not row.counts else number), []
    if whole is not None and parts:
        yield whole, parts


def _of_group(table: PrintedTable, whole: int, parts: Sequence[int]) -> Iterator[SumRelation]:
    """Relate the parts of a row to it: together, or one by one where they overlap."""
    together = [
        _at_most(
            [table.figures[part][number] for part in parts if table.rows[part].counts], table.figures[whole][number]
        )
        for number, column in enumerate(table.columns)
        if column.additive and not table.figures[whole][number].printed.percent
    ]
    together = [relation for relation in together if relation.left]
    if table.partition is Partition.OVERLAP or _overlap(together):
        for relation in together:
            yield from (_at_most([part], relation.right[0]) for part in relation.left)
        return
    for relation in together:
        yield relation if not _is_nested(relation) else _doubted(relation)


def _at_most(parts: Sequence[Figure], whole: Figure) -> SumRelation:
    return SumRelation(rule=RelatieSoort.GROEP.value, left=tuple(parts), right=(whole,), at_most=True)


def _doubted(relation: SumRelation) -> SumRelation:
    return SumRelation(
        rule=relation.rule, left=relation.left, right=relation.right, at_most=True, severity=Severity.WARNING
    )


def _overlap(together: Sequence[SumRelation]) -> bool:
    """Tell whether parts overlap: too many in every column of two or more, or divisions of one whole."""
    broken = [relation for relation in together if relation.judge() is RelationOutcome.BROKEN]
    if len(broken) == len(together) >= _TWICE:
        return True
    return bool(together) and all(_divides_repeatedly(relation) for relation in together)


def _divides_repeatedly(relation: SumRelation) -> bool:
    """Tell whether the parts, one after another, come to their whole twice or more, each time by two or more."""
    whole = relation.right[0].printed.number
    times, added, count = 0, Fraction(0), 0
    for part in relation.left:
        added, count = added + (part.printed.number or 0), count + 1
        if added == whole and count >= _TWICE:
            times, added, count = times + 1, Fraction(0), 0
    return times >= _TWICE and not count


def _is_nested(relation: SumRelation) -> bool:
    """Tell whether each part is at most the one above it: they may be parts of parts."""
    numbers = [figure.printed.number for figure in (*relation.right, *relation.left)]
    return len(numbers) > _TWICE and all(
        above is not None and part is not None and part <= above for above, part in pairwise(numbers)
    )
