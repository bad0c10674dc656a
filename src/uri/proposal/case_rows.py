"""The rows of found tables that are cases: without totals and notes, and with what repeats filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import attrs

from uri.languages import Text
from uri.proposal.found_tables import FoundTable
from uri.register import Cell
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.left_out_rows import HEADING_ROW, reasons_left_out
from uri.register.parsing.mapped_sheets import filled_down
from uri.register.parsing.raw_sheet import RepeatedCells


@attrs.frozen(kw_only=True)
class CaseRows:
    """The rows that are cases.

    Attributes:
        rows: The number of each row.
        sheets: The sheet of each row, None where the cases stand on one.
        columns: The cells of those rows by header.
        left_out: Why the other rows are no cases, by sheet and row.
    """

    rows: Sequence[int]
    sheets: Sequence[str | None] = attrs.field(repr=False)
    columns: Mapping[str, RepeatedCells[Cell]] = attrs.field(repr=False)
    left_out: Mapping[tuple[str | None, int], Text]

    @classmethod
    def of(
        cls,
        tables: Sequence[FoundTable],
        *,
        telling: Collection[str],
        repeating: Collection[str],
        dates: Collection[str] = (),
    ) -> CaseRows:
        """Take the cases from the tables of several sheets.

        Args:
            tables: The tables, which have the same headers.
            telling: The headers of the columns that tell what a case is about, and how it ended.
            repeating: The headers of the columns in which an empty cell repeats the one above.
            dates: Those of `telling` that hold dates.
        """
        rows: list[int] = []
        sheets: list[str | None] = []
        columns: dict[str, list[RepeatedCells[Cell]]] = {}
        left_out: dict[tuple[str | None, int], Text] = {}
        for table in tables:
            reasons = reasons_left_out(table.columns, table.rows, telling=telling, repeating=repeating, dates=dates)
            passed = [position for position, reason in reasons.items() if reason != HEADING_ROW]
            kept = [position for position in range(len(table.rows)) if position not in reasons]
            rows += [table.rows[position] for position in kept]
            sheets += [table.grid.name if len(tables) > 1 else None] * len(kept)
            left_out |= {
                (table.grid.name, table.rows[position]): reason for position, reason in sorted(reasons.items())
            }
            for header, cells in table.columns.items():
                whole = RepeatedCells.of(filled_down(cells, passed)) if header in repeating else cells
                columns.setdefault(header, []).append(whole.at(kept))
        joined = {header: _joined(parts) for header, parts in columns.items()}
        return cls(rows=rows, sheets=sheets, columns=joined, left_out=left_out)

    def texts(self, header: str | None) -> list[str]:
        """Return the texts of a column; all are empty where there is none."""
        if header is None:
            return [""] * len(self.rows)
        return list(self.columns[header].change(lambda cell: "" if is_empty(cell) else text(cell).strip()))


def _joined(parts: Sequence[RepeatedCells[Cell]]) -> RepeatedCells[Cell]:
    return parts[0] if len(parts) == 1 else RepeatedCells.of([cell for part in parts for cell in part])
