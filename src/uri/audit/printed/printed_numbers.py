"""A figure as it is printed: what it says, and which numbers it can stand for.

`11.633` is a whole number and stands for itself. `1,92%` is rounded: it stands for all that rounds to it. `<5` stands
for 0 to 4. A blank, a dash and an `x` are not numbers, and each is another thing. Bullets and footnote marks are left
out of the number; the text stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

import attrs

from uri.audit.printed.grid_cells import COVERED


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
    """

    text: str
    kind: PrintedKind
    number: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    decimals: int = 0
    percent: bool = False
    abbreviated: str = ""

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


_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_BULLET = re.compile(r"^[●•▪■◦○∙·]\s*(?=\d)")
_MARK = re.compile(r"(?<=[\d%])\s*(?:[⁰¹²³⁴-⁹*†‡]+|\[\d+\]|(?<=[\d%])\s\d\))$")
_REMARK = re.compile(r"(?<=[\d%])\s+(?:\(.*\)|[A-Z].*)$")
_ABOUT = re.compile(r"^(?:circa|ca\.?|ongeveer|rond|about|approx\.?|±|~)\s*(?=\d)", re.IGNORECASE)
_CURRENCY = re.compile(r"^(?:€|EUR)\s*(?=[\d+-])|(?<=\d)\s*(?:€|EUR)$")
_PERCENT = re.compile(r"\s*(?:%|procent|percent)$", re.IGNORECASE)
_RANGES: tuple[tuple[re.Pattern[str], int | None, int | None], ...] = (
    (re.compile(r"(?:<|minder dan |less than |fewer than )\s*(\d+)", re.IGNORECASE), None, -1),
    (re.compile(r"(?:≤|<=|hoogstens |ten hoogste |at most )\s*(\d+)", re.IGNORECASE), None, 0),
    (re.compile(r"(?:≥|>=)\s*(\d+)"), 0, None),
    (re.compile(r">\s*(\d+)"), 1, None),
    (re.compile(r"(\d+)\s?[-–]\s?(\d+)"), 0, 0),
)
"""A phrase with what is added to its first number for the least, and to its last for the most; None has no such end."""

_PLAIN = re.compile(r"[+-]?\d+")
_SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+")
_DASHES = {"-", "–", "—", "--", "−"}
_SUPPRESSED = {"x", "*", "**", "†", ".", "..", "n/a", "n.a.", "n.b.", "onbekend"}
"""Signs of a figure that is there and not told: suppressed, secret or unknown."""

_NOT_APPLICABLE = {"n.v.t.", "nvt", "n.v.t", "not applicable"}
_LONGEST = 30
"""No figure has more digits; what has is a reference or a mistake."""


def read_number(text: str, *, english: bool = False) -> PrintedNumber:
    """Make out what is printed in a cell.

    >>> read_number("● 11.633 ²").number, read_number("1,92%").low, read_number("<5").high
    (Fraction(11633, 1), Fraction(383, 20000), Fraction(4, 1))

    Args:
        text: The cell as printed.
        english: Whether a comma parts thousands and a point decimals.
    """
    if text == COVERED:
        return PrintedNumber("", PrintedKind.COVERED)
    clean = " ".join(_SPACES.sub(" ", text).split())
    kind = _sign(clean)
    if kind is not None:
        return PrintedNumber(clean, kind, abbreviated=clean)
    figure = _bare_figure(clean)
    printed = _range(clean, figure) or _rounded(clean, figure, english=english)
    return PrintedNumber(clean, PrintedKind.TEXT) if printed is None else attrs.evolve(printed, abbreviated=figure)


def _bare_figure(text: str) -> str:
    """Leave out the bullet before a figure, and the marks and remarks behind it."""
    figure = _BULLET.sub("", text)
    figure = _REMARK.sub("", _MARK.sub("", figure)).strip()
    return _MARK.sub("", figure)


def _sign(text: str) -> PrintedKind | None:
    word = text.casefold()
    if not word:
        return PrintedKind.BLANK
    if word in _DASHES:
        return PrintedKind.DASH
    if word in _SUPPRESSED:
        return PrintedKind.SUPPRESSED
    return PrintedKind.NOT_APPLICABLE if word in _NOT_APPLICABLE else None


def _range(text: str, figure: str) -> PrintedNumber | None:
    """Read a phrase such as “<5”, which stands for a range; None where the figure is none."""
    if len(figure) > _LONGEST:
        return None
    for pattern, to_first, to_last in _RANGES:
        if match := pattern.fullmatch(figure):
            low = Fraction(0 if to_first is None else int(match[1]) + to_first)
            high = None if to_last is None else Fraction(int(match[len(match.groups())]) + to_last)
            is_empty = high is not None and high < low
            return None if is_empty else PrintedNumber(text, PrintedKind.RANGE, None, low, high)
    return None


def _rounded(text: str, figure: str, *, english: bool) -> PrintedNumber | None:
    """Read a number, which stands for all that rounds to it; None where the figure is none."""
    is_about = _ABOUT.match(figure) is not None
    amount = _CURRENCY.sub("", _ABOUT.sub("", figure)).replace("−", "-")
    percent = _PERCENT.search(amount) is not None
    digits = _digits(_PERCENT.sub("", amount), english=english, percent=percent)
    if digits is None or len(digits) > _LONGEST:
        return None
    return _number(text, digits, percent=percent, is_about=is_about)


def _digits(text: str, *, english: bool, percent: bool) -> str | None:
    """Return the number with a point for its decimals and nothing for its thousands."""
    if _PLAIN.fullmatch(text):
        return text
    if _SPACED.fullmatch(text):
        return text.replace(" ", "")
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
    if is_about:
        whole = integer.lstrip("+-")
        half = Fraction(10 ** (len(whole) - len(whole.rstrip("0"))), 2) / scale
    elif printed.is_whole:
        return printed
    else:
        half = printed.step / 2
    return attrs.evolve(printed, low=number - half, high=number + half)


_ENGLISH = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d.,])")
_DUTCH = re.compile(r"(?<![\d.,])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,})|0,\d+)(?![\d.,])")


def is_english(texts: Iterable[str]) -> bool:
    """Tell whether a table parts its thousands by commas: some figures do, and none is written as in Dutch.

    >>> is_english(["1,234", "12"]), is_english(["1,234", "1.234"]), is_english(["1,5%"])
    (True, False, False)
    """
    figures = list(texts)
    return any(map(_ENGLISH.search, figures)) and not any(map(_DUTCH.search, figures))
