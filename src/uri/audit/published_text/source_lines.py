"""What a reader of a format gives: the lines of a document and the tables that its format marks, in order."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from uri.audit.published_text.aligned_cells import CellSpan
from uri.audit.published_text.passages import LineStart, Passage, PassageKind


@attrs.frozen(repr=False)
class SourceLine:
    """One line of a text, or one paragraph of a format that has paragraphs.

    Attributes:
        text: What stands on it; nothing for an empty line.
        line: Its number: in the file, or on its page where there are pages, from 1.
        page: Its page.
        kind: What it is, where the format says so; then it is a passage of its own.
        level: Of a heading, its level from 1.
        starts: Where further lines of it begin, where it is a paragraph of several lines.
        spans: The words that stand together, with where they stand on a page; without, the spaces of the text tell.
        extent: Where its top and its bottom stand on a page, in points.
    """

    text: str
    line: int
    page: int | None = None
    kind: PassageKind | None = None
    level: int = 0
    starts: tuple[LineStart, ...] = ()
    spans: tuple[CellSpan, ...] = ()
    extent: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()

    def passage(self, kind: PassageKind, *, level: int = 0) -> Passage:
        """Return it as a passage by itself."""
        text = " ".join(self.text.split())
        return Passage(kind, text, self.starts or (LineStart(0, self.line, self.page),), level)


@attrs.frozen(repr=False)
class SourceRow:
    """One row of a table.

    Attributes:
        cells: Its cells.
        line: The line on which it starts.
        page: The page.
        indent: By how many spaces its first cell is indented.
    """

    cells: tuple[str, ...]
    line: int
    page: int | None = None
    indent: int = 0


@attrs.frozen(repr=False)
class SourceTable:
    """A table, as its format marks it or as its form shows it.

    Attributes:
        rows: Its rows.
        title: The caption that the format gives it.
        is_formed: Whether only its form shows that it is a table.
    """

    rows: tuple[SourceRow, ...]
    title: str = ""
    is_formed: bool = False

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


SourcePart: TypeAlias = SourceLine | SourceTable
"""What a document is made of, before anyone knows what it says."""
