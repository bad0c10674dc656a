"""One raw cell: how a value of a file becomes a plain Python value, or the fault that stands in its place."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

import attrs

from uri.languages import Text
from uri.register.parsing.cell_readers import from_decimal
from uri.register.parsing.raw_sheet import Cell

LARGEST_EXACT = 2**53
"""Up to here a float holds every whole number; spreadsheets have no other numbers."""


@attrs.frozen
class Fault:
    """What is wrong with one cell or row, without the place.

    Attributes:
        rule: The id of the rule.
        message: What is wrong, in one sentence.
        hint: What mends it.
    """

    rule: str
    message: Text
    hint: Text

    def format(self, *values: object) -> Fault:
        """Fill the message with values."""
        return attrs.evolve(self, message=self.message.format(*values))


Raw: TypeAlias = Cell | Fault
"""A cell while reading: its value, or its fault."""

FORMULA = Fault(
    "URI-I-formule",
    Text("De cel bevat een formule zonder bewaarde uitkomst.", "The cell holds a formula without a stored result."),
    Text(
        "Open het bestand in het rekenblad en bewaar het, of vul de waarde zelf in.",
        "Open the file in the spreadsheet program and save it, or fill in the value itself.",
    ),
)
ERROR_VALUE = Fault(
    "URI-I-foutwaarde",
    Text("De cel bevat een foutwaarde.", "The cell holds an error value."),
    Text("Herstel de formule of vul de waarde zelf in.", "Mend the formula or fill in the value itself."),
)
NESTED = Fault(
    "URI-I-genest",
    Text(
        "De cel bevat iets samengestelds; één waarde of een lijst van teksten wordt verwacht.",
        "The cell holds something composite; one value or a list of texts is expected.",
    ),
    Text("Geef elk onderdeel een eigen kolom.", "Give each part a column of its own."),
)
NO_HEADER = Fault(
    "URI-I-kop",
    Text("De kolom bevat waarden maar heeft geen kop.", "The column holds values but has no header."),
    Text("Vul de kop in, of maak de kolom leeg.", "Fill in the header, or empty the column."),
)
DOUBLED = Fault(
    "URI-I-kop",
    Text("De kop {} komt {} keer voor.", "The header {} occurs {} times."),
    Text("Geef elke kolom een eigen kop.", "Give every column a header of its own."),
)
WRONG_FIELD_COUNT = Fault(
    "URI-I-velden",
    Text("De regel heeft {} velden waar de kopregel er {} heeft.", "The line has {} fields where the header has {}."),
    Text(
        "Controleer de scheidingstekens; een tekst met een scheidingsteken staat tussen aanhalingstekens.",
        "Check the separators; a text with a separator in it stands between quotation marks.",
    ),
)
MERGED = Fault(
    "URI-I-samengevoegd",
    Text("De rij valt in samengevoegde cellen.", "The row lies in merged cells."),
    Text("Hef de samenvoeging op en vul elke cel in.", "Unmerge the cells and fill in every one."),
)
MERGED_DOWN = attrs.evolve(MERGED, rule="URI-I-doorlopend")
"""The fault of a row in cells that are merged downwards only: a mapping may say that they repeat the one above."""


def tidied(text: str | None) -> str | None:
    r"""Return the text without outer white space and with ``\n`` for line breaks; None where nothing is left."""
    return (text and text.replace("\r\n", "\n").replace("\r", "\n").strip()) or None


def whole(number: float) -> Raw:
    """Return a number as a cell: int where it is whole, as far as a float is exact."""
    if not math.isfinite(number):
        return ERROR_VALUE
    return int(number) if number.is_integer() and abs(number) <= LARGEST_EXACT else number


def calendar(moment: datetime) -> date | datetime:
    """Return the moment on the clock it was written for; midnight is a date."""
    return moment.date() if moment.time() == time.min else moment.replace(tzinfo=None)


def clock(length: timedelta) -> str:
    """Write a duration or a time of day as hours, minutes and seconds.

    Examples:
        >>> clock(timedelta(days=1, minutes=5))
        '24:05:00'
    """
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def plain(value: object) -> Raw:  # noqa: PLR0911 (a return for every kind of value)
    """Return a value of a typed format (JSON, Parquet) as a cell; its text stays as it is."""
    match value:
        case "":
            return None
        case str() | bool() | int() | None:
            return value
        case float():
            return value if math.isfinite(value) else ERROR_VALUE
        case Decimal():
            return from_decimal(value)
        case datetime():
            return calendar(value)
        case date():
            return value
        case time():
            return clock(timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
        case timedelta():
            return clock(value)
        case list() if all(isinstance(part, str) for part in value):
            return tuple(value)
        case _:
            return NESTED
