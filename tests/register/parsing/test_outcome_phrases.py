"""Outcome and measures, made out together from the words of a case list."""

from collections.abc import Mapping

import pytest

from uri.errors import UnknownLabelError
from uri.register import Cell
from uri.register.parsing.cell_readers import CellError
from uri.register.parsing.outcome_phrases import OutcomeReader
from uri.taxonomy import Afdoening, Uitkomst, afdoening_editie

A, U = Afdoening, Uitkomst
BESLUIT = {"Geen afdoening": "aangetoond"}


def lezer(lezing: Mapping[str, str] | None = None, editie: str = "bzk-2023") -> OutcomeReader:
    return OutcomeReader.of(afdoening_editie(editie), lezing or {})


def fault(outcome: Cell, measures: Cell, lezing: Mapping[str, str] | None = None) -> CellError:
    with pytest.raises(CellError) as caught:
        lezer(lezing).read(outcome, measures)
    return caught.value


@pytest.mark.parametrize(
    ("phrase", "outcome", "measures"),
    [
        ("Geen integriteitsschending geconstateerd", U.NIET_AANGETOOND, ()),  # [S 551]
        ("Afdoening door middel van beëindiging dienstverband", U.AANGETOOND, (A.ONTSLAG,)),  # [S 552]
        ("Afdoening door middel van een berisping", U.AANGETOOND, (A.BERISPING,)),  # [S 554]
        ("Afdoening door middel van een corrigerend gesprek", U.AANGETOOND, (A.CORRIGEREND_GESPREK,)),  # [S 556]
        ("Afdoening door middel van volgen verplichte training", U.AANGETOOND, (A.TRAINING,)),  # [S 568]
        ("Afdoening door middel van corrigerend gesprek", U.AANGETOOND, (A.CORRIGEREND_GESPREK,)),  # [S 569]
    ],
)
@pytest.mark.parametrize("column", ["uitkomst", "afdoeningen"])
def test_a_phrase_of_bijlage_1_says_outcome_and_measure_in_either_column(
    phrase: str, outcome: Uitkomst, measures: tuple[Afdoening, ...], column: str
) -> None:
    cells = (phrase, None) if column == "uitkomst" else (None, phrase)
    assert lezer().read(*cells) == (outcome, measures)


@pytest.mark.parametrize("cells", [("Geen afdoening", None), (None, "geen afdoening.")])
def test_an_ambiguous_phrase_is_refused_without_a_reading(cells: tuple[Cell, Cell]) -> None:
    """Bijlage 1 prints "Geen afdoening" beside "Geen integriteitsschending geconstateerd" [S 549, 551]."""
    refused = fault(*cells)
    assert refused.rule == "URI-I-dubbelzinnig"
    assert refused.message.nl.endswith("zegt niet of het Aangetoond of Niet aangetoond is.")


@pytest.mark.parametrize("outcome", [U.AANGETOOND, U.NIET_AANGETOOND])
def test_an_ambiguous_phrase_is_read_as_it_was_decided(outcome: Uitkomst) -> None:
    found = lezer({"GEEN  afdoening": outcome.value}).read(None, "Geen afdoening")
    assert found == (outcome, (A.GEEN,))


@pytest.mark.parametrize("stated", [U.AANGETOOND, U.NIET_AANGETOOND])
@pytest.mark.parametrize("lezing", [{}, BESLUIT], ids=["undecided", "decided"])
def test_a_stated_outcome_goes_before_an_ambiguous_phrase(stated: Uitkomst, lezing: Mapping[str, str]) -> None:
    assert lezer(lezing).read(stated.value, "Geen afdoening") == (stated, (A.GEEN,))


@pytest.mark.parametrize(
    ("outcome", "measures"),
    [
        ("aangetoond", "Geen integriteitsschending geconstateerd"),
        ("niet aangetoond", "Afdoening door middel van een berisping"),
        ("lopend", "Afdoening door middel van een berisping"),
        (None, "Geen integriteitsschending geconstateerd|Afdoening door middel van een berisping"),
        ("aangetoond|niet aangetoond", None),
    ],
)
def test_an_outcome_that_the_phrase_denies_is_refused(outcome: Cell, measures: Cell) -> None:
    assert fault(outcome, measures).rule == "URI-I-tegenspraak"


