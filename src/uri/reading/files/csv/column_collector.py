"""One column of texts, gathered piece by piece while its file is read: each distinct text is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs
import numpy as np

from uri.register.parsing.raw_sheet import Cell, CleanTexts, Index, RepeatedCells, numbering

_SAMPLE = 2**14
"""So many rows are seen before it is said that texts do not repeat: there are a few thousand days in a decade."""

_TIMES = 4
"""So many times a text must stand in a column, on average, to be said to repeat."""


@attrs.define(eq=False)
class ColumnCollector:
    """The texts of a column so far: numbered where they repeat, and one by one where they do not, as a kenmerk.

    A text loses its outer white space, and None stands for an empty one.
    """

    _numbers: dict[str, int] = attrs.field(factory=numbering)
    _index: list[Index] = attrs.field(factory=list)
    _length: int = 0
    _cells: CleanTexts | None = None

    @property
    def repeats(self) -> bool:
        """Tell whether the texts repeat, as far as they are known."""
        return self._cells is None

    def add(self, texts: Sequence[str]) -> None:
        """Add the texts of some rows."""
        if self._cells is None:
            self._keep(np.fromiter(map(self._numbers.__getitem__, texts), np.int32, len(texts)))
        else:
            self._cells += _cells(texts)

    def add_repeated(self, texts: Sequence[str], index: Index) -> None:
        """Add some rows by the positions of their texts."""
        if self._cells is None:
            self._keep(np.fromiter(map(self._numbers.__getitem__, texts), np.int32, len(texts)).take(index))
        else:
            self._cells += map(_cells(texts).__getitem__, index.tolist())

    def done(self) -> Sequence[Cell]:
        """Return the column."""
        return RepeatedCells(_cells(self._numbers), self._whole()) if self._cells is None else self._cells

    def _keep(self, index: Index) -> None:
        self._index.append(index)
        self._length += len(index)
        if self._length >= _SAMPLE and _TIMES * len(self._numbers) > self._length:
            self._cells = CleanTexts(map(_cells(self._numbers).__getitem__, self._whole().tolist()))
            self._numbers, self._index = numbering(), []

    def _whole(self) -> Index:
        return np.concatenate([np.zeros(0, np.int32), *self._index])


def _cells(texts: Iterable[str]) -> list[str | None]:
    return [text.strip() or None for text in texts]
