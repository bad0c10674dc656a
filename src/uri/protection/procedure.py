"""The procedure: from a world to its print, such that who runs the procedure himself learns no more from the print.

The program is open, so a reader can run it on every world that fits a print, and keep those that give this very print.
What all of those share, he knows. Where the worlds are few enough to list, the least pattern is therefore accepted only
if among those that give the same print every small count takes more than one number, up to both ends of what the print
leaves. Where they are too many to list, the outcome says so.

Where a pattern is not accepted, as where one count alone is small, the knot is coarsened: only its totals are shown, or
nothing. That a knot was coarsened would then tell that something in it is small. So of all worlds that look alike once
coarsened a few are always coarsened, whatever is in them: the decoys. Totals are shown only where no decoy of theirs is
one of showing nothing, so that each decoy has the print that it is one of.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from uri.protection.allowance import Limit
from uri.protection.decoys import Decoys, doubts_below
from uri.protection.knot import Demand, Knot, Pattern, World
from uri.protection.known_worlds import leaves
from uri.protection.pattern import UnprotectableError, attainable, hideable, widest_reader
from uri.protection.pattern_search import FoundPattern, found_pattern
from uri.protection.reader import Print, hidden_of, reader_of

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

    All but `is_coarsened` and `least_loss` follows from the print, so that it may be told.

    Attributes:
        step: How much of it is shown.
        pattern: The figures that are hidden.
        is_listed: Whether it holds against who runs the procedure: all worlds that fit the print were listed, or there
            are decoys.
        is_coarsened: Whether more is hidden than a pattern needs that protects against who only reads.
        least_loss: What every pattern that protects loses at least; of a coarse pattern what it loses itself.
    """

    step: Step
    pattern: Pattern
    is_listed: bool
    is_coarsened: bool
    least_loss: int


