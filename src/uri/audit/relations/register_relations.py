"""What must hold between the standard tables of a publication and the register that it was made of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from uri.aggregate import Dossier, Tabel, aangetoond_per_jaar, afdoeningen, schendingen, signalen
from uri.audit.audit_rules import REGISTER
from uri.audit.printed.printed_numbers import read_number
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
from uri.languages import Text
from uri.reading import read_dossier, read_register
from uri.register import Register
from uri.taxonomy import Editie

_MAKERS: Mapping[TableKind, Callable[..., Tabel]] = {
    TableKind.SCHENDINGEN: schendingen,
    TableKind.SIGNALEN: signalen,
    TableKind.AANGETOOND_PER_JAAR: aangetoond_per_jaar,
    TableKind.AFDOENINGEN: afdoeningen,
}


def with_register(tables: StandardTables, against: Register | Dossier | str | os.PathLike[str]) -> list[SumRelation]:
    """Compare the standard tables of a publication with those that a register gives.

    Args:
        tables: The standard tables of the publication.
        against: The register or the dossier, or the path of one.

    Raises:
        SelectionError: No standard table was recognised, so that there is nothing to compare.
        UnreadableError: The register or the dossier cannot be read.
        TypeError: It is neither a register nor a dossier, nor a path.
    """
    source = _source(against)
    relations: list[SumRelation] = []
    for kind, published in tables.by_kind.items():
        counted = _counted_table(tables, kind, source)
        names = {column.naam for column in counted.kolommen}
        for name, column in _columns(kind, published).items():
            if name in names:
                relations += _by_row(column, counted, name)
    if not relations:
        raise SelectionError(_NOTHING, _STATE)
    return relations


def _source(against: object) -> Register | Dossier:
    """Return a register or dossier, which is read where its path is given."""
    if isinstance(against, str | os.PathLike):
        return read_dossier(against) if os.path.isdir(against) else read_register(against)  # noqa: PTH112 (any path)
    if not isinstance(against, Register | Dossier):
        raise TypeError(str(_NO_SOURCE.format(type(against).__name__)))
    return against


def _counted_table(tables: StandardTables, kind: TableKind, source: Register | Dossier) -> Tabel:
    """Return the standard table of a kind as the register counts it, in the edition of the printed one."""
    recognition = tables.by_kind[kind].recognition
    is_of_types = recognition is not None and isinstance(recognition.editie, Editie)
    has_organisation = isinstance(source, Register) and tables.organisatie in source.kolommen["organisatie"].terms
    return _MAKERS[kind](
        source,
        verslagjaar=tables.jaar,
        editie=recognition.editie if recognition is not None and is_of_types else tables.editie,
        organisatie=tables.organisatie if has_organisation else None,
    )


def _columns(kind: TableKind, published: PublishedTable) -> dict[str, FigureColumn]:
    """Return the columns of a printed table by the names of the columns of the standard table."""
    match kind:
        case TableKind.SCHENDINGEN:
            roles: dict[str, Any] = {
                "mogelijk": reported_figures(published),
                "aangetoond": aangetoond_figures(published),
            }
            return {name: column for name, column in roles.items() if column is not None}
        case TableKind.AANGETOOND_PER_JAAR:
            return {
                str(column.meaning.jaar): FigureColumn(published, position)
                for position, column in enumerate(published.table.columns)
                if column.meaning.jaar is not None
            }
    return {"aantal": FigureColumn(published, 0)}


def _by_row(column: FigureColumn, counted: Tabel, name: str) -> Iterator[SumRelation]:
    """Relate the printed figure of each row, and the total, to the count of the register."""
    cells = counted.column(name)
    figures = [(code.value, figure) for code, figure in column.by_code()]
    if column.total is not None:
        figures.append(("totaal", column.total))
    for row, figure in figures:
        count = cells.get(row)
        if isinstance(count, int):
            name_of_count, number = _REGISTER.format(figure.name), read_number(str(count))
            in_register = attrs.evolve(figure, name=name_of_count, printed=number, fixed=True)
            yield SumRelation(rule=REGISTER.id, left=(in_register,), right=(figure,))


_REGISTER = Text("in het register: {}", "in the register: {}")
_NO_SOURCE = Text(
    "Een publicatie is alleen te vergelijken met een register of een dossier, en niet met: {}.",
    "A publication can only be compared with a register or a dossier, and not with: {}.",
)
_NOTHING = Text("Er is niets met het register te vergelijken.", "There is nothing to compare with the register.")
_STATE = Text(
    "Zeg in publicatie.toml welke standaardtabel elke tabel is (soort).",
    "Say in publicatie.toml which standard table each table is (soort).",
)
