"""What must hold between printed figures: sums and limits, ratios, and words that stand for an interval.

Each judges itself on what its figures can stand for, says its arithmetic in one line, and gives the bounds by which a
repair is sought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

import attrs

from uri.audit.repair_solver import Bound
from uri.audit.tables.figures import Figure, Interval, total, written
from uri.findings import Severity
from uri.texts import Text, joined, same


class RelationOutcome(StrEnum):
    """What a relation turns out to be."""

    HOLDS = "holds"
    BROKEN = "broken"
    NEEDS_BLANK = "holds only if blank cells hide something"
    NEEDS_CUTTING = "holds only if a number was cut off"
    UNKNOWN = "cannot be judged"
    INCOMPARABLE = "incomparable"


@attrs.frozen(eq=False, kw_only=True)
class SumRelation:
    """The figures of `left` together equal those of `right`, or with `at_most` are at most those.

    `rule` is the id of the rule that it stands for, `wording` the words that says it.
    """

    rule: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    at_most: bool = False
    wording: Text | None = None
    severity: Severity = Severity.ERROR

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""
        return (*self.left, *self.right)

    def judge(self) -> RelationOutcome:
        """Tell whether some numbers that the figures can stand for satisfy it."""
        if not (_has_number(self.left) and _has_number(self.right)):
            return RelationOutcome.UNKNOWN
        if clash(self.figures):
            return RelationOutcome.INCOMPARABLE
        for blank_open, outcome in ((False, RelationOutcome.HOLDS), (True, RelationOutcome.NEEDS_BLANK)):
            left, right = total(self.left, blank_open=blank_open), total(self.right, blank_open=blank_open)
            if left is None or right is None:
                return RelationOutcome.UNKNOWN
            if self._fits(left, right):
                return outcome
        return RelationOutcome.BROKEN

    def _fits(self, left: Interval, right: Interval) -> bool:
        below = right[1] is None or left[0] <= right[1]
        return below and (self.at_most or left[1] is None or right[0] <= left[1])

    def arithmetic(self) -> Text:
        """Write both sides out."""
        sign = _MORE if self.at_most else _UNEQUAL
        full = _spread(self.figures)
        return _SENTENCE.format(_side(self.left, with_table=full), sign, _side(self.right, with_table=full))

    def bounds(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return its bounds, for figures by number."""
        left = [(numbers[figure], Fraction(1)) for figure in self.left]
        right = [(numbers[figure], Fraction(-1)) for figure in self.right]
        below = Bound((*left, *right))
        above = Bound(tuple((number, -factor) for number, factor in below.terms))
        return [below] if self.at_most else [below, above]


