"""The door of this layer: which format a file has, and what may be asked of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import BinaryIO, TypeAlias

import attrs

from uri.errors import UnwritableError
from uri.file_replacement import replacing
from uri.findings import quoted
from uri.languages import Text
from uri.logs import log_read
from uri.reading.files import csv_files, csv_pyarrow, json_files, parquet
from uri.reading.files.file_source import FileArgument, FileSource
from uri.reading.files.header_rows import read_below_headers
from uri.reading.files.progress_line import one_read
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.workbooks import ods, xlsx
from uri.reading.files.write_limits import Limits, check_sheet_name, check_table
from uri.register.parsing.raw_sheet import Cell, Sheet

_Write: TypeAlias = Callable[[BinaryIO, Sequence[str], Sequence[Sequence[Cell]], str], None]


@attrs.frozen(kw_only=True)
class _Format:
    """How a format is read and written, what it can hold, and what one can choose in it."""

    read: Callable[[FileSource], Sheet]
    write: _Write
    limits: Limits
    has_sheets: bool = False
    has_header_row: bool = False
    may_be_empty: bool = False
    grids: Callable[[FileSource], list[RawGrid]] | None = None


def _read_csv(source: FileSource) -> Sheet:
    """Return the table of a CSV file, by the faster reader where that reads the same."""
    return csv_pyarrow.read(source) or csv_files.read(source)


_FORMATS: Mapping[str, _Format] = {
    ".csv": _Format(
        read=_read_csv, write=csv_files.write, limits=csv_files.LIMITS, has_header_row=True, grids=csv_files.grids
    ),
    ".json": _Format(read=json_files.read, write=json_files.write, limits=json_files.LIMITS, grids=json_files.grids),
    ".jsonl": _Format(
        read=json_files.read_lines,
        write=json_files.write_lines,
        limits=json_files.LIMITS,
        may_be_empty=True,
        grids=json_files.line_grids,
    ),
    ".ods": _Format(
        read=ods.read, write=ods.write, limits=ods.LIMITS, has_sheets=True, has_header_row=True, grids=ods.grids
    ),
    ".parquet": _Format(read=parquet.read, write=parquet.write, limits=parquet.LIMITS),
    ".xlsx": _Format(
        read=xlsx.read, write=xlsx.write, limits=xlsx.LIMITS, has_sheets=True, has_header_row=True, grids=xlsx.grids
    ),
}

SUFFIXES: tuple[str, ...] = tuple(_FORMATS)
"""The file name endings of the file_format formats, in alphabetical order; capitals count as small letters."""

_READ_AS: Mapping[str, str] = {".tsv": ".csv", ".txt": ".csv"}
"""Suffixes that are read as another one, and not written."""

_UNKNOWN = Text("Het formaat van {file} is onbekend.", "The format of {file} is unknown.")
_CHOOSE = Text("Kies een van: {}.", "Choose one of: {}.").format(", ".join(SUFFIXES))
_EMPTY = Text("{file} is leeg.", "{file} is empty.")
_LOOK = Text("Controleer de plaats en de rechten.", "Check the place and the permissions.")
_HEADERS = Text("De eerste rij moet de koppen bevatten.", "The first row must hold the headers.")
_NO_SHEETS = Text("{file} heeft geen bladen om uit te kiezen.", "{file} has no sheets to choose from.")
_BEFORE = Text("{file} heeft geen rij voor de eerste.", "{file} has no row before the first.")
_FROM_ONE = Text("De rijen tellen vanaf 1.", "Rows count from 1.")
_NO_ROWS = Text("{file} heeft geen kopregel om te kiezen.", "{file} has no header row to choose.")
_NO_LIST = Text(
    "{file} is geen JSON: het heeft geen pad naar een lijst.", "{file} is no JSON: it has no path to a list."
)
_LEAVE_OUT = Text("Laat die keuze weg.", "Leave that choice out.")


def read_sheet(
    file: FileArgument,
    *,
    format: str | None = None,  # noqa: A002 (as pandas and polars call it)
    sheet: str | None = None,
    header_row: int | None = None,
) -> Sheet:
    """Read the one table of a file.

    Args:
        file: Its path, or the file itself, open for reading.
        format: The format, such as ``"csv"``; by default the suffix of the file's name tells it.
        sheet: The sheet of a workbook, where more than one visible sheet has values.
        header_row: The row of the headers as the user counts it, where that is not the first row with values.

    Returns:
        The table; faults of cells and rows are in its `findings`.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file cannot be read as one table.
        MissingExtraError: The format needs a package that is not installed.
    """
    return _read(FileSource.of(file, format=format, sheet=sheet, header_row=header_row))


def read_sheets(
    file: FileArgument,
    *,
    format: str | None = None,  # noqa: A002 (as pandas and polars call it)
    sheets: Sequence[str] = (),
    header_row: int | None = None,
    list_path: str | None = None,
    headers: Collection[str] = (),
) -> list[Sheet]:
    """Read several sheets of one file, or the one table that it has.

    Args:
        file: Its path, or the file itself, open for reading.
        format: The format, such as ``"csv"``; by default the suffix of the file's name tells it.
        sheets: The sheets of a workbook; without them, the one that is visible and has values.
        header_row: The row of the headers as the user counts it, where that is not the first row with values.
        list_path: Where the list of a JSON file stands: keys with points between them.
        headers: Headers that are looked for where few of them stand in that row: a sheet may have them in another one.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: A sheet cannot be read as a table.
        MissingExtraError: The format needs a package that is not installed.
    """
    source = FileSource.of(file, format=format, header_row=header_row)
    if source.suffix in {".json", ".jsonl"}:
        source = attrs.evolve(source, list_path=list_path or "")
    elif list_path is not None:
        raise source.unreadable(_NO_LIST, _LEAVE_OUT)
    grids = cache(partial(read_grids, source))
    return [read_below_headers(attrs.evolve(source, sheet=sheet), headers, _read, grids) for sheet in sheets or (None,)]


def read_grids(source: FileSource) -> list[RawGrid]:
    """Read every visible sheet of a file as it stands, before anyone has said where the headers are.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file is damaged.
    """
    with source.telling_failures(), one_read():
        file_format = _format(source)
        if file_format.grids is not None:
            return file_format.grids(source)
        table = file_format.read(source)
    rows = {int(row): cells for row, *cells in zip(table.rows, *table.columns, strict=True)}
    return [RawGrid(rows=rows, headers=table.headers)]


def _read(source: FileSource) -> Sheet:
    began = perf_counter()
    with source.telling_failures(), one_read():
        table = _format(source).read(source)
    log_read(source.file, rows=len(table.rows), seconds=perf_counter() - began)
    return table


def read_bytes(file: FileArgument) -> bytes:
    """Return what a file holds, text as UTF-8.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file cannot be read.
    """
    source = FileSource.of(file, format="json")
    with source.telling_failures():
        source.check_place()
        with source.open() as stream:
            return stream.read()


def write_sheet(
    path: str | os.PathLike[str],
    headers: Sequence[str],
    columns: Sequence[Sequence[Cell]],
    *,
    sheet_name: str = "register",
) -> None:
    """Write a table to a file in the format of its suffix; it appears when complete, in place of what was there.

    None is an empty cell. Dates are real dates where the format has them, else ISO text; a tuple is a list, or its
    parts divided by ``|``.

    Raises:
        UnwritableError: The format cannot hold the table, or the file cannot be made; nothing was written.
        MissingExtraError: The format needs a package that is not installed.
    """
    target = Path(os.path.realpath(path))
    file_format = _FORMATS.get(target.suffix.lower())
    if file_format is None:
        raise UnwritableError(_UNKNOWN.format(file=quoted(target.name)), _CHOOSE)
    if file_format.has_sheets:
        check_sheet_name(sheet_name)
    check_table(target.name, headers, columns, file_format.limits)
    try:
        with replacing(target) as stream:
            file_format.write(stream, headers, columns, sheet_name)
    except OSError as error:
        message = Text("{} kan niet worden geschreven.", "{} cannot be written.").format(quoted(target.name))
        raise UnwritableError(message, _LOOK) from error


def _format(source: FileSource) -> _Format:
    """Return the format of a file that is there and not empty.

    Raises:
        OSError: There is no such file.
        UnreadableError: The caller asks what its format does not have.
    """
    source.check_place()
    file_format = _FORMATS.get(_READ_AS.get(source.suffix, source.suffix))
    if file_format is None:
        raise source.unreadable(_UNKNOWN, _CHOOSE, argument="format")
    if source.size == 0 and not file_format.may_be_empty:
        raise source.unreadable(_EMPTY, _HEADERS)
    if source.sheet is not None and not file_format.has_sheets:
        raise source.unreadable(_NO_SHEETS, _LEAVE_OUT, argument="sheet")
    if source.header_row is not None and not file_format.has_header_row:
        raise source.unreadable(_NO_ROWS, _LEAVE_OUT, argument="header_row")
    if source.header_row is not None and source.header_row < 1:
        raise source.unreadable(_BEFORE, _FROM_ONE, argument="header_row")
    return file_format
