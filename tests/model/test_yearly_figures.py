"""The side records hold the figures of the report, as it states them."""

from __future__ import annotations

import pytest

from uri.model import FinancieelBelang, Kerncijfers, Personeel, Sessie, Vertrouwenspersonen


def test_tabel_5_can_be_held() -> None:
    """[S 384-391]; "In 2023 namen 4 vertrouwenspersonen afscheid en verwelkomden we 14 nieuwe" [S 387]."""
    held = Vertrouwenspersonen(
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
    assert held.begin is not None
    assert held.toegetreden is not None
    assert held.vertrokken is not None
    assert held.begin - held.vertrokken + held.toegetreden == held.eind
    assert held.contactmomenten == 2.0


def test_stock_and_flow_that_contradict_one_another_can_be_held() -> None:
    assert Vertrouwenspersonen(jaar=2023, begin=10, eind=99, vertrokken=4, toegetreden=14).eind == 99


@pytest.mark.parametrize(("title", "number"), [("Introductiemodule", 6), ("Ongewenste omgangsvormen", 3)])
def test_tabel_6_can_be_held(title: str, number: int) -> None:
    """[S 446-447]."""
    held = Sessie(jaar=2023, sessie=f" {title} ", aantal=number)
    assert (held.sessie, held.aantal) == (title, number)


class TestFinancieelBelang:
    """One value shared by all of "BZK Kern" [S 470-475]."""

    def test_a_shared_figure_stands_on_its_group_and_the_parts_follow(self) -> None:
        shared = FinancieelBelang(jaar=2023, groep="BZK Kern", meldplicht=52, meldingen=2)
        part = FinancieelBelang(jaar=2023, groep="BZK Kern", onderdeel="DGOBDR")
        assert (shared.onderdeel, part.meldplicht, part.meldingen) == (None, None, None)

    def test_zero_is_not_blank(self) -> None:
        """“Doc-Direkt 7 7 0 0” [S 476], beside the blanks of DGOBDR [S 472]."""
        assert FinancieelBelang(jaar=2023, onderdeel="Doc-Direkt", meldplicht=7, meldingen=0).meldingen == 0

    @pytest.mark.parametrize("blank", [None, "", "  "])
    def test_a_figure_of_nobody_is_refused(self, blank: str | None) -> None:
        with pytest.raises(ValueError, match="één hiervan moet gevuld zijn: onderdeel, groep"):
            FinancieelBelang(jaar=2023, groep=blank, onderdeel=blank, meldplicht=7)


@pytest.mark.parametrize(
    ("zonder", "outside"),
    [
        ("RCN|RVB|AIVD", {"RCN", "RVB", "AIVD"}),  # "Personeel exclusief RCN, RVB en AIVD" [S 243]
        (" RCN | RVB |", {"RCN", "RVB"}),
        ("|", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_personeel_names_the_parts_left_out(zonder: str | None, outside: set[str]) -> None:
    """Numerator and denominator may cover different parts: 9.000 [S 239], 11.633 [S 384], ruim 12.000 [S 35]."""
    assert Personeel(jaar=2023, aantal=9000, omvang="circa", zonder=zonder).buiten == outside


def test_headline_figures_of_a_year_may_be_known_in_part() -> None:
    """Of 2021 the report states the meldingen only: 36 [S 237]; of 2022 also the signalen: 21 and 20 [S 237, 289]."""
    assert Kerncijfers(jaar=2021, meldingen=36).signalen is None
    held = Kerncijfers(jaar=2022, meldingen=21, signalen=20)
    assert (held.meldingen, held.signalen, held.aangetoond) == (21, 20, None)
