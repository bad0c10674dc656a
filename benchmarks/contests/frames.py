"""A table that is made, as a DataFrame."""

from __future__ import annotations

import pandas as pd

import uri
from benchmarks.cases import make_cases
from benchmarks.contest import Contest, Contestant, Goal
from benchmarks.forms import register_of
from benchmarks.vocabulary import VERSLAGJAAR, YEARS

BARE = "pandas.DataFrame"


def frame(rows: int) -> Contest:
    """Make a DataFrame of one table, against one of the same figures whose index and columns are ready."""
    table = uri.aangetoond_per_jaar(register_of(make_cases(rows)), verslagjaar=VERSLAGJAAR)
    ready = table.to_frame()
    values, index, columns = ready.to_numpy("int64"), ready.index, ready.columns
    return Contest(
        name="frame",
        title="One table as a DataFrame",
        work=f"The table of {len(table.rijen)} rows by {len(YEARS)} years, its cells known, as a DataFrame.",
        contestants=(
            Contestant(name="uri", does="`Tabel.to_frame()`", run=lambda _: table.to_frame(), answer=_plain),
            Contestant(
                name=BARE,
                does="`DataFrame(array, index, columns)` of one array of whole numbers, index and columns ready",
                run=lambda _: pd.DataFrame(values, index=index, columns=columns),
                answer=_plain,
            ),
        ),
        goals=(Goal(rival=BARE, most=3),),
        times=200,
    )


def _plain(frame: pd.DataFrame) -> dict[object, object]:
    return {"index": list(frame.index), "columns": list(frame.columns), "cells": frame.to_numpy("int64").tolist()}
