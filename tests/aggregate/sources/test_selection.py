"""What a table is about: one year, organisation, part and edition; and the report of all tables."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from tests.factories import dossier, melding, register, signaal
from uri import (
    Kerncijfers,
    Kubus,
    Leeg,
    Register,
    Schendingstype,
    SelectionError,
    Sessie,
    Signaal,
    Soort,
    Tabel,
    Uitkomst,
    UnplacedError,
    aangetoond_per_jaar,
    afdoeningen,
    editie,
    financiele_belangen,
    kerncijfers,
    overzicht,
    rapport,
    schendingen,
    sessies,
    signalen,
    vertrouwenspersonen,
)
from uri.aggregate.sources.selection import Bron, Selection, differing
from uri.languages import same

TABLES: tuple[Callable[..., Tabel], ...] = (
    kerncijfers,
    schendingen,
    aangetoond_per_jaar,
    signalen,
    afdoeningen,
    vertrouwenspersonen,
    sessies,
    financiele_belangen,
    overzicht,
)
every_table = pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)


MANY = register(
    melding(organisatie="A", verslagjaar=2022),
    melding(organisatie="A"),
    melding(organisatie="A"),
    melding(organisatie="B"),
    signaal(organisatie="B"),
)


def reported(source: Bron, **chosen: str | int) -> object:
    return schendingen(source, **chosen)["totaal", "mogelijk"]  # type: ignore[arg-type]  # any choice


# ------------------------------------------------------------------------------------------------------------- choice


@every_table
def test_several_organisations_need_a_choice(make: Callable[..., Tabel]) -> None:
    with pytest.raises(SelectionError) as caught:
        make(MANY, verslagjaar=2023)
    assert str(caught.value) == "Er zijn meer organisaties. Kies er één: A, B. (organisatie=)"


@every_table
def test_several_years_need_a_choice(make: Callable[..., Tabel]) -> None:
    with pytest.raises(SelectionError) as caught:
        make(MANY, organisatie="A")
    assert caught.value.to_text("en") == "There are several years. Choose one: 2022, 2023. (verslagjaar=)"


@every_table
def test_what_is_not_there_is_refused_with_what_is(make: Callable[..., Tabel]) -> None:
    with pytest.raises(SelectionError, match=r"Er zijn geen cijfers van “C”\. Er zijn: A, B\."):
        make(MANY, organisatie="C", verslagjaar=2023)
    with pytest.raises(SelectionError, match=r"Er zijn geen cijfers over 2021\. Er zijn: 2022, 2023\."):
        make(MANY, organisatie="A", verslagjaar=2021)


def test_a_choice_is_only_needed_where_there_is_one() -> None:
    assert reported(MANY, organisatie="B") == 1
    assert reported(register(melding(verslagjaar=2022), melding(verslagjaar=2022))) == 2
    assert reported(MANY, organisatie="A", verslagjaar=2023) == 2


def test_organisations_beside_nameless_rows_need_a_choice_too() -> None:
    with pytest.raises(SelectionError, match="meer organisaties"):
        schendingen(register(melding(organisatie="A"), melding()))


def test_nameless_rows_take_the_name_that_is_given() -> None:
    made = rapport(register(melding()), organisatie="Waterschap Zuid")
    assert made.organisatie == "Waterschap Zuid"
    assert made.tabellen["schendingen"]["totaal", "mogelijk"] == 1


def test_nameless_signalen_are_not_counted_for_every_organisation_of_a_register() -> None:
    source = register(melding(organisatie="A"), melding(organisatie="B"), signaal())
    assert [signalen(source, organisatie=name)["totaal", "aantal"] for name in ("A", "B")] == [Leeg.NIET_VERZAMELD] * 2


def test_nameless_rows_beside_the_chosen_organisation_are_left_out_with_a_note() -> None:
    table = schendingen(register(melding(organisatie="A"), melding(), melding()), organisatie="A")
    assert table["totaal", "mogelijk"] == 1
    assert [note.nl for note in table.noten] == ["Niet meegeteld: rijen zonder organisatie (2)."]


def test_nameless_rows_are_told_of_in_the_table_and_year_that_miss_them() -> None:
    source = register(
        melding(organisatie="A"), melding(verslagjaar=2022), signaal(organisatie="A"), signaal(), signaal()
    )
    left_out = {
        make: [note.nl for note in make(source, organisatie="A", verslagjaar=2023).noten] for make in TABLES[1:4:2]
    }
    assert left_out == {schendingen: [], signalen: ["Niet meegeteld: rijen zonder organisatie (2)."]}


def test_an_empty_register_has_no_year_and_no_figures() -> None:
    with pytest.raises(SelectionError, match="Er zijn geen rijen, dus ook geen verslagjaar"):
        rapport(register())
    assert all(table.is_empty for table in rapport(register(), verslagjaar=2023).tabellen.values())


def test_an_edition_is_chosen_by_name_or_as_it_is() -> None:
    source = register(melding(hoofdcategorie="positie"))
    assert schendingen(source, editie="defensie-2018") == schendingen(source, editie=editie("defensie-2018"))
    assert schendingen(source, editie="defensie-2018")["positie_bevoegdheden", "mogelijk"] == 1


# --------------------------------------------------------------------------------------------------------------- parts


def test_a_part_can_be_chosen() -> None:
    source = register(melding(onderdeel="X"), melding(onderdeel="Y"), melding(onderdeel="Y"), melding())
    assert reported(source, onderdeel="Y") == 2
    assert len(overzicht(source, onderdeel="Y").rijen) == 2
    assert [note.nl for note in schendingen(source, onderdeel="Y").noten] == [
        "Niet meegeteld: rijen zonder onderdeel (1)."
    ]
    with pytest.raises(SelectionError, match=r"onderdeel “Z”\. Er zijn: X, Y\."):
        schendingen(source, onderdeel="Z")


@pytest.mark.parametrize("other", [signaal(onderdeel="Y"), signaal()], ids=["of another part", "of no part"])
def test_a_part_with_meldingen_only_can_be_chosen(other: Signaal) -> None:
    source = register(melding(onderdeel="X"), other)
    assert reported(source, onderdeel="X") == 1
    assert signalen(source, onderdeel="X")["totaal", "aantal"] == 0


# ----------------------------------------------------------------------------------------------------------- dossiers


def test_descriptions_are_printed_only_where_a_dossier_says_so() -> None:
    assert not dossier(organisatie="A").omschrijvingen


def test_a_dossier_names_its_own_year_and_organisation() -> None:
    made = rapport(dossier(*MANY, organisatie="A"))
    assert (made.organisatie, made.verslagjaar, made.editie) == ("A", 2023, editie())
    assert made.tabellen["schendingen"]["totaal", "mogelijk"] == 2
    assert made.tabellen["signalen"].is_empty  # the signaal is of B


def test_another_year_or_organisation_of_a_dossier_can_be_chosen() -> None:
    assert reported(dossier(*MANY, organisatie="A"), verslagjaar=2022) == 1
    assert reported(dossier(*MANY, organisatie="A"), organisatie="B") == 1


def test_the_year_of_a_dossier_is_spoken_for_even_without_cases() -> None:
    """A year in which nothing was closed has a report too: it says none."""
    assert reported(dossier(melding(organisatie="A", verslagjaar=2022), organisatie="A")) == 0


def test_a_register_without_rows_speaks_for_the_year_of_its_dossier_and_one_of_others_does_not() -> None:
    empty = register(melding(organisatie="A")).take(register(melding(organisatie="A")).jaar == 0)
    assert reported(attrs.evolve(dossier(organisatie="A"), register=empty)) == 0
    others = schendingen(
        dossier(
            melding(organisatie="B", verslagjaar=2022),
            melding(organisatie="C", verslagjaar=2022),
            melding(organisatie="D", verslagjaar=2022),
            melding(verslagjaar=2022),
            organisatie="A",
        )
    )
    assert others["totaal", "mogelijk"] is Leeg.NIET_VERZAMELD


def test_counts_of_signalen_do_not_keep_cases_from_saying_that_there_were_no_meldingen() -> None:
    counts = Kubus.from_register(register(signaal(organisatie="A")), Soort.SIGNAAL)
    assert (
        reported(
            attrs.evolve(dossier(melding(organisatie="A", verslagjaar=2022), organisatie="A"), tellingen=(counts,))
        )
        == 0
    )


def test_organisations_in_counts_of_one_kind_are_left_out_of_that_kind() -> None:
    counts = Kubus.from_register(register(signaal(organisatie="B")), Soort.SIGNAAL)
    source = attrs.evolve(dossier(melding(organisatie="A"), organisatie="A"), tellingen=(counts,))
    said = {make: any("B" in note.nl for note in make(source).noten) for make in (schendingen, signalen)}
    assert said == {schendingen: False, signalen: True}


def _told(*kinds: str, editie: str | None = None) -> Kubus:
    return Kubus.from_register(Register.from_records([melding(hoofdcategorie=kind) for kind in kinds], editie=editie))


@pytest.mark.parametrize(
    ("cubes", "totals"),
    [
        ([], []),
        ([_told("prive")], []),
        ([_told("prive", "geweld"), _told("geweld", "prive")], []),
        ([_told("prive"), _told("prive", "geweld")], [1, 2]),
        ([_told("prive", "prive"), _told("prive", "geweld")], [2]),
        ([_told("prive"), _told("prive"), _told("geweld")], [1]),
        # Defensie has no row for unfitting communication: totals do not compare, the types that both have do
        ([_told("prive", "communicatie"), _told("prive", editie="defensie-2022")], []),
        ([_told("prive", "communicatie"), _told("prive", "prive", "prive", editie="defensie-2022")], [2, 3]),
    ],
)
def test_sources_differ_by_total_or_by_type_as_far_as_their_lists_compare(
    cubes: list[Kubus], totals: list[int]
) -> None:
    assert differing(cubes) == totals


def test_a_difference_by_type_is_said_as_one() -> None:
    source = attrs.evolve(
        dossier(melding(organisatie="A"), melding(organisatie="A"), organisatie="A"), tellingen=(_named("prive"),)
    )
    (note,) = [note.nl for note in schendingen(source).noten if "verschillen" in note.nl]
    assert "2" not in note.replace("2023", "")
    other = attrs.evolve(dossier(melding(organisatie="A"), organisatie="A"), tellingen=(_named("prive"),))
    assert [note for note in schendingen(other).noten if "1, 2" in note.nl]


def _named(kind: str) -> Kubus:
    return Kubus.from_register(
        register(melding(organisatie="A", hoofdcategorie=kind), melding(organisatie="A", hoofdcategorie=kind))
    )


def test_cases_are_read_as_was_said_only_where_it_is_they_that_speak() -> None:
    """Of another year than the dossier's own the stated counts go first, and hold no words to be read."""
    read = attrs.evolve(
        register(melding(organisatie="A", verslagjaar=2022)), lezing={"Geen afdoening": Uitkomst.AANGETOOND}
    )
    counts = Kubus.from_register(register(melding(organisatie="A", verslagjaar=2022)))
    source = attrs.evolve(dossier(organisatie="A"), register=read, tellingen=(counts,))
    assert not [note for note in schendingen(source, verslagjaar=2022).noten if "Geen afdoening" in note.nl]
    alone = attrs.evolve(source, tellingen=())
    assert [note for note in schendingen(alone, verslagjaar=2022).noten if "Geen afdoening" in note.nl]


