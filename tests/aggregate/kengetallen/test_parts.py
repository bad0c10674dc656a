"""The parts of an organisation side by side, and the whole."""

from datetime import date

import pytest

from tests.factories import dossier, melding
from uri import Kubus, Leeg, Personeel, Register, SelectionError, vergelijking
from uri.aggregate import RelatieSoort

CASES = [
    melding(onderdeel="Noord", ontvangen=date(2023, 1, 1), afgerond=date(2023, 1, 11), verslagjaar=None),
    melding("prive", "niet_aangetoond", onderdeel="Noord"),
    melding(onderdeel="Zuid", ontvangen=date(2023, 1, 1), afgerond=date(2023, 2, 10), verslagjaar=None),
    melding(),  # of no part
    melding(onderdeel="Oost", verslagjaar=2022),
]


def test_parts_stand_beside_the_whole() -> None:
    """Noord has 1 of 2 substantiated, Zuid 1 of 1, and the whole 3 of 4, with one of no part. Oost had none in 2023."""
    table = vergelijking(Register.from_records(CASES), verslagjaar=2023, onderdelen=True)
    assert table.row("meldingen") == {"Noord": 2, "Zuid": 1, "totaal": 4}
    assert table.row("aandeel_aangetoond") == {"Noord": 0.5, "Zuid": 1.0, "totaal": 0.75}
    assert table.row("dagen_mediaan") == {"Noord": 10.0, "Zuid": 40.0, "totaal": 25.0}
    assert str(table.kolommen[-1].label) == "Totaal"


def test_a_part_has_the_rates_of_its_own_employees() -> None:
    """1 substantiated of 50 in Noord, and 3 of 400 in the whole; of Zuid nothing is stated."""
    staff = (Personeel(jaar=2023, aantal=400), Personeel(jaar=2023, aantal=50, onderdeel="Noord"))
    table = vergelijking(dossier(*CASES, personeel=staff), onderdelen=True)
    assert table.row("aangetoond_per_100_medewerkers") == {"Noord": 2.0, "Zuid": Leeg.NIET_VERZAMELD, "totaal": 0.75}
    assert table.row("meldingen_per_100_medewerkers")["totaal"] == 1.0


def test_no_sum_is_declared_over_parts_as_cases_may_have_none() -> None:
    table = vergelijking(Register.from_records(CASES), verslagjaar=2023, onderdelen=True)
    assert RelatieSoort.SOM not in {relation.soort for relation in table.relaties}
    assert not table.broken()


def test_a_cube_has_its_parts_too() -> None:
    cube = Kubus.from_register(Register.from_records(CASES))
    table = vergelijking(cube, verslagjaar=2023, onderdelen=True)
    assert table.row("aangetoond") == {"Noord": 1, "Zuid": 1, "totaal": 3}
    assert "dagen_mediaan" not in [row.code for row in table.rijen]  # a cube by itself holds no days


def test_one_part_is_compared_over_the_years() -> None:
    table = vergelijking(Register.from_records(CASES), verslagjaar=2023, onderdeel="Noord")
    assert table.row("meldingen")["2023"] == 2
    with pytest.raises(SelectionError):
        vergelijking(Register.from_records(CASES), verslagjaar=2023, onderdeel="West")
