"""A made-up ministry whose page is hard to lay out: long names, forty parts, large numbers, every sign of emptiness."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from uri.aggregate import Dossier, Kubus
from uri.languages import same
from uri.model import (
    FinancieelBelang,
    Kerncijfers,
    Melding,
    Personeel,
    Registratie,
    Sessie,
    Signaal,
    Vertrouwenspersonen,
)
from uri.register import Register
from uri.taxonomy import Uitkomst, editie

YEAR = 2024
NAME = "Ministerie van Waterstaatkundige Infrastructuurvraagstukken, Grensoverschrijdende Samenwerking en Archieven"
LONG_PART = "Directoraat-Generaal Leefomgevingskwaliteitsbeleidsontwikkelingsprogrammering"
_EDITION = editie("rijk-2015")
_KINDS = ("Dienst", "Inspectie", "Programmadirectie", "Agentschap", "Secretariaat")
_DESCRIPTIONS = (
    "Onrechtmatig gebruik van klantgegevens na afloop van het dienstverband, en het doorzenden daarvan aan derden",
    "Nevenwerkzaamhedenregistratieformulier",
    None,
)


def ministry() -> Dossier:
    """Make the dossier of the ministry; the same one each time."""
    chance = Random(YEAR)
    counted = [Kubus.from_register(_register(_cases(chance, year)), verslagjaar=year) for year in range(2020, YEAR)]
    return Dossier(
        verslagjaar=YEAR,
        editie=_EDITION,
        organisatie=NAME,
        omschrijvingen=True,
        standdatum=date(YEAR + 1, 3, 1),
        register=_register(_cases(chance, YEAR)),
        tellingen=tuple(counted),
        noten=(same("De cijfers van <b>twee</b> onderdelen & die van de rest zijn samen geteld."),),
        kerncijfers=(Kerncijfers(jaar=YEAR, onderzoeken=3), Kerncijfers(jaar=YEAR - 1, meldingen=1_234, signalen=8)),
        personeel=(Personeel(jaar=YEAR, aantal=61_633),),
        vertrouwenspersonen=(
            Vertrouwenspersonen(jaar=YEAR, medewerkers=61_633, begin=110, eind=120, hulpvragen=2_240),
        ),
        sessies=(Sessie(jaar=YEAR, sessie=LONG_PART, aantal=1_000_000),),
        financiele_belangen=tuple(_interests(chance)),
    )


def nothing() -> Dossier:
    """Make the dossier of a year in which nothing was reported."""
    return Dossier(verslagjaar=YEAR, editie=_EDITION, organisatie="Ministerie zonder Meldingen", register=_register(()))


def parts() -> list[str]:
    """Name the forty parts of the ministry."""
    return [LONG_PART, *(f"{_KINDS[at % len(_KINDS)]} {at} (incl. WBI/ VHF/ comm.REHO)" for at in range(1, 40))]


def _register(cases: Iterator[Registratie] | tuple[()]) -> Register:
    return Register.from_records(cases, editie=_EDITION)


def _cases(chance: Random, year: int) -> Iterator[Registratie]:
    types = [row.code for row in _EDITION.rows("schendingen")]
    for at in range(60):
        part, kind = chance.choice(parts()), types[min(chance.randrange(len(types)), chance.randrange(len(types)))]
        if at % 5 == 0:
            yield Signaal(organisatie=NAME, onderdeel=part, verslagjaar=year, hoofdcategorie=kind)
        yield Melding(
            organisatie=NAME,
            onderdeel=part,
            verslagjaar=year,
            hoofdcategorie=kind,
            uitkomst=chance.choice([Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND]),
            omschrijving=_DESCRIPTIONS[at % len(_DESCRIPTIONS)],
        )


def _interests(chance: Random) -> Iterator[FinancieelBelang]:
    """Give the interests of each part in two years; one part tells no number, and one figure is of a group."""
    for at, part in enumerate(parts()):
        for year in (YEAR, YEAR - 1):
            duty, told = chance.randrange(2_000), None if (at, year) == (7, YEAR) else 1
            if (at, year) == (4, YEAR):
                yield FinancieelBelang(jaar=year, groep="Gedeeld", meldplicht=duty, meldingen=told)
            else:
                yield FinancieelBelang(jaar=year, onderdeel=part, meldplicht=duty, meldingen=told)
