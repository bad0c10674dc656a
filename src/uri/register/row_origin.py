"""Where the rows of a register came from: file, sheet, row and header, so that a finding can say it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np

from uri.findings import Place
from uri.register.columns import Numbers


@attrs.frozen(kw_only=True)
class SheetOrigin:
    """One sheet that was read.

    Attributes:
        file: The bare name of the file, None for a frame.
        name: The name of the sheet, where the file has several.
        headers: The header that each field has there.
    """

    file: str | None = None
    name: str | None = None
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)


@attrs.frozen(eq=False)
class Origin:
    """Where each row of a register came from.

    Attributes:
        sheets: The sheets that were read.
        sheet: For each row, the position in `sheets` of the sheet that it stands on.
        row: For each row, its number on that sheet as the user sees it.
    """

    sheets: tuple[SheetOrigin, ...]
    sheet: Numbers = attrs.field(repr=False)
    row: Numbers = attrs.field(repr=False)

    @classmethod
    def of(cls, sheet: SheetOrigin, rows: Numbers) -> Origin:
        """Make the origin of the rows of one sheet."""
        return cls((sheet,), np.zeros(len(rows), np.int16), rows)

    def place(self, index: int, field: str | None = None) -> Place:
        """Return the place of a row, or of the cell of a field in it."""
        sheet = self.sheets[self.sheet[index]]
        column = None if field is None else sheet.headers.get(field, field)
        return Place(file=sheet.file, sheet=sheet.name, row=int(self.row[index]), column=column)

    def take(self, index: Numbers) -> Origin:
        """Select rows by a mask or by positions."""
        return Origin(self.sheets, self.sheet[index], self.row[index])

    def __add__(self, other: Origin) -> Origin:
        shifted = (other.sheet + len(self.sheets)).astype(self.sheet.dtype)
        return Origin(
            (*self.sheets, *other.sheets),
            np.concatenate([self.sheet, shifted]),
            np.concatenate([self.row, other.row]),
        )
