"""Worlds that were found, so that none is sought twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from uri.protection.knot import World

Doubt = tuple[int, int, int]
"""A figure, and a range in which it must be possible that it lies."""


def leaves(world: World, doubt: Doubt) -> bool:
    """Tell whether a world leaves a doubt: whether the figure lies in the range."""
    at, low, high = doubt
    return low <= world[at] <= high


class KnownWorlds:
    """Worlds in the order in which they were found, and for each doubt that was asked after those that leave it.

    A set of worlds is the ones among the bits of a number. A doubt that is asked after again looks at new worlds only.
    """

    def __init__(self, worlds: Iterable[World] = ()) -> None:
        self._worlds = dict.fromkeys(worlds)
        self._listed = list(self._worlds)
        self._leaving: dict[Doubt, tuple[int, int]] = {}

    def __iter__(self) -> Iterator[World]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def add(self, world: World) -> None:
        """Keep a world, if it is a new one."""
        if world not in self._worlds:
            self._worlds[world] = None
            self._listed.append(world)

    def first(self, doubts: Sequence[Doubt]) -> World | None:
        """Return the world that was found first of those that leave all doubts, None where there is none."""
        left = (1 << len(self._listed)) - 1
        for doubt in doubts:
            if not left:
                return None
            left &= self._those_that_leave(doubt)
        return self._listed[(left & -left).bit_length() - 1] if left else None

    def _those_that_leave(self, doubt: Doubt) -> int:
        found, seen = self._leaving.get(doubt, (0, 0))
        if seen < len(self._listed):
            for number in range(seen, len(self._listed)):
                if leaves(self._listed[number], doubt):
                    found |= 1 << number
            self._leaving[doubt] = found, len(self._listed)
        return found
