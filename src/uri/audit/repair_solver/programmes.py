"""Linear programmes for HiGHS, which the extra ``solver`` brings.

HiGHS counts in floating point. Nothing here is told as it is: demands are proved, and repairs are checked, in exact
fractions.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from enum import Enum
from typing import Any

from uri.audit.repair_solver.work import OutOfWorkError, Work
from uri.extras import load
from uri.integer_programme import new_solver


class Unsolved(Enum):
    """Why a programme has no solution."""

    IMPOSSIBLE = "nothing meets every row"
    ENDLESS = "there is no best, as it can be ever better"


class Programme:
    """A programme that is built column by column and row by row.

    Each column has a key of its own, by which rows and solutions name it.
    """

    def __init__(self, work: Work) -> None:
        self._highspy = load("highspy", "solver")
        self._work = work
        self._solver = new_solver(self._highspy)
        self._solver.setOptionValue("mip_max_nodes", _MOST_NODES)
        self._columns: dict[Hashable, int] = {}
        self._sizes = self._rows = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._columns

    def column(self, key: Hashable, low: float | None, high: float | None, *, whole: bool, cost: float = 0.0) -> None:
        """Add a column."""
        self._work.spend(1)
        endless = self._highspy.kHighsInf
        self._solver.addVar(-endless if low is None else low, endless if high is None else high)
        number = self._columns[key] = len(self._columns)
        if whole:
            self._solver.changeColIntegrality(number, self._highspy.HighsVarType.kInteger)
        if cost:
            self._solver.changeColCost(number, cost)

    def row(self, terms: Mapping[Any, float], *, most: float) -> int:
        """Require that a sum of columns is at most something.

        Returns:
            The number of the row.
        """
        self._work.spend(len(terms))
        self._sizes += len(terms)
        columns = [self._columns[key] for key in terms]
        self._solver.addRow(-self._highspy.kHighsInf, most, len(terms), columns, [*terms.values()])
        self._rows += 1
        return self._rows - 1

    def extend_row(self, row: int, key: Hashable, factor: float) -> None:
        """Add a column to a row that is there."""
        self._solver.changeCoeff(row, self._columns[key], factor)

    def limit_row(self, row: int, most: float) -> None:
        """Set the most that a row may be."""
        self._solver.changeRowBounds(row, -self._highspy.kHighsInf, most)

    def price(self, costs: Mapping[Any, float]) -> None:
        """Set what columns cost; the others cost nothing."""
        for key, number in self._columns.items():
            self._solver.changeColCost(number, costs.get(key, 0.0))

    def minimise(self) -> dict[Any, float] | Unsolved:
        """Return the columns of a solution at the least cost."""
        self._work.spend(self._sizes + len(self._columns))
        self._solver.setOptionValue("time_limit", max(self._work.seconds, 0.0))
        self._solver.run()
        info = self._solver.getInfo()
        self._work.spend(max(info.simplex_iteration_count, 0) * _STEPS_PER_ITERATION)
        status = self._highspy.HighsModelStatus
        match self._solver.getModelStatus():
            case status.kOptimal:
                values = self._solver.getSolution().col_value
                return {key: values[number] for key, number in self._columns.items()}
            case status.kInfeasible:
                return Unsolved.IMPOSSIBLE
            case status.kUnbounded | status.kUnboundedOrInfeasible:
                return Unsolved.ENDLESS
        raise OutOfWorkError

    def row_prices(self) -> Sequence[float]:
        """Return by how much the least cost rises when the limit of each row falls by one."""
        return [-price for price in self._solver.getSolution().row_dual]


_STEPS_PER_ITERATION = 100
_MOST_NODES = 20_000
