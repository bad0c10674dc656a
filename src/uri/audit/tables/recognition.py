"""Which published list a table has: the edition is found from the labels, and what could not be placed is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.tables.printed_tables import PrintedTable
from uri.taxonomy import AfdoeningEditie, Editie, Schendingstype, afdoening_editie, afdoening_edities, editie, edities
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie

_FEWEST = 2
"""Fewer rows than this tell nothing of a list."""


@attrs.frozen
class Recognition(Generic[CodeT]):
    """An edition, the code of each row of a table that it has, and the labels that it does not."""

    editie: BaseEditie[CodeT]
    codes: Mapping[int, CodeT]
    unknown: tuple[str, ...]

    @property
    def row_count(self) -> int:
        """How many rows there are to place."""
        return len(self.codes) + len(self.unknown)

    @property
    def has_types(self) -> bool:
        """Whether the rows are schendingstypes."""
        return self.editie.codes is Schendingstype

    def rows(self, code: CodeT) -> tuple[int, ...]:
        """Return the rows that have this code."""
        return tuple(position for position, row_code in self.codes.items() if row_code is code)


def recognise(table: PrintedTable, stated: Editie | None = None) -> Recognition[Schendingstype] | Recognition | None:  # type: ignore[type-arg]
    """Return the edition that places most rows of a table; None when none places even half of them.

    `stated` is the edition that was stated; the default one goes first among those that fit as well.
    """
    if stated is None:
        listed_editions = [editie(), *map(editie, edities())]
        candidates: list[Editie | AfdoeningEditie] = [
            *listed_editions,
            afdoening_editie(),
            *map(afdoening_editie, afdoening_edities()),
        ]
    else:
        candidates = [stated, stated.afdoeningen]
    fits = [_fit(table, edition) for edition in candidates]
    best = max(fits, key=lambda fit: len(fit.codes))
    return best if len(best.codes) >= max(_FEWEST, best.row_count / 2) else None


def _fit(table: PrintedTable, edition: BaseEditie[CodeT]) -> Recognition[CodeT]:
    codes: dict[int, CodeT] = {}
    unknown: list[str] = []
    for position, row in enumerate(table.rows):
        if row.kind is not RijSoort.DETAIL or row.of_which or not row.label:
            continue
        code = edition.lexicon.get(row.label)
        if code is not None:
            codes[_figure_row(table, position)] = code
        elif not row.heading:
            unknown.append(row.label)
    return Recognition(edition, codes, tuple(unknown))


def _figure_row(table: PrintedTable, position: int) -> int:
    """Return where the figures of a row stand: below it, when it is a heading right above a subtotal."""
    below = position + 1
    closes = below < len(table.rows) and table.rows[below].kind is RijSoort.SUBTOTAAL
    return below if table.rows[position].heading and closes else position


def leaves_of(editie: BaseEditie[CodeT] | None, code: CodeT) -> frozenset[CodeT]:
    """Return the leaves that the row of a code stands for in an edition; without one, those of the code itself."""
    rows = [] if editie is None else [row for row in editie.rijen if row.code is code]
    return rows[0].bladen if rows else code.bladen
