"""Markup of WordprocessingML: runs, paragraphs, fields and links, in which nothing of a text is markup or unseen."""

from __future__ import annotations

import re
from html import escape

from uri.publish.forms.office.odf_markup import element
from uri.visible_text import visible

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def run(text: str, properties: str = "") -> str:
    r"""Write a run of words of one kind.

    >>> run("a < b")
    '<w:r><w:t xml:space="preserve">a &lt; b</w:t></w:r>'
    """
    pieces = "".join(map(_piece, re.split("([\n\t])", visible(text))))
    return element("w:r", (element("w:rPr", properties) if properties else "") + pieces) if pieces else ""


def paragraph(contents: str, style: str, more: str = "") -> str:
    """Write a paragraph.

    Args:
        contents: Its runs.
        style: The identifier of its style.
        more: Other properties, in the order of the standard.
    """
    return element("w:p", element("w:pPr", element("w:pStyle", w__val=style) + more) + contents)


def field(instruction: str, shown: str, properties: str = "") -> str:
    """Write a field with what it shows until a program works it out."""
    return element("w:fldSimple", run(shown, properties), w__instr=f" {instruction} ")


def mark(contents: str, name: str, number: int) -> str:
    """Give a place in the document a name that links lead to."""
    begin = element("w:bookmarkStart", w__id=number, w__name=name)
    return begin + contents + element("w:bookmarkEnd", w__id=number)


def link(contents: str, *, anchor: str | None = None, relation: str | None = None) -> str:
    """Write a link to a place in the document, or to what a relation of it leads to."""
    return element("w:hyperlink", contents, r__id=relation, w__anchor=anchor, w__history=1)


def with_namespaces(markup: str) -> str:
    """Return an element that can be read by itself."""
    declared = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return re.sub(r"^<([\w:]+)", rf"<\1{declared}", markup, count=1)


def _piece(text: str) -> str:
    if text == "\n":
        return "<w:br/>"
    if text == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' if text else ""
