"""Which way to read the totals of a printed table fits its figures best.

Print does not say whether a subtotal stands below its parts or above them, whether the last total adds the others up,
or how far a “waarvan” goes. Each way of reading gives its own sums. The one that fits best is used, and a remark says
where it is unusual.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import total
from uri.audit.printed_tables.label_words import is_bare_total
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation
from uri.audit.relations.row_parts import blocks_by_figures, possible_extents
from uri.audit.relations.row_sums import (
    RowSum,
    SubtotalPosition,
    TotalsReading,
    groups_of,
    has_own_kind,
    part_relations,
    row_sums,
    sum_relations,
)
from uri.languages import Text

_MOST_TRIED = 100_000
"""So many cells are added up at most to see how far the parts of a row go."""


def best_reading(table: PrintedTable) -> tuple[TotalsReading, TotalsReading]:
    """Return the usual way to read the totals of a table, and the way that fits its figures best."""
    readings = [_with_extents(table, reading) for reading in _readings(table)]
    best = min(readings, key=lambda reading: _misfit(table, reading))  # the first, the usual one, of those that tie
    return readings[0], best


def _readings(table: PrintedTable) -> list[TotalsReading]:
    """Return the ways to read a table, the usual one first."""
    kinds = [row.kind for row in table.rows]
    heading_count = sum(row.heading for row in table.rows)
    is_total_on_top = kinds[:1] == [RijSoort.TOTAAL] and RijSoort.SUBTOTAAL not in kinds
    is_total_per_heading = kinds.count(RijSoort.TOTAAL) == heading_count > 1
    grand_total = (False, True) if is_total_per_heading else (True, False)
    dashes = (False, True) if any(row.dashed for row in table.rows) else (False,)
    headings = (False, True) if heading_count > 1 and is_total_on_top else (False,)
    averages = (False, True) if any(not row.counts and row.kind is RijSoort.DETAIL for row in table.rows) else (False,)
    own_kind = (False, True) if has_own_kind(table) else (False,)
    blocks = (False, True) if blocks_by_figures(table) else (False,)
    ways = product(SubtotalPosition, grand_total, dashes, headings, averages, own_kind, blocks)
    return [TotalsReading(*choices) for choices in ways]


def _with_extents(table: PrintedTable, reading: TotalsReading) -> TotalsReading:
    """Say how far each “waarvan” goes that stands once: so far that the figures fit best, one after the other."""
    possible = possible_extents(table, dashes=reading.dashes)
    reading = attrs.evolve(reading, extents={number: extents[-1] for number, extents in possible.items()})
    size = len(table.rows) * len(table.columns)
    if size * sum(map(len, possible.values())) > _MOST_TRIED:
        return reading
    for number, extents in possible.items():
        options = [attrs.evolve(reading, extents={**reading.extents, number: extent}) for extent in extents]
        reading = min(options, key=lambda option: _misfit(table, option))
    return reading


def unusual(table: PrintedTable, reading: TotalsReading, usual: TotalsReading) -> Iterator[Text]:
    """Say in which respects a reading is unusual."""
    if reading.position is SubtotalPosition.ABOVE:
        yield _SUBTOTAL_ABOVE.format(table.name)
    if reading.grand_total is not usual.grand_total:
        yield _OWN_TOTALS.format(table.name)
    if reading.dashes:
        yield _DASHES.format(table.name)
    if reading.headings:
        yield _HEADINGS.format(table.name)
    if reading.averages:
        yield _AVERAGES.format(table.name)
    if reading.own_kind:
        yield _OWN_KIND.format(table.name)
    if reading.blocks:
        yield _BLOCKS.format(table.name)


def _misfit(table: PrintedTable, reading: TotalsReading) -> tuple[int, int, int, Fraction]:
    """Count the totals that would add nothing up, and the sums that do not fit: form goes before figures.

    Of readings that fit as well, the one is better whose parts below a “waarvan” are all of their whole, and then the
    one whose figures are less far off.
    """
    childless = [row_sum for row_sum in row_sums(table, reading) if not row_sum.parts]
    empty_count = sum(not _is_of_another(table, row_sum) for row_sum in childless)
    relations = [*sum_relations(table, reading), *part_relations(table, reading)]
    broken = [relation for relation in relations if relation.judge() is RelationOutcome.BROKEN]
    distance = sum(map(_distance, broken), Fraction(0))
    return empty_count, len(broken), _open_parts(table, reading), distance


def _open_parts(table: PrintedTable, reading: TotalsReading) -> int:
    """Count the figures of which the parts, said once, are not all."""
    return sum(
        sum((table.figures[part][number].printed.number or 0) for part in group.parts) != whole.printed.number
        for group in groups_of(table, reading)
        if group.opened
        for number, whole in enumerate(table.figures[group.whole])
        if whole.printed.number and table.columns[number].additive and not whole.printed.percent
    )


def _distance(relation: SumRelation) -> Fraction:
    """Return how far the sides of a broken sum lie apart, as a part of the larger one."""
    left, right = total(relation.left), total(relation.right)
    if left is None or right is None:
        return Fraction(0)
    above = Fraction(0) if right[1] is None else left[0] - right[1]
    below = Fraction(0) if left[1] is None else right[0] - left[1]
    return max(above, below) / max(abs(left[0]), abs(right[0]), Fraction(1))


def _is_of_another(table: PrintedTable, row_sum: RowSum) -> bool:
    """Tell whether a total says of what, right behind another total: it may be of something else."""
    return (
        row_sum.whole > 0
        and table.rows[row_sum.whole - 1].kind is RijSoort.TOTAAL
        and not is_bare_total(table.rows[row_sum.whole].label)
    )


_SUBTOTAL_ABOVE = Text(
    "{}: een subtotaal is gelezen als dat van de rijen eronder; zo passen de cijfers het best.",
    "{}: a subtotal was read as that of the rows below it; so the figures fit best.",
)
_OWN_TOTALS = Text(
    "{}: elk totaal is gelezen als dat van zijn eigen rijen; zo passen de cijfers het best.",
    "{}: each total was read as that of rows of its own; so the figures fit best.",
)
_DASHES = Text(
    "{}: rijen met een streepje zijn gelezen als deel van de rij erboven; zo passen de cijfers het best.",
    "{}: rows with a dash were read as parts of the row above; so the figures fit best.",
)
_HEADINGS = Text(
    "{}: de rijen onder elke kop zijn gelezen als een verdeling van het geheel; zo passen de cijfers het best.",
    "{}: the rows below each heading were read as a division of the whole; so the figures fit best.",
)
_AVERAGES = Text(
    "{}: rijen die naar hun naam een gemiddelde zijn, tellen mee; zo passen de cijfers het best.",
    "{}: rows that are averages by their name count for the total; so the figures fit best.",
)
_OWN_KIND = Text(
    "{}: een totaal telt alleen de rijen op die hetzelfde zeggen als het zelf; zo passen de cijfers het best.",
    "{}: a total adds up only the rows that say the same as it does; so the figures fit best.",
)
_BLOCKS = Text(
    "{}: rijen zijn gelezen als de som van de rijen eronder; zo passen de cijfers het best.",
    "{}: rows were read as the sum of the rows below them; so the figures fit best.",
)
