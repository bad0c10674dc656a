"""Columns of texts, gathered piece by piece."""

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from uri.reading.files.csv import column_collector
from uri.register.parsing.raw_sheet import CleanTexts, RepeatedCells

TEXTS = st.sampled_from(["", " ", "a", " a", "b\n", "\xa0c", *map(str, range(20))])


@given(st.lists(st.tuples(st.booleans(), st.lists(TEXTS, max_size=20))), st.integers(1, 30))
def test_pieces_of_either_kind_give_the_texts_without_outer_white_space(
    pieces: list[tuple[bool, list[str]]], sample: int
) -> None:
    column = column_collector.ColumnCollector()
    with patch.object(column_collector, "_SAMPLE", sample):
        for is_repeated, texts in pieces:
            if is_repeated:
                distinct = sorted(set(texts))
                column.add_repeated(distinct, np.array([distinct.index(text) for text in texts], np.int32))
            else:
                column.add(texts)
    assert column.done() == [text.strip() or None for _, texts in pieces for text in texts]


def test_texts_that_do_not_repeat_are_soon_kept_as_they_are() -> None:
    """As a kenmerk; the days of a decade do repeat."""
    kenmerk, day = column_collector.ColumnCollector(), column_collector.ColumnCollector()
    for begin in range(0, 2**16, 2**12):
        kenmerk.add([str(number) for number in range(begin, begin + 2**12)])
        day.add([str(number * 7919 % 3653) for number in range(begin, begin + 2**12)])
    assert (kenmerk.repeats, type(kenmerk.done())) == (False, CleanTexts)
    assert (day.repeats, type(day.done())) == (True, RepeatedCells)
    assert list(kenmerk.done()) == [str(number) for number in range(2**16)]
