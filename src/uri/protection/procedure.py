"""The procedure: from a world to its print, such that who runs the procedure himself learns no more from the print.

The program is open, so a reader can run it on every world that fits a print, and keep those that give this very print.
What all of those share, he knows. Where the worlds are few enough to list, the least pattern is therefore accepted only
if among those that give the same print every small count takes more than one number, up to both ends of what the print
leaves. Where they are too many to list, the outcome says so.

Where a pattern is not accepted, as where one count alone is small, the knot is coarsened: only its totals are shown, or
nothing. That a knot was coarsened would then tell that something in it is small. So of all worlds that look alike once
coarsened a few are always coarsened, whatever is in them: the decoys, two for each count, chosen from the coarse print
alone. They have as few small counts as can be, so that hardly any table is coarsened for their sake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import attrs

from uri.integer_programme import ENDLESS
from uri.protection.knot import Demand, Knot, Pattern, World
from uri.protection.pattern import UnprotectableError, attainable, hideable, least_pattern, widest_reader
from uri.protection.reader import Doubt, Print, Reader, leaves

MOST_WORLDS = 100
"""So many worlds are listed; a print that more of them fit is not held against who runs the procedure."""


class Step(StrEnum):
    """How much of a knot is shown."""

    LEAST_LOSS = "minste verlies"
    TOTALS = "alleen totalen"
    NOTHING = "niets"


@attrs.frozen
class Outcome:
    """What the procedure gives for a knot.

    Attributes:
        step: How much of it is shown.
        pattern: The figures that are hidden.
        is_listed: Whether all worlds that fit the print were listed, and it holds against who runs the procedure.
    """

    step: Step
    pattern: Pattern
    is_listed: bool


class Procedure:
    """The procedure for one knot and demand, which remembers what it gave for a world and for a print."""

    def __init__(self, knot: Knot, demand: Demand) -> None:
        self.knot, self.demand = knot, demand
        self._least: dict[World, Pattern | None] = {}
        self._in_doubt: dict[Print, Pattern | None] = {}
        self._decoys: dict[Print, frozenset[World] | None] = {}

    def run(self, world: World) -> Outcome:
        """Return the pattern of a world.

        Raises:
            UnprotectableError: No pattern protects every small count.
        """
        pattern = self._least_pattern(world)
        step, coarse, decoys = self._coarsest(world)
        if pattern is not None and (decoys is None or world not in decoys):
            in_doubt = self._counts_in_doubt(self.knot.print_of(world, pattern))
            if in_doubt is None or self.knot.small(world, self.demand) <= in_doubt:
                return Outcome(Step.LEAST_LOSS, pattern, is_listed=in_doubt is not None)
        if decoys is None:
            raise UnprotectableError(min(self.knot.small(world, self.demand)))
        return Outcome(Step.LEAST_LOSS if coarse == pattern else step, coarse, is_listed=True)

    def is_given(self, seen: Print) -> bool:
        """Tell whether the procedure gives a print for some world that fits it, where those can be listed."""
        pattern = _hidden(seen)
        listed = self._reader(seen).worlds(MOST_WORLDS)
        return listed is None or any(self.run(world).pattern == pattern for world in listed)

    def _counts_in_doubt(self, seen: Print) -> Pattern | None:
        """Return the counts that stay in doubt for who runs the procedure, None where the worlds are too many to list.

        A world in which another count is small too, and does not stay in doubt, has another print; so those worlds are
        left out until none is left to leave out.
        """
        if seen not in self._in_doubt:
            self._in_doubt[seen] = self._listed_doubts(seen)
        return self._in_doubt[seen]

    def _listed_doubts(self, seen: Print) -> Pattern | None:
        listed = self._reader(seen).worlds(MOST_WORLDS)
        if listed is None:
            return None
        pattern, pairs = _hidden(seen), list(self._doubts(seen))
        worlds = [world for world in listed if self._least_pattern(world) == pattern and not self._is_decoy(world)]
        while True:
            in_doubt = frozenset(
                pair[0][0] for pair in pairs if all(any(leaves(world, doubt) for world in worlds) for doubt in pair)
            )
            kept = [world for world in worlds if self.knot.small(world, self.demand) <= in_doubt]
            if len(kept) == len(worlds):
                return in_doubt
            worlds = kept

    def _doubts(self, seen: Print) -> Iterator[tuple[Doubt, Doubt]]:
        """Give the two doubts that must remain about every hidden count that can be small, if it is.

        Below the threshold who runs the procedure learns no more than the print tells, and of no count its number.
        """
        reader = self._reader(seen)
        for at, number in enumerate(seen):
            unknown = self.knot.unknowns[at]
            small = (at, self.demand.least, self.demand.threshold - 1)
            if number is None and (unknown.is_counted or unknown.is_kept) and reader.world(small) is not None:
                lowest, highest = reader.range(at, self.demand.threshold)
                lowest = max(lowest, self.demand.least)
                if highest > lowest:
                    high = max(lowest + 1, min(highest, self.demand.threshold - 1))
                    yield (at, 0, lowest), (at, high, ENDLESS)

    def _is_decoy(self, world: World) -> bool:
        _, _, decoys = self._coarsest(world)
        return decoys is not None and world in decoys

    def _coarsest(self, world: World) -> tuple[Step, Pattern, frozenset[World] | None]:
        """Return the coarse pattern of a world that leaves every doubt, and its decoys: totals shown, or nothing."""
        free = frozenset(hideable(self.knot, world, self.demand))
        totals = frozenset(at for at in free if self.knot.unknowns[at].is_total)
        only_totals = self.knot.forced | free - totals
        if not self.knot.small(world, self.demand) & totals:
            decoys = self._decoys_of(self.knot.print_of(world, only_totals))
            if decoys is not None:
                return Step.TOTALS, only_totals, decoys
        nothing = self.knot.forced | free
        return Step.NOTHING, nothing, self._decoys_of(self.knot.print_of(world, nothing))

    def _decoys_of(self, seen: Print) -> frozenset[World] | None:
        """Return the worlds that always have a coarse print, None where the print does not leave every doubt."""
        if seen not in self._decoys:
            self._decoys[seen] = self._chosen_decoys(seen)
        return self._decoys[seen]

    def _chosen_decoys(self, seen: Print) -> frozenset[World] | None:
        reader = self._reader(seen)
        doubts: Sequence[Doubt] = [doubt for pair in self._doubts(seen) for doubt in pair]
        for at, number in enumerate(seen):
            if number is None and self.knot.unknowns[at].is_counted and not self._is_protected(seen, reader, at):
                return None
        large = [(at, self.demand.threshold, ENDLESS) for at, number in enumerate(seen) if number is None]
        found = [_as_far(reader, doubt, large) for doubt in doubts]
        return frozenset(world for world in found if world is not None)

    def _is_protected(self, seen: Print, reader: Reader, at: int) -> bool:
        """Tell whether a print leaves what a demand asks for of a hidden figure, if it can be small at all."""
        if reader.world((at, self.demand.least, self.demand.threshold - 1)) is None:
            return True
        widest = widest_reader(self.knot, seen, self.demand)
        return all(reader.world(doubt) is not None for doubt in attainable(widest, at, self.demand))

    def _reader(self, seen: Print) -> Reader:
        reader = Reader(self.knot, tuple(number or 0 for number in seen))
        reader.sees(_hidden(seen))
        return reader

    def _least_pattern(self, world: World) -> Pattern | None:
        """Return the least pattern of a world, None where nothing protects it."""
        if world not in self._least:
            try:
                self._least[world] = least_pattern(self.knot, world, self.demand)
            except UnprotectableError:
                self._least[world] = None
        return self._least[world]


def _hidden(seen: Print) -> Pattern:
    return frozenset(at for at, number in enumerate(seen) if number is None)


def _as_far(reader: Reader, must: Doubt, wishes: Sequence[Doubt]) -> World | None:
    """Return a world that leaves a doubt, and of others each in turn that goes with those before it."""
    chosen, world = [must], reader.world(must)
    for wish in wishes:
        others = [one for one in chosen if one[0] != wish[0]]
        if len(others) == len(chosen) and (narrower := reader.world(*chosen, wish)) is not None:
            chosen, world = [*chosen, wish], narrower
    return world
