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

from benchmarks.cases import Gecodeerd, Zaken
from benchmarks.vocabulary import GEEN
from uri import editie
from uri.register import REGISTER_FIELDS, Register
from uri.register.columns import Column

DATES = frozenset({"ontvangen", "afgerond"})
NUMBERS = frozenset({"verslagjaar", "betrokkenen"})
TEXTS = frozenset({"kenmerk", "omschrijving"})


def register_of(zaken: Zaken) -> Register:
    """Make a register, straight in columns."""
    columns = {
        name: Column.of(REGISTER_FIELDS[name], [*coded.waarden, None]).take(coded.rijen)
        for name, coded in zaken.velden.items()
    }
    return Register.of(editie(), columns, {}, len(zaken))


def written(value: Any) -> str:  # noqa: ANN401 (a code or a set of codes)
    """Write a code, or a set of codes, as one text."""
    return "|".join(value) if isinstance(value, tuple) else str(value)


def categories(coded: Gecodeerd) -> list[str]:
    """Return the values of a field of codes, sets of codes or names as texts."""
    return [written(value) for value in coded.waarden]


def frame_of(zaken: Zaken, *fields: str) -> pd.DataFrame:
    """Make a DataFrame of some fields, or of all: categoricals, days, nullable whole numbers; with the year."""
    names = fields or tuple(zaken.velden)
    columns = {name: _series(name, zaken.velden[name]) for name in names}
    return pd.DataFrame({**columns, "jaar": zaken.jaar})


def _series(name: str, coded: Gecodeerd) -> Any:  # noqa: ANN401 (an array of pandas)
    if name in TEXTS:
        return pd.Series(np.array(coded.waarden, dtype=object)[coded.rijen], dtype="str")
    if name in DATES:
        days = np.array([*coded.waarden, None], "datetime64[s]")
        return days[coded.rijen]
    if name in NUMBERS:
        numbers = np.array([*coded.waarden, 0], np.int16)
        return pd.arrays.IntegerArray(numbers[coded.rijen], coded.rijen == GEEN)
    return pd.Categorical.from_codes(coded.rijen, categories=pd.Index(categories(coded)))


@cache
def folder() -> Path:
    """Return a folder for files that lasts as long as this run."""
    made = TemporaryDirectory()
    register(made.cleanup)
    return Path(made.name)


def write_csv(zaken: Zaken, path: Path) -> None:
    """Write a register file as an organisation would hand it over: canonical headers, codes by their values."""
    frame_of(zaken).drop(columns="jaar").to_csv(path, index=False)


def records_of(zaken: Zaken) -> Iterator[dict[str, Any]]:
    """Give each case as the object that JSON holds: what is missing is left out."""
    columns = {name: [_plain(value) for value in (*coded.waarden, None)] for name, coded in zaken.velden.items()}
    rows = zip(*(coded.rijen.tolist() for coded in zaken.velden.values()), strict=True)
    for row in rows:
        values = ((name, columns[name][at]) for name, at in zip(columns, row, strict=True))
        yield {name: value for name, value in values if value is not None}


def json_of(zaken: Zaken) -> bytes:
    """Write the cases as one JSON list."""
    return json.dumps(list(records_of(zaken)), ensure_ascii=False).encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 (a value of a record)
    if isinstance(value, tuple):
        return list(value) or None
    return value.isoformat() if isinstance(value, date) else value
