"""An OpenDocument text read: its paragraphs and tables in order; a line is a paragraph, or a row of a table.

Source of the markup: OpenDocument 1.3, part 3, chapters 4 to 9. What was deleted under tracked changes and the table
of contents are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from uri import extras
from uri.audit.printed.grid_cells import COVERED, LARGEST_TABLE
from uri.audit.printed.html_tables import with_raised_signs
from uri.audit.published_text.document_archives import EXTRA, read_archive
from uri.audit.published_text.passages import PassageKind
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceRow, SourceTable
from uri.audit.published_text.text_passages import marked_line
from uri.reading.files.file_source import FileSource, too_large

_UNREAD = {
    *("table-of-content", "tracked-changes", "illustration-index", "table-index", "alphabetical-index", "bibliography"),
    *("sequence-decls", "variable-decls", "user-field-decls", "forms", "annotation", "annotation-end", "frame"),
}
_ROW_GROUPS = {"table-header-rows", "table-rows", "table-row-group"}
_SIGNS = {"tab": "\t", "line-break": " ", "soft-hyphen": "\u00ad"}


def read_odt_parts(source: FileSource) -> tuple[list[SourcePart], str]:
    """Return the paragraphs and the tables of an OpenDocument text, in order, and its title.

    Raises:
        MissingExtraError: odfdo is not installed.
        UnreadableError: The file is damaged, locked or too large.
    """
    return read_archive(source, "odfdo", lambda library, stream: _read(source, library.Document(stream)))


def _read(source: FileSource, document: Any) -> tuple[list[SourcePart], str]:  # noqa: ANN401 (a document of odfdo)
    etree = extras.load("lxml.etree", EXTRA)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(document.container.get_part("content.xml"), parser)
    (body,) = (each for part in root if _name(part) == "body" for each in part if _name(each) == "text")
    return list(_OdtReader(source, _raised_styles(root)).parts(body)), document.meta.title or ""


def _name(element: Any) -> str:  # noqa: ANN401 (an element of lxml)
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Any, name: str) -> str:  # noqa: ANN401 (an element of lxml)
    """Return an attribute by its name without the namespace; nothing where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _raised_styles(root: Any) -> frozenset[str]:  # noqa: ANN401 (an element of lxml)
    """Return the names of the styles that raise their text."""
    return frozenset(
        _value(style, "name")
        for style in root.iter()
        if _name(style) == "style"
        and any(_value(each, "text-position").startswith(("super", "33%", "58%")) for each in style)
    )


@attrs.define
class _OdtReader:
    """Reads the parts of a document, one after another.

    Attributes:
        source: The file.
        raised: The names of the styles that raise their text.
        line: The number of the last line.
        notes: The footnotes of the part that is read.
        cells: How many cells were read.
    """

    source: FileSource
    raised: frozenset[str]
    line: int = 0
    notes: list[str] = attrs.field(factory=list)
    cells: int = 0

    def parts(self, body: Any, *, listed: bool = False) -> Iterator[SourcePart]:  # noqa: ANN401 (an element of lxml)
        """Give the paragraphs and tables of a body, and behind each the footnotes that it has."""
        for element in body:
            name = _name(element)
            if name in {"p", "h"}:
                yield from self._paragraph(element, listed=listed)
            elif name == "table":
                yield SourceTable(tuple(self._rows(element)))
            elif name and name not in _UNREAD:
                yield from self.parts(element, listed=listed or name == "list")
            yield from (SourceLine(note, self.line, kind=PassageKind.FOOTNOTE) for note in self.notes)
            self.notes.clear()

    def _paragraph(self, element: Any, *, listed: bool) -> Iterator[SourceLine]:  # noqa: ANN401 (an element of lxml)
        self.line += 1
        text = self._text(element)
        if not text.strip():
            return
        if _name(element) == "h":
            level = _value(element, "outline-level")
            yield SourceLine(text, self.line, kind=PassageKind.HEADING, level=int(level) if level.isdecimal() else 1)
        elif listed:
            yield SourceLine(text, self.line, kind=PassageKind.LIST_ITEM)
        else:
            yield marked_line(SourceLine(text, self.line))

    # ----------------------------------------------------------------------------------------------------------- tables

    def _rows(self, table: Any) -> Iterator[SourceRow]:  # noqa: ANN401 (an element of lxml)
        for element in table:
            if _name(element) in _ROW_GROUPS:
                yield from self._rows(element)
            elif _name(element) == "table-row":
                cells = [cell for child in element for cell in self._cells(child)]
                for _ in range(_times(element, "number-rows-repeated") if any(cells) else 1):
                    self.line += 1
                    self._count(len(cells))
                    yield SourceRow(tuple(cells), self.line)

    def _cells(self, element: Any) -> Iterator[str]:  # noqa: ANN401 (an element of lxml)
        if _name(element) not in {"table-cell", "covered-table-cell"}:
            return
        times = _times(element, "number-columns-repeated")
        self._count(times)
        if _name(element) == "covered-table-cell":
            yield from [COVERED] * times
            return
        words = " ".join(self._text(each) for each in element.iter() if _name(each) in {"p", "h"})
        yield from [" ".join(words.split())] * times

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > LARGEST_TABLE:
            raise too_large(self.source)

    # ------------------------------------------------------------------------------------------------------------ words

    def _text(self, element: Any) -> str:  # noqa: ANN401 (an element of lxml)
        """Return the words of an element; what is set raised as raised digits, and a footnote as its mark."""
        words = [element.text or ""]
        for child in element:
            words += [self._inner(child), child.tail or ""]
        return "".join(words)

    def _inner(self, child: Any) -> str:  # noqa: ANN401 (an element of lxml)
        name = _name(child)
        if name == "s":
            return " " * _times(child, "c")
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "note":
            return self._note(child)
        if not name or name in _UNREAD:
            return ""
        text = self._text(child)
        return with_raised_signs(text) if _value(child, "style-name") in self.raised else text

    def _note(self, note: Any) -> str:  # noqa: ANN401 (an element of lxml)
        """Keep the words of a footnote, and return its mark."""
        citation = "".join(self._text(each) for each in note if _name(each) == "note-citation")
        words = [self._text(each) for body in note if _name(body) == "note-body" for each in body]
        mark = with_raised_signs(citation.strip())
        self.notes.append(f"{mark} {' '.join(' '.join(words).split())}")
        return mark


def _times(element: Any, name: str) -> int:  # noqa: ANN401 (an element of lxml)
    value = _value(element, name)
    return min(int(value), LARGEST_TABLE) if value.isdecimal() and value != "0" else 1
