"""Repairs against brute force: every set of figures, every value; and errors that were planted in large tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.audit.repair_solver import Bound, OutOfWorkError, RepairSolutions, Variable, Work, repairs, trials

MOST, FAR = 33, 16
"""So far brute force looks, and from where on a figure has no end: no sum of the figures below comes to more."""

ENOUGH = 600.0
"""More seconds than any of these takes: what ends a search is its work."""


def figures(*values: int) -> list[Variable]:
    return [Variable(value, value) for value in values]


def at_most(left: Sequence[int], right: Sequence[int]) -> Bound:
    return Bound((*((number, 1) for number in left), *((number, -1) for number in right)))


def equal(left: Sequence[int], right: Sequence[int]) -> list[Bound]:
    return [at_most(left, right), at_most(right, left)]


def found(variables: Sequence[Variable], bounds: Sequence[Bound], *, most: int = 20) -> tuple[RepairSolutions, ...]:
    return repairs(variables, bounds, Work.of(ENOUGH), most=most)


def one(variables: Sequence[Variable], bounds: Sequence[Bound], *, most: int = 20) -> RepairSolutions:
    (knot,) = found(variables, bounds, most=most)
    return knot


def sets(knot: RepairSolutions) -> set[frozenset[int]]:
    return {frozenset(repair.values) for repair in knot.possible}


# --------------------------------------------------------------------------------------------------------- brute force


def holds(variables: Sequence[Variable], bounds: Sequence[Bound], changes: Mapping[int, int]) -> bool:
    """Try every number that the unchanged figures stand for."""
    options = [
        [changes[number]] if number in changes else range(int(variable.low), int(variable.high or 0) + 1)
        for number, variable in enumerate(variables)
    ]
    standing = [bound for bound in bounds if bound.unless not in changes]
    return any(
        all(sum(factor * values[number] for number, factor in bound.terms) <= bound.limit for bound in standing)
        for values in product(*options)
    )


_WIDEST = 2
"""Beyond so many figures, brute force takes too long."""


def by_force(
    variables: Sequence[Variable], bounds: Sequence[Bound]
) -> dict[frozenset[int], dict[int, tuple[int, int]]]:
    """Try every set of figures, small ones first, with every value from 0 to `MOST`."""
    free = [number for number, variable in enumerate(variables) if not variable.fixed]
    for size in range(_WIDEST + 1):
        repairs_by_set: dict[frozenset[int], dict[int, tuple[int, int]]] = {}
        for members in combinations(free, size):
            fitting = [
                tried
                for tried in product(range(MOST + 1), repeat=size)
                if holds(variables, bounds, dict(zip(members, tried, strict=True)))
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
def systems(draw: st.DrawFn) -> tuple[list[Variable], list[Bound]]:
    """Make a few figures, some of them rounded or never wrong, with sums, limits and a printed ratio between them."""
    count = draw(st.integers(3, 5))
    lows = [draw(st.integers(0, 2)) for _ in range(count)]
    rounded = draw(st.sets(st.integers(0, count - 1), max_size=2))
    never_wrong = draw(st.sets(st.integers(0, count - 1), max_size=1))
    variables = [
        Variable(low, low + (number in rounded), fixed=number in never_wrong) for number, low in enumerate(lows)
    ]
    bounds: list[Bound] = []
    for _ in range(draw(st.integers(1, 3))):
        order = draw(st.permutations(range(count)))
        cut = draw(st.integers(1, count - 1))
        left, right = order[:cut], order[cut : cut + 1]
        kind = draw(st.sampled_from(["sum", "limit", "ratio"]))
        if kind == "ratio":  # twice the one is the other, unless the third is changed
            terms = ((order[0], 2), (order[1], -1))
            bounds += [Bound(terms, unless=order[2]), Bound(tuple((n, -f) for n, f in terms), unless=order[2])]
        else:
            bounds += equal(left, right) if kind == "sum" else [at_most(left, right)]
    return variables, bounds


@settings(max_examples=settings().max_examples // 3)
@given(system=systems())
def test_repairs_are_those_of_brute_force(system: tuple[list[Variable], list[Bound]]) -> None:
    variables, bounds = system
    knots = found(variables, bounds, most=100)
    forced = by_force(variables, bounds)
    assert all(knot.complete for knot in knots)
    least = sum(knot.least for knot in knots)
    if not forced:
        assert least > _WIDEST or any(not knot.possible for knot in knots)
        return
    assert {frozenset().union(*chosen) for chosen in product(*map(sets, knots))} == set(forced)
    assert {len(members) for members in forced} == {least}
    for repair in (repair for knot in knots for repair in knot.possible):
        within = [ends for members, ends in forced.items() if members >= set(repair.values)]
        for number, (low, high) in repair.values.items():
            assert low == min(ends[number][0] for ends in within)
            most = max(ends[number][1] for ends in within)
            assert high == most if high is not None and high <= FAR else most >= FAR


# ------------------------------------------------------------------------------------------------------ single systems


def test_what_holds_needs_no_repair() -> None:
    assert found(figures(1, 2, 3), equal([0, 1], [2])) == ()


def test_a_figure_that_cannot_go_below_zero_is_no_repair() -> None:
    """Ministerie van Defensie, jaarverslag 2022, column 2021: the parts add to 371, the total says 271."""
    solutions = one(figures(28, 14, 16, 0, 92, 83, 81, 55, 2, 271), equal(range(9), [9]))
    assert (len(solutions.possible), solutions.complete) == (1, True)
    assert solutions.possible[0].values == {9: (371, 371)}


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
    solutions = one(figures(1, 2495, 2495, 1, 2, 3, 1, 2497, 2498), bounds)
    assert [repair.values for repair in solutions.possible] == [{0: (0, 0)}]


def test_what_fits_may_be_without_end() -> None:
    solutions = one(figures(5, 3), [at_most([0], [1])])
    assert {frozenset(solution.values): solution.values for solution in solutions.possible} == {
        frozenset({0}): {0: (0, 3)},
        frozenset({1}): {1: (5, None)},
    }


def test_what_may_fall_below_zero_may_be_without_a_least() -> None:
    """A balance: where one figure is negative, all may be."""
    variables = [attrs.evolve(variable, negative=True) for variable in figures(5, 3)]
    solutions = one(variables, [at_most([0], [1])])
    assert solutions.possible[0].values == {0: (None, 3)}


def test_a_figure_that_is_fixed_is_never_called_wrong() -> None:
    variables = [*figures(1, 2), Variable(4, 4, fixed=True)]
    assert sets(one(variables, equal([0, 1], [2]))) == {frozenset({0}), frozenset({1})}


def test_nothing_helps_against_a_bound_that_no_figure_meets() -> None:
    solutions = one(figures(1), [Bound(((0, 1),), -1)])
    assert (solutions.possible, solutions.complete) == ((), True)


def test_an_unless_falls_with_its_figure() -> None:
    """A printed ratio says nothing any more once it is called wrong."""
    assert sets(one(figures(5, 1), [Bound(((0, 1),), 3, unless=1)])) == {frozenset({0}), frozenset({1})}


def test_the_number_of_repairs_is_limited_and_that_is_said() -> None:
    values = figures(*[1] * 12, 30)
    solutions = one(values, equal(range(12), [12]), most=5)
    assert (len(solutions.possible), solutions.complete) == (5, False)


def test_whole_numbers_that_no_fraction_stands_in_for() -> None:
    """Half of 3 is no whole number: one of the two must change, though 1,5 of something would do."""
    halves = [Bound(((0, 2), (1, -1))), Bound(((0, -2), (1, 1)))]
    assert sets(one([Variable(1, 2), *figures(3)], halves)) == {frozenset({1})}


def test_knots_that_share_nothing_are_sought_apart() -> None:
    knots = found(figures(1, 2, 4, 5, 3), [*equal([0, 1], [2]), at_most([3], [4])])
    assert [sets(knot) for knot in knots] == [
        {frozenset({0}), frozenset({1}), frozenset({2})},
        {frozenset({3}), frozenset({4})},
    ]


def test_knots_that_a_sum_that_holds_ties_are_sought_together() -> None:
    """Two rows are off, one by +1 and one by -1: in one column both may be mended, in two columns neither."""
    bounds = [
        *equal([0, 1], [2]),
        *equal([3, 4], [5]),
        *equal([0, 3], [6]),
        *equal([1, 4], [7]),
        *equal([2, 5], [8]),
        *equal([6, 7], [8]),
    ]
    knot = one(figures(2, 2, 5, 4, 4, 7, 6, 6, 12), bounds)
    assert (knot.least, knot.complete) == (2, True)
    assert sets(knot) == {frozenset({0, 3}), frozenset({1, 4}), frozenset({2, 5})}


def test_running_out_of_work_is_admitted_with_what_is_proved() -> None:
    """Two sums without a common figure are wrong: two figures at least, whatever comes of the search."""
    variables, bounds = figures(1, 1, 3, 1, 1, 3, 2, 2, 4), [*equal([0, 1], [2]), *equal([3, 4], [5])]
    bounds += [*equal([0, 3], [6]), *equal([1, 4], [7]), *equal([6, 7], [8])]
    work = Work.of(ENOUGH)
    found_all = repairs(variables, bounds, work)
    spent = Work.of(ENOUGH).steps - work.steps
    assert found_all[0].least == 2
    for steps in range(0, spent, max(1, spent // 40)):
        try:
            knots = repairs(variables, bounds, attrs.evolve(Work.of(ENOUGH), steps=steps))
        except OutOfWorkError:
            continue
        assert not any(knot.complete for knot in knots)
        assert sum(knot.least for knot in knots) <= 2
        assert all(sets(knot) <= sets(found_all[0]) for knot in knots if knot.least == 2)


def test_no_time_is_no_search() -> None:
    with pytest.raises(OutOfWorkError):
        repairs(figures(1, 2, 4), equal([0, 1], [2]), Work.of(seconds=0))


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    found(*_two_sums())
    assert capfd.readouterr().out == ""


def test_what_does_not_stand_in_exact_arithmetic_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "_sum", lambda *_: 10**9)
    (knot,) = found(*_two_sums())
    assert (knot.possible, knot.complete) == ((), False)


def _two_sums() -> tuple[list[Variable], list[Bound]]:
    """Two rounded figures beside a sum and a limit: more than one number fits, so that the solver is asked."""
    variables = [Variable(0, 9), Variable(0, 9), *figures(30, 1)]
    return variables, [*equal([0, 1], [2]), at_most([0], [1, 3])]


# -------------------------------------------------------------------------------------------------------- large tables


@attrs.frozen
class Grid:
    """A table with a total of every row and of every column, and what must hold in it."""

    values: list[int]
    bounds: list[Bound]

    @classmethod
    def made(cls, rows: int, columns: int, random: Random) -> Grid:
        cells = [[random.randrange(60) for _ in range(columns)] for _ in range(rows)]
        cells = [[*row, sum(row)] for row in cells]
        cells.append([sum(column) for column in zip(*cells, strict=True)])
        width = columns + 1
        bounds: list[Bound] = []
        for row in range(rows + 1):
            bounds += equal([row * width + column for column in range(columns)], [row * width + columns])
        for column in range(width):
            bounds += equal([row * width + column for row in range(rows)], [rows * width + column])
        return cls([cell for row in cells for cell in row], bounds)

    def with_errors(self, wrong: Mapping[int, int]) -> list[Variable]:
        return figures(*(value + wrong.get(number, 0) for number, value in enumerate(self.values)))


@pytest.mark.no_cover
@pytest.mark.parametrize(("rows", "columns"), [(340, 12), (3_000, 5)])
@pytest.mark.parametrize("seed", range(3))
def test_one_error_in_a_large_table_is_the_one_repair(rows: int, columns: int, seed: int) -> None:
    """Its row and its column cross at one cell only."""
    random = Random(seed)  # noqa: S311 (no secret)
    grid = Grid.made(rows, columns, random)
    wrong = random.randrange(len(grid.values))
    work = attrs.evolve(Work.of(ENOUGH), steps=1_000_000)
    (knot,) = repairs(grid.with_errors({wrong: 1}), grid.bounds, work)
    assert (sets(knot), knot.complete) == ({frozenset({wrong})}, True)
    assert knot.possible[0].values == {wrong: (grid.values[wrong], grid.values[wrong])}


def test_eight_errors_in_eight_rows_and_columns_are_the_one_repair() -> None:
    """All differ in size, and no two share a row or column: what a row is off is what one column is off."""
    random = Random(1)  # noqa: S311 (no secret)
    grid = Grid.made(30, 12, random)
    places = zip(random.sample(range(30), 8), random.sample(range(12), 8), strict=True)
    wrong = {row * 13 + column: 2**size for size, (row, column) in enumerate(places)}
    (knot,) = found(grid.with_errors(wrong), grid.bounds, most=1)
    assert knot.least == 8
    assert sets(knot) == {frozenset(wrong)}


def test_many_knots_are_each_repaired() -> None:
    """Of 500 rows without totals of columns each is off by one: any of its figures mends it."""
    bounds = [bound for row in range(500) for bound in equal([3 * row, 3 * row + 1], [3 * row + 2])]
    knots = found(figures(*([2, 3, 6] * 500)), bounds)
    assert [sets(knot) for knot in knots] == [{frozenset({3 * row + part}) for part in range(3)} for row in range(500)]
