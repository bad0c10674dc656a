"""One melding or signaal by itself: the values that rules look at in it, and its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from uri.findings import Finding, Findings, Place, Tally
from uri.model import Registratie
from uri.rules.derived_fields import BESIDE, DERIVED_FIELDS, Context
from uri.rules.rule import Regel, Verdict, shown_values

_FIELDS = {field.name for field in attrs.fields(Registratie)} - {"eigen"} | {"soort"}
_TALLIES: Mapping[Verdict, Tally] = {
    Verdict.PASS: Tally(passed=1),
    Verdict.FAIL: Tally(failed=1),
    Verdict.NOT_EVALUABLE: Tally(not_evaluable=1),
}


class RecordValues(dict[str, Any]):
    """The values that rules look at in one record, each found when it is first asked for.

    A name is a field, a derived field or what stands beside the cases; any other is an own field of the organisation.
    """

    def __init__(self, record: Registratie, context: Context) -> None:
        super().__init__()
        self.record = record
        self.context = context

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 (the value of the field)
        self[name] = value = self._value(name)
        return value

    def _value(self, name: str) -> Any:  # noqa: ANN401 (the value of the field)
        if name in _FIELDS:
            return getattr(self.record, name)
        if name in DERIVED_FIELDS:
            derived = DERIVED_FIELDS[name]
            return derived.inputs.ask(derived.value, self)
        return getattr(self.context, name) if name in BESIDE else self.record.eigen.get(name)


def check_record(record: Registratie, context: Context, rules: Iterable[Regel], *, kenmerk: bool) -> Findings:
    """Judge one melding or signaal; the findings come in the order of the rules."""
    values = RecordValues(record, context)
    findings: list[Finding] = []
    tallies: dict[str, Tally] = {}
    for rule in rules:
        if record.soort not in rule.kinds:
            continue
        notice = None if rule.extra is None else rule.unavailable()
        verdict = Verdict.NOT_EVALUABLE if notice else rule.judge(values)
        tallies[rule.id] = _TALLIES[verdict]
        if notice:
            findings.append(notice)
        if verdict is Verdict.FAIL:
            place = Place(column=rule.field, kenmerk=record.kenmerk if kenmerk else None)
            shown = shown_values({name: getattr(record, name) for name in rule.shows})
            findings.append(rule.finding(place, found=shown))
    return Findings(findings, tallies=tallies)
