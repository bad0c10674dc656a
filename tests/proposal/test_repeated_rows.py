"""Rows that repeat a kenmerk: what differs in them is named, with both ways on."""

from io import StringIO

import pytest

import uri
from uri.proposal import propose_mapping
from uri.register import Tabelvorm, Telt

HEAD = "Zaaknr;Ontvangen;Afgerond;Categorie;Bevinding;Sanctie"
DAYS = "05-01-2024;01-03-2024"


def _file(*rows: str) -> StringIO:
    file = StringIO("\n".join([HEAD, *rows]))
    file.name = "zaken.csv"
    return file


def _doubts(*rows: str, telt: Telt = Telt.MELDING) -> str:
    earlier = uri.Koppeling(tabel=Tabelvorm(telt=telt))
    return " ".join(str(doubt) for doubt in propose_mapping(_file(*rows), koppeling=earlier).doubts)


DIFFERENT = (f"1;{DAYS};Geweld;Gegrond;Berisping", f"1;{DAYS};Geweld;Ongegrond;", f"2;{DAYS};Geweld;Gegrond;")


def test_what_differs_is_named_with_its_column_and_first_row_and_what_to_do() -> None:
    said = _doubts(*DIFFERENT)
    assert (
        "1 rijen herhalen een kenmerk, en zeggen iets anders in kolom “Bevinding” (zaken: 1, de eerste in rij 2)"
        in said
    )
    assert "geef dan elke zaak een eigen kenmerk" in said
    assert 'telt = "betrokkene" onder [tabel] (in de werkmap: op het blad tabel)' in said
    assert "Van de uitkomst beslist u welke voor de zaak geldt" in said


def test_where_rows_are_persons_those_that_differ_are_said_to_be_refused() -> None:
    said = _doubts(*DIFFERENT, telt=Telt.BETROKKENE)
    assert said.startswith("De rijen van één zaak verschillen in kolom “Bevinding” (zaken: 1, de eerste in rij 2)")
    assert "herhalen een kenmerk" not in said
    koppeling = uri.propose(_file(*DIFFERENT)).confirm()
    persons = uri.Koppeling(
        tabel=Tabelvorm(telt=Telt.BETROKKENE), kolommen=koppeling.kolommen, waarden=koppeling.waarden
    )
    assert uri.scan_register(_file(*DIFFERENT), koppeling=persons).rejected == (2,)


@pytest.mark.parametrize(
    "rows",
    [
        (f"1;{DAYS};Geweld;Gegrond;Berisping", f"1;{DAYS};Geweld;Bewezen;Ontslag"),
        (f"1;{DAYS};Geweld;Gegrond;Berisping", f"1;{DAYS};Geweld;;"),
    ],
    ids=["two words of one code, and two measures", "an empty cell"],
)
def test_persons_of_one_case_leave_nothing_to_decide(rows: tuple[str, ...]) -> None:
    assert not _doubts(*rows, telt=Telt.BETROKKENE)


def test_rows_that_only_differ_in_measures_are_persons() -> None:
    rows = (f"1;{DAYS};Geweld;Gegrond;Berisping", f"1;{DAYS};Geweld;Gegrond;Overplaatsing")
    assert uri.propose(_file(*rows)).tabel.telt is Telt.BETROKKENE


def test_no_kenmerk_is_told() -> None:
    assert "GEHEIM" not in _doubts(*(row.replace("1;", "GEHEIM;", 1) for row in DIFFERENT))
