"""All rows at once: rules that look at the same few columns share a cube, and are judged on the cells that occur."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

import attrs
import numpy as np

from uri.register import Register
from uri.register.columns import Numbers
from uri.register.counting import FEW, STRETCH, Numbering, counted, numbered, stretches
from uri.rules.derived_fields import Context
from uri.rules.rows.axes import Axis, RuleKeys
from uri.rules.rows.row_verdicts import RowVerdicts, oordelen, tally
from uri.rules.rows.value_classes import Question, classed, vragen
from uri.rules.rule import Regel, Verdict

_CELLS = 1 << 17
"""A cube of so many cells fits the cache."""
_NARROW = 32
"""A column of so few possible values goes into a cube as it is."""
_WIDE = 1 << 12
"""A column of numbers that lie further apart is renumbered by those that occur."""


def judge_rows(rules: Sequence[Regel], register: Register, omgeving: Context) -> list[RowVerdicts]:
    """Judge every row by every rule; the results come in the order of the rules."""
    sleutels = RuleKeys.of(register, omgeving)
    if len(register) <= FEW:
        each = oordelen(rules, sleutels)
        return [_of_rows(rule, each[rule.id], register.weights) for rule in rules]
    plan = _CubeAxis.of(rules, sleutels)
    groups = plan.groups(rules, min(_CELLS, len(register)))
    results = (
        result
        for group in groups
        for result in _judged(group.rules, plan.axes(group.columns), omgeving, register.weights)
    )
    found = {result.rule.id: result for result in results}
    return [found[rule.id] for rule in rules]


def _of_rows(rule: Regel, verdicts: Numbers, gewichten: Numbers | None) -> RowVerdicts:
    return RowVerdicts(rule=rule, tally=tally(verdicts, gewichten), rows=np.flatnonzero(verdicts == Verdict.FAIL))


@attrs.frozen(eq=False)
class _RuleGroup:
    """Rules that are judged on one cube, and the columns of that cube: True for one of which each value counts."""

    rules: list[Regel]
    columns: dict[str, bool]

    def with_columns(self, needed: Mapping[str, bool]) -> dict[str, bool]:
        """Return its columns and some more."""
        return {**self.columns, **{root: whole or self.columns.get(root, False) for root, whole in needed.items()}}


@attrs.frozen(eq=False)
class _CubeAxis:
    """How a cube has a column: each value apart, or by class. `questions` are all questions that classes answer."""

    keys: RuleKeys
    questions: Mapping[str, dict[Question, None]]
    _made: dict[tuple[str, bool], Axis] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, rules: Sequence[Regel], sleutels: RuleKeys) -> _CubeAxis:
        """Gather what rules ask of each column."""
        asked: dict[str, dict[Question, None]] = {}
        for root, questions in (each for rule in rules for each in vragen(rule).items()):
            if root not in questions:
                asked.setdefault(root, {}).update(questions)
        return cls(sleutels, asked)

    def groups(self, rules: Sequence[Regel], most: int) -> list[_RuleGroup]:
        """Part rules into groups with at most so many possible cells, but where a rule alone has more."""
        groups: list[_RuleGroup] = []
        for rule in rules:
            needed = {root: root in questions for root, questions in vragen(rule).items()}
            for group in groups:
                if prod(axis.span for axis in self.axes(group.with_columns(needed)).values()) <= most:
                    group.columns.update(group.with_columns(needed))
                    group.rules.append(rule)
                    break
            else:
                groups.append(_RuleGroup([rule], needed))
        return groups

    def axes(self, columns: Mapping[str, bool]) -> dict[str, Axis]:
        """Return columns as a cube has them."""
        return {root: self._axis(root, whole=whole) for root, whole in columns.items()}

    def _axis(self, root: str, *, whole: bool) -> Axis:
        if (root, whole) not in self._made:
            axis = self.keys.axes[root]
            as_it_is = axis.span <= _NARROW or (whole and (axis.dense or axis.span <= _WIDE))
            questions = [root] if whole else self.questions[root]
            self._made[root, whole] = axis if as_it_is else classed(axis, root, questions, self.keys.context)
        return self._made[root, whole]


def _judged(
    rules: Sequence[Regel], axes: Mapping[str, Axis], omgeving: Context, gewichten: Numbers | None
) -> Iterator[RowVerdicts]:
    """Judge the cells of a cube that occur, and find the rows of those that break a rule."""
    length = len(next(iter(axes.values())).values)
    numbering = numbered([axis.values for axis in axes.values()])
    numbers = counted(numbering, length, gewichten)
    found = np.flatnonzero(numbers)
    cells = {name: Axis(codes, axes[name].meanings) for name, codes in zip(axes, numbering.split(found), strict=True)}
    verdicts = oordelen(rules, RuleKeys(omgeving, cells))
    broken = np.logical_or.reduce([each == Verdict.FAIL for each in verdicts.values()])
    rows, at = _rows(numbering, length, found[broken])
    at = np.flatnonzero(broken)[at]
    for rule in rules:
        each = verdicts[rule.id]
        yield RowVerdicts(rule=rule, tally=tally(each, numbers[found]), rows=rows[each[at] == Verdict.FAIL])


def _rows(numbering: Numbering, length: int, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Find the rows that have one of these numbers, in ascending order; return them, and which number each has."""
    rows, numbers = [np.empty(0, np.intp)], [wanted[:0]]
    if len(wanted):
        is_wanted = np.zeros(numbering.size, bool)
        is_wanted[wanted] = True
        for part in stretches(length, STRETCH):
            here = numbering.of(part)
            at = np.flatnonzero(is_wanted.take(here))
            rows.append(at + part.start)
            numbers.append(here[at].astype(np.intp))
    return np.concatenate(rows), np.searchsorted(wanted, np.concatenate(numbers))
