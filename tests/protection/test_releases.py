"""Who knows the field does not find in a protected release what its policy keeps from him; planted leaks are found."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import settings

import uri
from tests.factories import melding, register, with_cell
from tests.protection.field_reader import Key, leaks
from tests.protection.releases import in_parts, single, yearly
from uri.aggregate import Leeg
from uri.errors import UnprotectedError
from uri.protection import Bijlage, Eis, attack
from uri.protection.bescherming import hidden_cells

MAKERS = {"single": single, "yearly": yearly, "in_parts": in_parts}
IS_DEEP = settings.get_current_profile_name() == "deep"
QUICK = [
    *(("single", seed, seed % 4) for seed in (1, 2, 3, 4, 7, 8, 9)),
    *(("yearly", seed, seed % 4) for seed in (0, 1, 3, 5, 7, 9)),
    *(("in_parts", seed, seed % 4) for seed in (0, 3, 7)),
]
"""Releases of each kind and under each policy, of those that take little time."""
RELEASES = [(name, seed, seed % 4) for name in MAKERS for seed in range(334)] if IS_DEEP else QUICK
POLICIES = [
    uri.Beleid(drempel=3, bron="b"),
    uri.Beleid(drempel=5, bron="b"),
    uri.Beleid(drempel=3, bron="b", eis=Eis.BEREIK),
    uri.Beleid(drempel=10, bron="b", eis=Eis.BEREIK),
]
ANNEXES = (Bijlage.WEG, Bijlage.OMSCHRIJVINGEN)
"""What is left of the list of cases, by turns; only a single report has descriptions."""


def found_by_reader(
    protected: list[uri.Rapport], reports: list[uri.Rapport], policy: uri.Beleid, *, parts: bool
) -> list[tuple[dict[Key, int], int, tuple[int, int]]]:
    return leaks(
        [report.to_dict("nl") for report in protected],
        [report.to_dict("nl") for report in reports],
        threshold=policy.drempel,
        zeros_shown=policy.nul_tonen,
        whole_range=policy.eis is Eis.BEREIK,
        in_parts=parts,
    )


def protect(reports: list[uri.Rapport], policy: uri.Beleid, *, parts: bool) -> list[uri.Rapport]:
    return list(uri.protect(reports, policy, whole=reports[0] if parts else None).rapporten)


@pytest.mark.parametrize(("name", "seed", "at"), RELEASES)
def test_a_protected_release_leaks_nothing(name: str, seed: int, at: int) -> None:
    reports, parts = MAKERS[name](seed), name == "in_parts"
    policy = attrs.evolve(POLICIES[at], bijlage=ANNEXES[seed // 4 % 2])
    try:
        protected = protect(reports, policy, parts=parts)
    except UnprotectedError as error:
        pytest.skip(f"refused: {error}")
    assert found_by_reader(protected, reports, policy, parts=parts) == []


def test_with_zeros_hidden_as_well_nothing_leaks() -> None:
    policy = uri.Beleid(drempel=3, bron="b", nul_tonen=False)
    reports = single(1)
    assert found_by_reader(protect(reports, policy, parts=False), reports, policy, parts=False) == []


@pytest.mark.parametrize(("maker", "seed"), [(single, 4), (yearly, 9)], ids=["single", "yearly"])
def test_each_small_count_shown_again_is_found(maker: Callable[[int], list[uri.Rapport]], seed: int) -> None:
    policy, parts = POLICIES[0], False
    reports = maker(seed)
    protected = protect(reports, policy, parts=parts)
    planted = 0
    for number, report in enumerate(protected):
        for name, row, column in sorted(hidden_cells(report)):
            value = reports[number][name][row, column]
            if not isinstance(value, int) or not policy.demand.is_small(value):
                continue
            shown = [*protected]
            shown[number] = with_cell(report, name, (row, column), value)
            told = [finding.place for finding in attack(shown, policy)]
            assert any((place.table, place.code, place.column) == (name, row, column) for place in told)
            planted += 1
    assert planted > 3


def test_of_a_count_that_follows_from_a_total_the_attack_names_the_sum() -> None:
    """3 + 4 + x = 9: the hidden count is 2."""
    cases = [*[melding("positie", "niet_aangetoond")] * 3, *[melding("prive", "niet_aangetoond")] * 4]
    report = uri.rapport(register(*cases, *[melding("informatie", "niet_aangetoond")] * 2))
    told = with_cell(report, "schendingen", ("informatie", "mogelijk"), Leeg.ONDERDRUKT)
    only = attrs.evolve(told, tabellen={"schendingen": told["schendingen"]})
    found = list(attack([only], POLICIES[0]))
    assert {(finding.place.code, finding.place.column) for finding in found} == {("informatie", "mogelijk")}
    assert "dit is 2" in found[0].message.nl
    assert "Totaal" in found[0].message.nl


def test_each_report_of_a_year_after_the_other_leaks_nothing_together() -> None:
    policy, reports = POLICIES[0], yearly(1)
    protected: list[uri.Rapport] = []
    for report in reports:
        protected += uri.protect([report], policy, earlier=protected).rapporten
    assert found_by_reader(protected, reports, policy, parts=False) == []


def test_what_an_earlier_report_shows_stays_open_and_tells_no_other_count() -> None:
    policy, reports = POLICIES[0], yearly(6)
    result = uri.protect(reports[1:], policy, earlier=reports[:1])
    told = found_by_reader([reports[0], *result.rapporten], reports, policy, parts=False)
    year = str(reports[0].verslagjaar)
    assert {one[1] for terms, _, _ in told for one in terms} <= {year}
    assert any("Al openbaar" in warning.nl for warning in result.waarschuwingen)


def test_a_whole_and_its_parts_that_were_protected_apart_leak_together() -> None:
    reports = in_parts(4)
    apart = [uri.protect([report], POLICIES[0]).rapporten[0] for report in reports]
    assert found_by_reader(apart, reports, POLICIES[0], parts=True)
    assert attack(apart, POLICIES[0])
