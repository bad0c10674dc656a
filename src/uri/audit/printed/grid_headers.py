"""The parts of a grid: what stands above the table, its headers, its columns of labels, and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import COVERED, PrintedKind, PrintedNumber, read_druk
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR


def parts(rooster: PrintedGrid) -> tuple[str, list[tuple[str, ...]], list[tuple[int, tuple[str, ...]]]]:
    """Part a grid into its title, the lines of its headers and its body."""
    rows = list(rooster.rows)
    title = []
    while rows and sum(map(says, rows[0][1])) == 1 and len(rows) > 1 and rooster.breedte > 1:
        title.append(next(cell for cell in rows.pop(0)[1] if says(cell)))
    headers: list[tuple[str, ...]] = []
    while len(rows) > 1 and is_header(rows[0][1], headers):
        headers.append(rows.pop(0)[1])
    return " ".join(title), headers, rows


def says(cell: str) -> bool:
    """Tell whether something stands in a cell."""
    return bool(cell) and cell != COVERED


def is_header(cells: Sequence[str], above: Sequence[Sequence[str]] = ()) -> bool:
    """Tell whether a row holds headers: words or years above the figures.

    A second line of headers has no label of its own; or it has, where the first has none, or no years.
    """
    said = [read_druk(cell) for cell in cells[1:] if says(cell)]
    if not said:
        return False
    figures = [druk.number for druk in said if druk.kind is PrintedKind.GETAL and not _is_year(druk)]
    if len(figures) >= _NUMBERED_COLUMNS and figures == [1 + at for at in range(len(figures))]:
        return not above
    if figures:
        return False
    years = [int(druk.abbreviated) for druk in said if _is_year(druk)]
    if not above or not says(cells[0]):
        return True
    if any(_is_year(read_druk(cell)) for line in above for cell in line[1:]):
        return False
    running = len(set(years)) > 1 and max(years) - min(years) < len(set(years))
    return running if years else not any(says(line[0]) for line in above)


_NUMBERED_COLUMNS = 3
"""So many columns that count from one are numbered districts or months, and no figures."""


def _is_year(druk: PrintedNumber) -> bool:
    return re.fullmatch(r"\d{4}", druk.abbreviated) is not None and EERSTE_JAAR <= int(druk.abbreviated) <= LAATSTE_JAAR


def label_columns(body: Sequence[Sequence[str]]) -> int:
    """Count the columns that hold labels: the first, and those of words behind it, as long as a column is left."""
    width = max((len(cells) for cells in body), default=1)
    wide = 1
    while wide < width - 1 and is_words([read_druk(cells[wide]) for cells in body]):
        wide += 1
    return wide


def is_words(cells: Sequence[PrintedNumber]) -> bool:
    """Tell whether a column holds words, two or more, and no figure."""
    said = [druk.kind for druk in cells if druk.kind not in {PrintedKind.BLANCO, PrintedKind.GEDEELD}]
    return len(said) > 1 and set(said) == {PrintedKind.TEKST}


def joined(headers: Sequence[Sequence[str]], wide: int, width: int) -> list[str]:
    """Join the headers of each column; a covered cell, or a blank one below a wider header, repeats the one before."""
    lines = []
    for depth, cells in enumerate(headers):
        line: list[str] = []
        for at in range(wide, width):
            cell = cells[at] if at < len(cells) else ""
            spreads = cell == COVERED or (not cell and depth < len(headers) - 1)
            line.append(line[-1] if spreads and line else "" if cell == COVERED else cell)
        lines.append(line)
    parts = zip(*lines, strict=True) if lines else [()] * (width - wide)
    return [" ".join(dict.fromkeys(filter(None, each))) for each in parts]
