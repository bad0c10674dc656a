"""A cell read as a day: two ways to write one leave no doubt; of any other, the reason why it is refused."""

from __future__ import annotations

import re
from datetime import date, datetime

from uri.languages import Text
from uri.model.fields import EERSTE_JAAR
from uri.register.parsing.raw_sheet import Cell

_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_MIDNIGHT}", re.ASCII)
_DUTCH = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_MIDNIGHT}", re.ASCII)

_ABSENT = Text("{} is geen bestaande dag.", "{} is no existing day.")
_EARLY = Text("{} is geen dag vanaf {}.", "{} is no day from {} on.")
_OTHER = Text("{} is geen datum.", "{} is no date.")

_REASONS: tuple[tuple[re.Pattern[str], Text], ...] = (
    (
        re.compile(r".*\d:\d\d.*(?:Z|[+-]\d\d(?::?\d\d)?|[A-Z]{3,4})", re.ASCII),
        Text("{} is een dag met een tijd en een tijdzone.", "{} is a day with a time and a time zone."),
    ),
    (re.compile(r".*\d:\d\d.*", re.ASCII), Text("{} is een dag met een tijd.", "{} is a day with a time.")),
    (
        re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]'?\d\d", re.ASCII),
        Text("{} heeft een jaar van twee cijfers.", "{} has a year of two digits."),
    ),
    (
        re.compile(r"(?=.*\d)(?:\w+[-., ]+)?\d{0,4}[-., ]*[^\W\d_]{3,}[-., ]+['\d].*"),
        Text("{} noemt de maand in woorden.", "{} names the month in words."),
    ),
    (
        re.compile(r"\d{4}[/. ]\d{1,2}[/. ]\d{1,2}", re.ASCII),
        Text("{} begint met het jaar, maar zonder streepjes.", "{} begins with the year, but without hyphens."),
    ),
    (re.compile(r"\d{8}", re.ASCII), Text("{} is een datum zonder streepjes.", "{} is a date without hyphens.")),
    (re.compile(r"\d+([.,]\d+)?", re.ASCII), Text("{} is een getal en geen datum.", "{} is a number and no date.")),
    (re.compile(r"\d{1,4}[-/.]\d{1,4}", re.ASCII), Text("{} is geen hele datum.", "{} is no whole date.")),
)
"""What keeps a text from being a day, told from its form: the first that fits."""

_LONGEST = 60
"""No date has more signs."""


def as_day(cell: Cell) -> date | Text:
    """Return the day that a cell holds, or why it holds none: a text with a place for the cell, and one for a year.

    A day with a time is no day, but midnight is: it is what programs make of a day, in every format alike.
    """
    if isinstance(cell, datetime):
        return _known(cell.date()) if cell.time() == datetime.min.time() else _REASONS[1][1]
    if isinstance(cell, date):
        return _known(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return next(reason for pattern, reason in _REASONS if pattern.fullmatch("1"))
    return _from_text(cell.strip()) if isinstance(cell, str) else _OTHER


def _from_text(text: str) -> date | Text:
    if len(text) > _LONGEST:
        return _OTHER
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    elif dutch := _DUTCH.fullmatch(text):
        day, month, year = dutch.groups()
    else:
        return next((reason for pattern, reason in _REASONS if pattern.fullmatch(text)), _OTHER)
    try:
        return _known(date(int(year), int(month), int(day)))
    except ValueError:
        return _ABSENT


def _known(day: date) -> date | Text:
    return day if day.year >= EERSTE_JAAR else _EARLY
