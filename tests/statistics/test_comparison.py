"""Two counts, one pair or several, against every way in which the events could have fallen."""

from fractions import Fraction
from math import comb, exp, factorial, inf

import pytest

from uri.statistics import difference, differences


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
        (10, 1030, "Van 10 naar 1.030 is een grotere stijging dan toeval alleen in 95% van de gevallen geeft.", None),
        (30, 5, "Van 30 naar 5 is een grotere daling dan toeval alleen in 95% van de gevallen geeft.", None),
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


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        difference(-1, 2)


def test_more_of_what_is_larger_too_is_told_by_its_size() -> None:
    chance = difference(10, 30, exposure_before=1000, exposure_after=3000)
    assert chance.sentence.nl == "Van 10 naar 30 kan toeval zijn, op een omvang van 1.000 en 3.000."
    fewer = difference(10, 12, exposure_before=1000, exposure_after=9000)
    assert fewer.sentence.en == (
        "From 10 to 12 is more of a fall than chance alone gives in 95% of cases, of sizes of 1,000 and 9,000."
    )


def test_of_many_pairs_more_is_asked_of_each() -> None:
    """Holm: the least p-value times their number, the next one times one fewer, and none below one before it."""
    pairs = {"a": (3, 12), "b": (21, 26), "c": (5, 5)}
    found = differences(pairs)
    single = {name: difference(*pair).p_value for name, pair in pairs.items()}
    assert found["a"].adjusted == pytest.approx(3 * single["a"])
    assert found["b"].adjusted == pytest.approx(1)  # 2 × 0.56
    assert found["c"].adjusted == pytest.approx(1)
    assert not difference(3, 12).may_be_chance
    assert found["a"].may_be_chance
    assert found["a"].sentence.nl == "Van 3 naar 12 kan toeval zijn."


def test_a_sentence_has_its_test_behind_it() -> None:
    found = differences({"a": (30, 5), "b": (4, 6)})["a"]
    assert found.test.p_value == pytest.approx(float(exact_p(30, 5, Fraction(1, 2))))
    assert found.test.adjusted == pytest.approx(2 * float(exact_p(30, 5, Fraction(1, 2))))
    assert (found.test.level, found.test.among) == (0.95, 2)
    assert found.test.method.en == "the exact test of two counts, given their sum"


@pytest.mark.parametrize("mean", [0.3, 1, 2.5, 7, 15])
def test_chance_is_called_more_than_chance_no_oftener_than_the_level_says(mean: float) -> None:
    """Of all pairs of counts with one mean, summed over every pair that has a chance to speak of."""
    most = 50
    chances = [exp(-mean) * mean**k / factorial(k) for k in range(most)]
    wrong = sum(
        chances[before] * chances[after]
        for before in range(most)
        for after in range(most)
        if P_VALUES[before, after] <= 0.05
    )
    assert wrong <= 0.05


P_VALUES = {
    (before, total - before): float(exact_p(before, total - before, Fraction(1, 2)))
    for total in range(99)
    for before in range(max(0, total - 49), min(total, 49) + 1)
}
