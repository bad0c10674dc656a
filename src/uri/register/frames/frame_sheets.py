"""Frames in memory as sheets of raw cells, which are read as those of a file are.

pandas is not imported: a frame can only be one of pandas if it is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

import numpy as np

from uri.errors import UnreadableError
from uri.extras import load
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.register.frames.narwhals_expressions import narwhals
from uri.register.parsing.cell_readers import from_decimal
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet

if TYPE_CHECKING:
    import pandas as pd

_STRANGE = object()
"""Stands for a value that is no raw cell."""
_LARGEST = 2**63
"""Row numbers are below this: they are kept in 64 bits."""
_ALIKE = {"string", "categorical", "integer", "floating", "boolean", "datetime64", "datetime"}
"""What pandas calls columns in which equal values are the same cell; 1 and True are equal, but not the same."""

_NESTED = Text("de cel bevat geen losse waarde.", "the cell holds no single value.")
_LAZY = Text("Een lui (lazy) frame wordt niet opgehaald.", "A lazy frame is not fetched.")
_FETCH = Text(
    "Haal het zelf op (collect), of tel het met Kubus.from_frame.",
    "Fetch it yourself (collect), or count it by Kubus.from_frame.",
)
_TWICE = Text("Twee kolommen van het frame heten hetzelfde.", "Two columns of the frame have one name.")
_RENAME = Text("Geef ze elk een eigen naam.", "Give each a name of its own.")
_NUMBERLESS = Text("de kolom {} noemt niet van elke rij het nummer.", "the column {} does not number every row.")
_AGAIN = Text("de kolom {} noemt een nummer vaker dan eens.", "the column {} has a number more than once.")
_NO_NUMBERS = Text("de kolom {} met rijnummers bestaat niet.", "the column {} of row numbers is not there.")


class Dataframe(Protocol):
    """A frame of pandas, or of any engine that narwhals knows, lazy or not."""

    @property
    def columns(self) -> Any: ...  # noqa: ANN401, D102 (each engine has its own)


def is_pandas(frame: object) -> TypeGuard[pd.DataFrame]:
    """Tell whether a frame is one of pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(frame, pandas.DataFrame)


def unindexed(frame: pd.DataFrame) -> pd.DataFrame:
    """Make an index that has a name a column: it then says something of the rows."""
    named = any(name is not None for name in frame.index.names)
    return frame.reset_index(allow_duplicates=True) if named else frame


def engine_frame(frame: Dataframe) -> Any:  # noqa: ANN401 (narwhals is loaded on use)
    """Return a frame as narwhals has it.

    Raises:
        UnreadableError: Two of its columns have one name.
    """
    nw = narwhals()
    native = nw.to_native(frame, pass_through=True)
    try:
        return nw.from_native(unindexed(native) if is_pandas(native) else native)
    except load("narwhals.exceptions", "engines").DuplicateError:
        raise UnreadableError(_TWICE, _RENAME) from None


def frame_sheet(frame: Dataframe, *, numbered_by: str | None = None) -> Sheet:
    """Take the cells of a frame in memory as they are.

    Args:
        frame: The frame, of pandas or of another engine.
        numbered_by: The column that numbers the rows; without it they count from 1.

    Raises:
        UnreadableError: The frame is lazy, two columns have one name, or the rows are not numbered by that column.
        MissingExtraError: The frame is not one of pandas, and narwhals is not installed.
    """
    if is_pandas(frame):
        return numbered_sheet(*_pandas_columns(frame), len(frame), numbered_by)
    fetched = engine_frame(frame)
    if isinstance(fetched, narwhals().LazyFrame):
        raise UnreadableError(_LAZY, _FETCH)
    return fetched_sheet(fetched, numbered_by=numbered_by)


def fetched_sheet(fetched: Any, *, numbered_by: str | None = None) -> Sheet:  # noqa: ANN401 (a frame of narwhals)
    """Take the cells of a frame of narwhals in memory; see `frame_sheet`."""
    columns = [series_cells(fetched[header]) for header in fetched.columns]
    return numbered_sheet(fetched.columns, columns, len(fetched), numbered_by)


