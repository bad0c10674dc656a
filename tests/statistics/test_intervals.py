"""Exact intervals, against published tables and sums of chances in whole fractions."""

from collections.abc import Iterable
from fractions import Fraction
from math import comb, exp, factorial

import pytest

from uri.statistics import Interval, count_interval, rate_interval, share_interval


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
