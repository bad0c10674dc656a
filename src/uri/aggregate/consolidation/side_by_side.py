"""The figures of organisations in one table, side by side, and their total.

Who is not in the total has a reason, and a column of its own; no figure of it is made up, and none is a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import attrs

from uri.aggregate.consolidation.counted_tables import CountedColumn, CountedTable, is_undivided
from uri.aggregate.consolidation.participants import Participant
from uri.aggregate.cubes.dimensions import BASES
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import placed, unplaced
from uri.aggregate.cubes.units import Leeg
from uri.aggregate.report.common_rows import CommonRows, common_rows
from uri.aggregate.report.table_parts import TOTAAL, count_notes
from uri.aggregate.tables.cells import Cel, RijSoort, TabelRij
from uri.aggregate.tables.table_definition import TableContent
from uri.findings import Finding
from uri.languages import Text, joined, same
from uri.taxonomy import Basis, Editie


class Deelname(StrEnum):
    """Whether the figures of an organisation are in a total, and if not, why."""

    GETELD = "geteld"
    BESTOND_NIET = "bestond niet"
    NIET_GELEVERD = "niet geleverd"
    ANDER_JAAR = "ander jaar"
    NIET_VERZAMELD = "niet verzameld"
    ANDERE_BASIS = "andere basis"
    LIJST_ONBEKEND = "lijst onbekend"

    @property
    def label(self) -> Text:
        """The words for it."""
        return _STANDINGS[self]


@attrs.frozen
class SideBySide:
    """One column of a table for each organisation.

    Attributes:
        column: The column.
        standing: Of each organisation by name, whether it is in the total.
        cells: Its cells by row code.
        bases: What puts its units in their year.
        total: The total by row code.
        basis: What puts the units of the total in their year.
    """

    column: CountedColumn
    standing: Mapping[str, Deelname]
    cells: Mapping[str, Mapping[str, Cel]]
    bases: Mapping[str, Basis]
    total: Mapping[str, Cel]
    basis: Basis

    @property
    def added(self) -> list[str]:
        """The names of the organisations in the total."""
        return [name for name, standing in self.standing.items() if standing is Deelname.GETELD]


@attrs.frozen
class Layout:
    """A table over organisations, before it is written.

    Attributes:
        rows: Its rows.
        columns: Its columns, each for all organisations.
        notes: What a reader must know.
        misfits: The counts that no row of their own edition can hold.
    """

    rows: tuple[TabelRij, ...]
    columns: tuple[SideBySide, ...]
    notes: tuple[Text, ...]
    misfits: tuple[Finding, ...]


def laid_out(table: CountedTable, who: Sequence[Participant], verslagjaar: int, editie: Editie) -> Layout:
    """Put the figures of organisations side by side in the rows of one table.

    Args:
        table: The table.
        who: The organisations.
        verslagjaar: The year.
        editie: The edition whose rows the table has.
    """
    own = table.list_of(editie)
    cubes = {
        column: {one.name: table.cube(one.of_year(column.jaar or verslagjaar), column) for one in who}
        for column in table.columns
    }
    lists = {
        table.list_of(cube.editie) for of_column in cubes.values() for cube in of_column.values() if cube is not None
    }
    others = sorted((one for one in lists - {own} if one.rows(table.tabel)), key=lambda one: one.naam)
    series = common_rows((own, *others), table.tabel) if own.rows(table.tabel) else None
    rows = (TOTAAL,) if series is None else table.rows(series.rows, editie)
    columns: list[SideBySide] = []
    notes: list[Text] = [] if series is None else [*table.remark, *series.notes(_SEVERAL_LISTS)]
    misfits: list[Finding] = []
    for column, of_column in cubes.items():
        filled = _Filling(table, column, rows, series, editie, verslagjaar)
        columns.append(filled.side_by_side(who, of_column))
        notes += filled.notes
        misfits += filled.misfits
    notes += [_of(one.name, note) for one in who for note in _doubts(one, verslagjaar, cubes)]
    return Layout(rows, tuple(columns), tuple(dict.fromkeys([*_left_out(columns), *notes])), tuple(misfits))


@attrs.define
class _Filling:
    """One column being filled, with what is to be said of it."""

    table: CountedTable
    column: CountedColumn
    rows: tuple[TabelRij, ...]
    series: CommonRows[Any] | None
    editie: Editie
    verslagjaar: int
    notes: list[Text] = attrs.field(factory=list, init=False)
    misfits: list[Finding] = attrs.field(factory=list, init=False)

    def side_by_side(self, who: Sequence[Participant], cubes: Mapping[str, Kubus | None]) -> SideBySide:
        bases = {name: cube.basis for name, cube in cubes.items() if cube is not None}
        basis = next(iter(bases.values())) if len({*bases.values()}) == 1 else BASES[self.table.soort]
        standing = {one.name: self._standing(one, cubes[one.name], basis) for one in who}
        cells = {one.name: self._cells(one.name, cubes[one.name], standing[one.name]) for one in who}
        added = [cells[name] for name, how in standing.items() if how is Deelname.GETELD]
        total = {row.code: _sum([own[row.code] for own in added]) for row in self.rows}
        if self.series is None:
            total = dict.fromkeys(total, Leeg.NIET_BEKEND)
        return SideBySide(self.column, standing, cells, bases, total, basis if added else Basis.NIET_OPGEGEVEN)

    def _standing(self, one: Participant, cube: Kubus | None, basis: Basis) -> Deelname:
        jaar = self.column.jaar or self.verslagjaar
        if one.of_year(jaar) is None:
            if not one.body.existed_in(jaar):
                return Deelname.BESTOND_NIET
            return Deelname.ANDER_JAAR if one.by_year and self.column.jaar is None else Deelname.NIET_GELEVERD
        if cube is None:
            return Deelname.NIET_VERZAMELD
        if self.series is None or not self.table.list_of(cube.editie).rows(self.table.tabel):
            return Deelname.LIJST_ONBEKEND
        return Deelname.GETELD if cube.basis is basis else Deelname.ANDERE_BASIS

    def _cells(self, name: str, cube: Kubus | None, standing: Deelname) -> Mapping[str, Cel]:
        """Fill the rows for one organisation."""
        if cube is None:
            gone = standing is Deelname.BESTOND_NIET
            empty = Leeg.NIET_VAN_TOEPASSING if gone else Leeg.NIET_VERZAMELD
            return dict.fromkeys([row.code for row in self.rows], empty)
        if is_undivided(cube) and cube.basis is not Basis.AFGEROND:
            self.notes.append(_of(name, _UNDIVIDED))
        own = self.table.list_of(cube.editie)
        if self.series is None or not own.rows(self.table.tabel):
            return dict.fromkeys([row.code for row in self.rows], Leeg.NIET_BEKEND)
        counts = self.column.of(cube)
        title = Text("{}, {}", "{}, {}").format(self.table.definition.titel, name)
        lost = placed(counts, own, self.table.tabel).without_row
        misfits = unplaced(lost, own, cube.eenheid.label, title)
        if self.column.jaar in {None, self.verslagjaar}:
            self.misfits += misfits
        else:
            self.notes += [Text("{}: {}", "{}: {}").format(self.column.jaar, one.message) for one in misfits]
        filled = self.series.column(counts, own)
        self.notes += [_of(name, note) for note in filled.notes]
        if elsewhere := [(code, number) for code, number in filled.without_row.items() if code not in lost]:
            words = [Text("{} ({})", "{} ({})").format(code.label, number) for code, number in sorted(elsewhere)]
            self.notes.append(_of(name, _NO_ROW.format(self.series.edities[0].naam, joined(words))))
        return self._with_subtotals(dict(filled.cells))

    def _with_subtotals(self, cells: dict[str, Cel]) -> Mapping[str, Cel]:
        content = TableContent(editie=self.editie, rijen=self.rows, kolommen=(self.column.column,))
        subtotals = {row.code for row in self.rows if row.soort is RijSoort.SUBTOTAAL}
        for relation in self.table.definition.relations(content):
            for whole, _ in relation.rechts:
                if whole in subtotals:
                    cells[whole] = _sum([cells[part] for part, _ in relation.links])
        return cells


def _sum(cells: Sequence[Cel]) -> Cel:
    """Add cells up; where one of them holds no number neither does the sum, and of none there is none."""
    if not cells:
        return Leeg.NIET_VERZAMELD
    numbers = [cell for cell in cells if isinstance(cell, int)]
    return sum(numbers) if len(numbers) == len(cells) else Leeg.NIET_VAN_TOEPASSING


def _left_out(columns: Iterable[SideBySide]) -> Iterable[Text]:
    """Say who is not in the totals, and why; of a table with several columns, by column where they differ."""
    of_columns = [*columns]
    alike = all(of.standing == of_columns[0].standing for of in of_columns)
    for of in of_columns[:1] if alike else of_columns:
        out = [
            Text("{} ({})", "{} ({})").format(name, how.label)
            for name, how in of.standing.items()
            if how is not Deelname.GETELD
        ]
        if out:
            note = _NOT_ADDED.format(joined(out))
            yield note if alike else Text("{}: {}", "{}: {}").format(of.column.column.label, note)


def _doubts(
    one: Participant, verslagjaar: int, cubes: Mapping[CountedColumn, Mapping[str, Kubus | None]]
) -> Iterable[Text]:
    """Say what a reader must know of how the units of an organisation were counted, and what they leave out."""
    told = [(column.jaar, cube) for column, of in cubes.items() if (cube := of[one.name]) is not None]
    if told and told[0][0] is None:
        yield from count_notes(told[0][1])
    else:
        for year, cube in told:
            yield from (Text("{}: {}", "{}: {}").format(year, note) for note in count_notes(cube))
    own = one.of_year(verslagjaar)
    if told and own is not None and own.zonder:
        yield _WITHOUT.format(", ".join(sorted(own.zonder)))


def _of(name: str, note: Text) -> Text:
    return Text("{}: {}", "{}: {}").format(same(name), note)


_STANDINGS = {
    Deelname.GETELD: Text("geteld", "counted"),
    Deelname.BESTOND_NIET: Text("bestond niet", "did not exist"),
    Deelname.NIET_GELEVERD: Text("niets aangeleverd", "nothing handed over"),
    Deelname.ANDER_JAAR: Text("gaat over een ander jaar", "is about another year"),
    Deelname.NIET_VERZAMELD: Text("niet verzameld", "not collected"),
    Deelname.ANDERE_BASIS: Text("telt op een andere basis", "counts on another basis"),
    Deelname.LIJST_ONBEKEND: Text("lijst van afdoeningen niet bekend", "list of measures not known"),
}
_SEVERAL_LISTS = Text(
    "Er is geteld volgens verschillende lijsten ({}); opgeteld wordt wat vergelijkbaar is.",
    "Several lists were counted by ({}); what compares is added up.",
)
_NOT_ADDED = Text("Niet in het totaal: {}.", "Not in the total: {}.")
_NO_ROW = Text("Zonder rij in de lijst {}: {}.", "Without a row in the list {}: {}.")
_UNDIVIDED = Text(
    "Geteld zonder uitkomst; of lopende meldingen erbij zijn, zegt de bron niet.",
    "Counted without outcomes; whether reports that still run are among them, the source does not say.",
)
_WITHOUT = Text("Buiten de cijfers: {}.", "Outside the figures: {}.")
