"""The door to published documents: a file of any format gives its passages and tables, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from uri.audit.published_text.assembly import assemble
from uri.audit.published_text.docx_reader import read_docx_parts
from uri.audit.published_text.html_reader import read_html_parts
from uri.audit.published_text.odt_reader import read_odt_parts
from uri.audit.published_text.pdf_reader import read_pdf_parts
from uri.audit.published_text.published_text import PublishedText
from uri.audit.published_text.text_reader import read_markdown_lines, read_text_lines
from uri.errors import UnreadableError
from uri.languages import Text
from uri.reading.files.file_source import FileSource


def read_published_text(path: str | os.PathLike[str]) -> PublishedText:
    """Read a document: its running text and its tables, with the line of each and, where there are pages, the page.

    Args:
        path: A file in TXT, Markdown, HTML, DOCX, ODT or PDF.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is damaged, or nothing in it can be read.
    """
    source = FileSource(path=Path(path))
    with source.telling_failures():
        source.check_place()
        reader = _READERS.get(source.suffix)
        if reader is None:
            raise source.unreadable(_UNKNOWN, _CHOOSE)
        document = reader(source)
    if not document.blocks:
        raise UnreadableError(_EMPTY.format(source.file))
    return document


def _text(source: FileSource) -> PublishedText:
    return assemble(source.file, read_text_lines(source))


def _markdown(source: FileSource) -> PublishedText:
    return assemble(source.file, read_markdown_lines(source))


def _html(source: FileSource) -> PublishedText:
    parts, title = read_html_parts(source)
    return assemble(source.file, parts, title=title)


def _docx(source: FileSource) -> PublishedText:
    parts, title = read_docx_parts(source)
    return assemble(source.file, parts, title=title)


def _odt(source: FileSource) -> PublishedText:
    parts, title = read_odt_parts(source)
    return assemble(source.file, parts, title=title)


def _pdf(source: FileSource) -> PublishedText:
    parts, title, unread = read_pdf_parts(source)
    return assemble(source.file, parts, title=title, unread=unread)


_READERS: Mapping[str, Callable[[FileSource], PublishedText]] = {
    ".docx": _docx,
    ".htm": _html,
    ".html": _html,
    ".md": _markdown,
    ".odt": _odt,
    ".pdf": _pdf,
    ".txt": _text,
}
DOCUMENT_SUFFIXES: tuple[str, ...] = tuple(_READERS)
"""The file name endings of published documents."""

_UNKNOWN = Text("Het formaat van {file} is onbekend.", "The format of {file} is unknown.")
_CHOOSE = Text("Kies een van: {}.", "Choose one of: {}.").format(", ".join(DOCUMENT_SUFFIXES))
_EMPTY = Text("“{}” bevat geen tekst.", "“{}” holds no text.")
