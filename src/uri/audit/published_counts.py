"""What a publication hands over for a total over organisations: the counts in its standard tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from uri.aggregate import Aanlevering, Kubus
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
from uri.audit.printed.printed_numbers import PrintedKind
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import Partition
from uri.audit.printed_tables.standard_tables import (
    FigureColumn,
    PublishedTable,
    StandardTables,
    TableKind,
    aangetoond_figures,
    reported_figures,
)
from uri.findings import Finding, Findings, Severity
from uri.languages import Text
from uri.taxonomy import Basis, Editie, Soort, editie, edities
from uri.taxonomy.labels import normal

_UNITS = {Soort.MELDING: "melding", Soort.SIGNAAL: "signaal"}
_TABLES = {TableKind.AANGETOOND_PER_JAAR: TableKind.SCHENDINGEN.value}
"""The table of an edition that has the rows, where it has another name."""


def counts_of_publication(tables: StandardTables, printed: Iterable[PublishedTable]) -> Overgenomen:
    """Return the counts of the standard tables of a publication.

    A table is taken over where each row is one of the edition, each figure is one whole number, and nothing is left
    out: every row of the edition is printed, or the printed total leaves nothing for the others. A finding names a
    table that is not.

    Args:
        tables: Its standard tables.
        printed: All its tables.

    Raises:
        SelectionError: The publication states no organisation or no year.
    """
    name, year = refuse_nameless(tables.organisatie, tables.jaar)
    reading = _Reading(tables, name, year)
    for published in printed:
        if published.recognition is not None and published not in tables.by_kind.values():
            reading.leave(published, _WHICH)
    by_year: dict[int, list[Kubus]] = {year: []}
    for of_year, cube in reading.cubes():
        by_year.setdefault(of_year, []).append(cube)
    handed = {
        of_year: Aanlevering(organisatie=name, verslagjaar=of_year, kubussen=tuple(cubes))
        for of_year, cubes in by_year.items()
    }
    return Overgenomen(
        eigen=handed[year],
        eerder=tuple(counts for of_year, counts in sorted(handed.items()) if of_year < year),
        findings=Findings(dict.fromkeys(reading.findings)),
    )


@attrs.frozen
class _Reading:
    """The tables of a publication, as they are taken over."""

    tables: StandardTables
    name: str
    year: int
    findings: list[Finding] = attrs.field(factory=list)

    def cubes(self) -> Iterator[tuple[int, Kubus]]:
        """Give the year and counts of each table; first what tells most of it."""
        for kind in TableKind:
            published = self.tables.by_kind.get(kind)
            own = None if published is None else self._edition(published)
            if published is not None and own is not None:
                yield from self._of_table(kind, published, own)
            elif published is not None:
                self.leave(published, _NO_EDITION)

    def _of_table(self, kind: TableKind, published: PublishedTable, own: Editie) -> Iterator[tuple[int, Kubus]]:
        match kind:
            case TableKind.SCHENDINGEN:
                yield from self._violations(published, own)
            case TableKind.SIGNALEN:
                figures = self._figures(FigureColumn(published, 0), own, kind)
                if figures is not None:
                    counts = self._counts(FigureColumn(published, 0), own, self.year)
                    yield self.year, counts.by_type(Soort.SIGNAAL, figures)
            case TableKind.AFDOENINGEN:
                figures = self._figures(FigureColumn(published, 0), own, kind)
                if figures is not None:
                    counts = self._counts(FigureColumn(published, 0), own, self.year)
                    yield self.year, counts.afdoeningen(figures)
            case TableKind.AANGETOOND_PER_JAAR:
                for year, column in _by_year(published):
                    figures = self._figures(column, own, kind)
                    if figures is not None:
                        yield year, self._counts(column, own, year).aangetoond(figures)

    def _violations(self, published: PublishedTable, own: Editie) -> Iterator[tuple[int, Kubus]]:
        """Give the counts of Table 1, or of a table of reports over the years."""
        whole, proven = reported_figures(published), aangetoond_figures(published)
        if whole is None or proven is None:
            columns = [(self.year, whole)] if whole is not None else [*_by_year(published)]
            for year, column in columns:
                figures = self._figures(column, own, TableKind.SCHENDINGEN)
                if figures is not None:
                    yield year, self._counts(column, own, year).by_type(Soort.MELDING, figures)
            return
        reported, shown = (self._figures(column, own, TableKind.SCHENDINGEN) for column in (whole, proven))
        if reported is None or shown is None:
            return
        if all(number <= reported.get(code, 0) for code, number in shown.items()):
            yield self.year, self._counts(whole, own, self.year).schendingen(reported, shown)
        else:
            self.leave(published, MORE_PROVEN)

    def _edition(self, published: PublishedTable) -> Editie | None:
        """Return the edition of types with the rows of a table, or with the list of measures that has them."""
        own = None if published.recognition is None else published.recognition.editie
        if isinstance(own, Editie):
            return own
        stated = [] if self.tables.editie is None else [self.tables.editie]
        return next((one for one in [*stated, *map(editie, edities())] if one.afdoeningen == own), None)

    def _figures(self, column: FigureColumn, own: Editie, kind: TableKind) -> Mapping[Any, int] | None:
        """Return the whole numbers of a column by code; None where they tell less, and a finding says so."""
        published = column.published
        rows = own.afdoeningen if kind is TableKind.AFDOENINGEN else own
        known = {row.code for row in rows.rows(_TABLES.get(kind, kind.value))}
        printed = dict(column.by_code())
        numbers = {code: _whole(figure) for code, figure in printed.items()}
        unit = _UNITS[Soort.SIGNAAL if kind is TableKind.SIGNALEN else Soort.MELDING]
        units = {figure.meaning.eenheid for figure in printed.values()} - {None}
        total = None if column.total is None else _whole(column.total)
        told = {code: number for code, number in numbers.items() if number is not None}
        if any(not normal(str(one)).startswith(unit) for one in units):
            self.leave(published, _OTHER_UNIT)
        elif published.recognition is None or published.recognition.unknown or not set(printed) <= known:
            self.leave(published, STRANGE_ROWS)
        elif len(told) < len(numbers):
            self.leave(published, NO_NUMBER)
        elif published.table.partition is not Partition.VERDELING or (
            set(printed) != known and total != sum(told.values())
        ):
            self.leave(published, NOT_ALL)
        else:
            if total is not None and total != sum(told.values()):
                self._doubt(published, _TOTAL.format(total, sum(told.values())))
            return told
        return None

    def _counts(self, column: FigureColumn, own: Editie, year: int) -> TableCounts:
        meanings = {figure.meaning for _, figure in column.by_code()}
        bases = {_basis(meaning.basis) for meaning in meanings}
        days = {meaning.standdatum for meaning in meanings}
        return TableCounts(
            organisatie=self.name,
            verslagjaar=year,
            editie=own,
            basis=bases.pop() if len(bases) == 1 else Basis.NIET_OPGEGEVEN,
            standdatum=days.pop() if len(days) == 1 else None,
        )

    def leave(self, published: PublishedTable, why: Text) -> None:
        """Note that a table is not taken over, and why."""
        self.findings.append(not_taken_over(published.table.name, why))

    def _doubt(self, published: PublishedTable, what: Text) -> None:
        message = Text("{}: {}", "{}: {}").format(published.table.name, what)
        self.findings.append(Finding(rule="URI-I-totaal", severity=Severity.WARNING, message=message))


def _by_year(published: PublishedTable) -> Iterable[tuple[int, FigureColumn]]:
    """Give the columns of which the year is known; of a year with several, none."""
    years = [column.meaning.jaar for column in published.table.columns]
    for position, year in enumerate(years):
        if year is not None and years.count(year) == 1:
            yield year, FigureColumn(published, position)


def _whole(figure: Figure) -> int | None:
    """Return the one whole number that a figure stands for; a blank that is a zero is one."""
    printed = figure.printed
    if figure.is_zero_by_itself:
        return 0
    if printed.kind is not PrintedKind.NUMBER or not printed.is_whole or printed.vague or printed.low != printed.high:
        return None
    return None if printed.number is None else int(printed.number)


def _basis(words: str | None) -> Basis:
    """Return the basis that words mean; any other is not one that the library knows."""
    known = {normal(word): code for code in Basis for word in (code.value, *code.entry.aliases)}
    return known.get(normal(words or ""), Basis.NIET_OPGEGEVEN)


_TOTAL = Text(
    "het gedrukte totaal ({}) is niet de som van de rijen ({}); de rijen tellen.",
    "the printed total ({}) is not the sum of the rows ({}); the rows count.",
)
_WHICH = Text(
    "welke standaardtabel dit is, staat er niet bij (soort in publicatie.toml), of er is er nog een.",
    "which standard table it is, is not stated (soort in publicatie.toml), or there is another one.",
)
_NO_EDITION = Text("van welke editie de rijen zijn, is niet bekend.", "of which edition the rows are, is not known.")
_OTHER_UNIT = Text("er is iets anders geteld.", "something else was counted.")
