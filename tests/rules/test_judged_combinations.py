"""Many rows at once: whatever way the combinations are numbered, the outcome is that of judging each row by itself."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import closed_melding
from uri.findings import Finding, Severity, Tally
from uri.languages import same
from uri.model import FieldForm, Registratie
from uri.register import REGISTER_FIELDS, Register
from uri.register.counting import CountLimits
from uri.rules import Profiel, Regel, Verdict, check, is_valid, validate
from uri.rules import rule as rule_module
from uri.rules.catalogue import CASE_RULES, REGISTER_RULES
from uri.rules.derived_fields import Context
from uri.rules.record_check import RecordValues
from uri.rules.rows.judged_combinations import NOT_ASKED, judge_combinations
from uri.rules.rows.row_findings import RowFindings, check_rows
from uri.rules.rows.row_limits import RowLimits
from uri.rules.rows.rule_axes import CombinationIndex, CombinationView, questions_of
from uri.rules.rule import regel
from uri.taxonomy import Soort
from uri.testing import edities, meldingen, signalen, zaken

pytestmark = pytest.mark.no_cover

BESIDE: st.SearchStrategy[Context] = st.builds(
    Context,
    editie=edities(),
    standdatum=st.none() | st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    zonder=st.none() | st.sets(st.sampled_from(["Dienst X", "Dienst Q"])).map(frozenset),
    stated_organisatie=st.none() | st.sampled_from(["Ministerie A", "Ministerie B"]),
)
CASES = st.lists(st.one_of(zaken(), meldingen(), signalen()), min_size=1, max_size=12)

MANY_ROWS = CountLimits(few=0)
"""As if a few rows were thousands."""

WAYS: Mapping[str, RowLimits] = {
    "row by row": RowLimits(),
    "by cubes of columns as they are": RowLimits(counting=MANY_ROWS, narrow=10**9),
    "by cubes of classes": RowLimits(counting=MANY_ROWS, narrow=0),
    "by classes of what occurs": RowLimits(counting=MANY_ROWS, narrow=0, short=0),
    "by a cube for each rule": RowLimits(counting=MANY_ROWS, narrow=0, cells=0),
    "by what occurs of too many": RowLimits(counting=CountLimits(few=0, most=8), wide=0),
    "in short stretches": RowLimits(counting=CountLimits(few=0, stretch=3)),
    "with one fingerprint for all": RowLimits(counting=MANY_ROWS, mix=0),
}
"""Every way in which rows are judged, by the sizes that choose it."""


def alone(rule: Regel, case: Registratie, beside: Context) -> Verdict | None:
    """Judge one case by itself; None for one of a kind that the rule is not about."""
    if case.soort not in rule.kinds:
        return None
    return rule.judge(RecordValues(case, beside))


def repeated(cases: Sequence[Registratie]) -> dict[str, list[int | None]]:
    """Tell of each case which earlier one it repeats, itself where none, or None where that cannot be told."""
    by_kenmerk: dict[Any, int] = {}
    by_content: dict[Any, int] = {}
    kenmerk: list[int | None] = []
    content: list[int | None] = []
    for position, case in enumerate(cases):
        key = (case.organisatie, case.kenmerk)
        kenmerk.append(None if case.kenmerk is None else by_kenmerk.setdefault(key, position))
        known = any(getattr(case, name) is not None for name in ("ontvangen", "afgerond", "omschrijving"))
        all_of_it = (
            *(getattr(case, name) for name in REGISTER_FIELDS if name != "kenmerk"),
            *sorted(case.eigen.items()),
        )
        content.append(by_content.setdefault(all_of_it, position) if known else None)
    return {"URI-R-kenmerk-dubbel": kenmerk, "URI-R-zelfde-zaak": content}


def stored(cases: Sequence[Registratie], beside: Context) -> tuple[Register, list[Registratie]]:
    """Make a register, and return its cases as it holds them: sets of codes stand in the order of their list."""
    register = Register.from_records(cases, editie=beside.editie)
    return register, register.to_records()


@pytest.mark.parametrize("limits", WAYS.values(), ids=WAYS)
class TestRows:
    """By every way of numbering rows and combinations."""

    @settings(max_examples=settings().max_examples // 4)
    @given(cases=CASES, twice=st.data(), beside=BESIDE)
    def test_each_row_is_judged_as_it_would_be_by_itself(
        self, limits: RowLimits, cases: list[Registratie], twice: st.DataObject, beside: Context
    ) -> None:
        cases += twice.draw(st.lists(st.sampled_from(cases), max_size=4))
        register, held = stored(cases, beside)
        findings = check_rows(register, beside, CASE_RULES, REGISTER_RULES, kenmerk=False, limits=limits)
        expected: set[tuple[int, str]] = set()
        for rule in CASE_RULES:
            outcome = [alone(rule, case, beside) for case in held]
            assert findings.tallies[rule.id] == Tally(*(outcome.count(verdict) for verdict in Verdict))
            expected |= {(position, rule.id) for position, verdict in enumerate(outcome) if verdict is Verdict.FAIL}
        for name, first in repeated(held).items():
            again = {position for position, earlier in enumerate(first) if earlier not in {None, position}}
            unknown = first.count(None)
            assert findings.tallies[name] == Tally(len(first) - len(again) - unknown, len(again), unknown)
            expected |= {(position, name) for position in again}
        assert [((each.place.row or 0) - 1, each.rule) for each in findings] == sorted(expected)
        assert [*findings.tallies] == [rule.id for rule in (*CASE_RULES, *REGISTER_RULES)]

    @settings(max_examples=settings().max_examples // 4)
    @given(cases=st.lists(zaken(), min_size=1, max_size=8), copies=st.data())
    def test_a_repeated_row_names_the_first(
        self, limits: RowLimits, cases: list[Registratie], copies: st.DataObject
    ) -> None:
        cases += copies.draw(st.lists(st.sampled_from(cases), min_size=1, max_size=4))
        register, held = stored(cases, Context())
        first = repeated(held)
        for finding in check_rows(register, Context(), [], REGISTER_RULES, kenmerk=False, limits=limits):
            assert finding.place.row is not None
            earlier = first[finding.rule][finding.place.row - 1]
            assert earlier is not None
            assert str(finding.found) == f"als rij {earlier + 1}"

    def test_rows_without_any_case_are_judged_too(self, limits: RowLimits) -> None:
        findings = check_rows(
            Register.from_records([]), Context(), CASE_RULES, REGISTER_RULES, kenmerk=False, limits=limits
        )
        assert len(findings) == 0
        assert set(findings.tallies.values()) == {Tally()}

    def test_a_condition_is_asked_only_of_cases_that_the_rule_is_about(self, limits: RowLimits) -> None:
        """Here it cannot even be asked of others."""
        cases = [closed_melding(betrokkenen=number) for number in (0, 2, 20, None)]
        findings = check_rows(Register.from_records(cases), Context(), [GUARDED], [], kenmerk=False, limits=limits)
        assert findings.tallies[GUARDED.id] == Tally(passed=2, failed=1, not_evaluable=1)
        assert [each.place.row for each in findings] == [3]

    def test_what_a_condition_raises_on_a_case_that_it_is_about_is_not_hidden(self, limits: RowLimits) -> None:
        rule = attrs.evolve(GUARDED, applies=None)
        register = Register.from_records([closed_melding(betrokkenen=number) for number in (0, 2)])
        with pytest.raises(ZeroDivisionError):
            check_rows(register, Context(), [rule], [], kenmerk=False, limits=limits)


def _some(betrokkenen: int) -> bool:
    return betrokkenen > 0


@regel("TEST", same("M."), same("H."), bron="-", field="betrokkenen", shows=("betrokkenen",), applies=_some)
def veel(betrokkenen: int) -> bool:
    return 10 / betrokkenen >= 1


GUARDED = veel
"""A rule of which the condition cannot be asked of a case that it is not about."""


@settings(max_examples=settings().max_examples // 2)
@given(cases=CASES, beside=BESIDE)
def test_verdicts_on_combinations_are_those_on_the_rows_that_they_stand_for(
    cases: list[Registratie], beside: Context
) -> None:
    """What an engine needs: it collects the distinct combinations, and asks for a verdict on each."""
    register, held = stored(cases, beside)
    judged = judge_combinations(CASE_RULES, CombinationIndex.of(register, beside))
    for rule in CASE_RULES:
        outcome = [alone(rule, case, beside) for case in held]
        assert judged[rule.id].tolist() == [NOT_ASKED if each is None else each for each in outcome]


@settings(max_examples=settings().max_examples // 20)
@given(
    cases=st.lists(st.one_of(zaken(), meldingen(), signalen()), min_size=20, max_size=40),
    beside=BESIDE,
    seed=st.integers(0, 2**32 - 1),
)
def test_of_thousands_of_rows_each_is_judged_as_its_case_is(
    cases: list[Registratie], beside: Context, seed: int
) -> None:
    """With no limit changed: as many rows as are always judged by cubes."""
    few, held = stored(cases, beside)
    chosen = np.random.default_rng(seed).integers(0, len(cases), 3_000)
    findings = check_rows(few.take(chosen), beside, CASE_RULES, [], kenmerk=False)
    expected: list[tuple[int, str]] = []
    for rule in CASE_RULES:
        by_case = [alone(rule, case, beside) for case in held]
        outcome = [by_case[position] for position in chosen.tolist()]
        assert findings.tallies[rule.id] == Tally(*(outcome.count(verdict) for verdict in Verdict))
        expected += [(row, rule.id) for row, verdict in enumerate(outcome, 1) if verdict is Verdict.FAIL]
    assert [(each.place.row, each.rule) for each in findings] == sorted(expected)


def test_a_condition_is_asked_once_for_each_combination_however_many_rows() -> None:
    asked: list[tuple[Any, Any]] = []

    def seen(soort: Soort, betrokkenen: int) -> bool:
        asked.append((soort, betrokkenen))
        return betrokkenen < 3

    rule = regel("TEST", same("M."), same("H."), bron="-", field="betrokkenen")(seen)
    register = Register.from_records([closed_melding(betrokkenen=number) for number in (1, 2, 3)])
    rows = register.take(np.arange(6_000) % 3)
    findings = check(rows, profiel=Profiel(naam="p", ernst={each.id: None for each in CASE_RULES}, eigen=(rule,)))
    assert findings.tallies[rule.id] == Tally(passed=4_000, failed=2_000)
    assert sorted(asked) == [(Soort.MELDING, 1), (Soort.MELDING, 2), (Soort.MELDING, 3)]


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda rule: rule.id)
def test_a_rule_tells_days_apart_by_their_year_at_most(rule: Regel) -> None:
    """Of ten years, so that days fall into a few classes and not into thousands."""
    days = [date(2015, 1, 1) + timedelta(number) for number in range(3_650)]
    for root, questions in questions_of(rule).items():
        if root in REGISTER_FIELDS and REGISTER_FIELDS[root].form is FieldForm.DATUM:
            for question in questions:
                names = (question,) if isinstance(question, str) else question.inputs.names
                view = CombinationView(Context(standdatum=date(2023, 12, 31)), {root: days}, len(days))
                rows = [*view.rows(names)]
                answers = rows if isinstance(question, str) else question.answers(rows)
                assert len(set(answers)) <= 10


# -------------------------------------------------------------------------------------------------- looked at, and made


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Keep which findings on rows are made."""
    places: list[int] = []
    make = RowFindings._finding  # noqa: SLF001 (where a finding is made)

    def kept(self: RowFindings, position: int) -> Finding:
        places.append(position)
        return make(self, position)

    monkeypatch.setattr(RowFindings, "_finding", kept)
    return places


