"""Repairs against brute force: every set of figures, every value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit import repair_solver
from uri.audit.repair_solver import Bound, Variable, repairs

MOST, FAR = 17, 8
"""So far brute force looks, and from where on a figure has no end: no sum of the figures below comes to more."""


def figures(*values: int) -> list[Variable]:
    return [Variable(Fraction(value), Fraction(value)) for value in values]


def at_most(left: Sequence[int], right: Sequence[int]) -> Bound:
    return Bound((*((number, Fraction(1)) for number in left), *((number, Fraction(-1)) for number in right)))


def equal(left: Sequence[int], right: Sequence[int]) -> list[Bound]:
    return [at_most(left, right), at_most(right, left)]


def holds(bounds: Sequence[Bound], values: Sequence[int]) -> bool:
    return all(sum(factor * values[number] for number, factor in bound.terms) <= bound.limit for bound in bounds)


_WIDEST = 2
"""Beyond so many figures, brute force takes too long."""


def changed(values: Sequence[int], changes: Mapping[int, int]) -> list[int]:
    return [changes.get(number, value) for number, value in enumerate(values)]


def by_force(values: Sequence[int], bounds: Sequence[Bound]) -> dict[frozenset[int], dict[int, tuple[int, int]]]:
    """Try every set of figures, small ones first, with every value from 0 to `MOST`."""
    for size in range(_WIDEST + 1):
        repairs_by_set: dict[frozenset[int], dict[int, tuple[int, int]]] = {}
        for members in combinations(range(len(values)), size):
            fitting = [
                tried
                for tried in product(range(MOST + 1), repeat=size)
                if holds(bounds, changed(values, dict(zip(members, tried, strict=True))))
            ]
            if fitting:
                ends = zip(*fitting, strict=True)
                repairs_by_set[frozenset(members)] = {
                    number: (min(end), max(end)) for number, end in zip(members, ends, strict=True)
                }
        if repairs_by_set:
            return repairs_by_set
    return {}


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[int], list[Bound]]:
    values = draw(st.lists(st.integers(0, 2), min_size=3, max_size=5))
    numbers = range(len(values))
    bounds: list[Bound] = []
    for _ in range(draw(st.integers(1, 2))):
        order = draw(st.permutations(numbers))
        cut = draw(st.integers(1, len(values) - 1))
        left, right = order[:cut], order[cut : cut + 1]
        bounds += equal(left, right) if draw(st.booleans()) else [at_most(left, right)]
    return values, bounds


@settings(max_examples=settings().max_examples // 3)
@given(system=systems())
def test_repairs_are_those_of_brute_force(system: tuple[list[int], list[Bound]]) -> None:
    values, bounds = system
    solutions = repairs(figures(*values), bounds, most=100)
    forced = by_force(values, bounds)
    sets = {frozenset(repair.values) for repair in solutions.possible}
    assert solutions.complete
    assert forced or min(map(len, sets)) > _WIDEST
    assert len(sets) == len(solutions.possible)
    if forced:
        assert sets == set(forced)
        for repair in solutions.possible:
            for number, (low, high) in repair.values.items():
                least, most = forced[frozenset(repair.values)][number]
                assert low == least
                assert high == most if high is not None and high <= FAR else most > FAR


def test_what_holds_needs_no_repair() -> None:
    (nothing,) = repairs(figures(1, 2, 3), equal([0, 1], [2])).possible
    assert nothing.values == {}


def test_a_figure_that_cannot_go_below_zero_is_no_repair() -> None:
    """Ministerie van Defensie, jaarverslag 2022, column 2021: the parts add to 371, the total says 271."""
    solutions = repairs(figures(28, 14, 16, 0, 92, 83, 81, 55, 2, 271), equal(range(9), [9]))
    assert (len(solutions.possible), solutions.complete) == (1, True)
    assert solutions.possible[0].values == {9: (Fraction(371), Fraction(371))}


def test_no_larger_set_is_called_a_smallest() -> None:
    """Two rows and two columns with their totals, one figure of nine wrong: the solver once counted a second one."""
    bounds = [
        *equal([0, 3], [6]),
        *equal([1, 4], [7]),
        *equal([2, 5], [8]),
        *equal([0, 1], [2]),
        *equal([3, 4], [5]),
        *equal([6, 7], [8]),
    ]
    solutions = repairs(figures(1, 2495, 2495, 1, 2, 3, 1, 2497, 2498), bounds)
    assert [repair.values for repair in solutions.possible] == [{0: (Fraction(0), Fraction(0))}]


def test_what_fits_may_be_without_end() -> None:
    (repair,) = repairs([*figures(5), Variable(Fraction(3), Fraction(3))], [at_most([0], [1])], most=1).possible
    solutions = repairs(figures(5, 3), [at_most([0], [1])])
    assert repair in solutions.possible
    assert {frozenset(solution.values): solution.values for solution in solutions.possible} == {
        frozenset({0}): {0: (0, 3)},
        frozenset({1}): {1: (5, None)},
    }


def test_a_figure_that_is_fixed_is_never_called_wrong() -> None:
    variables = [*figures(1, 2), Variable(Fraction(4), Fraction(4), fixed=True)]
    assert {frozenset(solution.values) for solution in repairs(variables, equal([0, 1], [2])).possible} == {
        frozenset({0}),
        frozenset({1}),
    }


def test_nothing_helps_against_a_bound_that_no_figure_meets() -> None:
    solutions = repairs(figures(1), [Bound(((0, Fraction(1)),), Fraction(-1))])
    assert (solutions.possible, solutions.complete) == ((), True)


def test_an_unless_falls_with_its_figure() -> None:
    """A printed ratio says nothing any more once it is called wrong."""
    bound = Bound(((0, Fraction(1)),), Fraction(3), unless=1)
    assert {frozenset(solution.values) for solution in repairs(figures(5, 1), [bound]).possible} == {
        frozenset({0}),
        frozenset({1}),
    }


def test_the_number_of_repairs_is_limited_and_that_is_said() -> None:
    values = figures(*[1] * 12, 30)
    solutions = repairs(values, equal(range(12), [12]), most=5)
    assert (len(solutions.possible), solutions.complete) == (5, False)


def test_a_time_limit_is_admitted() -> None:
    solutions = repairs(figures(1, 2, 4), equal([0, 1], [2]), seconds=0)
    assert (solutions.possible, solutions.complete) == ((), False)


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    repairs(figures(1, 2, 4), equal([0, 1], [2]))
    assert capfd.readouterr().out == ""


def test_what_does_not_stand_in_exact_arithmetic_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair_solver, "_least_sum", lambda *_: Fraction(10**9))
    solutions = repairs(figures(1, 2, 4), equal([0, 1], [2]))
    assert (solutions.possible, solutions.complete) == ((), False)
