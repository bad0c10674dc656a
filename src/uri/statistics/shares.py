"""A share of counted cases, with what so many cases say of it."""

from __future__ import annotations

import attrs

from uri.aggregate.tables.cells import number_text
from uri.languages import Text
from uri.statistics.chance_tests import ChanceTest, percentage
from uri.statistics.intervals import LEVEL, Interval, share_interval

LEAST = 30
"""Of fewer cases than this a percentage says little: the least denominator of proportions that the National Center for
Health Statistics presents without more [Parker and others, Data Presentation Standards for Proportions, Vital and
Health Statistics 2 (175), 2017]. No Dutch norm with a number was found; another number can be asked for."""


@attrs.frozen
class Share:
    """A part of a whole, and the shares that it fits.

    Attributes:
        part: How many there are of the kind.
        whole: Of how many.
        interval: The exact interval for the share.
        least: Of fewer cases than this its percentage says little.
    """

    part: int
    whole: int
    interval: Interval
    least: int = LEAST

    @property
    def is_of_few(self) -> bool:
        """Whether it is a share of so few cases that its percentage says little."""
        return self.whole < self.least

    @property
    def percentage(self) -> Text:
        """The share as a whole percentage."""
        return _whole_percentage(self.part / self.whole)

    @property
    def test(self) -> ChanceTest:
        """The interval that `sentence` rests on."""
        return ChanceTest(method=_METHOD, level=self.interval.level)

    @property
    def sentence(self) -> Text:
        """What can be said, and no more."""
        template = _OF_FEW if self.is_of_few else _SHARE
        return template.format(
            *map(number_text, (self.part, self.whole)),
            self.percentage,
            *map(_whole_percentage, (self.interval.low, self.interval.high)),
            level=percentage(self.interval.level),
            least=number_text(self.least),
        )


def share(part: int, whole: int, *, level: float = LEVEL, least: int = LEAST) -> Share:
    """Tell a share with the interval that so many cases leave.

    >>> print(share(15, 26).sentence.nl)
    15 van 26 is 58%; dat zijn minder dan 30 gevallen, en daar past elk aandeel van 37% tot 77% bij (niveau 95%).

    Args:
        part: How many there are of the kind.
        whole: Of how many.
        level: How often the interval is to hold.
        least: Of fewer cases than this the sentence says that they are few.

    Raises:
        ValueError: The part is negative or more than the whole, the whole is zero, or the level does not lie between 0
            and 1.
    """
    return Share(part, whole, share_interval(part, whole, level=level), least)


def _whole_percentage(fraction: float) -> Text:
    return Text("{}%", "{}%").format(round(100 * fraction))


_METHOD = Text(
    "het exacte interval van een aandeel (Clopper en Pearson)", "the exact interval of a share (Clopper and Pearson)"
)
_SHARE = Text(
    "{} van {} is {}; daar past elk aandeel van {} tot {} bij (niveau {level}).",
    "{} of {} is {}; any share from {} to {} fits that (level {level}).",
)
_OF_FEW = Text(
    "{} van {} is {}; dat zijn minder dan {least} gevallen, en daar past elk aandeel van {} tot {} bij "
    "(niveau {level}).",
    "{} of {} is {}; those are fewer than {least} cases, and any share from {} to {} fits that (level {level}).",
)
