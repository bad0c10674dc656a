"""A knot: figures that hang together by what must hold between them, so that hiding one bears on the others only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import attrs

from uri.integer_programme import ENDLESS, LinearRow

World = tuple[int, ...]
"""A number for each figure of a knot: what the figures may be."""
Pattern = frozenset[int]
"""The numbers of the figures of a knot that are hidden."""


@attrs.frozen
class Unknown:
    """What is known of one figure before anything is printed.

    Attributes:
        weight: What a reader loses when it is hidden; 0 for what is never printed.
        is_open: Whether it stands in print already or is no count that may be hidden, so that it stays shown.
        is_hidden: Whether it is hidden whatever is chosen: it was before, or it is printed nowhere.
        is_kept: Whether it was hidden in an earlier print, so that nobody here knows it and it must stay in doubt.
        is_counted: Whether the policy protects it.
        is_total: Whether it is a total, which is kept where the rest is coarsened.
        low: The least that a reader holds it for when it is hidden.
    """

    weight: int
    is_open: bool = False
    is_hidden: bool = False
    is_kept: bool = False
    is_counted: bool = True
    is_total: bool = False
    low: int = 0


@attrs.frozen
class Demand:
    """What nobody may tell of a hidden count.

    Attributes:
        threshold: The least count that is not small; 1 to one less are small.
        whole_range: Whether a reader may tell that a count is small, but nothing of which: every small count must stay
            possible. Without it a count that is not small must stay possible.
        with_zeros: Whether zero is small as well.
    """

    threshold: int
    whole_range: bool = False
    with_zeros: bool = False

    def is_small(self, count: int) -> bool:
        """Tell whether a count is small."""
        return self.least <= count < self.threshold

    @property
    def least(self) -> int:
        """The least small count."""
        return 0 if self.with_zeros else 1

    def sides(self) -> tuple[tuple[int, int], ...]:
        """Return the ranges that must each hold a possible count: where a reader must be in doubt."""
        if self.whole_range:
            return ((self.least, self.least), (self.threshold - 1, ENDLESS))
        return ((self.threshold, ENDLESS),)


@attrs.frozen(eq=False)
class Knot:
    """Figures and what must hold between them.

    Attributes:
        unknowns: What is known of each figure.
        rows: What must hold.
    """

    unknowns: tuple[Unknown, ...]
    rows: tuple[LinearRow, ...]

    def __len__(self) -> int:
        return len(self.unknowns)

    @cached_property
    def forced(self) -> Pattern:
        """The figures that are hidden whatever is chosen."""
        return frozenset(at for at, unknown in enumerate(self.unknowns) if unknown.is_hidden)

    @cached_property
    def choosable(self) -> tuple[int, ...]:
        """The figures that may be hidden or shown, in their fixed order."""
        return tuple(at for at, one in enumerate(self.unknowns) if not one.is_open and not one.is_hidden)

    @cached_property
    def rows_of(self) -> tuple[tuple[int, ...], ...]:
        """The rows in which each figure stands."""
        found: list[list[int]] = [[] for _ in self.unknowns]
        for number, row in enumerate(self.rows):
            for at in row.terms:
                found[at].append(number)
        return tuple(map(tuple, found))

    def small(self, world: World, demand: Demand) -> Pattern:
        """Return the figures that the policy protects in a world: those that are small and not in print already."""
        return frozenset(
            at
            for at, unknown in enumerate(self.unknowns)
            if unknown.is_counted and not unknown.is_open and demand.is_small(world[at])
        )

    def zeros(self, world: World) -> Pattern:
        """Return the figures that are shown because they are zero and zeros are shown."""
        return frozenset(at for at in self.choosable if world[at] == 0)

    def loss(self, pattern: Collection[int]) -> int:
        """Return what a reader loses by a pattern."""
        return sum(self.unknowns[at].weight for at in pattern)

    def print_of(self, world: World, pattern: Pattern) -> tuple[int | None, ...]:
        """Return what a reader sees of a world: None where a figure is hidden."""
        return tuple(None if at in pattern else world[at] for at in range(len(self)))


def parted(unknowns: Sequence[Unknown], rows: Sequence[LinearRow]) -> Iterator[tuple[list[int], list[int]]]:
    """Part figures and rows into knots: the numbers of the figures, and of the rows, of each.

    An open figure ties nothing together, since nothing is left to find out about it.
    """
    heads = list(range(len(unknowns)))

    def head(at: int) -> int:
        while heads[at] != at:
            heads[at] = heads[heads[at]]
            at = heads[at]
        return at

    for row in rows:
        tied = [at for at in row.terms if not unknowns[at].is_open]
        for first, second in pairwise(tied):
            heads[head(second)] = head(first)
    figures: dict[int, list[int]] = {}
    for at, unknown in enumerate(unknowns):
        if not unknown.is_open:
            figures.setdefault(head(at), []).append(at)
    of_head: dict[int, list[int]] = {root: [] for root in figures}
    for number, row in enumerate(rows):
        tied = [at for at in row.terms if not unknowns[at].is_open]
        if tied:
            of_head[head(tied[0])].append(number)
    for root, members in figures.items():
        yield members, of_head[root]