def test_history_alone_does_not_keep_a_dossier_from_its_own_year() -> None:
    history = Kubus.from_register(register(melding(organisatie="A", verslagjaar=2022)))
    record = Sessie(jaar=2023, sessie="Workshop", aantal=3)
    assert (
        sessies(attrs.evolve(dossier(organisatie="A"), tellingen=(history,), sessies=(record,)))["totaal", "aantal"]
        == 3
    )


def test_cases_of_this_year_do_not_put_zero_over_what_was_stated_of_another() -> None:
    history = Kubus.from_register(
        register(melding(organisatie="A", verslagjaar=2022), melding(organisatie="A", verslagjaar=2022))
    )
    assert (
        reported(
            attrs.evolve(dossier(melding(organisatie="A"), organisatie="A"), tellingen=(history,)), verslagjaar=2022
        )
        == 2
    )


def test_signalen_that_are_both_listed_and_counted_otherwise_are_a_doubt() -> None:
    counts = Kubus.from_register(register(signaal(organisatie="A"), signaal(organisatie="A")), Soort.SIGNAAL)
    table = signalen(attrs.evolve(dossier(signaal(organisatie="A"), organisatie="A"), tellingen=(counts,)))
    assert table["totaal", "aantal"] == 1
    assert [note.nl for note in table.noten] == ["2023: de bronnen verschillen over de signalen (1, 2)."]


