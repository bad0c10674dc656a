"""What was hidden is put back, one place at a time, and so is the list of cases: the library refuses all of it."""

from __future__ import annotations

import attrs
import pytest

import uri
from tests.factories import dossier, melding, with_cell
from tests.protection.field_reader import leaks
from tests.protection.releases import single, yearly
from uri.protection import Bijlage, attack, check_proof
from uri.protection.bescherming import hidden_cells

BELEID = uri.Beleid(drempel=3, bron="b")
LISTED = attrs.evolve(BELEID, bijlage=Bijlage.OMSCHRIJVINGEN)


@pytest.mark.parametrize("reports", [single(4), single(9), yearly(9)], ids=["four", "nine", "years"])
def test_each_hidden_cell_shown_again_is_refused(reports: list[uri.Rapport]) -> None:
    """Of a small count the attack says that it stands there; of another, which small count follows, and from what."""
    result = uri.protect(reports, BELEID)
    assert not attack(result.rapporten, BELEID)
    planted = secondary = 0
    for number, report in enumerate(result.rapporten):
        for name, row, column in sorted(hidden_cells(report)):
            value = reports[number][name][row, column]
            if type(value) is not int:  # a rate, or a cell of the list
                continue
            shown = [*result.rapporten]
            shown[number] = with_cell(report, name, (row, column), value)
            assert check_proof(result.bewijs, shown)
            told = [finding.message.nl for finding in attack(shown, BELEID)]
            assert told, (name, row, column)
            if not BELEID.demand.is_small(value):
                assert any("volgt uit" in message for message in told)
                secondary += 1
            planted += 1
    assert planted > 15
    assert secondary > 3


@pytest.fixture(scope="module")
def body() -> uri.Rapport:
    """Of 14 reports one is of position and 4 of private conduct, which the sum of 9 others would give away."""
    counts = {"positie": 1, "prive": 4, "informatie": 4, "omgangsvormen": 5}
    cases = [
        melding(kind, "niet_aangetoond", omschrijving=f"Geval {kind} {number}")
        for kind, times in counts.items()
        for number in range(times)
    ]
    return uri.rapport(dossier(*cases, omschrijvingen=True))


def field_leaks(shown: uri.Rapport, original: uri.Rapport) -> bool:
    given = {"threshold": 3, "zeros_shown": True, "whole_range": False}
    return bool(leaks([shown.to_dict("nl")], [original.to_dict("nl")], **given))  # type: ignore[arg-type]


def test_a_list_of_descriptions_tells_nothing(body: uri.Rapport) -> None:
    result = uri.protect([body], LISTED)
    assert len(result.rapporten[0]["overzicht"].rijen) == 14
    assert not attack(result.rapporten, LISTED)
    assert not field_leaks(result.rapporten[0], body)


def test_the_list_of_cases_put_back_is_refused(body: uri.Rapport) -> None:
    result = uri.protect([body], BELEID)
    (report,) = result.rapporten
    shown = attrs.evolve(report, tabellen={**report.tabellen, "overzicht": body["overzicht"]})
    assert check_proof(result.bewijs, [shown])
    assert field_leaks(shown, body)
    told = {(found.place.table, found.place.code, found.place.column): found for found in attack([shown], BELEID)}
    assert {place[1] for place in told if place[0] == "overzicht"} == {str(number) for number in range(1, 15)}
    message = told["schendingen", "positie", "mogelijk"].message.nl
    assert "dit is 1; het volgt uit het overzicht, waarin 1 van zulke meldingen staan" in message


def test_one_row_of_the_list_put_back_is_refused(body: uri.Rapport) -> None:
    result = uri.protect([body], LISTED)
    (report,) = result.rapporten
    for column in ("categorie", "uitkomst", "afdoening"):
        shown = with_cell(report, "overzicht", ("3", column), body["overzicht"]["3", column])  # type: ignore[arg-type]
        assert check_proof(result.bewijs, [shown])
        found = [finding.place for finding in attack([shown], LISTED)]
        assert [(place.code, place.column) for place in found] == [("3", column)]


def test_a_list_of_descriptions_beside_a_hidden_total_is_counted(body: uri.Rapport) -> None:
    (report,) = uri.protect([body], LISTED).rapporten
    hidden = report
    for name, place in {
        "schendingen": ("totaal", "mogelijk"),
        "afdoeningen": ("totaal", "aantal"),
        "kerncijfers": ("meldingen", "2023"),
    }.items():
        hidden = with_cell(hidden, name, place, uri.aggregate.Leeg.ONDERDRUKT)
    (found,) = [finding for finding in attack([hidden], LISTED) if "overzicht" in finding.message.nl]
    assert "dit is 14" in found.message.nl
