"""Numbers in words: phrases that stand for a range, such as “<5” and “minder dan 5”, and the small numbers by name."""

from __future__ import annotations

import re

import attrs


@attrs.frozen
class RangeEnd:
    """One end of a range, told from an amount.

    Attributes:
        factor: By what the amount is multiplied.
        steps: How many whole numbers the end lies further; nothing where the amount has decimals.
    """

    factor: int = 1
    steps: int = 0


@attrs.frozen
class RangePhrase:
    """A phrase that stands for a range.

    Attributes:
        pattern: What is printed; its groups are the amounts, the last of which gives the most.
        least: The least end; None is zero.
        most: The most end; None is without end.
        vague: Whether nobody can tell where the range ends.
    """

    pattern: re.Pattern[str]
    least: RangeEnd | None
    most: RangeEnd | None
    vague: bool = False


_AMOUNT = r"\s?(\d[\d.,' ]{0,20}(?<! )(?:\s?%)?)"


def _phrase(
    words: str, least: RangeEnd | None, most: RangeEnd | None, *, after: str = "", vague: bool = False
) -> RangePhrase:
    """Make a phrase of the words before an amount, and those after it."""
    pattern = rf"(?:{words}){_AMOUNT}(?:{after})" if words else rf"{_AMOUNT}(?:{after})"
    return RangePhrase(re.compile(pattern, re.IGNORECASE), least, most, vague)


_UNDER = "<|minder dan|kleiner dan|onder de|onder|less than|fewer than|under|below"
_AT_MOST = (
    "≤|<=|=<|hoogstens|ten hoogste|maximaal|max\\.?|niet meer dan|at most|up to|no more than|not more than|maximum"
)
_AT_LEAST = "≥|>=|=>|minstens|ten minste|tenminste|minimaal|min\\.?|niet minder dan|at least|no fewer than|no less than"
_OVER = ">|meer dan|groter dan|boven de|boven|more than|greater than|over"
_BIT_MORE = "ruim|iets meer dan|just over|slightly more than"
_BIT_LESS = "bijna|krap|iets minder dan|almost|nearly|just under|slightly less than"

PHRASES = (
    _phrase(_BIT_MORE, RangeEnd(), RangeEnd(factor=2), vague=True),
    _phrase(_BIT_LESS, None, RangeEnd(), vague=True),
    _phrase(_UNDER, None, RangeEnd(steps=-1)),
    _phrase(_AT_MOST, None, RangeEnd()),
    _phrase(_AT_LEAST, RangeEnd(), None),
    _phrase(_OVER, RangeEnd(steps=1), None),
    _phrase("", RangeEnd(), None, after=r"\+| of meer| or more| en meer| and over"),
    _phrase("", None, RangeEnd(), after=" of minder| or less| or fewer"),
    RangePhrase(
        re.compile(r"(?:tussen (?:de )?|between )?(\d+)(?:\s?[-–]\s?| en | and | to | t/m )(\d+)", re.IGNORECASE),
        RangeEnd(),
        RangeEnd(),
    ),
)
"""Every phrase that stands for a range."""

_FROM_TWO = (
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
    ("zeven", "seven"),
    ("acht", "eight"),
    ("negen", "nine"),
    ("tien", "ten"),
    ("elf", "eleven"),
    ("twaalf", "twelve"),
)
NUMBER_WORDS = {
    **dict.fromkeys(("geen", "nul", "nihil", "none", "nil", "zero"), 0),
    **dict.fromkeys(("een", "één", "eén", "one"), 1),
    **{word: number for number, words in enumerate(_FROM_TWO, 2) for word in words},
}
"""The numbers that are written as a word, by that word in small letters."""
