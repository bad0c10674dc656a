"""A count of one organisation and year, with what puts a unit in the year and where the count comes from."""

from __future__ import annotations

import attrs

from uri.aggregate.cubes.kubus import Kubus
from uri.languages import Text
from uri.taxonomy import Basis


@attrs.frozen
class CountedFigure:
    """A count of a year.

    Attributes:
        number: The count.
        basis: What puts a unit in the year.
        source: What the count comes from, in words.
        origin: The cube that it was counted in, None for another source: two cubes are two sources.
    """

    number: int
    basis: Basis
    source: Text
    origin: Kubus | None = attrs.field(default=None, eq=False)

    def is_of_one_source(self, other: CountedFigure) -> bool:
        """Tell whether two counts come from one source."""
        return self.source == other.source and self.origin is other.origin
