"""Cases that repeat the kenmerk of an earlier one: counted by kind, year and organisation, and told below tables."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import melding, register, signaal
from uri import Soort, aangetoond_per_jaar, schendingen, signalen
from uri.aggregate.sources.repeated_cases import repeats

MELDING = "Zaken met het kenmerk van een eerdere, elk apart geteld: {}."


def test_a_kenmerk_belongs_to_an_organisation_and_a_kind() -> None:
    cases = register(
        melding(organisatie="A", kenmerk="1"),
        melding(organisatie="B", kenmerk="1"),
        signaal(organisatie="A", kenmerk="1"),
        melding(organisatie="A"),
        melding(organisatie="A"),
    )
    assert not repeats(cases, {})[Soort.SIGNAAL, 2023]
    assert not repeats(cases, {"organisatie": "A"})
    assert not any("kenmerk" in note.nl for note in schendingen(cases, organisatie="A").noten)


def test_each_year_tells_of_its_own_repeats() -> None:
    cases = register(melding(verslagjaar=2022, kenmerk="1"), melding(kenmerk="1"), melding(kenmerk="1"))
    assert MELDING.format(2) in [note.nl for note in schendingen(cases, verslagjaar=2023).noten]
    assert not schendingen(cases, verslagjaar=2022).noten
    table = aangetoond_per_jaar(cases, verslagjaar=2022, jaren=[2022, 2023])
    assert "2023: " + MELDING.format(2) in [note.nl for note in table.noten]


def test_signalen_have_a_note_of_their_own() -> None:
    cases = register(signaal(kenmerk="1"), signaal(kenmerk="1"), melding(kenmerk="2"))
    assert [note.nl for note in signalen(cases).noten] == [MELDING.format(1)]
    assert not any("kenmerk" in note.nl for note in schendingen(cases).noten)


def test_a_case_that_is_not_counted_yet_repeats_nothing_in_the_year() -> None:
    running = melding("prive", "lopend", verslagjaar=None, ontvangen=date(2023, 5, 4), kenmerk="1")
    cases = register(melding(kenmerk="1"), running)
    assert not repeats(cases, {})[Soort.MELDING, 2023]


@given(st.lists(st.tuples(st.sampled_from([None, "1", "2", "3"]), st.sampled_from([2022, 2023])), max_size=12))
def test_so_many_repeat_as_there_are_more_cases_than_kenmerken(rows: list[tuple[str | None, int]]) -> None:
    named = Counter(kenmerk for kenmerk, _ in rows if kenmerk)
    cases = register(*(melding(kenmerk=kenmerk, verslagjaar=year) for kenmerk, year in rows))
    assert repeats(cases, {}).total() == named.total() - len(named)
