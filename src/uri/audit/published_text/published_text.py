"""A published document as it was read: its passages and tables in order, and what could not be read."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from uri.audit.printed.grids import PrintedGrid
from uri.audit.published_text.passages import Passage
from uri.findings import Finding


@attrs.frozen(repr=False)
class TextTable:
    """A table in a document.

    Attributes:
        grid: The table as it is printed; its title is the caption.
        caption: The words of the caption with where they stand; None where there is none.
        line: The line on which it starts: of the file, or of its page.
        page: The page on which it starts; None where the document has no pages.
        notes: The notes that stand below it and belong to its cells.
    """

    grid: PrintedGrid
    caption: Passage | None
    line: int
    page: int | None = None
    notes: tuple[Passage, ...] = ()


Block: TypeAlias = Passage | TextTable
"""One thing in a document: a passage or a table."""


@attrs.frozen(kw_only=True, repr=False)
class PublishedText:
    """A document as it was read.

    Attributes:
        file: The name of its file.
        blocks: Its passages and tables, in order. The table of contents is left out.
        title: The title that its format gives it; nothing where it gives none.
        unread: What could not be read, each with its place.
    """

    file: str
    blocks: tuple[Block, ...]
    title: str = ""
    unread: tuple[Finding, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The running text, without the tables."""
        return tuple(block for block in self.blocks if isinstance(block, Passage))

    @property
    def tables(self) -> tuple[TextTable, ...]:
        """The tables, without the running text."""
        return tuple(block for block in self.blocks if isinstance(block, TextTable))