WRONG = closed_melding(kenmerk="geheim", ontvangen=date(2023, 7, 1), betrokkenen=0)
MANY = Register.from_records([attrs.evolve(WRONG, omschrijving=f"Geval {number}") for number in range(50)])


def test_no_finding_is_made_before_it_is_looked_at(looked_at: list[int]) -> None:
    findings = check(MANY)
    assert (len(findings), bool(findings)) == (149, True)
    assert (len(findings.errors), len(findings.at_least("notice"))) == (149, 149)
    rules = {"URI-M-afgerond-voor-ontvangst": 50, "URI-M-geen-betrokkene": 50, "URI-R-kenmerk-dubbel": 49}
    assert findings.counts() == {rule: len(each) for rule, each in findings.by_rule().items()} == rules
    assert {severity: len(each) for severity, each in findings.by_severity().items()}[Severity.ERROR] == 149
    assert findings.verdict().startswith("149 fouten, 0 waarschuwingen, 0 opmerkingen; ")
    assert not is_valid(MANY)
    assert looked_at == []
    _ = findings[3]
    assert looked_at == [3]


def test_only_the_findings_that_are_shown_are_made(looked_at: list[int]) -> None:
    findings = check(MANY)
    assert len(findings.to_text(most=4).splitlines()) == 5
    assert len(looked_at) == 4
    looked_at.clear()
    assert "… en nog 47." in findings.to_groups(places=3)
    assert set(looked_at) == {0, 1, 2}


