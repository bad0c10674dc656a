"""Key figures of a protected report: shown where they follow from counts that are shown, and else hidden.

Who sees a share and what it is a share of has the count. So a key figure tells nothing only if a reader could have
worked it out himself. Whether he could follows from the print alone, so that the pattern tells nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isclose

import attrs

from uri.aggregate import Kengetalsoort, Leeg, Tabel
from uri.aggregate.kengetallen.figure_definitions import FigureDefinition, definitions
from uri.aggregate.tables.cells import Cel, CellKey
from uri.languages import Text
from uri.taxonomy import Basis, Editie

COMPARISON = "vergelijking"
"""The table of key figures side by side: what it shows follows from the other tables, or is hidden."""

_HEADLINES = frozenset({"meldingen", "aangetoond", "disciplinair", "signalen", "klachten", "adviesvragen"})
_ADVISERS = {"hulpvragen": "hulpvragen", "hulpvragen_medewerkers": "medewerkers"}
_RATE = "meldingen_per_100_medewerkers"
_TYPE = "type_"


@attrs.frozen
class ShownTables:
    """The tables of a report as readers have them.

    Attributes:
        tables: The tables by name.
        editie: The edition of the report.
        verslagjaar: The year of the report.
    """

    tables: Mapping[str, Tabel]
    editie: Editie
    verslagjaar: int

    def protected(self, table: Tabel, note: Text) -> Tabel:
        """Return the key figures side by side without those that do not follow from what is shown.

        Args:
            table: The key figures.
            note: What the sign for a hidden cell means.
        """
        known = {one.naam: one for one in definitions(self.editie)}
        cells = {
            row.code: tuple(
                cell if self._is_told(known.get(row.code), column.naam, cell) else Leeg.ONDERDRUKT
                for column, cell in zip(table.kolommen, own, strict=True)
            )
            for row, own in zip(table.rijen, table.cellen, strict=True)
        }
        kept = [row for row in table.rijen if any(cell is not Leeg.ONDERDRUKT for cell in cells[row.code])]
        hides = any(Leeg.ONDERDRUKT in own for own in cells.values())
        there = {row.code for row in kept}
        return attrs.evolve(
            table,
            rijen=tuple(kept),
            cellen=tuple(cells[row.code] for row in kept),
            bases=tuple((Basis.GEMENGD,) * len(table.kolommen) for _ in kept),
            relaties=tuple(
                one for one in table.relaties if there.issuperset(code for code, _ in (*one.links, *one.rechts))
            ),
            noten=(note,) if hides else (),
        )

    def untold(self, table: Tabel) -> Iterator[CellKey]:
        """Give the cells of key figures that are shown and do not follow from what is shown."""
        known = {one.naam: one for one in definitions(self.editie)}
        for row, own in zip(table.rijen, table.cellen, strict=True):
            for column, cell in zip(table.kolommen, own, strict=True):
                if cell is not Leeg.ONDERDRUKT and not self._is_told(known.get(row.code), column.naam, cell):
                    yield row.code, column.naam

    def _is_told(self, definition: FigureDefinition | None, column: str, cell: Cel) -> bool:
        """Tell whether a reader who has the other tables knows what a cell says."""
        if definition is None or not column.isdecimal():
            return False
        counts = [*self._counts(definition, int(column))]
        if not counts or any(count is Leeg.ONDERDRUKT for count in counts):
            return False
        if isinstance(cell, Leeg):
            return True
        numbers = [count for count in counts if isinstance(count, int | float)]
        if not isinstance(cell, int | float) or len(numbers) < len(counts):
            return False
        worked_out = _worked_out(definition, numbers)
        return worked_out is not None and isclose(cell, worked_out)

    def _counts(self, definition: FigureDefinition, year: int) -> Iterable[Cel]:
        """Return what the other tables show of the counts of a key figure; nothing where one stands in none."""
        if definition.soort is Kengetalsoort.PER_MEDEWERKER and definition.noemer not in _ADVISERS:
            names = [(definition.teller, year), ("meldingen", year), (_RATE, year)]
        elif definition.soort in {Kengetalsoort.VERSCHIL, Kengetalsoort.GROEI}:
            names = [(definition.teller, year), (definition.teller, year - 1)]
        else:
            names = [(name, year) for name in definition.counts]
        found = [self._count(name, of) for name, of in names]
        return [] if None in found else [cell for cell in found if cell is not None]

    def _count(self, name: str, year: int) -> Cel | None:
        """Return what the other tables show of a count, None where it stands in none of them."""
        if name in _HEADLINES or name == _RATE:
            return self._cell("kerncijfers", name, str(year))
        if name in _ADVISERS and year == self.verslagjaar:
            return self._cell("vertrouwenspersonen", _ADVISERS[name], "aantal")
        if name.startswith(_TYPE) and year == self.verslagjaar:
            return self._cell("schendingen", name.removeprefix(_TYPE), "mogelijk")
        return None

    def _cell(self, table: str, row: str, column: str) -> Cel | None:
        found = self.tables.get(table)
        if found is None or row not in {one.code for one in found.rijen}:
            return None
        return found[row, column] if column in {one.naam for one in found.kolommen} else None


def _worked_out(definition: FigureDefinition, numbers: list[float]) -> float | None:
    """Work a key figure out of the counts that it is made of."""
    match definition.soort:
        case Kengetalsoort.AANTAL:
            return numbers[0]
        case Kengetalsoort.VERSCHIL:
            return numbers[0] - numbers[1]
        case Kengetalsoort.GROEI:
            return (numbers[0] - numbers[1]) / numbers[1] if numbers[1] else None
        case Kengetalsoort.PER_MEDEWERKER if len(numbers) == _WITH_RATE:
            return numbers[0] * numbers[2] / numbers[1] if numbers[1] else None
        case _:
            return definition.per * numbers[0] / numbers[1] if numbers[1] else None


_WITH_RATE = 3
"""A count, the number of reports, and their rate, from which the number of employees follows."""
