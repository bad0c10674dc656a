"""Where the rows of a register came from: file, sheet, row and header, so that a finding can say it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np

from uri.findings import Place
from uri.register.columns import Numbers


@attrs.frozen(kw_only=True)
class SheetOrigin:
    """One sheet that was read. `headers` goes from field to the header that it has there."""

    file: str | None = None
    name: str | None = None
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)


@attrs.frozen(eq=False)
class Origin:
    """For each row of a register, which of `sheets` it stands on, and its number there as the user sees it."""

    sheets: tuple[SheetOrigin, ...]
    sheet: Numbers = attrs.field(repr=False)
    row: Numbers = attrs.field(repr=False)

    @classmethod
    def of(cls, blad: SheetOrigin, rows: Numbers) -> Origin:
        """Make the origin of the rows of one sheet."""
        return cls((blad,), np.zeros(len(rows), np.int16), rows)

    def place(self, index: int, veld: str | None = None) -> Place:
        """Return the place of a row, or of the cell of a field in it."""
        sheet = self.sheets[self.sheet[index]]
        column = None if veld is None else sheet.headers.get(veld, veld)
        return Place(file=sheet.file, sheet=sheet.name, row=int(self.row[index]), column=column)

    def take(self, index: Numbers) -> Origin:
        """Select rows by a mask or by positions."""
        return Origin(self.sheets, self.sheet[index], self.row[index])

    def __add__(self, other: Origin) -> Origin:
        behind = (other.sheet + len(self.sheets)).astype(self.sheet.dtype)
        return Origin(
            (*self.sheets, *other.sheets),
            np.concatenate([self.sheet, behind]),
            np.concatenate([self.row, other.row]),
        )
