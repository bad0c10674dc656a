"""The cheapest figures to hide that obey all that a reader has said so far."""

from __future__ import annotations

from hashlib import sha256

from uri.integer_programme import IntegerProgramme, LinearRow
from uri.protection.capacity_cuts import CapacityCut
from uri.protection.knot import Knot, Pattern


class CheapestChoice:
    """A choice of figures to hide, which is made anew whenever more is required of it.

    Where two choices lose the same the order of the figures decides, and never a number.
    """

    def __init__(self, knot: Knot, figures: list[int], *, most_nodes: int | None = None) -> None:
        """Make a choice of which nothing is required.

        Args:
            knot: The figures and what they weigh.
            figures: Those that may be hidden or shown.
            most_nodes: In so many parts at most is a choice divided while it is sought.
        """
        self._figures = figures
        scale = _PLACES * max(len(figures), 1)
        self._costs = [
            knot.unknowns[at].weight * scale + sha256(str(at).encode()).digest()[0] % _PLACES for at in figures
        ]
        self._columns = {at: column for column, at in enumerate(figures)}
        self._programme = IntegerProgramme([0] * len(figures), [1] * len(figures), [], most_nodes=most_nodes)
        self._required: set[tuple[frozenset[tuple[int, int]], int]] = set()
        self.terms = 0

    def best(self) -> Pattern | None:
        """Return the figures, None where none obey.

        Raises:
            UnfinishedError: It was divided in as many parts as it may be.
        """
        values = self._programme.minimise(dict(enumerate(self._costs)))
        return (
            None if values is None else frozenset(at for at, value in zip(self._figures, values, strict=True) if value)
        )

    def require(self, cut: CapacityCut) -> None:
        """Require that the figures that are hidden give enough."""
        said = frozenset(cut.given.items()), cut.asked
        if said not in self._required:
            self._required.add(said)
            self._add(LinearRow({self._columns[at]: number for at, number in cut.given.items()}, low=cut.asked))

    def only_as_cheap_as(self, pattern: Pattern) -> None:
        """Leave only other patterns that cost no more."""
        self._add(LinearRow(dict(enumerate(self._costs)), high=self.cost(pattern)))
        signs = {column: -1 if at in pattern else 1 for at, column in self._columns.items()}
        self._add(LinearRow(signs, low=1 - len(pattern)))

    def cost(self, pattern: Pattern) -> int:
        """Return what a pattern costs: its weights, and next to nothing by its places, so that few patterns tie."""
        return sum(self._costs[self._columns[at]] for at in pattern)

    def _add(self, row: LinearRow) -> None:
        self.terms += len(row.terms)
        self._programme.add(row)


_PLACES = 31
"""So many ranks tell places apart; together they weigh less than the least weight."""
