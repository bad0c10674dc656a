"""Rows of persons to rows of cases: the rows of one kenmerk are one case, whose persons are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from uri.register.parsing.cell_readers import is_empty, pieces_of
from uri.register.parsing.raw_sheet import Cell

OF_EACH_PERSON = ("afdoeningen", "nevencategorieen", "opvolging")
"""The fields of which each person may have values of its own: the case has them all."""


@attrs.frozen(kw_only=True)
class JoinedCases:
    """Rows of persons, joined.

    Attributes:
        columns: The cells of each field; those of a case stand in its first row.
        persons: The first row of the case, by each other row.
        differing: Rows, and fields in which they say something else than the first row of their case.
    """

    columns: Mapping[str, list[Cell]]
    persons: Mapping[int, int]
    differing: Sequence[tuple[int, str]]


def cases_of_persons(columns: Mapping[str, Sequence[Cell]]) -> JoinedCases:
    """Join the rows of each kenmerk; one without a kenmerk is a case by itself.

    Args:
        columns: The cells of each field, `kenmerk` among them, words in code.
    """
    joined = {name: list(cells) for name, cells in columns.items()}
    counted = "betrokkenen" not in columns
    numbers = [1] * len(joined["kenmerk"])
    firsts: dict[Cell, int] = {}
    persons: dict[int, int] = {}
    differing: list[tuple[int, str]] = []
    for row, key in enumerate(columns["kenmerk"]):
        if is_empty(key) or firsts.setdefault(key, row) == row:
            continue
        first = persons[row] = firsts[key]
        numbers[first] += 1
        for name, cells in joined.items():
            if name in OF_EACH_PERSON:
                cells[first] = _all_values(cells[first], cells[row])
            elif is_empty(cells[first]):
                cells[first] = cells[row]
            elif name != "omschrijving" and not is_empty(cells[row]) and cells[row] != cells[first]:
                differing.append((first, name))
    return JoinedCases(
        columns=joined | {"betrokkenen": [*numbers]} if counted else joined,
        persons=persons,
        differing=list(dict.fromkeys(differing)),
    )


def _all_values(*cells: Cell) -> Cell:
    """Return every value of some cells once."""
    pieces = [piece for cell in cells if not is_empty(cell) for piece in pieces_of(cell)]
    return tuple(dict.fromkeys(pieces)) or None
