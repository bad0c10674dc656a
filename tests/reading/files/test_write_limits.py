"""What a format cannot hold is told before anything is written."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from uri.reading.files import SUFFIXES, Cell, UnwritableError, read_sheet, write_sheet

Told = Callable[..., Any]
EVERY = pytest.mark.parametrize("suffix", SUFFIXES)
JOINED = [".csv", ".ods", ".xlsx"]
SPREADSHEETS = [".ods", ".xlsx"]


def unwritable(folder: Path, suffix: str, headers: Sequence[str], columns: Sequence[Sequence[Any]]) -> UnwritableError:
    with pytest.raises(UnwritableError) as caught:
        write_sheet(folder / f"x{suffix}", headers, columns)
    assert list(folder.iterdir()) == []
    return caught.value


@EVERY
@pytest.mark.parametrize("text", ["\x00", "a\x0bb", "\x1f", "\ud800", "\uffff"], ids=ascii)
def test_control_characters_are_refused(tmp_path: Path, told: Told, suffix: str, text: str) -> None:
    error = unwritable(tmp_path, suffix, ["a", "b"], [["x", text], ["y", "z"]])
    assert told(error.findings) == [("URI-O-teken", 3, "a")]


@EVERY
def test_all_faults_are_told_at_once(tmp_path: Path, told: Told, suffix: str) -> None:
    columns: list[list[Any]] = [
        ["\x01", 1.5],
        [float("nan"), float("inf")],
        [datetime(2024, 1, 1, tzinfo=UTC), pd.NaT],
        [[1], (1,)],
    ]
    error = unwritable(tmp_path, suffix, ["a", "b", "c", "A"], columns)
    assert told(error.findings)[0] == ("URI-I-kop", 1, "a")
    assert [(rule, row, column) for rule, row, column in told(error.findings)[1:] if row] == [
        ("URI-O-teken", 2, "a"),
        ("URI-O-getal", 2, "b"),
        ("URI-O-getal", 3, "b"),
        ("URI-O-soort", 2, "c"),
        ("URI-O-soort", 3, "c"),
        ("URI-O-soort", 2, "A"),
        ("URI-O-soort", 3, "A"),
    ]


@EVERY
def test_lists_mix_with_nothing(tmp_path: Path, told: Told, suffix: str) -> None:
    error = unwritable(tmp_path, suffix, ["a"], [[("x",), None, "y"]])
    assert told(error.findings) == [("URI-O-soort", None, "a")]


def test_a_column_of_parquet_has_one_kind(tmp_path: Path, told: Told) -> None:
    error = unwritable(tmp_path, ".parquet", ["a", "b", "c"], [["x", 1], [1, True], [1, 2.5]])
    assert told(error.findings) == [("URI-O-soort", None, "a"), ("URI-O-soort", None, "b")]


def test_a_number_among_fractions_that_parquet_cannot_hold_is_refused(tmp_path: Path) -> None:
    error = unwritable(tmp_path, ".parquet", ["a"], [[2**60 + 1, 0.5]])
    assert error.message.nl == "Parquet kan een kolom van de tabel niet bewaren."


@pytest.mark.parametrize("suffix", JOINED)
def test_the_divider_of_a_list_cannot_be_part_of_it(tmp_path: Path, told: Told, suffix: str) -> None:
    error = unwritable(tmp_path, suffix, ["a"], [[("x", "y|z")]])
    assert told(error.findings) == [("URI-O-deelteken", 2, "a")]


@pytest.mark.parametrize("suffix", SPREADSHEETS)
def test_a_cell_of_a_spreadsheet_is_at_most_32767_characters(tmp_path: Path, told: Told, suffix: str) -> None:
    """Excel counts a character beyond the basic plane as two."""
    columns = [["x" * 32_767, "x" * 32_768, "😀" * 16_384]]
    error = unwritable(tmp_path, suffix, ["a"], columns)
    assert told(error.findings) == [("URI-O-lengte", 3, "a"), ("URI-O-lengte", 4, "a")]
    write_sheet(tmp_path / f"x{suffix}", ["a"], [columns[0][:1]])
    assert read_sheet(tmp_path / f"x{suffix}").columns == (columns[0][:1],)


def test_a_field_of_csv_is_as_long_as_can_be_read_back(tmp_path: Path) -> None:
    unwritable(tmp_path, ".csv", ["a"], [["x" * 131_073]])
    write_sheet(tmp_path / "x.csv", ["a"], [["x" * 131_072]])
    assert read_sheet(tmp_path / "x.csv").columns == (["x" * 131_072],)


@pytest.mark.parametrize(("suffix", "most"), [(".ods", 2**53), (".xlsx", 2**53), (".parquet", 2**63 - 1)])
def test_whole_numbers_stay_exact_or_are_refused(tmp_path: Path, told: Told, suffix: str, most: int) -> None:
    assert told(unwritable(tmp_path, suffix, ["a"], [[most, most + 1]]).findings) == [("URI-O-getal", 3, "a")]
    write_sheet(tmp_path / f"x{suffix}", ["a"], [[most, -most]])
    assert read_sheet(tmp_path / f"x{suffix}").columns == ([most, -most],)


@pytest.mark.parametrize("suffix", SPREADSHEETS)
def test_a_spreadsheet_has_a_last_row_and_a_last_column(tmp_path: Path, suffix: str) -> None:
    error = unwritable(tmp_path, suffix, ["a"], [range(1_048_576)])
    assert "1048577 rijen en 1 kolommen" in error.message.nl
    error = unwritable(tmp_path, suffix, [f"k{i}" for i in range(16_385)], [[]] * 16_385)
    assert "1 rijen en 16385 kolommen" in error.message.nl


@EVERY
@pytest.mark.parametrize("columns", [[["x"]], [["x"], ["y", "z"]]], ids=["missing", "uneven"])
def test_every_header_has_a_column_and_all_are_even(tmp_path: Path, suffix: str, columns: list[list[str]]) -> None:
    assert "niet even lang" in unwritable(tmp_path, suffix, ["a", "b"], columns).message.nl


@EVERY
def test_a_column_needs_a_header(tmp_path: Path, told: Told, suffix: str) -> None:
    assert told(unwritable(tmp_path, suffix, ["a", ""], [[], []]).findings) == [("URI-I-kop", 1, "2")]


@pytest.mark.parametrize("suffix", SPREADSHEETS)
@pytest.mark.parametrize("name", ["", "a" * 32, "a/b", "[a]", "'a", "a'", "a\x00", "\ud800"], ids=ascii)
def test_a_sheet_name_that_excel_refuses_is_refused(tmp_path: Path, suffix: str, name: str) -> None:
    with pytest.raises(UnwritableError, match="Een blad kan niet"):
        write_sheet(tmp_path / f"x{suffix}", ["a"], [["x"]], sheet_name=name)
    assert list(tmp_path.iterdir()) == []


LINES = (
    '{"a": "007", "b": "2024-02-29", "c": true, "d": ["x", "y"]}',
    '{"a": "=1", "b": null, "c": 2.5, "d": []}',
)


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".csv", "a,b,c,d\n007,2024-02-29,true,x|y\n=1,,2.5,\n"),
        (".json", "[\n{},\n{}\n]\n".format(*LINES)),
        (".jsonl", "{}\n{}\n".format(*LINES)),
    ],
)
def test_how_text_formats_look(tmp_path: Path, suffix: str, content: str) -> None:
    columns: list[list[Cell]] = [["007", "=1"], [date(2024, 2, 29), None], [True, 2.5], [("x", "y"), ()]]
    write_sheet(tmp_path / f"x{suffix}", ["a", "b", "c", "d"], columns)
    assert (tmp_path / f"x{suffix}").read_bytes() == content.encode()


def test_moments_in_text_are_iso(tmp_path: Path) -> None:
    write_sheet(tmp_path / "x.csv", ["a"], [[datetime.fromisoformat("2024-01-02T03:04:05")]])
    assert (tmp_path / "x.csv").read_text() == "a\n2024-01-02T03:04:05\n"


@EVERY
def test_a_class_of_codes_is_text(tmp_path: Path, suffix: str) -> None:
    class Code(StrEnum):
        A = "één"

    write_sheet(tmp_path / f"x{suffix}", ["a"], [[Code.A, "twee"]])
    assert read_sheet(tmp_path / f"x{suffix}").columns == (["één", "twee"],)


@pytest.mark.parametrize("suffix", JOINED)
def test_line_breaks_within_a_cell_become_one_kind(tmp_path: Path, suffix: str) -> None:
    write_sheet(tmp_path / f"x{suffix}", ["a\r\nb"], [["c\r\nd\re\nf"]])
    sheet = read_sheet(tmp_path / f"x{suffix}")
    assert (sheet.headers, sheet.columns) == (("a\nb",), (["c\nd\ne\nf"],))


def test_the_error_says_where_it_would_have_been(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=re.escape("x.xlsx, rij 2, kolom a: ")):
        write_sheet(tmp_path / "x.xlsx", ["a"], [["\x00"]])
