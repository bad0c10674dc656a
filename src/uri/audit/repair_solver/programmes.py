"""Linear programmes for HiGHS, which the extra ``solver`` brings.

HiGHS counts in floating point. Nothing here is told as it is: demands are proved, and repairs are checked, in exact
fractions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

from uri.audit.repair_solver.work import OutOfWorkError, Work
from uri.extras import load


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
        self._solver = _new_solver(self._highspy)
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
_TOLERANCE = 1e-9
_OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "mip_feasibility_tolerance": _TOLERANCE,
    "primal_feasibility_tolerance": _TOLERANCE,
    "mip_rel_gap": 0.0,
    "mip_max_nodes": 20_000,
}


def _new_solver(highspy: ModuleType) -> Any:  # noqa: ANN401 (HiGHS has no types)
    with _silence():
        solver = highspy.Highs()
    for option, setting in _OPTIONS.items():
        solver.setOptionValue(option, setting)
    return solver


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
