"""All contests, in the order of the page, with the number of rows that each is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import attrs

from benchmarks.contest import Contest
from benchmarks.contests import adversarial, frames, growth, imports, protection, reading, records, rules, tables

LEAST_ROWS = 26
"""As many cases as the ministry of the example had in a year."""


@attrs.frozen
class Plan:
    """A contest that can be held.

    Attributes:
        name: The name of the contest, to choose it by.
        make: Makes the contest for a number of rows.
        rows: The number of rows that the contest is meant for.
        cold: Whether each run starts a Python of its own.
    """

    name: str
    make: Callable[[int], Contest]
    rows: int
    cold: bool = False

    def at(self, scale: float) -> Contest:
        """Make the contest for a part of its rows."""
        return self.make(max(LEAST_ROWS, int(self.rows * scale)))


PROGRAMME = (
    Plan("tables-small", tables.small, LEAST_ROWS),
    Plan("tables-large", tables.large, 10_000_000),
    Plan("growth", growth.growth, 10_000_000),
    Plan("frame", frames.frame, LEAST_ROWS),
    Plan("imports", imports.imports, LEAST_ROWS, cold=True),
    Plan("report-cold", imports.report, LEAST_ROWS, cold=True),
    Plan("csv", reading.reading, 1_000_000),
    Plan("csv-text", reading.reading_with_texts, 1_000_000),
    Plan("rules", rules.rules, 1_000_000),
    Plan("rules-text", rules.rules_with_texts, 1_000_000),
    Plan("check-record", rules.record, 1_000),
    Plan("json-read", partial(records.reading, collecting=True), 100_000),
    Plan("json-read-paused", partial(records.reading, collecting=False), 100_000),
    Plan("json-write", partial(records.writing, collecting=True), 100_000),
    Plan("json-write-paused", partial(records.writing, collecting=False), 100_000),
    Plan("protect", protection.least, 60),
    Plan("protect-government", protection.government, 450),
    Plan("adversarial", adversarial.adversarial, 20_000),
)
