"""Whole numbers in words, in Dutch and in English: “negen”, “honderdtwintig”, “twelve thousand”."""

from __future__ import annotations

import re
from functools import cache

from uri.languages import Language

_DUTCH_SMALL = (
    *(
        "nul",
        "een",
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
    ),
    *("veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_DUTCH_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ENGLISH_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


@cache
def spelled_numbers(language: Language) -> dict[str, int]:
    """Return every number below a hundred in words; the article “een” is not among them, “één” is written “een”."""
    return _dutch() if language == "nl" else _english()


def spelled_value(words: str, language: Language) -> int | None:
    """Return the number that words stand for; None where they stand for none.

    >>> [spelled_value(word, "nl") for word in ("negen", "eenentwintig", "honderdvijf", "twaalfduizend")]
    [9, 21, 105, 12000]
    >>> spelled_value("twelve thousand", "en"), spelled_value("one hundred and five", "en")
    (12000, 105)
    """
    words = " ".join(words.split())
    thousand, hundred, joint = _LARGE[language]
    above, found, below = words.partition(thousand)
    if not found:
        return _below_thousand(words, language, hundred, joint)
    times = _below_thousand(above.strip(), language, hundred, joint) if above.strip() else 1
    rest = _below_thousand(_after(below, joint), language, hundred, joint) if below.strip() else 0
    return None if times is None or rest is None else times * _THOUSAND + rest


@cache
def spelled_pattern(language: Language) -> re.Pattern[str]:
    """Return what finds numbers in words in a text in small letters without diacritics."""
    small = "|".join(sorted(spelled_numbers(language), key=len, reverse=True))
    thousand, hundred, joint = _LARGE[language]
    if language == "nl":
        below = rf"(?:(?:{small})?{hundred}(?:{joint})?(?:{small})?|{small})"
        return re.compile(rf"\b(?:{below})?{thousand} ?(?:{joint})?(?:{below})?\b|\b{below}\b")
    below = rf"(?:(?:{small})(?: {hundred}(?: (?:{joint} )?(?:{small}))?)?)"
    return re.compile(rf"\b{below}(?: {thousand}(?: (?:{joint} )?{below})?)?\b")


_LARGE: dict[Language, tuple[str, str, str]] = {
    "nl": ("duizend", "honderd", "en"),
    "en": ("thousand", "hundred", "and"),
}


def _below_thousand(words: str, language: Language, hundred: str, joint: str) -> int | None:
    numbers = spelled_numbers(language)
    if words in numbers:
        return numbers[words]
    above, found, below = words.partition(hundred)
    if not found:
        return None
    times = numbers.get(above.strip()) if above.strip() else 1
    rest = numbers.get(_after(below, joint)) if below.strip() else 0
    return None if times is None or rest is None else times * _HUNDRED + rest


def _after(words: str, joint: str) -> str:
    """Leave out the word that joins the rest of a number to what stands before it."""
    text = words.strip()
    return text[len(joint) :].lstrip() if text.startswith(joint) else text


def _dutch() -> dict[str, int]:
    numbers = {word: number for number, word in enumerate(_DUTCH_SMALL)}
    for tens, word in enumerate(_DUTCH_TENS, 2):
        numbers[word] = tens * _TEN
        numbers.update({f"{one}en{word}": tens * _TEN + number for number, one in enumerate(_DUTCH_SMALL[1:10], 1)})
    return numbers


def _english() -> dict[str, int]:
    numbers = {word: number for number, word in enumerate(_ENGLISH_SMALL)}
    for tens, word in enumerate(_ENGLISH_TENS, 2):
        numbers[word] = tens * _TEN
        for number, one in enumerate(_ENGLISH_SMALL[1:10], 1):
            numbers[f"{word}-{one}"] = numbers[f"{word} {one}"] = tens * _TEN + number
    return numbers
