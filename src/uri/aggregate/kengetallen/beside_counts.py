"""The counts that an organisation hands over beside its cubes, by name, and what they are when they come back."""

from __future__ import annotations

from collections.abc import Mapping

from uri.aggregate.kengetallen.case_details import CHANNEL, case_details
from uri.aggregate.kengetallen.counted_figure import CountedFigure
from uri.aggregate.kengetallen.figure_definitions import ADVICE
from uri.aggregate.kengetallen.headline_counts import CASES, record_counts, stated_figures
from uri.aggregate.kengetallen.year_counts import YearCounts, counted_details, counted_records_beside
from uri.aggregate.sources.selection import Selection
from uri.taxonomy import Basis, Meldkanaal, Schendingstype

_OF_CASES = (
    *(CHANNEL.format(channel.value) for channel in Meldkanaal),
    *(
        "kanaal_bekend",
        "anoniem",
        "anoniem_bekend",
        "binnen_drie_maanden",
        "open_begin",
        "ontvangen",
        "afgerond",
        "open_eind",
    ),
)
_OF_RECORDS = (
    *("klachten", "klachten_gegrond", "klachten_ongegrond", "adviesvragen"),
    *(ADVICE.format(code.value) for code in Schendingstype),
    ADVICE.format("zonder_type"),
)
BESIDE = (*_OF_CASES, *_OF_RECORDS)
"""The names of the counts, in order."""


def told_beside(selection: Selection, year: int) -> YearCounts:
    """Gather what cases and records tell of a year beside cubes.

    Args:
        selection: The organisation and part.
        year: The year.
    """
    details = case_details(selection, year)
    figures = stated_figures(selection, year) | record_counts(selection, year)
    figures |= counted_records_beside(selection, year) | counted_details(details)
    return YearCounts(figures=figures, durations=details.durations)


def beside_counts(counts: YearCounts) -> dict[str, int]:
    """Return the counts that are handed over beside cubes, by name."""
    return {name: counts.figures[name].number for name in BESIDE if name in counts.figures}


def figures_beside(naast: Mapping[str, int]) -> dict[str, CountedFigure]:
    """Return counts that were handed over as what key figures are made of."""
    return {name: CountedFigure(number, _basis(name), CASES) for name, number in naast.items()}


def _basis(name: str) -> Basis:
    if name == "ontvangen":
        return Basis.ONTVANGEN
    return Basis.AFGEROND if name in _OF_CASES else Basis.NIET_OPGEGEVEN
