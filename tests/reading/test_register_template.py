"""The empty register: its sheets, the checks in its cells, and what reading makes of it once it is filled in."""

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import hypothesis.strategies as st
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

import uri
from uri.errors import UnreadableError, UnwritableError
from uri.languages import Language
from uri.model import velden
from uri.reading import read_dossier, read_register, scan_register, write_template
from uri.register import REGISTER_FIELDS
from uri.register.parsing.example_rows import EXAMPLE_KIND, EXAMPLE_REFERENCE
from uri.taxonomy import Afdoening, JaNee, Meldkanaal, Opvolging, Soort, Uitkomst

EDITIE = uri.editie("bzk-2023")


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    write_template(tmp_path / "register.xlsx")
    return openpyxl.load_workbook(tmp_path / "register.xlsx")["register"]


def _column(sheet: Worksheet, name: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == name)


def _check(sheet: Worksheet, name: str) -> DataValidation:
    cell = f"{_column(sheet, name)}2"
    found: DataValidation = next(check for check in sheet.data_validations.dataValidation if cell in check.sqref)
    return found


def _labels(book: openpyxl.Workbook, check: DataValidation) -> list[str]:
    """Return the labels to choose from in a cell."""
    name, _, area = str(check.formula1).partition("!")
    return [cell.value for (cell,) in book[name][area.replace("$", "")]]


# -------------------------------------------------------------------------------------------------------------- checks


def test_a_receipt_is_a_date_from_1900_on(sheet: Worksheet) -> None:
    check = _check(sheet, "Ontvangen")
    assert (check.type, check.operator, check.formula1) == ("date", "greaterThanOrEqual", "1")


def test_a_case_is_not_closed_before_it_came_in(sheet: Worksheet) -> None:
    check = _check(sheet, "Afgerond")
    closed, received = _column(sheet, "Afgerond"), _column(sheet, "Ontvangen")
    assert check.type == "custom"
    assert check.formula1 == f"AND(ISNUMBER({closed}2),{closed}2>=1,{closed}2>=N({received}2))"


def test_a_measure_without_outcome_is_coloured(sheet: Worksheet) -> None:
    measures, outcome = _column(sheet, "Afdoeningen"), _column(sheet, "Uitkomst")
    (area,) = sheet.conditional_formatting
    assert str(area.sqref).startswith(f"{measures}2:{measures}")
    assert area.rules[0].formula == [f"AND(LEN(${measures}2)>0,LEN(${outcome}2)=0)"]


@pytest.mark.parametrize("name", ["bzk-2023", "defensie-2022"])
def test_types_are_those_of_the_edition(tmp_path: Path, name: str) -> None:
    write_template(tmp_path / "leeg.xlsx", editie=name)
    book = openpyxl.load_workbook(tmp_path / "leeg.xlsx")
    labels = [row.label for row in uri.editie(name).rijen]
    assert _labels(book, _check(book["register"], "Hoofdcategorie")) == labels


def test_measures_that_an_edition_does_not_know_have_no_list(tmp_path: Path) -> None:
    write_template(tmp_path / "leeg.xlsx", editie="defensie-2022")
    sheet = openpyxl.load_workbook(tmp_path / "leeg.xlsx")["register"]
    column = _column(sheet, "Afdoeningen")
    assert not [check for check in sheet.data_validations.dataValidation if f"{column}2" in check.sqref]


SIDES = {
    "kerncijfers": uri.Kerncijfers,
    "personeel": uri.Personeel,
    "vertrouwenspersonen": uri.Vertrouwenspersonen,
    "sessies": uri.Sessie,
    "financiële belangen": uri.FinancieelBelang,
}


def test_each_kind_of_figures_has_a_sheet_with_all_its_columns(tmp_path: Path) -> None:
    write_template(tmp_path / "leeg.xlsx")
    book = openpyxl.load_workbook(tmp_path / "leeg.xlsx")
    for name, record in SIDES.items():
        fields = [field.name.replace("_", " ").capitalize() for field in velden(record)]
        assert [cell.value for cell in book[name][1]] == fields
    assert book["lijsten"].sheet_state == "hidden"


