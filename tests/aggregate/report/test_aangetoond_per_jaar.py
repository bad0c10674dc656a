"""Table 2: years side by side, also where they were counted by different lists."""

from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from tests.factories import dossier, melding, register
from uri import (
    Editie,
    Kerncijfers,
    Kubus,
    Leeg,
    Melding,
    Register,
    Schendingstype,
    Soort,
    Uitkomst,
    UnplacedError,
    aangetoond_per_jaar,
    editie,
)
from uri.aggregate import RelatieSoort, Tabel
from uri.aggregate.report.table_parts import count_notes
from uri.languages import Text, joined
from uri.taxonomy import Jaarbron, Plaats

NVT, NOT_COLLECTED = Leeg.NIET_VAN_TOEPASSING, Leeg.NIET_VERZAMELD


def proven(kind: str, number: int = 1, *, jaar: int = 2023, uitkomst: str = "aangetoond") -> list[Melding]:
    return [Melding(verslagjaar=jaar, hoofdcategorie=Schendingstype(kind), uitkomst=Uitkomst(uitkomst))] * number


def stated(year: int, counts: Mapping[str, int], name: str = "bzk-2023") -> Kubus:
    """Make a cube of the proven cases that an earlier report states."""
    cells: dict[Any, int] = {
        (None, None, year, Jaarbron.OPGEGEVEN, Schendingstype(kind), Uitkomst.AANGETOOND): number
        for kind, number in counts.items()
    }
    return Kubus(
        soort=Soort.MELDING,
        editie=editie(name),
        dimensies=("organisatie", "onderdeel", "verslagjaar", "jaarbron", "hoofdcategorie", "uitkomst"),
        cellen=cells,
        populatie=frozenset({(None, year)}),
        uitkomsten=frozenset({Uitkomst.AANGETOOND}),
    )


def filled(table: Tabel) -> dict[str, dict[str, object]]:
    """Return the rows that are not zero throughout."""
    rows = {row.code: table.row(row.code) for row in table.rijen}
    return {code: dict(cells) for code, cells in rows.items() if set(cells.values()) != {0}}


# --------------------------------------------------------------------------------------------------------- one list


def test_a_column_counts_the_proven_cases_of_its_year() -> None:
    cases = [
        *proven("positie", 2),
        *proven("positie", 3, jaar=2022),
        *proven("geweld", 1, jaar=2021),
        *proven("geweld", 4, uitkomst="niet_aangetoond"),
        *proven("geweld", 4, uitkomst="onbekend"),
    ]
    table = aangetoond_per_jaar(Register.from_records(cases), verslagjaar=2023)
    assert filled(table) == {
        "positie": {"2021": 0, "2022": 3, "2023": 2},
        "geweld": {"2021": 1, "2022": 0, "2023": 0},
        "totaal": {"2021": 1, "2022": 3, "2023": 2},
    }
    assert all(relation.holds(table) for relation in table.relaties)


def test_a_series_ends_with_the_year_of_the_report() -> None:
    cases = Register.from_records([*proven("geweld", jaar=2022), *proven("geweld", jaar=2024), *proven("geweld")])
    assert [column.naam for column in aangetoond_per_jaar(cases, verslagjaar=2023).kolommen] == ["2022", "2023"]


def test_the_years_to_show_can_be_chosen_and_one_without_figures_is_not_zero() -> None:
    table = aangetoond_per_jaar(dossier(*proven("geweld")), jaren=[2023, 2020])
    assert list(table.row("totaal").items()) == [("2020", NOT_COLLECTED), ("2023", 1)]
    assert table.row("geweld") == {"2020": NOT_COLLECTED, "2023": 1}


def test_a_choice_of_earlier_years_does_not_say_that_there_are_no_figures() -> None:
    table = aangetoond_per_jaar(dossier(*proven("geweld"), tellingen=(stated(2022, {"geweld": 3}),)), jaren=[2022])
    assert table["totaal", "2022"] == 3
    assert table.noten == ()


def test_earlier_years_come_from_what_was_stated() -> None:
    """As 2020 to 2022 do in the example [S 268-278]."""
    history = (stated(2021, {"omgangsvormen": 18, "financieel": 1}), stated(2022, {"omgangsvormen": 9}))
    table = aangetoond_per_jaar(dossier(*proven("omgangsvormen", 6), tellingen=history))
    assert filled(table) == {
        "financieel": {"2021": 1, "2022": 0, "2023": 0},
        "omgangsvormen": {"2021": 18, "2022": 9, "2023": 6},
        "totaal": {"2021": 19, "2022": 9, "2023": 6},
    }
    assert table.noten == ()


