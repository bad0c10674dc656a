"""The smallest sets of figures that meet every demand made so far: those that are worth a try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf, nextafter
from typing import TypeAlias

import attrs

from uri.audit.repair_solver.bounds import Exact
from uri.audit.repair_solver.demands import Demand
from uri.audit.repair_solver.programmes import Programme, Unsolved
from uri.audit.repair_solver.systems import Equalities
from uri.audit.repair_solver.work import Work

_Column: TypeAlias = int | tuple[str, int]
"""A figure by its number, 1 where it changes; or how many figures of an equality change, by the number of that."""


@attrs.define(eq=False)
class Proposals:
    """Proposes sets of figures to change.

    A single figure is found by looking at the demands; a larger set by a programme with a column for each figure.

    Attributes:
        equalities: The equalities that hold as printed.
        work: What may be done.
        demands: What is asked of a set.
        figures: The figures that can be in a set.
    """

    equalities: Equalities
    work: Work
    demands: list[Demand] = attrs.field(factory=list)
    figures: set[int] = attrs.field(factory=set)
    _singles: set[int] | None = None
    _merits: dict[int, Exact] = attrs.field(factory=dict)
    _bound: set[tuple[int, int]] = attrs.field(factory=set)
    _counted: set[int] = attrs.field(factory=set)
    _rows: list[tuple[Mapping[_Column, float], float]] = attrs.field(factory=list)
    _master: _Master | None = None

    # -------------------------------------------------------------------------------------------------------- asking

    def add(self, demand: Demand) -> None:
        """Ask that sets meet a demand."""
        self.demands.append(demand)
        full = {one for one, share in demand.shares.items() if share == 1}
        self._singles = full if self._singles is None else self._singles & full
        for one, share in demand.shares.items():
            self._merits[one] = self._merits.get(one, 0) + share
        # Rounded up, a share asks for less: so no set that meets the demand is lost.
        self._ask({one: -nextafter(float(share), inf) for one, share in demand.shares.items()}, most=-1.0)

    def exclude(self, changed: frozenset[int]) -> None:
        """Ask for other sets than this one."""
        self._singles = (self._singles or set()) - (changed if len(changed) == 1 else set())
        self._ask(dict.fromkeys(changed, 1.0), most=len(changed) - 1.0)

    def bind(self, changed: frozenset[int]) -> bool:
        """Ask that no figure changes alone in an equality that holds; tell whether one of these does.

        Such a change would be none, and the set without it as good: so no smallest set is lost. What is asked of one
        figure is asked of all that demands name.
        """
        if not any(self._is_idle(one, equality, changed) for one, equality in self._equalities_of(changed)):
            return False
        for one, equality in self._equalities_of(changed.union(*(demand.shares for demand in self.demands))):
            self._bind(one, equality)
        return True

    def _equalities_of(self, figures: Iterable[int]) -> Iterator[tuple[int, int]]:
        for one in sorted(figures):
            for equality in self.equalities.of.get(one, ()):
                yield one, equality

    def _is_idle(self, one: int, equality: int, changed: frozenset[int]) -> bool:
        if (one, equality) in self._bound:
            return False
        return not any(other != one and equality in self.equalities.of.get(other, ()) for other in changed)

    def _bind(self, one: int, equality: int) -> None:
        if (one, equality) in self._bound:
            return
        self._bound.add((one, equality))
        self._singles = (self._singles or set()) - {one}
        count = ("equality", equality)
        if equality not in self._counted:
            self._counted.add(equality)
            self._ask({count: 1.0, **dict.fromkeys(self.equalities.members[equality], -1.0)}, most=0.0)
        self._ask({one: 2.0, count: -1.0}, most=0.0)

    def _ask(self, terms: Mapping[_Column, float], *, most: float) -> None:
        self.work.spend(len(terms))
        self.figures.update(column for column in terms if isinstance(column, int))
        self._rows.append((terms, most))
        if self._master is not None:
            self._master.ask(terms, most=most)

    # ----------------------------------------------------------------------------------------------------- proposing

    def least_size(self) -> int | None:
        """Return how many figures a set has at least; None where no set meets the demands."""
        if not all(demand.shares for demand in self.demands):
            return None
        return 1 if self._singles else self._programme().least_size()

    def propose(self, size: int) -> frozenset[int] | None:
        """Return a set of at most so many figures, the one that meets most demands; None when there is none."""
        if size > 1:
            return self._programme().propose(size, self._merits)
        if not self._singles:
            return None
        return frozenset({max(sorted(self._singles), key=lambda one: self._merits[one])})

    def _programme(self) -> _Master:
        if self._master is None:
            self._master = _Master(self.work)
            for terms, most in self._rows:
                self._master.ask(terms, most=most)
        return self._master


class _Master:
    """The programme of which a solution is a set: a column for each figure, a row for each thing that is asked."""

    def __init__(self, work: Work) -> None:
        self._programme = Programme(work)
        self._figures: list[int] = []
        self._size_row = self._programme.row({}, most=inf)

    def ask(self, terms: Mapping[_Column, float], *, most: float) -> None:
        for column in terms:
            if column in self._programme:
                continue
            if isinstance(column, int):
                self._programme.column(column, 0.0, 1.0, whole=True)
                self._programme.extend_row(self._size_row, column, 1.0)
                self._figures.append(column)
            else:
                self._programme.column(column, 0.0, None, whole=False)
        self._programme.row(terms, most=most)

    def least_size(self) -> int | None:
        self._programme.limit_row(self._size_row, inf)
        changed = self._solved(dict.fromkeys(self._figures, 1.0))
        return None if changed is None else len(changed)

    def propose(self, size: int, merits: Mapping[int, Exact]) -> frozenset[int] | None:
        self._programme.limit_row(self._size_row, float(size))
        return self._solved({one: -float(merits.get(one, 0)) for one in self._figures})

    def _solved(self, costs: Mapping[int, float]) -> frozenset[int] | None:
        self._programme.price(costs)
        solution = self._programme.minimise()
        if isinstance(solution, Unsolved):
            return None
        return frozenset(one for one in self._figures if solution[one] > 1 / 2)
