"""Cases, registers, cubes and dossiers for tests: small and valid, but for what a test says of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from uri.aggregate import Dossier, Kubus, Leeg, Rapport
from uri.model import Melding, Registratie, Signaal
from uri.register import Register
from uri.taxonomy import Editie, Soort
from uri.taxonomy import editie as find_editie

JAAR = 2023
"""The year of a case, cube or dossier where a test names none."""


def melding(
    hoofdcategorie: str = "positie",
    uitkomst: str = "aangetoond",
    afdoeningen: str = "",
    **fields: Any,  # noqa: ANN401 (the fields of a melding)
) -> Melding:
    """Make a melding of 2023; several afdoeningen stand in one text, with spaces between them."""
    codes = {"hoofdcategorie": hoofdcategorie, "uitkomst": uitkomst, "afdoeningen": afdoeningen.split()}
    return Melding(**{"verslagjaar": JAAR, **codes, **fields})


def closed_melding(**fields: Any) -> Melding:  # noqa: ANN401 (the fields of a melding)
    """Make a melding that was closed on 1 June 2023 without a violation; no rule says a word of it."""
    closed: Mapping[str, Any] = {"uitkomst": "niet_aangetoond", "verslagjaar": None, "afgerond": date(JAAR, 6, 1)}
    return melding(**{"hoofdcategorie": "prive", **closed, **fields})


def running_melding(**fields: Any) -> Melding:  # noqa: ANN401 (the fields of a melding)
    """Make a melding that still runs."""
    return melding("prive", "lopend", **fields)


def signaal(hoofdcategorie: str = "positie", **fields: Any) -> Signaal:  # noqa: ANN401 (the fields of a signaal)
    """Make a signaal of 2023."""
    return Signaal(**{"verslagjaar": JAAR, "hoofdcategorie": hoofdcategorie, **fields})


def register(*cases: Registratie, editie: Editie | str | None = None) -> Register:
    """Make a register of cases."""
    return Register.from_records(cases, editie=editie)


def kubus(*cases: Registratie, soort: Soort = Soort.MELDING, verslagjaar: int | None = None) -> Kubus:
    """Make the cube of cases."""
    return Kubus.from_register(register(*cases), soort, verslagjaar=verslagjaar)


def dossier(
    *cases: Registratie,
    editie: Editie | str | None = None,
    **attributes: Any,  # noqa: ANN401 (the attributes of a dossier)
) -> Dossier:
    """Make a dossier of 2023, with a register of the cases where there are any."""
    spoken = find_editie(editie)
    own: Mapping[str, Any] = {"register": register(*cases, editie=spoken) if cases else None}
    return Dossier(**{"verslagjaar": JAAR, "editie": spoken, **own, **attributes})


def with_cell(report: Rapport, name: str, place: tuple[str, str], cell: Leeg | int) -> Rapport:
    """Return a report with another value in one cell."""
    table = report[name]
    cells = tuple(
        tuple(
            cell if (row.code, column.naam) == place else old for column, old in zip(table.kolommen, line, strict=True)
        )
        for row, line in zip(table.rijen, table.cellen, strict=True)
    )
    return attrs.evolve(report, tabellen={**report.tabellen, name: attrs.evolve(table, cellen=cells)})
