"""The sizes at which many rows are judged in another way, with the same outcome."""

from __future__ import annotations

import attrs

from uri.register.counting import LIMITS, CountLimits


@attrs.frozen(kw_only=True)
class RowLimits:
    """Sizes by which the way of judging rows is chosen; tests try each way on a few rows.

    Attributes:
        counting: The sizes for counting rows; up to `counting.few` rows are judged without cubes.
        cells: Rules share a cube of at most so many possible cells: it fits the cache.
        narrow: A column of so few possible values goes into a cube as it is.
        wide: A column of numbers that lie further apart is renumbered by those that occur.
        short: Of so few possible values all are looked at, whether they occur or not.
        mix: The odd number by which fingerprints of rows are made; its multiples spread over all bits.
    """

    counting: CountLimits = LIMITS
    cells: int = 1 << 17
    narrow: int = 32
    wide: int = 1 << 12
    short: int = 1 << 12
    mix: int = 0x9E3779B97F4A7C15


ROW_LIMITS = RowLimits()
