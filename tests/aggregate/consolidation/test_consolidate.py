"""Tables over several organisations: what they add up to, and who is not in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dossier, kubus, melding, register, signaal
from uri import (
    Aanlevering,
    IncompatibleError,
    Kubus,
    Leeg,
    Melding,
    Register,
    Schendingstype,
    SelectionError,
    Soort,
    Tabel,
    Uitkomst,
    UnplacedError,
    afdoeningen,
    consolidate,
    publish,
    read_dossier,
    schendingen,
    signalen,
)
from uri.aggregate import Basis
from uri.model import Registratie
from uri.testing import meldingen, registers
from uri.testing import signalen as concerns

YEAR = 2023
EXAMPLE = Path(__file__).parents[3] / "examples" / "bzk-2023"
TABLES = {"schendingen": schendingen, "afdoeningen": afdoeningen, "signalen": signalen}
KINDS = {"schendingen": Soort.MELDING, "afdoeningen": Soort.MELDING, "signalen": Soort.SIGNAAL}


@st.composite
def ministries(draw: st.DrawFn, *edities: str, least: int = 1) -> list[Register]:
    """Draw registers of one ministry each, with cases of 2023."""
    made: list[Register] = []
    for name in "ABCD"[: draw(st.integers(least, 4))]:
        own = draw(st.sampled_from(edities))
        cases = st.one_of(
            meldingen(editie=own, jaren=(YEAR,), organisaties=(name,)),
            concerns(editie=own, jaren=(YEAR,), organisaties=(name,)),
        )
        drawn = draw(registers(zaken=cases, editie=own, least=1, most=8))
        records = [attrs.evolve(case, organisatie=name, onderdeel=None) for case in drawn.to_records()]
        made.append(Register.from_records(records, editie=own))
    return made


def figures(table: Tabel) -> dict[tuple[str, str], object]:
    """Return the cells of a table by place."""
    return {(row.code, column.naam): table[row.code, column.naam] for row in table.rijen for column in table.kolommen}


@settings(max_examples=settings().max_examples // 2)
@given(ministries("bzk-2023"))
def test_the_total_is_the_table_of_all_registers_together(parts: list[Register]) -> None:
    whole = consolidate(parts, verslagjaar=YEAR)
    together = Register.concat(parts)
    for name, make in TABLES.items():
        cube = Kubus.from_register(together, KINDS[name]).slice(verslagjaar={YEAR})
        if cube.populatie:
            assert figures(whole[name]) == figures(make(cube.together("Rijk")))
        elif KINDS[name] is Soort.MELDING and any(isinstance(case, Melding) for case in together.to_records()):
            assert set(figures(whole[name]).values()) == {0}  # all of them still run, and none was closed
        else:
            assert whole[name].is_empty


@settings(max_examples=settings().max_examples // 2)
@given(ministries("bzk-2023", "defensie-2022", "rijk-2015", "defensie-2018"))
def test_every_row_that_is_added_counts_the_cases_that_lie_within_it(parts: list[Register]) -> None:
    """By sets: a row holds the cases of which all leaves are its own, and no list divides it."""
    whole = consolidate(parts, verslagjaar=YEAR, editie="bzk-2023")["schendingen"]
    told = {part.editie for part in parts if _closed(part.to_records())}
    for row in whole.rijen[:-1]:
        number = whole[row.code, "mogelijk"]
        if not isinstance(number, int):
            continue
        leaves = frozenset[Schendingstype]().union(*(Schendingstype(code).bladen for code in row.code.split("+")))
        for other in told:
            assert all(line.bladen <= leaves or not line.bladen & leaves for line in other.rows("schendingen"))
        cases = [case for part in parts for case in _closed(part.to_records())]
        assert number == sum(case.hoofdcategorie.bladen <= leaves for case in cases)


def _closed(cases: Sequence[Registratie]) -> list[Melding]:
    return [case for case in cases if isinstance(case, Melding) and case.uitkomst is not Uitkomst.LOPEND]


@settings(max_examples=settings().max_examples // 4)
@given(ministries("bzk-2023", "defensie-2022"), st.data())
def test_the_order_of_the_sources_does_not_matter(parts: list[Register], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(parts))
    first, second = (consolidate(order, verslagjaar=YEAR, editie="bzk-2023") for order in (parts, turned))
    assert first.tabellen == second.tabellen


@settings(max_examples=settings().max_examples // 4)
@given(ministries("bzk-2023", least=2), st.data())
def test_sources_may_be_put_together_first(parts: list[Register], data: st.DataObject) -> None:
    cubes = [Kubus.from_register(part, verslagjaar=YEAR) for part in parts]
    at = data.draw(st.integers(1, len(cubes)))
    joined = [Kubus.concat(cubes[:at]), *cubes[at:]]
    assert consolidate(joined, verslagjaar=YEAR).tabellen == consolidate(cubes, verslagjaar=YEAR).tabellen


@settings(max_examples=settings().max_examples // 4)
@given(ministries("bzk-2023", "defensie-2022"))
def test_what_was_handed_over_as_json_gives_the_same(parts: list[Register]) -> None:
    made = [Aanlevering.of(part, verslagjaar=YEAR) for part in parts if _speaks(part)]
    if made:
        back = [Aanlevering.from_json(one.to_json()) for one in made]
        assert consolidate(back, editie="bzk-2023").tabellen == consolidate(made, editie="bzk-2023").tabellen


def _speaks(part: Register) -> bool:
    return any((name, YEAR) in Kubus.from_register(part, soort).populatie for name in "ABCD" for soort in Soort)


@settings(max_examples=settings().max_examples // 4)
@given(ministries("bzk-2023", "rijk-2015"))
def test_no_relation_of_a_table_is_broken(parts: list[Register]) -> None:
    made = consolidate(parts, verslagjaar=YEAR, editie="bzk-2023")
    assert not [table.naam for table in made.tabellen.values() if table.broken()]


A = register(melding(organisatie="A"), melding("prive", "niet_aangetoond", organisatie="A"))
B = register(melding(organisatie="B", afdoeningen="berisping"), signaal(organisatie="B"))


def test_two_lists_add_up_where_they_compare() -> None:
    """bzk-2023 parts positie and bevoegdheden, which defensie-2022 counts in one row, as it does communicatie nowhere.

    Of BZK over 2023 the report prints 5 meldingen of positie and none of bevoegdheden [S 249-252]; two are added.
    """
    others = register(*[melding(organisatie="Defensie")] * 2, editie="defensie-2022")
    table = consolidate([read_dossier(EXAMPLE), others], editie="bzk-2023")
    assert table["schendingen"].count("positie_bevoegdheden", "mogelijk") == 7
    assert table["schendingen"]["communicatie", "mogelijk"] is Leeg.NIET_VAN_TOEPASSING
    assert table["schendingen"]["totaal", "mogelijk"] is Leeg.NIET_VAN_TOEPASSING
    notes = " ".join(note.nl for note in table["schendingen"].noten)
    assert "Niet vergelijkbaar met andere lijsten: Ongepaste communicatie" in notes
    assert "Buiten de cijfers: AIVD, RCN." in notes
    assert table["afdoeningen"].count("totaal", "aantal") == 26
    beside = table["afdoeningen_per_organisatie"]
    assert beside["totaal", "Defensie"] is Leeg.NIET_BEKEND


def test_without_a_choice_several_editions_are_refused() -> None:
    with pytest.raises(SelectionError) as caught:
        consolidate([A, register(melding(organisatie="C"), editie="defensie-2022")])
    assert (caught.value.argument, caught.value.hint is not None) == ("editie", True)


def test_who_is_missing_has_a_column_and_no_zero() -> None:
    made = consolidate([A, B], verwacht=["C", "a"])
    beside = made["schendingen_per_organisatie"]
    assert [column.naam for column in beside.kolommen[:4]] == [
        "A: mogelijk",
        "B: mogelijk",
        "C: mogelijk",
        "totaal: mogelijk",
    ]
    assert set(beside.column("C: mogelijk").values()) == {Leeg.NIET_VERZAMELD}
    assert beside.count("totaal", "totaal: mogelijk") == 3
    assert "Niet in het totaal: C (niets aangeleverd)." in [note.nl for note in beside.noten]
    concern = made["signalen_per_organisatie"]
    assert (concern["totaal", "A"], concern["totaal", "B"]) == (Leeg.NIET_VERZAMELD, 1)
    assert str(made["dekking"]["a", "signalen"]) == "niet verzameld"


def test_another_year_or_basis_is_shown_and_not_added() -> None:
    received = attrs.evolve(kubus(melding(organisatie="C")), basis=Basis.ONTVANGEN)
    earlier = Aanlevering.of(register(melding(organisatie="D", verslagjaar=2022)))
    made = consolidate([A, received, earlier], verslagjaar=2023)
    beside = made["schendingen_per_organisatie"]
    assert beside.count("totaal", "C: mogelijk") == 1
    assert beside["totaal", "D: mogelijk"] is Leeg.NIET_VERZAMELD
    assert beside.count("totaal", "totaal: mogelijk") == 2
    assert str(made["dekking"]["c", "schendingen"]) == "telt op een andere basis"
    assert str(made["dekking"]["d", "schendingen"]) == "gaat over een ander jaar"


def test_one_basis_that_all_share_adds_up() -> None:
    cubes = [attrs.evolve(kubus(melding(organisatie=name)), basis=Basis.ONTVANGEN) for name in ("A", "B")]
    table = consolidate(cubes)["schendingen"]
    assert (table.count("totaal", "mogelijk"), table.basis) == (2, Basis.ONTVANGEN)


def test_a_cube_of_proven_cases_only_tells_one_column() -> None:
    proven = attrs.evolve(kubus(melding(organisatie="C")), uitkomsten=frozenset({Uitkomst.AANGETOOND}))
    made = consolidate([A, proven])
    assert made["schendingen"].row("totaal") == {"mogelijk": 2, "aangetoond": 2}
    notes = [note.nl for note in made["schendingen"].noten]
    assert "Mogelijke schending: Niet in het totaal: C (niet verzameld)." in notes


@pytest.mark.parametrize("again", [A, register(melding(organisatie="a")), Aanlevering.of(A)])
def test_an_organisation_twice_is_refused(again: Register | Aanlevering) -> None:
    with pytest.raises(IncompatibleError, match="is er meer dan eens"):
        consolidate([A, B, again], editie="bzk-2023")


def test_a_part_beside_its_whole_is_refused_and_two_parts_are_not() -> None:
    whole = dossier(melding(onderdeel="X"), melding(onderdeel="Y"), organisatie="Ministerie")
    parts = [Aanlevering.of(whole, onderdeel=name) for name in ("X", "Y")]
    assert consolidate(parts)["schendingen"].count("totaal", "mogelijk") == 2
    with pytest.raises(IncompatibleError, match="“X” staat naast het geheel, “Ministerie”; “Y” staat naast"):
        consolidate([whole, *parts])


def test_a_name_that_is_that_of_the_total_is_refused() -> None:
    with pytest.raises(IncompatibleError):
        consolidate([register(melding(organisatie="totaal"))])


def test_rows_without_an_organisation_are_refused() -> None:
    with pytest.raises(SelectionError, match="zonder organisatie"):
        consolidate([A, register(melding())])


def test_nothing_is_refused() -> None:
    with pytest.raises(SelectionError):
        consolidate([])


def test_several_years_are_refused_until_one_is_chosen() -> None:
    later = register(melding(organisatie="C", verslagjaar=2024))
    with pytest.raises(SelectionError) as caught:
        consolidate([A, later])
    assert caught.value.argument == "verslagjaar"
    beside = consolidate([A, later], verslagjaar=2023)["schendingen_per_organisatie"]
    assert beside["totaal", "C: mogelijk"] is Leeg.NIET_VERZAMELD


def test_counts_that_no_row_can_hold_are_refused_for_all_organisations_at_once() -> None:
    misfits = [register(melding("positie_bevoegdheden", organisatie=name), editie="bzk-2023") for name in ("A", "B")]
    with pytest.raises(UnplacedError) as caught:
        consolidate(misfits)
    named = Counter(name for finding in caught.value.findings for name in "AB" if f", {name}:" in finding.message.nl)
    assert named == {"A": 2, "B": 2}  # in both columns


def test_the_json_names_what_it_was_made_from() -> None:
    made = Aanlevering.of(A)
    written = consolidate([made]).to_dict("en")
    (named,) = written["aanleveringen"]
    assert named == {"organisatie": "A", "onderdeel": None, "verslagjaar": 2023, "digest": made.digest}
    assert written["tabellen"]["schendingen"]["rijen"][-1]["cellen"] == {"mogelijk": 2, "aangetoond": 1}
    assert [*publish.to_csv(consolidate([made]))][:3] == [
        "dekking.csv",
        "schendingen.csv",
        "schendingen_per_organisatie.csv",
    ]
