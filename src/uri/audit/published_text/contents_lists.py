"""The table of contents of a document, which is no table of figures and no text that claims anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from uri.audit.printed.grid_cells import is_filled
from uri.audit.published_text.passages import Passage
from uri.audit.published_text.source_lines import SourceTable
from uri.taxonomy.labels import normal

_HEADING = re.compile(r"\W*(?:inhoud(?:sopgave)?|(?:table of )?contents)\W*$", re.IGNORECASE)
_ENTRY = re.compile(r"(?P<label>.*?)[\s.…·_]+(?P<page>\d{1,4})$")
_FEWEST = 4
"""A table of contents without a heading has as many entries, or more."""


def without_contents(items: Sequence[Passage | SourceTable]) -> list[Passage | SourceTable]:
    """Return the passages and tables of a document without its table of contents and the heading above it."""
    texts = {normal(item.text) for item in items if isinstance(item, Passage)}
    kept: list[Passage | SourceTable] = []
    is_inside = False
    for item in _without_announced(items):
        if isinstance(item, Passage) and _HEADING.match(item.text):
            is_inside = True
            continue
        is_inside = is_inside and _is_entry(item)
        if not is_inside and not _lists_headings(item, texts):
            kept.append(item)
    return kept


def _without_announced(items: Sequence[Passage | SourceTable]) -> list[Passage | SourceTable]:
    """Leave out a list that only announces what stands further on, as one without page numbers does."""
    last = {normal(_label(item)): place for place, item in enumerate(items) if isinstance(item, Passage)}
    announces = [
        isinstance(item, Passage) and last[normal(_label(item))] > place + _FEWEST for place, item in enumerate(items)
    ]
    kept: list[Passage | SourceTable] = []
    for is_list, group in groupby(zip(announces, items, strict=True), lambda pair: pair[0]):
        run = [item for _, item in group]
        if not is_list or len(run) < _FEWEST:
            kept += run
    return kept


def _label(item: Passage) -> str:
    """Return a passage without the page number that may stand behind it."""
    entry = _ENTRY.match(item.text)
    return entry["label"] if entry is not None and entry["label"] else item.text


def _is_entry(item: Passage | SourceTable) -> bool:
    """Tell whether something below the heading of a table of contents belongs to it: it ends with a page number."""
    if isinstance(item, Passage):
        return _ENTRY.match(item.text) is not None
    return _has_pages(item)


def _has_pages(table: SourceTable) -> bool:
    """Tell whether most rows have a whole number behind a label, and no other figures."""
    entries = sum(bool(list(_entries(row.cells))) for row in table.rows)
    return table.is_formed and 2 * entries > len(table.rows)


def _lists_headings(item: Passage | SourceTable, texts: set[str]) -> bool:
    """Tell whether a table without a heading names, with rising numbers, what stands elsewhere in the document."""
    if isinstance(item, Passage) or not item.is_formed or len(item.rows) < _FEWEST:
        return False
    entries = [entry for row in item.rows for entry in _entries(row.cells)][: len(item.rows)]
    pages = [page for _, page in entries]
    rises = all(page <= following for page, following in pairwise(pages))
    return rises and 2 * sum(normal(label) in texts for label, _ in entries) > len(item.rows)


def _entries(cells: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give each label in a row with the page number behind it."""
    filled = [cell for cell in cells if is_filled(cell)]
    for label, page in pairwise(filled):
        if page.isascii() and page.isdigit() and not label.isdigit():
            yield label, int(page)
