"""How the rows of editions compare: a row is a set of leaves, so comparing is set arithmetic.

A split cannot be undone and a merged row cannot be divided. Figures of several editions are comparable only
at their finest common coarsening: the smallest groups of leaves that every edition counts as whole rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Generic

import attrs

from uri.taxonomy.edities import BaseEditie, CodeT, EditieRij, Plaats
from uri.taxonomy.labels import normal


class Verband(StrEnum):
    """What became of a row in another edition."""

    GELIJK = "gelijk"
    HERNOEMD = "hernoemd"
    SAMENGEVOEGD = "samengevoegd"
    GESPLITST = "gesplitst"
    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    NIET_VERGELIJKBAAR = "niet vergelijkbaar"


@attrs.frozen
class RijVerband(Generic[CodeT]):
    """One row, what became of it, and the rows of the other edition that share leaves with it."""

    rij: EditieRij[CodeT]
    verband: Verband
    tegenhangers: tuple[EditieRij[CodeT], ...] = ()


@attrs.frozen
class Vergroving(Generic[CodeT]):
    """The finest common coarsening of some editions, for one table.

    `groepen` are the comparable groups of leaves; each is exactly a union of whole rows in every edition.
    `totaal` tells whether the editions count the same leaves, so that their totals compare too.
    `onbekend` are leaves that one edition counts apart and of which another cannot say where they went: they
    may sit in any row of that other edition, which every comparison must say.
    """

    groepen: tuple[frozenset[CodeT], ...]
    totaal: bool
    onbekend: frozenset[CodeT]

    def group(self, bladen: frozenset[CodeT]) -> frozenset[CodeT] | None:
        """Return the comparable group that holds these leaves, or None."""
        return next((group for group in self.groepen if bladen <= group), None)


def vergroving(edities: Iterable[BaseEditie[CodeT]], tabel: str) -> Vergroving[CodeT]:
    """Compute the finest common coarsening of `edities`, one or more, for the rows of `tabel`.

    Raises `ValueError` without editions, and for a table that they do not have.
    """
    lists = list(dict.fromkeys(edities))
    known = lists[0].tabellen if lists else ()
    if tabel not in known:
        msg = f"{tabel!r} is no table of these editions; choose from {', '.join(known) or 'those of one or more'}"
        raise ValueError(msg)
    counted = [_counted(edition, tabel) for edition in lists]
    everywhere = frozenset.intersection(*counted)
    alike = all(leaves == everywhere for leaves in counted)
    groups = _components(row.bladen for edition in lists for row in edition.rows(tabel))
    unknown = {
        leaf
        for edition, leaves in zip(lists, counted, strict=True)
        for leaf, place in edition.ontbreekt.items()
        if place is Plaats.ONBEKEND and leaf not in leaves
    }
    return Vergroving(
        groepen=tuple(group for group in groups if group <= everywhere and (alike or not _residual(group))),
        totaal=alike,
        onbekend=frozenset[CodeT]().union(*counted) & unknown - everywhere,
    )


def compare(van: BaseEditie[CodeT], naar: BaseEditie[CodeT], tabel: str) -> tuple[RijVerband[CodeT], ...]:
    """Tell for each row of `van` what became of it in `naar`; the new rows of `naar` come last."""
    ours, theirs = van.rows(tabel), naar.rows(tabel)
    common = vergroving([van, naar], tabel)
    known = [RijVerband(row, *_relation(row, _sharing(row, theirs), common)) for row in ours]
    new = [RijVerband(row, Verband.NIEUW) for row in theirs if not _sharing(row, ours)]
    return (*known, *new)


def _relation(
    row: EditieRij[CodeT], others: tuple[EditieRij[CodeT], ...], common: Vergroving[CodeT]
) -> tuple[Verband, tuple[EditieRij[CodeT], ...]]:
    if not others:
        return Verband.VERVALLEN, ()
    theirs = frozenset[CodeT]().union(*(other.bladen for other in others))
    if common.group(row.bladen) is None or not (theirs <= row.bladen or len(others) == 1):
        return Verband.NIET_VERGELIJKBAAR, others
    if len(others) > 1:
        return Verband.GESPLITST, others
    if row.bladen < theirs:
        return Verband.SAMENGEVOEGD, others
    same_label = normal(row.label) == normal(others[0].label)
    return (Verband.GELIJK if same_label else Verband.HERNOEMD), others


def _sharing(row: EditieRij[CodeT], others: Sequence[EditieRij[CodeT]]) -> tuple[EditieRij[CodeT], ...]:
    return tuple(other for other in others if other.bladen & row.bladen)


def _counted(edition: BaseEditie[CodeT], tabel: str) -> frozenset[CodeT]:
    return frozenset[CodeT]().union(*(row.bladen for row in edition.rows(tabel)))


def _residual(group: frozenset[CodeT]) -> bool:
    """Tell whether a group holds a rest: whatever other rows do not. With all of its family, a rest is none."""
    return any(
        leaf.rest and not any(leaf in family and family <= group for family in _families(leaf)) for leaf in group
    )


def _families(leaf: CodeT) -> list[frozenset[CodeT]]:
    """Return the leaves of each code that has parts and holds this leaf."""
    return [code.bladen for code in type(leaf) if code.delen and leaf in code.bladen]


def _components(rows: Iterable[frozenset[CodeT]]) -> list[frozenset[CodeT]]:
    """Join the rows that share a leaf, until no two groups do."""
    groups: list[frozenset[CodeT]] = []
    for row in rows:
        touching = [group for group in groups if group & row]
        groups = [group for group in groups if not group & row]
        groups.append(row.union(*touching))
    return groups