def test_what_stands_beside_the_whole_is_not_told_of_a_part() -> None:
    """Figures beside the cases are about the organisation as a whole."""
    record = Sessie(jaar=2023, sessie="Workshop", aantal=3)
    source = attrs.evolve(
        dossier(melding(organisatie="A", onderdeel="X"), organisatie="A"),
        kerncijfers=(Kerncijfers(jaar=2023, klachten=7),),
    )
    assert kerncijfers(source)["klachten", "2023"] == 7
    assert kerncijfers(source, onderdeel="X")["klachten", "2023"] is Leeg.NIET_VERZAMELD
    assert sessies(attrs.evolve(source, sessies=(record,)), organisatie="A")["totaal", "aantal"] == 3


def test_counts_that_name_no_organisation_are_those_of_the_one_asked_for_and_others_are_not() -> None:
    """A cube with some names tells only of those."""
    mixed = Kubus.from_register(register(melding(organisatie="A"), melding(), melding()))
    assert reported(mixed, organisatie="A") == 1
    assert reported(Kubus.from_register(register(melding(), melding())), organisatie="A") == 2


def test_cases_of_another_organisation_do_not_put_zero_over_counts_of_ones_own() -> None:
    counts = Kubus.from_register(register(melding(organisatie="A"), melding(organisatie="A")))
    assert reported(attrs.evolve(dossier(melding(organisatie="B"), organisatie="A"), tellingen=(counts,))) == 2


