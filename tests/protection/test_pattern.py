"""The least pattern, and what a reader can work out, against every pattern and every world of small tables."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.integer_programme import LinearRow
from uri.protection.allowance import Limit
from uri.protection.capacity_cuts import capacity_cut
from uri.protection.knot import Demand, Knot, Unknown
from uri.protection.pattern import UnprotectableError, doubts_of, hideable
from uri.protection.pattern_search import found_pattern
from uri.protection.procedure import Procedure
from uri.protection.reader import Reader

MOST = 12
"""No count of a table in these tests is more."""
DEMANDS = [Demand(3), Demand(3, whole_range=True), Demand(4), Demand(3, with_zeros=True)]

Worlds = npt.NDArray[np.int64]


def table(rows: int, columns: int, demand: Demand, world: list[int]) -> Knot:
    """Make a table whose last row and column are totals: what is zero stays shown where zeros are."""
    cells = {place: at for at, place in enumerate(itertools.product(range(rows + 1), range(columns + 1)))}
    unknowns = [
        Unknown(
            4 if row == rows and column == columns else 2 if rows == row or columns == column else 1,
            is_open=world[at] == 0 and not demand.with_zeros,
            is_total=row == rows,
            low=0 if demand.with_zeros else 1,
        )
        for (row, column), at in cells.items()
    ]
    sums = [
        LinearRow({**{cells[row, column]: 1 for row in range(rows)}, cells[rows, column]: -1}, 0, 0)
        for column in range(columns + 1)
    ]
    sums += [
        LinearRow({**{cells[row, column]: 1 for column in range(columns)}, cells[row, columns]: -1}, 0, 0)
        for row in range(rows + 1)
    ]
    return Knot(tuple(unknowns), tuple(sums))


@st.composite
def tables(draw: st.DrawFn) -> tuple[Knot, tuple[int, ...], Demand, int, int]:
    """Draw a table of two by two, or three by one, with its totals."""
    demand = draw(st.sampled_from(DEMANDS))
    rows, columns = draw(st.sampled_from([(2, 1), (3, 1), (2, 2)]))
    inner = np.array(draw(st.lists(st.integers(0, 4), min_size=rows * columns, max_size=rows * columns)))
    inner = inner.reshape(rows, columns)
    whole = np.vstack([inner, inner.sum(axis=0)])
    whole = np.hstack([whole, whole.sum(axis=1, keepdims=True)])
    world = tuple(int(number) for number in whole.ravel())
    return table(rows, columns, demand, list(world)), world, demand, rows, columns


def all_worlds(rows: int, columns: int, most: int) -> Worlds:
    """List all tables of whole numbers, each with its totals, as rows of numbers."""
    inner = np.array(list(itertools.product(range(most + 1), repeat=rows * columns))).reshape(-1, rows, columns)
    whole = np.concatenate([inner, inner.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([whole, whole.sum(axis=2, keepdims=True)], axis=2).reshape(len(inner), -1)


def fitting(worlds: Worlds, world: tuple[int, ...], hidden: frozenset[int], knot: Knot) -> Worlds:
    """Return the worlds that fit a print."""
    shown = [at for at in range(len(world)) if at not in hidden]
    fits = (worlds[:, shown] == np.array(world)[shown]).all(axis=1)
    lows = [knot.unknowns[at].low for at in sorted(hidden)]
    found: Worlds = worlds[fits & (worlds[:, sorted(hidden)] >= lows).all(axis=1)]
    return found


def ends_in_doubt(left: Worlds, at: int, demand: Demand) -> tuple[bool, ...]:
    numbers = left[:, at]
    least = 0 if demand.with_zeros else 1
    if demand.whole_range:
        return bool((numbers == least).any()), bool((numbers >= demand.threshold - 1).any())
    return (bool((numbers >= demand.threshold).any()),)


@settings(max_examples=40)
@given(tables())
def test_no_pattern_that_protects_loses_less(drawn: tuple[Knot, tuple[int, ...], Demand, int, int]) -> None:
    knot, world, demand, rows, columns = drawn
    worlds = all_worlds(rows, columns, MOST if rows * columns < 4 else 8)
    free = [at for at, unknown in enumerate(knot.unknowns) if not unknown.is_open]
    small = [at for at in free if (0 if demand.with_zeros else 1) <= world[at] < demand.threshold]
    widest = fitting(worlds, world, frozenset(free), knot)
    # What no pattern gives is not asked for; these tables have room for every demand, or for none of it.
    if not all(all(ends_in_doubt(widest, at, demand)) for at in small):
        return
    protecting = [
        sum(knot.unknowns[at].weight for at in pattern)
        for size in range(len(small), len(free) + 1)
        for chosen in itertools.combinations([at for at in free if at not in small], size - len(small))
        if all(
            all(ends_in_doubt(fitting(worlds, world, pattern, knot), at, demand))
            for pattern in [frozenset({*small, *chosen})]
            for at in small
        )
        for pattern in [frozenset({*small, *chosen})]
    ]
    try:
        found = found_pattern(knot, world, demand).pattern
    except UnprotectableError:
        assert protecting == []
        return
    assert set(small) <= found
    assert sum(knot.unknowns[at].weight for at in found) == min(protecting)


def protects(knot: Knot, world: tuple[int, ...], demand: Demand, hidden: frozenset[int]) -> bool:
    """Tell whether a reader is left in every doubt by a pattern."""
    reader = Reader(knot, world)
    doubts = doubts_of(knot, reader, world, demand)
    reader.sees(hidden)
    return all(reader.world(doubt) is not None for doubt in doubts)


@settings(max_examples=40)
@given(tables())
def test_a_pattern_that_is_not_sought_to_the_end_protects_and_hides_nothing_needless(
    drawn: tuple[Knot, tuple[int, ...], Demand, int, int],
) -> None:
    knot, world, demand, _, _ = drawn
    try:
        least = found_pattern(knot, world, demand)
    except UnprotectableError:
        return
    found = found_pattern(knot, world, demand, Limit(steps=0))
    assert protects(knot, world, demand, found.pattern)
    must = knot.small(world, demand)
    assert not any(protects(knot, world, demand, found.pattern - {at}) for at in found.pattern - must)
    assert found.least_loss <= knot.loss(least.pattern) == least.least_loss <= knot.loss(found.pattern)


@settings(max_examples=60)
@given(tables(), st.data())
def test_a_cut_holds_for_every_pattern_that_protects_whatever_the_solver_said(
    drawn: tuple[Knot, tuple[int, ...], Demand, int, int], data: st.DataObject
) -> None:
    knot, world, demand, _, _ = drawn
    must, reader = knot.small(world, demand), Reader(knot, world)
    free = [at for at in hideable(knot, world, demand) if at not in must]
    doubts = [one for one in doubts_of(knot, reader, world, demand) if not one[1] <= world[one[0]] <= one[2]]
    if not doubts:
        return
    doubt = data.draw(st.sampled_from(doubts))
    number = len(knot.rows)
    prices = data.draw(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), min_size=number, max_size=number))
    reader.sees(must)
    cuts = [
        capacity_cut(knot, world, doubt, said, must, frozenset(free))
        for said in (prices, reader.prices(doubt))
        if said is not None
    ]
    for cut in filter(None, cuts):
        for size in range(len(free) + 1):
            for chosen in map(frozenset, itertools.combinations(free, size)):
                reader.sees(must | chosen)
                assert cut.allows(chosen) or reader.world(doubt) is None


@settings(max_examples=40)
@given(tables(), st.data())
def test_a_reader_finds_every_world_that_fits(
    drawn: tuple[Knot, tuple[int, ...], Demand, int, int], data: st.DataObject
) -> None:
    knot, world, _, rows, columns = drawn
    free = [at for at, unknown in enumerate(knot.unknowns) if not unknown.is_open and at != len(world) - 1]
    hidden = frozenset(data.draw(st.sets(st.sampled_from(free))) if free else ())
    reader = Reader(knot, world)
    reader.sees(hidden)
    # The grand total is shown, so that no count exceeds it.
    fit = fitting(all_worlds(rows, columns, max(world[-1], 1)), world, hidden, knot) if world[-1] <= 10 else None
    if fit is None:
        return
    listed = reader.worlds(10_000)
    assert listed is not None
    assert sorted(listed) == sorted(tuple(int(number) for number in one) for one in fit)
    for at in hidden:
        assert reader.range(at, 1000) == (fit[:, at].min(), fit[:, at].max())


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
@pytest.mark.parametrize("inner", [(1, 4, 5), (2, 2, 6), (1, 1, 1), (0, 1, 8)], ids=str)
def test_another_order_of_rows_loses_as_much(inner: tuple[int, ...], order: tuple[int, ...]) -> None:
    def loss(numbers: tuple[int, ...]) -> int | None:
        world = tuple(number for one in (*numbers, sum(numbers)) for number in (one, one))
        knot = table(3, 1, Demand(3), list(world))
        try:
            return knot.loss(found_pattern(knot, world, Demand(3)).pattern)
        except UnprotectableError:
            return None

    assert loss(tuple(inner[at] for at in order)) == loss(inner)


@pytest.mark.parametrize("demand", DEMANDS[:3], ids=["drempel 3", "bereik 3", "drempel 4"])
@pytest.mark.parametrize("total", [4, 6, 8])
def test_who_runs_the_program_learns_of_no_small_count_its_number(demand: Demand, total: int) -> None:
    """Every world of three counts with one total: those of one print leave each small count two numbers at least."""
    prints: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for inner in itertools.product(range(total + 1), repeat=3):
        if sum(inner) == total:
            world = (*inner, total)
            zero = [number == 0 for number in world]
            unknowns = tuple(
                Unknown(4 if at == 3 else 1, is_open=zero[at] or at == 3, is_total=at == 3, low=1) for at in range(4)
            )
            knot = Knot(unknowns, (LinearRow({0: 1, 1: 1, 2: 1, 3: -1}, 0, 0),))
            try:
                outcome = Procedure(_without_open(knot, world), demand).run(_closed(knot, world))
            except UnprotectableError:
                continue
            kept = [at for at, unknown in enumerate(unknowns) if not unknown.is_open]
            hidden = {kept[at] for at in outcome.pattern}
            prints.setdefault(tuple(None if at in hidden else world[at] for at in range(4)), []).append(world)
    assert any(None in seen for seen in prints)
    for worlds in prints.values():
        for at in range(3):
            if any(demand.is_small(world[at]) for world in worlds):
                assert len({world[at] for world in worlds}) > 1, worlds


@pytest.mark.parametrize("demand", DEMANDS[:3], ids=["drempel 3", "bereik 3", "drempel 4"])
def test_what_is_told_of_an_outcome_follows_from_its_print(demand: Demand) -> None:
    """Every world of two counts and their total, all of which can be hidden: nothing tells those of one print apart."""
    told: dict[tuple[int | None, ...], set[tuple[object, bool]]] = {}
    prints: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for inner in itertools.product(range(1, 9), repeat=2):
        world = (*inner, sum(inner))
        knot = Knot(
            (Unknown(1, low=1), Unknown(1, low=1), Unknown(4, is_total=True, low=1)),
            (LinearRow({0: 1, 1: 1, 2: -1}, 0, 0),),
        )
        outcome = Procedure(knot, demand).run(world)
        seen = knot.print_of(world, outcome.pattern)
        told.setdefault(seen, set()).add((outcome.step, outcome.is_listed))
        prints.setdefault(seen, []).append(world)
    assert [seen for seen, said in told.items() if len(said) > 1] == []
    assert len(prints) > 20
    for worlds in prints.values():
        for at in range(3):
            if any(demand.is_small(world[at]) for world in worlds):
                assert len({world[at] for world in worlds}) > 1, worlds


def _without_open(knot: Knot, world: tuple[int, ...]) -> Knot:
    """Leave out what is open, with its number in the rows, as a release does."""
    kept = [at for at, unknown in enumerate(knot.unknowns) if not unknown.is_open]
    numbered = {at: number for number, at in enumerate(kept)}
    rows = []
    for row in knot.rows:
        fixed = sum(by * world[at] for at, by in row.terms.items() if at not in numbered)
        terms = {numbered[at]: by for at, by in row.terms.items() if at in numbered}
        rows.append(LinearRow(terms, row.low - fixed, row.high - fixed))
    return Knot(tuple(knot.unknowns[at] for at in kept), tuple(rows))


def _closed(knot: Knot, world: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(world[at] for at, unknown in enumerate(knot.unknowns) if not unknown.is_open)
