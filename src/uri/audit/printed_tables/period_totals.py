"""Years below or beside their quarters, halves or months: totals by their place and their figures, without that word.

A year is a total where every figure of it comes near the sum of its parts. A stock, an average, or a number of persons
who can come back in every quarter, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed.printed_numbers import PrintedNumber
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedColumn, PrintedRow

_Numbers = Sequence[Sequence[PrintedNumber]]

_NEAR = Fraction(1, 4)
"""A figure that differs from a sum by no more of it is taken for that sum, misprinted."""

_YEAR_NUMBER = r"(?:19|20)\d\d"
_MONTHS = (
    r"jan\w*", r"feb\w*", r"m(?:aart|rt|ar(?:ch)?)", r"apr\w*", r"m(?:ei|ay)", r"jun[ei]?", r"jul[iy]?", r"aug\w*",
    r"sep\w*", r"o[kc]t\w*", r"nov\w*", r"dec\w*",
)  # fmt: skip
_FOURTH = "quarter|kwartaal|kwart|kw|q|k"
_HALF = "half(?:jaar)?|half[- ]year|semester|h"
_ORDINALS = (r"1|1e|1ste|1st|eerste|first|i", r"2|2e|2de|2nd|tweede|second|ii", "3|3e|3de|3rd|derde|third|iii")
_NUMBERS = (*_ORDINALS, "4|4e|4de|4th|vierde|fourth|iv")


def _ordered(word: str, count: int) -> tuple[re.Pattern[str], ...]:
    """Return what the parts of a year are called, in order: “Q1”, “1e kwartaal”, “Quarter 1”."""
    return tuple(
        re.compile(rf"(?:(?:{word})\W?(?:{number})|(?:{number})\W?(?:{word}))", re.IGNORECASE)
        for number in _NUMBERS[:count]
    )


_PERIODS = (
    _ordered(_FOURTH, 4),
    _ordered(_HALF, 2),
    tuple(re.compile(rf"{month}\.?", re.IGNORECASE) for month in _MONTHS),
)
_WHOLE_YEAR = re.compile(
    r"(?:(?:(?:ge)?hele? |(?:ge)?heel |het (?:ge)?hele |full |whole |entire )?"
    r"(?:jaar|year|kalenderjaar|calendar year)|fy|jaartotaal"
    rf"|jaarcijfer)\W*(?:{_YEAR_NUMBER})?\W*|(?:(?:ge)?heel |all of |whole of )?{_YEAR_NUMBER}",
    re.IGNORECASE,
)
_COUNTED_ONCE = re.compile(
    r"perso|uniek|unique|distinct|betrokken|medewerker|people|employee|individu|stand|voorra|openstaand|lopend|open\b"
    r"|pending|outstanding|gemiddeld|average|ultimo|cumula",
    re.IGNORECASE,
)


def is_whole_year(label: str) -> bool:
    """Tell whether a label names a year as a whole.

    >>> is_whole_year("Heel jaar"), is_whole_year("2023"), is_whole_year("Jaarverslag")
    (True, True, False)
    """
    return _WHOLE_YEAR.fullmatch(label.strip()) is not None


def periods_before_years(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give each label of a year that its parts stand right before, with the position of the first of them.

    >>> list(periods_before_years(["Q1", "Q2", "Q3", "Q4", "Jaar"])), list(periods_before_years(["Q1", "Q2", "Jaar"]))
    ([(4, 0)], [])
    """
    plain = [re.sub(rf"\W*\b{_YEAR_NUMBER}\b\W*", "", label).strip() for label in labels]
    for position, label in enumerate(labels):
        for parts in _PERIODS if is_whole_year(label) else ():
            first = position - len(parts)
            names = plain[first:position] if first >= 0 else []
            if names and all(part.fullmatch(name) for part, name in zip(parts, names, strict=True)):
                yield position, first


def with_year_rows(
    rows: Sequence[PrintedRow], columns: Sequence[PrintedColumn], numbers: _Numbers, *, about: str
) -> list[PrintedRow]:
    """Make a total of each row of a year below its parts; of one block among more, a subtotal.

    Args:
        rows: The rows.
        columns: The columns.
        numbers: The figures of each row.
        about: What is printed above the table and in its corner.
    """
    counted = [number for number, column in enumerate(columns) if column.kind is not ColumnKind.OTHER]
    years = [
        year
        for year, first in periods_before_years([row.label for row in rows])
        if all(row.kind is RijSoort.DETAIL and row.counts for row in rows[first : year + 1])
        and _are_near(
            (f"{about} {columns[column].label}", [row[column] for row in numbers[first : year + 1]])
            for column in counted
        )
    ]
    is_only = len(years) == 1 and all(row.kind is RijSoort.DETAIL for row in rows)
    kind = RijSoort.TOTAAL if is_only else RijSoort.SUBTOTAAL
    return [attrs.evolve(row, kind=kind) if number in years else row for number, row in enumerate(rows)]


def with_year_columns(
    columns: Sequence[PrintedColumn], rows: Sequence[PrintedRow], numbers: _Numbers, *, about: str
) -> list[PrintedColumn]:
    """Make a total of each column of a year behind its parts, where no other figures stand before these.

    Args:
        columns: The columns.
        rows: The rows.
        numbers: The figures of each row.
        about: What is printed above the table and in its corner.
    """
    typed = list(columns)
    for year, first in periods_before_years([column.label for column in columns]):
        before = typed[first - 1].kind if first else ColumnKind.TOTAL
        is_plain = all(column.kind is ColumnKind.FIGURES and column.additive for column in typed[first : year + 1])
        lines = (
            (f"{about} {row.label}", figures[first : year + 1])
            for row, figures in zip(rows, numbers, strict=True)
            if row.counts
        )
        if is_plain and before is ColumnKind.TOTAL and _are_near(lines):
            typed[year] = attrs.evolve(typed[year], kind=ColumnKind.TOTAL)
    return typed


def _are_near(lines: Iterable[tuple[str, Sequence[PrintedNumber]]]) -> bool:
    """Tell whether the last figure of each line comes near the sum of those before it, and is more than each of them.

    Where its label tells of a stock, or of what can come back in every part, it must be that sum. A line without any
    figure has no say.
    """
    told = [
        (label, [number.number for number in line]) for label, line in lines if any(number.is_number for number in line)
    ]
    return bool(told) and all(_is_near(line, exactly=_COUNTED_ONCE.search(label) is not None) for label, line in told)


def _is_near(line: Sequence[Fraction | None], *, exactly: bool) -> bool:
    numbers = [number for number in line if number is not None]
    if len(numbers) < len(line):
        return False
    *parts, year = numbers
    together = sum(parts, Fraction(0))
    return year == together or (not exactly and year > max(parts) and abs(year - together) <= _NEAR * together)
