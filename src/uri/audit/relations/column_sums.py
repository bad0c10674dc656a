"""What must hold between the columns of a printed table, row by row: sums, parts, and what was and was not proven."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.column_roles import aangetoond_column, added_columns, whole_column
from uri.audit.printed_tables.label_words import says_aangetoond, says_niet_aangetoond
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedTable
from uri.audit.relations.adding import adds_up, makes_sum
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
            broken = broken_count(sums.values())
            if _deny(table, sums):
                remarks.append(_NO_TOTAL.format(table.name, column.label, broken, len(sums)))
            else:
                relations += sums.values()
        elif (whole := whole_column(table, position)) is not None:
            relations += _parts(table, position, whole)
    return [*relations, *_complements(table)], remarks


def _sums(table: PrintedTable, position: int) -> dict[int, SumRelation]:
    """Return the sums that a total column makes, by row; columns that look like averages count where so they fit."""
    parts = added_columns(table, position)
    usual = _sums_of(table, position, parts)
    doubted = [number for number in range(position) if _looks_like_average(table, number)]
    if not (doubted and broken_count(usual.values())):
        return usual
    other = _sums_of(table, position, sorted([*parts, *doubted]))
    return min(usual, other, key=lambda sums: broken_count(sums.values()))


def _sums_of(table: PrintedTable, position: int, parts: Sequence[int]) -> dict[int, SumRelation]:
    """Return the sum of some columns in each row whose figures add up."""
    sums = {}
    for number, (row, figures) in enumerate(zip(table.rows, table.figures, strict=True)):
        added, whole = [figures[part] for part in parts], figures[position]
        adds = (row.counts and adds_up(added, whole, row.label)) or makes_sum(added, whole)
        if len(parts) > 1 and whole.is_told and adds:
            sums[number] = SumRelation(rule=RelatieSoort.SOM.value, left=tuple(added), right=(whole,))
    return sums


def _looks_like_average(table: PrintedTable, position: int) -> bool:
    return not table.columns[position].additive and any(figure.has_number for figure in table.column(position))


def _deny(table: PrintedTable, sums: Mapping[int, SumRelation]) -> bool:
    """Tell whether most rows deny that a column adds the others up; totals, which follow from the rest, have no say.

    A row of two figures or more that does add up is no chance: where there is one in four, the others are wrong.
    """
    rows = [relation for row, relation in sums.items() if table.rows[row].kind is RijSoort.DETAIL] or [*sums.values()]
    if len(rows) < _FEW:
        return False
    broken = broken_count(rows)
    fitting = sum(makes_sum(relation.left, relation.right[0]) for relation in rows)
    return 2 * broken > len(rows) and 4 * fitting < len(rows)


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


_NO_TOTAL = Text(
    "{}: kolom {} is in {} van de {} rijen niet de som van de andere, en is niet zo gelezen.",
    "{}: column {} is not the sum of the others in {} of {} rows, and was not read as such.",
)
