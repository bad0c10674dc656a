"""The linear relations between the cells of a table: what must add up, and what may not exceed what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import attrs

from uri.texts import Text

if TYPE_CHECKING:
    from uri.aggregate.tables.tabel import Tabel

CellKey: TypeAlias = tuple[str, str]
"""Where a cell is: (row code, column name)."""


class RelatieSoort(StrEnum):
    """What a relation says, by the id of the rule that it stands for."""

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
        """Whether the one side is at most the other, and not equal to it."""
        return self not in {RelatieSoort.SOM, RelatieSoort.VERLOOP, RelatieSoort.JAARKOLOM}


@attrs.frozen
class Elders:
    """A figure that stands outside the table, and what it is."""

    label: Text
    aantal: int


@attrs.frozen
class Relatie:
    """The cells of `links` together are equal to, or at most, those of `rechts` and the figures of `elders`."""

    soort: RelatieSoort
    links: tuple[CellKey, ...]
    rechts: tuple[CellKey, ...] = ()
    elders: tuple[Elders, ...] = ()

    def holds(self, tabel: Tabel) -> bool | None:
        """Tell whether the relation holds in a table; None when it touches a cell without a number."""
        left, right = (_total(tabel, places) for places in (self.links, self.rechts))
        if left is None or right is None:
            return None
        right += sum(figure.aantal for figure in self.elders)
        return left <= right if self.soort.hoogstens else left == right

    def doubt(self, tabel: Tabel) -> Text:
        """Say in one line, with the arithmetic, that the relation does not hold."""
        return _BROKEN.format(self.arithmetic(tabel))

    def arithmetic(self, tabel: Tabel) -> Text:
        """Write both sides out, with what they are to one another when the relation does not hold."""
        sign = _MORE if self.soort.hoogstens else _UNEQUAL
        left = [_term(tabel.label(place), tabel[place]) for place in self.links]
        right = [_term(tabel.label(place), tabel[place]) for place in self.rechts]
        right += [_term(figure.label, figure.aantal) for figure in self.elders]
        return Text("{} {} {}", "{} {} {}").format(_summed(left), sign, _summed(right))


def sums(whole: str, parts: Sequence[str], columns: Iterable[str]) -> list[Relatie]:
    """In each column the parts add up to the whole."""
    return [
        Relatie(RelatieSoort.SOM, tuple((part, column) for part in parts), ((whole, column),)) for column in columns
    ]


def at_most(soort: RelatieSoort, rows: Iterable[str], part: str, whole: str) -> list[Relatie]:
    """In each row the cell of column `part` is at most that of column `whole`."""
    return [Relatie(soort, ((row, part),), ((row, whole),)) for row in rows]


_BROKEN = Text("Klopt niet: {}.", "Does not hold: {}.")
_MORE = Text("is meer dan", "is more than")
_UNEQUAL = Text("is niet gelijk aan", "does not equal")


def _total(tabel: Tabel, places: Iterable[CellKey]) -> float | None:
    cells = [tabel[place] for place in places]
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    return sum(numbers) if len(numbers) == len(cells) else None


def _term(label: Text, cell: object) -> Text:
    return Text("{} {}", "{} {}").format(label, cell)


def _summed(terms: Sequence[Text]) -> Text:
    return Text(" + ".join(term.nl for term in terms), " + ".join(term.en for term in terms))
