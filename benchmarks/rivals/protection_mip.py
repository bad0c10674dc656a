"""The least pattern as one programme: a world for each doubt, in which only hidden figures differ from the print."""

from __future__ import annotations

from typing import Any

import highspy

from uri.integer_programme import ENDLESS
from uri.protection.knot import Knot, World
from uri.protection.known_worlds import Doubt


def least_loss(knot: Knot, world: World, doubts: list[Doubt], must: frozenset[int], choosable: list[int]) -> int:
    """Return the least loss of figures that, hidden together, leave every doubt."""
    made: Any = highspy
    solver = made.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0)):
        solver.setOptionValue(option, value)
    hidden = {at: column for column, at in enumerate(choosable)}
    for at in choosable:
        solver.addVar(0.0, 1.0)
        solver.changeColCost(hidden[at], float(knot.unknowns[at].weight))
        solver.changeColIntegrality(hidden[at], highspy.HighsVarType.kInteger)
    for doubt in doubts:
        _add_world(solver, knot, world, doubt, must, hidden)
    solver.run()
    if solver.getModelStatus() not in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty}:
        msg = "the programme was not solved"
        raise AssertionError(msg)
    least: float = solver.getInfo().objective_function_value
    return round(least) + knot.loss(must)


def _add_world(
    solver: Any,  # noqa: ANN401 (HiGHS has no types)
    knot: Knot,
    world: World,
    doubt: Doubt,
    must: frozenset[int],
    hidden: dict[int, int],
) -> None:
    first, most = solver.getNumCol(), float(sum(world))
    at_least, at_most = ({doubt[0]: float(bound)} for bound in doubt[1:])
    for at, number in enumerate(world):
        is_free = at in must or at in hidden
        low = float(min(knot.unknowns[at].low, number)) if is_free else float(number)
        high = number + most if is_free else float(number)
        solver.addVar(max(low, at_least.get(at, low)), min(high, at_most.get(at, high)))
        solver.changeColIntegrality(first + at, highspy.HighsVarType.kInteger)
        if at in hidden:
            solver.addRow(float(number), highspy.kHighsInf, 2, [first + at, hidden[at]], [1.0, number - low])
            solver.addRow(-highspy.kHighsInf, float(number), 2, [first + at, hidden[at]], [1.0, -most])
    for row in knot.rows:
        low = -highspy.kHighsInf if row.low <= -ENDLESS else float(row.low)
        high = highspy.kHighsInf if row.high >= ENDLESS else float(row.high)
        factors = [float(factor) for factor in row.terms.values()]
        solver.addRow(low, high, len(factors), [first + at for at in row.terms], factors)
