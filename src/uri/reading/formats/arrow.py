"""Columns of pyarrow as cells that repeat."""

from __future__ import annotations

from typing import Any

import numpy as np

from uri.register.sheet import Index


def repeated(column: Any) -> tuple[list[Any], Index]:  # noqa: ANN401 - pyarrow is untyped
    """Return the values of a column of dictionaries, and for each row the position of its value.

    A missing value has the position behind the last value.
    """
    chunks = [chunk for chunk in column.unify_dictionaries().chunks if len(chunk)]
    values = chunks[0].dictionary.to_pylist() if chunks else []
    positions = [np.asarray(chunk.indices.fill_null(len(values)), np.int32) for chunk in chunks]
    return values, np.concatenate([np.zeros(0, np.int32), *positions])
