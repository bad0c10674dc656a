"""Mappings in files: read and written in their two forms, TOML and XLSX; and the sheets that a mapping names."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import attrs

from uri.errors import MissingFileError, UnwritableError
from uri.file_replacement import replacing
from uri.findings import Finding, Findings, Place, Severity, quoted
from uri.languages import Text
from uri.reading.files import FileArgument, Sheet, read_sheet, read_sheets
from uri.reading.koppeling_remarks import Remarks
from uri.reading.koppeling_toml import read_toml_form, to_toml
from uri.reading.koppeling_workbook import read_workbook, write_workbook
from uri.register import REGISTER_FIELDS
from uri.register.koppeling import Koppeling
from uri.taxonomy.labels import matching_key

FilePath: TypeAlias = str | os.PathLike[str]

_MISSING = Text("{} bestaat niet.", "{} does not exist.")
_NO_FORM = Text("Een koppeling is een TOML- of XLSX-bestand, niet {}.", "A mapping is a TOML or XLSX file, not {}.")
_CHOOSE = Text("Kies .toml of .xlsx.", "Choose .toml or .xlsx.")
_FAILED = Text("{} kan niet worden geschreven.", "{} cannot be written.")
_EMPTY_HERE = Text(
    "staat niet op dit blad, en is hier als leeg gelezen.", "does not stand on this sheet, and was read as empty here."
)
_LOOK = Text("Controleer de plaats en de rechten.", "Check the place and the permissions.")


def read_koppeling(path: FilePath) -> Koppeling:
    """Read a mapping from its TOML or XLSX file.

    Args:
        path: The file.

    Returns:
        The mapping.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is no mapping; it carries every fault, each at its key or cell.
    """
    file = Path(path)
    if not file.exists():
        raise MissingFileError(_MISSING.format(quoted(file.name)), _LOOK, filename=str(path))
    return read_workbook(file) if file.suffix.lower() == ".xlsx" else read_toml_form(file)


def write_koppeling(koppeling: Koppeling, path: FilePath, *, remarks: Remarks | None = None) -> None:
    """Write a mapping to a TOML or XLSX file; `read_koppeling` reads it back.

    Args:
        koppeling: The mapping.
        path: Where to write it; the suffix tells the form. A file that stands there is replaced.
        remarks: What is known of words, by field and word: a comment in TOML, cells in XLSX.

    Raises:
        UnwritableError: The suffix is of no form of a mapping, or the file cannot be made; nothing was written.
        MissingExtraError: XLSX needs a package that is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> koppeling = Koppeling(kolommen={"Aard": "hoofdcategorie"})
        >>> with TemporaryDirectory() as folder:
        ...     write_koppeling(koppeling, f"{folder}/koppeling.toml")
        ...     read_koppeling(f"{folder}/koppeling.toml") == koppeling
        True
    """
    target = Path(os.path.realpath(path))
    if target.suffix.lower() not in {".toml", ".xlsx"}:
        raise UnwritableError(_NO_FORM.format(quoted(target.name)), _CHOOSE)
    try:
        with replacing(target) as stream:
            if target.suffix.lower() == ".toml":
                stream.write(to_toml(koppeling, remarks).encode())
            else:
                write_workbook(koppeling, stream, remarks or {})
    except OSError as error:
        raise UnwritableError(_FAILED.format(quoted(target.name)), _LOOK) from error


def koppeling_of(koppeling: Koppeling | FilePath | None) -> Koppeling | None:
    """Return a mapping that is given as it is, or by the path of its file."""
    return koppeling if koppeling is None or isinstance(koppeling, Koppeling) else read_koppeling(koppeling)


def mapped_sheets(
    file: FileArgument,
    koppeling: Koppeling | None,
    *,
    format: str | None = None,  # noqa: A002 (as pandas and polars call it)
    sheet: str | None = None,
    header_row: int | None = None,
) -> list[Sheet]:
    """Read the sheets that a mapping names; without a mapping, the one table of a file.

    Args:
        file: The path of the file, or the file itself, open for reading.
        koppeling: The mapping.
        format: The format; by default the suffix of the file's name tells it.
        sheet: The sheet, in place of those of the mapping.
        header_row: The row of the headers, in place of that of the mapping. Without it, a sheet that has the headers
            of the mapping in another row is read below that one, and a notice says so.
    """
    if koppeling is None:
        return [read_sheet(file, format=format, sheet=sheet, header_row=header_row)]
    sheets = read_sheets(
        file,
        format=format,
        sheets=koppeling.tabel.bladen if sheet is None else [sheet],
        header_row=koppeling.tabel.kop if header_row is None else header_row,
        list_path=koppeling.tabel.pad,
        headers=[*koppeling.kolommen, *koppeling.kruisjes] if header_row is None else (),
    )
    return _with_same_fields(sheets, koppeling)


def _with_same_fields(sheets: Sequence[Sheet], koppeling: Koppeling) -> list[Sheet]:
    """Give a sheet that lacks a column with a field, which another sheet has, that column without values."""
    named = {matching_key(header): header for header, name in koppeling.kolommen.items() if name in REGISTER_FIELDS}
    there = {key for sheet in sheets for header in sheet.headers if (key := matching_key(header)) in named}
    return [_with_columns(sheet, {key: named[key] for key in named if key in there}) for sheet in sheets]


def _with_columns(sheet: Sheet, headers: Mapping[str, str]) -> Sheet:
    here = set(map(matching_key, sheet.headers))
    absent = [header for key, header in headers.items() if key not in here]
    notices = [
        Finding(
            rule="URI-I-kolom",
            severity=Severity.NOTICE,
            message=_EMPTY_HERE,
            place=Place(file=sheet.file, sheet=sheet.name, column=header),
        )
        for header in absent
    ]
    return attrs.evolve(
        sheet,
        headers=(*sheet.headers, *absent),
        columns=(*sheet.columns, *([None] * len(sheet.rows) for _ in absent)),
        findings=Findings([*notices, *sheet.findings]),
    )
