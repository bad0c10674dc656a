"""A copy of the user's own spreadsheet in which each faulty cell is coloured and says what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from uri import extras
from uri.errors import UnwritableError, without_origin
from uri.file_opening import open_regular
from uri.file_replacement import replacing
from uri.findings import Finding, Findings, Severity, quoted
from uri.languages import Language, Text

_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTICE: "DDEBF7"}
_AUTHOR = "uri"


def write_marked(source: Path, out: Path, findings: Findings, language: Language | None = None) -> int:
    """Copy an XLSX file and mark in it the cells that findings are about.

    A finding on a row, or on a column that the sheet does not have, is marked at the first cell of its row. Comments
    that were there stay. The source is only read.

    Args:
        source: The file that was read.
        out: The copy that is made; an existing file of that name is replaced.
        findings: What was found, of this file and perhaps of others.
        language: The language of the comments; by default the current one.

    Returns:
        The number of marked cells.

    Raises:
        UnwritableError: The copy cannot be made.
        MissingExtraError: The extra ``spreadsheets`` is not installed.
    """
    if any(path.suffix.lower() != ".xlsx" for path in (source, out)):
        raise UnwritableError(
            Text("Alleen van een XLSX-bestand is een kopie te markeren.", "Only of XLSX can a copy be marked."),
            Text("Bewaar het bestand als .xlsx.", "Save the file as .xlsx."),
        )
    if os.path.realpath(source) == os.path.realpath(out):
        raise UnwritableError(
            Text("De kopie zou het bestand zelf overschrijven.", "The copy would replace the file itself."),
            Text("Noem een ander bestand.", "Name another file."),
        )
    with without_origin():
        return _marked_copy(source, out, findings, language)


def _marked_copy(source: Path, out: Path, findings: Findings, language: Language | None) -> int:
    openpyxl = extras.load("openpyxl", "spreadsheets")
    try:
        with open_regular(source) as original:
            book = openpyxl.load_workbook(original)
        marked = _mark(book, [finding for finding in findings if finding.place.file == source.name], language)
        with replacing(Path(os.path.realpath(out))) as stream:
            book.save(stream)
    except OSError as error:
        raise UnwritableError(_FAILED.format(quoted(out.name))) from error
    except (
        BadZipFile,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:  # what openpyxl cannot take
        raise UnwritableError(_UNKNOWN.format(quoted(source.name))) from error
    return marked


_FAILED = Text("{} kan niet worden geschreven.", "{} cannot be written.")
_UNKNOWN = Text("Van {} is geen kopie te maken.", "No copy of {} can be made.")


def _mark(book: Any, findings: Iterable[Finding], language: Language | None) -> int:  # noqa: ANN401 (a workbook)
    by_cell: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        if place.sheet is not None and place.sheet in book.sheetnames and place.row is not None:
            column = _column(book[place.sheet], place.column, place.row)
            by_cell.setdefault((place.sheet, place.row, column), []).append(finding)
    for (sheet, row, column), of_cell in by_cell.items():
        _mark_cell(book[sheet].cell(row, column), of_cell, language)
    return len(by_cell)


def _column(sheet: Any, header: str | None, row: int) -> int:  # noqa: ANN401 (a worksheet)
    """Return the position of a header above a row; 1 where there is none."""
    if header is None or row == 1:
        return 1
    above = (cell for cells in sheet.iter_rows(max_row=row - 1) for cell in cells if cell.value is not None)
    return next((int(cell.column) for cell in above if str(cell.value).strip() == header.strip()), 1)


def _mark_cell(cell: Any, findings: list[Finding], language: Language | None) -> None:  # noqa: ANN401 (a cell)
    comments = extras.load("openpyxl.comments", "spreadsheets")
    styles = extras.load("openpyxl.styles", "spreadsheets")
    gravest = min(findings, key=lambda finding: list(Severity).index(finding.severity)).severity
    lines = [cell.comment.text] if cell.comment else []
    lines += [f"{finding.rule}: {_words(finding, language)}" for finding in findings]
    cell.comment = comments.Comment("\n".join(lines), _AUTHOR)
    cell.fill = styles.PatternFill("solid", start_color=_COLOURS[gravest], end_color=_COLOURS[gravest])


def _words(finding: Finding, language: Language | None) -> str:
    return " ".join(text.to(language) for text in (finding.message, finding.hint) if text is not None)
