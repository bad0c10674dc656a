"""Parquet: which of its types are cells, and which are faults."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from uri.errors import MissingExtraError
from uri.reading.files import parquet as layer
from uri.reading.files import read_sheet, write_sheet
from uri.register.parsing.raw_sheet import RepeatedCells

Craft = Callable[..., Path]
Told = Callable[..., Any]
Refused = Callable[..., Any]


@pytest.fixture
def column(tmp_path: Path) -> Callable[[pa.Array], Path]:
    def make(values: pa.Array) -> Path:
        parquet.write_table(pa.table({"a": values}), tmp_path / "x.parquet", row_group_size=130)
        return tmp_path / "x.parquet"

    return make


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        (pa.array(["x", " y ", "", None]), ["x", " y "]),
        (pa.array(["x", "y", "x"]).dictionary_encode(), ["x", "y", "x"]),
        (  # as many values as a byte can number, and a gap beside them
            pa.DictionaryArray.from_arrays(pa.array([*range(128), None], pa.int8()), [str(n) for n in range(128)]),
            [str(n) for n in range(128)],
        ),
        (  # dictionaries that together hold more than a byte can number
            pa.chunked_array(
                pa.DictionaryArray.from_arrays(
                    pa.array([*range(100), *range(30)], pa.int8()), [f"{part}{n}" for n in range(100)]
                )
                for part in "ab"
            ),
            [f"{part}{n}" for part in "ab" for n in [*range(100), *range(30)]],
        ),
        (pa.array([["p", "q"], [], None]), [("p", "q"), ()]),
        (pa.array([1, 2**62], pa.uint64()), [1, 2**62]),
        (pa.array([True, False]), [True, False]),
        (pa.array([0.5], pa.float16()), [0.5]),
        (pa.array([Decimal("1.00"), Decimal("0.25")]), [1, 0.25]),
        (pa.array([date(2024, 1, 2)], pa.date64()), [date(2024, 1, 2)]),
        (pa.array([1_704_067_200_000_000_001], pa.timestamp("ns")), [date(2024, 1, 1)]),
        (pa.array([datetime(2024, 1, 2, 3, tzinfo=UTC)]), [datetime.fromisoformat("2024-01-02T03:00")]),
        (
            pa.array([datetime(2024, 1, 1, 23, tzinfo=UTC)], pa.timestamp("s", "Europe/Amsterdam")),
            [date(2024, 1, 2)],
        ),
        (pa.array([time(13, 45)]), ["13:45:00"]),
        (pa.array([timedelta(hours=30)]), ["30:00:00"]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_every_type_that_is_a_cell(column: Callable[[pa.Array], Path], values: pa.Array, cells: list[object]) -> None:
    sheet = read_sheet(column(values))
    assert sheet.columns == (cells,)
    assert len(sheet.findings) == 0


def test_rows_count_from_1_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    table = pa.table({"a": [1, None, 3], "b": [None, None, "x"]})
    parquet.write_table(table, tmp_path / "x.parquet")
    sheet = read_sheet(tmp_path / "x.parquet")
    assert (sheet.columns, list(sheet.rows)) == (([1, 3], [None, "x"]), [1, 3])


def test_what_is_no_cell_is_found(tmp_path: Path, told: Told) -> None:
    table = pa.table(
        {"a": [{"x": 1}, {"x": 2}], "b": [[1], None], "c": [b"x", b""], "d": [float("nan"), float("inf")], "e": [1, 2]}
    )
    parquet.write_table(table, tmp_path / "x.parquet")
    sheet = read_sheet(tmp_path / "x.parquet")
    assert told(sheet.findings) == [
        ("URI-I-genest", 1, "a"),
        ("URI-I-genest", 1, "b"),
        ("URI-I-genest", 1, "c"),
        ("URI-I-foutwaarde", 1, "d"),
        ("URI-I-genest", 2, "a"),
        ("URI-I-genest", 2, "c"),
        ("URI-I-foutwaarde", 2, "d"),
    ]
    assert sheet.columns == ([None, None], [None, None], [None, None], [None, None], [1, 2])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.int16(), pa.date32()], ids=str)
def test_cells_that_repeat_are_made_once(tmp_path: Path, kind: pa.DataType) -> None:
    """Over all row groups, and for whatever type pyarrow can look for repeats in."""
    days = [date(2024, 1, day) for day in (1, 2, 3)]
    values: list[object] = [1, 2, 3] if kind == pa.int16() else [*days] if kind == pa.date32() else ["x", "y", "z"]
    cells = [*values, None] * 250
    table = pa.table({"a": pa.array(cells, kind), "b": range(1000)})
    parquet.write_table(table, tmp_path / "x.parquet", row_group_size=7)
    column: object = read_sheet(tmp_path / "x.parquet").columns[0]
    assert column == cells
    if kind != pa.string_view():
        assert isinstance(column, RepeatedCells)  # type: ignore[unreachable] # mypy takes it for a list by now
        assert sorted(map(str, column.cells)) == sorted(map(str, [*values, None]))  # type: ignore[unreachable] # idem


def test_headers_are_checked(tmp_path: Path, told: Told, refused: Refused) -> None:
    parquet.write_table(pa.table([[1], [2], [3]], names=["a", " A ", ""]), tmp_path / "x.parquet")
    assert told(refused(tmp_path / "x.parquet").findings) == [("URI-I-kop", None, "3"), ("URI-I-kop", None, "a")]


def test_damage_is_refused(craft: Craft, tmp_path: Path, refused: Refused) -> None:
    write_sheet(tmp_path / "heel.parquet", ["a"], [["x"] * 1000])
    whole = (tmp_path / "heel.parquet").read_bytes()
    for content in (b"PAR1", whole[:-20], whole[:40] + b"\0" * 40 + whole[80:], b"a,b\n1,2\n"):
        assert refused(craft("x.parquet", content)).message.nl == "“x.parquet” is beschadigd of geen Parquet."


def test_moments_beyond_the_calendar_are_refused(column: Callable[[pa.Array], Path], refused: Refused) -> None:
    path = column(pa.array([2**60], pa.timestamp("us")))
    assert refused(path).message.nl == "“x.parquet” is beschadigd of geen Parquet."


def test_more_rows_than_a_register_has_are_refused_unread(
    column: Callable[[pa.Array], Path], refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layer, "LARGEST_AREA", 2)
    assert refused(column(pa.array([1, 2, 3]))).message.nl == "“x.parquet” heeft te veel cellen om te lezen."


def test_dates_among_moments_keep_the_times(tmp_path: Path) -> None:
    moments = [date(2024, 1, 1), datetime.fromisoformat("2024-01-01T12:00"), None]
    write_sheet(tmp_path / "x.parquet", ["a", "b"], [moments, [1, 2, 3]])
    assert read_sheet(tmp_path / "x.parquet").columns[0] == moments


def test_a_missing_package_is_named_with_its_extra(craft: Craft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError) as caught:
        read_sheet(craft("x.parquet", b"PAR1"))
    assert caught.value.hint is not None
    assert caught.value.hint.nl == 'Installeer het met: pip install "uri-integriteit[parquet]"'
