"""Table 4: which measure a melding counts by, and at what level."""

import attrs
import pytest

from tests.factories import melding
from uri import Editie, Leeg, Melding, Register, UnplacedError, editie
from uri.aggregate import Eenheid, RijSoort, Tabel, afdoeningen
from uri.languages import Text
from uri.taxonomy import afdoening_editie

OM = attrs.evolve(editie(), naam="bzk-om", afdoeningen=afdoening_editie("om-2016"))
"""An edition with the measures of the Openbaar Ministerie; none of the library's own has them."""

HEAVIEST = Text(
    "Een melding telt één keer, bij haar zwaarste afdoening.", "A report counts once, by its heaviest measure."
)


def table_of(*cases: Melding, editie: Editie | None = None) -> Tabel:
    return afdoeningen(Register.from_records(cases, editie=editie))


def counted(table: Tabel) -> dict[str, object]:
    return {code: number for code, number in table.column("aantal").items() if number != 0}


def test_each_level_is_followed_by_its_subtotal() -> None:
    """Tabel 4 [S 323-337]; "Geen afdoening" is one row and its own subtotal [S 335-336]."""
    assert [(row.code, row.soort) for row in table_of(melding()).rijen if row.soort is not RijSoort.DETAIL] == [
        ("disciplinair", RijSoort.SUBTOTAAL),
        ("niet_disciplinair", RijSoort.SUBTOTAAL),
        ("totaal", RijSoort.TOTAAL),
    ]
    assert [row.code for row in table_of(melding()).rijen] == [
        *("berisping", "financieel", "verplaatsing", "ontslag", "disciplinair"),
        *("gesprek", "einde_tijdelijk", "eigen_verzoek", "niet_disciplinair"),
        *("geen", "totaal"),
    ]


def test_subtotals_and_the_total_add_up() -> None:
    table = table_of(
        *(
            melding(afdoeningen=measure)
            for measure in ["berisping", "ontslag", "ontslag", "gesprek", "eigen_verzoek", "geen", ""]
        ),
        melding(uitkomst="niet_aangetoond"),
    )
    assert counted(table) == {
        "berisping": 1,
        "ontslag": 2,
        "disciplinair": 3,
        "gesprek": 1,
        "eigen_verzoek": 1,
        "niet_disciplinair": 2,
        "geen": 3,
        "totaal": 8,
    }
    assert [relation.holds(table) for relation in table.relaties] == [True, True, True]
    assert table.eenheid is Eenheid.MELDING


@pytest.mark.parametrize(
    ("measures", "row"),
    [
        ("gesprek berisping", "berisping"),
        ("berisping financieel", "financieel"),
        ("financieel verplaatsing", "verplaatsing"),
        ("verplaatsing ontslag gesprek", "ontslag"),
        ("eigen_verzoek berisping", "berisping"),  # any disciplinary measure is heavier than any other
        ("gesprek einde_tijdelijk", "einde_tijdelijk"),
        ("gesprek eigen_verzoek", "eigen_verzoek"),
        ("geen training", "gesprek"),
        ("coaching waarschuwing", "gesprek"),  # two of one row
        ("strafontslag", "ontslag"),  # a finer code counts in the row that holds it
        ("", "geen"),
    ],
    ids=lambda value: value or "none",
)
def test_a_melding_counts_once_by_its_heaviest_measure(measures: str, row: str) -> None:
    """The edition's order of weight: disciplinary before the others [S 324-336]; within a level it is ours."""
    table = table_of(melding(afdoeningen=measures))
    assert (table[row, "aantal"], table["totaal", "aantal"]) == (1, 1)
    assert HEAVIEST in table.noten


def test_a_register_without_a_word_on_measures_is_told_of() -> None:
    """Else a column that was never filled in would read as sixteen times "Geen afdoening" [S 336]."""
    silent = [melding(), melding(), melding(uitkomst="niet_aangetoond")]
    assert table_of(*silent).noten[1:] == (
        Text(
            "Bij geen van de aangetoonde meldingen (2) is iets over een afdoening ingevuld.",
            "None of the substantiated reports (2) says anything of a measure.",
        ),
    )
    assert table_of(*silent, melding(afdoeningen="geen")).noten[1:] == ()
    assert table_of(melding(uitkomst="niet_aangetoond")).noten[1:] == ()


