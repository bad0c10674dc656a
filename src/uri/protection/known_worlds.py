"""Worlds that were found, so that none is sought twice."""

from __future__ import annotations

from collections.abc import Iterable

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

    def __init__(self) -> None:
        self._numbers: dict[World, int] = {}
        self._listed: list[World] = []
        self._leaving: dict[Doubt, tuple[int, int]] = {}
        self._fitting = 0

    def __len__(self) -> int:
        """Return how many fit."""
        return self._fitting.bit_count()

    def add(self, world: World) -> None:
        """Keep a world that fits."""
        number = self._numbers.setdefault(world, len(self._listed))
        if number == len(self._listed):
            self._listed.append(world)
        self._fitting |= 1 << number

    def fit(self, doubts: Iterable[Doubt]) -> None:
        """Let those fit that leave all doubts; when they are many the others are forgotten."""
        self._fitting = self._leave_all((1 << len(self._listed)) - 1, doubts)
        if len(self._listed) > _MOST_KEPT:
            kept = [world for number, world in enumerate(self._listed) if self._fitting >> number & 1]
            self._numbers = {world: number for number, world in enumerate(kept)}
            self._listed, self._leaving, self._fitting = kept, {}, (1 << len(kept)) - 1

    def first(self, doubts: Iterable[Doubt]) -> World | None:
        """Return the world that was found first of those that fit and leave all doubts, None where there is none."""
        left = self._leave_all(self._fitting, doubts)
        return self._listed[(left & -left).bit_length() - 1] if left else None

    def _leave_all(self, worlds: int, doubts: Iterable[Doubt]) -> int:
        for doubt in doubts:
            if not worlds:
                break
            worlds &= self._those_that_leave(doubt)
        return worlds

    def _those_that_leave(self, doubt: Doubt) -> int:
        found, seen = self._leaving.get(doubt, (0, 0))
        if seen < len(self._listed):
            for number in range(seen, len(self._listed)):
                if leaves(self._listed[number], doubt):
                    found |= 1 << number
            self._leaving[doubt] = found, len(self._listed)
        return found


_MOST_KEPT = 5_000
"""From so many worlds on, those that fit no more are forgotten."""
