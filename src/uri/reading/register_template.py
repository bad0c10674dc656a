"""An empty register to fill in: headers, lists to choose from, and date formats."""

from __future__ import annotations

import os
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from uri import extras
from uri.errors import UnwritableError
from uri.file_replacement import replacing
from uri.findings import quoted
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.reading.files.write_limits import MOST_ROWS
from uri.register import REGISTER_FIELDS
from uri.taxonomy import Afdoening, Editie, Schendingstype
from uri.taxonomy import editie as find_editie

_LISTS = "lijsten"
_WIDTH, _WIDE = 18, 48
_SEVERAL = Text("Meer waarden? Zet er een | tussen.", "Several values? Put a | between them.")
_DATE = Text("Vul een datum in, vanaf 1900.", "Fill in a date, from 1900 on.")
_CLOSED = Text("Vul een datum in die niet voor de ontvangst ligt.", "Fill in a date that is not before the receipt.")


def write_template(path: str | PathLike[str], *, editie: Editie | str | None = None) -> None:
    """Write an empty register as XLSX, with the labels of an edition to choose from; `read_register` reads it back.

    Args:
        path: Where to write it, as a name that ends in ``.xlsx``. A file that stands there is replaced.
        editie: The edition of the labels: its name, the path of its TOML file, or the edition itself.

    Raises:
        UnwritableError: The file cannot be made.
        MissingExtraError: XlsxWriter is not installed, which the extra ``spreadsheets`` brings.
    """
    target = Path(os.path.realpath(path))
    if target.suffix.lower() != ".xlsx":
        raise UnwritableError(
            Text("Een sjabloon is een XLSX-bestand, niet {}.", "A template is an XLSX file, not {}.").format(
                quoted(target.name)
            ),
            Text("Noem een bestand dat eindigt op .xlsx.", "Name a file that ends in .xlsx."),
        )
    writer = extras.load("xlsxwriter", "spreadsheets")
    try:
        with replacing(target) as stream, writer.Workbook(stream, {"in_memory": True}) as book:
            _fill(book, find_editie(editie))
    except OSError as error:
        raise UnwritableError(
            Text("{} kan niet worden geschreven.", "{} cannot be written.").format(quoted(target.name))
        ) from error


def _fill(book: Any, editie: Editie) -> None:  # noqa: ANN401 (a workbook)
    sheet, lists = book.add_worksheet("register"), book.add_worksheet(_LISTS)
    lists.hide()
    heading, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "dd-mm-yyyy"})
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(REGISTER_FIELDS.values()):
        sheet.write_string(0, column, field.name.replace("_", " ").capitalize(), heading)
        width, cell_format = _WIDE if field.codes else _WIDTH, day if field.form is FieldForm.DATUM else None
        sheet.set_column(column, column, width, cell_format)
        if labels := _labels(field, editie):
            lists.write_column(0, column, labels)
            sheet.data_validation(1, column, MOST_ROWS - 1, column, _choice(field, column, len(labels)))
        elif field.form is FieldForm.DATUM:
            sheet.data_validation(1, column, MOST_ROWS - 1, column, _dated(field))
    _mark_measures(sheet, book.add_format({"bg_color": "#FFC7CE"}))


def _dated(field: Field) -> dict[str, Any]:
    """Let a cell hold a date from 1900 on; a case is not closed before it came in."""
    cell = f"{_letter(field.name)}2"
    if field.name == "afgerond":
        rule = {"validate": "custom", "value": f"=AND(ISNUMBER({cell}),{cell}>=1,{cell}>=N({_letter('ontvangen')}2))"}
        return {**rule, "error_message": str(_CLOSED)}
    return {"validate": "date", "criteria": ">=", "value": date(1900, 1, 1), "error_message": str(_DATE)}


def _mark_measures(sheet: Any, colour: Any) -> None:  # noqa: ANN401 (a sheet and a format)
    """Colour measures beside which no outcome stands; their cells have a list, and a cell has one check."""
    measures, outcome = _letter("afdoeningen"), _letter("uitkomst")
    rule = f"=AND(LEN(${measures}2)>0,LEN(${outcome}2)=0)"
    area = f"{measures}2:{measures}{MOST_ROWS}"
    sheet.conditional_format(area, {"type": "formula", "criteria": rule, "format": colour})


def _letter(name: str) -> str:
    return chr(ord("A") + list(REGISTER_FIELDS).index(name))


def _choice(field: Field, position: int, number: int) -> dict[str, Any]:
    """Let a cell choose from a list; one that may hold several values may also be typed."""
    column = f"{chr(ord('A') + position)}"
    choice = {"validate": "list", "source": f"={_LISTS}!${column}$1:${column}${number}"}
    if field.form is FieldForm.CODES:
        return {**choice, "show_error": False, "input_message": str(_SEVERAL)}
    return choice


def _labels(field: Field, editie: Editie) -> list[str]:
    """Return the words for each code of a field: of the edition where it is about types or measures."""
    if field.codes is Schendingstype:
        return [row.label for row in editie.rijen]
    if field.codes is Afdoening:
        return [row.label for row in editie.afdoeningen.rijen]
    return [code.label.nl for code in field.codes or ()]
