"""What is demanded of repairs: each value by hand."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from uri.audit.repair_solver import Bound, Variable, Work
from uri.audit.repair_solver.demands import Demand, demand_of
from uri.audit.repair_solver.systems import Equalities, System

WORK = Work.of(600)


def system(variables: Sequence[Variable], *bounds: Bound) -> System:
    return System.of(variables, bounds, WORK)


def points(*values: int) -> list[Variable]:
    return [Variable(value, value) for value in values]


def test_a_part_can_fall_to_zero_and_a_total_can_rise_without_end() -> None:
    """3 + 4 is 2 more than 5: either part alone can make good for it, and so can the total."""
    of_sum = Bound(((0, 1), (1, 1), (2, -1)))
    assert demand_of(system(points(3, 4, 5), of_sum), {0: 1}) == Demand({0: 1, 1: 1, 2: 1})


def test_a_part_that_is_smaller_than_what_is_over_makes_good_for_its_share() -> None:
    """0 + 1 + 9 is 4 more than 6: 1 is a quarter of it, 0 nothing."""
    of_sum = Bound(((0, 1), (1, 1), (2, 1), (3, -1)))
    demand = demand_of(system(points(0, 1, 9, 6), of_sum), {0: 1})
    assert demand == Demand({1: Fraction(1, 4), 2: 1, 3: 1})
    assert demand is not None
    assert not demand.is_met({1})
    assert demand.is_met({2})


def test_bounds_that_are_added_up_need_nothing_of_what_they_have_in_common() -> None:
    """A row is 3 over, its column 5 over: their one common cell cannot make good for both."""
    row, column = Bound(((0, 1), (1, 1)), 7), Bound(((0, -1), (2, -1)), -15)
    demand = demand_of(system(points(4, 6, 6), row, column), {0: 1, 1: 1})
    assert demand is not None
    assert 0 not in demand.shares


def test_what_is_printed_rounded_is_taken_at_its_best() -> None:
    """Something from 2 to 4 is at most 1: it is over by 1 and not by 3."""
    assert demand_of(system([Variable(2, 4)], Bound(((0, 1),), 1)), {0: 1}) == Demand({0: 1})
    assert demand_of(system([Variable(1, 4)], Bound(((0, 1),), 1)), {0: 1}) is None


def test_what_is_fixed_is_demanded_of_nobody() -> None:
    fixed = Variable(4, 4, fixed=True)
    assert demand_of(system([fixed, *points(3)], Bound(((0, 1), (1, -1)))), {0: 1}) == Demand({1: 1})


def test_a_bound_falls_with_what_it_is_printed_by() -> None:
    assert demand_of(system(points(5, 50), Bound(((0, 1),), 3, unless=1)), {0: 1}) == Demand({0: 1, 1: 1})


def test_an_equality_is_a_sum_and_the_same_with_all_signs_turned() -> None:
    holding = [Bound(((0, 1), (1, -1))), Bound(((0, -1), (1, 1)))]
    assert Equalities.among(system(points(2, 2), *holding), WORK).members == [(0, 1)]
    assert Equalities.among(system(points(2, 3), *holding), WORK).members == []
    assert Equalities.among(system(points(2, 2), holding[0]), WORK).members == []
