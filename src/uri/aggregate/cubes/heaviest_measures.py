"""Meldingen of a cube by their heaviest measure, in the order of the edition that the level of a measure belongs to."""

from __future__ import annotations

from uri.aggregate.cubes.dimensions import CLOSED
from uri.aggregate.cubes.kubus import Kubus
from uri.taxonomy import Afdoening, AfdoeningEditie, Uitkomst


def by_heaviest(
    kubus: Kubus, editie: AfdoeningEditie, uitkomsten: frozenset[Uitkomst] = CLOSED
) -> dict[Afdoening, int]:
    """Count the meldingen of a cube with some outcomes by their heaviest measure, those without any as ``geen``."""
    counts: dict[Afdoening, int] = {}
    for measures, number in kubus.per("afdoeningen", uitkomst=uitkomsten).items():
        heaviest = editie.heaviest(measures)
        counts[heaviest] = counts.get(heaviest, 0) + number
    return counts
