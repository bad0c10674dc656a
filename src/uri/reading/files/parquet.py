"""Parquet, read and written by pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO

import numpy as np

from uri import extras
from uri.errors import UnwritableError, UriError
from uri.languages import Text
from uri.reading.files.file_source import FileSource, too_large
from uri.reading.files.raw_cells import Raw, plain
from uri.reading.files.sheet_builder import from_columns
from uri.reading.files.write_limits import Limits
from uri.register.parsing.raw_sheet import Cell, Index, RepeatedCells, Sheet, numbering

LARGEST_AREA = 2**30
"""Rows times columns: a few bytes of Parquet can claim more than memory holds."""

LIMITS = Limits(whole=2**63 - 1, uniform=True)


def read(source: FileSource) -> Sheet:
    """Return the table of a Parquet file; rows number from 1.

    Raises:
        MissingExtraError: Pyarrow is not installed.
        UnreadableError: The file is damaged, encrypted or too large.
    """
    pyarrow, parquet = extras.load("pyarrow", "parquet"), extras.load("pyarrow.parquet", "parquet")
    with source.open() as stream:
        try:
            with parquet.ParquetFile(stream) as file:
                if file.metadata.num_rows * file.metadata.num_columns > LARGEST_AREA:
                    raise too_large(source)
                texts = [field.name for field in file.schema_arrow if field.type == pyarrow.string()]
            with parquet.ParquetFile(stream, read_dictionary=texts) as file:
                table = pyarrow.concat_tables(_groups(source, file))
            columns = [_cells(pyarrow, column) for column in table.columns]
        except UriError:
            raise
        except (pyarrow.ArrowException, OSError, ValueError, LookupError, OverflowError) as error:
            raise source.unreadable(
                Text("{file} is beschadigd of geen Parquet.", "{file} is damaged or not Parquet."),
                Text("Maak het bestand opnieuw.", "Make the file anew."),
            ) from error
    return from_columns(source, table.column_names, columns, range(1, table.num_rows + 1))


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], _sheet_name: str) -> None:
    """Write the table; a column with moments makes its dates moments at midnight.

    Raises:
        MissingExtraError: Pyarrow is not installed.
    """
    pyarrow, parquet = extras.load("pyarrow", "parquet"), extras.load("pyarrow.parquet", "parquet")
    try:
        arrays = [pyarrow.array(_alike(column)) for column in columns]
        parquet.write_table(pyarrow.table(arrays, names=list(headers)), stream)
    except pyarrow.ArrowException as error:
        raise UnwritableError(
            Text("Parquet kan een kolom van de tabel niet bewaren.", "Parquet cannot hold a column of the table.")
        ) from error


def _groups(source: FileSource, file: Any) -> Iterator[Any]:  # noqa: ANN401 (pyarrow is untyped)
    """Give the parts in which a file was written; there is always one."""
    number = max(file.num_row_groups, 1)
    for done in range(number):
        yield file.read_row_group(done) if file.num_row_groups else file.read()
        source.tell(done + 1, number)


def _alike(column: Sequence[Cell]) -> Sequence[Cell]:
    """Return the column with one kind of date: of two kinds pyarrow takes the first, and drops the times."""
    if not any(isinstance(cell, datetime) for cell in column):
        return column
    return [
        datetime.combine(cell, time.min) if isinstance(cell, date) and not isinstance(cell, datetime) else cell
        for cell in column
    ]


def _cells(pyarrow: Any, column: Any) -> Sequence[Raw]:  # noqa: ANN401 (pyarrow is untyped)
    """Return the cells of a column, each different one made once; moments have the microseconds that Python has."""
    if pyarrow.types.is_timestamp(column.type):
        column = column.cast(pyarrow.timestamp("us", column.type.tz), safe=False)
    try:
        values, positions = repeated(column.dictionary_encode())
    except pyarrow.ArrowNotImplementedError:
        return [plain(value) for value in column.to_pylist()]
    # Texts are tested here, as there may be as many of them as there are rows.
    cells = [(value or None) if type(value) is str else plain(value) for value in values]
    return RepeatedCells([*cells, None] if column.null_count else cells, positions)


def repeated(column: Any) -> tuple[list[Any], Index]:  # noqa: ANN401 (pyarrow is untyped)
    """Return the values of a column of dictionaries, and for each row the position of its value.

    A missing value has the position behind the last value.
    """
    numbers = numbering()
    positions = [np.zeros(0, np.int32)]
    for chunk in column.chunks:
        places = np.array([*(numbers[value] for value in chunk.dictionary.to_pylist()), -1], np.int32)
        positions.append(places[np.asarray(chunk.indices.cast("int32").fill_null(-1))])  # -1 is the last of them
    index = np.concatenate(positions)
    return [*numbers], np.where(index < 0, len(numbers), index).astype(np.int32)
