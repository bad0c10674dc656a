"""Days from receipt to closing, as counts that add: the median of a whole is right, whoever counted its parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import TypeAlias

import attrs

from uri.languages import Text

Dagklasse: TypeAlias = tuple[int, int | None]
"""From how many days to how many, both included; None where there is no end. One day is a class by itself."""

Bereik: TypeAlias = tuple[Fraction, Fraction | None]
"""Between which numbers something lies; None where there is no upper one. Known exactly where both are equal."""


def _plain(classes: Mapping[Dagklasse, int]) -> Mapping[Dagklasse, int]:
    return {days: number for days, number in sorted(classes.items(), key=_place) if number}


def _place(cell: tuple[Dagklasse, int]) -> tuple[int, float]:
    (low, high), _ = cell
    return low, inf if high is None else high


def _counts(_: object, __: object, classes: Mapping[Dagklasse, int]) -> None:
    for (low, high), number in classes.items():
        if low < 0 or (high is not None and high < low) or number < 0:
            raise ValueError(str(_NO_CLASS.format(low, high, number)))


@attrs.frozen(kw_only=True)
class Doorlooptijden:
    """How many cases took how many days, by day or by class of days.

    >>> days = Doorlooptijden.of([10, 30, 30, 95]) + Doorlooptijden.of([12])
    >>> days.median()
    (Fraction(30, 1), Fraction(30, 1))
    >>> days.in_classes([14, 28, 56, 84]).median()
    (Fraction(29, 1), Fraction(56, 1))

    Attributes:
        klassen: The number of cases in each class of days.
    """

    klassen: Mapping[Dagklasse, int] = attrs.field(converter=_plain, validator=_counts, hash=False)

    @classmethod
    def of(cls, days: Iterable[int]) -> Doorlooptijden:
        """Count days, each by itself.

        Args:
            days: The days that each case took.

        Raises:
            ValueError: A number of days is negative.
        """
        return cls(klassen=Counter((day, day) for day in days))

    @classmethod
    def together(cls, parts: Iterable[Doorlooptijden]) -> Doorlooptijden:
        """Add the days of any number of parts, going through each of them once.

        Args:
            parts: The days of each part.
        """
        classes: Counter[Dagklasse] = Counter()
        for part in parts:
            classes.update(part.klassen)
        return cls(klassen=classes)

    @property
    def aantal(self) -> int:
        """The number of cases."""
        return sum(self.klassen.values())

    def __add__(self, other: Doorlooptijden) -> Doorlooptijden:
        if not isinstance(other, Doorlooptijden):
            return NotImplemented
        return self.together((self, other))

    def in_classes(self, bounds: Sequence[int]) -> Doorlooptijden:
        """Put the days into classes, so that no single day is told any more.

        Args:
            bounds: The last day of each class but the last, which has no end; in order.

        Raises:
            ValueError: The bounds do not rise, or a class that is there does not lie within one of these.
        """
        if not bounds or bounds[0] < 0 or any(one >= other for one, other in pairwise(bounds)):
            raise ValueError(str(_NO_BOUNDS.format(", ".join(map(str, bounds)))))
        classes: Counter[Dagklasse] = Counter()
        for (low, high), number in self.klassen.items():
            at = bisect_left(bounds, low)
            wider = (bounds[at - 1] + 1 if at else 0, bounds[at] if at < len(bounds) else None)
            if wider[1] is not None and (high is None or high > wider[1]):
                raise ValueError(str(_STRADDLES.format(low, high)))
            classes[wider] += number
        return Doorlooptijden(klassen=classes)

    def median(self) -> Bereik | None:
        """Return the median: of an even number of cases the mean of the middle two. None of no cases."""
        number = self.aantal
        return self._mean_at((number - 1) // 2, number // 2) if number else None

    def quantile(self, share: Fraction) -> Bereik | None:
        """Return the least number of days within which at least this share of the cases was closed. None of no cases.

        Args:
            share: The share, above 0 and at most 1: nine tenths for the 90th percentile.
        """
        return self._mean_at(ceil(share * self.aantal) - 1) if self.aantal else None

    def within(self, days: int) -> int | None:
        """Count the cases that took at most so many days; None where a class lies on both sides of that.

        Args:
            days: The number of days.
        """
        if any(low <= days and (high is None or high > days) for low, high in self.klassen):
            return None
        return sum(number for (_, high), number in self.klassen.items() if high is not None and high <= days)

    def _mean_at(self, *ranks: int) -> Bereik:
        """Return between which numbers the mean of the cases at some ranks lies.

        The case at a rank took no fewer days than the one there by the lower ends of the classes, and no more than the
        one there by the upper ends.
        """
        lows = _at(ranks, [(low, number) for (low, _), number in self.klassen.items()])
        highs = _at(ranks, [(high, number) for (_, high), number in self.klassen.items() if high is not None])
        high = Fraction(sum(highs), len(highs)) if len(highs) == len(ranks) else None
        return Fraction(sum(lows), len(lows)), high


def _at(ranks: Iterable[int], ends: Iterable[tuple[int, int]]) -> list[int]:
    """Return the ends at some ranks, counted from zero, without those that lie beyond the last."""
    ordered = sorted(ends)
    passed = [*accumulate(number for _, number in ordered)]
    return [ordered[bisect_right(passed, rank)][0] for rank in ranks if passed and rank < passed[-1]]


_NO_CLASS = Text(
    "{} tot en met {} dagen, {} keer, is geen klasse van dagen.", "{} to {} days, {} times, is no class of days."
)
_NO_BOUNDS = Text("De grenzen van klassen van dagen lopen op: {}.", "The bounds of classes of days rise: {}.")
_STRADDLES = Text(
    "De klasse van {} tot en met {} dagen ligt over een grens heen.", "The class of {} to {} days lies across a bound."
)
