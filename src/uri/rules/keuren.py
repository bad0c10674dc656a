"""Judging cases: one by one, or all rows of a register together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec

import attrs

from uri.findings import Finding, Findings, Place, Severity, Tally
from uri.model import Registratie
from uri.register import Register
from uri.register.kolommen import Waarden
from uri.rules.afgeleid import Omgeving
from uri.rules.bevindingen import Rijbevindingen, shown
from uri.rules.groepen import judge_rows
from uri.rules.oordelen import oordelen
from uri.rules.regel import Conditie, Regel, Verdict
from uri.rules.registers import Herhalingsregel
from uri.rules.sleutels import Sleutels, value_of
from uri.texts import Text

_NOT_INSTALLED = Text("Niet nagegaan, want {} is niet geïnstalleerd.", "Not checked, as {} is not installed.")
_INSTALL = Text('Installeer het met: pip install "{0}"', 'Install it with: pip install "{0}"')


def check_record(record: Registratie, omgeving: Omgeving, rules: Iterable[Regel], *, kenmerk: bool) -> Findings:
    """Judge one melding or signaal."""
    findings: list[Finding] = []
    tallies: dict[str, Tally] = {}
    for rule in rules:
        if record.soort not in rule.soorten:
            continue
        verdict = _able(rule).judge({name: value_of(name, record, omgeving) for name in rule.inputs})
        tallies[rule.id] = Tally(*(int(verdict is each) for each in Verdict))
        findings += _missing_extra(rule)
        if verdict is Verdict.FAIL:
            place = Place(column=rule.plek, kenmerk=record.kenmerk if kenmerk else None)
            findings.append(rule.finding(place, found=shown({name: getattr(record, name) for name in rule.toont})))
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
    results = [*judge_rows([_able(rule) for rule in rules], register, omgeving)]
    results += [rule.judge(register) for rule in repeats]
    extras = [finding for rule in rules for finding in _missing_extra(rule)] if len(register) else []
    found = Findings(Rijbevindingen.of(register, results, kenmerk=kenmerk)) + Findings(extras)
    return attrs.evolve(found, tallies={result.regel.id: result.tally for result in results})


def verdicts(rules: Iterable[Regel], sleutels: Sleutels) -> dict[str, Waarden]:
    """Judge rows, or combinations that stand for many: return by rule a `Verdict` for each, or `ONGEVRAAGD`."""
    return oordelen([_able(rule) for rule in rules], sleutels)


_UNTOLD = Conditie.of(lambda: None)


def _able(rule: Regel) -> Regel:
    """Return a rule as it is; one that lacks an optional dependency as a rule that can never be told."""
    return attrs.evolve(rule, geldt=None, conditie=_UNTOLD) if _missing_extra(rule) else rule


def _missing_extra(rule: Regel) -> list[Finding]:
    """Say that a rule was not judged for want of an optional dependency."""
    if rule.extra is None or find_spec(rule.extra[0].partition(".")[0]) is not None:
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
