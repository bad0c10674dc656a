"""The tokens of an HTML page: its tags and the text between them, found in one pass.

The parser of the standard library searches the rest of the page anew for every comment or tag that is not closed, so
that a small page can take hours. Source: HTML Living Standard, 13.2.5 (tokenization): what is not closed ends the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

import attrs

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(r"""[\s/]*+(?:(/?>)|([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+|=)""")
_UNPARSED = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}
"""Elements in which a tag is text."""
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")
"""A reference to no sign that there is; Python refuses thousands of digits."""


@attrs.frozen
class Tag:
    """The begin or end of an element.

    Attributes:
        name: The name of the element, in small letters.
        line: The line of the page on which it stands.
        is_end: Whether the element ends here.
        values: The attributes that have a value.
    """

    name: str
    line: int
    is_end: bool
    values: Mapping[str, str]


def tokens(page: str) -> Iterator[Tag | str]:
    """Give the tags of a page, and the text between them."""
    line, counted, position = 1, 0, 0
    while position < len(page):
        begin = page.find("<", position)
        if begin != position:
            yield _text(page[position : len(page) if begin < 0 else begin])
        if begin < 0:
            return
        line, counted = line + page.count("\n", counted, begin), begin
        tag = _TAG.match(page, begin)
        if tag is None:
            position = _past_no_tag(page, begin)
            if position == begin + 1:
                yield "<"
            continue
        values, position = _attributes(page, tag.end())
        if position > len(page):
            return
        name = tag[2].lower()
        yield Tag(name, line, bool(tag[1]), values)
        if name in _UNPARSED and not tag[1]:
            position = _end_of(name, page, position)


def _past_no_tag(page: str, begin: int) -> int:
    """Return where a comment or declaration ends; of a sign that opens none, the position behind it."""
    if page.startswith("<!--", begin):
        return _past(page, "-->", begin + 2)  # `<!-->` is whole
    return _past(page, ">", begin + 2) if page[begin + 1 : begin + 2] in {"!", "?", "/"} else begin + 1


def _past(page: str, sign: str, begin: int) -> int:
    end = page.find(sign, begin)
    return len(page) if end < 0 else end + len(sign)


def _attributes(page: str, position: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a tag with their values, and where it ends: behind the page, if nowhere."""
    values: dict[str, str] = {}
    while found := _ATTRIBUTE.match(page, position):
        position = found.end()
        if found[1]:
            return values, position
        if found[3]:
            quoted = found[3][0] in "\"'" and found[3][-1] == found[3][0] and len(found[3]) > 1
            values.setdefault(found[2].lower(), _text(found[3][1:-1] if quoted else found[3]))
    return values, len(page) + 1


def _end_of(name: str, page: str, position: int) -> int:
    """Return where the end tag of an element begins in which tags are text."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, position)
    return len(page) if end is None else end.start()


def _text(written: str) -> str:
    return html.unescape(_LONG_NUMBER.sub("\N{REPLACEMENT CHARACTER}", written)) if "&" in written else written
