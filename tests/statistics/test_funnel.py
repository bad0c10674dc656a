"""Many organisations at once, against every way in which the events could have fallen."""

from math import comb

import pytest

from uri.statistics import funnel_of_rates, funnel_of_shares

COUNTS = {"A": 1, "B": 2, "C": 9}
SIZES = {"A": 100, "B": 100, "C": 200}


def rare(chances: list[float], found: int) -> float:
    return sum(chance for chance in chances if chance <= chances[found] * (1 + 1e-9))


def test_a_rate_is_held_against_that_of_all() -> None:
    points = funnel_of_rates(COUNTS, SIZES)
    for name, share in {"A": 0.25, "B": 0.25, "C": 0.5}.items():
        chances = [comb(12, k) * share**k * (1 - share) ** (12 - k) for k in range(13)]
        assert points[name].p_value == pytest.approx(rare(chances, COUNTS[name]))
        assert points[name].expected == pytest.approx(12 * share)
        low, high = int(points[name].limits.low), int(points[name].limits.high)
        assert sum(chances[:low]) <= 0.025 < sum(chances[: low + 1])
        assert sum(chances[high + 1 :]) <= 0.025 < sum(chances[high:])


def test_a_share_is_held_against_that_of_all() -> None:
    parts, wholes = {"A": 5, "B": 1}, {"A": 6, "B": 8}
    point = funnel_of_shares(parts, wholes)["A"]
    chances = [comb(6, k) * comb(8, 6 - k) / comb(14, 6) for k in range(7)]
    assert point.p_value == pytest.approx(rare(chances, 5))
    assert point.expected == pytest.approx(6 * 6 / 14)


def test_who_looks_at_many_asks_more_of_each() -> None:
    points = funnel_of_rates(COUNTS, SIZES)
    least, middle, most = sorted(points.values(), key=lambda point: point.p_value)
    assert least.adjusted == pytest.approx(min(1, 3 * least.p_value))
    assert middle.adjusted == pytest.approx(min(1, max(least.adjusted, 2 * middle.p_value)))
    assert most.adjusted == pytest.approx(min(1, max(middle.adjusted, most.p_value)))


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [({"A": 1}, {"A": 2}), ({"A": 1, "B": 2}, {"A": 2, "C": 3}), ({"A": 1, "B": 2}, {"A": 0, "B": 3})],
)
def test_what_cannot_be_compared_is_refused(counts: dict[str, int], sizes: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="twee of meer"):
        funnel_of_rates(counts, sizes)


def test_a_part_is_no_more_than_its_whole() -> None:
    with pytest.raises(ValueError, match="twee of meer"):
        funnel_of_shares({"A": 3, "B": 1}, {"A": 2, "B": 3})
