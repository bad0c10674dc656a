"""JSON and JSON Lines: what is a table, and which objects of it are wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from uri.reading.files import read_sheet

Craft = Callable[..., Path]
Told = Callable[..., Any]
Refused = Callable[..., Any]


def test_keys_are_headers_in_order_of_first_appearance(craft: Craft) -> None:
    sheet = read_sheet(craft("x.json", '[{"a": 1, "b": null}, {"c": true, "a": 2.5}]'))
    assert sheet.headers == ("a", "b", "c")
    assert sheet.columns == ([1, 2.5], [None, None], [None, True])
    assert list(sheet.rows) == [1, 2]


def test_text_stays_as_it_is_and_lists_of_texts_are_tuples(craft: Craft) -> None:
    sheet = read_sheet(craft("x.json", '[{"a": " x\\r\\n", "b": ["p", "q"], "c": ""}, {"a": "007", "b": []}]'))
    assert sheet.columns == ([" x\r\n", "007"], [("p", "q"), ()], [None, None])


def test_an_object_without_values_is_no_row_but_counts(craft: Craft) -> None:
    sheet = read_sheet(craft("x.json", '[{}, {"a": 1}, {"a": null}, {"a": 2}]'))
    assert (sheet.columns, list(sheet.rows)) == (([1, 2],), [2, 4])


def test_a_line_number_is_the_row_in_json_lines(craft: Craft) -> None:
    sheet = read_sheet(craft("x.jsonl", '{"a": 1}\r\n\n{"a": "\u2028"}\n'))
    assert (sheet.columns, list(sheet.rows)) == (([1, "\u2028"],), [1, 3])


@pytest.mark.parametrize(("name", "content"), [("x.json", "[]"), ("x.jsonl", ""), ("x.jsonl", "\n")])
def test_no_objects_is_a_table_without_headers(craft: Craft, name: str, content: str) -> None:
    sheet = read_sheet(craft(name, content))
    assert (sheet.headers, sheet.columns, list(sheet.rows)) == ((), (), [])


def test_every_cell_that_is_no_single_value_is_found(craft: Craft, told: Told) -> None:
    sheet = read_sheet(craft("x.json", '[{"a": 1, "b": {"x": 1}}, {"a": [1, "x"], "b": 2}, {"a": 1e999, "b": 3}]'))
    assert told(sheet.findings) == [("URI-I-genest", 1, "b"), ("URI-I-genest", 2, "a"), ("URI-I-foutwaarde", 3, "a")]
    assert sheet.columns == ([1, None, None], [None, 2, 3])


def test_headers_are_compared_without_case_and_space(craft: Craft, told: Told, refused: Refused) -> None:
    error = refused(craft("x.json", '[{"Kop": 1}, {" kop": 2, "": 3}]'))
    assert told(error.findings) == [("URI-I-kop", None, "3"), ("URI-I-kop", None, "Kop")]


def test_a_key_twice_is_a_fault_and_not_the_last_one(craft: Craft, told: Told, refused: Refused) -> None:
    error = refused(craft("x.json", '[{"a": 1, "b": 2}, {"a": 1, "b": 2, "a": 3}, {"b": 1, "b": 1}]'))
    assert told(error.findings) == [("URI-I-json", 2, "a"), ("URI-I-json", 3, "b")]


@pytest.mark.parametrize("content", ['{"register": [{"a": 1}]}', '"a"', "1", "null"])
def test_only_a_list_is_a_table(craft: Craft, refused: Refused, content: str) -> None:
    error = refused(craft("x.json", content))
    assert error.message.nl == "“x.json” is geen tabel in JSON."
    assert error.hint.nl == 'Verwacht wordt een lijst van objecten, zoals [{"kenmerk": "1"}].'


def test_everything_in_the_list_must_be_an_object(craft: Craft, told: Told, refused: Refused) -> None:
    error = refused(craft("x.json", '[{"a": 1}, 2, ["a"]]'))
    assert told(error.findings) == [("URI-I-json", 2, None), ("URI-I-json", 3, None)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[{"a": 1},\n {"a": }]', "Regel 2, teken 8: dit is geen JSON."),
        ("  \n", "Regel 2, teken 1: dit is geen JSON."),
        ('[{"a": NaN}]', "JSON kent geen NaN, Infinity of eindeloos getal."),
        ('[{"a": -Infinity}]', "JSON kent geen NaN, Infinity of eindeloos getal."),
        (f'[{{"a": {"9" * 5000}}}]', "JSON kent geen NaN, Infinity of eindeloos getal."),
        ("[" * 100_000, "De JSON is te diep genest."),
    ],
    ids=["syntax", "blank", "NaN", "infinity", "endless number", "depth"],
)
def test_what_is_no_json_is_refused_with_the_place(craft: Craft, refused: Refused, content: str, reason: str) -> None:
    error = refused(craft("x.json", content))
    assert [finding.message.nl for finding in error.findings] == [reason]


def test_every_bad_line_of_json_lines_is_told(craft: Craft, told: Told, refused: Refused) -> None:
    error = refused(craft("x.jsonl", '{"a": 1}\n{"a": \n[]\n{"a": 1, "a": 1}\n'))
    assert told(error.findings) == [("URI-I-json", 2, None), ("URI-I-json", 3, None), ("URI-I-json", 4, "a")]
    assert error.findings[0].message.nl == "Regel 2, teken 6: dit is geen JSON."


def test_json_is_never_cp1252(craft: Craft, refused: Refused) -> None:
    assert "niet te lezen vanaf regel 1" in refused(craft("x.json", '[{"a": "é"}]'.encode("cp1252"))).message.nl


def test_utf16_with_a_mark_is_read(craft: Craft) -> None:
    assert read_sheet(craft("x.json", '[{"a": "é"}]'.encode("utf-16"))).columns == (["é"],)
