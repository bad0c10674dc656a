"""Raw cells: a column in which cells repeat is the sequence of its cells."""

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.register import Cell, Sheet
from uri.register.parsing.raw_sheet import RepeatedCells

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from([0, 1, False, True, 0.0, 1.0, "", "1", date(2023, 1, 1), datetime(2023, 1, 1), ("a",), ()]),  # noqa: DTZ001 (a spreadsheet has no time zones)
)


def kinds(cells: list[Cell]) -> list[tuple[type, Cell]]:
    return [(type(cell), cell) for cell in cells]


@given(st.lists(CELLS))
def test_a_column_in_which_cells_repeat_is_the_sequence_of_its_cells(cells: list[Cell]) -> None:
    """Equal cells of two kinds, as 1 and True, stay two cells, and each different one is kept once."""
    column = RepeatedCells.of(cells)
    assert kinds(list(column)) == kinds(cells)
    assert column == cells
    assert [column[index] for index in range(len(column))] == cells
    assert sorted(map(repr, column.cells)) == sorted(set(map(repr, cells)))
    assert RepeatedCells.of(column) is column


@given(st.lists(CELLS, min_size=1), st.data())
def test_rows_are_taken_and_emptied_as_from_a_list(cells: list[Cell], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.integers(0, len(cells) - 1), unique=True))
    column = RepeatedCells.of(cells)
    index = np.array(rows, np.int64)
    assert column.take(index) == [cells[row] for row in rows]
    assert column[1:] == cells[1:]
    assert column.emptied(index) == [None if row in rows else cell for row, cell in enumerate(cells)]
    assert column == cells


def test_each_different_cell_is_changed_once() -> None:
    seen: list[Cell] = []

    def shout(cell: Cell) -> str:
        seen.append(cell)
        return f"{cell}!"

    assert RepeatedCells.of(["a", "b", "a", "a"]).change(shout) == ["a!", "b!", "a!", "a!"]
    assert seen == ["a", "b"]


@pytest.mark.parametrize("rows", [[3, 5], range(3, 7, 2), np.array([3, 5], np.int32)], ids=["list", "range", "array"])
def test_a_row_number_is_a_plain_number(rows: object) -> None:
    """However the rows are held: it goes into findings, and with them into JSON."""
    sheet = Sheet(headers=("a",), columns=(["x", "y"],), rows=rows)  # type: ignore[arg-type]  # any rows
    assert sheet.numbers.tolist() == [3, 5]
    assert (type(sheet.place(1).row), sheet.place(1).row) == (int, 5)


@given(st.lists(st.sampled_from(["a", "b", 1, True, None])), st.data())
def test_the_cells_that_occur_come_in_order_with_their_first_row_and_their_number(
    cells: list[Cell], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.integers(0, len(cells) - 1), unique=True).map(sorted)) if cells else []
    left = [cells[row] for row in kept]
    told = [(type(cell), cell) for cell in left]
    expected = [(cell, row, told.count(each)) for row, (cell, each) in enumerate(zip(left, told, strict=True))]
    firsts = [told.index(each) for each in dict.fromkeys(told)]
    occurring = RepeatedCells.of(cells).at(kept).occurring()
    assert [(type(cell), cell, row, number) for cell, row, number in occurring] == [
        (type(cell), cell, row, number) for cell, row, number in map(expected.__getitem__, firsts)
    ]


@given(st.lists(st.sampled_from(["a", "b", None])))
def test_a_mask_asks_once_of_each_different_cell(cells: list[Cell]) -> None:
    asked: list[Cell] = []

    def is_a(cell: Cell) -> bool:
        asked.append(cell)
        return cell == "a"

    assert RepeatedCells.of(cells).mask(is_a).tolist() == [cell == "a" for cell in cells]
    assert len(asked) == len(set(cells))
