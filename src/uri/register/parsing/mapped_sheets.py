"""A sheet by its mapping: what is no case left out, what repeats filled in, words in code, and persons in cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from uri.findings import Finding, Findings, Severity, quoted
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.register.koppeling import EIGEN, OPEN, SHEET_NAME, WEG, Koppeling, Telt
from uri.register.parsing.cell_readers import CellError, is_empty, text
from uri.register.parsing.example_rows import left_out_notice
from uri.register.parsing.header_matching import recognised
from uri.register.parsing.left_out_rows import HEADING_ROW, reasons_left_out
from uri.register.parsing.mapped_cells import WordMap, is_cross
from uri.register.parsing.person_rows import cases_of_persons
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet
from uri.register.parsing.written_dates import WrittenDates, dates_of_column
from uri.register.register_fields import REGISTER_FIELDS
from uri.taxonomy.labels import matching_key

_TELLING = {
    "hoofdcategorie",
    "uitkomst",
    "afdoeningen",
    "ontvangen",
    "afgerond",
    "soort",
    "meldkanaal",
    "onderdeel",
}
"""The fields of which a row that is a case has one at least."""

_DATED = {name for name, field in REGISTER_FIELDS.items() if field.form is FieldForm.DATUM}
_UNDECIDED = Text("over deze kolom is niets beslist.", "nothing has been decided about this column.")
_DECIDE = Text(
    "Noem in de koppeling haar veld, of zeg eigen of weg.", "Name its field in the mapping, or say eigen or weg."
)
_NAME = Text("over de naam van blad {} is niets beslist.", "nothing has been decided about the name of sheet {}.")
_SAY = Text("Zeg in de koppeling, onder waarden.{}, wat zij is.", "Say in the mapping, under waarden.{}, what it is.")
_ALIKE = Text(
    'Geef alle rijen van één zaak dezelfde waarde; zijn het eigen zaken, zeg dan telt = "melding" in de koppeling.',
    'Give all rows of one case the same value; if they are cases of their own, say telt = "melding" in the mapping.',
)
_FURTHER = Text("verder", "further")
_AMBIGUOUS = Text(
    "dag, maand en jaar van deze datum zijn niet uit elkaar te houden.",
    "day, month and year of this date cannot be told apart.",
)
_TELL_APART = Text(
    "Noem in de koppeling, onder waarden, de datum als 2023-12-31.",
    "Name the date as 2023-12-31 in the mapping, under waarden.",
)


@attrs.frozen(kw_only=True, eq=False)
class MappedSheet:
    """A sheet in which each column is a field or one of the organisation's own, and each row a case.

    Attributes:
        sheet: The sheet.
        mapping: The field of each header, None for a column of the organisation's own.
        left_out: A notice on each row that is no case, or is one with a row before it.
    """

    sheet: Sheet
    mapping: Mapping[str, str | None]
    left_out: Findings


def mapped_sheet(
    sheet: Sheet,
    koppeling: Koppeling,
    fields: Sequence[Field],
    mapping: Mapping[str, str | None],
    beside: Sequence[Sheet] = (),
) -> MappedSheet:
    """Read a sheet by a mapping, as far as words, crosses and rows go.

    Args:
        sheet: The sheet as its file gives it.
        koppeling: The mapping.
        fields: The fields that the sheet may hold.
        mapping: What the caller says of single headers; it goes before what the mapping says.
        beside: All sheets of the register, whose dates are written in one order where one fits.
    """
    return _Mapping(sheet, koppeling, fields, mapping, beside).done()


class _Mapping:
    """One sheet on its way: its columns by header, changed step by step."""

    def __init__(
        self,
        sheet: Sheet,
        koppeling: Koppeling,
        fields: Sequence[Field],
        mapping: Mapping[str, str | None],
        beside: Sequence[Sheet],
    ) -> None:
        self.sheet, self.koppeling, self.beside = sheet, koppeling, beside
        self.columns: dict[str, Sequence[Cell]] = dict(zip(sheet.headers, sheet.columns, strict=True))
        self.findings: list[Finding] = list(sheet.findings)
        self.mapping = self._mapping(fields, mapping)
        repeating = set(map(matching_key, koppeling.tabel.doorvullen))
        self.repeating = [header for header in self.columns if matching_key(header) in repeating]

    def done(self) -> MappedSheet:
        reasons = self._leave_out()
        left_out = self._notices(reasons)
        self._fill_down([row for row, reason in reasons.items() if reason != HEADING_ROW])
        self._keep([row for row in range(len(self.sheet.rows)) if row not in reasons])
        self._mark_crosses()
        self._add_sheet_name()
        self.date_cells = self._date_cells()
        for header, name in list(self.mapping.items()):
            if (field := REGISTER_FIELDS.get(name or "")) is not None and header in self.columns:
                self._read_words(header, field)
        if self.koppeling.tabel.telt is Telt.BETROKKENE:
            left_out += self._join_persons()
        sheet = attrs.evolve(
            self.sheet,
            headers=tuple(self.columns),
            columns=tuple(self.columns.values()),
            findings=Findings(self.findings),
        )
        return MappedSheet(sheet=sheet, mapping=self.mapping, left_out=left_out)

    def _mapping(self, fields: Sequence[Field], stated: Mapping[str, str | None]) -> dict[str, str | None]:
        """Return the field of each header that has a meaning, and drop the columns that are left out."""
        known = {matching_key(header): name for header, name in stated.items()}
        names = dict(zip(self.columns, recognised(self.columns, fields, {}), strict=True))
        mapping: dict[str, str | None] = {}
        for header in list(self.columns):
            chosen = self.koppeling.field_of(header)
            if matching_key(header) in known:
                mapping[header] = known[matching_key(header)]
            elif chosen == WEG:
                del self.columns[header]
                self.findings = [finding for finding in self.findings if finding.place.column != header]
            elif chosen == OPEN:
                mapping[header] = None
                self._doubt(header)
            elif chosen is not None:
                mapping[header] = None if chosen == EIGEN else chosen
            elif self.koppeling.cross_of(header) is None and names[header] is not None:
                mapping[header] = names[header]
        absent = {header: name for header, name in stated.items() if header not in mapping} | {
            header: name
            for header, name in self.koppeling.kolommen.items()
            if name not in {WEG, OPEN, EIGEN} and not self._has(header)
        }
        return {**mapping, **absent}

    def _has(self, header: str) -> bool:
        return matching_key(header) in map(matching_key, self.columns)

    def _doubt(self, header: str) -> None:
        place = self.sheet.place(column=header)
        doubt = Finding(rule="URI-I-open", severity=Severity.WARNING, message=_UNDECIDED, hint=_DECIDE, place=place)
        self.findings.append(doubt)

    def _fill_down(self, passed: Collection[int]) -> None:
        """Repeat the cell above in each empty cell of the columns that say so; merged cells are then no fault."""
        self.columns |= {header: filled_down(self.columns[header], passed) for header in self.repeating}
        self.findings = [
            finding
            for finding in self.findings
            if finding.rule != "URI-I-doorlopend" or finding.place.column not in self.repeating
        ]

    def _leave_out(self) -> Mapping[int, Text]:
        """Return the rows that are no cases, as they stand, with the reason."""
        telling = {
            header
            for header in self.columns
            if self.mapping.get(header) in _TELLING or self.koppeling.cross_of(header) is not None
        }
        dates = {header for header in telling if self.mapping.get(header) in {"ontvangen", "afgerond"}}
        numbers = self.sheet.numbers.tolist()
        return reasons_left_out(self.columns, numbers, telling=telling, repeating=self.repeating, dates=dates)

    def _notices(self, reasons: Mapping[int, Text]) -> Findings:
        return Findings(left_out_notice(self.sheet, row, reason) for row, reason in reasons.items())

    def _keep(self, rows: Sequence[int]) -> None:
        if len(rows) == len(self.sheet.rows):
            return
        index = np.array(rows, np.int64)
        numbers = self.sheet.numbers[index]
        self.columns = {header: RepeatedCells.of(cells).take(index) for header, cells in self.columns.items()}
        kept = set(numbers.tolist())
        self.findings = [finding for finding in self.findings if finding.place.row is None or finding.place.row in kept]
        self.sheet = attrs.evolve(self.sheet, rows=numbers)

    def _add_sheet_name(self) -> None:
        """Add a column of what the name of the sheet says; what has not been decided rejects every row."""
        name, field = self.sheet.name, self.koppeling.kolommen.get(SHEET_NAME)
        if name is None or field in {None, OPEN, WEG} or self._has(SHEET_NAME):
            return
        said = name if field == EIGEN else self.koppeling.codes_of(str(field)).get(matching_key(name))
        value = CellError("URI-I-blad", _NAME.format(quoted(name)), _SAY.format(field)) if said is None else said
        rows = len(self.sheet.rows)
        self.columns[SHEET_NAME] = self._each([value] * rows, SHEET_NAME)

    def _date_cells(self) -> list[Cell]:
        """Return the cells that occur in the columns of dates, on this sheet and on those beside it."""
        dated = {header for header, name in self.mapping.items() if name in _DATED}
        keys = set(map(matching_key, dated))
        columns = [self.columns[header] for header in self.columns if header in dated]
        for sheet in (sheet for sheet in self.beside if sheet.name != self.sheet.name):
            headed = zip(sheet.headers, sheet.columns, strict=True)
            columns += [cells for header, cells in headed if matching_key(header) in keys]
        return [cell for cells in columns for cell in RepeatedCells.of(cells).cells]

    def _mark_crosses(self) -> None:
        """Put the columns of crosses of one field together in a column that holds its codes."""
        by_field: dict[str, list[str]] = {}
        for header in self.columns:
            if (cross := self.koppeling.cross_of(header)) is not None:
                by_field.setdefault(cross.veld, []).append(header)
        for name, headers in by_field.items():
            codes: list[list[str]] = [[] for _ in range(len(self.sheet.rows))]
            for header in headers:
                cross, cells = self.koppeling.cross_of(header), RepeatedCells.of(self.columns.pop(header))
                marked = self._each(cells.change(_cross_or_fault), header)
                for row, crossed in enumerate(marked):
                    if crossed and cross is not None:
                        codes[row].append(cross.code)
            joint = ", ".join(headers)
            members = _members(REGISTER_FIELDS[name])
            self.columns[joint] = [tuple(members[code] for code in row) or None for row in codes]
            self.mapping[joint] = name

    def _read_words(self, header: str, field: Field) -> None:
        """Put the words of a column in code, part its cells that hold several values, and read its dates."""
        cells = RepeatedCells.of(self.columns[header])
        codes = self.koppeling.codes_of(field.name)
        words = WordMap(codes=codes, members=_members(field), separator=self.koppeling.tabel.scheiding.get(field.name))
        if field.form is FieldForm.DATUM:
            days = cells.change(words.value).change(_day_reader(dates_of_column(cells.cells, self.date_cells)))
            self.columns[header] = self._each(days, header)
        elif field.name == "hoofdcategorie" and words.separator:
            several = cells.change(words.pieces)
            self.columns[header] = several.change(lambda pieces: pieces[0] if pieces else None)
            self._further_types(header, several)
        elif codes or words.separator:
            self.columns[header] = cells.change(words.value)

    def _further_types(self, header: str, several: RepeatedCells[tuple[Cell, ...]]) -> None:
        further: RepeatedCells[Cell] = several.change(lambda pieces: tuple(map(text, pieces[1:])) or None)
        if all(cell is None for cell in further.cells) or "nevencategorieen" in self.mapping.values():
            return
        beside = f"{header}, {_FURTHER}"
        self.columns[beside] = further
        self.mapping[beside] = "nevencategorieen"

    def _join_persons(self) -> Findings:
        """Join the rows of each kenmerk to one case."""
        headers = {name: header for header, name in self.mapping.items() if name and header in self.columns}
        if "kenmerk" not in headers:
            return Findings()
        joined = cases_of_persons({name: list(self.columns[header]) for name, header in headers.items()})
        for name, cells in joined.columns.items():
            header = headers.get(name, name)
            self.columns[header] = cells
            self.mapping.setdefault(header, name)
        self.findings += [
            Finding(
                rule="URI-I-personen",
                message=Text("verschilt binnen één zaak.", "differs within one case."),
                hint=_ALIKE,
                place=self.sheet.place(row, headers[name]),
            )
            for row, name in joined.differing
        ]
        numbers = self.sheet.numbers.tolist()
        reason = Text("een betrokkene bij de zaak van rij {}.", "a person involved in the case of row {}.")
        notices = self._notices({row: reason.format(numbers[first]) for row, first in joined.persons.items()})
        self._keep([row for row in range(len(self.sheet.rows)) if row not in joined.persons])
        return notices

    def _each(self, values: Iterable[Any], header: str) -> list[Any]:
        """Return the values, with a finding for each that is a fault, and None in its place."""
        results = []
        for row, value in enumerate(values):
            if isinstance(value, CellError):
                place = self.sheet.place(row, header)
                self.findings.append(Finding(rule=value.rule, message=value.message, hint=value.hint, place=place))
            results.append(None if isinstance(value, CellError) else value)
        return results


def _cross_or_fault(cell: Cell) -> bool | CellError:
    try:
        return is_cross(cell)
    except CellError as error:
        return error


def _day_reader(dates: WrittenDates) -> Callable[[Cell], Cell | CellError]:
    """Return what reads a cell of a column of dates; what is none stays as it is, for the reader to refuse."""

    def read(cell: Cell) -> Cell | CellError:
        return (
            CellError("URI-I-datum", _AMBIGUOUS, _TELL_APART) if dates.is_ambiguous(cell) else dates.read(cell) or cell
        )

    return read


def _members(field: Field) -> dict[str, Any]:
    return {code.value: code for code in field.codes or ()}


def filled_down(cells: Sequence[Cell], passed: Collection[int] = ()) -> list[Cell]:
    """Repeat the cell above in each empty one.

    Args:
        cells: The cells of a column.
        passed: The rows, by position, of which no cell is repeated, such as those of totals.
    """
    skipped = set(passed)
    filled: list[Cell] = []
    above: Cell = None
    for row, cell in enumerate(cells):
        if row in skipped:
            filled.append(cell)
            continue
        above = above if is_empty(cell) else cell
        filled.append(above)
    return filled
