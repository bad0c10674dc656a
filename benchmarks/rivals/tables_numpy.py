"""A bare count: one `np.bincount` over a key that is ready, with as many cells as the tables need; no table is made."""

from __future__ import annotations

from math import prod

import numpy as np

from benchmarks.cases import Cases
from benchmarks.rivals.margins import CODES, Margins, numbers
from benchmarks.vocabulary import YEARS
from uri.register.columns import Numbers


class Key:
    """The combined key of each row, as wide as `np.bincount` takes it without a copy."""

    def __init__(self, cases: Cases) -> None:
        self._margins = Margins(cases)
        codes = [cases.year - YEARS[0], *(cases.fields[name].positions for name in CODES)]
        self._key = np.ravel_multi_index(tuple(codes), self._margins.shape).astype(np.intp)

    def count(self) -> Numbers:
        """Count the rows of each cell."""
        return np.bincount(self._key, minlength=prod(self._margins.shape))

    def numbers(self, cells: Numbers) -> dict[str, list[list[int]]]:
        """Return the figures of every table, row by row."""
        return numbers(self._margins.of(cells.reshape(self._margins.shape)))
