"""What a set of changed figures must have, proved in exact fractions.

Bounds that are added up, each some times over, give a new bound. Where that one does not hold as printed, changes must
make good for what it is over: each figure can by at most what lies between its print and its end. That a violated bound
must hold a changed figure is the simplest case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from fractions import Fraction

import attrs

from uri.audit.repair_solver.bounds import Exact
from uri.audit.repair_solver.propagation import least_product
from uri.audit.repair_solver.systems import System


@attrs.frozen
class Demand:
    """What every set of changed figures must have: shares that add up to one or more.

    Attributes:
        shares: For each figure how much of what is over its change can make good for, at most one.
    """

    shares: Mapping[int, Exact]

    def is_met(self, changed: Collection[int]) -> bool:
        """Tell whether a set of changed figures has it."""
        return sum(self.shares[one] for one in changed if one in self.shares) >= 1


def demand_of(system: System, times: Mapping[int, Exact]) -> Demand | None:
    """Return what bounds that are added up demand; None where their sum holds as printed.

    Args:
        system: The figures and the bounds.
        times: How many times each bound is added.
    """
    factors: defaultdict[int, Exact] = defaultdict(int)
    over: Exact = 0
    for bound, count in times.items():
        over -= count * system.limits[bound]
        for one, factor in system.factors[bound].items():
            factors[one] += count * factor
    # The limits are those without the figures that are one number; of the others the least is added.
    for one in {one for bound in times for one in system.loose[bound]}:
        least = least_product(factors[one], system.domain(one, ()))
        if factors[one] and least is None:
            return None
        over += least or 0
    if over <= 0:
        return None
    gains = {one: _gain(system, one, factor) for one, factor in factors.items() if factor}
    shares: dict[int, Exact] = {
        one: 1 if gain is None or gain >= over else Fraction(gain) / over for one, gain in gains.items()
    }
    unless = {system.bounds[bound].unless for bound in times} - {None}
    shares |= {one: 1 for one in unless if one is not None}
    return Demand({one: share for one, share in shares.items() if share and not system.variables[one].fixed})


def _gain(system: System, one: int, factor: Exact) -> Exact | None:
    """Return by how much a sum can fall when a figure of it changes; None is without end."""
    least = least_product(factor, system.variables[one].changed_domain)
    printed = least_product(factor, system.domain(one, ()))
    return None if least is None or printed is None else max(printed - least, 0)
