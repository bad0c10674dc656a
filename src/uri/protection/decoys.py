"""Decoys: worlds that always have a coarse print, so that who sees one does not learn that something in it is small.

There are two for each count that may be small, chosen from the coarse print alone. They have as few small counts as can
be, so that hardly any table is coarsened for their sake.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from uri.integer_programme import ENDLESS
from uri.protection.knot import Demand, Knot, World
from uri.protection.known_worlds import Doubt, leaves
from uri.protection.reader import Print, Reader, reader_of


def doubts_below(knot: Knot, seen: Print, demand: Demand) -> Iterator[tuple[Doubt, Doubt]]:
    """Give the two doubts that must remain about every hidden count that can be small, if it is.

    Below the threshold who runs the procedure learns no more than the print tells, and of no count its number.
    """
    reader = reader_of(knot, seen)
    for at, number in enumerate(seen):
        unknown = knot.unknowns[at]
        small = (at, demand.least, demand.threshold - 1)
        if number is None and (unknown.is_counted or unknown.is_kept) and reader.world(small) is not None:
            lowest, highest = reader.range(at, demand.threshold)
            lowest = max(lowest, demand.least)
            if highest > lowest:
                high = max(lowest + 1, min(highest, demand.threshold - 1))
                yield (at, 0, lowest), (at, high, ENDLESS)


class Decoys:
    """The decoys of one coarse print.

    A decoy leaves one doubt, and beyond that is large wherever that goes with what is large before it. Of nearly every
    world it is plain that it is none: somewhere it is small where it could be large.
    """

    def __init__(self, knot: Knot, seen: Print, demand: Demand) -> None:
        self._knot, self._seen, self._demand = knot, seen, demand
        self._wishes = [(at, demand.threshold, ENDLESS) for at, number in enumerate(seen) if number is None]
        self._made: dict[Doubt, World | None] = {}

    def __contains__(self, world: World) -> bool:
        return any(
            self._may_be(world, doubt) and world == self._decoy(doubt) for doubt in self._doubts if leaves(world, doubt)
        )

    @cached_property
    def worlds(self) -> frozenset[World]:
        """All of them."""
        found = map(self._decoy, self._doubts)
        return frozenset(world for world in found if world is not None)

    @cached_property
    def _doubts(self) -> list[Doubt]:
        return [doubt for pair in doubts_below(self._knot, self._seen, self._demand) for doubt in pair]

    @cached_property
    def _reader(self) -> Reader:
        return reader_of(self._knot, self._seen)

    def _may_be(self, world: World, must: Doubt) -> bool:
        """Tell whether a world that leaves a doubt is large wherever it could be."""
        chosen = [must]
        for wish in self._wishes_beside(must):
            if leaves(world, wish):
                chosen.append(wish)
            elif self._reader.world(*chosen, wish) is not None:
                return False
        return True

    def _decoy(self, must: Doubt) -> World | None:
        """Return the decoy for a doubt, found anew so that it follows from the print alone."""
        if must not in self._made:
            reader = reader_of(self._knot, self._seen)
            chosen, world = [must], reader.world(must)
            for wish in self._wishes_beside(must):
                if (narrower := reader.world(*chosen, wish)) is not None:
                    chosen, world = [*chosen, wish], narrower
            self._made[must] = world
        return self._made[must]

    def _wishes_beside(self, must: Doubt) -> Iterator[Doubt]:
        return (wish for wish in self._wishes if wish[0] != must[0])
