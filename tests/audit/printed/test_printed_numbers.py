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
        ("1\u2009234", 1_234),  # a thin space
        ("1\u202f234\u202f567", 1_234_567),
        ("1'234", 1_234),
        ("1’234’567", 1_234_567),
        ("162,", 162),
        ("162.", 162),
        ("162, [2]", 162),
        ("9[²]", 9),  # a note in brackets that HTML raises
        ("9 [^2]", 9),
        ("12¹,²", 12),
        ("12ᵃ", 12),
        ("12(1)", 12),
        ("12 a)", 12),
        ("12**", 12),
        ("12 [r]", 12),  # revised, estimated, provisional: signs of the Government Statistical Service
        ("12 [e]", 12),
        ("12 [p]", 12),
        ("12 r", 12),
        ("5 cases", 5),
        ("12 meldingen", 12),
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
        ("ca. 50", "45", "55"),
        ("<5", "0", "4"),
        ("< 5", "0", "4"),
        ("minder dan 10", "0", "9"),
        ("≤ 4", "0", "4"),
        ("Fewer than 5", "0", "4"),
        ("Less than 5 cases", "0", "4"),
        ("minder dan 5 gevallen", "0", "4"),
        ("onder de 5", "0", "4"),
        ("≤4", "0", "4"),
        ("maximaal 4", "0", "4"),
        ("max. 4", "0", "4"),
        ("up to 4", "0", "4"),
        ("4 of minder", "0", "4"),
        ("<1.000", "0", "999"),
        ("<5*", "0", "4"),
        ("< 1%", "0", "0.01"),
        ("tussen 1 en 4", "1", "4"),
        ("7-9", "7", "9"),
        ("3 - 5", "3", "5"),
    ],
)
def test_what_is_rounded_or_veiled_stands_for_an_interval(text: str, low: str, high: str) -> None:
    printed = read_number(text)
    assert (printed.low, printed.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "low"),
    [(">10", 11), ("≥ 10", 10), ("meer dan 10", 11), ("minstens 10", 10), ("at least 10", 10), ("10+", 10)],
)
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
        ("[c]", PrintedKind.SUPPRESSED),  # confidential
        ("[x]", PrintedKind.SUPPRESSED),  # not available
        ("[u]", PrintedKind.SUPPRESSED),  # of low reliability
        ("[low]", PrintedKind.SUPPRESSED),  # rounds to nought
        ("[z]", PrintedKind.NOT_APPLICABLE),
        (":", PrintedKind.SUPPRESSED),
        ("…", PrintedKind.SUPPRESSED),
        ("vertrouwelijk", PrintedKind.SUPPRESSED),
        ("niet van toepassing", PrintedKind.NOT_APPLICABLE),
        (COVERED, PrintedKind.COVERED),
        ("In 2023 namen 4 afscheid", PrintedKind.TEXT),  # [S 387]
        ("3 à 4", PrintedKind.TEXT),
        ("12-3", PrintedKind.TEXT),
        ("1.234.5", PrintedKind.TEXT),
        ("9" * 31, PrintedKind.TEXT),
        ("²", PrintedKind.TEXT),
        ("[2]", PrintedKind.TEXT),
        ("twee", PrintedKind.TEXT),  # among labels
        ("5 of 6", PrintedKind.TEXT),
        ("10 per 100", PrintedKind.TEXT),
        ("1 " * 1_000, PrintedKind.TEXT),
    ],
)
def test_what_is_no_number_is_another_thing(text: str, kind: PrintedKind) -> None:
    printed = read_number(text)
    assert (printed.kind, printed.number) == (kind, None)


@pytest.mark.parametrize(("text", "low", "high"), [("ca. 5", "2.5", 10), ("±5", "2.5", 10), ("ruim 5", 5, 10)])
def test_what_nobody_rounded_is_vague(text: str, low: str, high: str) -> None:
    printed = read_number(text)
    assert printed.vague
    assert (printed.low, printed.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(("text", "number"), [("twee", 2), ("Geen", 0), ("nihil", 0), ("one", 1), ("Twaalf", 12)])
def test_among_figures_a_small_number_may_be_a_word(text: str, number: int) -> None:
    assert read_number(text, words=True).number == number


@pytest.mark.parametrize("text", ["1*" * 400, "1 (" * 300, "1, " * 300, "<" + "1 " * 400, "12" + "[a]" * 200 + "x"])
def test_strange_cells_are_read_at_once(text: str) -> None:
    """A pattern that goes back over what it read would not end here."""
    assert read_number(text).number is None


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
    printed = read_number(written(number * (100 if percent else 1), decimals).nl + ("%" if percent else ""))
    assert printed.low is not None
    assert printed.high is not None
    assert printed.low <= number <= printed.high
    assert printed.high - printed.low == printed.step


@given(text=st.text(max_size=40))
def test_no_print_is_too_strange_to_be_read(text: str) -> None:
    assert read_number(text).kind in PrintedKind
    is_english([text])
