"""A column under a header that is not known, but with the contents of a field that has none, is told."""

import io
import json

import pytest

from uri.reading import scan_register

CASE = {"categorie": "geweld", "uitkomst": "aangetoond", "jaar": 2023}


def _doubts(extra: dict[str, object], **options: object) -> list[str]:
    reading = scan_register(io.StringIO(json.dumps([CASE | extra])), format="json", **options)  # type: ignore[arg-type]
    return [f"{finding.place.column}: {finding.hint}" for finding in reading.findings]


def test_days_under_an_unknown_header_name_the_fields_of_days() -> None:
    (doubt,) = _doubts({"Dag van binnenkomst bij ons": "2023-02-01"})
    assert "ontvangen" in doubt
    assert "afgerond" in doubt


@pytest.mark.parametrize("honest", ["Noord", "12", "zie brief", "2023-02-31", ""])
def test_other_contents_are_left_alone(honest: str) -> None:
    assert not _doubts({"Zqx": honest})


def test_a_header_that_the_caller_decided_on_is_left_alone() -> None:
    assert not _doubts({"Zqx": "2023-02-01"}, mapping={"Zqx": None})


def test_no_doubt_where_every_field_of_the_kind_has_a_column() -> None:
    assert not _doubts({"Zqx": "2022"})
