"""Suggestions for measures: none leads from a lighter measure to a heavier one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.errors import UnknownLabelError
from uri.taxonomy import Afdoening, AfdoeningEditie, afdoening_editie, afdoening_edities

LISTS = [afdoening_editie(name) for name in afdoening_edities()]
LABELS = [(made, label, row.code) for made in LISTS for row in made.rijen for label in (row.label, *row.aliases)]
EVERYWHERE = ["bzk-2023", "om-2016", "defensie-2015", "onbekend"]


def suggested(made: AfdoeningEditie, words: str) -> tuple[str, ...]:
    with pytest.raises(UnknownLabelError) as caught:
        made.parse(words)
    return caught.value.nearest


@given(chosen=st.sampled_from(LABELS), data=st.data())
def test_a_mistyped_label_never_leads_to_a_heavier_measure(
    chosen: tuple[AfdoeningEditie, str, Afdoening], data: st.DataObject
) -> None:
    made, label, code = chosen
    at = data.draw(st.integers(0, len(label) - 1))
    wrong = label[:at] + data.draw(st.sampled_from(["", "x", label[at] * 2])) + label[at + 1 :]
    try:
        made.parse(wrong)
    except UnknownLabelError as unknown:
        for near in unknown.nearest:
            place = made.place(made.parse(near), "afdoeningen")
            assert made.zwaarte.index(place.code) >= made.zwaarte.index(code)  # type: ignore[union-attr]  # (it has a row)


@pytest.mark.parametrize("name", EVERYWHERE)
@pytest.mark.parametrize(
    "words",
    [
        "Schriftelijke waarschuwing",
        "Mondelinge berisping",
        "Voorwaardelijke berisping",
        "Geen berisping",
        "Tijdelijke verplaatsing",
    ],
)
def test_a_lighter_measure_in_common_words_is_never_read_as_a_heavier_one(name: str, words: str) -> None:
    heavier = {"berisping", "verplaatsing", "ontslag"}
    assert not [near for near in suggested(afdoening_editie(name), words) if heavier & {*near.casefold().split()}]


def test_a_written_warning_is_a_warning() -> None:
    assert suggested(afdoening_editie("bzk-2023"), "Schriftelijke waarschuwing") == ("een waarschuwing",)


@pytest.mark.parametrize("word", ["Ontslag", "ontslagen", "ONTSLAG"])
def test_dismissal_by_itself_leaves_the_choice_between_rows(word: str) -> None:
    assert suggested(afdoening_editie("bzk-2023"), word) == (
        "Beëindiging dienstverband",
        "Beëindiging tijdelijke arbeidsovereenkomst, stage",
        "Ontslag op initiatief medewerker",
    )
    assert suggested(afdoening_editie("om-2016"), word) == ("Strafontslag", "Beëindiging tijdelijk dienstverband")
    assert afdoening_editie("bzk-2023").parse("ontslag") is Afdoening.ONTSLAG  # the code itself


def test_a_conditional_dismissal_ends_nothing_unless_an_edition_counts_it() -> None:
    conditional = Afdoening.VOORWAARDELIJK_ONTSLAG
    assert conditional not in Afdoening.ONTSLAG.bladen
    assert afdoening_editie("bzk-2023").parse("Voorwaardelijk strafontslag") is conditional
    places = {made.naam: made.place(conditional, "afdoeningen") for made in LISTS}
    assert [name for name, place in places.items() if getattr(place, "code", None) is conditional] == ["om-2016"]


@pytest.mark.parametrize("word", ["boete", "IKB-uren", "periodiek"])  # CAO Rijk, chapter 15
def test_the_financial_punishments_of_the_cao_are_financial_measures(word: str) -> None:
    assert afdoening_editie("bzk-2023").parse(word) is Afdoening.FINANCIEEL


def test_the_list_of_defensie_2015_is_that_of_its_report() -> None:
    """114 dismissed, 101 official reports or reprimands, 9 transferred, 90 other measures, 153 without any."""
    made = afdoening_editie("defensie-2015")
    assert [row.code.value for row in made.rijen] == [
        *("ontslag", "ambtsbericht_berisping", "verplaatsing", "andere_maatregel", "geen")
    ]
    assert made.niveaus == {}
