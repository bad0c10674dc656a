"""The interval for a key figure, against the tails of its law summed one by one."""

from math import comb, exp, factorial

import pytest

import uri
from tests.factories import dossier, melding
from uri.statistics import figure_interval

CASES = [melding()] * 15 + [melding("prive", "niet_aangetoond")] * 11
FIGURES = uri.kengetallen(dossier(*CASES, personeel=(uri.Personeel(jaar=2023, aantal=10_400),)))
TAIL = 0.025


def at_least(number: int, of: int, chance: float) -> float:
    return sum(comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(number, of + 1))


def poisson_at_most(number: int, mean: float) -> float:
    return sum(exp(-mean) * mean**k / factorial(k) for k in range(number + 1))


def test_a_share_has_the_interval_outside_which_each_tail_is_rare() -> None:
    """Of 15 in 26: at the lower end 15 or more are as rare as the tail, at the upper end 15 or fewer."""
    interval = figure_interval(FIGURES["aandeel_aangetoond"])
    assert interval is not None
    assert at_least(15, 26, interval.low) == pytest.approx(TAIL)
    assert 1 - at_least(16, 26, interval.high) == pytest.approx(TAIL)


@pytest.mark.parametrize(("name", "scale"), [("meldingen", 1), ("meldingen_per_100_medewerkers", 104)], ids=str)
def test_a_count_and_a_rate_have_the_interval_of_a_count_of_rare_events(name: str, scale: int) -> None:
    """26, and 26 of 104 hundreds of employees."""
    interval = figure_interval(FIGURES[name])
    assert interval is not None
    assert 1 - poisson_at_most(25, interval.low * scale) == pytest.approx(TAIL)
    assert poisson_at_most(26, interval.high * scale) == pytest.approx(TAIL)


@pytest.mark.parametrize(
    "name",
    ["signalen_per_melding", "dagen_mediaan", "verschil_meldingen", "groei_meldingen", "aandeel_anoniem"],
    ids=str,
)
def test_what_no_exact_interval_is_for_has_none(name: str) -> None:
    assert figure_interval(FIGURES[name]) is None
