"""A cube as JSON: it comes back equal, and what was changed is refused with every fault."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import kubus, melding
from uri import Editie, Kubus, Soort, UnreadableError, editie, edities
from uri.aggregate.json_forms.content_digest import digest_of
from uri.testing import kubussen

CUBE = kubus(melding(organisatie="Ministerie A", afdoeningen="berisping gesprek"), melding("geweld"))


def changed(text: str, change: Any, *, signed: bool = True) -> str:  # noqa: ANN401 (what changes an object)
    """Change an object of JSON, and sign it anew."""
    document = json.loads(text)
    change(document)
    return json.dumps({**document, "digest": digest_of(document)} if signed else document)


def told(text: str) -> list[tuple[str | None, str]]:
    """Return the place and message of each fault of a cube."""
    with pytest.raises(UnreadableError) as caught:
        Kubus.from_json(text)
    return [(finding.place.key, finding.message.en) for finding in caught.value.findings]


@given(st.sampled_from(Soort), st.sampled_from(edities()), st.data())
def test_a_cube_comes_back_equal(soort: Soort, name: str, data: st.DataObject) -> None:
    cube = data.draw(kubussen(soort=soort, editie=name))
    assert Kubus.from_json(cube.to_json()) == cube


@given(kubussen())
def test_equal_cubes_give_equal_texts_in_whatever_order_they_were_counted(cube: Kubus) -> None:
    turned = attrs.evolve(cube, cellen=dict(reversed([*cube.cellen.items()])))
    assert turned.to_json() == cube.to_json()


def test_the_order_of_keys_and_white_space_are_no_change() -> None:
    document = json.loads(CUBE.to_json())
    assert Kubus.from_json(json.dumps(dict(reversed([*document.items()])))) == CUBE


@given(kubussen(), st.data())
def test_any_other_number_is_refused(cube: Kubus, data: st.DataObject) -> None:
    places = range(len(cube.cellen))
    if not places:
        return
    at = data.draw(st.sampled_from(places))

    def more(document: Any) -> None:  # noqa: ANN401 (an object)
        document["cellen"][at]["aantal"] += 1

    assert [place for place, _ in told(changed(cube.to_json(), more, signed=False))] == ["digest"]


def test_every_fault_is_told_in_one_pass_by_its_path() -> None:
    def spoil(document: Any) -> None:  # noqa: ANN401 (an object)
        document["editie"] = "nergens-1900"
        document["basis"] = "gegokt"
        document["cellen"][0]["aantal"] = -1
        document["cellen"][1]["hoofdcategorie"] = "onzin"
        document["kenmerk"] = "A-1"

    places = [place for place, _ in told(changed(CUBE.to_json(), spoil))]
    assert sorted(map(str, places)) == ["basis", "cellen 1, aantal", "cellen 2, hoofdcategorie", "editie", "kenmerk"]


def test_a_cell_that_stands_there_twice_is_refused() -> None:
    text = changed(CUBE.to_json(), lambda document: document["cellen"].append(document["cellen"][0]))
    assert told(text) == [("cellen 3", "this stands there already.")]


def test_a_cell_that_is_counted_by_other_dimensions_is_refused() -> None:
    text = changed(CUBE.to_json(), lambda document: document["cellen"][0].pop("uitkomst"))
    assert told(text) == [("cellen 1", "the keys are not the dimensions: uitkomst.")]


@pytest.mark.parametrize("dimensions", [[], ["verslagjaar"], ["onderdeel", "organisatie", "verslagjaar", "jaarbron"]])
def test_dimensions_that_no_cube_has_are_refused(dimensions: list[str]) -> None:
    text = changed(CUBE.to_json(), lambda document: document.update(dimensies=dimensions))
    assert told(text) == [("dimensies", "these are not the dimensions of a cube.")]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 1}', '{"schema": 2}'])
def test_what_is_no_cube_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        Kubus.from_json(text)


def test_an_edition_of_ones_own_is_handed_over_beside_it() -> None:
    own = attrs.evolve(editie("bzk-2023"), naam="eigen-2024")
    cube = attrs.evolve(CUBE, editie=own)
    assert Kubus.from_json(cube.to_json(), editie=own) == cube
    assert [place for place, _ in told(cube.to_json())] == ["editie"]
    assert isinstance(own, Editie)


def test_the_digest_is_that_of_another_tool() -> None:
    """`printf '{"a":"é","b":[1]}' | sha256sum` prints this."""
    expected = "sha256:fe44b490e297c0523c2a1ce591fc7b3b064b5ad3f2ac4634523685392680de5d"
    assert digest_of({"b": [1], "a": "é", "digest": "whatever"}) == expected
