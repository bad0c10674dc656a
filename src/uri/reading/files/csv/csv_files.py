"""CSV: lines of fields, separated by commas, semicolons or tabs.

Nothing is converted: a field is text, or None where it is empty. The separator is the one that gives the header line
most fields, or the one that Excel's own first line (``sep=;``) names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO, TypeAlias

import numpy as np

from uri.errors import UnreadableError
from uri.reading.files.csv import csv_pyarrow
from uri.reading.files.csv.column_collector import ColumnCollector
from uri.reading.files.csv.csv_openings import CsvOpening, lines, opening
from uri.reading.files.encodings import read_text
from uri.reading.files.raw_cells import WRONG_FIELD_COUNT
from uri.reading.files.sheet_builder import FileSource, Flaw, from_columns, from_rows
from uri.reading.files.write_limits import Limits, joined
from uri.register.parsing.raw_sheet import Cell, Index, Sheet
from uri.texts import Text

LIMITS = Limits(text=131_072, joined=True)
"""The longest field that the standard library reads back."""

_BATCH = 2**12
"""So many records are laid into columns at a time."""

_Records: TypeAlias = list[tuple[str, ...]]


def read(source: FileSource) -> Sheet:
    """Return the table of a CSV file; a row's number is the line on which it starts.

    A large file is read by the faster reader, if it is installed and the file is one that it reads likewise.

    Raises:
        UnreadableError: the text is not lines of fields.
    """
    return csv_pyarrow.read(source) or read_plainly(source)


def read_plainly(source: FileSource) -> Sheet:
    """Return the table of a CSV file as the standard library reads it: see `read`."""
    text = _with_plain_line_ends(source, read_text(source, windows=True))
    first = (source.header_row or 1) - 1
    found = opening(text, source.header_row) or CsvOpening(separator=";", record=(), line=first + 1, after=first + 1)
    columns = [ColumnCollector() for _ in found.record]
    flaws: list[Flaw] = []
    rows = [_laid(columns, *_regular(*batch, len(columns), flaws)) for batch in _batches(source, text, found)]
    if not columns or source.header_row not in {None, found.line}:
        return from_rows(source, {})
    return from_columns(
        source,
        [field.strip() or None for field in found.record],
        [column.done() for column in columns],
        np.concatenate([*rows, np.zeros(0, np.int32)]),
        flaws,
        top=found.line,
    )


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], _sheet_name: str) -> None:
    r"""Write the table as UTF-8 with commas and ``\n``."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(joined, headers))
    writer.writerows(zip(*([_field(cell) for cell in column] for column in columns), strict=True))
    text.detach()


def _field(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else joined(cell)


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


def _batches(source: FileSource, text: str, found: CsvOpening) -> Iterator[tuple[Index, _Records]]:
    """Give the records below the header, many at a time, with the lines on which they start."""
    reader = _reader(text, found)
    try:
        next(reader, None)
        line, last = found.line + reader.line_num, text.count("\n")
        # The garbage collector lets go of tuples of texts, not of lists.
        while records := list(islice(map(tuple, reader), _BATCH)):
            after = found.line + reader.line_num
            source.tell(after, last)
            yield _starts(records, line, after), records
            line = after
    except csv.Error:
        raise _broken(source, _broken_line(text, found)) from None


def _reader(text: str, found: CsvOpening) -> Any:  # noqa: ANN401 - the class of a reader has no public name
    return csv.reader(lines(text, found.line - 1), delimiter=found.separator, strict=True)


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


def _broken_line(text: str, found: CsvOpening) -> int:
    """Return the line on which the record starts that cannot be read."""
    reader = _reader(text, found)
    line = found.line
    try:
        for _ in reader:
            line = found.line + reader.line_num
    except csv.Error:
        return line
    return line


def _broken(source: FileSource, number: int) -> UnreadableError:
    return source.unreadable(
        Text(
            "In {file} staan de aanhalingstekens niet goed vanaf regel {0}.",
            "In {file} the quotation marks are not right from line {0}.",
        ),
        Text(
            "Sluit elke aangehaalde tekst, en verdubbel de aanhalingstekens erbinnen.",
            "Close every quoted text, and double the quotation marks within it.",
        ),
        number,
    )
