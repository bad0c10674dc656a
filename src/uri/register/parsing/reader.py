"""Raw cells to a register: every fault in one pass, good rows and rejected ones side by side.

Nothing is dropped or coerced in silence: a row is accepted whole, or rejected with a finding for each of its faults.
Accepted plus rejected rows are the rows read.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs
import numpy as np

from uri.errors import RejectedRowsError, UnreadableError
from uri.findings import Findings, quoted
from uri.model import Field, FieldForm, Registratie, velden
from uri.register.columns import Column
from uri.register.origin import Origin, SheetOrigin
from uri.register.parsing import cell_readers
from uri.register.parsing.column_builder import PAIR, ColumnBuilder, ParsedColumns
from uri.register.parsing.headers import layout, recognised
from uri.register.parsing.outcome_phrases import OutcomeReader
from uri.register.parsing.raw_sheet import Sheet
from uri.register.register import REGISTER_FIELDS, Register
from uri.taxonomy import Editie, Schendingstype, Soort, Uitkomst
from uri.taxonomy import editie as find_editie
from uri.taxonomy.labels import normal
from uri.texts import Text

Record = TypeVar("Record", bound=attrs.AttrsInstance)

_YEAR = Registratie.een_van
_NO_OUTCOME = Text("geen uitkomst.", "no outcome.")
_FILL_IN = Text("Vul de cel in.", "Fill in the cell.")


@attrs.frozen(kw_only=True)
class Reading:
    """What came of reading a file: the accepted rows, the findings, and how many rows there were.

    `rejected` are the numbers of the rows that were not accepted, as the user sees them. `findings` also holds doubts
    that reject nothing.
    """

    register: Register
    findings: Findings
    rows: int
    rejected: tuple[int, ...]

    def accepted(self) -> Register:
        """Return the register if no row was rejected; else raise `RejectedRowsError` with every fault.

        Doubts become a `UserWarning` each.
        """
        refuse(self.findings, len(self.rejected), self.rows)
        for doubt in self.findings:
            warnings.warn(doubt.to_text(), stacklevel=3)
        return self.register


@attrs.frozen(kw_only=True, eq=False)
class Reader:
    """How to read: the edition that gives labels a meaning, and what the user states beside the file.

    `mapping` goes from header to field (None: keep as own column). `constants` are values for fields of which the
    file has no column, or an empty cell. `year` is the year of a file that has no column for a year or a date.
    `lezing` says which outcome an ambiguous phrase of a case list stands for.
    """

    editie: Editie
    mapping: Mapping[str, str | None]
    constants: Mapping[str, object]
    year: int | None
    outcome_reader: OutcomeReader

    @classmethod
    def of(
        cls,
        *,
        editie: Editie | str | None = None,
        mapping: Mapping[str, str | None] | None = None,
        constants: Mapping[str, object] | None = None,
        jaar: int | None = None,
        lezing: Mapping[str, str] | None = None,
    ) -> Reader:
        """Make a reader; every argument has the meaning of the attribute of that name, and may be left out."""
        spoken = find_editie(editie)
        return cls(
            editie=spoken,
            mapping=mapping or {},
            constants=constants or {},
            year=jaar,
            outcome_reader=OutcomeReader.of(spoken.afdoeningen, lezing or {}),
        )

    def read(self, sheet: Sheet, *, whole: bool = True) -> Reading:
        """Read a sheet of cases; of one that is not `whole` nothing is required of a row."""
        _refuse_counts(sheet, self.mapping)
        kind_known = "soort" in {*recognised(sheet, tuple(REGISTER_FIELDS.values()), self.mapping), *self.constants}
        needed = [("hoofdcategorie",), _YEAR, *([] if kind_known else [PAIR])]
        gelezen = self.columns(sheet, tuple(REGISTER_FIELDS.values()), needed)
        kinds, outcome = gelezen.columns["soort"], gelezen.columns["uitkomst"]
        concern = kinds.values == _position(Soort.SIGNAAL)
        if whole:
            gelezen = _filled(gelezen, "hoofdcategorie")
            gelezen = gelezen.reject(outcome.gaps & ~concern, PAIR, _NO_OUTCOME, _FILL_IN, unless=["soort"])
            gelezen = _one_of(gelezen, _YEAR)
        columns = {
            **gelezen.columns,
            "soort": _filling(kinds, kinds.gaps, Soort.MELDING),
            "uitkomst": _filling(outcome, outcome.gaps & concern, Uitkomst.ONBEKEND),
        }
        register = attrs.evolve(
            Register.of(self.editie, columns, gelezen.own, len(sheet.rows)),
            lezing=self.outcome_reader.decided(),
            origin=Origin.of(SheetOrigin(file=sheet.file, name=sheet.name, headers=gelezen.headers), sheet.numbers),
        )
        faults = gelezen.faults
        return Reading(
            register=register.take(~faults) if faults.any() else register,
            findings=gelezen.sorted_findings(),
            rows=len(sheet.rows),
            rejected=tuple(sheet.numbers[faults].tolist()),
        )

    def records(self, sheet: Sheet, klasse: type[Record]) -> list[Record]:
        """Read a sheet of records of one class; raises `RejectedRowsError` with every fault.

        Only a class that has room for an organisation's own fields allows columns beside its fields.
        """
        fields = velden(klasse)
        must = [veld.name for veld in fields if veld.required]
        is_open = "eigen" in attrs.fields_dict(klasse)
        gelezen = self.columns(sheet, fields, [(name,) for name in must], closed=not is_open)
        for name in must:
            gelezen = _filled(gelezen, name)
        gelezen = _one_of(gelezen, getattr(klasse, "een_van", ()))
        refuse(gelezen.sorted_findings(), len(gelezen.rejected), len(sheet.rows))
        values = {name: column.decode() for name, column in gelezen.columns.items()}
        if is_open:
            values["eigen"] = [
                {header: texts[at] for header, texts in gelezen.own.items()} for at in range(len(sheet.rows))
            ]
        rows = zip(*values.values(), strict=True)
        return [klasse(**dict(zip(values, row, strict=True))) for row in rows]

    def columns(
        self, sheet: Sheet, fields: Sequence[Field], needed: Iterable[tuple[str, ...]], *, closed: bool = False
    ) -> ParsedColumns:
        """Read the columns of a sheet, requiring nothing of a row but that its cells can be understood.

        `needed` are groups of fields of which at least one must have a column or a constant; `closed` says that there
        may be no other columns.
        """
        by_name = {veld.name: veld for veld in fields}
        constants = self._constants(sheet, fields)
        _known_constants(constants, by_name)
        groups = [group for group in needed if sheet.headers and not set(group) & constants.keys()]
        bouwer = ColumnBuilder(sheet, layout(sheet, fields, self.mapping, needed=groups, closed=closed), constants)
        pair = tuple(by_name.pop(name) for name in PAIR) if by_name.keys() >= set(PAIR) else None
        for veld in by_name.values():
            bouwer.add(veld, self._words(veld))
        if pair is not None:
            bouwer.add_pair((pair[0], pair[1]), self.outcome_reader)
        return bouwer.done()

    def _constants(self, sheet: Sheet, fields: Sequence[Field]) -> Mapping[str, object]:
        """Return what is stated beside a sheet, with the year where it has no column for a year or a date."""
        dated = {veld.name for veld in fields if veld.form in {FieldForm.JAAR, FieldForm.DATUM}}
        if self.year is None or dated & {*recognised(sheet, fields, self.mapping), *self.constants}:
            return self.constants
        year = next(veld.name for veld in fields if veld.form is FieldForm.JAAR)
        return {**self.constants, year: self.year}

    def _words(self, veld: Field) -> cell_readers.WordReader:
        if veld.codes is Schendingstype:
            return self.editie.parse
        return (veld.codes or Soort).parse


def _refuse_counts(sheet: Sheet, mapping: Mapping[str, str | None]) -> None:
    """Refuse a file of counts, of which each row would else be read as one case."""
    kept = {normal(header) for header in mapping}
    if any(normal(header) == "aantal" and "aantal" not in kept for header in sheet.headers):
        raise UnreadableError(
            Text("Een bestand met aantallen is geen register.", "A file of counts is no register."),
            Text(
                "Lees het met read_counts, of als telling in een dossier.", "Read it by read_counts, or in a dossier."
            ),
        )


def _known_constants(constants: Mapping[str, object], fields: Collection[str]) -> None:
    if strange := sorted(constants.keys() - set(fields)):
        raise UnreadableError(
            Text("{} is hier geen veld.", "{} is no field here.").format(", ".join(map(quoted, strange))),
            Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(fields)),
        )


def refuse(findings: Findings, rejected: int, rows: int) -> None:
    """Raise `RejectedRowsError` when rows were rejected."""
    if rejected:
        raise RejectedRowsError(
            Text("Niet te lezen: {} van de {} rijen.", "Unreadable: {} of {} rows.").format(rejected, rows),
            findings=findings.errors,
        )


def _filled(gelezen: ParsedColumns, name: str) -> ParsedColumns:
    gaps = gelezen.columns[name].gaps
    return gelezen.reject(gaps, [name], Text("de cel is leeg.", "the cell is empty."), _FILL_IN)


def _one_of(gelezen: ParsedColumns, names: tuple[str, ...]) -> ParsedColumns:
    """Refuse the rows that have none of these fields."""
    if not names:
        return gelezen
    gaps = np.logical_and.reduce([gelezen.columns[name].gaps for name in names])
    message = Text("één hiervan moet gevuld zijn: {}.", "one of these must be filled: {}.").format(", ".join(names))
    return gelezen.reject(gaps, names, message, _FILL_IN)


def _filling(column: Column, gaps: np.ndarray, code: Soort | Uitkomst) -> Column:
    return attrs.evolve(column, values=np.where(gaps, _position(code), column.values).astype(column.values.dtype))


def _position(code: Soort | Uitkomst) -> int:
    return list(type(code)).index(code)
