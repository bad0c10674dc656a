"""A figure as it is printed: what it says, and which numbers it can stand for.

`11.633` is a whole number and stands for itself. `1,92%` is rounded: it stands for all that rounds to it. `<5` stands
for 0 to 4. A blank, a dash and an `x` are not numbers, and each is another thing. Bullets and footnote marks are left
out of the number; the text stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

import attrs

from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.printed_phrases import NUMBER_WORDS, PHRASES, RangePhrase
from uri.audit.printed.printed_signs import DASHES, NOT_APPLICABLE, SUPPRESSED, bare_figure, single_spaced


class PrintedKind(StrEnum):
    """What stands in a cell."""

    NUMBER = "number"
    RANGE = "range"
    BLANK = "blank"
    DASH = "dash"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    COVERED = "covered"
    TEXT = "text"


@attrs.frozen
class PrintedNumber:
    """What is printed in a cell, and which numbers it can stand for.

    Attributes:
        text: What is printed, with single spaces.
        kind: What that is.
        number: The number as printed; a percentage is a fraction of one.
        low: The least that it can stand for.
        high: The most; None is without end.
        decimals: How many decimals are printed.
        percent: Whether it is a percentage.
        abbreviated: The figure alone, without bullets, marks and remarks.
        vague: Whether a word such as “ruim” or “circa” leaves open between which numbers it lies.
    """

    text: str
    kind: PrintedKind
    number: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    decimals: int = 0
    percent: bool = False
    abbreviated: str = ""
    vague: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it counts in whole numbers."""
        return not self.decimals and not self.percent

    @property
    def step(self) -> Fraction:
        """The difference between two numbers that can be printed next to one another."""
        return Fraction(1, 10**self.decimals * (100 if self.percent else 1))

    @property
    def is_number(self) -> bool:
        """Whether a number is printed."""
        return self.kind in {PrintedKind.NUMBER, PrintedKind.RANGE}


