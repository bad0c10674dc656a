"""Integer programmes: what HiGHS stumbles over, what it may not finish, and what a row is worth."""

from itertools import product

import pytest

from uri.integer_programme import ENDLESS, IntegerProgramme, LinearRow, UnfinishedError

pytest.importorskip("highspy")

COSTS = (5210, 5222, 1762, 447, 456, 882, 5236, 5221, 448, 869, 5217, 5221, 450, 892)
COVERED = (
    *({8, 6}, {12, 10}, {9, 11, 8, 12}, {8, 9}, {10, 11}, {6, 12, 4}, {12, 6, 0}, {9, 4, 11}, {9, 12, 4}, {11, 6, 0}),
    *({6, 13, 4}, {13, 6, 0}, {9, 13, 4}, {9, 6, 0, 4}, {3, 0, 6, 9, 1}, {9, 6, 0, 1}, {3, 0, 1}, {3, 9, 6}),
    *({6, 7, 1, 4}, {6, 0, 7, 1}, {1, 4}, {7, 6, 0, 4}),
)
LEAST_OTHERS = {0: -1, 1: 1, 2: 1, 3: -1, 4: -1, 5: 1, 6: 1, 7: 1, 8: -1, 9: 1, 10: -1, 11: 1, 12: 1, 13: 1}


@pytest.mark.parametrize("most", [11778, 12000, 20000], ids=["none", "few", "many"])
def test_a_programme_that_highs_stumbles_over_is_solved(most: int) -> None:
    """Of this search for a pattern, HiGHS 1.16 simplified away every row, to what breaks one."""
    rows = [LinearRow(dict.fromkeys(columns, 1), low=1) for columns in COVERED]
    rows += [LinearRow(dict(enumerate(COSTS)), high=most), LinearRow(LEAST_OTHERS, low=-4)]
    choices = [choice for choice in product((0, 1), repeat=len(COSTS)) if all(row.holds(choice) for row in rows)]
    costs = [sum(by * one for by, one in zip(COSTS, choice, strict=True)) for choice in choices]
    programme = IntegerProgramme([0] * len(COSTS), [1] * len(COSTS), rows)
    found = programme.minimise(dict(enumerate(COSTS)))
    assert (None if found is None else sum(by * one for by, one in zip(COSTS, found, strict=True))) == min(
        costs, default=None
    )


def test_what_may_be_divided_in_no_parts_is_not_taken_for_impossible() -> None:
    """5210 + 5222 + 1762 = 12194, so there is a choice; to find one the programme must be divided."""
    row = LinearRow(dict(enumerate(COSTS)), 12194, 12194)
    ones = [1] * len(COSTS)
    with pytest.raises(UnfinishedError):
        IntegerProgramme([0] * len(COSTS), ones, [row], most_nodes=0).minimise({0: 1})
    assert IntegerProgramme([0] * len(COSTS), ones, [row]).minimise({0: 1}) is not None


def test_a_row_is_worth_what_a_higher_bound_would_spare() -> None:
    """The least of -x where x + y is at most 5 is -5, and -6 where it is at most 6; that of x is 0 in both."""
    programme = IntegerProgramme([0, 0], [10, 10], [LinearRow({0: 1, 1: 1}, high=5)])
    assert programme.row_prices({0: -1}) == [-1]
    assert programme.row_prices({0: 1}) == [0]


def test_where_a_cost_has_no_end_or_nothing_fits_no_row_is_worth_anything() -> None:
    assert IntegerProgramme([0], [ENDLESS], [LinearRow({0: 1}, low=1)]).row_prices({0: -1}) is None
    assert IntegerProgramme([6], [9], [LinearRow({0: 1}, high=5)]).row_prices({0: 1}) is None
