"""A picture as a value: it draws itself, tells every figure in words, and gives them as data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import attrs

from uri import extras
from uri.languages import Language, Text
from uri.pictures.bar_drawing import drawn_bars
from uri.pictures.bars import Bars
from uri.pictures.cloud import Cloud
from uri.pictures.cloud_drawing import drawn_cloud
from uri.pictures.colours import DEFAULT_COLOUR, Shades, on_light
from uri.pictures.drawn import Drawn
from uri.pictures.raster import png
from uri.pictures.shapes import GROUND, LARGE, MUTED, SMALL, lines_of, rect, svg, text

if TYPE_CHECKING:
    import pandas as pd

_MARGIN, _LEADING, _LEAST = 16, 1.35, 560
"""The margin of a picture that stands alone, the height of its lines, and its least width."""

KINDS: Any = {
    **dict.fromkeys(("waarde", "aantal"), "Int64"),
    **dict.fromkeys(("omvang", "verhouding", "laag", "hoog", "laag_samen", "hoog_samen", "p", "p_samen"), "Float64"),
    "verschilt": "boolean",
}
"""The kind of each column of data that holds numbers, as pandas names it; the others hold words."""


@attrs.frozen(kw_only=True, repr=False)
class Picture:
    """A picture of figures, in one language.

    In a notebook it shows itself. It has colours that differ in lightness, so that they can be told apart whatever
    colours one sees, its labels are in it, and its alternative in words has every figure.

    Attributes:
        title: What it shows.
        language: The language of its words.
        drawing: What is drawn.
        remark: How it is to be read; empty where it speaks for itself.
    """

    title: str
    language: Language
    drawing: Bars | Cloud
    remark: str = ""

    @property
    def bars(self) -> Bars:
        """Its bars, where it has bars.

        Raises:
            TypeError: It is a funnel plot.
        """
        if not isinstance(self.drawing, Bars):
            raise TypeError(str(_NO_BARS))
        return self.drawing

    @property
    def description(self) -> str:
        """Its alternative in words: every figure that it shows."""
        return self.drawing.description

    def drawn(self, shades: Shades) -> Drawn:
        """Draw what is in it, without title and remark."""
        return drawn_bars(self.drawing, shades) if isinstance(self.drawing, Bars) else drawn_cloud(self.drawing, shades)

    def to_svg(self, colour: str = DEFAULT_COLOUR) -> str:
        """Draw it as SVG: with its title, its remark and a ground, so that it can stand anywhere.

        Args:
            colour: The colour of the house style, as ``#rrggbb``.
        """
        drawn = self.drawn(on_light(colour))
        width = max(drawn.width, _LEAST)
        title = lines_of(self.title, width, LARGE, bold=True)
        remark = lines_of(self.remark, width, SMALL) if self.remark else []
        y, lines = float(_MARGIN), []
        for words in title:
            y += LARGE * _LEADING
            lines.append(text(words, _MARGIN, y - LARGE * 0.3, bold=True, size=LARGE))
        y += _MARGIN
        lines += [f'<g transform="translate({_MARGIN} {y:.0f})">', *drawn.shapes, "</g>"]
        y += drawn.height + (_MARGIN if remark else 0)
        for words in remark:
            y += SMALL * _LEADING
            lines.append(text(words, _MARGIN, y - SMALL * 0.3, size=SMALL, fill=MUTED))
        size = (width + 2 * _MARGIN, y + _MARGIN)
        ground = rect(0, 0, *size, GROUND, "ground")
        return svg(*size, self._anchor, self.title, f"{self.description} {self.remark}".strip(), [ground, *lines])

    def to_png(self, colour: str = DEFAULT_COLOUR) -> bytes:
        """Draw it as PNG, with letters that travel along, so that its bytes are the same on every machine.

        Args:
            colour: The colour of the house style, as ``#rrggbb``.

        Raises:
            MissingExtraError: The extra ``documents`` is not installed.
        """
        return png(self.to_svg(colour))

    def to_frame(self) -> pd.DataFrame:
        """Return every figure of it: a row for each, with codes and labels; an empty one says why (``leeg``)."""
        import pandas as pd

        rows = list(self.drawing.rows())
        return pd.DataFrame(
            {name: pd.Series([row[name] for row in rows], dtype=KINDS.get(name, object)) for name in rows[0]}
        )

    @property
    def _anchor(self) -> str:
        """What its anchors begin with: other pictures in a notebook have another."""
        told = f"{self.title}\n{self.description}\n{self.remark}"
        return f"uri-{hashlib.sha256(told.encode()).hexdigest()[:12]}"

    def __repr__(self) -> str:
        return str(_REPR.format(self.title))

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def _repr_png_(self) -> bytes | None:
        return self.to_png() if extras.installed("resvg_py") else None

    def _repr_html_(self) -> str:
        return f'<figure style="margin: 0">{self.to_svg().replace("<svg ", _FITTING, 1)}</figure>'


def untitled_svg(picture: Picture, anchor: str, shades: Shades) -> str:
    """Draw a picture without its title and remark, for a form that has these itself.

    Args:
        picture: The picture.
        anchor: What its anchors begin with, unique in the document.
        shades: The colours.
    """
    drawn = picture.drawn(shades)
    return svg(drawn.width, drawn.height, anchor, picture.title, picture.description, drawn.shapes)


_FITTING = '<svg style="max-width: 100%; height: auto" '
"""How a picture begins that is no wider than the page that it stands on."""
_NO_BARS = Text("Dit plaatje heeft geen staven.", "This picture has no bars.")
_REPR = Text("<Plaatje: {}>", "<Picture: {}>")
