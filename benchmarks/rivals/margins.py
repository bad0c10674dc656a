"""All tables as margins of a dense cube."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from benchmarks.cases import Cases
from benchmarks.forms import categories
from benchmarks.rivals.lists import (
    AFDOENINGEN,
    DISCIPLINAIR,
    NIET_DISCIPLINAIR,
    PERSON_DIRECTED,
    SCHENDINGEN,
    SIGNALEN,
)
from benchmarks.vocabulary import VERSLAGJAAR, YEARS
from uri.register.columns import Numbers

CODES = ("soort", "hoofdcategorie", "uitkomst", "afdoeningen", "opvolging")
"""The dimensions of the cube, behind the year."""

_LINES = {
    "schendingen": ("hoofdcategorie", SCHENDINGEN),
    "signalen": ("hoofdcategorie", SIGNALEN),
    "afdoeningen": ("afdoeningen", AFDOENINGEN),
}


class Margins:
    """The tables of cubes of which the codes of each dimension stand for the same words; what is fixed is ready."""

    def __init__(self, cases: Cases) -> None:
        names = {name: categories(cases.fields[name]) for name in CODES}
        self.shape = (len(YEARS), *map(len, names.values()))
        self._lines = {table: listing.matrix(names[field]) for table, (field, listing) in _LINES.items()}
        self._melding, self._signaal = map(names["soort"].index, ("melding", "signaal"))
        self._lopend, self._aangetoond = map(names["uitkomst"].index, ("lopend", "aangetoond"))
        self._misstand = names["hoofdcategorie"].index("misstand")
        self._levels = [_at(names["afdoeningen"], words) for words in (DISCIPLINAIR, NIET_DISCIPLINAIR)]
        self._inquiries = _at(names["opvolging"], PERSON_DIRECTED)

    def dense(self, codes: Sequence[Numbers], numbers: Numbers) -> Numbers:
        """Make a cube of its filled cells: the year and the codes of each, and its number."""
        cube = np.zeros(self.shape, np.int64)
        cube[(codes[0].astype(np.int64) - YEARS[0], *codes[1:])] = numbers
        return cube

    def of(self, cube: Numbers) -> dict[str, Numbers]:
        """Return the figures of every table: a row per line."""
        meldingen, concerns = cube[:, self._melding], cube[:, self._signaal].sum((2, 3, 4))
        closed = meldingen.sum(2) - meldingen[:, :, self._lopend]
        proven = meldingen[:, :, self._aangetoond].sum((2, 3))
        by_type, by_measure = closed.sum((2, 3)), closed.sum((1, 3))
        own = YEARS.index(VERSLAGJAAR)
        figures = [
            by_type.sum(1),
            proven.sum(1),
            *(by_measure[:, at].sum(1) for at in self._levels),
            concerns.sum(1),
            by_type[:, self._misstand],
            closed.sum((1, 2))[:, self._inquiries].sum(1),
        ]
        return {
            "kerncijfers": np.array(figures)[:, -2:],
            "schendingen": self._lines["schendingen"] @ np.array([by_type[own], proven[own]]).T,
            "aangetoond_per_jaar": self._lines["schendingen"] @ proven.T,
            "signalen": self._lines["signalen"] @ concerns[own][:, None],
            "afdoeningen": self._lines["afdoeningen"] @ by_measure[own][:, None],
        }


def numbers(tables: Mapping[str, Numbers]) -> dict[str, list[list[int]]]:
    """Return the figures of every table, row by row."""
    return {name: table.tolist() for name, table in tables.items()}


def _at(words: list[str], wanted: Iterable[str]) -> list[int]:
    return [words.index(word) for word in wanted]
