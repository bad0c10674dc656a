"""Registers and files: read from and written to CSV, XLSX, ODS, JSON, JSON Lines and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike

from uri.logs import log_rejected
from uri.model import FieldForm
from uri.reading.files import Cell, FileArgument, write_sheet
from uri.reading.koppeling_files import FilePath, koppeling_of, mapped_sheets
from uri.register import Reader, Reading, Register
from uri.register.columns import Column
from uri.register.koppeling import Koppeling
from uri.register.parsing.header_matching import refuse_confusing
from uri.taxonomy import Editie


def scan_register(
    path: FileArgument,
    *,
    editie: Editie | str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    constants: Mapping[str, object] | None = None,
    lezing: Mapping[str, str] | None = None,
    koppeling: Koppeling | FilePath | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    format: str | None = None,  # noqa: A002 (as pandas and polars call it)
) -> Reading:
    """Read a file of cases and return good rows and findings side by side.

    Args:
        path: See `read_register`, for all arguments.
        editie: The edition of the labels.
        mapping: Canonical names by header; None keeps the column as one of the organisation's own.
        constants: Values for what the file leaves out.
        lezing: Outcomes by ambiguous phrase.
        koppeling: The mapping of the organisation's file.
        sheet: The sheet of a workbook.
        header_row: The row of the headers.
        format: The format of the file.

    Returns:
        The register of the rows that can be understood, and the findings on those that cannot.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file cannot be read as a table of cases at all, or the mapping cannot.
    """
    chosen = koppeling_of(koppeling)
    reader = Reader.of(editie=editie, mapping=mapping, constants=constants, lezing=lezing, koppeling=chosen)
    tables = mapped_sheets(path, chosen, format=format, sheet=sheet, header_row=header_row)
    reading = Reading.joined([Reading.of(reader.cases(table, beside=tables)) for table in tables])
    log_rejected(tables[0].file or "", rows=reading.rows, rejected=len(reading.rejected))
    return reading


def read_register(
    path: FileArgument,
    *,
    editie: Editie | str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    constants: Mapping[str, object] | None = None,
    lezing: Mapping[str, str] | None = None,
    koppeling: Koppeling | FilePath | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    format: str | None = None,  # noqa: A002 (as pandas and polars call it)
) -> Register:
    r"""Read a file of cases.

    Columns are known by canonical name, by the Dutch headers that people use, or by `mapping`.

    Args:
        path: The path of the file, or the file itself, open for reading.
        editie: The edition of the labels: its name, the path of its TOML file, or the edition itself.
        mapping: Canonical names by header; None keeps the column as one of the organisation's own.
        constants: Values for what the file leaves out, such as ``{"organisatie": …}``.
        lezing: What an ambiguous phrase stands for, as ``{"Geen afdoening": "aangetoond"}``.
        koppeling: The mapping of the organisation's file, or the path of the file that holds it.
        sheet: The name of the sheet, where a workbook has more than one that is visible and not empty.
        header_row: The row of the headers, from 1, where it is not the first one that is not empty.
        format: The format, such as ``"csv"``; by default the suffix of the file's name tells it.

    Returns:
        The register.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The file cannot be read as a table of cases at all.
        RejectedRowsError: Rows cannot be understood; the findings name every fault.

    Examples:
        >>> from io import StringIO
        >>> file = StringIO("categorie;uitkomst;jaar\ngeweld;aangetoond;2023\n")
        >>> [case.hoofdcategorie.value for case in read_register(file, format="csv").to_records()]
        ['geweld']
    """
    return scan_register(
        path,
        editie=editie,
        mapping=mapping,
        constants=constants,
        lezing=lezing,
        koppeling=koppeling,
        sheet=sheet,
        header_row=header_row,
        format=format,
    ).accepted()


def write_register(register: Register, path: str | PathLike[str]) -> None:
    """Write a register under its canonical column names, codes by their values; `read_register` reads it back.

    Canonical columns that hold nothing are left out, but for those that every register needs.

    Args:
        register: The register.
        path: Where to write it; the suffix tells the format. A file that stands there is replaced.

    Raises:
        IncompatibleError: An own column is called like a canonical one.
        UnwritableError: The format cannot hold the register, or the file cannot be made; nothing was written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from uri import Melding, Register
        >>> register = Register.from_records([Melding(hoofdcategorie="geweld", uitkomst="lopend", verslagjaar=2023)])
        >>> with TemporaryDirectory() as folder:
        ...     write_register(register, f"{folder}/zaken.csv")
        ...     read_register(f"{folder}/zaken.csv") == register
        True
    """
    kept = {name: column for name, column in register.kolommen.items() if name in _ALWAYS or not column.gaps.all()}
    refuse_confusing(register.eigen)
    headers = (*kept, *register.eigen)
    columns = [_cells(column) for column in kept.values()] + [values.tolist() for values in register.eigen.values()]
    write_sheet(path, headers, columns)


_ALWAYS = {"soort", "verslagjaar", "hoofdcategorie", "uitkomst"}


def _cells(column: Column) -> list[Cell]:
    match column.field.form:
        case FieldForm.CODE:
            return [None if code is None else code.value for code in column.decode()]
        case FieldForm.CODES:
            return [tuple(code.value for code in codes) or None for codes in column.decode()]
        case _:
            return column.decode()
