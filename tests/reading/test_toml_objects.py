"""Objects of TOML: one value may stand for a list of one, where a manifest says so."""

from typing import Any

import pytest

from uri.reading.toml_objects import WrongTypeError, one_or_more, strict_converter


@pytest.mark.parametrize(("raw", "numbers"), [(3, [3]), ([3], [3]), ([3, 4], [3, 4]), ([], [])])
def test_one_value_stands_for_a_list_of_one(raw: object, numbers: list[int]) -> None:
    converter = strict_converter()
    one_or_more(converter, int)
    assert converter.structure(raw, list[int]) == numbers


@pytest.mark.parametrize("raw", [3, True, {"a": "b"}])
def test_only_a_value_of_the_class_asked_for_stands_alone(raw: Any) -> None:  # noqa: ANN401 (what TOML holds)
    converter = strict_converter()
    one_or_more(converter, str, alone=str)
    assert converter.structure("a", list[str]) == ["a"]
    with pytest.raises(WrongTypeError, match="a list of texts"):
        converter.structure(raw, list[str])
