"""Marks of Markdown are taken away as a pattern with a search ahead would take them, in one pass."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.audit.printed.markdown_text import plain_text, without_emphasis

_SEARCHING = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
"""The pattern that says what emphasis is, and needs the square of the length of a text."""


@given(st.text(alphabet="*_` a9", max_size=24))
def test_emphasis_is_what_the_pattern_says(text: str) -> None:
    assert without_emphasis(text) == _SEARCHING.sub(r"\2", text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Totaal**", "Totaal"),
        ("__12__ *a*", "12 a"),
        ("9<sup>2</sup>", "9²"),
        ("<sup>1</sup> en <SUP>2</SUP><sup>", "¹ en ²"),
        ("2*3*4", "2*3*4"),
        ("a<br>b", "a b"),
        ("<5", "<5"),
    ],
)
def test_marks_are_taken_away(text: str, plain: str) -> None:
    assert plain_text(text) == plain
