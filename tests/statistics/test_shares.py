"""A share told with what so many cases say of it."""

import pytest

from uri.statistics import share


def test_a_share_of_few_cases_says_so() -> None:
    """The interval is that of 15 of 26 in tables of Clopper and Pearson: 36.9% to 76.6%."""
    found = share(15, 26)
    assert found.is_of_few
    assert found.sentence.nl == (
        "15 van 26 is 58%; dat zijn minder dan 30 gevallen, en daar past elk aandeel van 37% tot 77% bij (niveau 95%)."
    )


def test_a_share_of_many_cases_has_its_interval_only() -> None:
    found = share(0, 30)
    assert not found.is_of_few
    assert found.sentence.en == "0 of 30 is 0%; any share from 0% to 12% fits that (level 95%)."  # 1 - 0.025^(1/30)
    assert share(0, 30, least=31).is_of_few


def test_a_share_has_its_interval_behind_it() -> None:
    test = share(15, 26, level=0.9).test
    assert (test.level, test.p_value, test.adjusted) == (0.9, None, None)
    assert test.method.en == "the exact interval of a share (Clopper and Pearson)"


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        share(0, 0)
