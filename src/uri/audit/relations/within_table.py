"""What must hold within one printed table: between its rows, and between its columns."""

from __future__ import annotations

import attrs

from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.column_sums import column_relations
from uri.audit.relations.figure_relations import SumRelation
from uri.audit.relations.part_limits import part_relations
from uri.audit.relations.row_readings import best_reading, unusual
from uri.audit.relations.row_sums import TotalsReading, repeated_division, row_sums, sum_relations
from uri.languages import Text


@attrs.frozen
class TableRelations:
    """The relations of one table.

    Attributes:
        relations: The sums and limits that must hold.
        reading: The way to read the totals that fits best.
        remarks: What is unusual about that reading.
    """

    relations: tuple[SumRelation, ...]
    reading: TotalsReading
    remarks: tuple[Text, ...] = ()


def relations_within(table: PrintedTable) -> TableRelations:
    """Return what must hold within a table: between its rows, and between its columns."""
    chosen = best_reading(table)
    best = chosen.best
    between_columns, column_remarks = column_relations(table)
    divisions = [repeated_division(table, row_sum) for row_sum in row_sums(table, best)]
    return TableRelations(
        relations=(*sum_relations(table, best), *part_relations(table, best), *between_columns),
        reading=best,
        remarks=(*unusual(table, best, chosen.usual), *filter(None, divisions), *chosen.untried, *column_remarks),
    )
