"""A column of one's own that looks like the outcome, for the hint where a register has none."""

from __future__ import annotations

from collections.abc import Iterable

from uri.errors import UnknownLabelError
from uri.findings import quoted
from uri.languages import Text
from uri.register.parsing.cell_readers import is_empty, text
from uri.register.parsing.raw_sheet import Cell, Sheet
from uri.register.parsing.vocabulary import vocabulary_of
from uri.taxonomy import Uitkomst

_FEW = 12
"""A column of outcomes has no more distinct words than this."""
_SHOWN = 2
_LOOKS_LIKE_IT = Text(
    "De kolom {} lijkt erop ({}): zeg dat zij uitkomst is, en wat haar woorden betekenen.",
    "The column {} looks like it ({}): say that it is uitkomst, and what its words mean.",
)


def outcome_hint(sheet: Sheet, own: Iterable[str]) -> Text | None:
    """Return a hint that names the first of some columns that looks like the outcome, None where none does.

    Args:
        sheet: The sheet.
        own: The headers of the organisation's own columns.
    """
    for header in own:
        if header in sheet.headers and (words := _outcomes(sheet.columns[sheet.headers.index(header)])):
            return _LOOKS_LIKE_IT.format(quoted(header), " / ".join(words[:_SHOWN]))
    return None


def _outcomes(cells: Iterable[Cell]) -> list[str]:
    """Return the words for outcomes of a column in which most distinct words are such; none for another column."""
    distinct: dict[str, None] = {}
    for cell in cells:
        if not is_empty(cell):
            distinct[text(cell).strip()] = None
        if len(distinct) > _FEW:
            return []
    known = [word for word in distinct if _is_outcome(word)]
    return known if 2 * len(known) > len(distinct) and len(known) > 1 else []


def _is_outcome(word: str) -> bool:
    """Tell whether the list of outcomes or the vocabulary knows a word; this only leads to a hint."""
    try:
        Uitkomst.parse(word)
    except UnknownLabelError:
        return vocabulary_of("uitkomst").find(word) is not None
    return True