def test_a_year_and_a_count_are_whole_numbers(tmp_path: Path) -> None:
    write_template(tmp_path / "leeg.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "leeg.xlsx")["sessies"]
    year, count = _check(sheet, "Jaar"), _check(sheet, "Aantal")
    assert (year.type, year.formula1, year.formula2) == ("whole", "1900", "9999")
    assert (count.type, count.formula1) == ("whole", "0")


# ----------------------------------------------------------------------------------------------------------------- ODS


def _ods_names(path: Path) -> tuple[list[str], dict[str, str], str]:
    """Return the sheets of an ODS file, its checks by the cell that they begin at, and its conditions."""
    with ZipFile(path) as archive:
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 (our own file)
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    checks = {
        check.attrib[f"{table}base-cell-address"]: check.attrib[f"{table}condition"]
        for check in root.iter(f"{table}content-validation")
    }
    conditions = " ".join(rule.attrib[f"{style}condition"] for rule in root.iter(f"{style}map"))
    return [sheet.attrib[f"{table}name"] for sheet in root.iter(f"{table}table")], checks, conditions


@pytest.mark.parametrize("language", ["nl", "en"])
def test_ods_has_the_sheets_headers_lists_and_example_of_xlsx(tmp_path: Path, language: Language) -> None:
    """Read by another library."""
    for suffix in ("xlsx", "ods"):
        write_template(tmp_path / f"leeg.{suffix}", language=language)
    books = [CalamineWorkbook.from_path(tmp_path / f"leeg.{suffix}") for suffix in ("xlsx", "ods")]
    assert books[0].sheet_names == books[1].sheet_names
    for name in books[0].sheet_names:
        xlsx, ods = (book.get_sheet_by_name(name).to_python(skip_empty_area=True) for book in books)
        assert [row for row in ods if any(row)] == [row for row in xlsx if any(row)]


def test_ods_has_the_checks_of_xlsx(tmp_path: Path) -> None:
    """The conditions are those that LibreOffice Calc writes for the checks of the XLSX file."""
    write_template(tmp_path / "leeg.ods")
    write_template(tmp_path / "leeg.xlsx")
    book = openpyxl.load_workbook(tmp_path / "leeg.xlsx")
    names, checks, conditions = _ods_names(tmp_path / "leeg.ods")
    assert names == book.sheetnames
    begun = {
        f"'{sheet.title}'.{first}"
        for sheet in book
        for check in sheet.data_validations.dataValidation
        for first in [str(check.sqref).partition(":")[0]]
    }
    assert checks.keys() == begun
    for cell in ("G2", "H2", "I2"):  # confirmed, informed and closed, none before F2
        assert (
            checks[f"'register'.{cell}"]
            == f"of:is-true-formula(AND(ISNUMBER([.{cell}]);[.{cell}]>=1;[.{cell}]>=N([.F2])))"
        )
    assert checks["'register'.K2"] == f"of:cell-content-is-in-list([$lijsten.$D$2:.$D${len(EDITIE.rijen) + 1}])"
    assert conditions == "is-true-formula(AND(LEN([.$O3])>0;LEN([.$N3])=0))"


def test_a_case_written_over_the_example_of_an_ods_is_read(tmp_path: Path) -> None:
    write_template(tmp_path / "leeg.ods")
    with ZipFile(tmp_path / "leeg.ods") as empty, ZipFile(tmp_path / "vol.ods", "w") as filled:
        for name in empty.namelist():
            content = empty.read(name).decode()
            content = content.replace(EXAMPLE_KIND.nl, "Melding").replace(f">{EXAMPLE_REFERENCE.nl}<", ">24-001<")
            filled.writestr(name, content)
    (case,) = read_register(tmp_path / "vol.ods").to_records()
    assert (case.kenmerk, case.soort, case.hoofdcategorie) == ("24-001", Soort.MELDING, EDITIE.rijen[0].code)


# ------------------------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_untouched_template_has_no_cases_and_says_that_it_left_out_the_example(
    tmp_path: Path, suffix: str, language: Language
) -> None:
    write_template(tmp_path / f"leeg.{suffix}", language=language)
    reading = scan_register(tmp_path / f"leeg.{suffix}")
    assert (len(reading.register), reading.rejected, reading.left_out) == (0, (), (2,))
    (notice,) = reading.findings
    assert (notice.rule, notice.place.sheet, notice.place.row) == ("URI-I-weggelaten", "register", 2)
    assert dict(reading.register.eigen) == {}
    proposal = uri.propose(tmp_path / f"leeg.{suffix}")
    assert (proposal.open, proposal.proposals) == ({}, {})


def _cells(case: uri.Melding | uri.Signaal) -> dict[str, Any]:
    """Return a case as somebody fills it in: labels of the lists, dates, numbers and texts."""
    types = {row.code: row.label for row in EDITIE.rijen}
    measures = {row.code: row.label for row in EDITIE.afdoeningen.rijen}
    return {
        "kenmerk": case.kenmerk,
        "soort": case.soort.label.nl,
        "organisatie": case.organisatie,
        "onderdeel": case.onderdeel,
        "meldkanaal": case.meldkanaal and case.meldkanaal.label.nl,
        "ontvangen": case.ontvangen,
        "ontvangst_bevestigd": case.ontvangst_bevestigd,
        "geinformeerd": case.geinformeerd,
        "afgerond": case.afgerond,
        "verslagjaar": case.verslagjaar,
        "hoofdcategorie": types[case.hoofdcategorie],
        "nevencategorieen": " | ".join(types[code] for code in case.nevencategorieen) or None,
        "opvolging": "|".join(code.label.nl for code in case.opvolging) or None,
        "uitkomst": case.uitkomst.label.nl,
        "afdoeningen": " | ".join(measures[code] for code in case.afdoeningen) or None,
        "betrokkenen": case.betrokkenen,
        "anoniem": case.anoniem and case.anoniem.label.nl,
        "omschrijving": case.omschrijving,
    }


