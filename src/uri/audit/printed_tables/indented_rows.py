"""Rows that are indented below another row: parts of it, as rows with a dash are."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.printed_table import PrintedRow

_LEAST = 2
"""One space can stand there by mistake."""


def with_indented(rows: Sequence[PrintedRow], indents: Sequence[int], blanks: Sequence[bool]) -> list[PrintedRow]:
    """Take each row that is indented below a row of figures for one with a dash.

    Below a total or a heading an indent says nothing new. Where rows are indented below indented ones as well, it is
    not told which of them make up the first, and none is taken for a part.

    Args:
        rows: The rows.
        indents: By how many spaces each is indented.
        blanks: Which of them have no figure.
    """
    parents = _parents(indents)
    marked = {
        number
        for number, parent in enumerate(parents)
        if parent is not None
        and indents[number] - indents[parent] >= _LEAST
        and _is_figure(rows[number], is_blank=blanks[number])
        and _is_figure(rows[parent], is_blank=blanks[parent])
    }
    if any(parents[number] in marked for number in marked):
        return list(rows)
    return [attrs.evolve(row, dashed=True) if number in marked else row for number, row in enumerate(rows)]


def _is_figure(row: PrintedRow, *, is_blank: bool) -> bool:
    return row.kind is RijSoort.DETAIL and row.counts and not (row.heading or row.of_which or row.opens or is_blank)


def _parents(indents: Sequence[int]) -> list[int | None]:
    """Return for each row the nearest one above that is indented less."""
    parents: list[int | None] = []
    open_rows: list[int] = []
    for number, indent in enumerate(indents):
        while open_rows and indents[open_rows[-1]] >= indent:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else None)
        open_rows.append(number)
    return parents
