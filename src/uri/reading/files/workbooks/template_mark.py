"""What marks a workbook as an empty register that may have been filled in: its sheet of cases is the one to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from uri.languages import LANGUAGES, Text
from uri.reading.files.raw_cells import Raw

TEMPLATE_MARK = Text(
    "Leeg register van integriteitsschendingen, gemaakt met uri template",
    "Empty register of integrity violations, made by uri template",
)
"""The first cell of the sheet of instructions and of the hidden one with lists."""
TEMPLATE_SHEET = "register"
"""The sheet of the cases."""
TEMPLATE_LISTS = Text("lijsten", "lists")
"""The hidden sheet of the lists to choose from."""

_MARKS = frozenset(TEMPLATE_MARK.to(language) for language in LANGUAGES)
_LISTS = frozenset(TEMPLATE_LISTS.to(language) for language in LANGUAGES)


def template_sheet(shown: Mapping[str, bool], rows_of: Callable[[str], Mapping[int, Sequence[Raw]]]) -> str | None:
    """Return the name of the sheet of cases where a workbook was made as an empty register, else None.

    It was where a sheet that is visible, or that of the lists, bears the mark in its first cell.

    Args:
        shown: Whether each sheet is visible, by name.
        rows_of: What gives the rows of a sheet by their number.
    """
    if not shown.get(TEMPLATE_SHEET):
        return None
    looked_at = (name for name, visible in shown.items() if visible or name in _LISTS)
    return TEMPLATE_SHEET if any(_is_marked(rows_of(name)) for name in looked_at) else None


def _is_marked(rows: Mapping[int, Sequence[Raw]]) -> bool:
    first = next(iter(rows.get(1, ())), None)
    return isinstance(first, str) and first in _MARKS
