"""What must hold within one printed table, by the way to read its totals that fits its figures best.

Print does not say whether a subtotal stands below its parts or above them, nor whether the last total adds the others
up. Each way of reading gives its own sums. The one that fits best is used, and a remark says where it is unusual.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.column_roles import aangetoond_column, added_columns, whole_column
from uri.audit.printed_tables.label_words import is_bare_total, says_aangetoond, says_niet_aangetoond
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedTable
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
from uri.findings import Severity
from uri.languages import Text

_FEW = 3
"""Fewer rows than this do not deny that a total column adds the others up."""


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
    between_columns, column_remarks = _column_relations(table)
    divisions = [repeated_division(table, row_sum) for row_sum in row_sums(table, best)]
    remarks = [*_unusual(table, best, readings[0]), *filter(None, divisions), *column_remarks]
    return TableRelations(
        relations=(*sum_relations(table, best), *part_relations(table, best), *between_columns),
        reading=best,
        remarks=tuple(remarks),
    )


# ----------------------------------------------------------------------------------------------------- between the rows


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


# -------------------------------------------------------------------------------------------------- between the columns


def _column_relations(table: PrintedTable) -> tuple[list[SumRelation], list[Text]]:
    """Relate the columns of a table, row by row.

    Returns:
        The relations, and a remark for each total column that was not read as one.
    """
    relations: list[SumRelation] = []
    remarks: list[Text] = []
    for position, column in enumerate(table.columns):
        if column.kind is ColumnKind.TOTAL:
            sums = _sums(table, position)
            broken = broken_count(sums)
            if len(sums) >= _FEW and 2 * broken > len(sums):
                remarks.append(_NO_TOTAL.format(table.name, column.label, broken, len(sums)))
            else:
                relations += sums
        elif (whole := whole_column(table, position)) is not None:
            relations += _parts(table, position, whole)
    return [*relations, *_complements(table)], remarks


def _sums(table: PrintedTable, position: int) -> list[SumRelation]:
    """Return the sums that a total column makes."""
    parts = added_columns(table, position)
    return [
        SumRelation(rule=RelatieSoort.SOM.value, left=tuple(row[part] for part in parts), right=(row[position],))
        for row in table.figures
        if len(parts) > 1 and row[position].is_told
    ]


def _parts(table: PrintedTable, position: int, whole: int) -> Iterator[SumRelation]:
    """Relate a column to the one that it is a part of: in no row is it more."""
    column = table.columns[position]
    rule = RelatieSoort.AANGETOOND if says_aangetoond(column.label) else RelatieSoort.GROEP
    severity = Severity.ERROR if column.kind is ColumnKind.OF_WHICH else Severity.WARNING
    for row in table.figures:
        if row[position].is_told and row[whole].is_told:
            yield SumRelation(
                rule=rule.value, left=(row[position],), right=(row[whole],), at_most=True, severity=severity
            )


def _complements(table: PrintedTable) -> Iterator[SumRelation]:
    """Relate what was and what was not substantiated: together they are at most the reports that both are of."""
    aangetoond = aangetoond_column(table)
    if aangetoond is None:
        return
    whole = whole_column(table, aangetoond)
    for position, column in enumerate(table.columns):
        if whole is None or not says_niet_aangetoond(column.label) or whole_column(table, position) != whole:
            continue
        for row in table.figures:
            if row[position].is_told and row[aangetoond].is_told and row[whole].is_told:
                yield SumRelation(
                    rule=RelatieSoort.AANGETOOND.value,
                    left=(row[aangetoond], row[position]),
                    right=(row[whole],),
                    at_most=True,
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
_NO_TOTAL = Text(
    "{}: kolom {} is in {} van de {} rijen niet de som van de andere, en is niet zo gelezen.",
    "{}: column {} is not the sum of the others in {} of {} rows, and was not read as such.",
)
