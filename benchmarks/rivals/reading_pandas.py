"""A register file by pandas: read to categoricals, days, numbers and texts, refused when anything else stands in it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from benchmarks.forms import DATES, NUMBERS, TEXTS, written
from benchmarks.rivals import rules_pandas
from benchmarks.vocabulary import VALUES

_WORDS = {name: [written(value) for value in VALUES[name]] for name in VALUES if name not in DATES | NUMBERS}
_TYPES = {
    **dict.fromkeys(_WORDS, "category"),
    **dict.fromkeys(NUMBERS, "Int16"),
    **dict.fromkeys(TEXTS, "str"),
}


def checked(path: Path) -> dict[str, pd.DataFrame]:
    """Read the file and return the rows that break each rule."""
    frame = pd.read_csv(path, dtype=_TYPES, parse_dates=sorted(DATES), date_format="%Y-%m-%d")
    for name, words in _WORDS.items():
        if not set(frame[name].cat.categories) <= set(words):
            raise ValueError("an unknown code")
        frame[name] = frame[name].cat.set_categories(words)
    undated = frame[["verslagjaar", "afgerond", "ontvangen"]].isna().all(axis=1)
    undecided = (frame["soort"] != "signaal") & frame["uitkomst"].isna()
    if (frame["hoofdcategorie"].isna() | undecided | undated).any():
        raise ValueError("a needed cell is empty")
    return rules_pandas.check(frame)
