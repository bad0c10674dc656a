"""Hypothesis strategies for tests of tools that use this library. Needs the extra ``testing``.

Everything is valid by construction, hardly anything is filtered, and examples shrink to small readable cases.
"""

from uri.testing.strategies import (
    dagen,
    kubussen,
    meldingen,
    namen,
    registers,
    signalen,
    teksten,
    zaken,
)

__all__ = ["dagen", "kubussen", "meldingen", "namen", "registers", "signalen", "teksten", "zaken"]
