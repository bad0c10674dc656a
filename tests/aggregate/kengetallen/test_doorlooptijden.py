"""Days as counts that add: each median and percentile equals that of the plain list of days."""

import statistics
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri import Doorlooptijden

DAYS = st.lists(st.integers(0, 500), min_size=1, max_size=40)
BOUNDS = st.lists(st.integers(0, 400), min_size=1, max_size=6, unique=True).map(sorted)


def nearest_rank(days: list[int], share: Fraction) -> int:
    """The least of the days of which at least this share of all is at most as many."""
    return min(day for day in days if sum(other <= day for other in days) >= share * len(days))


@given(days=DAYS)
def test_the_median_is_that_of_the_list(days: list[int]) -> None:
    median = Fraction(statistics.median(days))
    assert Doorlooptijden.of(days).median() == (median, median)


@given(days=DAYS, tenths=st.integers(1, 10))
def test_a_percentile_is_the_nearest_rank(days: list[int], tenths: int) -> None:
    rank = nearest_rank(days, Fraction(tenths, 10))
    assert Doorlooptijden.of(days).quantile(Fraction(tenths, 10)) == (Fraction(rank), Fraction(rank))
    assert rank == sorted(days)[ceil(Fraction(tenths, 10) * len(days)) - 1]


@given(parts=st.lists(st.lists(st.integers(0, 500), max_size=10), min_size=1, max_size=5))
def test_parts_add_up_to_the_whole(parts: list[list[int]]) -> None:
    whole = Doorlooptijden.of(day for part in parts for day in part)
    total = Doorlooptijden.of([])
    for part in parts:
        total += Doorlooptijden.of(part)
    assert total == whole == Doorlooptijden.together(map(Doorlooptijden.of, parts))


@given(days=DAYS, bounds=BOUNDS)
def test_classes_hold_the_median_and_the_percentile_of_the_days(days: list[int], bounds: list[int]) -> None:
    """And each end is reached: by days that all stand at the lower ends of their classes, or at the upper ones."""
    classes = Doorlooptijden.of(days).in_classes(bounds)
    for found, true in (
        (classes.median(), Fraction(statistics.median(days))),
        (classes.quantile(Fraction(9, 10)), Fraction(nearest_rank(days, Fraction(9, 10)))),
    ):
        assert found is not None
        low, high = found
        assert low <= true
        assert high is None or true <= high
    lowest = [low for (low, _), number in classes.klassen.items() for _ in range(number)]
    assert classes.median() is not None
    assert (classes.median() or (None,))[0] == statistics.median(lowest)


@given(days=DAYS, bounds=BOUNDS, limit=st.integers(0, 500))
def test_a_count_within_some_days_is_right_or_not_told(days: list[int], bounds: list[int], limit: int) -> None:
    count = sum(day <= limit for day in days)
    assert Doorlooptijden.of(days).within(limit) == count
    assert Doorlooptijden.of(days).in_classes(bounds).within(limit) in {count, None}


@given(days=DAYS, bounds=BOUNDS)
def test_a_count_within_a_bound_is_told_of_classes_too(days: list[int], bounds: list[int]) -> None:
    classes = Doorlooptijden.of(days).in_classes(bounds)
    assert [classes.within(bound) for bound in bounds] == [sum(day <= bound for day in days) for bound in bounds]


def test_no_cases_have_no_median() -> None:
    assert Doorlooptijden.of([]).median() is None
    assert Doorlooptijden.of([]).quantile(Fraction(9, 10)) is None
    assert Doorlooptijden.of([]).within(84) == 0


@pytest.mark.parametrize("bounds", [[], [28, 14], [14, 14], [-1, 5]], ids=str)
def test_bounds_that_do_not_rise_are_refused(bounds: list[int]) -> None:
    with pytest.raises(ValueError, match="lopen op"):
        Doorlooptijden.of([3]).in_classes(bounds)


def test_a_class_that_lies_across_a_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="ligt over een grens heen"):
        Doorlooptijden(klassen={(0, 30): 2}).in_classes([14, 28])


def test_days_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="is geen klasse van dagen"):
        Doorlooptijden.of([-1])
