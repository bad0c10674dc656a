"""Which rows of a printed table add up to which, by one way to read its totals."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.label_words import is_bare_total, stems_of
from uri.audit.printed_tables.printed_table import Partition, PrintedTable
from uri.audit.relations.adding import adds_up, makes_sum
from uri.audit.relations.figure_relations import SumRelation
from uri.audit.relations.row_parts import PartGroup, part_groups
from uri.findings import Severity
from uri.languages import Text


class SubtotalPosition(StrEnum):
    """Where a subtotal stands: below its parts or above them."""

    BELOW = "below"
    ABOVE = "above"


@attrs.frozen
class TotalsReading:
    """One way to read the totals of a table.

    Attributes:
        position: Where subtotals stand.
        grand_total: Whether the last total adds up all the others.
        dashes: Whether a row with a dash is a part of the row above it.
        headings: Whether the rows below each heading make up the total by themselves.
        averages: Whether rows that look like averages count as others do.
        own_kind: Whether a total that says of what adds up the rows that say the same.
        blocks: The rows that are the sum of rows below them that add up to them, without a word that says so.
        extents: How many rows go with each “waarvan” that stands once, by the row that it stands in.
    """

    position: SubtotalPosition = SubtotalPosition.BELOW
    grand_total: bool = True
    dashes: bool = False
    headings: bool = False
    averages: bool = False
    own_kind: bool = False
    blocks: tuple[PartGroup, ...] = ()
    extents: Mapping[int, int] = attrs.field(factory=dict)


@attrs.frozen
class RowSum:
    """Rows that add up.

    Attributes:
        whole: The row of the sum, counted from zero.
        parts: The rows of its parts; none where a total adds nothing up.
    """

    whole: int
    parts: tuple[int, ...]


# ----------------------------------------------------------------------------------------------------- rows that add up


def row_sums(table: PrintedTable, reading: TotalsReading) -> list[RowSum]:
    """Return the sums of the rows; a total that adds nothing up has no parts."""
    groups = groups_of(table, reading)
    rows = _counting_rows(table, reading, groups)
    divided = [RowSum(group.whole, group.parts) for group in groups if is_divided(table, group)]
    final = _final_total(table, rows, reading)
    if final is not None and final != rows[0]:
        rows = [row for row in rows if row <= final]  # what stands below the last total is no part of it
    others = [row for row in rows if row != final]
    if reading.headings and final is not None:
        return [RowSum(final, block) for block in _below_headings(table, others)]
    told = {row_sum.whole for row_sum in divided}
    totals = {row for row in others if table.rows[row].kind is not RijSoort.DETAIL}
    sums, loose = _blocks(others, totals, reading.position)
    if final is not None:
        sums.append(RowSum(final, tuple(sorted([*loose, *(row_sum.whole for row_sum in sums)]))))
    if reading.own_kind:
        sums = [_of_own_kind(table, row_sum) for row_sum in sums]
    sums = [_nearest(table, row_sum) for row_sum in sums]
    return [*divided, *(row_sum for row_sum in sums if row_sum.whole not in told)]


def groups_of(table: PrintedTable, reading: TotalsReading) -> list[PartGroup]:
    """Return the rows that are parts of other rows, without being added up by a total."""
    return [*part_groups(table, reading.extents, dashes=reading.dashes), *reading.blocks]


def is_divided(table: PrintedTable, group: PartGroup) -> bool:
    """Tell whether parts are all there is of their whole: a total, or a row whose figures say so."""
    if group.divides:
        return True
    if not group.opened:
        return False
    if table.rows[group.whole].kind is not RijSoort.DETAIL:
        return True
    return divides(table, group)


def divides(table: PrintedTable, group: PartGroup) -> bool:
    """Tell whether parts add up to their whole in half of the columns that are filled, of two or more.

    Small figures do so by chance, and have no say.
    """
    columns = [number for number, column in enumerate(table.columns) if column.additive]
    filled = [number for number in columns if table.figures[group.whole][number].printed.number]
    fitting = sum(
        makes_sum([table.figures[part][number] for part in group.parts], table.figures[group.whole][number])
        for number in filled
        if (table.figures[group.whole][number].printed.number or 0) >= _TELLING
    )
    return len(filled) >= _TWICE and 2 * fitting >= len(filled)


def _of_own_kind(table: PrintedTable, row_sum: RowSum) -> RowSum:
    """Leave the rows out of a sum that are not of what its total is of, where two or more are."""
    stems = stems_of(table.rows[row_sum.whole].label)
    parts = [part for part in row_sum.parts if stems & stems_of(table.rows[part].label)]
    return attrs.evolve(row_sum, parts=tuple(parts)) if len(parts) >= _TWICE else row_sum


def _nearest(table: PrintedTable, row_sum: RowSum) -> RowSum:
    """Leave rows out that are more than their total, which says of what it is, where those below add up to it.

    A part is never more than its whole: “Ontvangen 50, gegrond 10, ongegrond 30, totaal beoordeeld 40”. Where totals
    follow one another, each is of the rows up to it.
    """
    if not row_sum.parts or is_bare_total(table.rows[row_sum.whole].label) or row_sum.whole < max(row_sum.parts):
        return row_sum
    if sum(row.kind is not RijSoort.DETAIL for row in table.rows) > 1:
        return row_sum
    columns = [number for number, column in enumerate(table.columns) if column.additive]
    larger = [place for place, part in enumerate(row_sum.parts) if _is_more(table, part, row_sum.whole, columns)]
    parts = row_sum.parts[larger[-1] + 1 :] if larger else ()
    filled = [number for number in columns if table.figures[row_sum.whole][number].printed.number]
    fits = all(
        makes_sum([table.figures[part][number] for part in parts], table.figures[row_sum.whole][number])
        for number in filled
    )
    return attrs.evolve(row_sum, parts=parts) if len(parts) >= _TWICE and filled and fits else row_sum


def _is_more(table: PrintedTable, part: int, whole: int, columns: Sequence[int]) -> bool:
    return any(
        (table.figures[part][number].printed.number or 0) > (table.figures[whole][number].printed.number or 0)
        for number in columns
    )


def has_own_kind(table: PrintedTable) -> bool:
    """Tell whether a total says of what it is, and some rows say the same."""
    said = {stem for row in table.rows if row.kind is RijSoort.DETAIL for stem in stems_of(row.label)}
    return any(said & stems_of(row.label) for row in table.rows if row.kind is not RijSoort.DETAIL)


def _counting_rows(table: PrintedTable, reading: TotalsReading, groups: Sequence[PartGroup]) -> list[int]:
    """Return the rows that count for a total: no averages, no headings, no parts of other rows."""
    parts = {part for group in groups for part in group.parts}
    return [
        number
        for number, row in enumerate(table.rows)
        if (row.counts or (reading.averages and not row.percent)) and not row.heading and number not in parts
    ]


def _final_total(table: PrintedTable, rows: Sequence[int], reading: TotalsReading) -> int | None:
    """Return the total that adds up all others; None where each total is of rows of its own."""
    totals = [row for row in rows if table.rows[row].kind is RijSoort.TOTAAL]
    return totals[-1] if totals and (reading.grand_total or len(totals) == 1) else None


def _below_headings(table: PrintedTable, rows: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the rows below each heading that has any."""
    headings = [number for number, row in enumerate(table.rows) if row.heading]
    ends = [*headings[1:], len(table.rows)]
    blocks = [tuple(row for row in rows if heading < row < end) for heading, end in zip(headings, ends, strict=True)]
    return [block for block in blocks if block]


