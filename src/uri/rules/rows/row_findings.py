"""The findings on the rows of a register: gathered at once as numbers, and each written when it is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, overload

import attrs
import numpy as np

from uri.findings import Choice, Finding, FindingKind, Findings, LazyFindings, Place
from uri.languages import Text
from uri.register import Register
from uri.register.columns import Column, Numbers
from uri.register.row_origin import Origin
from uri.rules.derived_fields import Context
from uri.rules.rows.judged_combinations import RowVerdicts, judge_rows
from uri.rules.rows.repeated_rows import Herhalingsregel
from uri.rules.rows.row_limits import ROW_LIMITS, RowLimits
from uri.rules.rule import Condition, Regel, Rijregel, shown_values

_AS = Text("als {}", "as {}")


def check_rows(
    register: Register,
    context: Context,
    rules: Sequence[Regel],
    repeats: Sequence[Herhalingsregel],
    *,
    kenmerk: bool,
    limits: RowLimits = ROW_LIMITS,
) -> Findings:
    """Judge every row of a register; findings come row by row, and within a row by rule id."""
    notices = {rule.id: notice for rule in rules if (notice := rule.unavailable()) is not None}
    judged = [_unknown(rule) if rule.id in notices else rule for rule in rules]
    results = [
        *judge_rows(judged, register, context, limits),
        *(rule.judge(register, limits) for rule in repeats),
    ]
    findings = Findings(RowFindings.of(register, results, kenmerk=kenmerk))
    findings += Findings(notices.values() if len(register) else [])
    return attrs.evolve(findings, tallies={result.rule.id: result.tally for result in results})


def _unknown(rule: Regel) -> Regel:
    """Make a rule that cannot be evaluated of one that cannot be judged here."""
    return attrs.evolve(rule, applies=None, condition=Condition.of(lambda: None), sieve=None)


@attrs.frozen(kw_only=True, eq=False)
class RowFindings(LazyFindings):
    """Breaches of rules by rows, in the order of the rows and within a row by rule id.

    It keeps no more of the register than may be shown.

    Attributes:
        rules: The rules that are broken, by id.
        rule: For each breach, the position of its rule in `rules`.
        row: For each breach, its row.
        first: For each breach, the row that it repeats, or -1.
        origin: Where the rows are from.
        shown: For each field that a finding shows, a column with a value for each breach.
    """

    rules: tuple[Rijregel, ...]
    rule: Numbers = attrs.field(repr=False)
    row: Numbers = attrs.field(repr=False)
    first: Numbers = attrs.field(repr=False)
    origin: Origin | None = attrs.field(repr=False)
    shown: Mapping[str, Column] = attrs.field(repr=False)

    @classmethod
    def of(cls, register: Register, results: Sequence[RowVerdicts], *, kenmerk: bool) -> RowFindings:
        """Gather what broke the rules. With `kenmerk` the findings name the cases by it."""
        broken = sorted((result for result in results if len(result.rows)), key=lambda result: result.rule.id)
        rules = np.repeat(np.arange(len(broken)), [len(result.rows) for result in broken])
        rows = np.concatenate([np.empty(0, np.intp), *(result.rows for result in broken)])
        first = np.concatenate([np.empty(0, np.intp), *(_first(result) for result in broken)])
        order = np.lexsort((rules, rows))
        columns = {name: None for result in broken for name in result.rule.shows}
        columns |= {"kenmerk": None} if kenmerk else {}
        return cls(
            rules=tuple(result.rule for result in broken),
            rule=rules[order],
            row=rows[order],
            first=first[order],
            origin=register.origin,
            shown={name: register.kolommen[name].take(rows[order]) for name in columns},
        )

    def __len__(self) -> int:
        return len(self.row)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> RowFindings: ...
    def __getitem__(self, index: int | slice) -> Finding | RowFindings:
        if isinstance(index, slice):
            return self._take(index)
        return self._finding(range(len(self))[index])

    def kinds(self) -> Mapping[FindingKind, int]:
        """Count them by rule: the findings of one have all but place and values in common."""
        rules, first, numbers = np.unique(self.rule, return_index=True, return_counts=True)
        counts = Counter[FindingKind]()
        for position in np.argsort(first).tolist():
            counts[_kind(self.rules[rules[position]])] += int(numbers[position])
        return counts

    def only(self, choice: Choice) -> RowFindings:
        """Leave out the breaches of all but some rules."""
        chosen = np.array([choice(_kind(rule)) for rule in self.rules], bool)
        return self if chosen.all() else self._take(np.flatnonzero(chosen[self.rule]))

    def _take(self, index: slice | Numbers) -> RowFindings:
        columns = {name: attrs.evolve(column, values=column.values[index]) for name, column in self.shown.items()}
        return attrs.evolve(self, rule=self.rule[index], row=self.row[index], first=self.first[index], shown=columns)

    def _finding(self, position: int) -> Finding:
        rule: Rijregel = self.rules[self.rule[position]]
        first = int(self.first[position])
        kenmerk = self._value("kenmerk", position) if "kenmerk" in self.shown else None
        place = attrs.evolve(self._place(int(self.row[position]), rule.field), kenmerk=kenmerk)
        values = {name: self._value(name, position) for name in rule.shows}
        return rule.finding(place, found=shown_values(values) if first < 0 else self._again(place, first))

    def _value(self, name: str, position: int) -> Any:  # noqa: ANN401 (a code, codes, a date or a number)
        column = self.shown[name]
        return column.meanings([column.values[position]])[0]

    def _place(self, row: int, field: str | None = None) -> Place:
        return Place(row=row + 1, column=field) if self.origin is None else self.origin.place(row, field)

    def _again(self, place: Place, first: int) -> Text:
        earlier = self._place(first)
        shown = Place(row=earlier.row) if (place.file, place.sheet) == (earlier.file, earlier.sheet) else earlier
        return _AS.format(Text(shown.to_text("nl"), shown.to_text("en")))


def _first(result: RowVerdicts) -> Numbers:
    return np.full(len(result.rows), -1, np.intp) if result.first is None else result.first


def _kind(rule: Rijregel) -> FindingKind:
    return FindingKind(rule.id, rule.severity, rule.message, rule.hint)
