"""Counting by combination: as a `Counter` of the rows counts, whatever the values and however many can occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.register import counting
from uri.register.counting import CountLimits

Columns: TypeAlias = list["np.ndarray[Any, Any]"]


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    """Some columns of small integers of several types, a few to some hundreds of values each."""
    length = draw(st.integers(0, 200))
    made: Columns = []
    for _ in range(draw(st.integers(1, 6))):
        low, width = draw(st.integers(-1, 2_000)), draw(st.sampled_from([1, 2, 4, 30, 10_000]))
        seed = draw(st.integers(0, 2**32 - 1))
        dtype = draw(st.sampled_from([np.int16, np.int32, np.int64]))
        made.append(np.random.default_rng(seed).integers(low, low + width, length).astype(dtype))
    return made


def counted(found: tuple[list[Sequence[int]], list[int]]) -> dict[tuple[int, ...], int]:
    codes, numbers = found
    return dict(zip(zip(*codes, strict=True), numbers, strict=True))


WAYS = {
    "in plain Python": CountLimits(few=10**6),
    "in one dense stretch": CountLimits(few=0),
    "in short stretches": CountLimits(few=0, stretch=16),
    "renumbered by what occurs": CountLimits(few=0, stretch=16, most=64),
    "renumbered at every column": CountLimits(few=0, stretch=50, most=3),
}


@pytest.mark.parametrize("limits", WAYS.values(), ids=WAYS)
class TestCount:
    """By every way of counting."""

    @given(made=columns())
    def test_every_combination_is_counted_as_often_as_it_occurs(self, limits: CountLimits, made: Columns) -> None:
        assert counted(counting.count(made, limits=limits)) == Counter(
            zip(*(column.tolist() for column in made), strict=True)
        )

    @given(made=columns(), seed=st.integers(0, 2**32 - 1))
    def test_weights_are_added_up_and_what_weighs_nothing_is_left_out(
        self, limits: CountLimits, made: Columns, seed: int
    ) -> None:
        weights = np.random.default_rng(seed).integers(0, 3, len(made[0]))
        expected = Counter[tuple[int, ...]]()
        for row, weight in zip(zip(*(column.tolist() for column in made), strict=True), weights.tolist(), strict=True):
            expected[row] += weight
        assert counted(counting.count(made, weights, limits=limits)) == +expected


def test_columns_of_bytes_that_together_need_more_than_a_byte() -> None:
    one, two = np.array([-1, 126, 126, 0], np.int8), np.array([-1, 126, 126, -1], np.int8)
    numbering = counting.numbered([one, two])
    assert numbering.size == 128 * 128
    numbers = numbering.of(slice(0, 4))
    assert [part.tolist() for part in numbering.split(numbers)] == [one.tolist(), two.tolist()]
