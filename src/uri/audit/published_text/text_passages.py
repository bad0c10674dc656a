"""Lines of running text made into passages: headings, paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from uri.audit.published_text.captions import read_caption
from uri.audit.published_text.line_joining import join_lines
from uri.audit.published_text.passages import Passage, PassageKind
from uri.audit.published_text.source_lines import SourceLine

_ITEM = re.compile(r"\s*(?:[-–—•●▪■◦○∙·*»>]|\(?[a-z][.)]|\(?\d{1,2}[.)]|[ivx]+[.)])\s+(?=\S)")
_NOTE = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,3}\]|[*†‡]{1,3}(?=\s?[^\s*]))[.)]?\s*(?=\w)")
_NUMBERED = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d])")
_ENDS = re.compile(r"[.?!:;,…][\"'”’)\]]*$")
_FENCE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*$")
_LONGEST_HEADING = 100
_MOST_WORDS = 14
_FEWEST_WORDS = 4
"""A line with fewer words that stands alone is a heading, whatever stands below it."""

_WRAPPED = 200
"""Where a line of a text is longer than this, each line is a paragraph of its own."""


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Tell whether paragraphs of a text go on over several lines, and do not stand on one each."""
    return not any(len(line.text) > _WRAPPED for line in lines if line.kind is None)


def marked_line(line: SourceLine) -> SourceLine:
    """Return a paragraph of a format that has paragraphs: a passage of its own; a footnote, where a mark begins it."""
    kind = PassageKind.FOOTNOTE if _NOTE.match(line.text) else PassageKind.PARAGRAPH
    return attrs.evolve(line, kind=kind)


def passages_of(lines: Sequence[SourceLine], *, wrapped: bool) -> list[Passage]:
    """Make passages of lines that stand together, without an empty one between them.

    Args:
        lines: The lines.
        wrapped: Whether a paragraph can go on over several lines.
    """
    return [_passage(group, is_alone=len(lines) == len(group)) for group in _groups(lines, wrapped=wrapped)]


def _groups(lines: Sequence[SourceLine], *, wrapped: bool) -> Iterator[list[SourceLine]]:
    """Part lines into passages: a list item and a footnote begin one, and so does what its format marks."""
    group: list[SourceLine] = []
    for line in lines:
        if _FENCE.match(line.text):
            if group:
                underlined = len(group) == 1 and line.text.strip()[0] in "=-"
                yield [attrs.evolve(group[0], kind=PassageKind.HEADING, level=1)] if underlined else group
            group = []
            continue
        begins = line.kind is not None or any(begins_one(line.text) for begins_one in _BEGINNINGS)
        if group and (begins or not wrapped or group[-1].kind is not None):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


_BEGINNINGS = (_ITEM.match, _NOTE.match, read_caption)
"""What begins a list item, a footnote or a caption."""


def _passage(group: Sequence[SourceLine], *, is_alone: bool) -> Passage:
    """Make one passage of its lines."""
    first = group[0]
    if first.kind is not None:
        return first.passage(first.kind, level=first.level)
    text, starts = join_lines(group)
    if _NOTE.match(text):
        return Passage(PassageKind.FOOTNOTE, text, starts)
    number = _NUMBERED.match(text)
    if is_alone and len(group) == 1 and is_heading(text):
        return Passage(PassageKind.HEADING, text, starts, 1 if number is None else 1 + number[1].count("."))
    if _ITEM.match(text):
        return Passage(PassageKind.LIST_ITEM, text, starts)
    return Passage(PassageKind.PARAGRAPH, text, starts)


def is_heading(text: str) -> bool:
    """Tell whether a line that stands alone is a heading: short, and no sentence.

    >>> is_heading("3.1 Meldingen"), is_heading("In 2023 waren er 26 meldingen."), is_heading("- Opleiding")
    (True, False, False)
    """
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or _ENDS.search(text):
        return False
    bare = _NUMBERED.sub("", text, count=1)
    if bare == text and _ITEM.match(text):
        return False
    return bare[:1].isupper() and any(map(str.isalpha, bare))


def joined_over_gaps(passages: Sequence[Passage]) -> list[Passage]:
    """Join each paragraph that ends within a sentence with the one that goes on with it, as over the end of a page."""
    joined: list[Passage] = []
    for passage in passages:
        if joined and _goes_on(joined[-1], passage):
            joined[-1] = _both(joined[-1], passage)
        else:
            joined.append(passage)
    return joined


_RUNNING = {PassageKind.PARAGRAPH, PassageKind.LIST_ITEM}


def _goes_on(above: Passage, below: Passage) -> bool:
    """Tell whether a passage goes on with the one above it; a short line above text in small letters is no heading."""
    is_short = above.kind is PassageKind.HEADING and len(above.text.split()) >= _FEWEST_WORDS
    is_running = above.kind in _RUNNING or (is_short and not _NUMBERED.match(above.text))
    begins = below.kind is PassageKind.PARAGRAPH and below.text[:1].islower()
    return is_running and begins and not _ENDS.search(above.text)


def _both(above: Passage, below: Passage) -> Passage:
    """Return two passages as one, broken word mended."""
    head = SourceLine(above.text, above.starts[-1].line, above.starts[-1].page)
    tail = SourceLine(below.text, below.starts[0].line, below.starts[0].page)
    text, (_, second) = join_lines([head, tail])
    moved = [attrs.evolve(start, offset=second.offset + start.offset) for start in below.starts]
    kind = PassageKind.PARAGRAPH if above.kind is PassageKind.HEADING else above.kind
    return Passage(kind, text, (*above.starts, *moved))
