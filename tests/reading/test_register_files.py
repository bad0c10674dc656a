"""Registers and files: what goes out comes back, in every format, under every name that people use."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.factories import melding
from uri.errors import IncompatibleError, RejectedRowsError, UnreadableError
from uri.reading import read_register, scan_register, write_register
from uri.reading.files import SUFFIXES, read_sheet, write_sheet
from uri.register import Cell, Register
from uri.taxonomy import Afdoening, Schendingstype, Uitkomst, editie, edities
from uri.taxonomy.edities import BaseEditie
from uri.testing import registers, zaken

SPELLINGS: Sequence[Callable[[str], str]] = (str, str.upper, str.lower)
EXAMPLE = Path(__file__).parents[2] / "examples" / "bzk-2023"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=settings().max_examples // 8)
@given(made=registers(zaken=zaken(), most=4))
def test_a_register_comes_back_from_a_file(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, made: Register
) -> None:
    path = tmp_path_factory.getbasetemp() / f"register{suffix}"
    write_register(made, path)
    assert read_register(path) == made


def said(made: Register, column: str) -> list[tuple[str, ...]]:
    values = [getattr(case, column) for case in made]
    return [value if isinstance(value, tuple) else (value,) for value in values]


@st.composite
def printed(draw: st.DrawFn, words: Sequence[tuple[str, str]], codes: tuple[str, ...]) -> list[str]:
    """Draw for each code a label that an edition has for it, in capitals or not; else the code itself."""
    spell = draw(st.sampled_from(SPELLINGS))
    labels = [[label for label, named in words if named == code] or [code] for code in codes]
    return [spell(draw(st.sampled_from(choice))) for choice in labels]


@pytest.mark.parametrize("naam", edities())
@settings(max_examples=settings().max_examples // 8)
@given(data=st.data())
def test_the_labels_of_an_edition_read_as_its_codes(
    tmp_path_factory: pytest.TempPathFactory, naam: str, data: st.DataObject
) -> None:
    """Any label or alias of any row, in capitals or not, in a CSV file."""
    spoken = editie(naam)
    made = data.draw(registers(editie=naam, most=4))
    if spoken.afdoeningen.lexicon.choices("ontslag"):  # the bare word leaves a choice, and no label says that code
        assume(not any(Afdoening.ONTSLAG in case.afdoeningen for case in made))
    frame = made.to_frame()
    lists: Mapping[str, BaseEditie[Any]] = {"hoofdcategorie": spoken, "afdoeningen": spoken.afdoeningen}
    for column, listed in lists.items():
        words = [word for row in listed.rijen for word in row.words()]
        frame[column] = ["|".join(data.draw(printed(words, codes))) for codes in said(made, column)]
    path = tmp_path_factory.getbasetemp() / "labels.csv"
    frame.to_csv(path, index=False)
    assert read_register(path, editie=naam) == made


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_csv_file_is_read_as_dutch_programs_write_it(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "r.csv"
    rows = [
        ["Jaar", "Categorie", "Aangetoond", "Datum melding", "Beschrijving"],
        ["2023", "Financiële schendingen", "Ja", "1-2-2023", "één, of twee; wellicht"],
    ]
    path.write_bytes("\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding))
    assert list(read_register(path)) == [
        melding("financieel", ontvangen=date(2023, 2, 1), omschrijving="één, of twee; wellicht")
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".parquet", ".json", ".jsonl"])
def test_a_typed_file_is_read_by_its_types(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"r{suffix}"
    headers = ["Jaar", "Categorie", "Aangetoond", "Datum melding", "Zaaknummer", "Aantal betrokkenen", "Zaakgroep"]
    cells: list[list[Cell]] = [[2023], ["financieel"], [True], [date(2023, 2, 1)], [2023001], [2], [7]]
    write_sheet(path, headers, cells)
    expected = melding(
        "financieel", ontvangen=date(2023, 2, 1), kenmerk="2023001", betrokkenen=2, eigen={"Zaakgroep": "7"}
    )
    assert list(read_register(path)) == [expected]


def test_the_case_list_of_bijlage_1_is_read_as_printed() -> None:
    """26 cases, of the types that Tabel 1 counts; 15 aangetoond once "Geen afdoening" is read so [S 549-576]."""
    made = read_register(
        EXAMPLE / "zaken.csv", constants={"verslagjaar": 2023}, lezing={"Geen afdoening": "aangetoond"}
    )
    types = Counter(case.hoofdcategorie for case in made)
    assert types == Counter(financieel=5, positie=5, informatie=3, communicatie=1, omgangsvormen=11, bedrijfsmiddelen=1)
    proven = Counter(case.hoofdcategorie for case in made if case.uitkomst is Uitkomst.AANGETOOND)
    assert proven == Counter(financieel=3, positie=2, informatie=3, omgangsvormen=6, bedrijfsmiddelen=1)
    assert [case.kenmerk for case in made] == [str(number) for number in range(1, 27)]


def test_the_case_list_of_bijlage_1_needs_a_year_and_a_reading() -> None:
    with pytest.raises(UnreadableError, match="kolom verslagjaar of afgerond of ontvangen ontbreekt"):
        read_register(EXAMPLE / "zaken.csv")
    reading = scan_register(EXAMPLE / "zaken.csv", constants={"verslagjaar": 2023})
    assert reading.findings.counts() == {"URI-I-dubbelzinnig": 5}
    assert reading.rejected == (2, 3, 12, 14, 23)  # cases 1, 2, 11, 13 and 22, below the header


def test_a_mapping_names_canonical_fields_only(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "Wat;uitkomst;jaar\nfinancieel;ja;2023\n")
    with pytest.raises(UnreadableError, match="“categorie” is geen veld"):
        read_register(path, mapping={"Wat": "categorie"})


def test_a_ministry_with_its_own_headers_is_read_by_a_mapping(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "Wat;Hoe;Wanneer;Soort\nfinancieel;ja;2023;spoed\n")
    mapping = {"wat": "hoofdcategorie", "Hoe": "uitkomst", "Wanneer": "verslagjaar", "Soort": None}
    assert list(read_register(path, mapping=mapping)) == [melding("financieel", eigen={"Soort": "spoed"})]


def test_what_a_file_leaves_out_can_be_said_beside_it(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "categorie,afdoening\nOverige,Geen afdoening\n")
    [case] = read_register(
        path,
        editie="defensie-2022",
        constants={"verslagjaar": 2022, "organisatie": "Defensie"},
        lezing={"Geen afdoening": "niet aangetoond"},
    )
    assert (case.hoofdcategorie, case.verslagjaar, case.organisatie, case.uitkomst) == (
        Schendingstype.ANDERS,
        2022,
        "Defensie",
        Uitkomst.NIET_AANGETOOND,
    )


def test_a_title_above_the_headers_is_skipped_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "Register 2023;;\n\njaar;categorie;uitkomst\n2023;financieel;ja\n2023;x;ja\n")
    reading = scan_register(path, header_row=3)
    assert (len(reading.register), reading.rejected, reading.rows) == (1, (5,), 2)


@pytest.mark.parametrize("row", [0, -1])
def test_a_header_row_counts_from_one(tmp_path: Path, row: int) -> None:
    path = written(tmp_path / "r.csv", "jaar;categorie;uitkomst\n2023;financieel;ja\n")
    with pytest.raises(UnreadableError):
        read_register(path, header_row=row)


def test_good_rows_and_findings_stand_side_by_side(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", "jaar,categorie,uitkomst\n2023,financieel,ja\n2023,onzin,ja\n")
    reading = scan_register(path)
    assert (list(reading.register), reading.rows) == ([melding("financieel")], 2)
    [finding] = reading.findings
    assert finding.to_text() == (
        "r.csv, rij 3, kolom categorie: “onzin” staat niet in editie bzk-2023. De lijst staat in: uri codes bzk-2023"
    )
    with pytest.raises(RejectedRowsError):
        read_register(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_register_is_a_file_too(tmp_path: Path, suffix: str) -> None:
    write_register(Register.from_records([]), tmp_path / f"r{suffix}")
    assert read_register(tmp_path / f"r{suffix}") == Register.from_records([])


def test_a_file_has_the_columns_that_hold_something_and_those_that_every_register_needs(tmp_path: Path) -> None:
    write_register(
        Register.from_records([melding("financieel", ontvangen=date(2023, 1, 2), eigen={"x": "a"})]), tmp_path / "r.csv"
    )
    sheet = read_sheet(tmp_path / "r.csv")
    assert sheet.headers == ("soort", "ontvangen", "verslagjaar", "hoofdcategorie", "uitkomst", "x")
    assert [column[0] for column in sheet.columns] == ["melding", "2023-01-02", "2023", "financieel", "aangetoond", "a"]


@pytest.mark.parametrize(
    "own", [{"kenmerk": "a"}, {"Jaar": "a"}, {"Type schending": "a"}, {"a": "1", "A": "2"}], ids=str
)
def test_an_own_column_that_would_be_read_as_another_is_not_written(tmp_path: Path, own: Mapping[str, str]) -> None:
    with pytest.raises(IncompatibleError, match="Eigen kolommen heten als een ander veld"):
        write_register(Register.from_records([melding("financieel", eigen=own)]), tmp_path / "r.csv")
    assert not list(tmp_path.iterdir())


def test_an_own_column_that_keeps_the_file_from_being_read_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(IncompatibleError):
        write_register(Register.from_records([melding("financieel", eigen={"Aantal": "3"})]), tmp_path / "r.csv")
