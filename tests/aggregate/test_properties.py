"""What holds for every register, in every edition: each test quotes the sentence that it proves."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import melding, signaal
from uri import (
    Editie,
    Kubus,
    Register,
    Signaal,
    Soort,
    Tabel,
    Uitkomst,
    aangetoond_per_jaar,
    afdoeningen,
    editie,
    edities,
    kerncijfers,
    rapport,
    schendingen,
    signalen,
)
from uri.aggregate import Rapport
from uri.model import Registratie
from uri.taxonomy import Opvolging, afdoening_editie
from uri.testing import meldingen, registers
from uri.testing import signalen as signalen_cases

pytestmark = pytest.mark.no_cover

CellKey: TypeAlias = tuple[str, str, str]

OM = attrs.evolve(editie("bzk-2023"), naam="bzk-om", afdoeningen=afdoening_editie("om-2016"))
EDITIES = [*map(editie, edities()), OM]
COUNTED: tuple[Callable[..., Tabel], ...] = (schendingen, aangetoond_per_jaar, signalen, afdoeningen, kerncijfers)

# The rows of BZK [S 248-257, 325-336]: a finer code counts in the row that holds it.
ROW = {"dienstmiddelen": "bedrijfsmiddelen", "interne_regels": "bedrijfsmiddelen"}
MEASURE_ROW = {
    **dict.fromkeys(["strafontslag", "ander_ontslag"], "ontslag"),
    **dict.fromkeys(["waarschuwing", "training", "coaching", "corrigerend_gesprek"], "gesprek"),
}
DISCIPLINARY = ["ontslag", "verplaatsing", "financieel", "berisping"]
OTHERS = ["einde_tijdelijk", "eigen_verzoek", "gesprek"]
WEIGHT = [*DISCIPLINARY, *OTHERS, "geen"]


def named(case: Registratie) -> Registratie:
    """Give a case a name, so that every row belongs to an organisation."""
    return attrs.evolve(case, organisatie=case.organisatie or "Ministerie A")


def cases(edition: Editie | None = None) -> st.SearchStrategy[Registratie]:
    """Meldingen and signalen of two ministries and two years."""
    return st.one_of(
        meldingen(editie=edition, jaren=(2022, 2023)), signalen_cases(editie=edition, jaren=(2022, 2023))
    ).map(named)


def choices(register: Register) -> Iterable[tuple[str, int]]:
    """Give every organisation and year of which the register has rows."""
    return dict.fromkeys((case.organisatie or "", case.jaar or 0) for case in register)


def has_meldingen(register: Register, name: str) -> bool:
    return any(case.soort is Soort.MELDING and case.organisatie == name for case in register)


def rapport_of(register: Register) -> Rapport:
    return rapport(register, organisatie="Ministerie A", verslagjaar=2023)


REGISTERS = registers(zaken=cases(), most=8)


# ---------------------------------------------------------------------------------------------- every number, by hand


def told(case: Registratie) -> set[CellKey]:
    """Work out which cells of Ministerie A's report on 2023 one case adds one to."""
    year, row = str(case.jaar), ROW.get(case.hoofdcategorie, case.hoofdcategorie)
    if case.organisatie != "Ministerie A":
        return set()
    if isinstance(case, Signaal):
        own = {("signalen", row, "aantal"), ("signalen", "totaal", "aantal")} if year == "2023" else set()
        return own | {("kerncijfers", "signalen", year)}
    if case.uitkomst is Uitkomst.LOPEND:
        return set()
    places = {("kerncijfers", "meldingen", year)}
    columns = {"mogelijk"}
    if case.uitkomst is Uitkomst.AANGETOOND:
        places |= {("kerncijfers", "aangetoond", year)}
        places |= {("aangetoond_per_jaar", code, year) for code in (row, "totaal")}
        columns |= {"aangetoond"}
    if row == "misstand":
        places |= {("kerncijfers", "misstanden", year)}
    if Opvolging.PERSOONSGERICHT_ONDERZOEK in case.opvolging:
        places |= {("kerncijfers", "onderzoeken", year)}
    measure = min((MEASURE_ROW.get(code, code) for code in case.afdoeningen), key=WEIGHT.index, default="geen")
    level = {"disciplinair"} if measure in DISCIPLINARY else {"niet_disciplinair"} if measure in OTHERS else set()
    if case.uitkomst is Uitkomst.AANGETOOND:
        places |= {("kerncijfers", code, year) for code in level}
    if year == "2023":
        places |= {("schendingen", code, column) for code in (row, "totaal") for column in columns}
        places |= {("afdoeningen", code, "aantal") for code in {measure, "totaal"} | level}
    return places


