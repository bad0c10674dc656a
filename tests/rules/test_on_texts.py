"""Personal data in a description: found where they are, and not where they are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import uri
from tests.factories import running_melding
from uri.findings import Severity, Tally
from uri.rules import rule as rule_module

BSN = "URI-M-bsn"
TELEFOON = "URI-M-telefoonnummer"
MAIL = "URI-M-emailadres"
ADRES = "URI-M-adres"


def broken_rules(text: str) -> set[str]:
    return {finding.rule for finding in uri.check(running_melding(omschrijving=text))} & {BSN, TELEFOON, MAIL, ADRES}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("BSN 111222333 stond in de brief", {BSN}),  # the number that the government prints on its specimens
        ("Nummer 1112.22.333 gelekt", {BSN}),
        ("nummer 123456782", {BSN}),
        ("nummer 123456789", set()),  # its check digit is wrong
        ("factuur 1112223330", set()),  # ten digits
        ("Bel 06-12345678", {TELEFOON}),
        ("bel (070) 426 64 26 voor meer", {TELEFOON}),
        ("bel +31 6 1234 5678", {TELEFOON}),
        ("mail naar j.jansen+werk@minbzk.nl s.v.p.", {MAIL}),
        ("apenstaartje @ kantoor", set()),
        ("Woont op 2511 EX 12", {ADRES}),
        ("Turfmarkt 147, 2511DP Den Haag", {ADRES}),
        ("in gebied 2511 EX", set()),  # a postcode without a number is no address
        ("IN 2022, 2023 EN 2024", set()),  # years
        ("2511 SS 12", set()),  # letters that no postcode has
    ],
)
def test_it_is_told_what_a_description_holds(text: str, rules: set[str]) -> None:
    assert broken_rules(text) == rules


@pytest.mark.parametrize(
    "text",
    [
        "Op 12-03-2023 om 14.30 uur gemeld",
        "zaak 2023-0451, dossier 2023/118",
        "bedrag van 1.250.000,00 euro",
        "circa 10 000 bestanden op 01-02-2023 en 02-02-2023 gekopieerd",
        "artikel 12 lid 3 onder b van de Ambtenarenwet 2017",
        "dienstauto van 08:00 tot 17:30 op 3, 4 en 5 mei 2023",
    ],
)
def test_dates_amounts_and_case_numbers_are_nobody(text: str) -> None:
    assert broken_rules(text) == set()


@given(number=st.integers(0, 10**9 - 1))
def test_nine_digits_are_a_bsn_when_their_weighted_sum_says_so(number: int) -> None:
    """The elfproef: 9 to 2 times the first eight digits, minus the last, is a multiple of eleven, and not all are 0."""
    digits = f"{number:09d}"
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    valid = number > 0 and sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0
    assert (BSN in broken_rules(f"nummer {digits}.")) == valid


def test_without_the_extra_it_is_not_evaluable_and_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_module, "installed", lambda package: package != "stdnum")
    cases = [running_melding(omschrijving=f"nummer 111222333 {number}") for number in range(3)]
    checked = uri.check(uri.Register.from_records(cases))
    assert checked.tallies[BSN] == Tally(not_evaluable=3)
    (finding,) = checked.by_rule()[BSN]
    assert finding.severity is Severity.NOTICE
    assert finding.message.nl == "Niet nagegaan, want stdnum is niet geïnstalleerd."
    assert finding.hint is not None
    assert re.search(r"uri-integriteit\[privacy\]", finding.hint.nl)
    assert TELEFOON in checked.tallies


def test_without_the_extra_a_case_is_not_evaluable_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_module, "installed", lambda package: package != "stdnum")
    checked = uri.check(running_melding(omschrijving="nummer 111222333"))
    assert checked.tallies[BSN] == Tally(not_evaluable=1)
    assert [finding.severity for finding in checked.by_rule()[BSN]] == [Severity.NOTICE]


def test_no_finding_repeats_the_text() -> None:
    text = "Jan Jansen, 06-12345678, 2511 EX 12, 111222333, j@x.nl"
    checked = uri.check(running_melding(omschrijving=text, kenmerk="K-1"))
    assert len(checked) >= 4
    output = checked.to_json() + checked.to_groups(places=None) + checked._repr_html_()
    for word in ["Jansen", "12345678", "2511", "111222333", "j@x", "K-1"]:
        assert word not in output
