"""Whether a set of changed figures makes everything hold: with which values if it does, and why not if it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

import attrs

from uri.audit.repair_solver.bounds import Domain, Exact, exact
from uri.audit.repair_solver.connections import hanging_together
from uri.audit.repair_solver.demands import Demand, demand_of
from uri.audit.repair_solver.programmes import Programme, Unsolved
from uri.audit.repair_solver.propagation import narrowed, without_settled
from uri.audit.repair_solver.systems import LocalSystem, System
from uri.audit.repair_solver.work import Work


class UnprovedError(Exception):
    """What the solver answers does not stand in exact arithmetic."""


@attrs.frozen(eq=False)
class Trials:
    """Tries sets of changed figures.

    Attributes:
        system: The figures and the bounds.
        work: What may be done.
    """

    system: System
    work: Work

    def first_demands(self) -> list[Demand]:
        """Return what is demanded when nothing is changed yet: of every bound that does not hold as printed."""
        demands: list[Demand] = []
        for island in self.system.islands:
            self.work.spend(1)
            if any(self.system.loose[bound] for bound in island):
                demands += self._demands(self.system.local(island, ()), ())
            elif self.system.is_violated(island[0]) and (demand := demand_of(self.system, {island[0]: 1})):
                demands.append(demand)
        return demands

    def demands(self, changed: Collection[int]) -> list[Demand]:
        """Return what is demanded and these changes do not meet; nothing where they make everything hold."""
        return [demand for local in self.system.tied(changed) for demand in self._demands(local, changed)]

    def values(self, changed: Collection[int]) -> dict[int, Domain]:
        """Return between which values each figure may lie, of changes that make everything hold."""
        values: dict[int, Domain] = {}
        for local in self.system.tied(changed):
            domains = self._narrowed(local) or {}
            for part in _parts(without_settled(local, domains)):
                if len(part.domains) > 1:
                    domains |= {one: self._ends(part, one) for one in part.domains if one in changed}
            values |= {one: domains[one] for one in changed if one in domains}
        return {one: values.get(one, self.system.domain(one, changed)) for one in sorted(changed)}

    # ------------------------------------------------------------------------------------------------- does it hold?

    def _demands(self, local: LocalSystem, changed: Collection[int]) -> list[Demand]:
        if self._holds(local):
            return []
        return [self._proved_demand(local, changed) or self._lacking(local, changed)]

    def _holds(self, local: LocalSystem) -> bool:
        domains = self._narrowed(local)
        if domains is None:
            return False
        rest = without_settled(local, domains)
        return all(len(part.domains) == 1 or self._point(part) is not None for part in _parts(rest))

    def _narrowed(self, local: LocalSystem) -> dict[int, Domain] | None:
        return narrowed(local, self.system.variables, self.work)

    def _point(self, part: LocalSystem, costs: Mapping[int, float] | None = None) -> dict[int, Exact] | None:
        """Return values by which every row holds, checked in exact arithmetic; None where there are none."""
        programme = self._programme(part, whole=True)
        programme.price(costs or {})
        solution = programme.minimise()
        if isinstance(solution, Unsolved):
            return None
        values = {one: self._exact(one, solution[one]) for one in part.domains}
        if any(_sum(row.factors, values) > row.limit + _SLACK for row in part.rows):
            raise UnprovedError
        return values

    def _programme(self, part: LocalSystem, *, whole: bool) -> Programme:
        programme = Programme(self.work)
        for one, (low, high) in part.domains.items():
            is_whole = whole and self.system.variables[one].whole
            programme.column(one, _float(low), _float(high), whole=is_whole)
        for row in part.rows:
            programme.row({one: float(factor) for one, factor in row.factors.items()}, most=float(row.limit))
        return programme

    def _exact(self, one: int, value: float) -> Exact:
        return round(value) if self.system.variables[one].whole else Fraction(value).limit_denominator(10**6)

    # ----------------------------------------------------------------------------------------------- why it does not

    def _proved_demand(self, local: LocalSystem, changed: Collection[int]) -> Demand | None:
        """Return the demand of the rows that cannot hold together, each some times; None where fractions could.

        The rows share what they may be over. What the least of that costs in each row says how many times to add it.
        """
        programme = Programme(self.work)
        for one, (low, high) in local.domains.items():
            programme.column(one, _float(low), _float(high), whole=False)
        programme.column("over", 0.0, None, whole=False, cost=1.0)
        for row in local.rows:
            terms = {one: float(factor) for one, factor in row.factors.items()}
            programme.row({**terms, "over": -1.0}, most=float(row.limit))
        if isinstance(programme.minimise(), Unsolved):
            raise UnprovedError
        prices = programme.row_prices()
        largest = max(prices, default=0.0)
        for denominator in _DENOMINATORS if largest > 0 else ():
            counts = [exact(Fraction(max(price, 0.0) / largest).limit_denominator(denominator)) for price in prices]
            times = {row.bound: count for row, count in zip(local.rows, counts, strict=True) if count}
            demand = demand_of(self.system, times)
            if demand is not None and not demand.is_met(changed):
                return demand
        return None

    def _lacking(self, local: LocalSystem, changed: Collection[int]) -> Demand:
        """Return the demand that a figure changes of the rows that whole numbers cannot meet, as few as can be."""
        rows = list(local.rows)
        for row in local.rows:
            fewer = [other for other in rows if other is not row]
            if not all(self._holds(part) for part in _parts(LocalSystem(tuple(fewer), local.domains))):
                rows = fewer
        bounds = [self.system.bounds[row.bound] for row in rows]
        members = {one for bound in bounds for one in (*(one for one, _ in bound.terms), bound.unless)} - {None}
        variables = self.system.variables
        shares = {one: 1 for one in members if one is not None and not variables[one].fixed}
        return Demand({one: share for one, share in shares.items() if one not in changed})

    # ------------------------------------------------------------------------------------------------------- values

    def _ends(self, part: LocalSystem, one: int) -> Domain:
        return self._end(part, one, 1), self._end(part, one, -1)

    def _end(self, part: LocalSystem, one: int, sign: int) -> Exact | None:
        """Return the least (sign 1) or the most (-1) that a figure can be; None where it can be ever less, or more."""
        relaxed = self._programme(part, whole=False)
        relaxed.price({one: float(sign)})
        if relaxed.minimise() is Unsolved.ENDLESS:
            return None
        point = self._point(part, {one: float(sign)})
        if point is None:
            raise UnprovedError
        return point[one]


_SLACK = Fraction(1, 10**6)
_DENOMINATORS = (1, 100, 10_000, 10**8)


def _parts(local: LocalSystem) -> Iterator[LocalSystem]:
    """Give the parts of a system that share no variable."""
    for group in hanging_together([row.factors for row in local.rows]):
        rows = tuple(local.rows[number] for number in group)
        yield LocalSystem(rows, {one: local.domains[one] for row in rows for one in row.factors})


def _sum(factors: Mapping[int, Exact], values: Mapping[int, Exact]) -> Exact:
    return sum(factor * values[one] for one, factor in factors.items())


def _float(number: Exact | None) -> float | None:
    return None if number is None else float(number)