def test_an_own_case_that_fits_no_row_is_refused_and_a_stated_one_is_a_note() -> None:
    """Doubts about stated history stop nothing; a case of one's own must be mended."""
    with pytest.raises(UnplacedError, match=r"(?s)per jaar 2023: .*bzk-2023.*anders"):
        aangetoond_per_jaar(dossier(*proven("anders", 2)))
    table = aangetoond_per_jaar(dossier(*proven("geweld"), tellingen=(stated(2022, {"anders": 2, "geweld": 1}),)))
    assert table["totaal", "2022"] == 1
    (note,) = table.noten
    assert all(word in note.en for word in ("by year 2022", "anders", "2", "bzk-2023"))


def test_what_an_edition_does_not_count_is_left_out_with_a_note() -> None:
    """An edition says where its missing codes went: not counted is neither a row nor a fault."""
    published = editie("defensie-2020")
    missing = {**published.ontbreekt, Schendingstype.MISSTAND: Plaats.NIET_GETELD}
    own = attrs.evolve(published, naam="eigen", ontbreekt=missing)
    table = aangetoond_per_jaar(Register.from_records([*proven("misstand"), *proven("geweld")], editie=own))
    assert table["totaal", "2023"] == 1
    assert [note.en for note in table.noten] == [
        "Edition eigen does not count Wrongdoing under the Whistleblower Protection Act (1)."
    ]


# ------------------------------------------------------------------------------------------------------- several lists


def series(own: str, cases: list[Melding], other: str, counts: Mapping[str, int]) -> Tabel:
    """Set the cases of 2023 in one edition beside what was stated of 2022 in another."""
    return aangetoond_per_jaar(dossier(*cases, editie=own, tellingen=(stated(2022, counts, other),)))


def test_rows_that_were_merged_later_are_added_up_in_the_earlier_years() -> None:
    """Defensie 2018 has position with powers as one row, Rijk 2015 has two."""
    table = series(
        "defensie-2018",
        proven("positie_bevoegdheden", 2) + proven("misstand"),
        "rijk-2015",
        {"positie": 3, "bevoegdheden": 4, "geweld": 1},
    )
    assert filled(table) == {
        "positie_bevoegdheden": {"2022": 7, "2023": 2},
        "geweld": {"2022": 1, "2023": 0},
        "misstand": {"2022": 0, "2023": 1},
        "totaal": {"2022": 8, "2023": 3},
    }
    assert [row.code for row in table.rijen] == [
        *("financieel", "positie_bevoegdheden", "informatie", "geweld", "omgangsvormen", "prive", "bedrijfsmiddelen"),
        *("misstand", "totaal"),
    ]
    assert table.noten == (
        Text(
            "De jaren zijn geteld volgens verschillende lijsten (defensie-2018, rijk-2015); getoond wordt wat"
            " vergelijkbaar is.",
            "The years were counted by different lists (defensie-2018, rijk-2015); what compares is shown.",
        ),
    )


def test_rows_that_the_other_list_merges_become_one_row_in_every_year() -> None:
    """A merged row cannot be divided: Rijk 2015's two rows are only shown together, where the first of them stands."""
    table = series(
        "rijk-2015", proven("positie") + proven("bevoegdheden", 2), "defensie-2018", {"positie_bevoegdheden": 5}
    )
    assert filled(table) == {"positie_bevoegdheden": {"2022": 5, "2023": 3}, "totaal": {"2022": 5, "2023": 3}}
    assert [row.code for row in table.rijen[:3]] == ["financieel", "positie_bevoegdheden", "informatie"]
    assert table.rijen[1].label.nl == "Misbruik positie en belangenverstrengeling + Misbruik van bevoegdheden"


def test_a_split_is_merged_back_and_the_rest_does_not_compare() -> None:
    """Defensie 2022 splits "dienstmiddelen" off and adds "Overige"; a rest compares with no other list's rest."""
    table = series(
        "defensie-2022",
        proven("dienstmiddelen") + proven("interne_regels", 2) + proven("anders", 4) + proven("prive"),
        "defensie-2020",
        {"bedrijfsmiddelen": 6, "prive": 1},
    )
    assert filled(table) == {
        "prive": {"2022": 1, "2023": 1},
        "bedrijfsmiddelen": {"2022": 6, "2023": 3},
        "anders": {"2022": NVT, "2023": 4},
        "totaal": {"2022": NVT, "2023": 8},
    }
    labels = {row.code: row.label.nl for row in table.rijen}
    assert labels["bedrijfsmiddelen"] == "Oneigenlijk gebruik van dienstmiddelen + Overschrijding interne regels"
    assert [note.nl for note in table.noten] == [
        (
            "De jaren zijn geteld volgens verschillende lijsten (defensie-2022, defensie-2020); getoond wordt wat"
            " vergelijkbaar is."
        ),
        "Niet vergelijkbaar met andere lijsten: Overige.",
        "Niet elke lijst telt Anders apart; waar die gevallen dan staan, is onbekend.",
    ]
    assert not table.broken()


