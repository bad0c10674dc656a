"""Cases written as JSON: what goes out comes back, here and through the register's own files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import uri
from uri import Melding, Register, Signaal, UriError
from uri.model import Klacht, Registratie
from uri.testing import zaken

CASES = st.lists(zaken(), max_size=4)
FULL = Melding(
    kenmerk="16",
    organisatie='Ministerie "A"',
    onderdeel="Dienst\nX",
    meldkanaal="bva",
    ontvangen=date(2022, 6, 30),
    afgerond=date(2023, 1, 1),
    verslagjaar=2023,
    hoofdcategorie="geweld",
    nevencategorieen=["anders", "prive"],
    opvolging=["geen"],
    uitkomst="aangetoond",
    afdoeningen=["ontslag"],
    betrokkenen=0,
    omschrijving="café: \\",
    eigen={"Regio": "Noord", "A": "b"},
)


def told(case: Registratie) -> dict[str, Any]:
    """Tell a case by its attributes: what it has, as JSON has it."""
    held = {"soort": case.soort.value} | attrs.asdict(case, recurse=False)
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in held.items()}
    lists = {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}
    return {name: value for name, value in lists.items() if value not in (None, [], {})}


def test_a_case_is_an_object_in_the_order_of_the_columns() -> None:
    assert uri.records_to_json([FULL]) == (
        '[\n{"soort":"melding","kenmerk":"16","organisatie":"Ministerie \\"A\\"","onderdeel":"Dienst\\nX",'
        '"meldkanaal":"bva","ontvangen":"2022-06-30","afgerond":"2023-01-01","verslagjaar":2023,'
        '"hoofdcategorie":"geweld","nevencategorieen":["prive","anders"],"opvolging":["geen"],'
        '"uitkomst":"aangetoond","afdoeningen":["ontslag"],"betrokkenen":0,"omschrijving":"café: \\\\",'
        '"eigen":{"A":"b","Regio":"Noord"}}\n]\n'
    )


def test_what_a_case_does_not_have_is_left_out() -> None:
    least = Signaal(verslagjaar=2022, hoofdcategorie="geweld")
    assert uri.records_to_json([least, least], lines=True) == (
        '{"soort":"signaal","verslagjaar":2022,"hoofdcategorie":"geweld","uitkomst":"onbekend"}\n' * 2
    )


@pytest.mark.parametrize("lines", [False, True])
def test_no_cases_are_an_empty_list_or_no_line(*, lines: bool) -> None:
    written = uri.records_to_json([], lines=lines)
    assert json.loads(written or "[]") == uri.records_from_json(written, lines=lines) == []


@pytest.mark.parametrize("lines", [False, True])
@settings(max_examples=settings().max_examples // 4)
@given(cases=CASES)
def test_what_goes_out_comes_back(cases: list[Registratie], *, lines: bool) -> None:
    written = uri.records_to_json(cases, lines=lines)
    loaded = [json.loads(line) for line in written.split("\n") if line] if lines else json.loads(written)
    assert loaded == [told(case) for case in cases]
    assert uri.records_from_json(written, lines=lines) == cases
    assert uri.records_from_json(written.encode(), lines=lines) == cases


@pytest.mark.parametrize("sign", [*map(chr, range(256)), "\u2028", "\ufeff", "\uffff", "😀"], ids=ascii)
def test_every_sign_is_written_as_json_has_it(sign: str) -> None:
    cases = [attrs.evolve(FULL, kenmerk=f"a{sign}b", eigen={f"a{sign}b": f"a{sign}b"})]
    written = uri.records_to_json(cases)
    assert [json.loads(written)] == [[told(case) for case in cases]]
    assert uri.records_from_json(written) == cases


def test_a_register_is_written_as_its_cases() -> None:
    register = Register.from_records([FULL, FULL])
    assert uri.records_to_json(register) == uri.records_to_json([FULL, FULL])


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@settings(max_examples=settings().max_examples // 8)
@given(cases=CASES)
def test_a_register_file_without_own_columns_comes_in_by_the_same_door(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, cases: list[Registratie]
) -> None:
    bare = [attrs.evolve(case, eigen={}) for case in cases]
    path = tmp_path_factory.mktemp("x") / f"zaken.{suffix}"
    uri.write_register(Register.from_records(bare), path)
    assert uri.records_from_json(path.read_bytes(), lines=suffix == "jsonl") == bare


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@settings(max_examples=settings().max_examples // 8)
@given(cases=st.lists(zaken(), min_size=1, max_size=4))
def test_what_is_written_without_own_fields_is_a_register_file(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, cases: list[Registratie]
) -> None:
    bare = [attrs.evolve(case, eigen={}) for case in cases]
    path = tmp_path_factory.mktemp("x") / f"zaken.{suffix}"
    path.write_text(uri.records_to_json(bare, lines=suffix == "jsonl"), encoding="utf-8")
    assert uri.read_register(path).to_records() == bare


def test_own_fields_stand_apart_here_and_as_columns_in_a_file_so_each_refuses_the_other(tmp_path: Path) -> None:
    """A column that is called like a field would else become that field."""
    path = tmp_path / "zaken.json"
    uri.write_register(Register.from_records([FULL]), path)
    with pytest.raises(UriError) as caught:
        uri.records_from_json(path.read_bytes())
    assert [finding.place.column for finding in caught.value.findings] == ["A", "Regio"]
    path.write_text(uri.records_to_json([FULL]), encoding="utf-8")
    with pytest.raises(UriError) as caught:
        uri.read_register(path)
    assert [finding.place.column for finding in caught.value.findings] == ["eigen"]


@pytest.mark.parametrize("cases", [[None], [{}], [Klacht(verslagjaar=2023)], ["geen"]], ids=repr)
def test_what_is_no_melding_or_signaal_is_refused(cases: Sequence[Any]) -> None:
    with pytest.raises(TypeError, match="verwacht is een Melding of een Signaal"):
        uri.records_to_json([FULL, *cases])


def test_half_a_character_is_refused_with_every_place_of_it() -> None:
    wrong = attrs.evolve(FULL, kenmerk="\ud800", eigen={"Regio": "\udc00"})
    with pytest.raises(UriError) as caught:
        uri.records_to_json([FULL, wrong])
    assert [(finding.place.row, finding.place.column) for finding in caught.value.findings] == [
        (2, "kenmerk"),
        (2, "eigen"),
    ]
    str(caught.value).encode()
