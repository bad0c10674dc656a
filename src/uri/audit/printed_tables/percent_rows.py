"""Rows of percentages between rows of counts: which they are, by their labels and by what is printed in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from uri.audit.printed.printed_numbers import PrintedNumber
from uri.audit.printed_tables.printed_table import PrintedRow

_PERCENT_ROW = re.compile(
    r"[^\w%]*(?:%|(?:percentages?|procent|percent|pct)\b)"
    r"|.*(?:[(\[] ?(?:%|procent|percent|pct) ?[)\]]|\bin (?:%|procent(?:en)?|percent(?:ages)?))\W*$",
    re.IGNORECASE,
)


def heads_percentages(label: str) -> bool:
    """Tell whether a row with this label holds percentages, also where they are printed as bare numbers.

    >>> heads_percentages("% aangetoond"), heads_percentages("Aandeel (%)"), heads_percentages("Korting van 10%")
    (True, True, False)
    """
    return _PERCENT_ROW.match(label) is not None


def percent_rows(numbers: Sequence[Sequence[PrintedNumber]]) -> frozenset[int]:
    """Return the rows of percentages in columns of counts; none where they are most of the table."""
    filled = [[position for position, number in enumerate(row) if number.is_number] for row in numbers]
    counted = {
        position
        for row, places in zip(numbers, filled, strict=True)
        for position in places
        if not row[position].percent
    }
    rows = [
        number
        for number, (row, places) in enumerate(zip(numbers, filled, strict=True))
        if counted.intersection(places) and all(row[position].percent for position in places)
    ]
    return frozenset(rows) if 2 * len(rows) <= sum(map(bool, filled)) else frozenset()


def with_percent_rows(rows: Sequence[PrintedRow], percent: frozenset[int]) -> list[PrintedRow]:
    """Say of rows that they hold percentages, and so count nothing."""
    return [
        attrs.evolve(row, percent=True, counts=False) if number in percent else row for number, row in enumerate(rows)
    ]
