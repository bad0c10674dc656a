"""What XLSX and ODS share: a sheet as a grid with merged ranges, and the choice of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from uri.findings import quoted
from uri.languages import Text
from uri.reading.files.file_source import LARGEST_AREA, FileSource, too_large
from uri.reading.files.raw_cells import MERGED, MERGED_DOWN, Raw
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.sheet_builder import Flaw, from_rows
from uri.reading.files.workbooks.template_mark import template_sheet
from uri.reading.files.write_limits import MOST_COLUMNS, MOST_ROWS
from uri.register.parsing.raw_sheet import Sheet

_MOST_MERGED, _WIDEST_MERGED = 2**16, 8
"""So many rows may lie in merged cells with a value, and so many times as many as have a value of their own."""


@attrs.frozen(kw_only=True)
class Merge:
    """A merged range.

    Attributes:
        first: Its first row, as the user sees it.
        last: Its last row.
        column: Its first column, from 0.
        last_column: Its last column.
    """

    first: int
    last: int
    column: int
    last_column: int


@attrs.frozen(kw_only=True)
class PrintedSheet:
    """A sheet as it is shown.

    Attributes:
        rows: Its rows that are not empty by their number, each up to its last cell.
        texts: The cells that hold a text, and no number, date or truth value that is shown as one; None where the
            format does not tell them apart.
    """

    rows: Mapping[int, Sequence[Raw]]
    texts: Sequence[str] | None = None


@attrs.define
class CellBudget:
    """How many cells the sheets of a file may have together.

    Attributes:
        source: The file, for the message.
        left: How many there may be yet.
    """

    source: FileSource
    left: int = attrs.field(factory=lambda: LARGEST_AREA)

    def take(self, cells: int) -> None:
        """Take so many cells, before anything is made of them.

        Raises:
            UnreadableError: There may not be so many.
        """
        self.left -= cells
        if self.left < 0:
            raise too_large(self.source)


@attrs.define
class SheetGrid:
    """The cells of one sheet while it is read: by row number, each row up to its last value."""

    budget: CellBudget
    rows: dict[int, list[Raw]] = attrs.field(factory=dict)
    merges: list[Merge] = attrs.field(factory=list)

    def add(self, row: int, cells: Mapping[int, Raw]) -> None:
        """Add cells of one row by column, from 0, to those that it has; rows without cells are not kept.

        Raises:
            ValueError: No spreadsheet has such a row, or two cells have one place.
            UnreadableError: This is more than any spreadsheet or register has.
        """
        if not cells:
            return
        width = max(cells) + 1
        if row < 1:
            msg = "a cell outside every spreadsheet"
            raise ValueError(msg)
        if row > MOST_ROWS or width > MOST_COLUMNS:
            raise too_large(self.budget.source)
        self.budget.take(width)
        if row not in self.rows:
            self.rows[row] = [cells.get(column) for column in range(width)]
            return
        known = self.rows[row]
        known += [None] * (width - len(known))
        for column, cell in cells.items():
            if cell is not None and known[column] is not None:
                msg = "two cells of one place"
                raise ValueError(msg)
            known[column] = cell if known[column] is None else known[column]

    def to_sheet(self, name: str) -> Sheet:
        """Return the table; every row in a merged range that is not empty becomes a row, with a finding.

        Raises:
            UnreadableError: There is no header row, or it has faults.
        """
        self._check_merges()
        touched = sum(map(self._height, filter(self._is_filled, self.merges)))
        if touched > _MOST_MERGED + _WIDEST_MERGED * len(self.rows):
            raise too_large(self.budget.source)
        flaws: list[Flaw] = [
            (row, merge.column, MERGED_DOWN if merge.column == merge.last_column else MERGED)
            for merge in self.merges
            for row in self._touched(merge)
        ]
        rows = self.rows | {row: self.rows.get(row, []) for row, _, _ in flaws}
        return from_rows(self.budget.source, dict(sorted(rows.items())), flaws, name=name)

    def to_raw(self, name: str) -> RawGrid:
        """Return the sheet as it stands, its rows in order."""
        down = frozenset(
            merge.column for merge in self.merges if merge.column == merge.last_column and merge.first < merge.last
        )
        return RawGrid(name=name, rows=dict(sorted(self.rows.items())), merged_down=down)

    def cover(self, mark: str) -> None:
        """Set a mark in the cells that merged ones cover, as far as other cells stand in their row.

        Raises:
            UnreadableError: There are more of them than any register has.
        """
        self._check_merges()
        width = max(map(len, self.rows.values()), default=0)
        for merge in self.merges:
            for row in self._rows_in(merge):
                columns = range(merge.column + (row == merge.first), min(merge.last_column + 1, width))
                self.budget.take(len(columns))
                cells = self.rows[row]
                cells += [None] * (columns.stop - len(cells))
                cells[columns.start : columns.stop] = [mark] * len(columns)

    def _check_merges(self) -> None:
        if sum(map(self._height, self.merges)) > MOST_ROWS:
            raise too_large(self.budget.source)

    def _touched(self, merge: Merge) -> Iterable[int]:
        return range(merge.first, merge.last + 1) if self._is_filled(merge) else self._rows_in(merge)

    def _is_filled(self, merge: Merge) -> bool:
        anchor = self.rows.get(merge.first, [])
        return merge.column < len(anchor) and anchor[merge.column] is not None

    def _rows_in(self, merge: Merge) -> list[int]:
        """Return the rows with values that a merged range lies in."""
        if self._height(merge) > len(self.rows):
            return [row for row in self.rows if merge.first <= row <= merge.last]
        return [row for row in range(merge.first, merge.last + 1) if row in self.rows]

    @staticmethod
    def _height(merge: Merge) -> int:
        return merge.last - merge.first + 1


def chosen(source: FileSource, shown: Mapping[str, bool], grid: Callable[[str], SheetGrid]) -> str:
    """Return the name of the sheet to read: the one asked for, or else the only visible one that is not empty.

    Of an empty register that was filled in it is the sheet of the cases.

    Args:
        source: The file.
        shown: Whether each sheet is visible, by name.
        grid: What gives the cells of a sheet.

    Raises:
        UnreadableError: It is not there, or there are more.
    """
    if source.sheet is not None:
        names = {name.casefold(): name for name in shown}
        if name := names.get(source.sheet.strip().casefold()):
            return name
        message = Text("{file} heeft geen blad {0}.", "{file} has no sheet {0}.")
        raise source.unreadable(message, _choose(shown), quoted(source.sheet), argument="sheet")
    filled = [name for name, visible in shown.items() if visible and grid(name).rows]
    if len(filled) == 1:
        return filled[0]
    if name := template_sheet(shown, lambda name: grid(name).rows):
        return name
    if filled:
        message = Text("{file} heeft {0} bladen die niet leeg zijn.", "{file} has {0} sheets that are not empty.")
        raise source.unreadable(message, _choose(filled), len(filled), argument="sheet")
    message = Text("{file} heeft geen zichtbaar blad met waarden.", "{file} has no visible sheet with values.")
    raise source.unreadable(message, _choose(shown), argument="sheet")


def raw_grids(shown: Mapping[str, bool], grid: Callable[[str], SheetGrid]) -> list[RawGrid]:
    """Return every visible sheet as it stands; of an empty register that was filled in, that of the cases.

    Args:
        shown: Whether each sheet is visible, by name.
        grid: What gives the cells of a sheet.
    """
    name = template_sheet(shown, lambda name: grid(name).rows)
    names = [name for name, visible in shown.items() if visible] if name is None else [name]
    return [grid(name).to_raw(name) for name in names]


def _choose(names: Iterable[str]) -> Text:
    return Text("Kies een blad: {}.", "Choose a sheet: {}.").format(", ".join(quoted(name) for name in names))
