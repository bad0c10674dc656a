"""What is drawn of a picture, and how large it is."""

from __future__ import annotations

import attrs


@attrs.frozen
class Drawn:
    """Shapes, and the room that they take.

    Attributes:
        width: The width.
        height: The height.
        shapes: The shapes, as SVG.
    """

    width: float
    height: float
    shapes: tuple[str, ...]
