"""Drawings as PNG, for formats that take no SVG, with letters of our own, so that they look alike on every machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from uri import extras

_FONTS = Path(__file__).with_name("fonts")
_FAMILY = "Open Sans"
_ZOOM = 3
"""The pixels of a picture for each of its drawing, so that letters stay sharp on paper."""


def png(svg: str, *, own_letters: bool = True) -> bytes:
    """Return a drawing as PNG.

    Args:
        svg: The drawing.
        own_letters: Whether all its letters are ours.

    Raises:
        MissingExtraError: The extra ``documents`` is not installed.
        ValueError: It is no drawing.
    """
    renderer: Any = extras.load("resvg_py", "documents")
    drawing = in_font(svg, _FAMILY) if own_letters else svg
    return bytes(
        renderer.svg_to_bytes(
            svg_string=drawing,
            skip_system_fonts=True,
            font_files=[str(file) for file in sorted(_FONTS.glob("*.ttf"))],
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
            serif_family=_FAMILY,
            monospace_family=_FAMILY,
            zoom=_ZOOM,
        )
    )


def in_font(svg: str, family: str) -> str:
    """Return a drawing of ours with its letters of one font, as office programs take the first of several only."""
    return re.sub(r'font-family="[^"]*"', f'font-family="{family}"', svg)


def png_size(contents: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG in pixels [PNG, 11.2.2]."""
    return int.from_bytes(contents[16:20], "big"), int.from_bytes(contents[20:24], "big")
