"""Bounds between figures, and the part of them that matters when some figures may change.

A figure of which the print stands for one number is a constant until it changes. Bounds hang together where they share
a figure that is none: such bounds are an island. A change ties the islands that it touches to one another; all other
islands stay as they are, so that what is looked at is as small as the change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from uri.audit.repair_solver.bounds import Bound, Domain, Exact, Variable, exact
from uri.audit.repair_solver.connections import hanging_together
from uri.audit.repair_solver.work import Work


@attrs.frozen
class SystemRow:
    """A bound on what can move, with what stands still taken off its limit.

    Attributes:
        bound: The number of the bound.
        factors: The factor of each variable that can move.
        limit: The most that they may add up to.
    """

    bound: int
    factors: Mapping[int, Exact]
    limit: Exact


@attrs.frozen
class LocalSystem:
    """Rows that hang together, with where their variables may lie.

    Attributes:
        rows: The rows.
        domains: Where each variable may lie.
    """

    rows: tuple[SystemRow, ...]
    domains: Mapping[int, Domain]


@attrs.frozen(eq=False)
class System:
    """Figures and the bounds between them.

    Attributes:
        variables: The figures.
        bounds: What must hold between them.
        points: The variables that are one number as printed, with it.
        factors: For each bound the factor of each of its variables.
        limits: For each bound its limit, less what those of its variables come to that are one number.
        loose: For each bound its variables that are not one number.
        touching: For each variable the bounds that it is in, or that fall with it.
        islands: The numbers of the bounds of each island.
        island_of: For each bound the number of its island.
    """

    variables: Sequence[Variable]
    bounds: Sequence[Bound]
    points: Mapping[int, Exact]
    factors: Sequence[Mapping[int, Exact]]
    limits: Sequence[Exact]
    loose: Sequence[Sequence[int]]
    touching: Mapping[int, Sequence[int]]
    islands: Sequence[Sequence[int]]
    island_of: Sequence[int]

    @classmethod
    def of(cls, variables: Sequence[Variable], bounds: Sequence[Bound], work: Work) -> System:
        """Prepare a system."""
        factors: list[dict[int, Exact]] = []
        limits: list[Exact] = []
        touching: defaultdict[int, list[int]] = defaultdict(list)
        points = {number: exact(one.low) for number, one in enumerate(variables) if one.is_point}
        for number, bound in enumerate(bounds):
            work.spend(len(bound.terms))
            factors.append(_added_up(bound.terms))
            still = (factor * points[one] for one, factor in factors[-1].items() if one in points)
            limits.append(exact(bound.limit - sum(still)))
            for one in {*factors[-1], *([] if bound.unless is None else [bound.unless])}:
                touching[one].append(number)
        loose = [[one for one in row if one not in points] for row in factors]
        islands = hanging_together(loose)
        island_of = [0] * len(bounds)
        for island, members in enumerate(islands):
            for member in members:
                island_of[member] = island
        return cls(variables, bounds, points, factors, limits, loose, touching, islands, island_of)

    def reach(self, variables: Iterable[int]) -> set[int]:
        """Return the islands that variables touch."""
        return {self.island_of[bound] for variable in variables for bound in self.touching.get(variable, ())}

    def tied(self, changed: Collection[int]) -> list[LocalSystem]:
        """Return the systems that hang together when some variables may change, of the islands that they touch."""
        touched = sorted(self.reach(changed))
        numbers = {island: number for number, island in enumerate(touched)}
        in_islands: list[list[int]] = [[] for _ in touched]
        for variable in sorted(changed):
            for island in self.reach([variable]):
                in_islands[numbers[island]].append(variable)
        return [
            self.local([bound for number in group for bound in self.islands[touched[number]]], changed)
            for group in hanging_together(in_islands)
        ]

    def local(self, bounds: Iterable[int], changed: Collection[int]) -> LocalSystem:
        """Return what some bounds ask of what can move."""
        numbers = [number for number in bounds if self.bounds[number].unless not in changed]
        moving: dict[int, set[int]] = {number: set(self.loose[number]) for number in numbers}
        for variable in changed:
            for number in self.touching.get(variable, ()):
                if number in moving and variable in self.factors[number]:
                    moving[number].add(variable)
        rows = tuple(self._row(number, sorted(members)) for number, members in moving.items())
        domains = {one: self.domain(one, changed) for row in rows for one in row.factors}
        return LocalSystem(rows, domains)

    def _row(self, number: int, moving: Iterable[int]) -> SystemRow:
        factors = {one: self.factors[number][one] for one in moving}
        back = (factor * self.points[one] for one, factor in factors.items() if one in self.points)
        return SystemRow(number, factors, self.limits[number] + sum(back))

    def domain(self, number: int, changed: Collection[int]) -> Domain:
        """Return where a variable may lie when some may change."""
        variable = self.variables[number]
        return variable.changed_domain if number in changed else variable.domain

    def is_violated(self, number: int) -> bool:
        """Tell whether a bound between figures that are one number each does not hold as they are printed."""
        return not self.loose[number] and self.limits[number] < 0


@attrs.frozen(eq=False)
class Equalities:
    """The equalities that hold as printed, of figures that are one number each.

    Attributes:
        members: The figures of each equality that may change.
        of: For each figure the numbers of its equalities; none where a bound falls with it, whatever its value.
    """

    members: Sequence[tuple[int, ...]]
    of: Mapping[int, Sequence[int]]

    @classmethod
    def among(cls, system: System, work: Work) -> Equalities:
        """Find the equalities: each is two bounds, a sum and that sum with all signs turned."""
        tight: set[frozenset[tuple[int, Exact]]] = set()
        members: list[tuple[int, ...]] = []
        of: defaultdict[int, list[int]] = defaultdict(list)
        releasing = {bound.unless for bound in system.bounds}
        for number, factors in enumerate(system.factors):
            if system.loose[number] or system.limits[number] != 0 or system.bounds[number].unless is not None:
                continue
            work.spend(len(factors))
            if frozenset((one, -factor) for one, factor in factors.items()) in tight:
                free = [one for one in factors if not system.variables[one].fixed]
                for one in free:
                    if one not in releasing:
                        of[one].append(len(members))
                members.append(tuple(free))
            tight.add(frozenset(factors.items()))
        return cls(members, of)


def _added_up(terms: Iterable[tuple[int, Exact]]) -> dict[int, Exact]:
    factors: dict[int, Exact] = {}
    for variable, factor in terms:
        factors[variable] = factors.get(variable, 0) + exact(factor)
    return {variable: factor for variable, factor in factors.items() if factor}
