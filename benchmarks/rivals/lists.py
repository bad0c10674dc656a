"""The published lists as rivals use them: the lines of each table, and which of them a code counts in.

A line of a table is counted by the codes that belong to it: a row by its own codes, a subtotal by those of its rows,
the total by all. So every table is one sum over this membership.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs
import numpy as np

from benchmarks.forms import written
from benchmarks.vocabulary import FOLLOW_UPS, MEASURES
from uri import editie
from uri.register.columns import Numbers
from uri.taxonomy import Afdoening, EditieRij, Niveau, Opvolging, Schendingstype
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie

EDITIE = editie()
MEASURE_EDITION = EDITIE.afdoeningen

PERSON_DIRECTED = [written(kinds) for kinds in FOLLOW_UPS if Opvolging.PERSOONSGERICHT_ONDERZOEK in kinds]
"""The sets of follow-up in which there was a person-directed inquiry."""


@attrs.frozen(eq=False)
class CodeListing:
    """The lines of a table in their order, and for each code the lines that count it."""

    lines: tuple[str, ...]
    members: Mapping[str, tuple[str, ...]]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each line with each of its codes, in the order of the lines."""
        return [(line, code) for line in self.lines for code, lines in self.members.items() if line in lines]

    def matrix(self, codes: Iterable[str]) -> Numbers:
        """Return a row of ones and zeros per line, a column per code."""
        columns = [[line in self.members.get(code, ()) for line in self.lines] for code in codes]
        return np.array(columns, np.int64).T


def _of_types(table: str) -> CodeListing:
    rows = tuple(row.code.value for row in EDITIE.rows(table))
    members = {code.value: (row, "totaal") for code in Schendingstype if (row := _row(EDITIE, code, table)) is not None}
    return CodeListing((*rows, "totaal"), members)


def _row(editie: BaseEditie[CodeT], code: CodeT, table: str) -> str | None:
    place = editie.place(code, table)
    return place.code.value if isinstance(place, EditieRij) else None


def _of_measures() -> CodeListing:
    lines: list[str] = []
    for level in Niveau:
        details = [row.code.value for row in MEASURE_EDITION.rijen if MEASURE_EDITION.niveaus[row.code] is level]
        lines += details if details == [level.value] else [*details, level.value]
    members = {written(measures): _lines_of(measures) for measures in MEASURES}
    return CodeListing((*lines, "totaal"), members)


def _lines_of(measures: tuple[Afdoening, ...]) -> tuple[str, ...]:
    """Return the lines of a set of measures: its heaviest row, that row's level, the total."""
    order = [code.value for code in MEASURE_EDITION.zwaarte]
    rows = [
        row for code in measures or (Afdoening.GEEN,) if (row := _row(MEASURE_EDITION, code, "afdoeningen")) is not None
    ]
    heaviest = min(rows, key=order.index)
    return tuple(dict.fromkeys([heaviest, MEASURE_EDITION.niveaus[Afdoening(heaviest)].value, "totaal"]))


SCHENDINGEN, SIGNALEN, AFDOENINGEN = _of_types("schendingen"), _of_types("signalen"), _of_measures()
DISCIPLINAIR, NIET_DISCIPLINAIR = (
    [code for code, lines in AFDOENINGEN.members.items() if level.value in lines]
    for level in (Niveau.DISCIPLINAIR, Niveau.NIET_DISCIPLINAIR)
)
KERNCIJFERS = ("meldingen", "aangetoond", "disciplinair", "niet_disciplinair", "signalen", "misstanden", "onderzoeken")
"""The headline figures that cases tell."""
