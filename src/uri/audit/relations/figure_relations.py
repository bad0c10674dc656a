"""The kinds of relation between printed figures: sums and limits, and ratios.

A relation judges itself on what its figures can stand for, writes its arithmetic in one line, and gives the bounds by
which a repair is sought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

import attrs

from uri.audit.printed_tables.figures import Figure, Interval, total, written
from uri.audit.relations.written_sums import written_sums
from uri.audit.repair_solver import Bound
from uri.findings import Severity
from uri.languages import Text, same


class RelationOutcome(StrEnum):
    """What a relation turns out to be, for the numbers that its figures can stand for."""

    HOLDS = "holds"
    BROKEN = "broken"
    NEEDS_BLANK = "holds only if blank cells hide something"
    NEEDS_CUTTING = "holds only if a number was cut off"
    UNKNOWN = "cannot be judged"
    INCOMPARABLE = "incomparable"
    TWO_BASES = "one number that is told on two bases"


@attrs.frozen(eq=False, kw_only=True)
class SumRelation:
    """Two sums of figures that must be equal, or of which the first is at most the second.

    Attributes:
        rule: The id of the rule that it stands for.
        left: The figures of the first sum.
        right: The figures of the second sum.
        at_most: Whether the first sum may be less than the second.
        identity: Whether both are one number that is told twice.
        implied: Whether it holds by itself as soon as others do, so that it sets no bounds of its own.
        wording: The words of the text that say it.
        severity: How bad it is when it does not hold.
        open: Whether print leaves open that it must hold, so that it is not known where it does not.
    """

    rule: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    at_most: bool = False
    identity: bool = False
    implied: bool = False
    wording: Text | None = None
    severity: Severity = Severity.ERROR
    open: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""
        return (*self.left, *self.right)

    def judge(self) -> RelationOutcome:
        """Tell whether some numbers that the figures can stand for satisfy it."""
        if not (_has_number(self.left) and _has_number(self.right)):
            return RelationOutcome.UNKNOWN
        if respect := clash(self.figures):
            return RelationOutcome.TWO_BASES if self._is_on_two_bases(respect) else RelationOutcome.INCOMPARABLE
        for blank_open, outcome in ((False, RelationOutcome.HOLDS), (True, RelationOutcome.NEEDS_BLANK)):
            left, right = total(self.left, blank_open=blank_open), total(self.right, blank_open=blank_open)
            if left is None or right is None:
                return RelationOutcome.UNKNOWN
            if self._fits(left, right):
                return RelationOutcome.UNKNOWN if is_vague(self.figures) else outcome
        return RelationOutcome.UNKNOWN if self.open else RelationOutcome.BROKEN

    def _is_on_two_bases(self, respect: str) -> bool:
        """Tell whether one number is told twice, and of nothing else than its basis something different is stated."""
        left, right = total(self.left), total(self.right)
        if not self.identity or respect != "basis" or left is None or right is None:
            return False
        return self._fits(left, right)

    def _fits(self, left: Interval, right: Interval) -> bool:
        below = right[1] is None or left[0] <= right[1]
        return below and (self.at_most or left[1] is None or right[0] <= left[1])

    def arithmetic(self) -> Text:
        """Write both sides out."""
        left, right = written_sums(self.left, self.right)
        return _SENTENCE.format(left, _MORE if self.at_most else _UNEQUAL, right)

    def bounds(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return the bounds that it sets, with each figure by its number."""
        if self.implied:
            return []
        left = [(numbers[figure], Fraction(1)) for figure in self.left]
        right = [(numbers[figure], Fraction(-1)) for figure in self.right]
        below = Bound((*left, *right))
        above = Bound(tuple((number, -factor) for number, factor in below.terms))
        return [below] if self.at_most else [below, above]


