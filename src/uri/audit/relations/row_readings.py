"""Which way to read the totals of a printed table fits its figures best.

Print does not say whether a subtotal stands below its parts or above them, whether the last total adds the others up,
or how far a “waarvan” goes. Each way of reading gives its own sums. The one that fits best is used, and a remark says
where it is unusual.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from operator import ne

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import total
from uri.audit.printed_tables.label_words import is_bare_total
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation
from uri.audit.relations.part_limits import part_relations
from uri.audit.relations.row_parts import blocks_by_figures, fitting_extent, possible_extents
from uri.audit.relations.row_sums import (
    RowSum,
    SubtotalPosition,
    TotalsReading,
    groups_of,
    has_own_kind,
    is_headline,
    row_sums,
    sum_relations,
)
from uri.languages import Text

_MOST_WORK = 300_000
"""So many cells are added up at most to try the readings of one table."""

_MOST_SEARCHED = 30_000
"""So many at most to see how far its parts go, which takes ten times as long a cell."""


@attrs.frozen
class BestReading:
    """Which way to read the totals of a table was chosen.

    Attributes:
        usual: The usual way.
        best: The way that fits the figures best, of those that were tried.
        untried: What was not tried though not all fits, as it would have been too much work.
    """

    usual: TotalsReading
    best: TotalsReading
    untried: tuple[Text, ...] = ()


def best_reading(table: PrintedTable) -> BestReading:
    """Return the usual way to read the totals of a table, and the way that fits its figures best.

    The work is bounded: of a large table the readings are tried that are most like the usual one, and how far each
    “waarvan” goes is told by the rows right below it alone.
    """
    possible = _readings(table)
    size = max(len(table.rows) * len(table.columns), 1)
    readings = _most_usual(possible, max(_MOST_WORK // size, 1))
    extents = [possible_extents(table, dashes=reading.dashes) for reading in readings]
    is_searched = size * sum(len(ends) for found in extents for ends in found.values()) <= _MOST_SEARCHED
    readings = [
        _with_extents(table, reading, ends, is_searched=is_searched)
        for reading, ends in zip(readings, extents, strict=True)
    ]
    misfits = [_misfit(table, reading) for reading in readings]
    best = min(misfits)
    untried: list[Text] = []
    if any(best) and len(readings) < len(possible):
        untried.append(_READINGS_UNTRIED.format(table.name, len(readings), len(possible)))
    if any(best) and not is_searched:
        untried.append(_EXTENTS_UNTRIED.format(table.name, max(map(len, extents))))
    return BestReading(readings[0], readings[misfits.index(best)], tuple(untried))  # the usual one, of those that tie


def _readings(table: PrintedTable) -> list[TotalsReading]:
    """Return the ways to read a table, the usual one first."""
    kinds = [row.kind for row in table.rows]
    heading_count = sum(row.heading for row in table.rows)
    is_total_on_top = kinds[:1] == [RijSoort.TOTAAL] and RijSoort.SUBTOTAAL not in kinds
    total_count = kinds.count(RijSoort.TOTAAL)
    is_total_per_heading = total_count == heading_count > 1
    grand_total = ((False, True) if is_total_per_heading else (True, False)) if total_count > 1 else (True,)
    positions = list(SubtotalPosition) if total_count > 1 or RijSoort.SUBTOTAAL in kinds else [SubtotalPosition.BELOW]
    dashes = (False, True) if any(row.dashed for row in table.rows) else (False,)
    headings = (False, True) if heading_count > 1 and is_total_on_top else (False,)
    has_averages = any(not (row.counts or row.percent) and row.kind is RijSoort.DETAIL for row in table.rows)
    averages = (False, True) if has_averages else (False,)
    own_kind = (False, True) if has_own_kind(table) else (False,)
    blocks = dict.fromkeys([(), blocks_by_figures(table)])
    ways = product(positions, grand_total, dashes, headings, averages, own_kind, blocks)
    return [TotalsReading(*choices) for choices in ways]


def _most_usual(readings: Sequence[TotalsReading], most: int) -> list[TotalsReading]:
    """Return so many readings at most, in their order: those that differ from the first in the fewest respects."""
    usual = attrs.astuple(readings[0], recurse=False)
    differing = [sum(map(ne, attrs.astuple(reading, recurse=False), usual)) for reading in readings]
    chosen = sorted(range(len(readings)), key=differing.__getitem__)[:most]
    return [readings[number] for number in sorted(chosen)]


def _with_extents(
    table: PrintedTable, reading: TotalsReading, possible: Mapping[int, range], *, is_searched: bool
) -> TotalsReading:
    """Say how far each “waarvan” goes that stands once.

    The rows right below it tell. Where it does not all fit so, and the table is not too large, the figures of the whole
    table do, for one after the other.
    """
    extents = {number: fitting_extent(table, number, ends) for number, ends in possible.items()}
    fitting = attrs.evolve(reading, extents=extents)
    if not (possible and is_searched and any(_misfit(table, fitting))):
        return fitting
    reading = attrs.evolve(reading, extents={number: ends[-1] for number, ends in possible.items()})
    for number, ends in possible.items():
        options = [attrs.evolve(reading, extents={**reading.extents, number: extent}) for extent in ends]
        reading = min(options, key=lambda option: _misfit(table, option))
    return min(reading, fitting, key=lambda option: _misfit(table, option))


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
    childless = [row_sum for row_sum in row_sums(table, reading) if not row_sum.parts or is_headline(table, row_sum)]
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
_READINGS_UNTRIED = Text(
    "{}: deze tabel is groot: {} van de {} manieren om de totalen te lezen zijn geprobeerd.",
    "{}: this table is large: {} of {} ways to read its totals were tried.",
)
_EXTENTS_UNTRIED = Text(
    "{}: deze tabel is groot: van elke “waarvan” die eenmaal staat ({}) is alleen aan de rijen eronder gezien hoe ver"
    " zij gaat; welke keuzen samen het best passen is niet geprobeerd.",
    "{}: this table is large: of each “of which” that stands once ({}), only the rows below it told how far it goes;"
    " which choices fit best together was not tried.",
)
_BLOCKS = Text(
    "{}: rijen zijn gelezen als de som van de rijen eronder; zo passen de cijfers het best.",
    "{}: rows were read as the sum of the rows below them; so the figures fit best.",
)
