"""Which column is which field, where columns are empty, marked with crosses, or hold several words in a cell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import uri

Propose: TypeAlias = Callable[[str], uri.Koppeling]
Run: TypeAlias = Callable[..., Any]


@pytest.fixture
def proposed(tmp_path: Path) -> Propose:
    """Propose a mapping for a CSV file of this text."""
    file = tmp_path / "eigen.csv"

    def of(text: str) -> uri.Koppeling:
        file.write_text(text, encoding="utf-8")
        return uri.propose(file)

    return of


def test_columns_without_a_single_cross_are_no_crosses_by_their_headers_alone(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar;Communicatiekanaal;Informatieobjecten\n"
        "geweld;aangetoond;2023;;\nprive;lopend;2023;;\ngeweld;lopend;2023;;\n"
    )
    assert not mapping.kruisjes
    assert mapping.kolommen["Informatieobjecten"] == "eigen"


def test_an_empty_column_of_crosses_is_one_beside_others_of_its_field(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar;Berisping;Strafontslag;Verplaatsing\n"
        "geweld;aangetoond;2023;x;;\nprive;aangetoond;2023;;x;\ngeweld;lopend;2023;;;\n"
    )
    assert {header: cross.code for header, cross in mapping.kruisjes.items()} == {
        "Berisping": "berisping",
        "Strafontslag": "strafontslag",
        "Verplaatsing": "verplaatsing",
    }


def test_an_empty_column_takes_no_field_from_one_with_values(proposed: Propose) -> None:
    mapping = proposed(
        "Resultaat toelichting;Resultaat;Categorie;Jaar\n"
        ";Gegrond;geweld;2023\n;Ongegrond;geweld;2023\n;Gegrond;prive;2023\n"
    )
    assert mapping.kolommen["Resultaat"] == "uitkomst"
    assert mapping.kolommen["Resultaat toelichting"] != "uitkomst"


def test_words_that_an_edition_knows_are_parted_though_the_whole_looks_like_one_of_them(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar;Maatregel\n"
        'geweld;aangetoond;2023;"Schriftelijke berisping; Training"\ngeweld;lopend;2023;\nprive;lopend;2023;\n'
    )
    assert dict(mapping.tabel.scheiding) == {"afdoeningen": "; "}
    assert not mapping.proposals.get("afdoeningen")


def test_the_vocabulary_says_nothing_of_a_sentence(proposed: Propose) -> None:
    sentence = "Er is geen sprake van te betalen kosten die met deze zaak gemoeid zouden zijn"
    mapping = proposed(f"Categorie;Uitkomst;Jaar\ngeweld;{sentence};2023\ngeweld;aangetoond;2023\nprive;lopend;2023\n")
    assert sentence not in mapping.proposals.get("uitkomst", {})


def test_a_column_of_answers_is_no_type_whatever_its_header(proposed: Propose) -> None:
    mapping = proposed(
        "Schending;Onderwerp;Jaar\nja;geweld;2023\nnee;prive;2023\nonbekend;geweld;2023\nja;prive;2023\n"
    )
    assert mapping.kolommen["Onderwerp"] == "hoofdcategorie"
    assert mapping.kolommen["Schending"] == "uitkomst"


def test_a_register_without_measures_is_told_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    file.write_text("Categorie;Uitkomst;Jaar\ngeweld;aangetoond;2023\n", encoding="utf-8")
    said = run("map", file)
    assert (said.code, "Geen kolom zegt welke maatregelen er volgden" in said.out) == (0, True)


def test_of_a_list_of_types_the_first_is_the_main_one_and_no_code_stands_twice(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "x.json"
    cases = [{"ref": "A", "aard": ["pesten", "intimidatie", "diefstal"], "uitkomst": "aangetoond", "jaar": 2023}]
    cases += [{"ref": name, "aard": ["diefstal"], "uitkomst": "lopend", "jaar": 2023} for name in ("B", "C")]
    file.write_text(json.dumps(cases), encoding="utf-8")
    mapping = uri.propose(file).confirm()
    case, *_ = uri.read_register(file, koppeling=mapping).to_records()
    assert (case.hoofdcategorie.value, [code.value for code in case.nevencategorieen]) == (
        "omgangsvormen",
        ["financieel"],
    )
    assert "Van de types in één cel is het eerste het hoofdtype" in run("map", file).out


def test_a_list_of_persons_gives_no_kenmerk(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    cases = [
        {
            "ref": f"Z{n}",
            "categorie": "geweld",
            "uitkomst": "lopend",
            "jaar": 2023,
            "persons": [{"id": n}, {"id": n + 9}],
        }
        for n in range(3)
    ]
    file.write_text(json.dumps(cases), encoding="utf-8")
    assert uri.propose(file).kolommen["ref"] == "kenmerk"
    assert uri.propose(file).kolommen["persons.id"] == "eigen"


def test_measures_that_the_vocabulary_knows_are_parted_by_a_sign_that_no_name_has(proposed: Propose) -> None:
    text = "Categorie;Uitkomst;Jaar;Maatregel\ngeweld;aangetoond;2023;{}\nprive;aangetoond;2023;\n"
    both = proposed(text.format("ontslagen + goed gesprek"))
    assert dict(both.tabel.scheiding) == {"afdoeningen": " + "}
    assert set(both.proposals["afdoeningen"]) == {"ontslagen", "goed gesprek"}
    assert not proposed(text.format("goed gesprek, terechtwijzing")).tabel.scheiding


def test_crosses_that_only_the_vocabulary_understands_are_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    rows = "geweld;2023;x;;x\nprive;2023;;x;\ngeweld;2023;;x;\n"
    file.write_text(f"Categorie;Jaar;Gegrond;Ongegrond;Berisping\n{rows}", encoding="utf-8")
    said = run("map", file).out
    assert "Kruisjes onder “Gegrond” zijn gelezen als aangetoond: dat zegt geen editie" in said
    assert "Kruisjes onder “Berisping”" not in said


def test_a_year_that_nothing_tells_is_asked_with_the_key_that_says_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    file.write_text("Categorie;Uitkomst\ngeweld;aangetoond\nprive;lopend\n", encoding="utf-8")
    said = run("map", file)
    assert (said.code, "zet het jaar als verslagjaar onder [tabel]" in said.out) == (1, True)


def test_of_two_lists_of_cases_in_a_json_one_is_read_and_the_other_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    case = {"categorie": "geweld", "uitkomst": "aangetoond", "jaar": 2023}
    file.write_text(
        json.dumps({"closed": [case, case, case], "open": [case | {"uitkomst": "lopend"}]}), encoding="utf-8"
    )
    mapping = uri.propose(file)
    assert mapping.tabel.pad == "closed"
    assert "nog een lijst die zaken kan bevatten, “open”" in run("map", file).out
    assert len(uri.read_register(file, koppeling=mapping)) == 3


def test_a_vague_header_takes_no_field_from_one_that_is_named_though_its_words_are_unknown(proposed: Propose) -> None:
    mapping = proposed(
        "Status;Categorie;Uitkomst;Jaar;Afdoening\n"
        "gesloten;geweld;aangetoond;2023;zware ingreep\nopen;prive;lopend;2023;\ngesloten;prive;aangetoond;2023;\n"
    )
    assert mapping.kolommen["Status"] != "afdoeningen"
    assert mapping.kolommen["Afdoening"] == "?"
    assert dict(mapping.waarden["afdoeningen"]) == {"zware ingreep": "?"}


def test_a_date_by_its_header_is_asked_where_no_cell_can_be_read(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Datum melding;Datum gereed\n"
        "geweld;aangetoond;18-05-2023;zomer\nprive;lopend;29-06-2023;\nprive;aangetoond;30-06-2023;najaar 2023\n"
    )
    assert (mapping.kolommen["Datum melding"], mapping.kolommen["Datum gereed"]) == ("ontvangen", "?")


def test_the_lists_of_a_cell_do_not_make_a_bar_what_parts_the_fields(proposed: Propose) -> None:
    mapping = proposed(
        "Categorie;Uitkomst;Jaar\ngeweld|prive|financieel|positie;aangetoond;2023\n"
        "prive|geweld|informatie|positie;lopend;2023\ngeweld|prive|informatie|omgangsvormen;lopend;2023\n"
    )
    assert list(mapping.kolommen) == ["Categorie", "Uitkomst", "Jaar"]


def test_a_column_of_dates_is_no_part_of_the_organisation_though_its_header_has_that_word(proposed: Propose) -> None:
    mapping = proposed(
        "Type;Uitkomst;Dat. melding;Dat. afd.\n"
        "geweld;aangetoond;18-05-2023;20-06-2023\nprive;lopend;29-06-2023;\nprive;aangetoond;30-06-2023;31-07-2023\n"
    )
    assert (mapping.kolommen["Dat. melding"], mapping.kolommen["Dat. afd."]) == ("ontvangen", "afgerond")


def test_the_words_of_a_column_are_open_where_only_its_header_is_known(proposed: Propose) -> None:
    rows = "".join(f"geweld;aangetoond;2023;{word}\n" for word in ("Zwaar", "Licht", "Zwaar", "Licht"))
    mapping = proposed(f"Type;Uitkomst;Jaar;Gevolg\n{rows}")
    assert mapping.kolommen["Gevolg"] == "?"
    assert dict(mapping.waarden["afdoeningen"]) == {"Zwaar": "?", "Licht": "?"}
