"""Where names of dots stand: near their dot, and over neither a dot nor another name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from uri.pictures.shapes import SMALL

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Spot: TypeAlias = tuple[float, float]

_HIGH, _OFF, _FAR, _REACH = SMALL * 1.15, 5, 14, 8
"""The height of a name, how far from its dot it begins, from where it needs a line to it, and the most rows off."""
_OVER_ANY, _OVER_LINE, _AWAY = 40, 1, 4
"""How bad it is to cover so much of a dot or name, to cross a line, and to stand so far away."""


@attrs.frozen
class Named:
    """A dot that is to have its name.

    Attributes:
        x: Where it stands.
        y: Where it stands.
        width: The width of its name.
        radius: Its radius.
    """

    x: float
    y: float
    width: float
    radius: float


@attrs.frozen
class Place:
    """The place of a name.

    Attributes:
        box: What it covers.
        away: How far it is from its dot.
        near: The spot of it that is nearest to its dot.
    """

    box: Box
    away: float
    near: Spot

    @property
    def is_far(self) -> bool:
        """Whether it needs a line to its dot."""
        return self.away > _FAR

    @property
    def place(self) -> Spot:
        """Where its words begin, on their line."""
        return self.box[0], self.box[3] - _HIGH * 0.28


def placed_names(
    named: Mapping[str, Named], *, within: Box, lines: Sequence[Spot], dots: Sequence[Spot]
) -> dict[str, Place]:
    """Find a place for each name, those at the sides first, as they have the least room.

    Args:
        named: The dots, by name.
        within: The field that names stay in.
        lines: Spots of lines that names had better not cross.
        dots: All dots, those without a name too.
    """
    radius = max((each.radius for each in named.values()), default=0)
    taken = [(x - radius, y - radius, x + radius, y + radius) for x, y in dots]
    middle = (within[0] + within[2]) / 2
    found: dict[str, Place] = {}
    for name in sorted(named, key=lambda name: (-abs(named[name].x - middle), name)):
        places = [place for place in _places(named[name]) if _lies(place.box, within)]
        found[name] = min(places or _places(named[name]), key=lambda place: _cost(place, taken, lines))
        taken.append(found[name].box)
    return {name: found[name] for name in named}


def _places(dot: Named) -> Iterator[Place]:
    """Give the places around a dot: right of it, left of it, above and below."""
    side, high = dot.radius + _OFF, _HIGH / 2
    for row in sorted((step / 2 for step in range(-2 * _REACH, 2 * _REACH + 1)), key=abs):
        y = dot.y + row * _HIGH
        for left in (dot.x + side, dot.x - side - dot.width, *([dot.x - dot.width / 2] if abs(row) >= 1 else [])):
            box = (left, y - high, left + dot.width, y + high)
            near = (min(max(dot.x, box[0]), box[2]), min(max(dot.y, box[1]), box[3]))
            yield Place(box, math.hypot(near[0] - dot.x, near[1] - dot.y), near)


def _lies(box: Box, within: Box) -> bool:
    return within[0] <= box[0] and within[1] <= box[1] and box[2] <= within[2] and box[3] <= within[3]


def _cost(place: Place, taken: Sequence[Box], lines: Sequence[Spot]) -> float:
    left, top, right, low = place.box
    crossed = sum(left <= x <= right and top <= y <= low for x, y in lines)
    covered = sum(_shared(place.box, other) for other in taken)
    return _OVER_ANY * covered + _OVER_LINE * 4 * crossed + _AWAY * place.away


def _shared(box: Box, other: Box) -> float:
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return max(wide, 0.0) * max(high, 0.0)
