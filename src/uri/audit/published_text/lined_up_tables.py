"""Tables without lines: their cells are lined up below one another, by spaces in a text or by their place on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

import attrs

from uri.audit.printed.grid_cells import is_filled
from uri.audit.printed.markdown_text import plain_text
from uri.audit.printed.printed_numbers import PrintedKind, read_number
from uri.audit.printed_tables.label_words import is_sentence, is_total
from uri.audit.published_text.aligned_cells import CellSpan, cells_of, columns_of
from uri.audit.published_text.line_joining import join_lines
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceRow, SourceTable
from uri.taxonomy.labels import normal

LONGEST_LABEL = 120
"""A label has no more signs."""

_WORDS = re.compile(r"\S+(?: \S+)*")
_SHORT = 20
"""An abbreviation with a point is shorter than a sentence."""

_MOST_LABELS = 3
"""So many lines of one row's label can stand between two lines with figures, or fewer."""

_LEADING = 0.6
"""A gap below a line of less than so much of its height can stand within a cell."""

_CLOSER = 0.08
"""So much closer than two rows, in its height, stand two lines of one cell."""


def is_label(text: str) -> bool:
    """Tell whether a line can be the label of a row: it is short, and no sentence."""
    return len(text) <= LONGEST_LABEL and not is_sentence(text)


@attrs.frozen
class _Line:
    """A line with the words that stand together on it."""

    source: SourceLine
    spans: tuple[CellSpan, ...]

    @property
    def is_wide(self) -> bool:
        return len(self.spans) > 1

    @property
    def row(self) -> tuple[int, int | None]:
        return self.source.line, self.source.page


def part_lined_up(lines: Sequence[SourceLine]) -> list[SourcePart]:
    """Part the lines whose cells are lined up from the others; nothing where no lines are.

    Args:
        lines: Lines without an empty one between them.
    """
    if any(line.kind is not None for line in lines):
        return []
    spread = [_Line(line, line.spans or spans_of(line.text)) for line in lines]
    parts: list[SourcePart] = []
    done = 0
    for begin, end in _runs(spread):
        rows = _rows(spread[begin:end])
        if rows:
            parts += [*lines[done:begin], SourceTable(tuple(rows), is_formed=True)]
            done = end
    return [*parts, *lines[done:]] if parts else []


def spans_of(text: str) -> tuple[CellSpan, ...]:
    """Return the words of a line that stand together; two spaces part them, but not behind the end of a sentence."""
    spans: list[CellSpan] = []
    for words in _WORDS.finditer(text.expandtabs()):
        gap = words.start() - spans[-1].end if spans else 0
        if spans and gap <= len("  ") and _ends_a_sentence(spans[-1].text):
            spans[-1] = CellSpan(spans[-1].begin, words.end(), f"{spans[-1].text} {words[0]}")
        else:
            spans.append(CellSpan(words.start(), words.end(), words[0]))
    return tuple(spans)


def _ends_a_sentence(words: str) -> bool:
    return words.endswith((".", "!", "?")) and len(words) > _SHORT