class Procedure:
    """The procedure for one knot and demand, which remembers what it gave for a world and for a print."""

    def __init__(self, knot: Knot, demand: Demand, limit: Limit | None = None) -> None:
        """Make the procedure; how much is done for one pattern is part of it, so that all who run it get the same.

        Args:
            knot: The figures and what holds between them.
            demand: What nobody may tell.
            limit: How much is done for each pattern; by default as much as it takes.
        """
        self.knot, self.demand, self._limit = knot, demand, limit
        self._found: dict[World, FoundPattern | None] = {}
        self._in_doubt: dict[Print, Pattern | None] = {}
        self._protects: dict[Print, bool] = {}
        self._decoys: dict[Print, Decoys] = {}

    def run(self, world: World) -> Outcome:
        """Return the pattern of a world.

        Raises:
            UnprotectableError: No pattern protects every small count.
            TimeUpError: The time is up.
        """
        found, decoy_of = self._found_pattern(world), self._decoy_of(world)
        if found is not None and decoy_of is None:
            in_doubt = self._counts_in_doubt(self.knot.print_of(world, found.pattern))
            if in_doubt is None or self.knot.small(world, self.demand) <= in_doubt:
                return self._outcome(world, found.pattern, found, is_listed=in_doubt is not None)
        given = self._coarsest(world) if decoy_of is None else decoy_of
        if given is None:
            raise UnprotectableError(min(self.knot.small(world, self.demand)))
        return self._outcome(world, given, found, is_listed=True)

    def _outcome(self, world: World, given: Pattern, found: FoundPattern | None, *, is_listed: bool) -> Outcome:
        nothing, totals = self._coarse_patterns(world)
        is_coarsened = found is None or given != found.pattern
        return Outcome(
            step=Step.NOTHING if given == nothing else Step.TOTALS if given == totals else Step.LEAST_LOSS,
            pattern=given,
            is_listed=is_listed or given in self._allowed(world),
            is_coarsened=is_coarsened,
            least_loss=self.knot.loss(given) if found is None or is_coarsened else found.least_loss,
        )

    def is_given(self, seen: Print) -> bool:
        """Tell whether the procedure gives a print for some world that fits it, where those can be listed."""
        pattern = hidden_of(seen)
        listed = reader_of(self.knot, seen).worlds(MOST_WORLDS)
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
        listed = reader_of(self.knot, seen).worlds(MOST_WORLDS)
        if listed is None:
            return None
        pattern, pairs = hidden_of(seen), list(doubts_below(self.knot, seen, self.demand))
        worlds = [world for world in listed if self._pattern(world) == pattern and self._decoy_of(world) is None]
        while True:
            in_doubt = frozenset(
                pair[0][0] for pair in pairs if all(any(leaves(world, doubt) for world in worlds) for doubt in pair)
            )
            kept = [world for world in worlds if self.knot.small(world, self.demand) <= in_doubt]
            if len(kept) == len(worlds):
                return in_doubt
            worlds = kept

    def _decoy_of(self, world: World) -> Pattern | None:
        """Return the coarse pattern that a world always has, None where it is no decoy."""
        nothing, totals = self._coarse_patterns(world)
        if self._leaves_all(world, nothing) and world in self._decoys_of(world, nothing):
            return nothing
        if self._may_show_totals(world) and world in self._decoys_of(world, totals) and totals in self._allowed(world):
            return totals
        return None

    def _decoys_of(self, world: World, pattern: Pattern) -> Decoys:
        seen = self.knot.print_of(world, pattern)
        if seen not in self._decoys:
            self._decoys[seen] = Decoys(self.knot, seen, self.demand)
        return self._decoys[seen]

    def _coarsest(self, world: World) -> Pattern | None:
        """Return the coarse pattern that shows most, None where none leaves every doubt."""
        return next(iter(self._allowed(world)), None)

    def _allowed(self, world: World) -> list[Pattern]:
        """Return the coarse patterns that leave every doubt, and whose decoys all have that print."""
        nothing, totals = self._coarse_patterns(world)
        allowed = [nothing] if self._leaves_all(world, nothing) else []
        if self._may_show_totals(world):
            decoys = self._decoys_of(world, totals).worlds
            if not allowed or not any(decoy in self._decoys_of(world, nothing) for decoy in decoys):
                return [totals, *allowed]
        return allowed

    def _may_show_totals(self, world: World) -> bool:
        """Tell whether a world has no small total, and its totals leave every doubt."""
        nothing, totals = self._coarse_patterns(world)
        shown = nothing - totals
        return not self.knot.small(world, self.demand) & shown and self._leaves_all(world, totals)

    def _coarse_patterns(self, world: World) -> tuple[Pattern, Pattern]:
        """Return the pattern that shows nothing, and the one that shows totals only; but for what is always shown."""
        free = frozenset(hideable(self.knot, world, self.demand))
        totals = frozenset(at for at in free if self.knot.unknowns[at].is_total)
        return self.knot.forced | free, self.knot.forced | free - totals

    def _leaves_all(self, world: World, pattern: Pattern) -> bool:
        """Tell whether a coarse pattern leaves every doubt, about whatever count may be small."""
        seen = self.knot.print_of(world, pattern)
        if seen not in self._protects:
            reader, widest = reader_of(self.knot, seen), widest_reader(self.knot, seen, self.demand)
            self._protects[seen] = all(
                reader.world(doubt) is not None
                for at in sorted(pattern)
                if self.knot.unknowns[at].is_counted
                and reader.world((at, self.demand.least, self.demand.threshold - 1)) is not None
                for doubt in attainable(widest, at, self.demand)
            )
        return self._protects[seen]

    def _pattern(self, world: World) -> Pattern | None:
        found = self._found_pattern(world)
        return None if found is None else found.pattern

    def _found_pattern(self, world: World) -> FoundPattern | None:
        """Return the pattern that is found for a world, None where nothing protects it."""
        if world not in self._found:
            try:
                self._found[world] = found_pattern(self.knot, world, self.demand, self._limit)
            except UnprotectableError:
                self._found[world] = None
        return self._found[world]
