"""The engine: a rule says the same of a record as of a row, in any order, as often as it is asked; and never raises."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import melding, running_melding
from uri.findings import Finding, Findings, Tally
from uri.model import Registratie
from uri.register import Register
from uri.rules import CATALOGUS, Regel, Verdict, check
from uri.rules.catalogue import CASE_RULES, REGISTER_RULES
from uri.rules.derived_fields import DERIVED_FIELDS, Context
from uri.rules.record_check import RecordValues, check_record
from uri.rules.rows.row_findings import check_rows
from uri.rules.rows.rule_axes import CombinationIndex
from uri.taxonomy import Uitkomst, editie
from uri.testing import edities, meldingen, signalen, teksten, zaken

pytestmark = pytest.mark.no_cover

BESIDE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "standdatum": st.dates(date(2015, 1, 1), date(2030, 12, 31)),
        "zonder": st.lists(st.sampled_from(["Dienst X", "Dienst Q"])),
        "organisatie": st.sampled_from(["Ministerie A", "Ministerie B"]),
    },
)
CASES = st.lists(st.one_of(zaken(), meldingen(), signalen()), max_size=6)
BY_ID: Mapping[str, Regel] = {rule.id: rule for rule in CASE_RULES}


def row_of(finding: Finding) -> int:
    assert finding.place.row is not None
    return finding.place.row - 1


def facts_of(findings: Findings) -> list[tuple[object, ...]]:
    return [(each.rule, each.severity, each.place.column, each.found) for each in findings]


@given(cases=CASES, beside=BESIDE, data=st.data())
def test_a_frame_says_what_its_records_say(
    cases: list[Registratie], beside: dict[str, Any], data: st.DataObject
) -> None:
    """Issue 3: “the outcome on a frame equals the outcome on its records one by one”."""
    edition = data.draw(edities())
    register = Register.from_records(cases, editie=edition)
    rows = check(register, **beside)
    alone = [check(case, editie=edition, **beside) for case in cases]
    repeats = {rule.id for rule in REGISTER_RULES}
    for number, record in enumerate(alone, 1):
        here = [each for each in rows if each.place.row == number and each.rule not in repeats]
        assert sorted(facts_of(Findings(here)), key=str) == sorted(facts_of(record), key=str)
    summed: Counter[str] = Counter()
    for rule in BY_ID:
        tallies = [record.tallies[rule] for record in alone if rule in record.tallies]
        whole = rows.tallies[rule]
        assert whole == sum(tallies, Tally())
        summed[rule] += whole.failed
    assert {rule: number for rule, number in summed.items() if number} == {
        rule: number for rule, number in rows.counts().items() if rule not in repeats
    }


@settings(max_examples=settings().max_examples // 2)
@given(cases=CASES, beside=BESIDE, data=st.data())
def test_neither_the_order_of_rows_nor_that_of_rules_matters(
    cases: list[Registratie], beside: dict[str, Any], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(cases))))
    register = Register.from_records(cases)
    shuffled = register.take(np.array(order, np.int64))
    findings, again = check(register, **beside), check(shuffled, **beside)
    assert findings.tallies == again.tallies
    repeats = {rule.id for rule in REGISTER_RULES}
    here = [(order.index(row_of(each)), each.rule, each.found) for each in findings if each.rule not in repeats]
    there = [(row_of(each), each.rule, each.found) for each in again if each.rule not in repeats]
    assert sorted(here, key=str) == sorted(there, key=str)
    rules = data.draw(st.permutations(CASE_RULES))
    context = Context(editie=register.editie)
    assert list(check_rows(register, context, rules, REGISTER_RULES, kenmerk=False)) == list(
        check_rows(register, context, CASE_RULES, REGISTER_RULES[::-1], kenmerk=False)
    )


@settings(max_examples=settings().max_examples // 2)
@given(cases=CASES, beside=BESIDE)
def test_checking_twice_changes_nothing(cases: list[Registratie], beside: dict[str, Any]) -> None:
    register = Register.from_records(cases)
    before = register.to_records()
    assert check(register, **beside) == check(register, **beside)
    assert register.to_records() == before


@settings(max_examples=settings().max_examples * 2)
@given(case=st.one_of(zaken(), meldingen(), signalen()), beside=BESIDE)
def test_what_a_rule_sees_of_a_record_it_sees_of_its_row(case: Registratie, beside: dict[str, Any]) -> None:
    """A derived field has the same value for a record as for a row, also where it is derived of all rows at once."""
    context = Context(editie=editie(), standdatum=beside.get("standdatum"))
    register = Register.from_records([case])
    for name in DERIVED_FIELDS:
        numbers, seen = CombinationIndex.of(register, context).distinct((name,))
        assert numbers.tolist() == [0]
        assert seen.column(name) == [RecordValues(case, context)[name]]


@given(cases=st.lists(st.one_of(zaken(), meldingen()), min_size=2, max_size=8), beside=BESIDE)
def test_rows_with_equal_numbers_have_equal_values(cases: list[Registratie], beside: dict[str, Any]) -> None:
    """Of what is derived of all rows at once the converse holds too: equal values have equal numbers."""
    context = Context(standdatum=beside.get("standdatum"))
    register = Register.from_records(cases)
    for name, derived in DERIVED_FIELDS.items():
        numbers, seen = CombinationIndex.of(register, context).distinct((name,))
        values = [RecordValues(case, context)[name] for case in cases]
        assert [seen.column(name)[number] for number in numbers.tolist()] == values
        if derived.numbers is not None:
            keys, missing = derived.numbers(register)
            assert len(set(zip(keys.tolist(), values, strict=True))) == len(set(keys.tolist())) == len(set(values))
            assert [key == missing for key in keys.tolist()] == [value is None for value in values]


MISSING: Mapping[str, Any] = {"uitkomst": Uitkomst.ONBEKEND}
"""How a field is missing that cannot be empty: an outcome that was not stated."""

NEVER_MISSING = {"soort", "hoofdcategorie", "nevencategorieen", "afdoeningen", "opvolging"}
"""Fields that always have a value: none of several codes is a value too."""


def without(case: Registratie, name: str) -> Registratie:
    """Take a value away; what is left still has a year or a date."""
    changed: dict[str, Any] = {"verslagjaar": 2023, "ontvangen": case.ontvangen or date(2023, 5, 1)}
    changed = {key: value for key, value in changed.items() if name in {"verslagjaar", "ontvangen", "afgerond"}}
    return attrs.evolve(case, **{**changed, name: MISSING.get(name)})


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda rule: rule.id)
@settings(max_examples=settings().max_examples // 2)
@given(case=st.one_of(zaken(), meldingen(), signalen()), data=st.data())
def test_a_missing_needed_value_is_never_a_pass(rule: Regel, case: Registratie, data: st.DataObject) -> None:
    """Issue 3: “a missing needed value is never a pass”, of a case that the rule is about."""
    unstated = {"uitkomst"} & set(rule.inputs)  # the rule takes an outcome that was not stated as what it is
    needs = [name for name in rule.needs if name not in NEVER_MISSING | unstated]
    if case.soort not in rule.kinds or not needs:
        return
    context = Context(
        editie=editie(),
        standdatum=date(2023, 12, 31),
        zonder=frozenset({"Dienst X"}),
        stated_organisatie="Ministerie A",
    )
    name = data.draw(st.sampled_from(needs))
    if name in attrs.fields_dict(Context):
        context = attrs.evolve(context, **{name: None})
    else:
        case = without(case, name)
    values = RecordValues(case, context)
    if rule.applies is None or rule.applies.ask(values) is not False:
        assert rule.judge(values) is Verdict.NOT_EVALUABLE


@given(cases=st.lists(zaken(), max_size=4), beside=BESIDE, data=st.data())
def test_no_rule_raises_on_what_a_register_can_hold(
    cases: list[Registratie], beside: dict[str, Any], data: st.DataObject
) -> None:
    register = Register.from_records(cases, editie=data.draw(edities()))
    findings = check(register, **beside)
    assert {finding.rule for finding in findings} <= {rule.id for rule in CATALOGUS}
    for case in cases:
        assert check(case, **beside).counts().keys() <= {rule.id for rule in CATALOGUS}


@settings(max_examples=settings().max_examples * 2)
@given(text=teksten() | st.text(min_size=1))
def test_no_text_is_too_strange_to_be_judged(text: str) -> None:
    case = melding(omschrijving=text)
    for rule in CASE_RULES:
        assert rule.judge(RecordValues(case, Context(editie=editie()))) in Verdict


def test_a_closing_date_that_an_open_case_does_not_have_is_not_missing() -> None:
    """Issue 3: “an empty field with a meaning (an open case has no closing date) is not a missing one”."""
    still = running_melding(ontvangen=date(2023, 3, 1))
    done = attrs.evolve(still, uitkomst=Uitkomst.AANGETOOND)
    rule = "URI-M-afgerond-voor-ontvangst"
    assert check(still).tallies[rule] == Tally(passed=1)
    assert check(done).tallies[rule] == Tally(not_evaluable=1)


def test_a_rule_is_not_judged_on_cases_that_it_is_not_about() -> None:
    case = running_melding()
    assert "URI-M-signaal-met-uitkomst" not in check(case).tallies


def test_a_record_is_judged_as_its_rules_are_given() -> None:
    case = running_melding()
    assert check_record(case, Context(), [], kenmerk=False).tallies == {}