def numbers(made: Rapport) -> Counter[CellKey]:
    """Return every number of the counted tables that is not zero."""
    return Counter(
        {
            (name, row.code, column.naam): cell
            for name in (make.__name__ for make in COUNTED)
            for row, cells in zip(made.tabellen[name].rijen, made.tabellen[name].cellen, strict=True)
            for column, cell in zip(made.tabellen[name].kolommen, cells, strict=True)
            if isinstance(cell, int) and cell
        }
    )


@settings(max_examples=min(1000, settings().max_examples * 10))
@given(REGISTERS)
def test_every_number_is_the_sum_of_what_each_case_tells(register: Register) -> None:
    """Issue 2: “All rows of the edition appear, zeros included … with totals and subtotals”.

    Issue 5: “1,000 registers generated, tables made, relations checked”.
    """
    cases = [*register.to_records(), *ALL_YEARS]
    made = rapport_of(Register.from_records(cases))
    assert numbers(made) == Counter(place for case in cases for place in told(case))
    assert all(isinstance(cell, int) for name in ALWAYS for cells in made.tabellen[name].cellen for cell in cells)
    assert not [relation for table in made.tabellen.values() for relation in table.broken()]


of_a, of_b = (partial(melding, organisatie=f"Ministerie {name}") for name in "AB")
signaal_of_a = partial(signaal, organisatie="Ministerie A")

ALWAYS = ("schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen")
"""The tables of which no cell is ever empty when there are cases of each kind and year."""

ALL_YEARS = (
    of_a("geweld"),
    of_a("geweld", verslagjaar=2022),
    signaal_of_a("geweld"),
    signaal_of_a("geweld", verslagjaar=2022),
)
"""One case of each kind and year, so that no cell is "not collected"."""


