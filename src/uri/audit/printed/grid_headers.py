"""The parts of a grid: what stands above the table, its headers, its columns of labels, and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import COVERED, PrintedKind, PrintedNumber, read_number
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR


def grid_parts(grid: PrintedGrid) -> tuple[str, list[tuple[str, ...]], list[tuple[int, tuple[str, ...]]]]:
    """Part a grid into its title, the lines of its headers and its body."""
    rows = list(grid.rows)
    title = []
    while rows and sum(map(is_filled, rows[0][1])) == 1 and len(rows) > 1 and grid.width > 1:
        title.append(next(cell for cell in rows.pop(0)[1] if is_filled(cell)))
    headers: list[tuple[str, ...]] = []
    while len(rows) > 1 and is_header(rows[0][1], headers):
        headers.append(rows.pop(0)[1])
    return " ".join(title), headers, rows


def is_filled(cell: str) -> bool:
    """Tell whether something stands in a cell."""
    return bool(cell) and cell != COVERED


def is_header(cells: Sequence[str], above: Sequence[Sequence[str]] = ()) -> bool:
    """Tell whether a row holds headers: words or years above the figures.

    A second line of headers has no label of its own; or it has, where the first has none, or no years.
    """
    numbers = [read_number(cell) for cell in cells[1:] if is_filled(cell)]
    if not numbers:
        return False
    figures = [number.number for number in numbers if number.kind is PrintedKind.NUMBER and not _is_year(number)]
    if len(figures) >= _NUMBERED_COLUMNS and figures == [1 + position for position in range(len(figures))]:
        return not above
    if figures:
        return False
    years = [int(number.abbreviated) for number in numbers if _is_year(number)]
    if not above or not is_filled(cells[0]):
        return True
    if any(_is_year(read_number(cell)) for line in above for cell in line[1:]):
        return False
    running = len(set(years)) > 1 and max(years) - min(years) < len(set(years))
    return running if years else not any(is_filled(line[0]) for line in above)


_NUMBERED_COLUMNS = 3
"""So many columns that count from one are numbered districts or months, and no figures."""


def _is_year(number: PrintedNumber) -> bool:
    return (
        re.fullmatch(r"\d{4}", number.abbreviated) is not None
        and EERSTE_JAAR <= int(number.abbreviated) <= LAATSTE_JAAR
    )


def label_column_count(body: Sequence[Sequence[str]]) -> int:
    """Count the columns that hold labels: the first, and those of words behind it, as long as a column is left."""
    width = max((len(cells) for cells in body), default=1)
    label_count = 1
    while label_count < width - 1 and is_words([read_number(cells[label_count]) for cells in body]):
        label_count += 1
    return label_count


def is_words(cells: Sequence[PrintedNumber]) -> bool:
    """Tell whether a column holds words, two or more, and no figure."""
    kinds = [number.kind for number in cells if number.kind not in {PrintedKind.BLANK, PrintedKind.COVERED}]
    return len(kinds) > 1 and set(kinds) == {PrintedKind.TEXT}


def column_headers(headers: Sequence[Sequence[str]], start: int, width: int) -> list[str]:
    """Join the headers of each column; a covered cell, or a blank one below a wider header, repeats the one before."""
    lines = []
    for depth, cells in enumerate(headers):
        line: list[str] = []
        for position in range(start, width):
            cell = cells[position] if position < len(cells) else ""
            repeats = cell == COVERED or (not cell and depth < len(headers) - 1)
            line.append(line[-1] if repeats and line else "" if cell == COVERED else cell)
        lines.append(line)
    parts = zip(*lines, strict=True) if lines else [()] * (width - start)
    return [" ".join(dict.fromkeys(filter(None, parts_of_header))) for parts_of_header in parts]
