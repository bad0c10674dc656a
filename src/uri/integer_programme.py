"""Integer programmes for HiGHS, which the extra ``solver`` brings: silent, on one thread, and checked in whole numbers.

HiGHS counts in floating point. A solution is rounded and held against every row in whole numbers before anyone sees it,
and only the status that says so is read as *there is none*.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from uri.extras import load

ENDLESS = 1 << 40
"""So large that no count of cases reaches it: what has no bound of its own."""


class UnsolvedError(Exception):
    """The solver came to no end: nothing follows from it."""


class UnfinishedError(UnsolvedError):
    """The solver did as much as it may: nothing follows from it."""


@attrs.frozen
class LinearRow:
    """A sum of columns that lies between two bounds.

    Attributes:
        terms: The factor of each column, by its number.
        low: The least that the sum may be.
        high: The most.
    """

    terms: Mapping[int, int]
    low: int = -ENDLESS
    high: int = ENDLESS

    def holds(self, values: Sequence[int]) -> bool:
        """Tell whether whole numbers satisfy the row."""
        return self.low <= sum(factor * values[column] for column, factor in self.terms.items()) <= self.high


class IntegerProgramme:
    """Whole numbers within bounds that satisfy rows; bounds, rows and costs can change from one solution to the next.

    The programme is first solved as if its numbers need not be whole, which goes fast and keeps what was learnt from
    the solution before. Where no numbers at all satisfy the rows no whole ones do; most often the numbers are whole.
    """

    def __init__(
        self, lows: Sequence[int], highs: Sequence[int], rows: Sequence[LinearRow], *, most_nodes: int | None = None
    ) -> None:
        """Make a programme.

        Args:
            lows: The least that each column may be.
            highs: The most.
            rows: What must hold.
            most_nodes: In so many parts at most is a programme divided while it is solved, None for any number.
        """
        self._highspy = load("highspy", "solver")
        self._most_nodes = most_nodes
        self._lows, self._highs, self._rows = list(lows), list(highs), list(rows)
        self._priced: dict[int, int] = {}
        self._relaxed = self._filled()
        self._whole: Any = None

    def add(self, row: LinearRow) -> None:
        """Require one more row."""
        self._rows.append(row)
        self._pass(self._relaxed, row)
        self._whole = None

    def limit(self, column: int, low: int, high: int) -> None:
        """Set the bounds of a column."""
        if (self._lows[column], self._highs[column]) != (low, high):
            self._lows[column], self._highs[column] = low, high
            for solver in filter(None, (self._relaxed, self._whole)):
                solver.changeColBounds(column, self._bound(low), self._bound(high))

    def is_impossible(self) -> bool:
        """Tell whether it is plain that nothing satisfies the rows: not even numbers that need not be whole.

        Raises:
            UnsolvedError: The solver came to no end.
        """
        self._price({})
        return not self._run(self._relaxed)

    def minimise(self, costs: Mapping[int, int] | None = None) -> list[int] | None:
        """Return the values of the columns at the least cost, None where nothing satisfies every row.

        Args:
            costs: What each column costs, by its number; the others cost nothing.

        Raises:
            UnsolvedError: The solver came to no end, or what it gave does not satisfy the rows.
            UnfinishedError: It did as much as it may.
        """
        self._price(costs or {})
        if not self._run(self._relaxed):
            return None
        if (values := self._rounded(self._relaxed)) is not None:
            return values
        if self._whole is None:
            self._whole = self._filled()
            for column in range(len(self._lows)):
                self._whole.changeColIntegrality(column, self._highspy.HighsVarType.kInteger)
            for column, cost in self._priced.items():
                self._whole.changeColCost(column, float(cost))
        if not self._run(self._whole):
            return None
        if (values := self._rounded(self._whole)) is None:
            raise UnsolvedError
        return values

    def row_prices(self, costs: Mapping[int, int]) -> list[float] | None:
        """Return by how much the least cost grows with the bound of each row, were numbers not to be whole.

        Args:
            costs: What each column costs, by its number; the others cost nothing.

        Returns:
            A number for each row, as the solver gives it; None where no numbers do, or where the cost has no end.
        """
        self._price(costs)
        try:
            is_solved = self._run(self._relaxed)
        except UnsolvedError:
            return None
        return list(self._relaxed.getSolution().row_dual) if is_solved else None

    def _filled(self) -> Any:  # noqa: ANN401 (HiGHS has no types)
        solver = new_solver(self._highspy)
        if self._most_nodes is not None:
            solver.setOptionValue("mip_max_nodes", self._most_nodes)
        solver.addVars(len(self._lows), list(map(self._bound, self._lows)), list(map(self._bound, self._highs)))
        for row in self._rows:
            self._pass(solver, row)
        return solver

    def _pass(self, solver: Any, row: LinearRow) -> None:  # noqa: ANN401 (HiGHS has no types)
        factors = [float(factor) for factor in row.terms.values()]
        solver.addRow(self._bound(row.low), self._bound(row.high), len(factors), list(row.terms), factors)

    def _price(self, costs: Mapping[int, int]) -> None:
        for column in self._priced.keys() | costs.keys():
            cost = costs.get(column, 0)
            if self._priced.get(column, 0) != cost:
                for solver in filter(None, (self._relaxed, self._whole)):
                    solver.changeColCost(column, float(cost))
        self._priced = dict(costs)

    def _run(self, solver: Any) -> bool:  # noqa: ANN401 (HiGHS has no types)
        """Solve, and tell whether there is a solution.

        HiGHS sometimes simplifies a programme to one with another solution, and says so; then it solves it as it is.
        """
        status = self._highspy.HighsModelStatus
        solver.run()
        if solver.getModelStatus() == status.kSolveError:
            solver.clearSolver()
            solver.setOptionValue("presolve", "off")
            solver.run()
            solver.setOptionValue("presolve", "choose")
        found = solver.getModelStatus()
        if found == status.kSolutionLimit:
            raise UnfinishedError
        if found not in {status.kOptimal, status.kModelEmpty, status.kInfeasible}:
            raise UnsolvedError
        return bool(found != status.kInfeasible)

    def _rounded(self, solver: Any) -> list[int] | None:  # noqa: ANN401 (HiGHS has no types)
        """Return the solution in whole numbers, None where it is none."""
        found = solver.getSolution().col_value
        values = [round(value) for value in found]
        if any(abs(value - exact) > _NEAR for value, exact in zip(values, found, strict=True)):
            return None
        within = all(low <= value <= high for low, value, high in zip(self._lows, values, self._highs, strict=True))
        return values if within and all(row.holds(values) for row in self._rows) else None

    def _bound(self, bound: int) -> float:
        if abs(bound) >= ENDLESS:
            return float(self._highspy.kHighsInf) * (1 if bound > 0 else -1)
        return float(bound)


_NEAR = 1e-6
_TOLERANCE = 1e-9
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "mip_feasibility_tolerance": _TOLERANCE,
    "primal_feasibility_tolerance": _TOLERANCE,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


def new_solver(highspy: ModuleType) -> Any:  # noqa: ANN401 (HiGHS has no types)
    """Make a solver that says nothing and uses one thread, so that the same programme has the same answer."""
    with _silence():
        solver = highspy.Highs()
    for option, setting in _OPTIONS.items():
        solver.setOptionValue(option, setting)
    return solver


@contextmanager
def _silence() -> Generator[None]:
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
