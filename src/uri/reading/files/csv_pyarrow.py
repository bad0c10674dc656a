"""The faster reader of large CSV files: pyarrow parts the fields, and each text that repeats is handled once.

It gives what the standard library gives, with the same row numbers, or it gives nothing and steps aside: for a row of
another length than the header, quotation marks that do not enclose a whole field, lone carriage returns, signs that
no text has, and fields longer than the standard library allows. A test holds the two together.
"""

from __future__ import annotations

import csv
import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, TypeVar

import attrs
import numpy as np

from uri import extras
from uri.reading.files.csv_files import SEPARATORS, ColumnCollector, CsvOpening, find_opening
from uri.reading.files.encodings import as_utf8
from uri.reading.files.file_source import FileSource
from uri.reading.files.parquet import repeated
from uri.reading.files.sheet_builder import from_columns
from uri.register.parsing.raw_sheet import Index, Sheet

Item = TypeVar("Item")

SMALLEST = 2**21
"""Bytes of a file from which on pyarrow is loaded: that takes as long as it takes to read so many bytes plainly."""

FIRST = PIECE = 2**22
"""Bytes that are read at a time; the first of them must hold the headers. With more, the memory is slower."""

_SCANNED = 2**18
"""Bytes that are looked through at a time: so many stay in the processor's cache."""

_TAB, _BREAK, _CONTROL, _QUOTE = b'\t\n\x1f"'


class _SetAside(Exception):  # noqa: N818 (no error: another reader reads the file)
    """This is not a file to be read here."""


@attrs.frozen(kw_only=True)
class _RecordPiece:
    """Whole records: their bytes, the lines on which they start, their number of lines, whether fields have breaks."""

    data: memoryview = attrs.field(repr=False)
    starts: Index = attrs.field(repr=False)
    lines: int
    is_broken: bool


def read(source: FileSource) -> Sheet | None:
    """Return the table of a CSV file, or None where the plain reader is to read it."""
    if source.size < SMALLEST or not extras.available("pyarrow.csv"):
        return None
    with as_utf8(source) as stream:
        try:
            return _read(source, stream)
        except (_SetAside, UnicodeDecodeError):
            return None


def _read(source: FileSource, stream: BinaryIO) -> Sheet:
    mark, size = stream.tell(), stream.seek(0, os.SEEK_END)
    stream.seek(mark)
    head = stream.read(FIRST).replace(b"\r\n", b"\n")
    opening, begin = _header(source, head)
    columns = [ColumnCollector() for _ in opening.record]
    rows = [np.zeros(0, np.int32)]
    for starts, table, place in _ahead(_tables(head[begin:], stream, opening, columns)):
        _add(table, columns, len(starts))
        rows.append(starts)
        source.tell(place, size)
    headers = [field.strip() or None for field in opening.record]
    return from_columns(source, headers, [column.done() for column in columns], np.concatenate(rows), top=opening.line)


def _header(source: FileSource, head: bytes) -> tuple[CsvOpening, int]:
    """Return how the file opens, and where the record behind the header begins."""
    opening = find_opening(head[: head.rfind(b"\n") + 1].decode(), source.header_row)
    if opening is None or source.header_row not in {None, opening.line} or not opening.separator.isascii():
        raise _SetAside
    if not "".join(opening.record).strip(SEPARATORS):  # a line of separators is empty by one of them
        raise _SetAside
    breaks = np.flatnonzero(np.frombuffer(head, np.uint8) == _BREAK)
    first, begin = (int(breaks[line - 2]) + 1 if line > 1 else 0 for line in (opening.line, opening.after))
    _marks(head[:first])
    if _piece(head[first:begin], opening.separator, opening.line).data != head[first:begin]:
        raise _SetAside
    return opening, begin


def _pieces(rest: bytes, stream: BinaryIO, opening: CsvOpening) -> Iterator[_RecordPiece]:
    """Give the records below the header in pieces of the file, but for pieces without any."""
    line = opening.after
    for chunk in chain([b""], iter(lambda: stream.read(PIECE), b"")):
        data = rest + chunk
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n")
        piece = _piece(data, opening.separator, line)
        if len(piece.starts):
            yield piece
        line += piece.lines
        rest = data[len(piece.data) :]
        if len(rest) > csv.field_size_limit():
            raise _SetAside
    if rest:
        piece = _piece(rest + b"\n", opening.separator, line)
        if len(piece.data) <= len(rest):
            raise _SetAside
        yield piece


