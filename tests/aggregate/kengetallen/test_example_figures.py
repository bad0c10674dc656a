"""The key figures of the example, worked out by hand from the lines of the report that they follow from [S n]."""

from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from uri import Dossier, Leeg, Personeel, Rapport, kengetallen, rapport, read_dossier, vergelijking
from uri.languages import Language

BZK = Path(__file__).parents[3] / "examples" / "bzk-2023"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(BZK)


# The list of cases [S 549-576] has 26 lines. 11 say that no violation was found, so 15 were substantiated; 3 of those
# have a disciplinary measure (2 berisping, 1 beëindiging dienstverband), 7 another one, and 5 none.
BY_HAND = {
    "meldingen": (26, None, Fraction(26)),
    "aangetoond": (15, None, Fraction(15)),
    "signalen": (15, None, Fraction(15)),  # [S 307]
    "aandeel_aangetoond": (15, 26, Fraction(15, 26)),
    "aandeel_disciplinair": (3, 15, Fraction(1, 5)),
    "geen_afdoening_aangetoond": (5, None, Fraction(5)),  # 15 - 3 - 7
    "geen_afdoening_niet_aangetoond": (11, None, Fraction(11)),  # 26 - 15
    "signalen_per_melding": (15, 26, Fraction(15, 26)),
    "hulpvragen_per_100_medewerkers": (224, 11633, Fraction(22400, 11633)),  # [S 384, 388]
    "aandeel_type_omgangsvormen": (11, 26, Fraction(11, 26)),  # [S 254]
    "aandeel_type_financieel": (5, 26, Fraction(5, 26)),  # [S 248]
    "aandeel_type_geweld": (0, 26, Fraction(0)),  # [S 253]
    "verschil_meldingen": (5, 21, Fraction(5)),  # from 21 to 26 [S 237]
    "groei_meldingen": (5, 21, Fraction(5, 21)),
    "verschil_aangetoond": (-4, 19, Fraction(-4)),  # 19 in Table 2 [S 278]
    "verschil_signalen": (-5, 20, Fraction(-5)),  # 20 before [S 289]
    "groei_signalen": (-5, 20, Fraction(-1, 4)),
}


@pytest.mark.parametrize("name", BY_HAND, ids=str)
def test_a_figure_of_the_example_is_as_worked_out_by_hand(dossier: Dossier, name: str) -> None:
    figure = kengetallen(dossier)[name]
    assert (figure.teller, figure.noemer, figure.waarde) == BY_HAND[name]


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("Aandeel aangetoond", ".   57,69%"),  # 15 / 26 = 0,576923…
        ("Aandeel disciplinair van aangetoond", "-   20,00%"),  # 3 / 15
        ("Signalen per melding", "0,95     0,58"),  # 20 / 21 = 0,952380…; 15 / 26
        ("Hulpvragen per 100 medewerkers", "-     1,93"),  # 224 / 116,33 = 1,925556…; the report prints 1,92% [S 390]
        ("Meldingen: verschil in procent", "-41,67%   23,81%"),  # (21 - 36) / 36; 5 / 21 = 0,238095…
    ],
)
def test_a_figure_is_rounded_in_print_only(dossier: Dossier, row: str, printed: str) -> None:
    lines = vergelijking(dossier).to_text("nl").splitlines()
    assert [line for line in lines if line.startswith(row) and line.endswith(printed)]


def test_no_rate_per_employee_is_made_of_another_scope(dossier: Dossier) -> None:
    """The reports leave out AIVD and RCN [S 546], the numbers of employees other parts [S 243, 393]."""
    rate = kengetallen(dossier)["meldingen_per_100_medewerkers"]
    assert (rate.waarde, rate.leeg) == (None, Leeg.NIET_VAN_TOEPASSING)
    assert "andere omvang" in vergelijking(dossier).to_text("nl")
    assert "Informele maatstaf" not in vergelijking(dossier).to_text("nl")


def test_a_rate_per_employee_stands_beside_the_informal_benchmark(dossier: Dossier) -> None:
    """26 reports of 10.400 employees are 0,25 per 100; what is said to be usual is 0,5 to 1."""
    staff = Personeel(jaar=2023, aantal=10_400, zonder="AIVD|RCN")
    whole = attrs.evolve(dossier, personeel=(staff,))
    rate = kengetallen(whole)["meldingen_per_100_medewerkers"]
    assert (rate.waarde, rate.teller, rate.noemer, rate.per) == (Fraction(1, 4), 26, 10_400, 100)
    assert "Informele maatstaf, geen norm: 0,5 tot 1 procent" in " ".join(map(str, vergelijking(whole).noten))


def test_a_share_of_two_sources_is_not_made_and_says_why(dossier: Dossier) -> None:
    """Of 2022 the report states 21 reports [S 237], and Table 2 counts 19 substantiated on a basis of its own."""
    table = vergelijking(dossier)
    assert table["aandeel_aangetoond", "2022"] is Leeg.NIET_VAN_TOEPASSING
    assert any("verschillende bronnen" in note.nl for note in table.noten)


def test_a_share_of_few_cases_says_so_where_few_is_said(dossier: Dossier) -> None:
    """The 3 of 15 is a share of fewer than 20, and 15 of 26 is not."""
    notes = [note.nl for note in vergelijking(dossier, minste=20).noten if "minder dan 20" in note.nl]
    assert notes == ["2023: over minder dan 20 gevallen: Aandeel disciplinair van aangetoond (15)."]
    assert not any("minder dan" in note.nl for note in vergelijking(dossier).noten)


def test_a_row_without_any_figure_is_left_out(dossier: Dossier) -> None:
    rows = [row.code for row in vergelijking(dossier).rijen]
    assert "aandeel_anoniem" not in rows
    assert "dagen_mediaan" not in rows
    assert "aandeel_aangetoond" in rows


@pytest.mark.parametrize("language", ["nl", "en"], ids=str)
def test_a_report_with_its_key_figures_is_read_back(dossier: Dossier, language: Language) -> None:
    report = rapport(dossier, vergelijking=True)
    assert [*report][-1] == "vergelijking"
    assert Rapport.from_dict(report.to_dict(language)) == report
    assert "vergelijking" not in rapport(dossier)
