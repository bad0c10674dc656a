"""What a list of cases tells: each row that is shown is one report, and who counts the rows has hidden counts.

A row of the list is one melding, and the list holds all that Table 1 counts [S 537-576].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.tables.cells import Cel, CellKey, RijSoort, TabelRij
from uri.languages import Text
from uri.protection.meanings import CASES
from uri.taxonomy import Uitkomst

_DESCRIPTION, _TYPE, _OUTCOME = "omschrijving", "categorie", "uitkomst"
_TYPES = "schendingen"


@attrs.frozen
class ListedCount:
    """What the list of cases tells.

    Attributes:
        table: The name of the table of which a cell is told.
        place: Its row and column.
        message: What is told, and how.
    """

    table: str
    place: CellKey
    message: Text


def listed_counts(report: Rapport) -> Iterator[ListedCount]:
    """Find what the list of cases in a report tells: single reports, and counts that are hidden elsewhere.

    Descriptions alone tell no more than how many reports there are; what a description says is for who publishes.
    """
    cases = report.get(CASES)
    if cases is None or not cases.rijen:
        return
    yield from _single_reports(cases)
    if _TYPES in report:
        yield from _counted(cases, report[_TYPES])


def _single_reports(cases: Tabel) -> Iterator[ListedCount]:
    """Find the rows that say anything of one report beside its description."""
    names = [column.naam for column in cases.kolommen]
    for row, cells in zip(cases.rijen, cases.cellen, strict=True):
        told = [name for name, cell in zip(names, cells, strict=True) if name != _DESCRIPTION and _is_shown(cell)]
        if told:
            yield ListedCount(CASES, (row.code, told[0]), _ONE)


def _counted(cases: Tabel, types: Tabel) -> Iterator[ListedCount]:
    """Find the hidden counts of Table 1 that follow when rows of the list are counted."""
    numbers = {column.naam: _numbers(cases, types, column.naam) for column in types.kolommen}
    for row in types.rijen:
        for column in types.kolommen:
            number = numbers[column.naam].get(_label(row))
            if number is not None and types[row.code, column.naam] is Leeg.ONDERDRUKT:
                yield ListedCount(_TYPES, (row.code, column.naam), _FOLLOWS.format(number, number))


def _numbers(cases: Tabel, types: Tabel, column: str) -> dict[str | None, int]:
    """Count the rows of the list by type, and for None all of them, as far as they are told.

    Args:
        cases: The list.
        types: Table 1.
        column: Which of its columns the rows are counted for.
    """
    names = [known.naam for known in cases.kolommen]
    rows = [dict(zip(names, cells, strict=True)) for cells in cases.cellen]
    if column == Uitkomst.AANGETOOND.value:
        if not all(_is_shown(row.get(_OUTCOME, Leeg.ONDERDRUKT)) for row in rows):
            return {}
        rows = [row for row in rows if str(row[_OUTCOME]) == str(Uitkomst.AANGETOOND.label)]
    counts: dict[str | None, int] = {None: len(rows)}
    if all(_is_shown(row.get(_TYPE, Leeg.ONDERDRUKT)) for row in rows):
        found = Counter(str(row[_TYPE]) for row in rows)
        counts |= {label: found[label] for row in types.rijen if (label := _label(row)) is not None}
    return counts


def _label(row: TabelRij) -> str | None:
    """Return how the list names the type of a row, None for the total."""
    return None if row.soort is RijSoort.TOTAAL else str(row.label)


def _is_shown(cell: Cel) -> bool:
    return cell is not Leeg.ONDERDRUKT


_ONE = Text("deze regel is één melding, en staat er.", "this row is one report, and stands there.")
_FOLLOWS = Text(
    "dit is {}; het volgt uit het overzicht, waarin {} van zulke meldingen staan.",
    "this is {}; it follows from the list, in which {} such reports stand.",
)
