"""The strategies for editions, dossiers and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs
from hypothesis import strategies as st

from uri.aggregate import (
    Basis,
    Dossier,
    Eenheid,
    Elders,
    Relatie,
    RelatieSoort,
    Tabel,
    TabelKolom,
    TabelRij,
    rapport,
)
from uri.languages import same
from uri.model import FinancieelBelang, Kerncijfers, Personeel, Sessie, Vertrouwenspersonen
from uri.taxonomy import Editie, Plaats, Schendingstype
from uri.taxonomy import editie as find_editie
from uri.taxonomy import edities as named_editions
from uri.taxonomy.edities import TABELLEN
from uri.testing.case_strategies import ORGANISATIES, meldingen, registers, signalen

_COUNTS = st.integers(0, 40)
_OUTSIDE = ("Dienst P", "Dienst Q")


def edities() -> st.SearchStrategy[Editie]:
    """Draw editions of schendingstypes: those of the library, and the same with rows left out and in another order.

    The cases of a row that is left out are then not counted, or unknown. Every table keeps a row.
    """
    return st.sampled_from(named_editions()).map(find_editie).flatmap(lambda base: st.just(base) | _shortened(base))


@st.composite
def _shortened(draw: st.DrawFn, base: Editie) -> Editie:
    rows = draw(st.permutations(base.rijen))
    stays = draw(st.sampled_from([row for row in base.rijen if len(row.tabellen) == len(TABELLEN)]))
    number = draw(st.integers(0, len(rows)))
    remaining = tuple(row for index, row in enumerate(rows) if index < number or row == stays)
    gone = sorted(leaf for row in rows if row not in remaining for leaf in row.bladen if leaf not in base.ontbreekt)
    places: dict[Schendingstype, Plaats] = {leaf: draw(st.sampled_from(Plaats)) for leaf in gone}
    return attrs.evolve(base, naam="proef", rijen=remaining, ontbreekt={**base.ontbreekt, **places})


def dossiers(
    *, editie: Editie | str | None = None, verslagjaar: int = 2023, most: int = 8
) -> st.SearchStrategy[Dossier]:
    """Draw dossiers of one organisation and year, with figures that agree.

    Args:
        editie: The edition of the dossier, or its name.
        verslagjaar: The year.
        most: The largest number of cases.
    """
    return _dossiers(find_editie(editie), verslagjaar, most)


@st.composite
def _dossiers(draw: st.DrawFn, editie: Editie, year: int, most: int) -> Dossier:
    name = draw(st.sampled_from(ORGANISATIES))
    kinds = [make(editie=editie, jaren=[year], organisaties=[name]) for make in (meldingen, signalen)]
    outside = frozenset(draw(st.lists(st.sampled_from(_OUTSIDE), unique=True)))
    return Dossier(
        verslagjaar=year,
        editie=editie,
        organisatie=name,
        standdatum=draw(st.none() | st.dates(date(year, 12, 31), date(year + 1, 6, 30))),
        zonder=outside,
        register=draw(st.none() | registers(zaken=st.one_of(kinds), editie=editie, most=most)),
        kerncijfers=(draw(_headlines(year - 1)),),
        personeel=tuple(draw(st.lists(_staff(year, outside), max_size=1))),
        vertrouwenspersonen=(draw(_advisers(year)),),
        sessies=tuple(draw(st.lists(_sessions(year), max_size=2))),
        financiele_belangen=tuple(draw(st.lists(_interests(year), max_size=3))),
    )


@st.composite
def _headlines(draw: st.DrawFn, year: int) -> Kerncijfers:
    """State figures of a year that agree: each part is at most its whole, and what comes in goes out or stays."""
    disciplinary, other, aangetoond, reported = (draw(_COUNTS) for _ in range(4))
    aangetoond += disciplinary + other
    reported += aangetoond
    begin, end = draw(_COUNTS), draw(_COUNTS)
    return Kerncijfers(
        jaar=year,
        meldingen=reported,
        aangetoond=aangetoond,
        disciplinair=disciplinary,
        niet_disciplinair=other,
        misstanden=draw(st.none() | st.integers(0, reported)),
        open_begin=begin,
        ontvangen=reported + end,
        open_eind=begin + end,
    )


def _staff(year: int, outside: frozenset[str]) -> st.SearchStrategy[Personeel]:
    left_out = "|".join(sorted(outside)) or None
    return st.builds(Personeel, jaar=st.just(year), aantal=st.integers(1, 20_000), zonder=st.just(left_out))


@st.composite
def _advisers(draw: st.DrawFn, year: int) -> Vertrouwenspersonen:
    begin, joined = draw(_COUNTS), draw(_COUNTS)
    left = draw(st.integers(0, begin + joined))
    return Vertrouwenspersonen(
        jaar=year,
        begin=begin,
        toegetreden=joined,
        vertrokken=left,
        eind=begin + joined - left,
        hulpvragen=draw(_COUNTS),
    )


def _sessions(year: int) -> st.SearchStrategy[Sessie]:
    kinds = st.sampled_from(["Introductie", "Workshop"])
    return st.builds(Sessie, jaar=st.just(year), sessie=kinds, aantal=_COUNTS)


@st.composite
def _interests(draw: st.DrawFn, year: int) -> FinancieelBelang:
    bound = draw(_COUNTS)
    part = draw(st.sampled_from(["Dienst X", "Dienst Y"]))
    return FinancieelBelang(jaar=year, onderdeel=part, meldplicht=bound, meldingen=draw(st.integers(0, bound)))


def tabellen(*, soort: RelatieSoort | None = None, editie: Editie | str | None = None) -> st.SearchStrategy[Tabel]:
    """Draw tables whose relations all hold.

    Args:
        soort: A kind of relation: then the tables are small ones with a relation of that kind. By default they are
            those of generated dossiers.
        editie: The edition of the dossiers, or its name.
    """
    if soort is not None:
        return _related_table(soort)
    reports = dossiers(editie=editie).map(lambda dossier: rapport(dossier).tabellen.values())
    return reports.flatmap(lambda tables: st.sampled_from([table for table in tables if not table.is_empty]))


@st.composite
def _related_table(draw: st.DrawFn, soort: RelatieSoort) -> Tabel:
    """Make a table of one column: a few parts, a whole, and perhaps a figure elsewhere that is part of the whole."""
    parts = draw(st.lists(_COUNTS, min_size=1, max_size=4))
    spare = draw(_COUNTS) if soort.hoogstens else 0
    elsewhere = draw(st.none() | st.integers(0, sum(parts) + spare))
    cells: Mapping[str, Any] = {
        **{f"deel_{number}": part for number, part in enumerate(parts, 1)},
        "geheel": sum(parts) + spare - (elsewhere or 0),
    }
    relation = Relatie(
        soort,
        tuple((code, "aantal") for code in cells if code != "geheel"),
        (("geheel", "aantal"),),
        () if elsewhere is None else (Elders(same("elders"), elsewhere),),
    )
    return _table(cells, [relation])


def _table(cells: Mapping[str, int], relations: Sequence[Relatie]) -> Tabel:
    column = TabelKolom("aantal", same("Aantal"))
    return Tabel.of(
        "proef",
        same("Proef"),
        [TabelRij(code, same(code)) for code in cells],
        [column],
        {(code, column.naam): number for code, number in cells.items()},
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.GEMENGD,
        relaties=relations,
    )
