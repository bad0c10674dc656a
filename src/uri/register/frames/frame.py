"""Frames of any engine that narwhals knows: read where they are in memory, counted where they are lazy.

A lazy frame is never fetched. The engine groups raw cells and counts; what a cell means is said here, by the reader
of files, for each distinct combination once.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, Protocol, cast

import attrs
import numpy as np
import pandas as pd

from uri.errors import UnreadableError
from uri.extras import load
from uri.findings import Finding, Findings, quoted
from uri.model import FieldForm
from uri.register.columns import Numbers
from uri.register.frames.pandas_frames import cells_of, columns_of, raw_sheet, unindexed
from uri.register.parsing.headers import recognised
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet
from uri.register.parsing.reader import Reader, Reading, refuse
from uri.register.register import REGISTER_FIELDS, Register
from uri.taxonomy import Editie
from uri.texts import Text, joined

NESTED = ("Array", "List", "Object", "Struct", "Unknown")
"""The types whose values an engine in memory may not be able to group."""

FLOATS = ("Float32", "Float64")

STRANGE = (*NESTED, "Binary", "Duration", "Time")
"""The types whose values may be no cell, and may have no text."""

_PER_ROW = Text("in {} rijen", "in {} rows")
_ONE_ROW = Text("in 1 rij", "in 1 row")
_LAZY = Text("Een lui (lazy) frame wordt niet opgehaald.", "A lazy frame is not fetched.")
_FETCH = Text(
    "Haal het zelf op (collect), of tel het met Kubus.from_frame.",
    "Fetch it yourself (collect), or count it by Kubus.from_frame.",
)
_NUMBERLESS = Text("de kolom {} noemt niet van elke rij het nummer.", "the column {} does not number every row.")
_NO_COLUMNS = Text("Het frame heeft geen kolommen.", "The frame has no columns.")
_TWICE = Text("Twee kolommen van het frame heten hetzelfde.", "Two columns of the frame have one name.")
_RENAME = Text("Geef ze elk een eigen naam.", "Give each a name of its own.")
_AGAIN = Text("de kolom {} noemt een nummer vaker dan eens.", "the column {} has a number more than once.")
_NO_NUMBERS = Text("de kolom {} met rijnummers bestaat niet.", "the column {} of row numbers is not there.")


_NUMBERS = 2**63
"""Row numbers are below this: they are kept in 64 bits."""

_WHITE = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
"""All white space that there is, as engines have each their own idea of it."""


class Dataframe(Protocol):
    """A frame of pandas, or of any engine that narwhals knows, lazy or not."""

    @property
    def columns(self) -> Any: ...  # noqa: ANN401, D102 (each engine has its own)


@attrs.frozen(kw_only=True, eq=False)
class CountedRows:
    """Rows counted by the raw cells of some columns.

    `cells` holds those cells by header, `register` what could be read of them, each row with the number of cases that
    it stands for. `findings` say in how many rows; `rejected` of the `rows` cannot be read. `keys` are what
    `Frame.sleutel` is of those cells.
    """

    cells: Mapping[str, Sequence[Cell]]
    keys: Sequence[str]
    register: Register
    findings: Findings
    rows: int
    rejected: int

    def accepted(self) -> Register:
        """Return the register, as `Reading.accepted` does."""
        refuse(self.findings, self.rejected, self.rows)
        for doubt in self.findings:
            warnings.warn(doubt.to_text(), stacklevel=3)
        return self.register


@attrs.frozen(eq=False, slots=False)
class Frame:
    """A frame of any engine, and how it is read: the arguments of `Register.from_frame`.

    `rij` is the column that numbers the rows, by which findings tell where they stand. Without it the rows of a frame
    in memory count from 1; a lazy frame has no order, and findings say in how many rows.
    """

    frame: Dataframe = attrs.field(repr=False)
    editie: Editie | str | None = attrs.field(default=None, kw_only=True)
    mapping: Mapping[str, str | None] | None = attrs.field(default=None, kw_only=True)
    constants: Mapping[str, object] | None = attrs.field(default=None, kw_only=True, repr=False)
    lezing: Mapping[str, str] | None = attrs.field(default=None, kw_only=True)
    rij: str | None = attrs.field(default=None, kw_only=True)

    @cached_property
    def lezer(self) -> Reader:
        """The reader of its cells."""
        return Reader.of(editie=self.editie, mapping=self.mapping, constants=self.constants, lezing=self.lezing)

    @cached_property
    def engine(self) -> Any:  # noqa: ANN401 (narwhals is loaded on use)
        """The frame as narwhals has it."""
        nw = narwhals()
        native = nw.to_native(self.frame, pass_through=True)
        try:
            return nw.from_native(unindexed(native) if isinstance(native, pd.DataFrame) else native)
        except load("narwhals.exceptions", "engines").DuplicateError:
            raise UnreadableError(_TWICE, _RENAME) from None

    @cached_property
    def types(self) -> Mapping[str, Any]:
        """The type of each column that holds cells."""
        types = dict(self.engine.collect_schema())
        if self.rij is not None and self.rij not in types:
            raise UnreadableError(_NO_NUMBERS.format(quoted(self.rij)))
        return {header: kind for header, kind in types.items() if header != self.rij}

    @property
    def anywhere(self) -> Any:  # noqa: ANN401 (an expression of narwhals)
        """An expression on a column, whichever: so that what is the same for all has rows."""
        header = next(iter(self.types), self.rij)
        if header is None:
            raise UnreadableError(_NO_COLUMNS)
        return narwhals().col(header).is_null()

    @cached_property
    def velden(self) -> Mapping[str, str | None]:
        """The field that each column holds, None for an own one; raises `UnreadableError` for wrong headers."""
        empty = Sheet(headers=tuple(self.types), columns=((),) * len(self.types), rows=())
        self.lezer.read(empty)
        return dict(
            zip(self.types, recognised(empty, tuple(REGISTER_FIELDS.values()), self.lezer.mapping), strict=True)
        )

    @property
    def lazy(self) -> bool:
        """Whether the rows are not in memory."""
        return not isinstance(self.frame, pd.DataFrame) and isinstance(self.engine, narwhals().LazyFrame)

    @property
    def groups(self) -> bool:
        """Whether the engine can group the rows by their cells: a lazy one must, one in memory may hold lists."""
        if isinstance(self.frame, pd.DataFrame):
            headers = unindexed(self.frame).columns
            if not (len(headers) and headers.is_unique and all(isinstance(header, str) for header in headers)):
                return False
        return self.lazy or not any(type(kind).__name__ in NESTED for kind in self.types.values())

    def register(self) -> Register:
        """Read the rows of a frame in memory; raises `RejectedRowsError` with every fault."""
        if isinstance(self.frame, pd.DataFrame):
            return self.lezer.read(self._sheet(*columns_of(self.frame), len(self.frame))).accepted()
        if self.lazy:
            raise UnreadableError(_LAZY, _FETCH)
        return self.lezer.read(self.sheet(self.engine)).accepted()

    def sheet(self, fetched: Any) -> Sheet:  # noqa: ANN401 (a frame of narwhals)
        """Take the cells of a frame in memory as they are; rows have the numbers that they bring, or count from 1."""
        return self._sheet(fetched.columns, [_cells(fetched[header]) for header in fetched.columns], len(fetched))

    def count(
        self,
        headers: Collection[str],
        *,
        years: bool = False,
        whole: bool = True,
        sleutel: Collection[str] | None = None,
    ) -> CountedRows:
        """Count the rows by the raw cells of some columns; see `Reader.read` for `whole`.

        With `years`, days of one year count together, and the first of them stands for all. With some of the columns
        as `sleutel` come the texts that `sleutel` gives of them.
        """
        ordered = [header for header in self.types if header in headers]
        cells, sleutels, numbers = self._grouped(ordered, sleutel, years=years)
        empty = cells_of([None] * len(numbers))
        columns = [cells.get(header, empty) for header in self.types]
        raw = raw_sheet(list(self.types), columns, range(1, len(numbers) + 1))
        reading = self.lezer.read(raw, whole=whole)
        good = np.ones(len(numbers), bool)
        good[np.array(reading.rejected, np.int64) - 1] = False
        return CountedRows(
            keys=sleutels,
            cells={header: raw.columns[at] for at, header in enumerate(raw.headers) if header in cells},
            register=attrs.evolve(reading.register, weights=numbers[good]),
            findings=_bundled(reading, numbers),
            rows=int(numbers.sum()),
            rejected=int(numbers[~good].sum()),
        )

    def sleutel(self, headers: Iterable[str], *, bare: bool = False) -> Any:  # noqa: ANN401 (an expression of narwhals)
        """Return a text for each row that is the same in rows with equal cells; other rows may share it, though hardly.

        With `bare`, texts that differ in white space only have equal texts, as have all cells that are empty to a
        reader.
        """
        nw = narwhals()
        parts = [nw.when(self.anywhere).then(nw.lit("")).otherwise(nw.lit(""))]
        for header in sorted(headers):
            kind, cell = self.types[header], nw.col(header)
            if type(kind).__name__ not in STRANGE:
                said = cell.cast(nw.String)
                said = without_space(said) if bare and is_text(kind) else said
                empty = lacking(kind, cell) if bare else cell.is_null()
                parts.append(nw.when(empty).then(nw.lit("-")).otherwise(nw.concat_str(nw.lit("="), said)))
        return nw.concat_str(*parts, separator="|")

    def rows(self, wanted: Any) -> Register:  # noqa: ANN401 (an expression of narwhals)
        """Fetch the rows for which an expression is true, by their number if they have one."""
        found = fetch(self.engine.filter(wanted))
        if self.rij is not None:
            found = found.sort(self.rij)
        return self.lezer.read(self.sheet(found)).register

    def _grouped(
        self, headers: list[str], sleutel: Collection[str] | None, *, years: bool
    ) -> tuple[dict[str, RepeatedCells[Any]], list[str], Numbers]:
        """Let the engine count: the values of each column, the key and the number of rows of each combination.

        Columns get plain names first, as engines differ in what a name may hold; a sum of ones is what all can do.
        """
        nw = narwhals()
        names = {header: f"c{at}" for at, header in enumerate(headers)}
        days = [header for header in headers if years and self._dated(header)]
        keys = {names[header]: nw.col(header) for header in headers if header not in days}
        for header in days:
            keys[f"y{names[header]}"] = nw.col(header).dt.year()
            keys[f"t{names[header]}"] = _clock(self.types[header], nw.col(header))
        keys = keys or {"none": self.anywhere}
        if sleutel is not None:
            keys["key"] = self.sleutel(sleutel)
        shown = {names[header]: nw.col(header) for header in days}
        rows = self.engine.select(*(cell.alias(name) for name, cell in {**keys, **shown}.items()))
        rows = rows.with_columns(nw.lit(1).cast(nw.Int64).alias("n")).group_by(*keys)
        found = fetch(rows.agg(nw.col("n").sum(), *(nw.col(name).min() for name in shown)))
        numbers = np.array([int(number) for number in found["n"].to_list()], np.int64)
        said = found["key"].to_list() if sleutel is not None else []
        return {header: _cells(found[name]) for header, name in names.items()}, said, numbers

    def _dated(self, header: str) -> bool:
        """Tell whether a column holds the days, or moments, of a field that is a day."""
        name = self.velden[header]
        day = name is not None and REGISTER_FIELDS[name].form is FieldForm.DATUM
        return day and type(self.types[header]).__name__ in {"Date", "Datetime"}

    def _sheet(self, headers: Sequence[str], columns: Sequence[RepeatedCells[Any]], length: int) -> Sheet:
        """Make a sheet of values, of which the column of row numbers, where there is one, numbers the rows."""
        if self.rij is None:
            return raw_sheet(headers, columns, range(1, length + 1))
        if self.rij not in headers:
            raise UnreadableError(_NO_NUMBERS.format(quoted(self.rij)))
        at = list(headers).index(self.rij)
        numbers = columns[at]
        if not all(map(_is_number, numbers)):
            raise UnreadableError(_NUMBERLESS.format(quoted(self.rij)))
        if len(set(numbers)) < length:
            raise UnreadableError(_AGAIN.format(quoted(self.rij)))
        rest = [each for each in range(len(headers)) if each != at]
        return raw_sheet([headers[each] for each in rest], [columns[each] for each in rest], [*map(int, numbers)])


def frame_of(x: object, **reading: Any) -> Frame:  # noqa: ANN401 (the attributes of a `Frame`)
    """Return a `Frame`, read as is said beside it too; make one of what has the looks of a frame.

    Raises `TypeError` for anything else.
    """
    if isinstance(x, Frame):
        said = {name: value for name, value in reading.items() if value is not None}
        return attrs.evolve(x, **said) if said else x
    if not hasattr(type(x), "columns"):
        msg = f"expected a register, cube, dossier or frame, not {type(x).__name__}"
        raise TypeError(msg)
    return Frame(cast("Dataframe", x), **reading)


def narwhals() -> Any:  # noqa: ANN401 (a module)
    """Load narwhals, at its stable interface."""
    return load("narwhals.stable.v2", "engines")


def fetch(frame: Any) -> Any:  # noqa: ANN401 (a frame of narwhals)
    """Bring a small result into memory; engines that speak SQL hand it over as pyarrow."""
    if not isinstance(frame, narwhals().LazyFrame):
        return frame
    if not (frame.implementation.is_polars() or frame.implementation.is_dask()):
        load("pyarrow", "parquet")
    return frame.collect()


def in_rows(finding: Finding, number: int) -> Finding:
    """Say of a finding in how many rows it was made, instead of in which one."""
    counted = _ONE_ROW if number == 1 else _PER_ROW.format(number)
    found = counted if finding.found is None else joined([finding.found, counted])
    return attrs.evolve(finding, found=found, place=attrs.evolve(finding.place, row=None))


def per_fault(found: Iterable[tuple[Finding, int]]) -> list[Finding]:
    """Put findings that say the same together, each with its number of rows."""
    numbers: dict[Finding, int] = {}
    for finding, number in found:
        rowless = attrs.evolve(finding, place=attrs.evolve(finding.place, row=None))
        numbers[rowless] = numbers.get(rowless, 0) + number
    return [in_rows(finding, number) if number else finding for finding, number in numbers.items()]


def _bundled(reading: Reading, numbers: Numbers) -> Findings:
    """Return the findings of reading combinations; those on headers stand in no row."""
    rows = ((each, 0 if each.place.row is None else int(numbers[each.place.row - 1])) for each in reading.findings)
    return Findings(sorted(per_fault(rows), key=_column_and_words))


def _column_and_words(finding: Finding) -> tuple[str, ...]:
    return finding.place.column or "", finding.message.nl, "" if finding.found is None else finding.found.nl


def is_text(kind: Any) -> bool:  # noqa: ANN401 (a type of narwhals)
    """Tell whether a column holds texts."""
    return type(kind).__name__ in {"String", "Categorical", "Enum"}


def without_space(text: Any) -> Any:  # noqa: ANN401 (an expression of narwhals)
    """Take all white space out of texts: what is left is empty in a cell that is empty to a reader."""
    return text.str.replace_all(f"[{_WHITE}]", "")


def may_be_no_cell(kind: Any) -> bool:  # noqa: ANN401 (a type of narwhals)
    """Tell whether a column may hold values that are no raw cells: lists of texts are."""
    name = type(kind).__name__
    return name in STRANGE and not (name in {"Array", "List"} and is_text(kind.inner))


def lacking(kind: Any, cell: Any) -> Any:  # noqa: ANN401 (a type and expressions of narwhals)
    """Tell of each row whether its cell is empty to a reader."""
    nw = narwhals()
    if is_text(kind):
        return without_space(cell.cast(nw.String).fill_null("")) == nw.lit("")
    return cell.is_null() | cell.is_nan() if type(kind).__name__ in FLOATS else cell.is_null()


def _clock(kind: Any, moment: Any) -> Any:  # noqa: ANN401 (a type and an expression of narwhals)
    """Tell 1 for a moment that is not the start of a day: such a cell is no day."""
    nw = narwhals()
    if type(kind).__name__ == "Date":
        return nw.lit(0)
    parts = (moment.dt.hour(), moment.dt.minute(), moment.dt.second(), moment.dt.microsecond())
    late = reduce(or_, (part > 0 for part in parts))  # the sum of an engine's small integers would wrap around
    return nw.when(late).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _is_number(cell: Cell) -> bool:
    """Tell whether a cell can be the number of a row."""
    return type(cell) in {int, float} and abs(cell) < _NUMBERS and cell == int(cell)  # type: ignore[arg-type]


def _cells(series: Any) -> RepeatedCells[Any]:  # noqa: ANN401 (a series of narwhals)
    gaps = series.is_null().to_list()
    return cells_of([None if gap else value for value, gap in zip(series.to_list(), gaps, strict=True)])
