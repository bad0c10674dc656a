"""The parts of a grid: what stands above the table, its headers, its columns of labels, and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from uri.audit.printed.grid_cells import COVERED, is_filled
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber, read_number
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR


@attrs.frozen
class BodyRow:
    """A row below the headers.

    Attributes:
        number: Its number in the file.
        labels: The cells of its label columns.
        figures: The cells of its other columns.
        indent: By how many spaces its label is indented.
    """

    number: int
    labels: tuple[str, ...]
    figures: tuple[str, ...]
    indent: int = 0


@attrs.frozen
class GridParts:
    """What a grid consists of.

    Attributes:
        title: What stands above the headers.
        headers: The header of each column that holds no labels.
        body: The rows below the headers.
        corner: The header of the first column of labels.
        header_row: The number of the last line of headers in the file; zero where there is none.
        shares: The columns that hold the shares of the column before, with which they stand in one cell.
    """

    title: str
    headers: tuple[str, ...]
    body: tuple[BodyRow, ...]
    corner: str = ""
    header_row: int = 0
    shares: frozenset[int] = frozenset()


def grid_parts(grid: PrintedGrid) -> GridParts:
    """Part a grid into its title, its headers and its body."""
    rows = list(grid.rows)
    titles = []
    while len(rows) > 1 and grid.width > 1 and sum(map(is_filled, rows[0][1])) == 1:
        titles.append(next(cell for cell in rows.pop(0)[1] if is_filled(cell)))
    lines: list[tuple[str, ...]] = []
    header_row = 0
    while len(rows) > 1 and (is_header(rows[0][1], lines) or (not lines and _are_numbers_of_columns(rows))):
        header_row = rows[0][0]
        lines.append(rows.pop(0)[1])
    label_count = _label_column_count([cells for _, cells in rows])
    return GridParts(
        title=" ".join(titles),
        headers=tuple(_column_headers(lines, label_count, grid.width)),
        body=tuple(
            BodyRow(number, cells[:label_count], cells[label_count:], grid.indents.get(number, 0))
            for number, cells in rows
        ),
        corner=lines[-1][0] if lines else "",
        header_row=header_row,
    )


# -------------------------------------------------------------------------------------------------------------- headers


def is_header(cells: Sequence[str], above: Sequence[Sequence[str]] = ()) -> bool:
    """Tell whether a row holds headers: words or years above the figures.

    Args:
        cells: The row.
        above: The lines of headers above it. A second line has no label of its own; or it has, where the first has
            none, or no years.
    """
    numbers = [read_number(cell) for cell in cells[1:] if is_filled(cell)]
    if not numbers:
        return False
    figures = [number.number for number in numbers if number.kind is PrintedKind.NUMBER and not _is_year(number)]
    if len(figures) >= _NUMBERED_COLUMNS and _count_on(figures):
        return not above
    if figures or (above and is_filled(cells[0]) and all(number.kind in _SIGNS for number in numbers)):
        return False
    return not above or not is_filled(cells[0]) or _goes_on(numbers, above)


_SIGNS = frozenset({PrintedKind.SUPPRESSED, PrintedKind.DASH, PrintedKind.NOT_APPLICABLE})
"""What stands in place of figures: below a line of headers a row of nothing else is a row of the table."""

_NUMBERED_COLUMNS = 3
"""So many columns that count from nought or one are numbered districts or months, and no figures."""


def _count_on(figures: Sequence[Fraction | None]) -> bool:
    """Tell whether figures count on from nought or from one."""
    return bool(figures) and figures[0] in {0, 1} and figures == [figures[0] + step for step in range(len(figures))]


def _are_numbers_of_columns(rows: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
    """Tell whether a first row of few figures that count on heads its columns.

    It does where a column with a word stands among them, where all figures below have decimals and it has none, or
    where the last row adds the others up without it.
    """
    numbers = [read_number(cell) for cell in rows[0][1][1:] if is_filled(cell)]
    figures = [number.number for number in numbers if number.kind is PrintedKind.NUMBER]
    if len(figures) < 2 or not _count_on(figures) or not all(number.is_whole for number in numbers):  # noqa: PLR2004 (one figure counts nothing)
        return False
    below = [read_number(cell) for _, cells in rows[1:] for cell in cells[1:] if is_filled(cell)]
    has_decimals = all(number.decimals or number.percent for number in below)
    return len(figures) < len(numbers) or has_decimals or _last_adds_up([cells for _, cells in rows[1:]])


def _last_adds_up(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the last row is the sum of two or more above it, in every column."""
    columns = zip(*([read_number(cell).number or 0 for cell in cells[1:]] for cells in rows), strict=False)
    return len(rows) > 2 and all(sum(column[:-1]) == column[-1] for column in columns)  # noqa: PLR2004 (two and their sum)


def _goes_on(numbers: Sequence[PrintedNumber], above: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row with a label of its own goes on with the headers above it."""
    if any(_is_year(read_number(cell)) for line in above for cell in line[1:]):
        return False
    years = {int(number.abbreviated) for number in numbers if _is_year(number)}
    if not years:
        return not any(is_filled(line[0]) for line in above)
    return len(years) > 1 and max(years) - min(years) < len(years)


def _is_year(number: PrintedNumber) -> bool:
    is_of_four = re.fullmatch(r"\d{4}", number.abbreviated) is not None
    return is_of_four and EERSTE_JAAR <= int(number.abbreviated) <= LAATSTE_JAAR


def _column_headers(lines: Sequence[Sequence[str]], start: int, width: int) -> list[str]:
    """Join the lines of headers for each column from `start`."""
    spread = [_spread(cells, start, width, is_last=depth == len(lines) - 1) for depth, cells in enumerate(lines)]
    columns = zip(*spread, strict=True) if spread else [()] * (width - start)
    return [" ".join(dict.fromkeys(filter(None, words))) for words in columns]


def _spread(cells: Sequence[str], start: int, width: int, *, is_last: bool) -> list[str]:
    """Repeat a header in the covered cells behind it, and in the blank ones unless the line is the last."""
    line: list[str] = []
    for position in range(start, width):
        cell = cells[position] if position < len(cells) else ""
        repeats = cell == COVERED or (not cell and not is_last)
        line.append(line[-1] if repeats and line else "" if cell == COVERED else cell)
    return line


# --------------------------------------------------------------------------------------------------------------- labels


def _label_column_count(body: Sequence[Sequence[str]]) -> int:
    """Count the columns that hold labels: the first, and those of words behind it, as long as a column is left."""
    width = max((len(cells) for cells in body), default=1)
    count = 1
    while count < width - 1 and is_words([read_number(cells[count]) for cells in body]):
        count += 1
    return count


def is_words(cells: Sequence[PrintedNumber]) -> bool:
    """Tell whether a column holds words, two or more, and no figure; a few of them may be signs, as “C” and “x” are."""
    kinds = [number.kind for number in cells if number.kind not in {PrintedKind.BLANK, PrintedKind.COVERED}]
    words = kinds.count(PrintedKind.TEXT)
    return words > 1 and 2 * words > len(kinds) and not {PrintedKind.NUMBER, PrintedKind.RANGE} & {*kinds}
