"""However the cases are split over sources, the total is that of all of them; and the work is linear."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uri import (
    Aanlevering,
    Afdoening,
    Kubus,
    Leeg,
    Melding,
    Register,
    Schendingstype,
    Signaal,
    Soort,
    Uitkomst,
    consolidate,
    editie,
    edities,
)
from uri.aggregate.consolidation.handed_over import Geleverd, handed_over
from uri.model import Registratie
from uri.taxonomy import Editie, Plaats
from uri.testing import meldingen
from uri.testing import signalen as concerns

YEARS = (2021, 2022, 2023)
NAMES = ("A", "B", "C", "D")


@st.composite
def cases(draw: st.DrawFn, own: str = "bzk-2023") -> list[Registratie]:
    """Draw cases of four organisations and three years; each organisation has a closed melding of each year."""
    drawn = draw(
        st.lists(
            st.one_of(
                meldingen(editie=own, jaren=YEARS, organisaties=NAMES),
                concerns(editie=own, jaren=YEARS, organisaties=NAMES),
            ),
            max_size=14,
        )
    )
    places = st.tuples(st.sampled_from(NAMES), st.sampled_from(YEARS))
    stated = [
        attrs.evolve(case, onderdeel=None, organisatie=name, verslagjaar=year)
        for case in drawn
        for name, year in [draw(places)]
    ]
    closed = [
        Melding(organisatie=name, verslagjaar=year, hoofdcategorie="omgangsvormen", uitkomst="niet_aangetoond")
        for name in NAMES
        for year in YEARS
    ]
    return [*stated, *closed]


def as_source(draw: Callable[[Any], Any], own: list[Registratie]) -> list[Geleverd]:
    """Hand the cases of some organisations over, in one of the ways that there are."""
    register = Register.from_records(own, editie="bzk-2023")
    way = draw(st.sampled_from(["register", "frame", "handovers"]))
    if way == "handovers":
        made = [one.counts for one in handed_over(register)]
        return [Aanlevering.from_json(one.to_json()) for one in made]
    return [register if way == "register" else register.to_frame()]


@settings(max_examples=settings().max_examples // 5)
@given(cases(), st.lists(st.integers(0, 3), min_size=4, max_size=4), st.data())
def test_every_split_over_sources_gives_the_tables_of_all_cases(
    every: list[Registratie], groups: list[int], data: st.DataObject
) -> None:
    group_of = dict(zip(NAMES, groups, strict=True))
    parts: dict[int, list[Registratie]] = defaultdict(list)
    for case in every:
        parts[group_of[str(case.organisatie)]].append(case)
    sources = [source for own in parts.values() for source in as_source(data.draw, own)]
    split = consolidate(sources, verslagjaar=2023)
    whole = consolidate([Register.from_records(every, editie="bzk-2023")], verslagjaar=2023)
    assert split.tabellen == whole.tabellen
    assert counted(every) == {
        (name, row.code, column.naam): cell
        for name, codes in CODES.items()
        for row in whole[name].rijen
        for column in whole[name].kolommen
        if isinstance(cell := whole[name][row.code, column.naam], int) and row.code in codes and cell
    }


CODES = {
    "schendingen": {code.value for code in Schendingstype},
    "signalen": {code.value for code in Schendingstype},
    "afdoeningen": {code.value for code in Afdoening},
    "gemeld_per_jaar": {code.value for code in Schendingstype},
    "aangetoond_per_jaar": {code.value for code in Schendingstype},
}


def counted(every: Iterable[Registratie]) -> Counter[tuple[str, str, str]]:
    """Count the cases in plain Python."""
    counts: Counter[tuple[str, str, str]] = Counter()
    own = editie("bzk-2023")
    for case in every:
        code = _row_of(case.hoofdcategorie, own.rijen)
        if isinstance(case, Signaal):
            counts["signalen", code, "aantal"] += case.verslagjaar == 2023
        elif isinstance(case, Melding) and case.uitkomst is not Uitkomst.LOPEND:
            proven = case.uitkomst is Uitkomst.AANGETOOND
            counts["gemeld_per_jaar", code, str(case.verslagjaar)] += 1
            counts["aangetoond_per_jaar", code, str(case.verslagjaar)] += proven
            if case.verslagjaar == 2023:
                counts["schendingen", code, "mogelijk"] += 1
                counts["schendingen", code, "aangetoond"] += proven
                taken = [
                    one
                    for one in own.afdoeningen.zwaarte
                    if any(told.bladen <= one.bladen for told in case.afdoeningen)
                ]
                heaviest = taken[0] if taken else Afdoening.GEEN
                counts["afdoeningen", _row_of(heaviest, own.afdoeningen.rijen), "aantal"] += 1
    return +counts


def _row_of(code: Any, rows: Iterable[Any]) -> str:  # noqa: ANN401 (a code of types or of measures)
    """Return the row that holds all leaves of a code."""
    (row,) = [row.code.value for row in rows if code.bladen <= row.bladen]
    return str(row)


def coarsening(lists: Iterable[Editie]) -> dict[frozenset[Schendingstype], bool]:
    """Part the leaves into the smallest groups that no list divides; tell of each whether all lists count all of it.

    By sets alone: two leaves that share a row of some list are in one group, and so on until nothing changes.
    """
    every = [*lists]
    rows = [frozenset(row.bladen) for one in every for row in one.rows("schendingen")]
    groups = [frozenset({leaf}) for leaf in Schendingstype if leaf.bladen == {leaf}]
    for row in rows:
        touched = [group for group in groups if group & row]
        groups = [group for group in groups if not group & row] + [frozenset[Schendingstype]().union(*touched)]
    counted_by = [frozenset[Schendingstype]().union(*(row.bladen for row in one.rows("schendingen"))) for one in every]
    return {group: all(group <= leaves for leaves in counted_by) for group in groups}


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(st.sampled_from(edities()), min_size=2, max_size=4, unique=True), st.data())
def test_several_lists_add_up_at_their_finest_common_coarsening(names: list[str], data: st.DataObject) -> None:
    """Against a coarsening of its own: no row is coarser than it must be, and what does not compare is empty."""
    lists = [editie(name) for name in names]
    drawn = [
        [
            Melding(organisatie=one.naam, verslagjaar=2023, hoofdcategorie=row.code, uitkomst="aangetoond")
            for row in data.draw(st.lists(st.sampled_from(one.rows("schendingen")), min_size=1, max_size=6))
        ]
        for one in lists
    ]
    sources = [Register.from_records(own, editie=one) for own, one in zip(drawn, lists, strict=True)]
    table = consolidate(sources, editie=lists[0])["schendingen"]
    groups = coarsening(lists)
    shown = {group: [row for row in lists[0].rows("schendingen") if row.bladen <= group] for group in groups}
    by_code = {row.code: row for row in table.rijen}
    assert len(table.rijen) - 1 == sum(bool(rows) for rows in shown.values())
    for group, rows in shown.items():
        if rows:
            codes = [code for code in by_code if _leaves(code) and _leaves(code) <= group]
            (code,) = codes
            inside = sum(case.hoofdcategorie.bladen <= group for own in drawn for case in own)
            expected = inside if groups[group] and not _is_rest(group, lists) else Leeg.NIET_VAN_TOEPASSING
            assert table[code, "mogelijk"] == expected


def _leaves(code: str) -> frozenset[Schendingstype]:
    """Return the leaves of a row of one code, or of several with ``+`` between them; of a total none."""
    parts = [part for part in code.split("+") if part in {one.value for one in Schendingstype}]
    return frozenset[Schendingstype]().union(*(Schendingstype(part).bladen for part in parts))


def _is_rest(group: frozenset[Schendingstype], lists: Iterable[Editie]) -> bool:
    """Tell whether a group is what the lists leave over, and not all of them leave the same."""
    rest = [
        frozenset(leaf for leaf in Schendingstype if isinstance(one.place(leaf, "schendingen"), Plaats))
        for one in lists
    ]
    return Schendingstype.ANDERS in group and len({*rest}) > 1


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, those that are not written in Python too."""
    number = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


def of_many(number: int) -> Register:
    """Make a register of so many municipalities, two cases each in three years."""
    kinds = ("omgangsvormen", "aangetoond"), ("prive", "niet_aangetoond")
    return Register.from_records(
        Melding(organisatie=f"Gemeente {at}", verslagjaar=year, hoofdcategorie=code, uitkomst=outcome)
        for at in range(number)
        for year in YEARS
        for code, outcome in kinds
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("way", ["register", "cube", "handovers"])
def test_twice_as_many_organisations_take_twice_the_work(way: str) -> None:
    """Thirty more take as much after thirty as after sixty, to within a tenth: the work is linear."""
    ways: dict[str, Callable[[Register], list[Geleverd]]] = {
        "register": lambda register: [register],
        "cube": lambda register: [Kubus.from_register(register, Soort.MELDING)],
        "handovers": lambda register: [one.counts for one in handed_over(register)],
    }
    made = [ways[way](of_many(number)) for number in (30, 60, 90)]
    for sources in made:
        consolidate(sources, verslagjaar=2023)  # what is kept for the next time is made
    first, second, third = (calls(partial(consolidate, own, verslagjaar=2023)) for own in made)
    assert third - second == pytest.approx(second - first, rel=0.1)
