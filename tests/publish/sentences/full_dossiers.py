"""Dossiers with enough in them for every kind of sentence: some types far ahead of others, and figures of last year."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.factories import JAAR, dossier, melding, signaal
from uri.aggregate import Dossier
from uri.model import FinancieelBelang, Kerncijfers, Personeel, Sessie, Vertrouwenspersonen

TYPES = ("financieel", "positie", "omgangsvormen", "prive")
OUTCOMES = (("aangetoond", "berisping"), ("aangetoond", "gesprek"), ("aangetoond", ""), ("niet_aangetoond", ""))
SMALL, LARGE = st.integers(0, 3), st.integers(0, 30)


@st.composite
def full_dossiers(draw: st.DrawFn) -> Dossier:
    """Draw dossiers of 2023 with cases, and with everything that stands beside them in two years."""
    cases: list[Any] = []
    for code in TYPES:
        for outcome, measures in OUTCOMES:
            cases += [melding(code, outcome, measures)] * draw(st.one_of(SMALL, st.just(12)))
        cases += [signaal(code)] * draw(st.one_of(SMALL, LARGE))
    proven, reported = draw(LARGE), draw(LARGE)
    begin, joined = draw(LARGE), draw(SMALL)
    left, duty = draw(st.integers(0, begin)), draw(LARGE)
    before = Kerncijfers(
        jaar=JAAR - 1,
        meldingen=proven + reported,
        aangetoond=proven,
        signalen=draw(LARGE),
        misstanden=draw(st.integers(0, reported)),
        onderzoeken=draw(SMALL),
        klachten=draw(SMALL),
    )
    now = Kerncijfers(
        jaar=JAAR,
        onderzoeken=draw(SMALL),
        klachten=draw(SMALL),
        klachtadviezen=draw(SMALL),
        adviesvragen=draw(LARGE),
    )
    advisers = Vertrouwenspersonen(
        jaar=JAAR,
        medewerkers=draw(st.integers(1, 20_000)),
        begin=begin,
        toegetreden=joined,
        vertrokken=left,
        eind=begin + joined - left,
        extern=draw(SMALL),
        hulpvragen=draw(LARGE),
        contactmomenten=draw(st.integers(10, 50)) / 10,
    )
    return dossier(
        *draw(st.permutations(cases)),
        kerncijfers=(before, now),
        personeel=(Personeel(jaar=JAAR, aantal=draw(st.integers(1, 20_000))),),
        vertrouwenspersonen=(advisers, Vertrouwenspersonen(jaar=JAAR - 1, hulpvragen=draw(LARGE))),
        sessies=tuple(Sessie(jaar=JAAR, sessie=f"Soort {at}", aantal=draw(LARGE)) for at in range(draw(SMALL))),
        financiele_belangen=tuple(
            FinancieelBelang(
                jaar=year, onderdeel="Dienst", meldplicht=duty + draw(SMALL), meldingen=draw(SMALL) * duty // 9
            )
            for year in (JAAR - 1, JAAR)
        ),
    )
