"""A Word document read: its paragraphs and tables in order; a line is a paragraph, or a row of a table.

Source of the markup: ECMA-376, part 1, chapter 17 (WordprocessingML). What was deleted under tracked changes, the
instructions of fields and the table of contents are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
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

_UNREAD = {"del", "instrText", "delText", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr", "tcPr"}
_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_CONTENTS = ("toc ", "inhopg", "contents")
_LISTS = ("list ", "lijst")


def read_docx_parts(source: FileSource) -> tuple[list[SourcePart], str]:
    """Return the paragraphs and the tables of a Word document, in order, and its title.

    Raises:
        MissingExtraError: python-docx is not installed.
        UnreadableError: The file is damaged, locked or too large.
    """
    return read_archive(source, "docx", lambda library, stream: _read(source, library.Document(stream)))


def _read(source: FileSource, document: Any) -> tuple[list[SourcePart], str]:  # noqa: ANN401 (a document of python-docx)
    reader = _DocxReader(source, document)
    return list(reader.parts(document.element.body)), document.core_properties.title or ""


def _name(element: Any) -> str:  # noqa: ANN401 (an element of lxml)
    """Return the name of an element without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Any, name: str = "val") -> str | None:  # noqa: ANN401 (an element of lxml)
    """Return an attribute of an element of the main namespace."""
    space = element.tag.rpartition("}")[0]
    value: str | None = element.get(f"{space}}}{name}")
    return value


