"""The results, written out: a summary against the goals, and each contest by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from benchmarks.contest import Contestant, Fact, Goal, Result

_HEAD = """\
<!-- Made by `make bench`; change benchmarks/, and run it again. -->

# Benchmarks

What the library does, against other ways of doing the same work, as a competent user of each would write them. All
contestants get the same cases, made by seed, and must give the same answer, or there is no result. They run in turn,
round by round, and what counts is the **ratio** of our time to a rival's in the same round: below 1 we are faster.
Every figure is the median over the rounds, with the smallest and the largest behind it. The times themselves are those
of one machine on one day.

A contest is *cold* where each run is a Python of its own, as a command of a terminal is; it then pays for all that it
loads. The others are warm: what they need is loaded and stands in memory.

The fastest rival of each contest has a goal. `make bench` holds all contests and writes this page;
`make bench ONLY=rules` holds one.
"""
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


def page(results: Sequence[Result], machine: Iterable[tuple[str, str]]) -> str:
    """Write the page."""
    parts = [
        _HEAD,
        "## The goals\n",
        _table(
            ["Work", "Against", "Ours ÷ theirs", "Goal", "Met"], [row for result in results for row in _goals(result)]
        ),
        *_reasons(results),
        "## The machine\n",
        _table(["", ""], machine),
        *map(section, results),
    ]
    return "\n".join(parts)


def section(result: Result) -> str:
    """Write one contest: what the work is, what each contestant does, and the times."""
    contest = result.contest
    rows = [_line(result, contestant) for contestant in contest.contestants if contestant.name in result.seconds]
    per = " per row" if any(contestant.units > 1 for contestant in contest.contestants) else ""
    head = ["Contestant", "What it does", f"Time{per}", "Ours ÷ theirs"]
    rounds = len(result.seconds[contest.ours.name])
    facts = [f"{fact.name}: {_fact(fact)}.\n" for fact in result.facts]
    return "\n".join([f"## {contest.title}\n", f"{contest.work}\n", _table(head, rows), f"Rounds: {rounds}.\n", *facts])


def text(result: Result) -> str:
    """Write one contest in a few lines for a terminal."""
    lines = [result.contest.name]
    for contestant in result.contest.contestants:
        if contestant.name in result.seconds:
            name, _, time, ratio = _line(result, contestant)
            lines.append(f"  {name:32} {time:36} {ratio}")
    lines += [f"  {fact.name}: {_fact(fact)}" for fact in result.facts]
    lines += [f"  {against}: {ratio}, goal {goal}: {met}" for _, against, ratio, goal, met in _goals(result)]
    return "\n".join(lines)


def _goals(result: Result) -> list[tuple[str, ...]]:
    title = result.contest.title
    ratios = [
        (title, goal.rival, _ratio(result.ratios(goal.rival)), f"≤ {_number(goal.most)}", _met(met=result.meets(goal)))
        for goal in result.contest.goals
    ]
    if result.lacks_goal:
        ratios.append((title, result.fastest, _ratio(result.ratios(result.fastest)), "none is set", _met(met=False)))
    return [
        *ratios,
        *((title, fact.name, _size(fact), f"≤ {fact.most:g} {fact.unit}", _met(met=fact.met)) for fact in result.facts),
    ]


def _reasons(results: Iterable[Result]) -> list[str]:
    """Say of the goals that are missed why."""
    missed: list[tuple[str, Goal | Fact]] = []
    for result in results:
        title = result.contest.title
        missed += [(f"{title}, against {goal.rival}", goal) for goal in result.contest.goals if not result.meets(goal)]
        missed += [(f"{title}: {fact.name}", fact) for fact in result.facts if not fact.met]
    return [f"- {what}: {why.reason}\n" for what, why in missed if why.reason]


def _line(result: Result, contestant: Contestant) -> tuple[str, str, str, str]:
    seconds = result.seconds[contestant.name]
    ours = contestant is result.contest.ours
    ratio = "" if ours else _ratio(result.ratios(contestant.name))
    return contestant.name, contestant.does, _spread(map(_time, _three(seconds))), ratio


def _fact(fact: Fact) -> str:
    return f"{_size(fact)} (goal: at most {fact.most:g} {fact.unit})"


def _size(fact: Fact) -> str:
    return f"{fact.value:.3g} {fact.unit}"


def _met(*, met: bool) -> str:
    return "yes" if met else "**no**"


def _ratio(ratios: Sequence[float]) -> str:
    return _spread(map(_number, _three(ratios)))


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    return median(values), min(values), max(values)


def _spread(three: Iterable[str]) -> str:
    middle, least, most = three
    return f"{middle} ({least} – {most})"


def _number(value: float) -> str:
    """Write a ratio in two figures, or more where it has more before the point."""
    return f"{value:.0f}" if abs(value) >= 10 else f"{value:.2g}"  # noqa: PLR2004 (two figures)


def _time(seconds: float) -> str:
    size, unit = next((unit for unit in _UNITS if abs(seconds) >= unit[0]), _UNITS[-1])
    return f"{seconds / size:.3g} {unit}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
