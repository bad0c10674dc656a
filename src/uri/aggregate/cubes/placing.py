"""Counts into the rows of an edition: a count enters a row if and only if its leaves lie within the row's.

A count that no row can hold is a finding and never dropped; a note says what the edition does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

import attrs

from uri.errors import UnplacedError
from uri.findings import Finding, Findings
from uri.languages import Text
from uri.taxonomy import EditieRij, Plaats
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie


@attrs.frozen
class PlacedCounts(Generic[CodeT]):
    """Counts in the rows of an edition.

    Attributes:
        by_row: The counts by the code of the row.
        not_counted: The counts of codes that the edition does not count.
        without_row: The counts of codes that no row can hold.
    """

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


def all_placed(
    counts: Mapping[CodeT, int], editie: BaseEditie[CodeT], tabel: str, what: Text, title: Text
) -> PlacedCounts[CodeT]:
    """Put counts by code into the rows of one table of an edition.

    Args:
        counts: The counts by code.
        editie: The edition that has the rows.
        tabel: The name of the table in the edition.
        what: What is counted.
        title: The title of the table that is being made.

    Raises:
        UnplacedError: No row can hold some of them.
    """
    result = placed(counts, editie, tabel)
    refuse_unplaced(unplaced(result.without_row, editie, what, title))
    return result


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
    """Raise `UnplacedError` when there are findings of counts that no row can hold."""
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