_TEXTS = st.none() | st.text("abc XYZ=é'", min_size=1, max_size=12).map(str.strip).filter(bool)
_TYPES = st.sampled_from([row.code for row in EDITIE.rijen])
_MEASURES = st.sampled_from([row.code for row in EDITIE.afdoeningen.rijen if row.code is not Afdoening.GEEN])


@st.composite
def _cases(draw: st.DrawFn) -> uri.Melding | uri.Signaal:
    """Draw a case of which each field may be filled in; a measure goes with a report that was substantiated."""
    received, *later = sorted(draw(st.tuples(*4 * [st.dates(date(1990, 1, 1), date(2030, 12, 31))])))
    measures = draw(st.lists(_MEASURES, max_size=2, unique=True))
    outcome = Uitkomst.AANGETOOND if measures else draw(st.sampled_from(Uitkomst))
    main = draw(_TYPES)
    kind: type[uri.Melding | uri.Signaal] = draw(st.sampled_from([uri.Melding, uri.Signaal]))
    return kind(
        kenmerk=draw(_TEXTS),
        organisatie=draw(_TEXTS),
        onderdeel=draw(_TEXTS),
        meldkanaal=draw(st.none() | st.sampled_from(Meldkanaal)),
        ontvangen=received,
        ontvangst_bevestigd=draw(st.sampled_from([None, *later])),
        geinformeerd=draw(st.sampled_from([None, *later])),
        afgerond=draw(st.sampled_from([None, *later])),
        verslagjaar=draw(st.none() | st.integers(1990, 2030)),
        hoofdcategorie=main,
        nevencategorieen=draw(st.lists(_TYPES.filter(lambda code: code is not main), max_size=2, unique=True)),
        opvolging=draw(st.lists(st.sampled_from(Opvolging), max_size=2, unique=True)),
        uitkomst=outcome,
        afdoeningen=measures,
        betrokkenen=draw(st.none() | st.integers(0, 50)),
        anoniem=draw(st.none() | st.sampled_from(JaNee)),
        omschrijving=draw(_TEXTS),
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.lists(_cases(), max_size=6), language=st.sampled_from(["nl", "en"]), first=st.sampled_from([2, 3]))
def test_what_is_filled_in_is_what_is_read(
    tmp_path: Path, cases: list[uri.Melding | uri.Signaal], language: Language, first: int
) -> None:
    """Over the example, in row 2, or below it."""
    path = tmp_path / "vol.xlsx"
    write_template(path, language=language)
    book = openpyxl.load_workbook(path)
    for row, case in enumerate(cases, first):
        for column, value in enumerate(_cells(case).values(), 1):
            cell = book["register"].cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # what begins with = is a text as well
    book.save(path)
    reading = scan_register(path)
    assert reading.accepted().to_records() == cases
    assert reading.left_out == (() if first == 2 and cases else (2,))


def test_every_choice_reads_as_what_it_says(tmp_path: Path) -> None:
    """A row filled from the lists is accepted, whatever is chosen."""
    path = tmp_path / "vol.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    sheet = book["register"]
    coded = [name.capitalize() for name, field in REGISTER_FIELDS.items() if field.codes]
    outcomes = _labels(book, _check(sheet, "Uitkomst"))
    chosen: set[str] = set()
    for row in range(3, 43):
        for header in coded:
            labels = _labels(book, _check(sheet, header))
            label = labels[row % len(labels)]
            sheet[f"{_column(sheet, header)}{row}"] = label
            chosen.add(label)
        sheet[f"{_column(sheet, 'Uitkomst')}{row}"] = outcomes[0]
        sheet[f"{_column(sheet, 'Ontvangen')}{row}"] = date(2024, 3, 5)
    book.save(path)
    assert len(read_register(path, editie="bzk-2023")) == 40
    assert len(chosen) > 30


