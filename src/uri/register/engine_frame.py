"""Frames of any engine that narwhals knows: read where they are in memory, counted where they are lazy.

A lazy frame is never fetched. The engine groups raw cells and counts; what a cell means is said here, by the reader
of files, for each distinct combination once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, cast

import attrs
import numpy as np

from uri.errors import UnreadableError
from uri.findings import Finding, Findings
from uri.languages import Text, joined
from uri.model import FieldForm
from uri.register.columns import Numbers
from uri.register.frames.frame_sheets import (
    Dataframe,
    cells_of,
    engine_frame,
    fetched_sheet,
    frame_sheet,
    is_pandas,
    no_row_numbers,
    raw_sheet,
    series_cells,
    unindexed,
)
from uri.register.frames.narwhals_expressions import (
    NESTED,
    STRANGE,
    fetch,
    is_text,
    lacking,
    narwhals,
    within_day,
    without_space,
)
from uri.register.koppeling import Koppeling
from uri.register.parsing.header_matching import recognised
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet
from uri.register.parsing.reader import Reader, accept
from uri.register.reading_result import Reading
from uri.register.register import Register
from uri.register.register_fields import REGISTER_FIELDS
from uri.taxonomy import Editie

_FIELDS = tuple(REGISTER_FIELDS.values())
_PER_ROW = Text("in {} rijen", "in {} rows")
_ONE_ROW = Text("in 1 rij", "in 1 row")
_EXPECTED = Text("verwacht is {}, niet {}", "expected {}, not {}")
_NEEDS_ROWS = Text(
    "De koppeling heeft kruisjes, vult cellen door of telt betrokkenen; een frame telt elke rij los.",
    "The mapping has crosses, fills in cells or counts persons; a frame counts each row by itself.",
)
_FROM_FRAME = Text("Lees het met Register.from_frame.", "Read it by Register.from_frame.")
_NO_COLUMNS = Text("Het frame heeft geen kolommen.", "The frame has no columns.")


@attrs.frozen(kw_only=True, eq=False)
class CountedRows:
    """Rows counted by the raw cells of some columns.

    Attributes:
        cells: The cells of each combination, by header.
        keys: For each combination the text that `Frame.row_key` gives of its cells.
        register: What could be read of the combinations, each row with the number of cases that it stands for.
        findings: What is wrong, with the number of rows that have it.
        rows: How many rows were counted.
        rejected: How many of them cannot be read.
    """

    cells: Mapping[str, Sequence[Cell]] = attrs.field(repr=False)
    keys: Sequence[str] = attrs.field(repr=False)
    register: Register
    findings: Findings
    rows: int
    rejected: int

    def accepted(self) -> Register:
        """Return the register, as `Reading.accepted` does."""
        accept(self.findings, self.rejected, self.rows)
        return self.register


@attrs.frozen(eq=False)
class Frame:
    """A frame of any engine, and how it is read.

    Attributes:
        frame: The frame: of pandas, or of any engine that narwhals knows, lazy or not.
        editie: The edition that gives labels a meaning, or its name.
        mapping: The field that a header names, None to keep the column as one of the organisation's own.
        constants: The value of a field where the frame has no column for it, or an empty cell.
        lezing: The outcome that an ambiguous phrase of a case list stands for.
        koppeling: The mapping of the frame's headers and words; what joins or fills in rows is refused.
        rij: The column that numbers the rows, by which findings tell where they stand. Without it the rows of a frame
            in memory count from 1; a lazy frame has no order, and findings say in how many rows.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"Nr": [7], "Schending": ["Financiële schendingen"], "Jaar": [2023]})
        >>> frame = Frame(rows, constants={"uitkomst": "lopend"}, rij="Nr")
        >>> frame.register()
        <Register bzk-2023: 1 rij, verslagjaren 2023>
    """

    frame: Dataframe = attrs.field(repr=False)
    editie: Editie | str | None = attrs.field(default=None, kw_only=True)
    mapping: Mapping[str, str | None] | None = attrs.field(default=None, kw_only=True)
    constants: Mapping[str, object] | None = attrs.field(default=None, kw_only=True, repr=False)
    lezing: Mapping[str, str] | None = attrs.field(default=None, kw_only=True)
    koppeling: Koppeling | None = attrs.field(default=None, kw_only=True)
    rij: str | None = attrs.field(default=None, kw_only=True)

    @cached_property
    def reader(self) -> Reader:
        """The reader of its cells.

        Raises:
            UnreadableError: The mapping looks from one row to another, and a frame has no order.
        """
        koppeling = self.koppeling
        if koppeling is not None and koppeling.needs_rows:
            raise UnreadableError(_NEEDS_ROWS, _FROM_FRAME)
        return Reader.of(
            editie=self.editie,
            mapping={**({} if koppeling is None else koppeling.fields), **(self.mapping or {})},
            constants=self.constants,
            lezing=self.lezing,
            koppeling=koppeling,
        )

    @cached_property
    def engine(self) -> Any:  # noqa: ANN401 (narwhals is loaded on use)
        """The frame as narwhals has it."""
        return engine_frame(self.frame)

    @cached_property
    def types(self) -> Mapping[str, Any]:
        """The type of each column that holds cells.

        Raises:
            UnreadableError: The column of row numbers is not there.
        """
        types = dict(self.engine.collect_schema())
        if self.rij is not None and self.rij not in types:
            raise no_row_numbers(self.rij)
        return {header: kind for header, kind in types.items() if header != self.rij}

    @property
    def anywhere(self) -> Any:  # noqa: ANN401 (an expression of narwhals)
        """An expression that gives a value for every row, for constants to be put on."""
        header = next(iter(self.types), self.rij)
        if header is None:
            raise UnreadableError(_NO_COLUMNS)
        return narwhals().col(header).is_null()

    @cached_property
    def fields(self) -> Mapping[str, str | None]:
        """The field that each column holds, None for one of the organisation's own.

        Raises:
            UnreadableError: The headers are wrong; it carries every fault.
        """
        self.reader.cases(Sheet(headers=tuple(self.types), columns=((),) * len(self.types), rows=()))
        return dict(zip(self.types, recognised(self.types, _FIELDS, self.reader.mapping), strict=True))

    @property
    def lazy(self) -> bool:
        """Whether the rows are not in memory."""
        return not is_pandas(self.frame) and isinstance(self.engine, narwhals().LazyFrame)

    @property
    def groups(self) -> bool:
        """Whether the engine can group the rows by their cells: a lazy one must, one in memory may hold lists."""
        if is_pandas(self.frame):
            headers = unindexed(self.frame).columns
            if not (len(headers) and headers.is_unique and all(isinstance(header, str) for header in headers)):
                return False
        return self.lazy or not any(type(kind).__name__ in NESTED for kind in self.types.values())

    def register(self) -> Register:
        """Read the rows of a frame in memory.

        Raises:
            RejectedRowsError: Some row cannot be understood; it carries every fault.
            UnreadableError: The frame is lazy, or its headers are wrong.
        """
        return Register.of_cases(self.reader.accepted_cases(frame_sheet(self.frame, numbered_by=self.rij)))

    def count(
        self,
        headers: Collection[str],
        *,
        years: bool = False,
        whole: bool = True,
        keyed_by: Collection[str] | None = None,
    ) -> CountedRows:
        """Count the rows by the raw cells of some columns.

        Args:
            headers: The columns.
            years: Whether days of one year count together; the first of them stands for all.
            whole: Whether a combination is a whole case, as in `Reader.cases`.
            keyed_by: Some of the columns; the texts that `row_key` gives of them come with the counts.
        """
        ordered = [header for header in self.types if header in headers]
        cells, keys, numbers = self._grouped(ordered, keyed_by, years=years)
        empty = cells_of([None] * len(numbers))
        columns = [cells.get(header, empty) for header in self.types]
        sheet = raw_sheet(list(self.types), columns, range(1, len(numbers) + 1))
        reading = Reading.of(self.reader.cases(sheet, whole=whole))
        good = np.ones(len(numbers), bool)
        good[np.array(reading.rejected, np.int64) - 1] = False
        return CountedRows(
            keys=keys,
            cells={header: sheet.columns[index] for index, header in enumerate(sheet.headers) if header in cells},
            register=attrs.evolve(reading.register, weights=numbers[good]),
            findings=_bundled(reading, numbers),
            rows=int(numbers.sum()),
            rejected=int(numbers[~good].sum()),
        )

    def row_key(self, headers: Iterable[str], *, bare: bool = False) -> Any:  # noqa: ANN401 (an expression of narwhals)
        """Return a text for each row: rows with equal cells have the same, and hardly any others.

        Args:
            headers: The columns whose cells are told apart.
            bare: Whether texts that differ in white space only have the same key, and all cells that are empty to a
                reader.
        """
        nw = narwhals()
        parts = [nw.when(self.anywhere).then(nw.lit("")).otherwise(nw.lit(""))]
        for header in sorted(headers):
            kind, cell = self.types[header], nw.col(header)
            if type(kind).__name__ not in STRANGE:
                text = cell.cast(nw.String)
                text = without_space(text) if bare and is_text(kind) else text
                empty = lacking(kind, cell) if bare else cell.is_null()
                parts.append(nw.when(empty).then(nw.lit("-")).otherwise(nw.concat_str(nw.lit("="), text)))
        return nw.concat_str(*parts, separator="|")

    def rows(self, condition: Any) -> Register:  # noqa: ANN401 (an expression of narwhals)
        """Fetch the rows for which an expression is true, by their number if they have one.

        Args:
            condition: The expression, of narwhals.
        """
        fetched = fetch(self.engine.filter(condition))
        if self.rij is not None:
            fetched = fetched.sort(self.rij)
        return Reading.of(self.reader.cases(fetched_sheet(fetched, numbered_by=self.rij))).register

    def _grouped(
        self, headers: list[str], keyed_by: Collection[str] | None, *, years: bool
    ) -> tuple[dict[str, RepeatedCells[Any]], list[str], Numbers]:
        """Let the engine count: the values of each column, the key and the number of rows of each combination.

        Columns get plain names first, as engines differ in what a name may hold; a sum of ones is what all can do.
        """
        nw = narwhals()
        names = {header: f"c{index}" for index, header in enumerate(headers)}
        days = [header for header in headers if years and self._dated(header)]
        groups = {names[header]: nw.col(header) for header in headers if header not in days}
        for header in days:
            groups[f"y{names[header]}"] = nw.col(header).dt.year()
            groups[f"t{names[header]}"] = within_day(self.types[header], nw.col(header))
        groups = groups or {"none": self.anywhere}
        if keyed_by is not None:
            groups["key"] = self.row_key(keyed_by)
        first_days = {names[header]: nw.col(header) for header in days}
        columns = {**groups, **first_days, "n": nw.lit(1).cast(nw.Int64)}
        rows = self.engine.select(*(cell.alias(name) for name, cell in columns.items())).group_by(*groups)
        totals = fetch(rows.agg(nw.col("n").sum(), *(nw.col(name).min() for name in first_days)))
        numbers = np.array([int(number) for number in totals["n"].to_list()], np.int64)
        keys = totals["key"].to_list() if keyed_by is not None else []
        return {header: series_cells(totals[name]) for header, name in names.items()}, keys, numbers

    def _dated(self, header: str) -> bool:
        """Tell whether a column holds the days, or moments, of a field that is a day."""
        name = self.fields[header]
        is_day = name is not None and REGISTER_FIELDS[name].form is FieldForm.DATUM
        return is_day and type(self.types[header]).__name__ in {"Date", "Datetime"}


def frame_of(value: object, expected: Text, /, **reading: Any) -> Frame:  # noqa: ANN401 (the attributes of a `Frame`)
    """Return a `Frame`: the one given, or one made of what has the looks of a frame.

    Args:
        value: A `Frame`, or a frame of any engine.
        expected: What the caller takes, as a list of nouns, for the message on anything else.
        reading: How it is read, as the attributes of `Frame`; None leaves the attribute as it is.

    Raises:
        TypeError: The value is no frame.
    """
    if isinstance(value, Frame):
        stated = {name: attribute for name, attribute in reading.items() if attribute is not None}
        return attrs.evolve(value, **stated) if stated else value
    if not hasattr(type(value), "columns"):
        raise TypeError(str(_EXPECTED.format(expected, type(value).__name__)))
    return Frame(cast("Dataframe", value), **reading)


def in_rows(finding: Finding, number: int) -> Finding:
    """Say of a finding in how many rows it was made, instead of in which one."""
    counted = _ONE_ROW if number == 1 else _PER_ROW.format(number)
    words = counted if finding.found is None else joined([finding.found, counted])
    return attrs.evolve(finding, found=words, place=attrs.evolve(finding.place, row=None))


def per_fault(findings: Iterable[tuple[Finding, int]]) -> list[Finding]:
    """Put findings that say the same together, each with its number of rows."""
    numbers: dict[Finding, int] = {}
    for finding, number in findings:
        rowless = attrs.evolve(finding, place=attrs.evolve(finding.place, row=None))
        numbers[rowless] = numbers.get(rowless, 0) + number
    return [in_rows(finding, number) if number else finding for finding, number in numbers.items()]


def _bundled(reading: Reading, numbers: Numbers) -> Findings:
    """Return the findings of reading combinations; those on headers stand in no row."""
    rows = (
        (finding, 0 if finding.place.row is None else int(numbers[finding.place.row - 1]))
        for finding in reading.findings
    )
    return Findings(sorted(per_fault(rows), key=_column_and_words))


def _column_and_words(finding: Finding) -> tuple[str, ...]:
    return finding.place.column or "", finding.message.nl, "" if finding.found is None else finding.found.nl
