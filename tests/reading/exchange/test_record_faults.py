"""Whichever way reads it: the same JSON gives the same cases, or the same faults, and none is taken for right."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import uri
from uri import Melding, Signaal, UriError
from uri.errors import RejectedRowsError
from uri.model import Registratie
from uri.reading.exchange import record_faults
from uri.testing import zaken

Read: TypeAlias = Callable[..., list[Registratie] | None]
Member: TypeAlias = tuple[str, object]

FIELDS = tuple(field.name for field in attrs.fields(Melding))
KEYS = (*FIELDS, "soort", "Regio", "jaar", "", "a:b", "\ud800")
DATED = ("ontvangen", "ontvangst_bevestigd", "geinformeerd", "afgerond")
NUMBERS = (None, True, False, 0, 1, -1, 3.9, 2023, 2023.0, 1899, 2**31, 10**30, float("nan"), float("inf"))
TEXTS = ("", " ", "geen", "anders", "melding", "Aangetoond", "3", "a:b", "\ud800", "😀", "\x00", "\u2028", " a\r\nb")
DAYS = ("2023-12-31", "1899-12-31", "2023-02-30", "20231231", "2023-W01-1", "2023-12-31T00:00", "\uff12023-12-31")
LISTS: Sequence[Any] = (
    [],
    ["geen"],
    ["geen", "geen"],
    ["anders", "geen"],
    ["geen", "x"],
    [None],
    [[]],
    ["anders", "geen", "anders"],
)
OBJECTS: Sequence[Any] = (
    {},
    {"Regio": "Noord"},
    {"Regio": None},
    {"a": 1},
    {"": "x"},
    {"a": "x", " a": "y"},
    {"soort": "melding"},
)
CASE = {"soort": "melding", "hoofdcategorie": "geweld", "uitkomst": "lopend", "verslagjaar": 2023}
ODD: Sequence[Any] = (*NUMBERS, *TEXTS, *DAYS, *LISTS, *OBJECTS, CASE)


def members(case: Registratie) -> list[Member]:
    """Tell a case by its attributes, with nothing of the library's own writer."""
    told: list[Member] = [("soort", "melding" if isinstance(case, Melding) else "signaal")]
    for name, value in attrs.asdict(case, recurse=False).items():
        told.append((name, value.isoformat() if isinstance(value, date) else value))
    return told


@st.composite
def broken(draw: st.DrawFn) -> list[Member]:
    """A case as members, of which a few are dropped, added, doubled, given another name or another value."""
    case = draw(st.permutations(members(draw(zaken()))))
    for _ in range(draw(st.integers(0, 2))):
        at, key, value = draw(st.integers(0, len(case) - 1)), draw(st.sampled_from(KEYS)), draw(st.sampled_from(ODD))
        name, held = case[at]
        change = draw(st.sampled_from(["drop", "add", "double", "rename", "retype", "empty"]))
        put: dict[str, list[Member]] = {
            "drop": [],
            "add": [(name, held), (key, value)],
            "double": [(name, held), (name, draw(st.sampled_from([held, value])))],
            "rename": [(key, held)],
            "retype": [(name, value)],
            "empty": [(name, None)],
        }
        case[at : at + 1] = put[change]
        case = case or [(key, value)]
    return case


@st.composite
def texts(draw: st.DrawFn, cases: st.SearchStrategy[list[Member]]) -> tuple[str, bool]:
    """JSON of a few cases, a list or lines, with more or less white space and escapes."""
    colon, comma = draw(st.sampled_from([(":", ","), (": ", ", "), (" :\t", " , ")]))
    plain, lines = draw(st.booleans()), draw(st.booleans())
    encode = json.JSONEncoder(ensure_ascii=not plain, separators=(comma, colon)).encode
    written = [
        "{" + comma.join(encode(key) + colon + encode(value) for key, value in case) + "}"
        for case in draw(st.lists(cases, max_size=2))
    ]
    return ("\n".join(written) if lines else f"[{comma.join(written)}]"), lines


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bool]:
    """JSON of which a piece is cut out or put in anywhere."""
    text, lines = draw(texts(zaken().map(members)))
    at, width = draw(st.integers(0, len(text))), draw(st.integers(0, 3))
    piece = draw(st.sampled_from(["", '"', ",", ":", "{", "}", "[", "]", "\\", "\n", "\\u003a", "\\ud800", " ", "1"]))
    return text[:at] + piece + text[at + width :], lines


def outcome(read: Read, text: str, *, lines: bool) -> object:
    """Return the cases, or else the error as a user sees it."""
    try:
        return read(text, lines=lines)
    except UriError as error:
        return type(error), error.to_text("nl"), error.to_text("en"), error.findings


