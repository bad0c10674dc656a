"""Tables 5, 6 and 7: the figures that stand beside the cases."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from tests.factories import dossier
from uri import (
    Dossier,
    FinancieelBelang,
    Leeg,
    Melding,
    Register,
    Schendingstype,
    Sessie,
    Tabel,
    Uitkomst,
    Vertrouwenspersonen,
    editie,
    financiele_belangen,
    sessies,
    vertrouwenspersonen,
)
from uri.aggregate import Basis, Eenheid

NOT_COLLECTED, BLANK = Leeg.NIET_VERZAMELD, Leeg.BLANCO


@pytest.mark.parametrize("make", [vertrouwenspersonen, sessies, financiele_belangen], ids=lambda make: make.__name__)
def test_without_figures_nothing_is_collected(make: Callable[..., Tabel]) -> None:
    case = Melding(verslagjaar=2023, hoofdcategorie=Schendingstype.POSITIE, uitkomst=Uitkomst.AANGETOOND)
    for source in (dossier(), Register.from_records([case])):
        table = make(source)
        assert {cell for row in table.cellen for cell in row} == {NOT_COLLECTED}
        assert (table.basis, table.broken()) == (Basis.VERSLAGJAAR, ())


# ------------------------------------------------------------------------------------------------------------ Tabel 5


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


# ------------------------------------------------------------------------------------------------------------ Tabel 6


def sessions(*records: tuple[str, int]) -> Tabel:
    return sessies(dossier(sessies=tuple(Sessie(jaar=2023, sessie=name, aantal=number) for name, number in records)))


def test_sessions_stand_in_the_order_given_with_their_total() -> None:
    """Tabel 6 [S 446-448]."""
    table = sessions(("Introductiemodule", 6), ("Ongewenste omgangsvormen", 3), ("Maatwerksessies", 4))
    assert [(row.code, row.label.nl) for row in table.rijen] == [
        ("introductiemodule", "Introductiemodule"),
        ("ongewenste_omgangsvormen", "Ongewenste omgangsvormen"),
        ("maatwerksessies", "Maatwerksessies"),
        ("totaal", "Totaal"),
    ]
    assert table.column("aantal") == {
        "introductiemodule": 6,
        "ongewenste_omgangsvormen": 3,
        "maatwerksessies": 4,
        "totaal": 13,
    }
    assert table.eenheid is Eenheid.SESSIE


def test_a_kind_that_stands_twice_is_added_up() -> None:
    assert sessions(("Workshop", 2), ("Lezing", 1), ("Workshop", 5)).column("aantal") == {
        "workshop": 7,
        "lezing": 1,
        "totaal": 8,
    }


def test_every_kind_has_a_code_of_its_own_whatever_it_is_called() -> None:
    table = sessions(("Totaal", 1), ("E-learning", 2), ("e learning", 4), ("!?", 8), ("€", 16))
    codes = [row.code for row in table.rijen]
    assert len(set(codes)) == 6
    assert codes.count("totaal") == 1
    assert table["totaal", "aantal"] == 31


def test_sessions_of_another_year_do_not_count() -> None:
    records = (Sessie(jaar=2022, sessie="Workshop", aantal=9), Sessie(jaar=2023, sessie="Workshop", aantal=0))
    assert sessies(dossier(sessies=records)).column("aantal") == {"workshop": 0, "totaal": 0}


# ------------------------------------------------------------------------------------------------------------ Tabel 7


def part(
    name: str | None,
    duty: int | None = None,
    reported: int | None = None,
    *,
    groep: str | None = None,
    jaar: int = 2023,
) -> FinancieelBelang:
    return FinancieelBelang(jaar=jaar, groep=groep, onderdeel=name, meldplicht=duty, meldingen=reported)


def interests(*records: FinancieelBelang) -> Tabel:
    return financiele_belangen(dossier(financiele_belangen=records))


def test_a_shared_figure_stands_on_the_row_of_its_group_and_counts_once() -> None:
    """BZK Kern: one figure for DGDOO to PSG cluster [S 470-475]."""
    table = interests(
        part("AIVD", 4, 1),
        part(None, 52, 2, groep="BZK Kern"),
        part("DGDOO", groep="BZK Kern"),
        part("PSG cluster", groep="BZK Kern"),
        part("FMH", 35, 1),
    )
    rows = {row.label.nl: tuple(table.row(row.code).values()) for row in table.rijen}
    assert rows == {
        "AIVD": (4, 1),
        "BZK Kern": (52, 2),
        "DGDOO": (BLANK, BLANK),
        "PSG cluster": (BLANK, BLANK),
        "FMH": (35, 1),
        "Totaal": (91, 4),
    }
    assert table.eenheid is Eenheid.GEMENGD  # medewerkers and their meldingen
    assert table.broken() == ()


def test_the_year_before_stands_beside_the_year() -> None:
    table = interests(part("RVB", 104, 2, jaar=2022), part("RVB", 109, 2), part("RVB", 99, 9, jaar=2021))
    assert table.row("rvb") == {
        "meldplicht_2022": 104,
        "meldplicht_2023": 109,
        "meldingen_2022": 2,
        "meldingen_2023": 2,
    }


def test_a_part_of_one_year_only_is_not_collected_in_the_other_nor_is_its_total() -> None:
    table = interests(part("RVB", 104, 2, jaar=2022), part("RVB", 109, 2), part("Logius", 52, 7))
    assert table.row("logius") == {
        "meldplicht_2022": NOT_COLLECTED,
        "meldplicht_2023": 52,
        "meldingen_2022": NOT_COLLECTED,
        "meldingen_2023": 7,
    }
    assert table.row("totaal") == {
        "meldplicht_2022": NOT_COLLECTED,
        "meldplicht_2023": 161,
        "meldingen_2022": NOT_COLLECTED,
        "meldingen_2023": 9,
    }


def test_more_reports_than_people_who_must_is_a_doubt() -> None:
    doubts = [doubt.nl for doubt in interests(part("RvIG", 2, 3), part("RVB", 9, 1)).remarks()]
    assert doubts == [
        (
            "Klopt niet: RvIG (Aantal meldingen financieel belang 2023) 3 is meer dan"
            " RvIG (Aantal medewerkers met een meldplicht 2023) 2."
        )
    ]


def test_every_part_has_a_code_of_its_own() -> None:
    """Two printings of one name are one part."""
    table = interests(part("P-Direkt", 6, 0), part("P Direkt", 5, 0), part("Totaal", 1, 0))
    assert [row.code for row in table.rijen] == ["pdirekt", "totaal_2", "totaal"]
    assert table["totaal", "meldplicht_2023"] == 12


def test_parts_of_one_name_in_two_groups_are_two_rows() -> None:
    table = interests(
        *(part(None, 5, 1, groep="A"), part("Staf", groep="A"), part(None, 3, 1, groep="B"), part("Staf", groep="B"))
    )
    assert [row.label.nl for row in table.rijen] == ["A", "Staf", "B", "Staf", "Totaal"]
    assert table["totaal", "meldplicht_2023"] == 8


def test_two_records_of_one_part_and_year_are_added_up() -> None:
    """As sessions are: nothing is dropped."""
    table = interests(part("RVB", 100, 2), part("RVB", 9, 1))
    assert table.row("rvb") == table.row("totaal") == {"meldplicht_2023": 109, "meldingen_2023": 3}


def test_a_group_without_a_shared_figure_is_a_caption_and_its_parts_count() -> None:
    """As a caption row is printed, "BZK Kern:" [S 470]."""
    table = interests(part(None, groep="Kern"), part("a", 5, 1, groep="Kern"), part("b", 2, 0))
    assert table.row("totaal") == {"meldplicht_2023": 7, "meldingen_2023": 1}


SHARED = [
    pytest.param(
        [part(None, 12, groep="K"), part("a", None, 5, groep="K"), part("c", 2, 0)],
        {"meldplicht_2023": 14, "meldingen_2023": 5},
        id="of one column",
    ),
    pytest.param(
        [
            *(part(None, groep="K", jaar=2022), part("a", 5, 5, groep="K", jaar=2022), part("c", 2, 0, jaar=2022)),
            *(part(None, 12, 1, groep="K"), part("a", groep="K"), part("c", 2, 0)),
        ],
        {"meldplicht_2022": 7, "meldplicht_2023": 14, "meldingen_2022": 5, "meldingen_2023": 1},
        id="of one year",
    ),
]


@pytest.mark.parametrize(("records", "totals"), SHARED)
def test_a_figure_is_shared_in_its_own_column_and_no_other(
    records: list[FinancieelBelang], totals: dict[str, int]
) -> None:
    assert interests(*records).row("totaal") == totals


def test_a_blank_is_no_zero_so_a_total_over_it_is_not_known() -> None:
    table = interests(part("a", 5, 1), part("b", None, 0))
    assert table.row("b") == {"meldplicht_2023": BLANK, "meldingen_2023": 0}
    assert table.row("totaal") == {"meldplicht_2023": NOT_COLLECTED, "meldingen_2023": 1}


def test_parts_that_exceed_the_figure_they_share_are_a_doubt() -> None:
    records = (part(None, 9, 1, groep="K"), part("a", 6, 1, groep="K"), part("b", 5, 0, groep="K"))
    table = interests(*records)
    assert table.row("totaal") == {"meldplicht_2023": 9, "meldingen_2023": 1}
    (doubt,) = table.remarks()
    assert "a (Aantal medewerkers met een meldplicht 2023) 6 + b" in doubt.nl
    assert "is meer dan K" in doubt.nl


def test_sessions_add_up_where_there_are_any() -> None:
    held = Dossier(verslagjaar=2023, editie=editie(), sessies=(Sessie(jaar=2023, sessie="Workshop", aantal=3),))
    assert len(sessies(held).relaties) == 1
    assert sessies(attrs.evolve(held, sessies=())).relaties == ()
