"""The running text of a published document: passages in order, each with the page and line of its words."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum, auto

import attrs


class PassageKind(Enum):
    """What a passage is in its document."""

    HEADING = auto()
    PARAGRAPH = auto()
    LIST_ITEM = auto()
    FOOTNOTE = auto()


@attrs.frozen
class LineStart:
    """Where a line of the document begins in the text of a passage.

    Attributes:
        offset: The number of signs before it.
        line: The line: of the file, or of the page where there are pages, from 1.
        page: The page, from 1; None where the document has no pages.
    """

    offset: int
    line: int
    page: int | None = None


@attrs.frozen(repr=False)
class Passage:
    """A heading, paragraph, list item or footnote; its lines are joined with one space, broken words mended.

    Attributes:
        kind: What it is.
        text: Its words.
        starts: Where its lines begin in the text; the first at 0.
        level: Of a heading, its level from 1; else 0.
    """

    kind: PassageKind
    text: str
    starts: tuple[LineStart, ...]
    level: int = 0

    def line_at(self, offset: int) -> LineStart:
        """Return the line on which the sign at an offset of the text stands."""
        return self.starts[bisect_right([start.offset for start in self.starts], offset) - 1]
