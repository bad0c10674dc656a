"""Organisations of one whole, compared with it: by their share of substantiated reports, or by reports per employee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

import attrs

from uri.aggregate import Consolidatie
from uri.errors import selection_error
from uri.findings import quoted
from uri.languages import Text
from uri.statistics.funnel import Funnel, funnel_of_rates, funnel_of_shares
from uri.statistics.intervals import LEVEL

_TABLE, _TOTAL, _CLOSED = "schendingen_per_organisatie", "totaal", ": mogelijk"


Vergeleken: TypeAlias = Literal["aangetoond", "meldingen"]
"""What is compared: the share of closed meldingen that was substantiated, or closed meldingen per employee."""


def funnel_of_organisations(
    whole: Consolidatie, vergeleken: Vergeleken = "aangetoond", *, level: float = LEVEL
) -> Funnel:
    """Compare the organisations of a whole with it: exactly, and corrected for their number.

    Those take part that the total adds up. Of shares, who closed no melding has none; of meldingen per employee, who
    states no number of employees over the same parts as its meldingen. They are named in `Funnel.left_out`.

    Args:
        whole: The organisations, added up.
        vergeleken: ``"aangetoond"``, the share of closed meldingen that was substantiated; or ``"meldingen"``, closed
            meldingen per employee.
        level: The level of the limits.

    Raises:
        SelectionError: There is nothing of that name to compare.
        ValueError: Fewer than two organisations take part.
        MissingExtraError: The extra ``statistics`` is not installed.
    """
    if vergeleken not in get_args(Vergeleken):
        raise selection_error(_NOTHING.format(quoted(vergeleken)), "vergeleken", get_args(Vergeleken))
    names, closed = _names(whole), _counts(whole, "mogelijk")
    if vergeleken == "aangetoond":
        proven = _counts(whole, "aangetoond")
        there = [name for name in names if proven.get(name) is not None and closed.get(name)]
        found = funnel_of_shares(*({name: of[name] for name in there} for of in (proven, closed)), level=level)
    else:
        staff = _staff(whole)
        there = [name for name in names if closed.get(name) is not None and name in staff]
        found = funnel_of_rates(*({name: of[name] for name in there} for of in (closed, staff)), level=level)
    return attrs.evolve(found, left_out=tuple(name for name in names if name not in there))


def _names(whole: Consolidatie) -> list[str]:
    """Return the names of all organisations, also of those that no total counts."""
    columns = [column.naam for column in whole[_TABLE].kolommen]
    names = [name.removesuffix(_CLOSED) for name in columns if name.endswith(_CLOSED)]
    return [name for name in names if name != _TOTAL]


def _counts(whole: Consolidatie, column: str) -> Mapping[str, int]:
    """Return the counts of those that the total of a column adds up: its relation names them."""
    table, total = whole[_TABLE], (_TOTAL, f"{_TOTAL}: {column}")
    added = [cell for relation in table.relaties if relation.rechts == (total,) for cell in relation.links]
    return {name.removesuffix(f": {column}"): cell for row, name in added if isinstance(cell := table[row, name], int)}


def _staff(whole: Consolidatie) -> Mapping[str, int]:
    """Return the employees of each organisation, where one number is of the parts that its meldingen are of."""
    found: dict[str, int] = {}
    for one in whole.aanleveringen:
        numbers = {staff.aantal for staff in one.personeel if staff.buiten == one.zonder and staff.aantal}
        if one.verslagjaar == whole.verslagjaar and len(numbers) == 1:
            name = one.organisatie if one.onderdeel is None else f"{one.organisatie} ({one.onderdeel})"
            found[name] = numbers.pop()
    return found


_NOTHING = Text("Op {} is niet te vergelijken.", "There is no comparing by {}.")
