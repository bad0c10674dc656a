"""The cells of a grid: texts, of which one may be covered by another."""

from __future__ import annotations

COVERED = "\0"
"""What stands in a grid for a cell that another one, merged, covers."""

_HARD_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2009\u202f\u3000"
"""Spaces that stand where they are written, in text that else may be laid out anew."""

_WIDE_SPACES = "\u2001\u2002\u2003\u3000\t"
"""Spaces as wide as two."""

LARGEST_TABLE = 2**18
"""So many cells: no published table has more; what has is data."""


def is_filled(cell: str) -> bool:
    """Tell whether something stands in a cell."""
    return bool(cell) and cell != COVERED


def indent_of(cell: str, *, laid_out: bool = False) -> int:
    """Return by how many spaces a cell is indented, a wide one counted as two.

    >>> indent_of("  pesten"), indent_of(" \u00a0 pesten", laid_out=True), indent_of("\u2003pesten")
    (2, 1, 2)

    Args:
        cell: The cell as it was written.
        laid_out: Whether common spaces mean nothing, as in HTML.
    """
    text = cell.lstrip()
    leading = cell[: len(cell) - len(text)] if text else ""
    counted = [space for space in leading if space in _HARD_SPACES or not laid_out]
    return len(counted) + sum(space in _WIDE_SPACES for space in counted)
