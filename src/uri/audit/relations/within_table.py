"""What must hold within one printed table, by the way to read its totals that fits its figures best.

Print does not say whether a subtotal stands below its parts or above them, nor whether the last total adds the others
up. Each way of reading gives its own sums. The one that fits best is used, and a remark says where it is unusual.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.label_words import is_bare_total
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.column_sums import column_relations
from uri.audit.relations.figure_relations import SumRelation, broken_count
from uri.audit.relations.row_sums import (
    RowSum,
    SubtotalPosition,
    TotalsReading,
    part_relations,
    repeated_division,
    row_sums,
    sum_relations,
)
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
    readings = _readings(table)
    best = min(readings, key=lambda reading: _misfit(table, reading))  # the first, the usual one, of those that tie
    between_columns, column_remarks = column_relations(table)
    divisions = [repeated_division(table, row_sum) for row_sum in row_sums(table, best)]
    remarks = [*_unusual(table, best, readings[0]), *filter(None, divisions), *column_remarks]
    return TableRelations(
        relations=(*sum_relations(table, best), *part_relations(table, best), *between_columns),
        reading=best,
        remarks=tuple(remarks),
    )


def _readings(table: PrintedTable) -> list[TotalsReading]:
    """Return the ways to read a table, the usual one first."""
    kinds = [row.kind for row in table.rows]
    heading_count = sum(row.heading for row in table.rows)
    is_total_on_top = kinds[:1] == [RijSoort.TOTAAL] and RijSoort.SUBTOTAAL not in kinds
    is_total_per_heading = kinds.count(RijSoort.TOTAAL) == heading_count > 1
    grand_total = (False, True) if is_total_per_heading else (True, False)
    dashes = (False, True) if any(row.dashed for row in table.rows) else (False,)
    headings = (False, True) if heading_count > 1 and is_total_on_top else (False,)
    return [TotalsReading(*choices) for choices in product(SubtotalPosition, grand_total, dashes, headings)]


def _unusual(table: PrintedTable, reading: TotalsReading, usual: TotalsReading) -> Iterator[Text]:
    """Say in which respects a reading is unusual."""
    if reading.position is SubtotalPosition.ABOVE:
        yield _SUBTOTAL_ABOVE.format(table.name)
    if reading.grand_total is not usual.grand_total:
        yield _OWN_TOTALS.format(table.name)
    if reading.dashes:
        yield _DASHES.format(table.name)
    if reading.headings:
        yield _HEADINGS.format(table.name)


def _misfit(table: PrintedTable, reading: TotalsReading) -> tuple[int, int]:
    """Count the totals that would add nothing up, and the sums that do not fit: form goes before figures."""
    childless = [row_sum for row_sum in row_sums(table, reading) if not row_sum.parts]
    empty_count = sum(not _is_of_another(table, row_sum) for row_sum in childless)
    return empty_count, broken_count(sum_relations(table, reading))


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
