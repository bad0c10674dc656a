"""Sieves: what is sifted out breaks no rule, so that sieve and rule together say what the rule says alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import running_melding
from uri.register import Register
from uri.register.counting import CountLimits
from uri.rules import Regel, Verdict
from uri.rules.catalogue import CASE_RULES
from uri.rules.derived_fields import Context
from uri.rules.record_check import RecordValues
from uri.rules.rows.row_findings import check_rows
from uri.rules.rows.row_limits import RowLimits
from uri.rules.rows.rule_axes import sieved_axis
from uri.rules.text_sieves import Sieve, sift
from uri.taxonomy import Schendingstype, editie
from uri.testing import edities

SIEVED: Mapping[str, Regel] = {rule.id: rule for rule in CASE_RULES if rule.sieve is not None}
BY_BSN, BY_MAIL, BY_POSTCODE = "URI-M-bsn", "URI-M-emailadres", "URI-M-adres"
BY_PHONE, BY_LABEL = "URI-M-telefoonnummer", "URI-M-omschrijving-herhaalt-categorie"
LABELS = [row.label for row in editie().rijen] + [code.value for code in Schendingstype]

STRANGE = st.sampled_from("٣३𝟗７²½⁹①ⅫéÉßﬁ’“€–…ＡＢ＠\u0301\u0308\u200b\u00a0\n\r\t\0?_.+'-()[]/ \ud800")
"""Digits of other scripts, digits that are none, letters that fold or fall apart, marks, white space, half a sign."""
TOLD = st.sampled_from(
    [
        *("111222333", "111.222.333", "11122233", "٣11222333", "１１１２２２３３３", "123456782"),
        *("06-12345678", "(070) 426 64 26", "+31 6 1234 5678", "06 1234567８"),
        *("j@x.nl", "j@x", "@x.nl", "é@ü.nl", "j@@x.nl", "j＠x.nl", "a.b+c@d-e.co.uk"),
        *("2511 EX 12", "147, 2511DP", "2511  EX 12", "0511 EX 12", "２５１１ EX 12", "2511 ÉX 12", "A 5 2511EX"),
        *(" en ", "en", "EN", "²", "*", " 1)", "[12]", "(3)"),
    ]
)
TEXTS = st.lists(TOLD | STRANGE | st.sampled_from(LABELS) | st.text(max_size=8), min_size=1, max_size=5).map("".join)
"""What a description should not hold, or nearly, in odd surroundings."""


def decorated(label: str, marks: list[str], upper: bool) -> str:  # noqa: FBT001 (drawn)
    text = " ".join([label.upper() if upper else label, *marks])
    return f" {text.replace('e', 'é')} " if "²" in marks else text


REPEATS = st.builds(
    decorated,
    st.sampled_from(LABELS),
    st.lists(st.sampled_from(["²", "*", "†", "en", "[12]", "(3)", "1)", "?", "-"]), max_size=2),
    st.booleans(),
)
"""Labels as they may be printed."""


def held_back(sieve: Sieve | None, texts: list[str], context: Context) -> set[int]:
    assert sieve is not None
    (positions,) = sift(np.array(texts, object), [sieve], context)
    return set(positions.tolist())


def test_every_rule_on_a_description_has_a_sieve() -> None:
    assert SIEVED.keys() == {rule.id for rule in CASE_RULES if "omschrijving" in rule.inputs}


@given(texts=st.lists(TEXTS | REPEATS, min_size=1, max_size=30), edition=edities())
@example(texts=["0" * 256, "111222333" + "1" * 247], edition=editie())  # counts that do not fit a byte
@example(texts=["x" * 70_000, "Ongewenste omgangsvormen", ""], edition=editie())
def test_a_text_that_breaks_a_rule_is_held_back(texts: list[str], edition: Any) -> None:  # noqa: ANN401 (of types or of measures)
    context = Context(editie=edition)
    for rule in SIEVED.values():
        held = held_back(rule.sieve, texts, context)
        for position, text in enumerate(texts):
            for kind in Schendingstype if rule.id == BY_LABEL else [Schendingstype.PRIVE]:
                values = {"omschrijving": text, "hoofdcategorie": kind, "editie": edition}
                if rule.judge(values) is Verdict.FAIL:
                    assert position in held, (rule.id, text)


@given(texts=st.lists(st.none() | TEXTS | REPEATS, min_size=1, max_size=12), edition=st.none() | edities())
def test_sieve_and_rule_together_say_what_the_rule_says_alone(texts: list[str | None], edition: Any) -> None:  # noqa: ANN401 (of types or of measures)
    cases = [running_melding(omschrijving=text) for text in texts]
    register = Register.from_records(cases, editie=edition)
    context = Context(editie=edition)
    thousands = RowLimits(counting=CountLimits(few=0))  # as if there were so many
    findings = check_rows(register, context, list(SIEVED.values()), [], kenmerk=False, limits=thousands)
    for rule in SIEVED.values():
        alone = [rule.judge(RecordValues(case, context)) for case in register]
        rows = [finding.place.row for finding in findings if finding.rule == rule.id]
        assert rows == [row for row, verdict in enumerate(alone, 1) if verdict is Verdict.FAIL]
        tally = findings.tallies[rule.id]
        assert (tally.passed, tally.failed, tally.not_evaluable) == tuple(map(alone.count, Verdict))


@pytest.mark.parametrize(
    ("rule", "held", "passed"),
    [
        (BY_BSN, ["1 2 3 4 5 6 7 8 9", "1234٥", "７", "١١١٢٢٢٣٣٣"], ["12345678", "geen cijfer", ""]),
        (BY_PHONE, ["1 2 3 4 5 6 7 8 9", "1234٥"], ["op 12-03-2023", "²²²²²²²²²"]),
        (BY_MAIL, ["a@b", "@"], ["a at b", "＠"]),
        (
            BY_POSTCODE,
            ["2511EX", "12511 EX", "1011 AZ", "1011 ZA"],
            ["2511", "EX 2511", "251 EX", "2511 ex", "2511\nEX"],
        ),
        (
            BY_LABEL,
            ["Ongewenste omgangsvormen", "ONGEWENSTE OMGANGSVORMEN en", "omgangsvormen", "ÿ"],
            ["Een collega schold"],
        ),
    ],
)
def test_only_what_may_break_a_rule_is_held_back(rule: str, held: list[str], passed: list[str]) -> None:
    assert held_back(SIEVED[rule].sieve, [*held, *passed], Context(editie=editie())) == set(range(len(held)))


def test_without_an_edition_no_text_can_read_as_a_label() -> None:
    assert held_back(SIEVED[BY_LABEL].sieve, ["Ongewenste omgangsvormen"], Context()) == set()


def test_texts_of_several_batches_keep_their_positions() -> None:
    texts = [f"geval {number}" for number in range(10_000)]
    texts[4_095] = texts[4_096] = texts[9_999] = "j@x.nl"
    assert held_back(SIEVED[BY_MAIL].sieve, texts, Context()) == {4_095, 4_096, 9_999}


NO_ROWS = np.empty(0, np.intp)


def test_texts_that_are_not_held_back_share_a_number() -> None:
    texts = np.array(["a", None, "b", "a", "c", "b"], object)
    axis = sieved_axis(texts, np.array([0, 2, 3, 4, 5]), np.array([2, 5]))
    assert axis.values.tolist() == [0, -1, 1, 0, 0, 1]
    assert axis.meanings([0, -1, 1]) == ["a", None, "b"]
    assert sieved_axis(np.array(["b"], object), np.array([0]), np.array([0])).meanings([1]) == ["b"]
    assert sieved_axis(np.array([None], object), NO_ROWS, NO_ROWS).meanings([-1]) == [None]


@given(text=TEXTS | st.text("a.-+'_@é \n"))
def test_an_address_is_a_name_a_sign_and_a_domain_of_two_parts_or_more(text: str) -> None:
    """Searched from the sign on, it is found where it is found from its start on."""
    whole = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
    kept = SIEVED[BY_MAIL].condition.ask({"omschrijving": text})
    assert kept is (whole.search(text) is None)


def test_a_long_text_with_an_at_sign_is_judged_in_no_time() -> None:
    """Each sign is looked at a few times, not as often as there are signs before it."""
    rule = SIEVED[BY_MAIL]
    for text in ("a" * 300_000 + "@", "a@" * 100_000, "@" + "a" * 300_000, "a" * 300_000 + "@x"):
        assert rule.condition.ask({"omschrijving": text}) is True
    assert rule.condition.ask({"omschrijving": "a" * 300_000 + "@b.nl"}) is False
