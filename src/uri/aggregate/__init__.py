"""Cubes, tables, and the standard tables of the report: one function a table."""

from uri.aggregate.afdoeningen import afdoeningen
from uri.aggregate.dossier import Dossier
from uri.aggregate.jaren import aangetoond_per_jaar
from uri.aggregate.kengetallen import financiele_belangen, sessies, vertrouwenspersonen
from uri.aggregate.kerncijfers import kerncijfers
from uri.aggregate.kubus import Kubus
from uri.aggregate.maten import Basis, Eenheid, Leeg
from uri.aggregate.overzicht import overzicht
from uri.aggregate.rapport import Rapport, rapport
from uri.aggregate.relaties import Elders, Relatie, RelatieSoort
from uri.aggregate.schendingen import schendingen, signalen
from uri.aggregate.tabel import Cel, Notatie, RijSoort, Tabel, TabelKolom, TabelRij

__all__ = [
    "Basis",
    "Cel",
    "Dossier",
    "Eenheid",
    "Elders",
    "Kubus",
    "Leeg",
    "Notatie",
    "Rapport",
    "Relatie",
    "RelatieSoort",
    "RijSoort",
    "Tabel",
    "TabelKolom",
    "TabelRij",
    "aangetoond_per_jaar",
    "afdoeningen",
    "financiele_belangen",
    "kerncijfers",
    "overzicht",
    "rapport",
    "schendingen",
    "sessies",
    "signalen",
    "vertrouwenspersonen",
]
