"""The checks in the cells of an empty register."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

import uri
from uri.reading import write_template


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


def test_an_untouched_template_has_no_cases(tmp_path: Path) -> None:
    write_template(tmp_path / "register.xlsx")
    assert len(uri.read_register(tmp_path / "register.xlsx")) == 0
