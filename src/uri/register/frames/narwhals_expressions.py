"""Expressions of narwhals that all engines answer alike, and the types of their columns.

narwhals is loaded on use. Types are told by the names of their classes, as each version of narwhals has its own.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from uri.extras import load

NESTED = ("Array", "List", "Object", "Struct", "Unknown")
"""The types whose values an engine in memory may not be able to group."""

FLOATS = ("Float32", "Float64")

STRANGE = (*NESTED, "Binary", "Duration", "Time")
"""The types whose values may be no cell, and may have no text."""

_WHITE = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
"""All white space that there is, as engines have each their own idea of it."""


def narwhals() -> Any:  # noqa: ANN401 (a module)
    """Load narwhals, at its stable interface."""
    return load("narwhals.stable.v2", "engines")


def fetch(frame: Any) -> Any:  # noqa: ANN401 (a frame of narwhals)
    """Bring a small result into memory; engines that speak SQL hand it over as pyarrow."""
    if not isinstance(frame, narwhals().LazyFrame):
        return frame
    if not (frame.implementation.is_polars() or frame.implementation.is_dask()):
        load("pyarrow", "parquet")
    return frame.collect()


def is_text(kind: Any) -> bool:  # noqa: ANN401 (a type of narwhals)
    """Tell whether a column holds texts."""
    return type(kind).__name__ in {"String", "Categorical", "Enum"}


def without_space(text: Any) -> Any:  # noqa: ANN401 (an expression of narwhals)
    """Take all white space out of texts: what is left is empty in a cell that is empty to a reader."""
    return text.str.replace_all(f"[{_WHITE}]", "")


def may_be_no_cell(kind: Any) -> bool:  # noqa: ANN401 (a type of narwhals)
    """Tell whether a column may hold values that are no raw cells: lists of texts are."""
    name = type(kind).__name__
    return name in STRANGE and not (name in {"Array", "List"} and is_text(kind.inner))


def lacking(kind: Any, cell: Any) -> Any:  # noqa: ANN401 (a type and expressions of narwhals)
    """Tell of each row whether its cell is empty to a reader."""
    nw = narwhals()
    if is_text(kind):
        return without_space(cell.cast(nw.String).fill_null("")) == nw.lit("")
    return cell.is_null() | cell.is_nan() if type(kind).__name__ in FLOATS else cell.is_null()


def within_day(kind: Any, moment: Any) -> Any:  # noqa: ANN401 (a type and an expression of narwhals)
    """Give 1 for a moment that is not the start of a day, which is no day to a reader, and 0 for any other."""
    nw = narwhals()
    if type(kind).__name__ == "Date":
        return nw.lit(0)
    parts = (moment.dt.hour(), moment.dt.minute(), moment.dt.second(), moment.dt.microsecond())
    late = reduce(or_, (part > 0 for part in parts))  # the sum of an engine's small integers would wrap around
    return nw.when(late).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
