"""The pattern: which figures are hidden so that every small count is protected at the least loss.

The choice never looks at a value where two patterns lose the same: the order of the figures decides. It is found from
both ends. The reader says of a pattern which figures, being shown, leave no doubt about a small count; of those at
least one must be hidden. The cheapest figures that obey all that the reader has said so far are the next pattern, until
the reader is in doubt about every small count. No cheaper pattern can do, since each obeys what the reader said.
"""

from __future__ import annotations

from hashlib import sha256

from uri.integer_programme import ENDLESS, IntegerProgramme, LinearRow
from uri.protection.knot import Demand, Knot, Pattern, World
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


def least_pattern(knot: Knot, world: World, demand: Demand) -> Pattern:
    """Return the pattern of the least loss that protects every small count of a world.

    Raises:
        UnprotectableError: There is none.
        UnsolvedError: The solver came to no end.
    """
    needed = knot.forced | knot.small(world, demand)
    reader = Reader(knot, world)
    doubts = doubts_of(knot, reader, world, demand)
    choosable = [at for at in hideable(knot, world, demand) if at not in needed]
    choice = _Choice(knot, choosable)
    found: list[Pattern] = []
    while (chosen := choice.best()) is not None:
        pattern = needed | chosen
        reader.sees(pattern)
        failing = [doubt for doubt in doubts if reader.world(doubt) is None]
        for doubt in failing:
            reason = reader.reason(doubt, [at for at in choosable if at not in chosen])
            if not reason:
                raise UnprotectableError(doubt[0])
            choice.require(reason)
        if not failing:
            found.append(chosen)
            if not choosable:
                break
            choice.only_as_cheap_as(chosen)
    best: Pattern = min(found, key=lambda chosen: (choice.cost(chosen), sorted(chosen)))
    return needed | best


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


class _Choice:
    """The cheapest figures to hide that obey all that is required so far."""

    def __init__(self, knot: Knot, figures: list[int]) -> None:
        self._figures = figures
        scale = _PLACES * max(len(figures), 1)
        self._costs = [
            knot.unknowns[at].weight * scale + sha256(str(at).encode()).digest()[0] % _PLACES for at in figures
        ]
        self._columns = {at: column for column, at in enumerate(figures)}
        self._programme = IntegerProgramme([0] * len(figures), [1] * len(figures), [])
        self._required: set[Pattern] = set()

    def best(self) -> Pattern | None:
        """Return the figures, None where none obey."""
        values = self._programme.minimise(dict(enumerate(self._costs)))
        return (
            None if values is None else frozenset(at for at, value in zip(self._figures, values, strict=True) if value)
        )

    def require(self, figures: Pattern) -> None:
        """Require that at least one of some figures is hidden."""
        if figures not in self._required:
            self._required.add(figures)
            self._programme.add(LinearRow({self._columns[at]: 1 for at in figures}, low=1))

    def only_as_cheap_as(self, pattern: Pattern) -> None:
        """Leave only other patterns that cost no more."""
        self._programme.add(LinearRow(dict(enumerate(self._costs)), high=self.cost(pattern)))
        signs = {column: -1 if at in pattern else 1 for at, column in self._columns.items()}
        self._programme.add(LinearRow(signs, low=1 - len(pattern)))

    def cost(self, pattern: Pattern) -> int:
        """Return what a pattern costs: its weights, and next to nothing by its places, so that few patterns tie."""
        return sum(self._costs[self._columns[at]] for at in pattern)


_PLACES = 31
"""So many ranks tell places apart; together they weigh less than the least weight."""
