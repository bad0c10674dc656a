"""What a cell of XLSX shows for its number; the expected texts are what Excel shows in Dutch, thousands unparted."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from uri.reading.files.file_source import FileSource
from uri.reading.files.workbooks import xlsx
from uri.reading.files.workbooks.number_formats import NumberFormat

MARK = "\0"


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("", 2, "2"),
        ("", 0.5, "0,5"),
        ("0", 11633, "11633"),
        ("#,##0.00", 1234.5, "1234,50"),
        ("0%", 0.125, "13%"),
        ("0.0%", 0.125, "12,5%"),
        ("0", 2.25, "2,25"),
        ("0.00", 1e27, f"1{'0' * 27},00"),
        ("0%", 1e300, f"1{'0' * 302}%"),
        (f"0.{'0' * 500}", 1e300, f"1{'0' * 300},{'0' * 30}"),
    ],
)
def test_a_number_is_printed_with_its_decimals_and_percentage(code: str, number: float, text: str) -> None:
    assert NumberFormat.of(code).printed(number) == text


def test_a_sheet_is_printed_cell_by_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a", date(2023, 12, 31), datetime(2023, 12, 31, 9, 30), True, "=A1", 0.25])  # noqa: DTZ001 - a cell
    sheet["F1"].number_format = "0%"
    sheet["A2"], sheet["C2"], sheet["C3"] = "breed", 1, 2
    sheet.merge_cells("A2:B3")
    sheet["E3"] = 1e9
    sheet["E3"].number_format = "d-m-yyyy"
    book.create_sheet("verborgen").sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    printed = xlsx.printed(FileSource(path=tmp_path / "t.xlsx"), MARK)
    assert list(printed) == ["Sheet"]
    assert printed["Sheet"].rows == {
        1: ["a", "2023-12-31", "2023-12-31T09:30:00", "true", "=A1", "25%"],
        2: ["breed", MARK, "1"],
        3: [MARK, MARK, "2", None, "#VALUE!"],
    }
    assert printed["Sheet"].texts == ["a", "=A1", "breed", "#VALUE!"]
