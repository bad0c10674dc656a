"""Key figures of a protected report: none gives a hidden count back, and those that a reader can work out stay."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import uri
from tests.factories import with_cell
from tests.protection.releases import yearly
from uri.aggregate import Leeg, Tabel
from uri.protection import attack, check_proof
from uri.protection.printing import protected_report

EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
BELEID = uri.Beleid(drempel=3, bron="Besluit")

MADE_OF = {
    "meldingen": ["meldingen"],
    "aangetoond": ["aangetoond"],
    "signalen": ["signalen"],
    "aandeel_aangetoond": ["aangetoond", "meldingen"],
    "aandeel_disciplinair": ["disciplinair", "aangetoond"],
    "signalen_per_melding": ["signalen", "meldingen"],
    "meldingen_per_100_medewerkers": ["meldingen"],
    "aangetoond_per_100_medewerkers": ["aangetoond", "meldingen"],
    "klachten": ["klachten"],
    "adviesvragen": ["adviesvragen"],
}
"""Which headline figures each key figure tells of, written from what it is and not from its definition."""


@pytest.fixture(scope="module")
def example() -> uri.Rapport:
    dossier = uri.read_dossier(EXAMPLE)
    staff = uri.Personeel(jaar=2023, aantal=10_400, zonder="AIVD|RCN")
    return uri.rapport(attrs.evolve(dossier, personeel=(staff,)), vergelijking=True)


def shown(table: Tabel, column: str = "2023") -> set[str]:
    """The key figures that a table shows a number of."""
    return {row for row, cell in table.column(column).items() if not isinstance(cell, Leeg)}


def test_a_key_figure_goes_with_any_of_its_counts(example: uri.Rapport) -> None:
    """Of aangetoond in 2023 and of one type the counts are hidden; of 2022 none is."""
    hidden = [("kerncijfers", ("aangetoond", "2023")), ("schendingen", ("positie", "mogelijk"))]
    before, after = example["vergelijking"], protected_report(example, hidden, BELEID)["vergelijking"]
    gone = {
        "aangetoond",
        "aandeel_aangetoond",
        "aandeel_disciplinair",
        "aangetoond_per_100_medewerkers",
        "verschil_aangetoond",
        "groei_aangetoond",
        "aandeel_type_positie",
        "geen_afdoening_aangetoond",  # stands in no other table
        "geen_afdoening_niet_aangetoond",
    }
    assert shown(before) - shown(after) == gone
    assert after["aangetoond", "2022"] == 19
    assert after["aandeel_aangetoond", "2023"] is Leeg.ONDERDRUKT
    assert after["meldingen_per_100_medewerkers", "2023"] == pytest.approx(0.25)
    assert after["verschil_meldingen", "2023"] == 5
    assert after["verschil_meldingen", "2022"] is Leeg.ONDERDRUKT  # the year before it stands nowhere


def test_a_key_figure_that_is_not_what_the_counts_give_is_hidden(example: uri.Rapport) -> None:
    """Such as one of another source: it would tell something that the counts do not."""
    odd = with_cell(example, "vergelijking", ("signalen", "2023"), 7654321)
    protected = protected_report(odd, [], BELEID)
    assert protected["vergelijking"]["signalen", "2023"] is Leeg.ONDERDRUKT
    assert "7654321" not in protected.to_text("nl") + str(protected.to_dict("nl"))


def test_no_note_tells_of_a_hidden_count(example: uri.Rapport) -> None:
    """A note that a denominator is zero, or how many cases a share is of, tells a count."""
    whole = uri.vergelijking(uri.read_dossier(EXAMPLE), minste=20)
    noted = attrs.evolve(example, tabellen={**example.tabellen, "vergelijking": whole})
    protected = protected_report(noted, [("kerncijfers", ("aangetoond", "2023"))], BELEID)
    (note,) = protected["vergelijking"].noten
    assert note.nl.startswith("x = niet getoond")


def test_a_protected_example_has_a_proof_that_holds(example: uri.Rapport) -> None:
    result = uri.protect([example], BELEID)
    (report,) = result.rapporten
    assert check_proof(result.bewijs, [report]) == ()
    assert not attack([report], BELEID)
    assert "aandeel_type_omgangsvormen" in shown(report["vergelijking"])


def test_a_key_figure_shown_again_is_found(example: uri.Rapport) -> None:
    (report,) = uri.protect([example], BELEID).rapporten
    hidden = [
        (row.code, "2023")
        for row in report["vergelijking"].rijen
        if report["vergelijking"][row.code, "2023"] is Leeg.ONDERDRUKT
    ]
    place = hidden[0]
    told = with_cell(report, "vergelijking", place, 2)
    assert ("vergelijking", *place) in {
        (one.place.table, one.place.code, one.place.column) for one in attack([told], BELEID)
    }


@pytest.mark.parametrize("seed", range(8), ids=str)
def test_small_bodies_show_no_key_figure_of_a_hidden_count(seed: int) -> None:
    """Reports of three years of a small body, protected together."""
    for report in uri.protect(yearly(seed, vergelijking=True), BELEID).rapporten:
        assert list(leaks(report)) == []


def leaks(report: uri.Rapport) -> Iterator[str]:
    """Give the key figures with a number although one of their counts is hidden."""
    headlines, figures = report["kerncijfers"], report["vergelijking"]
    for column in figures.kolommen:
        for row in figures.rijen:
            if isinstance(figures[row.code, column.naam], Leeg):
                continue
            name = row.code.removeprefix("verschil_").removeprefix("groei_")
            years = [column.naam] if name == row.code else [column.naam, str(int(column.naam) - 1)]
            if name.startswith("aandeel_type_"):
                counts = [
                    report["schendingen"][name.removeprefix("aandeel_type_"), "mogelijk"],
                    headlines["meldingen", column.naam],
                ]
            else:
                counts = [headlines[made_of, year] for made_of in MADE_OF[name] for year in years]
            if any(isinstance(count, Leeg) for count in counts):
                yield row.code
