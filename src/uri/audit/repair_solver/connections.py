"""What hangs together: sets that share a member, directly or by others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


def hanging_together(sets: Iterable[Iterable[Hashable]]) -> list[list[int]]:
    """Return the numbers of the sets that hang together, in their order.

    >>> hanging_together(["ab", "cd", "be", ""])
    [[0, 2], [1], [3]]
    """
    leaders: list[int] = []
    first_with: dict[Hashable, int] = {}
    for number, members in enumerate(sets):
        leaders.append(number)
        for member in members:
            one, other = _leader(leaders, first_with.setdefault(member, number)), _leader(leaders, number)
            leaders[max(one, other)] = min(one, other)
    together: dict[int, list[int]] = {}
    for number in range(len(leaders)):
        together.setdefault(_leader(leaders, number), []).append(number)
    return list(together.values())


def _leader(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        leaders[number] = leaders[leaders[number]]
        number = leaders[number]
    return number
