"""The cases of a register, counted once: what is chosen and tabled is chosen from these counts, and not from rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

import attrs
import numpy as np

from uri.aggregate.cubes.kubus import Kubus
from uri.register import Register
from uri.taxonomy import Opvolging, Soort, Uitkomst


@attrs.frozen(kw_only=True)
class CaseCounts:
    """The cases of a register, of all or of one organisation and part: a cube of each kind, and the rows on request.

    The cubes speak for the organisations and years of which there are closed cases; see `Kubus.from_register`.
    """

    register: Register
    cubes: Mapping[Soort, Kubus]
    organisatie: str | None = None
    onderdeel: str | None = None

    @classmethod
    def of(cls, register: Register, *, onderdelen: bool) -> CaseCounts:
        """Count all cases of a register, by part or with the parts of each organisation together."""
        counts = {soort: Kubus.from_register(register, soort, onderdelen=onderdelen) for soort in Soort}
        return cls(register=register, cubes=counts)

    @cached_property
    def per_jaar(self) -> Mapping[Soort, frozenset[tuple[str | None, int]]]:
        """The organisations and years of which there are cases of each kind, closed or not."""
        return {soort: frozenset(kubus.per_jaar) for soort, kubus in self.cubes.items()}

    @cached_property
    def jaren(self) -> frozenset[int]:
        """The years of which there are cases."""
        return frozenset(year for found in self.per_jaar.values() for _, year in found if year)

    @cached_property
    def organisaties(self) -> frozenset[str | None]:
        """The organisations of which there are cases; None for cases that name none."""
        return frozenset(name for found in self.per_jaar.values() for name, _ in found)

    def of_organisatie(self, name: str | None) -> CaseCounts:
        """Keep the cases of an organisation; a register that names none is taken to be about the one asked for."""
        if name is None or self.organisaties <= {None}:
            return self
        if self.organisaties == {name}:
            return attrs.evolve(self, organisatie=name)
        kept = {soort: kubus.only(name) for soort, kubus in self.cubes.items()}
        return attrs.evolve(self, cubes=kept, organisatie=name)

    @cached_property
    def telling_parts(self) -> frozenset[tuple[str | None, int]]:
        """The organisations and years of which cases of any kind name a part."""
        return frozenset(
            at
            for kubus in self.cubes.values()
            for at, cells in kubus.per_jaar.items()
            if any(cell[1] is not None for cell in cells)
        )

    def of_onderdeel(self, name: str) -> CaseCounts:
        """Keep the cases of a part."""
        kept = {soort: kubus.part(name, self.telling_parts) for soort, kubus in self.cubes.items()}
        return attrs.evolve(self, cubes=kept, onderdeel=name)

    def follow_ups(self, jaar: int, uitkomsten: Collection[Uitkomst]) -> Counter[tuple[Opvolging, ...]]:
        """Count the meldingen of a year with these outcomes by how they were followed up."""
        counts: Counter[tuple[Opvolging, ...]] = Counter()
        if not self.register.kolommen["opvolging"].terms:  # most registers do not say
            return counts
        part = [] if self.onderdeel is None else ["onderdeel"]
        told = self.register.count("soort", "verslagjaar", "uitkomst", "opvolging", "organisatie", *part)
        for (soort, year, outcome, found, organisatie, *onderdeel), number in told.items():
            of_choice = self.organisatie in {None, organisatie} and onderdeel in ([], [self.onderdeel])
            if soort is Soort.MELDING and year == jaar and outcome in uitkomsten and of_choice:
                counts[found] += number
        return counts

    def rows(self, jaar: int) -> Register:
        """Return the rows that count in a year, of both kinds."""
        mask = np.equal(self.register.jaar, jaar)
        for field, name in (("organisatie", self.organisatie), ("onderdeel", self.onderdeel)):
            if name is not None:
                mask &= self.register.kolommen[field].is_at(name)
        return self.register.take(mask)
