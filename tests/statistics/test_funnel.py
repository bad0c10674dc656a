"""Many organisations at once, against every way in which the events could have fallen."""

from itertools import pairwise, product
from math import comb, factorial, prod

import pytest

from uri.statistics import funnel_of_rates, funnel_of_shares

COUNTS = {"A": 1, "B": 2, "C": 9}
SIZES = {"A": 100, "B": 100, "C": 200}


def far_out(chances: list[float], found: int) -> float:
    """Twice the chance of so little or less, or of so much or more, whichever is the smaller."""
    return min(1, 2 * min(sum(chances[: found + 1]), sum(chances[found:])))


def test_a_rate_is_held_against_that_of_all() -> None:
    points = funnel_of_rates(COUNTS, SIZES)
    for name, share in {"A": 0.25, "B": 0.25, "C": 0.5}.items():
        chances = [comb(12, k) * share**k * (1 - share) ** (12 - k) for k in range(13)]
        assert points[name].p_value == pytest.approx(far_out(chances, COUNTS[name]))
        assert points[name].expected == pytest.approx(12 * share)
        low, high = int(points[name].limits.low), int(points[name].limits.high)
        assert sum(chances[:low]) <= 0.025 < sum(chances[: low + 1])
        assert sum(chances[high + 1 :]) <= 0.025 < sum(chances[high:])


def test_a_share_is_held_against_that_of_all() -> None:
    parts, wholes = {"A": 5, "B": 1}, {"A": 6, "B": 8}
    point = funnel_of_shares(parts, wholes)["A"]
    chances = [comb(6, k) * comb(8, 6 - k) / comb(14, 6) for k in range(7)]
    assert point.p_value == pytest.approx(far_out(chances, 5))
    assert point.expected == pytest.approx(6 * 6 / 14)


def test_who_looks_at_many_asks_more_of_each() -> None:
    points = funnel_of_rates(COUNTS, SIZES)
    assert all(point.adjusted == pytest.approx(min(1, 3 * point.p_value)) for point in points.values())


@pytest.mark.parametrize("together", [False, True], ids=["one", "all"])
def test_limits_lines_and_p_values_say_the_same_of_every_count(*, together: bool) -> None:
    """Each count that an organisation may have among forty of the whole, with the others making up the rest."""
    for count in range(41):
        for points in (
            funnel_of_rates({"A": count, "B": 40 - count}, {"A": 60, "B": 40}),
            funnel_of_shares({"A": count, "B": 40 - count}, {"A": 60, "B": 45}),
        ):
            point = points["A"]
            is_within = (point.adjusted if together else point.p_value) > 0.05
            assert (count in points.limits(60, together=together)) is is_within
            assert (count in points.lines(60, together=together)) is is_within


def test_lines_run_without_steps() -> None:
    """From one size to the next they move by less than a fifth of a count, where limits jump by one."""
    points = funnel_of_rates({"A": 40, "B": 60}, {"A": 500, "B": 500})
    ends = [points.lines(size) for size in range(300, 500)]
    assert all(abs(one.high - other.high) < 0.2 for one, other in pairwise(ends))
    assert all(abs(one.low - other.low) < 0.2 for one, other in pairwise(ends))
    assert len({points.limits(size).high for size in range(300, 500)}) < 30


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


def test_who_differs_by_more_than_chance_is_named_and_nobody_else() -> None:
    alike = funnel_of_shares({"A": 5, "B": 6, "C": 4}, {"A": 10, "B": 10, "C": 10})
    assert alike.differing == ()
    assert alike.sentence.nl == "Geen van de 3 verschilt meer van het geheel dan toeval kan geven."
    one = funnel_of_shares({"A": 20, "B": 12, "C": 9, "D": 10}, {"A": 20, "B": 20, "C": 20, "D": 20})
    assert one.differing == ("A",)
    assert one.sentence.en == (
        "One of the 4 differs more from the whole than chance alone gives in 95% of cases, all of them looked at "
        "together: A. The other differences may be chance."
    )
    both = funnel_of_rates({"A": 5, "B": 40}, {"A": 1000, "B": 1000})
    assert both.sentence.nl == (
        "Van de 2 verschillen er 2 meer van het geheel dan toeval alleen in 95% van de gevallen geeft, alle samen "
        "bekeken: A, B."
    )


def test_of_each_organisation_the_test_is_there_as_data() -> None:
    points = funnel_of_rates(COUNTS, SIZES)
    test = points.test("C")
    assert (test.p_value, test.adjusted) == (points["C"].p_value, points["C"].adjusted)
    assert (test.level, test.among) == (0.95, 3)
    with pytest.raises(KeyError, match="A, B, C"):
        points.test("D")


def test_limits_together_are_those_of_a_level_that_is_shared() -> None:
    points = funnel_of_rates(COUNTS, SIZES)
    assert points.limits(100) == points["A"].limits
    chances = [comb(12, k) * 0.25**k * 0.75 ** (12 - k) for k in range(13)]
    together = points.limits(100, together=True)
    low, high = int(together.low), int(together.high)
    assert sum(chances[:low]) <= 0.025 / 3 < sum(chances[: low + 1])
    assert sum(chances[high + 1 :]) <= 0.025 / 3 < sum(chances[high:])
    assert points.rate == 12 / 400
    assert (list(points), len(points)) == (["A", "B", "C"], 3)
    with pytest.raises(ValueError, match="401"):
        points.limits(401)


def test_chance_makes_one_of_many_differ_no_oftener_than_the_level_says() -> None:
    """Of all ways in which six events fall to three organisations by their sizes, each with its chance."""
    sizes, wrong = {"A": 1, "B": 1, "C": 2}, 0.0
    for first, second in product(range(7), repeat=2):
        counts = {"A": first, "B": second, "C": 6 - first - second}
        if counts["C"] >= 0 and funnel_of_rates(counts, sizes).differing:
            ways = factorial(6) / prod(map(factorial, counts.values()))
            wrong += ways * prod((sizes[name] / 4) ** count for name, count in counts.items())
    assert 0 < wrong <= 0.05
