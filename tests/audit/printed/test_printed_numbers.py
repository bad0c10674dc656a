"""Printed figures: what they say, and which numbers they can stand for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.printed_numbers import PrintedKind, is_english, read_number
from uri.audit.printed_tables.figures import written


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("● 3", 3),  # [S 269]
        ("•12", 12),
        ("11.633 ²", 11_633),  # [S 384]
        ("9.000¹", 9_000),  # [S 239]
        ("1 234", 1_234),
        ("1\u00a0234", 1_234),
        ("12 345 678", 12_345_678),
        ("10*", 10),
        ("5 [2]", 5),
        ("5 1)", 5),
        ("-3", -3),
        ("−3", -3),
        ("224 Dit is een groei van 105 ten opzichte van 2022", 224),  # [S 389]
        ("2 (EZK/LNV)", 2),  # [S 388]
        ("€ 1.234", 1_234),
    ],
)
def test_a_whole_number_stands_for_itself(text: str, number: int) -> None:
    printed = read_number(text)
    assert printed.kind is PrintedKind.NUMBER
    assert printed.number == printed.low == printed.high == number
    assert printed.is_whole


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,92%", "0.01915", "0.01925"),  # [S 390]
        ("2,0", "1.95", "2.05"),  # [S 391]
        ("1.5", "1.45", "1.55"),
        ("50%", "0.495", "0.505"),
        ("1.234,5", "1234.45", "1234.55"),
        ("circa 9.000", "8500", "9500"),  # [S 239]
        ("<5", "0", "4"),
        ("< 5", "0", "4"),
        ("minder dan 10", "0", "9"),
        ("≤ 4", "0", "4"),
        ("7-9", "7", "9"),
        ("3 - 5", "3", "5"),
    ],
)
def test_what_is_rounded_or_veiled_stands_for_an_interval(text: str, low: str, high: str) -> None:
    printed = read_number(text)
    assert (printed.low, printed.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(("text", "low"), [(">10", 11), ("≥ 10", 10)])
def test_some_have_no_end(text: str, low: int) -> None:
    assert read_number(text).low == low
    assert read_number(text).high is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", PrintedKind.BLANK),
        (" \u00a0 ", PrintedKind.BLANK),
        ("-", PrintedKind.DASH),
        ("–", PrintedKind.DASH),
        ("x", PrintedKind.SUPPRESSED),
        ("*", PrintedKind.SUPPRESSED),
        (".", PrintedKind.SUPPRESSED),
        ("n.v.t.", PrintedKind.NOT_APPLICABLE),
        (COVERED, PrintedKind.COVERED),
        ("In 2023 namen 4 afscheid", PrintedKind.TEXT),  # [S 387]
        ("3 à 4", PrintedKind.TEXT),
        ("12-3", PrintedKind.TEXT),
        ("1.234.5", PrintedKind.TEXT),
        ("9" * 31, PrintedKind.TEXT),
        ("²", PrintedKind.TEXT),
    ],
)
def test_what_is_no_number_is_another_thing(text: str, kind: PrintedKind) -> None:
    printed = read_number(text)
    assert (printed.kind, printed.number) == (kind, None)


@pytest.mark.parametrize(
    ("text", "english", "number"),
    [("1,234", True, 1234), ("1,234.5", True, "1234.5"), ("1.234", True, "1.234"), ("1,234", False, "1.234")],
)
def test_a_table_in_english_parts_thousands_by_commas(text: str, english: bool, number: str) -> None:  # noqa: FBT001 (drawn or listed)
    assert read_number(text, english=english).number == Fraction(number)


@pytest.mark.parametrize(
    ("texts", "english"),
    [
        (["1,234", "56"], True),
        (["1,234", "0.5"], True),
        (["1,234", "1.234"], False),
        (["1,5", "1,234"], False),
        (["12", "345"], False),
        ([], False),
    ],
)
def test_the_notation_of_a_table_is_told_from_its_figures(texts: list[str], english: bool) -> None:  # noqa: FBT001 (drawn or listed)
    assert is_english(texts) is english


@given(number=st.integers(0, 10**12), mark=st.sampled_from(["", "¹", " ²", "*", " [3]"]), bullet=st.booleans())
def test_every_count_reads_back_as_it_was_printed(number: int, mark: str, bullet: bool) -> None:  # noqa: FBT001 (drawn or listed)
    text = f"{number:,}".replace(",", ".") + mark
    printed = read_number(f"● {text}" if bullet else text)
    assert printed.number == number
    assert printed.abbreviated == f"{number:,}".replace(",", ".")


@given(number=st.fractions(0, 10**6), decimals=st.integers(1, 5), percent=st.booleans())
def test_a_rounded_number_is_among_those_that_its_print_stands_for(
    number: Fraction,
    decimals: int,
    percent: bool,  # noqa: FBT001 (drawn or listed)
) -> None:
    printed = read_number(written(number * (100 if percent else 1), decimals) + ("%" if percent else ""))
    assert printed.low is not None
    assert printed.high is not None
    assert printed.low <= number <= printed.high
    assert printed.high - printed.low == printed.step


@given(text=st.text(max_size=40))
def test_no_print_is_too_strange_to_be_read(text: str) -> None:
    assert read_number(text).kind in PrintedKind
    is_english([text])
