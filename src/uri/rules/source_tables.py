"""The tables of a dossier or a cube, for a check, and what keeps some of them from being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from uri.aggregate import Dossier, Kubus, Selection, Tabel, kerncijfers
from uri.aggregate.report.rapport import TABELLEN
from uri.errors import SelectionError, UnplacedError
from uri.findings import Finding, Findings
from uri.taxonomy import Soort

_OF_A_CUBE = {
    Soort.MELDING: ("schendingen", "aangetoond_per_jaar", "afdoeningen"),
    Soort.SIGNAAL: ("signalen",),
}


def tables_of(source: Dossier | Kubus) -> tuple[list[Tabel], Findings]:
    """Make the tables of a dossier's own year, or of every organisation and year of a cube; empty ones are left out."""
    if isinstance(source, Dossier):
        try:
            selection = Selection.of(source)
        except SelectionError as error:
            return [], Findings([Finding(rule="URI-I-keuze", message=error.message, hint=error.hint)])
        results = [_table(make, selection) for make in _of_dossier(source).values()]
    else:
        results = [result for name in source.organisaties for result in _of_cube(source.only(name))]
    tables = [table for table, _ in results if table is not None and not table.is_empty]
    return tables, Findings.joined(unplaced for _, unplaced in results)


def _of_dossier(dossier: Dossier) -> dict[str, Callable[[Selection], Tabel]]:
    """Return all tables, the headline figures from the first year of which any are stated."""
    first = min([stated.jaar for stated in dossier.kerncijfers], default=dossier.verslagjaar)
    years = max(1, dossier.verslagjaar - first + 1)
    return {**TABELLEN, "kerncijfers": lambda selection: kerncijfers(selection, jaren=years)}


def _of_cube(kubus: Kubus) -> Iterable[tuple[Tabel | None, Findings]]:
    several = len(kubus.jaren) > 1
    for year in kubus.jaren:
        selection = Selection.of(kubus, verslagjaar=year)
        for name in _OF_A_CUBE[kubus.soort]:
            table, unplaced = _table(TABELLEN[name], selection)
            yield attrs.evolve(table, naam=f"{table.naam} {year}") if table and several else table, unplaced


def _table(make: Callable[[Selection], Tabel], selection: Selection) -> tuple[Tabel | None, Findings]:
    try:
        return make(selection), Findings()
    except UnplacedError as error:
        return None, error.findings
