"""What is written is what is read, in every format, up to what the format lacks."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.reading.files import SUFFIXES, Cell, read_sheet, write_sheet

TYPED = {".json", ".jsonl", ".parquet"}
DATELESS = {".csv", ".json", ".jsonl"}

characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff")
texts = st.text(characters | st.sampled_from('\n\t ,;|"=+-@_x0041'), max_size=20)
parts = st.text(characters, max_size=5).filter(lambda part: "|" not in part)
moments = st.datetimes().map(lambda moment: moment.replace(microsecond=0))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[Cell]]]:
    """Return headers, and columns each of one kind; no row is empty."""
    size = draw(st.integers(0, 5))

    def of(values: st.SearchStrategy[Cell]) -> list[Cell]:
        return draw(st.lists(st.none() | values, min_size=size, max_size=size))

    found: list[list[Cell]] = [
        [f"{row}" for row in range(size)],
        of(texts),
        of(st.integers(-(2**53), 2**53)),
        of(st.booleans()),
        of(st.integers(-(2**40), 2**40).map(lambda number: number + 0.25)),
        of(st.dates()),
        of(moments),
        of(st.lists(parts).map(tuple)),
        [None] * size,
    ]
    headers = draw(st.lists(texts.map(str.strip).filter(bool), min_size=9, max_size=9, unique_by=str.casefold))
    return headers, found


def held(cell: Cell, suffix: str) -> Cell:
    """Return what the format makes of a cell, as its documentation says."""
    match cell:
        case date() if suffix in DATELESS or (suffix == ".xlsx" and cell.year < 1900):
            return cell.isoformat()
        case datetime() if cell.time() == time.min:
            return cell.date()
        case bool() | int() | float() if suffix == ".csv":
            return str(cell).lower()
        case tuple() if suffix not in TYPED:
            return "|".join(cell).strip() or None
        case str():
            return (cell if suffix in TYPED else cell.strip()) or None
    return cell


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(table=tables())
@settings(max_examples=settings().max_examples // 2)
def test_every_table_comes_back(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, table: tuple[list[str], Sequence[Sequence[Cell]]]
) -> None:
    path = tmp_path_factory.mktemp("rond") / f"x{suffix}"
    headers, columns = table
    write_sheet(path, headers, columns)
    sheet = read_sheet(path)
    expected = tuple([held(cell, suffix) for cell in column] for column in columns)
    if not expected[0] and suffix in {".json", ".jsonl"}:
        headers, expected = [], ()
    assert (sheet.headers, sheet.columns) == (tuple(headers), expected)
    assert [list(map(type, column)) for column in sheet.columns] == [list(map(type, column)) for column in expected]
    assert len(sheet.findings) == 0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_that_looks_like_something_else_stays_text(tmp_path: Path, suffix: str) -> None:
    """Numbers with zeros in front, formulas, dates, booleans: an injected formula would run at the reader's."""
    cells: list[Cell] = [
        "007",
        "1e5",
        "=1+1",
        "+31 6",
        "-",
        "@SUM(A1)",
        "{=A1}",
        "2024-01-01",
        "true",
        "_x0041_",
        "#REF!",
    ]
    write_sheet(tmp_path / f"x{suffix}", ["=kop"], [cells])
    sheet = read_sheet(tmp_path / f"x{suffix}")
    assert (sheet.headers, sheet.columns) == (("=kop",), (cells,))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_rows_number_as_the_user_sees_them(tmp_path: Path, suffix: str) -> None:
    write_sheet(tmp_path / f"x{suffix}", ["a"], [["x", None, "y"]])
    assert list(read_sheet(tmp_path / f"x{suffix}").rows) == ([1, 3] if suffix in TYPED else [2, 4])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_capitals_in_the_suffix_do_not_matter(tmp_path: Path, suffix: str) -> None:
    write_sheet(tmp_path / f"x{suffix.upper()}", ["a"], [["x"]])
    assert read_sheet(tmp_path / f"x{suffix.upper()}").columns == (["x"],)