def test_what_stands_beside_the_cases_is_not_told_of_another_organisation() -> None:
    """A dossier's own figures are about its organisation as a whole."""
    source = attrs.evolve(dossier(*MANY, organisatie="A"), noten=(same("Over A."),), standdatum=date(2024, 1, 1))
    assert [note.en for note in schendingen(source).noten] == ["Over A.", "Not counted: figures of B."]
    assert schendingen(source, organisatie="B").noten == ()


def test_what_is_said_of_the_cases_holds_for_a_part_of_them() -> None:
    source = attrs.evolve(
        dossier(melding(organisatie="A", onderdeel="X"), organisatie="A"),
        noten=(same("Over A."),),
        standdatum=date(2024, 1, 1),
    )
    table = schendingen(source, onderdeel="X")
    assert (table.noten, table.standdatum) == (schendingen(source).noten, date(2024, 1, 1))


@every_table
def test_every_table_bears_the_reference_date_of_its_dossier(make: Callable[..., Tabel]) -> None:
    source = dossier(melding(organisatie="A"), organisatie="A")
    assert make(source).standdatum is None
    assert make(attrs.evolve(source, standdatum=date(2024, 3, 1))).standdatum == date(2024, 3, 1)


def test_a_table_bears_the_reference_date_of_the_cube_it_is_made_of() -> None:
    cube = Kubus.from_register(register(melding()), standdatum=date(2024, 3, 1))
    assert schendingen(cube).standdatum == date(2024, 3, 1)


