"""Judging cases: one by one, or all rows of a register by their distinct combinations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from importlib.util import find_spec
from typing import Any

import attrs
import numpy as np

from uri.findings import Finding, Findings, Place, Severity, Tally
from uri.model import Registratie
from uri.register import Register
from uri.register.kolommen import Waarden
from uri.rules.afgeleid import Omgeving
from uri.rules.regel import Basisregel, Regel, Verdict
from uri.rules.registers import Herhalingsregel
from uri.rules.sleutels import Sleutels, first_rows, value_of
from uri.texts import Text, joined, same

_UNJUDGED = 3
"""Beside the verdicts: the rule is not about cases of this kind."""

_NOT_INSTALLED = Text("Niet nagegaan, want {} is niet geïnstalleerd.", "Not checked, as {} is not installed.")
_NAMED = Text("{} {}", "{} {}")
_INSTALL = Text('Installeer het met: pip install "{0}"', 'Install it with: pip install "{0}"')


def check_record(record: Registratie, omgeving: Omgeving, rules: Iterable[Regel], *, kenmerk: bool) -> Findings:
    """Judge one melding or signaal."""
    findings: list[Finding] = []
    tallies: dict[str, Tally] = {}
    for rule in rules:
        if record.soort not in rule.soorten:
            continue
        verdict = _judge(rule, {name: value_of(name, record, omgeving) for name in rule.inputs})
        tallies[rule.id] = _tally(np.array([verdict]))
        findings += _missing_extra(rule)
        if verdict is Verdict.FAIL:
            values = {name: getattr(record, name) for name in rule.toont}
            place = Place(column=rule.plek, kenmerk=record.kenmerk if kenmerk else None)
            findings.append(_finding(rule, place, _shown(values)))
    return Findings(findings, tallies=tallies)


def check_rows(
    register: Register,
    omgeving: Omgeving,
    rules: Sequence[Regel],
    repeats: Sequence[Herhalingsregel],
    *,
    kenmerk: bool,
) -> Findings:
    """Judge every row of a register; findings come row by row, and within a row by rule id."""
    sleutels = Sleutels(register, omgeving)
    verdicts: dict[str, Waarden] = {rule.id: _verdicts(rule, sleutels) for rule in rules}
    again = {rule.id: rule.zoek(sleutels) for rule in repeats}
    verdicts |= {name: found.verdicts() for name, found in again.items()}
    failed = {name: np.flatnonzero(found == Verdict.FAIL) for name, found in verdicts.items()}
    place = _placer(register, kenmerk=kenmerk)
    made = [(row, finding) for rule in rules for row, finding in _broken(rule, register, failed[rule.id], place)]
    for rule in repeats:
        first = again[rule.id].eerste
        made += [(row, _repeat(rule, register, row, int(first[row]), place)) for row in failed[rule.id].tolist()]
    made.sort(key=lambda each: (each[0], each[1].rule))
    extras = [finding for rule in rules for finding in _missing_extra(rule)] if len(register) else []
    return Findings(
        [*(finding for _, finding in made), *extras],
        tallies={name: _tally(found, register.aantallen) for name, found in verdicts.items()},
    )


def _verdicts(rule: Regel, sleutels: Sleutels) -> Waarden:
    """Judge the first row of each distinct combination of what the rule looks at, and tell all others by it."""
    inputs = list(dict.fromkeys([*rule.inputs, "soort"]))
    numbers = sleutels.combined(inputs)
    found = sleutels.values(inputs, first_rows(numbers))
    judged = [_judge(rule, values) if values["soort"] in rule.soorten else _UNJUDGED for values in found]
    return np.array([*judged, _UNJUDGED], np.int8)[numbers]


def _judge(rule: Regel, values: dict[str, Any]) -> Verdict:
    return Verdict.NOT_EVALUABLE if _lacks_extra(rule) else rule.judge(values)


def _lacks_extra(rule: Basisregel) -> bool:
    extra = getattr(rule, "extra", None)
    return extra is not None and find_spec(extra[0].partition(".")[0]) is None


def _missing_extra(rule: Regel) -> list[Finding]:
    """Say that a rule was not judged for want of an optional dependency."""
    if rule.extra is None or not _lacks_extra(rule):
        return []
    module, extra = rule.extra
    return [
        Finding(
            rule=rule.id,
            severity=Severity.NOTICE,
            message=_NOT_INSTALLED.format(module.partition(".")[0]),
            hint=_INSTALL.format(f"uri-integriteit[{extra}]"),
        )
    ]


def _tally(verdicts: Waarden, aantallen: Waarden | None = None) -> Tally:
    """Count the verdicts, each as often as there are cases of it."""
    counts = np.bincount(verdicts, aantallen, minlength=_UNJUDGED + 1).astype(np.int64).tolist()
    return Tally(counts[Verdict.PASS], counts[Verdict.FAIL], counts[Verdict.NOT_EVALUABLE])


Placer = Callable[[int, str | None], Place]


def _placer(register: Register, *, kenmerk: bool) -> Placer:
    names = register.kolommen["kenmerk"].waarden

    def place(row: int, plek: str | None) -> Place:
        return attrs.evolve(register.place(row, plek), kenmerk=names[row] if kenmerk else None)

    return place


def _broken(rule: Regel, register: Register, rows: Waarden, place: Placer) -> Iterable[tuple[int, Finding]]:
    columns = {name: register.kolommen[name].take(rows).decode() for name in rule.toont}
    for at, row in enumerate(rows.tolist()):
        values = {name: column[at] for name, column in columns.items()}
        yield row, _finding(rule, place(row, rule.plek), _shown(values))


def _repeat(rule: Herhalingsregel, register: Register, row: int, first: int, place: Placer) -> Finding:
    here, earlier = register.place(row), register.place(first)
    same_sheet = (here.file, here.sheet) == (earlier.file, earlier.sheet)
    shown = Place(row=earlier.row) if same_sheet else earlier
    found = Text("als {}", "as {}").format(Text(shown.to_text("nl"), shown.to_text("en")))
    return _finding(rule, place(row, rule.plek), found)


def _finding(rule: Basisregel, place: Place, found: Text | None) -> Finding:
    return rule.finding(place, found=found)


def _shown(values: dict[str, Any]) -> Text | None:
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
