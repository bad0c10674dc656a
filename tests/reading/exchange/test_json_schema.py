"""The JSON Schema against the classes: what one takes, the other takes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import uri
from tests.aggregate.report.generated_reports import hidden, reports
from tests.factories import dossier, melding
from uri import Rapport
from uri.aggregate.report.grouped_report import grouped_report
from uri.languages import LANGUAGES, Language
from uri.model import Registratie
from uri.publish import to_json
from uri.reading.exchange.json_schema import SCHEMAS, json_schema
from uri.taxonomy import groepering
from uri.testing import meldingen, signalen

jsonschema = pytest.importorskip("jsonschema")  # not there with the oldest pandas
Draft202012Validator, FormatChecker = jsonschema.Draft202012Validator, jsonschema.FormatChecker

CASE = Draft202012Validator(json_schema("zaak"), format_checker=FormatChecker())

REPORT = Draft202012Validator(json_schema("rapport"), format_checker=FormatChecker())
WHOLE = uri.rapport(dossier(melding(), sessies=(uri.Sessie(jaar=2023, sessie="Workshop", aantal=3),)))
GOOD_REPORT = grouped_report(WHOLE, groepering("bzk-2023-grof")).to_dict()


def reads(case: Any) -> bool:  # noqa: ANN401 (anything in JSON)
    """Tell whether the library takes a case."""
    try:
        uri.records_from_json(json.dumps([case]))
    except uri.UriError:
        return False
    return True


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_of_its_dialect(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(name))


def test_an_unknown_name_is_refused_with_the_choices() -> None:
    with pytest.raises(uri.UnknownLabelError, match="tellingen"):
        json_schema("telling")


@given(st.one_of(meldingen(), signalen()))
def test_every_case_that_is_written_keeps_to_the_schema(case: Registratie) -> None:
    (written,) = json.loads(uri.records_to_json([case]))
    assert CASE.is_valid(written)


def test_a_report_with_merged_rows_keeps_to_the_schema() -> None:
    REPORT.validate(GOOD_REPORT)
    REPORT.validate(grouped_report(WHOLE, groepering("totalen")).to_dict())


@settings(max_examples=settings().max_examples // 4)
@given(reports(), st.sampled_from(LANGUAGES), st.data())
def test_every_report_keeps_to_the_schema(report: Rapport, language: Language, data: st.DataObject) -> None:
    REPORT.validate(json.loads(to_json(hidden(report, data.draw), language)))


_KEYS = ["schema", "editie", "tabellen", "aanvulling", "signalen", "rijen", "leeg", "teksten", "nl", "noten", "x"]
_PARTS = st.recursive(
    st.sampled_from([None, True, 1, 2.5, "blanco", "2023-12-31"]),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.sampled_from(_KEYS), part, max_size=2),
    max_leaves=4,
)


@given(st.data())
def test_what_the_schema_of_a_report_refuses_the_library_refuses(data: st.DataObject) -> None:
    changed = json.loads(json.dumps(GOOD_REPORT))
    inner = changed
    while True:
        keys = [*inner] if isinstance(inner, dict) else [*range(len(inner))]
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
            break
        inner = inner[key]
    if data.draw(st.booleans()):
        inner[key] = data.draw(_PARTS)
    else:
        del inner[key]
    if not REPORT.is_valid(changed):
        with pytest.raises(uri.UnreadableError):
            uri.Rapport.from_dict(changed)


_CASE = {
    "soort": "melding",
    "hoofdcategorie": "geweld",
    "uitkomst": "aangetoond",
    "verslagjaar": 2023,
    "ontvangen": "2023-05-18",
    "afdoeningen": ["berisping"],
    "betrokkenen": 1,
    "kenmerk": "24-01",
    "eigen": {"Regio": "Noord"},
}
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 12_000),
    st.just(2**31),
    st.just(3.5),  # JSON Schema takes 3.0 for a whole number, and the library does not
    st.sampled_from(
        ["", " ", "geweld", "Geweld", "2023-02-30", "2024-02-29", "1899-12-31", "31-12-2023", "signaal", "3"]
    ),
    st.lists(st.sampled_from(["berisping", "ontslag", "Berisping", "geweld"]), max_size=3),
    st.dictionaries(st.sampled_from(["Regio", " ", ""]), st.sampled_from(["x", 3]), max_size=2),
)


@given(st.dictionaries(st.sampled_from([*_CASE, "opvolging", "onbekend"]), _VALUES, max_size=3), st.data())
def test_what_the_schema_takes_the_library_takes_and_nothing_else(changes: dict[str, Any], data: st.DataObject) -> None:
    case: dict[str, Any] = {**_CASE, **changes}
    for key in data.draw(st.sets(st.sampled_from([*_CASE]), max_size=2)):
        case.pop(key, None)
    assert CASE.is_valid(case) is reads(case)


@pytest.mark.parametrize(
    ("name", "row", "valid"),
    [
        ("kerncijfers", {"jaar": 2023, "meldingen": 3}, True),
        ("kerncijfers", {"meldingen": 3}, False),
        ("personeel", {"jaar": 2023, "aantal": 10, "omvang": None}, True),
        ("personeel", {"jaar": 2023, "aantal": -1}, False),
        ("klachten", {"verslagjaar": 2023, "oordeel": None, "Regio": "Noord"}, True),
        ("klachten", {"oordeel": None}, False),
        ("tellingen", {"verslagjaar": 2023, "hoofdcategorie": "geweld", "uitkomst": "aangetoond", "aantal": 0}, True),
        ("tellingen", {"verslagjaar": 2023, "aantal": None}, False),
    ],
)
def test_rows_of_counts_and_records_have_a_schema_too(name: str, row: dict[str, Any], valid: bool) -> None:  # noqa: FBT001
    assert Draft202012Validator(json_schema(name)).is_valid([row]) is valid


def test_the_command_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    from uri.cli import main  # noqa: PLC0415 (after coverage has begun)

    assert main(["schema", "register"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema("register")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.split() == [*SCHEMAS]
