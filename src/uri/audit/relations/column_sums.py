"""What must hold between the columns of a printed table: parts and their whole, and totals."""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import RelatieSoort
from uri.audit.printed_tables.column_roles import aangetoond_column, added_columns, whole_column
from uri.audit.printed_tables.label_words import says_aangetoond, says_niet_aangetoond
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedTable
from uri.audit.relations.figure_relations import SumRelation, broken_count
from uri.findings import Severity
from uri.languages import Text

_FEW = 3
"""Fewer rows than this do not deny that a total column adds the others up."""


def column_relations(table: PrintedTable) -> tuple[list[SumRelation], list[Text]]:
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
        if len(parts) > 1 and row[position].has_number
    ]


def _parts(table: PrintedTable, position: int, whole: int) -> Iterator[SumRelation]:
    """Relate a column to the one that it is a part of: in no row is it more."""
    column = table.columns[position]
    rule = RelatieSoort.AANGETOOND if says_aangetoond(column.label) else RelatieSoort.GROEP
    severity = Severity.ERROR if column.kind is ColumnKind.OF_WHICH else Severity.WARNING
    for row in table.figures:
        if row[position].has_number and row[whole].has_number:
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
            if row[position].has_number and row[aangetoond].has_number and row[whole].has_number:
                yield SumRelation(
                    rule=RelatieSoort.AANGETOOND.value,
                    left=(row[aangetoond], row[position]),
                    right=(row[whole],),
                    at_most=True,
                )


_NO_TOTAL = Text(
    "{}: kolom {} is in {} van de {} rijen niet de som van de andere, en is niet zo gelezen.",
    "{}: column {} is not the sum of the others in {} of {} rows, and was not read as such.",
)