@attrs.define(slots=False)
class _DocxReader:
    """Reads the parts of a document, one after another.

    Attributes:
        source: The file.
        document: The document.
        line: The number of the last line.
        noted: The identifiers of the footnotes so far, in the order of their marks.
        cells: How many cells were read.
    """

    source: FileSource
    document: Any
    line: int = 0
    noted: list[str] = attrs.field(factory=list)
    cells: int = 0

    def parts(self, body: Any) -> Iterator[SourcePart]:  # noqa: ANN401 (an element of lxml)
        """Give the paragraphs and tables of a body, and behind each the footnotes that it refers to."""
        for element in body:
            told = len(self.noted)
            name = _name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield SourceTable(tuple(self._rows(element)))
            elif name == "sdt" and not _is_contents(element):
                for child in element:
                    if _name(child) == "sdtContent":
                        yield from self.parts(child)
            elif name in {"ins", "customXml", "smartTag"}:
                yield from self.parts(element)
            for number, identifier in enumerate(self.noted[told:], told + 1):
                yield from self._note(number, identifier)

    def _paragraph(self, element: Any) -> Iterator[SourceLine]:  # noqa: ANN401 (an element of lxml)
        self.line += 1
        text = self._text(element)
        style, level = self._style_of(element)
        if not text.strip() or style.startswith(_CONTENTS):
            return
        line = SourceLine(text, self.line, level=level)
        if level:
            yield attrs.evolve(line, kind=PassageKind.HEADING)
        elif style.startswith(_LISTS) or _is_listed(element):
            yield attrs.evolve(line, kind=PassageKind.LIST_ITEM)
        else:
            yield marked_line(line)

    def _note(self, number: int, identifier: str) -> Iterator[SourceLine]:
        words = self._footnotes.get(identifier, "")
        if words:
            text = f"{with_raised_signs(str(number))} {words}"
            yield SourceLine(text, self.line, kind=PassageKind.FOOTNOTE)

    # ----------------------------------------------------------------------------------------------------------- tables

    def _rows(self, table: Any) -> Iterator[SourceRow]:  # noqa: ANN401 (an element of lxml)
        for element in table:
            if _name(element) in {"sdt", "sdtContent", "ins"}:
                yield from self._rows(element)
            elif _name(element) == "tr":
                self.line += 1
                cells = [cell for child in element for cell in self._cells(child)]
                self.cells += len(cells)
                if self.cells > LARGEST_TABLE:
                    raise too_large(self.source)
                yield SourceRow(tuple(cells), self.line)

    def _cells(self, element: Any) -> Iterator[str]:  # noqa: ANN401 (an element of lxml)
        """Give what stands in a cell, and a covered one for each that it covers."""
        if _name(element) == "sdt":
            for content in element:
                for child in content if _name(content) == "sdtContent" else ():
                    yield from self._cells(child)
        if _name(element) != "tc":
            return
        covered = element.vMerge == "continue"
        paragraphs = (self._text(each) for each in element.iter() if _name(each) == "p")
        text = COVERED if covered else " ".join(" ".join(paragraphs).split())
        yield text
        yield from [COVERED] * (min(element.grid_span, LARGEST_TABLE) - 1)

    # ------------------------------------------------------------------------------------------------------------ words

    def _text(self, element: Any, *, raised: bool = False) -> str:  # noqa: ANN401 (an element of lxml)
        """Return the words of an element; footnote marks as raised digits."""
        words: list[str] = []
        for child in element:
            name = _name(child)
            if name == "t":
                words.append(with_raised_signs(child.text or "") if raised else child.text or "")
            elif name in _SIGNS:
                words.append(_SIGNS[name])
            elif name in {"footnoteReference", "endnoteReference"}:
                words.append(self._mark(child))
            elif name and name not in _UNREAD:
                words.append(self._text(child, raised=raised or _is_raised(child)))
        return "".join(words)

    def _mark(self, reference: Any) -> str:  # noqa: ANN401 (an element of lxml)
        identifier = _name(reference)[:3] + (_value(reference, "id") or "")
        if identifier not in self.noted:
            self.noted.append(identifier)
        return with_raised_signs(str(self.noted.index(identifier) + 1))

    def _style_of(self, element: Any) -> tuple[str, int]:  # noqa: ANN401 (an element of lxml)
        """Return the name of the style of a paragraph, and the level of the heading that it makes; zero for none."""
        identifier = element.style
        name, level = self._styles.get(identifier or "", ("", 0))
        own = [_value(each) for each in element.iter() if _name(each) == "outlineLvl"]
        return name, int(own[0]) + 1 if own and own[0] is not None and own[0] in "012345" else level

    @cached_property
    def _styles(self) -> dict[str, tuple[str, int]]:
        """The name of each style of paragraphs, and the level of the heading that it makes."""
        styles: dict[str, tuple[str, int]] = {}
        for style in self.document.styles.element:
            if _name(style) != "style":
                continue
            names = [(_value(each) or "").casefold() for each in style if _name(each) == "name"]
            levels = [_value(each) or "" for each in style.iter() if _name(each) == "outlineLvl"]
            name = names[0] if names else ""
            level = int(levels[0]) + 1 if levels and levels[0].isdecimal() else _level_named(name)
            styles[_value(style, "styleId") or ""] = (name, level if level < 10 else 0)  # noqa: PLR2004 (9 is body text)
        return styles

    @cached_property
    def _footnotes(self) -> dict[str, str]:
        """The words of each footnote and endnote, by its kind and identifier."""
        notes: dict[str, str] = {}
        for relation in self.document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind not in {"footnotes", "endnotes"}:
                continue
            root = _parsed(relation.target_part.blob)
            for note in root:
                words = " ".join(self._text(note).split())
                notes[kind[:3] + (_value(note, "id") or "")] = words
        return notes


def _parsed(blob: bytes) -> Any:  # noqa: ANN401 (an element of lxml)
    return extras.load("docx.oxml", EXTRA).parse_xml(blob)


def _is_contents(element: Any) -> bool:  # noqa: ANN401 (an element of lxml)
    galleries = [_value(each) or "" for each in element.iter() if _name(each) == "docPartGallery"]
    return "Table of Contents" in galleries


def _is_listed(element: Any) -> bool:  # noqa: ANN401 (an element of lxml)
    return any(_name(each) == "numPr" for child in element if _name(child) == "pPr" for each in child)


def _is_raised(element: Any) -> bool:  # noqa: ANN401 (an element of lxml)
    """Tell whether a run is set as superscript."""
    properties = [child for child in element if _name(child) == "rPr"]
    return any(_name(each) == "vertAlign" and _value(each) == "superscript" for child in properties for each in child)


def _level_named(name: str) -> int:
    """Return the level of a heading whose style has only its name."""
    if name == "title":
        return 1
    kind, _, number = name.rpartition(" ")
    return int(number) if kind in {"heading", "kop"} and number.isdecimal() else 0
