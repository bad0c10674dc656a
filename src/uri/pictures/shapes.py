"""The shapes that pictures are drawn with, as SVG: bars, lines, hatches and words, without style and without script.

Shapes have colours of their own, so that a picture can stand alone; their classes let a page give them others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from uri.aggregate.tables.table_html import escaped

INK, MUTED, LINE, GROUND = "#1b1f24", "#4a535c", "#6b7680", "#ffffff"
"""The colours of words, of words beside the figures, of lines, and of the ground of a picture that stands alone."""
SIZE, SMALL, LARGE = 15, 13, 19
"""The sizes of letters: of words, of remarks, and of a title."""

_FONT = 'font-family="Segoe UI, Roboto, Liberation Sans, Arial, sans-serif"'
_NARROW, _WIDE = frozenset("fijlrt.,:;'|!()[]/ "), frozenset("mwMW%–—@")
_WIDTHS = {"narrow": 0.34, "wide": 0.92, "capital": 0.68, "other": 0.58}
_BOLD = 1.07
_HATCH = 9


def svg(width: float, height: float, anchor: str, title: str, description: str, drawn: Iterable[str]) -> str:
    """Put what is drawn in a picture that says what it is.

    Args:
        width: Its width.
        height: Its height.
        anchor: What the anchors of its title and description begin with, unique on the page.
        title: Its title.
        description: Its alternative in words.
        drawn: Its shapes.
    """
    named = f'aria-labelledby="{escaped(anchor)}-t {escaped(anchor)}-d"'
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {named} {size} {_FONT} font-size="{SIZE}">',
            f'<title id="{escaped(anchor)}-t">{escaped(title)}</title>',
            f'<desc id="{escaped(anchor)}-d">{escaped(description)}</desc>',
            *drawn,
            "</svg>",
        ]
    )


def text(
    words: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    bold: bool = False,
    size: int = SIZE,
    fill: str = INK,
    upward: bool = False,
    halo: bool = False,
) -> str:
    """Write words; upward they are read from below, and a halo lets them be read across lines."""
    size_of = "" if size == SIZE else f' font-size="{size}"'
    weight = ' font-weight="bold"' if bold else ""
    turned = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if upward else ""
    around = f' paint-order="stroke" stroke="{GROUND}" stroke-width="3" stroke-linejoin="round"' if halo else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{fill}"{size_of}{weight}{turned}{around}>{escaped(words)}</text>'


def rect(x: float, y: float, width: float, height: float, fill: str, kind: str) -> str:
    """Draw a rectangle; ``kind`` is its class on a page."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{kind}" {place} fill="{fill}"/>'


def line(path: str, kind: str, *, stroke: str = LINE, width: float = 1, dashes: str = "") -> str:
    """Draw a line along a path; ``kind`` is its class on a page."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path class="{kind}" d="{path}" fill="none" stroke="{stroke}" stroke-width="{width}"{dashed}/>'


def band(points: Sequence[tuple[float, float]], fill: str, opacity: float) -> str:
    """Fill what lies between points with a light shade."""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path class="band" d="M{path}Z" fill="{fill}" fill-opacity="{opacity}"/>'


def dot(x: float, y: float, radius: float, fill: str, *, square: bool = False) -> str:
    """Draw a dot with a rim that tells it from others; a square one stands on its corner."""
    rim = f'fill="{fill}" stroke="{GROUND}" stroke-width="1.5"'
    if square:
        corners = f"M{x:.1f} {y - radius:.1f}l{radius} {radius}l-{radius} {radius}l-{radius} -{radius}Z"
        return f'<path class="dot current" d="{corners}" {rim}/>'
    return f'<circle class="dot other" cx="{x:.1f}" cy="{y:.1f}" r="{radius}" {rim}/>'


def hatch(x: float, y: float, width: float, height: float) -> str:
    """Draw slanting lines over a place where a figure is not shown: as large whatever the figure is."""
    lines = []
    for at in range(_HATCH // 2, int(width + height), _HATCH):
        left, low = max(0.0, at - height), min(float(at), height)
        right, high = min(float(at), width), max(0.0, at - width)
        lines.append(f"M{x + left:.1f} {y + low:.1f}L{x + right:.1f} {y + high:.1f}")
    return line("".join(lines), "hatch")


def width_of(words: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return about how wide words are, a little more rather than less: letters differ from machine to machine."""
    return sum(map(_width, words)) * size * (_BOLD if bold else 1)


def _width(letter: str) -> float:
    kind = "narrow" if letter in _NARROW else "wide" if letter in _WIDE else "capital" if letter.isupper() else "other"
    return _WIDTHS[kind]


def lines_of(words: str, width: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """Break words into lines that fit a width; a word that is too long by itself is broken too."""
    lines = [""]
    for word in _words(words, width, size, bold=bold):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [each for each in lines if each] or [""]


def _words(words: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    for word in words.split():
        rest = word
        while width_of(rest, size, bold=bold) > width and len(rest) > 1:
            fits = max(
                (at for at in range(1, len(rest)) if width_of(rest[:at] + "-", size, bold=bold) <= width), default=1
            )
            yield rest[:fits] + "-"
            rest = rest[fits:]
        yield rest
