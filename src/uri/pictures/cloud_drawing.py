"""A funnel plot as SVG: limits as bands, organisations as dots with their names beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import attrs

from uri.aggregate.tables.cells import number_text
from uri.languages import Language
from uri.pictures.bar_drawing import WHOLE
from uri.pictures.cloud import Cloud, Limits
from uri.pictures.colours import Shades
from uri.pictures.drawn import Drawn
from uri.pictures.name_places import Named, placed_names
from uri.pictures.shapes import INK, LINE, MUTED, SMALL, band, dot, line, text, width_of

_LEFT, _RIGHT, _TOP, _TALL, _BELOW = 58, 172, 30, 360, 56
"""The room left and right of the field, above it, its height, and the room below it."""
_RADIUS, _APART = 6, 17
"""The radius of a dot, and how far apart words beside lines stand."""
MOST_NAMES = 25
"""Of so many dots at most each has its name; of more only those that differ."""
_TICKS = 6
"""So many round numbers at most along a side."""


@attrs.frozen
class _Field:
    """Where sizes and rates stand in the drawing."""

    sizes: tuple[float, float]
    top: float

    @property
    def right(self) -> float:
        return WHOLE - _RIGHT

    @property
    def low(self) -> float:
        return _TOP + _TALL

    def x(self, size: float) -> float:
        first, last = self.sizes
        return _LEFT + (size - first) / (last - first) * (self.right - _LEFT)

    def y(self, rate: float) -> float:
        return self.low - min(max(rate, 0.0), self.top) / self.top * _TALL


def drawn_cloud(cloud: Cloud, shades: Shades) -> Drawn:
    """Draw a funnel plot.

    Args:
        cloud: The funnel plot.
        shades: The colours.
    """
    limits = cloud.limits
    field = _field(cloud, limits)
    shapes = [
        *_bands(field, limits, shades),
        *_axes(field, cloud),
        *_beside(field, cloud, limits),
        *_dots(field, cloud, limits, shades),
    ]
    return Drawn(WHOLE, field.low + _BELOW, tuple(shapes))


def _field(cloud: Cloud, limits: Sequence[Limits]) -> _Field:
    alone = limits[0].at
    most = max(*map(cloud.rate_of, cloud.funnel), *(high for _, _, high in alone[len(alone) // 8 :]))
    ticks = _ticks(0, most)
    top = ticks[-1] + ticks[1]
    return _Field((0, alone[-1][0]), min(top, cloud.per) if cloud.funnel.are_shares else top)


def _ticks(first: float, last: float) -> list[float]:
    """Return round numbers from one number to at most another."""
    raw = (last - first) / _TICKS or 1
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= raw)
    return [step * at for at in range(math.ceil(first / step), math.floor(last / step + 1e-9) + 1)]


def _bands(field: _Field, limits: Sequence[Limits], shades: Shades) -> Iterator[str]:
    """Draw the wider limits below the narrower ones, each with lines at its ends."""
    for at, within in enumerate(reversed(limits)):
        upper = [(field.x(size), field.y(high)) for size, _, high in within.at]
        lower = [(field.x(size), field.y(low)) for size, low, _ in within.at]
        yield band([*upper, *reversed(lower)], shades.soft, 0.16)
        for edge in (upper, lower):
            inside = [(x, y) for x, y in edge if _TOP < y < field.low]
            yield line(_path(inside), "limit", stroke=MUTED, dashes="" if at else "4 3")


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _axes(field: _Field, cloud: Cloud) -> Iterator[str]:
    yield text(cloud.rate_label, 0, SMALL, size=SMALL, fill=MUTED)
    yield text(cloud.size_label, field.right, field.low + 44, anchor="end", size=SMALL, fill=MUTED)
    yield line(f"M{_LEFT} {_TOP}V{field.low}H{field.right}", "base")
    for rate in _ticks(0, field.top):
        yield line(f"M{_LEFT - 5} {field.y(rate):.1f}h5", "base")
        written = _rate(rate, cloud)
        yield text(written, _LEFT - 9, field.y(rate) + 5, anchor="end", size=SMALL)
    for size in _ticks(0, field.sizes[1]):
        yield line(f"M{field.x(size):.1f} {field.low}v5", "base")
        yield text(_number(size, cloud.language), field.x(size), field.low + 21, anchor="middle", size=SMALL)


def _rate(rate: float, cloud: Cloud) -> str:
    return _number(rate, cloud.language) + ("%" if cloud.funnel.are_shares else "")


def _number(number: float, language: Language) -> str:
    rounded = round(number, 6)
    return number_text(int(rounded) if rounded == int(rounded) else rounded).to(language)


def _beside(field: _Field, cloud: Cloud, limits: Sequence[Limits]) -> Iterator[str]:
    """Draw the rate of the whole, and say at the end of each line what it is."""
    whole = field.y(cloud.whole)
    yield line(f"M{_LEFT} {whole:.1f}H{field.right}", "whole", stroke=INK, width=1.5)
    alone, together = (field.y(within.at[-1][2]) for within in limits)
    ends = [(together, limits[1].label), (alone, limits[0].label), (whole, _whole_text(cloud))]
    y = -math.inf
    for wanted, words in ends:
        y, is_whole = max(wanted, y + _APART), wanted == whole
        yield text(words, field.right + 8, y + 4, size=SMALL, bold=is_whole, fill=INK if is_whole else MUTED)


def _whole_text(cloud: Cloud) -> str:
    return f"{cloud.whole_label} {_rate(round(cloud.whole, 0 if cloud.funnel.are_shares else 2), cloud)}"


def _dots(field: _Field, cloud: Cloud, limits: Sequence[Limits], shades: Shades) -> Iterator[str]:
    """Draw the dots, and names where they cover neither a dot nor one another."""
    places = {name: (field.x(cloud.funnel[name].size), field.y(cloud.rate_of(name))) for name in cloud.funnel}
    shown = [name for name in places if cloud.differs(name) or len(places) <= MOST_NAMES]
    edges = [(field.x(size), field.y(rate)) for within in limits for size, *rates in within.at for rate in rates]
    edges += [(float(x), field.y(cloud.whole)) for x in range(_LEFT, int(field.right), 6)]
    names = placed_names(
        {name: Named(*places[name], width_of(name, SMALL, bold=cloud.differs(name)), _RADIUS) for name in shown},
        within=(_LEFT + 3, _TOP, field.right - 3, field.low - 3),
        lines=edges,
        dots=list(places.values()),
    )
    for name in shown:
        if names[name].is_far:
            x, y = places[name]
            yield line(f"M{x:.1f} {y:.1f}L{names[name].near[0]:.1f} {names[name].near[1]:.1f}", "leader", stroke=LINE)
    for name, (x, y) in places.items():
        differs = cloud.differs(name)
        yield dot(x, y, _RADIUS + 2 if differs else _RADIUS, shades.accent if differs else shades.soft, square=differs)
    for name in shown:
        x, y = names[name].place
        yield text(name, x, y, bold=cloud.differs(name), size=SMALL, halo=True)
