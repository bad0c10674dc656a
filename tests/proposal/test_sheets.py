"""Several sheets of one register: headers in other rows, and the year in the name of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import xlsxwriter

import uri
from uri.errors import UnreadableError

Run: TypeAlias = Callable[..., Any]

HEADERS = ["Nr", "Categorie", "Uitkomst"]
FIRST = [["A1", "geweld", "aangetoond"], ["A2", "prive", "niet aangetoond"], ["A3", "prive", "aangetoond"]]
SECOND = [["B1", "geweld", "niet aangetoond"], ["B2", "geweld", "aangetoond"]]
TITLES = [["Overzicht"], [], ["Opgesteld door het bureau"]]


def written(path: Path, sheets: Mapping[str, Any]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(
        tmp_path / "jaren.xlsx", {"Zaken 2022": [HEADERS, *FIRST], "Zaken 2023": [*TITLES, HEADERS, *SECOND]}
    )


def told(register: uri.Register) -> list[tuple[str | None, str, int | None]]:
    return [(case.kenmerk, case.hoofdcategorie.value, case.verslagjaar) for case in register.to_records()]


CASES = [
    ("A1", "geweld", 2022),
    ("A2", "prive", 2022),
    ("A3", "prive", 2022),
    ("B1", "geweld", 2023),
    ("B2", "geweld", 2023),
]


def test_the_year_in_the_name_of_a_sheet_is_proposed_and_applied_when_it_is_confirmed(path: Path) -> None:
    mapping = uri.propose(path)
    assert mapping.kolommen["(blad)"] == "verslagjaar"
    assert mapping.proposals == {"verslagjaar": {"Zaken 2022": "2022", "Zaken 2023": "2023"}}
    assert mapping.tabel.verslagjaar is None
    reading = uri.scan_register(path, koppeling=mapping)
    assert len(reading.register) == 0
    assert {finding.rule for finding in reading.findings.at_least("error")} == {"URI-I-blad"}
    assert told(uri.read_register(path, koppeling=mapping.confirm("verslagjaar"))) == CASES


def test_a_confirmed_year_is_not_asked_again_and_a_new_sheet_is(path: Path, tmp_path: Path) -> None:
    decided = uri.propose(path).confirm()
    assert not uri.propose(path, koppeling=decided).proposals
    more = written(tmp_path / "meer.xlsx", {"Zaken 2023": [HEADERS, *FIRST], "Zaken 2024": [HEADERS, *SECOND]})
    assert uri.propose(more, koppeling=decided).proposals == {"verslagjaar": {"Zaken 2024": "2024"}}


def test_the_name_of_a_sheet_says_nothing_where_a_column_tells_the_year(tmp_path: Path) -> None:
    rows = [[*HEADERS, "Jaar"], *([*case, 2021] for case in FIRST)]
    path = written(tmp_path / "jaren.xlsx", {"2022": rows, "2023": rows})
    mapping = uri.propose(path)
    assert "(blad)" not in mapping.kolommen
    assert {case.verslagjaar for case in uri.read_register(path, koppeling=mapping).to_records()} == {2021}


def test_a_year_above_the_table_is_told_where_it_is_taken(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "jaar.xlsx", {"Lijst": [["Register 2022"], HEADERS, *FIRST]})
    assert uri.propose(path).tabel.verslagjaar == 2022
    assert "staat 2022: dat is nu het verslagjaar van elke zaak" in run("map", path).out


def test_a_mapping_with_the_name_of_the_sheet_is_the_same_in_both_forms(path: Path, tmp_path: Path) -> None:
    mapping = uri.propose(path)
    for name in ("k.toml", "k.xlsx"):
        uri.write_koppeling(mapping, tmp_path / name)
        assert uri.read_koppeling(tmp_path / name) == mapping


def test_the_name_of_a_sheet_may_be_a_part_of_the_organisation(tmp_path: Path) -> None:
    rows = [[*HEADERS, "Jaar"], *([*case, 2023] for case in FIRST)]
    path = written(tmp_path / "delen.xlsx", {"Zd": rows, "Nrd": rows})
    mapping = uri.Koppeling(
        tabel=uri.propose(path).tabel,
        kolommen={"(blad)": "onderdeel"},
        waarden={"onderdeel": {"Zd": "Zuid", "Nrd": "Noord"}},
    )
    parts = [case.onderdeel for case in uri.read_register(path, koppeling=mapping).to_records()]
    assert parts == ["Zuid"] * 3 + ["Noord"] * 3


def test_headers_in_another_row_of_a_sheet_are_found_and_told(path: Path, run: Run) -> None:
    mapping = uri.propose(path).confirm()
    assert mapping.tabel.kop is None  # those of the first sheet open it
    findings = uri.scan_register(path, koppeling=mapping).findings
    (notice,) = (finding for finding in findings if finding.rule == "URI-I-kopregel")
    assert (notice.place.sheet, "rij 4" in notice.message.nl) == ("Zaken 2023", True)
    assert "Op blad “Zaken 2023” staan de koppen in rij 4." in run("map", path).out


def test_headers_that_moved_since_the_mapping_was_made_are_found(tmp_path: Path) -> None:
    last_year = written(
        tmp_path / "a.xlsx", {"Lijst": [*TITLES, [*HEADERS, "Jaar"], *([*case, 2022] for case in FIRST)]}
    )
    mapping = uri.propose(last_year)
    assert mapping.tabel.kop == 4
    moved = written(
        tmp_path / "b.xlsx", {"Lijst": [["Titel"], [*HEADERS, "Jaar"], *([*case, 2023] for case in SECOND)]}
    )
    assert told(uri.read_register(moved, koppeling=mapping)) == [("B1", "geweld", 2023), ("B2", "geweld", 2023)]


def test_a_row_that_the_caller_names_is_not_looked_for(path: Path) -> None:
    mapping = uri.propose(path).confirm()
    with pytest.raises(UnreadableError):
        uri.read_register(path, koppeling=mapping, sheet="Zaken 2023", header_row=1)


def test_headers_that_stand_in_two_rows_are_not_guessed(tmp_path: Path) -> None:
    named = [*HEADERS, "Jaar"]
    first = written(tmp_path / "a.xlsx", {"Lijst": [named, *([*case, 2022] for case in FIRST)]})
    twice = written(tmp_path / "b.xlsx", {"Lijst": [["Titel"], named, ["A1", "geweld", "aangetoond", 2022], named]})
    with pytest.raises(UnreadableError):
        uri.read_register(twice, koppeling=uri.propose(first))


def test_sheets_with_an_extra_column_are_one_register_and_what_lacks_is_told(run: Run, tmp_path: Path) -> None:
    plain = [*HEADERS, "Jaar", "Kosten"]
    first = [plain, *([*case, 2023, "1,50"] for case in FIRST)]
    second = [
        [" nr", "categorie ", "Uitkomst", "Jaar", "Kosten", "Toelichting"],
        ["B1", "geweld", "lopend", 2023, "2", "x"],
    ]
    path = written(tmp_path / "kwartalen.xlsx", {"Q1": first, "Q2": second})
    mapping = uri.propose(path)
    assert mapping.tabel.bladen == ("Q1", "Q2")
    reading = uri.scan_register(path, koppeling=mapping)
    kept = [(case.kenmerk, case.omschrijving) for case in reading.register.to_records()]
    assert kept == [("A1", None), ("A2", None), ("A3", None), ("B1", "x")]
    absent = [finding.place for finding in reading.findings if finding.rule == "URI-I-kolom"]
    assert [(place.sheet, place.column) for place in absent] == [("Q1", "Toelichting")]
    assert "Blad “Q1” heeft geen kolom “Toelichting”; zij is daar leeg." in run("map", path).out


def test_a_sheet_without_the_outcome_is_another_register(tmp_path: Path) -> None:
    rest = ["Afdeling", "Behandelaar", "Kosten", "Jaar"]
    advice = [["Nr", "Categorie", *rest], ["1", "geweld", "Zuid", "p", "1", 2023]]
    cases = [["Nr", "Categorie", "Uitkomst", *rest], ["1", "geweld", "lopend", "Zuid", "p", "1", 2023]]
    path = written(tmp_path / "twee.xlsx", {"Zaken": cases, "Adviezen": advice})
    assert uri.propose(path).tabel.bladen == ("Zaken",)


def test_dates_of_all_sheets_and_columns_are_written_in_one_order(tmp_path: Path) -> None:
    headers = [*HEADERS, "Ontvangen", "Afgerond"]
    first = [
        headers,
        ["A1", "geweld", "aangetoond", "4-1-24", "9-3-24"],
        ["A2", "prive", "aangetoond", "1-2-24", "2-3-24"],
    ]
    second = [headers, ["B1", "geweld", "aangetoond", "5-7-24", "30-8-24"]]
    path = written(tmp_path / "kwartalen.xlsx", {"Q1": first, "Q2": second})
    mapping = uri.propose(path)
    assert not mapping.open
    days = [
        (str(case.ontvangen), str(case.afgerond)) for case in uri.read_register(path, koppeling=mapping).to_records()
    ]
    assert days == [("2024-01-04", "2024-03-09"), ("2024-02-01", "2024-03-02"), ("2024-07-05", "2024-08-30")]


def test_dates_that_cannot_be_told_apart_are_open_and_can_be_decided(tmp_path: Path) -> None:
    rows = [[*HEADERS, "Ontvangen"], ["A1", "geweld", "aangetoond", "4-1-24"], ["A2", "prive", "lopend", "begin mei"]]
    rows += [[f"A{number}", "prive", "lopend", "5-5-24"] for number in range(3, 9)]
    path = written(tmp_path / "r.xlsx", {"Lijst": rows})
    mapping = uri.propose(path)
    assert mapping.open == {"ontvangen": ("4-1-24", "begin mei")}
    assert len(uri.scan_register(path, koppeling=mapping).rejected) == 2
    decided = mapping.with_values(ontvangen={"4-1-24": "2024-01-04", "begin mei": "2024-05-01"})
    assert not uri.propose(path, koppeling=decided).open
    days = [str(case.ontvangen) for case in uri.read_register(path, koppeling=decided).to_records()]
    assert days == ["2024-01-04", "2024-05-01", *["2024-05-05"] * 6]


def test_the_place_of_a_word_names_its_sheet_where_there_are_several(run: Run, tmp_path: Path) -> None:
    named = [*HEADERS, "Jaar"]
    rows = {"Q1": [named, ["1", "geweld", "lopend", 2023]], "Q2": [named, ["2", "Gedoe", "lopend", 2023]]}
    path = written(tmp_path / "r.xlsx", rows)
    assert "hoofdcategorie: Gedoe (blad Q2, rij 2)" in run("map", path).out


def test_dates_that_another_column_shows_to_be_american_are_read_so(tmp_path: Path) -> None:
    rows = [[*HEADERS, "Opened", "Closed"], ["A1", "geweld", "aangetoond", "03/14/2024", "05/02/2024"]]
    path = written(tmp_path / "r.xlsx", {"Lijst": [*rows, ["A2", "prive", "aangetoond", "06/07/2024", "08/09/2024"]]})
    cases = uri.read_register(path, koppeling=uri.propose(path)).to_records()
    assert [str(case.afgerond) for case in cases] == ["2024-05-02", "2024-08-09"]


def test_of_two_rows_of_headers_the_one_that_names_the_columns_is_taken(tmp_path: Path) -> None:
    groups = ["", "", "Type", "", "Gegrond", "", "", "Maatregel"]
    names = ["Nr", "Datum ontvangst", "Geweld", "Informatie", "Ja", "Nee", "Loopt", "Berisping"]
    rows = [
        [1, "2023-05-18", "x", "", "x", "", "", "x"],
        [2, "2023-06-29", "", "x", "", "x", "", ""],
        [3, "2023-07-30", "x", "", "", "", "x", ""],
    ]
    path = written(tmp_path / "kruisjes.xlsx", {"Blad1": [groups, names, *rows]})
    mapping = uri.propose(path)
    assert (mapping.tabel.kop, dict(mapping.open), dict(mapping.proposals)) == (2, {}, {})
    cases = uri.read_register(path, koppeling=mapping).to_records()
    assert [(case.hoofdcategorie.value, case.uitkomst.value) for case in cases] == [
        ("geweld", "aangetoond"),
        ("informatie", "niet_aangetoond"),
        ("geweld", "lopend"),
    ]