def _piece(data: bytes, separator: str, line: int) -> _RecordPiece:
    """Return the whole records at the start of these bytes, which start on this line, outside quotation marks."""
    places, kinds = _marks(memoryview(data)[: data.rfind(b"\n") + 1])
    is_quote, is_break = kinds == _QUOTE, kinds == _BREAK
    breaks, quotes = places[is_break], places[is_quote]
    ends = np.flatnonzero(np.cumsum(is_quote)[is_break] % 2 == 0)
    lines = int(ends[-1]) + 1 if len(ends) else 0
    length = int(breaks[lines - 1]) + 1 if lines else 0
    _check_quotes(data, quotes[: np.searchsorted(quotes, length)], separator)
    sizes = np.diff(breaks[ends], prepend=-1)
    if sizes.max(initial=0) > csv.field_size_limit():
        raise _SetAside
    starts = line + np.append(0, ends + 1)[:-1][sizes > 1]
    return _RecordPiece(
        data=memoryview(data)[:length], starts=starts.astype(np.int32), lines=lines, is_broken=len(ends) < lines
    )


def _check_quotes(data: bytes, quotes: Index, separator: str) -> None:
    """Check that quotation marks stand in pairs around whole fields, and that those within are doubled."""
    signs = np.frombuffer(data, np.uint8)
    edges = [ord(separator), _BREAK, _QUOTE]
    opens, closes = quotes[::2], quotes[1::2]
    if not (np.isin(signs[closes + 1], edges).all() and (np.isin(signs[opens - 1], edges) | (opens == 0)).all()):
        raise _SetAside


def _marks(data: bytes | memoryview) -> tuple[Index, Index]:
    """Return where tabs, line breaks and quotation marks stand, and which; there may be no other control signs."""
    signs = np.frombuffer(data, np.uint8)
    blocks = [np.zeros(0, np.int64)]
    for begin in range(0, len(signs), _SCANNED):
        block = signs[begin : begin + _SCANNED]
        blocks.append(np.flatnonzero((block <= _CONTROL) | (block == _QUOTE)) + begin)
    places = np.concatenate(blocks)
    kinds = signs[places]
    if not ((kinds == _BREAK) | (kinds == _QUOTE) | (kinds == _TAB)).all():
        raise _SetAside
    return places, kinds


def _tables(
    rest: bytes, stream: BinaryIO, opening: CsvOpening, columns: Sequence[ColumnCollector]
) -> Iterator[tuple[Index, Any, int]]:
    """Give the records below the header as tables, with the lines on which they start and the place in the file."""
    for piece in _pieces(rest, stream, opening):
        is_repeated = [column.repeats for column in columns]
        yield piece.starts, _table(piece, opening.separator, is_repeated), stream.tell()


def _ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Give what an iterator gives, the next one made while the caller looks at one."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (only large files need it)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, items, None)
        while (item := waiting.result()) is not None:
            waiting = pool.submit(next, items, None)
            yield item


def _table(piece: _RecordPiece, separator: str, is_repeated: Sequence[bool]) -> Any:  # noqa: ANN401 (pyarrow is untyped)
    """Part the records of a piece; a column that repeats becomes a dictionary of texts, with positions in it."""
    pyarrow, arrow_csv = extras.load("pyarrow", "parquet"), extras.load("pyarrow.csv", "parquet")
    if bytes(piece.data[: len(BOM_UTF8)]) == BOM_UTF8:  # pyarrow would leave it out, here too
        raise _SetAside
    names = [str(number) for number in range(len(is_repeated))]
    text = pyarrow.string()
    kinds = [pyarrow.dictionary(pyarrow.int32(), text) if repeats else text for repeats in is_repeated]
    try:
        return arrow_csv.read_csv(
            pyarrow.BufferReader(piece.data),
            read_options=arrow_csv.ReadOptions(column_names=names),
            parse_options=arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=piece.is_broken),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict(zip(names, kinds, strict=True)), null_values=[], strings_can_be_null=False
            ),
        )
    except pyarrow.ArrowException:
        raise _SetAside from None


def _add(table: Any, columns: Sequence[ColumnCollector], length: int) -> None:  # noqa: ANN401 (pyarrow is untyped)
    """Add a table to the columns, if pyarrow saw as many records as were seen here."""
    if table.num_rows != length:
        raise _SetAside
    for column, texts in zip(columns, table.columns, strict=True):
        if texts.type == "string":
            column.add(texts.to_numpy().tolist())
        else:
            column.add_repeated(*repeated(texts))
