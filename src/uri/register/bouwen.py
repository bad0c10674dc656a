"""The columns of a sheet, cell by distinct cell: what could be understood, and a finding for what could not."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import attrs
import numpy as np

from uri.findings import Finding, Findings
from uri.model import Veld, Vorm
from uri.register import cellen
from uri.register.kolommen import Kolom, Waarden
from uri.register.koppen import Indeling
from uri.register.sheet import Cell, Sheet
from uri.register.uitkomsten import Paarlezer
from uri.taxonomy import Soort
from uri.texts import Text

Key = TypeVar("Key", bound=Hashable)

_OWN = Veld(naam="eigen", vorm=Vorm.TEKST)

PAAR = ("uitkomst", "afdoeningen")
"""The two fields that are made out together."""


@attrs.frozen(kw_only=True, eq=False)
class Gelezen:
    """The fields of a sheet as columns, before anything is required of a row."""

    sheet: Sheet
    kolommen: Mapping[str, Kolom]
    eigen: Mapping[str, Waarden]
    findings: Findings
    koppen: Mapping[str, str]

    @property
    def faults(self) -> Waarden:
        """True for each row that has an error."""
        rows = {finding.place.row for finding in self.findings.errors}
        return np.fromiter((row in rows for row in self.sheet.rows), bool, len(self.sheet.rows))

    @property
    def rejected(self) -> tuple[int, ...]:
        """The numbers of the rows that have an error, as the user sees them."""
        return tuple(self.sheet.rows[index] for index in np.flatnonzero(self.faults).tolist())

    def reject(
        self, mask: Waarden, fields: Sequence[str], message: Text, hint: Text, *, unless: Sequence[str] = ()
    ) -> Gelezen:
        """Add an error to every row of `mask`, but where one of `fields` or `unless` has been found faulty already.

        It stands at the first of `fields` that has a column.
        """
        columns = {self.koppen.get(field, field) for field in (*fields, *unless)}
        known = {finding.place.row for finding in self.findings if finding.place.column in {*columns, None}}
        at = next((self.koppen[field] for field in fields if field in self.koppen), fields[0])
        found = Findings(
            Finding(rule="URI-I-ontbreekt", message=message, hint=hint, place=self.sheet.place(index, at))
            for index in np.flatnonzero(mask).tolist()
            if self.sheet.rows[index] not in known
        )
        return attrs.evolve(self, findings=self.findings + found)

    def sorted_findings(self) -> Findings:
        """The findings as a reader meets them: those on headers first, then row by row."""
        return Findings(sorted(self.findings, key=lambda finding: finding.place.row or 0))


class Bouwer:
    """Gathers the columns of one sheet, laid out as `plan`, with what is stated beside the file."""

    def __init__(self, sheet: Sheet, plan: Indeling, constants: Mapping[str, Any]) -> None:
        self._sheet, self._plan, self._constants = sheet, plan, constants
        self._columns: dict[str, Kolom] = {}
        self._findings: list[Finding] = [*plan.findings, *sheet.findings]
        shifted = {finding.place.row for finding in sheet.findings if finding.place.column is None}
        self._unread = [index for index, row in enumerate(sheet.rows) if row in shifted] if shifted else []

    def add(self, veld: Veld, words: cellen.Woorden) -> None:
        """Read the column of one field; an empty cell takes the constant."""
        constant = self._constants.get(veld.naam)

        def read(key: tuple[type, Cell]) -> Any:  # noqa: ANN401 (the field's form decides)
            found = cellen.value(key[1], veld, words)
            return cellen.value(constant, veld, words) if found is None else found

        values, index = self._read(((type(cell), cell) for cell in self._cells(veld.naam)), read, veld.naam)
        self._columns[veld.naam] = Kolom.of(veld, values).take(index)

    def add_pair(self, fields: tuple[Veld, Veld], paarlezer: Paarlezer) -> None:
        """Read outcome and measures together; a fault of both stands at the measures, where there is such a column."""
        stated = [self._constants.get(name) for name in PAAR]
        cells = zip(*(self._cells(name) for name in PAAR), strict=True)
        pairs = (tuple(s if cellen.is_empty(c) else c for c, s in zip(pair, stated, strict=True)) for pair in cells)
        at = "afdoeningen" if "afdoeningen" in self._plan.velden else "uitkomst"
        typed = (((type(outcome), outcome), (type(measures), measures)) for outcome, measures in pairs)
        values, index = self._read(typed, lambda pair: paarlezer.read(pair[0][1], pair[1][1]), at)
        for position, veld in enumerate(fields):
            column = Kolom.of(veld, [None if pair is None else pair[position] for pair in values])
            self._columns[veld.naam] = column.take(index)

    def done(self) -> Gelezen:
        """Return what was gathered, with the organisation's own columns as texts."""
        own = {header: self._texts(header, index) for header, index in self._plan.eigen.items()}
        return Gelezen(
            sheet=self._sheet,
            kolommen=self._columns,
            eigen=own,
            findings=Findings(self._findings),
            koppen={name: self._sheet.headers[index] for name, index in self._plan.velden.items()},
        )

    def _texts(self, header: str, at: int) -> Waarden:
        cells = self._sheet.columns[at]
        values, index = self._read(
            ((type(cell), cell) for cell in cells), lambda key: cellen.value(key[1], _OWN, Soort.parse), header
        )
        return np.array([*values, None], dtype=object)[index]

    def _cells(self, name: str) -> Sequence[Cell]:
        """Return the cells of a field; none for a row that is wrong as a whole, whose cells may be another's."""
        if name not in self._plan.velden:
            return [None] * len(self._sheet.rows)
        cells = self._sheet.columns[self._plan.velden[name]]
        if self._unread:
            cells = list(cells)
            for index in self._unread:
                cells[index] = None
        return cells

    def _read(self, cells: Iterable[Key], read: Callable[[Key], Any], field: str) -> tuple[list[Any], Waarden]:
        """Read each distinct cell once; return the values, and for each row the position of its value."""
        seen: dict[Key, int] = {}
        index = np.fromiter((seen.setdefault(cell, len(seen)) for cell in cells), np.int64, len(self._sheet.rows))
        values: list[Any] = []
        for position, cell in enumerate(seen):
            try:
                values.append(read(cell))
            except cellen.CelError as fault:
                values.append(None)
                for wrong in (fault, *fault.others):
                    self._fault(wrong, np.flatnonzero(index == position), wrong.veld or field)
        return values, index

    def _fault(self, fault: cellen.CelError, rows: Waarden, field: str) -> None:
        at = self._plan.velden.get(field)
        header = field if at is None else self._sheet.headers[at]
        self._findings += [
            Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=self._sheet.place(row, header))
            for row in rows.tolist()
        ]
