"""What must hold between percentages and counts that stand in other ways than in columns of their own.

Percentages stand in rows below their counts, or in one cell with them. The table is laid out so that they are columns,
in each way that there is, and read as such; the way that fits best is used.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from uri.audit.audit_rules import AANDEEL
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedColumn, PrintedTable
from uri.audit.printed_tables.turned_tables import turned
from uri.audit.relations.figure_relations import RatioRelation, broken_count
from uri.audit.relations.open_relation import OpenRelation
from uri.audit.relations.share_columns import share_relations

_Grid = Sequence[Sequence[Figure | None]]
"""A share for each count that has one, by row and column."""


def all_share_relations(table: PrintedTable) -> list[RatioRelation]:
    """Return the ratios that must hold between the percentages of a table and its counts, however they stand."""
    ways = [table]
    if any(column.in_cells for column in table.columns):
        ways.append(_beside(turned(_without_shares(table)), _turned_grid(_shares_in_cells(table))))
    if any(row.percent for row in table.rows):
        ways.append(turned(table))
        shares = _shares_below(table)
        if len(shares) > 1:
            rows = list(shares)
            ways.append(_beside(_with_rows(table, rows), list(shares.values())))
    found = filter(None, map(share_relations, ways))
    return max(found, key=_fit, default=[])


def open_shares(table: PrintedTable, relations: Sequence[RatioRelation]) -> list[OpenRelation]:
    """Return the percentages beside counts of which nothing says of what they are, together for each column or row.

    Args:
        table: The table.
        relations: The ratios that must hold in it.
    """
    related = {relation.result for relation in relations}
    numbers = [figure.printed for row in table.figures for figure in row if figure.printed.is_number]
    if all(number.percent for number in numbers):
        return []
    rows = [table.figures[number] for number, row in enumerate(table.rows) if row.percent]
    others = [figures for figures, row in zip(table.figures, table.rows, strict=True) if not row.percent]
    lines = [*rows, *zip(*others, strict=True)]
    shares = [
        tuple(figure for figure in line if figure.printed.number is not None and figure.printed.percent)
        for line in lines
    ]
    return [OpenRelation(rule=AANDEEL.id, figures=line) for line in shares if line and related.isdisjoint(line)]


def _fit(relations: Sequence[RatioRelation]) -> tuple[int, int]:
    """Count the ratios that are not broken; of as many, fewer that are is better."""
    broken = broken_count(relations)
    return len(relations) - broken, -broken


# ------------------------------------------------------------------------------------------------------ shares in cells


def _without_shares(table: PrintedTable) -> PrintedTable:
    counts = [number for number, column in enumerate(table.columns) if not column.in_cells]
    return attrs.evolve(
        table,
        columns=tuple(table.columns[number] for number in counts),
        figures=tuple(tuple(figures[number] for number in counts) for figures in table.figures),
    )


def _shares_in_cells(table: PrintedTable) -> _Grid:
    """Return the share in the cell of each count."""
    following = [*table.columns[1:], None]
    counts = [
        (number, after is not None and after.in_cells)
        for number, (column, after) in enumerate(zip(table.columns, following, strict=True))
        if not column.in_cells
    ]
    return [[figures[number + 1] if has_share else None for number, has_share in counts] for figures in table.figures]


def _turned_grid(shares: _Grid) -> _Grid:
    return list(zip(*shares, strict=True))


# ---------------------------------------------------------------------------------------------------- shares in rows


def _shares_below(table: PrintedTable) -> dict[int, Sequence[Figure | None]]:
    """Return the percentages right below each row of counts, by that row; nothing where other rows stand between."""
    shares: dict[int, Sequence[Figure | None]] = {}
    for number, (row, below) in enumerate(zip(table.rows, table.rows[1:], strict=False)):
        if below.percent and not row.percent:
            shares[number] = table.figures[number + 1]
    return shares if 2 * len(shares) == len(table.rows) else {}


def _with_rows(table: PrintedTable, rows: Sequence[int]) -> PrintedTable:
    return attrs.evolve(
        table,
        rows=tuple(table.rows[row] for row in rows),
        figures=tuple(table.figures[row] for row in rows),
    )


# --------------------------------------------------------------------------------------------------- shares as columns


def _beside(table: PrintedTable, shares: _Grid) -> PrintedTable:
    """Put the shares of each column of counts in a column behind it."""
    columns: list[PrintedColumn] = []
    kept: list[tuple[int, bool]] = []
    for number, column in enumerate(table.columns):
        columns.append(column)
        kept.append((number, False))
        if any(line[number] is not None for line in shares):
            columns.append(PrintedColumn(column.label, ColumnKind.OTHER, column.meaning, in_cells=True))
            kept.append((number, True))
    figures = tuple(
        tuple(
            share if is_share and (share := line[number]) is not None else figures[number] for number, is_share in kept
        )
        for figures, line in zip(table.figures, shares, strict=True)
    )
    return attrs.evolve(table, columns=tuple(columns), figures=figures)
