"""Counts of several years, against every way in which the events could have fallen."""

from itertools import product
from math import factorial, prod

import pytest

from uri.statistics import difference, trend


@pytest.mark.parametrize("counts", [(3, 0, 1), (1, 1, 4), (2, 2, 2), (0, 0, 5), (0, 0, 0)])
def test_a_trend_is_as_rare_as_all_ways_to_fall_tell(counts: tuple[int, ...]) -> None:
    events = sum(counts)
    sums = [sum(years) for years in product(range(len(counts)), repeat=events)]
    found = sum(year * count for year, count in enumerate(counts))
    times = {total: sums.count(total) for total in set(sums)}
    rare = sum(number for number in times.values() if number <= times[found])
    years = dict(zip((2021, 2022, 2023), counts, strict=True))
    assert trend(years).p_value == pytest.approx(rare / len(sums))


def test_a_trend_over_years_that_are_not_all_there_keeps_their_distance() -> None:
    assert trend({2019: 30, 2023: 8}).p_value == pytest.approx(difference(30, 8).p_value)
    assert trend({2019: 30, 2023: 8}).sentence.en == (
        "From 2019 to 2023 there is more of a fall than chance alone gives in 95% of cases."
    )
    assert trend({2019: 8, 2023: 30}).sentence.en == (
        "From 2019 to 2023 there is more of a rise than chance alone gives in 95% of cases."
    )
    assert trend({2022: 21, 2023: 26}).sentence.en == "A rise or fall from 2022 to 2023 may be chance."


def test_a_peak_in_the_middle_is_no_trend_and_the_sentence_says_no_more() -> None:
    assert (
        trend({2021: 10, 2022: 90, 2023: 10}).sentence.nl
        == "Een stijging of daling van 2021 tot en met 2023 kan toeval zijn."
    )


def test_a_trend_leans_away_from_the_mean_of_its_years() -> None:
    """Years 2019, 2022 and 2023 have the mean 2021.33; counts that lean to 2021.02 fall, though 2021 lies halfway."""
    counts = {2019: 420, 2022: 300, 2023: 280}
    mean = sum(year * count for year, count in counts.items()) / sum(counts.values())
    assert 2021 < mean < sum(counts) / 3
    assert trend(counts).sentence.en.startswith("From 2019 to 2023 there is more of a fall")


def test_a_trend_has_its_test_behind_it() -> None:
    found = trend({2022: 8, 2023: 30})
    assert found.test.p_value == found.test.adjusted == pytest.approx(difference(8, 30).p_value)
    assert found.test.method.nl == "de exacte toets op een trend, gegeven de som van alle jaren"


@pytest.mark.parametrize("total", [1, 6, 20])
def test_chance_is_called_a_trend_no_oftener_than_the_level_says(total: int) -> None:
    """Of all ways in which so many events fall in three years, each with its chance."""
    wrong = 0.0
    for first, second in product(range(total + 1), repeat=2):
        rest = total - first - second
        if rest >= 0 and not trend({2021: first, 2022: second, 2023: rest}).may_be_chance:
            wrong += factorial(total) / prod(map(factorial, (first, second, rest))) / 3**total
    assert wrong <= 0.05


@pytest.mark.parametrize("counts", [{2023: 1}, {2022: -1, 2023: 1}], ids=["one year", "negative"])
def test_what_has_no_two_ends_is_no_trend(counts: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="trend"):
        trend(counts)
