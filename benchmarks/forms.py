"""The same cases in the form that each contestant works on: register, frames, files, JSON."""

from __future__ import annotations

import json
from atexit import register
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.cases import Cases, CodedField
from benchmarks.vocabulary import MISSING
from uri import editie
from uri.register import REGISTER_FIELDS, Register
from uri.register.columns import Column

DATES = frozenset({"ontvangen", "ontvangst_bevestigd", "geinformeerd", "afgerond"})
NUMBERS = frozenset({"verslagjaar", "betrokkenen"})
TEXTS = frozenset({"kenmerk", "omschrijving"})


def register_of(cases: Cases) -> Register:
    """Make a register, straight in columns."""
    columns = {
        name: Column.of(REGISTER_FIELDS[name], [*coded.values, None]).take(coded.positions)
        for name, coded in cases.fields.items()
    }
    return Register.of(editie(), columns, {}, len(cases))


def written(value: Any) -> str:  # noqa: ANN401 (a code or a set of codes)
    """Write a code, or a set of codes, as one text."""
    return "|".join(value) if isinstance(value, tuple) else str(value)


def categories(coded: CodedField) -> list[str]:
    """Return the values of a field of codes, sets of codes or names as texts."""
    return [written(value) for value in coded.values]


def frame_of(cases: Cases, *fields: str) -> pd.DataFrame:
    """Make a DataFrame of some fields, or of all: categoricals, days, nullable whole numbers; with the year."""
    names = fields or tuple(cases.fields)
    columns = {name: _series(name, cases.fields[name]) for name in names}
    return pd.DataFrame({**columns, "jaar": cases.year})


def _series(name: str, coded: CodedField) -> Any:  # noqa: ANN401 (an array of pandas)
    if name in TEXTS:
        return pd.Series(np.array(coded.values, dtype=object)[coded.positions], dtype="str")
    if name in DATES:
        days = np.array([*coded.values, None], "datetime64[s]")
        return days[coded.positions]
    if name in NUMBERS:
        numbers = np.array([*coded.values, 0], np.int16)
        return pd.arrays.IntegerArray(numbers[coded.positions], coded.positions == MISSING)
    return pd.Categorical.from_codes(coded.positions, categories=pd.Index(categories(coded)))


@cache
def folder() -> Path:
    """Return a folder for files that lasts as long as this run."""
    directory = TemporaryDirectory()
    register(directory.cleanup)
    return Path(directory.name)


def write_csv(cases: Cases, path: Path) -> None:
    """Write a register file as an organisation would hand it over: canonical headers, codes by their values."""
    frame_of(cases).drop(columns="jaar").to_csv(path, index=False)


def records_of(cases: Cases) -> Iterator[dict[str, Any]]:
    """Give each case as the object that JSON holds: what is missing is left out."""
    columns = {name: [_plain(value) for value in (*coded.values, None)] for name, coded in cases.fields.items()}
    rows = zip(*(coded.positions.tolist() for coded in cases.fields.values()), strict=True)
    for row in rows:
        values = ((name, columns[name][position]) for name, position in zip(columns, row, strict=True))
        yield {name: value for name, value in values if value is not None}


def json_of(cases: Cases) -> bytes:
    """Write the cases as one JSON list."""
    return json.dumps(list(records_of(cases)), ensure_ascii=False).encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 (a value of a record)
    if isinstance(value, tuple):
        return list(value) or None
    return value.isoformat() if isinstance(value, date) else value
