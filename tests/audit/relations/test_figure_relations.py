"""Relations judge what their figures can stand for, where those can be compared at all."""

from __future__ import annotations

from fractions import Fraction

import pytest

from uri.audit.printed.printed_numbers import read_number
from uri.audit.printed_tables.figures import Figure, FigureMeaning
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation, clash, ratio_ends
from uri.findings import Place
from uri.languages import same


def figure(text: str, **meaning: str | int) -> Figure:
    stated = FigureMeaning(**meaning)  # type: ignore[arg-type]  # a respect and what is stated of it
    return Figure(name=same(text), printed=read_number(text), place=Place(), meaning=stated)


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ({"eenheid": "melding"}, {"eenheid": "persoon"}, "eenheid"),
        ({"basis": "ontvangen"}, {"basis": "afgerond"}, "basis"),
        ({"eenheid": "melding"}, {"basis": "afgerond"}, None),  # not stated is not different
        ({"jaar": 2022}, {"jaar": 2023}, None),  # figures of two years may be compared
        ({"eenheid": "melding"}, {"eenheid": "melding"}, None),
    ],
)
def test_figures_clash_in_what_is_stated_of_both(
    first: dict[str, str | int], second: dict[str, str | int], difference: str | None
) -> None:
    many = [figure("1", **first) for _ in range(1_000)]
    assert clash([*many, figure("2", **second)]) == difference


def test_figures_that_clash_are_not_compared() -> None:
    left, right = figure("1", eenheid="melding"), figure("2", eenheid="persoon")
    assert SumRelation(rule="URI-T-som", left=(left,), right=(right,)).judge() is RelationOutcome.INCOMPARABLE


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (["1", "2"], "3", RelationOutcome.HOLDS),
        (["1", "2"], "4", RelationOutcome.BROKEN),
        (["1", "<5"], "4", RelationOutcome.HOLDS),  # 1 and 3
        (["1", "<5"], "6", RelationOutcome.BROKEN),  # 1 and 4 at most
        (["1", ""], "3", RelationOutcome.NEEDS_BLANK),
        (["1", "woord"], "3", RelationOutcome.UNKNOWN),
    ],
)
def test_a_sum_is_broken_only_where_no_numbers_fit(left: list[str], right: str, outcome: RelationOutcome) -> None:
    relation = SumRelation(rule="URI-T-som", left=tuple(map(figure, left)), right=(figure(right),))
    assert relation.judge() is outcome


@pytest.mark.parametrize(
    ("above", "below", "ends"),
    [
        ("3", "1", (3, 3)),
        ("3", "2-4", (Fraction(3, 4), Fraction(3, 2))),
        ("<5", "2", (0, 2)),
        ("3", "0", None),  # by nought
        ("3", "<5", None),  # by nought, perhaps
        ("3", ">5", None),  # by anything
        (">5", "3", None),
        ("3", "x", None),
        ("", "3", None),
    ],
)
def test_a_ratio_lies_between_its_ends(above: str, below: str, ends: tuple[Fraction, Fraction] | None) -> None:
    assert ratio_ends([figure(above)], [figure(below)]) == ends


def test_a_ratio_needs_something_on_both_sides() -> None:
    assert ratio_ends([], [figure("3")]) is None
    assert ratio_ends([figure("3")], []) is None
