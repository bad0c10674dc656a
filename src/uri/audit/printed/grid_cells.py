"""The cells of a grid: texts, of which one may be covered by another."""

from __future__ import annotations

COVERED = "\0"
"""What stands in a grid for a cell that another one, merged, covers."""

LARGEST_TABLE = 2**18
"""So many cells: no published table has more; what has is data."""


def is_filled(cell: str) -> bool:
    """Tell whether something stands in a cell."""
    return bool(cell) and cell != COVERED
