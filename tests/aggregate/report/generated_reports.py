"""Reports for properties: of every edition, with cases, counts and stated figures that may contradict one another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from uri import Editie, FinancieelBelang, Kerncijfers, Kubus, Rapport, Register, Soort, UnplacedError, editie, rapport
from uri.aggregate import Cel, Leeg, Tabel
from uri.testing import dossiers, edities, meldingen

_COUNTS = st.none() | st.integers(0, 5)
_NAMES = ["Kern", "Dienst X", "Dienst Y", "= 1", "Totaal"]


@st.composite
def reports(draw: st.DrawFn) -> Rapport:
    """Draw reports of which the figures come from several sources, whether these agree or not."""
    edition = draw(edities())
    source = draw(dossiers(editie=edition))
    counts = tuple(draw(st.lists(_counts(source.organisatie, edition), max_size=1)))
    stated = tuple(draw(_headlines(year)) for year in draw(st.sets(st.sampled_from([2022, 2023]))))
    interests = tuple(draw(st.lists(_interests(), max_size=5)))
    figures: dict[str, Any] = {"tellingen": counts, "kerncijfers": stated, "financiele_belangen": interests}
    try:
        return rapport(attrs.evolve(source, **figures, omschrijvingen=draw(st.booleans())))
    except UnplacedError:  # counts of another edition that no row can hold
        reject()


@st.composite
def _counts(draw: st.DrawFn, name: str | None, edition: Editie) -> Kubus:
    """Draw counts of earlier years, in the edition of the report or another one."""
    other = draw(st.sampled_from([edition, editie("bzk-2023"), editie("rijk-2015")]))
    names = [] if name is None else [name]
    cases = draw(st.lists(meldingen(editie=other, jaren=[2021, 2022], organisaties=names), min_size=1, max_size=4))
    named = [attrs.evolve(case, organisatie=name, verslagjaar=case.jaar) for case in cases]
    return Kubus.from_register(Register.from_records(named, editie=other), Soort.MELDING)


def _headlines(year: int) -> st.SearchStrategy[Kerncijfers]:
    names = ("meldingen", "aangetoond", "disciplinair", "niet_disciplinair", "misstanden", "klachten")
    return st.builds(Kerncijfers, jaar=st.just(year), **dict.fromkeys(names, _COUNTS))


def _interests() -> st.SearchStrategy[FinancieelBelang]:
    group, part = st.sampled_from(_NAMES), st.sampled_from(_NAMES)
    figures: dict[str, Any] = {"jaar": st.sampled_from([2022, 2023]), "meldplicht": _COUNTS, "meldingen": _COUNTS}
    return st.builds(FinancieelBelang, groep=group, onderdeel=st.none() | part, **figures) | st.builds(
        FinancieelBelang, groep=st.none(), onderdeel=part, **figures
    )


def hidden(report: Rapport, draw: Callable[[st.SearchStrategy[bool]], bool]) -> Rapport:
    """Hide some of the counts of a report."""

    def cell(value: Cel) -> Cel:
        return Leeg.ONDERDRUKT if type(value) is int and draw(st.booleans()) else value

    def table(whole: Tabel) -> Tabel:
        return attrs.evolve(whole, cellen=tuple(tuple(map(cell, cells)) for cells in whole.cellen))

    return attrs.evolve(report, tabellen={name: table(whole) for name, whole in report.items()})
