"""The search for a pattern: which figures are hidden so that every small count is protected at the least loss.

The choice never looks at a value where two patterns lose the same: the order of the figures decides. It is found from
both ends. The reader says of a pattern that leaves no doubt about a small count what hidden figures must give for a
doubt to remain, or which figures leave none as long as all of them are shown. The cheapest figures that obey all that
the reader has said so far are the next pattern, until the reader is in doubt about every small count. No cheaper
pattern can do, since each obeys what the reader said.

Where all steps are taken before that, the figures are completed as the reader asks, the cheapest first, until he is in
doubt; and what is not needed for that is shown again. Such a pattern is proved as any other, but perhaps not the least.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from uri.integer_programme import UnfinishedError
from uri.protection.allowance import Allowance, Limit, StepsTakenError
from uri.protection.capacity_cuts import CapacityCut, capacity_cut
from uri.protection.cheapest_choice import CheapestChoice
from uri.protection.knot import Demand, Knot, Pattern, World
from uri.protection.known_worlds import Doubt
from uri.protection.pattern import UnprotectableError, doubts_of, hideable
from uri.protection.reader import Reader

_MOST_NODES = 5_000
"""In so many parts at most is a choice divided while it is sought, where steps are limited."""


@attrs.frozen
class FoundPattern:
    """A pattern that protects every small count.

    Attributes:
        pattern: The figures that are hidden.
        least_loss: What every pattern that protects loses at least.
    """

    pattern: Pattern
    least_loss: int


def found_pattern(knot: Knot, world: World, demand: Demand, limit: Limit | None = None) -> FoundPattern:
    """Return the pattern of the least loss that protects every small count of a world, or after all steps a good one.

    Args:
        knot: The figures and what holds between them.
        world: The figures as they are.
        demand: What nobody may tell.
        limit: How much is done; by default as much as it takes.

    Raises:
        UnprotectableError: There is none.
        UnsolvedError: The solver came to no end.
        TimeUpError: The time is up.
    """
    limit = Limit(steps=None) if limit is None else limit
    search = _Search(knot, world, demand, limit.allowance())
    found = search.run()
    return FoundPattern(search.needed | found, search.least_loss)


class _Search:
    """The search for the pattern of one world."""

    def __init__(self, knot: Knot, world: World, demand: Demand, allowance: Allowance) -> None:
        self._knot, self._world, self._allowance = knot, world, allowance
        self.needed = knot.forced | knot.small(world, demand)
        self._reader = Reader(knot, world)
        self._doubts = doubts_of(knot, self._reader, world, demand)
        self._choosable = [at for at in hideable(knot, world, demand) if at not in self.needed]
        most_nodes = None if allowance.left is None else _MOST_NODES
        self._choice = CheapestChoice(knot, self._choosable, most_nodes=most_nodes)
        self.least_loss = knot.loss(self.needed)

    def run(self) -> Pattern:
        """Return the figures that are hidden beside those that must be."""
        found: list[Pattern] = []
        last: Pattern = frozenset()
        try:
            while (chosen := self._next()) is not None:
                last = chosen
                failing = self._failing(chosen)
                for doubt in failing:
                    self._choice.require(self._asked(doubt, chosen))
                if not failing:
                    found.append(chosen)
                    if not self._choosable:
                        break
                    self._choice.only_as_cheap_as(chosen)
                elif not found:
                    self.least_loss = self._knot.loss(self.needed | chosen)
        except (StepsTakenError, UnfinishedError):
            if not found:
                return self._without_needless(self._completed(last))
        best: Pattern = min(found, key=lambda one: (self._choice.cost(one), sorted(one)))
        self.least_loss = self._knot.loss(self.needed | best)
        return best

    def _next(self) -> Pattern | None:
        """Return the cheapest figures that obey all that was said."""
        self._allowance.spend(self._choice.terms + len(self._doubts) * len(self._knot))
        return self._choice.best()

    def _failing(self, chosen: Pattern) -> list[Doubt]:
        """Return the doubts that a pattern does not leave."""
        self._allowance.check_time()
        self._reader.sees(self.needed | chosen)
        return [doubt for doubt in self._doubts if self._reader.world(doubt) is None]

    def _asked(self, doubt: Doubt, chosen: Pattern) -> CapacityCut:
        """Return what the reader says of a pattern that does not leave a doubt."""
        prices = self._reader.prices(doubt)
        if prices is not None:
            choosable = frozenset(self._choosable)
            cut = capacity_cut(self._knot, self._world, doubt, prices, self.needed, choosable)
            if cut is not None and cut.is_possible and not cut.allows(chosen):
                return cut
        reason = self._reader.reason(doubt, [at for at in self._choosable if at not in chosen])
        if not reason:
            raise UnprotectableError(doubt[0])
        return CapacityCut(dict.fromkeys(sorted(reason), 1), 1)

    def _completed(self, chosen: Pattern) -> Pattern:
        """Add figures until every doubt is left: those that give most for what they cost."""
        while failing := self._failing(chosen):
            for doubt in failing:
                if self._reader.world(doubt) is not None:
                    continue
                cut = self._asked(doubt, chosen)
                by_worth = sorted(
                    cut.given.keys() - chosen,
                    key=lambda at, cut=cut: (Fraction(self._choice.cost(frozenset({at})), cut.given[at]), at),  # type: ignore[misc]
                )
                while not cut.allows(chosen):
                    chosen |= {by_worth.pop(0)}
                self._reader.sees(self.needed | chosen)
                self._allowance.check_time()
        return chosen

    def _without_needless(self, chosen: Pattern) -> Pattern:
        """Show again, the dearest first, what no doubt needs."""
        for at in sorted(chosen, key=lambda at: (-self._choice.cost(frozenset({at})), at)):
            self._allowance.check_time()
            self._reader.sees(self.needed | chosen - {at})
            if all(self._reader.world(doubt) is not None for doubt in self._doubts):
                chosen -= {at}
        return chosen
