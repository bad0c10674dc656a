"""The counts of a register: made once for as long as it lives, and not a moment longer."""

import gc
import weakref

import pytest

from tests.factories import melding, register
from uri import Soort, afdoeningen, kerncijfers, schendingen
from uri.aggregate.sources import case_counts
from uri.aggregate.sources.case_counts import CaseCounts


def test_a_register_is_counted_once_with_and_once_without_its_parts() -> None:
    source = register(melding())
    counts = CaseCounts.of(source, onderdelen=False)
    assert CaseCounts.of(source, onderdelen=False) is counts
    assert CaseCounts.of(source, onderdelen=True) is not counts
    assert counts.year(Soort.MELDING, 2023) is counts.year(Soort.MELDING, 2023)
    assert counts.year(Soort.MELDING, 2023).total() == 1


def test_equal_registers_have_counts_of_their_own() -> None:
    one, other = register(melding()), register(melding())
    assert one == other
    assert CaseCounts.of(one, onderdelen=False) is not CaseCounts.of(other, onderdelen=False)


def test_counts_do_not_keep_a_register_alive_and_go_with_it() -> None:
    gc.collect()
    before = len(case_counts.COUNTED)
    source = register(melding())
    gone = weakref.ref(source)
    counts = CaseCounts.of(source, onderdelen=False)
    assert len(case_counts.COUNTED) == before + 1
    del source
    gc.collect()
    assert gone() is None
    assert len(case_counts.COUNTED) == before
    assert counts.cubes[Soort.MELDING].total() == 1


@pytest.mark.parametrize("times", [1, 600], ids=["few rows", "many rows"])
def test_large_registers_give_the_tables_of_small_ones(times: int) -> None:
    """More than a thousand rows are counted in another way; the figures are those of two cases, so many times."""
    inquiry, talk = melding(opvolging=["persoonsgericht_onderzoek"]), melding(opvolging=["mediation"])
    source = register(*[inquiry, talk] * times)
    for make in (kerncijfers, schendingen, afdoeningen):
        table = make(source)
        assert {cell for cells in table.cellen for cell in cells if isinstance(cell, int)} <= {0, times, 2 * times}
    assert kerncijfers(source).count("onderzoeken", "2023") == times
    assert schendingen(source).count("positie", "mogelijk") == 2 * times
