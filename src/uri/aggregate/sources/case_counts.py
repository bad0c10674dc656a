"""The cases of a register, counted once: a selection and its tables are made from these counts, and not from rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from weakref import ref

import attrs

from uri.aggregate.cubes.dimensions import counted_fields
from uri.aggregate.cubes.frame_counts import cells_by_kind
from uri.aggregate.cubes.kubus import Kubus, cube_of
from uri.register import Register
from uri.register.counting import FEW
from uri.register.field_counts import FieldCounts
from uri.taxonomy import Soort


@attrs.frozen(eq=False)
class CaseCounts:
    """The cases of a register, of all organisations or of one: a cube of each kind.

    The cubes speak for the organisations and years of which there are closed cases; see `Kubus.from_register`.

    Attributes:
        cubes: The cube of each kind of case.
        fields: The cases of all organisations by all that tables count by, where there are too many rows to go through
            them twice.
    """

    cubes: Mapping[Soort, Kubus]
    fields: FieldCounts | None = None
    _years: dict[tuple[Soort, int], Kubus] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, register: Register, *, onderdelen: bool) -> CaseCounts:
        """Return the counts of all cases of a register, which are made once for as long as the register lives.

        Args:
            register: The cases.
            onderdelen: Whether the parts of an organisation are counted apart.
        """
        return COUNTED.counts(register, onderdelen=onderdelen)

    @cached_property
    def per_jaar(self) -> Mapping[Soort, frozenset[tuple[str | None, int]]]:
        """The organisations and years of which there are cases of each kind, closed or not."""
        return {soort: frozenset(kubus.per_jaar) for soort, kubus in self.cubes.items()}

    @cached_property
    def jaren(self) -> frozenset[int]:
        """The years of which there are cases."""
        return frozenset(year for places in self.per_jaar.values() for _, year in places if year)

    @cached_property
    def organisaties(self) -> frozenset[str | None]:
        """The organisations of which there are cases; None for cases that name none."""
        return frozenset(name for places in self.per_jaar.values() for name, _ in places)

    @cached_property
    def naming_parts(self) -> frozenset[tuple[str | None, int]]:
        """The organisations and years of which cases of any kind name a part."""
        return frozenset(
            place
            for kubus in self.cubes.values()
            for place, cells in kubus.per_jaar.items()
            if any(cell[1] is not None for cell in cells)
        )

    def year(self, soort: Soort, jaar: int) -> Kubus:
        """Return the cases of a kind and year, with all parts of an organisation together; made once."""
        key = (soort, jaar)
        if key not in self._years:
            self._years[key] = self.cubes[soort].year(jaar)
        return self._years[key]

    def of_organisatie(self, name: str | None) -> CaseCounts:
        """Keep the cases of an organisation; a register that names none is taken to be about the one asked for."""
        if name is None or self.organisaties <= {None} or self.organisaties == {name}:
            return self
        return CaseCounts({soort: kubus.only(name) for soort, kubus in self.cubes.items()}, self.fields)

    def of_onderdeel(self, name: str) -> CaseCounts:
        """Keep the cases of a part."""
        kept = {soort: kubus.part(name, self.naming_parts) for soort, kubus in self.cubes.items()}
        return CaseCounts(kept, self.fields)


def _field_counts(register: Register, *, onderdelen: bool) -> FieldCounts | None:
    """Count a large register by all that tables count by, in one pass; None for a small one."""
    if len(register) <= FEW:
        return None
    names = counted_fields(onderdelen=onderdelen)
    follow_up = ["opvolging"] if register.kolommen["opvolging"].terms else []
    return FieldCounts.of([*names, *follow_up], register.kolommen, register.weights)


class _RegisterCounts:
    """The counts of every register in use, by whether parts are counted apart.

    A register does not change, so its cases need counting once, however many tables are asked of it one by one.
    Registers are told apart by identity, as comparing two would compare their rows. Counts do not refer to their
    register, so that nothing keeps it alive, and an entry goes when its register does.
    """

    def __init__(self) -> None:
        self._entries: dict[int, tuple[ref[Register], dict[bool, CaseCounts]]] = {}

    def counts(self, register: Register, *, onderdelen: bool) -> CaseCounts:
        """Return the counts of a register, made now if they were not before."""
        key = id(register)
        if key not in self._entries:
            self._entries[key] = ref(register, lambda _: self._entries.pop(key, None)), {}
        _, counts = self._entries[key]
        if onderdelen not in counts:
            fields = _field_counts(register, onderdelen=onderdelen)
            count = register.count if fields is None else fields.count
            cells = cells_by_kind(count, onderdelen=onderdelen)
            cubes = {soort: cube_of(soort, register.editie, of_kind) for soort, of_kind in cells.items()}
            counts[onderdelen] = CaseCounts(cubes, fields)
        return counts[onderdelen]

    def __len__(self) -> int:
        return len(self._entries)


COUNTED = _RegisterCounts()
"""The counts of the registers in use."""
