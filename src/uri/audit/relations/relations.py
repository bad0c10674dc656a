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

from uri.audit.repair import Bound
from uri.audit.tables.figures import Figure, Interval, total, written
from uri.findings import Severity
from uri.texts import Text, joined, same


class RelationOutcome(StrEnum):
    """What a relation turns out to be."""

    HOUDT = "houdt"
    GEBROKEN = "gebroken"
    ALLEEN_LEEG = "alleen als lege cellen iets verbergen"
    ALLEEN_AFGEKAPT = "alleen als er is afgekapt"
    ONBEKEND = "niet te beoordelen"
    ONVERGELIJKBAAR = "niet vergelijkbaar"


@attrs.frozen(eq=False, kw_only=True)
class SumRelation:
    """The figures of `links` together equal those of `rechts`, or with `hoogstens` are at most those.

    `regel` is the id of the rule that it stands for, `over` the wording that says it.
    """

    regel: str
    links: tuple[Figure, ...]
    rechts: tuple[Figure, ...]
    hoogstens: bool = False
    over: Text | None = None
    severity: Severity = Severity.ERROR

    @property
    def cijfers(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""
        return (*self.links, *self.rechts)

    def judge(self) -> RelationOutcome:
        """Tell whether some numbers that the figures can stand for satisfy it."""
        if not (_says(self.links) and _says(self.rechts)):
            return RelationOutcome.ONBEKEND
        if clash(self.cijfers):
            return RelationOutcome.ONVERGELIJKBAAR
        for leeg_open, outcome in ((False, RelationOutcome.HOUDT), (True, RelationOutcome.ALLEEN_LEEG)):
            left, right = total(self.links, leeg_open=leeg_open), total(self.rechts, leeg_open=leeg_open)
            if left is None or right is None:
                return RelationOutcome.ONBEKEND
            if self._fits(left, right):
                return outcome
        return RelationOutcome.GEBROKEN

    def _fits(self, left: Interval, right: Interval) -> bool:
        below = right[1] is None or left[0] <= right[1]
        return below and (self.hoogstens or left[1] is None or right[0] <= left[1])

    def arithmetic(self) -> Text:
        """Write both sides out."""
        sign = _MORE if self.hoogstens else _UNEQUAL
        full = _spread(self.cijfers)
        return _SENTENCE.format(_side(self.links, full=full), sign, _side(self.rechts, full=full))

    def grenzen(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return its bounds, for figures by number."""
        left = [(numbers[cijfer], Fraction(1)) for cijfer in self.links]
        right = [(numbers[cijfer], Fraction(-1)) for cijfer in self.rechts]
        below = Bound((*left, *right))
        above = Bound(tuple((at, -factor) for at, factor in below.termen))
        return [below] if self.hoogstens else [below, above]


@attrs.frozen(eq=False, kw_only=True)
class RatioRelation:
    """`uitkomst` is printed as the ratio of `teller` to `noemer`."""

    regel: str
    teller: tuple[Figure, ...]
    noemer: tuple[Figure, ...]
    uitkomst: Figure
    over: Text | None = None
    severity: Severity = Severity.ERROR

    @property
    def cijfers(self) -> tuple[Figure, ...]:
        """The figures that it is about; the last one is where it shows."""
        return (*self.teller, *self.noemer, self.uitkomst)

    def judge(self) -> RelationOutcome:
        """Tell whether the ratio rounds to what is printed, half up or half even, or only when it is cut off."""
        ends, printed = _ratio(self.teller, self.noemer), self.uitkomst.druk
        if ends is None or printed.laag is None or printed.hoog is None or printed.getal is None:
            return RelationOutcome.ONBEKEND
        if clash(self.teller) or clash(self.noemer):
            return RelationOutcome.ONVERGELIJKBAAR
        low, high = ends
        half = printed.stap / 2
        if low <= max(printed.hoog, printed.getal + half) and min(printed.laag, printed.getal - half) <= high:
            return RelationOutcome.HOUDT
        cut = low < printed.getal + printed.stap and printed.getal <= high
        return RelationOutcome.ALLEEN_AFGEKAPT if cut else RelationOutcome.GEBROKEN

    def fits(self) -> tuple[Fraction, Fraction] | None:
        """Return between which numbers the ratio lies, as its figures are printed."""
        return _ratio(self.teller, self.noemer)

    def arithmetic(self) -> Text:
        """Write the division out, with two decimals more than are printed, and what it rounds to."""
        printed, ends = self.uitkomst.druk, _ratio(self.teller, self.noemer)
        if ends is None:
            return same(printed.tekst)
        scale, sign = (100, "%") if printed.procent else (1, "")
        exact, rounded = (written(ends[0] * scale, printed.decimalen + more) + sign for more in (2, 0))
        full = _spread((*self.teller, *self.noemer))
        above, below = _side(self.teller, full=full), _side(self.noemer, full=full)
        return _DIVIDED.format(above, below, exact, rounded, printed.tekst)

    def grenzen(self, numbers: Mapping[Figure, int]) -> list[Bound]:
        """Return its bounds: they hold unless the printed ratio is what is wrong."""
        printed = self.uitkomst.druk
        if printed.getal is None:
            return []
        half = printed.stap / 2
        tenzij = numbers[self.uitkomst]
        bounds = []
        for factor, sign in ((printed.getal + half, 1), (printed.getal - half, -1)):
            terms = [(numbers[cijfer], Fraction(sign)) for cijfer in self.teller]
            terms += [(numbers[cijfer], -sign * factor) for cijfer in self.noemer if factor]
            bounds.append(Bound(tuple(terms), tenzij=tenzij))
        return bounds


@attrs.frozen(eq=False, kw_only=True)
class WordRelation:
    """A word such as “verdubbeld” stands for an interval, in which the ratio of two figures lies."""

    regel: str
    teller: tuple[Figure, ...]
    noemer: tuple[Figure, ...]
    laag: Fraction
    hoog: Fraction
    over: Text | None = None
    severity: Severity = Severity.WARNING

    @property
    def cijfers(self) -> tuple[Figure, ...]:
        """The figures that it is about."""
        return (*self.noemer, *self.teller)

    def judge(self) -> RelationOutcome:
        """Tell whether the ratio can lie in the interval."""
        ends = _ratio(self.teller, self.noemer)
        if ends is None:
            return RelationOutcome.ONBEKEND
        if clash(self.cijfers):
            return RelationOutcome.ONVERGELIJKBAAR
        return RelationOutcome.HOUDT if ends[0] <= self.hoog and self.laag <= ends[1] else RelationOutcome.GEBROKEN

    def arithmetic(self) -> Text:
        """Write the division out, and the interval."""
        ends = _ratio(self.teller, self.noemer) or (Fraction(0), Fraction(0))
        full = _spread(self.cijfers)
        above, below = _side(self.teller, full=full), _side(self.noemer, full=full)
        return _OUTSIDE.format(above, below, written(ends[0], 3), written(self.laag), written(self.hoog))

    def grenzen(self, _: Mapping[Figure, int]) -> list[Bound]:
        """Return nothing: a vague word makes no figure wrong."""
        return []


PrintedRelation: TypeAlias = SumRelation | RatioRelation | WordRelation
"""Anything that must hold between figures."""


def clash(cijfers: Iterable[Figure]) -> str | None:
    """Return the respect in which figures are stated to differ, so that they cannot be compared."""
    listed = list(cijfers)
    for at, one in enumerate(listed):
        for other in listed[:at]:
            if found := one.staat.clash(other.staat):
                return found
    return None


def _says(side: Sequence[Figure]) -> bool:
    """Tell whether a side says anything: one that is blank all over says nothing, an empty sum is nought."""
    return not side or any(cijfer.says for cijfer in side)


def _ratio(above: Sequence[Figure], below: Sequence[Figure]) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a ratio; None where a figure says nothing, or the lower one can be zero."""
    if not (above and below and all(cijfer.says for cijfer in (*above, *below))):
        return None
    top, bottom = total(above), total(below)
    if top is None or bottom is None or bottom[0] <= 0 or top[1] is None or bottom[1] is None:
        return None
    return top[0] / bottom[1], top[1] / bottom[0]


_MOST_NAMED, _MOST_WRITTEN = 3, 20


def _spread(cijfers: Iterable[Figure]) -> bool:
    """Tell whether figures stand in several tables, so that their names need the table's."""
    return len({cijfer.place.table for cijfer in cijfers}) > 1


def _side(cijfers: Sequence[Figure], *, full: bool) -> Text:
    """Write a sum out: few figures with their names, many without, and what they come to."""
    if not cijfers:
        return same("0")
    names = [cijfer.volledig if full else cijfer.naam for cijfer in cijfers]
    if len(cijfers) == 1:
        return _NAMED.format(names[0], cijfers[0].druk.kort or _BLANK)
    named = len(cijfers) <= _MOST_NAMED
    terms = [
        _NAMED.format(name, cijfer.druk.kort) if named else same(cijfer.druk.kort)
        for name, cijfer in zip(names, cijfers, strict=True)
        if cijfer.druk.kort
    ]
    if full and not named and (table := cijfers[0].place.table) is not None:
        terms[0] = _NAMED.format(table, terms[0])
    ends = total(cijfers)
    if ends is None:
        return joined(terms, " + ")
    scale, sign = (100, "%") if all(cijfer.druk.procent for cijfer in cijfers if cijfer.druk.is_cijfer) else (1, "")
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
