"""Files that are open: read as those of the same bytes by their path."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import uri
from uri import MissingFileError, UnreadableError
from uri.reading.files import SUFFIXES, read_sheet, write_sheet
from uri.reading.files.file_source import FileSource

CASES = "categorie;uitkomst;jaar\ngeweld;aangetoond;2023\n"
HEADERS = ["categorie", "uitkomst", "jaar"]
COLUMNS = [["geweld", "lekken"], ["aangetoond", "lopend"], ["2023", "2022"]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_open_file_is_read_as_its_path_is(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"zaken{suffix}"
    write_sheet(path, HEADERS, COLUMNS)
    with path.open("rb") as stream:
        from_stream = read_sheet(stream)
    held = read_sheet(io.BytesIO(path.read_bytes()), format=suffix.removeprefix("."))
    sheets = [read_sheet(path), read_sheet(str(path)), from_stream, held]
    assert {sheet.headers for sheet in sheets} == {tuple(HEADERS)}
    assert all([list(column) for column in sheet.columns] == COLUMNS for sheet in sheets)
    assert [sheet.file for sheet in sheets] == [*[f"zaken{suffix}"] * 3, f"bestand{suffix}"]


@pytest.mark.parametrize("format_", ["csv", ".csv", "CSV", "txt"])
def test_a_text_is_read_in_the_format_that_is_named(format_: str) -> None:
    (case,) = uri.read_register(io.StringIO(CASES), format=format_).to_records()
    assert case.hoofdcategorie == "geweld"


def test_a_file_open_as_text_is_read_from_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "zaken.csv").write_text(f"Een kop van het systeem\n{CASES}", encoding="utf-8")
    with (tmp_path / "zaken.csv").open(encoding="utf-8") as stream:
        stream.readline()
        assert len(uri.read_register(stream).to_records()) == 1


def test_a_txt_is_read_as_csv_and_not_written(tmp_path: Path) -> None:
    (tmp_path / "zaken.txt").write_text(CASES, encoding="utf-8")
    register = uri.read_register(tmp_path / "zaken.txt")
    assert len(register.to_records()) == 1
    with pytest.raises(uri.UnwritableError, match="is onbekend"):
        uri.write_register(register, tmp_path / "nieuw.txt")


def test_a_named_format_goes_before_the_suffix(tmp_path: Path) -> None:
    (tmp_path / "export.dat").write_text(CASES, encoding="utf-8")
    assert len(uri.read_register(tmp_path / "export.dat", format="csv").to_records()) == 1


def test_counts_are_read_from_an_open_file() -> None:
    counts = uri.read_counts(io.BytesIO(b"jaar;categorie;uitkomst;aantal\n2022;geweld;aangetoond;3\n"), format="csv")
    assert sum(counts.cellen.values()) == 3


def test_records_are_read_from_a_path_or_an_open_file(tmp_path: Path) -> None:
    text = '[{"soort": "signaal", "verslagjaar": 2023, "hoofdcategorie": "geweld"}]'
    (tmp_path / "zaken.json").write_text(text, encoding="utf-8")
    expected = uri.records_from_json(text)
    assert uri.records_from_json(tmp_path / "zaken.json") == expected
    assert uri.records_from_json(io.StringIO(text)) == uri.records_from_json(io.BytesIO(text.encode())) == expected


def test_an_open_file_without_a_name_needs_a_format() -> None:
    with pytest.raises(UnreadableError, match="format=") as caught:
        uri.read_register(io.StringIO(CASES))
    assert caught.value.argument == "format"


def test_a_workbook_that_is_open_as_text_is_refused(tmp_path: Path) -> None:
    write_sheet(tmp_path / "zaken.xlsx", HEADERS, COLUMNS)
    with (
        (tmp_path / "zaken.xlsx").open(encoding="utf-8") as stream,
        pytest.raises(UnreadableError, match=r"open\(…, .rb.\)"),
    ):
        uri.read_register(stream)


READERS: list[Callable[[Path], object]] = [
    uri.read_register,
    uri.scan_register,
    uri.read_counts,
    uri.records_from_json,
    uri.read_dossier,
]


@pytest.mark.parametrize("read", READERS)
def test_a_missing_file_is_told_as_python_tells_it_too(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        read(tmp_path / "weg.csv")
    assert isinstance(caught.value, MissingFileError)
    assert isinstance(caught.value, UnreadableError)
    assert str(tmp_path) not in str(caught.value)


def test_a_file_open_for_writing_is_refused(tmp_path: Path) -> None:
    with (
        (tmp_path / "zaken.csv").open("w", encoding="utf-8") as stream,
        pytest.raises(UnreadableError, match=r"“zaken\.csv” is niet open om te lezen"),
    ):
        uri.read_register(stream)


def test_a_closed_file_is_refused() -> None:
    stream = io.StringIO(CASES)
    stream.close()
    with pytest.raises(UnreadableError, match=r"“bestand\.csv” is niet open om te lezen"):
        uri.read_register(stream, format="csv")


class Broken(io.BytesIO):
    """An open file that gives what it is told to, or fails."""

    name = ""

    def __init__(self, given: object) -> None:
        super().__init__()
        self.given = given

    def read(self, size: int | None = -1, /) -> Any:  # noqa: ANN401, ARG002 (what a file should not give)
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (OSError("weg"), "“bestand.csv” kan niet worden gelezen"),
        (None, "“bestand.csv” geeft geen bytes"),
        (5, "“bestand.csv” geeft geen bytes"),
    ],
)
def test_an_open_file_that_gives_no_content_is_refused(given: object, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        uri.read_register(Broken(given), format="csv")


def test_a_format_that_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="geen int"):
        uri.read_register(io.StringIO(CASES), format=5)  # type: ignore[arg-type]


def test_the_folder_itself_is_named_in_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    with pytest.raises(UnreadableError, match="“leeg” is een map"):
        uri.read_register(Path())
    with pytest.raises(UnreadableError, match="De map “leeg”"):
        uri.read_publication(Path())
    with pytest.raises(MissingFileError, match="De map “leeg”"):
        uri.read_dossier(Path())


def test_the_repr_of_a_source_shows_no_folder() -> None:
    assert "GEHEIM" not in repr(FileSource.of("/GEHEIM/zaken.csv", sheet="Zaken"))
