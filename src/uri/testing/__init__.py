"""Hypothesis strategies for tests of tools that use this library. Needs the extra ``testing``.

Everything is valid by construction, hardly anything is filtered, and examples shrink to small readable cases. A
`Breuk` breaks exactly one rule in what was valid.
"""

from uri.testing.breakers import Breuk, breekbaar, breuken
from uri.testing.case_strategies import (
    codes,
    dagen,
    kubussen,
    meldingen,
    namen,
    omschrijvingen,
    registers,
    signalen,
    teksten,
    zaken,
)
from uri.testing.dossier_strategies import dossiers, edities, tabellen

__all__ = [
    "Breuk",
    "breekbaar",
    "breuken",
    "codes",
    "dagen",
    "dossiers",
    "edities",
    "kubussen",
    "meldingen",
    "namen",
    "omschrijvingen",
    "registers",
    "signalen",
    "tabellen",
    "teksten",
    "zaken",
]
