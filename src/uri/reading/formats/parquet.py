"""Parquet, read and written by pyarrow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO

from uri import extras
from uri.errors import UriError
from uri.reading.formats.cells import plain
from uri.reading.formats.sheets import LARGEST_AREA, Source, from_columns, too_large
from uri.reading.formats.writing import Limits, UnwritableError
from uri.register.sheet import Cell, Sheet
from uri.texts import Text

LIMITS = Limits(whole=2**63 - 1, uniform=True)


def read(source: Source) -> Sheet:
    """Return the table of a Parquet file; rows number from 1.

    Raises:
        MissingExtraError: pyarrow is not installed.
        UnreadableError: the file is damaged, encrypted or too large.
    """
    pyarrow, parquet = extras.load("pyarrow", "parquet"), extras.load("pyarrow.parquet", "parquet")
    with source.path.open("rb") as stream:
        try:
            with parquet.ParquetFile(stream) as file:
                if file.metadata.num_rows * file.metadata.num_columns > LARGEST_AREA:
                    raise too_large(source)
                table = file.read()
            columns = [[plain(value) for value in _values(pyarrow, column)] for column in table.columns]
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
        MissingExtraError: pyarrow is not installed.
    """
    pyarrow, parquet = extras.load("pyarrow", "parquet"), extras.load("pyarrow.parquet", "parquet")
    try:
        arrays = [pyarrow.array(_alike(column)) for column in columns]
        parquet.write_table(pyarrow.table(arrays, names=list(headers)), stream)
    except pyarrow.ArrowException as error:
        raise UnwritableError(
            Text("Parquet kan een kolom van de tabel niet bewaren.", "Parquet cannot hold a column of the table.")
        ) from error


def _alike(column: Sequence[Cell]) -> Sequence[Cell]:
    """Return the column with one kind of date: of two kinds pyarrow takes the first, and drops the times."""
    if not any(isinstance(cell, datetime) for cell in column):
        return column
    return [
        datetime.combine(cell, time.min) if isinstance(cell, date) and not isinstance(cell, datetime) else cell
        for cell in column
    ]


def _values(pyarrow: Any, column: Any) -> list[object]:  # noqa: ANN401 - pyarrow is untyped
    """Return the values of a column, its moments in the microseconds that Python has."""
    if pyarrow.types.is_timestamp(column.type):
        column = column.cast(pyarrow.timestamp("us", column.type.tz), safe=False)
    values: list[object] = column.to_pylist()
    return values
