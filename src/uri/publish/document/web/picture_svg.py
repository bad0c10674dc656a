"""A panel of a picture as SVG: bars from zero with their values, drawn by hand, without style and without script.

Its shapes have colours of their own, so that it can stand alone; their classes let a page give them others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from uri.aggregate.tables.table_html import escaped
from uri.publish.colours import DEFAULT_COLOUR, Shades, on_light
from uri.publish.document.blocks import Bar, Panel, Picture

WIDTH = 260
"""The width of a panel; its height follows from its bars, and is that of all panels of a picture."""

_INK, _LINE = "#1b1f24", "#6b7680"
_FONT = 'font-family="Segoe UI, Roboto, Liberation Sans, Arial, sans-serif" font-size="15"'
_HEIGHT, _TOP, _BASE = 150, 24, 122
_SHORT = 5
"""A label of so many signs fits below a bar; longer ones stand above bars that lie."""
_LYING, _THICK, _LABEL = 48, 20, 16
_ROOM = 46
"""The room for the value behind a bar that lies."""
_BESIDE, _GAP, _TITLE, _TITLE_SIGNS = 3, 32, 20, 32
"""So many panels side by side, the gap between them, the height of a line of a title, and the signs on one."""


def stands(picture: Picture) -> bool:
    """Return whether the bars of a picture stand: their labels are short, and not many."""
    bars = [bar for panel in picture.panels for bar in panel.bars]
    return all(len(bar.label) <= _SHORT for bar in bars) and max(len(panel.bars) for panel in picture.panels) <= _SHORT


def panel_svg(panel: Panel, picture: Picture, anchor: str, shades: Shades | None = None) -> str:
    """Draw one panel, on the scale that all panels of its picture have.

    Args:
        panel: The panel.
        picture: The picture that it belongs to.
        anchor: What the anchors within it begin with, unique on the page.
        shades: The colours of the bars; by default those of the house style that nobody chose.
    """
    drawn = _bars(panel, picture, shades or on_light(DEFAULT_COLOUR))
    return _svg(WIDTH, _height(picture), anchor, panel.title, figures(panel), drawn)


def picture_svg(picture: Picture, shades: Shades | None = None) -> str:
    """Draw a whole picture by itself, for a form that has no page to lay panels out: three side by side.

    Args:
        picture: The picture.
        shades: The colours of the bars; by default those of the house style that nobody chose.
    """
    colours, wide = shades or on_light(DEFAULT_COLOUR), min(_BESIDE, len(picture.panels))
    titles = [wrap(panel.title, _TITLE_SIGNS) for panel in picture.panels]
    drawn: list[str] = []
    y = 0
    for first in range(0, len(picture.panels), wide):
        above = _TITLE * max(map(len, titles[first : first + wide])) + _GAP // 4
        for at, panel in enumerate(picture.panels[first : first + wide]):
            x = at * (WIDTH + _GAP)
            drawn += [_title(line, x, y + _TITLE * number) for number, line in enumerate(titles[first + at], 1)]
            drawn += [f'<g transform="translate({x} {y + above})">', *_bars(panel, picture, colours), "</g>"]
        y += above + _height(picture) + _GAP
    return _svg(wide * (WIDTH + _GAP) - _GAP, y - _GAP, picture.name, picture.title, picture.description, drawn)


def _svg(width: int, height: int, anchor: str, title: str, description: str, drawn: Iterable[str]) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" {_FONT}'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{anchor}-t {anchor}-d" {size}>',
            f'<title id="{anchor}-t">{escaped(title)}</title>',
            f'<desc id="{anchor}-d">{escaped(description)}</desc>',
            *drawn,
            "</svg>",
        ]
    )


def _bars(panel: Panel, picture: Picture, shades: Shades) -> Iterable[str]:
    top = max((bar.value or 0 for each in picture.panels for bar in each.bars), default=0) or 1
    return _standing(panel, top, shades) if stands(picture) else _lying(panel, top, shades)


def _height(picture: Picture) -> int:
    return _HEIGHT if stands(picture) else _LYING * max(len(each.bars) for each in picture.panels) + 4


def _title(line: str, x: int, y: int) -> str:
    return f'<text x="{x}" y="{y - 5}" fill="{_INK}" font-weight="bold">{escaped(line)}</text>'


def figures(panel: Panel) -> str:
    """Tell every figure of a panel in words."""
    return ", ".join(f"{bar.label}: {bar.text if bar.spoken is None else bar.spoken}" for bar in panel.bars) + "."


def _standing(panel: Panel, top: int, shades: Shades) -> Iterator[str]:
    step = WIDTH / len(panel.bars)
    for at, bar in enumerate(panel.bars):
        middle = step * (at + 0.5)
        tall = (_BASE - _TOP) * (bar.value or 0) / top
        if tall:
            yield _rect(middle - step * 0.36, _BASE - tall, step * 0.72, tall, bar, shades)
        yield _text(bar.label, middle, _BASE + 19, bar, "middle")
        yield _text(bar.text, middle, _BASE - tall - 6, bar, "middle", is_value=True)
    yield f'<path class="base" d="M0 {_BASE}H{WIDTH}" stroke="{_LINE}" stroke-width="1"/>'


def _lying(panel: Panel, top: int, shades: Shades) -> Iterator[str]:
    for at, bar in enumerate(panel.bars):
        y = at * _LYING
        long = (WIDTH - _ROOM) * (bar.value or 0) / top
        yield _text(bar.label, 0, y + _LABEL - 1, bar, "start")
        if long:
            yield _rect(0, y + _LABEL + 4, long, _THICK, bar, shades)
        yield _text(bar.text, long + 6, y + _LABEL + _THICK - 1, bar, "start", is_value=True)
        yield f'<path class="base" d="M0.5 {y + _LABEL + 2}v{_THICK + 4}" stroke="{_LINE}" stroke-width="1"/>'


def _rect(x: float, y: float, width: float, height: float, bar: Bar, shades: Shades) -> str:
    kind, fill = ("current", shades.accent) if bar.current else ("other", shades.soft)
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def _text(text: str, x: float, y: float, bar: Bar, anchor: str, *, is_value: bool = False) -> str:
    weight = ' font-weight="bold"' if is_value or bar.current else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{_INK}"{weight}>{escaped(text)}</text>'
