"""Ranges: what single rows tell of figures, without a solver."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from uri.integer_programme import ENDLESS, LinearRow
from uri.protection.knot import Knot, Unknown
from uri.protection.ranges import Ranges

MOST = 4
FIGURES = 4


@st.composite
def knots(draw: st.DrawFn) -> Knot:
    """Draw up to four rows with factors of -2 to 2."""
    factor = st.integers(-2, 2).filter(bool)
    row = st.builds(
        lambda terms, low, room: LinearRow(terms, low, low + room),
        st.dictionaries(st.integers(0, FIGURES - 1), factor, min_size=1),
        st.integers(-4, 4),
        st.integers(0, 4),
    )
    return Knot((Unknown(1),) * FIGURES, tuple(draw(st.lists(row, min_size=1, max_size=4))))


@given(knots(), st.integers(0, FIGURES - 1), st.integers(0, MOST))
def test_no_world_lies_outside_narrowed_ranges(knot: Knot, at: int, number: int) -> None:
    worlds = [
        world
        for world in itertools.product(range(MOST + 1), repeat=FIGURES)
        if all(row.holds(world) for row in knot.rows)
    ]
    ranges = Ranges(knot, [0] * FIGURES, [MOST] * FIGURES)
    assert ranges.narrow() or not worlds
    for world in worlds:
        assert all(low <= one <= high for low, one, high in zip(ranges.lows, world, ranges.highs, strict=True))
    fixed = ranges.with_number(at, number)
    fits = [world for world in worlds if world[at] == number]
    assert fixed.narrow() or not fits
    for world in fits:
        assert all(low <= one <= high for low, one, high in zip(fixed.lows, world, fixed.highs, strict=True))


def test_a_figure_is_fixed_by_its_row_and_one_without_a_bound_stays_without() -> None:
    """3 + 4 + x = 9 leaves 2; of y and z, that are equal, nothing is known but that each is 1 at least."""
    rows = (LinearRow({0: 1, 1: 1, 2: 1}, 9, 9), LinearRow({3: 1, 4: -1}, 0, 0))
    ranges = Ranges(Knot((Unknown(1),) * 5, rows), [3, 4, 0, 1, 0], [3, 4, ENDLESS, ENDLESS, ENDLESS])
    assert ranges.narrow()
    assert (ranges.lows, ranges.highs) == ([3, 4, 2, 1, 1], [3, 4, 2, ENDLESS, ENDLESS])
