"""Exact intervals for a count, a share and a rate."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import attrs

from uri.extras import load
from uri.languages import Text

LEVEL = 0.95
"""How often an interval holds what it is about, where nothing else is asked."""


@attrs.frozen
class Interval:
    """An interval that holds what it is about at least as often as its level says.

    Attributes:
        low: Its lower end.
        high: Its upper end.
        level: How often it holds, as a fraction of 1; an interval by the mid-P rule does so on average only.
    """

    low: float
    high: float
    level: float = LEVEL

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def count_interval(count: int, *, level: float = LEVEL) -> Interval:
    """Return the exact interval for the expected number behind a count of rare events [Garwood 1936].

    >>> interval = count_interval(10)
    >>> round(interval.low, 2), round(interval.high, 2)
    (4.8, 18.39)

    Args:
        count: The count.
        level: How often the interval is to hold.

    Raises:
        ValueError: The count is negative, or the level does not lie between 0 and 1.
    """
    _check(level, count)
    tail = (1 - level) / 2
    chi2 = distributions().chi2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return Interval(low, float(chi2.ppf(1 - tail, 2 * count + 2)) / 2, level)


def rate_interval(count: int, exposure: float, *, per: float = 1, level: float = LEVEL) -> Interval:
    """Return the exact interval for a rate, such as reports per 100 employees.

    >>> interval = rate_interval(26, 11633, per=100)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.146, 0.327)

    Args:
        count: How many events there were.
        exposure: Of how many they were, such as the number of employees.
        per: The number that the rate is told by.
        level: How often the interval is to hold.

    Raises:
        ValueError: The count is negative, the exposure is not positive, or the level does not lie between 0 and 1.
    """
    if exposure <= 0:
        raise ValueError(str(_NO_EXPOSURE.format(exposure)))
    interval = count_interval(count, level=level)
    return Interval(per * interval.low / exposure, per * interval.high / exposure, level)


def share_interval(part: int, whole: int, *, level: float = LEVEL, mid_p: bool = False) -> Interval:
    """Return the exact interval for a share [Clopper and Pearson 1934], or the narrower one of the mid-P rule.

    >>> interval = share_interval(15, 26)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.369, 0.766)

    Args:
        part: How many there were of the kind.
        whole: Of how many.
        level: How often the interval is to hold.
        mid_p: Whether what was found counts half in each tail: narrower, and right on average only.

    Raises:
        ValueError: The part is negative or more than the whole, the whole is zero, or the level does not lie between 0
            and 1.
    """
    _check(level, part)
    if not whole > 0 or part > whole:
        raise ValueError(str(_NO_SHARE.format(part, whole)))
    tail = (1 - level) / 2
    if mid_p:
        return _mid_p(part, whole, tail, level)
    beta = distributions().beta
    low = float(beta.ppf(tail, part, whole - part + 1)) if part else 0.0
    high = float(beta.ppf(1 - tail, part + 1, whole - part)) if part < whole else 1.0
    return Interval(low, high, level)


def distributions() -> ModuleType:
    """Return the distributions of SciPy.

    Raises:
        MissingExtraError: The extra ``statistics`` is not installed.
    """
    return load("scipy.stats", "statistics")


def _mid_p(part: int, whole: int, tail: float, level: float) -> Interval:
    binom = distributions().binom

    def above(share: float) -> float:
        return float(binom.sf(part, whole, share) + binom.pmf(part, whole, share) / 2) - tail

    def below(share: float) -> float:
        return float(binom.cdf(part, whole, share) - binom.pmf(part, whole, share) / 2) - tail

    return Interval(_root(above) if part else 0.0, _root(below) if part < whole else 1.0, level)


def _root(function: Callable[[float], float]) -> float:
    optimize: Any = load("scipy.optimize", "statistics")
    return float(optimize.brentq(function, 0.0, 1.0, xtol=1e-12))


def _check(level: float, count: int) -> None:
    if not 0 < level < 1:
        raise ValueError(str(_NO_LEVEL.format(level)))
    if count < 0:
        raise ValueError(str(_NEGATIVE.format(count)))


_NO_LEVEL = Text("level is {}; het ligt tussen 0 en 1.", "level is {}; it lies between 0 and 1.")
_NEGATIVE = Text("Een aantal is niet negatief: {}.", "A count is not negative: {}.")
_NO_EXPOSURE = Text("Waarvan geteld is, is meer dan nul: {}.", "What is counted of is more than zero: {}.")
_NO_SHARE = Text("{} van {} is geen aandeel.", "{} of {} is no share.")
