"""What must hold between the total that a header says and the row of the total below it: they are one number.

Where no row is a total, the number in the header is read as such a row, and there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed.printed_numbers import read_number
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.header_totals import header_total
from uri.audit.printed_tables.label_words import is_bare_total
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.figure_relations import SumRelation
from uri.findings import Severity
from uri.languages import same


def header_total_relations(table: PrintedTable) -> Iterator[SumRelation]:
    """Relate the total in the header of a column to the one row that says total, and not of what.

    A header “n=” may tell how many were asked, and is doubted.
    """
    totals = [number for number, row in enumerate(table.rows) if row.kind is RijSoort.TOTAAL]
    if len(totals) != 1 or not is_bare_total(table.rows[totals[0]].label):
        return
    for position, column in enumerate(table.columns):
        said, printed = header_total(column.label), table.figures[totals[0]][position]
        if not said or not printed.printed.is_number or printed.printed.percent or not column.additive:
            continue
        in_header = Figure(
            name=same(column.label),
            printed=read_number(said),
            place=printed.place,
            meaning=printed.meaning,
            is_total=True,
        )
        if _can_be_total(table, position, in_header):
            severity = Severity.WARNING if "=" in column.label else Severity.ERROR
            yield SumRelation(
                rule=RelatieSoort.SOM.value, left=(in_header,), right=(printed,), identity=True, severity=severity
            )


def _can_be_total(table: PrintedTable, position: int, in_header: Figure) -> bool:
    """Tell whether a number in a header is no less than any detail below it, and does not number the column."""
    details = [
        figures[position].printed.number or 0
        for row, figures in zip(table.rows, table.figures, strict=True)
        if row.kind is RijSoort.DETAIL
    ]
    number = in_header.printed.number
    return number is not None and bool(details) and number >= max(details) and number > len(table.columns)
