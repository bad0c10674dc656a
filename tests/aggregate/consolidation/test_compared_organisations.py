"""Key figures of organisations side by side: worked out by hand, and against plain counts of all cases together."""

import json
import statistics
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import dossier, melding
from uri import (
    Aanlevering,
    Doorlooptijden,
    Kerncijfers,
    Klacht,
    Leeg,
    Melding,
    Personeel,
    Register,
    Tabel,
    UnreadableError,
    Vertrouwenspersonen,
    consolidate,
    kengetallen,
)
from uri.aggregate import Relatie, RelatieSoort

FIRST = date(2023, 1, 1)


def took(days: int, name: str, **fields: Any) -> Melding:  # noqa: ANN401 (the fields of a melding)
    """A melding of 2023 that was closed so many days after it came in."""
    closed = date(2023, 12, 1)
    return melding(organisatie=name, ontvangen=closed - timedelta(days), afgerond=closed, verslagjaar=None, **fields)


def compared(*sources: Register | Aanlevering | Any) -> Tabel:  # noqa: ANN401 (whatever can be handed over)
    return consolidate(sources, verslagjaar=2023)["vergelijking"]


def test_figures_stand_side_by_side_and_behind_them_those_of_all() -> None:
    """A: 2 of 3 substantiated, B: 0 of 2; together 2 of 5."""
    a = [took(10, "A"), took(20, "A"), took(90, "A", uitkomst="niet_aangetoond")]
    b = [took(30, "B", uitkomst="niet_aangetoond"), took(50, "B", uitkomst="niet_aangetoond")]
    table = compared(Register.from_records(a), Register.from_records(b))
    assert table.row("meldingen") == {"A": 3, "B": 2, "totaal": 5}
    assert table.row("aandeel_aangetoond") == {"A": pytest.approx(2 / 3), "B": 0.0, "totaal": 0.4}
    assert table.row("dagen_mediaan") == {"A": 20.0, "B": 40.0, "totaal": 30.0}  # 10, 20, 30, 50, 90
    assert table.row("aandeel_twaalf_weken") == {"A": pytest.approx(2 / 3), "B": 1.0, "totaal": 0.8}
    parts, whole = (("meldingen", "A"), ("meldingen", "B")), (("meldingen", "totaal"),)
    assert Relatie(RelatieSoort.SOM, parts, whole) in table.relaties
    assert not table.broken()


def test_who_does_not_tell_a_figure_is_named_and_not_in_its_total() -> None:
    """Of 100 and 300 employees; the third has 3 reports and no number of employees."""
    staffed = [
        dossier(*cases, organisatie=name, personeel=(Personeel(jaar=2023, aantal=number),))
        for name, number, cases in (("A", 100, [took(1, "A")]), ("B", 300, [took(2, "B")] * 3))
    ]
    table = compared(*staffed, Register.from_records([took(3, "C")] * 3))
    assert table.row("meldingen_per_100_medewerkers") == {"A": 1.0, "B": 1.0, "C": Leeg.NIET_VERZAMELD, "totaal": 1.0}
    assert table["meldingen", "totaal"] == 7
    (note,) = [note.nl for note in table.noten if "zonder C" in note.nl]
    assert "Meldingen per 100 medewerkers" in note


def test_a_rate_of_another_scope_is_not_in_the_total_either() -> None:
    other = Personeel(jaar=2023, aantal=50, zonder="Dienst Z")
    table = compared(
        dossier(took(1, "A"), organisatie="A", personeel=(Personeel(jaar=2023, aantal=100),)),
        dossier(took(1, "B"), organisatie="B", personeel=(other,)),
    )
    assert table.row("meldingen_per_100_medewerkers") == {
        "A": 1.0,
        "B": Leeg.NIET_VAN_TOEPASSING,
        "totaal": 1.0,
    }


def test_what_stands_beside_the_cases_adds_up_too() -> None:
    """Stock as stated, complaints as recorded: 4 + 10 received - 8 closed = 6 open, and 0 + 1 - 1 = 0."""
    stated = Kerncijfers(jaar=2023, meldingen=8, open_begin=4, ontvangen=10, open_eind=6)
    upheld = Klacht(verslagjaar=2023, oordeel="gegrond")
    advisers = Vertrouwenspersonen(jaar=2023, hulpvragen=12, medewerkers=480)
    a = dossier(organisatie="A", kerncijfers=(stated,), klachten=(upheld, upheld), vertrouwenspersonen=(advisers,))
    b = dossier(took(5, "B"), organisatie="B", klachten=(Klacht(verslagjaar=2023, oordeel="ongegrond"),))
    table = compared(a, b)
    assert table.row("klachten_gegrond") == {"A": 2, "B": 0, "totaal": 2}
    assert [table[row, "totaal"] for row in ("open_begin", "ontvangen", "open_eind")] == [4, 11, 6]
    assert table.row("hulpvragen_per_100_medewerkers") == {"A": 2.5, "B": Leeg.NIET_VERZAMELD, "totaal": 2.5}
    assert not table.broken()