_ABOUT = re.compile(
    r"(?:circa|ca\.?|ongeveer|rond(?: de)?|about|around|approx(?:\.|imately)?|c\.|±|~|≈)\s*(?=\d)", re.IGNORECASE
)
_CURRENCY = re.compile(r"^(?:€|EUR|£|\$)\s*(?=[\d+-])|(?<=\d)\s*(?:€|EUR)$")
_PERCENT = re.compile(r"\s*(?:%|procent|percent|per cent)$", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+")
_PARTED = re.compile(r"[+-]?\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*")
_LONGEST = 30
"""No figure has more digits; what has is a reference or a mistake."""

_LONGEST_CELL = 1_000
"""No cell with a figure has more signs, its remarks included; what has is a text."""


def read_number(text: str, *, english: bool = False, words: bool = False) -> PrintedNumber:
    """Make out what is printed in a cell.

    >>> read_number("● 11.633 ²").number, read_number("1,92%").low, read_number("<5").high
    (Fraction(11633, 1), Fraction(383, 20000), Fraction(4, 1))
    >>> read_number("ruim 5").low, read_number("twee", words=True).number
    (Fraction(5, 1), Fraction(2, 1))

    Args:
        text: The cell as printed.
        english: Whether a comma parts thousands and a point decimals.
        words: Whether a number may be written as a word, as among figures and not among labels or headers.
    """
    if text == COVERED:
        return PrintedNumber("", PrintedKind.COVERED)
    clean = single_spaced(text)
    if len(clean) > _LONGEST_CELL:
        return PrintedNumber(clean, PrintedKind.TEXT)
    kind = _sign(clean)
    if kind is not None:
        return PrintedNumber(clean, kind, abbreviated=clean)
    figure = bare_figure(clean)
    printed = _range(clean, figure, english=english) or _rounded(clean, figure, english=english)
    if printed is None and words and (count := NUMBER_WORDS.get(clean.casefold())) is not None:
        return exact_number(clean, count)
    return PrintedNumber(clean, PrintedKind.TEXT) if printed is None else attrs.evolve(printed, abbreviated=figure)


def exact_number(text: str, count: int) -> PrintedNumber:
    """Return a whole number that stands for itself, with what is printed for it."""
    number = Fraction(count)
    return PrintedNumber(text, PrintedKind.NUMBER, number, number, number, abbreviated=text)


def _sign(text: str) -> PrintedKind | None:
    word = text.casefold()
    if not word:
        return PrintedKind.BLANK
    if word in DASHES:
        return PrintedKind.DASH
    if word in SUPPRESSED:
        return PrintedKind.SUPPRESSED
    return PrintedKind.NOT_APPLICABLE if word in NOT_APPLICABLE else None


def _range(text: str, figure: str, *, english: bool) -> PrintedNumber | None:
    """Read a phrase such as “<5”, which stands for a range; None where the figure is none."""
    for phrase in PHRASES:
        if match := phrase.pattern.fullmatch(figure):
            amounts = [_rounded(text, amount, english=english) for amount in match.groups()]
            if None in amounts:
                return None
            return _between(text, phrase, [amount for amount in amounts if amount is not None])
    return None


def _between(text: str, phrase: RangePhrase, amounts: Sequence[PrintedNumber]) -> PrintedNumber | None:
    """Return the range that a phrase makes of its amounts; None where nothing lies in it."""
    first, last = (amount.number or Fraction(0) for amount in (amounts[0], amounts[-1]))
    step = int(all(amount.is_whole for amount in amounts))
    low = Fraction(0) if phrase.least is None else phrase.least.factor * first + phrase.least.steps * step
    high = None if phrase.most is None else phrase.most.factor * last + phrase.most.steps * step
    if high is not None and high < low:
        return None
    decimals, percent = max(amount.decimals for amount in amounts), amounts[-1].percent
    return PrintedNumber(text, PrintedKind.RANGE, None, low, high, decimals, percent, vague=phrase.vague)


def _rounded(text: str, figure: str, *, english: bool) -> PrintedNumber | None:
    """Read a number, which stands for all that rounds to it; None where the figure is none."""
    is_about = _ABOUT.match(figure) is not None
    amount = _CURRENCY.sub("", _ABOUT.sub("", figure, count=1)).replace("−", "-")
    percent = _PERCENT.search(amount) is not None
    digits = _digits(_PERCENT.sub("", amount), english=english, percent=percent)
    if digits is None or len(digits) > _LONGEST:
        return None
    return _number(text, digits, percent=percent, is_about=is_about)


def _digits(text: str, *, english: bool, percent: bool) -> str | None:
    """Return the number with a point for its decimals and nothing for its thousands."""
    if _PLAIN.fullmatch(text):
        return text
    if parted := _PARTED.fullmatch(text):
        return text.replace(parted[1], "")
    thousands, decimals = (",", ".") if english else (".", ",")
    grouped = rf"[+-]?[1-9]\d{{0,2}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimals)}\d+)?"
    if re.fullmatch(grouped, text) and not (percent and decimals not in text):
        return text.replace(thousands, "").replace(decimals, ".")
    match = re.fullmatch(r"([+-]?\d+)[.,](\d+)", text)
    return None if match is None else f"{match[1]}.{match[2]}"


def _number(text: str, digits: str, *, percent: bool, is_about: bool) -> PrintedNumber:
    scale = 100 if percent else 1
    number = Fraction(digits) / scale
    integer, _, decimals = digits.partition(".")
    printed = PrintedNumber(text, PrintedKind.NUMBER, number, number, number, len(decimals), percent)
    zeros = len(integer) - len(integer.rstrip("0"))
    if is_about and not zeros and number > 0:
        return _vague(printed)
    if is_about:
        half = Fraction(10**zeros, 2) / scale
    elif printed.is_whole:
        return printed
    else:
        half = printed.step / 2
    return attrs.evolve(printed, low=number - half, high=number + half)


def _vague(printed: PrintedNumber) -> PrintedNumber:
    """Return what “about 5” can mean: it is not rounded, so nobody can tell between which numbers it lies.

    That it is more than half and less than twice as much is ours, and wide on purpose.
    """
    number = printed.number or Fraction(0)
    return attrs.evolve(printed, kind=PrintedKind.RANGE, number=None, low=number / 2, high=number * 2, vague=True)


_ENGLISH = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d.,])")
_DUTCH = re.compile(r"(?<![\d.,])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,})|0,\d+)(?![\d.,])")


def is_english(texts: Iterable[str]) -> bool:
    """Tell whether a table parts its thousands by commas: some figures do, and none is written as in Dutch.

    >>> is_english(["1,234", "12"]), is_english(["1,234", "1.234"]), is_english(["1,5%"])
    (True, False, False)
    """
    figures = list(texts)
    return any(map(_ENGLISH.search, figures)) and not any(map(_DUTCH.search, figures))
