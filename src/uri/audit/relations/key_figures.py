"""What must hold between headline figures, where their labels say what each of them is.

Of what was reported no more is substantiated than there is; and a stock at the end is that at the begin, with what came
in and without what went out. Both are read in rows and in columns alike, and only where the labels leave no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.flow_words import FlowRole, flow_role, is_looked_into, subject_of
from uri.audit.printed_tables.label_words import is_bare_total, is_reported, says_aangetoond, says_niet_aangetoond
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedTable
from uri.audit.relations.figure_relations import SumRelation, broken_count
from uri.findings import Severity

_FEW = 3
"""In fewer places than this, figures do not deny what the labels say."""


def key_figure_relations(table: PrintedTable) -> list[SumRelation]:
    """Return what must hold between the headline figures of a table."""
    return [*_substantiated_rows(table), *_stocks(rows_across(table)), *_stocks(columns_down(table))]


# --------------------------------------------------------------------------------------------- reported, substantiated


def _substantiated_rows(table: PrintedTable) -> Iterator[SumRelation]:
    """Relate each row of what was substantiated to the row of what was reported above it."""
    for reported, aangetoond, niet in _reported_blocks(table):
        for number, column in enumerate(table.columns):
            whole, part = table.figures[reported][number], table.figures[aangetoond][number]
            others = () if niet is None else (table.figures[niet][number],)
            if column.additive and _are_counts((whole, part)):
                yield _at_most((part, *others) if _are_counts(others) else (part,), whole)


def _at_most(parts: tuple[Figure, ...], whole: Figure) -> SumRelation:
    return SumRelation(rule=RelatieSoort.AANGETOOND.value, left=parts, right=(whole,), at_most=True)


def _reported_blocks(table: PrintedTable) -> list[tuple[int, int, int | None]]:
    """Return the rows of what was reported, of what of it was substantiated, and of what was not.

    A row of what was reported begins a block. Where one has no row of what was substantiated, or more, or one of
    another unit, it is not said of what the others are, and there are no blocks at all; nor where a total adds them up.
    """
    if any(row.kind is not RijSoort.DETAIL and is_bare_total(row.label) for row in table.rows):
        return []
    blocks: list[tuple[int, list[int], list[int]]] = []
    for number, row in enumerate(table.rows):
        if row.heading or row.of_which or not row.counts:
            continue
        if says_niet_aangetoond(row.label):
            if blocks:
                blocks[-1][2].append(number)
        elif says_aangetoond(row.label):
            if blocks:
                blocks[-1][1].append(number)
        elif is_reported(row.label) and flow_role(row.label) is FlowRole.IN and not is_looked_into(row.label):
            blocks.append((number, [], []))
    if any(len(proven) != 1 or not _is_of(table, proven[0], whole) for whole, proven, _ in blocks):
        return []
    return [(whole, proven[0], niet[0] if len(niet) == 1 else None) for whole, proven, niet in blocks]


def _is_of(table: PrintedTable, part: int, whole: int) -> bool:
    """Tell whether a row counts what another one counts: “aangetoonde schendingen” are no “meldingen”."""
    return subject_of(table.rows[part].label) <= subject_of(table.rows[whole].label)


def _are_counts(figures: Sequence[Figure]) -> bool:
    return all(figure.has_number and not figure.printed.percent for figure in figures)


# ----------------------------------------------------------------------------------------------------- stocks and flows


@attrs.frozen
class FigureLine:
    """Figures under one label: those of a row, or those of a column.

    Attributes:
        label: The label.
        figures: The figures.
        others: The label across of each figure.
        derived: Whether it is a total, or a part of another, and so neither a stock nor a flow by itself.
    """

    label: str
    figures: tuple[Figure, ...]
    others: tuple[str, ...]
    derived: bool


def rows_across(table: PrintedTable) -> list[FigureLine]:
    """Return the rows, with the figures of the columns that add up."""
    columns = [number for number, column in enumerate(table.columns) if column.additive]
    return [
        FigureLine(
            row.label,
            tuple(figures[column] for column in columns),
            tuple(table.columns[column].label for column in columns),
            row.kind is not RijSoort.DETAIL or row.of_which or row.heading or not row.counts,
        )
        for row, figures in zip(table.rows, table.figures, strict=True)
    ]


def columns_down(table: PrintedTable) -> list[FigureLine]:
    """Return the columns, with the figures of the rows that count something themselves; their totals add those up."""
    details = [row.kind is RijSoort.DETAIL and row.counts and not row.heading for row in table.rows]
    rows = [number for number, is_detail in enumerate(details) if is_detail] or range(len(table.rows))
    return [
        FigureLine(
            column.label,
            tuple(table.figures[row][position] for row in rows),
            tuple(table.rows[row].label for row in rows),
            column.kind is not ColumnKind.FIGURES or not column.additive,
        )
        for position, column in enumerate(table.columns)
    ]


def _stocks(lines: Sequence[FigureLine]) -> list[SumRelation]:
    """Relate a stock at the begin, what came in, what went out, and the stock at the end."""
    roles = roles_of(lines)
    if roles is None:
        return []
    begin, came_in, went_out, end = ([line.figures for line in roles[role]] for role in FlowRole)
    relations = []
    for at_begin, at_end, *flows in zip(*begin, *end, *came_in, *went_out, strict=True):
        figures = (at_begin, *flows, at_end)
        if at_begin.has_number and at_end.has_number and not any(figure.printed.percent for figure in figures):
            left, right = (at_begin, *flows[: len(came_in)]), (*flows[len(came_in) :], at_end)
            relations.append(SumRelation(rule=RelatieSoort.VERLOOP.value, left=left, right=right))
    is_denied = len(relations) >= _FEW and 2 * broken_count(relations) > len(relations)
    severity = Severity.WARNING if is_denied else Severity.ERROR
    return [attrs.evolve(relation, severity=severity) for relation in relations]


def roles_of(lines: Sequence[FigureLine]) -> dict[FlowRole, list[FigureLine]] | None:
    """Return the lines of each role; None unless there is one begin, one end, and all between them flow in or out."""
    named = [(line, flow_role(line.label)) for line in lines if not line.derived]
    stocks = [number for number, (_, role) in enumerate(named) if role in {FlowRole.BEGIN, FlowRole.END}]
    if len(stocks) != len((FlowRole.BEGIN, FlowRole.END)):
        return None
    flowing = [number for number, (_, role) in enumerate(named) if role is not None]
    span = named[flowing[0] : flowing[-1] + 1]
    roles: dict[FlowRole, list[FigureLine]] = {role: [] for role in FlowRole}
    for line, role in span:
        if role is None:
            return None
        roles[role].append(line)
    if roles[FlowRole.BEGIN] and not roles[FlowRole.END]:  # “1 januari 2023” and “1 januari 2024”
        roles[FlowRole.END] = [roles[FlowRole.BEGIN].pop()]
    is_whole = all(roles.values()) and len(roles[FlowRole.BEGIN]) == 1
    return roles if is_whole else None
