"""Raw cells to the columns of cases: every fault in one pass, good rows and rejected ones side by side.

Nothing is dropped or coerced in silence: a row is accepted whole, or rejected with a finding for each of its faults.
Accepted plus rejected rows are the rows read.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs
import numpy as np

from uri.errors import RejectedRowsError, UnknownLabelError, UnreadableError
from uri.findings import Finding, Findings, Severity, quoted
from uri.languages import Text
from uri.model import Field, FieldForm, Registratie, velden
from uri.register.columns import Numbers
from uri.register.koppeling import Koppeling
from uri.register.parsing import cell_readers
from uri.register.parsing.column_builder import ColumnBuilder, ParsedColumns
from uri.register.parsing.example_rows import without_examples
from uri.register.parsing.header_matching import layout, recognised
from uri.register.parsing.lost_fields import lost_fields
from uri.register.parsing.mapped_sheets import MappedSheet, mapped_sheet
from uri.register.parsing.outcome_columns import outcome_hint
from uri.register.parsing.outcome_phrases import OutcomeReader
from uri.register.parsing.raw_sheet import Sheet
from uri.register.register_fields import COUNT_HEADERS, PAIR, REGISTER_FIELDS
from uri.taxonomy import Editie, Schendingstype, Soort, Uitkomst
from uri.taxonomy import editie as find_editie
from uri.taxonomy.labels import few_searches, normal

Record = TypeVar("Record", bound=attrs.AttrsInstance)

_FIELDS = tuple(REGISTER_FIELDS.values())
_YEAR = Registratie.een_van
_NO_OUTCOME = Text("geen uitkomst.", "no outcome.")
_FILL_IN = Text("Vul de cel in.", "Fill in the cell.")
_USER = 4
"""The stack level of a user in `accept`: behind it, what calls it, and a public function such as `read_register`."""


@attrs.frozen(kw_only=True, eq=False)
class ParsedCases:
    """A sheet of cases, parsed: all its rows as columns, and which of them are rejected.

    Attributes:
        editie: The edition that gave labels their meaning.
        lezing: The readings of ambiguous phrases that decided something.
        parsed: The columns, and the findings that rejected rows or are doubts.
        faulty: True for each row that is rejected.
        left_out: A notice on each row that a mapping leaves out, and on an example row.
    """

    editie: Editie
    lezing: Mapping[str, Uitkomst]
    parsed: ParsedColumns = attrs.field(repr=False)
    faulty: Numbers
    left_out: Findings = attrs.field(factory=Findings)

    @property
    def findings(self) -> Findings:
        """The findings in order: those on headers first, then row by row, and the rows that are left out."""
        return self.parsed.sorted_findings() + self.left_out

    @property
    def rows(self) -> int:
        """The number of rows that were read, those that are left out among them."""
        return len(self.parsed.sheet.rows) + len(self.left_out)

    @property
    def rejected(self) -> tuple[int, ...]:
        """The numbers of the rejected rows, as the user sees them."""
        return tuple(self.parsed.sheet.numbers[self.faulty].tolist())


@attrs.frozen(kw_only=True, eq=False)
class Reader:
    """How to read: the edition that gives labels a meaning, and what the user states beside the file.

    Attributes:
        editie: The edition.
        mapping: The field that a header names, None to keep the column as one of the organisation's own.
        constants: The value of a field where the file has no column for it, or an empty cell.
        jaar: The year of a file that has no column for a year or a date.
        outcome_reader: Reads outcomes and measures; knows which outcome an ambiguous phrase stands for.
        koppeling: The mapping of the organisation's file, where it has one.
    """

    editie: Editie
    mapping: Mapping[str, str | None]
    constants: Mapping[str, object] = attrs.field(repr=False)
    jaar: int | None
    outcome_reader: OutcomeReader
    koppeling: Koppeling | None = None

    @classmethod
    def of(
        cls,
        *,
        editie: Editie | str | None = None,
        mapping: Mapping[str, str | None] | None = None,
        constants: Mapping[str, object] | None = None,
        jaar: int | None = None,
        lezing: Mapping[str, str] | None = None,
        koppeling: Koppeling | None = None,
    ) -> Reader:
        """Make a reader.

        Args:
            editie: The edition, or its name; the default edition if left out.
            mapping: The field that a header names, None to keep the column as one of the organisation's own.
            constants: The value of a field where the file has no column for it, or an empty cell.
            jaar: The year of a file that has no column for a year or a date.
            lezing: The outcome that an ambiguous phrase of a case list stands for.
            koppeling: The mapping of the organisation's file.

        Raises:
            UnknownLabelError: The edition does not exist, or `lezing` names a phrase that leaves nothing to choose.
        """
        labels = find_editie(editie)
        return cls(
            editie=labels,
            mapping=mapping or {},
            constants=constants or {},
            jaar=jaar if koppeling is None or koppeling.tabel.verslagjaar is None else koppeling.tabel.verslagjaar,
            koppeling=koppeling,
            outcome_reader=OutcomeReader.of(labels.afdoeningen, lezing or {}),
        )

    def cases(self, sheet: Sheet, *, whole: bool = True, beside: Sequence[Sheet] = ()) -> ParsedCases:
        """Read a sheet of cases.

        Args:
            sheet: The sheet.
            whole: Whether its rows are whole cases; else nothing is required of a row.
            beside: All sheets of the register: by a mapping, their dates are written in one order where one fits.

        Raises:
            UnreadableError: The headers are wrong, or a constant is for a field that does not exist.
        """
        if self.koppeling is not None:
            reader, mapped = self.mapped(sheet, _FIELDS, beside)
            cases = reader.cases(mapped.sheet, whole=whole)
            return attrs.evolve(cases, left_out=mapped.left_out + cases.left_out)
        _refuse_counts(sheet, self.mapping)
        names = recognised(sheet.headers, _FIELDS, self.mapping)
        sheet, examples = without_examples(sheet, names)
        kind_known = "soort" in {*names, *self.constants}
        needed = [("hoofdcategorie",), _YEAR, *([] if kind_known else [PAIR])]
        parsed = self.columns(sheet, _FIELDS, needed)
        kinds, outcomes = parsed.columns["soort"], parsed.columns["uitkomst"]
        is_signaal = kinds.is_at(Soort.SIGNAAL)
        if whole:
            parsed = _filled(parsed, "hoofdcategorie")
            lacking = outcomes.gaps & ~is_signaal
            hint = (outcome_hint(parsed.sheet, parsed.own) if lacking.any() else None) or _FILL_IN
            parsed = parsed.reject(lacking, PAIR, _NO_OUTCOME, hint, unless=["soort"])
            parsed = _one_of(parsed, _YEAR)
        columns = {
            **parsed.columns,
            "soort": kinds.filled(kinds.gaps, Soort.MELDING),
            "uitkomst": outcomes.filled(outcomes.gaps & is_signaal, Uitkomst.ONBEKEND),
        }
        return ParsedCases(
            editie=self.editie,
            lezing=self.outcome_reader.decided(),
            parsed=attrs.evolve(parsed, columns=columns),
            faulty=parsed.faults,
            left_out=examples,
        )

    def mapped(self, sheet: Sheet, fields: Sequence[Field], beside: Sequence[Sheet] = ()) -> tuple[Reader, MappedSheet]:
        """Return a sheet as its mapping says, and the reader of what that gives.

        Args:
            sheet: The sheet as its file gives it.
            fields: The fields that it may hold.
            beside: All sheets of the register.
        """
        mapped = mapped_sheet(sheet, self.koppeling or Koppeling(), fields, self.mapping, beside)
        return attrs.evolve(self, mapping=mapped.mapping, koppeling=None), mapped

    def accepted_cases(self, sheet: Sheet) -> ParsedCases:
        """Read a sheet of cases of which no row may be rejected; a doubt becomes a `UserWarning`.

        Args:
            sheet: The sheet.

        Raises:
            RejectedRowsError: Some row cannot be understood; it carries every fault.
            UnreadableError: The headers are wrong, or a constant is for a field that does not exist.
        """
        cases = self.cases(sheet)
        accept(cases.findings, len(cases.rejected), cases.rows)
        return cases

    def records(self, sheet: Sheet, record_class: type[Record]) -> list[Record]:
        """Read a sheet of records of one class.

        Args:
            sheet: The sheet.
            record_class: The class. Columns beside its fields are allowed only if it has room for an organisation's
                own fields.

        Returns:
            A record for each row, in the order of the rows.

        Raises:
            RejectedRowsError: Some row cannot be understood; it carries every fault.
            UnreadableError: The headers are wrong, or a constant is for a field that does not exist.
        """
        fields = velden(record_class)
        required = [field.name for field in fields if field.required]
        allows_own_columns = "eigen" in attrs.fields_dict(record_class)
        parsed = self.columns(sheet, fields, [(name,) for name in required], closed=not allows_own_columns)
        for name in required:
            parsed = _filled(parsed, name)
        parsed = _one_of(parsed, getattr(record_class, "een_van", ()))
        refuse(parsed.sorted_findings(), len(parsed.rejected), len(sheet.rows))
        values = {name: column.decode() for name, column in parsed.columns.items()}
        if allows_own_columns:
            values["eigen"] = [
                {header: texts[index] for header, texts in parsed.own.items()} for index in range(len(sheet.rows))
            ]
        rows = zip(*values.values(), strict=True)
        return [record_class(**dict(zip(values, row, strict=True))) for row in rows]

    @few_searches()
    def columns(
        self, sheet: Sheet, fields: Sequence[Field], needed: Iterable[tuple[str, ...]], *, closed: bool = False
    ) -> ParsedColumns:
        """Read the columns of a sheet, requiring nothing of a row but that its cells can be understood.

        Args:
            sheet: The sheet.
            fields: The fields that it may hold.
            needed: Groups of fields; of each group at least one must have a column or a constant.
            closed: Whether other columns are refused.

        Raises:
            UnreadableError: The headers are wrong, or a constant is for a field that does not exist.
        """
        by_name = {field.name: field for field in fields}
        constants = self._constants(sheet, fields)
        _refuse_unknown(constants, by_name)
        groups = [group for group in needed if sheet.headers and not set(group) & constants.keys()]
        builder = ColumnBuilder(sheet, layout(sheet, fields, self.mapping, needed=groups, closed=closed), constants)
        pair = tuple(by_name.pop(name) for name in PAIR) if by_name.keys() >= set(PAIR) else None
        for field in by_name.values():
            builder.add(field, self._words(field))
        if pair is not None:
            builder.add_pair((pair[0], pair[1]), self.outcome_reader)
        parsed = builder.done()
        lost = Findings(self._lost(parsed, fields, {*parsed.headers, *constants}))
        surer = {finding.place.column for finding in lost}
        others = Findings(each for each in parsed.findings if each.place.row or each.place.column not in surer)
        return attrs.evolve(parsed, findings=lost + others) if lost else parsed

    def _lost(self, parsed: ParsedColumns, fields: Sequence[Field], known: Collection[str]) -> Iterator[Finding]:
        """Give a warning for each own column that looks like a field, and that the mapping does not decide on."""
        undecided = {header: texts for header, texts in parsed.own.items() if not _is_mapped(header, self.mapping)}
        return lost_fields(parsed.sheet, undecided, fields, known, self._knows)

    def _knows(self, field: Field, word: str) -> bool:
        """Tell whether a word stands for a code of a field, or in the edition for an outcome or a measure."""
        labels = self.editie.afdoeningen
        if field.name in PAIR and labels.phrase(word) is not None:
            return True
        try:
            with few_searches(0):
                (labels.parse if field.name == "afdoeningen" else self._words(field))(word)
        except UnknownLabelError:
            return False
        return True

    def _constants(self, sheet: Sheet, fields: Sequence[Field]) -> Mapping[str, object]:
        """Return what is stated beside a sheet, with the year where it has no column for a year or a date."""
        dated = {field.name for field in fields if field.form in {FieldForm.JAAR, FieldForm.DATUM}}
        if self.jaar is None or dated & {*recognised(sheet.headers, fields, self.mapping), *self.constants}:
            return self.constants
        year = next(field.name for field in fields if field.form is FieldForm.JAAR)
        return {**self.constants, year: self.jaar}

    def _words(self, field: Field) -> cell_readers.WordReader:
        if field.codes is Schendingstype:
            return self.editie.parse
        return (field.codes or Soort).parse


def _is_mapped(header: str, mapping: Mapping[str, str | None]) -> bool:
    return any(normal(header) == normal(mapped) for mapped in mapping)


def _refuse_counts(sheet: Sheet, mapping: Mapping[str, str | None]) -> None:
    """Refuse a file of counts, of which each row would else be read as one case."""
    mapped = {normal(header) for header in mapping}
    if any(normal(header) in COUNT_HEADERS - mapped for header in sheet.headers):
        raise UnreadableError(
            Text("Een bestand met aantallen is geen register.", "A file of counts is no register."),
            Text(
                "Lees het met read_counts, of als telling in een dossier.", "Read it by read_counts, or in a dossier."
            ),
        )


def _refuse_unknown(constants: Mapping[str, object], fields: Collection[str]) -> None:
    if strange := sorted(constants.keys() - set(fields)):
        raise UnreadableError(
            Text("{} is hier geen veld.", "{} is no field here.").format(", ".join(map(quoted, strange))),
            Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(fields)),
        )


def refuse(findings: Findings, rejected: int, rows: int) -> None:
    """Refuse a sheet of which rows were rejected.

    Raises:
        RejectedRowsError: A row was rejected; it carries every error.
    """
    if rejected:
        raise RejectedRowsError(
            Text("Niet te lezen: {} van de {} rijen.", "Unreadable: {} of {} rows.").format(rejected, rows),
            findings=findings.errors,
        )


def accept(findings: Findings, rejected: int, rows: int) -> None:
    """Refuse a sheet of which rows were rejected; give a `UserWarning` for each doubt of another one.

    A warning points at the caller of the public function that calls what calls this function.

    Args:
        findings: The findings of the sheet.
        rejected: How many of its rows were rejected.
        rows: How many rows it has.

    Raises:
        RejectedRowsError: A row was rejected; it carries every error.
    """
    refuse(findings, rejected, rows)
    for doubt in findings.at_least(Severity.WARNING):
        warnings.warn(doubt.to_text(), stacklevel=_USER)


def _filled(parsed: ParsedColumns, name: str) -> ParsedColumns:
    gaps = parsed.columns[name].gaps
    return parsed.reject(gaps, [name], Text("de cel is leeg.", "the cell is empty."), _FILL_IN)


def _one_of(parsed: ParsedColumns, names: tuple[str, ...]) -> ParsedColumns:
    """Reject the rows that have none of these fields."""
    if not names:
        return parsed
    gaps = np.logical_and.reduce([parsed.columns[name].gaps for name in names])
    message = Text("één hiervan moet gevuld zijn: {}.", "one of these must be filled: {}.").format(", ".join(names))
    return parsed.reject(gaps, names, message, _FILL_IN)