def test_a_contradiction_names_both_outcomes() -> None:
    refused = fault("aangetoond", "Geen integriteitsschending geconstateerd")
    assert "Aangetoond, Niet aangetoond" in refused.message.nl


@pytest.mark.parametrize(
    ("outcome", "measures", "found"),
    [
        ("aangetoond", "Schriftelijke berisping", (U.AANGETOOND, (A.BERISPING,))),
        ("Geconstateerd", "berisping|verplaatsing", (U.AANGETOOND, (A.BERISPING, A.VERPLAATSING))),
        ("ja", ("berisping", "Financiële afdoening"), (U.AANGETOOND, (A.BERISPING, A.FINANCIEEL))),
        ("aangetoond", "Afdoening door middel van een berisping | coaching", (U.AANGETOOND, (A.BERISPING, A.COACHING))),
        ("niet aangetoond", None, (U.NIET_AANGETOOND, ())),
        ("nee", " | ", (U.NIET_AANGETOOND, ())),
        ("in behandeling", "", (U.LOPEND, ())),
        ("aangetoond", "geen", (U.AANGETOOND, (A.GEEN,))),
        (True, None, (U.AANGETOOND, ())),
        (None, "Schriftelijke berisping", (None, (A.BERISPING,))),
        (None, None, (None, ())),
    ],
    ids=repr,
)
def test_plain_labels_say_what_they_say(
    outcome: Cell, measures: Cell, found: tuple[Uitkomst | None, tuple[Afdoening, ...]]
) -> None:
    """A measure alone does not tell the outcome: that is for the caller to miss."""
    assert lezer().read(outcome, measures) == found


@pytest.mark.parametrize(
    ("outcome", "measures"),
    [
        ("aangetoond", "berisping|Schriftelijke berisping"),
        ("aangetoond", "berisping|Afdoening door middel van een berisping"),
        ("Afdoening door middel van een berisping", "berisping"),
    ],
)
def test_a_measure_that_stands_twice_is_refused(outcome: Cell, measures: Cell) -> None:
    assert fault(outcome, measures).rule == "URI-I-dubbel"


@pytest.mark.parametrize(
    ("outcome", "measures", "column"),
    [
        ("onzin", None, "uitkomst"),
        ("aangetoond", "onzin", "afdoeningen"),
        (None, "Afdoening door middel van onzin", "afdoeningen"),
        ("Afdoening door middel van", None, "uitkomst"),
        ("onzin", "berisping", "uitkomst"),
    ],
)
def test_an_unknown_label_is_refused_at_its_own_column(outcome: Cell, measures: Cell, column: str) -> None:
    refused = fault(outcome, measures)
    assert (refused.rule, refused.field) == ("URI-I-label", column)


def test_a_measure_is_known_by_the_words_of_its_edition() -> None:
    """The OM counts "ambtelijke afdoening, zoals een waarschuwing"; BZK has no such row."""
    assert lezer(editie="om-2016").read("ja", "Ambtelijke afdoening") == (U.AANGETOOND, (A.GESPREK,))
    assert fault("ja", "Ambtelijke afdoening").rule == "URI-I-label"


@pytest.mark.parametrize(
    ("lezing", "reason"),
    [
        ({"Geen integriteitsschending geconstateerd": "aangetoond"}, "laat niet_aangetoond open"),
        ({"Geen afdoening": "lopend"}, "laat aangetoond, niet_aangetoond open"),
        ({"Schriftelijke berisping": "aangetoond"}, "laat niets open"),
        ({"Geen afdoening": "onzin"}, "uri codes uitkomst"),
    ],
)
def test_a_reading_of_what_leaves_nothing_to_choose_is_refused(lezing: Mapping[str, str], reason: str) -> None:
    with pytest.raises(UnknownLabelError) as caught:
        lezer(lezing)
    assert reason in str(caught.value)
