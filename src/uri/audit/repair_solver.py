"""The smallest sets of figures that, when changed, make every bound hold.

A small integer programme, solved by HiGHS (the extra ``solver``). It knows nothing of tables: a variable is a figure
with the interval that its print stands for, and a bound is a linear inequality. HiGHS counts in floating point. What it
calls a repair is checked again in exact fractions before it is told.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any

import attrs

from uri.extras import load

MOST_REPAIRS = 20
"""So many repairs of one knot are sought."""

SECONDS = 10.0
"""So long is sought for repairs, in seconds."""


@attrs.frozen
class Variable:
    """A figure, as the numbers that its print stands for.

    Attributes:
        low: The least of them.
        high: The most; None is without end.
        whole: Whether it is a whole number.
        fixed: Whether it is never called wrong.
        negative: Whether it may fall below zero.
    """

    low: Fraction
    high: Fraction | None
    whole: bool = True
    fixed: bool = False
    negative: bool = False


@attrs.frozen
class Bound:
    """A linear inequality: a sum is at most `limit`.

    Attributes:
        terms: What is added up: the number of a variable with its factor.
        limit: The most that the sum may be.
        unless: The number of a variable; where that one is changed, the bound falls.
    """

    terms: tuple[tuple[int, Fraction], ...]
    limit: Fraction = Fraction(0)
    unless: int | None = None


@attrs.frozen
class RepairSolution:
    """One smallest repair.

    Attributes:
        values: The number of each variable to change, with the least and the most that it may be; None is without end.
    """

    values: Mapping[int, tuple[Fraction, Fraction | None]]


@attrs.frozen
class RepairSolutions:
    """The smallest repairs that were found.

    Attributes:
        possible: The repairs.
        complete: False when there may be others, as the limit of number or time was reached.
    """

    possible: tuple[RepairSolution, ...] = ()
    complete: bool = True


def repairs(
    variables: Sequence[Variable], bounds: Sequence[Bound], *, most: int = MOST_REPAIRS, seconds: float = SECONDS
) -> RepairSolutions:
    """Find all smallest sets of variables that make every bound hold when they may take any value from zero.

    >>> three, four, five = (Variable(Fraction(number), Fraction(number)) for number in (3, 4, 5))
    >>> at_most_five = Bound(((0, Fraction(1)), (1, Fraction(1)), (2, Fraction(-1))))  # 3 + 4 is at most 5
    >>> [sorted(solution.values) for solution in repairs([three, four, five], [at_most_five]).possible]
    [[0], [1], [2]]

    Args:
        variables: The figures; one that is fixed is in no set.
        bounds: What must hold between them.
        most: How many sets are sought.
        seconds: How long is sought.

    Returns:
        The sets with their values. When nothing is wrong, the one repair is the empty set. There is no repair at all
        where even changing everything does not help.

    Raises:
        MissingExtraError: The package highspy is not installed.
    """
    search = _Search(tuple(variables), tuple(bounds), monotonic() + seconds)
    solutions: list[RepairSolution] = []
    try:
        for changed in search.smallest_sets(most):
            solutions.append(search.values(changed))  # noqa: PERF401 (what was found stays when the time is up)
        is_complete = len(solutions) < most
    except _UnfinishedError:
        is_complete = False
    return RepairSolutions(tuple(solutions), is_complete)


class _UnfinishedError(Exception):
    """The solver ran out of time, or its answer does not stand in exact arithmetic."""


@attrs.frozen
class _Search:
    """The search for repairs.

    Attributes:
        variables: The figures.
        bounds: What must hold between them.
        deadline: When it ends, by the clock of `monotonic`.
    """

    variables: tuple[Variable, ...]
    bounds: tuple[Bound, ...]
    deadline: float

    def smallest_sets(self, most: int) -> Iterator[frozenset[int]]:
        """Give every smallest set of variables that can make all bounds hold, at most so many."""
        largest = self._next_set([], len(self.variables))
        if largest is None:
            return
        size = next((size for size in range(len(largest)) if self._next_set([], size) is not None), len(largest))
        sets: list[frozenset[int]] = []
        while len(sets) < most and (changed := self._next_set(sets, size)) is not None:
            sets.append(changed)
            yield changed

    def _next_set(self, excluded: Sequence[frozenset[int]], most: int) -> frozenset[int] | None:
        """Return a set of at most so many variables that is none of those excluded; None when there is no other.

        The size is a bound, and not only what is minimised: the solver has been seen to call a larger set the smallest.
        """
        model = _Model(self, {number for number, variable in enumerate(self.variables) if not variable.fixed})
        for members in excluded:
            model.require({model.changed_columns[number]: 1.0 for number in members}, most=len(members) - 1)
        model.require(dict.fromkeys(model.changed_columns.values(), 1.0), most=most)
        solution = model.minimise(dict.fromkeys(model.changed_columns.values(), 1.0))
        if solution is None:
            return None
        return frozenset(number for number, column in model.changed_columns.items() if solution[column] > 1 / 2)

    def values(self, changed: frozenset[int]) -> RepairSolution:
        """Return between which values the changed variables may lie."""
        return RepairSolution(
            {
                number: (self._least_value(changed, number), self._most_value(changed, number))
                for number in sorted(changed)
            }
        )

    def _least_value(self, changed: frozenset[int], number: int) -> Fraction:
        """Return the least that a changed figure can be."""
        return self._at_end(changed, number, 1)

    def _most_value(self, changed: frozenset[int], number: int) -> Fraction | None:
        """Return the most that a changed figure can be; what grows with the room that it gets has no most."""
        most = self._at_end(changed, number, -1)
        return None if self._at_end(changed, number, -1, room=2) > most else most

    def _at_end(self, changed: frozenset[int], number: int, sign: int, *, room: int = 1) -> Fraction:
        """Return the least (sign 1) or the most (-1) that a changed figure can be, checked in exact arithmetic."""
        model = _Model(self, changed, counted=False, room=room)
        solution = model.minimise({model.value_columns[number]: float(sign)})
        if solution is None:
            raise _UnfinishedError
        self._check({number: self._exact(number, solution[model.value_columns[number]]) for number in changed})
        return self._exact(number, solution[model.value_columns[number]])

    def _exact(self, number: int, value: float) -> Fraction:
        return Fraction(round(value)) if self.variables[number].whole else Fraction(value).limit_denominator(10**6)

    def _check(self, values: Mapping[int, Fraction]) -> None:
        """Check that the values of the changed figures fit what the others stand for."""
        limits = {
            number: (values[number], values[number]) if number in values else (variable.low, variable.high)
            for number, variable in enumerate(self.variables)
        }
        slack = Fraction(1, 10**6)
        for bound in self.bounds:
            least = _least_sum(bound, limits)
            if bound.unless not in values and least is not None and least > bound.limit + slack:
                raise _UnfinishedError


def _least_sum(bound: Bound, limits: Mapping[int, tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return the least that a sum can be; None is without end."""
    total = Fraction(0)
    for number, factor in bound.terms:
        limit = limits[number][0] if factor > 0 else limits[number][1]
        if limit is None:
            return None
        total += factor * limit
    return total


