"""Colours: contrast as others measure it, and shades that can always be read."""

from __future__ import annotations

import colorsys
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.pictures.colours import DARK_PANEL, LIGHT_PANEL, contrast, on_dark, on_light
from uri.publish.document.web.stylesheet import stylesheet

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
LIGHT, DARK = 0, 1


@pytest.mark.parametrize(
    ("colour", "other", "ratio"),
    [
        (
            "#767676",
            "#ffffff",
            4.54,
        ),  # the lightest grey that passes on white [WebAIM, Contrast and Color Accessibility]
        ("#000000", "#ffffff", 21.0),
        ("#ff0000", "#ffffff", 4.0),  # pure red [the same page]
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(colour: str, other: str, ratio: float) -> None:
    assert contrast(colour, other) == contrast(other, colour) == pytest.approx(ratio, abs=0.006)


@given(COLOURS)
def test_every_colour_has_shades_that_can_be_read_on_light_and_on_dark(colour: str) -> None:
    """WCAG 2.2, 1.4.3: text 4.5; 1.4.11: shapes 3."""
    light, dark = on_light(colour), on_dark(colour)
    assert contrast(light.accent, LIGHT_PANEL) >= 4.5
    assert contrast(light.soft, LIGHT_PANEL) >= 3
    assert contrast(dark.accent, DARK_PANEL) >= 4.5
    assert contrast(dark.soft, DARK_PANEL) >= 3


@given(COLOURS)
def test_the_bars_of_every_colour_differ_in_lightness(colour: str) -> None:
    """So that whoever sees no hues tells them apart: 4.5 and 3 on one ground leave a contrast of 1.4 at least."""
    for shades in (on_light(colour), on_dark(colour)):
        assert contrast(shades.accent, shades.soft) >= 1.4


@given(COLOURS)
def test_a_colour_that_can_be_read_is_kept(colour: str) -> None:
    if contrast(colour, LIGHT_PANEL) >= 4.5:
        assert on_light(colour).accent == colour


def test_on_dark_a_colour_stays_of_its_hue() -> None:
    hues = [colorsys.rgb_to_hls(*(int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0] for shade in BLUES]
    assert max(hues) - min(hues) < 0.02


BLUES = ("#154273", on_dark("#154273").accent, on_dark("#154273").soft, on_light("#154273").soft)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_page_s_own_colours_can_be_read(scheme: int) -> None:
    """Later rules take the place of earlier ones, so the last of each name is that of the scheme."""
    named = {name: shades[min(scheme, len(shades) - 1)] for name, shades in _named(stylesheet("#154273")).items()}
    for text in ("ink", "muted", "accent"):
        for behind in ("ground", "panel", "warned"):
            assert contrast(named[text], named[behind]) >= 4.5, (text, behind)
    for shape in ("soft", "warning", "accent"):
        assert contrast(named[shape], named["ground"]) >= 3, shape


def _named(style: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, colour in re.findall(r"--([a-z]+): (#[0-9a-f]{6})", style):
        found.setdefault(name, []).append(colour)
    return found
