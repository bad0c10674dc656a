"""How the rows of editions compare: a row is a set of leaves, so comparing is set arithmetic.

A split cannot be undone and a merged row cannot be divided. Figures of several editions are comparable only
at their finest common coarsening: the smallest groups of leaves that every edition counts as whole rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Generic, Literal, TypeAlias, overload

import attrs

from uri.taxonomy.codes import Afdoening, CodeT, Schendingstype
from uri.taxonomy.editie_files import afdoening_editie
from uri.taxonomy.editie_files import editie as find_editie
from uri.taxonomy.edities import AfdoeningEditie, BaseEditie, EditieRij, Plaats
from uri.taxonomy.labels import normal

_OfTypes: TypeAlias = BaseEditie[Schendingstype] | str
_OfMeasures: TypeAlias = BaseEditie[Afdoening] | str
_TypeTable: TypeAlias = Literal["schendingen", "signalen"]
_MeasureTable: TypeAlias = Literal["afdoeningen"]


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
    """What became of one row in another edition.

    Attributes:
        rij: The row.
        verband: What became of it.
        tegenhangers: The rows of the other edition that share leaves with it.
    """

    rij: EditieRij[CodeT]
    verband: Verband
    tegenhangers: tuple[EditieRij[CodeT], ...] = ()


@attrs.frozen
class Vergroving(Generic[CodeT]):
    """The finest common coarsening of some editions, for one table.

    Attributes:
        groepen: The comparable groups of leaves; each is exactly a union of whole rows in every edition.
        totaal: Whether the editions count the same leaves, so that their totals compare too.
        onbekend: The leaves that one edition counts apart and of which another cannot say where they went. They
            may sit in any row of that other edition, which every comparison must say.
    """

    groepen: tuple[frozenset[CodeT], ...]
    totaal: bool
    onbekend: frozenset[CodeT]

    def group(self, bladen: frozenset[CodeT]) -> frozenset[CodeT] | None:
        """Return the comparable group that holds these leaves, or None."""
        return next((group for group in self.groepen if bladen <= group), None)


@overload
def vergroving(edities: Iterable[_OfTypes], tabel: _TypeTable) -> Vergroving[Schendingstype]: ...
@overload
def vergroving(edities: Iterable[_OfMeasures], tabel: _MeasureTable) -> Vergroving[Afdoening]: ...
@overload
def vergroving(edities: Iterable[BaseEditie[CodeT]], tabel: str) -> Vergroving[CodeT]: ...
@overload
def vergroving(edities: Iterable[BaseEditie[Any] | str], tabel: str) -> Vergroving[Any]: ...
def vergroving(edities: Iterable[BaseEditie[Any] | str], tabel: str) -> Vergroving[Any]:
    """Compute the finest common coarsening of editions for the rows of one table.

    >>> common = vergroving(["bzk-2023", "rijk-2015"], "schendingen")
    >>> len(common.groepen), common.totaal
    (9, False)

    Args:
        edities: One or more editions, or their names.
        tabel: ``schendingen`` or ``signalen``; ``afdoeningen`` for editions of afdoeningen.

    Raises:
        UnknownLabelError: There is no edition of that name.
        ValueError: There are no editions, or they do not have the table.
    """
    editions = list(dict.fromkeys(_editions(edities, tabel)))
    counted = [_counted(editie, tabel) for editie in editions]
    everywhere = frozenset.intersection(*counted)
    alike = all(leaves == everywhere for leaves in counted)
    groups = _components(row.bladen for editie in editions for row in editie.rows(tabel))
    unknown = {
        leaf
        for editie, leaves in zip(editions, counted, strict=True)
        for leaf, place in editie.ontbreekt.items()
        if place is Plaats.ONBEKEND and leaf not in leaves
    }
    return Vergroving(
        groepen=tuple(group for group in groups if group <= everywhere and (alike or not _residual(group))),
        totaal=alike,
        onbekend=frozenset[Any]().union(*counted) & unknown - everywhere,
    )


@overload
def compare(van: _OfTypes, naar: _OfTypes, tabel: _TypeTable) -> tuple[RijVerband[Schendingstype], ...]: ...
@overload
def compare(van: _OfMeasures, naar: _OfMeasures, tabel: _MeasureTable) -> tuple[RijVerband[Afdoening], ...]: ...
@overload
def compare(van: BaseEditie[CodeT], naar: BaseEditie[CodeT], tabel: str) -> tuple[RijVerband[CodeT], ...]: ...
@overload
def compare(van: BaseEditie[Any] | str, naar: BaseEditie[Any] | str, tabel: str) -> tuple[RijVerband[Any], ...]: ...
def compare(van: BaseEditie[Any] | str, naar: BaseEditie[Any] | str, tabel: str) -> tuple[RijVerband[Any], ...]:
    """Tell what became of the rows of one edition in another.

    >>> (first, *_) = compare("rijk-2015", "bzk-2023", "schendingen")
    >>> first.rij.label, first.verband.value
    ('Financiële schendingen', 'hernoemd')

    Args:
        van: The edition whose rows are meant, or its name.
        naar: The edition to find them in, or its name.
        tabel: ``schendingen`` or ``signalen``; ``afdoeningen`` for editions of afdoeningen.

    Returns:
        Each row of `van` in its order, then the new rows of `naar`.

    Raises:
        UnknownLabelError: There is no edition of that name.
        ValueError: The editions do not have the table.
    """
    first, second = _editions([van, naar], tabel)
    ours, theirs = first.rows(tabel), second.rows(tabel)
    common = vergroving([first, second], tabel)
    old = [RijVerband(row, *_relation(row, _sharing(row, theirs), common)) for row in ours]
    new = [RijVerband(row, Verband.NIEUW) for row in theirs if not _sharing(row, ours)]
    return (*old, *new)


def _editions(chosen: Iterable[BaseEditie[Any] | str], table: str) -> list[BaseEditie[Any]]:
    """Return editions that have a table; a name stands for an edition of the kind of which the table is."""
    named = afdoening_editie if table in AfdoeningEditie.tabellen else find_editie
    editions = [named(choice) if isinstance(choice, str) else choice for choice in chosen]
    tables = editions[0].tabellen if editions else ()
    if table not in tables:
        msg = f"{table!r} is no table of these editions; choose from {', '.join(tables) or 'those of one or more'}"
        raise ValueError(msg)
    return editions


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


def _counted(editie: BaseEditie[CodeT], tabel: str) -> frozenset[CodeT]:
    return frozenset[CodeT]().union(*(row.bladen for row in editie.rows(tabel)))


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
