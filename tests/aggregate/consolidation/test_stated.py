"""Figures that organisations state beside their cases, added up: what adds, and who does not state it."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from tests.factories import dossier, melding, register
from uri import (
    Aanlevering,
    FinancieelBelang,
    Leeg,
    Sessie,
    UnreadableError,
    Vertrouwenspersonen,
    consolidate,
    rapport,
    read_dossier,
)
from uri.aggregate import Dossier

EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
A = Vertrouwenspersonen(jaar=2023, begin=10, toegetreden=4, vertrokken=2, eind=12, hulpvragen=30, medewerkers=1000)
B = Vertrouwenspersonen(
    jaar=2023, begin=5, toegetreden=0, vertrokken=1, eind=4, hulpvragen=6, medewerkers=200, extern=3
)


def of(name: str, **stated: object) -> Dossier:
    return attrs.evolve(dossier(melding(), organisatie=name), **stated)  # type: ignore[arg-type]


def test_the_figures_of_the_example_are_handed_over_and_added() -> None:
    """Table 5 has 11.633 employees and 224 requests [S 384, 388], Table 6 three kinds of session [S 446-448]."""
    other = of("Gemeente B", vertrouwenspersonen=(B,), sessies=(Sessie(jaar=2023, sessie="Teamgesprek", aantal=2),))
    made = consolidate([read_dossier(EXAMPLE), other])
    table = made["vertrouwenspersonen"]
    assert table.count("hulpvragen", "aantal") == 224 + 6
    assert table["ratio", "aantal"] == (224 + 6) / (11633 + 200)
    interests = 14 + 4 + 52 + 7 + 35 + 52 + 6 + 109 + 2 + 4 + 6  # Table 7, 2023 [S 468-483]
    assert made["financiele_belangen"].count("meldplicht", "aantal") == interests
    beside = made["sessies_per_organisatie"]
    assert beside.count("teamgesprek", "Gemeente B") == 2
    assert beside["teamgesprek", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"] is Leeg.NIET_VERZAMELD
    assert made["sessies"].count("totaal", "aantal") == 2 + rapport(read_dossier(EXAMPLE))["sessies"].count(
        "totaal", "aantal"
    )
    assert not [one for one in made.tabellen.values() if one.broken()]


def test_stock_flow_and_requests_add_up_and_what_does_not_is_left_out() -> None:
    """By hand; external advisers may serve several organisations, and a mean has no sum."""
    made = consolidate(
        [of("A", vertrouwenspersonen=(A,)), of("B", vertrouwenspersonen=(B,)), register(melding(organisatie="C"))]
    )
    table = made["vertrouwenspersonen"]
    assert table.column("aantal") == {
        "medewerkers": 1200,
        "begin": 15,
        "eind": 16,
        "vertrokken": 3,
        "toegetreden": 4,
        "hulpvragen": 36,
        "ratio": 36 / 1200,
    }
    assert "Niet in het totaal, want niet opgegeven: C." in [note.nl for note in table.noten]
    assert str(made["dekking"]["c", "vertrouwenspersonen"]) == "niet verzameld"
    beside = made["vertrouwenspersonen_per_organisatie"]
    assert beside["begin", "C"] is Leeg.NIET_VERZAMELD
    assert len(table.relaties) == 1
    assert not beside.broken()


def test_a_row_that_one_does_not_state_is_told_and_breaks_no_flow() -> None:
    half = attrs.evolve(B, begin=None, medewerkers=None)
    made = consolidate([of("A", vertrouwenspersonen=(A,)), of("B", vertrouwenspersonen=(half,))])
    table = made["vertrouwenspersonen"]
    assert (table["begin", "aantal"], table["eind", "aantal"], table["ratio", "aantal"]) == (10, 16, Leeg.NIET_BEKEND)
    assert not table.relaties
    assert any(note.nl.endswith("niet opgegeven door B.") for note in table.noten)


def test_sessions_of_one_kind_are_one_row_however_they_are_spelled() -> None:
    kinds = [[("Workshop", 3), ("E-learning", 1)], [("workshop ", 4)]]
    parts = [
        of(name, sessies=tuple(Sessie(jaar=2023, sessie=kind, aantal=number) for kind, number in own))
        for name, own in zip("AB", kinds, strict=True)
    ]
    table = consolidate(parts)["sessies"]
    assert table.column("aantal") == {"elearning": 1, "workshop": 7, "totaal": 8}
    assert not table.broken()


def test_reported_interests_are_by_organisation() -> None:
    interests = (FinancieelBelang(jaar=2023, onderdeel="Dienst", meldplicht=20, meldingen=4),)
    made = consolidate([of("A", financiele_belangen=interests), of("B", financiele_belangen=interests * 2)])
    beside = made["financiele_belangen_per_organisatie"]
    assert beside.row("meldplicht") == {"A": 20, "B": 40, "totaal": 60}
    assert beside.row("meldingen") == {"A": 4, "B": 8, "totaal": 12}


def test_without_such_figures_there_is_no_such_table() -> None:
    assert "sessies" not in consolidate([register(melding(organisatie="A"))]).tabellen


def test_a_handover_and_a_report_tell_the_same_stated_figures() -> None:
    made = Aanlevering.of(read_dossier(EXAMPLE))
    assert Aanlevering.from_json(made.to_json()) == made
    report = rapport(read_dossier(EXAMPLE))
    names = ("vertrouwenspersonen", "sessies", "financiele_belangen")
    assert [consolidate([made])[name] for name in names] == [consolidate([report])[name] for name in names]


def test_a_figure_of_another_table_is_refused_at_its_path() -> None:
    data = json.loads(Aanlevering.of(of("A", vertrouwenspersonen=(A,))).to_json())
    data["opgaven"][0]["tabel"] = "kerncijfers"
    with pytest.raises(UnreadableError) as caught:
        Aanlevering.from_dict(data)
    assert "opgaven 1, tabel" in caught.value.to_text("nl")
