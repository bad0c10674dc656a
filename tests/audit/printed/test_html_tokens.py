"""The tokens of a page, beside those of the parser of the standard library where a page is whole."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from uri.audit.printed.html_tokens import Tag, tokens


class _Standard(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[object, ...] | str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values: dict[str, str] = {}
        for name, value in attrs:
            if value is not None:
                values.setdefault(name, value)
        self.found.append((tag, self.getpos()[0], False, values))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append((tag, self.getpos()[0], True, {}))

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _joined(found: list[tuple[object, ...] | str]) -> list[tuple[object, ...] | str]:
    """Join texts that follow one another."""
    joined: list[tuple[object, ...] | str] = []
    for token in found:
        if isinstance(token, str) and joined and isinstance(joined[-1], str):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _ours(page: str) -> list[tuple[object, ...] | str]:
    found: list[tuple[object, ...] | str] = [
        (token.name, token.line, token.is_end, dict(token.values)) if isinstance(token, Tag) else token
        for token in tokens(page)
    ]
    return _joined(found)


_PIECES = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr class=a>",
        "<td rowspan=\"2\" colspan='3'>",
        "</TD>",
        "<th\n scope=row  x>",
        "12 &lt; 3",
        "&amp;&#233;&eacute;",
        "\n",
        "tekst",
        "<!-- <td> -->",
        "<!doctype html>",
        "<br/>",
        "a < b",
        "<sup>1</sup>",
    ]
)


@given(st.lists(_PIECES).map("".join))
@example("\n\n<table>\n<td>\n")
def test_a_whole_page_has_the_tokens_of_the_standard_parser(page: str) -> None:
    standard = _Standard()
    standard.feed(page)
    standard.close()
    assert _ours(page) == _joined(standard.found)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("a<!-- b", ["a"]),
        ("a<td b", ["a"]),
        ("<td a='b", []),
        ("&#" + "9" * 5_000 + ";", ["\ufffd"]),
        ("&#x" + "f" * 5_000 + ";", ["\ufffd"]),
        ("a<3", ["a<3"]),
        ("<!-->a", ["a"]),
        ("<script>if (a<b) x='<td>'</script>c", [("script", 1, False, {}), ("script", 1, True, {}), "c"]),
        ("<script>a", [("script", 1, False, {})]),
    ],
)
def test_what_is_not_closed_ends_the_page(page: str, found: list[object]) -> None:
    assert _ours(page) == found
