"""Cells by where they stand: the columns of lines whose words are lined up below one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from uri.audit.printed.grid_cells import COVERED


@attrs.frozen
class CellSpan:
    """Words that stand together on a line.

    Attributes:
        begin: Where they begin: in signs, or in points on a page.
        end: Where they end.
        text: The words.
    """

    begin: float
    end: float
    text: str

    def overlap(self, other: CellSpan) -> float:
        """Return how far two spans stand below one another; negative where a gap parts them."""
        return min(self.end, other.end) - max(self.begin, other.begin)


def columns_of(lines: Sequence[Sequence[CellSpan]]) -> list[CellSpan]:
    """Return the columns of a table, from left to right, by the lines that have most cells.

    A line with fewer cells can have a header that stands above several columns, so it makes no column; it only adds a
    column where it stands beside all others.
    """
    columns: list[CellSpan] = []
    for line in sorted(lines, key=len, reverse=True):
        for span in line:
            touched = [column for column in columns if column.overlap(span) > 0]
            if not touched:
                columns.append(CellSpan(span.begin, span.end, ""))
            elif len(touched) == 1:
                columns[columns.index(touched[0])] = CellSpan(
                    min(span.begin, touched[0].begin), max(span.end, touched[0].end), ""
                )
    return _parted(columns)


def _parted(columns: Iterable[CellSpan]) -> list[CellSpan]:
    """Join columns that grew into one another."""
    parted: list[CellSpan] = []
    for column in sorted(columns, key=lambda each: each.begin):
        if parted and parted[-1].overlap(column) > 0:
            parted[-1] = CellSpan(parted[-1].begin, max(parted[-1].end, column.end), "")
        else:
            parted.append(column)
    return parted


def cells_of(line: Sequence[CellSpan], columns: Sequence[CellSpan]) -> tuple[str, ...]:
    """Put the spans of a line in columns; one that stands in several covers those behind its first.

    >>> columns = [CellSpan(0, 8, ""), CellSpan(10, 14, ""), CellSpan(16, 20, "")]
    >>> cells_of([CellSpan(0, 4, "Type"), CellSpan(11, 19, "Aantal")], columns) == ("Type", "Aantal", COVERED)
    True
    """
    cells = [""] * len(columns)
    for span in line:
        touched = [position for position, column in enumerate(columns) if column.overlap(span) > 0]
        first = touched[0] if touched else _nearest(span, columns)
        cells[first] = f"{cells[first]} {span.text}" if cells[first] not in {"", COVERED} else span.text
        for position in touched[1:]:
            cells[position] = cells[position] or COVERED
    return tuple(cells)


def _nearest(span: CellSpan, columns: Sequence[CellSpan]) -> int:
    distances = [-column.overlap(span) for column in columns]
    return distances.index(min(distances))
