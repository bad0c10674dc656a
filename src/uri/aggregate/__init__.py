"""Cubes, tables, and the standard tables of the report: one function a table."""

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.consolidatie import Consolidatie, consolidate
from uri.aggregate.consolidation.opgaven import Opgave, Opgavetabel
from uri.aggregate.consolidation.table_counts import Overgenomen
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.kengetallen.doorlooptijden import Doorlooptijden
from uri.aggregate.kengetallen.kengetal import Kengetal, Kengetalsoort
from uri.aggregate.report.aangetoond_per_jaar import aangetoond_per_jaar
from uri.aggregate.report.afdoeningen import afdoeningen
from uri.aggregate.report.financiele_belangen import financiele_belangen
from uri.aggregate.report.kerncijfers import kerncijfers
from uri.aggregate.report.overzicht import overzicht
from uri.aggregate.report.rapport import Rapport, rapport
from uri.aggregate.report.schendingen import schendingen
from uri.aggregate.report.sessies import sessies
from uri.aggregate.report.signalen import signalen
from uri.aggregate.report.vergelijking import kengetallen, vergelijking
from uri.aggregate.report.vertrouwenspersonen import vertrouwenspersonen
from uri.aggregate.sources.dossier import Dossier
from uri.aggregate.sources.publication_details import (
    Bronbestand,
    Maand,
    Publicatiegegevens,
    Publicatietekst,
    Tekstplaats,
)
from uri.aggregate.sources.selection import Selection
from uri.aggregate.tables.cells import Cel, Notatie, RijSoort, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_relations import Elders, Relatie, RelatieSoort
from uri.taxonomy import Basis

__all__ = [
    "Aanlevering",
    "Basis",
    "Bronbestand",
    "Cel",
    "Consolidatie",
    "Doorlooptijden",
    "Dossier",
    "Eenheid",
    "Elders",
    "Kengetal",
    "Kengetalsoort",
    "Kubus",
    "Leeg",
    "Maand",
    "Notatie",
    "Opgave",
    "Opgavetabel",
    "Overgenomen",
    "Publicatiegegevens",
    "Publicatietekst",
    "Rapport",
    "Relatie",
    "RelatieSoort",
    "RijSoort",
    "Selection",
    "Tabel",
    "TabelKolom",
    "TabelRij",
    "Tekstplaats",
    "aangetoond_per_jaar",
    "afdoeningen",
    "consolidate",
    "financiele_belangen",
    "kengetallen",
    "kerncijfers",
    "overzicht",
    "rapport",
    "schendingen",
    "sessies",
    "signalen",
    "vergelijking",
    "vertrouwenspersonen",
]
