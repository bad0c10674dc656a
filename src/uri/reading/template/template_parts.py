"""What an empty register is made of, whatever the format: sheets, columns, the checks of their cells, and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

import attrs

from uri.register import Cell


class CheckKind(StrEnum):
    """What a cell may hold."""

    ONE_OF = "one of"
    SEVERAL_OF = "several of"
    DATE = "date"
    YEAR = "year"
    COUNT = "count"
    NUMBER = "number"


FIRST_DAY = date(1900, 1, 1)
"""The first day that a spreadsheet has."""


@attrs.frozen(kw_only=True)
class Check:
    """What the cells of a column may hold.

    Attributes:
        kind: What it is.
        labels: The labels to choose from.
        after: The position of the column whose date comes no later.
        message: What is said of a cell that holds something else; of several labels, what is said beforehand.
    """

    kind: CheckKind
    labels: tuple[str, ...] = ()
    after: int | None = None
    message: str


@attrs.frozen(kw_only=True)
class TemplateColumn:
    """A column of an empty register.

    Attributes:
        header: The header.
        check: What its cells may hold, None where they may hold anything.
        example: The cell of the example row.
    """

    header: str
    check: Check | None = None
    example: Cell = None

    @property
    def is_dated(self) -> bool:
        """Tell whether its cells are dates."""
        return self.check is not None and self.check.kind is CheckKind.DATE

    @property
    def is_wide(self) -> bool:
        """Tell whether it needs room for a label."""
        return self.check is not None and bool(self.check.labels)


@attrs.frozen(kw_only=True)
class TemplateSheet:
    """A sheet to fill in.

    Attributes:
        name: Its name.
        columns: Its columns.
        needing: The positions of a column that is coloured where it is filled, and of the one that is then empty.
    """

    name: str
    columns: tuple[TemplateColumn, ...]
    needing: tuple[int, int] | None = None

    @property
    def has_example(self) -> bool:
        """Tell whether its first row is an example."""
        return any(column.example is not None for column in self.columns)


@attrs.frozen(kw_only=True)
class Template:
    """An empty register.

    Attributes:
        mark: What the first cell of the sheets of instructions and lists holds.
        sheets: The sheets to fill in, that of the cases first.
        instructions: The name of the sheet of instructions.
        lines: Its rows below the mark: one or two texts each. A row of one text is a heading.
        lists: The name of the hidden sheet of lists.
    """

    mark: str
    sheets: tuple[TemplateSheet, ...]
    instructions: str
    lines: Sequence[tuple[str, ...]]
    lists: str

    @property
    def choices(self) -> tuple[tuple[str, ...], ...]:
        """The lists to choose from, each once, in the order of the columns that have them."""
        return tuple(dict.fromkeys(self._labels()))

    def _labels(self) -> Iterator[tuple[str, ...]]:
        for sheet in self.sheets:
            for column in sheet.columns:
                if column.check is not None and column.check.labels:
                    yield column.check.labels
