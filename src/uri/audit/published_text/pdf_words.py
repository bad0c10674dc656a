"""The words of a page of PDF, and the lines that they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from uri.audit.printed.html_tables import with_raised_signs
from uri.audit.published_text.aligned_cells import CellSpan

RAISED = 0.92
"""A word set this much smaller than the word before it, and higher, is a mark of a footnote."""

WIDE = 1.0
"""A gap wider than so many times the letters are high parts cells and columns; spaces in text are narrower."""

_SPACE = 0.12
"""A narrower gap, where letters of another size begin, is no space."""

_SAME_LINE = 0.5
"""So much of the height of a word, or more, is shared by words that stand on one line."""


@attrs.frozen
class PageWord:
    """A word on a page, in points from its top left corner.

    Attributes:
        text: The word.
        x0: Where it begins.
        x1: Where it ends.
        top: Its top.
        bottom: Its bottom.
        size: The height of its letters.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@attrs.frozen
class PageLine:
    """Words that stand on one line, from left to right.

    Attributes:
        words: The words.
    """

    words: tuple[PageWord, ...]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Its top."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its bottom."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The height of most of its letters."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def text(self) -> str:
        """Its words, with one space between them."""
        return " ".join(span.text for span in self.spans)

    @property
    def spans(self) -> tuple[CellSpan, ...]:
        """The words that stand together."""
        spans: list[CellSpan] = []
        for word in self.words:
            gap = word.x0 - spans[-1].end if spans else 0
            if spans and gap <= WIDE * self.size:
                space = " " if gap > _SPACE * self.size else ""
                spans[-1] = CellSpan(
                    spans[-1].begin, max(word.x1, spans[-1].end), f"{spans[-1].text}{space}{word.text}"
                )
            else:
                spans.append(CellSpan(word.x0, word.x1, word.text))
        return tuple(spans)

    def overlap(self, other: PageLine) -> float:
        """Return how much of the lower of two lines stands beside the other; from zero to one."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, shared) / max(0.1, min(self.bottom - self.top, other.bottom - other.top))


def page_words(raw: Iterable[Mapping[str, Any]]) -> list[PageWord]:
    """Make words of what pdfplumber found, without those that stand on their side."""
    return [
        PageWord(each["text"], each["x0"], each["x1"], each["top"], each["bottom"], float(each["size"]))
        for each in raw
        if each.get("upright", True)
    ]


def lines_of(words: Iterable[PageWord]) -> list[PageLine]:
    """Put words on lines, from top to bottom; words of which half stands beside one another are on one line."""
    lines: list[list[PageWord]] = []
    for word in sorted(words, key=lambda each: (each.bottom, each.x0)):
        line = next((line for line in reversed(lines[-4:]) if _belongs(line, word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    return [PageLine(tuple(_with_marks(sorted(line, key=lambda word: word.x0)))) for line in lines]


def _with_marks(words: Sequence[PageWord]) -> list[PageWord]:
    """Return the words of a line, each mark of a footnote in raised digits: smaller than its neighbour, and higher."""
    neighbours = zip([None, *words[:-1]], words, [*words[1:], None], strict=True)
    return [
        attrs.evolve(word, text=with_raised_signs(word.text))
        if any(other is not None and _is_mark(other, word) for other in (before, behind))
        else word
        for before, word, behind in neighbours
    ]


def _is_mark(word: PageWord, mark: PageWord) -> bool:
    is_small = mark.size <= RAISED * word.size and mark.bottom < word.bottom - _RISE * word.size
    gap = max(mark.x0 - word.x1, word.x0 - mark.x1)
    return is_small and gap < word.size and len(mark.text) <= _LONGEST_MARK


_RISE = 0.1
_LONGEST_MARK = 3
"""Such as “12)”."""


def _belongs(line: Sequence[PageWord], word: PageWord) -> bool:
    """Tell whether a word stands on a line, and over no other word of it."""
    return any(_on_one_line(other, word) for other in line[:1]) and all(
        min(word.x1, other.x1) - max(word.x0, other.x0) < _SPACE * word.size for other in line
    )


def _on_one_line(word: PageWord, other: PageWord) -> bool:
    """Tell whether most of the lower of two words stands beside the other."""
    shared = min(word.bottom, other.bottom) - max(word.top, other.top)
    return shared > _SAME_LINE * min(word.bottom - word.top, other.bottom - other.top)


def beside_joined(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Return lines in rows: a label of two lines and the figure that stands halfway beside it are one row."""
    rows: list[list[PageLine]] = []
    for line in lines:
        if rows and _is_beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


_BESIDE = 0.25
"""So much of a figure that stands halfway beside two lines is shared with each of them, or more."""

_LEADING = 0.2
"""A line of one cell follows the one above it within so much of its height."""


def _is_beside(row: Sequence[PageLine], line: PageLine) -> bool:
    """Tell whether a line stands beside one of a row, and right below those that it stands under."""
    under = [above for above in row if not _are_apart(above, line)]
    beside = any(above not in under and above.overlap(line) > _BESIDE for above in row)
    return beside and all(line.top - above.bottom < _LEADING * (line.bottom - line.top) for above in under[-1:])


def _are_apart(line: PageLine, other: PageLine) -> bool:
    return all(min(one.x1, each.x1) < max(one.x0, each.x0) for one in line.words for each in other.words)
