"""Whether counts of two years, or of several, differ more than chance explains."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import attrs

from uri.aggregate.tables.cells import number_text
from uri.languages import Text
from uri.statistics.intervals import LEVEL, Interval, distributions, share_interval

_ROUNDING = 1 + 1e-7
"""So much may two chances differ that are told as the same, since they are floating-point numbers."""


@attrs.frozen
class Difference:
    """Two counts, and whether chance alone explains that they differ.

    Attributes:
        before: The earlier count.
        after: The later count.
        p_value: How often counts differ at least so unlikely while nothing changed.
        ratio: The interval for how many times the later rate is the earlier one.
        level: The level of the interval; what is rarer than the rest of it is no longer called chance.
    """

    before: int
    after: int
    p_value: float
    ratio: Interval
    level: float = LEVEL

    @property
    def may_be_chance(self) -> bool:
        """Whether chance alone may explain the difference."""
        return self.p_value > 1 - self.level

    @property
    def sentence(self) -> Text:
        """What can be said, and no more."""
        if self.before == self.after:
            return _EQUAL.format(number_text(self.after))
        template = _CHANCE if self.may_be_chance else _UP if self.after > self.before else _DOWN
        return template.format(number_text(self.before), number_text(self.after))


def difference(
    before: int, after: int, *, exposure_before: float = 1, exposure_after: float = 1, level: float = LEVEL
) -> Difference:
    """Compare two counts of rare events, given their sum [Przyborowski and Wilenski 1940].

    If nothing changed, each event of both years fell in the later one with a chance that follows from the exposures.

    >>> found = difference(21, 26)
    >>> found.may_be_chance, print(found.sentence.nl)
    Van 21 naar 26 kan toeval zijn.
    (True, None)

    Args:
        before: The earlier count.
        after: The later count.
        exposure_before: Of how many the earlier count is, such as employees.
        exposure_after: Of how many the later one is.
        level: How often the interval of the ratio is to hold.

    Raises:
        ValueError: A count is negative, an exposure is not positive, or the level does not lie between 0 and 1.
    """
    if min(before, after) < 0 or min(exposure_before, exposure_after) <= 0:
        raise ValueError(str(_NO_COUNTS.format(before, after)))
    total = before + after
    if not total:
        return Difference(before, after, 1.0, Interval(0.0, float("inf"), level), level)
    share = exposure_after / (exposure_before + exposure_after)
    p_value = float(distributions().binomtest(after, total, share).pvalue)
    shares = share_interval(after, total, level=level)
    scale = exposure_before / exposure_after
    ratio = Interval(_odds(shares.low) * scale, _odds(shares.high) * scale, level)
    return Difference(before, after, p_value, ratio, level)


@attrs.frozen
class Trend:
    """Counts over the years, and whether chance alone explains that they rise or fall.

    Attributes:
        counts: The count of each year.
        p_value: How often they lean to one side at least so unlikely while nothing changed.
        level: What is rarer than the rest of this level is no longer called chance.
    """

    counts: Mapping[int, int]
    p_value: float
    level: float = LEVEL

    @property
    def may_be_chance(self) -> bool:
        """Whether chance alone may explain that they rise or fall."""
        return self.p_value > 1 - self.level

    @property
    def sentence(self) -> Text:
        """What can be said, and no more."""
        first, last = min(self.counts), max(self.counts)
        if self.may_be_chance:
            return _NO_TREND.format(first, last)
        centre = (first + last) / 2
        rises = sum((year - centre) * count for year, count in self.counts.items()) > 0
        return (_RISES if rises else _FALLS).format(first, last)


def trend(counts: Mapping[int, int], *, level: float = LEVEL) -> Trend:
    """Tell whether counts of rare events lean to later or earlier years, given their sum: exactly, year by year.

    If nothing changed, each event fell in any of the years alike. What is weighed is the sum of the years of all.

    >>> trend({2020: 34, 2021: 37, 2022: 19, 2023: 15}).may_be_chance
    False

    Args:
        counts: The count of each year.
        level: How rare a lean must be to be called one.

    Raises:
        ValueError: There are fewer than two years, or a count is negative.
    """
    if len(counts) < 2 or min(counts.values()) < 0:  # noqa: PLR2004 (a trend has two ends)
        raise ValueError(str(_NO_YEARS))
    first = min(counts)
    found = sum((year - first) * count for year, count in counts.items())
    chances = _sums(counts, sum(counts.values()))
    rare = chances[chances <= chances[found] * _ROUNDING]
    return Trend(dict(counts), min(float(rare.sum()), 1.0), level)


def _sums(counts: Mapping[int, int], number: int) -> Any:  # noqa: ANN401 (an array)
    """Return the chance of each sum of years, counted from the first, of so many events."""
    import numpy as np

    first, last = min(counts), max(counts)
    one = np.zeros(last - first + 1)
    for year in counts:
        one[year - first] = 1 / len(counts)
    powers, rest = [np.ones(1)], number
    while rest:
        if rest & 1:
            powers.append(one)
        one, rest = np.convolve(one, one), rest >> 1
    return reduce(np.convolve, powers)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")


_EQUAL = Text("Het bleef {}.", "It stayed {}.")
_CHANCE = Text("Van {} naar {} kan toeval zijn.", "From {} to {} may be chance.")
_UP = Text(
    "Van {} naar {} is een grotere stijging dan toeval verklaart.",
    "From {} to {} is more of a rise than chance explains.",
)
_DOWN = Text(
    "Van {} naar {} is een grotere daling dan toeval verklaart.",
    "From {} to {} is more of a fall than chance explains.",
)
_NO_TREND = Text(
    "Wat er van {} tot en met {} op en neer gaat, kan toeval zijn.",
    "What goes up and down from {} to {} may be chance.",
)
_RISES = Text(
    "Van {} tot en met {} is er een stijging die toeval niet verklaart.",
    "From {} to {} there is a rise that chance does not explain.",
)
_FALLS = Text(
    "Van {} tot en met {} is er een daling die toeval niet verklaart.",
    "From {} to {} there is a fall that chance does not explain.",
)
_NO_COUNTS = Text("{} en {} zijn niet te vergelijken.", "{} and {} cannot be compared.")
_NO_YEARS = Text("Een trend vraagt aantallen van twee jaren of meer.", "A trend takes counts of two years or more.")
