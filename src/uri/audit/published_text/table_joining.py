"""The parts of one table joined: over two pages, and a row of headers or a total that a paragraph cuts off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

import attrs

from uri.audit.printed.grid_cells import is_filled
from uri.audit.printed.grid_headers import is_header
from uri.audit.printed_tables.label_words import is_total
from uri.audit.published_text.captions import read_caption
from uri.audit.published_text.passages import Passage, PassageKind
from uri.audit.published_text.source_lines import SourceRow, SourceTable
from uri.taxonomy.labels import normal

_FARTHEST = 2
"""So many passages can stand between a table and the total that belongs to it."""

_LONGEST_TOTAL = 40

Item = Passage | SourceTable


def join_tables(items: Sequence[Item]) -> list[Item]:
    """Join the parts of each table; what stands between them comes behind it."""
    joined: list[Item] = []
    for item in items:
        if not _join(joined, item):
            joined.append(item)
    return joined


def _join(above: list[Item], item: Item) -> bool:
    """Join an item with the last table above it, where it goes on with it; tell whether it does."""
    nearest = range(len(above) - 1, max(-1, len(above) - 2 - _FARTHEST), -1)
    position = next((place for place in nearest if isinstance(above[place], SourceTable)), None)
    if position is None:
        return False
    table, between = above[position], above[position + 1 :]
    if not isinstance(table, SourceTable):
        return False
    longer = _with_group(table, between, item)
    if longer is not None:
        above[position:] = [longer]
        return True
    longer = _with_total(table, item) or _continued(table, between, item)
    if longer is None:
        return False
    above[position:] = [longer, *(each for each in between if not _says_it_goes_on(each))]
    return True


# --------------------------------------------------------------------------------------------------------------- totals


def _with_total(table: SourceTable, item: Item) -> SourceTable | None:
    """Return a table of figures with the total below it; None where that is none, or the table has one."""
    row = _total_row(item)
    if row is None or len(row.cells) > table.width or len(table.rows) < 2 or _has_total(table):  # noqa: PLR2004 (headers and a row)
        return None
    return attrs.evolve(table, rows=(*table.rows, row))


def _total_row(item: Item) -> SourceRow | None:
    if isinstance(item, SourceTable):
        return item.rows[0] if len(item.rows) == 1 and is_total(item.rows[0].cells[0]) else None
    is_label = len(item.text) <= _LONGEST_TOTAL and is_total(item.text) and item.text[-1:].isalpha()
    return SourceRow((item.text,), item.starts[0].line, item.starts[0].page) if is_label else None


def _has_total(table: SourceTable) -> bool:
    return any(is_total(row.cells[0]) for row in table.rows if row.cells)


# ----------------------------------------------------------------------------------------------------------- next parts


def _continued(table: SourceTable, between: Sequence[Item], item: Item) -> SourceTable | None:
    """Return a table with the part that goes on with it; None where it is another table."""
    if not isinstance(item, SourceTable) or item.width != table.width:
        return None
    told = any(map(_says_it_goes_on, between))
    shared = _shared_headers(table, item)
    if shared and (told or not between):
        return _both(table, attrs.evolve(item, rows=item.rows[shared:]))
    if len(table.rows) == 1 and is_header(table.rows[0].cells):
        return None if is_header(item.rows[0].cells) else _both(table, item)
    parts_touch = not between and (item.is_formed or _turns_page(table, item)) and not _has_total(table)
    if (told or parts_touch) and not item.title and not is_header(item.rows[0].cells) and len(item.rows) > 1:
        return _both(table, item)
    return None


def _with_group(table: SourceTable, between: Sequence[Item], item: Item) -> SourceTable | None:
    """Return a table of a page with the rows right below it, and the label between them that stands above a group."""
    if not isinstance(item, SourceTable) or not (item.is_formed and table.is_formed) or item.width != table.width:
        return None
    rows = [SourceRow((each.text,), each.starts[0].line, each.starts[0].page) for each in between if _is_label(each)]
    lines = [table.rows[-1], *rows, item.rows[0]]
    follow = all((one.page, one.line + 1) == (other.page, other.line) for one, other in pairwise(lines))
    if len(rows) != len(between) or not follow or table.rows[-1].page is None or is_header(item.rows[0].cells):
        return None
    return attrs.evolve(table, rows=(*table.rows, *rows, *item.rows))


def _is_label(item: Item) -> TypeGuard[Passage]:
    if not isinstance(item, Passage) or len(item.text) > _LONGEST_LABEL or len(item.starts) > 1:
        return False
    return read_caption(item.text) is None and not item.text.endswith((".", ":", ";"))


_LONGEST_LABEL = 60


def _says_it_goes_on(item: Item) -> bool:
    if not isinstance(item, Passage):
        return False
    caption = read_caption(item.text)
    return (caption is not None and caption.goes_on) or (
        item.kind is PassageKind.HEADING and normal(item.text) in {"vervolg", "continued"}
    )


def _shared_headers(table: SourceTable, item: SourceTable) -> int:
    """Count the rows with which both begin, which head them: no figures stand in them."""
    count = 0
    for ours, theirs in zip(table.rows, item.rows, strict=False):
        if not any(map(is_filled, ours.cells)) or [*map(normal, ours.cells)] != [*map(normal, theirs.cells)]:
            break
        if any(cell.isdigit() and len(cell) < 4 for cell in ours.cells):  # noqa: PLR2004 (a year is no figure)
            break
        count += 1
    return count if count < len(item.rows) else 0


def _turns_page(table: SourceTable, item: SourceTable) -> bool:
    """Tell whether a part stands on the page behind that of the last row."""
    last, first = table.rows[-1].page, item.rows[0].page
    return last is not None and first == last + 1


def _both(table: SourceTable, item: SourceTable) -> SourceTable:
    return attrs.evolve(table, rows=(*table.rows, *item.rows))
