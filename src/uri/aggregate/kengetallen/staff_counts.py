"""The number of employees of which a count is a rate: one of the same scope as the count."""

from __future__ import annotations

from uri.aggregate.sources.selection import Selection
from uri.languages import Text


def staff_of(selection: Selection, year: int) -> int | Text | None:
    """Return the number of employees in a year, or why there is none of the scope of the counts; None of no number.

    A rate needs a numerator and a denominator of one scope: of the whole, employees of the same parts left out; of a
    part, employees of that part.
    """
    scopes = selection.staff(year)
    if selection.dossier is None or not scopes:
        return None
    left_out = selection.dossier.zonder if selection.onderdeel is None else frozenset()
    same_scope = {one.aantal for one in scopes if one.buiten == left_out and one.aantal}
    if len(same_scope) > 1:
        return _SEVERAL
    return same_scope.pop() if same_scope else _OTHER_SCOPE


_SEVERAL = Text(
    "er zijn meer aantallen medewerkers van die omvang", "there are several numbers of employees of that scope"
)
_OTHER_SCOPE = Text(
    "de bekende aantallen medewerkers hebben een andere omvang dan de meldingen",
    "the known numbers of employees have another scope than the reports",
)
