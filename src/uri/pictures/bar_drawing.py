"""Bars as SVG: panels side by side, or one by one for a page that lays them out itself."""

from __future__ import annotations

from collections.abc import Iterator

from uri.pictures.bars import Bar, Bars, Panel
from uri.pictures.colours import DEFAULT_COLOUR, Shades, on_light
from uri.pictures.drawn import Drawn
from uri.pictures.shapes import GROUND, INK, MUTED, SIZE, SMALL, hatch, line, lines_of, rect, svg, text, width_of

WIDTH = 260
"""The width of a panel; its height follows from its bars, and is that of all panels of a picture."""
BESIDE, GAP = 3, 32
"""So many panels side by side, and the gap between them."""
WHOLE = BESIDE * (WIDTH + GAP) - GAP
"""The width of a panel that has a picture to itself and many bars."""

_HEIGHT, _TOP, _BASE, _TALL = 150, 24, 122, 90
"""The height of a panel of standing bars, where they may begin and where they end, and what is added for one alone."""
_MANY, _MARK = 5, 17
"""So many standing bars fit a panel, and the height of the words of a mark."""
_THICK, _LINE, _APART = 20, 18, 10
"""The thickness of a bar that lies, the height of a line of its label, and what parts it from the next."""
_ROOM = 46
"""The room for the value behind a bar that lies."""
_TITLE = 20


def panel_svg(panel: Panel, bars: Bars, anchor: str, shades: Shades | None = None) -> str:
    """Draw one panel without its title, on the scale that all panels of its picture have.

    Args:
        panel: The panel.
        bars: All panels.
        anchor: What the anchors within it begin with, unique on the page.
        shades: The colours of the bars; by default those of the house style that nobody chose.
    """
    drawn = _panel(panel, bars, shades or on_light(DEFAULT_COLOUR))
    return svg(_width(bars), _height(bars), anchor, panel.title, figures(panel), drawn)


def figures(panel: Panel) -> str:
    """Tell every figure of a panel in words."""
    return ", ".join(f"{bar.label}: {bar.told}" for bar in panel.bars) + "."


