"""Sentences on chance: each rests on its test, says no more than that, and nothing of what is hidden."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from math import comb
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dossier, kubus, melding, with_cell
from tests.publish.sentences.full_dossiers import full_dossiers
from uri import Dossier, Leeg, Rapport, extras, publish, rapport, read_dossier
from uri.languages import Language
from uri.model import Kerncijfers
from uri.publish.sentences import Sentence, report_sentences
from uri.taxonomy import Basis

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
PLACE = "kleine_aantallen"


def on_chance(report: Rapport, language: Language = "nl") -> tuple[Sentence, ...]:
    return report_sentences(report, language).get(PLACE, ())


def by_coin(before: int, after: int) -> Fraction:
    """How often a fair coin parts so many cases at least so unlikely, by all ways in which they may fall."""
    total = before + after
    ways = [comb(total, at) for at in range(total + 1)]
    return Fraction(sum(each for each in ways if each <= ways[after]), 2**total)


@pytest.fixture(scope="module")
def bzk() -> Rapport:
    return rapport(read_dossier(EXAMPLE))


def test_of_bzk_every_difference_may_be_chance_and_the_fall_over_four_years_may_not(bzk: Rapport) -> None:
    """21 to 26 meldingen [S 237]; 34, 37, 19 and 15 substantiated over the years [S 278]; 15 of 26 [S 258]."""
    said = [sentence.text for sentence in on_chance(bzk)]
    assert said[0] == (
        "Meldingen van (vermoedens van) integriteitsschendingen, 2022 en 2023: van 21 naar 26 kan toeval zijn "
        "(wat 2022 telt, is niet opgegeven)."
    )
    assert "bij geen van de 6 typen is het verschil meer dan toeval kan geven" in said[3]
    assert said[4] == (
        "Aangetoonde meldingen, 34 in 2020, 37 in 2021, 19 in 2022 en 15 in 2023: van 2020 tot en met 2023 is er meer "
        "daling dan toeval alleen in 95% van de gevallen geeft (wat 2020, 2021 en 2022 tellen, is niet opgegeven)."
    )
    assert said[5].startswith("Aandeel aangetoond in 2023: 15 van 26 is 58%; dat zijn minder dan 30 gevallen")


def test_every_sentence_has_its_test_behind_it(bzk: Rapport) -> None:
    sentences = on_chance(bzk)
    assert all(sentence.tests for sentence in sentences)
    first = sentences[0].tests[0]
    assert first.p_value == pytest.approx(float(by_coin(21, 26)))
    assert (first.level, first.among) == (0.95, 9)  # three headline figures and six types
    assert len(sentences[3].tests) == 6
    assert sentences[5].tests[0].p_value is None  # an interval


@settings(max_examples=settings().max_examples // 3)
@given(full_dossiers())
def test_a_difference_is_called_chance_exactly_where_all_ways_to_fall_leave_room_for_it(source: Dossier) -> None:
    """By Holm: from the rarest on, each times as many as are left; the first that is not rare ends it."""
    report = rapport(source)
    sentences = [sentence for sentence in on_chance(report) if sentence.code in {"toeval", "toeval_type"}]
    rest = [sentence for sentence in on_chance(report) if sentence.code in {"toeval_geen_type", "toeval_andere_typen"}]
    told = [(each.text, by_coin(*(int(figure.value) for figure in each.figures))) for each in sentences]
    many = sum(len(sentence.tests) for sentence in [*sentences, *rest])
    every = sorted(
        [
            *(chance for _, chance in told),
            *(Fraction(test.p_value or 0) for sentence in rest for test in sentence.tests),
        ]
    )
    rare = 0
    while rare < many and every[rare] * (many - rare) <= Fraction(1, 20):
        rare += 1
    for text, chance in told:
        is_rare = rare > 0 and chance <= every[rare - 1]
        assert ("toeval alleen in 95% van de gevallen" in text) is is_rare
        assert ("kan toeval zijn" in text or "het bleef" in text) is not is_rare


@settings(max_examples=settings().max_examples // 3)
@given(full_dossiers(), st.sampled_from(["nl", "en"]))
def test_every_number_is_a_figure_or_one_of_the_test(source: Dossier, language: Language) -> None:
    report = rapport(source)
    for sentence in on_chance(report, language):
        known = {str(figure.value) for figure in sentence.figures} | {figure.column for figure in sentence.figures}
        known |= {"95", "30", str(report.verslagjaar), str(report.verslagjaar - 1), str(len(sentence.tests))}
        unquoted = re.sub("“.*?”", "", sentence.text)
        percentages = re.findall(r"(\d+)%", unquoted)
        numbers = set(re.findall(r"\d+", unquoted)) - set(percentages)
        assert numbers <= known, sentence
        assert "signific" not in sentence.text
        if sentence.code == "toeval_aandeel":
            part, whole = (figure.value for figure in sentence.figures)
            assert percentages[0] == str(round(100 * part / whole))


def test_a_type_that_differs_by_more_than_chance_gives_is_named() -> None:
    earlier = kubus(*[melding("prive", verslagjaar=2022)] * 40, *[melding("positie", verslagjaar=2022)] * 3)
    report = rapport(dossier(*[melding("prive")] * 4, *[melding("positie")] * 5, tellingen=(earlier,)))
    said = [sentence.text for sentence in on_chance(report, "en")]
    assert (
        "Substantiated reports of the type “Misconduct in private life”, 2022 and 2023: from 40 to 4 is more of a fall "
        "than chance alone gives in 95% of cases."
    ) in said
    assert "Substantiated reports by type, 2022 and 2023: of the other types (1) the difference may be chance." in said


def test_of_a_hidden_figure_nothing_is_told(bzk: Rapport) -> None:
    hidden = with_cell(bzk, "kerncijfers", ("meldingen", "2022"), Leeg.ONDERDRUKT)
    codes = [sentence.code for sentence in on_chance(hidden)]
    assert not any(sentence.text.startswith("Meldingen van") for sentence in on_chance(hidden))
    assert "toeval_aandeel" in codes  # the figures of 2023 are shown
    hidden = with_cell(bzk, "aangetoond_per_jaar", ("prive", "2023"), Leeg.ONDERDRUKT)
    assert not any("type" in sentence.code for sentence in on_chance(hidden))
    hidden = with_cell(bzk, "aangetoond_per_jaar", ("totaal", "2021"), Leeg.ONDERDRUKT)
    assert not any("2021" in sentence.text for sentence in on_chance(hidden))
    hidden = with_cell(bzk, "kerncijfers", ("aangetoond", "2023"), Leeg.ONDERDRUKT)
    assert "toeval_aandeel" not in [sentence.code for sentence in on_chance(hidden)]


def test_years_that_count_something_else_are_not_compared() -> None:
    earlier = kubus(melding("prive", verslagjaar=2022))
    assert on_chance(rapport(dossier(melding("prive"), tellingen=(earlier,))))
    received = attrs.evolve(earlier, basis=Basis.ONTVANGEN)
    closed = melding("prive", verslagjaar=None, afgerond=date(2023, 5, 1))
    assert not on_chance(rapport(dossier(closed, tellingen=(received,))))


def test_without_a_year_before_nothing_is_told() -> None:
    assert not on_chance(rapport(dossier(melding("prive"))))


def test_without_statistics_nothing_is_told_and_the_colophon_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    source = dossier(melding("prive"), kerncijfers=(Kerncijfers(jaar=2022, meldingen=3),))
    with_tests = publish.publicatiedocument(source)
    assert PLACE in [section.code for section in with_tests.sections]
    assert "niet getoetst" not in str(with_tests.sections[-1])
    monkeypatch.setattr(extras, "installed", lambda package: package != "scipy")
    monkeypatch.setattr("uri.publish.sentences.on_chance.installed", extras.installed)
    without = publish.publicatiedocument(source)
    assert PLACE not in [section.code for section in without.sections]
    assert "niet getoetst of verschillen toeval kunnen zijn; dat vraagt de extra statistics" in str(
        without.sections[-1]
    )


def test_the_section_says_what_its_words_mean_and_how_many_were_compared(bzk: Rapport) -> None:
    (section,) = [each for each in publish.publicatiedocument(bzk).sections if each.code == PLACE]
    assert section.title == "Wat kleine aantallen wel en niet zeggen"
    assert "De 9 vergelijkingen van twee jaren zijn samen bekeken" in str(section.blocks[-1])
    codes = [each.code for each in publish.publicatiedocument(bzk).sections]
    assert codes.index(PLACE) == codes.index("overzicht") - 1
