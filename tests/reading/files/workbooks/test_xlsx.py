"""XLSX: what its XML says, and which cells of it are wrong."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from uri import UnreadableError
from uri.reading.files import read_sheet, write_sheet
from uri.reading.files.file_source import FileSource
from uri.reading.files.workbooks.xlsx import printed

Craft = Callable[..., Path]
Told = Callable[..., Any]
Refused = Callable[..., Any]

HEADER = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'


def test_every_kind_of_cell_is_read(xlsx: Craft) -> None:
    path = xlsx(
        HEADER + '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>3</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>2.5</v></c></row>'
        '<row r="4"><c r="A4" t="inlineStr"><is><t>in</t></is></c><c r="B4" t="b"><v>1</v></c></row>'
        '<row r="5"><c r="A5" t="str"><f>A4</f><v> uit </v></c><c r="B5" t="d"><v>2023-05-06T07:08:09</v></c></row>'
        '<row r="6"><c r="A6" t="str"><f>A9</f><v/></c><c r="B6"><v>1E+300</v></c></row>',
        shared="<si><t> één </t></si><si><r><t>t</t></r><r><t>wee_x000D_</t></r><t>_x0041_</t><rPh><t>x</t></rPh></si>",
    )
    sheet = read_sheet(path)
    assert sheet.columns[0] == ["één", "twee\nA", "in", "uit", None]
    assert sheet.columns[1] == [3, 2.5, True, datetime.fromisoformat("2023-05-06T07:08:09"), 1e300]
    assert [type(cell) for cell in sheet.columns[1][:3]] == [int, float, bool]
    assert (sheet.name, list(sheet.rows), len(sheet.findings)) == ("Blad1", [2, 3, 4, 5, 6], 0)


@pytest.mark.parametrize(
    ("code", "number", "value"),
    [
        ("yyyy-mm-dd", 45292, date(2024, 1, 1)),
        ("[$-413]d mmmm yyyy;@", 45292.5, datetime.fromisoformat("2024-01-01T12:00")),
        ("mmm yyyy", 61, date(1900, 3, 1)),
        ("d-m", 59, date(1900, 2, 28)),
        ("dd/mm/yyyy", 1, date(1900, 1, 1)),
        ("dd/mm/yyyy", 2958465, date(9999, 12, 31)),
        ("h:mm AM/PM", 0.5625, "13:30:00"),
        ("[h]:mm", 1.25, "30:00:00"),
        ('0.0 "dagen"', 2, 2),
        ('[Red]#,##0.00;"d"\\d', 2, 2),
        ("General", 45292, 45292),
    ],
)
def test_a_number_is_the_date_or_time_that_it_is_shown_as(xlsx: Craft, code: str, number: float, value: object) -> None:
    code = code.replace('"', "&quot;")
    styles = (
        f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>'
    )
    path = xlsx(HEADER + f'<row r="2"><c r="A2" s="1"><v>{number}</v></c><c r="B2"><v>1</v></c></row>', styles=styles)
    assert read_sheet(path).columns[0] == [value]


def test_dates_may_count_from_1904(xlsx: Craft, workbook: Callable[..., str]) -> None:
    path = xlsx(
        HEADER + '<row r="2"><c r="A2" s="0"><v>366</v></c></row>',
        styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
        **{"xl/workbook.xml": workbook('<sheet name="B" sheetId="1" r:id="r1"/>', '<workbookPr date1904="1"/>')},
    )
    assert read_sheet(path).columns[0] == [date(1905, 1, 1)]


def test_cells_and_rows_without_a_reference_follow_one_another(xlsx: Craft) -> None:
    path = xlsx(
        '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="4"><c r="B4"><v>1</v></c></row>'
        "<row><c><v>2</v></c></row>"
    )
    sheet = read_sheet(path)
    assert (sheet.columns, list(sheet.rows)) == (([None, 2], [1, None]), [4, 5])


def test_a_formula_without_a_result_and_an_error_are_found_in_one_pass(xlsx: Craft, told: Told) -> None:
    path = xlsx(
        HEADER + '<row r="2"><c r="A2"><f>B2</f></c><c r="B2"><v>1</v></c></row>'
        '<row r="3"><c r="A3"><f>B2</f><v/></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="5"><c r="A5" t="e"><v>#N/A</v></c></row>'
        '<row r="6"><c r="A6"><v>6</v></c></row>'
    )
    sheet = read_sheet(path)
    assert told(sheet.findings) == [
        ("URI-I-formule", 2, "a"),
        ("URI-I-formule", 3, "a"),
        ("URI-I-foutwaarde", 3, "b"),
        ("URI-I-foutwaarde", 5, "a"),
    ]
    assert sheet.columns == ([None, None, None, 6], [1, None, None, None])
    assert list(sheet.rows) == [2, 3, 5, 6]
    assert sheet.findings[0].place.sheet == "Blad1"


@pytest.mark.parametrize("number", ["-1", "1e12"])
def test_a_date_outside_the_calendar_is_an_error_value(xlsx: Craft, told: Told, number: str) -> None:
    path = xlsx(
        HEADER + f'<row r="2"><c r="A2"><v>{number}</v></c></row>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>'
    )
    assert told(read_sheet(path).findings) == [("URI-I-foutwaarde", 2, "a")]


def test_every_row_of_merged_cells_is_found(xlsx: Craft, told: Told) -> None:
    """Rows that are only part of a merge are rows; a merge above the table is none of its business."""
    path = xlsx(
        '<row r="1"><c r="A1" t="str"><v>Register</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2" t="str"><v>b</v></c></row>'
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c></row>',
        '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3"/>'
        '<mergeCell ref="B3:B5"/><mergeCell ref="A9:B12"/></mergeCells>',
    )
    sheet = read_sheet(path, header_row=2)
    assert told(sheet.findings) == [("URI-I-doorlopend", row, "b") for row in (3, 4, 5)]
    assert sheet.columns == ([1, 2, None], [1, None, None])


def test_a_column_of_values_without_a_header_is_named_by_its_letter(xlsx: Craft, told: Told, refused: Refused) -> None:
    error = refused(xlsx(HEADER + '<row r="2"><c r="A2"><v>1</v></c><c r="AB2"><f>A1</f></c></row>'))
    assert told(error.findings) == [("URI-I-kop", 1, "AB")]


def test_the_only_visible_sheet_with_values_is_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        book.add_worksheet("Leeg")
        book.add_worksheet("Register").write_column(1, 0, ["a", "x"])
        lists = book.add_worksheet("Lijsten")
        lists.write(0, 0, "soorten")
        lists.hide()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Register!$A$3"})
        book.add_chartsheet("Grafiek").set_chart(chart)
    sheet = read_sheet(tmp_path / "x.xlsx")
    assert (sheet.name, sheet.headers, list(sheet.rows)) == ("Register", ("a",), [3])
    assert read_sheet(tmp_path / "x.xlsx", sheet="lijsten").headers == ("soorten",)


def test_the_choice_between_sheets_is_the_users(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("2022", "2023"):
            book.add_worksheet(name).write(0, 0, name)
        book.add_worksheet("Leeg")
    error = refused(path)
    assert error.message.nl == "“x.xlsx” heeft 2 bladen die niet leeg zijn."
    assert error.hint.nl == "Kies een blad: “2022”, “2023”."
    error = refused(path, sheet="2024")
    assert error.message.nl == "“x.xlsx” heeft geen blad “2024”."
    assert error.hint.nl == "Kies een blad: “2022”, “2023”, “Leeg”."
    assert refused(path, sheet="Leeg").message.nl == "Blad “Leeg” van “x.xlsx” is leeg."


def test_a_workbook_without_values_is_refused(xlsx: Craft, refused: Refused) -> None:
    assert refused(xlsx('<row r="1"><c r="A1"/></row>')).message.nl == "“x.xlsx” heeft geen zichtbaar blad met waarden."


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1"><v>kaas</v></c></row>',
        '<row r="1"><c r="A1" s="7"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1">',
    ],
    ids=["text that is not there", "no number", "format that is not there", "row too far", "column too far", "cut off"],
)
def test_damaged_xml_is_refused(xlsx: Craft, refused: Refused, rows: str) -> None:
    path = xlsx(rows, styles="<cellXfs><xf/></cellXfs>")
    assert refused(path).message.nl in {
        "“x.xlsx” is beschadigd of geen rekenblad.",
        "“x.xlsx” heeft te veel cellen om te lezen.",
    }


def test_a_sheet_without_a_part_is_damage(xlsx: Craft, workbook: Callable[..., str], refused: Refused) -> None:
    for sheet in ('<sheet name="A" sheetId="1"/>', '<sheet name="A" sheetId="1" r:id="r99"/>'):
        path = xlsx(HEADER, **{"xl/workbook.xml": workbook(sheet)})
        assert refused(path).message.nl == "“x.xlsx” is beschadigd of geen rekenblad."


def test_a_damaged_count_of_texts_is_no_reason_to_reserve_memory(xlsx: Craft) -> None:
    """python-calamine ends the process on such a file."""
    texts = '<sst uniqueCount="99999999999"><si><t>a</t></si></sst>'
    assert read_sheet(xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', **{"xl/texts.xml": texts})).headers == (
        "a",
    )


def test_cells_far_outside_the_table_are_refused(xlsx: Craft, refused: Refused) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(2, 5000))
    far = '<row r="5000"><c r="XFD5000"><v>1</v></c></row>'
    assert refused(xlsx(HEADER + rows + far)).message.nl == "“x.xlsx” heeft te veel cellen om te lezen."


def test_endless_merges_are_refused(xlsx: Craft, refused: Refused) -> None:
    merges = "".join(f'<mergeCell ref="{column}1:{column}999999"/>' for column in "AB")
    assert refused(xlsx(HEADER, merges)).message.nl == "“x.xlsx” heeft te veel cellen om te lezen."


def test_what_is_written_is_what_excel_means(tmp_path: Path) -> None:
    """Other programs see text as text, dates as dates, and no formula anywhere."""
    path = tmp_path / "x.xlsx"
    cells = ["007", "=1+1", "+31", "-", "@a", "{=A1}", "http://a.nl", "_x0041_"]
    write_sheet(path, ["tekst", "datum"], [cells, [date(2024, 2, 29)] * 7 + [date(1899, 12, 31)]], sheet_name="Blad")
    book = openpyxl.load_workbook(path)
    rows = list(book["Blad"].iter_rows(min_row=2))
    assert [row[0].data_type for row in rows] == ["s"] * 8
    assert (rows[0][1].value, rows[7][1].value) == (datetime.fromisoformat("2024-02-29"), "1899-12-31")
    book.close()
    with python_calamine.CalamineWorkbook.from_path(path) as other:
        assert [row[0] for row in other.get_sheet_by_index(0).to_python()[1:]] == cells


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c><c r="a2"><v>2</v></c></row>',
        '<row r="2"><c r="2"><v>1</v></c></row>',
        '<row r="2"><c r="Á2"><v>1</v></c></row>',
    ],
    ids=["two rows", "one row", "no letters", "other letters"],
)
def test_two_cells_of_one_place_and_a_place_without_a_column_are_damage(xlsx: Craft, rows: str) -> None:
    with pytest.raises(UnreadableError, match="is beschadigd"):
        read_sheet(xlsx(HEADER + rows))


def test_small_letters_of_a_reference_are_capitals(xlsx: Craft) -> None:
    path = xlsx(HEADER + '<row r="2"><c r="b2"><v>2</v></c></row>', '<mergeCells><mergeCell ref="a2:b2"/></mergeCells>')
    sheet = read_sheet(path)
    assert [list(column) for column in sheet.columns] == [[None], [2]]
    assert [finding.rule for finding in sheet.findings] == ["URI-I-samengevoegd"]


def test_a_shared_formula_without_a_result_is_shown_as_no_number(xlsx: Craft) -> None:
    path = xlsx('<row r="1"><c r="A1"><f t="shared" si="0">B1+1</f></c><c r="B1"><f t="shared" si="0"/></c></row>')
    assert printed(FileSource(path=path), "\0")["Blad1"].rows == {1: ["=B1+1", "=…"]}