def test_a_total_over_other_types_is_left_empty() -> None:
    """Only BZK counts communicatie; where those cases are in another list is unknown, so the totals do not compare."""
    table = series("bzk-2023", proven("communicatie") + proven("geweld"), "rijk-2015", {"geweld": 2, "positie": 1})
    assert filled(table) == {
        "positie": {"2022": 1, "2023": 0},
        "communicatie": {"2022": NVT, "2023": 1},
        "geweld": {"2022": 2, "2023": 1},
        "totaal": {"2022": NVT, "2023": 2},
    }
    communicatie, (lists, apart, unknown) = Schendingstype.COMMUNICATIE.label, table.noten
    assert lists.nl.startswith("De jaren zijn geteld volgens verschillende lijsten (bzk-2023, rijk-2015)")
    assert apart == Text("Niet vergelijkbaar met andere lijsten: {}.", "Not comparable with other lists: {}.").format(
        communicatie
    )
    assert unknown.nl == f"Niet elke lijst telt {communicatie.nl} apart; waar die gevallen dan staan, is onbekend."


def test_a_type_of_which_one_list_lost_the_row_is_left_empty_there() -> None:
    """Defensie 2020 dropped the misstand row."""
    table = series("defensie-2018", proven("misstand"), "defensie-2020", {"geweld": 2})
    assert table.row("misstand") == {"2022": NVT, "2023": 1}
    assert table.row("totaal") == {"2022": NVT, "2023": 1}


def test_the_lists_of_three_years_compare_at_what_all_three_have_in_common() -> None:
    history = (
        stated(2015, {"positie": 1, "bevoegdheden": 1, "bedrijfsmiddelen": 2}, "rijk-2015"),
        stated(2018, {"positie_bevoegdheden": 3, "bedrijfsmiddelen": 1}, "defensie-2018"),
    )
    cases = proven("dienstmiddelen") + proven("positie")
    table = aangetoond_per_jaar(dossier(*cases, editie="defensie-2022", tellingen=history))
    assert {code: cells for code, cells in filled(table).items() if NVT not in cells.values()} == {
        "positie_bevoegdheden": {"2015": 2, "2018": 3, "2023": 1},
        "bedrijfsmiddelen": {"2015": 2, "2018": 1, "2023": 1},
    }


def test_years_in_one_list_say_nothing_of_lists() -> None:
    table = series("rijk-2015", proven("geweld"), "rijk-2015", {"geweld": 2})
    assert table.noten == ()


def test_a_series_can_be_laid_on_the_rows_of_another_edition() -> None:
    """The rows are those asked for, whatever list the cases were coded in."""
    table = aangetoond_per_jaar(dossier(*proven("positie", 2), editie="rijk-2015"), editie="defensie-2018")
    assert filled(table) == {"positie_bevoegdheden": {"2023": 2}, "totaal": {"2023": 2}}
    same_rows: Editie = editie("defensie-2018")
    assert [row.label for row in table.rijen[:-1]] == [joined([row.text]) for row in same_rows.rows("schendingen")]


# ------------------------------------------------------------------------------------------------------------- doubts


@pytest.mark.parametrize(
    ("reported", "doubts"),
    [
        (
            36,
            ["Klopt niet: Totaal (2021) 37 is meer dan het opgegeven aantal meldingen (2021) 36."],
        ),  # [S 237, 269-278]
        (37, []),
        (None, []),
    ],
    ids=["more", "equal", "not stated"],
)
def test_more_proven_than_reported_is_a_doubt(reported: int | None, doubts: list[str]) -> None:
    history = (stated(2021, {"omgangsvormen": 18, "communicatie": 19}),)
    headlines = (Kerncijfers(jaar=2021, meldingen=reported),)
    table = aangetoond_per_jaar(dossier(*proven("geweld"), tellingen=history, kerncijfers=headlines))
    assert [note.nl for note in table.remarks() if "Geen cijfers" not in note.nl] == doubts


