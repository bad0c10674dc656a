"""Repairs: the smallest sets of printed figures that, when changed, make everything hold.

A small integer programme, solved by HiGHS (the extra ``solver``). It knows nothing of tables: an unknown is a figure
with the interval that its print stands for, a bound is a linear inequality. What the solver, which counts in floating
point, calls a repair is checked again in exact fractions before it is told.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from time import monotonic
from typing import Any

import attrs

from uri.extras import load

MOST_REPAIRS = 20
"""So many repairs are looked for."""

SECONDS = 10.0
"""So long is looked for them."""

_TOLERANCE = 1e-9


@attrs.frozen
class Variable:
    """A figure: what its print stands for.

    Whether it is a whole number, whether it is never called wrong (`fixed`), and whether it may fall below zero.
    """

    low: Fraction
    high: Fraction | None
    whole: bool = True
    fixed: bool = False
    negative: bool = False


@attrs.frozen
class Bound:
    """The sum of `terms`, (unknown, factor) each, is at most `limit`, unless the unknown `unless` is changed."""

    terms: tuple[tuple[int, Fraction], ...]
    limit: Fraction = Fraction(0)
    unless: int | None = None


@attrs.frozen
class RepairSolution:
    """Which unknowns to change, and between which values; None is without end."""

    values: Mapping[int, tuple[Fraction, Fraction | None]]


@attrs.frozen
class RepairSolutions:
    """The smallest repairs. Without `complete` there may be others: the limit of number or time was reached."""

    possible: tuple[RepairSolution, ...] = ()
    complete: bool = True


def repairs(
    unknowns: Sequence[Variable], bounds: Sequence[Bound], *, most: int = MOST_REPAIRS, seconds: float = SECONDS
) -> RepairSolutions:
    """Find all smallest sets of unknowns that make every bound hold when they may take any value from zero.

    A set of size nought, when nothing is wrong, is the repair that changes nothing. There is no repair at all where
    even changing everything does not help.

    Raises:
        MissingExtraError: highspy is not installed.
    """
    search = _Search(tuple(unknowns), tuple(bounds), monotonic() + seconds)
    sets: list[frozenset[int]] = []
    solutions: list[RepairSolution] = []
    try:
        first = search.next_set(sets, len(unknowns))
        if first is None:
            return RepairSolutions()
        size = next((few for few in range(len(first)) if search.next_set(sets, few) is not None), len(first))
        while len(sets) < most:
            members = search.next_set(sets, size)
            if members is None:
                return RepairSolutions(tuple(solutions))
            sets.append(members)
            solutions.append(search.values(members))
    except _UnfinishedError:
        pass
    return RepairSolutions(tuple(solutions), complete=False)


class _UnfinishedError(Exception):
    """The solver ran out of time, or its answer does not stand in exact arithmetic."""


@attrs.frozen
class _Search:
    unknowns: tuple[Variable, ...]
    bounds: tuple[Bound, ...]
    end: float

    def next_set(self, excluded: Sequence[frozenset[int]], most: int) -> frozenset[int] | None:
        """Return a set of at most so many unknowns that is none of those found; None when there is no other.

        The size is a bound, and not only what is minimised: the solver has been seen to call a larger set the smallest.
        """
        model = _Model(self, {number for number, unknown in enumerate(self.unknowns) if not unknown.fixed})
        for members in excluded:
            model.require({model.changed_columns[number]: 1.0 for number in members}, most=len(members) - 1)
        model.require(dict.fromkeys(model.changed_columns.values(), 1.0), most=most)
        solution = model.minimise(dict.fromkeys(model.changed_columns.values(), 1.0))
        if solution is None:
            return None
        return frozenset(number for number, column in model.changed_columns.items() if solution[column] > 1 / 2)

    def values(self, changed: frozenset[int]) -> RepairSolution:
        """Return between which values the changed unknowns may lie."""
        return RepairSolution(
            {
                number: (self._limit(changed, number, 1), self._limit(changed, number, -1))  # type: ignore[misc]
                for number in sorted(changed)
            }
        )

    def _limit(self, changed: frozenset[int], number: int, sign: int) -> Fraction | None:
        """Return the least (sign 1) or the most (-1) that a changed figure can be; what grows with room has no most."""
        limit = self._limit_at(changed, number, sign)
        return None if sign < 0 and self._limit_at(changed, number, sign, room=2) > limit else limit

    def _limit_at(self, changed: frozenset[int], number: int, sign: int, *, room: int = 1) -> Fraction:
        model = _Model(self, changed, counted=False, room=room)
        solution = model.minimise({model.value_columns[number]: float(sign)})
        if solution is None:
            raise _UnfinishedError
        self._check(model, solution, changed)
        return self._exact(number, solution[model.value_columns[number]])

    def _exact(self, number: int, value: float) -> Fraction:
        return Fraction(round(value)) if self.unknowns[number].whole else Fraction(value).limit_denominator(10**6)

    def _check(self, model: _Model, solution: Sequence[float], changed: Collection[int]) -> None:
        """Check in exact arithmetic that the changed values fit what the others stand for."""
        limits = {
            number: (unknown.low, unknown.high)
            if number not in changed
            else (self._exact(number, solution[model.value_columns[number]]),) * 2
            for number, unknown in enumerate(self.unknowns)
        }
        slack = Fraction(1, 10**6)
        for bound in self.bounds:
            least = _least(bound, limits)
            if bound.unless not in changed and least is not None and least > bound.limit + slack:
                raise _UnfinishedError


def _least(bound: Bound, limits: Mapping[int, tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return the least that a sum can be; None is without end."""
    total = Fraction(0)
    for number, factor in bound.terms:
        limit = limits[number][0] if factor > 0 else limits[number][1]
        if limit is None:
            return None
        total += factor * limit
    return total


