"""Dates as people write them: columns are read in the one order of day, month and year that fits all their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

import attrs

from uri.model.fields import EERSTE_JAAR
from uri.register.parsing.raw_sheet import Cell

_SEPARATED = re.compile(r"(\d{1,4})([-/.])(\d{1,2})[-/.](\d{1,4})")
_TIME = re.compile(
    r"(?<=\d)(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}|[AaPp][Mm]))?)$"
)
_IN_WORDS = re.compile(
    r"(?:[a-z]{2,9}[,.]? +)?(\d{1,2})(?:st|nd|rd|th|e)?[ .-]*([a-z]{3,9})\.?[ ,-]*['\u2019]?(\d{2}|\d{4})"
)
_MONTH_FIRST = re.compile(r"(?:[a-z]{3,9}, +)?([a-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})")
_RUN_TOGETHER = re.compile(r"(?:19|20)\d{6}")
_SERIAL = re.compile(r"\d{5}")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Serial days of spreadsheets between 1954 and 2119; other numbers of a date column are no dates."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet, as its days from March 1900 on are counted."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb febr februari february",
            "mrt maa maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}


class _Order(Enum):
    """The order of the parts of a date in figures."""

    DAY_FIRST = (2, 1, 0)
    MONTH_FIRST = (2, 0, 1)
    YEAR_FIRST = (0, 1, 2)


@attrs.frozen
class _Figures:
    """A date in figures, of which the order is not told by its form.

    Attributes:
        parts: The three figures as they are written.
        sign: What stands between them.
    """

    parts: tuple[str, str, str]
    sign: str

    def day(self, order: _Order, today: date) -> date | None:
        """Return the day in an order, None where there is no such day; a year of two figures is none to come."""
        year, month, day = (self.parts[position] for position in order.value)
        if len(year) not in {2, 4} or max(len(month), len(day)) > 2:  # noqa: PLR2004 (figures of a year, of a day)
            return None
        return _day_of(year, int(month), int(day), today)


@attrs.frozen(kw_only=True)
class WrittenDates:
    """How the dates of one column are read.

    Attributes:
        orders: The orders that fit every cell that is a date in some order; all of them where none does. That of
            a year in two figures before month and day counts where no other fits.
        certain: Whether there is an order that fits them all.
        today: The day after which no year of two figures lies.
    """

    orders: tuple[_Order, ...]
    certain: bool
    today: date

    @classmethod
    def of(cls, cells: Iterable[Cell], *, today: date | None = None) -> WrittenDates:
        """Find the orders that fit a column.

        Args:
            cells: The cells that occur in it.
            today: The day after which no year of two figures lies; by default the day of the clock.
        """
        until = today or date.today()  # noqa: DTZ011 (a calendar day, in no zone)
        figures = [form for form in map(_form, cells) if isinstance(form, _Figures)]
        days = [{order: day for order in _Order if (day := form.day(order, until))} for form in figures]
        fitting = [order for order in _Order if all(order in found for found in days if found)]
        likely = [order for order in fitting if order is not _Order.YEAR_FIRST] or fitting
        return cls(orders=tuple(likely or _Order), certain=bool(likely), today=until)

    def read(self, cell: Cell) -> date | None:
        """Return the day of a cell; None where it is none, or where day and month cannot be told apart.

        Several orders may fit a whole column. A year in four figures then comes after day and month as Dutch writes
        them, and as `read_register` reads them without a mapping.
        """
        form = _form(cell)
        if not isinstance(form, _Figures):
            return _in_words(form, self.today) if isinstance(form, str) else form
        days = {day for order in self.orders if (day := form.day(order, self.today)) is not None}
        if len(days) == 1:
            return days.pop()
        if self.certain and len(form.parts[2]) == 4 and _Order.DAY_FIRST in self.orders:  # noqa: PLR2004 (of a year)
            return form.day(_Order.DAY_FIRST, self.today)
        return None

    def is_ambiguous(self, cell: Cell) -> bool:
        """Tell whether a cell is a date of which day, month and year cannot be told apart."""
        form = _form(cell)
        return isinstance(form, _Figures) and self.read(cell) is None and _is_some_day(form, self.today)


def dates_of_column(cells: Sequence[Cell], beside: Iterable[Cell]) -> WrittenDates:
    """Find how the dates of a column are read: as all dates of the sheet are, where one order fits them all.

    Args:
        cells: The cells of the column.
        beside: Those of all columns of dates.
    """
    together = WrittenDates.of([*cells, *beside])
    return together if together.certain else WrittenDates.of(cells)


def _is_some_day(form: _Figures, today: date) -> bool:
    return any(form.day(order, today) is not None for order in _Order)


def _form(cell: Cell) -> date | _Figures | str | None:
    """Return the day of a cell whose form tells it, its figures, or its text; None for anything else."""
    match cell:
        case datetime():
            return cell.date()
        case date():
            return cell
        case int() | float() if not isinstance(cell, bool):
            return _serial(cell)
        case str():
            return _form_of_text(_TIME.sub("", cell.strip()))
    return None


def _form_of_text(text: str) -> date | _Figures | str | None:
    if figures := _SEPARATED.fullmatch(text):
        first, sign, second, third = figures.groups()
        if len(first) == 4:  # noqa: PLR2004 (figures of a year: the form of ISO 8601)
            return _existing(int(first), int(second), int(third))
        return _Figures((first, second, third), sign)
    if _RUN_TOGETHER.fullmatch(text):
        return _existing(int(text[:4]), int(text[4:6]), int(text[6:]))
    return _serial(int(text)) if _SERIAL.fullmatch(text) else text


def _serial(number: float) -> date | None:
    return _EPOCH + timedelta(days=int(number)) if _FIRST_SERIAL <= number <= _LAST_SERIAL else None


def _in_words(text: str, today: date) -> date | None:
    words = text.casefold()
    if written := _IN_WORDS.fullmatch(words):
        day, month, year = written.groups()
    elif written := _MONTH_FIRST.fullmatch(words):
        month, day, year = written.groups()
    else:
        return None
    return _day_of(year, _MONTHS.get(month, 0), int(day), today)


def _day_of(figures: str, month: int, day: int, today: date) -> date | None:
    """Return the day in a year of two or four figures: of two, in the last century in which it is not to come."""
    if len(figures) != 2:  # noqa: PLR2004 (figures of a year)
        return _existing(int(figures), month, day)
    century = today.year // 100 * 100
    days = (_existing(century + int(figures) - back, month, day) for back in (0, 100))
    return next((found for found in days if found is not None and found <= today), None)


def _existing(year: int, month: int, day: int) -> date | None:
    if year < EERSTE_JAAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def are_dates(cells: Sequence[Cell], *, today: date | None = None) -> bool:
    """Tell whether every cell of a column that is not empty is a date, in one order."""
    filled = [cell for cell in cells if cell not in (None, "")]
    dates = WrittenDates.of(filled, today=today)
    return bool(filled) and all(dates.read(cell) is not None for cell in filled)
