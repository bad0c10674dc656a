"""A page as a tree, read by the parser of the standard library, which refuses what is not closed as it was opened."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

_VOID = {"meta", "link", "img", "br", "wbr"}


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            raise AssertionError(f"<{tag}> has an attribute twice: {names}")
        node = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        opened = self.open.pop()
        if opened.tag != tag:
            raise AssertionError(f"<{opened.tag}> is closed by </{tag}>")

    def handle_data(self, data: str) -> None:
        node = self.open[-1]
        if len(node):
            node[-1].tail = (node[-1].tail or "") + data
        else:
            node.text = (node.text or "") + data


def tree(page: str) -> Element:
    """Read a page or a fragment."""
    parser = _Tree()
    parser.feed(page)
    parser.close()
    if parser.open != [parser.root]:
        raise AssertionError(f"<{parser.open[-1].tag}> is not closed")
    return parser.root


def words(node: Element) -> str:
    """Return all text in a node."""
    return "".join(node.itertext())


def seen(node: Element) -> str:
    """Return what is seen of a node."""
    return "".join(_texts(node, lambda inner: "unseen" not in inner.get("class", "").split()))


def heard(node: Element) -> str:
    """Return what is heard of a node."""
    return "".join(_texts(node, lambda inner: inner.get("aria-hidden") != "true"))


def _texts(node: Element, takes: object) -> Iterator[str]:
    assert callable(takes)
    yield node.text or ""
    for inner in node:
        if takes(inner):
            yield from _texts(inner, takes)
        yield inner.tail or ""