@attrs.frozen(eq=False, kw_only=True)
class RatioRelation:
    """`result` is printed as the ratio of `numerator` to `denominator`."""

    rule: str
    numerator: tuple[Figure, ...]
    denominator: tuple[Figure, ...]
    result: Figure
    wording: Text | None = None
    severity: Severity = Severity.ERROR

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""
        return (*self.numerator, *self.denominator, self.result)

    def judge(self) -> RelationOutcome:
        """Tell whether the ratio rounds to what is printed, half up or half even, or only when it is cut off."""
        ends, printed = _ratio(self.numerator, self.denominator), self.result.printed
        if ends is None or printed.low is None or printed.high is None or printed.number is None:
            return RelationOutcome.UNKNOWN
        if clash(self.numerator) or clash(self.denominator):
            return RelationOutcome.INCOMPARABLE
        low, high = ends
        half = printed.step / 2
        if low <= max(printed.high, printed.number + half) and min(printed.low, printed.number - half) <= high:
            return RelationOutcome.HOLDS
        cut = low < printed.number + printed.step and printed.number <= high
        return RelationOutcome.NEEDS_CUTTING if cut else RelationOutcome.BROKEN

    def fits(self) -> tuple[Fraction, Fraction] | None:
        """Return between which numbers the ratio lies, as its figures are printed."""
        return _ratio(self.numerator, self.denominator)

    def arithmetic(self) -> Text:
        """Write the division out, with two decimals more than are printed, and what it rounds to."""
        printed, ends = self.result.printed, _ratio(self.numerator, self.denominator)
        if ends is None:
            return same(printed.text)
        scale, sign = (100, "%") if printed.percent else (1, "")
        exact, rounded = (written(ends[0] * scale, printed.decimals + more) + sign for more in (2, 0))
        full = _spread((*self.numerator, *self.denominator))
        above, below = _side(self.numerator, with_table=full), _side(self.denominator, with_table=full)
        return _DIVIDED.format(above, below, exact, rounded, printed.text)

    def bounds(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return its bounds: they hold unless the printed ratio is what is wrong."""
        printed = self.result.printed
        if printed.number is None:
            return []
        half = printed.step / 2
        ratio = numbers[self.result]
        bounds = []
        for factor, sign in ((printed.number + half, 1), (printed.number - half, -1)):
            terms = [(numbers[figure], Fraction(sign)) for figure in self.numerator]
            terms += [(numbers[figure], -sign * factor) for figure in self.denominator if factor]
            bounds.append(Bound(tuple(terms), unless=ratio))
        return bounds


@attrs.frozen(eq=False, kw_only=True)
class WordRelation:
    """A word such as “verdubbeld” stands for an interval, in which the ratio of two figures lies."""

    rule: str
    numerator: tuple[Figure, ...]
    denominator: tuple[Figure, ...]
    low: Fraction
    high: Fraction
    wording: Text | None = None
    severity: Severity = Severity.WARNING

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about."""
        return (*self.denominator, *self.numerator)

    def judge(self) -> RelationOutcome:
        """Tell whether the ratio can lie in the interval."""
        ends = _ratio(self.numerator, self.denominator)
        if ends is None:
            return RelationOutcome.UNKNOWN
        if clash(self.figures):
            return RelationOutcome.INCOMPARABLE
        return RelationOutcome.HOLDS if ends[0] <= self.high and self.low <= ends[1] else RelationOutcome.BROKEN

    def arithmetic(self) -> Text:
        """Write the division out, and the interval."""
        ends = _ratio(self.numerator, self.denominator) or (Fraction(0), Fraction(0))
        full = _spread(self.figures)
        above, below = _side(self.numerator, with_table=full), _side(self.denominator, with_table=full)
        return _OUTSIDE.format(above, below, written(ends[0], 3), written(self.low), written(self.high))

    def bounds(self, _: Mapping[Figure, int]) -> list[Bound]:
        """Return nothing: a vague word makes no figure wrong."""
        return []


PrintedRelation: TypeAlias = SumRelation | RatioRelation | WordRelation
"""Anything that must hold between figures."""


def broken_count(relations: Iterable[PrintedRelation]) -> int:
    """Count the relations that cannot hold."""
    return sum(relation.judge() is RelationOutcome.BROKEN for relation in relations)


def clash(figures: Iterable[Figure]) -> str | None:
    """Return the respect in which figures are stated to differ, so that they cannot be compared."""
    listed = list(figures)
    for position, figure in enumerate(listed):
        for other in listed[:position]:
            if difference := figure.meaning.clash(other.meaning):
                return difference
    return None


def _has_number(side: Sequence[Figure]) -> bool:
    """Tell whether a side says anything: one that is blank all over says nothing, an empty sum is nought."""
    return not side or any(figure.has_number for figure in side)


def _ratio(above: Sequence[Figure], below: Sequence[Figure]) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a ratio; None where a figure says nothing, or the lower one can be zero."""
    if not (above and below and all(figure.has_number for figure in (*above, *below))):
        return None
    upper, lower = total(above), total(below)
    if upper is None or lower is None or lower[0] <= 0 or upper[1] is None or lower[1] is None:
        return None
    return upper[0] / lower[1], upper[1] / lower[0]


_MOST_NAMED, _MOST_WRITTEN = 3, 20


def _spread(figures: Iterable[Figure]) -> bool:
    """Tell whether figures stand in several tables, so that their names need the table's."""
    return len({figure.place.table for figure in figures}) > 1


def _side(figures: Sequence[Figure], *, with_table: bool) -> Text:
    """Write a sum out: few figures with their names, many without, and what they come to."""
    if not figures:
        return same("0")
    names = [figure.full_name if with_table else figure.name for figure in figures]
    if len(figures) == 1:
        return _NAMED.format(names[0], figures[0].printed.abbreviated or _BLANK)
    is_named = len(figures) <= _MOST_NAMED
    terms = [
        _NAMED.format(name, figure.printed.abbreviated) if is_named else same(figure.printed.abbreviated)
        for name, figure in zip(names, figures, strict=True)
        if figure.printed.abbreviated
    ]
    if with_table and not is_named and (table := figures[0].place.table) is not None:
        terms[0] = _NAMED.format(table, terms[0])
    ends = total(figures)
    if ends is None:
        return joined(terms, " + ")
    scale, sign = (
        (100, "%") if all(figure.printed.percent for figure in figures if figure.printed.is_number) else (1, "")
    )
    low, high = (None if end is None else written(end * scale) + sign for end in ends)
    come_to = low if low == high else f"{low} - {high or '…'}"
    if len(terms) > _MOST_WRITTEN:
        return _MANY.format(len(terms), come_to)
    return _SUM.format(joined(terms, " + "), come_to)


_SENTENCE = Text("{} {} {}", "{} {} {}")
_MORE = Text("is meer dan", "is more than")
_UNEQUAL = Text("is niet gelijk aan", "does not equal")
_NAMED = Text("{}: {}", "{}: {}")
_MANY = Text("{} cijfers, samen {},", "{} figures, together {},")
_SUM = Text("{} = {}", "{} = {}")
_BLANK = Text("leeg", "blank")
_DIVIDED = Text("{} / {} is {}, afgerond {}; er staat {}", "{} / {} is {}, rounded {}; printed is {}")
_OUTSIDE = Text("{} / {} is {}, buiten {} tot {}", "{} / {} is {}, outside {} to {}")
