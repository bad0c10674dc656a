"""Hypothesis strategies for tests of tools that use this library. Needs the extra ``testing``.

Everything is valid by construction, hardly anything is filtered, and examples shrink to small readable cases. A
`Breuk` breaks exactly one rule in what was valid. ``hypothesis.strategies.from_type`` knows the classes of `uri`
without an import of this package.

>>> import uri
>>> from hypothesis import given, settings
>>> @settings(max_examples=5, database=None)
... @given(registers(editie="rijk-2015", most=3))
... def test_a_valid_register_passes_the_rules(register):
...     assert uri.is_valid(register)
>>> test_a_valid_register_passes_the_rules()
"""

from uri import extras

extras.load("hypothesis", "testing")  # first, so that its absence is told with the way out

from uri.testing.breaches import Breuk, breekbaar, breuken  # noqa: E402 (needs Hypothesis)
from uri.testing.case_strategies import (  # noqa: E402 (needs Hypothesis)
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
from uri.testing.dossier_strategies import dossiers, edities, tabellen  # noqa: E402 (needs Hypothesis)

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
