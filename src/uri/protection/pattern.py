"""What a pattern must obey: which figures may be hidden, and in which doubts a reader must be left."""

from __future__ import annotations

from uri.integer_programme import ENDLESS
from uri.protection.knot import Demand, Knot, World
from uri.protection.known_worlds import Doubt
from uri.protection.reader import Print, Reader


class UnprotectableError(Exception):
    """No pattern protects a count.

    Attributes:
        figure: The number of the figure.
    """

    def __init__(self, figure: int) -> None:
        super().__init__(figure)
        self.figure = figure


def hideable(knot: Knot, world: World, demand: Demand) -> list[int]:
    """Return the figures that may be hidden: not those in print already, nor zeros where zeros are shown."""
    return [at for at in knot.choosable if world[at] or demand.with_zeros]


def doubts_of(knot: Knot, reader: Reader, world: World, demand: Demand) -> list[Doubt]:
    """Return the doubts in which a reader must be left: of what is small, and of what was hidden before.

    What was published before, and the zeros that are shown, may tell more than a demand allows whatever else is hidden.
    The demand is then that the reader learns no more than that.
    """
    kept = frozenset(at for at, unknown in enumerate(knot.unknowns) if unknown.is_kept)
    reader.sees(knot.forced | frozenset(hideable(knot, world, demand)))
    return [doubt for at in sorted(knot.small(world, demand) | kept) for doubt in attainable(reader, at, demand)]


def widest_reader(knot: Knot, seen: Print, demand: Demand) -> Reader:
    """Return the reader of a print in which all is hidden that can be: what was shown before, and zeros, are not."""
    world = tuple(1 if number is None else number for number in seen)
    reader = Reader(knot, world)
    reader.sees(knot.forced | frozenset(hideable(knot, world, demand)))
    return reader


def attainable(reader: Reader, at: int, demand: Demand) -> list[Doubt]:
    """Return the doubts about a figure that a demand asks for, as far as the print that is seen leaves them."""
    wanted = [(at, low, high) for low, high in demand.sides()]
    if all(reader.world(doubt) is not None for doubt in wanted):
        return wanted
    lowest, highest = reader.range(at, demand.threshold)
    lowest = max(lowest, demand.least)
    return [(at, 0, lowest), (at, max(min(highest, lowest + 1), min(highest, wanted[-1][1])), ENDLESS)]
