"""`uri map`: the proposal of a mapping, and the mapping in the other commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import xlsxwriter

import uri

Run: TypeAlias = Callable[..., Any]

REGISTER = """\
Registratie integriteit;;;
Nr;Aard van de zaak;Bevinding;Jaar
1;Pesten;Gegrond;2023
2;Pesten;Ongegrond;2023
3;Parkeren;Ongegrond;2023
Totaal;3;;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "eigen.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


def test_each_word_is_told_once_with_its_rows_and_what_is_open(run: Run, path: Path) -> None:
    said = run("map", path)
    assert said.code == 1
    assert "hoofdcategorie: Pesten → omgangsvormen (2 rijen, eerst rij 3)" in said.out
    assert "hoofdcategorie: Parkeren (rij 5)" in said.out
    assert "eigen.csv, rij 6: een rij met een totaal." in said.out
    assert said.out.splitlines()[-1].startswith("3 voorgesteld, 1 open.")


def test_a_mapping_is_made_decided_and_used(run: Run, path: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "k.toml"
    assert run("map", path, "--accept", "--out", mapping).code == 1
    refused = run("report", path, "--koppeling", mapping)
    assert (refused.code, "Parkeren" in refused.err) == (1, True)
    decided = uri.read_koppeling(mapping).with_values(hoofdcategorie={"Parkeren": "prive"})
    uri.write_koppeling(decided, mapping)
    assert run("map", path, "--koppeling", mapping).code == 0
    said = run("report", path, "--koppeling", mapping, "--format", "json")
    assert (said.code, "rij 6" in said.err) == (0, True)
    assert run("report", path, "--koppeling", mapping, "--waarde", "Parkeren=onzin").code == 2


def test_single_words_are_mapped_on_the_command(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("Categorie;Uitkomst;Jaar\nPesten;Gegrond;2023\n", encoding="utf-8")
    words = ["--waarde", "Pesten=omgangsvormen"]
    assert run("validate", file, *words, "--waarde", "Gegrond=aangetoond").code == 0
    assert run("validate", file, *words, "--lezing", "Gegrond=aangetoond").code == 0


def test_what_cannot_be_mapped_is_refused_without_a_traceback(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "brief.csv"
    file.write_text("Geachte heer\nhierbij\n", encoding="utf-8")
    assert (run("map", file).code, run("map", tmp_path / "niets.csv").code) == (2, 2)
    (tmp_path / "k.toml").write_text("schema = 1\n[kolommen]\nA = 'zaak'\n", encoding="utf-8")
    said = run("report", file, "--koppeling", tmp_path / "k.toml")
    assert (said.code, "kolommen, A" in said.err) == (2, True)


def test_rows_that_repeat_a_kenmerk_and_sheets_that_are_not_read_are_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, headers in (("2023", ["Nr", "Categorie", "Uitkomst", "Jaar"]), ("2024", ["Nr", "Categorie", "Jaar"])):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, headers)
            for row, outcome in enumerate(["aangetoond", "lopend"], 1):
                values = {"Nr": "A1", "Categorie": "geweld", "Uitkomst": outcome, "Jaar": int(name)}
                sheet.write_row(row, 0, [values[header] for header in headers])
    said = run("map", file).out
    assert "1 rijen herhalen een kenmerk" in said
    assert "Blad 2024 heeft andere koppen" in said


def test_english_speaks_english(run: Run, path: Path) -> None:
    said = run("map", path, "--language", "en")
    assert "bullying, intimidation" in said.out
    assert said.out.splitlines()[-1].startswith("3 proposed, 1 open.")


def test_a_missing_outcome_names_the_column_that_looks_like_it(run: Run, tmp_path: Path) -> None:
    for rows in ("Categorie;Bevinding;Jaar\ngeweld;Gegrond;2023\ngeweld;Ongegrond;2023\n",
                 "Categorie;Bevinding;Sanctie;Jaar\ngeweld;Gegrond;;2023\ngeweld;Ongegrond;;2023\n"):  # fmt: skip
        file = tmp_path / "eigen.csv"
        file.write_text(rows, encoding="utf-8")
        assert "De kolom “Bevinding” lijkt erop (Gegrond / Ongegrond)" in run("report", file).err


def test_a_file_with_several_sheets_is_told_where_its_cases_seem_to_stand(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Toelichting"])
    sheet = book.create_sheet("Lijst 2023")
    for row in (["Overzicht"], ["Categorie", "Uitkomst", "Jaar"], ["geweld", "aangetoond", 2023]):
        sheet.append(row)
    book.save(tmp_path / "eigen.xlsx")
    said = run("report", tmp_path / "eigen.xlsx").err
    assert "koppen in rij 2 (--blad 'Lijst 2023' --kop 2)" in said
    assert f"uri map {tmp_path / 'eigen.xlsx'} --out koppeling.toml" in said
    assert run("report", tmp_path / "eigen.xlsx", "--blad", "Lijst 2023", "--kop", "2").code == 0


def test_an_edition_of_ones_own_gives_its_words_a_meaning(run: Run, tmp_path: Path) -> None:
    published = Path(uri.__file__).parent / "taxonomy" / "data" / "edities" / "schendingstypes" / "bzk-2023.toml"
    text = published.read_text(encoding="utf-8")
    assert 'label = "Ongepaste communicatie"' in text
    own = tmp_path / "eigen.toml"
    own.write_text(text.replace('label = "Ongepaste communicatie"', 'label = "Toonzetting"'), encoding="utf-8")
    file = tmp_path / "eigen.csv"
    file.write_text("Categorie;Uitkomst;Jaar\nToonzetting;aangetoond;2023\ngeweld;aangetoond;2023\n", encoding="utf-8")
    assert run("map", file).code == 1
    assert run("map", file, "--editie", own).code == 0


def test_a_form_that_a_person_fills_in_is_read_as_it_was_filled_in(run: Run, path: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    form = tmp_path / "k.xlsx"
    run("map", path, "--out", form)
    book = openpyxl.load_workbook(form)
    words = book["woorden"]
    chosen = {"Pesten": "Ongewenste omgangsvormen", "Gegrond": "Aangetoond", "Ongegrond": "Niet aangetoond"}
    lists = {next(iter(each.sqref.ranges)).min_row: each.formula1 for each in words.data_validations.dataValidation}
    for row in range(2, words.max_row + 1):
        first, last = lists[row].lstrip("=").removeprefix("lijsten!").replace("$", "").split(":")
        choices = {cell.value for (cell,) in book["lijsten"][first:last]}
        label = chosen.get(words.cell(row, 2).value)
        assert label is None or label in choices
        words.cell(row, 7).value = label
    book.save(form)
    read = uri.read_koppeling(form)
    assert read.waarden["hoofdcategorie"] == {"Pesten": "omgangsvormen", "Parkeren": "?"}
    assert read.waarden["uitkomst"] == {"Gegrond": "aangetoond", "Ongegrond": "niet_aangetoond"}
    assert not read.proposals
    assert run("report", path, "--koppeling", form).code == 1


def test_codes_lists_the_words_that_are_accepted_too(run: Run) -> None:
    assert "onbekend         Onbekend  (ook “niet vermeld”)" in run("codes", "uitkomst").out.splitlines()


def test_a_file_whose_headers_stand_on_top_is_told_no_row(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    file.write_text("Zaaknr;Ontv.;Bevinding\n1;18-05-2023;gegrond\n2;29-06-2023;ongegrond\n", encoding="utf-8")
    said = run("report", file).err
    assert f"Stel een koppeling voor: uri map {file} --out koppeling.toml" in said
    assert "--kop 1" not in said


def test_rows_that_are_no_cases_are_named_in_their_order(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    headers, case = "Nr;Categorie;Uitkomst;Jaar\n", "1;geweld;aangetoond;2023\n"
    file.write_text(f"{headers}{case}{case}Totaal;2\n{headers}{case}Totaal;1\n", encoding="utf-8")
    said = run("map", file).out
    assert said.index("rij 4:") < said.index("rij 5:") < said.index("rij 7:")
