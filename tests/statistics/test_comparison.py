"""Two years and several, against every way in which the events could have fallen."""

from fractions import Fraction
from itertools import product
from math import comb, inf

import pytest

from uri.statistics import difference, trend


def exact_p(before: int, after: int, share: Fraction) -> Fraction:
    total = before + after
    chances = [comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]
    return sum((chance for chance in chances if chance <= chances[after]), Fraction(0))


@pytest.mark.parametrize(("before", "after"), [(21, 26), (19, 15), (3, 12), (0, 7), (4, 4), (0, 1)])
def test_two_counts_differ_as_rarely_as_all_ways_to_fall_tell(before: int, after: int) -> None:
    assert difference(before, after).p_value == pytest.approx(float(exact_p(before, after, Fraction(1, 2))))


def test_more_employees_explain_more_reports() -> None:
    found = difference(10, 30, exposure_before=1000, exposure_after=3000)
    assert found.p_value == pytest.approx(float(exact_p(10, 30, Fraction(3, 4))))
    assert found.may_be_chance
    assert not difference(10, 30).may_be_chance
    assert 1 in found.ratio
    assert 1 not in difference(10, 30).ratio


@pytest.mark.parametrize(
    ("before", "after", "nl", "en"),
    [
        (21, 26, "Van 21 naar 26 kan toeval zijn.", "From 21 to 26 may be chance."),
        (4, 4, "Het bleef 4.", "It stayed 4."),
        (10, 1030, "Van 10 naar 1.030 is een grotere stijging dan toeval verklaart.", None),
        (30, 5, "Van 30 naar 5 is een grotere daling dan toeval verklaart.", None),
    ],
)
def test_a_sentence_says_what_its_test_allows(before: int, after: int, nl: str, en: str | None) -> None:
    sentence = difference(before, after).sentence
    assert sentence.nl == nl
    assert en is None or sentence.en == en


def test_of_nothing_nothing_follows() -> None:
    found = difference(0, 0)
    assert found.may_be_chance
    assert (found.ratio.low, found.ratio.high) == (0, inf)


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
    assert trend({2019: 30, 2023: 8}).sentence.en == "From 2019 to 2023 there is a fall that chance does not explain."
    assert trend({2019: 8, 2023: 30}).sentence.en == "From 2019 to 2023 there is a rise that chance does not explain."
    assert trend({2022: 21, 2023: 26}).sentence.en == "What goes up and down from 2022 to 2023 may be chance."


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        difference(-1, 2)


@pytest.mark.parametrize("counts", [{2023: 1}, {2022: -1, 2023: 1}], ids=["one year", "negative"])
def test_what_has_no_two_ends_is_no_trend(counts: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="trend"):
        trend(counts)
