"""The report as a value: its tables by name, and how it is written out."""

from __future__ import annotations

import pandas as pd
import pytest

from uri import (
    Kubus,
    Leeg,
    Melding,
    Rapport,
    Register,
    Schendingstype,
    SelectionError,
    Signaal,
    Tabel,
    Uitkomst,
    aangetoond_per_jaar,
    afdoeningen,
    financiele_belangen,
    kerncijfers,
    overzicht,
    publish,
    rapport,
    schendingen,
    sessies,
    signalen,
    vertrouwenspersonen,
)
from uri.aggregate import Selection
from uri.languages import Language

NAMES = (
    "kerncijfers",
    "schendingen",
    "aangetoond_per_jaar",
    "signalen",
    "afdoeningen",
    "vertrouwenspersonen",
    "sessies",
    "financiele_belangen",
    "overzicht",
)
CASES = [
    Melding(
        organisatie="Ministerie A",
        onderdeel=part,
        verslagjaar=2023,
        hoofdcategorie=Schendingstype.POSITIE,
        uitkomst=Uitkomst.AANGETOOND,
    )
    for part in ("Dienst X", "Dienst X", "Dienst Y")
]
SOURCE = Register.from_records(
    [*CASES, Signaal(organisatie="Ministerie A", verslagjaar=2023, hoofdcategorie=Schendingstype.ANDERS)]
)


@pytest.fixture(scope="module")
def report() -> Rapport:
    return rapport(SOURCE)


def test_a_report_is_a_mapping_of_its_tables_in_their_order(report: Rapport) -> None:
    assert tuple(report) == report.names == NAMES
    assert len(report) == 9
    assert report["schendingen"] is report.tabellen["schendingen"]
    assert "schendingen" in report
    assert [table.naam for table in report.values()] == list(NAMES)


def test_a_table_that_is_not_there_is_refused_with_those_that_are(report: Rapport) -> None:
    with pytest.raises(KeyError) as caught:
        _ = report["schending"]
    assert caught.value.args == (f"Er is geen 'schending'; kies uit {', '.join(NAMES)}.",)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_report_writes_itself_as_publish_does(report: Rapport, language: Language) -> None:
    assert report.to_text(language) == publish.to_text(report, language)
    assert report.to_markdown(language) == publish.to_markdown(report, language)
    assert report.to_dict(language) == publish.to_dict(report, language)
    assert str(report) == report.to_text("nl")


def test_a_notebook_shows_the_title_every_filled_table_and_the_names_of_the_others(report: Rapport) -> None:
    shown = report._repr_html_()
    assert shown.startswith("<style>")
    assert "<h1>Integriteitsrapportage Ministerie A, 2023</h1>" in shown
    assert shown.count("<table") == sum(not table.is_empty for table in report.values()) == 6
    assert all(table.to_html() in shown for table in report.values() if not table.is_empty)
    assert "<p>Zonder cijfers: Kengetallen vertrouwenspersonen; " in shown


def test_what_a_notebook_shows_is_escaped() -> None:
    name = "A & <b>"
    case = Melding(
        organisatie=name, verslagjaar=2023, hoofdcategorie=Schendingstype.PRIVE, uitkomst=Uitkomst.AANGETOOND
    )
    assert "Integriteitsrapportage A &amp; &lt;b&gt;, 2023" in rapport(Register.from_records([case]))._repr_html_()


def test_frames_come_by_name_with_or_without_totals(report: Rapport) -> None:
    frames = report.to_frames()
    assert tuple(frames) == NAMES
    pd.testing.assert_frame_equal(frames["schendingen"], report["schendingen"].to_frame())
    without = report.to_frames(totals=False)["schendingen"]
    assert int(without["mogelijk"].sum()) == report["schendingen"].count("totaal", "mogelijk") == 3


def test_a_report_can_be_about_a_part(report: Rapport) -> None:
    part = rapport(SOURCE, onderdeel="Dienst X")
    assert part["schendingen"].count("totaal", "mogelijk") == 2
    assert part.onderdeel == "Dienst X"
    assert str(part.title) == "Integriteitsrapportage Ministerie A, Dienst X, 2023"
    assert part.to_dict()["onderdeel"] == "Dienst X"
    assert "onderdeel" not in report.to_dict()
    with pytest.raises(SelectionError, match="Dienst Z"):
        rapport(SOURCE, onderdeel="Dienst Z")


@pytest.mark.parametrize(
    "make",
    [
        kerncijfers,
        schendingen,
        aangetoond_per_jaar,
        signalen,
        afdoeningen,
        vertrouwenspersonen,
        sessies,
        financiele_belangen,
        overzicht,
    ],
    ids=lambda make: make.__name__,
)
def test_every_table_takes_a_selection_as_it_takes_a_source(make: object) -> None:
    assert callable(make)
    table = make(Selection.of(SOURCE, onderdeel="Dienst X"))
    assert isinstance(table, Tabel)
    assert table == make(SOURCE, onderdeel="Dienst X")


def test_a_report_takes_a_selection_too(report: Rapport) -> None:
    assert rapport(Selection.of(SOURCE)) == report
    assert rapport(Kubus.from_register(SOURCE))["afdoeningen"]["totaal", "aantal"] == 3
    assert rapport(Kubus.from_register(SOURCE))["signalen"]["totaal", "aantal"] is Leeg.NIET_VERZAMELD


def test_what_is_settled_cannot_be_chosen_again() -> None:
    with pytest.raises(SelectionError) as caught:
        schendingen(Selection.of(SOURCE), verslagjaar=2022)
    assert "Selection.of" in caught.value.to_text("en")