def agree(text: str, *, lines: bool) -> object:
    """Demand that the quick way says the same, or leaves it to the careful one; return what that is."""
    careful = outcome(record_faults.read_carefully, text, lines=lines)
    quick = quickly(text, lines=lines)
    assert quick is None or quick == careful
    assert outcome(uri.records_from_json, text, lines=lines) == careful
    return careful


def quickly(text: str, *, lines: bool) -> list[Registratie] | None:
    """Read without the careful way; None where that is to answer."""
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(record_faults, "read_carefully", lambda *_, **__: None)
        return uri.records_from_json(text, lines=lines)


@settings(max_examples=settings().max_examples // 2)
@given(texts(zaken().map(members)))
def test_both_ways_read_right_cases(written: tuple[str, bool]) -> None:
    """The quick way answers by itself, but for a text where half a character is escaped."""
    text, lines = written
    careful = agree(text, lines=lines)
    assert isinstance(careful, list)
    assert quickly(text, lines=lines) == (None if "\\ud" in text else careful)


@given(texts(broken()))
def test_both_ways_say_the_same_of_what_may_be_wrong(written: tuple[str, bool]) -> None:
    text, lines = written
    agree(text, lines=lines)


@settings(max_examples=settings().max_examples // 2)
@given(damaged())
@example(('[{"soort":"signaal","soort":"signaal","verslagjaar":2023,"hoofdcategorie":"geweld"}]', False))
@example(('[{"soort":"signaal","verslagjaar":2023,"hoofdcategorie":"geweld","eigen":{"a":"","a":""}}]', False))
@example(('[{"soort":"signaal","verslagjaar":2023,"hoofdcategorie":"geweld","kenmerk":"\\u003a","kenmerk":""}]', False))
@example(('[{"soort":"signaal","verslagjaar":-0,"hoofdcategorie":"geweld"}]', False))
def test_both_ways_say_the_same_of_damaged_text(written: tuple[str, bool]) -> None:
    text, lines = written
    agree(text, lines=lines)


@settings(max_examples=settings().max_examples // 2)
@given(broken())
def test_what_is_accepted_is_what_the_constructor_makes_of_it(case: list[Member]) -> None:
    """Keys and types of JSON are looked at here; the rest is the constructor's, which the quick way does not call."""
    written = ",".join(f"{json.dumps(key)}:{json.dumps(value)}" for key, value in case)
    said = outcome(uri.records_from_json, f"[{{{written}}}]", lines=False)
    made = constructed(case)
    assert said == [made] if made is not None else not isinstance(said, list)


def constructed(case: list[Member]) -> Registratie | None:
    """Make a case by its constructor; None where its JSON or the constructor forbids it."""
    values = {key: value for key, value in case if value is not None or key not in FIELDS}
    klasse = {"melding": Melding, "signaal": Signaal}.get(str(values.pop("soort", None)))
    if klasse is None or len({key for key, _ in case}) < len(case) or not all(map(is_json, values.items())):
        return None
    try:
        days = {name: day(values[name]) for name in DATED if name in values}
        made: Registratie = klasse(**values | days)
    except (TypeError, ValueError):
        return None
    return made


def is_json(member: Member) -> bool:
    """Tell whether a value has the type that its field has in JSON, and can be written."""
    name, value = member
    if name in {"nevencategorieen", "opvolging", "afdoeningen"}:
        return isinstance(value, list | tuple)
    if name == "eigen":
        return isinstance(value, dict) and all(key.strip() for key in value)
    return not isinstance(value, str) or "\ud800" not in value


def day(text: object) -> date:
    parts = str(text).split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not str(text).isascii():
        raise ValueError
    return date(*map(int, parts))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-12-31T14:30:00Z", "een dag met een tijd en een tijdzone"),
        ("2023-12-31T14:30", "een dag met een tijd."),
        ("2023-12-31T00:00:00", "een dag in een andere vorm"),
        ("31-12-2023", "een dag in een andere vorm"),
        ("31-12-23", "een jaar van twee cijfers"),
        ("31 december 2023", "de maand in woorden"),
        ("2023-1-5", "een dag in een andere vorm"),
        ("2023-02-31", "geen bestaande dag"),
        ("1023-01-01", "geen dag vanaf 1900"),
        (45291, "een getal en geen datum"),
        (True, "geen datum"),
        ({}, "een object is geen datum"),
        (["2023-12-31"], "een lijst is geen datum"),
    ],
)
def test_the_reason_why_a_value_is_no_day_is_the_true_one(value: object, words: str) -> None:
    text = json.dumps([{"soort": "signaal", "hoofdcategorie": "geweld", "ontvangen": value}])
    with pytest.raises(RejectedRowsError) as caught:
        uri.records_from_json(text)
    (finding,) = caught.value.findings
    assert words in finding.message.nl
