"""Rows that add other rows up: of a grouping, or of an edition that is coarser than that of another report."""

from __future__ import annotations

from collections.abc import Collection

Leaves = frozenset[str]
"""What a row counts."""


def parts_of(whole: Leaves, rows: Collection[Leaves]) -> tuple[list[Leaves], bool]:
    """Return rows that lie within a row and do not overlap, and whether they make it up.

    Of rows that lie within one another the widest is taken. Where the widest overlap, no sum of them is known.

    Args:
        whole: The row.
        rows: The rows among which its parts are sought.
    """
    within = [row for row in dict.fromkeys(rows) if row < whole]
    widest = [row for row in within if not any(row < other for other in within)]
    if sum(map(len, widest)) != len(frozenset[str]().union(*widest)):
        return [], False
    return widest, frozenset[str]().union(*widest) == whole
