"""What the columns of a printed table are to one another: which is a part of which, and what a total adds up."""

from __future__ import annotations

from uri.audit.printed_tables.header_totals import without_header_total
from uri.audit.printed_tables.label_words import is_reported, says_aangetoond, total_of
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedTable
from uri.taxonomy.labels import normal


def aangetoond_column(table: PrintedTable) -> int | None:
    """Return the column that counts what was substantiated of another one; None when there is none, or more."""
    positions = [
        position
        for position, column in enumerate(table.columns)
        if says_aangetoond(column.label) and whole_column(table, position) is not None
    ]
    return positions[0] if len(positions) == 1 else None


def whole_column(table: PrintedTable, position: int) -> int | None:
    """Return the column of which the column at `position` is a part; None when it is not a part.

    A column “waarvan …” is a part of the nearest column to its left that is not. A column of what was substantiated is
    a part of the nearest column to its left that counts reports.
    """
    column = table.columns[position]
    wholes = {ColumnKind.FIGURES, ColumnKind.TOTAL}
    left = [candidate for candidate in reversed(range(position)) if table.columns[candidate].kind in wholes]
    if column.kind is ColumnKind.OF_WHICH:
        return next(iter(left), None)
    if column.kind is not ColumnKind.FIGURES or not says_aangetoond(column.label):
        return None
    return next((candidate for candidate in left if is_reported(table.columns[candidate].label)), None)


def added_columns(table: PrintedTable, position: int) -> list[int]:
    """Return the columns that the total column at `position` adds up.

    These are the columns to its left, as far as the total column before it; or else those to its right. A total that
    says of what, as “Totaal 2022” or as “Totaal” below the wider header “2022”, adds up the columns that end in the
    same words, or begin with them.
    """
    kinds = [column.kind for column in table.columns]
    figures = [candidate for candidate, kind in enumerate(kinds) if kind is ColumnKind.FIGURES]
    subject = total_of(without_header_total(table.columns[position].label))
    if subject:
        labels = [(candidate, normal(table.columns[candidate].label)) for candidate in figures]
        return [candidate for candidate, label in labels if label.endswith(subject) or label.startswith(subject)]
    totals_before = [candidate for candidate in range(position) if kinds[candidate] is ColumnKind.TOTAL]
    start = totals_before[-1] + 1 if totals_before else 0
    left = [candidate for candidate in figures if start <= candidate < position]
    return left or [candidate for candidate in figures if candidate > position]
