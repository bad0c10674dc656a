"""Judging cases: one by one, or all rows of a register together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from importlib.util import find_spec

import attrs

from uri.findings import Finding, Findings, Place, Severity, Tally
from uri.model import Registratie
from uri.register import Register
from uri.rules.derived_fields import Context
from uri.rules.rows.axes import value_of
from uri.rules.rows.row_findings import RowFindings, shown
from uri.rules.rows.rule_cubes import judge_rows
from uri.rules.rule import Condition, Regel, Verdict
from uri.rules.subjects.on_registers import Herhalingsregel
from uri.texts import Text

_NOT_INSTALLED = Text("Niet nagegaan, want {} is niet geïnstalleerd.", "Not checked, as {} is not installed.")
_INSTALL = Text('Installeer het met: pip install "{0}"', 'Install it with: pip install "{0}"')


def check_record(record: Registratie, omgeving: Context, rules: Iterable[Regel], *, kenmerk: bool) -> Findings:
    """Judge one melding or signaal."""
    findings: list[Finding] = []
    tallies: dict[str, Tally] = {}
    about = [rule for rule in rules if record.soort in rule.kinds]
    able, lost = _able(about)
    for rule in able:
        verdict = rule.judge({name: value_of(name, record, omgeving) for name in rule.inputs})
        tallies[rule.id] = Tally(*(int(verdict is each) for each in Verdict))
        findings += [finding for finding in lost if finding.rule == rule.id]
        if verdict is Verdict.FAIL:
            place = Place(column=rule.field, kenmerk=record.kenmerk if kenmerk else None)
            findings.append(rule.finding(place, found=shown({name: getattr(record, name) for name in rule.shows})))
    return Findings(findings, tallies=tallies)


def check_rows(
    register: Register,
    omgeving: Context,
    rules: Sequence[Regel],
    repeats: Sequence[Herhalingsregel],
    *,
    kenmerk: bool,
) -> Findings:
    """Judge every row of a register; findings come row by row, and within a row by rule id."""
    able, lost = _able(rules)
    results = [*judge_rows(able, register, omgeving), *(rule.judge(register) for rule in repeats)]
    found = Findings(RowFindings.of(register, results, kenmerk=kenmerk))
    found += Findings(lost if len(register) else [])
    return attrs.evolve(found, tallies={result.rule.id: result.tally for result in results})


_UNTOLD = Condition.of(lambda: None)


def _able(rules: Iterable[Regel]) -> tuple[list[Regel], list[Finding]]:
    """Return rules as they can be judged here, and a finding for each that lacks an optional dependency.

    That one can never be told.
    """
    rules = list(rules)
    needed = {rule.extra[0].partition(".")[0] for rule in rules if rule.extra is not None}
    absent = {module for module in needed if find_spec(module) is None}
    lost = {rule.id: each for rule in rules if (each := _missing(rule, absent)) is not None}
    able = [attrs.evolve(rule, applies=None, condition=_UNTOLD) if rule.id in lost else rule for rule in rules]
    return able, list(lost.values())


def _missing(rule: Regel, absent: Collection[str]) -> Finding | None:
    """Say that a rule was not judged for want of an optional dependency."""
    module, extra = rule.extra or ("", "")
    if (name := module.partition(".")[0]) not in absent:
        return None
    return Finding(
        rule=rule.id,
        severity=Severity.NOTICE,
        message=_NOT_INSTALLED.format(name),
        hint=_INSTALL.format(f"uri-integriteit[{extra}]"),
    )
