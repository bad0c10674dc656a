"""All rules on a register: which rows break which."""

from __future__ import annotations

import timeit

import uri
from benchmarks.cases import make_cases
from benchmarks.contest import Contest, Contestant, Fact, Goal
from benchmarks.forms import frame_of, register_of
from benchmarks.rivals import rules_pandas, rules_pandera, rules_plain, rules_polars
from benchmarks.rivals.rules import BrokenRows
from benchmarks.vocabulary import LEFT_OUT, ORGANISATIE, STANDDATUM
from uri.model import Registratie
from uri.rules.catalogue import CASE_RULES, REGISTER_RULES

POLARS, PANDAS, PANDERA, PLAIN = "polars", "pandas", "pandera", "plain functions"


_REPEATS = (
    "More than half of the time goes to the two rules on rows that repeat one another, for which every kenmerk is"
    " hashed; pandera has no less to do for them, but more for the others."
)
_SUSPECTS = (
    "All contestants look for suspect descriptions in native code, and have the same conditions judge those in Python:"
    " that takes a third of our time, and the two rules on repeated rows take another."
)
_LEAST_MS = 0.1
_MANY = 300


def record(rows: int) -> Contest:
    """Judge cases one by one, as a form does."""
    records = register_of(make_cases(rows, texts=True, kenmerken=True, breaches=True)).to_records()
    valid = next(case for case in records if not checked(case))
    return Contest(
        name="check-record",
        title="One case checked, as a form does",
        work=(
            "From an object in memory: every rule on a case of its kind. Ours also says of each rule whether it was"
            " kept or not evaluable, and a finding has a place, values and a remedy."
        ),
        contestants=(
            Contestant(
                name="uri",
                does="`uri.check(melding)`",
                run=lambda _: [checked(each) for each in records],
                answer=lambda each: [sorted(finding.rule for finding in findings) for findings in each],
                units=len(records),
            ),
            Contestant(
                name=PLAIN,
                does="a function for each fault, written out; a list of the ids of faults",
                run=lambda _: [rules_plain.check(each) for each in records],
                answer=lambda each: [sorted(faults) for faults in each],
                units=len(records),
            ),
        ),
        goals=(Goal(rival=PLAIN, most=5),),
        facts=lambda: [
            Fact(
                name="A valid case",
                value=min(timeit.repeat(lambda: checked(valid), number=_MANY)) / _MANY * 1_000,
                unit="ms",
                most=_LEAST_MS,
            )
        ],
    )


def rules(rows: int) -> Contest:
    """Judge cases without a description."""
    number = len([rule for rule in CASE_RULES if "omschrijving" not in rule.inputs]) + len(REGISTER_RULES)
    return _contest(rows, "rules", f"All {number} rules that look at no text, {rows:,} rows", texts=False)


def rules_with_texts(rows: int) -> Contest:
    """Judge cases with a description each, all different."""
    number = len(CASE_RULES) + len(REGISTER_RULES)
    return _contest(rows, "rules-text", f"All {number} rules on cases with a description, {rows:,} rows", texts=True)


def _contest(rows: int, name: str, title: str, *, texts: bool) -> Contest:
    cases = make_cases(rows, texts=texts, kenmerken=True, breaches=True)
    register, frame = register_of(cases), frame_of(cases).drop(columns="jaar")
    typed, schema = rules_polars.typed_frame_of(cases), rules_pandera.schema(frame)
    return Contest(
        name=name,
        title=title,
        work=(
            "From columns in memory: every rule on every row, those on repeated rows too, and the failing rows gathered"
            " by rule. One row in a hundred breaks a rule. Ours also counts how often a rule passed or could not be"
            " evaluated, and keeps the place and values of each failure; the words of a finding are made on a look."
        ),
        contestants=(
            Contestant(
                name="uri",
                does="`uri.check(register)`",
                run=lambda _: checked(register),
                answer=broken,
            ),
            Contestant(
                name=POLARS,
                does="enums; an expression per rule in one select, the failing rows taken by rule",
                run=lambda _: rules_polars.check(typed),
                answer=rules_polars.broken,
            ),
            Contestant(
                name=PANDAS,
                does="categoricals; a mask per rule, the failing rows taken by rule",
                run=lambda _: rules_pandas.check(frame),
                answer=rules_pandas.broken,
            ),
            Contestant(
                name=PANDERA,
                does="a schema with the masks of pandas as checks, `validate(lazy=True)`",
                run=lambda _: rules_pandera.check(frame, schema),
                answer=rules_pandera.broken,
            ),
        ),
        goals=(
            Goal(rival=PANDERA, most=0.1, reason=_SUSPECTS if texts else _REPEATS),
            Goal(rival=POLARS, most=1),
        ),
    )


def checked(cases: uri.Register | Registratie) -> uri.Findings:
    """Judge every rule, with all that stands beside the cases; a register has an edition of its own."""
    return uri.check(cases, standdatum=STANDDATUM, organisatie=ORGANISATIE, zonder=[LEFT_OUT], editie=uri.editie())


def broken(findings: uri.Findings, first: int = 1) -> BrokenRows:
    """Return the rows that break each rule, numbered from 0; `first` is the number that a finding has for the first."""
    rows: dict[str, list[int]] = {}
    for finding in findings:
        if finding.place.row is not None:
            rows.setdefault(finding.rule, []).append(finding.place.row - first)
    return rows
