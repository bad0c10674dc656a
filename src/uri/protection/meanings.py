"""What a cell of a standard table is a count of: cells of one meaning are one figure, wherever they are printed.

The headline number of reports is the total of Table 1 and of Table 4, and a column of Table 2 is one of Table 1, of
this report or of an earlier one. A reader knows so, and who hides one of them hides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable

import attrs

from uri.aggregate import Rapport, Tabel
from uri.aggregate.report.common_rows import leaves_of_row
from uri.aggregate.tables.cells import RijSoort, TabelRij
from uri.protection.beleid import Grootheid
from uri.taxonomy import Code, Schendingstype

WHOLE = "totaal"
CASES = "overzicht"
"""The table that is the list of cases, and holds no counts."""


@attrs.frozen
class Meaning:
    """What a cell counts.

    Attributes:
        organisatie: The organisation.
        onderdeel: The part of it, None for the whole.
        jaar: The year.
        grootheid: What is counted.
        row: Which of them: the leaves of a row, `WHOLE`, or the code of a subtotal.
    """

    organisatie: str | None
    onderdeel: str | None
    jaar: int
    grootheid: Grootheid
    row: Hashable


def meaning(report: Rapport, table: Tabel, row: TabelRij, column: str) -> Meaning | None:
    """Return what a cell counts, None for what no policy protects."""
    grootheid, jaar, leaves = _READERS[table.naam](report, row, column) if table.naam in _READERS else (None, 0, None)
    if grootheid is None:
        return None
    return Meaning(report.organisatie, report.onderdeel, jaar, grootheid, leaves)


def weight(table: Tabel, row: TabelRij) -> int:
    """Return what a reader loses when a cell is hidden: most by a total or a headline figure."""
    if table.naam == "kerncijfers":
        return _HEADLINE
    return _WEIGHTS[row.soort]


_Read = tuple[Grootheid | None, int, Hashable]


def _of_types(report: Rapport, row: TabelRij, column: str) -> _Read:
    return Grootheid(column), report.verslagjaar, _leaves_of_type(report, row, "schendingen")


def _of_years(report: Rapport, row: TabelRij, column: str) -> _Read:
    return Grootheid.AANGETOOND, int(column), _leaves_of_type(report, row, "schendingen")


def _of_concerns(report: Rapport, row: TabelRij, column: str) -> _Read:  # noqa: ARG001 (there is one column)
    return Grootheid.SIGNALEN, report.verslagjaar, _leaves_of_type(report, row, "signalen")


def _of_measures(report: Rapport, row: TabelRij, column: str) -> _Read:  # noqa: ARG001 (there is one column)
    if row.soort is RijSoort.TOTAAL:
        return Grootheid.MOGELIJK, report.verslagjaar, WHOLE
    if row.soort is RijSoort.SUBTOTAAL:
        return Grootheid.AFDOENINGEN, report.verslagjaar, row.code
    leaves = leaves_of_row(row.code, report.editie.afdoeningen, "afdoeningen")
    return Grootheid.AFDOENINGEN, report.verslagjaar, _leaves(row, leaves)


def _of_headlines(report: Rapport, row: TabelRij, column: str) -> _Read:  # noqa: ARG001 (the row tells)
    grootheid, leaves = _HEADLINES.get(row.code, (None, None))
    return grootheid, int(column), leaves


def _leaves_of_type(report: Rapport, row: TabelRij, table: str) -> Hashable:
    """Return the leaves of a row of types, which may be a group of rows."""
    grouped = None if report.groepen is None else report.groepen.leaves(row.code, table)
    own = leaves_of_row(row.code, report.editie, table)
    return _leaves(row, own if grouped is None else grouped)


def _leaves(row: TabelRij, leaves: Collection[Code] | None) -> Hashable:
    """Return the leaves that a row counts, so that rows of two editions can be told to be the same."""
    if row.soort is RijSoort.TOTAAL:
        return WHOLE
    return frozenset(map(str, leaves)) if leaves else row.code


_READERS = {
    "schendingen": _of_types,
    "aangetoond_per_jaar": _of_years,
    "signalen": _of_concerns,
    "afdoeningen": _of_measures,
    "kerncijfers": _of_headlines,
}
_HEADLINES: dict[str, tuple[Grootheid, Hashable]] = {
    "meldingen": (Grootheid.MOGELIJK, WHOLE),
    "aangetoond": (Grootheid.AANGETOOND, WHOLE),
    "disciplinair": (Grootheid.AFDOENINGEN, "disciplinair"),
    "niet_disciplinair": (Grootheid.AFDOENINGEN, "niet_disciplinair"),
    "signalen": (Grootheid.SIGNALEN, WHOLE),
    "misstanden": (Grootheid.MOGELIJK, frozenset(map(str, Schendingstype.MISSTAND.bladen))),
    "onderzoeken": (Grootheid.ONDERZOEKEN, WHOLE),
    "klachten": (Grootheid.KLACHTEN, WHOLE),
    "klachtadviezen": (Grootheid.KLACHTEN, "adviezen"),
}
_HEADLINE = 4
_WEIGHTS = {RijSoort.DETAIL: 1, RijSoort.SUBTOTAAL: 2, RijSoort.TOTAAL: 4}
