"""Columns of pyarrow as cells that repeat."""

from __future__ import annotations

from typing import Any

import numpy as np

from uri.register.parsing.raw_sheet import Index, numbering


def repeated(column: Any) -> tuple[list[Any], Index]:  # noqa: ANN401 - pyarrow is untyped
    """Return the values of a column of dictionaries, and for each row the position of its value.

    A missing value has the position behind the last value.
    """
    numbers = numbering()
    positions = [np.zeros(0, np.int32)]
    for chunk in column.chunks:
        places = np.array([*(numbers[value] for value in chunk.dictionary.to_pylist()), -1], np.int32)
        positions.append(places[np.asarray(chunk.indices.cast("int32").fill_null(-1))])  # -1 is the last of them
    found = np.concatenate(positions)
    return [*numbers], np.where(found < 0, len(numbers), found).astype(np.int32)
