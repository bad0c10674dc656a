"""Sentences of a running text, each with the passage that it stands in and the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from uri.audit.published_text.passages import LineStart, Passage, PassageKind

_ABBREVIATIONS = (
    *("bijv", "bv", "o.a", "o.m", "e.d", "d.w.z", "m.b.t", "m.u.v", "i.v.m", "t.o.v", "t.a.v", "t.b.v", "o.b.v", "a.d"),
    *("nr", "nrs", "art", "blz", "ca", "incl", "excl", "max", "min", "mr", "dr", "drs", "ir", "ing", "prof", "resp"),
    *("vgl", "zgn", "div", "adv", "comm", "afd", "dir", "jl", "etc", "e.g", "i.e", "no", "nos", "approx", "vs", "fig"),
)
_ENDS = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\Wa-z_])")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[^\W\d_a-z])")
_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, _ABBREVIATIONS))}|[A-Z])\.$", re.IGNORECASE)


@attrs.frozen(repr=False)
class TextSentence:
    """A sentence, or a heading or list item that is none but says something all the same.

    Attributes:
        text: Its words.
        passage: The passage that it stands in.
        start: Where it begins in the text of that passage.
        heading: The heading above it; empty where there is none.
    """

    text: str
    passage: Passage
    start: int
    heading: str = ""

    def place_of(self, offset: int) -> LineStart:
        """Return the page and line of the sign at an offset of the sentence."""
        return self.passage.line_at(self.start + offset)


def sentences_in(passages: Iterable[Passage]) -> Iterator[TextSentence]:
    """Give the sentences of passages in order."""
    heading = ""
    for passage in passages:
        if passage.kind is PassageKind.HEADING:
            heading = passage.text
        number = section_number(passage.text) if _is_titled(passage) else 0
        for start, end in sentence_spans(passage.text):
            begin = max(start, number)
            yield TextSentence(passage.text[begin:end], passage, begin, heading)


def _is_titled(passage: Passage) -> bool:
    """Tell whether a passage is a heading, or looks like one that was not recognised."""
    is_short = len(passage.text) < _LONGEST_HEADING and not passage.text.rstrip().endswith((".", ";", ",", ":"))
    return passage.kind is PassageKind.HEADING or is_short


_LONGEST_HEADING = 80


def section_number(heading: str) -> int:
    """Return how many signs of a heading are the number of its section, which counts nothing.

    >>> [section_number(heading) for heading in ("2 Meldingen", "3.1. Signalen", "26 meldingen in 2023", "Bijlagen")]
    [2, 5, 0, 0]
    """
    match = _SECTION.match(heading)
    return 0 if match is None else match.end()


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end.

    >>> text = "Dit zijn er 26, o.a. in Den Haag. In 2022 waren het er 21 (zie par. 3.1). Dat is minder."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Dit zijn er 26, o.a. in Den Haag.', 'In 2022 waren het er 21 (zie par. 3.1).', 'Dat is minder.']
    """
    ends = [match.end() for match in _ENDS.finditer(text) if not _stops_short(text, match)]
    spans, start = [], 0
    for end in [*ends, len(text)]:
        words = text[start:end]
        if words.strip():
            spans.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
        start = end
    return spans


def _stops_short(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop ends an abbreviation, or stands within brackets, and so ends no sentence."""
    if text[match.start()] == "." and _ABBREVIATED.search(text[max(0, match.start() - 12) : match.start() + 1]):
        return True
    before = text[: match.end()]
    return before.count("(") > before.count(")")
