"""The edition that a table follows: it is found from the labels of the rows, and names those that it does not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.taxonomy import Editie, Schendingstype, afdoening_editie, afdoening_edities, editie, edities
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie

_FEWEST = 2
"""Fewer rows than this tell nothing of a list."""


@attrs.frozen
class Recognition(Generic[CodeT]):
    """How an edition fits a table.

    Attributes:
        editie: The edition, of types or of measures.
        codes: The code of each row that the edition has, by the position of the row.
        unknown: The labels that it does not have.
        others: How other editions fit that place as many rows, so that it is not certain which of them it is.
    """

    editie: BaseEditie[CodeT]
    codes: Mapping[int, CodeT]
    unknown: tuple[str, ...]
    others: tuple[Recognition[Any], ...] = ()

    @property
    def row_count(self) -> int:
        """How many rows there are to place."""
        return len(self.codes) + len(self.unknown)

    @property
    def names(self) -> str:
        """The names of all editions that fit as well."""
        return ", ".join(fit.editie.naam for fit in (self, *self.others))

    @property
    def is_unambiguous(self) -> bool:
        """Whether all editions that fit as well read each row as the same, so that nothing rests on which it is."""
        return all(other.meanings == self.meanings for other in self.others)

    @property
    def meanings(self) -> dict[int, tuple[Any, frozenset[Any]]]:
        """The code of each row and the leaves that it stands for, by the position of the row."""
        return {row: (code, leaves_of(self.editie, code)) for row, code in self.codes.items()}

    @property
    def unknown_to_all(self) -> tuple[str, ...]:
        """The labels that none of the editions has."""
        return tuple(label for label in self.unknown if all(label in other.unknown for other in self.others))

    @property
    def has_types(self) -> bool:
        """Whether the rows are schendingstypes."""
        return self.editie.codes is Schendingstype


def recognise(table: PrintedTable, stated_edition: Editie | None = None) -> Recognition[Any] | None:
    """Return the edition that places most rows of a table, of types or of measures.

    Args:
        table: The table.
        stated_edition: The edition that its publication states; by default every edition is tried.

    Returns:
        The first of those that fit best, with the others; None when none places even half of the rows.
    """
    candidates = _every_edition()
    if stated_edition is not None:
        candidates = [stated_edition, stated_edition.afdoeningen]
    fits = [_fit(table, candidate) for candidate in candidates]
    best = max(fits, key=lambda fit: len(fit.codes))
    if len(best.codes) < max(_FEWEST, best.row_count / 2):
        return None
    return attrs.evolve(
        best, others=tuple(fit for fit in fits if fit is not best and len(fit.codes) == len(best.codes))
    )


def _every_edition() -> list[BaseEditie[Any]]:
    """Return every edition once, the default ones first."""
    types = [editie(), *map(editie, edities())]
    measures = [afdoening_editie(), *map(afdoening_editie, afdoening_edities())]
    return [*dict.fromkeys(types), *dict.fromkeys(measures)]


def _fit(table: PrintedTable, edition: BaseEditie[CodeT]) -> Recognition[CodeT]:
    codes: dict[int, CodeT] = {}
    unknown: list[str] = []
    for position, row in enumerate(table.rows):
        if row.kind is not RijSoort.DETAIL or row.of_which or not row.label:
            continue
        code = edition.labelled(row.label)
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
