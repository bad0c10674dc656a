"""What may not change when a release is made in another way: year by year, beside more that is in print, or twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import uri
from tests.protection.releases import in_parts, single, yearly
from tests.protection.test_releases import found_by_reader
from uri.aggregate.tables.cells import RijSoort
from uri.protection import attack
from uri.protection.bescherming import hidden_cells

BELEID = uri.Beleid(drempel=3, bron="b")
WEIGHTS = {RijSoort.DETAIL: 1, RijSoort.SUBTOTAAL: 2, RijSoort.TOTAAL: 4}


def loss(reports: Sequence[uri.Rapport]) -> int:
    """Weigh what is hidden, as issue and docs have it: a detail 1, a subtotal 2, a total and a headline figure 4."""
    return sum(
        4 if name == "kerncijfers" else WEIGHTS[next(one.soort for one in report[name].rijen if one.code == row)]
        for report in reports
        for name, row, _ in hidden_cells(report)
    )


@pytest.mark.parametrize("seed", [1, 5, 9])
def test_years_one_by_one_leak_nothing_and_lose_hardly_more_than_all_at_once(seed: int) -> None:
    reports = yearly(seed)
    protected: list[uri.Rapport] = []
    for report in reports:
        protected += uri.protect([report], BELEID, earlier=protected).rapporten
    assert found_by_reader(protected, reports, BELEID, parts=False) == []
    assert not attack(protected, BELEID)
    assert loss(protected) <= 1.05 * loss(uri.protect(reports, BELEID).rapporten)


@pytest.mark.parametrize("seed", [3, 6])
def test_a_year_in_print_opens_no_small_count_of_another(seed: int) -> None:
    reports = yearly(seed)
    alone = uri.protect(reports[1:], BELEID).rapporten
    beside = uri.protect(reports[1:], BELEID, earlier=reports[:1]).rapporten
    year = str(reports[0].verslagjaar)
    kept = 0
    for original, before, after in zip(reports[1:], alone, beside, strict=True):
        for name, row, column in hidden_cells(before):
            value = original[name][row, column]
            if column != year and isinstance(value, int) and BELEID.demand.is_small(value):
                assert (name, row, column) in hidden_cells(after)
                kept += 1
    assert kept > 5


@pytest.mark.parametrize("seed", [2, 5, 12])
def test_protecting_one_report_twice_changes_nothing(seed: int) -> None:
    once = uri.protect(single(seed), BELEID).rapporten
    twice = uri.protect(once, BELEID).rapporten
    assert [report.to_dict("nl") for report in twice] == [report.to_dict("nl") for report in once]


@pytest.mark.parametrize(("reports", "parts"), [(yearly(7), False), (in_parts(3), True)], ids=["years", "parts"])
def test_protecting_a_release_twice_opens_nothing(reports: list[uri.Rapport], *, parts: bool) -> None:
    """Who protects what was protected does not know what is hidden, and may hide a count more to be sure."""
    once = uri.protect(reports, BELEID, whole=reports[0] if parts else None).rapporten
    twice = uri.protect(once, BELEID, whole=once[0] if parts else None).rapporten
    for before, after in zip(once, twice, strict=True):
        assert hidden_cells(before) <= hidden_cells(after)
    assert found_by_reader([*twice], reports, BELEID, parts=parts) == []
