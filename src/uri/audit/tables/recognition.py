"""Which published list a table has: the edition is found from the labels, and what could not be placed is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

import attrs

from uri.aggregate.tables.tabel import RijSoort
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
    def aantal(self) -> int:
        """How many rows there are to place."""
        return len(self.codes) + len(self.unknown)

    @property
    def typen(self) -> bool:
        """Whether the rows are schendingstypes."""
        return self.editie.codes is Schendingstype

    def rows(self, code: CodeT) -> tuple[int, ...]:
        """Return the rows that have this code."""
        return tuple(at for at, other in self.codes.items() if other is code)


def recognise(tabel: PrintedTable, chosen: Editie | None = None) -> Recognition[Schendingstype] | Recognition | None:  # type: ignore[type-arg]
    """Return the edition that places most rows of a table; None when none places even half of them.

    `chosen` is the edition that was stated; the default one goes first among those that fit as well.
    """
    if chosen is None:
        names = [editie(), *map(editie, edities())]
        tried: list[Editie | AfdoeningEditie] = [
            *names,
            afdoening_editie(),
            *map(afdoening_editie, afdoening_edities()),
        ]
    else:
        tried = [chosen, chosen.afdoeningen]
    found = [_fit(tabel, listed) for listed in tried]
    best = max(found, key=lambda each: len(each.codes))
    return best if len(best.codes) >= max(_FEWEST, best.aantal / 2) else None


def _fit(tabel: PrintedTable, listed: BaseEditie[CodeT]) -> Recognition[CodeT]:
    codes: dict[int, CodeT] = {}
    unknown: list[str] = []
    for at, row in enumerate(tabel.rows):
        if row.kind is not RijSoort.DETAIL or row.of_which or not row.label:
            continue
        code = listed.lexicon.get(row.label)
        if code is not None:
            codes[_stands(tabel, at)] = code
        elif not row.heading:
            unknown.append(row.label)
    return Recognition(listed, codes, tuple(unknown))


def _stands(tabel: PrintedTable, at: int) -> int:
    """Return where the figures of a row stand: below it, when it is a heading right above a subtotal."""
    below = at + 1
    closes = below < len(tabel.rows) and tabel.rows[below].kind is RijSoort.SUBTOTAAL
    return below if tabel.rows[at].heading and closes else at
