"""Captions: the lines that say which table stands below or above them."""

from __future__ import annotations

import re

import attrs

_CAPTION = re.compile(
    r"\W{0,4}(?P<kind>tabel|table|figuur|figure|overzicht|staat|bijlage|annex|appendix)\s+"
    r"(?P<number>(?:[A-Z]\.?)?\d+(?:\.\d+)*[a-z]?|[A-Z]|[IVX]+)(?!\w)\s*(?P<sign>[-–—:.|]|$)?\s*(?P<words>.*)$",
    re.IGNORECASE,
)
_FIGURE = {"figuur", "figure"}
_ANNEX = {"bijlage", "annex", "appendix"}
_LONGEST = 250
"""A caption has fewer signs; a sentence that begins with “Tabel 3” can have more."""

_CONTINUED = re.compile(r"\b(?:vervolg(?:d)?|continued|cont\.)", re.IGNORECASE)


@attrs.frozen
class Caption:
    """What a caption says.

    Attributes:
        number: The number of the table, as it is printed.
        words: The words behind it.
        is_annex: Whether it is an annex that it numbers.
        is_figure: Whether it is a figure.
        goes_on: Whether it says that the table goes on from a page before.
    """

    number: str
    words: str
    is_annex: bool
    is_figure: bool
    goes_on: bool


def read_caption(text: str) -> Caption | None:
    """Read a caption; None where the text is none.

    >>> read_caption("Tabel 4 – Afdoeningen").number, read_caption("Table 2").words
    ('4', '')
    >>> read_caption("Tabel 3 laat zien dat er 15 signalen zijn.") is None
    True

    Args:
        text: A line or a paragraph.
    """
    match = _CAPTION.match(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    words = match["words"].strip()
    if not match["sign"] and words and (not words[:1].isupper() or words.endswith(".")):
        return None  # a sentence that begins with the name of a table
    kind = match["kind"].casefold()
    return Caption(match["number"], words, kind in _ANNEX, kind in _FIGURE, _CONTINUED.search(words) is not None)
