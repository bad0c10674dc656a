"""An HTML page read as a document: the words of its headings, paragraphs and list items, and its tables, in order."""

from __future__ import annotations

import attrs

from uri.audit.printed.grid_cells import LARGEST_TABLE
from uri.audit.printed.html_tables import HtmlTable, read_html_tables, with_raised_signs
from uri.audit.printed.html_tokens import Tag, tokens
from uri.audit.published_text.passages import PassageKind
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceRow, SourceTable
from uri.audit.published_text.text_passages import marked_line
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileSource, too_large

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS,
    *("p", "li", "div", "section", "article", "main", "aside", "header", "footer", "blockquote", "figcaption", "dt"),
    *("dd", "address", "pre", "ul", "ol", "dl", "table", "figure", "body", "hr", "details", "summary", "form"),
}
_UNREAD = {"script", "style", "nav", "head", "template", "noscript", "svg", "button", "select", "textarea"}
"""Elements of which no words belong to the text."""


def read_html_parts(source: FileSource) -> tuple[list[SourcePart], str]:
    """Return the text and the tables of a page, in order, and the title of the page.

    Raises:
        UnreadableError: It is no text, or a table has more cells than any that is published.
    """
    page = read_text(source, windows=True).replace("\0", "")
    tables = read_html_tables(page)
    if any(sum(max(cells, default=0) for cells in table.rows.values()) > LARGEST_TABLE for table in tables):
        raise too_large(source)
    walk = _Walk([_table(table) for table in tables])
    for token in tokens(page):
        if isinstance(token, str):
            walk.add(token)
        elif token.is_end:
            walk.end(token)
        else:
            walk.begin(token)
    return walk.parts(), walk.title


def _table(table: HtmlTable) -> SourceTable:
    rows = [
        SourceRow(
            tuple(cells.get(position, "") for position in range(max(cells, default=-1) + 1)),
            line,
            indent=table.indents.get(line, 0),
        )
        for line, cells in table.rows.items()
    ]
    return SourceTable(tuple(rows), table.title)


@attrs.define
class _Walk:
    """A walk through a page, which gathers its parts.

    Attributes:
        tables: The tables that did not end yet, in the order in which they end.
        gathered: The parts so far.
        title: The title of the page.
        words: The words of the open block.
        line: The line that is walked on.
        start: The line on which the open block starts.
        kind: What the open block is.
        level: Of an open heading, its level.
        depth: How many tables are open.
        unread: The elements that are open of which no words are read.
        raised: How many raised elements are open.
        in_title: Whether the title of the page is open.
    """

    tables: list[SourceTable]
    gathered: list[SourcePart] = attrs.field(factory=list)
    title: str = ""
    words: list[str] = attrs.field(factory=list)
    line: int = 1
    start: int = 1
    kind: PassageKind | None = None
    level: int = 0
    depth: int = 0
    unread: list[str] = attrs.field(factory=list)
    raised: int = 0
    in_title: bool = False

    def begin(self, tag: Tag) -> None:
        """Take the begin of an element."""
        self.line = tag.line
        if tag.name == "body":
            self.unread.clear()  # whatever of the head was not ended
        if tag.name == "title":
            self.in_title = True
        if tag.name in _UNREAD:
            self.unread.append(tag.name)
        if tag.name == "sup":
            self.raised += 1
        if tag.name == "br":
            self.words.append(" ")
        if tag.name not in _BLOCKS:
            return
        self._end_block()
        self.depth += tag.name == "table"
        self.level = _HEADINGS.get(tag.name, 0)
        self.kind = PassageKind.HEADING if self.level else PassageKind.LIST_ITEM if tag.name == "li" else self.kind
        if tag.name == "p" and self.kind is not PassageKind.LIST_ITEM:
            self.kind = None

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        self.line = tag.line
        if tag.name == "title":
            self.in_title = False
        if tag.name in self.unread:
            del self.unread[self.unread.index(tag.name) :]
        if tag.name == "sup":
            self.raised = max(0, self.raised - 1)
        if tag.name not in _BLOCKS:
            return
        self._end_block()
        if tag.name in _HEADINGS or tag.name in {"li", "ul", "ol"}:
            self.kind, self.level = None, 0
        if tag.name == "table" and self.tables:
            self.gathered.append(self.tables.pop(0))
            self.depth = max(0, self.depth - 1)

    def add(self, text: str) -> None:
        """Take a text."""
        if self.in_title:
            self.title = " ".join(f"{self.title} {text}".split())
        elif not self.unread and not self.depth:
            if not any(map(str.strip, self.words)):
                blank = len(text) - len(text.lstrip())
                self.start = self.line + text[:blank].count("\n")
            self.words.append(with_raised_signs(text) if self.raised else text)
        self.line += text.count("\n")

    def parts(self) -> list[SourcePart]:
        """Return the parts, also of what nobody ended."""
        self._end_block()
        return [*self.gathered, *self.tables]

    def _end_block(self) -> None:
        text = " ".join("".join(self.words).split())
        if text:
            line = SourceLine(text, self.start, kind=self.kind, level=self.level)
            self.gathered.append(line if self.kind is not None else marked_line(line))
        self.words.clear()
