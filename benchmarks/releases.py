"""Releases made by seed: the reports of a whole and of its parts, which are protected together."""

from __future__ import annotations

from random import Random
from typing import Any

import uri

SEED = 14
WHOLE = "Rijk"
YEARS = (2021, 2022, 2023)
TYPES = ("financieel", "positie", "informatie", "communicatie", "omgangsvormen", "bedrijfsmiddelen", "prive")
MEASURES = ("berisping", "ontslag", "gesprek", "geen")
ONE_CONCERN_IN, PROVEN = 5, 0.6


def release(cases: int, parts: int) -> list[uri.Rapport]:
    """Make the report of a whole and those of its parts, with as many cases in each part, over three years."""
    chance = Random(SEED)  # noqa: S311 (nothing is kept secret by it)
    made = [_case(chance) for _ in range(cases)]
    each = len(made) // parts
    reports = [_report(WHOLE, made)]
    return [*reports, *(_report(f"Deel {at + 1}", made[at * each : (at + 1) * each]) for at in range(parts))]


def _case(chance: Random) -> dict[str, Any]:
    fields: dict[str, Any] = {"hoofdcategorie": chance.choice(TYPES), "verslagjaar": chance.choice(YEARS)}
    if chance.randrange(ONE_CONCERN_IN) == 0:
        return {"soort": "signaal", **fields}
    proven = chance.random() < PROVEN
    outcome, measure = ("aangetoond", chance.choice(MEASURES)) if proven else ("niet_aangetoond", "geen")
    return {"soort": "melding", **fields, "uitkomst": outcome, "afdoeningen": [measure]}


def _report(name: str, made: list[dict[str, Any]]) -> uri.Rapport:
    kinds = {"melding": uri.Melding, "signaal": uri.Signaal}
    records = [
        kinds[case["soort"]](organisatie=name, **{key: value for key, value in case.items() if key != "soort"})
        for case in made
    ]
    return uri.rapport(uri.Register.from_records(records), verslagjaar=YEARS[-1])
