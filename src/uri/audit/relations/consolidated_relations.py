"""What must hold between a publication about a whole and what the organisations in it say themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from uri.aggregate import Consolidatie, Tabel
from uri.aggregate.consolidation.bodies import body_of
from uri.aggregate.consolidation.consolidatie import BESIDE
from uri.aggregate.consolidation.participants import Participant
from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import AANGELEVERD
from uri.audit.printed.printed_numbers import read_number
from uri.audit.printed_tables.figures import Figure, FigureMeaning
from uri.audit.printed_tables.label_words import is_reported, says_aangetoond
from uri.audit.printed_tables.printed_table import ColumnKind, PrintedColumn, PrintedTable
from uri.audit.printed_tables.standard_tables import (
    FigureColumn,
    PublishedTable,
    StandardTables,
    TableKind,
    aangetoond_figures,
    reported_figures,
)
from uri.audit.relations.figure_relations import SumRelation
from uri.errors import SelectionError
from uri.languages import Text, same
from uri.taxonomy import Basis

_MOGELIJK, _AANGETOOND, _AANTAL, _TOTAAL = "mogelijk", "aangetoond", "aantal", "totaal"


def with_organisations(
    tables: StandardTables, printed: Iterable[PublishedTable], geheel: Consolidatie
) -> list[SumRelation]:
    """Compare a publication about a whole with what the organisations in it handed over.

    Each figure of a standard table is the sum of those of the organisations, or at least that sum where one of them
    tells none. In a table with a row for each organisation each figure is that of the organisation.

    Args:
        tables: The standard tables of the publication.
        printed: All its tables.
        geheel: The organisations together.

    Raises:
        SelectionError: There is nothing to compare.
    """
    relations = [one for kind, published in tables.by_kind.items() for one in _sums(kind, published, geheel)]
    relations += [one for published in printed for one in _rows(published.table, geheel)]
    if not relations:
        raise SelectionError(_NOTHING, _STATE)
    return relations


@attrs.frozen
class _Beside:
    """A table with the organisations side by side."""

    table: Tabel
    rows: frozenset[str]
    columns: frozenset[str]

    @classmethod
    def of(cls, table: Tabel) -> _Beside:
        return cls(table, frozenset(one.code for one in table.rijen), frozenset(one.naam for one in table.kolommen))

    def figure(self, one: Participant, place: tuple[str, str], printed: Figure) -> Figure | None:
        """Return what an organisation says itself, beside the printed figure; None where it says nothing."""
        row, measure = place
        column = next((own for own in (f"{one.name}: {measure}", one.name) if own in self.columns), None)
        cell = None if column is None or row not in self.rows else self.table[row, column]
        if column is None or not isinstance(cell, int):
            return None
        basis = self.table.basis_of((row, column))
        told = FigureMeaning(basis=None if basis is Basis.NIET_OPGEGEVEN else basis.value)
        return attrs.evolve(
            printed,
            name=_SAYS.format(same(one.name), printed.name),
            printed=read_number(str(cell)),
            meaning=told.completed_by(printed.meaning),
            fixed=True,
            is_total=False,
            blank_open=False,
        )


def _sums(kind: TableKind, published: PublishedTable, geheel: Consolidatie) -> Iterator[SumRelation]:
    """Relate each figure of a standard table to those of the organisations."""
    columns = _columns(kind, published)
    if not columns:
        return
    beside = _Beside.of(geheel[BESIDE.format(kind.value)])
    for measure, column in columns.items():
        figures = [(code.value, figure) for code, figure in column.by_code()]
        figures += [(_TOTAAL, column.total)] if column.total is not None else []
        for row, figure in figures:
            parts = [beside.figure(one, (row, measure), figure) for one in geheel.deelnemers]
            told = tuple(part for part in parts if part is not None)
            if told:
                missing = len(told) < len(parts)
                yield SumRelation(rule=AANGELEVERD.id, left=told, right=(figure,), at_most=missing)


def _columns(kind: TableKind, published: PublishedTable) -> dict[str, FigureColumn]:
    match kind:
        case TableKind.SCHENDINGEN:
            roles = {_MOGELIJK: reported_figures(published), _AANGETOOND: aangetoond_figures(published)}
            return {name: column for name, column in roles.items() if column is not None}
        case TableKind.AANGETOOND_PER_JAAR:
            return {}
    return {_AANTAL: FigureColumn(published, 0)}


def _rows(table: PrintedTable, geheel: Consolidatie) -> Iterator[SumRelation]:
    """Relate each figure in the row of an organisation to its own."""
    beside = _Beside.of(geheel[BESIDE.format("schendingen")])
    by_place = {one.body.place: one for one in geheel.deelnemers}
    for position, row in enumerate(table.rows):
        body = body_of(geheel.bekend, row.label, None, geheel.verslagjaar) if row.kind is RijSoort.DETAIL else None
        own = None if body is None else by_place.get(body.place)
        for at, column in enumerate(table.columns) if own is not None else ():
            place = _place(table, column, geheel)
            figure = table.figures[position][at]
            part = None if place is None or own is None else beside.figure(own, place, figure)
            if part is not None and figure.printed.is_whole:
                yield SumRelation(rule=AANGELEVERD.id, left=(part,), right=(figure,))


def _place(table: PrintedTable, column: PrintedColumn, geheel: Consolidatie) -> tuple[str, str] | None:
    """Return the row and the column of Table 1 that a column of organisations counts; None where it is not told."""
    if column.in_cells or not column.additive or column.meaning.jaar not in {None, geheel.verslagjaar}:
        return None
    measure = _AANGETOOND if says_aangetoond(column.label) or says_aangetoond(table.title) else _MOGELIJK
    code = geheel.editie.lexicon.get(column.label)
    if code is not None:
        return code.value, measure
    single = len(table.columns) == 1
    is_whole = single or column.kind is ColumnKind.TOTAL or is_reported(column.label) or measure is _AANGETOOND
    return (_TOTAAL, measure) if is_whole else None


_SAYS = Text("volgens {} zelf: {}", "by {} itself: {}")
_NOTHING = Text(
    "Er is niets met de organisaties te vergelijken.", "There is nothing to compare with the organisations."
)
_STATE = Text(
    "Zeg in publicatie.toml welke standaardtabel elke tabel is (soort), of noem de organisaties in de rijen.",
    "Say in publicatie.toml which standard table each table is (soort), or name the organisations in the rows.",
)
