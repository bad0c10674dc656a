"""Which rows of a printed table add up to which, by one way to read its totals."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.label_words import is_bare_total
from uri.audit.printed_tables.printed_table import Partition, PrintedRow, PrintedTable
from uri.audit.relations.figure_relations import SumRelation
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
    """

    position: SubtotalPosition = SubtotalPosition.BELOW
    grand_total: bool = True
    dashes: bool = False
    headings: bool = False


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
    rows = _counting_rows(table, reading)
    final = _final_total(table, rows, reading)
    if final is not None and final != rows[0]:
        rows = [row for row in rows if row <= final]  # what stands below the last total is no part of it
    others = [row for row in rows if row != final]
    if reading.headings and final is not None:
        return [RowSum(final, block) for block in _below_headings(table, others)]
    totals = {row for row in others if table.rows[row].kind is not RijSoort.DETAIL}
    sums, loose = _blocks(others, totals, reading.position)
    if final is None:
        return sums
    return [*sums, RowSum(final, tuple(sorted([*loose, *(row_sum.whole for row_sum in sums)])))]


def _counting_rows(table: PrintedTable, reading: TotalsReading) -> list[int]:
    """Return the rows that count for a total: no averages, no headings, no parts of the row above."""
    return [
        number for number, row in enumerate(table.rows) if row.counts and not row.heading and not _is_part(row, reading)
    ]


def _final_total(table: PrintedTable, rows: Sequence[int], reading: TotalsReading) -> int | None:
    """Return the total that adds up all others; None where each total is of rows of its own."""
    totals = [row for row in rows if table.rows[row].kind is RijSoort.TOTAAL]
    return totals[-1] if totals and (reading.grand_total or len(totals) == 1) else None


def _is_part(row: PrintedRow, reading: TotalsReading) -> bool:
    return row.of_which or (row.dashed and reading.dashes)


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
        severity = _severity(table, row_sum)
        for number, column in enumerate(table.columns):
            cells = table.column(number)
            if column.additive and not _is_rate(cells, row_sum):
                parts = [cells[part] for part in row_sum.parts]
                relations += _of(table.partition, parts, cells[row_sum.whole], severity)
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
    return Severity.WARNING if is_on_top and not is_bare_total(table.rows[row_sum.whole].label) else Severity.ERROR


_NEAR = (Fraction(4, 5), Fraction(6, 5))
"""Percentages that add up to less or more than this are rates, and no shares of a whole."""


def _is_rate(cells: Sequence[Figure], row_sum: RowSum) -> bool:
    """Tell whether a column of percentages gives rates, which do not add up to their total."""
    whole = cells[row_sum.whole].printed
    parts = [cells[part].printed for part in row_sum.parts if cells[part].printed.is_number]
    if not whole.percent:
        return any(part.percent for part in parts)
    added = sum((part.number or Fraction(0) for part in parts), Fraction(0))
    return whole.number != 1 or not _NEAR[0] <= added <= _NEAR[1]


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


def part_relations(table: PrintedTable, reading: TotalsReading) -> Iterator[SumRelation]:
    """Relate each row “waarvan …” to the row that it is a part of: it is at most as much."""
    whole = None
    for number, row in enumerate(table.rows):
        if not _is_part(row, reading):
            whole = None if row.heading else number
        elif whole is not None:
            for column, part, total in zip(table.columns, table.figures[number], table.figures[whole], strict=True):
                if column.additive and not part.printed.percent:
                    yield SumRelation(rule=RelatieSoort.GROEP.value, left=(part,), right=(total,), at_most=True)


_SEVERAL = Text(
    "{0}: de rijen tellen op tot {2} keer “{1}”, en zijn gelezen als {2} verdelingen ervan.",
    "{0}: the rows add up to {2} times “{1}”, and were read as {2} divisions of it.",
)
