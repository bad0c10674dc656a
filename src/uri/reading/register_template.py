"""An empty register to fill in: headers, lists to choose from, and date formats."""

from __future__ import annotations

import os
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