# ----------------------------------------------------------------------------------------------------------------- runs


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Give from where to before where lines may be one table: lines with several cells, and labels between them."""
    wide = [position for position, line in enumerate(lines) if line.is_wide]
    begin = 0
    for number, position in enumerate(wide):
        following = wide[number + 1] if number + 1 < len(wide) else None
        if following is not None and _are_labels(lines, position, following):
            continue
        yield _begin(lines, wide[begin]), _end(lines, position)
        begin = number + 1


def _begin(lines: Sequence[_Line], first: int) -> int:
    """Return where a table begins: with a header that stands alone above one of its figures."""
    begin = first
    while begin and len(lines[begin - 1].spans) == 1 and lines[begin - 1].spans[0].begin > lines[first].spans[0].end:
        begin -= 1
    return begin


def _are_labels(lines: Sequence[_Line], above: int, below: int) -> bool:
    """Tell whether all lines between two with cells are labels, or go on with a cell."""
    between = [line for line in lines[above + 1 : below] if line.spans]
    return len(between) <= _MOST_LABELS and all(
        _fits_below(lines[above], line) or _fits_below(lines[below], line) for line in between
    )


def _fits_below(row: _Line, line: _Line) -> bool:
    """Tell whether one line is a label that does not reach the last cell of a row, or begins right below a cell."""
    (only,) = line.spans
    is_short = is_label(line.source.text) and only.end < row.spans[-1].begin
    return is_short or any(abs(only.begin - span.begin) < _ALIGNED for span in row.spans[1:])


_ALIGNED = 1.5
"""Cells that begin within so many points or signs of one another are lined up."""


def _end(lines: Sequence[_Line], last: int) -> int:
    """Return before where a table ends: its last cells can go on, and a total can stand there without figures."""
    end = last + 1
    while end < len(lines) and len(lines[end].spans) == 1 and _goes_on(lines[last], lines[end]):
        end += 1
    return end + (end < len(lines) and is_total(lines[end].source.text) and len(lines[end].spans) == 1)


def _goes_on(row: _Line, line: _Line) -> bool:
    """Tell whether a line below the last row goes on with one of its cells."""
    return line.source.text.strip()[:1].islower() and _fits_below(row, line)


# ----------------------------------------------------------------------------------------------------------------- rows


def _rows(lines: Sequence[_Line]) -> list[SourceRow]:
    """Return the rows that lines make; nothing where they are no table."""
    columns = columns_of([line.spans for line in lines])
    rows = [
        SourceRow(tuple(map(plain_text, cells_of(group.spans, columns))), *group.row, _indent(group.source))
        for group in _with_whole_labels(_whole(lines, columns), columns)
    ]
    figures = sum(any(map(_is_figure, row.cells[1:])) for row in rows)
    worded = sum(any(is_filled(cell) and not _is_figure(cell) for cell in row.cells) for row in rows)
    if 2 * worded < len(rows):
        return []  # the numbers along the lines of a chart
    is_alone = len(rows) == 1 and (figures or len(lines[0].spans) > len(("label", "figure")))
    if figures < 2 and not is_alone:  # noqa: PLR2004 (one line with a figure is a sentence with a gap in it)
        return []
    return [row for row in rows if row is rows[0] or [*map(normal, row.cells)] != [*map(normal, rows[0].cells)]]


def _indent(line: SourceLine) -> int:
    return 0 if line.spans else len(line.text) - len(line.text.lstrip())


def _is_figure(cell: str) -> bool:
    return read_number(cell).kind in {PrintedKind.NUMBER, PrintedKind.RANGE, PrintedKind.DASH}


def _whole(lines: Sequence[_Line], columns: Sequence[CellSpan]) -> list[_Line]:
    """Join each line that goes on with the cells of the one above it."""
    rows: list[_Line] = []
    last: _Line | None = None
    closest = _gap_of_rows(lines)
    for line in lines:
        goes_on = last is not None and (
            _is_small(rows[-1], line, columns) or (_gap(last, line) < closest and _fills(last, line, columns))
        )
        rows[-1:] = [_joined(rows[-1], line, columns)] if goes_on else [*rows[-1:], line]
        last = line
    return rows


def _with_whole_labels(rows: Sequence[_Line], columns: Sequence[CellSpan]) -> list[_Line]:
    """Return rows of a page in which a label that stands beside several of them is whole in the first."""
    whole: list[_Line] = []
    labelled = -1
    for row in rows:
        first = row.spans[0] if columns[0].overlap(row.spans[0]) > 0 else None
        if first is not None and labelled >= 0 and _goes_on_beside(whole[labelled], first, row, columns):
            label = whole[labelled].spans[0]
            longer = CellSpan(label.begin, max(label.end, first.end), _mended(label.text, first.text))
            whole[labelled] = attrs.evolve(whole[labelled], spans=(longer, *whole[labelled].spans[1:]))
            whole.append(attrs.evolve(row, spans=row.spans[1:]))
            continue
        labelled = labelled if first is None else len(whole)
        whole.append(row)
    return [row for row in whole if row.spans]


def _goes_on_beside(labelled: _Line, first: CellSpan, row: _Line, columns: Sequence[CellSpan]) -> bool:
    """Tell whether the first words of a row, in small letters, go on with a label that has no room left."""
    on_page = row.source.extent is not None and row.source.page == labelled.source.page
    return on_page and first.text[:1].islower() and _is_full(labelled.spans[0], first, columns)


def _is_small(above: _Line, line: _Line, columns: Sequence[CellSpan]) -> bool:
    """Tell whether a line of a text is only a label in small letters, below a row that has a label."""
    cells = cells_of(line.spans, columns)
    is_alone = sum(map(is_filled, cells)) == 1 and is_filled(cells[0])
    return is_alone and cells[0][:1].islower() and is_filled(cells_of(above.spans, columns)[0])


def _fills(above: _Line, line: _Line, columns: Sequence[CellSpan]) -> bool:
    """Tell whether a line of a page goes on with the one right above: its words would not have fitted there.

    A cell goes on where the line above stands right over it, in the same column, and its first word is too long for
    what was left there. A figure goes on with nothing; it can only stand beside the second line of its label.
    """
    if _gap(above, line) >= _LEADING * _height(above):
        return False
    pairs = [(span, _over(span, above, columns)) for span in line.spans]
    words = [(span, over) for span, over in pairs if not _is_figure(span.text)]
    figures = [over for span, over in pairs if _is_figure(span.text)]
    if not words or any(over is not None for over in figures) or (figures and len(above.spans) > 1):
        return False
    return all(over is not None and _is_full(over, span, columns) for span, over in words)


def _gap_of_rows(lines: Sequence[_Line]) -> float:
    """Return how far apart lines stand that are rows of their own for sure: each has a figure."""
    gaps = [
        _gap(above, line) - _CLOSER * _height(line)
        for above, line in pairwise(lines)
        if all(any(_is_figure(span.text) for span in each.spans[1:]) for each in (above, line))
    ]
    return min(gaps, default=inf)


def _height(line: _Line) -> float:
    top, bottom = line.source.extent or (0, 0)
    return bottom - top


def _gap(above: _Line, line: _Line) -> float:
    """Return how far a line of a page stands below another; without end where they do not stand on one page."""
    if above.source.extent is None or line.source.extent is None or above.source.page != line.source.page:
        return inf
    return line.source.extent[0] - above.source.extent[1]


def _over(span: CellSpan, above: _Line, columns: Sequence[CellSpan]) -> CellSpan | None:
    """Return the words above that stand in the same column as a span."""
    own = next((column for column in columns if column.overlap(span) > 0), span)
    return next((each for each in above.spans if each.overlap(own) > 0), None)


def _is_full(above: CellSpan, span: CellSpan, columns: Sequence[CellSpan]) -> bool:
    """Tell whether the first word of a span would not have fitted behind the words above it, in their column."""
    column = next((each for each in columns if each.overlap(above) > 0), above)
    letter = (span.end - span.begin) / max(1, len(span.text))
    first = letter * (len(re.split(r"[\s/]", span.text, maxsplit=1)[0]) + 1)
    return above.end + first > column.end - letter


def _joined(above: _Line, line: _Line, columns: Sequence[CellSpan]) -> _Line:
    """Return two lines as one row, the words of each cell behind one another."""
    spans = list(above.spans)
    for span in line.spans:
        over = _over(span, _Line(above.source, tuple(spans)), columns)
        if over is None:
            spans.append(span)
        else:
            text = _mended(over.text, span.text)
            spans[spans.index(over)] = CellSpan(min(over.begin, span.begin), max(over.end, span.end), text)
    return _Line(above.source, tuple(sorted(spans, key=lambda each: each.begin)))


def _mended(above: str, below: str) -> str:
    return join_lines([SourceLine(above, 1), SourceLine(below, 2)])[0]
