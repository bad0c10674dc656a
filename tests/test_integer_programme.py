"""Integer programmes: what HiGHS cannot simplify rightly is solved as it is, held against all choices there are."""

from itertools import product

import pytest

from uri.integer_programme import IntegerProgramme, LinearRow

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