class _Model:
    """One programme for the solver.

    Attributes:
        largest: The number that no figure exceeds.
        value_columns: The column of the value of each variable.
        changed_columns: The column that is 1 where a variable is changed, of each that may be.
    """

    def __init__(self, search: _Search, free: Collection[int], *, counted: bool = True, room: int = 1) -> None:
        self._highspy = load("highspy", "solver")
        self._deadline = search.deadline
        self.largest = room * _largest_number(search.variables, search.bounds)
        self._solver = _new_solver(self._highspy)
        self._column_count = 0
        self.value_columns: dict[int, int] = {}
        self.changed_columns: dict[int, int] = {}
        for number, variable in enumerate(search.variables):
            self._add(number, variable, is_free=number in free, counted=counted)
        for bound in search.bounds:
            self._bound(bound, free, counted=counted)

    def _add(self, number: int, variable: Variable, *, is_free: bool, counted: bool) -> None:
        low, high = float(variable.low), self.largest if variable.high is None else float(variable.high)
        if not is_free:
            self.value_columns[number] = self._column(low, high, whole=variable.whole)
            return
        least = -self.largest if variable.negative else min(0.0, low)
        self.value_columns[number] = self._column(least, self.largest, whole=variable.whole)
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
        self._solver.addVar(low, high)
        if whole:
            self._solver.changeColIntegrality(self._column_count, self._highspy.HighsVarType.kInteger)
        self._column_count += 1
        return self._column_count - 1

    def require(self, terms: Mapping[int, float], *, most: float) -> None:
        """Require that a sum of columns is at most something."""
        self._solver.addRow(-self._highspy.kHighsInf, most, len(terms), [*terms], [*terms.values()])

    def minimise(self, costs: Mapping[int, float]) -> Sequence[float] | None:
        """Return the columns of a solution at the least cost; None when there is none."""
        for column, cost in costs.items():
            self._solver.changeColCost(column, cost)
        left = self._deadline - monotonic()
        if left <= 0:
            raise _UnfinishedError
        self._solver.setOptionValue("time_limit", left)
        self._solver.run()
        status = self._highspy.HighsModelStatus
        match self._solver.getModelStatus():
            case status.kOptimal:
                solution: Sequence[float] = self._solver.getSolution().col_value
                return solution
            case status.kInfeasible:
                return None
        raise _UnfinishedError


def _new_solver(highspy: ModuleType) -> Any:  # noqa: ANN401 (HiGHS has no types)
    with _silence():
        solver = highspy.Highs()
    for option, setting in _OPTIONS.items():
        solver.setOptionValue(option, setting)
    return solver


_TOLERANCE = 1e-9
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "mip_feasibility_tolerance": _TOLERANCE,
    "primal_feasibility_tolerance": _TOLERANCE,
}


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


def _largest_number(variables: Iterable[Variable], bounds: Iterable[Bound]) -> float:
    """Return a number that no figure of a repair needs to exceed: twice what any bound can ask of one figure."""
    listed = list(variables)
    sizes = [abs(variable.low if variable.high is None else variable.high) for variable in listed]
    needs = [Fraction(1), *sizes]
    for bound in bounds:
        whole = abs(bound.limit) + sum(abs(factor) * sizes[number] for number, factor in bound.terms)
        needs.append(whole / min(abs(factor) for _, factor in bound.terms))
    return 2.0 * float(max(needs)) + 10.0
