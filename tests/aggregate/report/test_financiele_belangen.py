"""Table 7: the reported financial interests."""

import pytest

from tests.factories import dossier, melding, register
from uri import (
    FinancieelBelang,
    Leeg,
    Tabel,
    financiele_belangen,
)
from uri.aggregate import Basis, Eenheid

NOT_COLLECTED, BLANK = Leeg.NIET_VERZAMELD, Leeg.BLANCO


def test_without_figures_nothing_is_collected() -> None:
    for source in (dossier(), register(melding())):
        table = financiele_belangen(source)
        assert {cell for row in table.cellen for cell in row} == {NOT_COLLECTED}
        assert (table.basis, table.broken()) == (Basis.VERSLAGJAAR, ())


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


def test_of_a_part_its_own_figures_are_shown() -> None:
    """By its name as the register has it, however it is spelled."""
    records = (part("dienst a", 6, 1), part("Dienst B", 5, 2))
    source = dossier(melding(onderdeel="Dienst A"), financiele_belangen=records)
    table = financiele_belangen(source, onderdeel="Dienst A")
    assert table.row("totaal") == {"meldplicht_2023": 6, "meldingen_2023": 1}
    assert [row.label.nl for row in table.rijen] == ["dienst a", "Totaal"]
