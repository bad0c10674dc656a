"""Table 1: what a melding counts as, and what happens to what no row can hold."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
import pytest

from tests.factories import melding, register, signaal
from uri import (
    Dossier,
    Kubus,
    Leeg,
    Schendingstype,
    Soort,
    Uitkomst,
    UnplacedError,
    editie,
    schendingen,
)
from uri.aggregate import Basis, Eenheid, Relatie, RelatieSoort
from uri.languages import Text
from uri.taxonomy import Jaarbron

BZK = "financieel positie informatie communicatie bevoegdheden geweld omgangsvormen bedrijfsmiddelen prive misstand"
ORDER = {  # the published orders: BZK [S 248-257], the others as the editions quote
    "bzk-2023": BZK,
    "rijk-2015": "financieel positie informatie bevoegdheden geweld omgangsvormen prive bedrijfsmiddelen misstand",
    "defensie-2018": "financieel positie_bevoegdheden informatie geweld omgangsvormen prive bedrijfsmiddelen misstand",
    "defensie-2020": "financieel positie_bevoegdheden informatie geweld omgangsvormen prive bedrijfsmiddelen",
    "defensie-2022": (
        "financieel positie_bevoegdheden informatie geweld omgangsvormen prive dienstmiddelen interne_regels anders"
    ),
}
NOT_COLLECTED = Text("Hierover zijn geen cijfers verzameld.", "No figures were collected on this.")


def stated(counts: Mapping[str, int], uitkomst: str = "aangetoond") -> Kubus:
    """Make a cube of stated counts of one outcome by type, such as a published table."""
    cells: dict[Any, int] = {
        (None, None, 2023, Jaarbron.OPGEGEVEN, Schendingstype(kind), Uitkomst(uitkomst)): number
        for kind, number in counts.items()
    }
    return Kubus(
        soort=Soort.MELDING,
        editie=editie(),
        dimensies=("organisatie", "onderdeel", "verslagjaar", "jaarbron", "hoofdcategorie", "uitkomst"),
        cellen=cells,
        populatie=frozenset({(None, 2023)}),
        uitkomsten=frozenset({Uitkomst(uitkomst)}),
    )


@pytest.mark.parametrize("name", ORDER)
def test_every_row_of_the_edition_appears_in_the_published_order_zeros_included(name: str) -> None:
    table = schendingen(register(melding("omgangsvormen"), editie=name))
    zeros = dict.fromkeys(ORDER[name].split(), 0)
    assert list(table.column("mogelijk").items()) == [*(zeros | {"omgangsvormen": 1}).items(), ("totaal", 1)]
    assert [row.label.nl for row in table.rijen[:-1]] == [row.label for row in editie(name).rows("schendingen")]


def test_a_table_says_what_it_counts() -> None:
    """Meldingen that were closed in the year [S 237]."""
    table = schendingen(register(melding("omgangsvormen")))
    assert (table.naam, table.basis, table.eenheid) == ("schendingen", Basis.AFGEROND, Eenheid.MELDING)
    assert table.titel == Text("Totaaloverzicht van schendingen", "Overview of violations")


def test_a_melding_counts_once_by_its_hoofdcategorie() -> None:
    """Several types may apply, the main one counts [S 264, 545]."""
    table = schendingen(register(melding("positie", nevencategorieen=("omgangsvormen", "prive"))))
    assert (table["positie", "mogelijk"], table["omgangsvormen", "mogelijk"], table["totaal", "mogelijk"]) == (1, 0, 1)


@pytest.mark.parametrize(
    ("outcome", "possible", "proven"),
    [("aangetoond", 1, 1), ("niet_aangetoond", 1, 0), ("onbekend", 1, 0), ("lopend", 0, 0)],
)
def test_what_is_closed_is_possible_and_what_was_proven_is_proven(outcome: str, possible: int, proven: int) -> None:
    """A melding still under way is not in the count [S 237]."""
    table = schendingen(register(melding("positie", outcome)))
    assert table.row("positie") == table.row("totaal") == {"mogelijk": possible, "aangetoond": proven}


def test_running_and_unknown_outcomes_are_told_below_the_table() -> None:
    cases = [melding("omgangsvormen", uitkomst=outcome) for outcome in ("lopend", "lopend", "onbekend", "aangetoond")]
    assert schendingen(register(*cases)).noten == (
        Text("Niet meegeteld: lopende meldingen (2).", "Not counted: reports still running (2)."),
        Text("Uitkomst onbekend: 1.", "Outcome unknown: 1."),
    )


def test_a_melding_without_a_closing_date_counts_when_received_and_a_note_says_so() -> None:
    """The basis is the year of closing [S 543]; another date is a stopgap that a reader must know of."""
    received = [
        attrs.evolve(melding("omgangsvormen", uitkomst=outcome), verslagjaar=None, ontvangen=date(2023, 5, 1))
        for outcome in ("aangetoond", "lopend")
    ]
    table = schendingen(register(melding("omgangsvormen"), *received))
    assert table["totaal", "mogelijk"] == 2
    assert table.noten[1:] == (
        Text(
            "Geteld in het jaar van ontvangst, want zonder datum van afronding: 1.",
            "Counted in the year of receipt, for want of a closing date: 1.",
        ),
    )


def test_the_year_of_closing_goes_before_that_of_receipt() -> None:
    """Meldingen of 2022 that were closed in 2023 belong to 2023 [S 543]."""
    case = attrs.evolve(
        melding("omgangsvormen"), verslagjaar=None, ontvangen=date(2022, 12, 1), afgerond=date(2023, 2, 1)
    )
    table = schendingen(register(case), verslagjaar=2023)
    assert (table["totaal", "mogelijk"], table.noten) == (1, ())


@pytest.mark.parametrize(
    ("name", "kind", "row"),
    [
        ("bzk-2023", "dienstmiddelen", "bedrijfsmiddelen"),
        ("rijk-2015", "interne_regels", "bedrijfsmiddelen"),
        ("defensie-2018", "positie", "positie_bevoegdheden"),
        ("defensie-2022", "bevoegdheden", "positie_bevoegdheden"),
        ("defensie-2022", "interne_regels", "interne_regels"),
    ],
)
def test_a_finer_code_counts_in_the_row_that_holds_it(name: str, kind: str, row: str) -> None:
    table = schendingen(register(melding(kind), editie=name))
    assert table.row(row) == table.row("totaal") == {"mogelijk": 1, "aangetoond": 1}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bzk-2023", "positie_bevoegdheden"),  # two rows, and no telling which
        ("bzk-2023", "anders"),  # a row of the signalen only [S 306]
        ("defensie-2022", "bedrijfsmiddelen"),  # split in two
        ("rijk-2015", "communicatie"),  # only BZK has it
        ("defensie-2020", "misstand"),  # dropped
    ],
)
def test_a_code_that_fits_no_row_is_refused_by_name_and_number(name: str, kind: str) -> None:
    with pytest.raises(UnplacedError) as caught:
        schendingen(register(melding(kind), melding(kind, "niet_aangetoond"), melding("omgangsvormen"), editie=name))
    (finding,) = caught.value.findings
    assert finding.rule == "URI-I-rijloos"
    assert all(word in finding.message.nl for word in ("Totaaloverzicht van schendingen", kind, "2", name))
    assert finding.hint is not None


def test_a_running_melding_that_fits_no_row_stops_nothing() -> None:
    assert schendingen(register(melding("anders", "lopend"), melding("omgangsvormen")))["totaal", "mogelijk"] == 1


def test_counts_of_proven_cases_do_not_tell_how_many_were_reported() -> None:
    """Tabel 2 of earlier years gives the second column of Tabel 1 and no more [S 268-278]."""
    table = schendingen(stated({"financieel": 3, "omgangsvormen": 9}))
    assert set(table.column("mogelijk").values()) == {Leeg.NIET_VERZAMELD}
    assert (table["omgangsvormen", "aangetoond"], table["totaal", "aangetoond"]) == (9, 12)
    assert table.broken() == ()


def test_counts_of_cases_that_were_not_proven_tell_neither() -> None:
    assert schendingen(stated({"financieel": 3}, "niet_aangetoond")).is_empty


def test_a_table_knows_its_own_arithmetic() -> None:
    """Columns add up to their totals [S 258], and what was proven is part of what was possible [S 247]."""
    relations = schendingen(register(melding("omgangsvormen"))).relaties
    codes = [*BZK.split(), "totaal"]
    assert relations[:2] == tuple(
        Relatie(RelatieSoort.SOM, tuple((code, column) for code in codes[:-1]), (("totaal", column),))
        for column in ("mogelijk", "aangetoond")
    )
    assert relations[2:] == tuple(
        Relatie(RelatieSoort.AANGETOOND, ((code, "aangetoond"),), ((code, "mogelijk"),)) for code in codes
    )


def test_a_table_with_figures_does_not_say_that_there_are_none() -> None:
    assert NOT_COLLECTED not in schendingen(stated({"financieel": 3})).noten


def test_a_stated_count_that_fits_no_row_is_refused_too() -> None:
    with pytest.raises(UnplacedError):
        schendingen(stated({"financieel": 3, "anders": 2}))


def test_both_columns_come_from_one_source() -> None:
    """Else "waarvan aangetoond" is no part of what stands beside it, and what fits no row is lost in silence."""
    whole = Kubus.from_register(register(melding("geweld"), melding("geweld", "niet_aangetoond")))
    counts = (stated({"geweld": 7, "anders": 2}), whole)
    table = schendingen(Dossier(verslagjaar=2023, editie=editie(), tellingen=counts))
    assert table.row("totaal") == {"mogelijk": 2, "aangetoond": 1}


def test_without_meldingen_nothing_is_collected() -> None:
    table = schendingen(Dossier(verslagjaar=2023, editie=editie()))
    assert table.is_empty
    assert table.noten == (NOT_COLLECTED,)


def test_a_file_of_signalen_only_does_not_speak_of_meldingen() -> None:
    table = schendingen(register(signaal("omgangsvormen")))
    assert table.is_empty
    assert table.noten == (NOT_COLLECTED,)


def test_a_year_without_meldingen_of_a_register_that_has_them_counts_none() -> None:
    """The register of meldingen was kept that year: none is a number."""
    table = schendingen(
        register(signaal("omgangsvormen"), attrs.evolve(melding("omgangsvormen"), verslagjaar=2020)), verslagjaar=2023
    )
    assert table.row("totaal") == {"mogelijk": 0, "aangetoond": 0}
