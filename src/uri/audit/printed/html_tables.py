"""The tables of an HTML page: their captions, and their cells where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from uri.audit.printed.grid_cells import COVERED, LARGEST_TABLE, indent_of
from uri.audit.printed.html_tokens import Tag, tokens
from uri.audit.printed.printed_signs import RAISED

_WIDEST_SPAN = 1_000
_CELLS = {"td", "th", "tr", "table", "caption"}
"""What ends a raised or unseen text that nobody ended."""
_UNSEEN = {"unseen", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"}
_WRAPPERS = {"span", "div", "p", "small", "b", "strong", "i", "em", "abbr"}
"""The classes by which pages mark words that are heard and not seen, beside a sign that is; and what has them."""


@attrs.frozen
class HtmlTable:
    """A table of a page.

    Attributes:
        title: Its caption.
        rows: The cells of each row by their column, by the line of the page on which the row starts.
        indents: By how many hard spaces the first cell of a row is indented, by the same line, where it is.
    """

    title: str
    rows: Mapping[int, Mapping[int, str]]
    indents: Mapping[int, int]


def read_html_tables(page: str) -> list[HtmlTable]:
    """Read every table of a page; one within another is a table of its own."""
    parser = _TableParser()
    for token in tokens(page):
        if isinstance(token, str):
            parser.add(token)
        elif token.is_end:
            parser.end(token)
        else:
            parser.begin(token)
    parser.close()
    return parser.tables


def with_raised_signs(text: str) -> str:
    """Write a footnote mark with the raised digits and letters that it is printed with.

    >>> with_raised_signs("12"), with_raised_signs("[a]")
    ('¹²', '[ᵃ]')
    """
    return text.translate(RAISED)


@attrs.define
class _OpenTable:
    """A table that is being read.

    Attributes:
        title: Its caption so far.
        rows: Its rows so far, by the line on which they start.
        numbers: Those lines, in order.
        covered: The cells that others cover, by row and column from zero.
        column: The column before which no cell of the open row is free.
        text: What was read of the open cell or caption; None where none is open.
        spans: How many rows and columns the open cell takes.
        indents: By how many hard spaces the first cell of each row is indented, by its line, where it is.
    """

    title: str = ""
    rows: dict[int, dict[int, str]] = attrs.field(factory=dict)
    numbers: list[int] = attrs.field(factory=list)
    covered: set[tuple[int, int]] = attrs.field(factory=set)
    column: int = 0
    text: list[str] | None = None
    spans: tuple[int, int] | None = None
    indents: dict[int, int] = attrs.field(factory=dict)

    def begin_row(self, line: int) -> None:
        """Begin a row; a line on which one began already counts as the next line."""
        self.end_cell()
        self.numbers.append(max(line, self.numbers[-1] + 1 if self.numbers else 1))
        self.rows[self.numbers[-1]] = {}
        self.column = 0

    def begin_cell(self, spans: Mapping[str, int]) -> None:
        """Begin a cell that may take several rows and columns."""
        self.end_cell()
        down, across = (min(max(1, spans.get(name, 1)), _WIDEST_SPAN) for name in ("rowspan", "colspan"))
        self.text, self.spans = [], (down, across)

    def begin_caption(self) -> None:
        """Begin the caption."""
        self.end_cell()
        self.text = []

    def end_caption(self) -> None:
        """End the caption, where one is open."""
        if self.text is not None:
            self.title, self.text = _joined(self.text), None

    def end_cell(self) -> None:
        """End the cell, where one is open, and put it in the first free column of its row."""
        if self.spans is not None and self.text is not None:
            row = len(self.numbers) - 1
            column = self._free_column(row)
            self.rows[self.numbers[row]][column] = _joined(self.text)
            indent = 0 if column else indent_of("".join(self.text), laid_out=True)
            if indent:
                self.indents[self.numbers[row]] = indent
            self._cover(row, column, *self.spans)
        self.text = self.spans = None

    def _free_column(self, row: int) -> int:
        while (row, self.column) in self.covered:
            self.column += 1
        self.column += 1
        return self.column - 1

    def _cover(self, row: int, column: int, down: int, across: int) -> None:
        """Cover the cells that a cell takes besides its own, as long as the table is not too large."""
        if len(self.covered) + down * across > LARGEST_TABLE:
            return
        taken = {(row + below, column + beside) for below in range(down) for beside in range(across)}
        self.covered |= taken - {(row, column)}

    def end(self) -> HtmlTable:
        """End the table, and write down which cells are covered."""
        self.end_cell()
        for row, column in self.covered:
            if row < len(self.numbers):
                self.rows[self.numbers[row]][column] = COVERED
        return HtmlTable(self.title, self.rows, self.indents)


class _TableParser:
    """Gathers the tables of a page as they end."""

    def __init__(self) -> None:
        self.tables: list[HtmlTable] = []
        self._open: list[_OpenTable] = []
        self._raised = 0
        self._unseen = ("", 0)
        """The element whose words nobody sees, and how many of its name are open in it."""

    def begin(self, tag: Tag) -> None:
        """Take the begin of an element."""
        if tag.name in _CELLS:
            self._raised, self._unseen = 0, ("", 0)
        elif tag.name == "sup":
            self._raised += 1
        name, depth = self._unseen
        if tag.name == name if depth else tag.name in _WRAPPERS and _UNSEEN & {*tag.values.get("class", "").split()}:
            self._unseen = (tag.name, depth + 1)
        if tag.name == "table":
            self._open.append(_OpenTable())
        if not self._open:
            return
        table = self._open[-1]
        if tag.name == "tr":
            table.begin_row(tag.line)
        elif tag.name in {"td", "th"} and table.numbers:
            spans = {name: int(value) for name, value in tag.values.items() if re.fullmatch(r"[0-9]{1,4}", value)}
            table.begin_cell(spans)
        elif tag.name == "caption":
            table.begin_caption()
        elif tag.name in {"br", "p"} and table.text is not None:
            table.text.append(" ")

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        if tag.name in _CELLS:
            self._raised, self._unseen = 0, ("", 0)
        elif tag.name == "sup":
            self._raised = max(0, self._raised - 1)
        if tag.name == self._unseen[0]:
            self._unseen = (tag.name, max(0, self._unseen[1] - 1))
        if not self._open:
            return
        table = self._open[-1]
        if tag.name in {"td", "th", "tr"}:
            table.end_cell()
        elif tag.name == "table":
            self.tables.append(self._open.pop().end())
        elif tag.name == "caption":
            table.end_caption()

    def add(self, text: str) -> None:
        """Take a text."""
        if self._open and not self._unseen[1] and (cell := self._open[-1].text) is not None:
            cell.append(with_raised_signs(text) if self._raised else text)

    def close(self) -> None:
        """End what is open yet."""
        while self._open:
            self.tables.append(self._open.pop().end())


def _joined(texts: list[str]) -> str:
    return " ".join("".join(texts).split())