@attrs.frozen(eq=False, kw_only=True)
class RatioRelation:
    """A ratio of two sums of figures, which is printed as a figure itself.

    Attributes:
        rule: The id of the rule that it stands for.
        numerator: The figures that are divided.
        denominator: The figures by which they are divided.
        result: The printed ratio.
        growth: Whether what is printed is the growth: how much more than one the ratio is.
        wording: The words of the text that say it.
        severity: How bad it is when it does not hold.
    """

    rule: str
    numerator: tuple[Figure, ...]
    denominator: tuple[Figure, ...]
    result: Figure
    growth: bool = False
    wording: Text | None = None
    severity: Severity = Severity.ERROR

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""
        return (*self.numerator, *self.denominator, self.result)

    def judge(self) -> RelationOutcome:
        """Tell whether the ratio rounds to what is printed, half up or half even, or only when it is cut off."""
        ends, printed = self.fits(), self.result.printed
        if ends is None or printed.low is None or printed.high is None or printed.number is None:
            return RelationOutcome.UNKNOWN
        if clash(self.numerator) or clash(self.denominator):
            return RelationOutcome.INCOMPARABLE
        low, high = ends
        half = printed.step / 2
        if low <= max(printed.high, printed.number + half) and min(printed.low, printed.number - half) <= high:
            return RelationOutcome.UNKNOWN if is_vague(self.figures) else RelationOutcome.HOLDS
        cut = low < printed.number + printed.step and printed.number <= high
        return RelationOutcome.NEEDS_CUTTING if cut else RelationOutcome.BROKEN

    def fits(self) -> tuple[Fraction, Fraction] | None:
        """Return between which numbers the ratio or the growth lies, as its figures are printed."""
        ends = ratio_ends(self.numerator, self.denominator)
        return None if ends is None else (ends[0] - self.growth, ends[1] - self.growth)

    def arithmetic(self) -> Text:
        """Write the division out, with two decimals more than are printed, and what it rounds to."""
        printed, ends = self.result.printed, self.fits()
        if ends is None:
            return same(printed.text)
        exact, rounded = (written(ends[0], printed.decimals + more, percent=printed.percent) for more in (2, 0))
        above, below = written_sums(self.numerator, self.denominator)
        return (_GROWN if self.growth else _DIVIDED).format(above, below, exact, rounded, printed.text)

    def bounds(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return the bounds that it sets, with each figure by its number; they fall where the printed ratio changes."""
        printed = self.result.printed
        if printed.number is None:
            return []
        half = printed.step / 2
        ratio = numbers[self.result]
        bounds = []
        number = printed.number + self.growth
        for factor, sign in ((number + half, 1), (number - half, -1)):
            terms = [(numbers[figure], Fraction(sign)) for figure in self.numerator]
            terms += [(numbers[figure], -sign * factor) for figure in self.denominator if factor]
            bounds.append(Bound(tuple(terms), unless=ratio))
        return bounds


class PrintedRelation(Protocol):
    """A relation of any kind."""

    @property
    def rule(self) -> str:
        """The id of the rule that it stands for."""

    @property
    def wording(self) -> Text | None:
        """The words of the text that say it."""

    @property
    def severity(self) -> Severity:
        """How bad it is when it does not hold."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""

    def judge(self) -> RelationOutcome:
        """Tell what it turns out to be."""

    def arithmetic(self) -> Text:
        """Write its arithmetic in one line."""

    def bounds(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return the bounds that it sets, with each figure by its number."""


def broken_count(relations: Iterable[PrintedRelation]) -> int:
    """Count the relations that cannot hold."""
    return sum(relation.judge() is RelationOutcome.BROKEN for relation in relations)


def clash(figures: Iterable[Figure]) -> str | None:
    """Return the respect in which figures are stated to differ, so that they cannot be compared."""
    meanings = list(dict.fromkeys(figure.meaning for figure in figures))  # of many figures mostly the same is stated
    differences = (meaning.clash(other) for number, meaning in enumerate(meanings) for other in meanings[:number])
    return next(filter(None, differences), None)


def is_vague(figures: Iterable[Figure]) -> bool:
    """Tell whether a word such as “circa” leaves open how many a figure is, so that nothing can be said to hold."""
    return any(figure.printed.vague for figure in figures)


def _has_number(side: Sequence[Figure]) -> bool:
    """Tell whether a side says anything; an empty sum is nought.

    One that is blank all over says nothing, as where only the total of a year is known. A figure by itself that is
    blank is a zero, as it is among others.
    """
    if not side or any(figure.has_number for figure in side):
        return True
    return len(side) == 1 and side[0].is_zero_by_itself


def ratio_ends(above: Sequence[Figure], below: Sequence[Figure]) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a ratio; None where a figure says nothing, or the lower one can be zero."""
    if not (above and below and all(figure.has_number for figure in (*above, *below))):
        return None
    upper, lower = total(above), total(below)
    if upper is None or lower is None or lower[0] <= 0 or upper[1] is None or lower[1] is None:
        return None
    return upper[0] / lower[1], upper[1] / lower[0]


_SENTENCE = Text("{} {} {}", "{} {} {}")
_MORE = Text("is meer dan", "is more than")
_UNEQUAL = Text("is niet gelijk aan", "does not equal")
_DIVIDED = Text("{} / {} is {}, afgerond {}; er staat {}", "{} / {} is {}, rounded {}; printed is “{}”")
_GROWN = Text("{} / {} - 1 is {}, afgerond {}; er staat {}", "{} / {} - 1 is {}, rounded {}; printed is “{}”")
