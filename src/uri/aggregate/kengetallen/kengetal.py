"""A key figure as a value: what it is made of, and how it comes out; or why there is none."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

import attrs

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.kengetallen.doorlooptijden import Bereik
from uri.aggregate.tables.cells import Cel, Notatie
from uri.languages import Text
from uri.taxonomy import Basis


class Kengetalsoort(StrEnum):
    """What a key figure says: which of its numbers bound one another, and how it is written, follow from it."""

    AANTAL = "aantal"
    AANDEEL = "aandeel"
    VERHOUDING = "verhouding"
    PER_MEDEWERKER = "per_medewerker"
    DUUR = "duur"
    VERSCHIL = "verschil"
    GROEI = "groei"

    @property
    def notatie(self) -> Notatie:
        """How it is written."""
        return _NOTATIONS[self]


_NOTATIONS = {
    Kengetalsoort.AANTAL: Notatie.AANTAL,
    Kengetalsoort.AANDEEL: Notatie.PROCENT,
    Kengetalsoort.VERHOUDING: Notatie.GETAL,
    Kengetalsoort.PER_MEDEWERKER: Notatie.GETAL,
    Kengetalsoort.DUUR: Notatie.GETAL,
    Kengetalsoort.VERSCHIL: Notatie.AANTAL,
    Kengetalsoort.GROEI: Notatie.PROCENT,
}


@attrs.frozen(kw_only=True)
class Kengetal:
    """A key figure of one organisation, or part of it, and year.

    Attributes:
        naam: Its name in a program, and the code of its row in a table.
        label: Its name in print.
        soort: What it says.
        waarde: The figure, exact; None where there is none, or where only `bereik` is known.
        teller: The count above the line, or the count itself; None of a duration.
        noemer: What it is told of: the count below the line, or the cases that a duration is about.
        per: How many units of the denominator it is told by: 100 of reports per 100 employees.
        bereik: Between which numbers it lies, where it is known no better; None above where there is no upper one.
        basis: What puts a unit of `teller` in the year.
        noemer_basis: The same of `noemer`.
        zonder: The names of the parts that its counts leave out.
        leeg: Why there is no figure.
        reden: The same in words, where there is more to say.
    """

    naam: str
    label: Text
    soort: Kengetalsoort
    waarde: Fraction | None = None
    teller: int | None = None
    noemer: int | None = None
    per: int = 1
    bereik: Bereik | None = None
    basis: Basis = Basis.NIET_OPGEGEVEN
    noemer_basis: Basis = Basis.NIET_OPGEGEVEN
    zonder: frozenset[str] = frozenset()
    leeg: Leeg | None = None
    reden: Text | None = None

    @property
    def cel(self) -> Cel:
        """The cell of a table: a whole number for a count, else an unrounded one."""
        if self.waarde is None:
            return self.leeg or Leeg.NIET_BEKEND
        return int(self.waarde) if self.soort.notatie is Notatie.AANTAL else float(self.waarde)

    def is_of_fewer_than(self, minste: int) -> bool:
        """Tell whether there is a figure, and it is told of fewer cases than so many.

        Args:
            minste: The number of cases.
        """
        counted = self.soort in {Kengetalsoort.AANDEEL, Kengetalsoort.DUUR}
        is_told = self.waarde is not None or self.bereik is not None
        return counted and is_told and self.noemer is not None and self.noemer < minste
