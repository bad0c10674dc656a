"""Descriptions of cases: a few plain words, all different; some of them tell what they should not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.vocabulary import ONE_IN
from uri.taxonomy import Schendingstype

_WORDS = """
medewerker collega leidinggevende melding gesprek declaratie dienstauto laptop pas sleutel toegang inzage dossier
bestand bericht uitlating bijeenkomst reis hotel factuur inkoop leverancier offerte relatie nevenfunctie belang kamer
gang parkeerplaats avond weekend zaal team afdeling stagiair manager vergadering opmerking klacht dreiging ruzie
pesterij roddel leugen vermissing diefstal gebruik misbruik zonder toestemming tijdens buiten werktijd onder
"""
_DETAILS = (
    "bsn 111222333 genoemd",
    "bel 06-12345678 voor meer",
    "mail naam@voorbeeld.nl",
    "woont op Lange Voorhout 8, 2514 ED Den Haag",
    "zaak van 123456789 en 2023-2024, deel 12",  # nine figures that are no BSN, as a look-alike
)
"""What a description should not hold, but for the last one, which only looks like it."""


def descriptions(rng: np.random.Generator, kinds: Sequence[Schendingstype], *, breaches: bool) -> Sequence[str]:
    """Make a description of each case, given their types: four words and a number that makes it differ from others."""
    rows = len(kinds)
    words = np.array(_WORDS.split(), object)
    drawn = words[rng.integers(0, len(words), (rows, 4))]
    texts = [f"{a} {b} {c} {d} ({number})" for number, (a, b, c, d) in enumerate(drawn.tolist())]
    if breaches:
        for detail in (*_DETAILS, None):
            for row in rng.integers(0, rows, max(1, rows // ONE_IN)).tolist():
                texts[row] = f"{texts[row]}: {detail}" if detail else kinds[row].value.upper()
    return texts
