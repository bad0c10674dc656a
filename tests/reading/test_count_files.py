"""Files of counts: a cube that speaks of what the file says, and of nothing else."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings

from uri.aggregate import Kubus
from uri.errors import IncompatibleError, RejectedRowsError, UnreadableError, UriError
from uri.reading import read_counts
from uri.register import Register
from uri.taxonomy import Afdoening, Schendingstype, Soort, Uitkomst
from uri.testing import meldingen, registers, signalen

A, S, U = Afdoening, Schendingstype, Uitkomst
ALL = frozenset(Uitkomst)
EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"
Told: TypeAlias = list[tuple[str, int | None, str | None]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "t.csv"


def read(path: Path, text: str, **options: Any) -> Kubus:  # noqa: ANN401 (those of read_counts)
    path.write_text(text, encoding="utf-8")
    return read_counts(path, **options)


def told(error: UriError) -> Told:
    return [(finding.rule, finding.place.row, finding.place.column) for finding in error.findings]


@pytest.mark.parametrize(
    ("header", "row", "beside"),
    [
        ("jaar", "2023", ()),
        ("jaar,categorie", "2023,financieel", ("hoofdcategorie",)),
        ("jaar,uitkomst", "2023,ja", ("uitkomst",)),
        ("jaar,categorie,uitkomst", "2023,financieel,ja", ("hoofdcategorie", "uitkomst")),
        ("jaar,uitkomst,afdoening", "2023,ja,berisping", ("uitkomst", "afdoeningen")),
        ("jaar,afdoening", "2023,berisping", ("afdoeningen",)),
        ("jaar,onderdeel,beschrijving,nevencategorie", "2023,X,…,positie", ()),
        ("jaar,soort,categorie,uitkomst", "2023,signaal,anders,ja", ("hoofdcategorie",)),
    ],
)
def test_the_dimensions_are_the_columns_that_a_cube_can_have(
    path: Path, header: str, row: str, beside: tuple[str, ...]
) -> None:
    cube = read(path, f"{header},aantal\n{row},3\n")
    assert cube.dimensies == ("organisatie", "onderdeel", "verslagjaar", "jaarbron", *beside)
    assert cube.total() == 3


def test_the_phrases_of_a_measures_column_tell_the_outcome_where_all_of_them_do(path: Path) -> None:
    text = "jaar,afdoening,aantal\n2023,Geen integriteitsschending geconstateerd,5\n2023,{},3\n"
    cube = read(path, text.format("Afdoening door middel van een berisping"))
    assert cube.margin("uitkomst", "afdoeningen") == {
        (U.NIET_AANGETOOND, ()): 5,
        (U.AANGETOOND, (A.BERISPING,)): 3,
    }
    partly = read(path, text.format("Schriftelijke berisping"))
    assert partly.dimensies[4:] == ("afdoeningen",)


def test_rows_of_one_combination_add_up_whatever_their_labels(path: Path) -> None:
    cube = read(path, "jaar,categorie,aantal\n2023,financieel,3\n2023,Financiële schendingen,4\n2023,prive,1\n")
    assert cube.margin("hoofdcategorie") == {(S.FINANCIEEL,): 7, (S.PRIVE,): 1}


def test_columns_that_are_no_dimension_are_added_up_over(path: Path) -> None:
    cube = read(path, "jaar,beschrijving,datum afgerond,aantal\n2023,a,1-2-2022,3\n2023,b,,4\n")
    assert (list(cube.cellen.values()), cube.jaren) == ([7], (2023,))


def test_a_zero_says_that_there_were_none(path: Path) -> None:
    """A year with zeros only is a year that the cube speaks for; a year without rows is not."""
    cube = read(path, "jaar,categorie,aantal\n2021,financieel,0\n2023,financieel,2\n")
    assert cube.cellen == {(None, None, 2023, "opgegeven", S.FINANCIEEL): 2}
    assert cube.populatie == {(None, 2021), (None, 2023)}
    assert (cube.covers(2021), cube.covers(2022)) == (True, False)


def test_the_population_is_each_organisation_and_year_that_has_a_row(path: Path) -> None:
    cube = read(path, "ministerie,jaar,aantal\nA,2022,1\nA,2023,0\nB,2023,4\n,2023,1\n")
    assert cube.populatie == {("A", 2022), ("A", 2023), ("B", 2023), (None, 2023)}


@pytest.mark.parametrize(
    ("rows", "covered"),
    [
        ({"aangetoond": 3}, {U.AANGETOOND}),
        ({"aangetoond": 0}, {U.AANGETOOND}),
        ({"niet aangetoond": 3, "lopend": 1}, {U.NIET_AANGETOOND, U.LOPEND}),
        ({"aangetoond": 3, "niet aangetoond": 0}, ALL),
        ({}, ALL),
    ],
    ids=["proven", "none proven", "not proven and running", "both", "no rows"],
)
def test_a_file_covers_the_outcomes_that_it_has_or_all_when_it_has_both(
    path: Path, rows: Mapping[str, int], covered: frozenset[Uitkomst]
) -> None:
    """A file of substantiated cases does not tell how many were reported."""
    lines = [f"2023,{outcome},{number}" for outcome, number in rows.items()]
    assert read(path, "\n".join(["jaar,uitkomst,aantal", *lines])).uitkomsten == covered


def test_years_of_which_other_outcomes_were_counted_do_not_go_in_one_file(path: Path) -> None:
    """A year of substantiated cases only beside one of all cases: an explicit zero, or another file."""
    text = "jaar,uitkomst,aantal\n2022,ja,1\n2023,ja,1\n2023,nee,2\n"
    with pytest.raises(IncompatibleError, match="aparte bestanden") as caught:
        read(path, text)
    assert caught.value.differing == ("uitkomsten",)
    assert read(path, text + "2022,nee,0\n").uitkomsten == ALL


def test_running_cases_alone_do_not_speak_for_a_year(path: Path) -> None:
    cube = read(path, "jaar,uitkomst,aantal\n2022,lopend,1\n2023,ja,1\n")
    assert (cube.jaren, cube.total()) == ((2023,), 2)


def test_a_file_without_outcomes_covers_all(path: Path) -> None:
    assert read(path, "jaar,aantal\n2023,3\n").uitkomsten == ALL


@pytest.mark.parametrize(
    "text",
    [
        "jaar,afdoening,aantal\n2023,Geen integriteitsschending geconstateerd,5\n2023,Schriftelijke berisping,3\n",
        "jaar,soort,uitkomst,aantal\n2023,signaal,aangetoond,5\n",
    ],
    ids=["outcome told for some rows", "signalen"],
)
def test_a_cube_without_outcomes_covers_all(path: Path, text: str) -> None:
    cube = read(path, text)
    assert "uitkomst" not in cube.dimensies
    assert cube.uitkomsten == ALL


def test_what_the_file_covers_and_its_date_can_be_stated(path: Path) -> None:
    day = date(2024, 3, 1)
    cube = read(path, "jaar,aantal\n2023,3\n", uitkomsten=[U.AANGETOOND], standdatum=day)
    assert (cube.uitkomsten, cube.standdatum) == (frozenset([U.AANGETOOND]), day)


def test_a_file_may_be_about_signalen(path: Path) -> None:
    stated = read(path, "jaar,categorie,aantal\n2023,Anders,2\n", constants={"soort": "signaal"})
    assert (stated.soort, stated.margin("hoofdcategorie")) == (Soort.SIGNAAL, {(S.ANDERS,): 2})
    assert read(path, "jaar,categorie,aantal,soort\n2023,Anders,2,Signalen\n") == stated


@pytest.mark.parametrize("kind", ["melding", ""])
def test_meldingen_and_signalen_in_one_file_are_refused(path: Path, kind: str) -> None:
    """A row that does not say its kind is a melding, as in a register."""
    with pytest.raises(IncompatibleError, match="door elkaar") as caught:
        read(path, f"jaar,soort,aantal\n2023,{kind},1\n2023,signaal,1\n")
    assert caught.value.differing == ("soort",)


def test_the_mixing_of_kinds_hides_no_fault_of_a_row(path: Path) -> None:
    with pytest.raises(RejectedRowsError):
        read(path, "jaar,soort,aantal\n2023,melding,x\n2023,signaal,1\n")


def test_every_bad_count_is_told_at_once(path: Path) -> None:
    bad = ["-5", "", "3.9", "3,9", "1.000", "drie"]
    rows = "".join(f"2023,financieel,{cell!r}\n".replace("'", '"') for cell in bad)
    with pytest.raises(RejectedRowsError) as caught:
        read(path, f"jaar,categorie,aantal\n{rows}2023,financieel,3\n")
    assert told(caught.value) == [
        ("URI-I-ontbreekt" if cell == "" else "URI-I-aantal", row, "aantal") for row, cell in enumerate(bad, 2)
    ]
    assert "6 van de 7 rijen" in caught.value.message.nl


def test_an_empty_cell_of_a_dimension_is_no_value_of_it(path: Path) -> None:
    with pytest.raises(RejectedRowsError) as caught:
        read(path, "jaar,categorie,uitkomst,aantal\n,financieel,ja,1\n2023,,ja,1\n2023,financieel,,1\n")
    assert told(caught.value) == [
        ("URI-I-ontbreekt", 2, "jaar"),
        ("URI-I-ontbreekt", 3, "categorie"),
        ("URI-I-ontbreekt", 4, "uitkomst"),
    ]


def test_no_measure_is_a_combination_too(path: Path) -> None:
    cube = read(path, "jaar,uitkomst,afdoening,aantal\n2023,ja,berisping|coaching,3\n2023,ja,,4\n")
    assert cube.margin("afdoeningen") == {((A.BERISPING, A.COACHING),): 3, ((),): 4}


@pytest.mark.parametrize(
    ("header", "column", "message"),
    [
        ("jaar,categorie", None, "de kolom aantal ontbreekt."),
        ("datum afgerond,aantal", None, "de kolom verslagjaar ontbreekt."),
        ("jaar,aantal,Zaakgroep", "Zaakgroep", "is hier geen kolom."),
        ("jaar,aantal,onderdel", "onderdel", "is hier geen kolom."),
    ],
    ids=str,
)
def test_a_column_that_is_missing_or_strange_is_refused(
    path: Path, header: str, column: str | None, message: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(path, header + "\n")
    [finding] = caught.value.findings
    assert (finding.place.column, finding.message.nl) == (column, message)


def test_a_strange_column_may_be_left_out_by_the_mapping(path: Path) -> None:
    assert read(path, "jaar,aantal,Zaakgroep\n2023,3,x\n", mapping={"Zaakgroep": None}).total() == 3


def test_an_ambiguous_phrase_needs_a_reading(path: Path) -> None:
    text = "jaar,afdoening,aantal\n2023,Geen afdoening,5\n"
    with pytest.raises(RejectedRowsError):
        read(path, text)
    cube = read(path, text, lezing={"Geen afdoening": "niet_aangetoond"})
    assert cube.margin("uitkomst", "afdoeningen") == {(U.NIET_AANGETOOND, (A.GEEN,)): 5}


def test_a_stated_year_or_outcome_makes_a_dimension(path: Path) -> None:
    cube = read(path, "aantal\n3\n", constants={"verslagjaar": 2022, "uitkomst": "aangetoond"})
    assert cube.cellen == {(None, None, 2022, "opgegeven", U.AANGETOOND): 3}


def test_a_stated_measure_is_counted(path: Path) -> None:
    cube = read(path, "jaar,uitkomst,aantal\n2023,ja,3\n", constants={"afdoeningen": "berisping"})
    assert cube.margin("afdoeningen") == {((A.BERISPING,),): 3}


def test_a_file_without_rows_speaks_for_nothing(path: Path) -> None:
    cube = read(path, "jaar,categorie,aantal\n")
    assert (cube.cellen, cube.populatie, cube.jaren) == ({}, frozenset(), ())


def test_table_2_is_read_with_its_totals() -> None:
    """Aangetoond in 2020, 2021 and 2022: 34, 37 and 19 [S 268-278]."""
    cube = read_counts(EXAMPLE / "aangetoond-2020-2022.csv")
    assert cube.margin("verslagjaar") == {(2020,): 34, (2021,): 37, (2022,): 19}
    assert cube.uitkomsten == {U.AANGETOOND}


@settings(max_examples=settings().max_examples // 5)
@given(made=registers(zaken=meldingen(), most=6))
def test_a_cube_comes_back_from_its_frame(tmp_path_factory: pytest.TempPathFactory, made: Register) -> None:
    path = tmp_path_factory.getbasetemp() / "kubus.csv"
    cube = Kubus.from_register(made)
    cube.to_frame().to_csv(path, index=False)
    read = read_counts(path)
    assert (attrs.evolve(read, basis=cube.basis) if len(made) == 0 else read) == cube  # no row tells it


@settings(max_examples=settings().max_examples // 6)
@given(made=registers(zaken=signalen(), most=6))
def test_a_cube_of_signalen_comes_back_when_it_is_said_to_be_one(
    tmp_path_factory: pytest.TempPathFactory, made: Register
) -> None:
    path = tmp_path_factory.getbasetemp() / "signalen.csv"
    cube = Kubus.from_register(made, Soort.SIGNAAL)
    cube.to_frame().to_csv(path, index=False)
    assert len(made) == 0 or read_counts(path, constants={"soort": "signaal"}) == cube


def test_a_file_without_rows_is_of_the_kind_that_is_stated(path: Path) -> None:
    assert read(path, "jaar,categorie,aantal\n", constants={"soort": "signaal"}).soort is Soort.SIGNAAL


@pytest.mark.parametrize("text", ["jaar,aantal\n2022,0\n2023,3\n", "jaar,soort,aantal\n2023,signaal,3\n"])
def test_the_frame_of_a_cube_says_all_that_the_cube_knows(path: Path, text: str) -> None:
    cube = read(path, text)
    cube.to_frame().to_csv(path, index=False)
    assert read_counts(path) == cube
