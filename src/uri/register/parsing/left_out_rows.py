"""Rows of a sheet that are no cases: totals, notes and rows without a value, each named with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from uri.languages import Text
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.raw_sheet import Cell
from uri.taxonomy.labels import normal

EMPTY_ROW = Text("de rij is leeg.", "the row is empty.")
TOTAL_ROW = Text("een rij met een totaal.", "a row with a total.")
HEADING_ROW = Text("een tussenkop.", "a heading.")
NOTE_ROW = Text("een opmerking, geen zaak.", "a note, no case.")

_TOTALS = frozenset(
    map(normal, ("totaal", "total", "eindtotaal", "subtotaal", "subtotal", "totalen", "totals", "som", "sum", "aantal"))
)


def _reason(cells: Sequence[Cell], told: Iterable[Cell], repeating: Iterable[Cell]) -> Text | None:
    """Return why a row is no case, None where it is one.

    Args:
        cells: All its cells, in their order.
        told: Those that say what the case is about, and how it ended: a row that has one is a case, though it may be
            a wrong one. A number among them is a count.
        repeating: Those of columns in which an empty cell repeats the one above.
    """
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled:
        return EMPTY_ROW
    if any(not is_empty(cell) and not _is_number(cell) and not _is_total(cell) for cell in told):
        return None
    first, *rest = filled
    if _is_total(first) and all(map(_is_number, rest)):
        return TOTAL_ROW
    if not rest and any(not is_empty(cell) for cell in repeating):
        return HEADING_ROW
    return NOTE_ROW if not rest and isinstance(first, str) and " " in first.strip() else None


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().replace(".", "").replace(",", "").isdecimal()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_total(cell: Cell) -> bool:
    """Tell whether a cell is a word for a total, with or without a year or a number behind it."""
    words = text(cell).replace(":", " ").split()
    return bool(words) and normal(words[0]) in _TOTALS and all(map(_is_number, words[1:]))


def reasons_left_out(
    columns: Mapping[str, Sequence[Cell]], rows: int, *, telling: Collection[str], repeating: Collection[str]
) -> Mapping[int, Text]:
    """Return the rows of a sheet that are no cases, with the reason, by their position.

    Args:
        columns: The columns of the sheet by header, as they stand.
        rows: The number of rows.
        telling: The headers of the columns that say what a case is about, and how it ended.
        repeating: The headers of the columns in which an empty cell repeats the one above.
    """
    reasons = {}
    for row in range(rows):
        reason = _reason(
            [cells[row] for cells in columns.values()],
            [cells[row] for header, cells in columns.items() if header in telling and header not in repeating],
            [cells[row] for header, cells in columns.items() if header in repeating],
        )
        if reason is not None:
            reasons[row] = reason
    return reasons