def test_findings_on_rows_are_a_sequence_like_any_other() -> None:
    findings = check(MANY, kenmerk=True)
    plain = attrs.evolve(findings, items=tuple(findings))
    assert findings == plain
    assert hash(findings) == hash(plain)
    assert [*reversed(findings)] == [*plain][::-1]
    assert [findings[position] for position in (0, 7, -1)] == [plain[position] for position in (0, 7, -1)]
    with pytest.raises(IndexError):
        _ = findings[len(findings)]
    for part in (slice(5), slice(-3, None), slice(2, 90, 7), slice(None, None, -1)):
        assert findings[part] == plain[part]
    assert findings.by_rule() == plain.by_rule()
    assert findings.by_severity() == plain.by_severity()
    assert [*findings.counts().items()] == [*plain.counts().items()]
    assert findings + plain == plain + findings == plain + plain
    assert (findings + findings)[len(findings)] == findings[0]
    assert (findings.to_groups(), findings.to_json("en"), repr(findings)) == (
        plain.to_groups(),
        plain.to_json("en"),
        repr(plain),
    )


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda findings: pickle.loads(pickle.dumps(findings))])  # noqa: S301 (our own)
def test_a_copy_of_findings_equals_them(copied: Callable[[Any], Any]) -> None:
    findings = check(MANY)
    assert copied(findings) == findings


