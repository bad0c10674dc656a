"""Figures that an organisation states beside its cases, as far as they add up over organisations.

Of the confidential advisers their stock, flow and requests for help add up, and the employees that these are set
against. External advisers do not, as one may be there for several organisations, and neither does a mean. Sessions add
up by kind, and reported financial interests by organisation.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from uri.aggregate.report.table_parts import AANTAL, TOTAAL
from uri.aggregate.tables.cells import RijSoort
from uri.aggregate.tables.tabel import Tabel

ADVISERS = ("medewerkers", "begin", "eind", "vertrokken", "toegetreden", "hulpvragen")
"""The rows of Table 5 that add up."""

INTERESTS = ("meldplicht", "meldingen")
"""The columns of Table 7, without their year."""


class Opgavetabel(StrEnum):
    """The standard tables of figures that are stated and add up."""

    VERTROUWENSPERSONEN = "vertrouwenspersonen"
    SESSIES = "sessies"
    FINANCIELE_BELANGEN = "financiele_belangen"


@attrs.frozen
class Opgave:
    """One stated figure of an organisation and year.

    Attributes:
        tabel: The standard table that it stands in.
        rij: What it is: a row of Table 5, a kind of session, or a column of Table 7.
        aantal: The number.
    """

    tabel: Opgavetabel
    rij: str
    aantal: int


def opgaven_of(tabel: Tabel, jaar: int) -> Iterator[Opgave]:
    """Give the figures of a standard table that add up.

    Args:
        tabel: The table, of one organisation.
        jaar: The year.
    """
    match Opgavetabel(tabel.naam):
        case Opgavetabel.VERTROUWENSPERSONEN:
            found = [(row.code, (row.code, AANTAL.naam)) for row in tabel.rijen if row.code in ADVISERS]
        case Opgavetabel.SESSIES:
            rows = [row for row in tabel.rijen if row.soort is RijSoort.DETAIL]
            found = [(row.label.nl, (row.code, AANTAL.naam)) for row in rows]
        case Opgavetabel.FINANCIELE_BELANGEN:
            names = {column.naam for column in tabel.kolommen}
            found = [(kind, (TOTAAL.code, f"{kind}_{jaar}")) for kind in INTERESTS if f"{kind}_{jaar}" in names]
    for row, place in found:
        number = tabel[place]
        if isinstance(number, int):
            yield Opgave(Opgavetabel(tabel.naam), row, number)
