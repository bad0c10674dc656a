"""A contest: several ways of doing the same work, that give the same answer, timed in turn.

What counts is the ratio of our time to a rival's in the same round: a round lets every contestant run once, so that a
busy moment of the machine is everyone's.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest
from statistics import median
from time import perf_counter
from typing import Any

import attrs

LEAST = 3
"""The rounds that every contest has, however long they take."""


def nothing() -> None:
    """Prepare nothing."""


def as_it_is(answer: Any) -> Any:  # noqa: ANN401 (whatever a contestant returns)
    """Compare what a contestant returns by itself."""
    return answer


@attrs.frozen(kw_only=True)
class Contestant:
    """One way of doing the work, and in one sentence what it does.

    `run` is timed; it is given what `ready` makes anew before each run. `answer` turns what `run` returns into what can
    be compared. Its time is divided by `units`, the amount of work in one run where that differs between contestants.
    """

    name: str
    does: str
    run: Callable[[Any], Any]
    ready: Callable[[], Any] = nothing
    answer: Callable[[Any], Any] = as_it_is
    units: int = 1


@attrs.frozen(kw_only=True)
class Goal:
    """Our time is to be at most `most` times that of a rival; `reason` says why, where it is not."""

    rival: str
    most: float
    reason: str = ""


@attrs.frozen(kw_only=True)
class Fact:
    """A figure that is no ratio of times, with what it is to be at most; `reason` says why, where it is more."""

    name: str
    value: float
    unit: str
    most: float
    reason: str = ""

    @property
    def met(self) -> bool:
        """Whether it is what it should be."""
        return self.value <= self.most


def no_facts() -> Iterable[Fact]:
    """Tell nothing besides the times."""
    return ()


@attrs.frozen(kw_only=True)
class Contest:
    """The contestants for one piece of work, ours first.

    A measurement lasts `times` runs. From every time that of the contestant `baseline` is taken off, where there is
    one: it then counts for what the others share. `collecting` says whether the garbage collector may run meanwhile.
    """

    name: str
    title: str
    work: str
    contestants: tuple[Contestant, ...]
    goals: tuple[Goal, ...] = ()
    times: int = 1
    baseline: str | None = None
    collecting: bool = True
    facts: Callable[[], Iterable[Fact]] = no_facts

    @property
    def ours(self) -> Contestant:
        """The contestant that the others are rivals of."""
        return self.contestants[0]


@attrs.frozen(kw_only=True)
class Result:
    """The seconds that each contestant took in each round, for one unit of work."""

    contest: Contest
    seconds: Mapping[str, tuple[float, ...]]
    facts: tuple[Fact, ...]

    def ratios(self, rival: str) -> tuple[float, ...]:
        """Return our time as part of a rival's, round by round."""
        pairs = zip(self.seconds[self.contest.ours.name], self.seconds[rival], strict=True)
        return tuple(our / their for our, their in pairs)

    @property
    def fastest(self) -> str:
        """The rival that took least time, by the median over the rounds."""
        rivals = [name for name in self.seconds if name != self.contest.ours.name]
        return min(rivals, key=lambda name: median(self.seconds[name]))

    @property
    def lacks_goal(self) -> bool:
        """Whether the fastest rival has no goal: then we are held against slower ones only."""
        return self.fastest not in {goal.rival for goal in self.contest.goals}

    def meets(self, goal: Goal) -> bool:
        """Tell whether the median ratio is what it should be."""
        return median(self.ratios(goal.rival)) <= goal.most


class DisagreeError(AssertionError):
    """Two contestants gave different answers: at least one of them does not do the work."""


def agree(contest: Contest) -> None:
    """Let every contestant run once; raises `DisagreeError` when one's answer is not ours."""
    ours = _answer(contest.ours)
    for rival in contest.contestants[1:]:
        theirs = _answer(rival)
        if theirs != ours:
            raise DisagreeError(f"{contest.name}: {rival.name}: {_difference(ours, theirs)}")


def compete(contest: Contest, *, budget: float, most: int) -> Result:
    """Time the contestants in turn until `budget` seconds have gone by or `most` rounds have been run."""
    agree(contest)
    rounds: list[list[float]] = []
    began = perf_counter()
    while len(rounds) < min(LEAST, most) or (len(rounds) < most and perf_counter() - began < budget):
        rounds.append([_seconds(contestant, contest) for contestant in contest.contestants])
    names = [contestant.name for contestant in contest.contestants]
    seconds = dict(zip(names, map(tuple, zip(*rounds, strict=True)), strict=True))
    return Result(contest=contest, seconds=_above(seconds, contest.baseline), facts=tuple(contest.facts()))


def _answer(contestant: Contestant) -> Any:  # noqa: ANN401 (whatever is compared)
    return contestant.answer(contestant.run(contestant.ready()))


def _seconds(contestant: Contestant, contest: Contest) -> float:
    inputs = [contestant.ready() for _ in range(contest.times)]
    gc.collect()
    if not contest.collecting:
        gc.disable()
    try:
        began = perf_counter()
        for prepared in inputs:
            contestant.run(prepared)
        return (perf_counter() - began) / contest.times / contestant.units
    finally:
        gc.enable()


def _above(seconds: Mapping[str, tuple[float, ...]], baseline: str | None) -> Mapping[str, tuple[float, ...]]:
    if baseline is None:
        return seconds
    shared = seconds[baseline]
    return {
        name: tuple(time - less for time, less in zip(times, shared, strict=True))
        for name, times in seconds.items()
        if name != baseline
    }


def _difference(ours: Any, theirs: Any) -> str:  # noqa: ANN401 (whatever is compared)
    """Say where two answers part: at the first key of two mappings, or place of two lists, where they do."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        key = next(key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key))
        return f"{key}: {_difference(ours.get(key), theirs.get(key))}"
    if isinstance(ours, list) and isinstance(theirs, list):
        pairs = enumerate(zip_longest(ours, theirs))
        index, pair = next((index, pair) for index, pair in pairs if pair[0] != pair[1])
        return f"{index}: {_difference(*pair)}"
    return f"expected {str(ours)[:200]}, found {str(theirs)[:200]}"
