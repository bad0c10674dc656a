"""Each rule, broken: it speaks at the right place, with exactly the rules that it implies and nothing else."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri.aggregate import Dossier, RelatieSoort, Tabel
from uri.findings import Finding, Findings, Severity
from uri.register import Register
from uri.rules import CATALOGUS, check
from uri.rules.subjects.on_dossiers import RULES as DOSSIER_RULES
from uri.taxonomy import Editie, afdoening_editie, editie
from uri.testing import breekbaar, breuken, dossiers, edities, registers, tabellen

RULES = {rule.id: rule for rule in CATALOGUS}
OM: Editie = attrs.evolve(editie(), naam="bzk-om", afdoeningen=afdoening_editie("om-2016"))
"""An edition that has no row for some measures, which that of BZK has for all."""


def rules_and_rows(findings: Findings) -> Counter[tuple[str, object]]:
    return Counter((finding.rule, finding.place.row) for finding in findings)


def findings_on(findings: Findings, row: object) -> dict[str, Finding]:
    return {finding.rule: finding for finding in findings if finding.place.row == row}


def closure(rule: str) -> set[str]:
    return {rule, *(each for implied in RULES[rule].implies for each in closure(implied))}


def without_row(register: Register, row: object) -> Register:
    return Register.from_records(
        [case for number, case in enumerate(register, 1) if number != row], editie=register.editie
    )


def test_every_rule_has_a_breaker() -> None:
    broken = {*breekbaar(), *RelatieSoort, *(rule.id for rule in DOSSIER_RULES)}
    assert broken == RULES.keys()


@pytest.mark.parametrize("rule", breekbaar())
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_a_broken_row_breaks_its_rule_and_what_that_implies(rule: str, data: st.DataObject) -> None:
    """Issue 3: “its breaker makes it fire at the right place, together with exactly the rules that it declares”."""
    edition = OM if rule == "URI-M-afdoening-buiten-editie" else data.draw(st.sampled_from([editie(), OM]))
    breach = data.draw(breuken(regel=rule, x=data.draw(registers(editie=edition, most=4))))
    assert isinstance(breach.x, Register)
    findings = check(breach.x, **breach.beside)
    here = findings_on(findings, breach.place.row)
    assert here.keys() == closure(rule)
    assert attrs.evolve(here[rule].place, kenmerk=None) == breach.place
    rest = check(without_row(breach.x, breach.place.row), **breach.beside)
    assert Counter(name for name, _ in rules_and_rows(findings).elements()) == Counter(
        [*closure(rule), *(finding.rule for finding in rest)]
    )


@pytest.mark.parametrize("rule", [rule.id for rule in DOSSIER_RULES])
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_broken_figures_of_a_dossier_break_their_rule(rule: str, data: st.DataObject) -> None:
    breach = data.draw(breuken(regel=rule, x=data.draw(dossiers(most=3))))
    grave = check(breach.x).at_least(Severity.WARNING)
    assert [(finding.rule, finding.place) for finding in grave] == [(rule, breach.place)]


@pytest.mark.parametrize("soort", RelatieSoort)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_a_broken_relation_breaks_the_rule_of_its_kind(soort: RelatieSoort, data: st.DataObject) -> None:
    breach = data.draw(breuken(regel=soort.value, x=data.draw(tabellen(soort=soort))))
    assert [(finding.rule, finding.place) for finding in check(breach.x)] == [(soort.value, breach.place)]


@settings(max_examples=settings().max_examples // 2)
@given(data=st.data())
def test_a_standard_table_with_one_figure_changed_says_which_rule_is_broken(data: st.DataObject) -> None:
    table: Tabel = data.draw(tabellen())
    kinds = sorted({relation.soort for relation in table.relaties} & {RelatieSoort.SOM, RelatieSoort.VERLOOP})
    if kinds:
        breach = data.draw(breuken(regel=data.draw(st.sampled_from(kinds)).value, x=table))
        assert set(check(breach.x).counts()) == {breach.regel}


@given(data=st.data())
def test_a_valid_register_gives_no_finding_at_error_or_warning(data: st.DataObject) -> None:
    """Issue 3: “generated valid registers give no findings at error or warning”."""
    register = data.draw(registers(editie=data.draw(edities())))
    assert not check(register).at_least(Severity.WARNING)


@settings(max_examples=settings().max_examples // 2)
@given(dossiers())
def test_a_valid_dossier_gives_no_finding_at_error_or_warning(dossier: Dossier) -> None:
    assert not check(dossier).at_least(Severity.WARNING)


@settings(max_examples=settings().max_examples // 2)
@given(tabellen())
def test_a_valid_table_gives_no_finding(table: Tabel) -> None:
    assert not check(table)


@pytest.mark.parametrize(("rule", "x"), [("URI-M-bestaat-niet", "register"), ("URI-T-som", "register")])
def test_what_is_no_rule_on_it_cannot_be_broken(rule: str, x: str) -> None:
    sources: Mapping[str, Any] = {"register": Register.from_records([])}
    with pytest.raises(ValueError, match=rule):
        breuken(regel=rule, x=sources[x])
