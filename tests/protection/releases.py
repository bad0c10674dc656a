"""Releases for tests: reports of small bodies, made by chance that can be repeated."""

from __future__ import annotations

import random

import uri
from tests.factories import dossier, melding, register, signaal

TYPES = ("financieel", "positie", "informatie", "communicatie", "omgangsvormen", "bedrijfsmiddelen", "prive")
MEASURES = ("berisping", "ontslag", "gesprek", "geen")
YEARS = (2021, 2022, 2023)


def case(chance: random.Random, **fields: object) -> uri.Melding | uri.Signaal:
    """Make a closed case, or one in five times a concern."""
    kind = chance.choice(TYPES)
    if chance.random() < 0.2:
        return signaal(kind, **fields)
    proven = chance.random() < 0.6
    measure = chance.choice(MEASURES) if proven else "geen"
    return melding(kind, "aangetoond" if proven else "niet_aangetoond", measure, **fields)


def single(seed: int) -> list[uri.Rapport]:
    """Make the report of a body with 3 to 26 cases in three years, most of them in the last, with a list of cases."""
    chance = random.Random(seed)
    years = [2023] * 3 + list(YEARS)
    cases = [
        case(chance, verslagjaar=chance.choice(years), omschrijving=f"Geval {number}")
        for number in range(chance.randint(3, 26))
    ]
    return [uri.rapport(dossier(*cases, omschrijvingen=True), verslagjaar=2023)]


def yearly(seed: int, *, vergelijking: bool = False) -> list[uri.Rapport]:
    """Make the reports of a body on three years, with their key figures where these are asked for."""
    chance = random.Random(seed)
    cases = [case(chance, verslagjaar=year) for year in YEARS for _ in range(chance.randint(3, 12))]
    return [uri.rapport(register(*cases), verslagjaar=year, vergelijking=vergelijking) for year in YEARS]


def in_parts(seed: int) -> list[uri.Rapport]:
    """Make the report of a body, and those of its two parts."""
    chance = random.Random(seed)
    cases = [
        case(chance, organisatie="Gemeente Voorbeeld", onderdeel=part)
        for part in ("Noord", "Zuid")
        for _ in range(chance.randint(3, 12))
    ]
    source = register(*cases)
    return [uri.rapport(source), *(uri.rapport(source, onderdeel=part) for part in ("Noord", "Zuid"))]
