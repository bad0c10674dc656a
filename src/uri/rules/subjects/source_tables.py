"""The tables that a source gives, for a check: those that can be made, and what keeps the others from being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from uri.aggregate import Dossier, Kubus, Tabel
from uri.aggregate.report.kerncijfers import kerncijfers_of
from uri.aggregate.report.rapport import TABELLEN
from uri.aggregate.sources.selection import Selection, choose
from uri.errors import SelectionError, UnplacedError
from uri.findings import Finding, Findings
from uri.taxonomy import Soort

_OF_A_CUBE = {
    Soort.MELDING: ("schendingen", "aangetoond_per_jaar", "afdoeningen"),
    Soort.SIGNAAL: ("signalen",),
}


def tables_of(bron: Dossier | Kubus) -> tuple[list[Tabel], Findings]:
    """Make the tables of a dossier's own year, or of every organisation and year of a cube; empty ones are left out."""
    if isinstance(bron, Dossier):
        try:
            keuze = choose(bron)
        except SelectionError as error:
            return [], Findings([Finding(rule="URI-I-keuze", message=error.message, hint=error.hint)])
        made = [_made(make, keuze) for make in _of_dossier(bron).values()]
    else:
        made = [each for name in bron.organisaties for each in _of_cube(bron.only(name))]
    tables = [table for table, _ in made if table is not None and not table.is_empty]
    return tables, Findings.joined(lost for _, lost in made)


def _of_dossier(dossier: Dossier) -> dict[str, Callable[[Selection], Tabel]]:
    """Return all tables, the headline figures from the first year of which any are stated."""
    first = min([stated.jaar for stated in dossier.kerncijfers], default=dossier.verslagjaar)
    years = max(1, dossier.verslagjaar - first + 1)
    return {**TABELLEN, "kerncijfers": lambda keuze: kerncijfers_of(keuze, years)}


def _of_cube(kubus: Kubus) -> Iterable[tuple[Tabel | None, Findings]]:
    several = len(kubus.jaren) > 1
    for year in kubus.jaren:
        keuze = choose(kubus, verslagjaar=year)
        for name in _OF_A_CUBE[kubus.soort]:
            table, lost = _made(TABELLEN[name], keuze)
            yield (attrs.evolve(table, naam=f"{table.naam} {year}") if table and several else table), lost


def _made(make: Callable[[Selection], Tabel], keuze: Selection) -> tuple[Tabel | None, Findings]:
    try:
        return make(keuze), Findings()
    except UnplacedError as error:
        return None, error.findings
