"""The tables of a file before anyone has said where the headers stand: every visible sheet as rows of raw cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from uri.reading.files.raw_cells import Raw

Rows = Mapping[int, Sequence[Raw]]


@attrs.frozen(kw_only=True)
class RawGrid:
    """One sheet as it stands.

    Attributes:
        name: The name of the sheet, where the file has several.
        rows: Its rows that are not empty, by the number that the user sees, each up to its last cell.
        list_path: Where it stands in a JSON file: keys with points between them.
        headers: The headers, where the format itself names them, as JSON and Parquet do.
        merged_down: The rows and columns (from 0) of cells that are merged downwards.
    """

    name: str | None = None
    rows: Rows = attrs.field(repr=False)
    list_path: str | None = None
    headers: tuple[str, ...] | None = attrs.field(default=None, repr=False)
    merged_down: frozenset[int] = frozenset()
