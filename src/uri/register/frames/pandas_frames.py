"""The register beside pandas: a DataFrame as raw cells, and a register as a DataFrame."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import infer_dtype

from uri.findings import Finding, Findings, Place
from uri.model import FieldForm
from uri.register.columns import Column
from uri.register.parsing.cell_readers import SEPARATOR, from_decimal
from uri.register.parsing.headers import refuse_confusing
from uri.register.parsing.raw_sheet import RepeatedCells, Sheet
from uri.register.register import Register
from uri.texts import Text

_STRANGE = object()
_NESTED = Text("de cel bevat geen losse waarde.", "the cell holds no single value.")
_ALIKE = {"string", "categorical", "integer", "floating", "boolean", "datetime64", "datetime"}
"""What pandas calls columns in which equal values are the same cell; 1 and True are equal, but not the same."""
_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which pandas counts days."""


def sheet_of(frame: pd.DataFrame) -> Sheet:
    """Take the cells of a DataFrame as they are; its rows count from 1."""
    return raw_sheet(*columns_of(frame), range(1, len(frame) + 1))


def columns_of(frame: pd.DataFrame) -> tuple[list[str], list[RepeatedCells[Any]]]:
    """Return the headers of a DataFrame and the cells of its columns; an index that has a name is a column."""
    frame = unindexed(frame)
    return [str(header) for header in frame.columns], [_column(frame.iloc[:, index]) for index in range(frame.shape[1])]


def unindexed(frame: pd.DataFrame) -> pd.DataFrame:
    """Make an index that has a name a column: it then says something of the rows."""
    named = any(name is not None for name in frame.index.names)
    return frame.reset_index(allow_duplicates=True) if named else frame


def cells_of(values: Sequence[Any]) -> RepeatedCells[Any]:
    """Return values that a frame gave, None for missing, as raw cells; each distinct one is looked at once."""
    try:
        return RepeatedCells.of(values).change(_cell)
    except TypeError:  # a list cannot be a key
        return RepeatedCells.of([_cell(value) for value in values])


def raw_sheet(headers: Sequence[str], columns: Sequence[RepeatedCells[Any]], rows: Sequence[int]) -> Sheet:
    """Make a sheet of the cells that a frame gave; a value that is no single one is a finding."""
    wrong = [
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
        findings=Findings(wrong),
    )


def frame_of(register: Register) -> pd.DataFrame:
    """Lay the columns of a register out as a DataFrame: see `Register.to_frame`."""
    refuse_confusing(register)
    columns = {name: _series(column) for name, column in register.kolommen.items()}
    own = {header: pd.Series(values, dtype="str") for header, values in register.eigen.items()}
    return pd.DataFrame({**columns, **own}, index=range(len(register)))


def _column(column: pd.Series) -> RepeatedCells[Any]:
    """Return the cells of a column; pandas finds those that repeat where equal values are of one kind."""
    kind = infer_dtype(column, skipna=True)
    if kind not in _ALIKE or (kind != "string" and column.dtype == object):
        return cells_of(_values(column))
    positions, values = pd.factorize(column)
    cells = values.tolist() if kind == "string" else [_cell(value) for value in _values(pd.Series(values))]
    return RepeatedCells([*cells, None], np.where(positions < 0, len(cells), positions))


def _without_strange(column: RepeatedCells[Any]) -> RepeatedCells[Any]:
    if _STRANGE not in column.cells:
        return column
    return column.change(lambda cell: None if cell is _STRANGE else cell)


def _values(column: pd.Series) -> list[Any]:
    missing = column.isna().tolist()
    return [None if gap else value for value, gap in zip(column.tolist(), missing, strict=True)]


def _cell(value: Any) -> Any:  # noqa: ANN401 (whatever a frame holds)
    """Return a value as a raw cell: scalars of numpy and pandas as Python's own, lists of texts as a tuple."""
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
    if isinstance(value, pd.Timestamp):
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


def _series(column: Column) -> pd.Series:
    match column.field.form:
        case FieldForm.DATUM:
            days = (column.values.astype("int64") - _EPOCH).astype("datetime64[D]").astype("datetime64[s]")
            return pd.Series(np.where(column.gaps, np.datetime64("NaT"), days))
        case FieldForm.JAAR | FieldForm.AANTAL:
            return pd.Series(pd.arrays.IntegerArray(column.values.astype("int64"), column.gaps))
        case FieldForm.CODES:
            return pd.Series([SEPARATOR.join(values) if values else None for values in column.decode()], dtype="str")
        case _:
            values = [None if value is None else str(value) for value in column.decode()]
            return pd.Series(values, dtype="str")
