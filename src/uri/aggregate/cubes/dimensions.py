"""The dimensions of a cube of each kind, what its numbers count, and the outcomes that are counted together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from uri.aggregate.cubes.units import Eenheid
from uri.taxonomy import Basis, Soort, Uitkomst

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

UNITS = {Soort.MELDING: Eenheid.MELDING, Soort.SIGNAAL: Eenheid.SIGNAAL}
"""The unit of each kind."""

BASES = {Soort.MELDING: Basis.AFGEROND, Soort.SIGNAAL: Basis.ONTVANGEN}
"""What puts a case of each kind in its year, where the cases themselves are counted [S 237, 289, 543]."""

PROVEN = frozenset({Uitkomst.AANGETOOND})
"""The outcome of a substantiated melding."""

DECIDED = frozenset({Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND})
"""The outcomes that a cube must cover to tell how many meldingen were closed."""

CLOSED = frozenset(Uitkomst) - {Uitkomst.LOPEND}
"""The outcomes of a closed melding; one that is still running is not counted [S 237]."""


def counted_fields(*, onderdelen: bool) -> tuple[str, ...]:
    """Name the fields that cubes of all kinds are counted by, with the parts of an organisation or without them."""
    return "soort", "organisatie", *(["onderdeel"] if onderdelen else []), *ALL_DIMENSIONS[2:]
