"""The standard tables of a publication: which printed table is which of them, and which column counts what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.column_roles import aangetoond_column, whole_column
from uri.audit.printed_tables.editie_recognition import Recognition, leaves_of
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.taxonomy import Afdoening, Editie


class TableKind(StrEnum):
    """The standard table that a published one is."""

    SCHENDINGEN = "schendingen"
    SIGNALEN = "signalen"
    AANGETOOND_PER_JAAR = "aangetoond_per_jaar"
    AFDOENINGEN = "afdoeningen"


@attrs.frozen(eq=False, kw_only=True)
class PublishedTable:
    """A table with what is known of it.

    Attributes:
        table: The table as printed.
        kind: Which standard table it is, where that is stated.
        recognition: The edition that has its rows, where one does.
        source: Where it was published.
    """

    table: PrintedTable
    kind: TableKind | None
    recognition: Recognition[Any] | None
    source: str = ""

    @property
    def standard(self) -> TableKind | None:
        """Which standard table it is: as stated, or where its rows and columns leave no doubt."""
        if self.kind is not None or self.recognition is None:
            return self.kind
        if not self.recognition.has_types:
            return TableKind.AFDOENINGEN if len(self.table.columns) == 1 else None
        return TableKind.SCHENDINGEN if aangetoond_column(self.table) is not None else None


@attrs.frozen
class FigureColumn:
    """One column of a recognised table: its figures by code, and its total where there is one."""

    published: PublishedTable
    position: int

    def by_code(self) -> Iterator[tuple[Any, Figure]]:
        """Give the code of every row that has one, with its figure."""
        recognition = self.published.recognition
        for row, code in ({} if recognition is None else recognition.codes).items():
            yield code, self.published.table.figures[row][self.position]

    def by_leaves(self) -> Iterator[tuple[frozenset[Any], Figure]]:
        """Give the leaves that every row with a code stands for, with its figure."""
        recognition = self.published.recognition
        for code, figure in self.by_code():
            yield leaves_of(None if recognition is None else recognition.editie, code), figure

    @property
    def total(self) -> Figure | None:
        """The figure of the last total row."""
        table = self.published.table
        totals = [number for number, row in enumerate(table.rows) if row.kind is RijSoort.TOTAAL]
        return table.figures[totals[-1]][self.position] if totals else None

    def whole(self) -> tuple[Figure, ...]:
        """Return the total, or where none is printed the figures that it would add up."""
        total = self.total
        if total is not None and total.has_number:
            return (total,)
        return tuple(figure for _, figure in self.by_code())


@attrs.frozen(kw_only=True)
class StandardTables:
    """The standard tables of one publication, and what it reports on.

    Attributes:
        by_kind: The table of each kind; a kind that comes more than once is left out.
        jaar: The verslagjaar.
        editie: The edition that was stated.
        organisatie: The organisation that reports.
    """

    by_kind: Mapping[TableKind, PublishedTable]
    jaar: int | None = None
    editie: Editie | None = None
    organisatie: str | None = None

    @classmethod
    def among(
        cls,
        tables: Iterable[PublishedTable],
        *,
        jaar: int | None = None,
        editie: Editie | None = None,
        organisatie: str | None = None,
    ) -> StandardTables:
        """Find the standard tables among those of a publication; not those whose rows mean one thing or another."""
        recognised = [
            (table.standard, table)
            for table in tables
            if table.recognition is not None and table.recognition.is_unambiguous
        ]
        kinds = [kind for kind, _ in recognised]
        by_kind = {kind: table for kind, table in recognised if kind is not None and kinds.count(kind) == 1}
        return cls(by_kind=by_kind, jaar=jaar, editie=editie, organisatie=organisatie)

    @property
    def reported(self) -> FigureColumn | None:
        """The column of the overview that counts what was reported."""
        overview = self.by_kind.get(TableKind.SCHENDINGEN)
        return None if overview is None else reported_figures(overview)

    @property
    def aangetoond(self) -> FigureColumn | None:
        """The column of the overview that counts what was substantiated."""
        overview = self.by_kind.get(TableKind.SCHENDINGEN)
        return None if overview is None else aangetoond_figures(overview)

    @property
    def measures(self) -> FigureColumn | None:
        """The column of the table of afdoeningen."""
        table = self.by_kind.get(TableKind.AFDOENINGEN)
        return None if table is None else FigureColumn(table, 0)

    @property
    def taken(self) -> tuple[Figure, ...]:
        """The figures of the measures that were taken: not none, nor who left of his own accord."""
        measures = self.measures
        figures = () if measures is None else measures.by_code()
        return tuple(figure for code, figure in figures if code not in {Afdoening.GEEN, Afdoening.EIGEN_VERZOEK})

    def of_year(self, kind: TableKind, year: int | None) -> FigureColumn | None:
        """Return the one column of a table whose figures are stated to be of a year."""
        published = self.by_kind.get(kind)
        if published is None or year is None:
            return None
        columns = published.table.columns
        positions = [position for position, column in enumerate(columns) if column.meaning.jaar == year]
        return FigureColumn(published, positions[0]) if len(positions) == 1 else None


def reported_figures(published: PublishedTable) -> FigureColumn | None:
    """Return the column that counts what was reported; in a table with one column it is that one."""
    aangetoond = aangetoond_column(published.table)
    if aangetoond is None:
        return FigureColumn(published, 0) if len(published.table.columns) == 1 else None
    whole = whole_column(published.table, aangetoond)
    return None if whole is None else FigureColumn(published, whole)


def aangetoond_figures(published: PublishedTable) -> FigureColumn | None:
    """Return the column that counts what was substantiated."""
    position = aangetoond_column(published.table)
    return None if position is None else FigureColumn(published, position)
