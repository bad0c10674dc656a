"""Columns of crosses: two or more, each under a header that is a code of one field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from uri.proposal.found_tables import FoundTable
from uri.proposal.words import CODED, know
from uri.register import Cell
from uri.register.koppeling import OPEN, Kruisje
from uri.register.parsing.cell_readers import CellError
from uri.register.parsing.mapped_cells import is_cross
from uri.register.parsing.vocabulary import header_vocabulary
from uri.taxonomy import Editie


def cross_columns(table: FoundTable, editie: Editie, counted: Callable[[str], Counter[Cell]]) -> dict[str, Kruisje]:
    """Return the columns of crosses by header, with what a cross says.

    A column without a single cross is one of them only where another column of the same field has some.

    Args:
        table: The table.
        editie: The edition of the labels.
        counted: Gives the cells of a column that are not empty, each distinct one with the number of its rows.
    """
    holding = [header for header in table.columns if _holds_crosses(counted(header), len(table.rows))]
    found = {header: cross for header in holding if (cross := _cross(table, header, editie)) is not None}
    crossed = [header for header in found if counted(header)]
    fields = {found[header].veld for header in crossed}
    return {header: cross for header, cross in found.items() if cross.veld in fields} if len(crossed) > 1 else {}


def _holds_crosses(counts: Counter[Cell], rows: int) -> bool:
    try:
        return counts.total() < rows and all(map(is_cross, counts))
    except CellError:
        return False


def _cross(table: FoundTable, header: str, editie: Editie) -> Kruisje | None:
    """Return what a cross says: a code of the field that stands above the header, or of the first that knows it."""
    group = table.groups.get(header, "")
    named = [name for name in header_vocabulary().meanings(group) if name in CODED] if group else []
    for name in named or ("uitkomst", "afdoeningen", "hoofdcategorie"):
        word = know(header, name, editie)
        if word.code not in {None, "", OPEN}:
            return Kruisje(veld=name, code=str(word.code))
        if (code := _measure_of_phrase(header, name, editie)) is not None:
            return Kruisje(veld=name, code=code)
    return None


def _measure_of_phrase(header: str, name: str, editie: Editie) -> str | None:
    """Return the one measure of a phrase of the edition, such as the one that says that there was none."""
    meaning = editie.afdoeningen.phrase(header) if name == "afdoeningen" else None
    return meaning.afdoeningen[0].value if meaning is not None and len(meaning.afdoeningen) == 1 else None