def test_a_workbook_of_another_kind_with_a_sheet_of_that_name_is_not_guessed_at(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("register", "uitleg", "lijsten"):
        sheet = book.create_sheet(name)
        sheet.append(["categorie", "uitkomst", "jaar"])
        sheet.append(["geweld", "aangetoond", 2024])
    del book["Sheet"]
    book.save(tmp_path / "anders.xlsx")
    with pytest.raises(UnreadableError, match="3 bladen die niet leeg zijn"):
        scan_register(tmp_path / "anders.xlsx")


def test_a_template_is_known_by_its_lists_where_its_instructions_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    del book["uitleg"]
    book.save(path)
    assert scan_register(path).left_out == (2,)


def test_another_sheet_of_a_template_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    sheet = book["eerdere jaren"]
    sheet.append([2022, "Ongewenste omgangsvormen", "Aangetoond", 9])
    book.save(path)
    cube = uri.read_counts(path, sheet="eerdere jaren")
    assert sum(cube.cellen.values()) == 9


# ------------------------------------------------------------------------------------------------------------ dossiers


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_folder_is_a_dossier_that_reads_every_sheet(tmp_path: Path, language: Language) -> None:
    folder = tmp_path / "rapport"
    write_template(folder, verslagjaar=2024, language=language)
    book = openpyxl.load_workbook(folder / "register.xlsx")
    filled: dict[int, list[int | float | str | None]] = {
        2: [2024, 12, 3, 2, 1, 0, 4, 5, 6, 1, 7, 8, 9, 10],  # a count for each headline figure
        3: [2024, 900, "Iedereen", None],
        4: [2024, 900, 10, 12, 1, 3, 2, 40, 1.5],
        5: [2024, "Workshop", 6],
        6: [2024, "Kern", "Dienst", 14, 3],
        7: [2022, "Ongewenste omgangsvormen", "Aangetoond", 9],
    }
    for position, row in filled.items():
        book.worksheets[position].append(row)
    book.save(folder / "register.xlsx")
    dossier = read_dossier(folder)
    assert dossier.verslagjaar == 2024
    assert [len(getattr(dossier, name)) for name in ("kerncijfers", "personeel", "vertrouwenspersonen")] == [1, 1, 1]
    assert dossier.kerncijfers[0].open_eind == 10
    assert dossier.vertrouwenspersonen[0].contactmomenten == 1.5
    assert (dossier.sessies[0].aantal, dossier.financiele_belangen[0].meldingen) == (6, 3)
    assert sum(dossier.tellingen[0].cellen.values()) == 9
    assert dossier.register is not None
    assert len(dossier.register) == 0


def test_an_untouched_dossier_has_all_tables(tmp_path: Path) -> None:
    write_template(tmp_path / "rapport", verslagjaar=2024)
    assert len(uri.rapport(read_dossier(tmp_path / "rapport")).tabellen) == 9


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="bestaat al"):
        write_template(tmp_path, verslagjaar=2024)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [{"path": "rapport"}, {"path": "leeg.xlsx", "verslagjaar": 2024}])
def test_a_year_belongs_to_a_folder(tmp_path: Path, arguments: dict[str, Any]) -> None:
    with pytest.raises(UnwritableError, match="verslagjaar"):
        write_template(**{**arguments, "path": tmp_path / arguments["path"]})
    assert not list(tmp_path.iterdir())


def test_a_dossier_names_no_edition_that_only_a_file_has(tmp_path: Path) -> None:
    own = tmp_path / "eigen.toml"
    source = Path(uri.__file__).parent / "taxonomy/data/edities/schendingstypes/rijk-2015.toml"
    own.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(UnwritableError, match="eigen editie"):
        write_template(tmp_path / "rapport", verslagjaar=2024, editie=str(own))


# ------------------------------------------------------------------------------------------------------------ language


def _told(path: Path, sheet: str) -> dict[Any, Any]:
    """Return what the instructions say of each thing."""
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(max_col=2, values_only=True)
    return {row[0]: row[1] for row in rows}


def test_headers_and_messages_are_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    write_template(tmp_path / "empty.xlsx", language="en")
    sheet = openpyxl.load_workbook(tmp_path / "empty.xlsx")["register"]
    assert [cell.value for cell in sheet[1]][:3] == ["Case reference", "Report or concern", "Organisation"]
    assert _check(sheet, "Date closed").error == "Fill in a date that is not before the receipt."


def test_english_instructions_say_what_the_dutch_labels_mean(tmp_path: Path) -> None:
    write_template(tmp_path / "empty.xlsx", language="en")
    told = _told(tmp_path / "empty.xlsx", "instructions")
    for codes in (Soort, Meldkanaal, Opvolging, Uitkomst):
        assert {code.label.nl: code.label.en for code in codes}.items() <= told.items()


def test_every_column_is_explained(tmp_path: Path) -> None:
    write_template(tmp_path / "leeg.xlsx")
    told = _told(tmp_path / "leeg.xlsx", "uitleg")
    headers = [name.replace("_", " ").capitalize() for name in REGISTER_FIELDS]
    assert all(told[header] for header in headers)