def test_what_was_not_proven_counts_as_without_measure_and_what_runs_does_not_count() -> None:
    """In Tabel 4 "Geen afdoening" takes in all that was not proven: 14 of 26 [S 335-337]."""
    table = table_of(melding(uitkomst="niet_aangetoond"), melding(uitkomst="onbekend"), melding(uitkomst="lopend"))
    assert counted(table) == {"geen": 2, "totaal": 2}
    assert table.noten[1:] == (
        Text("Niet meegeteld: lopende meldingen (1).", "Not counted: reports still running (1)."),
        Text("Uitkomst onbekend: 1.", "Outcome unknown: 1."),
    )


# ------------------------------------------------------------------------------------------- the level is the edition's


def test_the_openbaar_ministerie_counts_measures_so_it_has_no_row_for_none() -> None:
    """22 measures in 22 proven cases (anti-corruptie.nl, 2017): what is without is left out, with a note."""
    table = table_of(melding(afdoeningen="berisping"), melding(), melding(uitkomst="niet_aangetoond"), editie=OM)
    assert [row.code for row in table.rijen] == [
        *("berisping", "financieel", "verplaatsing", "voorwaardelijk_ontslag", "strafontslag", "einde_tijdelijk"),
        *("disciplinair", "gesprek", "niet_disciplinair", "totaal"),
    ]
    assert counted(table) == {"berisping": 1, "disciplinair": 1, "totaal": 1}
    assert table.noten == (
        HEAVIEST,
        Text("Editie om-2016 telt Geen afdoening niet (2).", "Edition om-2016 does not count No measure (2)."),
    )


def test_one_measure_has_another_level_in_another_edition() -> None:
    """The end of a temporary contract: non-disciplinary at BZK [S 332], disciplinary at the Openbaar Ministerie."""
    assert counted(table_of(melding(afdoeningen="einde_tijdelijk"))) == {
        "einde_tijdelijk": 1,
        "niet_disciplinair": 1,
        "totaal": 1,
    }
    assert counted(table_of(melding(afdoeningen="einde_tijdelijk"), editie=OM)) == {
        "einde_tijdelijk": 1,
        "disciplinair": 1,
        "totaal": 1,
    }


@pytest.mark.parametrize(
    "measures",
    [
        "ontslag",
        "eigen_verzoek",
        "ander_ontslag",
        "gesprek eigen_verzoek",
        "geen ontslag",
        "strafontslag ander_ontslag",
    ],
)
def test_a_measure_that_fits_no_row_is_refused_and_not_outweighed(measures: str) -> None:
    """There "ontslag" may be either of two rows, and of "eigen verzoek" nobody knows where it went."""
    code = measures.rsplit(maxsplit=1)[-1]
    with pytest.raises(UnplacedError) as caught:
        table_of(
            melding(afdoeningen=measures), melding(afdoeningen=measures), melding(afdoeningen="berisping"), editie=OM
        )
    (finding,) = caught.value.findings
    assert all(word in finding.message.nl for word in ("Totaaloverzicht van afdoeningen", code, "2", "om-2016"))


def test_without_cases_nothing_is_collected() -> None:
    register = Register.from_records([melding()])
    table = afdoeningen(register.take(register.jaar == 0), verslagjaar=2023)
    assert set(table.column("aantal").values()) == {Leeg.NIET_VERZAMELD}


@pytest.mark.parametrize("naam", ["rijk-2015", "defensie-2018"])
def test_where_the_measures_of_an_edition_are_not_known_the_cell_itself_says_so(naam: str) -> None:
    """The cases are there, so it is not that nothing was collected."""
    table = table_of(melding(afdoeningen="berisping"), editie=editie(naam))
    assert dict(table.column("aantal")) == {"totaal": Leeg.NIET_BEKEND}
    assert table.to_text("nl").splitlines()[-1] == "* ? = niet bekend"
    assert table.to_text("en").splitlines()[-1] == "* ? = not known"
