"""What stands on every page and belongs to none: running headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from uri.audit.published_text.pdf_words import PageLine

_EDGE = 3
"""So many lines from the top and the bottom of a page can be a header or a footer."""

_SHARE = 3
"""What stands at one place on every third page, or more, is a header or a footer."""

_NEAR = 4
"""Lines that stand within so many points of the same height stand at one place."""

_PAGE_NUMBER = re.compile(
    r"(?:pagina|blz\.?|bladzijde|page|p\.)?\s*[-–|]?\s*(\d{1,4})\s*[-–|]?(?:\s*(?:van|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_MARGIN = 0.1
"""The part of a page at its top and its bottom in which page numbers stand."""


@attrs.frozen
class LaidPage:
    """The lines of one page.

    Attributes:
        number: The number of the page, from 1.
        height: How high it is, in points.
        lines: Its lines, from top to bottom.
    """

    number: int
    height: float
    lines: tuple[PageLine, ...]


def without_furniture(pages: Sequence[LaidPage]) -> list[LaidPage]:
    """Return pages without the headers, footers and page numbers that they share."""
    times = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    fewest = max(2, len(pages) // _SHARE)
    shift = _numbering(pages)
    return [
        attrs.evolve(
            page,
            lines=tuple(
                line
                for line in page.lines
                if not (_is_furniture(page, line, times, fewest) or _page_number(page, line) == shift + page.number)
            ),
        )
        for page in pages
    ]


def _numbering(pages: Sequence[LaidPage]) -> int:
    """Return how much the numbers that stand in the margins of most pages differ from those of the pages themselves."""
    shifts = Counter(
        number - page.number
        for page in pages
        for number in {_page_number(page, line) for line in _edges(page)}
        if number is not None
    )
    return shifts.most_common(1)[0][0] if shifts else 0


def _page_number(page: LaidPage, line: PageLine) -> int | None:
    """Return the number that stands in the margin of a page by itself; None where the line is none."""
    match = _PAGE_NUMBER.fullmatch(line.text) if _in_margin(page, line) else None
    return None if match is None else int(match[1])


def _in_margin(page: LaidPage, line: PageLine) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _edges(page: LaidPage) -> Sequence[PageLine]:
    return page.lines if len(page.lines) <= 2 * _EDGE else (*page.lines[:_EDGE], *page.lines[-_EDGE:])


def _key(line: PageLine) -> tuple[int, str]:
    """Return what a header has in common with that of another page: its height, and its words but for the numbers."""
    return round(line.top / _NEAR), re.sub(r"\d+", "#", line.text)


def _is_furniture(page: LaidPage, line: PageLine, times: Counter[tuple[int, str]], fewest: int) -> bool:
    if line not in _edges(page):
        return False
    height, words = _key(line)
    return _in_margin(page, line) and sum(times[height + step, words] for step in (-1, 0, 1)) >= fewest
