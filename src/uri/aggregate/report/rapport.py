"""The report: all standard tables of one organisation and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from uri.aggregate.cubes.placing import refuse_unplaced
from uri.aggregate.report.aangetoond_per_jaar import aangetoond_per_jaar_of
from uri.aggregate.report.afdoeningen import afdoeningen_of
from uri.aggregate.report.kengetallen import financiele_belangen_of, sessies_of, vertrouwenspersonen_of
from uri.aggregate.report.kerncijfers import kerncijfers_of
from uri.aggregate.report.overzicht import overzicht_of
from uri.aggregate.report.schendingen import schendingen_of, signalen_of
from uri.aggregate.sources.dossier import Bron
from uri.aggregate.sources.selection import Selection, choose
from uri.aggregate.tables.tabel import Tabel
from uri.errors import UnplacedError
from uri.findings import Findings
from uri.taxonomy import Editie

TABELLEN: Mapping[str, Callable[[Selection], Tabel]] = {
    "kerncijfers": kerncijfers_of,
    "schendingen": schendingen_of,
    "aangetoond_per_jaar": aangetoond_per_jaar_of,
    "signalen": signalen_of,
    "afdoeningen": afdoeningen_of,
    "vertrouwenspersonen": vertrouwenspersonen_of,
    "sessies": sessies_of,
    "financiele_belangen": financiele_belangen_of,
    "overzicht": overzicht_of,
}
"""The standard tables by the name of their function, in the order of the report."""


@attrs.frozen(kw_only=True)
class Rapport:
    """The standard tables, and what they are about."""

    organisatie: str | None
    onderdeel: str | None = None
    verslagjaar: int
    editie: Editie
    tabellen: Mapping[str, Tabel] = attrs.field(repr=False)


def rapport(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Rapport:
    """Make all standard tables of one organisation, or of one part of it.

    Raises `SelectionError` when year or organisation is open, and `UnplacedError` with all that fits no row of any
    table.
    """
    keuze = choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    tables: dict[str, Tabel] = {}
    lost: list[Findings] = []
    for name, make in TABELLEN.items():
        try:
            tables[name] = make(keuze)
        except UnplacedError as error:
            lost.append(error.findings)
    refuse_unplaced(Findings.joined(lost))
    return Rapport(
        organisatie=keuze.organisatie,
        onderdeel=onderdeel,
        verslagjaar=keuze.verslagjaar,
        editie=keuze.editie,
        tabellen=tables,
    )
