"""From the lines of a document to its passages and tables: what stands together, what is a table, and its caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from uri.audit.audit_rules import ONGELEZEN
from uri.audit.printed.grid_cells import is_filled
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_signs import RAISED
from uri.audit.published_text.aligned_cells import columns_of
from uri.audit.published_text.captions import read_caption
from uri.audit.published_text.contents_lists import without_contents
from uri.audit.published_text.line_joining import join_lines
from uri.audit.published_text.line_tables import part_lines
from uri.audit.published_text.passages import Passage, PassageKind
from uri.audit.published_text.published_text import Block, PublishedText, TextTable
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceTable
from uri.audit.published_text.table_joining import join_tables
from uri.audit.published_text.text_passages import is_wrapped, joined_over_gaps, marked_line, passages_of
from uri.findings import Finding, Place, quoted
from uri.languages import same
from uri.taxonomy.labels import normal

_NEAREST = 2
"""So many passages above a table can its caption stand."""

_MOST_NOTES = 4
_RAISED = re.compile(f"[{''.join(map(chr, RAISED.values()))}]+")

Item = Passage | SourceTable


def assemble(
    file: str, parts: Sequence[SourcePart], *, title: str = "", unread: Iterable[Finding] = ()
) -> PublishedText:
    """Make a document of its lines and the tables that its format marks.

    Args:
        file: The name of the file.
        parts: The lines and tables, in order, with the empty lines.
        title: The title that the format gives.
        unread: What the reader of the format could not read.
    """
    items = join_tables(without_contents(list(_items(parts))))
    blocks, captions = _captioned([told for item in items for told in _told(item)], file)
    told = {normal(block.grid.title) for block in blocks if isinstance(block, TextTable)}
    lost = {normal(caption.text): caption for caption in captions if _names_a_table(caption)}
    return PublishedText(
        file=file,
        blocks=tuple(_whole_passages(blocks)),
        title=title,
        unread=(*unread, *(_lost(file, caption) for words, caption in lost.items() if words not in told)),
    )


def _items(parts: Sequence[SourcePart]) -> Iterator[Item]:
    """Give the passages and tables of lines."""
    wrapped = is_wrapped([part for part in parts if isinstance(part, SourceLine)])
    above: Item | None = None
    for group in _groups(parts):
        captioned = isinstance(above, Passage) and read_caption(above.text) is not None
        for item in (
            [group] if isinstance(group, SourceTable) else _of_group(group, wrapped=wrapped, captioned=captioned)
        ):
            yield item
            above = item


def _groups(parts: Iterable[SourcePart]) -> Iterator[list[SourceLine] | SourceTable]:
    """Give each table, and the lines that stand together."""
    group: list[SourceLine] = []
    for part in parts:
        is_apart = isinstance(part, SourceTable) or part.is_empty or part.kind in _APART
        if is_apart and group:
            yield group
            group = []
        if isinstance(part, SourceTable):
            yield from _table_or_text(part)
        elif not part.is_empty and part.kind in _APART:
            yield [part]
        elif not part.is_empty:
            group.append(part)
    if group:
        yield group


def _table_or_text(table: SourceTable) -> Iterator[list[SourceLine] | SourceTable]:
    """Give a table, or where a format only frames or lays out text by it, the text of its cells."""
    width = max((sum(map(is_filled, row.cells)) for row in table.rows), default=0)
    if width > 1:
        yield table
        return
    for row in table.rows:
        for cell in filter(is_filled, row.cells):
            yield [marked_line(SourceLine(cell, row.line, row.page))]


_APART = {PassageKind.HEADING, PassageKind.FOOTNOTE}
"""What its format marks so stands by itself."""


def _of_group(lines: Sequence[SourceLine], *, wrapped: bool, captioned: bool) -> Iterator[Item]:
    """Give the passages and tables of lines that stand together; their first line can be the caption of the rest."""
    if len(lines) > 1 and read_caption(lines[0].text) is not None:
        yield from passages_of(lines[:1], wrapped=wrapped)
        yield from _of_group(lines[1:], wrapped=wrapped, captioned=True)
        return
    parts = part_lines(lines, captioned=captioned)
    for is_text, run in groupby(parts, lambda part: isinstance(part, SourceLine)):
        if is_text:
            yield from _text([part for part in run if isinstance(part, SourceLine)], wrapped=wrapped)
        else:
            yield from (part for part in run if isinstance(part, SourceTable))


def _text(lines: Sequence[SourceLine], *, wrapped: bool) -> Iterator[Passage]:
    """Give the passages of lines; what stands side by side on most lines of a page is read column by column."""
    if 2 * sum(len(line.spans) > 1 for line in lines) < len(lines) or not any(line.spans for line in lines):
        yield from passages_of(lines, wrapped=wrapped)
        return
    for column in columns_of([line.spans for line in lines]):
        below = [
            SourceLine(span.text, line.line, line.page)
            for line in lines
            for span in line.spans
            if span.overlap(column) > 0
        ]
        text, starts = join_lines(below)
        yield Passage(PassageKind.PARAGRAPH, text, starts)


def _told(item: Item) -> list[Item]:
    """Return a row that stands by itself, and to which no table belongs, as the text that it is.

    What stands side by side on a page is no sentence: each cell is a passage.
    """
    if isinstance(item, Passage) or len(item.rows) > 1 or not item.is_formed:
        return [item]
    (row,) = item.rows
    cells = [cell for cell in row.cells if is_filled(cell)]
    texts = [" ".join(cells)] if row.page is None else cells
    return [SourceLine(text, row.line, row.page).passage(PassageKind.PARAGRAPH) for text in texts]


# ------------------------------------------------------------------------------------------------------------- captions


def _captioned(items: Sequence[Item], file: str) -> tuple[list[Block], list[Passage]]:
    """Give each table its caption, and return the captions that are left over."""
    captions = {
        position for position, item in enumerate(items) if isinstance(item, Passage) and read_caption(item.text)
    }
    free = set(captions)
    of_table: dict[int, int] = {}
    for position, item in enumerate(items):
        if isinstance(item, SourceTable) and (found := _caption_of(items, position, free)) is not None:
            of_table[position] = found
            free.discard(found)
    taken = set(of_table.values())
    blocks: list[Block] = []
    number = 0
    for position, item in enumerate(items):
        if isinstance(item, SourceTable):
            caption = items[of_table[position]] if position in of_table else None
            above = blocks[-1] if blocks else None
            blocks.append(_text_table(file, item, caption, above, number, _notes(items, position)))
            number += len(item.rows)
        elif position not in taken:
            blocks.append(item)
    return blocks, [item for position in sorted(free) if isinstance(item := items[position], Passage)]


def _caption_of(items: Sequence[Item], position: int, free: set[int]) -> int | None:
    """Return where the caption of a table stands: right above it, or right below where none stands above."""
    for above in range(position - 1, max(-1, position - 1 - _NEAREST), -1):
        if not isinstance(items[above], Passage):
            break
        if above in free:
            return above
    below = position + 1
    is_below = below in free and not (below + 1 < len(items) and isinstance(items[below + 1], SourceTable))
    return below if is_below else None


def _text_table(
    file: str, table: SourceTable, caption: Item | None, above: Block | None, number: int, notes: Sequence[Passage]
) -> TextTable:
    """Make a table of a document, its rows numbered by their lines or, where there are pages, through the document."""
    said = caption if isinstance(caption, Passage) else None
    heading = above.text if isinstance(above, Passage) and above.kind is PassageKind.HEADING else ""
    numbers = _row_numbers(table, number)
    width = table.width
    marks = {mark for row in table.rows for cell in row.cells for mark in _RAISED.findall(cell)}
    grid = PrintedGrid(
        file=file,
        sheet=None,
        title=said.text if said else table.title or heading,
        rows=tuple(
            (each, (*row.cells, *("",) * width)[:width])
            for each, row in zip(numbers, table.rows, strict=True)
            if any(map(is_filled, row.cells))
        ),
        indents={each: row.indent for each, row in zip(numbers, table.rows, strict=True) if row.indent},
        places={each: Place(page=row.page, line=row.line) for each, row in zip(numbers, table.rows, strict=True)},
    )
    belonging = tuple(note for note in notes if (mark := _RAISED.match(note.text)) and mark[0] in marks)
    return TextTable(grid, said, table.rows[0].line, table.rows[0].page, belonging)


def _row_numbers(table: SourceTable, number: int) -> list[int]:
    """Return a number for each row: its line, where lines rise and there are no pages."""
    lines = [row.line for row in table.rows]
    rises = all(line < following for line, following in pairwise(lines))
    if rises and all(row.page is None for row in table.rows):
        return lines
    return [number + count for count, _ in enumerate(table.rows, 1)]


def _notes(items: Sequence[Item], position: int) -> list[Passage]:
    """Return the footnotes among the first passages behind a table."""
    behind = items[position + 1 : position + 1 + _MOST_NOTES]
    return [item for item in behind if isinstance(item, Passage) and item.kind is PassageKind.FOOTNOTE]


def _names_a_table(caption: Passage) -> bool:
    read = read_caption(caption.text)
    return read is not None and not (read.is_annex or read.is_figure)


def _lost(file: str, caption: Passage) -> Finding:
    start = caption.starts[0]
    return ONGELEZEN.finding(Place(file=file, page=start.page, line=start.line), found=same(quoted(caption.text)))


# ------------------------------------------------------------------------------------------------------------- passages


def _whole_passages(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks with each passage whole that goes on behind an empty line or a page."""
    run: list[Passage] = []
    for block in blocks:
        if isinstance(block, Passage):
            run.append(block)
            continue
        yield from joined_over_gaps(run)
        run = []
        yield block
    yield from joined_over_gaps(run)
