"""The dimensions of a cube of each kind, and what its numbers count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from uri.aggregate.cubes.units import Basis, Eenheid
from uri.taxonomy import Soort

Combinatie: TypeAlias = tuple[Any, ...]
"""A value for each dimension of a cube: a code, a tuple of codes, a year, a name, or None where it is missing."""

ZAAK = ("organisatie", "onderdeel", "verslagjaar", "jaarbron")
"""The dimensions that every cube has."""

DIMENSIES: Mapping[Soort, tuple[str, ...]] = {
    Soort.MELDING: (*ZAAK, "hoofdcategorie", "uitkomst", "afdoeningen"),
    Soort.SIGNAAL: (*ZAAK, "hoofdcategorie"),
}
"""All dimensions of a cube of each kind, in order. A cube of counts may lack the last ones."""

ALL_DIMENSIONS = DIMENSIES[Soort.MELDING]
"""Those of meldingen begin with those of signalen, so that one count serves both."""

COUNTED_AS = {Soort.MELDING: (Eenheid.MELDING, Basis.AFGEROND), Soort.SIGNAAL: (Eenheid.SIGNAAL, Basis.ONTVANGEN)}
"""The unit and the basis of each kind."""
