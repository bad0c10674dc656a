"""Lines joined to a text: words that were broken at the end of a line mended, and where each line begins remembered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uri.audit.published_text.passages import LineStart
from uri.audit.published_text.source_lines import SourceLine

_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)[-\u2010\u00ad]$")
_SOFT = ("\u2010", "\u00ad")
_LOOSE = {"en", "of", "and", "or", "tot", "to", "dan", "als"}
"""Words before which a dash at the end stands for what is left out, as in “in- en uitstroom”."""


def join_lines(lines: Sequence[SourceLine]) -> tuple[str, tuple[LineStart, ...]]:
    """Return the text of lines with one space between them, and where each begins in it.

    >>> lines = [SourceLine("een integriteits-", 1), SourceLine("schending, in-", 2), SourceLine("en uitstroom", 3)]
    >>> join_lines(lines)[0]
    'een integriteitsschending, in- en uitstroom'
    """
    text, starts = "", []
    for line in lines:
        words = " ".join(line.text.split())
        if text:
            text = _before(text, words)
        starts.append(LineStart(len(text), line.line, line.page))
        text += words
    return text, tuple(starts)


def _before(text: str, following: str) -> str:
    """Return a text as it goes on with another line: its last word whole, or a space behind it."""
    broken = _BROKEN.search(text)
    if broken is None or not following[:1].islower():
        return f"{text} "
    if text.endswith(_SOFT):
        return text[:-1]
    if re.split(r"\W", following, maxsplit=1)[0] in _LOOSE:
        return f"{text} "
    return text if broken["head"].isupper() else text[:-1]