class _Model:
    """One programme. Column numbers: `value_columns` of the unknowns, `changed_columns` of those that may change."""

    def __init__(self, search: _Search, free: Collection[int], *, counted: bool = True, room: int = 1) -> None:
        self._highspy = load("highspy", "solver")
        self._end = search.end
        self.largest = room * _largest_number(search.unknowns, search.bounds)
        with _silence():
            self.solver: Any = self._highspy.Highs()
        for option, setting in {
            "output_flag": False,
            "threads": 1,
            "mip_feasibility_tolerance": _TOLERANCE,
            "primal_feasibility_tolerance": _TOLERANCE,
        }.items():
            self.solver.setOptionValue(option, setting)
        self.columns = 0
        self.value_columns: dict[int, int] = {}
        self.changed_columns: dict[int, int] = {}
        for number, unknown in enumerate(search.unknowns):
            self._add(number, unknown, is_free=number in free, counted=counted)
        for bound in search.bounds:
            self._bound(bound, free, counted=counted)

    def _add(self, number: int, unknown: Variable, *, is_free: bool, counted: bool) -> None:
        low, high = float(unknown.low), self.largest if unknown.high is None else float(unknown.high)
        if not is_free:
            self.value_columns[number] = self._column(low, high, whole=unknown.whole)
            return
        least = -self.largest if unknown.negative else min(0.0, low)
        self.value_columns[number] = self._column(least, self.largest, whole=unknown.whole)
        if counted:
            self.changed_columns[number] = column = self._column(0.0, 1.0, whole=True)
            self.require({self.value_columns[number]: 1.0, column: high - self.largest}, most=high)
            self.require({self.value_columns[number]: -1.0, column: least - low}, most=-low)

    def _bound(self, bound: Bound, free: Collection[int], *, counted: bool) -> None:
        terms: dict[int, float] = {}
        for number, factor in bound.terms:
            terms[self.value_columns[number]] = terms.get(self.value_columns[number], 0.0) + float(factor)
        if bound.unless is not None and bound.unless in free:
            if not counted:
                return
            slack = self.largest * sum(abs(factor) for factor in terms.values())
            terms[self.changed_columns[bound.unless]] = -slack
        self.require(terms, most=float(bound.limit))

    def _column(self, low: float, high: float, *, whole: bool) -> int:
        self.solver.addVar(low, high)
        if whole:
            self.solver.changeColIntegrality(self.columns, self._highspy.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def require(self, terms: Mapping[int, float], *, most: float) -> None:
        """Require that a sum of columns is at most something."""
        self.solver.addRow(-self._highspy.kHighsInf, most, len(terms), [*terms], [*terms.values()])

    def minimise(self, costs: Mapping[int, float]) -> Sequence[float] | None:
        """Return the columns of a solution at the least cost; None when there is none."""
        for column, cost in costs.items():
            self.solver.changeColCost(column, cost)
        left = self._end - monotonic()
        if left <= 0:
            raise _UnfinishedError
        self.solver.setOptionValue("time_limit", left)
        self.solver.run()
        status = self._highspy.HighsModelStatus
        match self.solver.getModelStatus():
            case status.kOptimal:
                solution: Sequence[float] = self.solver.getSolution().col_value
                return solution
            case status.kInfeasible:
                return None
        raise _UnfinishedError


@contextmanager
def _silence() -> Iterator[None]:
    """Keep HiGHS from greeting on standard output, as some of its versions do when it is made."""
    try:
        kept = os.dup(1)
    except OSError:  # there is no standard output
        yield
        return
    sys.stdout.flush()
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def _largest_number(unknowns: Iterable[Variable], bounds: Iterable[Bound]) -> float:
    """Return a number that no figure of a repair needs to exceed: twice what any bound can ask of one figure."""
    listed = list(unknowns)
    sizes = [abs(unknown.low if unknown.high is None else unknown.high) for unknown in listed]
    needs = [Fraction(1), *sizes]
    for bound in bounds:
        whole = abs(bound.limit) + sum(abs(factor) * sizes[number] for number, factor in bound.terms)
        needs.append(whole / min(abs(factor) for _, factor in bound.terms))
    return 2.0 * float(max(needs)) + 10.0
