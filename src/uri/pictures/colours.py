"""Colours that can be read: contrast as WCAG measures it, and the shades of a house style on light and on dark."""

from __future__ import annotations

import colorsys

import attrs

DEFAULT_COLOUR = "#154273"
"""The colour of who has chosen none."""
WHITE, BLACK = "#ffffff", "#000000"
LIGHT_PANEL, DARK_PANEL = "#eef2f6", "#20272e"
"""The background that is furthest from the page's own, on light and on dark: what reads there reads everywhere."""

_TEXT, _ENHANCED, _SHAPE = 4.5, 7.0, 3.0
"""The least contrast of text, of text that reads easily, and of shapes with what is behind them [WCAG 2.2, 1.4.3,
1.4.6 and 1.4.11]."""
_STEPS = 100


@attrs.frozen
class Shades:
    """The shades of one colour on a page.

    Attributes:
        accent: For headings, links and the bars of the current year.
        soft: For other bars.
    """

    accent: str
    soft: str


def on_light(colour: str) -> Shades:
    """Return the shades of a colour on a light page: the colour itself where that can be read.

    >>> on_light("#154273").accent
    '#154273'
    """
    return Shades(readable(colour, LIGHT_PANEL, _TEXT), _soft(colour, LIGHT_PANEL))


def on_dark(colour: str) -> Shades:
    """Return the shades of a colour on a dark page: lighter ones of the same hue."""
    return Shades(readable(colour, DARK_PANEL, _ENHANCED), _soft(colour, DARK_PANEL))


def readable(colour: str, behind: str, least: float) -> str:
    """Return the nearest shade of a colour that can be told from what is behind it.

    Args:
        colour: The colour, as ``#rrggbb``.
        behind: The background.
        least: The least contrast, from 1 to 21.
    """
    hue, lightness, saturation = _hls(colour)
    end = _far_end(behind)
    shades = (_hex(hue, lightness + (end - lightness) * step / _STEPS, saturation) for step in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade, behind) >= least)


def _soft(colour: str, behind: str) -> str:
    """Return the shade that is nearest to its background and can still be told from it, less bright than the colour."""
    hue, _, saturation = _hls(colour)
    end = _far_end(behind)
    shades = (_hex(hue, 1 - end + (2 * end - 1) * step / _STEPS, saturation / 2) for step in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade, behind) >= _SHAPE)


def _far_end(behind: str) -> int:
    """Return the lightness that is furthest from a background: 0 or 1."""
    return int(contrast(behind, WHITE) > contrast(behind, BLACK))


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in _parts(colour))
    return colorsys.rgb_to_hls(red, green, blue)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 [WCAG 2.2, relative luminance].

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 (sRGB)
