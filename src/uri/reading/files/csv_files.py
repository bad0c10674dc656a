"""CSV: lines of fields, separated by commas, semicolons, tabs or bars.

Nothing is converted: a field is text, or None where it is empty. The separator is the one that gives the header line
most fields, or the one that Excel's own first line (``sep=;``) names. Large files are for
`uri.reading.files.csv_pyarrow`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from string import whitespace
from typing import Any, BinaryIO, TypeAlias

import attrs
import numpy as np

from uri.errors import UnreadableError
from uri.languages import Text
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileSource
from uri.reading.files.raw_cells import WRONG_FIELD_COUNT
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.sheet_builder import Flaw, from_columns, from_rows
from uri.reading.files.write_limits import Limits, flat_text
from uri.register.parsing.raw_sheet import Cell, CleanTexts, Index, RepeatedCells, Sheet, numbering

LIMITS = Limits(text=131_072, joined=True)
"""The longest field that the standard library reads back."""

_BATCH = 2**12
"""So many records are laid into columns at a time."""

_Records: TypeAlias = list[tuple[str, ...]]

_BAR = "|"
"""It parts fields where no other sign does: within a field it parts the values of a list."""

SEPARATORS = f";,\t{_BAR}"
_BLOCK = 2**18
_NAMED = re.compile(r"sep=([^\s\"]|\t)\n")

_SAMPLE = 2**14
"""So many rows are seen before it is said that texts do not repeat: there are a few thousand days in a decade."""

_TIMES = 4
"""So many times a text must stand in a column, on average, to be said to repeat."""


@attrs.frozen(kw_only=True)
class CsvOpening:
    """Where the table of a file opens: at its header record.

    Attributes:
        separator: The sign that parts the headers.
        record: The headers.
        line: The line on which the record starts.
        after: The line after it.
    """

    separator: str
    record: tuple[str, ...] = attrs.field(repr=False)
    line: int
    after: int


def find_opening(text: str, header_row: int | None) -> CsvOpening | None:
    r"""Find the first record from `header_row` on that is not empty; there may be none. Lines end in ``\n``.

    The separator is the one that gives this record most fields, or the one that Excel's own first line (``sep=;``)
    names.
    """
    if not text.strip(SEPARATORS + whitespace):
        return None
    named = _NAMED.match(text)
    skipped = (header_row or 1) - 1 or (1 if named else 0)
    candidates = [_first(text, skipped, separator) for separator in (named[1] if named else SEPARATORS)]
    openings = [candidate for candidate in candidates if candidate is not None]
    return max(openings, key=lambda opening: len(opening.record), default=None)


def lines(text: str, skipped: int) -> Iterator[str]:
    """Give the lines of a text, but for the first ones."""
    return islice(_lines(text), skipped, None)


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text block by block, since a stream over a text has four bytes for every sign."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + _BLOCK) + 1 or len(text)
        yield from io.StringIO(text[begin:end])
        begin = end


def _first(text: str, skipped: int, separator: str) -> CsvOpening | None:
    reader = csv.reader(lines(text, skipped), delimiter=separator)
    line = skipped + 1
    try:
        for record in reader:
            after = skipped + reader.line_num + 1
            if any(map(str.strip, record)):
                return CsvOpening(separator=separator, record=tuple(record), line=line, after=after)
            line = after
    except csv.Error as error:
        if _is_too_long(error):
            return CsvOpening(separator=separator, record=("",), line=line, after=line + 1)
        return None
    return None


def _is_too_long(error: csv.Error) -> bool:
    """Tell whether a field has more signs than the reader of the standard library takes."""
    return "limit" in str(error)


@attrs.define(eq=False)
class ColumnCollector:
    """The texts of a column so far: numbered where they repeat, and one by one where they do not, as a kenmerk.

    A text loses its outer white space, and None stands for an empty one.
    """

    _numbers: dict[str, int] = attrs.field(factory=numbering)
    _index: list[Index] = attrs.field(factory=list)
    _length: int = 0
    _cells: CleanTexts | None = None

    @property
    def repeats(self) -> bool:
        """Tell whether the texts repeat, as far as they are known."""
        return self._cells is None

    def add(self, texts: Sequence[str]) -> None:
        """Add the texts of some rows."""
        if self._cells is None:
            self._keep(np.fromiter(map(self._numbers.__getitem__, texts), np.int32, len(texts)))
        else:
            self._cells += _cells(texts)

    def add_repeated(self, texts: Sequence[str], index: Index) -> None:
        """Add some rows by the positions of their texts."""
        if self._cells is None:
            self._keep(np.fromiter(map(self._numbers.__getitem__, texts), np.int32, len(texts)).take(index))
        else:
            self._cells += map(_cells(texts).__getitem__, index.tolist())

    def done(self) -> Sequence[Cell]:
        """Return the column."""
        return RepeatedCells(_cells(self._numbers), self._whole()) if self._cells is None else self._cells

    def _keep(self, index: Index) -> None:
        self._index.append(index)
        self._length += len(index)
        if self._length >= _SAMPLE and _TIMES * len(self._numbers) > self._length:
            self._cells = CleanTexts(map(_cells(self._numbers).__getitem__, self._whole().tolist()))
            self._numbers, self._index = numbering(), []

    def _whole(self) -> Index:
        return np.concatenate([np.zeros(0, np.int32), *self._index])


def _cells(texts: Iterable[str]) -> list[str | None]:
    return [text.strip() or None for text in texts]


def read(source: FileSource) -> Sheet:
    """Return the table of a CSV file; a row's number is the line on which it starts.

    Raises:
        UnreadableError: The text is not lines of fields.
    """
    text = _with_plain_line_ends(source, read_text(source, windows=True))
    first = source.header_row or 1
    opening = find_opening(text, source.header_row) or CsvOpening(separator=";", record=(), line=first, after=first)
    columns = [ColumnCollector() for _ in opening.record]
    flaws: list[Flaw] = []
    rows = [_laid(columns, *_regular(*batch, len(columns), flaws)) for batch in _batches(source, text, opening)]
    if not columns or source.header_row not in {None, opening.line}:
        return from_rows(source, {})
    return from_columns(
        source,
        [field.strip() or None for field in opening.record],
        [column.done() for column in columns],
        np.concatenate([*rows, np.zeros(0, np.int32)]),
        flaws,
        top=opening.line,
    )


def grids(source: FileSource) -> list[RawGrid]:
    """Return the file as it stands: a row for each record, by the line on which it starts.

    The separator is the one that gives most lines more than one field.

    Raises:
        UnreadableError: The text is not lines of fields.
    """
    text = _with_plain_line_ends(source, read_text(source, windows=True))
    named = _NAMED.match(text)
    rows: dict[int, list[str | None]] = {}
    most = 0
    for separator in sorted(named[1] if named else SEPARATORS, key=lambda sign: (sign == _BAR, -text.count(sign))):
        if separator == _BAR and most > len(rows):
            continue
        if text.count("\n") + 1 + text.count(separator) <= most:
            continue  # no line can have as many fields, whatever the quotation marks
        records = _records(text, separator)
        fields = sum(map(len, records.values()))
        if fields > most:
            rows, most = records, fields
    return [RawGrid(rows=rows)]


def _records(text: str, separator: str) -> dict[int, list[str | None]]:
    """Return the records that are not empty, by the line on which they start; none where quotation marks are wrong."""
    reader = csv.reader(lines(text, 0), delimiter=separator)
    records, line = {}, 1
    try:
        for record in reader:
            if any(map(str.strip, record)):
                records[line] = _cells(record)
            line = reader.line_num + 1
    except csv.Error:
        return {}
    return records


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], _sheet_name: str) -> None:
    r"""Write the table as UTF-8 with commas and ``\n``."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(flat_text, headers))
    writer.writerows(zip(*([_field(cell) for cell in column] for column in columns), strict=True))
    text.detach()


