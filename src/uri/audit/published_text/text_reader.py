"""Plain text and Markdown read as a document: its lines, and in Markdown the tables that pipes make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import attrs

from uri.audit.printed.grid_cells import indent_of
from uri.audit.printed.grids import markdown_cells
from uri.audit.printed.markdown_text import plain_text
from uri.audit.published_text.passages import PassageKind
from uri.audit.published_text.source_lines import SourceLine, SourcePart, SourceRow, SourceTable
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileSource

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_NOTE = re.compile(r"\[\^([^\]]+)\]:\s*")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FEWEST_ROWS = 2


def read_text_lines(source: FileSource) -> list[SourcePart]:
    """Return the lines of a text, with the empty ones; the sign for a new page is an empty line.

    Raises:
        UnreadableError: It is no text.
    """
    return [*_numbered_lines(source)]


def _numbered_lines(source: FileSource) -> Iterator[SourceLine]:
    text = read_text(_without_form_feeds(source), windows=True).replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.replace("\0", "").split("\n"), 1):
        yield SourceLine(plain_line(line), number)


def _without_form_feeds(source: FileSource) -> FileSource:
    with source.open() as file:
        return attrs.evolve(source, content=file.read().replace(b"\f", b"\n"))


def plain_line(line: str) -> str:
    """Return a line without the marks of emphasis, links and tags of HTML, and with its tabs and spaces."""
    if not set(line) & set("*_<`[\u00a0"):
        return line
    bare = _LINK.sub(r"\1", line).replace("\u00a0", " ")
    if "\t" in bare:
        return "\t".join(map(_plain, bare.split("\t")))
    return _plain(bare)


def _plain(text: str) -> str:
    """Return a text without marks; a list item keeps its own, and a run of spaces is left as it is."""
    marked = re.match(r"\s*[*_-]\s+", text)
    head, tail = (text[: marked.end()], text[marked.end() :]) if marked else ("", text)
    indent = tail[: len(tail) - len(tail.lstrip())]
    words = re.split(r"( {2,})", tail.strip())
    return head + indent + "".join(word if word.isspace() else plain_text(word) for word in words)


def read_markdown_lines(source: FileSource) -> list[SourcePart]:
    """Return the lines and the tables of Markdown.

    Raises:
        UnreadableError: It is no text.
    """
    text = read_text(source, windows=True).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1)]
    parts: list[SourcePart] = []
    for is_table, group in groupby(lines, lambda line: "|" in line[1]):
        numbered = list(group)
        rows = [_row(number, line) for number, line in numbered if not is_rule(line)] if is_table else []
        if len(rows) >= _FEWEST_ROWS:
            parts.append(SourceTable(tuple(rows)))
        else:
            parts += [_markdown_line(number, line) for number, line in numbered]
    return parts


def is_rule(line: str) -> bool:
    """Tell whether a line only parts the headers of a table of pipes from its body."""
    return re.fullmatch(r"[\s|:-]+", line) is not None and "-" in line


def _row(number: int, line: str) -> SourceRow:
    cells = markdown_cells(line)
    indent = indent_of(cells[0], laid_out=True) if cells else 0
    return SourceRow(tuple(map(plain_text, cells)), number, indent=indent)


def _markdown_line(number: int, line: str) -> SourceLine:
    if heading := _HEADING.match(line):
        return SourceLine(plain_text(heading[2]), number, kind=PassageKind.HEADING, level=len(heading[1]))
    if note := _NOTE.match(line):
        return SourceLine(f"[{note[1]}] {plain_line(line[note.end() :])}", number, kind=PassageKind.FOOTNOTE)
    return SourceLine(plain_line(line), number)
