"""Verdicts: each rule is judged once for each combination of what it looks at, and all rows are told by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import numpy as np

from uri.findings import Tally
from uri.register.kolommen import Waarden
from uri.rules.regel import Basisregel, Regel, Verdict
from uri.rules.sleutels import Blik, Sleutels
from uri.taxonomy import Soort

ONGEVRAAGD = 3
"""Beside the verdicts: the rule is not about cases of this kind."""


@attrs.frozen(kw_only=True, eq=False)
class Uitslag:
    """What came of judging all rows by a rule: the rows that break it, and of rows that repeat others those others."""

    regel: Basisregel
    tally: Tally
    rijen: Waarden
    eerste: Waarden | None = None


def oordelen(rules: Iterable[Regel], sleutels: Sleutels) -> dict[str, Waarden]:
    """Return by rule the verdict on each row, or on each combination that stands for rows."""
    judged = {}
    for rule in rules:
        numbers, blik = sleutels.distinct(bekeken(rule))
        judged[rule.id] = np.fromiter(_judged(rule, blik), np.int8, blik.lengte)[numbers]
    return judged


def bekeken(rule: Regel) -> tuple[str, ...]:
    """Return the names of all that decides on a verdict: the inputs, and the kind of case where the rule is about one."""
    if rule.inputs and set(rule.soorten) == set(Soort):
        return rule.inputs
    return tuple(dict.fromkeys([*rule.inputs, "soort"]))


def _judged(rule: Regel, blik: Blik) -> Iterator[int]:
    names = bekeken(rule)
    for row in blik.rows(names):
        values = dict(zip(names, row, strict=True))
        yield rule.judge(values) if values.get("soort", rule.soorten[0]) in rule.soorten else ONGEVRAAGD


def tally(verdicts: Waarden, numbers: Waarden | None = None) -> Tally:
    """Count verdicts; with `numbers`, each stands for so many rows."""
    counts = np.bincount(verdicts, numbers, ONGEVRAAGD + 1).astype(np.int64).tolist()
    return Tally(counts[Verdict.PASS], counts[Verdict.FAIL], counts[Verdict.NOT_EVALUABLE])
