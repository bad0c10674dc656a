"""Counts from the figures of a standard table: what a published table or report hands over.

A table tells less than cases do. Table 1 tells type and outcome, and not measures; Table 4 measures, and not types. So
each table becomes a cube of its own, with the dimensions that it has, and what it does not tell is not collected.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.cubes.dimensions import DECIDED, PROVEN, ZAAK
from uri.aggregate.cubes.kubus import Kubus
from uri.errors import SelectionError
from uri.findings import Finding, Findings, Severity
from uri.languages import Text
from uri.taxonomy import Afdoening, Basis, Editie, Jaarbron, Schendingstype, Soort, Uitkomst


@attrs.frozen(kw_only=True)
class TableCounts:
    """What figures of one organisation and year are counts of.

    Attributes:
        organisatie: The organisation.
        verslagjaar: The year.
        editie: The edition whose rows the figures stand in.
        basis: What puts a unit in its year.
        standdatum: The reference date.
    """

    organisatie: str
    verslagjaar: int
    editie: Editie
    basis: Basis = Basis.NIET_OPGEGEVEN
    standdatum: date | None = None

    def schendingen(self, mogelijk: Mapping[Schendingstype, int], aangetoond: Mapping[Schendingstype, int]) -> Kubus:
        """Return the cube of Table 1.

        Args:
            mogelijk: The closed meldingen by type.
            aangetoond: Those of them that are substantiated; of each type at most as many.
        """
        cells = {(code, Uitkomst.AANGETOOND): number for code, number in aangetoond.items()}
        cells |= {
            (code, Uitkomst.NIET_AANGETOOND): number - aangetoond.get(code, 0) for code, number in mogelijk.items()
        }
        return self._cube(Soort.MELDING, ("hoofdcategorie", "uitkomst"), cells, DECIDED)

    def aangetoond(self, aangetoond: Mapping[Schendingstype, int]) -> Kubus:
        """Return the cube of a year of Table 2: the substantiated meldingen only."""
        cells = {(code, Uitkomst.AANGETOOND): number for code, number in aangetoond.items()}
        return self._cube(Soort.MELDING, ("hoofdcategorie", "uitkomst"), cells, PROVEN)

    def by_type(self, soort: Soort, aantal: Mapping[Schendingstype, int]) -> Kubus:
        """Return the cube of a table by type that says nothing of outcomes, such as Table 3."""
        return self._cube(soort, ("hoofdcategorie",), {(code,): number for code, number in aantal.items()})

    def afdoeningen(self, aantal: Mapping[Afdoening, int]) -> Kubus:
        """Return the cube of Table 4: meldingen by their heaviest measure, by none where there is none."""
        cells = {((() if code is Afdoening.GEEN else (code,)),): number for code, number in aantal.items()}
        return self._cube(Soort.MELDING, ("afdoeningen",), cells)

    def _cube(
        self,
        soort: Soort,
        dimensies: tuple[str, ...],
        cells: Mapping[tuple[Any, ...], int],
        uitkomsten: frozenset[Uitkomst] = frozenset(Uitkomst),
    ) -> Kubus:
        place = (self.organisatie, None, self.verslagjaar, Jaarbron.OPGEGEVEN)
        return Kubus(
            soort=soort,
            editie=self.editie,
            dimensies=(*ZAAK, *dimensies),
            cellen={(*place, *cell): number for cell, number in cells.items() if number},
            populatie=frozenset({(self.organisatie, self.verslagjaar)}),
            uitkomsten=uitkomsten,
            standdatum=self.standdatum,
            basis=self.basis,
        )


@attrs.frozen(kw_only=True)
class Overgenomen:
    """What a publication hands over, and what of it cannot be taken over.

    Attributes:
        eigen: The counts of its own year.
        eerder: The counts of earlier years.
        findings: What of its tables is not taken over, and why.
    """

    eigen: Aanlevering
    eerder: tuple[Aanlevering, ...] = ()
    findings: Findings = attrs.field(factory=Findings)


def not_taken_over(tabel: Text | str, why: Text) -> Finding:
    """Say that the figures of a table are not taken over.

    Args:
        tabel: The table.
        why: Why not.
    """
    return Finding(rule="URI-I-niet-overgenomen", severity=Severity.WARNING, message=_NOT.format(tabel, why))


def refuse_nameless(organisatie: str | None, verslagjaar: int | None) -> tuple[str, int]:
    """Return the organisation and year of a publication.

    Raises:
        SelectionError: It does not state one of them.
    """
    if organisatie is None:
        raise SelectionError(_NAMELESS, _STATE_IT, argument="organisatie")
    if verslagjaar is None:
        raise SelectionError(_YEARLESS, _STATE_IT, argument="verslagjaar")
    return organisatie, verslagjaar


NO_NUMBER = Text("niet elke cel heeft een getal.", "not every cell has a number.")
"""Why figures are not taken over: one is suppressed, blank or rounded."""
MORE_PROVEN = Text("er zijn meer aangetoond dan gemeld.", "more are substantiated than reported.")
"""Why figures are not taken over: they contradict one another."""
STRANGE_ROWS = Text("niet elke rij is er een van de editie.", "not every row is one of the edition.")
"""Why figures are not taken over: a row has no place."""
NOT_ALL = Text(
    "er ontbreken rijen, of zij vormen samen niet het totaal.", "rows are missing, or they are not the total together."
)
"""Why figures are not taken over: what is left of the rows is not all that was counted."""

_NOT = Text("{}: niet overgenomen; {}", "{}: not taken over; {}")
_NAMELESS = Text("De publicatie noemt geen organisatie.", "The publication names no organisation.")
_YEARLESS = Text("De publicatie noemt geen jaar.", "The publication names no year.")
_STATE_IT = Text("Zeg het in publicatie.toml.", "State it in publicatie.toml.")
