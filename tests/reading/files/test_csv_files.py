"""CSV: what is a table, and which lines of it are wrong."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uri.reading.files import csv_files, read_sheet
from uri.reading.files.file_source import FileSource
from uri.register.parsing.raw_sheet import CleanTexts, RepeatedCells

Craft = Callable[..., Path]
Told = Callable[..., Any]
Refused = Callable[..., Any]

TEXTS = st.sampled_from(["", " ", "a", " a", "b\n", "\xa0c", *map(str, range(20))])


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_the_separator_is_the_one_the_header_uses_most(craft: Craft, separator: str) -> None:
    path = craft("x.csv", separator.join(["a", '"b,;c"', "d"]) + "\n" + separator.join("123") + "\n")
    sheet = read_sheet(path)
    assert sheet.headers == ("a", "b,;c", "d")
    assert sheet.columns == (["1"], ["2"], ["3"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(craft: Craft, encoding: str) -> None:
    sheet = read_sheet(craft("x.csv", "kop\ncafé\n".encode(encoding)))
    assert sheet.headers == ("kop",)
    assert sheet.columns == (["café"],)


def test_big_endian_utf16_is_read_by_its_mark(craft: Craft) -> None:
    assert read_sheet(craft("x.csv", b"\xfe\xff" + "kop\né".encode("utf-16-be"))).columns == (["é"],)


def test_nothing_is_converted(craft: Craft) -> None:
    sheet = read_sheet(craft("x.csv", "a,b,c,d\n007, 1.0 ,,=A1\n"))
    assert sheet.columns == (["007"], ["1.0"], [None], ["=A1"])


def test_a_row_number_is_the_line_on_which_the_row_starts(craft: Craft) -> None:
    """Quoted line breaks and empty lines count, as they do in an editor."""
    sheet = read_sheet(craft("x.csv", 'a,b\n\n1,"twee\nregels"\n,\n  \n2,x\n'))
    assert sheet.columns == (["1", "2"], ["twee\nregels", "x"])
    assert list(sheet.rows) == [3, 7]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_every_usual_line_end_is_read(craft: Craft, end: str) -> None:
    sheet = read_sheet(craft("x.csv", end.join(["a,b", "1,2", '3,"4', '5"', ""])))
    assert sheet.columns == (["1", "3"], ["2", "4\n5"])
    assert list(sheet.rows) == [2, 3]


def test_excels_separator_line_is_honoured_and_counted(craft: Craft) -> None:
    sheet = read_sheet(craft("x.csv", "sep=;\na,a;b\n1;2\n"))
    assert sheet.headers == ("a,a", "b")
    assert list(sheet.rows) == [3]


def test_a_single_column_needs_no_separator(craft: Craft) -> None:
    assert read_sheet(craft("x.csv", "kop\n1\n2\n")).columns == (["1", "2"],)


def test_a_header_alone_is_a_table_without_rows(craft: Craft) -> None:
    sheet = read_sheet(craft("x.csv", "a,b\n"))
    assert (sheet.headers, sheet.columns, list(sheet.rows)) == (("a", "b"), ([], []), [])


def test_the_header_row_can_be_chosen(craft: Craft) -> None:
    sheet = read_sheet(craft("x.csv", 'Register 2023, "voorlopig"\n\nx;y;z\na;b\n1;2\n'), header_row=4)
    assert sheet.headers == ("a", "b")
    assert (sheet.columns, list(sheet.rows)) == ((["1"], ["2"]), [5])


def test_an_empty_column_without_a_header_is_dropped(craft: Craft) -> None:
    sheet = read_sheet(craft("x.csv", "a,,b,\n1,,2,\n"))
    assert (sheet.headers, sheet.columns, len(sheet.findings)) == (("a", "b"), (["1"], ["2"]), 0)


def test_every_line_with_another_number_of_fields_is_found(craft: Craft, told: Told) -> None:
    """The rows stay, so that the caller can tell which ones it rejects."""
    sheet = read_sheet(craft("x.csv", "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n"))
    assert told(sheet.findings) == [("URI-I-velden", 3, None), ("URI-I-velden", 4, None)]
    assert list(sheet.rows) == [2, 3, 4, 5]
    assert sheet.columns == (["1"] * 4, ["2"] * 4, ["3", None, "3", "3"])
    assert sheet.findings[0].message.nl == "De regel heeft 2 velden waar de kopregel er 3 heeft."
    assert sheet.findings[0].place.file == "x.csv"


def test_a_line_with_fields_beyond_the_header_alone_is_a_row_too(craft: Craft, told: Told) -> None:
    sheet = read_sheet(craft("x.csv", "a,b\n,,x\n,\n1,2\n"))
    assert told(sheet.findings) == [("URI-I-velden", 2, None)]
    assert (sheet.columns, list(sheet.rows)) == (([None, "1"], [None, "2"]), [2, 4])


def test_all_faults_of_the_header_are_told_at_once(craft: Craft, told: Told, refused: Refused) -> None:
    error = refused(craft("x.csv", "Kop,,b, KOP ,\n1,2,3,4,5\n"))
    assert told(error.findings) == [("URI-I-kop", 1, "2"), ("URI-I-kop", 1, "5"), ("URI-I-kop", 1, "Kop")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\n \n,,\n", "bevat alleen lege regels"),
        (b"a,b\n1,\x00\n", "regel 2 bevat tekens die in tekst niet voorkomen"),
        (b"PK\x03\x04\x14\x00", "regel 1 bevat tekens die in tekst niet voorkomen"),
        (b"\xef\xbb\xbfa\nb\xff\n", "niet te lezen vanaf regel 2"),
        (b"\xff\xfea\x00\n\x00\x00", "niet te lezen vanaf regel 2"),
        (b"a\nb\x81\n", "niet te lezen vanaf regel 2"),
        ("café\nën\n".encode() + b"\xc3", "niet te lezen vanaf regel 3"),
        (b"a,b\r\n1,2\n3\r4,5\n", "regeleinden van “x.csv” zijn door elkaar"),
        (b'a,b\n1,2\n3,"4\n5,6\n', "aanhalingstekens niet goed vanaf regel 3"),
        (b'a,b\n1,2\n3,"4"5\n', "aanhalingstekens niet goed vanaf regel 3"),
        (b'a,b\n1,"' + b"x" * 131_073 + b'"\n', "veld langer dan 131.072 tekens, vanaf regel 2"),
        (b'"' + b"x" * 131_073 + b'"\n', "veld langer dan 131.072 tekens, vanaf regel 1"),
    ],
    ids=[
        "blank lines",
        "zero byte",
        "zip archive",
        "damaged UTF-8 with a mark",
        "truncated UTF-16",
        "byte without a meaning in cp1252",
        "truncated UTF-8",
        "mixed line ends",
        "open quote",
        "text after a quote",
        "endless field",
        "endless header",
    ],
)
def test_what_is_no_table_is_refused(craft: Craft, refused: Refused, content: bytes, reason: str) -> None:
    error = refused(craft("x.csv", content))
    assert reason in error.message.nl
    assert error.hint is not None


def test_cp1252_may_hold_a_pair_that_happens_to_be_utf8(craft: Craft) -> None:
    sheet = read_sheet(craft("x.csv", "kop\n“MENÜ”\ncafé\nBéla\nnaïef\n".encode("cp1252")))
    assert sheet.columns == (["“MENÜ”", "café", "Béla", "naïef"],)


def test_an_empty_header_row_is_refused_when_chosen(craft: Craft, refused: Refused) -> None:
    assert refused(craft("x.csv", "a\n\n1\n"), header_row=2).message.nl == "Rij 2 van “x.csv” is leeg."


def test_the_setting_of_the_standard_library_is_left_alone(craft: Craft) -> None:
    before = csv.field_size_limit()
    assert read_sheet(craft("x.csv", "a\n1\n")).columns == (["1"],)
    assert csv.field_size_limit() == before


@given(st.lists(st.tuples(st.booleans(), st.lists(TEXTS, max_size=20))), st.integers(1, 30))
def test_pieces_of_either_kind_give_the_texts_without_outer_white_space(
    pieces: list[tuple[bool, list[str]]], sample: int
) -> None:
    column = csv_files.ColumnCollector()
    with patch.object(csv_files, "_SAMPLE", sample):
        for is_repeated, texts in pieces:
            if is_repeated:
                distinct = sorted(set(texts))
                column.add_repeated(distinct, np.array([distinct.index(text) for text in texts], np.int32))
            else:
                column.add(texts)
    assert column.done() == [text.strip() or None for _, texts in pieces for text in texts]


def test_texts_that_do_not_repeat_are_soon_kept_as_they_are() -> None:
    """As a kenmerk; the days of a decade do repeat."""
    kenmerk, day = csv_files.ColumnCollector(), csv_files.ColumnCollector()
    for begin in range(0, 2**16, 2**12):
        kenmerk.add([str(number) for number in range(begin, begin + 2**12)])
        day.add([str(number * 7919 % 3653) for number in range(begin, begin + 2**12)])
    assert (kenmerk.repeats, type(kenmerk.done())) == (False, CleanTexts)
    assert (day.repeats, type(day.done())) == (True, RepeatedCells)
    assert list(kenmerk.done()) == [str(number) for number in range(2**16)]


@given(st.text('ab;,\t"\n', max_size=40))
def test_the_separator_of_a_file_as_it_stands_gives_most_fields(text: str) -> None:
    """Whichever separators need not be tried."""
    counted = []
    for separator in ";,\t":
        try:
            reader = csv.reader(io.StringIO(text), delimiter=separator)
            records = [record for record in reader if any(map(str.strip, record))]
        except csv.Error:
            records = []
        counted.append(sum(map(len, records)))
    (grid,) = csv_files.grids(FileSource.of(io.StringIO(text), format="csv"))
    assert sum(map(len, grid.rows.values())) == max(counted)
