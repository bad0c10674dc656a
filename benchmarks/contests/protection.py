"""Small counts protected over a release: the least loss, how the time grows with the release, and what is hidden."""

from __future__ import annotations

import tracemalloc

import attrs

import uri
from benchmarks.contest import Contest, Contestant, Fact, Goal
from benchmarks.releases import release
from benchmarks.rivals import protection_mip
from uri.protection.knot import Knot, Pattern, World
from uri.protection.known_worlds import Doubt
from uri.protection.pattern import doubts_of, hideable
from uri.protection.pattern_search import found_pattern
from uri.protection.reader import Reader
from uri.protection.release import release as laid_out

POLICY = uri.Beleid(drempel=3, bron="Besluit")
ONE_PROGRAMME = "one programme"
MINISTRIES, CASES_EACH = 15, 30
FEWER = (3, 5)
_MOST_PARTS = 2


@attrs.frozen
class Task:
    """Figures that hang together, and what a pattern must leave in doubt."""

    knot: Knot
    world: World
    doubts: list[Doubt]
    must: Pattern
    choosable: list[int]


def least(rows: int) -> Contest:
    """Find the least loss for a whole with two parts."""
    reports = release(rows, _MOST_PARTS)
    tasks = [_task(knot, world) for knot, world in _knots(reports)]
    return Contest(
        name="protect",
        title=f"The least loss by which a whole and two parts are protected, {rows:,} cases",
        work=(
            "From figures and the relations between them: which figures to hide so that nobody can tell of a hidden"
            " count that it is below 3, at the least loss. The reports are laid out as figures before; the answer is"
            " the loss."
        ),
        contestants=(
            Contestant(
                name="uri",
                does="asks a reader what must be hidden, and hides the cheapest figures that obey",
                run=lambda _: sum(_ours(task) for task in tasks),
            ),
            Contestant(
                name=ONE_PROGRAMME,
                does="one integer programme for HiGHS, with a table for each doubt",
                run=lambda _: sum(_theirs(task) for task in tasks),
            ),
        ),
        goals=(Goal(rival=ONE_PROGRAMME, most=0.2),),
    )


def government(rows: int) -> Contest:
    """Protect a government with its ministries, and others of a part of them."""
    most = max(FEWER[-1], min(MINISTRIES, rows // CASES_EACH))
    largest = _government(most)
    smaller = [_government(max(1, most // part)) for part in FEWER]
    return Contest(
        name="protect-government",
        title=f"A government with {most} ministries, protected with proof",
        work=(
            f"From reports in memory, with {CASES_EACH} cases of each ministry in three years: `uri.protect` of all"
            " together with the whole, which lays them out, finds the pattern, proves it and makes the reports anew."
            " Each time is divided by the number of ministries; that of one may grow as they do, and no faster."
        ),
        contestants=(largest, *smaller),
        goals=tuple(Goal(rival=one.name, most=part) for one, part in zip(smaller, FEWER, strict=True)),
        facts=lambda: _facts(most),
    )


def _government(ministries: int) -> Contestant:
    reports = release(ministries * CASES_EACH, ministries)
    return Contestant(
        name=f"{ministries} ministries",
        does="`uri.protect(reports, policy, whole=...)`",
        run=lambda _: _protected(reports),
        answer=_gap,
        units=ministries,
    )


def _protected(reports: list[uri.Rapport]) -> uri.Bescherming:
    return uri.protect(reports, POLICY, whole=reports[0], advise=False)


def _gap(result: uri.Bescherming) -> tuple[float, tuple[object, ...]]:
    """Return the gap and the faults of the proof: there may be neither."""
    return result.kloof, uri.protection.check_proof(result.bewijs, result.rapporten)


def _facts(ministries: int) -> list[Fact]:
    reports = release(ministries * CASES_EACH, ministries)
    tracemalloc.start()
    try:
        result = _protected(reports)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    hidden, counts = (sum(getattr(loss, name) for loss in result.verlies) for name in ("verborgen", "aantal"))
    everything = sum(knot.loss(hideable(knot, world, POLICY.demand)) for knot, world in _knots(reports))
    return [
        Fact(name="Loss, of hiding every count", value=100 * result.gewogen_verlies / everything, unit="%", most=100),
        Fact(name="Counts hidden, of those that are not zero", value=100 * hidden / counts, unit="%", most=100),
        Fact(name="Gap between the loss and the least", value=100 * result.kloof, unit="%", most=0),
        Fact(name="Peak memory of Python above the reports", value=peak / 2**20, unit="MB", most=256),
    ]


def _knots(reports: list[uri.Rapport]) -> list[tuple[Knot, World]]:
    made = laid_out(reports, POLICY, whole=reports[0])
    return [(knot, tuple(made.world[at] for at in members)) for members, knot in made.knots]


def _task(knot: Knot, world: World) -> Task:
    must = knot.forced | knot.small(world, POLICY.demand)
    doubts = doubts_of(knot, Reader(knot, world), world, POLICY.demand)
    return Task(knot, world, doubts, must, [at for at in hideable(knot, world, POLICY.demand) if at not in must])


def _ours(task: Task) -> int:
    return task.knot.loss(found_pattern(task.knot, task.world, POLICY.demand).pattern)


def _theirs(task: Task) -> int:
    return protection_mip.least_loss(task.knot, task.world, task.doubts, task.must, task.choosable)
