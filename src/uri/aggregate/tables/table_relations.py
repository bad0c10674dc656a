"""The linear relations between the cells of a table: what must add up, and what may not exceed what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol

import attrs

from uri.aggregate.tables.cells import Cel, CellKey, number_text
from uri.languages import Language, Text, joined, same


class CellLookup(Protocol):
    """What gives the cell at a place: a table, or a mapping of its cells."""

    def __getitem__(self, cell: CellKey, /) -> Cel:
        """Return the cell at a place."""
        ...


class LabelledCells(CellLookup, Protocol):
    """What gives the cell at a place and the words for it, as a table does."""

    def label(self, cell: CellKey) -> Text:
        """Return the words for a cell."""
        ...


class RelatieSoort(StrEnum):
    """The kind of a relation, by the id of the rule that it stands for."""

    SOM = "URI-T-som"
    VERLOOP = "URI-T-verloop"
    JAARKOLOM = "URI-T-jaarkolom"
    AANGETOOND = "URI-T-aangetoond"
    OPGEGEVEN = "URI-T-opgegeven"
    AFGEDAAN = "URI-T-afgedaan"
    MISSTANDEN = "URI-T-misstanden"
    MELDPLICHT = "URI-T-meldplicht"
    GROEP = "URI-T-groep"

    @property
    def hoogstens(self) -> bool:
        """Whether the relation is an inequality: the left side is at most the right one."""
        return self not in {RelatieSoort.SOM, RelatieSoort.VERLOOP, RelatieSoort.JAARKOLOM}


@attrs.frozen
class Elders:
    """A figure that stands outside the table.

    Attributes:
        label: What it is a figure of.
        aantal: The figure.
        naam: The headline figure that it is, such as ``meldingen``; None for the same figure from another source.
    """

    label: Text
    aantal: int
    naam: str | None = None


@attrs.frozen
class Relatie:
    """What must hold between cells: those on the left together are equal to, or at most, those on the right.

    Attributes:
        soort: The kind of the relation, which also says whether it is an equality.
        links: The places of the cells on the left.
        rechts: The places of the cells on the right.
        elders: The figures outside the table that count on the right too.
        bronnen: Where the figures come from, where that is not one source.
    """

    soort: RelatieSoort
    links: tuple[CellKey, ...]
    rechts: tuple[CellKey, ...] = ()
    elders: tuple[Elders, ...] = ()
    bronnen: tuple[Text, ...] = ()

    def holds(self, tabel: CellLookup) -> bool | None:
        """Tell whether the relation holds; None when one of its cells holds no number.

        Args:
            tabel: A table, or a mapping from (row code, column name) to cells.
        """
        left, right = (_total(tabel, places) for places in (self.links, self.rechts))
        if left is None or right is None:
            return None
        right += sum(figure.aantal for figure in self.elders)
        return left <= right if self.soort.hoogstens else left == right

    def doubt(self, tabel: LabelledCells) -> Text:
        """Say in one line, with the arithmetic, that the relation does not hold in a table."""
        return _BROKEN.format(self.arithmetic(tabel))

    def arithmetic(self, tabel: LabelledCells) -> Text:
        """Write both sides out, with what they are to one another when the relation does not hold."""
        sign = _MORE if self.soort.hoogstens else _UNEQUAL
        left = [_term(tabel.label(place), tabel[place]) for place in self.links]
        right = [_term(tabel.label(place), tabel[place]) for place in self.rechts]
        right += [_term(figure.label, figure.aantal) for figure in self.elders]
        sides = Text("{} {} {}", "{} {} {}").format(_summed(left), sign, _summed(right))
        return _OF_SOURCES.format(sides, joined(list(self.bronnen))) if self.bronnen else sides


def sums(whole: str, parts: Sequence[str], columns: Iterable[str]) -> list[Relatie]:
    """Relate the rows `parts`, where there are any, to the row `whole`: in each column they add up to it."""
    return [
        Relatie(RelatieSoort.SOM, tuple((part, column) for part in parts), ((whole, column),))
        for column in columns
        if parts
    ]


def at_most(soort: RelatieSoort, rows: Iterable[str], part: str, whole: str) -> list[Relatie]:
    """Relate the columns `part` and `whole`: in each row the cell of the first is at most that of the second."""
    return [Relatie(soort, ((row, part),), ((row, whole),)) for row in rows]


def named_sources(relation: Relatie, remark: str, tabel: LabelledCells, language: Language) -> list[str]:
    """Return the sources that a remark below a table names, where it is the doubt of the relation; else none."""
    sides = attrs.evolve(relation, bronnen=()).arithmetic(tabel)
    before, _, after = _BROKEN.format(_OF_SOURCES.format(sides, _HERE)).to(language).partition(_HERE)
    if not (remark.startswith(before) and remark.endswith(after)):
        return []
    return remark.removeprefix(before).removesuffix(after).split("; ")


_BROKEN = Text("Klopt niet: {}.", "Does not hold: {}.")
_OF_SOURCES = Text("{} (bronnen: {})", "{} (sources: {})")
_HERE = "\0"
_MORE = Text("is meer dan", "is more than")
_UNEQUAL = Text("is niet gelijk aan", "does not equal")


def _total(cells: CellLookup, places: Iterable[CellKey]) -> float | None:
    """Add up the cells at some places; None where one of them holds no number."""
    total: float = 0
    for place in places:
        cell = cells[place]
        if not isinstance(cell, int | float):
            return None
        total += cell
    return total


def _term(label: Text, cell: Cel) -> Text:
    """Write a figure behind the words for it, as each language writes numbers."""
    written = number_text(cell) if isinstance(cell, int | float) else same(str(cell))
    return Text("{} {}", "{} {}").format(label, written)


def _summed(terms: Sequence[Text]) -> Text:
    return Text(" + ".join(term.nl for term in terms), " + ".join(term.en for term in terms))
