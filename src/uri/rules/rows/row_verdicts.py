"""Verdicts: each rule is judged once for each combination of what it looks at, and all rows are told by that."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

import attrs
import numpy as np

from uri.findings import Tally
from uri.register.columns import Numbers
from uri.rules.rows.axes import CombinationView, RuleKeys
from uri.rules.rule import Regel, Rijregel, Verdict
from uri.taxonomy import Soort

_KINDS = frozenset(Soort)
ONGEVRAAGD = 3
"""Beside the verdicts: the rule is not about cases of this kind."""


@attrs.frozen(kw_only=True, eq=False)
class RowVerdicts:
    """What came of judging all rows by a rule: the rows that break it, and of rows that repeat others those others."""

    rule: Rijregel
    tally: Tally
    rows: Numbers
    first: Numbers | None = None


def oordelen(rules: Iterable[Regel], sleutels: RuleKeys) -> dict[str, Numbers]:
    """Return by rule a `Verdict`, or `ONGEVRAAGD`, on each row or on each combination that stands for rows."""
    judged = {}
    for rule in rules:
        whole = _KINDS.issubset(rule.kinds)
        numbers, blik = sleutels.distinct(rule.inputs if whole else (*rule.inputs, "soort"))
        verdicts = rule.judge_all(blik.rows) if whole else _of_kinds(rule, blik)
        judged[rule.id] = np.array(verdicts, np.int8)[numbers]
    return judged


def _of_kinds(rule: Regel, blik: CombinationView) -> list[int]:
    asked = [kind in rule.kinds for kind in blik.column("soort")]
    verdicts = iter(rule.judge_all(lambda names: compress(blik.rows(names), asked)))
    return [next(verdicts) if each else ONGEVRAAGD for each in asked]


def tally(verdicts: Numbers, numbers: Numbers | None = None) -> Tally:
    """Count verdicts; with `numbers`, each stands for so many rows."""
    counts = np.bincount(verdicts, numbers, ONGEVRAAGD + 1).astype(np.int64).tolist()
    return Tally(counts[Verdict.PASS], counts[Verdict.FAIL], counts[Verdict.NOT_EVALUABLE])