def _field(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else flat_text(cell)


def _with_plain_line_ends(source: FileSource, text: str) -> str:
    r"""Return the text with ``\n`` for every line break.

    Lone carriage returns among other line ends are refused: no two programs would count the same lines.
    """
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" in (bare := re.sub(r'"[^"]*"', "", text)) and "\r" in bare:
        raise source.unreadable(
            Text("De regeleinden van {file} zijn door elkaar geraakt.", "The line ends of {file} are mixed up."),
            Text("Bewaar het opnieuw vanuit het programma waar het vandaan komt.", "Save it anew from its program."),
        )
    return text.replace("\r", "\n")


def _batches(source: FileSource, text: str, opening: CsvOpening) -> Iterator[tuple[Index, _Records]]:
    """Give the records below the header, many at a time, with the lines on which they start."""
    reader = _reader(text, opening)
    try:
        next(reader, None)
        line, last = opening.line + reader.line_num, text.count("\n")
        # The garbage collector lets go of tuples of texts, not of lists.
        while records := list(islice(map(tuple, reader), _BATCH)):
            after = opening.line + reader.line_num
            source.tell(after, last)
            yield _starts(records, line, after), records
            line = after
    except csv.Error as error:
        sentence = _TOO_LONG if _is_too_long(error) else _QUOTES
        raise _broken(source, _broken_line(text, opening), sentence) from None


def _reader(text: str, opening: CsvOpening) -> Any:  # noqa: ANN401 (the class of a reader has no public name)
    return csv.reader(lines(text, opening.line - 1), delimiter=opening.separator, strict=True)


def _starts(records: _Records, first: int, after: int) -> Index:
    """Return the lines on which records start that fill the lines from `first` to `after`."""
    if after - first == len(records):
        return np.arange(first, after)
    heights = [1 + sum(field.count("\n") for field in record) for record in records]
    return first + np.cumsum([0, *heights[:-1]])


def _regular(starts: Index, records: _Records, width: int, flaws: list[Flaw]) -> tuple[Index, _Records]:
    """Return the records with as many fields as the header has; those of another length are noted among `flaws`."""
    if set(map(len, records)) == {width}:
        return starts, records
    kept: list[tuple[int, tuple[str, ...]]] = []
    for line, record in zip(starts.tolist(), records, strict=True):
        if len(record) == width:
            kept.append((line, record))
        elif any(map(str.strip, record)):
            flaws.append((line, None, WRONG_FIELD_COUNT.format(len(record), width)))
            kept.append((line, (*record, *("",) * width)[:width]))
    return np.array([line for line, _ in kept], int), [record for _, record in kept]


def _laid(columns: Sequence[ColumnCollector], starts: Index, records: _Records) -> Index:
    """Lay records into the columns; return the lines on which they start."""
    for column, fields in zip(columns, zip(*records, strict=True), strict=bool(records)):
        column.add(fields)
    return starts


def _broken_line(text: str, opening: CsvOpening) -> int:
    """Return the line on which the record starts that cannot be read."""
    reader = _reader(text, opening)
    line = opening.line
    try:
        for _ in reader:
            line = opening.line + reader.line_num
    except csv.Error:
        return line
    return line


def _broken(source: FileSource, number: int, sentence: tuple[Text, Text]) -> UnreadableError:
    message, hint = sentence
    return source.unreadable(message, hint, number)


_QUOTES = (
    Text(
        "In {file} staan de aanhalingstekens niet goed vanaf regel {0}.",
        "In {file} the quotation marks are not right from line {0}.",
    ),
    Text(
        "Sluit elke aangehaalde tekst, en verdubbel de aanhalingstekens erbinnen.",
        "Close every quoted text, and double the quotation marks within it.",
    ),
)
_TOO_LONG = (
    Text(
        "In {file} is een veld langer dan 131.072 tekens, vanaf regel {0}.",
        "In {file} a field is longer than 131,072 characters, from line {0}.",
    ),
    Text(
        "Kort de tekst in, of sluit het aanhalingsteken waarmee hij begint.",
        "Shorten the text, or close the quotation mark that opens it.",
    ),
)
