"""The door of the layer: which files can be read at all, and how a file appears."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from uri.errors import MissingExtraError, UnreadableError
from uri.reading.files import SUFFIXES, UnwritableError, read_sheet, write_sheet
from uri.reading.files.file_source import FileSource

Craft = Callable[..., Path]
Refused = Callable[..., Any]

EVERY = pytest.mark.parametrize("suffix", SUFFIXES)


def test_the_known_formats() -> None:
    assert SUFFIXES == (".csv", ".json", ".jsonl", ".ods", ".parquet", ".xlsx")


@EVERY
def test_a_missing_file_is_refused(tmp_path: Path, refused: Refused, suffix: str) -> None:
    assert refused(tmp_path / f"x{suffix}").message.nl == f"“x{suffix}” bestaat niet."


@EVERY
def test_a_folder_is_refused(tmp_path: Path, refused: Refused, suffix: str) -> None:
    (tmp_path / f"x{suffix}").mkdir()
    assert refused(tmp_path / f"x{suffix}").message.nl == f"“x{suffix}” is een map of geen gewoon bestand."


@pytest.mark.parametrize("suffix", sorted({*SUFFIXES} - {".jsonl"}))
def test_an_empty_file_is_refused(craft: Craft, refused: Refused, suffix: str) -> None:
    assert refused(craft(f"x{suffix}", b"")).message.nl == f"“x{suffix}” is leeg."


@EVERY
def test_binary_garbage_is_refused(craft: Craft, refused: Refused, suffix: str) -> None:
    error = refused(craft(f"x{suffix}", bytes(range(256)) * 4))
    assert f"“x{suffix}”" in error.message.nl
    assert error.message.en != error.message.nl


@EVERY
def test_a_file_that_may_not_be_read_is_refused(
    craft: Craft, refused: Refused, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not tried with real permissions: whoever runs the tests as root may read everything."""

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = craft(f"x{suffix}", "x")
    monkeypatch.setattr(os, "open", deny)
    assert refused(path).message.nl == f"“x{suffix}” mag niet worden gelezen."


def test_a_failing_disk_is_told(craft: Craft, refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError(5, "Input/output error")

    path = craft("x.csv", "a")
    monkeypatch.setattr(FileSource, "open", fail)
    assert refused(path).message.nl == "“x.csv” kan niet worden gelezen."


def test_an_unknown_suffix_names_the_known_ones(craft: Craft, refused: Refused) -> None:
    error = refused(craft("x.doc", "a"))
    assert error.message.nl == "Het formaat van “x.doc” is onbekend."
    assert error.hint.nl == "Kies een van: .csv, .json, .jsonl, .ods, .parquet, .xlsx."


def test_capitals_in_a_suffix_do_not_matter(craft: Craft) -> None:
    assert read_sheet(craft("X.CSV", "a\n1\n")).file == "X.CSV"


def test_a_sheet_knows_the_file_but_not_its_folder(craft: Craft) -> None:
    path = craft("x.csv", "a,b\n1\n")
    sheet = read_sheet(str(path))
    assert sheet.file == "x.csv"
    assert str(path.parent) not in sheet.findings.to_text() + repr(sheet)


@pytest.mark.parametrize("suffix", [".csv", ".json", ".jsonl", ".parquet"])
def test_a_sheet_cannot_be_chosen_where_there_are_none(craft: Craft, refused: Refused, suffix: str) -> None:
    assert (
        refused(craft(f"x{suffix}", "[]"), sheet="a").message.nl == f"“x{suffix}” heeft geen bladen om uit te kiezen."
    )


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".parquet"])
def test_a_header_row_cannot_be_chosen_where_there_is_none(craft: Craft, refused: Refused, suffix: str) -> None:
    assert (
        refused(craft(f"x{suffix}", "[]"), header_row=1).message.nl == f"“x{suffix}” heeft geen kopregel om te kiezen."
    )


@EVERY
def test_no_message_quotes_a_cell(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnwritableError) as caught:
        write_sheet(tmp_path / f"x{suffix}", ["a"], [["Jansen\x00"]])
    assert "Jansen" not in str(caught.value)


@EVERY
def test_a_file_appears_only_when_complete(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text("oud")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UnwritableError, match=re.escape(f"“x{suffix}” kan niet worden geschreven.")):
        write_sheet(path, ["a"], [["nieuw"]])
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=re.escape("“x.csv” kan niet worden geschreven.")):
        write_sheet(tmp_path / "nergens" / "x.csv", ["a"], [["x"]])


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt.csv").write_text("oud")
    (tmp_path / "x.csv").symlink_to(tmp_path / "echt.csv")
    write_sheet(tmp_path / "x.csv", ["a"], [["x"]])
    assert (tmp_path / "x.csv").is_symlink()
    assert (tmp_path / "echt.csv").read_text() == "a\nx\n"


def test_a_file_of_an_unknown_format_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=re.escape("Kies een van: .csv, .json")):
        write_sheet(tmp_path / "x.doc", ["a"], [["x"]])
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=re.escape('pip install "uri-integriteit[spreadsheets]"')):
        write_sheet(tmp_path / "x.xlsx", ["a"], [["x"]])
    assert list(tmp_path.iterdir()) == []


def test_the_errors_are_value_errors() -> None:
    assert issubclass(UnreadableError, ValueError)
    assert issubclass(UnwritableError, ValueError)
