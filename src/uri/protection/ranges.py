"""Ranges: between which numbers each figure of a knot lies, as far as single rows tell."""

from __future__ import annotations

from collections.abc import Sequence

from uri.integer_programme import ENDLESS, LinearRow
from uri.protection.knot import Knot


class Ranges:
    """The least and the most that each figure can be; they are narrowed by one row after the other.

    A figure that is fixed by a row and the others in it needs no solver.
    """

    def __init__(self, knot: Knot, lows: Sequence[int], highs: Sequence[int]) -> None:
        self._knot = knot
        self.lows, self.highs = list(lows), list(highs)
        self._changed: set[int] = set(range(len(knot.rows)))

    def with_number(self, at: int, number: int) -> Ranges:
        """Return the ranges with one figure fixed."""
        fixed = Ranges(self._knot, self.lows, self.highs)
        fixed.lows[at] = fixed.highs[at] = number
        fixed._changed = {*self._changed, *self._knot.rows_of[at]}
        return fixed

    def narrow(self) -> bool:
        """Narrow the ranges as far as rows tell; tell whether none is empty."""
        for _ in range(_ROUNDS * len(self._knot.rows)):
            if not self._changed:
                break
            number = min(self._changed)
            self._changed.remove(number)
            if not self._narrow_by(self._knot.rows[number]):
                return False
        return True

    def _narrow_by(self, row: LinearRow) -> bool:
        ends = {at: self._ends(at, factor) for at, factor in row.terms.items()}
        least, most = (sum(end[side] for end in ends.values()) for side in (0, 1))
        if least > row.high or most < row.low:
            return False
        for at, factor in row.terms.items():
            own_least, own_most = ends[at]
            self._limit(at, factor, row.low - (most - own_most), row.high - (least - own_least))
        return all(self.lows[at] <= self.highs[at] for at in row.terms)

    def _ends(self, at: int, factor: int) -> tuple[int, int]:
        ends = factor * self.lows[at], factor * self.highs[at]
        return ends if factor > 0 else ends[::-1]

    def _limit(self, at: int, factor: int, least: int, most: int) -> None:
        """Hold a figure, times a factor, between two numbers."""
        low, high = (-(-least // factor), most // factor) if factor > 0 else (-(-most // factor), least // factor)
        if high >= ENDLESS // 2:  # it rests on a figure without a bound
            high = self.highs[at]
        if low > self.lows[at] or high < self.highs[at]:
            self.lows[at], self.highs[at] = max(low, self.lows[at]), min(high, self.highs[at])
            self._changed.update(self._knot.rows_of[at])


_ROUNDS = 20
"""So often is each row looked at, on average; what narrows for longer is left to the solver."""
