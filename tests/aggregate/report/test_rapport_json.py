"""A report read back from its plain data: equal in each language, its relations not stored, every fault told."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aggregate.report.generated_reports import hidden, reports
from tests.factories import dossier, kubus, melding
from uri import (
    FinancieelBelang,
    Kerncijfers,
    Leeg,
    Rapport,
    Sessie,
    Uitkomst,
    UnreadableError,
    editie,
    rapport,
)
from uri.aggregate import Relatie, RelatieSoort
from uri.aggregate.report.rapport import TABELLEN
from uri.aggregate.report.table_definitions import DEFINITIONS
from uri.languages import LANGUAGES, Language, Text

Json: TypeAlias = dict[str, Any]


def without_supplement(report: Rapport, language: Language = "nl") -> Json:
    """Return what reports of schema 1 had at first: the tables in one language."""
    return {key: part for key, part in report.to_dict(language).items() if key != "aanvulling"}


# ---------------------------------------------------------------------------------------------------------- round trip


@settings(max_examples=settings().max_examples // 2)
@given(reports(), st.sampled_from(LANGUAGES))
def test_a_report_comes_back_equal_from_its_plain_data(report: Rapport, language: Language) -> None:
    data = json.loads(json.dumps(report.to_dict(language)))
    again = Rapport.from_dict(data, editie=report.editie)
    assert again == report
    assert again.to_dict(language) == data
    assert [*again] == [*report]


@settings(max_examples=settings().max_examples // 4)
@given(reports(), st.sampled_from(LANGUAGES))
def test_of_a_report_in_one_language_nothing_changes_in_it(report: Rapport, language: Language) -> None:
    old = without_supplement(report, language)
    again = without_supplement(Rapport.from_dict(old, editie=report.editie), language)
    for name, table in old["tabellen"].items():
        read = again["tabellen"][name]
        assert sorted(read.pop("noten")) == sorted(table.pop("noten"))
        if any(value is not None for row in table["rijen"] for value in row["cellen"].values()):
            assert read["basis"] == table["basis"]
        assert {**read, "basis": None} == {**table, "basis": None}
    assert {**again, "tabellen": None} == {**old, "tabellen": None}


TWO_PROVEN = attrs.evolve(
    kubus(melding(verslagjaar=2022), melding(verslagjaar=2022), verslagjaar=2022),
    uitkomsten=frozenset({Uitkomst.AANGETOOND}),
)
"""Counts of 2022 that say how many meldingen were substantiated, and nothing of others."""


def several_sources() -> Rapport:
    """Make a report whose figures contradict one another, between sources and within them."""
    return rapport(
        dossier(
            melding(afdoeningen="berisping", omschrijving="Nam iets mee"),
            melding("prive", "niet_aangetoond"),
            organisatie="Ministerie A",
            omschrijvingen=True,
            tellingen=(TWO_PROVEN,),
            kerncijfers=(
                Kerncijfers(jaar=2022, meldingen=1, aangetoond=1),
                Kerncijfers(jaar=2023, meldingen=9, aangetoond=5, disciplinair=7),
            ),
            sessies=(Sessie(jaar=2023, sessie="Totaal", aantal=3), Sessie(jaar=2023, sessie="=1+1\u202e", aantal=0)),
            financiele_belangen=(
                FinancieelBelang(jaar=2023, groep="Kern", meldplicht=5),
                FinancieelBelang(jaar=2023, groep="Kern", onderdeel="A", meldplicht=4),
                FinancieelBelang(jaar=2023, groep="Kern", onderdeel="B", meldplicht=3),
                FinancieelBelang(jaar=2023, groep="Kopje"),
                FinancieelBelang(jaar=2023, groep="Kopje", onderdeel="C", meldplicht=2, meldingen=6),
            ),
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_sources_say_against_one_another_comes_back_too(language: Language) -> None:
    report = several_sources()
    again = Rapport.from_dict(report.to_dict(language))
    kinds = {name: {relation.soort for relation in table.broken()} for name, table in again.items() if table.broken()}
    assert kinds == {
        "kerncijfers": {RelatieSoort.OPGEGEVEN, RelatieSoort.JAARKOLOM},
        "schendingen": {RelatieSoort.JAARKOLOM},
        "aangetoond_per_jaar": {RelatieSoort.OPGEGEVEN, RelatieSoort.JAARKOLOM},
        "financiele_belangen": {RelatieSoort.GROEP, RelatieSoort.MELDPLICHT},
    }
    assert again == report


def test_a_description_stays_one_text_and_other_cells_have_two_languages() -> None:
    again = Rapport.from_dict(several_sources().to_dict("en"))["overzicht"]
    assert again["1", "omschrijving"] == "Nam iets mee"
    assert again["1", "uitkomst"] == Text("Aangetoond", "Substantiated")


@settings(max_examples=settings().max_examples // 4)
@given(reports(), st.data())
def test_suppressed_cells_come_back_suppressed(report: Rapport, data: st.DataObject) -> None:
    protected = hidden(report, data.draw)
    plain = protected.to_dict()
    again = Rapport.from_dict(plain, editie=report.editie)
    assert again == protected
    for name, table in again.items():
        signs = {cell for cells in table.cellen for cell in cells}
        assert (Leeg.ONDERDRUKT in signs) == ("onderdrukt" in json.dumps(plain["tabellen"][name]))


# ----------------------------------------------------------------------------------------------------------- relations


def test_relations_are_not_stored() -> None:
    written = json.dumps(several_sources().to_dict())
    assert not any(kind.value in written for kind in RelatieSoort)


def test_the_tables_that_are_made_and_those_that_are_read_are_the_same() -> None:
    """A report has its key figures side by side where they are asked for only."""
    assert [*TABELLEN, "vergelijking"] == [*DEFINITIONS]


def by_hand(code_figures: dict[str, int | None], total: int | None) -> Json:
    """Write a table of signalen as somebody else would, with these figures."""
    rows = [
        {
            "code": code,
            "label": label,
            "soort": soort,
            "cellen": {"aantal": figure},
            "leeg": {} if figure is not None else {"aantal": "onderdrukt"},
            "basis": {} if figure is None else {"aantal": "ontvangen"},
        }
        for code, label, soort, figure in [
            *((code, f"Type {code}", "detail", figure) for code, figure in code_figures.items()),
            ("totaal", "Totaal", "totaal", total),
        ]
    ]
    table = {
        "titel": "Overzicht signalen",
        "basis": "ontvangen",
        "eenheid": "signaal",
        "standdatum": "2024-03-01",
        "kolommen": ["aantal"],
        "noten": ["Let op."],
        "rijen": rows,
    }
    return {
        "schema": 1,
        "organisatie": "Ministerie A",
        "verslagjaar": 2023,
        "editie": "bzk-2023",
        "tabellen": {"signalen": table},
    }


def test_a_report_of_others_gets_the_relations_of_its_table() -> None:
    table = Rapport.from_dict(by_hand({"positie": 1, "prive": None}, 3))["signalen"]
    (relation,) = table.relaties
    assert relation == Relatie(RelatieSoort.SOM, (("positie", "aantal"), ("prive", "aantal")), (("totaal", "aantal"),))
    assert (relation.holds(table), table.remarks()) == (None, (Text("Let op.", "Let op."),))
    assert table["prive", "aantal"] is Leeg.ONDERDRUKT


def test_a_table_that_does_not_add_up_is_read_and_says_so_once() -> None:
    data = by_hand({"positie": 1, "prive": 1}, 3)
    doubt = "Klopt niet: Type positie 1 + Type prive 1 is niet gelijk aan Totaal 3."
    data["tabellen"]["signalen"]["noten"].append(doubt)
    table = Rapport.from_dict(data)["signalen"]
    assert [note.nl for note in table.noten] == ["Let op."]
    assert [remark.nl for remark in table.remarks()] == ["Let op.", doubt]


def test_measures_add_up_by_level_also_where_rows_were_put_together() -> None:
    """Ontslag and berisping are disciplinary, a gesprek is not, and geen has no level [S 321-337]."""
    data = by_hand({"geen": 1, "ontslag+berisping": 2, "gesprek": 4, "einde_tijdelijk": 8}, 15)
    table = data["tabellen"].pop("signalen")
    for code, figure in (("disciplinair", 2), ("niet_disciplinair", 12)):
        row = {**table["rijen"][0], "code": code, "soort": "subtotaal", "cellen": {"aantal": figure}}
        table["rijen"].insert(-1, row)
    data["tabellen"]["afdoeningen"] = table
    sums = {
        relation.rechts[0][0]: {code for code, _ in relation.links}
        for relation in Rapport.from_dict(data)["afdoeningen"].relaties
    }
    assert sums == {
        "disciplinair": {"ontslag+berisping"},
        "niet_disciplinair": {"gesprek", "einde_tijdelijk"},
        "totaal": {"geen", "disciplinair", "niet_disciplinair"},
    }


def test_a_note_on_two_sources_keeps_the_doubt_between_them() -> None:
    report = rapport(
        dossier(
            tellingen=(TWO_PROVEN,),
            kerncijfers=(Kerncijfers(jaar=2022, meldingen=1),),
        )
    )
    again = Rapport.from_dict(without_supplement(report))["kerncijfers"]
    assert [relation.soort for relation in again.broken()] == [RelatieSoort.OPGEGEVEN]
    assert [remark.nl for remark in again.remarks()] == [remark.nl for remark in report["kerncijfers"].remarks()]


# --------------------------------------------------------------------------------------------------- the other language


def test_of_what_is_known_the_other_language_is_too() -> None:
    report = several_sources()
    again = Rapport.from_dict(without_supplement(report, "en"))
    for name in ("kerncijfers", "schendingen", "afdoeningen", "vertrouwenspersonen", "overzicht"):
        assert again[name].titel == report[name].titel
        assert again[name].rijen == report[name].rijen
        assert again[name].kolommen == report[name].kolommen
        assert again[name].cellen == report[name].cellen


def test_another_label_for_a_known_code_stays_and_the_other_language_is_known() -> None:
    table = Rapport.from_dict(by_hand({"positie": 1, "eigen": 2}, 3))["signalen"]
    labels = [row.label for row in table.rijen]
    assert labels[0] == Text("Type positie", "Abuse of position and conflicts of interest")
    assert labels[1:] == [Text("Type eigen", "Type eigen"), Text("Totaal", "Total")]


# ------------------------------------------------------------------------------------------------------------- editions


def own_report() -> Rapport:
    return rapport(dossier(melding(), editie=attrs.evolve(editie(), naam="eigen")))


def test_an_edition_of_ones_own_is_to_be_handed_over() -> None:
    report = own_report()
    with pytest.raises(UnreadableError) as caught:
        Rapport.from_dict(report.to_dict())
    assert caught.value.argument == "editie"
    assert "“eigen”" in str(caught.value)
    assert "editie=" in str(caught.value)
    assert Rapport.from_dict(report.to_dict(), editie=report.editie) == report


def test_another_edition_than_that_of_the_report_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"“eigen”.*“rijk-2015”"):
        Rapport.from_dict(own_report().to_dict(), editie="rijk-2015")


def test_the_name_of_an_edition_is_never_read_as_a_path() -> None:
    with pytest.raises(UnreadableError, match=r"pyproject\.toml"):
        Rapport.from_dict({**own_report().to_dict(), "editie": "pyproject.toml"})


# --------------------------------------------------------------------------------------------------------------- faults


def faults(data: object) -> list[tuple[str | None, str]]:
    """Return the path and the words of every fault."""
    with pytest.raises(UnreadableError) as caught:
        Rapport.from_dict(data, editie=None)  # type: ignore[arg-type]  # (anything that JSON may be)
    return [(finding.place.key, finding.message.en) for finding in caught.value.findings]


GOOD = rapport(dossier(melding(), organisatie="Ministerie A")).to_dict()
GONE = object()
TABLE, BESIDE = ("tabellen", "schendingen"), ("aanvulling", "schendingen")
ROW = (*TABLE, "rijen", 0)
AT_ROW = "tabellen, schendingen, rijen 1"


def changed(path: tuple[str | int, ...], value: object) -> Json:
    """Put a value at a path of a good report, or take away what stands there."""
    data: Json = copy.deepcopy(GOOD)
    inner: Any = data
    for key in path[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "place", "said"),
    [
        (("verslagjaar",), GONE, "verslagjaar", "this key is missing."),
        (("verslagjaar",), "2023", "verslagjaar", "here stands “2023”."),
        (("verslagjaar",), True, "verslagjaar", "here stands “true”."),
        (("verslagjaar",), 1899, "verslagjaar", "here stands “1899”."),
        (("organisatie",), 3, "organisatie", "here stands “3”."),
        (("soort",), "x", "soort", "“soort” is no key here."),
        (("tabellen", "klachten"), {}, "tabellen, klachten", "“klachten” is no key here."),
        (("tabellen",), [], "tabellen", "here stands a list."),
        ((*TABLE, "standdatum"), "31-12-2023", "tabellen, schendingen, standdatum", "here stands “31-12-2023”."),
        ((*TABLE, "standdatum"), "2023-02-30", "tabellen, schendingen, standdatum", "here stands “2023-02-30”."),
        ((*TABLE, "eenheid"), "meldingen", "tabellen, schendingen, eenheid", "here stands “meldingen”."),
        ((*TABLE, "kolommen"), ["mogelijk"] * 2, "tabellen, schendingen, kolommen 2", "“mogelijk” stands there more"),
        (ROW, [], AT_ROW, "here stands a list."),
        ((*ROW, "leeg"), GONE, f"{AT_ROW}, leeg", "this key is missing."),
        ((*ROW, "cellen", "mogelijk"), GONE, f"{AT_ROW}, cellen, mogelijk", "this cell is missing."),
        ((*ROW, "cellen", "x"), 3, f"{AT_ROW}, cellen, x", "“x” is not in this table."),
        (
            (*ROW, "cellen", "mogelijk"),
            None,
            f"{AT_ROW}, leeg, mogelijk",
            "the cell is null, and the reason is missing.",
        ),
        ((*ROW, "cellen", "mogelijk"), float("nan"), f"{AT_ROW}, cellen, mogelijk", "here stands “NaN”."),
        ((*ROW, "leeg", "mogelijk"), "onderdrukt", f"{AT_ROW}, leeg, mogelijk", "this cell is not empty."),
        ((*ROW, "leeg", "mogelijk"), "x", f"{AT_ROW}, leeg, mogelijk", "here stands “x”."),
        ((*ROW, "basis", "mogelijk"), "x", f"{AT_ROW}, basis, mogelijk", "here stands “x”."),
        ((*ROW, "code"), "prive", "tabellen, schendingen, rijen 9", "“prive” stands there more than once."),
        ((*BESIDE, "teksten"), GONE, "aanvulling, schendingen, teksten", "this key is missing."),
        (
            (*BESIDE, "teksten", "en", "rijen", "positie"),
            GONE,
            "aanvulling, schendingen, teksten, en, rijen, positie",
            "this text is there in the other language only.",
        ),
        (
            (*ROW, "label"),
            "Anders",
            "aanvulling, schendingen, teksten, nl, rijen, financieel",
            "another text stands in the table, which is this in neither language.",
        ),
        (
            (*BESIDE, "teksten", "nl", "noten"),
            ["Let op."],
            "aanvulling, schendingen, teksten, en, noten",
            "there must be as many of them in both languages.",
        ),
        ((*BESIDE, "notatie"), {"x": "getal"}, "aanvulling, schendingen, notatie, x", "“x” is not in this table."),
        ((*BESIDE, "basis_leeg"), {"x": {}}, "aanvulling, schendingen, basis_leeg, x", "“x” is not in this table."),
        ((*BESIDE, "groepen"), {"prive": "x"}, "aanvulling, schendingen, groepen, prive", "“x” is not in this table."),
        (
            (*BESIDE, "elders"),
            [{"rij": "totaal", "kolom": "aangetoond", "aantal": 1}],
            "aanvulling, schendingen, elders 1",
            "this cell is not compared with this figure.",
        ),
        (
            (*BESIDE, "bronnen"),
            [{"rij": "x", "kolom": "mogelijk", "nl": [], "en": []}],
            "aanvulling, schendingen, bronnen 1, rij",
            "“x” is not in this table.",
        ),
        (
            (*BESIDE, "bronnen"),
            [{"rij": "totaal", "kolom": "mogelijk", "nl": [], "en": []}],
            "aanvulling, schendingen, bronnen 1, rij",
            "“totaal” has no sources.",
        ),
        (("tabellen", "signalen"), GONE, "aanvulling, signalen", "this table is not there."),
    ],
)
def test_a_fault_is_told_by_its_path(path: tuple[str | int, ...], value: object, place: str, said: str) -> None:
    assert any(where == place and words.startswith(said) for where, words in faults(changed(path, value)))


def test_all_faults_are_told_in_one_pass() -> None:
    data = copy.deepcopy(GOOD)
    del data["tabellen"]["schendingen"]["rijen"][2]["cellen"]["aangetoond"]
    data["tabellen"]["signalen"]["eenheid"] = 3
    data["aanvulling"]["sessies"]["teksten"]["fr"] = {}
    data["editie"] = "x"
    assert [path for path, _ in faults(data)] == [
        "tabellen, signalen, eenheid",
        "aanvulling, sessies, teksten, fr",
        "editie",
        "tabellen, schendingen, rijen 3, cellen, aangetoond",
    ]


@pytest.mark.parametrize("data", [None, 3, "tekst", [], [{}]])
def test_what_is_no_object_is_no_report(data: object) -> None:
    ((path, said),) = faults(data)
    assert path is None
    assert said.startswith("here stands ")


def test_another_schema_is_refused_whatever_else_there_is() -> None:
    with pytest.raises(UnreadableError, match="schema 2") as caught:
        Rapport.from_dict({"schema": 2, "tables": []})
    assert not caught.value.findings
    assert ("schema", "here stands “1.0”.") in faults({"schema": 1.0})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda part: (
            st.lists(part)
            | st.dictionaries(st.sampled_from(["schema", "tabellen", "rijen", "teksten", "nl", "x"]) | st.text(), part)
        ),
        max_leaves=8,
    ),
    st.sampled_from(["tabellen", "aanvulling", "editie", "organisatie"]),
)
def test_whatever_stands_there_it_is_read_or_refused(value: object, key: str) -> None:
    with suppress(UnreadableError):
        Rapport.from_dict({**GOOD, key: value})
