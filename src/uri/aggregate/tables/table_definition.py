"""What a standard table is, apart from its figures: what must hold between its cells, and the words it is written in.

Whoever makes a table and whoever reads one back take the relations from here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import attrs

from uri.aggregate.tables.cells import Cel, CellKey, RijSoort, TabelKolom, TabelRij
from uri.aggregate.tables.table_relations import Relatie
from uri.languages import Text
from uri.taxonomy import Editie


@attrs.frozen(kw_only=True)
class TableContent:
    """What the relations of a table follow from.

    Attributes:
        editie: The edition whose rows the table has.
        rijen: The rows.
        kolommen: The columns.
        cellen: The cells, where the relations depend on which of them are filled.
        bronnen: The sources of a figure and of those that it is compared with, where these are several.
    """

    editie: Editie
    rijen: tuple[TabelRij, ...]
    kolommen: tuple[TabelKolom, ...]
    cellen: Mapping[CellKey, Cel] = attrs.field(factory=dict)
    bronnen: Mapping[CellKey, tuple[Text, ...]] = attrs.field(factory=dict)

    @property
    def details(self) -> list[str]:
        """The codes of the rows that count something themselves."""
        return [row.code for row in self.rijen if row.soort is RijSoort.DETAIL]

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [column.naam for column in self.kolommen]


Elsewhere: TypeAlias = Callable[[TabelRij, str, str | None, int], Relatie | None]
"""Relates a cell, by its row and the name of its column, to a figure that stands elsewhere.

The figure is told by the name of the headline figure that it is, None for the same one from another source, and its
number. None where no such figure is compared with the cell.
"""


def _no_relations(_: TableContent) -> Iterable[Relatie]:
    return ()


def _not_elsewhere(*_: object) -> None:
    return None


def _no_rows(_: Editie, __: int) -> Iterable[TabelRij]:
    return ()


def _no_texts(_: Editie) -> Iterable[Text]:
    return ()


@attrs.frozen(kw_only=True)
class TableDefinition:
    """A standard table, apart from its figures.

    Attributes:
        titel: Its title.
        relations: What must hold between its cells.
        elsewhere: What must hold between a cell and a figure that stands elsewhere.
        compared: The codes of the rows whose figures may come from another source than those they are compared with.
        rows: The rows that it may have in an edition and year, as far as these are known beforehand.
        column: The label of a column by its name, None where nothing is known of it.
        texts: The texts that its cells may hold in an edition.
        free: The names of the columns with texts that somebody wrote, in one language.
        grouped: Whether its sums depend on the groups of its rows.
    """

    titel: Text
    relations: Callable[[TableContent], Iterable[Relatie]] = _no_relations
    elsewhere: Elsewhere = _not_elsewhere
    compared: frozenset[str] = frozenset()
    rows: Callable[[Editie, int], Iterable[TabelRij]] = _no_rows
    column: Callable[[str], Text | None]
    texts: Callable[[Editie], Iterable[Text]] = _no_texts
    free: frozenset[str] = frozenset()
    grouped: bool = False
