"""The plain text of a cell of Markdown: without the marks of emphasis and the tags of HTML, in one pass each."""

from __future__ import annotations

import re
from bisect import bisect_left

from uri.audit.printed.html_tables import with_raised_signs

_OPENING = re.compile(r"(?<!\w)(?=(\*\*|__|[*_`]))")
_CLOSING = {mark: re.compile(rf"(?<=\S)(?={re.escape(mark)}(?!\w))") for mark in ("**", "__", "*", "_", "`")}
_RAISED = re.compile(r"<sup>(.*?)</sup>", re.IGNORECASE)
_RAISED_END = re.compile(r"</sup>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")


def plain_text(text: str) -> str:
    """Return a cell or title without marks.

    >>> plain_text("**Totaal** 9<sup>2</sup>")
    'Totaal 9²'
    """
    return " ".join(_TAG.sub(" ", without_emphasis(_with_raised(text))).split())


def _with_raised(text: str) -> str:
    last = max((end.end() for end in _RAISED_END.finditer(text)), default=0)
    return _RAISED.sub(lambda raised: with_raised_signs(raised[1]), text[:last]) + text[last:]


def without_emphasis(text: str) -> str:
    """Take away each pair of marks: one that opens before a sign, and the next one like it that closes behind one."""
    closings: dict[str, list[int]] = {}
    pieces: list[str] = []
    done = 0
    for opening in _OPENING.finditer(text):
        begin = opening.start()
        if begin < done:
            continue
        for mark in dict.fromkeys((opening[1], opening[1][0])):
            inner = begin + len(mark)
            if mark not in closings:
                closings[mark] = [closing.start() for closing in _CLOSING[mark].finditer(text)]
            following = bisect_left(closings[mark], inner + 1)
            if following < len(closings[mark]) and not text[inner].isspace():
                end = closings[mark][following]
                pieces += [text[done:begin], text[inner:end]]
                done = end + len(mark)
                break
    return "".join([*pieces, text[done:]])
