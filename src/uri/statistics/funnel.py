"""Many organisations at once: which of them differ from the rest by more than chance explains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from uri.languages import Text
from uri.statistics.intervals import LEVEL, Interval, distributions


@attrs.frozen
class FunnelPoint:
    """One organisation among others.

    Attributes:
        count: Its count.
        size: Of how many that is, such as employees or closed reports.
        expected: The count that it would have if it were as the whole.
        limits: The counts between which chance keeps it, looked at by itself.
        p_value: How often it would differ at least so unlikely if it were as the whole.
        adjusted: The same, when all are looked at together [Holm 1979].
        level: The level of the limits.
    """

    count: int
    size: float
    expected: float
    limits: Interval
    p_value: float
    adjusted: float
    level: float = LEVEL

    @property
    def may_be_chance(self) -> bool:
        """Whether chance alone may explain that it differs, when all are looked at together."""
        return self.adjusted > 1 - self.level


def funnel_of_rates(
    counts: Mapping[str, int], sizes: Mapping[str, float], *, level: float = LEVEL
) -> dict[str, FunnelPoint]:
    """Compare rates, such as reports per employee, with that of all together: exactly, given the sum of all counts.

    If all were alike, each event fell to an organisation with a chance that follows from its size.

    >>> points = funnel_of_rates({"A": 5, "B": 6, "C": 40}, {"A": 1000, "B": 1100, "C": 1000})
    >>> [name for name, point in points.items() if not point.may_be_chance]
    ['A', 'B', 'C']

    Args:
        counts: The count of each organisation.
        sizes: The size of each, such as its employees.
        level: The level of the limits.

    Raises:
        ValueError: The organisations differ, are fewer than two, or a number is negative or no size.
    """
    _check(counts, sizes)
    total, size = sum(counts.values()), sum(sizes.values())
    stats = distributions()
    return _points(counts, sizes, total / size, lambda name: stats.binom(total, sizes[name] / size), level)


def funnel_of_shares(
    parts: Mapping[str, int], wholes: Mapping[str, int], *, level: float = LEVEL
) -> dict[str, FunnelPoint]:
    """Compare shares, such as substantiated of closed reports, with that of all together: exactly, given both sums.

    Args:
        parts: How many of the kind each organisation has.
        wholes: Of how many.
        level: The level of the limits.

    Raises:
        ValueError: The organisations differ, are fewer than two, or a part is negative or more than its whole.
    """
    _check(parts, wholes)
    if any(parts[name] > wholes[name] for name in parts):
        raise ValueError(str(_NO_COMPARISON))
    total, whole = sum(parts.values()), sum(wholes.values())
    stats = distributions()
    return _points(parts, wholes, total / whole, lambda name: stats.hypergeom(whole, total, wholes[name]), level)


def _points(
    counts: Mapping[str, int],
    sizes: Mapping[str, float],
    rate: float,
    distribution: Callable[[str], Any],
    level: float,
) -> dict[str, FunnelPoint]:
    tail = (1 - level) / 2
    laws = {name: distribution(name) for name in counts}
    found = {name: _rarity(laws[name], counts[name], round(sum(counts.values()))) for name in counts}
    adjusted = _holm(found)
    return {
        name: FunnelPoint(
            count=counts[name],
            size=sizes[name],
            expected=rate * sizes[name],
            limits=Interval(float(laws[name].ppf(tail)), float(laws[name].ppf(1 - tail)), level),
            p_value=found[name],
            adjusted=adjusted[name],
            level=level,
        )
        for name in counts
    }


def _rarity(law: Any, count: int, most: int) -> float:  # noqa: ANN401 (a frozen distribution)
    """Return how often a count at most so likely as this one occurs."""
    import numpy as np

    chances = law.pmf(np.arange(most + 1))
    return min(float(chances[chances <= chances[count] * (1 + 1e-7)].sum()), 1.0)


def _holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Adjust p-values for being several, from the least on."""
    adjusted: dict[str, float] = {}
    largest = 0.0
    for done, name in enumerate(sorted(p_values, key=lambda name: (p_values[name], name))):
        largest = max(largest, min(1.0, (len(p_values) - done) * p_values[name]))
        adjusted[name] = largest
    return adjusted


def _check(counts: Mapping[str, int], sizes: Mapping[str, float]) -> None:
    is_comparable = counts.keys() == sizes.keys() and len(counts) > 1
    if not is_comparable or min(counts.values()) < 0 or min(sizes.values()) <= 0:
        raise ValueError(str(_NO_COMPARISON))


_NO_COMPARISON = Text(
    "Vergelijk twee of meer organisaties, elk met een aantal en een omvang groter dan nul.",
    "Compare two or more organisations, each with a count and a size above zero.",
)
