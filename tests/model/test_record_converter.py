"""The converter of cattrs: records to plain values and back, and every fault told with its place."""

from __future__ import annotations

import json
from typing import Any

import attrs
import cattrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import uri
from tests.factories import melding, signaal
from uri.model import Registratie, Zaak
from uri.testing import zaken

CONVERT = uri.converter()


@attrs.frozen
class Box:
    """Something of a user's that holds cases."""

    either: list[Registratie]
    union: list[uri.Melding | uri.Signaal]


CASE = {
    "soort": "melding",
    "kenmerk": "24-01",
    "ontvangen": "2024-02-29",
    "hoofdcategorie": "geweld",
    "uitkomst": "aangetoond",
    "afdoeningen": ["berisping"],
    "eigen": {"Regio": "Noord"},
}
OTHERS = [
    uri.Klacht(verslagjaar=2023, oordeel="gegrond"),
    uri.Adviesvraag(verslagjaar=2023, hoofdcategorie="positie"),
    uri.Personeel(jaar=2023, aantal=9000, zonder="AIVD"),
    uri.Vertrouwenspersonen(jaar=2023, hulpvragen=200, contactmomenten=2.5),
    uri.Sessie(jaar=2023, sessie="Dilemma", aantal=3),
    uri.FinancieelBelang(jaar=2023, groep="BZK Kern", meldplicht=10),
    uri.Kerncijfers(jaar=2023, meldingen=26),
]


def test_a_case_is_structured_and_unstructured_as_it_is_written() -> None:
    record = CONVERT.structure(CASE, uri.Melding)
    assert record == melding(
        "geweld",
        kenmerk="24-01",
        verslagjaar=None,
        ontvangen=record.ontvangen,
        afdoeningen="berisping",
        eigen={"Regio": "Noord"},
    )
    assert str(record.ontvangen) == "2024-02-29"
    assert CONVERT.unstructure(record) == CASE


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(zaken(), max_size=4))
def test_cases_come_back_as_they_went_in_also_by_json(cases: list[Registratie]) -> None:
    text = json.dumps(CONVERT.unstructure(cases))
    assert CONVERT.structure(json.loads(text), list[Registratie]) == cases
    assert json.loads(uri.records_to_json(cases)) == json.loads(text)


@pytest.mark.parametrize("record", OTHERS, ids=lambda record: type(record).__name__)
def test_every_class_of_records_comes_back(record: Zaak | attrs.AttrsInstance) -> None:
    assert CONVERT.structure(json.loads(json.dumps(CONVERT.unstructure(record))), type(record)) == record


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kenmerk": 7}, "@ $.kenmerk"),
        ({"verslagjaar": "2024"}, "@ $.verslagjaar"),
        ({"verslagjaar": True}, "@ $.verslagjaar"),
        ({"ontvangen": "29-02-2024"}, "@ $.ontvangen"),
        ({"ontvangen": "2023-02-29"}, "@ $.ontvangen"),
        ({"uitkomst": "ja"}, "expected Uitkomst @ $.uitkomst"),
        ({"afdoeningen": ["berisping", "x"]}, "@ $.afdoeningen[1]"),
        ({"naam": "x"}, "naam"),
        ({"soort": "signaal"}, "verwacht is soort melding"),
    ],
    ids=str,
)
def test_nothing_is_coerced_and_every_fault_has_a_place(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises((cattrs.ClassValidationError, ValueError)) as caught:
        CONVERT.structure({**CASE, **wrong}, uri.Melding)
    error = caught.value
    lines = cattrs.transform_error(error) if isinstance(error, cattrs.ClassValidationError) else [str(error)]
    assert any(told in line for line in lines), lines


def test_the_kind_of_a_case_must_be_told_where_it_can_be_either() -> None:
    assert CONVERT.structure({**CASE, "soort": "signaal"}, Registratie) == signaal(
        "geweld", kenmerk="24-01", verslagjaar=None, ontvangen=CONVERT.structure(CASE, uri.Melding).ontvangen,
        uitkomst="aangetoond", afdoeningen=["berisping"], eigen={"Regio": "Noord"},
    )  # fmt: skip
    for kind in ({}, {"soort": "klacht"}):
        with pytest.raises(ValueError, match="verwacht is soort melding/signaal"):
            CONVERT.structure({**{name: CASE[name] for name in CASE if name != "soort"}, **kind}, Registratie)


def test_a_case_in_another_class_tells_its_kind_too() -> None:
    one, other = melding(kenmerk="1"), signaal(kenmerk="2")
    box = Box(either=[one, other], union=[one, other])
    plain = CONVERT.unstructure(box)
    assert plain["either"] == plain["union"] == CONVERT.unstructure([one, other])
    assert [case["soort"] for case in plain["either"]] == ["melding", "signaal"]
    assert CONVERT.structure(json.loads(json.dumps(plain)), Box) == box
