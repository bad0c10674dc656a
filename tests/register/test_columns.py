"""Columns of small integers: every form comes back as it went in."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.model import Field, FieldForm
from uri.register.columns import Column
from uri.taxonomy import Afdoening, Code, Opvolging, Schendingstype, Uitkomst
from uri.testing import teksten

Values: TypeAlias = list[Any]


def veld(vorm: FieldForm, codes: type[Code] | None = None) -> Field:
    return Field(name="veld", form=vorm, codes=codes)


def subsets(codes: type[Code]) -> st.SearchStrategy[tuple[Code, ...]]:
    return st.sets(st.sampled_from(codes)).map(lambda found: tuple(code for code in codes if code in found))


VALUES: Sequence[tuple[Field, st.SearchStrategy[object]]] = [
    (veld(FieldForm.CODE, Uitkomst), st.none() | st.sampled_from(Uitkomst)),
    (veld(FieldForm.CODES, Afdoening), subsets(Afdoening)),
    (veld(FieldForm.DATUM), st.none() | st.dates(date(1900, 1, 1))),
    (veld(FieldForm.JAAR), st.none() | st.integers(1900, 9999)),
    (veld(FieldForm.AANTAL), st.none() | st.integers(0, 2**31 - 1)),
    (veld(FieldForm.GETAL), st.none() | st.floats(0, allow_infinity=False)),
    (veld(FieldForm.NAAM), st.none() | teksten()),
    (veld(FieldForm.TEKST), st.none() | teksten()),
]
"""Of each form: the field, and any value that it can have."""


@st.composite
def columns(draw: st.DrawFn, count: int = 1) -> tuple[Field, list[Values]]:
    field, values = draw(st.sampled_from(VALUES))
    return field, [draw(st.lists(values, max_size=8)) for _ in range(count)]


@given(columns())
def test_values_come_back_as_they_went_in(drawn: tuple[Field, list[Values]]) -> None:
    field, [values] = drawn
    assert Column.of(field, values).decode() == values


@given(columns())
def test_gaps_are_the_missing_values(drawn: tuple[Field, list[Values]]) -> None:
    field, [values] = drawn
    assert Column.of(field, values).gaps.tolist() == [value in {None, ()} for value in values]


@given(columns(2))
def test_adding_columns_joins_their_values(drawn: tuple[Field, list[Values]]) -> None:
    field, [values, others] = drawn
    joined = Column.of(field, values).add(Column.of(field, others))
    assert joined.decode() == values + others
    assert joined.same(Column.of(field, values + others))


@given(columns(), st.data())
def test_taking_rows_takes_their_values(drawn: tuple[Field, list[Values]], data: st.DataObject) -> None:
    """By positions, in any order and more than once, or by a mask."""
    field, [values] = drawn
    picked = data.draw(st.lists(st.sampled_from(range(len(values))) if values else st.nothing()))
    taken = Column.of(field, values).take(np.array(picked, np.int64))
    assert taken.same(Column.of(field, [values[index] for index in picked]))
    mask = [index in picked for index in range(len(values))]
    chosen = Column.of(field, values).take(np.array(mask, bool))
    assert chosen.decode() == [value for value, kept in zip(values, mask, strict=True) if kept]


@given(columns(2))
def test_columns_are_the_same_when_their_values_are(drawn: tuple[Field, list[Values]]) -> None:
    field, [values, others] = drawn
    assert Column.of(field, values).same(Column.of(field, others)) is (values == others)


@pytest.mark.parametrize("field", [field for field, _ in VALUES], ids=lambda field: field.form)
def test_a_missing_column_has_gaps_only(field: Field) -> None:
    missing = Column.missing(field, 2)
    assert missing.decode() == [() if field.form is FieldForm.CODES else None] * 2
    assert missing.gaps.tolist() == [True, True]


@pytest.mark.parametrize("codes", [Schendingstype, Afdoening, Opvolging])
def test_a_whole_list_fits_in_one_set(codes: type[Code]) -> None:
    assert Column.of(veld(FieldForm.CODES, codes), [tuple(codes), ()]).decode() == [tuple(codes), ()]


def test_names_are_sorted_and_only_those_that_occur() -> None:
    column = Column.of(veld(FieldForm.NAAM), ["b", None, "a", "b"])
    assert column.terms == ("a", "b")
    assert column.take(np.array([0, 1])).terms == ("b",)