def test_how_words_were_read_is_told_where_cases_are_counted() -> None:
    """Not of a year that has no cases of its own."""
    cases = attrs.evolve(
        register(melding(organisatie="A", verslagjaar=2022)), lezing={"Geen afdoening": Uitkomst.AANGETOOND}
    )
    source = attrs.evolve(dossier(verslagjaar=2022, organisatie="A"), register=cases)
    said = [note.nl for note in schendingen(source).noten]
    assert said == ["“Geen afdoening” is gelezen als: Aangetoond."]
    counts = Kubus.from_register(register(melding(organisatie="A", verslagjaar=2021)))
    assert schendingen(attrs.evolve(source, tellingen=(counts,)), verslagjaar=2021).noten == ()


# --------------------------------------------------------------------------------------------------- cubes as a source


@pytest.mark.parametrize(
    "make", [schendingen, aangetoond_per_jaar, afdoeningen, kerncijfers], ids=lambda make: make.__name__
)
def test_a_cube_of_meldingen_gives_the_tables_of_its_register(make: Callable[..., Tabel]) -> None:
    cases = register(
        melding(organisatie="A", verslagjaar=2022),
        melding(organisatie="A", hoofdcategorie="geweld"),
        melding(organisatie="B"),
    )
    cube = Kubus.from_register(cases)
    assert make(cube, organisatie="A", verslagjaar=2023) == make(cases, organisatie="A", verslagjaar=2023)


def test_a_part_of_a_cube_can_be_chosen() -> None:
    cube = Kubus.from_register(register(melding(onderdeel="X"), melding(onderdeel="Y"), melding(onderdeel="Y")))
    assert reported(cube, onderdeel="Y") == 2


def test_a_cube_of_signalen_gives_the_table_of_its_register() -> None:
    cube = Kubus.from_register(MANY, Soort.SIGNAAL)
    assert signalen(cube) == signalen(MANY, organisatie="B", verslagjaar=2023)
    assert schendingen(cube).is_empty


def test_the_cube_of_all_ministries_gives_the_table_of_the_whole() -> None:
    """What the government-wide total is made of: cubes, and no cases."""
    whole = (Kubus.from_register(MANY) + Kubus.from_register(register(melding(organisatie="C")))).together("Rijk")
    assert schendingen(whole).row("positie") == {"mogelijk": 4, "aangetoond": 4}


# -------------------------------------------------------------------------------------------------------- the report


def test_a_report_has_every_table_in_the_order_of_the_report() -> None:
    made = rapport(MANY, organisatie="A", verslagjaar=2023)
    assert list(made.tabellen) == [make.__name__ for make in TABLES]
    for make in TABLES:
        assert made.tabellen[make.__name__] == make(MANY, organisatie="A", verslagjaar=2023)
        assert made.tabellen[make.__name__].naam == make.__name__


def test_an_empty_dossier_gives_tables_without_figures() -> None:
    made = rapport(dossier(organisatie=None))
    assert {cell for table in made.tabellen.values() for row in table.cellen for cell in row} == {Leeg.NIET_VERZAMELD}


def test_a_report_names_all_that_fits_no_row_of_any_table_at_once() -> None:
    cases = register(
        melding(hoofdcategorie="positie_bevoegdheden"),
        melding(hoofdcategorie="anders"),
        attrs.evolve(signaal(), hoofdcategorie=Schendingstype.POSITIE_BEVOEGDHEDEN),
    )
    with pytest.raises(UnplacedError) as caught:
        rapport(cases)
    told = {finding.message.nl.split(":")[0] for finding in caught.value.findings}
    assert told == {
        "Totaaloverzicht van schendingen",
        "Aangetoonde integriteitsschendingen per jaar 2023",
        "Overzicht signalen",
        "Geanonimiseerd overzicht van meldingen",
    }
    assert len(caught.value.findings) == 7


def test_counts_of_one_earlier_year_leave_the_cases_of_another_to_speak() -> None:
    counts = Kubus.from_register(register(melding(verslagjaar=2021)))
    chosen = Selection.of(dossier(melding(), melding(verslagjaar=2022), tellingen=(counts,)))
    assert [chosen.has_cases(Soort.MELDING, year) for year in (2021, 2022, 2023)] == [False, True, True]
