"""A report in each format: nothing lost in the forms to work with, nothing misread in the forms to read."""

import csv
import io
import json
from datetime import date
from typing import Any

import attrs
import pytest

from tests.factories import melding, signaal
from uri import (
    Dossier,
    Leeg,
    Rapport,
    Register,
    Tabel,
    Vertrouwenspersonen,
    editie,
    rapport,
)
from uri.aggregate import Basis, Cel, Eenheid, RijSoort, TabelKolom, TabelRij
from uri.languages import Language, Text, same
from uri.publish import SCHEMA, to_csv, to_dict, to_html, to_json, to_markdown, to_text

BOTH = {"x": "ontvangen", "y": "ontvangen"}
NASTY = 'Zei: "nee, dank je", <b>|\nen ging; =1+1'


def made(**named: Any) -> Rapport:  # noqa: ANN401 (any attribute of a dossier)
    cases = [
        melding("positie", afdoeningen="berisping", omschrijving=NASTY),
        melding("prive", "niet_aangetoond"),
        signaal("anders"),
    ]
    dossier = Dossier(
        verslagjaar=2023,
        organisatie="Ministerie A",
        editie=editie(),
        standdatum=date(2024, 3, 1),
        omschrijvingen=True,
        register=Register.from_records(cases),
        vertrouwenspersonen=(Vertrouwenspersonen(jaar=2023, medewerkers=11633, hulpvragen=224, contactmomenten=2.0),),
    )
    return rapport(attrs.evolve(dossier, **named))


def every_kind_of_cell() -> Tabel:
    cells: dict[tuple[str, str], Cel] = {
        ("a", "x"): 0,
        ("a", "y"): 1 / 3,
        ("b", "x"): Leeg.BLANCO,
        ("b", "y"): Leeg.NIET_VAN_TOEPASSING,
        ("c", "x"): Leeg.NIET_VERZAMELD,
        ("c", "y"): Leeg.ONDERDRUKT,
        ("d", "x"): NASTY,
        ("d", "y"): Text("Ja", "Yes"),
    }
    return Tabel.of(
        "proef",
        Text("Proef", "Trial"),
        [TabelRij(code, Text(f"Rij {code}", f"Row {code}")) for code in "abc"]
        + [TabelRij("d", same(NASTY), RijSoort.TOTAAL)],
        [TabelKolom(name, same(name)) for name in "xy"],
        cells,
        basis=Basis.ONTVANGEN,
        eenheid=Eenheid.SIGNAAL,
        noten=[Text("Let op.", "Mind.")],
    )


TRIAL = Rapport(organisatie=None, verslagjaar=2023, editie=editie(), tabellen={"proef": every_kind_of_cell()})


# ---------------------------------------------------------------------------------------------------------------- JSON


