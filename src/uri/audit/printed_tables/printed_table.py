"""A printed table: its rows, its columns and its figures, with what each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import Figure, FigureMeaning
from uri.taxonomy.labels import normal


class Partition(StrEnum):
    """What the rows of a table are to its total: all of it, parts that overlap, or the first few."""

    VERDELING = "verdeling"
    OVERLAP = "overlap"
    TOP = "top"


class ColumnKind(StrEnum):
    """What a column is to its neighbours: figures, a part of a column to its left, a total, or none of these."""

    FIGURES = "figures"
    OF_WHICH = "of which"
    TOTAL = "total"
    OTHER = "other"


@attrs.frozen
class PrintedRow:
    """A row of a printed table.

    Attributes:
        label: Its label as printed.
        number: Its number in the file.
        kind: Whether it is a detail, a subtotal or a total.
        of_which: Whether it is a part of the row above.
        opens: Whether it says that rows below it are parts: of itself or, where it is a heading, of the row above it.
        heading: Whether it is only a heading of the rows below.
        dashed: Whether its label begins with a dash or a bullet, or with a place in a list below another row.
        counts: False for an average, a rate or a note.
        percent: Whether it holds percentages in columns of counts.
    """

    label: str
    number: int
    kind: RijSoort = RijSoort.DETAIL
    of_which: bool = False
    opens: bool = False
    heading: bool = False
    dashed: bool = False
    counts: bool = True
    percent: bool = False


@attrs.frozen
class PrintedColumn:
    """A column of a printed table.

    Attributes:
        label: Its header as printed.
        kind: What it is to its neighbours.
        meaning: What is stated of its figures.
        additive: Whether its rows add up.
        in_cells: Whether it holds the shares that stand in the cells of the column before it.
    """

    label: str
    kind: ColumnKind = ColumnKind.FIGURES
    meaning: FigureMeaning = attrs.field(factory=FigureMeaning)
    additive: bool = True
    in_cells: bool = False


def _positions(labels: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """Return where each label stands, by its normal form."""
    positions: dict[str, list[int]] = {}
    for position, label in labels:
        positions.setdefault(normal(label), []).append(position)
    return positions


def _column_positions(table: PrintedTable) -> dict[str, list[int]]:
    return _positions((number, column.label) for number, column in enumerate(table.columns) if not column.in_cells)


def _row_positions(table: PrintedTable) -> dict[str, list[int]]:
    return _positions((number, row.label) for number, row in enumerate(table.rows))


@attrs.frozen(kw_only=True, repr=False)
class PrintedTable:
    """A table as printed.

    Attributes:
        name: The name by which claims call it.
        title: What is printed above it.
        rows: Its rows.
        columns: Its columns, without those of labels.
        figures: A tuple per row, with a figure per column.
        partition: What its rows are to its total.
    """

    name: str
    title: str
    rows: tuple[PrintedRow, ...]
    columns: tuple[PrintedColumn, ...]
    figures: tuple[tuple[Figure, ...], ...]
    partition: Partition = Partition.VERDELING
    _columns_by_label: Mapping[str, list[int]] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_column_positions, takes_self=True)
    )
    _rows_by_label: Mapping[str, list[int]] = attrs.field(
        init=False, eq=False, default=attrs.Factory(_row_positions, takes_self=True)
    )

    def column(self, position: int) -> tuple[Figure, ...]:
        """Return the figures of a column."""
        return tuple(row[position] for row in self.figures)

    def find_column(self, label: str) -> int | None:
        """Return the position of the column with this header; None when it is not there, or there are more."""
        return _only(self._columns_by_label, label)

    def find_row(self, label: str) -> int | None:
        """Return the position of the row with this label; None when it is not there, or there are more."""
        return _only(self._rows_by_label, label)

    def __repr__(self) -> str:
        return f"<PrintedTable {self.name}: {len(self.rows)} rows, {len(self.columns)} columns>"


def _only(positions_by_label: Mapping[str, list[int]], label: str) -> int | None:
    positions = positions_by_label.get(normal(label), [])
    return positions[0] if len(positions) == 1 else None