@pytest.mark.parametrize(
    ("case", "cells"),
    [
        pytest.param(
            of_a("positie", "aangetoond", "training strafontslag"),
            "schendingen.positie.mogelijk schendingen.totaal.mogelijk schendingen.positie.aangetoond"
            " schendingen.totaal.aangetoond aangetoond_per_jaar.positie.2023 aangetoond_per_jaar.totaal.2023"
            " afdoeningen.ontslag.aantal afdoeningen.disciplinair.aantal afdoeningen.totaal.aantal"
            " kerncijfers.meldingen.2023 kerncijfers.aangetoond.2023 kerncijfers.disciplinair.2023",
            id="proven and dismissed",
        ),
        pytest.param(
            of_a("interne_regels", "niet_aangetoond"),
            "schendingen.bedrijfsmiddelen.mogelijk schendingen.totaal.mogelijk afdoeningen.geen.aantal"
            " afdoeningen.totaal.aantal kerncijfers.meldingen.2023",
            id="not proven",
        ),
        pytest.param(
            of_a("misstand", "onbekend", "coaching"),
            "schendingen.misstand.mogelijk schendingen.totaal.mogelijk afdoeningen.gesprek.aantal"
            " afdoeningen.niet_disciplinair.aantal afdoeningen.totaal.aantal kerncijfers.meldingen.2023"
            " kerncijfers.misstanden.2023",
            id="unknown outcome",
        ),
        pytest.param(
            of_a("positie", "niet_aangetoond", "eigen_verzoek"),
            "schendingen.positie.mogelijk schendingen.totaal.mogelijk afdoeningen.eigen_verzoek.aantal"
            " afdoeningen.niet_disciplinair.aantal afdoeningen.totaal.aantal kerncijfers.meldingen.2023",
            id="not proven, left of his own accord",
        ),
        pytest.param(of_a("positie", "lopend"), "", id="still running"),
        pytest.param(of_b("positie"), "", id="another ministry"),
        pytest.param(
            of_a("prive", "aangetoond", "geen", verslagjaar=2022),
            "aangetoond_per_jaar.prive.2022 aangetoond_per_jaar.totaal.2022 kerncijfers.meldingen.2022"
            " kerncijfers.aangetoond.2022",
            id="last year",
        ),
        pytest.param(
            signaal_of_a("anders"),
            "signalen.anders.aantal signalen.totaal.aantal kerncijfers.signalen.2023",
            id="signaal",
        ),
        pytest.param(signaal_of_a("anders", verslagjaar=2022), "kerncijfers.signalen.2022", id="signaal of last year"),
    ],
)
@settings(max_examples=settings().max_examples // 20)
@given(register=REGISTERS)
def test_adding_one_case_changes_exactly_the_cells_it_should(register: Register, case: Registratie, cells: str) -> None:
    """Issue 2: “Adding one case changes exactly the cells it should”."""
    before = Register.from_records([*register, *ALL_YEARS])
    after = Register.concat([before, Register.from_records([case])], parts=True)
    added = numbers(rapport_of(after))
    added.subtract(numbers(rapport_of(before)))
    assert {".".join(place): change for place, change in added.items() if change} == dict.fromkeys(cells.split(), 1)


# -------------------------------------------------------------------------------------------------- what always holds


@pytest.mark.parametrize("edition", EDITIES, ids=lambda edition: edition.naam)
@settings(max_examples=settings().max_examples // 8)
@given(data=st.data())
def test_every_relation_of_every_table_holds(edition: Editie, data: st.DataObject) -> None:
    """Issue 2: “Every table's relations hold on every generated register”."""
    register = data.draw(registers(zaken=cases(edition), editie=edition, most=8))
    for name, year in choices(register):
        tables = rapport(register, organisatie=name, verslagjaar=year).tabellen
        for table in ("schendingen", "aangetoond_per_jaar", "afdoeningen"):
            told = has_meldingen(register, name) or None
            if table == "afdoeningen" and not edition.afdoeningen.bekend:
                assert not tables[table].relaties  # its rows are not known
                continue
            assert {relation.holds(tables[table]) for relation in tables[table].relaties} == {told}
        assert not [relation for made in tables.values() for relation in made.broken()]


@settings(max_examples=settings().max_examples // 3)
@given(st.data())
def test_the_order_of_the_rows_does_not_matter(data: st.DataObject) -> None:
    """Issue 2: “The order of rows does not matter”."""
    register = data.draw(REGISTERS)
    shuffled = Register.from_records(data.draw(st.permutations(register.to_records())))
    for name, year in choices(register):
        assert rapport(shuffled, organisatie=name, verslagjaar=year) == rapport(
            register, organisatie=name, verslagjaar=year
        )


@settings(max_examples=settings().max_examples // 3)
@given(REGISTERS)
def test_a_slice_then_a_table_is_a_table_then_a_slice(register: Register) -> None:
    """Issue 2: “A slice then a table equals a table then a slice”."""
    for name, year in choices(register):
        whole = rapport(register, organisatie=name, verslagjaar=year)
        assert rapport(register.select(organisatie=name), verslagjaar=year) == whole
        one_year = register.select(organisatie=name, verslagjaar=year)
        if has_meldingen(one_year, name):  # without any, the slice cannot tell that there were none
            sliced = rapport(one_year).tabellen
            for table in ("schendingen", "signalen", "afdoeningen", "overzicht"):
                assert sliced[table] == whole.tabellen[table]


@settings(max_examples=settings().max_examples // 3)
@given(REGISTERS)
def test_a_cube_gives_the_tables_of_the_register_it_counts(register: Register) -> None:
    """Every standard table is a margin of a cube (architecture): only the case list needs the cases."""
    cubes = {soort: Kubus.from_register(register, soort) for soort in Soort}
    makes = {Soort.MELDING: (schendingen, aangetoond_per_jaar, afdoeningen), Soort.SIGNAAL: (signalen,)}
    for soort, cube in cubes.items():
        for (name, year), make in product(cube.populatie, makes[soort]):
            whole = make(register, organisatie=name, verslagjaar=year)
            assert make(cube, organisatie=name, verslagjaar=year) == whole
