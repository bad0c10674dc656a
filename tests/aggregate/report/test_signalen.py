"""Table 3: what a signaal counts as, and what happens to what no row can hold."""

from datetime import date

import pytest

from tests.factories import melding, register, signaal
from uri import (
    UnplacedError,
    signalen,
)
from uri.aggregate import Basis, Eenheid
from uri.languages import Text

BZK = "financieel positie informatie communicatie bevoegdheden geweld omgangsvormen bedrijfsmiddelen prive misstand"
NOT_COLLECTED = Text("Hierover zijn geen cijfers verzameld.", "No figures were collected on this.")


def test_signalen_have_the_rows_of_table_1_and_a_rest() -> None:
    """Tabel 3 has "Anders" besides [S 306]."""
    table = signalen(register(signaal("anders"), signaal("prive"), signaal("prive")))
    zeros = dict.fromkeys([*BZK.split(), "anders"], 0)
    assert list(table.column("aantal").items()) == [*(zeros | {"anders": 1, "prive": 2}).items(), ("totaal", 3)]
    assert (table.basis, table.eenheid, table.noten) == (Basis.ONTVANGEN, Eenheid.SIGNAAL, ())


def test_a_signaal_counts_when_received() -> None:
    """In 2023 we received 15 signalen [S 289]."""
    case = signaal("omgangsvormen", ontvangen=date(2023, 12, 30), afgerond=date(2024, 1, 4), verslagjaar=None)
    assert signalen(register(case), verslagjaar=2023)["totaal", "aantal"] == 1


def test_a_signaal_without_a_date_of_receipt_counts_when_closed_and_a_note_says_so() -> None:
    table = signalen(
        register(signaal("omgangsvormen", afgerond=date(2023, 3, 1), verslagjaar=None), signaal("omgangsvormen"))
    )
    assert table["totaal", "aantal"] == 2
    assert table.noten == (
        Text(
            "Geteld in het jaar van afronding, want zonder datum van ontvangst: 1.",
            "Counted in the year of closing, for want of a date of receipt: 1.",
        ),
    )


def test_without_signalen_nothing_is_collected() -> None:
    """Not zero: signalen are only in the report since 2022 [S 289]."""
    table = signalen(register(melding("omgangsvormen")))
    assert table.is_empty
    assert table.noten == (NOT_COLLECTED,)


def test_a_signaal_that_fits_no_row_is_refused_by_name_and_number() -> None:
    with pytest.raises(UnplacedError) as caught:
        signalen(register(signaal("positie_bevoegdheden"), signaal("positie_bevoegdheden")))
    summary, finding = caught.value.to_text("en").splitlines()
    assert summary == "Not every case fits a row of the edition."
    assert all(word in finding for word in ("Overview of concerns", "positie_bevoegdheden", "2", "bzk-2023"))