def _blocks(rows: Sequence[int], totals: Container[int], position: SubtotalPosition) -> tuple[list[RowSum], list[int]]:
    """Give each subtotal the details next to it, above or below; return also the details that are of none."""
    sums: list[RowSum] = []
    details: list[int] = []
    for row in rows if position is SubtotalPosition.BELOW else reversed(rows):
        if row in totals:
            sums.append(RowSum(row, tuple(sorted(details))))
            details = []
        else:
            details.append(row)
    return sums, details


# ------------------------------------------------------------------------------------------------ relations of the rows


def sum_relations(table: PrintedTable, reading: TotalsReading) -> list[SumRelation]:
    """Relate the rows of each sum to their total, in every column whose figures add up."""
    relations: list[SumRelation] = []
    for row_sum in row_sums(table, reading):
        if not row_sum.parts or repeated_division(table, row_sum) is not None:
            continue
        if is_headline(table, row_sum):
            continue
        severity = _severity(table, row_sum)
        for number, column in enumerate(table.columns):
            parts, whole = [table.figures[part][number] for part in row_sum.parts], table.figures[row_sum.whole][number]
            if (column.additive and adds_up(parts, whole, column.label)) or makes_sum(parts, whole):
                relations += _of(table.partition, parts, whole, severity)
    return relations


