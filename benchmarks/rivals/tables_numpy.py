"""A bare count: one `np.bincount` over a key that is ready, with as many cells as the tables need; no table is made."""

from __future__ import annotations

from math import prod

import numpy as np

from benchmarks.cases import JAREN, Zaken
from benchmarks.rivals.margins import CODES, margins, numbers, words_of
from uri.register.kolommen import Waarden


class Key:
    """The combined key of each row, as wide as `np.bincount` takes it without a copy, and the shape of the cube."""

    def __init__(self, zaken: Zaken) -> None:
        self._names = words_of(zaken)
        self._shape = (len(JAREN), *map(len, self._names.values()))
        codes = [zaken.jaar - JAREN[0], *(zaken.velden[name].rijen for name in CODES)]
        self._key = np.ravel_multi_index(tuple(codes), self._shape).astype(np.intp)

    def count(self) -> Waarden:
        """Count the rows of each cell."""
        return np.bincount(self._key, minlength=prod(self._shape))

    def numbers(self, cells: Waarden) -> dict[str, list[list[int]]]:
        """Return the figures of every table, row by row."""
        return numbers(margins(cells.reshape(self._shape), self._names))
