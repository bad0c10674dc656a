"""How counting grows: the time per row, and the memory that it needs above the register."""

from __future__ import annotations

import tracemalloc

import uri
from benchmarks.cases import make_cases
from benchmarks.contest import Contest, Contestant, Fact, Goal
from benchmarks.contests.tables import ours
from benchmarks.forms import register_of

_TEN, _HUNDRED = 10, 100


def growth(rows: int) -> Contest:
    """Count a register, one of a tenth of its rows, and one of a hundredth."""
    largest = _of(rows)
    smaller = [_of(rows // part) for part in (_TEN, _HUNDRED)]
    return Contest(
        name="growth",
        title=f"Time per row, from {rows // _HUNDRED:,} to {rows:,} rows",
        work="All tables of a loaded register, as above; each time is divided by the number of rows.",
        contestants=(largest, *smaller),
        goals=tuple(Goal(rival=contestant.name, most=1) for contestant in smaller),
        facts=lambda: [_peak(largest)],
    )


def _of(rows: int) -> Contestant:
    return ours(register_of(make_cases(rows)), name=f"{rows:,} rows", units=rows, answer=_broken)


def _broken(tables: list[uri.Tabel]) -> list[tuple[object, ...]]:
    """Return the relations that do not hold, table by table; none may, however many rows there are."""
    return [table.broken() for table in tables]


def _peak(contestant: Contestant) -> Fact:
    """Measure what making the tables takes at its peak; what NumPy takes counts too."""
    prepared = contestant.ready()
    tracemalloc.start()
    try:
        contestant.run(prepared)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return Fact(name=f"Peak memory above the register, {contestant.name}", value=peak / 2**20, unit="MB", most=64)
