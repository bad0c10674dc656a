"""Registers and files: read from and written to CSV, XLSX, ODS, JSON, JSON Lines and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from uri.logs import log_rejected
from uri.model import FieldForm
from uri.reading.files import Cell, read_sheet, write_sheet
from uri.register import Reader, Reading, Register
from uri.register.columns import Column
from uri.register.parsing.headers import refuse_confusing
from uri.taxonomy import Editie


def scan_register(
    path: str | PathLike[str],
    *,
    editie: Editie | str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    constants: Mapping[str, object] | None = None,
    lezing: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> Reading:
    """Read a file of cases and return good rows and findings side by side: see `read_register` for the arguments.

    Raises `UnreadableError` for a file that cannot be read as a table of cases at all.
    """
    lezer = Reader.of(editie=editie, mapping=mapping, constants=constants, lezing=lezing)
    reading = Reading.of(lezer.cases(read_sheet(path, sheet=sheet, header_row=header_row)))
    log_rejected(Path(path).name, rows=reading.rows, rejected=len(reading.rejected))
    return reading


def read_register(
    path: str | PathLike[str],
    *,
    editie: Editie | str | None = None,
    mapping: Mapping[str, str | None] | None = None,
    constants: Mapping[str, object] | None = None,
    lezing: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> Register:
    """Read a file of cases; its suffix tells the format.

    Columns are known by canonical name, by the Dutch headers that people use, or by `mapping`, which goes from header
    to canonical name (None: keep as an own column). `constants` are values for what the file leaves out, such as
    ``{"organisatie": …}``. `lezing` decides what an ambiguous phrase stands for, as ``{"Geen afdoening":
    "aangetoond"}``. `sheet` and `header_row` (from 1) say where the table is, if not at the top of the only sheet.

    Raises `UnreadableError` when the file cannot be read as a table of cases, and `RejectedRowsError` with every fault
    when a row cannot be understood.
    """
    return scan_register(
        path,
        editie=editie,
        mapping=mapping,
        constants=constants,
        lezing=lezing,
        sheet=sheet,
        header_row=header_row,
    ).accepted()


def write_register(register: Register, path: str | PathLike[str]) -> None:
    """Write a register under its canonical column names, codes by their values; `read_register` reads it back.

    Canonical columns that hold nothing are left out, but for those that every register needs. Raises
    `IncompatibleError` when an own column is called like a canonical one.
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
