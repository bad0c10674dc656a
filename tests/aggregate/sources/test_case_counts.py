"""The counts of a register: made once for as long as it lives, and not a moment longer."""

import gc
import weakref

from tests.factories import melding, register
from uri import Soort
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
