"""Columns of running text on a page: what stands left is read before what stands right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from uri.audit.published_text.pdf_tables import BoxedTable
from uri.audit.published_text.pdf_words import PageLine

PageItem: TypeAlias = PageLine | BoxedTable
"""What stands on a page."""

_FEWEST_LINES = 4
"""So many lines leave a gap open between columns of text, or more."""

_FEWEST_RUNNING = 3
"""Of them, so many on each side are running text."""

_FULL = 0.6
"""A line of running text fills so much of its column, or more."""

_FEWEST_WORDS = 4
_NARROWEST = 0.7
"""A gap between columns of text is so many times as wide as the letters are high, or wider."""

_GRAIN = 3
"""Lines that begin within so many points of one another begin at one place."""

_MIDDLE = (0.25, 0.75)
"""The part of the width of the text in which a gap between columns lies."""


def in_columns(items: Sequence[PageItem]) -> list[list[PageItem]]:
    """Part what stands on a page into flows: a part of the page with two columns of text gives the left one first.

    What looks like columns and is no running text, as a table without lines, stays as it is: lines of text fill their
    column, and the cells of a table do not.

    Args:
        items: The lines and tables of the page, from top to bottom.
    """
    for gutter in _gutters(items):
        parted = _parted(items, gutter)
        if parted is not None:
            return parted
    return [list(items)] if items else []


def _gutters(items: Sequence[PageItem]) -> list[float]:
    """Return where gaps between columns may be, left of where most words behind a gap begin, the commonest first."""
    if not items:
        return []
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    begin, end = (left + part * (right - left) for part in _MIDDLE)
    starts = Counter(
        round(following.x0 / _GRAIN)
        for item in items
        if isinstance(item, PageLine)
        for word, following in pairwise(item.words)
        if following.x0 - word.x1 >= _NARROWEST * item.size
    )
    common = [start * _GRAIN - _GRAIN for start, times in starts.most_common(6) if times >= _FEWEST_LINES]
    return [start for start in common if begin < start < end]


def _parted(items: Sequence[PageItem], gutter: float) -> list[list[PageItem]] | None:
    """Part items at a gap, as far down as it goes; None where it parts no running text."""
    flows: list[list[PageItem]] = []
    found = False
    for crosses, run in _runs(items, gutter):
        left, right = _side(run, gutter, left=True), _side(run, gutter, left=False)
        if not crosses and _are_columns(left, right):
            flows += [*in_columns(left), *in_columns(right)]
            found = True
        else:
            flows.append(list(run))
    return flows if found else None


def _runs(items: Sequence[PageItem], gutter: float) -> Iterator[tuple[bool, list[PageItem]]]:
    """Give what stands across a gap, and what leaves it open, in turns."""
    run: list[PageItem] = []
    crossed = False
    for item in items:
        crosses = _crosses(item, gutter)
        if run and crosses != crossed:
            yield crossed, run
            run = []
        run.append(item)
        crossed = crosses
    if run:
        yield crossed, run


def _crosses(item: PageItem, gutter: float) -> bool:
    if isinstance(item, BoxedTable):
        return item.x0 < gutter < item.x1
    left = [word.x1 for word in item.words if word.x0 < gutter]
    right = [word.x0 for word in item.words if word.x0 >= gutter]
    if not left or not right:
        return bool(left) and max(left) > gutter
    return max(left) > gutter or min(right) - max(left) < _NARROWEST * item.size


def _side(items: Sequence[PageItem], gutter: float, *, left: bool) -> list[PageItem]:
    """Return what stands on one side of a gap, of each line its part."""
    side: list[PageItem] = []
    for item in items:
        if isinstance(item, BoxedTable):
            side += [item] if (item.x0 < gutter) is left else []
        elif words := tuple(word for word in item.words if (word.x0 < gutter) is left):
            side.append(PageLine(words))
    return side


def _are_columns(left: Sequence[PageItem], right: Sequence[PageItem]) -> bool:
    """Tell whether what stands on both sides is running text, and not the cells of a table.

    The lines of cells stand beside one another; those of two columns do only where both hold nothing but text.
    """
    lines = [[item for item in side if isinstance(item, PageLine)] for side in (left, right)]
    if any(len(side) < _FEWEST_LINES for side in lines):
        return False
    running = [_running(side) for side in lines]
    if min(running) < _FEWEST_RUNNING:
        return False
    heights = {round(line.bottom) for line in lines[0]}
    beside = sum(bool(heights & {round(line.bottom) + step for step in (-1, 0, 1)}) for line in lines[1])
    is_text = all(2 * count > len(side) for count, side in zip(running, lines, strict=True))
    return is_text or beside < _BESIDE * min(map(len, lines))


_BESIDE = 0.7
"""In a table so many of the lines on one side, or more, stand beside one on the other."""


def _running(lines: Sequence[PageLine]) -> int:
    """Count the lines of running text: they fill their column, with words that stand together."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    running = [line for line in lines if len(line.spans) == 1 and len(line.words) >= _FEWEST_WORDS]
    return sum(line.x1 - line.x0 >= _FULL * width for line in running)
