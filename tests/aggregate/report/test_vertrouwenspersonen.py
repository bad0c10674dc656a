"""Table 5: the confidential advisers."""

from typing import Any

import pytest

from tests.factories import dossier, melding, register
from uri import (
    Leeg,
    Vertrouwenspersonen,
    vertrouwenspersonen,
)
from uri.aggregate import Basis, Eenheid

NOT_COLLECTED, BLANK = Leeg.NIET_VERZAMELD, Leeg.BLANCO


def test_without_figures_nothing_is_collected() -> None:
    for source in (dossier(), register(melding())):
        table = vertrouwenspersonen(source)
        assert {cell for row in table.cellen for cell in row} == {NOT_COLLECTED}
        assert (table.basis, table.broken()) == (Basis.VERSLAGJAAR, ())


def advisers(*records: Vertrouwenspersonen) -> dict[str, object]:
    return dict(vertrouwenspersonen(dossier(vertrouwenspersonen=records)).column("aantal"))


def test_stock_flow_and_work_stand_as_stated() -> None:
    """Tabel 5 [S 384-391]."""
    record = Vertrouwenspersonen(
        jaar=2023,
        medewerkers=11633,
        begin=10,
        eind=20,
        vertrokken=4,
        toegetreden=14,
        extern=2,
        hulpvragen=224,
        contactmomenten=2.0,
    )
    table = vertrouwenspersonen(dossier(vertrouwenspersonen=(record,)))
    assert table.column("aantal") == {
        "medewerkers": 11633,
        "begin": 10,
        "eind": 20,
        "vertrokken": 4,
        "toegetreden": 14,
        "extern": 2,
        "hulpvragen": 224,
        "ratio": 224 / 11633,
        "contactmomenten": 2.0,
    }
    assert [row.label.nl for row in table.rijen][1:3] == [
        "Aantal vertrouwenspersonen 1-1-2023",
        "Aantal vertrouwenspersonen 31-12-2023",
    ]
    assert [relation.holds(table) for relation in table.relaties] == [True]  # 10 + 14 = 20 + 4
    assert table.eenheid is Eenheid.GEMENGD


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_ratio_is_read_as_a_percentage(language: Any) -> None:  # noqa: ANN401 (a Language)
    """224 of 11633 is 1,93%, where 1,92% is printed [S 389-390]."""
    record = Vertrouwenspersonen(jaar=2023, medewerkers=11633, hulpvragen=224)
    written = vertrouwenspersonen(dossier(vertrouwenspersonen=(record,))).to_text(language)
    assert {"nl": "1,93%", "en": "1.93%"}[language] in written


def test_growth_is_against_each_earlier_year_that_is_known_the_nearest_first() -> None:
    """A growth of 105 since 2022 and of 139 since 2021 [S 389]; 2020 fell, 2019 is not known, 2024 is to come."""
    known = {2019: None, 2020: 300, 2021: 85, 2022: 119, 2023: 224, 2024: 999}
    column = advisers(*(Vertrouwenspersonen(jaar=year, hulpvragen=number) for year, number in known.items()))
    growth = {code: number for code, number in column.items() if code.startswith("groei")}
    assert list(growth.items()) == [("groei_2022", 105), ("groei_2021", 139), ("groei_2020", -76)]


@pytest.mark.parametrize(
    ("requests", "employees", "ratio"),
    [(0, 100, 0.0), (1, 3, 1 / 3), (None, 100, NOT_COLLECTED), (5, None, NOT_COLLECTED), (5, 0, NOT_COLLECTED)],
    ids=["none", "unrounded", "no requests known", "no employees known", "nobody"],
)
def test_a_ratio_needs_a_numerator_and_a_denominator(
    requests: int | None, employees: int | None, ratio: object
) -> None:
    column = advisers(Vertrouwenspersonen(jaar=2023, hulpvragen=requests, medewerkers=employees))
    assert column["ratio"] == ratio


def test_stock_and_flow_that_do_not_close_are_a_doubt() -> None:
    record = Vertrouwenspersonen(jaar=2023, begin=10, eind=21, vertrokken=4, toegetreden=14)
    (doubt,) = vertrouwenspersonen(dossier(vertrouwenspersonen=(record,))).remarks()
    assert doubt.nl == (
        "Klopt niet: Aantal vertrouwenspersonen 1-1-2023 10 + Nieuw 14 is niet gelijk aan"
        " Aantal vertrouwenspersonen 31-12-2023 21 + Afscheid genomen 4."
    )
