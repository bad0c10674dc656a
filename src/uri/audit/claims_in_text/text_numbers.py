"""The numbers in a sentence, in digits and in words, each with what it is: a count, a year, a date, a reference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from functools import cache

import attrs

from uri.audit.claims_in_text.spelled_numbers import spelled_pattern, spelled_value
from uri.audit.printed.printed_numbers import PrintedKind, read_number
from uri.audit.publication_manifest import WordUse
from uri.audit.relations.claim_words import known_words
from uri.languages import Language


class NumberKind(StrEnum):
    """What a number in a sentence is; the value is its sign in a marked sentence."""

    COUNT = "c"
    ZERO = "z"
    PERCENT = "p"
    YEAR = "y"
    DATE = "d"
    OTHER = "x"
    REFERENCE = "r"


@attrs.frozen(kw_only=True)
class TextNumber:
    """A number in a sentence.

    Attributes:
        kind: What it is.
        start: Where it begins in the sentence, a word such as “ruim” included.
        end: Where it ends, without the mark of a footnote.
        text: The number as a manifest has it: in Dutch notation, with its word or limit before it.
        value: The number; None of what is none.
        mark: The mark of a footnote behind it; empty where there is none.
    """

    kind: NumberKind
    start: int
    end: int
    text: str = ""
    value: Fraction | None = None
    mark: str = ""

    @property
    def is_amount(self) -> bool:
        """Whether it says how many, so that a claim can be made of it."""
        return self.kind in {NumberKind.COUNT, NumberKind.PERCENT}


_MONTHS = {
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "en": "january|february|march|april|may|june|july|august|september|october|november|december",
}
_YEAR = r"(?:19|20)\d\d"
_REFERENCES = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+"
    r"|(?<!\w)(?:\+\d{2}|0\d{1,3})[ -]?\d{6,8}(?!\d)|\b\d{4} ?[a-z]{2}(?= den\b| [a-z]+$)|\bpostbus \d+"
    r"|\b(?:tabel(?:len)?|figu(?:ur|re)|bijlage|hoofdstuk|par(?:agraaf|\.)|artikel(?:en)?|art\.|lid|kamerstuk(?:ken)?"
    r"|nrs?\.|blz\.|pagina|p\.|stap|fase|versie|table|chapter|section|articles?|annex|appendix|page|no\.|cao|iso|nen"
    r"|eur|schaal|groep)\s?\d[\d.,:/a-z-]*(?: \d{3}\b)?"
    rf"|\b(?:\w*wet|\w*besluit|regeling|act|kader|richtlijn)(?: [a-z]+){{0,3}} {_YEAR}\b|^\d+(?:\.\d+)+\.?(?= )"
    r"|\b\d+(?:e|de|ste|st|nd|rd|th)\b|\b[a-z]+-?\d+\b|\b\d+(?:[.,]\d+)? (?:euro|miljoen|miljard|million|billion)\b"
    r"|€\s?\d[\d.,]*"
    r"|\b\d+[:.]\d\d uur\b|\b\d+-\d+-\d{5,}\b|\been of meer\w*|\bone or more\b|\b(?:een|one) (?:van|of) de\b"
    r"|\bop een na\b|\been voor een\b"
    r"|\b(?:een|twee|drie|vier|one|two|three|four) (?:derde|vierde|vijfde|kwart|thirds?|quarters?|fifths?)\b"
)
_RANGE = re.compile(r"(?<!from )(?<!van )\b\d[\d.,]*(?:\s?[-–]\s?| a | tot | to | of )\d[\d.,]*(?:\s?%)?(?![\d.,]*\w)")
_YEARS = re.compile(rf"\b{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d)| (?:tot en met|t/m|tot|to) {_YEAR})\b")
_ONE_YEAR = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d%]|[.,/-]\d|e\b| ?(?:procent|percent))")
_DIGITS = re.compile(
    r"(?<![\w.,/-])-?(?:\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?(?:\s?%| procent\b| percent\b| per cent\b)?"
    r"(?P<mark>[¹²³⁰⁴-⁹]*|\s?[¹²³⁰⁴-⁹]+)(?![\w/-]|[.,]\d)"
)
_ZERO = {"nl": re.compile(r"\bgeen(?: enkele?)?\b"), "en": re.compile(r"\b(?:no|none)\b")}
_LIMITS = {
    "nl": ("minstens", "ten minste", "hoogstens", "ten hoogste", "maximaal", "minimaal", "meer dan", "minder dan"),
    "en": ("at least", "at most", "more than", "fewer than", "less than"),
}


def numbers_in(text: str, language: Language) -> list[TextNumber]:
    """Return the numbers of a sentence in order.

    >>> [(number.kind.name, number.text) for number in numbers_in("In 2023 waren er ruim twaalf (zie tabel 3).", "nl")]
    [('YEAR', '2023'), ('COUNT', 'ruim 12'), ('REFERENCE', '')]

    Args:
        text: The sentence.
        language: The language that it is in.
    """
    plain = plain_text(text)
    found: list[TextNumber] = []
    taken = bytearray(len(plain))
    for number in _candidates(plain, language):
        if number.value == 1 and plain[number.start : number.end] == "een" and not _is_one(text, plain, number.start):
            continue
        if not any(taken[number.start : number.end]):
            taken[number.start : number.end] = bytes([1]) * (number.end - number.start)
            found.append(number)
    return sorted((_with_word(plain, number, language) for number in found), key=lambda number: number.start)


def _is_one(text: str, plain: str, start: int) -> bool:
    """Tell whether “een” is a number: with accents, or beside another one (“twee bij A, een bij B”)."""
    if text[start : start + 3].casefold() != "een":
        return True
    behind = _BEHIND.match(plain, start)
    beside = None if behind is None else re.search(rf"\b(?:\d+|{_FEW}) {behind[1]}\b", plain[:start])
    return beside is not None


def plain_text(text: str) -> str:
    """Return a text in small letters without diacritics, sign for sign, so that offsets stay what they are.

    >>> plain_text("Eén “melding”")
    'een "melding"'
    """
    return "".join(map(_plain_sign, text))


@cache
def _plain_sign(sign: str) -> str:
    if sign in "¹²³⁰⁴⁵⁶⁷⁸⁹":
        return sign
    plain = _SIGNS.get(sign) or unicodedata.normalize("NFKD", sign)[0].casefold()
    return plain if len(plain) == 1 else sign


_SIGNS = {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("\u00a0\u202f\t#§", " ")}


def _candidates(plain: str, language: Language) -> Iterator[TextNumber]:
    """Give what may be a number, the surest first; what overlaps one before it is none."""
    for match in _REFERENCES.finditer(plain):
        yield _other(NumberKind.REFERENCE, match)
    month = rf"(?:{_MONTHS[language]})"
    dates = rf"\b\d{{1,2}} {month}(?: {_YEAR})?\b|\b{month}(?: \d{{1,2}},?)? {_YEAR}\b|\b\d\d?[-/.]\d\d?[-/.]{_YEAR}\b"
    for match in re.finditer(dates, plain):
        yield TextNumber(kind=NumberKind.DATE, start=match.start(), end=match.end(), text=match[0])
    for match in _YEARS.finditer(plain):
        yield _other(NumberKind.OTHER, match)
    for match in _ONE_YEAR.finditer(plain):
        yield TextNumber(
            kind=NumberKind.YEAR, start=match.start(), end=match.end(), text=match[0], value=Fraction(match[0])
        )
    for match in _RANGE.finditer(plain):
        yield _other(NumberKind.OTHER, match)
    yield from _digits(plain, language)
    yield from _spelled(plain, language)
    for match in _ZERO[language].finditer(plain):
        yield TextNumber(kind=NumberKind.ZERO, start=match.start(), end=match.end(), text="0", value=Fraction(0))


_BEHIND = re.compile(r"een (bij|in|op|voor|uit)\b")
_FEW = "twee|drie|vier|vijf|zes|zeven|acht|negen|tien"


def _other(kind: NumberKind, match: re.Match[str]) -> TextNumber:
    return TextNumber(kind=kind, start=match.start(), end=match.end())


def _digits(plain: str, language: Language) -> Iterator[TextNumber]:
    for match in _DIGITS.finditer(plain):
        mark = match["mark"].strip()
        words = match[0][: len(match[0]) - len(match["mark"])]
        printed = read_number(words, english=language == "en")
        if printed.kind is not PrintedKind.NUMBER or printed.number is None:
            yield TextNumber(kind=NumberKind.OTHER, start=match.start(), end=match.end())
            continue
        kind = NumberKind.PERCENT if printed.percent else NumberKind.COUNT
        text = in_dutch(printed.number, printed.decimals, percent=printed.percent)
        yield TextNumber(kind=kind, start=match.start(), end=match.end(), text=text, value=printed.number, mark=mark)


def _spelled(plain: str, language: Language) -> Iterator[TextNumber]:
    for match in spelled_pattern(language).finditer(plain):
        value = spelled_value(match[0], language)
        if value is not None:
            yield TextNumber(
                kind=NumberKind.COUNT, start=match.start(), end=match.end(), text=str(value), value=Fraction(value)
            )


def in_dutch(number: Fraction, decimals: int, *, percent: bool = False) -> str:
    """Write a number as a manifest has it.

    >>> in_dutch(Fraction(23267, 2), 1), in_dutch(Fraction(24, 100), 0, percent=True)
    ('11.633,5', '24%')
    """
    shown = number * 100 if percent else number
    digits = f"{float(shown):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return digits + ("%" if percent else "")


def _with_word(plain: str, number: TextNumber, language: Language) -> TextNumber:
    """Take the word or limit before a number with it."""
    if not number.is_amount:
        return number
    before = plain[: number.start].rstrip()
    for word in _before_words(language):
        start = len(before) - len(word)
        if before.endswith(word) and (start == 0 or not before[start - 1].isalnum()):
            return attrs.evolve(number, start=start, text=f"{_in_manifest(word)} {number.text}")
    return number


@cache
def _before_words(language: Language) -> list[str]:
    return sorted({*known_words([WordUse.GETAL]), *_LIMITS[language]}, key=len, reverse=True)


def _in_manifest(word: str) -> str:
    return _ENGLISH_LIMITS.get(word, word)


_ENGLISH_LIMITS = {
    "at least": "minstens",
    "at most": "hoogstens",
    "more than": "meer dan",
    "fewer than": "minder dan",
    "less than": "minder dan",
}
