"""Markup of OpenDocument: elements, and text in which nothing is markup and nothing unseen."""

from __future__ import annotations

import re
from html import escape

from uri.visible_text import visible


def element(tag: str, contents: str = "", /, **attributes: object) -> str:
    """Write an element.

    Args:
        tag: Its name, with the prefix of its namespace.
        contents: What stands in it, as markup.
        attributes: Its attributes, ``table__style_name`` for ``table:style-name``; None leaves one out.

    >>> element("text:p", written("a < b"), text__style_name="Title")
    '<text:p text:style-name="Title">a &lt; b</text:p>'
    """
    given = "".join(
        f' {name.replace("__", ":").replace("_", "-")}="{escape(visible(str(value)))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{given}>{contents}</{tag}>" if contents else f"<{tag}{given}/>"


def written(text: str) -> str:
    r"""Write words, with spaces, tabs and line breaks as OpenDocument has them.

    >>> written("a  b\nc")
    'a <text:s text:c="1"/>b<text:line-break/>c'
    """
    marked = _SPACES.sub(_spaces, escape(visible(text), quote=False))
    return marked.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def _spaces(found: re.Match[str]) -> str:
    """Write spaces that would be taken together."""
    return f' <text:s text:c="{len(found[0]) - 1}"/>'


_SPACES = re.compile(" {2,}")