def test_findings_keep_no_more_of_a_register_than_they_may_show() -> None:
    findings = check(MANY)
    assert b"geheim" not in pickle.dumps(findings)
    assert not {id(MANY), id(MANY.kolommen["kenmerk"].values), id(MANY.kolommen["omschrijving"].values)} & {
        id(each) for each in _within(findings)
    }


def _within(thing: object) -> Iterator[object]:
    """Go through all that an object of attrs holds."""
    yield thing
    parts: Sequence[object] = ()
    if attrs.has(type(thing)):
        parts = [getattr(thing, field.name) for field in attrs.fields(type(thing))]  # type: ignore[arg-type]  # of attrs
    elif isinstance(thing, dict):
        parts = [*thing.values()]
    elif isinstance(thing, tuple):
        parts = thing
    for part in parts:
        yield from _within(part)


def test_findings_come_row_by_row_and_what_was_not_checked_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_module, "installed", lambda _: False)
    findings = check(MANY)
    on_rows = [(each.place.row, each.rule) for each in findings if each.place.row is not None]
    assert on_rows == sorted(on_rows)
    assert [each.place.row for each in findings][-3:] == [None] * 3
    assert findings.counts()["URI-M-bsn"] == findings[-3:].counts()["URI-M-bsn"] == 1


def test_findings_that_are_raised_are_those_that_are_returned() -> None:
    with pytest.raises(ValueError, match="Niet in orde") as raised:
        validate(MANY)
    assert raised.value.findings == check(MANY)  # type: ignore[attr-defined]  # an InvalidError, which has findings
