"""The linear relations between the cells of a table: what must add up, and what may not exceed what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from uri.texts import Text

if TYPE_CHECKING:
    from uri.aggregate.tabel import Tabel

Plek: TypeAlias = tuple[str, str]
"""Where a cell is: (row code, column name)."""


@attrs.frozen
class Relatie:
    """The cells of `links` together are equal to those of `rechts`, or at most those (`hoogstens`)."""

    links: tuple[Plek, ...]
    rechts: tuple[Plek, ...]
    hoogstens: bool = False

    def holds(self, tabel: Tabel) -> bool | None:
        """Tell whether the relation holds in a table; None when it touches a cell without a number."""
        left, right = (_total(tabel, places) for places in (self.links, self.rechts))
        if left is None or right is None:
            return None
        return left <= right if self.hoogstens else left == right

    def doubt(self, tabel: Tabel) -> Text:
        """Say in one line, with the arithmetic, that the relation does not hold."""
        sign = Text("is meer dan", "is more than") if self.hoogstens else Text("is niet gelijk aan", "does not equal")
        left, right = (_sum_in_words(tabel, places) for places in (self.links, self.rechts))
        return Text("Klopt niet: {} {} {}.", "Does not hold: {} {} {}.").format(left, sign, right)


def sums(whole: str, parts: Sequence[str], columns: Iterable[str]) -> list[Relatie]:
    """In each column the parts add up to the whole."""
    return [Relatie(tuple((part, column) for part in parts), ((whole, column),)) for column in columns]


def at_most(rows: Iterable[str], part: str, whole: str) -> list[Relatie]:
    """In each row the cell of column `part` is at most that of column `whole`."""
    return [Relatie(((row, part),), ((row, whole),), hoogstens=True) for row in rows]


def _total(tabel: Tabel, places: Iterable[Plek]) -> float | None:
    cells = [tabel[place] for place in places]
    numbers = [cell for cell in cells if isinstance(cell, int | float)]
    return sum(numbers) if len(numbers) == len(cells) else None


def _sum_in_words(tabel: Tabel, places: Sequence[Plek]) -> Text:
    terms = [Text("{} {}", "{} {}").format(tabel.label(place), tabel[place]) for place in places]
    return Text(" + ".join(term.nl for term in terms), " + ".join(term.en for term in terms))
