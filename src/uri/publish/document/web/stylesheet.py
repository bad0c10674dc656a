"""The stylesheet of a page: how tables and the blocks around them are laid out, and the shades of one colour."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from uri.aggregate.tables.table_html import table_css
from uri.pictures.colours import DARK_PANEL, DEFAULT_COLOUR, LIGHT_PANEL, on_dark, on_light


@cache
def stylesheet(colour: str) -> str:
    """Return the stylesheet of a page in one colour, on light and on dark."""
    light, dark = on_light(colour), on_dark(colour)
    return (
        f":root {{ --accent: {light.accent}; --soft: {light.soft}; --panel: {LIGHT_PANEL}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n"
        f"  :root {{ --accent: {dark.accent}; --soft: {dark.soft}; --panel: {DARK_PANEL}; }}\n"
        f"}}\n{_page_css()}{table_css()}"
    )


def notebook_style() -> str:
    """Return the same rules for a part of a page that is not ours: they touch nothing outside it."""
    rules = stylesheet(DEFAULT_COLOUR).replace(":root", ":scope").replace(".uri-page", ":scope")
    return f"@scope (.uri-page) {{\n{rules}{_OWN_GROUND}}}\n"


def _page_css() -> str:
    return files("uri.publish.document.web").joinpath("page.css").read_text("utf-8")


_OWN_GROUND = """\
:scope { padding: 1rem; background: var(--ground); color: var(--ink); font-size: 1rem; line-height: 1.6; }
:scope a { color: var(--accent); }
"""
