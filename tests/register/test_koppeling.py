"""The mapping as a value, and registers that are read by it."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pandas as pd
import pytest

import uri
from uri.errors import UnreadableError
from uri.register.koppeling import Koppeling, Kruisje, Tabelvorm, Telt


def read(text: str, koppeling: Koppeling) -> uri.Reading:
    return uri.scan_register(StringIO(text), format="csv", koppeling=koppeling)


def test_what_is_open_and_proposed_is_not_applied_until_it_is_decided() -> None:
    koppeling = Koppeling(
        kolommen={"Aard": "hoofdcategorie", "Bevinding": "uitkomst", "Jaar": "verslagjaar", "Extra": "?"},
        waarden={"uitkomst": {"Gegrond": "?"}},
        voorstellen={"hoofdcategorie": {"Privégedrag": "prive"}},
    )
    text = "Aard;Bevinding;Jaar;Extra\nPrivégedrag;Gegrond;2023;x\n"
    assert koppeling.open == {"kolommen": ("Extra",), "uitkomst": ("Gegrond",)}
    assert koppeling.proposals == {"hoofdcategorie": {"Privégedrag": "prive"}}
    assert len(read(text, koppeling).rejected) == 1
    decided = koppeling.confirm("hoofdcategorie").with_values(uitkomst={"gegrond": "aangetoond"})
    assert (decided.open, decided.proposals) == ({"kolommen": ("Extra",)}, {})
    reading = read(text, decided)
    (case,) = reading.register.to_records()
    assert (case.hoofdcategorie, case.uitkomst, case.eigen) == ("prive", "aangetoond", {"Extra": "x"})
    assert [finding.rule for finding in reading.findings] == ["URI-I-open"]


@pytest.mark.parametrize(
    ("keys", "faults"),
    [
        ({"kolommen": {"A": "soort_zaak"}}, ["kolommen, A"]),
        ({"kolommen": {"A": "uitkomst", "a ": "soort"}}, ["kolommen, a "]),
        ({"waarden": {"uitkomst": {"Ja": "ja"}}}, ["waarden.uitkomst, Ja"]),
        ({"waarden": {"kenmerk": {"Ja": "ja"}}}, ["waarden.kenmerk, Ja"]),
        ({"voorstellen": {"soort": {"X": "y", "x": "melding"}}}, ["voorstellen.soort, X", "voorstellen.soort, x"]),
        ({"kruisjes": {"B": Kruisje(veld="ontvangen", code="ja")}}, ["kruisjes, B"]),
        ({"tabel": Tabelvorm(scheiding={"ontvangen": ","})}, ["tabel, scheiding"]),
    ],
)
def test_every_fault_of_a_mapping_is_told_at_its_key(keys: dict[str, object], faults: list[str]) -> None:
    with pytest.raises(UnreadableError) as caught:
        Koppeling(**keys)  # type: ignore[arg-type]
    assert [finding.place.key for finding in caught.value.findings] == faults


def test_the_name_of_a_part_has_another_spelling_and_an_unknown_one_stays() -> None:
    koppeling = Koppeling(
        kolommen={"Aard": "hoofdcategorie", "Bevinding": "uitkomst", "Jaar": "verslagjaar", "Dir.": "onderdeel"},
        waarden={"onderdeel": {"Dir. Zuid": "Directie Zuid"}},
    )
    text = "Aard;Bevinding;Jaar;Dir.\ngeweld;aangetoond;2023;dir zuid\ngeweld;aangetoond;2023;Staf\n"
    assert [case.onderdeel for case in read(text, koppeling).register.to_records()] == ["Directie Zuid", "Staf"]


def test_crosses_become_codes_and_anything_else_than_a_cross_rejects_its_row() -> None:
    koppeling = Koppeling(
        kolommen={"Aard": "hoofdcategorie", "Jaar": "verslagjaar"},
        kruisjes={
            "Ja": Kruisje(veld="uitkomst", code="aangetoond"),
            "Nee": Kruisje(veld="uitkomst", code="niet_aangetoond"),
            "Berisping": Kruisje(veld="afdoeningen", code="berisping"),
            "Overplaatsing": Kruisje(veld="afdoeningen", code="verplaatsing"),
        },
    )
    lines = [
        "Aard;Jaar;Ja;Nee;Berisping;Overplaatsing",
        "geweld;2023;x;;1;ja",
        "geweld;2023;;X;;nee",
        "geweld;2023;?;;;",
    ]
    reading = read("\n".join([*lines, "geweld;2023;x;x;;"]), koppeling)
    assert [(case.uitkomst, case.afdoeningen) for case in reading.register.to_records()] == [
        ("aangetoond", ("berisping", "verplaatsing")),
        ("niet_aangetoond", ()),
    ]
    assert reading.rejected == (4, 5)
    assert {(finding.place.row, finding.place.column) for finding in reading.findings} >= {(4, "Ja")}


def test_several_values_in_a_cell_are_a_main_type_and_further_ones() -> None:
    koppeling = Koppeling(
        tabel=Tabelvorm(scheiding={"hoofdcategorie": ", "}),
        kolommen={"Aard": "hoofdcategorie", "Uit": "uitkomst", "Jaar": "verslagjaar"},
        waarden={"hoofdcategorie": {"Fraude, groot": "financieel", "Pesten": "omgangsvormen"}},
    )
    text = 'Aard;Uit;Jaar\n"Pesten, geweld, prive";aangetoond;2023\n"Fraude, groot";aangetoond;2023\n'
    first, second = read(text, koppeling).register.to_records()
    assert (first.hoofdcategorie, first.nevencategorieen) == ("omgangsvormen", ("geweld", "prive"))
    assert (second.hoofdcategorie, second.nevencategorieen) == ("financieel", ())


def test_empty_cells_repeat_and_totals_notes_and_empty_rows_are_left_out_by_name() -> None:
    koppeling = Koppeling(
        tabel=Tabelvorm(doorvullen=("Aard",), verslagjaar=2023),
        kolommen={"Aard": "hoofdcategorie", "Uit": "uitkomst", "Nr": "kenmerk"},
    )
    lines = ["Aard;Nr;Uit", "geweld;1;aangetoond", ";2;lopend", "prive;3;lopend", "Totaal;3;", ";* met dank aan;"]
    reading = read("\n".join(lines), koppeling)
    assert [case.hoofdcategorie for case in reading.register.to_records()] == ["geweld", "geweld", "prive"]
    assert (reading.rows, reading.rejected, reading.left_out) == (5, (), (5, 6))
    assert {case.verslagjaar for case in reading.register.to_records()} == {2023}


def test_rows_of_persons_are_one_case_whose_persons_are_counted() -> None:
    koppeling = Koppeling(
        tabel=Tabelvorm(telt=Telt.BETROKKENE),
        kolommen={"Zaak": "kenmerk", "Aard": "hoofdcategorie", "Uit": "uitkomst", "Maatregel": "afdoeningen"},
    )
    lines = [
        "Zaak;Aard;Uit;Maatregel;Jaar",
        "A;geweld;aangetoond;berisping;2023",
        "B;prive;lopend;;2023",
        "A;geweld;aangetoond;verplaatsing;2023",
        "C;prive;lopend;;2023",
        "C;geweld;lopend;;2023",
    ]
    reading = read("\n".join(lines), koppeling)
    told = [(case.kenmerk, case.betrokkenen, case.afdoeningen) for case in reading.register.to_records()]
    assert told == [("A", 2, ("berisping", "verplaatsing")), ("B", 1, ())]
    assert (reading.rows, reading.rejected, reading.left_out) == (5, (5,), (4, 6))


def test_a_word_can_stand_for_nothing_and_an_empty_cell_for_a_code() -> None:
    koppeling = Koppeling(
        kolommen={"Aard": "hoofdcategorie", "Uit": "uitkomst", "Gevolg": "afdoeningen"},
        waarden={"uitkomst": {"": "lopend"}, "afdoeningen": {"n.v.t.": ""}},
    )
    (case,) = read("Aard;Uit;Gevolg;Jaar\ngeweld;;n.v.t.;2023\n", koppeling).register.to_records()
    assert (case.uitkomst, case.afdoeningen) == ("lopend", ())


def test_dates_are_read_as_people_write_them_and_a_date_can_be_mapped() -> None:
    koppeling = Koppeling(
        kolommen={"In": "ontvangen", "Aard": "hoofdcategorie"},
        waarden={"ontvangen": {"begin 2023": "2023-01-01"}},
    )
    text = "In;Aard;Uitkomst\n3 mei 2023;geweld;lopend\n31/12/22;geweld;lopend\nbegin 2023;geweld;lopend\n"
    days = [case.ontvangen for case in read(text, koppeling).register.to_records()]
    assert days == [date(2023, 5, 3), date(2022, 12, 31), date(2023, 1, 1)]


def test_frames_take_a_mapping_as_far_as_each_row_stands_by_itself() -> None:
    frame = pd.DataFrame({"Aard": ["Pesten", "geweld"], "Uit": ["lopend"] * 2, "Jaar": [2023] * 2})
    koppeling = Koppeling(
        kolommen={"Aard": "hoofdcategorie", "Uit": "uitkomst"}, waarden={"hoofdcategorie": {"Pesten": "omgangsvormen"}}
    )
    expected = ["omgangsvormen", "geweld"]
    for register in (
        uri.Register.from_frame(frame, koppeling=koppeling),
        uri.Frame(frame, koppeling=koppeling).register(),
    ):
        assert [case.hoofdcategorie for case in register.to_records()] == expected
    cube = uri.Kubus.from_frame(uri.Frame(frame, koppeling=koppeling))
    assert sum(cube.cellen.values()) == 2
    persons = Koppeling(tabel=Tabelvorm(telt=Telt.BETROKKENE))
    with pytest.raises(UnreadableError, match=r"from_frame"):
        uri.Frame(frame, koppeling=persons).register()


def test_no_word_of_a_case_stands_in_the_repr() -> None:
    koppeling = Koppeling(kolommen={"Aard": "hoofdcategorie"}, waarden={"hoofdcategorie": {"Geheim": "?"}})
    assert repr(koppeling) == "<Koppeling: 1 kolommen, 1 woorden, 1 open of voorgesteld>"
    assert "<td>Geheim</td><td>hoofdcategorie</td><td>?</td>" in koppeling._repr_html_()