def test_json_holds_every_cell_and_every_kind_of_empty() -> None:
    assert to_dict(TRIAL) == {
        "schema": 1,
        "organisatie": None,
        "verslagjaar": 2023,
        "editie": "bzk-2023",
        "tabellen": {
            "proef": {
                "titel": "Proef",
                "basis": "ontvangen",
                "eenheid": "signaal",
                "standdatum": None,
                "kolommen": ["x", "y"],
                "noten": ["Let op."],
                "rijen": [
                    {
                        "code": "a",
                        "label": "Rij a",
                        "soort": "detail",
                        "cellen": {"x": 0, "y": 1 / 3},
                        "leeg": {},
                        "basis": BOTH,
                    },
                    {
                        "code": "b",
                        "label": "Rij b",
                        "soort": "detail",
                        "cellen": {"x": None, "y": None},
                        "leeg": {"x": "blanco", "y": "niet_van_toepassing"},
                        "basis": {},
                    },
                    {
                        "code": "c",
                        "label": "Rij c",
                        "soort": "detail",
                        "cellen": {"x": None, "y": None},
                        "leeg": {"x": "niet_verzameld", "y": "onderdrukt"},
                        "basis": {},
                    },
                    {
                        "code": "d",
                        "label": NASTY,
                        "soort": "totaal",
                        "cellen": {"x": NASTY, "y": "Ja"},
                        "leeg": {},
                        "basis": BOTH,
                    },
                ],
            }
        },
        "aanvulling": {
            "proef": {
                "teksten": {
                    "nl": {
                        "titel": "Proef",
                        "noten": ["Let op."],
                        "rijen": {"a": "Rij a", "b": "Rij b", "c": "Rij c"},
                        "cellen": {"d": {"y": "Ja"}},
                    },
                    "en": {
                        "titel": "Trial",
                        "noten": ["Mind."],
                        "rijen": {"a": "Row a", "b": "Row b", "c": "Row c"},
                        "cellen": {"d": {"y": "Yes"}},
                    },
                }
            }
        },
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_json_is_the_plain_data_written_out(language: Language) -> None:
    report = made()
    written = to_json(report, language)
    assert json.loads(written) == to_dict(report, language)
    assert written.endswith("}\n")
    assert "Beëindiging dienstverband" in written or language == "en"  # letters, not escapes


def test_json_says_whose_report_it_is_of_which_year_and_as_of_when() -> None:
    found = to_dict(made())
    assert (found["schema"], found["organisatie"], found["verslagjaar"]) == (SCHEMA, "Ministerie A", 2023)
    assert {table["standdatum"] for table in found["tabellen"].values()} == {"2024-03-01"}


def test_json_changes_words_with_the_language_and_nothing_else() -> None:
    table = to_dict(TRIAL, "en")["tabellen"]["proef"]
    assert (table["titel"], table["noten"], table["rijen"][0]["label"]) == ("Trial", ["Mind."], "Row a")
    assert table["rijen"][3]["cellen"]["y"] == "Yes"
    assert table["rijen"][0]["cellen"] == {"x": 0, "y": 1 / 3}


def test_json_tells_of_a_broken_relation_among_the_notes() -> None:
    """Doubts go wherever the table goes."""
    record = Vertrouwenspersonen(jaar=2023, begin=1, eind=9, vertrokken=0, toegetreden=1)
    (note,) = to_dict(made(vertrouwenspersonen=(record,)))["tabellen"]["vertrouwenspersonen"]["noten"]
    assert note.startswith("Klopt niet: ")


# ----------------------------------------------------------------------------------------------------------------- CSV


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_a_file_a_table() -> None:
    report = made()
    assert list(to_csv(report)) == [f"{name}.csv" for name in report.tabellen]


def test_csv_reads_back_with_every_cell_and_every_kind_of_empty() -> None:
    written = to_csv(TRIAL)["proef.csv"]
    assert written.splitlines()[0] == "code,label,soort,x,y,leeg"
    assert read(written) == [
        {"code": "a", "label": "Rij a", "soort": "detail", "x": "0", "y": repr(1 / 3), "leeg": ""},
        {"code": "b", "label": "Rij b", "soort": "detail", "x": "", "y": "", "leeg": "x=blanco|y=niet_van_toepassing"},
        {"code": "c", "label": "Rij c", "soort": "detail", "x": "", "y": "", "leeg": "x=niet_verzameld|y=onderdrukt"},
        {"code": "d", "label": NASTY, "soort": "totaal", "x": NASTY, "y": "Ja", "leeg": ""},
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\t@", "＝", "－"])  # noqa: RUF001
def test_a_text_of_csv_that_a_spreadsheet_would_run_stands_behind_an_apostrophe(begin: str) -> None:
    """OWASP, CSV injection: these signs begin a formula; the wide ones are taken for them in some spreadsheets."""
    table = attrs.evolve(
        every_kind_of_cell(),
        rijen=(TabelRij("a", same(f"{begin}label")), *every_kind_of_cell().rijen[1:]),
        cellen=((-3, -0.5), (f"{begin}cmd|x!A0", Text(f"{begin}ja", f"{begin}yes")), *every_kind_of_cell().cellen[2:]),
    )
    first, second, *_ = read(to_csv(attrs.evolve(TRIAL, tabellen={"proef": table}), "nl")["proef.csv"])
    seen = begin.replace("\r", r"\u000d")  # a sign that a terminal would obey
    assert (first["label"], second["x"], second["y"]) == (f"'{seen}label", f"'{seen}cmd|x!A0", f"'{seen}ja")
    assert (first["x"], first["y"]) == ("-3", "-0.5")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_csv_and_json_tell_the_same(language: Language) -> None:
    """Every cell of every table, numbers unrounded and words in the language."""
    report = made()
    tables = to_dict(report, language)["tabellen"]
    for name, text in to_csv(report, language).items():
        for line, row in zip(read(text), tables[name.removesuffix(".csv")]["rijen"], strict=True):
            assert {key: line.pop(key) for key in ("code", "label", "soort")} == {
                key: row[key] for key in ("code", "label", "soort")
            }
            assert line.pop("leeg") == "|".join(f"{column}={kind}" for column, kind in row["leeg"].items())
            assert line == {key: "" if value is None else str(value) for key, value in row["cellen"].items()}


# ------------------------------------------------------------------------------------------------------------- to read


@pytest.mark.parametrize(
    ("language", "title", "without"),
    [
        (
            "nl",
            "Integriteitsrapportage Ministerie A, 2023",
            "Zonder cijfers: Overzicht sessies integriteit; Overzicht meldingen van financiële belangen.",
        ),
        (
            "en",
            "Integrity report Ministerie A, 2023",
            "Without figures: Overview of integrity sessions; Overview of reported financial interests.",
        ),
    ],
    ids=["nl", "en"],
)
def test_to_read_a_report_has_a_title_its_tables_and_the_names_of_those_without_figures(
    language: Language, title: str, without: str
) -> None:
    report = made()
    filled = [table for name, table in report.tabellen.items() if name not in {"sessies", "financiele_belangen"}]
    assert (
        to_text(report, language)
        == "\n\n\n".join([f"{title}\n{'=' * len(title)}", *(table.to_text(language) for table in filled), without])
        + "\n"
    )
    assert (
        to_markdown(report, language)
        == "\n\n".join([f"# {title}", *(table.to_markdown(language) for table in filled), without]) + "\n"
    )


def test_a_report_without_an_organisation_is_named_by_its_year() -> None:
    assert to_text(TRIAL).startswith("Integriteitsrapportage 2023\n===========================\n")
    assert "Zonder cijfers" not in to_text(TRIAL)


def test_an_organisation_with_signs_of_markdown_in_its_name_is_a_plain_title() -> None:
    assert to_markdown(attrs.evolve(TRIAL, organisatie="A | B")).startswith("# Integriteitsrapportage A | B, 2023\n")


def test_an_organisation_s_name_cannot_control_a_terminal_or_begin_a_tag() -> None:
    report = attrs.evolve(TRIAL, organisatie="<b>A\n# B\x1b[31m")
    assert to_markdown(report).startswith("# Integriteitsrapportage &lt;b>A # B�[31m, 2023\n")
    assert to_text(report).startswith("Integriteitsrapportage <b>A # B�[31m, 2023\n")


@pytest.mark.parametrize("write", [to_text, to_markdown, to_json], ids=lambda write: write.__name__)
def test_numbers_are_rounded_to_read_and_unrounded_to_work_with(write: Any) -> None:  # noqa: ANN401 (three writers)
    """The ratio of 224 to 11633 [S 389-390]."""
    written = write(made())
    assert (("1,93%" in written), (repr(224 / 11633) in written)) == (write is not to_json, write is to_json)


def test_html_is_one_page_in_which_nothing_is_markup_that_was_not_meant() -> None:
    report = made(organisatie="A & <B>")
    page = to_html(report, "en")
    assert page.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert "<h1>Integrity report A &amp; &lt;B&gt;, 2023</h1>" in page
    assert "<B>" not in page
    filled = [table for table in report.tabellen.values() if not table.is_empty]
    assert page.count("<table") == page.count("</table>") == len(filled)
    assert "<li>Without figures: Overview of integrity sessions; " in page
    assert page.rstrip().endswith("</html>")
