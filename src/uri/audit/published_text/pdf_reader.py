"""A PDF read as a document: its lines in the order in which they are read, and its tables, with and without lines.

A line is counted on its page, in the order of reading and without headers and footers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import attrs

from uri import extras
from uri.audit.audit_rules import ONGELEZEN
from uri.audit.printed.printed_numbers import read_number
from uri.audit.published_text.aligned_cells import CellSpan
from uri.audit.published_text.document_archives import EXTRA, damaged, locked
from uri.audit.published_text.passages import PassageKind
from uri.audit.published_text.pdf_columns import in_columns
from uri.audit.published_text.pdf_furniture import LaidPage, without_furniture
from uri.audit.published_text.pdf_tables import BoxedTable, boxed_tables, outside
from uri.audit.published_text.pdf_words import PageLine, beside_joined, lines_of, page_words
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceRow, SourceTable
from uri.errors import UriError
from uri.findings import Finding, Place
from uri.languages import Text
from uri.reading.files.file_source import FileSource, too_large

MOST_PAGES = 3_000
"""No report has more pages."""

_LARGER = 1.12
"""Letters so much larger than those of most text make a heading."""

_ROWS_PARTED = 2.0
"""A gap of so much of its height, or more, parts tables."""

_OTHER_SIZE = 0.5
"""Letters of which the height differs by more points are of another size."""

_RUNNING = 4
"""Running text stands together with as many spaces, or more."""

_PARTED = 0.9
"""A gap below a line of so much of its height, or more, parts paragraphs."""


@attrs.frozen
class _ReadPage:
    """What stands on a page, before the headers of all pages are known."""

    laid: LaidPage
    tables: tuple[BoxedTable, ...]


def read_pdf_parts(source: FileSource) -> tuple[list[SourcePart], str, list[Finding]]:
    """Return the lines and the tables of a PDF, in order, its title, and what could not be read.

    Raises:
        MissingExtraError: pdfplumber is not installed.
        UnreadableError: The file is damaged, locked or too large, or no page of it has text.
    """
    library = extras.load("pdfplumber", EXTRA)
    with source.open() as stream:
        try:
            with library.open(stream) as pdf:
                return _read(source, pdf)
        except UriError:
            raise
        except Exception as error:  # pdfminer raises whatever a damaged file makes it stumble over
            if "Password" in f"{type(error).__name__} {error!r} {error.__cause__!r} {error.__context__!r}":
                raise locked(source) from error
            raise damaged(source) from error


def _read(source: FileSource, pdf: Any) -> tuple[list[SourcePart], str, list[Finding]]:  # noqa: ANN401 (a document of pdfplumber)
    count = len(pdf.pages)
    if count > MOST_PAGES:
        raise too_large(source)
    pages: list[_ReadPage] = []
    unread: list[Finding] = []
    for number, page in enumerate(pdf.pages, 1):
        read_page = _read_page(number, page)
        if read_page is not None:
            pages.append(read_page)
        elif page.images:
            place = Place(file=source.file, page=number)
            unread.append(ONGELEZEN.finding(place, found=_SCAN))
        page.close()
        source.tell(number, count)
    if not pages and unread:
        raise source.unreadable(_ALL_SCANS, _RECOGNISE)
    title = (pdf.metadata or {}).get("Title") or ""
    return list(_parts(pages)), title if isinstance(title, str) else "", unread


def _read_page(number: int, page: Any) -> _ReadPage | None:  # noqa: ANN401 (a page of pdfplumber)
    """Return the words of a page; None where it has none."""
    raw = page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size", "upright"])
    words = page_words(raw)
    if not words:
        return None
    tables = boxed_tables(page, words)
    lines = lines_of(outside(tables, words))
    return _ReadPage(LaidPage(number, float(page.height), tuple(lines)), tuple(tables))


# ---------------------------------------------------------------------------------------------------------------- order


def _parts(pages: Sequence[_ReadPage]) -> Iterator[SourcePart]:
    """Give the lines and tables of all pages in the order in which they are read."""
    laid = without_furniture([page.laid for page in pages])
    sizes, running = Counter[float](), Counter[float]()
    for line in (line for each in laid for line in each.lines):
        size = round(line.size, 1)
        sizes[size] += len(line.text)
        running[size] += sum(len(span.text) for span in line.spans if span.text.count(" ") >= _RUNNING)
    body = (running if running.total() else sizes).most_common(1)[0][0] if sizes else 0.0
    larger = sorted((size for size in sizes if size > _LARGER * body), reverse=True)
    levels = {size: level for level, size in enumerate(larger, 1)}
    last: SourcePart | None = None
    for page, lines in zip(pages, laid, strict=True):
        for part in _PageParts(page.laid.number, levels).parts(lines.lines, page.tables):
            if last is not None and _turns(last, part):
                yield SourceLine("", page.laid.number)
            yield part
            last = part


def _turns(last: SourcePart, part: SourcePart) -> bool:
    """Tell whether a page turns between two lines of text; a paragraph that goes on is joined later on."""
    if not (isinstance(last, SourceLine) and isinstance(part, SourceLine)) or last.page == part.page:
        return False
    return len(last.spans) == len(part.spans) == 1


@attrs.define
class _PageParts:
    """Gives the parts of a page, and counts its lines.

    Attributes:
        page: The number of the page.
        levels: The level of the heading that each size of letters makes.
        line: The number of the last line.
    """

    page: int
    levels: dict[float, int]
    line: int = 0

    def parts(self, lines: Sequence[PageLine], tables: Sequence[BoxedTable]) -> Iterator[SourcePart]:
        """Give the parts of the page, one column after the other."""
        for flow in in_columns(sorted([*lines, *tables], key=lambda item: item.top)):
            for is_text, run in groupby(flow, lambda item: isinstance(item, PageLine)):
                if is_text:
                    yield from self._text([item for item in run if isinstance(item, PageLine)])
                else:
                    yield from (self._table(item) for item in run if isinstance(item, BoxedTable))

    def _text(self, lines: Sequence[PageLine]) -> Iterator[SourceLine]:
        last: PageLine | None = None
        for row in beside_joined(lines):
            if last is not None and _is_apart(last, row[0]):
                yield SourceLine("", self.line, self.page)
            yield self._line(row)
            last = row[-1]

    def _line(self, row: Sequence[PageLine]) -> SourceLine:
        self.line += 1
        spans = _spans(row)
        text = " ".join(span.text for span in spans)
        level = self.levels.get(round(row[0].size, 1), 0)
        return SourceLine(
            text,
            self.line,
            self.page,
            kind=PassageKind.HEADING if level else None,
            level=level,
            spans=spans,
            extent=(_top(row), max(line.bottom for line in row)),
        )

    def _table(self, table: BoxedTable) -> SourceTable:
        rows = []
        for cells in table.rows:
            self.line += 1
            rows.append(SourceRow(cells, self.line, self.page))
        return SourceTable(tuple(rows), is_formed=len(rows) == 1)


def _top(row: Sequence[PageLine]) -> float:
    """Return where a row begins: with its figure, where a label of two lines stands beside it."""
    tops = [word.top for line in row for word in line.words if read_number(word.text).is_number]
    return min(tops or [line.top for line in row])


def _spans(row: Sequence[PageLine]) -> tuple[CellSpan, ...]:
    """Return the spans of lines that stand beside one another; those below one another are one."""
    spans: list[CellSpan] = []
    for span in (span for line in sorted(row, key=lambda each: each.top) for span in line.spans):
        above = next((each for each in spans if each.overlap(span) > 0), None)
        if above is None:
            spans.append(span)
        else:
            begin, end = min(above.begin, span.begin), max(above.end, span.end)
            spans[spans.index(above)] = CellSpan(begin, end, f"{above.text} {span.text}")
    return tuple(sorted(spans, key=lambda span: span.begin))


def _is_apart(above: PageLine, line: PageLine) -> bool:
    """Tell whether a line stands so far below another that a paragraph begins, or in letters of another size.

    Lines of several cells may stand further apart: headers and the row below them.
    """
    is_wide = len(above.spans) > 1 and len(line.spans) > 1
    gap, size = line.top - above.bottom, min(above.size, line.size)
    if line.top < above.top or gap > (_ROWS_PARTED if is_wide else _PARTED) * size:
        return True
    return abs(above.size - line.size) > (size / 3 if is_wide else _OTHER_SIZE)


_SCAN = Text("een plaatje zonder tekst", "a picture without text")
_ALL_SCANS = Text("{file} heeft alleen plaatjes en geen tekst.", "{file} has only pictures and no text.")
_RECOGNISE = Text("Laat er eerst tekst in herkennen (OCR).", "Have its text recognised first (OCR).")
