"""The columns of a printed table: what each of them is, made out from its header and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from uri.audit.printed.grid_headers import GridParts
from uri.audit.printed.printed_numbers import PrintedNumber
from uri.audit.printed_tables.figures import FigureMeaning
from uri.audit.printed_tables.header_totals import without_header_total
from uri.audit.printed_tables.label_words import is_of_which, is_together, is_total, year_in
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedColumn
from uri.audit.printed_tables.quantity_words import is_average, is_no_sum, is_percentage
from uri.audit.printed_tables.shares_in_cells import header_of_counts
from uri.taxonomy.labels import normal


def plain_headers(parts: GridParts) -> list[str]:
    """Return the headers; those of counts that share their cells with shares do not speak of these."""
    return [
        header_of_counts(header) if position + 1 in parts.shares else header
        for position, header in enumerate(parts.headers)
    ]


def read_columns(
    parts: GridParts,
    columns: Sequence[Sequence[PrintedNumber]],
    meanings: Mapping[str, FigureMeaning],
    of_table: FigureMeaning,
    *,
    about: str,
) -> list[PrintedColumn]:
    """Tell of each column what it is, and what is stated of it or of the whole table.

    Args:
        parts: The table in its parts.
        columns: The figures of each column that tell what it holds.
        meanings: What is stated of columns, by the normal form of their header.
        of_table: What is stated of the whole table.
        about: What is printed above the table and in its corner.
    """
    return [
        attrs.evolve(
            _read_column(plain, numbers, about, meanings.get(normal(header), FigureMeaning()).completed_by(of_table)),
            label=header,
            in_cells=position in parts.shares,
        )
        for position, (header, plain, numbers) in enumerate(
            zip(parts.headers, plain_headers(parts), columns, strict=True)
        )
    ]


def _read_column(
    label: str, numbers: Sequence[PrintedNumber], about: str, stated_meaning: FigureMeaning
) -> PrintedColumn:
    meaning = stated_meaning.completed_by(FigureMeaning(jaar=year_in(label)))
    if not any(number.is_number for number in numbers) or is_no_sum(label) or is_average(about, numbers):
        return PrintedColumn(label, ColumnKind.OTHER, meaning, additive=False)
    if is_percentage(label) or any(number.percent for number in numbers):
        return PrintedColumn(label, ColumnKind.OTHER, meaning)
    bare = without_header_total(label)
    if is_total(bare) or is_together(bare):
        return PrintedColumn(label, ColumnKind.TOTAL, meaning)
    return PrintedColumn(label, ColumnKind.OF_WHICH if is_of_which(label) else ColumnKind.FIGURES, meaning)
