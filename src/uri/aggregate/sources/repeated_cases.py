"""Cases that repeat the kenmerk of an earlier one: they are counted, and a reader of the count must know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from uri.register import Register
from uri.taxonomy import Soort, Uitkomst


def repeats(register: Register, names: Mapping[str, str]) -> Counter[tuple[Soort, int]]:
    """Count by kind and year the cases that repeat the kenmerk of an earlier case of that kind, of any year.

    A kenmerk tells the cases of one organisation apart [S 549-576], so that those of another one repeat nothing. Cases
    that are still running are in no table yet, and are left out.

    Args:
        register: The cases.
        names: The organisation and the part that are looked at, by field.
    """
    kenmerken = register.kolommen["kenmerk"]
    is_named = ~kenmerken.gaps
    for field, name in names.items():
        is_named &= register.kolommen[field].is_at(name)
    counts: Counter[tuple[Soort, int]] = Counter()
    for soort in Soort:
        rows = np.flatnonzero(is_named & register.kolommen["soort"].is_at(soort))
        again = rows[_seen_before(kenmerken.values[rows].tolist())]
        if len(again):
            again = again[~register.kolommen["uitkomst"].is_at(Uitkomst.LOPEND)[again]]
            counts.update((soort, year) for year in register.jaar[again].tolist())
    return counts


def _seen_before(names: list[str]) -> list[int]:
    """Return the positions of names that stand at an earlier one too."""
    if len(set(names)) == len(names):
        return []
    first = {name: position for position, name in reversed(list(enumerate(names)))}
    return [position for position, name in enumerate(names) if first[name] < position]
