"""The findings on the rows of a register: gathered at once as numbers, and each written when it is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, overload

import attrs
import numpy as np

from uri.findings import Choice, Finding, FindingKind, LazyFindings, Place
from uri.register import Register
from uri.register.columns import Column, Numbers
from uri.register.origin import Origin
from uri.rules.rows.row_verdicts import RowVerdicts
from uri.rules.rule import Rijregel
from uri.texts import Text, joined, same

_NAMED = Text("{} {}", "{} {}")
_AS = Text("als {}", "as {}")


@attrs.frozen(kw_only=True, eq=False)
class RowFindings(LazyFindings):
    """Breaches of rules by rows, in the order of the rows and within a row by rule id.

    `rule` is the place of each breach's rule in `rules`, `row` its row, `first` the row that it repeats, or -1. Of
    the register there is no more than may be shown: where its rows are from, and `shown`, a column per field with a
    value for each breach.
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
        return self._made(range(len(self))[index])

    def kinds(self) -> Mapping[FindingKind, int]:
        """Count them by rule: the findings of one have all but place and values in common."""
        rules, first, numbers = np.unique(self.rule, return_index=True, return_counts=True)
        counts = Counter[FindingKind]()
        for at in np.argsort(first).tolist():
            counts[_kind(self.rules[rules[at]])] += int(numbers[at])
        return counts

    def only(self, choice: Choice) -> RowFindings:
        """Leave out the breaches of all but some rules."""
        chosen = np.array([choice(_kind(rule)) for rule in self.rules], bool)
        return self if chosen.all() else self._take(np.flatnonzero(chosen[self.rule]))

    def _take(self, index: slice | Numbers) -> RowFindings:
        columns = {name: attrs.evolve(column, values=column.values[index]) for name, column in self.shown.items()}
        return attrs.evolve(self, rule=self.rule[index], row=self.row[index], first=self.first[index], shown=columns)

    def _made(self, at: int) -> Finding:
        rule: Rijregel = self.rules[self.rule[at]]
        first = int(self.first[at])
        kenmerk = self._value("kenmerk", at) if "kenmerk" in self.shown else None
        place = attrs.evolve(self._place(int(self.row[at]), rule.field), kenmerk=kenmerk)
        told = shown({name: self._value(name, at) for name in rule.shows}) if first < 0 else self._again(place, first)
        return rule.finding(place, found=told)

    def _value(self, name: str, at: int) -> Any:  # noqa: ANN401 (a code, codes, a date or a number)
        column = self.shown[name]
        return column.meanings([column.values[at]])[0]

    def _place(self, row: int, field: str | None = None) -> Place:
        return Place(row=row + 1, column=field) if self.origin is None else self.origin.place(row, field)

    def _again(self, here: Place, first: int) -> Text:
        earlier = self._place(first)
        shown = Place(row=earlier.row) if (here.file, here.sheet) == (earlier.file, earlier.sheet) else earlier
        return _AS.format(Text(shown.to_text("nl"), shown.to_text("en")))


def _first(result: RowVerdicts) -> Numbers:
    return np.full(len(result.rows), -1, np.intp) if result.first is None else result.first


def _kind(rule: Rijregel) -> FindingKind:
    return FindingKind(rule.id, rule.severity, rule.message, rule.hint)


def shown(values: Mapping[str, Any]) -> Text | None:
    """Write the values that a finding shows; a missing one is left out."""
    told = [_NAMED.format(name, _said(value)) for name, value in values.items() if value not in {None, ()}]
    return joined(told) if told else None


def _said(value: Any) -> Text:  # noqa: ANN401 (a code, codes, a date or a number)
    if isinstance(value, tuple):
        return joined([_said(each) for each in value], " | ")
    if isinstance(value, StrEnum):
        label: Text = value.label  # type: ignore[attr-defined]
        return label
    return same(value.isoformat() if isinstance(value, date) else str(value))
