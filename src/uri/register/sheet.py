"""One table of raw cells as a file or frame gives it, before anything is understood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeAlias

import attrs

from uri.findings import Findings, Place

Cell: TypeAlias = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""A raw value. A tuple is a list of texts, as JSON and Parquet have them."""


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """Raw cells by column, with the row numbers that the user sees.

    `columns` holds one sequence per header, all as long as `rows`. `file` is a bare file name. `findings` are faults
    of single cells or rows that were found while reading; those rows are rejected.
    """

    file: str | None = None
    name: str | None = None
    headers: tuple[str, ...] = attrs.field(repr=False)
    columns: tuple[Sequence[Cell], ...] = attrs.field(repr=False)
    rows: Sequence[int]
    findings: Findings = attrs.field(factory=Findings)

    def place(self, index: int | None = None, column: str | None = None) -> Place:
        """Return the place of a cell, of a whole row, of a column, or of the sheet."""
        row = None if index is None else self.rows[index]
        return Place(file=self.file, sheet=self.name, row=row, column=column)
