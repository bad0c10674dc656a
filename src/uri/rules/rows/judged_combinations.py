"""Rule cubes: each rule is judged on the combinations that occur, and its verdicts are joined back to the rows.

Rules that look at the same few axes share a *cube*. Its cells are counted in one pass over the rows; the rules are
judged on the cells that occur; a tally adds up the rows of cells; and only the cells that break a rule are looked up
in the rows.

docs/rules-over-rows.md explains it with an example.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, groupby
from math import prod
from typing import TypeAlias

import attrs
import numpy as np

from uri.findings import Tally
from uri.register import Register
from uri.register.columns import Numbers
from uri.register.counting import Numbering, counted, numbered, stretches
from uri.rules.derived_fields import Context
from uri.rules.rows.row_limits import ROW_LIMITS, RowLimits
from uri.rules.rows.rule_axes import (
    Axis,
    CombinationIndex,
    CombinationView,
    Question,
    classed,
    questions_of,
    sieved_axis,
)
from uri.rules.rule import Regel, Rijregel, Verdict
from uri.rules.text_sieves import sift
from uri.taxonomy import Soort

_KINDS = frozenset(Soort)
NOT_ASKED = 3
"""Beside the verdicts: the rule is not about cases of this kind."""


@attrs.frozen(kw_only=True, eq=False)
class RowVerdicts:
    """What came of judging all rows by one rule.

    Attributes:
        rule: The rule.
        tally: How many rows passed, failed, or could not be evaluated.
        rows: The rows that break it, in ascending order.
        first: For a rule on repetition: the row that each of them repeats.
    """

    rule: Rijregel
    tally: Tally
    rows: Numbers
    first: Numbers | None = None


def judge_rows(
    rules: Sequence[Regel], register: Register, context: Context, limits: RowLimits = ROW_LIMITS
) -> list[RowVerdicts]:
    """Judge every row by every rule; the results come in the order of the rules."""
    index = CombinationIndex.of(register, context, limits)
    if len(register) <= limits.counting.few:
        verdicts = judge_combinations(rules, index)
        return [_of_rows(rule, verdicts[rule.id], register.weights) for rule in rules]
    sieved = [rule for rule in rules if rule.sieve is not None]
    others = [rule for rule in rules if rule.sieve is None]
    plan = _CubePlan.of(others, index)
    cubes = chain(plan.cubes(others, min(limits.cells, len(register))), _sieved_cubes(sieved, register, plan))
    results = (result for cube in cubes for result in _judge_cube(*cube, index, register.weights))
    by_rule = {result.rule.id: result for result in results}
    return [by_rule[rule.id] for rule in rules]


def _of_rows(rule: Regel, verdicts: Numbers, weights: Numbers | None) -> RowVerdicts:
    return RowVerdicts(rule=rule, tally=_tally(verdicts, weights), rows=np.flatnonzero(verdicts == Verdict.FAIL))


# ------------------------------------------------------------------------------------------------------------ verdicts


def judge_combinations(rules: Iterable[Regel], index: CombinationIndex) -> dict[str, Numbers]:
    """Return by rule a `Verdict`, or `NOT_ASKED`, for each row or cell of an index; each combination is judged once."""
    verdicts = {}
    for rule in rules:
        of_all_kinds = _KINDS.issubset(rule.kinds)
        numbers, view = index.distinct(rule.inputs if of_all_kinds else (*rule.inputs, "soort"))
        by_combination = rule.judge_all(view.rows) if of_all_kinds else _judge_kinds(rule, view)
        verdicts[rule.id] = np.array(by_combination, np.int8)[numbers]
    return verdicts


def _judge_kinds(rule: Regel, view: CombinationView) -> list[int]:
    """Judge the combinations of the kinds that a rule is about."""
    asked = [kind in rule.kinds for kind in view.column("soort")]
    verdicts = iter(rule.judge_all(lambda names: compress(view.rows(names), asked)))
    return [next(verdicts) if about else NOT_ASKED for about in asked]


def _tally(verdicts: Numbers, weights: Numbers | None = None) -> Tally:
    """Count verdicts; with `weights`, each stands for so many rows."""
    counts = np.bincount(verdicts, weights, NOT_ASKED + 1).astype(np.int64).tolist()
    return Tally(counts[Verdict.PASS], counts[Verdict.FAIL], counts[Verdict.NOT_EVALUABLE])


# --------------------------------------------------------------------------------------------------------------- cubes


Cube: TypeAlias = tuple[Sequence[Regel], Mapping[str, Axis]]
"""Rules, and the axes of the cube that they share."""


@attrs.define(eq=False)
class _RuleGroup:
    """Rules that share a cube.

    Attributes:
        rules: The rules.
        columns: The roots that the cube has; True for one of which each value counts, False where classes do.
    """

    rules: list[Regel]
    columns: dict[str, bool]

    def with_columns(self, needed: Mapping[str, bool]) -> dict[str, bool]:
        """Return its columns and some more."""
        return {**self.columns, **{root: whole or self.columns.get(root, False) for root, whole in needed.items()}}


@attrs.define(eq=False)
class _CubePlan:
    """Which rules share a cube, and how a cube has a column: each value apart, or by class.

    Attributes:
        index: The rows, by what rules look at.
        questions: For each root, all questions that its classes answer.
    """

    index: CombinationIndex
    questions: Mapping[str, dict[Question, None]]
    _axes: dict[tuple[str, bool], Axis] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, rules: Sequence[Regel], index: CombinationIndex) -> _CubePlan:
        """Gather what rules ask of each column."""
        gathered: dict[str, dict[Question, None]] = {}
        for rule in rules:
            for root, questions in questions_of(rule).items():
                if root not in questions:
                    gathered.setdefault(root, {}).update(questions)
        return cls(index, gathered)

    def cubes(self, rules: Sequence[Regel], most: int) -> Iterator[Cube]:
        """Return the cubes on which rules are judged."""
        for group in self._groups(rules, most):
            yield group.rules, self.axes(group.columns)

    def _groups(self, rules: Sequence[Regel], most: int) -> list[_RuleGroup]:
        """Part rules into groups with at most `most` possible cells, but where a rule alone has more."""
        groups: list[_RuleGroup] = []
        for rule in rules:
            needed = {root: root in questions for root, questions in questions_of(rule).items()}
            for group in groups:
                columns = group.with_columns(needed)
                if prod(axis.span for axis in self.axes(columns).values()) <= most:
                    group.columns = columns
                    group.rules.append(rule)
                    break
            else:
                groups.append(_RuleGroup([rule], needed))
        return groups

    def axes(self, columns: Mapping[str, bool]) -> dict[str, Axis]:
        """Return columns as a cube has them."""
        return {root: self._axis(root, whole=whole) for root, whole in columns.items()}

    def _axis(self, root: str, *, whole: bool) -> Axis:
        if (root, whole) not in self._axes:
            axis, limits = self.index.axes[root], self.index.limits
            as_it_is = axis.span <= limits.narrow or (whole and (axis.dense or axis.span <= limits.wide))
            questions = [root] if whole else self.questions[root]
            self._axes[root, whole] = axis if as_it_is else classed(axis, root, questions, self.index.context, limits)
        return self._axes[root, whole]


def _sieved_cubes(rules: Sequence[Regel], register: Register, plan: _CubePlan) -> Iterator[Cube]:
    """Return a cube for each rule with a sieve: of texts, only those that the sieve holds back are told apart."""
    for field, group in groupby(sorted(rules, key=_text_field), key=_text_field):
        sieved = list(group)
        texts = register.kolommen[field].values
        with_text = np.flatnonzero(texts != np.array(None, object))
        sieves = [rule.sieve for rule in sieved if rule.sieve is not None]
        for rule, suspects in zip(sieved, sift(texts[with_text], sieves, plan.index.context), strict=True):
            axes = plan.axes({root: True for root in questions_of(rule) if root != field})
            yield [rule], {**axes, field: sieved_axis(texts, with_text, with_text[suspects])}


def _text_field(rule: Regel) -> str:
    return rule.field or ""


def _judge_cube(
    rules: Sequence[Regel], axes: Mapping[str, Axis], index: CombinationIndex, weights: Numbers | None
) -> Iterator[RowVerdicts]:
    """Judge the cells of a cube that occur, and find the rows of those that break a rule."""
    length = len(next(iter(axes.values())).values)
    numbering = numbered([axis.values for axis in axes.values()], limits=index.limits.counting)
    rows_by_cell = counted(numbering, length, weights)
    cells = np.flatnonzero(rows_by_cell)
    codes = numbering.split(cells)
    cell_axes = {name: Axis(values, axes[name].meanings) for name, values in zip(axes, codes, strict=True)}
    verdicts = judge_combinations(rules, CombinationIndex(index.context, cell_axes, index.limits))
    broken = np.logical_or.reduce([by_cell == Verdict.FAIL for by_cell in verdicts.values()])
    rows, positions = _rows_of(numbering, length, cells[broken])
    positions = np.flatnonzero(broken)[positions]
    for rule in rules:
        by_cell = verdicts[rule.id]
        failing = rows[by_cell[positions] == Verdict.FAIL]
        yield RowVerdicts(rule=rule, tally=_tally(by_cell, rows_by_cell[cells]), rows=failing)


def _rows_of(numbering: Numbering, length: int, cells: Numbers) -> tuple[Numbers, Numbers]:
    """Find the rows of some cells, in ascending order; return them, and the position of each one's cell in `cells`."""
    rows, numbers = [np.empty(0, np.intp)], [cells[:0]]
    if len(cells):
        is_wanted = np.zeros(numbering.size, bool)
        is_wanted[cells] = True
        for stretch in stretches(length, numbering.limits.stretch):
            cells_of_rows = numbering.of(stretch)
            positions = np.flatnonzero(is_wanted.take(cells_of_rows))
            rows.append(positions + stretch.start)
            numbers.append(cells_of_rows[positions].astype(np.intp))
    return np.concatenate(rows), np.searchsorted(cells, np.concatenate(numbers))
