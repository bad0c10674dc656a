"""The tables of a page that lines are drawn around: a row of cells for each row of boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import attrs

from uri.audit.printed.grid_cells import COVERED, is_filled
from uri.audit.published_text.line_joining import join_lines
from uri.audit.published_text.pdf_words import PageWord, lines_of
from uri.audit.published_text.source_lines import SourceLine

Box: TypeAlias = tuple[float, float, float, float]
"""Where something begins and ends: left, top, right, bottom."""

_FEWEST = 2
"""A table has as many columns, or more; what has fewer is a frame."""


@attrs.frozen
class BoxedTable:
    """A table in lines.

    Attributes:
        box: Where it stands.
        rows: The cells of each row.
    """

    box: Box
    rows: tuple[tuple[str, ...], ...]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.box[0]

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.box[2]

    @property
    def top(self) -> float:
        """Its top."""
        return self.box[1]


def boxed_tables(page: Any, words: Sequence[PageWord]) -> list[BoxedTable]:  # noqa: ANN401 (a page of pdfplumber)
    """Return the tables of a page that have lines around their cells.

    Args:
        page: The page.
        words: Its words.
    """
    tables = []
    for found in page.find_tables():
        rows = [row.cells for row in found.rows]
        inside = [word for word in words if _holds(found.bbox, word)]
        if max(map(len, rows)) < _FEWEST or not inside:
            continue
        cells = _with_loose([[_cell(box, inside) for box in row] for row in rows], found.rows, _loose(rows, inside))
        if _is_table(cells):
            tables.append(_opened(BoxedTable(found.bbox, cells), _edges(rows), words))
    return tables


def _loose(rows: Sequence[Sequence[Box | None]], words: Sequence[PageWord]) -> list[PageWord]:
    """Return the words of a table that stand in no box: a line of their cell is not drawn."""
    boxes = [box for row in rows for box in row if box is not None]
    return [word for word in words if not any(_holds(box, word) for box in boxes)]


def _with_loose(cells: list[list[str]], rows: Sequence[Any], loose: Sequence[PageWord]) -> tuple[tuple[str, ...], ...]:
    """Put loose words in the covered cell where they begin, with those below it that they go on in."""
    for column, (begin, end) in enumerate(_edges([row.cells for row in rows]) if loose else ()):
        own = [word for word in loose if begin <= (word.x0 + word.x1) / 2 <= end]
        first: int | None = None
        for number, row in enumerate(rows):
            here = [word for word in own if row.bbox[1] <= (word.top + word.bottom) / 2 <= row.bbox[3]]
            if not here or row.cells[column] is not None:
                first = None
                continue
            text = _text_of(here)
            if first is None:
                first, cells[number][column] = number, text
            else:
                cells[first][column] += f" {text}"
    return tuple(map(tuple, cells))


def _edges(rows: Sequence[Sequence[Box | None]]) -> list[tuple[float, float]]:
    """Return from where to where each column goes, by the narrowest box in it."""
    columns = [[box for box in column if box is not None] for column in zip(*rows, strict=True)]
    narrow = [min(boxes, key=lambda box: box[2] - box[0]) if boxes else (0.0, 0.0, 0.0, 0.0) for boxes in columns]
    return [(box[0], box[2]) for box in narrow]


def _opened(table: BoxedTable, columns: Sequence[tuple[float, float]], words: Sequence[PageWord]) -> BoxedTable:
    """Return a table with the row right above it at the top of a page, whose upper line stands on the page before."""
    left, top, right, bottom = table.box
    above = [word for word in words if word.bottom <= top + 1 and left <= word.x0 and word.x1 <= right]
    close = [word for word in above if word.bottom > top - _ROW * word.size]
    highest = min((word.top for word in close), default=top)
    if not close or any(word.bottom < highest and word.bottom > highest - _ROW * word.size for word in words):
        return table
    cells = tuple(_cell((begin, highest, end, top), close) if end > begin else "" for begin, end in columns)
    is_row = sum(map(bool, cells)) > 1 and all(
        any(begin <= word.x0 and word.x1 <= end + 1 for begin, end in columns) for word in close
    )
    return BoxedTable((left, highest - 1, right, bottom), (cells, *table.rows)) if is_row else table


_ROW = 4
"""A row is no higher than so many times its letters."""


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether most rows have words in two cells or more: a page in a frame has not. A row alone may head one."""
    if len(rows) == 1:
        return any(map(is_filled, rows[0]))
    filled = [sum(map(is_filled, row)) for row in rows]
    return 2 * sum(count > 1 for count in filled) >= len([count for count in filled if count]) > 0


def _cell(box: Box | None, words: Sequence[PageWord]) -> str:
    if box is None:
        return COVERED
    return _text_of([word for word in words if _holds(box, word)])


def _text_of(words: Sequence[PageWord]) -> str:
    lines = lines_of(words)
    return join_lines([SourceLine(line.text, number) for number, line in enumerate(lines, 1)])[0]


def _holds(box: Box, word: PageWord) -> bool:
    """Tell whether the middle of a word lies in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def outside(tables: Sequence[BoxedTable], words: Sequence[PageWord]) -> list[PageWord]:
    """Return the words that stand in no table."""
    return [word for word in words if not any(_holds(table.box, word) for table in tables)]
