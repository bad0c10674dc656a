"""The cells of a table by schendingstype related to what another source says of the same year, where that compares."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.report.table_parts import TOTAAL
from uri.aggregate.sources.selection import Selection
from uri.aggregate.tables.cells import TabelRij
from uri.aggregate.tables.table_relations import Elders, Relatie, RelatieSoort
from uri.languages import Text
from uri.model import Kerncijfers
from uri.taxonomy import Soort, Uitkomst, vergroving

_ELSEWHERE = Text("{} in een andere bron", "{} in another source")
_STATED = {
    "meldingen": Text("het opgegeven aantal meldingen", "the stated number of reports"),
    "misstanden": Text("het opgegeven aantal misstanden", "the stated number of suspected wrongdoings"),
    "signalen": Text("het opgegeven aantal signalen", "the stated number of concerns"),
}


@attrs.frozen(kw_only=True)
class ComparedColumn:
    """A column by schendingstype that is compared with other sources.

    Attributes:
        soort: The kind of case that it counts.
        tabel: The name of the table in an edition.
        kolom: The name of the column.
        headlines: The headline figure that says the same as a row, by the code of the row.
        counted: The outcomes that are counted; none where outcomes do not matter.
        needed: The outcomes that a source must cover to tell.
    """

    soort: Soort
    tabel: str
    kolom: str
    headlines: dict[str, str]
    counted: frozenset[Uitkomst] = frozenset()
    needed: frozenset[Uitkomst] = frozenset()

    def relation(self, row: TabelRij, column: str, name: str | None, number: int) -> Relatie | None:
        """Relate a cell to a figure that stands elsewhere: a headline figure, or that of another source."""
        if column != self.kolom or name not in {None, self.headlines.get(row.code)}:
            return None
        label = _ELSEWHERE.format(row.label) if name is None else _STATED[name]
        return Relatie(RelatieSoort.JAARKOLOM, ((row.code, column),), elders=(Elders(label, number, name),))

    def relations(self, selection: Selection, rows: Collection[TabelRij]) -> Iterator[Relatie]:
        """Relate the column to every further source of the year, row by row, and to the headline figures."""
        by_code = {row.code: row for row in rows}
        for code, name, number in (*self._counted(selection), *self._stated(selection)):
            relation = self.relation(by_code[code], self.kolom, name, number) if code in by_code else None
            if relation is not None:
                yield relation

    def _counted(self, selection: Selection) -> Iterator[tuple[str, None, int]]:
        dimensions = ("hoofdcategorie", *(["uitkomst"] if self.counted else []))
        sources = selection.sources(self.soort, selection.verslagjaar, *dimensions, uitkomsten=self.needed)
        for other in sources[1:]:
            yield from self._alike(selection, sources[0], other)

    def _alike(self, selection: Selection, first: Kubus, other: Kubus) -> Iterator[tuple[str, None, int]]:
        """Give what a source says of the rows that the editions of all have, and in total where that compares too."""
        common = vergroving(tuple(dict.fromkeys([selection.editie, first.editie, other.editie])), self.tabel)
        counts = other.per("hoofdcategorie", **({"uitkomst": self.counted} if self.counted else {}))
        for row in selection.editie.rows(self.tabel):
            if row.bladen in common.groepen:
                number = sum(each for code, each in counts.items() if code.bladen <= row.bladen)
                yield row.code.value, None, number
        if common.totaal:
            yield TOTAAL.code, None, sum(counts.values())

    def _stated(self, selection: Selection) -> Iterator[tuple[str, str, int]]:
        for stated in selection.stated(Kerncijfers, selection.verslagjaar):
            for code, name in self.headlines.items():
                number = getattr(stated, name)
                if number is not None:
                    yield code, name, number
