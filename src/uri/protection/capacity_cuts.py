"""Capacity cuts: how much the figures that are hidden must be able to give, together, for a doubt to remain.

A count that could be larger takes what it gains from figures beside it, and each of those can give no more than it has
above the least that a reader holds it for. By which relations it takes, and from which figures how much, the solver
says where numbers need not be whole. What it says is rounded to fractions and added up anew in whole numbers, so that a
cut holds for every pattern whatever the solver said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from math import lcm

import attrs

from uri.integer_programme import ENDLESS
from uri.protection.knot import Knot, Pattern, World
from uri.protection.known_worlds import Doubt


@attrs.frozen
class CapacityCut:
    """What hidden figures can give, and how much they must give together.

    Attributes:
        given: What each figure can give, by its number, were it hidden.
        asked: What they must give together.
    """

    given: Mapping[int, int]
    asked: int

    @property
    def is_possible(self) -> bool:
        """Whether all figures together can give enough."""
        return sum(self.given.values()) >= self.asked

    def allows(self, hidden: Collection[int]) -> bool:
        """Tell whether hidden figures can give enough."""
        return sum(number for at, number in self.given.items() if at in hidden) >= self.asked


def capacity_cut(
    knot: Knot, world: World, doubt: Doubt, prices: Collection[float], always_hidden: Pattern, choosable: Pattern
) -> CapacityCut | None:
    """Return the cut by which a pattern leaves no doubt, None where these prices tell of none.

    Args:
        knot: The figures and what holds between them.
        world: The figures as they are.
        doubt: What must remain possible of a figure, and is not so in the world.
        prices: How often each row is taken.
        always_hidden: The figures that are hidden in every pattern.
        choosable: The figures that may be hidden or shown; any other is shown.
    """
    at, low, high = doubt
    sign, need = (1, low - world[at]) if world[at] < low else (-1, world[at] - high)
    taken, room = _added_up(knot, world, prices)
    asked = taken.pop(at, Fraction()) * sign * need - room
    capacities = {
        figure: factor * (world[figure] - knot.unknowns[figure].low) if factor > 0 else None
        for figure, factor in taken.items()
    }
    for figure in capacities.keys() & always_hidden:
        capacity = capacities[figure]
        if capacity is None:
            return None
        asked -= capacity
    if asked <= 0:
        return None
    given = {
        figure: asked if capacity is None else min(capacity, asked)
        for figure, capacity in capacities.items()
        if figure in choosable and capacity != 0
    }
    scale = lcm(asked.denominator, *(capacity.denominator for capacity in given.values()))
    return CapacityCut({figure: int(capacity * scale) for figure, capacity in given.items()}, int(asked * scale))


def _added_up(knot: Knot, world: World, prices: Collection[float]) -> tuple[dict[int, Fraction], Fraction]:
    """Add rows up: the factor of each figure, and how far their sum can rise above that of the world."""
    taken: dict[int, Fraction] = {}
    room = Fraction()
    for price, row in zip(prices, knot.rows, strict=True):
        times = Fraction(round(-price * _PARTS), _PARTS)
        bound = row.high if times > 0 else row.low
        if not times or abs(bound) >= ENDLESS:
            continue
        room += times * (bound - sum(factor * world[figure] for figure, factor in row.terms.items()))
        for figure, factor in row.terms.items():
            taken[figure] = taken.get(figure, Fraction()) + times * factor
    return {figure: factor for figure, factor in taken.items() if factor}, room


_PARTS = 60
"""Prices are taken in parts of one, of so many: those of sums are whole or simple fractions."""
