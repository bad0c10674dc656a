"""The proof of a release: accepted as it was made, and refused once anything in it or in the reports is changed."""

import copy
import json
from typing import Any

import pytest

import uri
from tests.factories import melding, register, with_cell
from uri.errors import UnreadableError
from uri.protection import Bewijs, check_proof

COUNTS = {"positie": 1, "prive": 4, "informatie": 2, "omgangsvormen": 5}


@pytest.fixture(scope="module")
def protected() -> uri.Bescherming:
    cases = [melding(kind, "niet_aangetoond") for kind, number in COUNTS.items() for _ in range(number)]
    return uri.protect([uri.rapport(register(*cases))], uri.Beleid(drempel=3, bron="b"))


@pytest.fixture
def data(protected: uri.Bescherming) -> Any:  # noqa: ANN401 (plain data)
    return copy.deepcopy(dict(protected.bewijs.data))


@pytest.mark.parametrize("solve", [False, True], ids=["as told", "solved anew"])
def test_a_proof_holds_as_it_was_made(protected: uri.Bescherming, *, solve: bool) -> None:
    read = Bewijs.from_json(protected.bewijs.to_json())
    assert check_proof(read, protected.rapporten, solve=solve) == ()


def witnesses(data: Any) -> list[dict[str, int]]:  # noqa: ANN401 (plain data)
    return [world for knot in data["knopen"] for worlds in knot["getuigen"].values() for world in worlds]


def test_there_are_witnesses(data: Any) -> None:  # noqa: ANN401 (plain data)
    assert len(witnesses(data)) > 1


def test_a_witness_with_another_number_is_refused(protected: uri.Bescherming, data: Any) -> None:  # noqa: ANN401 (plain data)
    """One more in one count: a sum in which it stands no longer holds."""
    refused = []
    for number, world in enumerate(witnesses(data)):
        for figure in world:
            changed = copy.deepcopy(data)
            witnesses(changed)[number][figure] += 1
            refused.append(bool(check_proof(Bewijs(changed), protected.rapporten)))
    assert refused
    assert all(refused)


def test_a_single_witness_leaves_no_doubt(protected: uri.Bescherming, data: Any) -> None:  # noqa: ANN401 (plain data)
    for knot in data["knopen"]:
        knot["getuigen"] = {figure: worlds[:1] for figure, worlds in knot["getuigen"].items()}
    assert check_proof(Bewijs(data), protected.rapporten)


def test_a_row_of_a_table_that_is_left_out_is_missed(protected: uri.Bescherming, data: Any) -> None:  # noqa: ANN401 (plain data)
    data["regels"] = []
    assert any("ontbreekt" in fault.nl for fault in check_proof(Bewijs(data), protected.rapporten))


def test_a_report_with_another_figure_is_another_report(protected: uri.Bescherming) -> None:
    other = with_cell(protected.rapporten[0], "schendingen", ("positie", "mogelijk"), 1)
    assert any("andere rapporten" in fault.nl for fault in check_proof(protected.bewijs, [other]))


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"schema": 2})], ids=["empty", "list", "object", "schema"])
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        Bewijs.from_json(text)
