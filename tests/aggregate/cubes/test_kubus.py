"""Cubes: what they count, how they add, and of what they can speak."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import kubus, melding, signaal
from uri import (
    IncompatibleError,
    Kubus,
    Melding,
    Register,
    Schendingstype,
    SelectionError,
    Soort,
    Uitkomst,
    editie,
    read_counts,
)
from uri.aggregate import Basis, Eenheid
from uri.model import Registratie
from uri.taxonomy import Afdoening, Jaarbron
from uri.testing import kubussen, registers, zaken

POSITIE, GEWELD = Schendingstype.POSITIE, Schendingstype.GEWELD
PROVEN, NOT_PROVEN = Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND
ANY = st.one_of(registers(most=6), registers(zaken=zaken(), most=6))


def counted_by_hand(cases: list[Registratie], soort: Soort) -> Counter[tuple[object, ...]]:
    """Count case by case, from the definitions: a melding counts by its closing, a signaal by its receipt."""
    counts: Counter[tuple[object, ...]] = Counter()
    for case in cases:
        if case.soort is not soort:
            continue
        day, other = case.afgerond, case.ontvangen
        if soort is Soort.SIGNAAL:
            day, other = other, day
        if case.verslagjaar is not None:
            year, source = case.verslagjaar, Jaarbron.OPGEGEVEN
        elif day is not None:
            year, source = day.year, Jaarbron.BASIS
        else:
            assert other is not None
            year, source = other.year, Jaarbron.ANDERE_DATUM
        key: tuple[object, ...] = (case.organisatie, case.onderdeel, year, source, case.hoofdcategorie)
        counts[(*key, case.uitkomst, case.afdoeningen) if soort is Soort.MELDING else key] += 1
    return counts


@given(ANY, st.sampled_from(Soort))
def test_a_cube_counts_the_cases_of_its_kind_by_every_combination(register: Register, soort: Soort) -> None:
    cases = register.to_records()
    cube = Kubus.from_register(register, soort)
    assert cube.cellen == counted_by_hand(cases, soort)
    assert cube.total() == sum(case.soort is soort for case in cases)


@settings(max_examples=settings().max_examples // 2)
@given(ANY, ANY, st.sampled_from(Soort))
def test_the_cube_of_two_registers_is_the_sum_of_their_cubes(one: Register, other: Register, soort: Soort) -> None:
    """Issue 2: ``cube(a + b) == cube(a) + cube(b)``."""
    apart = [Kubus.from_register(register, soort) for register in (one, other)]
    assert Kubus.from_register(Register.concat([one, other], parts=True), soort) == Kubus.concat(apart, parts=True)


@settings(max_examples=settings().max_examples // 10)
@given(kubussen(), kubussen(), kubussen())
def test_cubes_add_in_any_order_and_an_empty_one_adds_nothing(one: Kubus, two: Kubus, three: Kubus) -> None:
    added = partial(Kubus.concat, parts=True)
    assert added([one, two]) == added([two, one])
    assert added([added([one, two]), three]) == added([one, added([two, three])]) == added([one, two, three])
    assert one + kubus() == one


def test_many_combinations_are_counted_as_few_are() -> None:
    """1.100 organisations by 1.100 parts are more combinations than are counted in one dense array."""
    cases = [
        melding(organisatie=f"O{n:04}", onderdeel=f"D{n * 7 % 1100:04}") for n in [*range(1100), *range(0, 1100, 3)]
    ]
    sparse = kubus(*cases)
    assert sparse.cellen == counted_by_hand([*cases], Soort.MELDING)
    assert sparse == Kubus.concat([kubus(*cases[:300]), kubus(*cases[300:600]), kubus(*cases[600:])], parts=True)


def test_many_combinations_of_counts_add_up_as_few_do(tmp_path: Path) -> None:
    rows = [f"O{n:04},D{n:04},2023,positie,aangetoond,{n}" for n in range(1100)]
    header = "organisatie,onderdeel,verslagjaar,hoofdcategorie,uitkomst,aantal"
    (tmp_path / "telling.csv").write_text("\n".join([header, *rows, *rows]), encoding="utf-8")
    cube = read_counts(tmp_path / "telling.csv")
    assert cube.total() == 1100 * 1099
    assert cube.total(onderdeel={"D0007"}) == 14


# --------------------------------------------------------------------------------------------------- what travels along


def test_unit_and_basis_follow_from_the_kind() -> None:
    """Meldingen count when closed [S 237], signalen when received [S 289]."""
    assert (kubus().eenheid, kubus().basis) == (Eenheid.MELDING, Basis.AFGEROND)
    concerns = kubus(soort=Soort.SIGNAAL)
    assert (concerns.eenheid, concerns.basis) == (Eenheid.SIGNAAL, Basis.ONTVANGEN)


@pytest.mark.parametrize(
    "other",
    [
        kubus(soort=Soort.SIGNAAL),
        attrs.evolve(kubus(), editie=editie("rijk-2015")),
        attrs.evolve(kubus(), dimensies=kubus().dimensies[:-1]),
        attrs.evolve(kubus(), uitkomsten=frozenset({PROVEN})),
        attrs.evolve(kubus(), standdatum=date(2024, 1, 1)),
        attrs.evolve(kubus(), basis=Basis.ONTVANGEN),
    ],
    ids=["kind", "edition", "dimensions", "outcomes", "reference date", "basis"],
)
def test_cubes_of_another_kind_do_not_add(other: Kubus) -> None:
    with pytest.raises(IncompatibleError, match="niet op te tellen"):
        _ = kubus(melding()) + other


def test_the_reference_date_travels_with_sums_and_slices() -> None:
    register = Register.from_records([melding(organisatie="A"), melding(organisatie="B")])
    cube = Kubus.from_register(register, standdatum=date(2024, 3, 1))
    other = attrs.evolve(kubus(melding(organisatie="C")), standdatum=date(2024, 3, 1))
    assert (cube + other).select(organisatie="A").together("Rijk").standdatum == date(2024, 3, 1)


# ------------------------------------------------------------------------------------------------------------ margins


CUBE = kubus(
    melding(organisatie="A", verslagjaar=2022),
    melding(organisatie="A", verslagjaar=2023),
    melding(organisatie="A", verslagjaar=2023, uitkomst=NOT_PROVEN),
    melding(organisatie="A", verslagjaar=2023, hoofdcategorie=GEWELD, onderdeel="X"),
    melding(organisatie="B", verslagjaar=2023, hoofdcategorie=GEWELD, uitkomst=Uitkomst.ONBEKEND),
)


def test_a_margin_counts_by_some_dimensions_what_lies_within_the_values() -> None:
    assert CUBE.margin("hoofdcategorie") == {(POSITIE,): 3, (GEWELD,): 2}
    assert CUBE.margin("verslagjaar", "uitkomst", organisatie={"A"}) == {
        (2022, PROVEN): 1,
        (2023, PROVEN): 2,
        (2023, NOT_PROVEN): 1,
    }
    assert CUBE.margin() == {(): 5}
    assert CUBE.margin("uitkomst", hoofdcategorie={GEWELD}, organisatie={"A"}) == {(PROVEN,): 1}


def test_a_total_counts_what_lies_within_the_values() -> None:
    assert CUBE.total() == 5
    assert CUBE.total(uitkomst={PROVEN, NOT_PROVEN}, verslagjaar={2023}) == 3
    assert CUBE.total(onderdeel={"X"}) == 1
    assert CUBE.total(organisatie={"C"}) == 0


@pytest.mark.parametrize(
    ("choice", "total", "population"),
    [
        ({"verslagjaar": 2023}, 4, {("A", 2023), ("B", 2023)}),
        ({"organisatie": "A"}, 4, {("A", 2022), ("A", 2023)}),
        ({"organisatie": "B", "verslagjaar": 2023}, 1, {("B", 2023)}),
        ({"onderdeel": "X"}, 1, {("A", 2022), ("A", 2023), ("B", 2023)}),
        ({}, 5, {("A", 2022), ("A", 2023), ("B", 2023)}),
    ],
    ids=["year", "organisation", "both", "part", "nothing"],
)
def test_a_slice_keeps_what_was_chosen_and_speaks_for_no_more(
    choice: dict[str, str | int], total: int, population: set[tuple[str, int]]
) -> None:
    made = CUBE.select(**choice)  # type: ignore[arg-type]  # of any dimension
    assert made.total() == total
    assert set(made.populatie) == population


@pytest.mark.parametrize(
    ("choice", "message", "available"),
    [
        ({"verslagjaar": 2021}, "verslagjaar “2021”. Er zijn: 2022, 2023. (verslagjaar=)", (2022, 2023)),
        ({"organisatie": "C"}, "organisatie “C”. Er zijn: A, B. (organisatie=)", ("A", "B")),
        ({"onderdeel": "Y"}, "onderdeel “Y”. Er zijn: X. (onderdeel=)", ("X",)),
    ],
    ids=["year", "organisation", "part"],
)
def test_a_slice_that_is_not_there_is_refused_with_what_is(
    choice: dict[str, str | int], message: str, available: tuple[str | int, ...]
) -> None:
    with pytest.raises(SelectionError) as caught:
        CUBE.select(**choice)  # type: ignore[arg-type]  # of any dimension
    assert str(caught.value) == f"Geen cijfers met {message}"
    assert (caught.value.argument, caught.value.available) == (*choice, available)


def test_a_part_without_cases_is_zero_and_no_error() -> None:
    """Where its organisation names parts at all in a year, it speaks for that year."""
    assert CUBE.onderdelen == ("X", None)
    assert (CUBE.part("X").total(), CUBE.part("Y").total()) == (1, 0)
    assert CUBE.part("Y").populatie == CUBE.part("X").populatie == {("A", 2023)}


def test_together_counts_all_organisations_as_one_for_the_years_of_all() -> None:
    """B says nothing of 2022, so the whole says nothing of it either."""
    whole = CUBE.together("Rijk")
    assert whole.populatie == {("Rijk", 2023)}
    assert whole.margin("organisatie", "hoofdcategorie") == {("Rijk", POSITIE): 2, ("Rijk", GEWELD): 2}


A_2023, B_2023 = melding(organisatie="A"), melding(organisatie="B")
NAMELESS = melding()


@pytest.mark.parametrize(("one", "other"), [(A_2023, A_2023), (NAMELESS, NAMELESS)], ids=["organisation", "nameless"])
def test_two_that_speak_for_the_same_would_count_twice_and_are_refused(one: Melding, other: Melding) -> None:
    """1 + 1 is 2 only where the caller says that they are parts of one whole; one by itself is no part of anything."""
    left, right = kubus(one), kubus(other)
    with pytest.raises(IncompatibleError, match="zouden gevallen dubbel tellen"):
        _ = left + right
    with pytest.raises(IncompatibleError):
        Kubus.concat([left, right])
    assert Kubus.concat([left, right], parts=True).total() == 2
    with pytest.raises(IncompatibleError, match="twee keer"):
        Kubus.concat([left, left], parts=True)
    with pytest.raises(IncompatibleError):
        Register.concat([Register.from_records([one]), Register.from_records([other])])
    with pytest.raises(IncompatibleError):
        _ = Register.from_records([one]) + Register.from_records([other])


def test_other_organisations_and_years_add() -> None:
    last = kubus(melding(organisatie="A", verslagjaar=2022))
    assert (kubus(A_2023) + kubus(B_2023) + last).total() == 3


def test_cubes_are_summed() -> None:
    others = [kubus(melding(organisatie=name)) for name in "XYZ"]
    assert sum(others) == others[0] + others[1] + others[2] == Kubus.concat(others)
    assert sum([CUBE]) is CUBE
    with pytest.raises(TypeError):
        _ = CUBE + 1  # type: ignore[operator]  # that is the fault
    with pytest.raises(TypeError):
        _ = 1 + CUBE


@pytest.mark.parametrize(
    ("other", "differing", "words"),
    [
        (
            kubus(melding(organisatie="A"), soort=Soort.SIGNAAL),
            ("soort", "dimensies"),
            ("soort is melding and signaal", "Add reports and concerns apart."),
        ),
        (
            Kubus.from_register(Register.from_records([melding(organisatie="A")], editie="rijk-2015")),
            ("editie",),
            ("editie is bzk-2023 and rijk-2015", "Read both sources in the same edition"),
        ),
        (
            attrs.evolve(CUBE, uitkomsten=frozenset({PROVEN})),
            ("uitkomsten",),
            ("aangetoond, lopend, niet_aangetoond, onbekend and aangetoond", "the same outcomes"),
        ),
        (
            attrs.evolve(CUBE, standdatum=date(2024, 3, 1)),
            ("standdatum",),
            ("standdatum is not stated and 2024-03-01", "Give both the same standdatum"),
        ),
    ],
    ids=["kind", "edition", "outcomes", "reference date"],
)
def test_cubes_of_two_kinds_are_refused_with_what_differs_both_values_and_the_way_out(
    other: Kubus, differing: tuple[str, ...], words: tuple[str, ...]
) -> None:
    with pytest.raises(IncompatibleError) as caught:
        _ = CUBE + other
    assert caught.value.differing == differing
    for expected in words:
        assert expected in caught.value.to_text("en")


def test_a_slice_keeps_cells_and_what_they_speak_for() -> None:
    assert CUBE.slice(organisatie={"A"}, verslagjaar={2023}) == CUBE.select(organisatie="A", verslagjaar=2023)
    assert CUBE.slice(hoofdcategorie={GEWELD}).total() == CUBE.total(hoofdcategorie={GEWELD}) == 2
    assert CUBE.slice(hoofdcategorie={GEWELD}).populatie == CUBE.populatie
    assert CUBE.slice(organisatie={"C"}).populatie == frozenset()


@pytest.mark.parametrize("count", [lambda: CUBE.margin("onzin"), lambda: CUBE.total(onzin={1})], ids=["by", "among"])
def test_a_dimension_that_is_not_there_is_refused_with_those_that_are(count: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="Er is geen 'onzin'; kies uit organisatie, onderdeel, verslagjaar"):
        count()


# --------------------------------------------------------------------------------------------------------- population


def test_a_cube_speaks_for_the_organisations_and_years_of_which_it_has_closed_cases_of_its_kind() -> None:
    """A melding that still runs says nothing of what was closed in its year [S 237]."""
    running = melding(organisatie="A", verslagjaar=2021, uitkomst=Uitkomst.LOPEND)
    cases = (
        running,
        melding(organisatie="A", verslagjaar=2022),
        signaal(organisatie="A", verslagjaar=2023),
        melding(organisatie="B", verslagjaar=2023),
    )
    assert kubus(*cases).populatie == {("A", 2022), ("B", 2023)}
    assert kubus(*cases, soort=Soort.SIGNAAL).populatie == {("A", 2023)}
    assert kubus(*cases).total() == 3


def test_the_year_of_a_report_is_spoken_for_even_without_cases() -> None:
    cases = (melding(organisatie="A", verslagjaar=2022), melding(organisatie="B", verslagjaar=2022))
    named = {(name, year) for name in ("A", "B") for year in (2022, 2023)}
    assert set(kubus(*cases, verslagjaar=2023).populatie) == named
    assert kubus(verslagjaar=2023).populatie == {(None, 2023)}


def test_the_years_of_a_cube_are_those_of_all_its_organisations() -> None:
    assert CUBE.jaren == (2023,)
    assert CUBE.select(organisatie="A").jaren == (2022, 2023)
    assert CUBE.organisaties == ("A", "B")
    assert kubus(melding(organisatie=None), melding(organisatie="A")).organisaties == ("A", None)


@pytest.mark.parametrize(
    ("year", "dimensions", "outcomes", "covered"),
    [
        (2023, ["hoofdcategorie"], [PROVEN], True),
        (2023, [], [], True),
        (2022, [], [], False),
        (2023, ["afdoeningen"], [], False),
        (2023, [], [NOT_PROVEN], False),
    ],
    ids=["all", "bare year", "other year", "other dimension", "other outcome"],
)
def test_a_cube_covers_its_years_dimensions_and_outcomes_and_nothing_else(
    year: int, dimensions: list[str], outcomes: list[Uitkomst], *, covered: bool
) -> None:
    stated = attrs.evolve(CUBE, dimensies=CUBE.dimensies[:-1], uitkomsten=frozenset({PROVEN}))
    assert stated.covers(year, *dimensions, uitkomsten=outcomes) is covered


def test_an_empty_register_gives_a_cube_that_counts_nothing_and_speaks_for_nothing() -> None:
    cube = kubus()
    assert (cube.cellen, cube.populatie, cube.jaren, cube.organisaties) == ({}, frozenset(), (), ())
    assert cube.total() == 0


# ----------------------------------------------------------------------------------------------------------- handed on


def test_a_cube_is_handed_on_as_a_file_of_counts(tmp_path: Path) -> None:
    """What a ministry can hand over: no case, no kenmerk, and the same cube on the other side."""
    reprimand = attrs.evolve(
        melding(organisatie="A", verslagjaar=2022, hoofdcategorie=GEWELD),
        afdoeningen=(Afdoening.BERISPING, Afdoening.GESPREK),
    )
    cube = Kubus.concat([CUBE, kubus(reprimand)], parts=True)
    cube.to_frame().to_csv(tmp_path / "telling.csv", index=False)
    assert read_counts(tmp_path / "telling.csv", uitkomsten=set(Uitkomst)) == cube


def test_a_frame_has_a_row_a_combination_in_plain_values() -> None:
    """And a zero for each outcome that the cube speaks for and has no case of."""
    frame = kubus(
        melding(organisatie="A"), melding(organisatie="A"), melding(organisatie="A", verslagjaar=2022)
    ).to_frame()
    columns = "soort basis organisatie onderdeel verslagjaar jaarbron hoofdcategorie uitkomst afdoeningen aantal"
    assert list(frame.columns) == columns.split()
    assert frame[["soort", "organisatie", "verslagjaar", "uitkomst", "aantal"]].to_numpy().tolist() == [
        ["melding", "A", 2022, "niet_aangetoond", 0],
        ["melding", "A", 2022, "aangetoond", 1],
        ["melding", "A", 2023, "niet_aangetoond", 0],
        ["melding", "A", 2023, "aangetoond", 2],
    ]


def test_a_repr_tells_the_size_and_the_years() -> None:
    assert repr(CUBE.select(organisatie="A")) == "<Kubus bzk-2023: 4 meldingen, jaren 2022, 2023>"


def test_a_cube_can_be_a_key_and_covers_all_its_dimensions() -> None:
    cube = Kubus.from_register(
        Register.from_records(
            [
                Melding(
                    verslagjaar=2023,
                    hoofdcategorie=Schendingstype.PRIVE,
                    uitkomst=Uitkomst.AANGETOOND,
                    onderdeel=name,
                    afdoeningen=measures,
                )
                for name, measures in (("b", ()), ("a", (Afdoening.GESPREK,)), ("a", ()), (None, ()))
            ]
        )
    )
    assert {cube: 1}[cube] == 1
    assert cube.covers(2023, *cube.dimensies)
    assert cube.onderdelen == ("a", "b", None)
    rows = cube.to_frame().drop(columns="aantal").fillna("").astype(str)
    assert [*map(tuple, rows.to_numpy())] == sorted(map(tuple, rows.to_numpy()))
