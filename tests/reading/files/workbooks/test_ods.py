"""ODS: what its XML says, and which cells of it are wrong."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from uri.reading.files import Cell, read_sheet, write_sheet
from uri.reading.files.workbooks import workbook_grids

Craft = Callable[..., Path]
Told = Callable[..., Any]
Refused = Callable[..., Any]


def text(*paragraphs: str) -> str:
    inner = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'


def typed(kind: str, attribute: str, value: str, extra: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}" {extra}/>'


def row(*cells: str, extra: str = "") -> str:
    return f"<table:table-row {extra}>{''.join(cells)}</table:table-row>"


HEADER = row(text("a"), text("b"))
EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def test_every_kind_of_cell_is_read(ods: Craft) -> None:
    cells = {
        text(
            " een <text:span>twee</text:span>", "drie<text:line-break/>vier<text:tab/>vijf"
        ): "een twee\ndrie\nvier\tvijf",
        text(
            'a<text:s text:c="2"/>b \n  c<text:s/><office:annotation><text:p>noot</text:p></office:annotation>'
        ): "a  b c",
        text("x").replace("<text:p>", "<office:annotation><text:p>noot</text:p></office:annotation><text:p>", 1): "x",
        typed("string", "string-value", "waarde"): "waarde",
        typed("float", "value", "3"): 3,
        typed("percentage", "value", "0.5"): 0.5,
        typed("currency", "value", "2"): 2,
        typed("boolean", "boolean-value", "true"): True,
        typed("date", "date-value", "1850-01-02"): date(1850, 1, 2),
        typed("date", "date-value", "2024-01-02T03:04:05.000000000"): datetime.fromisoformat("2024-01-02T03:04:05"),
        typed("time", "time-value", "PT01H").replace("/>", "><text:p>01:00:00</text:p></table:table-cell>"): "01:00:00",
        "<table:table-cell><text:p>zonder soort</text:p></table:table-cell>": "zonder soort",
        text("&lt;😀"): "<😀",
    }
    sheet = read_sheet(ods(row(text("a")) + "".join(map(row, cells))))
    assert sheet.columns[0] == list(cells.values())
    assert (sheet.name, len(sheet.findings)) == ("Blad1", 0)


def test_repeated_rows_and_columns_count(ods: Craft) -> None:
    path = ods(
        HEADER
        + row(EMPTY, extra='table:number-rows-repeated="3"')
        + row(typed("float", "value", "1", 'table:number-columns-repeated="2"'), extra='table:number-rows-repeated="2"')
        + row(EMPTY, extra='table:number-rows-repeated="1048570"')
    )
    sheet = read_sheet(path)
    assert (sheet.columns, list(sheet.rows)) == (([1, 1], [1, 1]), [5, 6])


def test_grouped_and_repeated_header_rows_are_rows(ods: Craft) -> None:
    rows = f"<table:table-header-rows>{HEADER}</table:table-header-rows>"
    rows += f"<table:table-row-group>{row(text('x'), text('y'))}</table:table-row-group>"
    assert read_sheet(ods(rows)).columns == (["x"], ["y"])


def test_a_formula_without_a_result_and_an_error_are_found_in_one_pass(ods: Craft, told: Told) -> None:
    formula = 'table:formula="of:=1/0"'
    path = ods(
        HEADER
        + row(f"<table:table-cell {formula}/>", typed("float", "value", "1"))
        + row(f'<table:table-cell {formula} office:value-type="float"/>', text("").replace(">", f" {formula}>", 1))
        + row(text("#DEEL/0!").replace(">", f" {formula}>", 1), text("#DEEL/0!"))
        + row(
            text("x").replace(">", ' calcext:value-type="error">', 1), text("Err:502").replace(">", f" {formula}>", 1)
        )
        + row(typed("float", "value", "NaN"), typed("date", "date-value", "30 februari"))
    )
    sheet = read_sheet(path)
    assert told(sheet.findings) == [
        ("URI-I-formule", 2, "a"),
        ("URI-I-formule", 3, "a"),
        ("URI-I-foutwaarde", 4, "a"),
        ("URI-I-foutwaarde", 5, "a"),
        ("URI-I-foutwaarde", 5, "b"),
        ("URI-I-foutwaarde", 6, "a"),
        ("URI-I-foutwaarde", 6, "b"),
    ]
    assert sheet.columns == ([None] * 5, [1, None, "#DEEL/0!", None, None])


def test_every_row_of_merged_cells_is_found(ods: Craft, told: Told) -> None:
    merged = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    covered = "<table:covered-table-cell><text:p>verborgen</text:p></table:covered-table-cell>"
    path = ods(
        HEADER + row(text("x"), text("y")) + row(text("x").replace(">", f" {merged}>", 1), text("y")) + row(covered)
    )
    sheet = read_sheet(path)
    assert told(sheet.findings) == [("URI-I-doorlopend", 3, "a"), ("URI-I-doorlopend", 4, "a")]
    assert sheet.columns == (["x", "x", None], ["y", "y", None])


def test_a_hidden_sheet_is_read_only_when_asked_for(ods: Craft) -> None:
    styles = (
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
    )
    tables = (
        f'<table:table table:name="Lijsten" table:style-name="ta2">{row(text("soorten"))}</table:table>'
        f'<table:table table:name="Register" table:style-name="ta1">{HEADER}</table:table>'
    )
    path = ods("", tables=tables, styles=styles)
    assert read_sheet(path).headers == ("a", "b")
    assert read_sheet(path, sheet="Lijsten").headers == ("soorten",)


def test_the_choice_between_sheets_is_the_users(ods: Craft, refused: Refused) -> None:
    tables = "".join(f'<table:table table:name="{name}">{HEADER}</table:table>' for name in ("2022", "2023"))
    assert refused(ods("", tables=tables)).hint.nl == "Kies een blad: “2022”, “2023”."


@pytest.mark.parametrize(
    "rows",
    [
        row(EMPTY, extra='table:number-rows-repeated="1048576"') + row(text("a")),
        row(typed("float", "value", "1", 'table:number-columns-repeated="16385"')),
        row(typed("float", "value", "1", 'table:number-columns-repeated="kaas"')),
        "<table:table-row>",
        row(text("<text:span>" * 50_000 + "</text:span>" * 50_000)),
    ],
    ids=["rows too far", "columns too far", "no number", "cut off", "too deep"],
)
def test_damaged_xml_is_refused(ods: Craft, refused: Refused, rows: str) -> None:
    assert refused(ods(rows)).message.nl in {
        "“x.ods” is beschadigd of geen rekenblad.",
        "“x.ods” heeft te veel cellen om te lezen.",
    }


def test_repeated_cells_are_refused_before_they_fill_the_memory(
    ods: Craft, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_grids, "LARGEST_AREA", 2**20)
    cells = typed("float", "value", "1", 'table:number-columns-repeated="16384"')
    path = ods(row(cells, extra='table:number-rows-repeated="1000000"'))
    assert refused(path).message.nl == "“x.ods” heeft te veel cellen om te lezen."


def test_an_encrypted_file_is_told_apart(ods: Craft, refused: Refused) -> None:
    path = ods(HEADER, **{"META-INF/manifest.xml": "<manifest:encryption-data/>"})
    assert refused(path).message.nl == "“x.ods” is met een wachtwoord beveiligd of in een oud formaat bewaard."


def test_other_programs_read_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.ods"
    columns: list[list[Cell]] = [["007", "a\nb", "=1+1"], [1, None, 2.5], [date(1850, 1, 1), True, None]]
    write_sheet(path, ["a", "b", "c"], columns, sheet_name="Blad & 1")
    with python_calamine.CalamineWorkbook.from_path(path) as other:
        assert other.sheet_names == ["Blad & 1"]
        assert other.get_sheet_by_index(0).to_python() == [
            ["a", "b", "c"],
            ["007", 1.0, date(1850, 1, 1)],
            ["a\nb", "", True],
            ["=1+1", 2.5, ""],
        ]
