"""Rows that may be totals by their words, “AGENCY OVERALL” or “Alle medewerkers”, and last columns: their figures tell.

“All” and no more, as the last row, is a total even where it does not add up: that is what is to be found. With a word
behind it, it is one where it adds the rows above up in half of the columns, or nearly. A last column without a word is
one where it adds the others up in three rows of four: “Aantal klachten” behind “Gegrond” and “Ongegrond”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed.printed_numbers import PrintedNumber
from uri.audit.printed_tables.flow_words import FlowRole, flow_role
from uri.audit.printed_tables.label_words import is_together, may_be_total
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedColumn, PrintedRow

_Numbers = Sequence[Sequence[PrintedNumber]]

_TWO = 2
"""A total adds up as many rows, or more."""

_FEWEST = 3
"""In as many rows does a column add up the others by no chance."""

_MOST = 50
"""No table has more totals by such words; where more rows begin with them, they are no totals."""

_NEAR = Fraction(1, 4)
"""A figure that differs from a sum by no more of it is taken for that sum, misprinted."""


def with_likely_totals(
    rows: Sequence[PrintedRow], columns: Sequence[PrintedColumn], numbers: _Numbers
) -> list[PrintedRow]:
    """Make a total of each row that may be one by its words and is one by its place and its figures."""
    has_total = any(row.kind is RijSoort.TOTAAL for row in rows)
    counted = list(rows)
    likely = [position for position, row in enumerate(rows) if _counts(row) and may_be_total(row.label)]
    for position in likely if len(likely) <= _MOST else ():
        row = rows[position]
        others = _added_rows(counted, position)
        added = list(_compared(others, position, columns, numbers))
        if len(others) >= _TWO and _is_sum(row, added, is_only=not has_total and not _details(rows, position)):
            counted[position] = attrs.evolve(row, kind=RijSoort.TOTAAL)
    return counted


def with_likely_total_column(
    columns: Sequence[PrintedColumn], rows: Sequence[PrintedRow], numbers: _Numbers
) -> list[PrintedColumn]:
    """Make a total of the last column of counts where in nearly every row it adds up all others, which are no years."""
    counts = [number for number, column in enumerate(columns) if column.kind is ColumnKind.FIGURES and column.additive]
    is_plain = all(
        column.kind in {ColumnKind.FIGURES, ColumnKind.OTHER}
        and flow_role(column.label) not in {FlowRole.BEGIN, FlowRole.END}
        for column in columns
    )
    if len(counts) <= _TWO or not is_plain or any(columns[number].meaning.jaar for number in counts):
        return list(columns)
    told = [figures for row, figures in zip(rows, numbers, strict=True) if row.counts and not row.heading]
    lines = [[figures[number].number or Fraction(0) for number in counts] for figures in told]
    fitting = sum(whole == sum(parts) and sum(map(bool, parts)) >= _TWO for *parts, whole in lines)
    is_total = fitting >= _FEWEST and 4 * fitting >= 3 * len(lines)
    return [
        attrs.evolve(column, kind=ColumnKind.TOTAL) if is_total and number == counts[-1] else column
        for number, column in enumerate(columns)
    ]


def _added_rows(rows: Sequence[PrintedRow], position: int) -> list[int]:
    """Return the rows that a total would add up: those above it as far as another total, or below where it is first."""
    start = max((number + 1 for number in range(position) if rows[number].kind is not RijSoort.DETAIL), default=0)
    span = range(start, position) if position else range(1, len(rows))
    return [number for number in span if _counts(rows[number])]


def _details(rows: Sequence[PrintedRow], position: int) -> bool:
    """Tell whether rows that count stand below one that is not the first."""
    return position > 0 and any(map(_counts, rows[position + 1 :]))


def _counts(row: PrintedRow) -> bool:
    return row.kind is RijSoort.DETAIL and row.counts and not (row.heading or row.of_which)


def _compared(
    others: Sequence[int], position: int, columns: Sequence[PrintedColumn], numbers: _Numbers
) -> Iterator[tuple[Fraction, Fraction]]:
    """Give, of each column of counts, the figure of the row and the sum of the other rows."""
    for column, header in enumerate(columns):
        whole = numbers[position][column].number
        if header.kind is not ColumnKind.OTHER and header.additive and whole is not None:
            yield whole, sum((numbers[other][column].number or Fraction(0) for other in others), Fraction(0))


def _is_sum(row: PrintedRow, added: Sequence[tuple[Fraction, Fraction]], *, is_only: bool) -> bool:
    filled = [pair for pair in added if any(pair)]
    fitting = sum(whole == together for whole, together in filled)
    if fitting and 2 * fitting >= len(filled):
        return True
    if not is_only:
        return False
    return is_together(row.label) or all(abs(whole - together) <= _NEAR * together for whole, together in added)
