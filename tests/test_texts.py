"""Short texts in two languages: Dutch first, English beside it."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.texts import LANGUAGES, Text, joined, same

TOTAL = Text("Totaal", "Total")


def test_the_languages_are_dutch_first_then_english() -> None:
    assert LANGUAGES == ("nl", "en")


def test_a_text_speaks_dutch_unless_asked() -> None:
    assert (str(TOTAL), f"{TOTAL}", TOTAL.to("nl"), TOTAL.to("en")) == ("Totaal", "Totaal", "Totaal", "Total")


def test_a_text_is_frozen_and_hashable() -> None:
    assert len({TOTAL, Text("Totaal", "Total")}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        TOTAL.nl = "Som"  # type: ignore[misc]


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
