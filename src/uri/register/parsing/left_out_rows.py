"""Rows of a sheet that are no cases: totals, notes and rows without a value, each named with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from uri.languages import Text
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.example_rows import EXAMPLE_ROW, example_rows, has_example
from uri.register.parsing.raw_sheet import Cell, RepeatedCells
from uri.register.parsing.written_dates import WrittenDates
from uri.taxonomy.labels import matching_key, normal

EMPTY_ROW = Text("de rij is leeg.", "the row is empty.")
TOTAL_ROW = Text("een rij met een totaal.", "a row with a total.")
HEADING_ROW = Text("een tussenkop.", "a heading.")
LEGEND_ROW = Text("een regel onder de tabel, geen zaak.", "a line below the table, no case.")
HEADERS_AGAIN = Text("de koppen nog eens.", "the headers once more.")
NOTE_ROW = Text("een opmerking, geen zaak.", "a note, no case.")

_WIDE = 4
"""So many columns has a table below which a narrow list is no part of it."""
_NARROW = 2
"""So many cells has a row of such a list at most."""
_TOTALS = frozenset(
    map(normal, ("totaal", "total", "eindtotaal", "subtotaal", "subtotal", "totalen", "totals", "som", "sum", "aantal"))
)
_BESIDE_TOTALS = frozenset(
    (
        *("generaal", "general", "grand", "aantal", "number", "of", "overall", "alle", "all"),
        *("meldingen", "zaken", "cases", "reports"),
    )
)
"""Words beside that for a total, as in ``Totaal aantal meldingen``."""


def _tells(cell: Cell) -> bool:
    """Tell whether a cell of a column that says what a case is about, or how it ended, makes its row a case.

    The case may be a wrong one. A number is a count, which rows of totals have too.
    """
    return _is_word(cell) and not _is_total(cell)


def _is_word(cell: Cell) -> bool:
    return not is_empty(cell) and not _is_number(cell)


def _reason(cells: Sequence[Cell], repeating: Iterable[Cell]) -> Text | None:
    """Return why a row that tells of no case is none, None where it may be one.

    A year by itself is the heading of a block.

    Args:
        cells: All its cells, in their order.
        repeating: Those of columns in which an empty cell repeats the one above.
    """
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled:
        return EMPTY_ROW
    first, *rest = filled
    if _is_total(first) and all(map(_is_number, rest)):
        return TOTAL_ROW
    if not rest and (any(not is_empty(cell) for cell in repeating) or (len(cells) >= _WIDE and _is_year(first))):
        return HEADING_ROW
    return NOTE_ROW if not rest and isinstance(first, str) and " " in first.strip() else None


def _is_number(cell: Cell) -> bool:
    """Tell whether a cell is a number, an amount or a share, with or without what is counted behind it."""
    if isinstance(cell, str):
        number, *counted = cell.strip(" \xa0€%").replace(".", "").replace(",", "").split() or [""]
        return number.isdecimal() and all(normal(word) in _BESIDE_TOTALS for word in counted)
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_year(cell: Cell) -> bool:
    """Tell whether a cell is a year and nothing else, as headings of a block of cases are."""
    written = text(cell).strip()
    return written.isdecimal() and len(written) == 4 and EERSTE_JAAR <= int(written) <= LAATSTE_JAAR  # noqa: PLR2004


def _is_total(cell: Cell) -> bool:
    """Tell whether a cell is a word for a total, with or without a year or a number behind it."""
    words = [normal(word) for word in text(cell).replace(":", " ").split()]
    return any(word in _TOTALS for word in words) and all(
        word in _TOTALS or word in _BESIDE_TOTALS or _is_number(word) for word in words
    )


def reasons_left_out(
    columns: Mapping[str, Sequence[Cell]],
    numbers: Sequence[int],
    *,
    telling: Collection[str],
    repeating: Collection[str],
    dates: Collection[str] = (),
) -> Mapping[int, Text]:
    """Return the rows of a sheet that are no cases, with the reason, by their position.

    Args:
        columns: The columns of the sheet by header, as they stand.
        numbers: The number of each row.
        telling: The headers of the columns that say what a case is about, and how it ended.
        repeating: The headers of the columns in which an empty cell repeats the one above.
        dates: Those of `telling` that hold dates.
    """
    repeated = [cells for header, cells in columns.items() if header in repeating]
    reasons = {}
    for row in _doubtful(columns, len(numbers), [header for header in telling if header not in repeating]):
        here = [cells[row] for cells in columns.values()]
        reason = _reason(here, [cells[row] for cells in repeated])
        if reason is not None:
            reasons[row] = reason
    reasons |= dict.fromkeys(_examples(list(columns.values())), EXAMPLE_ROW)
    reasons |= dict.fromkeys(_headers_again(columns), HEADERS_AGAIN)
    below = _below_the_table(columns, numbers, telling=telling, dates=dates)
    return dict.fromkeys(below, LEGEND_ROW) | reasons


def _doubtful(columns: Mapping[str, Sequence[Cell]], length: int, telling: Iterable[str]) -> list[int]:
    """Return the rows that tell of no case and may be none: all their cells are numbers but for one, or they have one.

    Each distinct cell is looked at once, and those of other columns only where a row is left to doubt.
    """
    told = np.zeros(length, bool)
    for header in telling:
        if header in columns:
            told |= RepeatedCells.of(columns[header]).mask(_tells)
    if told.all():
        return []
    words, filled = np.zeros(length, np.int32), np.zeros(length, np.int32)
    for column in map(RepeatedCells.of, columns.values()):
        holds = column.mask(lambda cell: not is_empty(cell))
        filled += holds
        words += holds & ~column.mask(_is_number)
    doubtful: list[int] = np.flatnonzero(~told & ((words <= 1) | (filled <= 1))).tolist()
    return doubtful


def _headers_again(columns: Mapping[str, Sequence[Cell]]) -> list[int]:
    """Return the rows in which every filled cell is its own header: those of a further block of the same table.

    The column in which fewest cells differ says which rows may be one.
    """
    whole = {header: RepeatedCells.of(cells) for header, cells in columns.items()}
    header = min(whole, key=lambda header: len(whole[header].cells), default=None)
    if header is None or len(whole) < _NARROW:
        return []
    rows: list[int] = np.flatnonzero(whole[header].mask(lambda cell: _is_header(cell, header))).tolist()
    return [
        row
        for row in rows
        if all(is_empty(cells[row]) or _is_header(cells[row], header) for header, cells in whole.items())
        and sum(not is_empty(cells[row]) for cells in whole.values()) >= _NARROW
    ]


def _is_header(cell: Cell, header: str) -> bool:
    return isinstance(cell, str) and matching_key(cell) == matching_key(header)


def _examples(columns: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """Give the example rows, whichever of the columns they are marked in."""
    for kinds in filter(has_example, columns):
        for references in columns:
            yield from example_rows(kinds, references)


def _below_the_table(
    columns: Mapping[str, Sequence[Cell]], numbers: Sequence[int], *, telling: Collection[str], dates: Collection[str]
) -> list[int]:
    """Return the rows of narrow lists below a wide table, such as legends: each behind an empty row.

    No row of such a list has more than two cells, nor one that tells of a case.
    """
    if len(columns) < _WIDE:
        return []
    coded = [cells for header, cells in columns.items() if header in telling and header not in dates]
    dated = [cells for header, cells in columns.items() if header in dates]

    def is_narrow(row: int) -> bool:
        filled = sum(not is_empty(cells[row]) for cells in columns.values())
        tells = any(not is_empty(cells[row]) for cells in coded) or any(_is_day(cells[row]) for cells in dated)
        return filled <= _NARROW and not tells

    below: list[int] = []
    end = len(numbers)
    for start in range(len(numbers) - 1, 0, -1):
        if not is_narrow(start):
            break
        if numbers[start] - numbers[start - 1] > 1:
            below = list(range(start, end))
    return below


def _is_day(cell: Cell) -> bool:
    dates = WrittenDates.of([cell])
    return not is_empty(cell) and (dates.read(cell) is not None or dates.is_ambiguous(cell))