def numbered_sheet(
    headers: Sequence[str], columns: Sequence[RepeatedCells[Any]], length: int, numbered_by: str | None
) -> Sheet:
    """Make a sheet of values, of which the column of row numbers, where there is one, numbers the rows."""
    if numbered_by is None:
        return raw_sheet(headers, columns, range(1, length + 1))
    if numbered_by not in headers:
        raise no_row_numbers(numbered_by)
    position = list(headers).index(numbered_by)
    numbers = columns[position]
    if not all(map(_is_row_number, numbers)):
        raise UnreadableError(_NUMBERLESS.format(quoted(numbered_by)))
    if len(set(numbers)) < length:
        raise UnreadableError(_AGAIN.format(quoted(numbered_by)))
    others = [index for index in range(len(headers)) if index != position]
    return raw_sheet([headers[index] for index in others], [columns[index] for index in others], [*map(int, numbers)])


def no_row_numbers(header: str) -> UnreadableError:
    """Make the error for a column of row numbers that is not there."""
    return UnreadableError(_NO_NUMBERS.format(quoted(header)))


def raw_sheet(headers: Sequence[str], columns: Sequence[RepeatedCells[Any]], rows: Sequence[int]) -> Sheet:
    """Make a sheet of the cells that a frame gave; a value that is no single one is a finding."""
    findings = [
        Finding(rule="URI-I-genest", message=_NESTED, place=Place(row=row, column=header))
        for header, column in zip(headers, columns, strict=True)
        if _STRANGE in column.cells
        for row, cell in zip(rows, column, strict=True)
        if cell is _STRANGE
    ]
    return Sheet(
        headers=tuple(headers),
        columns=tuple(map(_without_strange, columns)),
        rows=rows,
        findings=Findings(findings),
    )


def cells_of(values: Sequence[Any]) -> RepeatedCells[Any]:
    """Return values that a frame gave, None for missing, as raw cells; each distinct one is looked at once."""
    try:
        return RepeatedCells.of(values).change(_cell)
    except TypeError:  # a list cannot be a key
        return RepeatedCells.of([_cell(value) for value in values])


def series_cells(series: Any) -> RepeatedCells[Any]:  # noqa: ANN401 (a series of narwhals)
    """Return the values of a column of narwhals as raw cells."""
    gaps = series.is_null().to_list()
    return cells_of([None if gap else value for value, gap in zip(series.to_list(), gaps, strict=True)])


def _pandas_columns(frame: pd.DataFrame) -> tuple[list[str], list[RepeatedCells[Any]]]:
    """Return the headers of a DataFrame and the cells of its columns; an index that has a name is a column."""
    frame = unindexed(frame)
    columns = [_pandas_cells(frame.iloc[:, index]) for index in range(frame.shape[1])]
    return [str(header) for header in frame.columns], columns


def _pandas_cells(column: pd.Series) -> RepeatedCells[Any]:
    """Return the cells of a column; pandas finds those that repeat where equal values are of one kind."""
    import pandas as pd  # noqa: PLC0415 (heavy; here it is loaded already)

    kind = pd.api.types.infer_dtype(column, skipna=True)
    if kind not in _ALIKE or (kind != "string" and column.dtype == object):
        return cells_of(_values(column))
    positions, values = pd.factorize(column)
    cells = values.tolist() if kind == "string" else [_cell(value) for value in _values(pd.Series(values))]
    return RepeatedCells([*cells, None], np.where(positions < 0, len(cells), positions))


def _values(column: pd.Series) -> list[Any]:
    missing = column.isna().tolist()
    return [None if gap else value for value, gap in zip(column.tolist(), missing, strict=True)]


def _without_strange(column: RepeatedCells[Any]) -> RepeatedCells[Any]:
    if _STRANGE not in column.cells:
        return column
    return column.change(lambda cell: None if cell is _STRANGE else cell)


def _cell(value: Any) -> Any:  # noqa: ANN401 (whatever a frame holds)
    """Return a value as a raw cell: scalars of numpy and pandas as Python's own, lists of texts as a tuple."""
    if isinstance(value, np.datetime64):
        return value.astype("datetime64[us]").item()
    if hasattr(value, "to_pydatetime"):  # a Timestamp of pandas, which is a datetime of a kind
        return value.to_pydatetime()
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, Decimal):
        return from_decimal(value)
    if isinstance(value, list | tuple) and all(isinstance(piece, str) for piece in value):
        return tuple(value)
    return value if value is None or isinstance(value, str | int | float | bool | date) else _STRANGE


def _is_row_number(cell: Cell) -> bool:
    """Tell whether a cell can be the number of a row."""
    is_number = type(cell) in {int, float}
    return is_number and abs(cell) < _LARGEST and cell == int(cell)  # type: ignore[arg-type]  # (it is a number here)
