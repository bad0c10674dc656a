"""Whether counts rise or fall over several years by more than chance alone gives."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import attrs

from uri.languages import Text
from uri.statistics.chance_tests import ChanceTest, percentage
from uri.statistics.intervals import LEVEL

_ROUNDING = 1 + 1e-7
"""So much may two chances differ that are told as the same, since they are floating-point numbers."""


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
    def test(self) -> ChanceTest:
        """The test that `sentence` rests on."""
        return ChanceTest(method=_METHOD, level=self.level, p_value=self.p_value, adjusted=self.p_value)

    @property
    def sentence(self) -> Text:
        """What can be said, and no more."""
        first, last = min(self.counts), max(self.counts)
        if self.may_be_chance:
            return _NO_TREND.format(first, last)
        centre = sum(self.counts) / len(self.counts)
        rises = sum((year - centre) * count for year, count in self.counts.items()) > 0
        return (_RISES if rises else _FALLS).format(first, last, level=percentage(self.level))


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


_METHOD = Text(
    "de exacte toets op een trend, gegeven de som van alle jaren",
    "the exact test of a trend, given the sum of all years",
)
_NO_TREND = Text(
    "Een stijging of daling van {} tot en met {} kan toeval zijn.",
    "A rise or fall from {} to {} may be chance.",
)
_RISES = Text(
    "Van {} tot en met {} is er meer stijging dan toeval alleen in {level} van de gevallen geeft.",
    "From {} to {} there is more of a rise than chance alone gives in {level} of cases.",
)
_FALLS = Text(
    "Van {} tot en met {} is er meer daling dan toeval alleen in {level} van de gevallen geeft.",
    "From {} to {} there is more of a fall than chance alone gives in {level} of cases.",
)
_NO_YEARS = Text("Een trend vraagt aantallen van twee jaren of meer.", "A trend takes counts of two years or more.")
