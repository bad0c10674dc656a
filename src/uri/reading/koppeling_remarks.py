"""What is known of the words of a mapping beside what they stand for: where they occur, and why a code is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from uri.languages import Text, same

_ROWS = Text("{} rijen, eerst rij {}", "{} rows, first row {}")
_ONE_ROW = Text("rij {1}", "row {1}")
_ROWS_OF_SHEETS = Text("{0} rijen, eerst blad {2}, rij {1}", "{0} rows, first sheet {2}, row {1}")
_ONE_ROW_OF_SHEET = Text("blad {2}, rij {1}", "sheet {2}, row {1}")


@attrs.frozen(kw_only=True)
class Remark:
    """What is known of one word.

    Attributes:
        count: In how many rows it stands.
        first: The first row of them.
        reason: Why its code is proposed.
        sheet: The sheet of that row, where the cases stand on several.
    """

    count: int
    first: int
    reason: Text = attrs.field(factory=lambda: same(""))
    sheet: str | None = None

    @property
    def place(self) -> Text:
        """Where it occurs."""
        if self.sheet is not None:
            whole = _ONE_ROW_OF_SHEET if self.count == 1 else _ROWS_OF_SHEETS
            return whole.format(self.count, self.first, self.sheet)
        return (_ONE_ROW if self.count == 1 else _ROWS).format(self.count, self.first)

    def __str__(self) -> str:
        return "; ".join(filter(None, [str(self.place), str(self.reason)]))


Remarks: TypeAlias = Mapping[tuple[str, str], Remark]
"""Remarks by field and word."""
