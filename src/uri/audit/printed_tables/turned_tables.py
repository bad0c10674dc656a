"""A table turned: its rows as columns and its columns as rows, so that what is read of columns is read of rows as well.

Years beside one another are no parts of a whole, and a total column is a total only where it adds up all others.
"""

from __future__ import annotations

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.column_roles import added_columns
from uri.audit.printed_tables.label_words import year_in
from uri.audit.printed_tables.printed_table import ColumnKind, Partition, PrintedColumn, PrintedRow, PrintedTable
from uri.audit.printed_tables.quantity_words import is_no_sum


def turned(table: PrintedTable) -> PrintedTable:
    """Return a table with its rows as columns and its columns as rows; the figures stay what they are."""
    kinds = [column.kind for column in table.columns]
    is_whole = kinds.count(ColumnKind.TOTAL) == 1 and _adds_up_all(table, kinds.index(ColumnKind.TOTAL))
    has_years = any(year_in(column.label) for column in table.columns)
    return attrs.evolve(
        table,
        rows=tuple(_row(column, number, is_whole=is_whole) for number, column in enumerate(table.columns)),
        columns=tuple(map(_column, table.rows)),
        figures=tuple(zip(*table.figures, strict=True)),
        partition=Partition.OVERLAP if has_years else Partition.VERDELING,
    )


def _adds_up_all(table: PrintedTable, total: int) -> bool:
    figures = [number for number, column in enumerate(table.columns) if column.kind is ColumnKind.FIGURES]
    return added_columns(table, total) == figures


def _row(column: PrintedColumn, number: int, *, is_whole: bool) -> PrintedRow:
    total = RijSoort.TOTAAL if is_whole else RijSoort.SUBTOTAAL
    return PrintedRow(
        column.label,
        number,
        total if column.kind is ColumnKind.TOTAL else RijSoort.DETAIL,
        of_which=column.kind is ColumnKind.OF_WHICH,
        counts=column.additive and column.kind is not ColumnKind.OTHER,
    )


def _column(row: PrintedRow) -> PrintedColumn:
    if row.percent:
        return PrintedColumn(row.label, ColumnKind.OTHER, additive=not is_no_sum(row.label))
    if row.heading or not row.counts:
        return PrintedColumn(row.label, ColumnKind.OTHER, additive=False)
    if row.of_which:
        return PrintedColumn(row.label, ColumnKind.OF_WHICH)
    return PrintedColumn(row.label, ColumnKind.FIGURES if row.kind is RijSoort.DETAIL else ColumnKind.TOTAL)
