"""Counts by several fields at once: counts by fewer follow, as if the rows were counted."""

from itertools import cycle, islice

import pytest

from tests.factories import melding, register, signaal
from uri import Register
from uri.register.field_counts import FieldCounts

NAMES = ("soort", "organisatie", "verslagjaar", "jaarbron", "hoofdcategorie", "opvolging")
CASES = [
    melding(organisatie="A", opvolging=["mediation"]),
    melding(organisatie="A", hoofdcategorie="prive"),
    melding(verslagjaar=2022, organisatie="B"),
    signaal(),
]


@pytest.mark.parametrize("rows", [0, 7, 1_500], ids=["none", "few", "many"])
@pytest.mark.parametrize("by", [("verslagjaar",), ("soort", "opvolging"), ("jaarbron", "organisatie"), NAMES])
def test_counts_by_fewer_fields_are_those_of_the_rows(rows: int, by: tuple[str, ...]) -> None:
    source = register(*islice(cycle(CASES), rows))
    counts = FieldCounts.of(NAMES, source.kolommen, source.weights)
    assert counts.count(*by) == source.count(*by)
    assert sum(counts.count(*by).values()) == rows


def test_weights_are_added_up() -> None:
    source = register(*CASES)
    twice = Register.concat([source, source[:]], parts=True)
    weighted = Register(twice.editie, twice.kolommen, twice.eigen, weights=twice.aantallen * 3)
    counts = FieldCounts.of(NAMES, weighted.kolommen, weighted.weights)
    assert counts.count("verslagjaar") == {(2022,): 6, (2023,): 18}


def test_no_rows_are_kept() -> None:
    source = register(*islice(cycle(CASES), 1_500))
    counts = FieldCounts.of(NAMES, source.kolommen, source.weights)
    assert {len(column.values) for column in counts.columns.values()} == {0}
    assert len(counts.numbers) == len(CASES)
