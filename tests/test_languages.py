"""Short texts in two languages: Dutch first, English beside it."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import uri
from uri.findings import Finding, Findings, Place
from uri.languages import LANGUAGES, Language, Text, joined, same, set_language, speaking

TOTAL = Text("Totaal", "Total")


def test_the_languages_are_dutch_first_then_english() -> None:
    assert LANGUAGES == ("nl", "en")


def test_a_text_speaks_dutch_unless_asked() -> None:
    assert (str(TOTAL), f"{TOTAL}", TOTAL.to("nl"), TOTAL.to("en")) == ("Totaal", "Totaal", "Totaal", "Total")


def test_a_text_speaks_the_language_that_was_chosen(speak: Callable[[Language], None]) -> None:
    speak("en")
    assert (str(TOTAL), f"{TOTAL}", TOTAL.to(), TOTAL.to("nl")) == ("Total", "Total", "Total", "Totaal")
    speak("nl")
    assert str(TOTAL) == "Totaal"


@pytest.mark.parametrize(
    ("variable", "spoken"), [("en", "Total"), ("nl", "Totaal"), ("fr", "Totaal"), ("", "Totaal"), (None, "Totaal")]
)
def test_where_nobody_chose_the_environment_does_and_else_it_is_dutch(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, spoken: str
) -> None:
    if variable is not None:
        monkeypatch.setenv("URI_LANGUAGE", variable)
    assert str(TOTAL) == spoken


def test_a_choice_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, speak: Callable[[Language], None]
) -> None:
    monkeypatch.setenv("URI_LANGUAGE", "en")
    speak("nl")
    assert str(TOTAL) == "Totaal"


def test_the_locale_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "LC_ALL", "LANGUAGE"):
        monkeypatch.setenv(name, "en_GB.UTF-8")
    assert str(TOTAL) == "Totaal"


def test_a_language_that_is_not_spoken_is_refused_and_changes_nothing() -> None:
    with pytest.raises(ValueError, match=r"De taal “fr” is er niet\. Kies uit: nl, en\."):
        set_language("fr")  # type: ignore[arg-type]  # that is the fault
    assert str(TOTAL) == "Totaal"


def test_a_language_can_be_spoken_for_as_long_as_a_block_runs() -> None:
    with speaking("en"):
        assert str(TOTAL) == "Total"
        with speaking(None):
            assert str(TOTAL) == "Total"
    assert str(TOTAL) == "Totaal"


def test_findings_and_tables_speak_the_language_that_was_chosen(speak: Callable[[Language], None]) -> None:
    finding = Finding(rule="URI-I-rij", message=TOTAL, place=Place(row=2))
    findings = Findings([finding])
    speak("en")
    assert finding.to_text() == finding.to_text("en") == "row 2: Total"
    assert str(findings) == f"error URI-I-rij: Total\n  row 2\n{findings.verdict('en')}"
    assert repr(findings) == "<Findings: 1 error, 0 warnings, 0 notices; 0 times not evaluable.>"
    assert "<th>Severity</th>" in findings._repr_html_()
    table = uri.schendingen(uri.Register.from_records([]), verslagjaar=2023)
    assert table.to_text() == table.to_text("en")
    assert table.to_html().startswith('<div class="uri-table" lang="en">')
    assert repr(table).endswith("columns>")
    assert repr(uri.editie()) == "<Editie bzk-2023: 11 rows>"
    assert repr(uri.Register.from_records([])) == "<Register bzk-2023: 0 rows, years ->"


def test_a_text_is_frozen_and_hashable() -> None:
    assert len({TOTAL, Text("Totaal", "Total")}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        TOTAL.nl = "Som"  # type: ignore[misc]  # that is the fault


def test_a_template_says_a_text_in_its_own_language_and_anything_else_as_it_is() -> None:
    filled = Text("{0} over {jaar}: {1}", "{0} of {jaar}: {1}").format(TOTAL, 26, jaar=2023)
    assert (filled.nl, filled.en) == ("Totaal over 2023: 26", "Total of 2023: 26")
    assert Text("({what})", "[{what}]").format(what=TOTAL) == Text("(Totaal)", "[Total]")


@given(value=st.text())
def test_braces_in_a_value_are_not_filled_again(value: str) -> None:
    once = Text("“{}”", "“{}”").format(value + "{}{0}")
    assert once == same(f"“{value}{{}}{{0}}”")
    assert Text("{}", "{}").format(once) == once


@given(text=st.text())
def test_a_name_reads_alike_in_both_languages(text: str) -> None:
    assert {same(text).to(language) for language in LANGUAGES} == {text}


def test_texts_join_in_each_language() -> None:
    parts = [Text("a", "b"), TOTAL]
    assert joined(parts) == Text("a; Totaal", "b; Total")
    assert joined(parts, " + ") == Text("a + Totaal", "b + Total")
    assert joined([]) == same("")


def test_a_language_that_is_not_spoken_is_refused_in_every_call() -> None:
    with pytest.raises(ValueError, match="fr"):
        Text("ja", "yes").to("fr")  # type: ignore[arg-type]  # (what a user may write)
