"""The words for a figure of a release: its report where there are several, its table and cell, or what it counts."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from uri.aggregate import Rapport
from uri.languages import Text, same
from uri.protection.beleid import Grootheid
from uri.protection.release import CellPlace, Figure, Release


def name_of_figure(figure: Figure, laid_out: Release, reports: Sequence[Rapport]) -> Text:
    """Name a figure by the cell in which it is printed first, or by that of the reports of which it is a part.

    Args:
        figure: The figure.
        laid_out: The release of which it is one.
        reports: The reports of the release.
    """
    if figure.places:
        return name_of_place(figure.places[0], reports)
    if figure.meaning is None:
        return _EARLIER
    reported = attrs.evolve(figure.meaning, grootheid=Grootheid.MOGELIJK)
    places = next((other.places for other in laid_out.figures if other.meaning == reported), ())
    if not places or figure.meaning.grootheid is not Grootheid.NIET_AANGETOOND:
        return same(figure.meaning.grootheid.value)
    return _NOT_PROVEN.format(name_of_place(places[0], reports))


def name_of_place(place: CellPlace, reports: Sequence[Rapport]) -> Text:
    """Name a cell by its table, row and column, and by its report where there are several."""
    report = reports[place.report]
    table = report[place.table]
    words = _CELL.format(table.titel, table.label((place.row, place.column)))
    if len(reports) == 1:
        return words
    who = " ".join(filter(None, [report.organisatie, report.onderdeel, str(report.verslagjaar)]))
    return _CELL.format(same(who), words)


_CELL = Text("{}: {}", "{}: {}")
_NOT_PROVEN = Text("{}, niet aangetoond", "{}, not substantiated")
_EARLIER = Text("een getal uit een eerder rapport", "a figure of an earlier report")
