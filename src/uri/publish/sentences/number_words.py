"""Numbers as running text has them: to twenty in words, beyond that in figures."""

from __future__ import annotations

from uri.aggregate.tables.cells import Notatie
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language, Text

_DUTCH = (
    "geen",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
)
_ENGLISH = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_WORDS = tuple(map(Text, _DUTCH, _ENGLISH))


def spoken(number: float, notation: Notatie, language: Language) -> str:
    """Write a number as running text has it.

    A whole number to twenty is a word, as is usual in Dutch; a larger one, a percentage and a number with decimals are
    figures, as a table prints them. Whether a number is less than another is said beside it, so it has no sign.

    >>> spoken(13, Notatie.AANTAL, "nl"), spoken(21, Notatie.AANTAL, "nl"), spoken(11633, Notatie.AANTAL, "en")
    ('dertien', '21', '11,633')
    >>> spoken(0, Notatie.AANTAL, "nl"), spoken(0.0193, Notatie.PROCENT, "nl")
    ('geen', '1,93%')
    """
    size = abs(number)
    if notation is Notatie.AANTAL and isinstance(size, int) and size < len(_WORDS):
        return _WORDS[size].to(language)
    return cell_text(size, notation, language)
