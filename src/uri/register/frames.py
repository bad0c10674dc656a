"""The register beside pandas: a DataFrame as raw cells, and a register as a DataFrame."""

from __future__ import annotations

import numpy as np
import pandas as pd

from uri.model import Vorm
from uri.register.cellen import SCHEIDING
from uri.register.kolommen import Kolom
from uri.register.register import Register
from uri.register.sheet import Cell, Sheet

_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which pandas counts days."""


def sheet_of(frame: pd.DataFrame) -> Sheet:
    """Take the cells of a DataFrame as they are; its rows count from 1."""
    return Sheet(
        headers=tuple(str(header) for header in frame.columns),
        columns=tuple(_cells(frame.iloc[:, index]) for index in range(frame.shape[1])),
        rows=range(1, len(frame) + 1),
    )


def frame_of(register: Register) -> pd.DataFrame:
    """Lay the columns of a register out as a DataFrame: see `Register.to_frame`."""
    columns = {name: _series(column) for name, column in register.kolommen.items()}
    own = {header: pd.Series(values, dtype="str") for header, values in register.eigen.items()}
    return pd.DataFrame({**columns, **own}, index=range(len(register)))


def _cells(column: pd.Series) -> list[Cell]:
    values = column.astype(object).where(column.notna(), None).tolist()
    return [value.to_pydatetime() if isinstance(value, pd.Timestamp) else value for value in values]


def _series(column: Kolom) -> pd.Series:
    match column.veld.vorm:
        case Vorm.DATUM:
            days = (column.waarden.astype("int64") - _EPOCH).astype("datetime64[D]").astype("datetime64[s]")
            return pd.Series(np.where(column.gaps, np.datetime64("NaT"), days))
        case Vorm.JAAR | Vorm.AANTAL:
            return pd.Series(pd.arrays.IntegerArray(column.waarden.astype("int64"), column.gaps))
        case Vorm.CODES:
            return pd.Series([SCHEIDING.join(values) if values else None for values in column.decode()], dtype="str")
        case _:
            values = [None if value is None else str(value) for value in column.decode()]
            return pd.Series(values, dtype="str")
