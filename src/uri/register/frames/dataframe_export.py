"""The columns of a register as a DataFrame of pandas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from uri.model import FieldForm
from uri.register.columns import Column, Numbers
from uri.register.parsing.cell_readers import SEPARATOR
from uri.register.parsing.header_matching import refuse_confusing

if TYPE_CHECKING:
    import pandas as pd

_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which pandas counts days."""


def data_frame(columns: Mapping[str, Column], own: Mapping[str, Numbers], length: int) -> pd.DataFrame:
    """Lay columns out as a DataFrame, the organisation's own ones behind them: see `Register.to_frame`."""
    import pandas as pd  # noqa: PLC0415 (heavy, and asked for here only)

    refuse_confusing(own)
    series = {name: _series(column) for name, column in columns.items()}
    texts = {header: pd.Series(values, dtype="str") for header, values in own.items()}
    return pd.DataFrame({**series, **texts}, index=range(length))


def _series(column: Column) -> pd.Series:
    import pandas as pd  # noqa: PLC0415 (heavy, and asked for here only)

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
