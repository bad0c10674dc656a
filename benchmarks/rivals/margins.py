"""All tables as margins of a dense cube."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from benchmarks.cases import JAREN, VERSLAGJAAR, Zaken
from benchmarks.forms import categories
from benchmarks.rivals.lists import (
    AFDOENINGEN,
    DISCIPLINAIR,
    NIET_DISCIPLINAIR,
    PERSOONSGERICHT,
    SCHENDINGEN,
    SIGNALEN,
)
from uri.register.kolommen import Waarden

CODES = ("soort", "hoofdcategorie", "uitkomst", "afdoeningen", "opvolging")
"""The dimensions of the cube, behind the year."""

_LINES = {
    "schendingen": ("hoofdcategorie", SCHENDINGEN),
    "signalen": ("hoofdcategorie", SIGNALEN),
    "afdoeningen": ("afdoeningen", AFDOENINGEN),
}


def words_of(zaken: Zaken) -> dict[str, list[str]]:
    """Return the words of each dimension, in the order of its codes."""
    return {name: categories(zaken.velden[name]) for name in CODES}


def margins(cube: Waarden, names: Mapping[str, list[str]]) -> dict[str, Waarden]:
    """Return the figures of every table: a row per line."""
    lines = {table: lijst.matrix(names[field]) for table, (field, lijst) in _LINES.items()}
    kinds, outcomes = names["soort"], names["uitkomst"]
    meldingen, concerns = cube[:, kinds.index("melding")], cube[:, kinds.index("signaal")].sum((2, 3, 4))
    running = meldingen[:, :, outcomes.index("lopend")]
    closed = meldingen.sum(2) - running
    proven = meldingen[:, :, outcomes.index("aangetoond")].sum((2, 3))
    by_type, by_measure = closed.sum((2, 3)), closed.sum((1, 3))
    own = JAREN.index(VERSLAGJAAR)
    figures = [
        by_type.sum(1),
        proven.sum(1),
        by_measure[:, _at(names["afdoeningen"], DISCIPLINAIR)].sum(1),
        by_measure[:, _at(names["afdoeningen"], NIET_DISCIPLINAIR)].sum(1),
        concerns.sum(1),
        by_type[:, names["hoofdcategorie"].index("misstand")],
        closed.sum((1, 2))[:, _at(names["opvolging"], PERSOONSGERICHT)].sum(1),
    ]
    return {
        "kerncijfers": np.array(figures)[:, -2:],
        "schendingen": lines["schendingen"] @ np.array([by_type[own], proven[own]]).T,
        "aangetoond_per_jaar": lines["schendingen"] @ proven.T,
        "signalen": lines["signalen"] @ concerns[own][:, None],
        "afdoeningen": lines["afdoeningen"] @ by_measure[own][:, None],
    }


def numbers(tables: Mapping[str, Waarden]) -> dict[str, list[list[int]]]:
    """Return the figures of every table, row by row."""
    return {name: table.tolist() for name, table in tables.items()}


def _at(words: list[str], wanted: Iterable[str]) -> list[int]:
    return [words.index(word) for word in wanted]
