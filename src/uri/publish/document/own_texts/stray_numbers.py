"""Numbers in an own text that stand in no table: typed by hand, and perhaps of another report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from uri.aggregate import Rapport
from uri.aggregate.tables.cells import Notatie
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language
from uri.publish.sentences.number_words import spoken

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b|\b\d{{4}}-\d\d-\d\d\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?:\s?%)?(?!\w)|[^\W\d]+")
_FROM_TWO = range(2, 21)
"""The numbers that are looked for as words: “één” and “geen” say too many other things."""
_TENS = (*range(30, 101, 10), 1000)
_ROUND: Mapping[Language, Mapping[str, int]] = {
    "nl": dict(
        zip(
            ["dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig", "honderd", "duizend"],
            _TENS,
            strict=True,
        )
    ),
    "en": dict(
        zip(
            ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand"],
            _TENS,
            strict=True,
        )
    ),
}
"""Round numbers as words, beyond those that sentences have."""


def stray_numbers(words: str, report: Rapport, language: Language) -> Iterator[str]:
    """Give each number in some words that no table of a report prints.

    Years and dates are no figures and are left alone, and so is what stands within a word or a code.

    Args:
        words: The words, without the figures of references.
        report: The report that has the figures.
        language: The language of the words.
    """
    known = _printed(report, language)
    for match in _NUMBER.finditer(_DATE.sub(" ", words)):
        number = match[0].rstrip(".,").replace(" ", "")
        is_word = not number[0].isdigit()
        if is_word and number.lower() not in _words(language):
            continue
        written = str(_ROUND[language].get(number.lower(), number.lower()))
        if written not in known and not _YEAR.fullmatch(number):
            yield number


def _printed(report: Rapport, language: Language) -> set[str]:
    """Return every number of the tables as it can be written: as it is printed, in plain digits, and as a word."""
    ways: set[str] = set()
    for table in report.values():
        for row, cells in zip(table.rijen, table.cellen, strict=True):
            for cell in cells:
                if isinstance(cell, int | float):
                    ways |= {cell_text(cell, row.notatie, language), spoken(cell, row.notatie, language)}
                    ways |= {str(abs(cell)), cell_text(abs(cell), row.notatie, language)}
    return ways


@cache
def _words(language: Language) -> frozenset[str]:
    return frozenset(spoken(number, Notatie.AANTAL, language) for number in _FROM_TWO) | _ROUND[language].keys()
