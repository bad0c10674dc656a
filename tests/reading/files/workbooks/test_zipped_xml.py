"""Workbooks as archives: what is refused before and while they are unpacked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from uri.reading.files import read_sheet, write_sheet
from uri.reading.files.workbooks import zipped_xml

Craft = Callable[..., Path]
Refused = Callable[..., Any]

SUFFIXES = pytest.mark.parametrize("suffix", [".xlsx", ".ods"])


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[str], Path]:
    def make(suffix: str) -> Path:
        write_sheet(tmp_path / f"x{suffix}", ["a", "b"], [["x"] * 200, list(range(200))])
        return tmp_path / f"x{suffix}"

    return make


@SUFFIXES
def test_every_truncation_is_refused(workbook: Callable[[str], Path], refused: Refused, suffix: str) -> None:
    path = workbook(suffix)
    whole = path.read_bytes()
    for length in range(1, len(whole), len(whole) // 20):
        path.write_bytes(whole[:length])
        assert "beschadigd" in refused(path).message.nl


@SUFFIXES
def test_a_damaged_member_is_refused(workbook: Callable[[str], Path], refused: Refused, suffix: str) -> None:
    path = workbook(suffix)
    damaged = bytearray(path.read_bytes())
    with ZipFile(path) as archive:
        largest = max(archive.infolist(), key=lambda member: member.compress_size)
    damaged[largest.header_offset + 100] ^= 0xFF
    path.write_bytes(damaged)
    assert "beschadigd" in refused(path).message.nl


@SUFFIXES
def test_text_under_the_suffix_of_a_workbook_is_refused(craft: Craft, refused: Refused, suffix: str) -> None:
    assert "beschadigd of geen rekenblad" in refused(craft(f"x{suffix}", "a;b\n1;2\n")).message.nl


@SUFFIXES
def test_an_archive_of_something_else_is_refused(archive: Craft, refused: Refused, suffix: str) -> None:
    assert "beschadigd of geen rekenblad" in refused(archive(f"x{suffix}", {"a.txt": "a"})).message.nl


@SUFFIXES
def test_encrypted_and_old_workbooks_are_told_apart(craft: Craft, refused: Refused, suffix: str) -> None:
    error = refused(craft(f"x{suffix}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504))
    assert "met een wachtwoord beveiligd" in error.message.nl


@SUFFIXES
def test_an_encrypted_member_is_told_apart(workbook: Callable[[str], Path], refused: Refused, suffix: str) -> None:
    path = workbook(suffix)
    content = path.read_bytes()
    directory = content.index(b"PK\x01\x02")
    path.write_bytes(content[: directory + 8] + b"\x01" + content[directory + 9 :])
    assert "met een wachtwoord beveiligd" in refused(path).message.nl


@SUFFIXES
def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path, refused: Refused, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    with ZipFile(path, "w", ZIP_DEFLATED) as file, file.open("content.xml", "w") as member:
        for _ in range(70):
            member.write(bytes(2**20))
    assert path.stat().st_size < 2**17
    assert "te veel cellen" in refused(path).message.nl


@SUFFIXES
def test_an_archive_that_unpacks_to_too_much_is_refused(
    workbook: Callable[[str], Path], refused: Refused, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipped_xml, "LARGEST_UNPACKED", 1000)
    assert "te veel cellen" in refused(workbook(suffix)).message.nl


def test_a_member_larger_than_it_says_is_refused(ods: Craft, refused: Refused) -> None:
    """The directory claims 10 bytes: no more are unpacked, and their sum is not right."""
    path = ods("<table:table-row/>")
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    assert "beschadigd" in refused(path).message.nl


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_ods(tmp_path: Path, refused: Refused, encoding: str) -> None:
    declared = (
        f'<?xml version="1.0" encoding="{encoding}"?><!--{"x" * 2**20}--><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    )
    with ZipFile(tmp_path / "x.ods", "w") as file:
        file.writestr("content.xml", declared.encode(encoding))
    assert refused(tmp_path / "x.ods").message.nl == "“x.ods” bevat een documenttype in zijn XML."


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/texts.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_a_document_type_is_refused_in_every_part_of_xlsx(xlsx: Craft, refused: Refused, member: str) -> None:
    path = xlsx("", **{member: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    assert refused(path).message.nl == "“x.xlsx” bevat een documenttype in zijn XML."


@SUFFIXES
def test_a_workbook_is_closed_after_reading(workbook: Callable[[str], Path], suffix: str) -> None:
    """A closed file can be replaced, also on Windows; an open one would warn."""
    path = workbook(suffix)
    assert len(read_sheet(path).rows) == 200
    path.unlink()
    assert not path.exists()
