"""Table 6: the prevention sessions."""

import attrs

from tests.factories import dossier, melding, register
from uri import (
    Dossier,
    Leeg,
    Sessie,
    Tabel,
    editie,
    sessies,
)
from uri.aggregate import Basis, Eenheid

NOT_COLLECTED, BLANK = Leeg.NIET_VERZAMELD, Leeg.BLANCO


def test_without_figures_nothing_is_collected() -> None:
    for source in (dossier(), register(melding())):
        table = sessies(source)
        assert {cell for row in table.cellen for cell in row} == {NOT_COLLECTED}
        assert (table.basis, table.broken()) == (Basis.VERSLAGJAAR, ())


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


def test_sessions_add_up_where_there_are_any() -> None:
    held = Dossier(verslagjaar=2023, editie=editie(), sessies=(Sessie(jaar=2023, sessie="Workshop", aantal=3),))
    assert len(sessies(held).relaties) == 1
    assert sessies(attrs.evolve(held, sessies=())).relaties == ()
