"""Counts into the rows of an edition: a count enters a row if and only if its leaves lie within the row's.

What no row can hold is a finding, never dropped; what the edition does not count is said in a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

import attrs

from uri.errors import UnplacedError
from uri.findings import Finding, Findings
from uri.taxonomy import EditieRij, Plaats
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie
from uri.texts import Text


@attrs.frozen
class PlacedCounts(Generic[CodeT]):
    """Counts by row code; those that the edition does not count; and those that no row can hold."""

    by_row: Mapping[CodeT, int]
    not_counted: Mapping[CodeT, int]
    without_row: Mapping[CodeT, int]


def placed(counts: Mapping[CodeT, int], editie: BaseEditie[CodeT], tabel: str) -> PlacedCounts[CodeT]:
    """Put counts by code into the rows of one table of an edition."""
    rows = {row.code: 0 for row in editie.rows(tabel)}
    left_out: dict[CodeT, int] = {}
    lost: dict[CodeT, int] = {}
    for code, number in counts.items():
        place = editie.place(code, tabel)
        if isinstance(place, EditieRij):
            rows[place.code] += number
        elif place is Plaats.NIET_GETELD:
            left_out[code] = number
        elif number:
            lost[code] = number
    return PlacedCounts(rows, left_out, lost)


def unplaced(lost: Mapping[CodeT, int], editie: BaseEditie[CodeT], what: Text, tabel: Text) -> Findings:
    """Return a finding for each code that no row can hold."""
    if not lost:
        return _NOTHING
    return Findings(
        Finding(
            rule="URI-I-rijloos",
            message=Text(
                "{}: geen rij van editie {} past bij {} (aantal {}: {}).",
                "{}: no row of edition {} fits {} (number of {}: {}).",
            ).format(tabel, editie.naam, code.value, what, number),
            hint=Text(
                "Kies een editie die deze code kent, of codeer deze gevallen anders.",
                "Choose an edition that knows this code, or code these cases otherwise.",
            ),
        )
        for code, number in sorted(lost.items())
    )


_NOTHING = Findings()


def refuse_unplaced(findings: Findings) -> None:
    """Raise `UnplacedError` when there is anything that no row can hold."""
    if findings:
        raise UnplacedError(
            Text("Niet elk geval past in een rij van de editie.", "Not every case fits a row of the edition."),
            findings=findings,
        )


def left_out_note(counts: Mapping[CodeT, int], editie: BaseEditie[CodeT]) -> list[Text]:
    """Say what the edition does not count."""
    return [
        Text("Editie {} telt {} niet ({}).", "Edition {} does not count {} ({}).").format(
            editie.naam, code.label, number
        )
        for code, number in counts.items()
        if number
    ]
