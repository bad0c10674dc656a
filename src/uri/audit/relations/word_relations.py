"""Relations that words in a text make: an amount or a ratio within an interval, and what cannot be checked at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from uri.audit.printed_tables.figures import Figure, Interval, total, written
from uri.audit.relations.figure_relations import RelationOutcome, clash, is_vague, ratio_ends
from uri.audit.relations.written_sums import written_sums
from uri.audit.repair_solver import Bound
from uri.findings import Severity
from uri.languages import Text


@attrs.frozen(kw_only=True)
class WordInterval:
    """What a word stands for: from where to where, each end included unless it is said to be open.

    Attributes:
        low: The least; None is without end.
        high: The most; None is without end.
        low_open: Whether the least itself is left out.
        high_open: Whether the most itself is left out.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def admits(self, ends: Interval) -> bool:
        """Tell whether some number between two others lies in it."""
        least, most = ends
        is_above = self.low is None or most is None or (most > self.low if self.low_open else most >= self.low)
        is_below = self.high is None or (least < self.high if self.high_open else least <= self.high)
        return is_above and is_below

    def mapped(self, factor: Fraction, offset: Fraction) -> WordInterval:
        """Return it with every number multiplied, and then moved; by a negative factor its ends change places."""
        low, high = (None if end is None else end * factor + offset for end in (self.low, self.high))
        if factor < 0:
            return WordInterval(low=high, high=low, low_open=self.high_open, high_open=self.low_open)
        return attrs.evolve(self, low=low, high=high)

    def to_text(self, *, percent: bool = False) -> Text:
        """Write it as ``0,45 tot 0,5``, or with words for an end that is open or missing."""
        low, high = (None if end is None else written(end, percent=percent) for end in (self.low, self.high))
        above = None if low is None else (_OVER if self.low_open else _AT_LEAST).format(low)
        below = None if high is None else (_UNDER if self.high_open else _AT_MOST).format(high)
        if above is None or below is None:
            return above or below or _ANY
        return _BOTH.format(above, below) if self.low_open or self.high_open else _FROM_TO.format(low, high)


@attrs.frozen(eq=False, kw_only=True)
class AmountRelation:
    """An amount that must lie in an interval: a sum, less another one.

    Attributes:
        rule: The id of the rule that it stands for.
        own: The number with its word, as a figure.
        plus: The figures that are added up.
        minus: The figures that are taken off.
        interval: Between which numbers it must lie.
        percent: Whether those are percentages.
        wording: The words of the text that say it.
        severity: How bad it is when it does not hold.
    """

    rule: str
    own: Figure
    plus: tuple[Figure, ...]
    minus: tuple[Figure, ...] = ()
    interval: WordInterval
    percent: bool = False
    wording: Text | None = None
    severity: Severity = Severity.WARNING

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about."""
        return (*self.minus, *self.plus, self.own)

    def judge(self) -> RelationOutcome:
        """Tell whether the amount can lie in the interval."""
        return _judge(self._ends(), self.interval, self.figures)

    def arithmetic(self) -> Text:
        """Write the amount out, and the interval."""
        above, below = written_sums(self.plus, self.minus)
        amount = _LESS.format(above, below) if self.minus else above
        return _AMOUNT.format(amount, self.own.printed.text, self.interval.to_text(percent=self.percent))

    def bounds(self, _: Mapping[Figure, int]) -> list[Bound]:
        """Return nothing: a vague word makes no figure wrong."""
        return []

    def _ends(self) -> Interval | None:
        if not all(figure.has_number for figure in self.figures):
            return None
        plus, minus = total(self.plus), total(self.minus)
        if plus is None or minus is None or minus[1] is None:
            return None
        return plus[0] - minus[1], None if plus[1] is None else plus[1] - minus[0]


@attrs.frozen(eq=False, kw_only=True)
class WordRelation:
    """A word such as “verdubbeld”, which stands for an interval in which the ratio of two sums must lie.

    Attributes:
        rule: The id of the rule that it stands for.
        numerator: The figures that are divided.
        denominator: The figures by which they are divided.
        interval: What the word stands for.
        wording: The words of the text that say it.
        severity: How bad it is when it does not hold.
    """

    rule: str
    numerator: tuple[Figure, ...]
    denominator: tuple[Figure, ...]
    interval: WordInterval
    wording: Text | None = None
    severity: Severity = Severity.WARNING

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it is about."""
        return (*self.denominator, *self.numerator)

    def judge(self) -> RelationOutcome:
        """Tell whether the ratio can lie in the interval."""
        return _judge(ratio_ends(self.numerator, self.denominator), self.interval, self.figures)

    def arithmetic(self) -> Text:
        """Write the division out, and the interval."""
        ends = ratio_ends(self.numerator, self.denominator) or (Fraction(0), Fraction(0))
        above, below = written_sums(self.numerator, self.denominator)
        return _RATIO.format(above, below, written(ends[0], 3), self.interval.to_text())

    def bounds(self, _: Mapping[Figure, int]) -> list[Bound]:
        """Return nothing: a vague word makes no figure wrong."""
        return []


@attrs.frozen(eq=False, kw_only=True)
class UncheckedClaim:
    """A claim that rests on a figure that is not told, so that nothing can be said of it.

    Attributes:
        rule: The id of the rule that it stands for.
        figures: The figures that it is about, those that are not told among them.
        wording: The words of the text that say it.
        severity: How bad it would be.
    """

    rule: str
    figures: tuple[Figure, ...]
    wording: Text | None = None
    severity: Severity = Severity.ERROR

    def judge(self) -> RelationOutcome:
        """Tell that it cannot be judged."""
        return RelationOutcome.UNKNOWN

    def arithmetic(self) -> Text:
        """Name what is not told."""
        return missing_figures(self.figures)

    def bounds(self, _: Mapping[Figure, int]) -> list[Bound]:
        """Return nothing: what cannot be checked binds no figure."""
        return []


def missing_figures(figures: Sequence[Figure]) -> Text:
    """Name the figures of which no sure number is told."""
    return _joined([figure.full_name for figure in figures if not figure.printed.is_number or figure.printed.vague])


def _joined(names: Sequence[Text]) -> Text:
    """Join names, each once."""
    result = names[0] if names else Text("", "")
    for name in dict.fromkeys(names[1:]):
        result = _AND.format(result, name) if name != names[0] else result
    return result


def _judge(ends: Interval | None, interval: WordInterval, figures: tuple[Figure, ...]) -> RelationOutcome:
    if ends is None:
        return RelationOutcome.UNKNOWN
    if clash(figures):
        return RelationOutcome.INCOMPARABLE
    if not interval.admits(ends):
        return RelationOutcome.BROKEN
    return RelationOutcome.UNKNOWN if is_vague(figures) else RelationOutcome.HOLDS


_AT_LEAST = Text("ten minste {}", "at least {}")
_OVER = Text("meer dan {}", "more than {}")
_AT_MOST = Text("ten hoogste {}", "at most {}")
_UNDER = Text("minder dan {}", "less than {}")
_ANY = Text("elk getal", "any number")
_BOTH = Text("{} en {}", "{} and {}")
_AND = Text("{}, {}", "{}, {}")
_FROM_TO = Text("{} tot {}", "{} to {}")
_LESS = Text("{} - {}", "{} - {}")
_AMOUNT = Text("{} ligt buiten “{}”: {}", "{} lies outside “{}”: {}")
_RATIO = Text("{} / {} is {}, buiten {}", "{} / {} is {}, outside {}")
