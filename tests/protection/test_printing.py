"""What a protected report holds: no figure that it hides, wherever it would stand."""

import json
from pathlib import Path

import attrs
import pytest

import uri
from uri.aggregate import Leeg
from uri.protection.printing import protected_report
from uri.taxonomy import Basis

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
BELEID = uri.Beleid(drempel=3, bron="Besluit")


@pytest.fixture(scope="module")
def example() -> uri.Rapport:
    return uri.rapport(uri.read_dossier(EXAMPLE))


@pytest.fixture(scope="module")
def protected(example: uri.Rapport) -> uri.Bescherming:
    return uri.protect([example], BELEID)


def test_what_another_source_says_of_a_cell_goes(protected: uri.Bescherming) -> None:
    # The example states 21 reports of 2022 [S 23]; with 19 substantiated, 2 were not, so the 21 is hidden.
    assert protected.rapporten[0]["kerncijfers"]["meldingen", "2022"] is Leeg.ONDERDRUKT
    supplements = protected.rapporten[0].to_dict("nl")["aanvulling"]
    assert [name for name, part in supplements.items() if "elders" in part] == []


def test_the_basis_of_a_hidden_cell_says_nothing_of_its_number(example: uri.Rapport) -> None:
    place, told = ("onderzoeken", "2023"), set()
    for basis in Basis:
        table = example["kerncijfers"]
        row = [row.code for row in table.rijen].index(place[0])
        column = [column.naam for column in table.kolommen].index(place[1])
        bases = [list(line) for line in table.bases]
        bases[row][column] = basis
        other = attrs.evolve(table, bases=tuple(map(tuple, bases)))
        report = attrs.evolve(example, tabellen={**example.tabellen, "kerncijfers": other})
        told.add(json.dumps(protected_report(report, [("kerncijfers", place)], BELEID).to_dict("nl")))
    assert len(told) == 1


def test_a_rate_goes_with_the_count_that_it_is_worked_out_from(example: uri.Rapport) -> None:
    report = protected_report(example, [("kerncijfers", ("meldingen", "2022"))], BELEID)
    assert report["kerncijfers"]["meldingen_per_100_medewerkers", "2022"] is Leeg.ONDERDRUKT


def test_the_list_of_cases_goes(protected: uri.Bescherming) -> None:
    assert len(protected.rapporten[0]["overzicht"].rijen) == 0


def test_protecting_twice_changes_nothing(protected: uri.Bescherming) -> None:
    again = uri.protect(protected.rapporten, BELEID)
    assert again.rapporten[0].to_dict("nl") == protected.rapporten[0].to_dict("nl")


def test_the_same_reports_give_the_same_bytes(example: uri.Rapport, protected: uri.Bescherming) -> None:
    again = uri.protect([example], BELEID)
    assert again.bewijs.to_json() == protected.bewijs.to_json()
    assert again.rapporten[0].to_dict("nl") == protected.rapporten[0].to_dict("nl")
