"""Exact intervals, against published tables and sums of chances in whole fractions."""

from collections.abc import Iterable
from fractions import Fraction
from math import comb, exp, factorial

import pytest

from uri.statistics import Interval, count_interval, rate_interval, share_interval
from uri.statistics.intervals import distributions


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Garwood, Fiducial limits for the Poisson distribution (Biometrika 28, 1936); also Johnson & Kotz, table 95%.
    [(0, 0, 3.689), (1, 0.0253, 5.572), (2, 0.2422, 7.225), (5, 1.623, 11.668), (10, 4.795, 18.390)],
)
def test_the_interval_of_a_count_is_the_published_one(count: int, low: float, high: float) -> None:
    interval = count_interval(count)
    assert interval.low == pytest.approx(low, abs=5e-4)
    assert interval.high == pytest.approx(high, abs=5e-4)


@pytest.mark.parametrize("count", [0, 1, 7, 26])
def test_at_the_ends_of_an_interval_the_count_is_as_rare_as_its_level_says(count: int) -> None:
    interval = count_interval(count, level=0.9)
    at_most = sum(exp(-interval.high) * interval.high**k / factorial(k) for k in range(count + 1))
    assert at_most == pytest.approx(0.05)
    if count:
        fewer = sum(exp(-interval.low) * interval.low**k / factorial(k) for k in range(count))
        assert 1 - fewer == pytest.approx(0.05)


@pytest.mark.parametrize(("part", "whole"), [(0, 10), (1, 10), (15, 26), (26, 26)])
@pytest.mark.parametrize("mid_p", [False, True])
def test_at_the_ends_of_a_share_the_part_is_as_rare_as_its_level_says(part: int, whole: int, *, mid_p: bool) -> None:
    interval = share_interval(part, whole, mid_p=mid_p)
    counted = Fraction(1, 2) if mid_p else 1
    if part < whole:
        assert float(_chance(range(part), whole, interval.high) + counted * _chance([part], whole, interval.high)) == (
            pytest.approx(0.025)
        )
    else:
        assert interval.high == 1
    if part:
        above = _chance(range(part + 1, whole + 1), whole, interval.low)
        assert float(above + counted * _chance([part], whole, interval.low)) == pytest.approx(0.025)
    else:
        assert interval.low == 0


def _chance(parts: Iterable[int], whole: int, share: float) -> Fraction:
    exact = Fraction(share)
    return sum(
        (comb(whole, k) * exact**k * (1 - exact) ** (whole - k) for k in parts),
        Fraction(0),
    )


def test_a_rate_is_told_by_the_number_that_is_asked() -> None:
    count = count_interval(26)
    assert rate_interval(26, 200, per=100) == Interval(count.low / 2, count.high / 2)
    assert 13 in rate_interval(26, 200, per=100)


@pytest.mark.parametrize(("count", "level"), [(-1, 0.95), (1, 0.0), (1, 1.0)])
def test_what_is_no_count_or_level_is_refused(count: int, level: float) -> None:
    with pytest.raises(ValueError, match=r"-1|level"):
        count_interval(count, level=level)


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (0, 0), (-1, 2)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=str(part)):
        share_interval(part, whole)


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        rate_interval(1, 0)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Clopper and Pearson, Biometrika 26 (1934), as in Geigy's tables: 95% limits in percent.
    [(0, 10, 0, 30.85), (1, 10, 0.25, 44.50), (5, 10, 18.71, 81.29), (0, 20, 0, 16.84), (3, 20, 3.21, 37.89)],
)
def test_the_interval_of_a_share_is_the_published_one(part: int, whole: int, low: float, high: float) -> None:
    interval = share_interval(part, whole)
    assert interval.low * 100 == pytest.approx(low, abs=0.006)
    assert interval.high * 100 == pytest.approx(high, abs=0.006)


@pytest.mark.parametrize(("part", "whole"), [(0, 7), (3, 7), (15, 26), (100, 342)])
def test_the_interval_of_a_share_is_that_of_another_implementation(part: int, whole: int) -> None:
    other = distributions().binomtest(part, whole).proportion_ci(0.9, method="exact")
    interval = share_interval(part, whole, level=0.9)
    assert [interval.low, interval.high] == pytest.approx([other.low, other.high])


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
@pytest.mark.parametrize("whole", [1, 4, 13, 26])
def test_a_share_is_covered_at_least_so_often_as_the_level_says_whatever_it_is(whole: int, level: float) -> None:
    """By every part that can be found, each with its chance, for shares on a grid and at the ends of all intervals."""
    intervals = [share_interval(part, whole, level=level) for part in range(whole + 1)]
    grid = {step / 200 for step in range(201)}
    grid |= {end + nudge for one in intervals for end in (one.low, one.high) for nudge in (-1e-9, 1e-9)}
    for share in (each for each in grid if 0 <= each <= 1):
        covered = sum(
            comb(whole, part) * share**part * (1 - share) ** (whole - part)
            for part, interval in enumerate(intervals)
            if share in interval
        )
        assert covered >= level - 1e-12


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_a_mean_is_covered_at_least_so_often_as_the_level_says_whatever_it_is(level: float) -> None:
    """By every count that can be found, zero too, for means on a grid and at the ends of intervals."""
    intervals = [count_interval(count, level=level) for count in range(90)]
    grid = {step / 8 for step in range(1, 241)}
    grid |= {end + nudge for one in intervals[:15] for end in (one.low, one.high) for nudge in (-1e-9, 1e-9)}
    for mean in (each for each in grid if 0 < each <= 30):
        covered = sum(
            exp(-mean) * mean**count / factorial(count) for count, interval in enumerate(intervals) if mean in interval
        )
        assert covered >= level - 1e-12
