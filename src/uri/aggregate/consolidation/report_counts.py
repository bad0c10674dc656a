"""What a report hands over: the counts in its standard tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.opgaven import Opgavetabel, opgaven_of
from uri.aggregate.consolidation.table_counts import (
    MORE_PROVEN,
    NO_NUMBER,
    NOT_ALL,
    STRANGE_ROWS,
    Overgenomen,
    TableCounts,
    not_taken_over,
    refuse_nameless,
)
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.report import schendingen
from uri.aggregate.report.rapport import Rapport
from uri.aggregate.report.table_parts import AANTAL, TOTAAL
from uri.aggregate.tables.cells import RijSoort
from uri.aggregate.tables.tabel import Tabel
from uri.findings import Finding, Findings
from uri.languages import Text
from uri.taxonomy import Basis, Soort
from uri.taxonomy.edities import BaseEditie

_MOGELIJK, _AANGETOOND = schendingen.MOGELIJK.naam, schendingen.AANGETOOND.naam


def counts_of_report(rapport: Rapport) -> Overgenomen:
    """Return the counts of the standard tables of a report.

    A table with a cell that holds no number, such as one that is suppressed, is not taken over; a finding names it.

    Args:
        rapport: The report.

    Raises:
        SelectionError: The report names no organisation.
    """
    name, _ = refuse_nameless(rapport.organisatie, rapport.verslagjaar)
    reading = _Reading(rapport, name)
    own = [*reading.of_year()]
    earlier = {year: cube for year, cube in reading.over_years() if year < rapport.verslagjaar}

    def handed(year: int, cubes: Sequence[Kubus]) -> Aanlevering:
        return Aanlevering(
            organisatie=reading.name,
            onderdeel=rapport.onderdeel,
            verslagjaar=year,
            kubussen=tuple(cubes),
            standdatum=next((cube.standdatum for cube in cubes), None),
        )

    stated = [
        one
        for table in (rapport.tabellen.get(name.value) for name in Opgavetabel)
        if table is not None and rapport.onderdeel is None
        for one in opgaven_of(table, rapport.verslagjaar)
    ]
    return Overgenomen(
        eigen=attrs.evolve(handed(rapport.verslagjaar, own), opgaven=tuple(stated)),
        eerder=tuple(handed(year, [cube]) for year, cube in earlier.items()),
        findings=Findings(reading.findings),
    )


@attrs.frozen
class _Reading:
    """The tables of a report, as they are taken over."""

    rapport: Rapport
    name: str
    findings: list[Finding] = attrs.field(factory=list)

    def of_year(self) -> Iterator[Kubus]:
        """Give the counts of the year of the report."""
        editie = self.rapport.editie
        if (table := self._table("schendingen")) is not None:
            whole, proven = (self._figures(table, name, editie) for name in (_MOGELIJK, _AANGETOOND))
            if whole is not None and proven is not None:
                if all(number <= whole[code] for code, number in proven.items()):
                    yield self._counts(table, _MOGELIJK).schendingen(whole, proven)
                else:
                    self._leave(table, MORE_PROVEN)
        if (table := self._table("signalen")) is not None:
            concerns = self._figures(table, AANTAL.naam, editie)
            if concerns is not None:
                yield self._counts(table, AANTAL.naam).by_type(Soort.SIGNAAL, concerns)
        if (table := self._table("afdoeningen")) is not None:
            measures = self._figures(table, AANTAL.naam, editie.afdoeningen)
            if measures is not None:
                yield self._counts(table, AANTAL.naam).afdoeningen(measures)

    def over_years(self) -> Iterator[tuple[int, Kubus]]:
        """Give the substantiated violations of each year."""
        table = self._table("aangetoond_per_jaar")
        if table is None:
            return
        for column in table.kolommen:
            figures = self._figures(table, column.naam, self.rapport.editie, "schendingen")
            if figures is not None:
                year = int(column.naam)
                yield year, attrs.evolve(self._counts(table, column.naam), verslagjaar=year).aangetoond(figures)

    def _table(self, name: str) -> Tabel | None:
        """Return a table that tells something."""
        table = self.rapport.tabellen.get(name)
        return None if table is None or table.is_empty else table

    def _figures(
        self, table: Tabel, column: str, editie: BaseEditie[Any], tabel: str | None = None
    ) -> Mapping[Any, int] | None:
        """Return the figures of a column by code; None where they tell less, and a finding says so."""
        known = {row.code.value: row.code for row in editie.rows(tabel or table.naam)}
        rows = [row.code for row in table.rijen if row.soort is RijSoort.DETAIL]
        if set(rows) - {*known, TOTAAL.code} or not known:
            self._leave(table, STRANGE_ROWS)
        elif not all(isinstance(table[code, column], int) for code in rows):
            self._leave(table, NO_NUMBER)
        else:
            told = {known[code]: table.count(code, column) for code in rows if code in known}
            if len(told) == len(known) or table[TOTAAL.code, column] == sum(told.values()):
                return told
            self._leave(table, NOT_ALL)
        return None

    def _leave(self, table: Tabel, why: Text) -> None:
        finding = not_taken_over(table.titel, why)
        if finding not in self.findings:
            self.findings.append(finding)

    def _counts(self, table: Tabel, column: str) -> TableCounts:
        bases = {table.basis_of((row.code, column)) for row in table.rijen}
        return TableCounts(
            organisatie=self.name,
            verslagjaar=self.rapport.verslagjaar,
            editie=self.rapport.editie,
            basis=bases.pop() if len(bases) == 1 else Basis.NIET_OPGEGEVEN,
            standdatum=table.standdatum,
        )
