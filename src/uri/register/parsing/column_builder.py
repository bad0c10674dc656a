"""The columns of a sheet, cell by distinct cell: the values that were understood, and a finding for each other one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import attrs
import numpy as np

from uri.findings import Finding, Findings, Severity
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.register.columns import Column, Numbers
from uri.register.parsing import cell_readers
from uri.register.parsing.header_matching import HeaderLayout
from uri.register.parsing.outcome_phrases import OutcomeReader
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet
from uri.register.register_fields import PAIR
from uri.taxonomy import Soort

Key = TypeVar("Key")

_OWN = Field(name="eigen", form=FieldForm.TEKST)


@attrs.frozen(kw_only=True, eq=False)
class ParsedColumns:
    """The fields of a sheet as columns, with a row for each row of the sheet.

    Attributes:
        sheet: The sheet.
        columns: The column of each field; a value that could not be understood is missing in it.
        own: The texts of the organisation's own columns, by header.
        findings: What is wrong, with the place of each.
        headers: The header that each field has in the sheet.
    """

    sheet: Sheet
    columns: Mapping[str, Column]
    own: Mapping[str, Numbers] = attrs.field(repr=False)
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
        """Add an error to some rows.

        Args:
            mask: True for each row that is at fault.
            fields: The fields at fault; the finding stands at the first of them that has a column.
            message: The message of the finding.
            hint: Its hint.
            unless: A row is passed over where one of `fields` or of these has been found faulty already.
        """
        if not mask.any():
            return self
        columns = {self.headers.get(field, field) for field in (*fields, *unless)}
        places = (finding.place for finding in self.findings)
        faulty = {place.row or 0 for place in places if place.column is None or place.column in columns}
        column = next((self.headers[field] for field in fields if field in self.headers), fields[0])
        rows = np.flatnonzero(mask & ~np.isin(self.sheet.numbers, list(faulty))).tolist()
        findings = Findings(
            Finding(rule="URI-I-ontbreekt", message=message, hint=hint, place=self.sheet.place(row, column))
            for row in rows
        )
        return attrs.evolve(self, findings=self.findings + findings)

    def sorted_findings(self) -> Findings:
        """The findings as a reader meets them: those on headers first, then row by row."""
        return Findings(sorted(self.findings, key=lambda finding: finding.place.row or 0))


class ColumnBuilder:
    """Gathers the columns of one sheet.

    Args:
        sheet: The sheet.
        header_layout: Which of its columns holds which field.
        constants: The value of a field where the sheet has no column for it, or an empty cell.
    """

    def __init__(self, sheet: Sheet, header_layout: HeaderLayout, constants: Mapping[str, Any]) -> None:
        self._sheet, self._layout, self._constants = sheet, header_layout, constants
        self._columns: dict[str, Column] = {}
        self._findings: list[Finding] = [*header_layout.findings, *sheet.findings]
        shifted = [finding.place.row or 0 for finding in sheet.findings if finding.place.column is None]
        self._unread = np.flatnonzero(np.isin(sheet.numbers, shifted)) if shifted else None

    def add(self, field: Field, words: cell_readers.WordReader) -> None:
        """Read the column of one field; an empty cell takes the constant."""
        constant = self._constants.get(field.name)

        def read(cell: Cell) -> Any:  # noqa: ANN401 (the field's form decides)
            value = cell_readers.value(cell, field, words)
            return cell_readers.value(constant, field, words) if value is None else value

        cells = self._cells(field.name)
        plain = cell_readers.texts(cells) if field.form is FieldForm.TEKST and cell_readers.is_empty(constant) else None
        self._columns[field.name] = (
            self._column(field, RepeatedCells.of(cells), read) if plain is None else Column(field, plain)
        )

    def add_pair(self, fields: tuple[Field, Field], outcome_reader: OutcomeReader) -> None:
        """Read outcome and measures together; a fault of both stands at the measures, where there is such a column."""
        outcomes, measures = (self._stated(name) for name in PAIR)
        pairs, positions = distinct_pairs(outcomes, measures)
        header = self._layout.fields.get("afdoeningen")
        has_codes = header is None or self._sheet.headers[header] == "afdoeningen"  # as the library writes it
        outcome_reader = attrs.evolve(outcome_reader, has_codes=has_codes)
        blamed = "afdoeningen" if "afdoeningen" in self._layout.fields else "uitkomst"
        values = self._read(pairs, positions, lambda pair: outcome_reader.read(*pair), blamed)
        for part, field in enumerate(fields):
            column = Column.of(field, [None if pair is None else pair[part] for pair in values])
            self._columns[field.name] = column.take(positions)

    def done(self) -> ParsedColumns:
        """Return what was gathered, with the organisation's own columns as texts."""
        own = {header: self._own(header, index) for header, index in self._layout.own.items()}
        return ParsedColumns(
            sheet=self._sheet,
            columns=self._columns,
            own=own,
            findings=Findings(self._findings),
            headers={name: self._sheet.headers[index] for name, index in self._layout.fields.items()},
        )

    def _own(self, header: str, position: int) -> Numbers:
        cells = self._sheet.columns[position]
        plain = cell_readers.texts(cells)
        if plain is not None:
            return plain
        repeated = RepeatedCells.of(cells)
        values = self._read(
            repeated.cells, repeated.positions, lambda cell: cell_readers.value(cell, _OWN, Soort.parse), header
        )
        return np.array([*values, None], dtype=object)[repeated.positions]

    def _cells(self, name: str) -> Sequence[Cell]:
        """Return the cells of a field; none for a row that is wrong as a whole, whose cells may be another's."""
        if name not in self._layout.fields:
            return RepeatedCells([None], np.zeros(len(self._sheet.rows), np.int8))
        cells = self._sheet.columns[self._layout.fields[name]]
        return cells if self._unread is None else RepeatedCells.of(cells).emptied(self._unread)

    def _stated(self, name: str) -> RepeatedCells[Cell]:
        """Return the cells of a field, the constant for those that are empty."""
        constant = self._constants.get(name)
        return RepeatedCells.of(self._cells(name)).change(
            lambda cell: constant if cell_readers.is_empty(cell) else cell
        )

    def _column(self, field: Field, cells: RepeatedCells[Cell], read: Callable[[Cell], Any]) -> Column:
        return Column.of(field, self._read(cells.cells, cells.positions, read, field.name)).take(cells.positions)

    def _read(self, cells: Sequence[Key], positions: Numbers, read: Callable[[Key], Any], field: str) -> list[Any]:
        """Read each distinct cell; a fault in one is found in every row that has it."""
        values: list[Any] = []
        faults: dict[int, list[_Fault]] = {}
        for position, cell in enumerate(cells):
            try:
                values.append(read(cell))
            except cell_readers.CellError as error:
                values.append(None)
                faults[position] = _faults(error, field)
        for row in np.flatnonzero(np.isin(positions, list(faults))).tolist() if faults else ():
            self._findings += [self._finding(fault, row) for fault in faults[int(positions[row])]]
        return values

    def _finding(self, fault: _Fault, row: int) -> Finding:
        index = self._layout.fields.get(fault.field)
        header = fault.field if index is None else self._sheet.headers[index]
        return Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=self._sheet.place(row, header))


class _Fault(NamedTuple):
    """What is wrong with a cell. The error itself would keep every call alive that led to it."""

    rule: str
    message: Text
    hint: Text | None
    field: str


def _faults(error: cell_readers.CellError, field: str) -> list[_Fault]:
    """Return everything that is wrong with a cell, each at the field at fault."""
    return [_Fault(fault.rule, fault.message, fault.hint, fault.field or field) for fault in (error, *error.others)]


def distinct_pairs(left: RepeatedCells[Cell], right: RepeatedCells[Cell]) -> tuple[list[tuple[Cell, Cell]], Numbers]:
    """Return the pairs of cells that stand beside one another, and for each row the position of its pair."""
    width = len(right.cells)
    numbers, positions = np.unique(left.positions.astype(np.int64) * width + right.positions, return_inverse=True)
    return [(left.cells[number // width], right.cells[number % width]) for number in numbers.tolist()], positions
