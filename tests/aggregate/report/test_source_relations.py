"""What two sources say of one figure of Table 1 or 3 is told below it where they differ."""

import pytest

from tests.factories import dossier, melding, signaal
from uri import Kerncijfers, Kubus, Register, Soort, Tabel, rapport, schendingen, signalen
from uri.aggregate import Dossier, Rapport

ROWS = "Misbruik positie/ belangenverstrengeling"


def remarks(table: Tabel) -> list[str]:
    """Return what is told of sums that do not hold, and the like."""
    return [note.nl for note in table.remarks() if note.nl.startswith("Klopt niet")]


def counts(
    *types: str, soort: Soort = Soort.MELDING, outcome: str = "niet_aangetoond", editie: str | None = None
) -> Kubus:
    """Count some cases in another source."""
    made = [melding(kind, outcome) if soort is Soort.MELDING else signaal(kind) for kind in types]
    return Kubus.from_register(Register.from_records(made, editie=editie), soort)


def test_what_was_reported_is_compared_with_other_counts_row_by_row_and_in_total() -> None:
    """Two cases of misuse of position beside counts that have one: 2 against 1, in the row and in the total."""
    source = dossier(melding(), melding(), tellingen=(counts("positie"),))
    assert [line for line in remarks(schendingen(source)) if "Mogelijke" in line] == [
        f"Klopt niet: {ROWS} (Mogelijke schending) 2 is niet gelijk aan {ROWS} in een andere bron 1.",
        "Klopt niet: Totaal (Mogelijke schending) 2 is niet gelijk aan Totaal in een andere bron 1.",
    ]
    assert not remarks(schendingen(dossier(melding(), melding(), tellingen=(counts("positie", "positie"),))))


def test_counts_of_proven_cases_only_say_nothing_of_what_was_reported() -> None:
    proven = counts("positie", outcome="aangetoond")
    part = Kubus(
        soort=proven.soort,
        editie=proven.editie,
        dimensies=proven.dimensies,
        cellen=proven.cellen,
        populatie=proven.populatie,
        uitkomsten=frozenset(outcome for outcome in proven.uitkomsten if outcome == "aangetoond"),
    )
    assert not remarks(schendingen(dossier(melding(), melding("positie", "niet_aangetoond"), tellingen=(part,))))


def test_rows_that_another_list_does_not_have_are_not_compared() -> None:
    """The list of 2022 has position and powers in one row: no row of ours can be held against it, nor the total."""
    source = dossier(
        melding("positie"), melding("geweld"), tellingen=(counts("geweld", "geweld", editie="defensie-2022"),)
    )
    lines = remarks(schendingen(source))
    assert [line.count("geweldsbevoegdheid") > 0 for line in lines] == [True]


@pytest.mark.parametrize(("number", "lines"), [(2, 1), (1, 0)])
def test_key_figures_that_are_stated_are_compared_with_both_tables(number: int, lines: int) -> None:
    stated = (Kerncijfers(jaar=2023, meldingen=number, signalen=number),)
    source = dossier(melding(), signaal(), kerncijfers=stated)
    assert remarks(schendingen(source)) == lines * [
        "Klopt niet: Totaal (Mogelijke schending) 1 is niet gelijk aan het opgegeven aantal meldingen 2."
    ]
    assert remarks(signalen(source)) == lines * [
        "Klopt niet: Totaal 1 is niet gelijk aan het opgegeven aantal signalen 2."
    ]


def test_stated_wrongdoing_is_compared_with_its_row() -> None:
    source = dossier(melding("misstand"), melding(), kerncijfers=(Kerncijfers(jaar=2023, misstanden=0),))
    (line,) = remarks(schendingen(source))
    assert line.endswith("1 is niet gelijk aan het opgegeven aantal misstanden 0.")


def test_signalen_are_compared_with_other_counts_row_by_row() -> None:
    source = dossier(signaal(), tellingen=(counts("positie", "prive", soort=Soort.SIGNAAL),))
    lines = remarks(signalen(source))
    assert len(lines) == 2
    assert lines[0].endswith("in een andere bron 1.")
    assert "0 is niet gelijk aan" in lines[0]
    assert lines[1] == "Klopt niet: Totaal 1 is niet gelijk aan Totaal in een andere bron 2."


def test_a_part_is_not_held_against_figures_of_the_whole() -> None:
    stated = (Kerncijfers(jaar=2023, meldingen=5, signalen=5),)
    source: Dossier = dossier(melding(onderdeel="X"), signaal(onderdeel="X"), kerncijfers=stated)
    made = rapport(source, onderdeel="X")
    assert not remarks(made["schendingen"])
    assert not remarks(made["signalen"])


def test_what_is_compared_comes_back_from_the_json_of_a_report() -> None:
    stated = (Kerncijfers(jaar=2023, meldingen=5, misstanden=1, signalen=5),)
    source = dossier(melding(), signaal(), kerncijfers=stated, tellingen=(counts("positie", "positie"),))
    made = rapport(source)
    again = Rapport.from_dict(made.to_dict("en"))
    for name in ("schendingen", "signalen"):
        assert again[name].remarks() == made[name].remarks()
        assert again[name].relaties == made[name].relaties