def _of(partition: Partition, parts: Sequence[Figure], whole: Figure, severity: Severity) -> Iterator[SumRelation]:
    """Relate parts to their whole, by what the rows of the table are to it."""
    match partition:
        case Partition.VERDELING:
            yield SumRelation(rule=RelatieSoort.SOM.value, left=tuple(parts), right=(whole,), severity=severity)
        case Partition.OVERLAP:
            for part in parts:
                yield SumRelation(rule=RelatieSoort.GROEP.value, left=(part,), right=(whole,), at_most=True)
        case Partition.TOP:
            yield SumRelation(rule=RelatieSoort.GROEP.value, left=tuple(parts), right=(whole,), at_most=True)


def _severity(table: PrintedTable, row_sum: RowSum) -> Severity:
    """Doubt a total on top that says of what: it may be the first of several headline figures, and no sum at all."""
    is_on_top = row_sum.whole < min(row_sum.parts)
    is_doubtful = is_on_top and not any(row.opens for row in table.rows[row_sum.whole : row_sum.parts[0]])
    return Severity.WARNING if is_doubtful and not is_bare_total(table.rows[row_sum.whole].label) else Severity.ERROR


def is_headline(table: PrintedTable, row_sum: RowSum) -> bool:
    """Tell whether a total on top is a headline figure of another kind: “Totaal aantal medewerkers” above meldingen.

    Then it says of what, no row below says the same, and no column comes near it.
    """
    label = table.rows[row_sum.whole].label
    if _severity(table, row_sum) is not Severity.WARNING:
        return False
    stems = stems_of(label)
    if not stems or any(stems & stems_of(table.rows[part].label) for part in row_sum.parts):
        return False
    columns = [number for number, column in enumerate(table.columns) if column.additive]
    return not any(_comes_near(table, row_sum, number) for number in columns)


def _comes_near(table: PrintedTable, row_sum: RowSum, column: int) -> bool:
    whole = table.figures[row_sum.whole][column].printed.number or Fraction(0)
    together = sum((table.figures[part][column].printed.number or Fraction(0) for part in row_sum.parts), Fraction(0))
    return bool(whole) and abs(whole - together) <= _NEAR * max(whole, together)


_NEAR = Fraction(1, 4)
"""A total on top that differs from its parts by no more of the larger of both may be their sum, misprinted."""

_TELLING = 10
"""Parts add up to a figure as large as this, or larger, by no chance."""

_TWICE = 2


def repeated_division(table: PrintedTable, row_sum: RowSum) -> Text | None:
    """Say that the rows below a total make it up more than once, as where it is broken down in several ways.

    Row after row must come to the total, in every column and each time by two figures or more: no single misprint does.

    Returns:
        A remark with the number of divisions; None where the rows make up the total once, or not at all.
    """
    if not row_sum.parts or row_sum.whole > min(row_sum.parts):
        return None
    columns = [number for number, column in enumerate(table.columns) if column.additive]
    wholes = [table.figures[row_sum.whole][column].printed.number for column in columns]
    times, added, filled = 0, [Fraction(0) for _ in columns], 0
    for part in row_sum.parts:
        numbers = [table.figures[part][column].printed.number or Fraction(0) for column in columns]
        added = [subtotal + number for subtotal, number in zip(added, numbers, strict=True)]
        filled += any(numbers)
        if added == wholes and filled >= _TWICE:
            times, added, filled = times + 1, [Fraction(0) for _ in columns], 0
    if times < _TWICE or filled:
        return None
    return _SEVERAL.format(table.name, table.rows[row_sum.whole].label, times)


_SEVERAL = Text(
    "{0}: de rijen tellen op tot {2} keer “{1}”, en zijn gelezen als {2} verdelingen ervan.",
    "{0}: the rows add up to {2} times “{1}”, and were read as {2} divisions of it.",
)
