"""All rows at once: rules that look at the same few columns share a cube, and are judged on the cells that occur."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

import attrs
import numpy as np

from uri.register import Register
from uri.register.kolommen import Waarden
from uri.register.tellen import FEW, MOST, STRETCH, Nummering, counted, numbered, stretches
from uri.rules.afgeleid import Omgeving
from uri.rules.klassen import Vraag, classed, vragen
from uri.rules.oordelen import Uitslag, oordelen, tally
from uri.rules.regel import Regel, Verdict
from uri.rules.sleutels import As, Sleutels

_NARROW = 32
"""A column of so few possible values goes into a cube as it is."""
_WIDE = 1 << 12
"""A column of numbers that lie further apart is renumbered by those that occur."""


def judge_rows(rules: Sequence[Regel], register: Register, omgeving: Omgeving) -> list[Uitslag]:
    """Judge every row by every rule; the results come in the order of the rules."""
    sleutels = Sleutels.of(register, omgeving)
    if len(register) <= FEW:
        each = oordelen(rules, sleutels)
        return [_of_rows(rule, each[rule.id]) for rule in rules]
    groups = _Indeling.of(rules, sleutels).groups(rules, min(MOST, len(register)))
    found = {result.regel.id: result for group in groups for result in _judged(group, omgeving)}
    return [found[rule.id] for rule in rules]


def _of_rows(rule: Regel, verdicts: Waarden) -> Uitslag:
    return Uitslag(regel=rule, tally=tally(verdicts), rijen=np.flatnonzero(verdicts == Verdict.FAIL))


@attrs.frozen(eq=False)
class _Groep:
    """Rules that are judged on one cube, and the columns that the cube is of."""

    regels: list[Regel]
    assen: Mapping[str, As]


@attrs.frozen(eq=False)
class _Indeling:
    """Which column a rule needs how: as it is, or by class. `vragen` are all questions to a column that classes answer."""

    sleutels: Sleutels
    vragen: Mapping[str, dict[Vraag, None]]
    _made: dict[tuple[str, bool], As] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, rules: Sequence[Regel], sleutels: Sleutels) -> _Indeling:
        """Gather what rules ask of each column."""
        asked: dict[str, dict[Vraag, None]] = {}
        for root, questions in (each for rule in rules for each in vragen(rule).items()):
            if root not in questions:
                asked.setdefault(root, {}).update(questions)
        return cls(sleutels, asked)

    def groups(self, rules: Sequence[Regel], most: int) -> list[_Groep]:
        """Part rules into groups of which each has at most so many possible cells, where a rule alone has no more."""
        parted: list[tuple[list[Regel], dict[str, bool]]] = []
        for rule in rules:
            needed = {root: root in questions for root, questions in vragen(rule).items()}
            for group, columns in parted:
                both = {root: columns.get(root, False) or needed.get(root, False) for root in {**columns, **needed}}
                if self._cells(both) <= most:
                    group.append(rule)
                    columns.update(both)
                    break
            else:
                parted.append(([rule], needed))
        return [_Groep(group, {root: self._axis(root, whole) for root, whole in columns.items()}) for group, columns in parted]

    def _cells(self, columns: Mapping[str, bool]) -> int:
        return prod(_span(self._axis(root, whole)) for root, whole in columns.items())

    def _axis(self, root: str, whole: bool) -> As:
        if (root, whole) not in self._made:
            axis = self.sleutels.assen[root]
            if whole:
                needless = axis.dicht or _span(axis) <= _WIDE
                made = axis if needless else classed(axis, root, [root], self.sleutels.omgeving)
            else:
                made = axis if _span(axis) <= _NARROW else classed(axis, root, self.vragen[root], self.sleutels.omgeving)
            self._made[root, whole] = made
        return self._made[root, whole]


def _span(axis: As) -> int:
    return int(axis.waarden.max()) - int(axis.waarden.min()) + 1


def _judged(group: _Groep, omgeving: Omgeving) -> Iterator[Uitslag]:
    """Judge the cells of a cube that occur, and find the rows of those that break a rule."""
    axes = group.assen
    numbering = numbered([axis.waarden for axis in axes.values()])
    length = len(next(iter(axes.values())).waarden)
    numbers = counted(numbering, length)
    found = np.flatnonzero(numbers)
    cells = {name: As(codes, axes[name].meanings) for name, codes in zip(axes, numbering.split(found), strict=True)}
    verdicts = oordelen(group.regels, Sleutels(omgeving, cells))
    broken = np.logical_or.reduce([each == Verdict.FAIL for each in verdicts.values()])
    rows, at = _rows(numbering, length, found[broken])
    at = np.flatnonzero(broken)[at]
    for rule in group.regels:
        each = verdicts[rule.id]
        yield Uitslag(regel=rule, tally=tally(each, numbers[found]), rijen=rows[each[at] == Verdict.FAIL])


def _rows(numbering: Nummering, length: int, wanted: Waarden) -> tuple[Waarden, Waarden]:
    """Find the rows that have one of these numbers, in ascending order; return them, and which number each has."""
    rows, numbers = [np.empty(0, np.intp)], [wanted[:0]]
    if len(wanted):
        is_wanted = np.zeros(numbering.size, bool)
        is_wanted[wanted] = True
        for part in stretches(length, STRETCH):
            here = numbering.of(part)
            at = np.flatnonzero(is_wanted[here])
            rows.append(at + part.start)
            numbers.append(here[at].astype(np.intp))
    return np.concatenate(rows), np.searchsorted(wanted, np.concatenate(numbers))
