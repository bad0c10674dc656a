"""The rules by pandera: a schema of one check per rule, validated lazily so that all failures are gathered."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pandera.errors
import pandera.pandas as pa

from benchmarks.rivals.rules import BrokenRows
from benchmarks.rivals.rules_pandas import Mask, masks


def schema(frame: pd.DataFrame) -> pa.DataFrameSchema:
    """Make the schema of the rules that can be judged by the columns of a frame."""
    checks = [pa.Check(_free_of(mask), name=rule) for rule, mask in masks(frame.columns).items()]
    return pa.DataFrameSchema(checks=checks)


def _free_of(mask: Mask) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: pd.Series(~np.asarray(mask(frame), bool), index=frame.index)


def check(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return the failure cases."""
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        failures: pd.DataFrame = errors.failure_cases
        return failures
    return pd.DataFrame(columns=["check", "index"])


def broken(failures: pd.DataFrame) -> BrokenRows:
    """Return the numbers of the rows that break each rule."""
    return {
        str(rule): sorted({int(row) for row in rows}) for rule, rows in failures.groupby("check", sort=False)["index"]
    }