def drawn_bars(bars: Bars, shades: Shades) -> Drawn:
    """Draw all panels with their titles: three side by side."""
    wide, width = min(BESIDE, len(bars.panels)), _width(bars)
    titles = [lines_of(panel.title, width, bold=True) if panel.title else [] for panel in bars.panels]
    drawn: list[str] = []
    y = 0.0
    for first in range(0, len(bars.panels), wide):
        lines = max(map(len, titles[first : first + wide]))
        above = _TITLE * lines + (GAP // 4 if lines else 0)
        for at, panel in enumerate(bars.panels[first : first + wide]):
            x = at * (width + GAP)
            drawn += [text(words, x, y + _TITLE * n - 5, bold=True) for n, words in enumerate(titles[first + at], 1)]
            drawn += [f'<g transform="translate({x} {y + above:.0f})">', *_panel(panel, bars, shades), "</g>"]
        y += above + _height(bars) + GAP
    return Drawn(wide * (width + GAP) - GAP, y - GAP, tuple(drawn))


def _panel(panel: Panel, bars: Bars, shades: Shades) -> Iterator[str]:
    return _standing(panel, bars, shades) if bars.standing else _lying(panel, bars, shades)


def _width(bars: Bars) -> int:
    return WHOLE if bars.standing and max(len(panel.bars) for panel in bars.panels) > _MANY else WIDTH


def _height(bars: Bars) -> float:
    if bars.standing:
        return _HEIGHT + _added(bars) + _above(bars) + (_LINE if _width(bars) == WHOLE else 0)
    return max(sum(_room(bar) for bar in panel.bars) for panel in bars.panels) - _APART + 4


def _above(bars: Bars) -> int:
    """Return the room above standing bars for the words of marks."""
    return _MARK * max(len(panel.marks) for panel in bars.panels)


def _added(bars: Bars) -> int:
    """Return by how much higher a panel is that has a picture to itself."""
    return _TALL if len(bars.panels) == 1 else 0


# ---------------------------------------------------------------------------------------------------- bars that stand


def _standing(panel: Panel, bars: Bars, shades: Shades) -> Iterator[str]:
    width, top = _width(bars), _TOP + _above(bars)
    base = _BASE + _added(bars) + _above(bars)
    step, scale = width / len(panel.bars), (base - top) / bars.top
    size = SIZE if len(panel.bars) <= _MANY else SMALL
    for at, bar in enumerate(panel.bars):
        middle = step * (at + 0.5)
        for row, words in enumerate(lines_of(bar.label, step - 4, size) if size == SMALL else [bar.label]):
            yield text(words, middle, base + 19 + 15 * row, anchor="middle", bold=bar.current, size=size)
        if bar.value:
            yield _bar(bar, (middle - step * 0.36, base - scale * bar.value, step * 0.72, scale * bar.value), shades)
    yield line(f"M0 {base}H{width}", "base")
    yield from _marks(panel, step, base)
    for at, bar in enumerate(panel.bars):
        middle = step * (at + 0.5)
        if bar.value is None:
            yield from _without(bar, middle, step * 0.72, (top, base))
        else:
            yield from _value(bar, (middle, base), step, scale, halo=bool(panel.marks))


def _value(bar: Bar, place: tuple[float, float], step: float, scale: float, *, halo: bool) -> Iterator[str]:
    """Write the value above a bar, beside the line of its interval."""
    middle, base = place
    aside, y = 0 if bar.interval is None else step * 0.12, base - scale * (bar.value or 0) - 6
    yield text(bar.text, middle - aside, y, anchor="middle", bold=True, halo=halo)
    if bar.interval is not None:
        x, low, high = middle + step * 0.24, base - scale * bar.interval.low, base - scale * bar.interval.high
        yield from _interval(f"M{x:.1f} {low:.1f}V{high:.1f}", f"M{x - 4:.1f} {high:.1f}h8")


def _without(bar: Bar, middle: float, width: float, ends: tuple[float, float]) -> Iterator[str]:
    """Say why no bar stands here; where a figure is hidden, a hatch as high as the panel says that it may be any."""
    top, base = ends
    if bar.is_hidden:
        yield hatch(middle - width / 2, top, width, base - top)
    words = lines_of(bar.told, base - top - 12, SMALL)
    left = middle + SMALL * 0.35 - (len(words) - 1) * SMALL * 0.6
    if bar.is_hidden:
        high = max(width_of(each, SMALL) for each in words) + 8
        yield rect(left - SMALL, base - 3 - high, SMALL * (1.35 + 1.2 * (len(words) - 1)), high, GROUND, "ground")
    for at, each in enumerate(words):
        yield text(each, left + at * SMALL * 1.2, base - 7, size=SMALL, fill=MUTED, upward=True)


def _marks(panel: Panel, step: float, base: float) -> Iterator[str]:
    """Draw lines across the bars, each with its words at a height of its own."""
    for at, mark in enumerate(sorted(panel.marks, key=lambda mark: mark.at)):
        x, y = step * mark.at, SMALL + _MARK * at
        is_left = x + width_of(mark.label, SMALL) + 8 > step * len(panel.bars)
        yield line(f"M{x:.1f} {y - SMALL + 2:.1f}V{base}", "mark", stroke=INK, width=1.5, dashes="5 3")
        yield text(mark.label, x - 6 if is_left else x + 6, y, anchor="end" if is_left else "start", size=SMALL)


# ------------------------------------------------------------------------------------------------------ bars that lie


def _lying(panel: Panel, bars: Bars, shades: Shades) -> Iterator[str]:
    y, most = 0.0, WIDTH - _ROOM
    for bar in panel.bars:
        label = _label(bar)
        for at, words in enumerate(label, 1):
            yield text(words, 0, y + _LINE * at - 3, bold=bar.current)
        top = y + _LINE * len(label) + 2
        if bar.is_hidden:
            yield hatch(0, top, most, _THICK)
            yield rect(6, top, width_of(bar.told, SMALL) + 8, _THICK, GROUND, "ground")
        long = most * (bar.value or 0) / bars.top
        if long:
            yield _bar(bar, (0, top, long, _THICK), shades)
        if bar.value is None:
            yield text(bar.told, 10, top + _THICK - 5, size=SMALL, fill=MUTED)
        else:
            if bar.interval is not None:
                y_of, scale = top + _THICK * 0.75, most / bars.top
                low, high = scale * bar.interval.low, scale * bar.interval.high
                yield from _interval(f"M{low:.1f} {y_of:.1f}H{high:.1f}", f"M{high:.1f} {y_of - 4:.1f}v8")
            yield text(bar.text, most * bar.top / bars.top + 6, top + _THICK - 4, bold=True)
        yield line(f"M0.5 {top - 2:.1f}v{_THICK + 4}", "base")
        y += _room(bar)


def _label(bar: Bar) -> list[str]:
    return lines_of(bar.label, WIDTH, SIZE, bold=bar.current)


def _room(bar: Bar) -> float:
    return _LINE * len(_label(bar)) + _THICK + _APART


def _interval(path: str, end: str) -> Iterator[str]:
    """Draw a line that stands out on a bar and beside it, with a stroke at its end."""
    yield line(path + end, "around", stroke=GROUND, width=4)
    yield line(path + end, "interval", stroke=INK, width=1.5)


def _bar(bar: Bar, place: tuple[float, float, float, float], shades: Shades) -> str:
    kind, fill = ("current", shades.accent) if bar.current else ("other", shades.soft)
    return rect(*place, fill, kind)