DAYS = st.dictionaries(st.sampled_from("ABCD"), st.lists(st.integers(0, 400), min_size=1, max_size=8), min_size=1)


@given(days=DAYS)
def test_the_median_of_a_whole_is_that_of_all_cases(days: dict[str, list[int]]) -> None:
    """From what was handed over by day, as JSON, and from one register of all."""
    every = [took(number, name) for name, own in days.items() for number in own]
    registers = [Register.from_records([case for case in every if case.organisatie == name]) for name in days]
    handed_over = [Aanlevering.from_json(Aanlevering.of(one, dagen="dag").to_json()) for one in registers]
    table, of_one = compared(*handed_over), compared(Register.from_records(every))
    numbers = sorted(number for own in days.values() for number in own)
    assert table["dagen_mediaan", "totaal"] == of_one["dagen_mediaan", "totaal"] == statistics.median(numbers)
    assert table["dagen_p90", "totaal"] == numbers[-(-9 * len(numbers) // 10) - 1]
    alone = [attrs.evolve(case, organisatie="E") for case in every]
    assert kengetallen(Register.from_records(alone))["dagen_mediaan"].waarde == Fraction(statistics.median(numbers))


@given(days=DAYS)
def test_of_classes_the_median_of_a_whole_is_an_interval_that_holds_it(days: dict[str, list[int]]) -> None:
    every: dict[str, list[Melding]] = defaultdict(list)
    for name, own in days.items():
        every[name] += [took(number, name) for number in own]
    handed_over = [Aanlevering.of(Register.from_records(cases)) for cases in every.values()]
    assert all(one.doorlooptijden and one.doorlooptijden.median() for one in handed_over)
    total = sum((one.doorlooptijden or Doorlooptijden.of([]) for one in handed_over), Doorlooptijden.of([]))
    low, high = total.median() or (Fraction(0), None)
    median = Fraction(statistics.median(number for own in days.values() for number in own))
    assert low <= median
    assert high is None or median <= high
    table = compared(*handed_over)
    if low != high:
        assert table["dagen_mediaan", "totaal"] is Leeg.NIET_BEKEND
        assert any(note.nl.startswith("Totaal: Dagen tot afronding, mediaan: ") for note in table.noten)


def test_days_are_handed_over_in_classes_unless_something_else_is_asked_for() -> None:
    register = Register.from_records([took(10, "A"), took(100, "A")])
    assert json.loads(Aanlevering.of(register).to_json())["doorlooptijden"] == [
        {"van": 0, "tot": 14, "aantal": 1},
        {"van": 85, "tot": 182, "aantal": 1},
    ]
    by_day, own, none = (Aanlevering.of(register, dagen=how).doorlooptijden for how in ("dag", [50], "geen"))
    assert by_day == Doorlooptijden.of([10, 100])
    assert own == Doorlooptijden(klassen={(0, 50): 1, (51, None): 1})
    assert none is None


def test_a_handover_without_days_and_counts_beside_is_read_as_before() -> None:
    made = Aanlevering.of(Register.from_records([melding(organisatie="A")]))
    assert {"naast", "doorlooptijden"}.isdisjoint(json.loads(made.to_json()))
    assert Aanlevering.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("doorlooptijden", [{"van": 9, "tot": 3, "aantal": 1}]),
        ("doorlooptijden", [{"van": 1, "tot": 3, "aantal": 1}, {"van": 1, "tot": 3, "aantal": 2}]),
        ("doorlooptijden", [{"van": 1, "tot": 3, "aantal": -1}]),
        ("naast", {"kanaal_duif": 1}),
        ("naast", {"anoniem": -1}),
    ],
    ids=["ends before it begins", "twice", "below zero", "no such count", "count below zero"],
)
def test_what_no_handover_can_hold_is_refused_at_its_key(key: str, value: object) -> None:
    plain = json.loads(Aanlevering.of(Register.from_records([took(1, "A")])).to_json())
    with pytest.raises(UnreadableError) as caught:
        Aanlevering.from_dict({**plain, key: value})
    assert any(key in str(finding.place) for finding in caught.value.findings)
