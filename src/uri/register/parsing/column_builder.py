"""The columns of a sheet, cell by distinct cell: what could be understood, and a finding for what could not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import attrs
import numpy as np

from uri.findings import Finding, Findings, Severity
from uri.model import Field, FieldForm
from uri.register.columns import Column, Numbers
from uri.register.parsing import cell_readers
from uri.register.parsing.headers import HeaderLayout
from uri.register.parsing.outcome_phrases import OutcomeReader
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet
from uri.taxonomy import Soort
from uri.texts import Text

Key = TypeVar("Key")

_OWN = Field(name="eigen", form=FieldForm.TEKST)

PAIR = ("uitkomst", "afdoeningen")
"""The two fields that are made out together."""


@attrs.frozen(kw_only=True, eq=False)
class ParsedColumns:
    """The fields of a sheet as columns, before anything is required of a row."""

    sheet: Sheet
    columns: Mapping[str, Column]
    own: Mapping[str, Numbers]
    findings: Findings
    headers: Mapping[str, str]

    @property
    def faults(self) -> Numbers:
        """True for each row that has an error."""
        rows = {finding.place.row or 0 for finding in self.findings if finding.severity is Severity.ERROR}
        return np.isin(self.sheet.numbers, list(rows))

    @property
    def rejected(self) -> tuple[int, ...]:
        """The numbers of the rows that have an error, as the user sees them."""
        return tuple(self.sheet.numbers[self.faults].tolist())

    def reject(
        self, mask: Numbers, fields: Sequence[str], message: Text, hint: Text, *, unless: Sequence[str] = ()
    ) -> ParsedColumns:
        """Add an error to every row of `mask`, but where one of `fields` or `unless` has been found faulty already.

        It stands at the first of `fields` that has a column.
        """
        if not mask.any():
            return self
        columns = {self.headers.get(field, field) for field in (*fields, *unless)}
        known = {finding.place.row for finding in self.findings if finding.place.column in {*columns, None}}
        at = next((self.headers[field] for field in fields if field in self.headers), fields[0])
        places = (self.sheet.place(index, at) for index in np.flatnonzero(mask).tolist())
        found = Findings(
            Finding(rule="URI-I-ontbreekt", message=message, hint=hint, place=place)
            for place in places
            if place.row not in known
        )
        return attrs.evolve(self, findings=self.findings + found)

    def sorted_findings(self) -> Findings:
        """The findings as a reader meets them: those on headers first, then row by row."""
        return Findings(sorted(self.findings, key=lambda finding: finding.place.row or 0))


class ColumnBuilder:
    """Gathers the columns of one sheet, laid out as `plan`, with what is stated beside the file."""

    def __init__(self, sheet: Sheet, plan: HeaderLayout, constants: Mapping[str, Any]) -> None:
        self._sheet, self._plan, self._constants = sheet, plan, constants
        self._columns: dict[str, Column] = {}
        self._findings: list[Finding] = [*plan.findings, *sheet.findings]
        shifted = [finding.place.row or 0 for finding in sheet.findings if finding.place.column is None]
        self._unread = np.flatnonzero(np.isin(sheet.numbers, shifted)) if shifted else None

    def add(self, veld: Field, words: cell_readers.WordReader) -> None:
        """Read the column of one field; an empty cell takes the constant."""
        constant = self._constants.get(veld.name)

        def read(cell: Cell) -> Any:  # noqa: ANN401 (the field's form decides)
            found = cell_readers.value(cell, veld, words)
            return cell_readers.value(constant, veld, words) if found is None else found

        cells = self._cells(veld.name)
        plain = cell_readers.texts(cells) if veld.form is FieldForm.TEKST and cell_readers.is_empty(constant) else None
        self._columns[veld.name] = (
            self._column(veld, RepeatedCells.of(cells), read) if plain is None else Column(veld, plain)
        )

    def add_pair(self, fields: tuple[Field, Field], paarlezer: OutcomeReader) -> None:
        """Read outcome and measures together; a fault of both stands at the measures, where there is such a column."""
        outcomes, measures = (self._stated(name) for name in PAIR)
        pairs, index = distinct_pairs(outcomes, measures)
        at = "afdoeningen" if "afdoeningen" in self._plan.fields else "uitkomst"
        values = self._read(pairs, index, lambda pair: paarlezer.read(*pair), at)
        for position, veld in enumerate(fields):
            column = Column.of(veld, [None if pair is None else pair[position] for pair in values])
            self._columns[veld.name] = column.take(index)

    def done(self) -> ParsedColumns:
        """Return what was gathered, with the organisation's own columns as texts."""
        own = {header: self._own(header, index) for header, index in self._plan.own.items()}
        return ParsedColumns(
            sheet=self._sheet,
            columns=self._columns,
            own=own,
            findings=Findings(self._findings),
            headers={name: self._sheet.headers[index] for name, index in self._plan.fields.items()},
        )

    def _own(self, header: str, at: int) -> Numbers:
        cells = self._sheet.columns[at]
        plain = cell_readers.texts(cells)
        if plain is not None:
            return plain
        found = RepeatedCells.of(cells)
        values = self._read(
            found.cells, found.positions, lambda cell: cell_readers.value(cell, _OWN, Soort.parse), header
        )
        return np.array([*values, None], dtype=object)[found.positions]

    def _cells(self, name: str) -> Sequence[Cell]:
        """Return the cells of a field; none for a row that is wrong as a whole, whose cells may be another's."""
        if name not in self._plan.fields:
            return RepeatedCells([None], np.zeros(len(self._sheet.rows), np.int8))
        cells = self._sheet.columns[self._plan.fields[name]]
        return cells if self._unread is None else RepeatedCells.of(cells).emptied(self._unread)

    def _stated(self, name: str) -> RepeatedCells[Cell]:
        """Return the cells of a field, the constant for those that are empty."""
        constant = self._constants.get(name)
        return RepeatedCells.of(self._cells(name)).change(
            lambda cell: constant if cell_readers.is_empty(cell) else cell
        )

    def _column(self, veld: Field, cells: RepeatedCells[Cell], read: Callable[[Cell], Any]) -> Column:
        return Column.of(veld, self._read(cells.cells, cells.positions, read, veld.name)).take(cells.positions)

    def _read(self, cells: Sequence[Key], index: Numbers, read: Callable[[Key], Any], field: str) -> list[Any]:
        """Read each distinct cell; a fault in one is found in every row that has it."""
        values: list[Any] = []
        faults: dict[int, cell_readers.CellError] = {}
        for position, cell in enumerate(cells):
            try:
                values.append(read(cell))
            except cell_readers.CellError as fault:
                values.append(None)
                faults[position] = fault
        for row in np.flatnonzero(np.isin(index, list(faults))).tolist() if faults else ():
            wrong = faults[int(index[row])]
            self._findings += [self._found(each, row, each.veld or field) for each in (wrong, *wrong.others)]
        return values

    def _found(self, fault: cell_readers.CellError, row: int, field: str) -> Finding:
        at = self._plan.fields.get(field)
        header = field if at is None else self._sheet.headers[at]
        return Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=self._sheet.place(row, header))


def distinct_pairs(left: RepeatedCells[Cell], right: RepeatedCells[Cell]) -> tuple[list[tuple[Cell, Cell]], Numbers]:
    """Return the pairs of cells that stand beside one another, and for each row the position of its pair."""
    width = len(right.cells)
    numbers, index = np.unique(left.positions.astype(np.int64) * width + right.positions, return_inverse=True)
    return [(left.cells[each // width], right.cells[each % width]) for each in numbers.tolist()], index
