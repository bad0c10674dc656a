"""A register file by polars: read to enums, days, numbers and texts, refused when anything else stands in it."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from benchmarks.rivals import rules_polars

_EMPTY = (
    pl.col("hoofdcategorie").is_null()
    | ((pl.col("soort") != "signaal") & pl.col("uitkomst").is_null())
    | (pl.col("verslagjaar").is_null() & pl.col("afgerond").is_null() & pl.col("ontvangen").is_null())
)
"""What no row can be without."""


def checked(path: Path) -> dict[str, pl.DataFrame]:
    """Read the file and return the rows that break each rule."""
    with path.open(encoding="utf-8") as file:
        headers = file.readline().strip().split(",")
    types = rules_polars.schema()
    frame = pl.read_csv(path, schema={name: types[name] for name in headers})
    if frame.select(_EMPTY.any()).item():
        raise ValueError("a needed cell is empty")
    return rules_polars.check(frame)
