"""A figure of a publication: what is printed, where, and what it is a figure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber
from uri.audit.printed.printed_signs import NOT_KNOWN
from uri.findings import Place
from uri.languages import Text

Interval: TypeAlias = tuple[Fraction, Fraction | None]
"""From where to where a number may lie, both included; None is without end."""


@attrs.frozen(kw_only=True)
class FigureMeaning:
    """What is stated of a figure; None where nothing is.

    Attributes:
        eenheid: What is counted, such as reports or persons.
        basis: What puts it in the year, such as receipt or closing.
        omvang: Whom it is about.
        standdatum: The day as of which it is counted.
        jaar: The year that it is of.
    """

    eenheid: str | None = None
    basis: str | None = None
    omvang: str | None = None
    standdatum: date | None = None
    jaar: int | None = None

    def completed_by(self, other: FigureMeaning) -> FigureMeaning:
        """Return what is stated here and, where nothing is, what `other` states."""
        stated = {name: value for name, value in _stated(self) if value is not None}
        return FigureMeaning(**{**dict(_stated(other)), **stated})

    def clash(self, other: FigureMeaning) -> str | None:
        """Return the first respect, but for the year, in which both are stated and differ; None when none does."""
        for name, value in _stated(self):
            if name != "jaar" and value is not None and getattr(other, name) not in {None, value}:
                return name
        return None


def _stated(meaning: FigureMeaning) -> Iterator[tuple[str, Any]]:
    """Give what is stated, without the fields that a class derived from this adds."""
    for field in attrs.fields(FigureMeaning):
        yield field.name, getattr(meaning, field.name)


@attrs.frozen(eq=False, kw_only=True)
class Figure:
    """One figure of a publication, known by itself: two that read alike are two.

    Attributes:
        name: Its row, and its column where there are more; or the words of a claim.
        printed: What is printed.
        place: Where.
        meaning: What is stated of it.
        fixed: Whether nobody can have misprinted it, as a number that the audit counted in a register.
        blank_open: Whether a blank may hide a number.
        zero_hidden: Whether a figure that is hidden to protect people may be zero.
        is_total: Whether it stands where a total stands; a blank one is not printed, and no zero.
    """

    name: Text
    printed: PrintedNumber
    place: Place
    meaning: FigureMeaning = attrs.field(factory=FigureMeaning)
    fixed: bool = False
    blank_open: bool = False
    zero_hidden: bool = True
    is_total: bool = False

    def ends(self, *, blank_open: bool = False) -> Interval | None:
        """Return the numbers that it can stand for; None where it is a text.

        A blank and a dash are zero, or with `blank_open` anything.
        """
        match self.printed.kind:
            case PrintedKind.NUMBER | PrintedKind.RANGE:
                return self.printed.low or Fraction(0), self.printed.high
            case PrintedKind.SUPPRESSED:
                return Fraction(not (self.zero_hidden or self.printed.text.casefold() in NOT_KNOWN)), None
            case PrintedKind.BLANK | PrintedKind.DASH:
                return Fraction(0), None if blank_open or self.blank_open else Fraction(0)
            case PrintedKind.NOT_APPLICABLE | PrintedKind.COVERED:
                return Fraction(0), Fraction(0)
        return None

    @property
    def full_name(self) -> Text:
        """Its name with that of its table."""
        return self.name if self.place.table is None else Text("{}, {}", "{}, {}").format(self.place.table, self.name)

    @property
    def is_told(self) -> bool:
        """Whether something stands there that says how many, though it be a text that nobody can read as a number."""
        return self.has_number or self.printed.kind is PrintedKind.TEXT

    @property
    def is_zero_by_itself(self) -> bool:
        """Whether it is blank or a dash, and so a zero: unless it is a total, or what is blank is stated to be open."""
        is_blank = self.printed.kind in {PrintedKind.BLANK, PrintedKind.DASH}
        return is_blank and not (self.is_total or self.blank_open)

    @property
    def has_number(self) -> bool:
        """Whether it says anything of a number."""
        return self.printed.is_number or self.printed.kind is PrintedKind.SUPPRESSED


def total(figures: Iterable[Figure], *, blank_open: bool = False) -> Interval | None:
    """Return the numbers that a sum can stand for; None where one of them is a text."""
    lows, highs = [], []
    for figure in figures:
        ends = figure.ends(blank_open=blank_open)
        if ends is None:
            return None
        lows.append(ends[0])
        highs.append(ends[1])
    told = [high for high in highs if high is not None]
    return added(lows), added(told) if len(told) == len(highs) else None


def added(numbers: Iterable[Fraction]) -> Fraction:
    """Add numbers, whole ones quickly.

    >>> added([Fraction(2), Fraction(1, 2), Fraction(3)])
    Fraction(11, 2)
    """
    whole, rest = 0, Fraction(0)
    for number in numbers:
        if number.denominator == 1:
            whole += number.numerator
        else:
            rest += number
    return rest + whole


def written(number: Fraction, decimals: int | None = None, *, percent: bool = False) -> Text:
    """Write a number in Dutch and in English notation.

    >>> [written(number).nl for number in (Fraction(11633), Fraction(5, 2))], written(Fraction(2, 3), 2).en
    (['11.633', '2,5'], '0.67')
    >>> written(Fraction(1, 8), percent=True).nl
    '12,5%'

    Args:
        number: The number; a percentage is a fraction of one.
        decimals: How many decimals it gets; by default as many as it has, at most six.
        percent: Whether it is written as a percentage.
    """
    if percent:
        return _PERCENT.format(written(number * 100, decimals))
    if decimals is None:
        decimals = next((count for count in range(6) if (number * 10**count).denominator == 1), 6)
    digits = f"{round(number * 10**decimals) / 10**decimals:,.{decimals}f}" if decimals else f"{round(number):,}"
    return Text(digits.translate(str.maketrans(",.", ".,")), digits)


_PERCENT = Text("{}%", "{}%")