def test_two_sources_that_differ_on_a_year_are_a_doubt_and_the_cases_go_first() -> None:
    history = (stated(2022, {"geweld": 5}), stated(2023, {"geweld": 2}), stated(2022, {"geweld": 4}))
    table = aangetoond_per_jaar(dossier(*proven("geweld", 3), tellingen=history))
    assert table.row("totaal") == {"2022": 5, "2023": 3}
    row = "Misbruik geweldsbevoegdheid"
    assert [note.nl for note in table.remarks()] == [
        f"Klopt niet: {row} (2022) 5 is niet gelijk aan {row} in een andere bron 4.",
        "Klopt niet: Totaal (2022) 5 is niet gelijk aan Totaal in een andere bron 4.",
        f"Klopt niet: {row} (2023) 3 is niet gelijk aan {row} in een andere bron 2.",
        "Klopt niet: Totaal (2023) 3 is niet gelijk aan Totaal in een andere bron 2.",
    ]


def test_two_sources_with_one_total_that_differ_by_row_are_a_doubt() -> None:
    history = (stated(2022, {"geweld": 2, "positie": 1}), stated(2022, {"geweld": 1, "positie": 2}))
    table = aangetoond_per_jaar(dossier(*proven("geweld"), tellingen=history))
    assert [relation.links for relation in table.broken()] == [(("positie", "2022"),), (("geweld", "2022"),)]


def test_two_sources_that_say_the_same_in_other_lists_are_no_doubt() -> None:
    history = (
        stated(2022, {"positie": 2, "bevoegdheden": 1}, "rijk-2015"),
        stated(2022, {"positie_bevoegdheden": 3}, "defensie-2018"),
    )
    table = aangetoond_per_jaar(dossier(*proven("geweld"), editie="defensie-2018", tellingen=history))
    assert not table.broken()


def test_sources_that_agree_are_no_doubt() -> None:
    history = (stated(2022, {"geweld": 5}), stated(2022, {"geweld": 5}))
    assert aangetoond_per_jaar(dossier(*proven("geweld"), tellingen=history)).remarks() == ()


def test_a_melding_still_running_does_not_put_zeros_over_an_earlier_year() -> None:
    """Received last year and not closed: it says nothing of what was closed last year [S 237, 543]."""
    running = proven("geweld", jaar=2022, uitkomst="lopend")
    table = aangetoond_per_jaar(dossier(*proven("geweld"), *running, tellingen=(stated(2022, {"geweld": 19}),)))
    assert table.row("totaal") == {"2022": 19, "2023": 1}


def test_the_stated_counts_of_another_year_go_before_a_case_that_was_closed_late() -> None:
    """A register of 2023 may hold a case of 2022; what was published of 2022 is whole."""
    late = proven("geweld", jaar=2022)
    table = aangetoond_per_jaar(dossier(*proven("geweld"), *late, tellingen=(stated(2022, {"geweld": 19}),)))
    assert table.row("totaal") == {"2022": 19, "2023": 1}
    assert [relation.elders[0].aantal for relation in table.broken()] == [1, 1]  # the row and the total


def test_a_year_between_others_that_has_no_figures_is_said() -> None:
    table = aangetoond_per_jaar(dossier(*proven("geweld"), tellingen=(stated(2020, {"geweld": 1}),)))
    assert [note.nl for note in table.noten] == ["Geen cijfers over: 2021, 2022."]


def test_a_source_is_related_to_others_and_not_to_itself() -> None:
    made = aangetoond_per_jaar(Register.from_records(proven("prive")), verslagjaar=2023)
    assert {relation.soort for relation in made.relaties} == {RelatieSoort.SOM}


def test_counts_that_tell_nothing_of_outcomes_have_no_notes_on_them() -> None:
    kinds = Kubus.from_register(Register.from_records(proven("prive", uitkomst="lopend") + proven("prive")))
    bare = kinds.select(verslagjaar=2023)
    kept = ("organisatie", "verslagjaar", "jaarbron", "hoofdcategorie")
    without = attrs.evolve(bare, dimensies=kept, cellen=bare.margin(*kept))
    assert count_notes(without) == []
    assert len(count_notes(bare)) == 1


@pytest.mark.parametrize(
    ("organisatie", "jaar", "told"),
    [
        ("Min. EZK", 2018, "Ministerie van Landbouw, Natuur en Voedselkwaliteit is op 26-10-2017 afgesplitst van"),
        ("BZK", 2023, None),
        ("VenJ", 2018, None),
        ("Gemeente Voorbeeld", 2018, None),
    ],
    ids=["split", "none", "only-renamed", "unknown"],
)
def test_a_series_over_a_reorganisation_says_so(organisatie: str, jaar: int, told: str | None) -> None:
    cases = [melding(organisatie=organisatie, verslagjaar=year) for year in range(jaar - 2, jaar + 1)]
    notes = [note.nl for note in aangetoond_per_jaar(register(*cases), verslagjaar=jaar).noten]
    said = [note for note in notes if note.startswith("Reorganisatie: ")]
    assert [told in note for note in said if told] == ([] if told is None else [True])
    assert bool(said) is (told is not None)
