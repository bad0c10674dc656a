"""The empty register as XLSX, written by XlsxWriter."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

from uri import extras
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.reading.files.write_limits import MOST_ROWS
from uri.reading.template.template_parts import FIRST_DAY, Check, CheckKind, Template, TemplateColumn, TemplateSheet

_WIDTH, _WIDE, _TEXT_WIDTH = 18, 48, 110
_LISTS_ROW = 1
"""The lists begin below the mark."""


def write_xlsx(template: Template, stream: BinaryIO) -> None:
    """Write an empty register.

    Args:
        template: What it holds.
        stream: Where to write it.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    writer = extras.load("xlsxwriter", "spreadsheets")
    with writer.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        cases, *sides = [book.add_worksheet(sheet.name) for sheet in template.sheets[:1]]
        _write_instructions(book, template)
        sides = [book.add_worksheet(sheet.name) for sheet in template.sheets[1:]]
        ranges = _write_lists(book.add_worksheet(template.lists), template)
        for sheet, part in zip([cases, *sides], template.sheets, strict=True):
            _fill(book, sheet, part, ranges)


def _write_instructions(book: Any, template: Template) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
    sheet = book.add_worksheet(template.instructions)
    bold, wrapped = book.add_format({"bold": True, "top": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, _WIDTH * 2, wrapped)
    sheet.set_column(1, 1, _TEXT_WIDTH, wrapped)
    sheet.write_string(0, 0, template.mark, book.add_format({"bold": True}))
    for row, texts in enumerate(template.lines, 2):
        for column, text in enumerate(texts):
            if text:
                sheet.write_string(row, column, text, bold if len(texts) == 1 else wrapped)


def _write_lists(sheet: Any, template: Template) -> dict[tuple[str, ...], str]:  # noqa: ANN401
    """Write the lists to choose from, a column each beside the mark; return the range of each."""
    sheet.hide()
    sheet.write_string(0, 0, template.mark)
    ranges = {}
    for column, labels in enumerate(template.choices, 1):
        sheet.write_column(_LISTS_ROW, column, labels)
        letter = chr(ord("A") + column)
        ranges[labels] = f"={template.lists}!${letter}${_LISTS_ROW + 1}:${letter}${_LISTS_ROW + len(labels)}"
    return ranges


def _fill(book: Any, sheet: Any, part: TemplateSheet, ranges: dict[tuple[str, ...], str]) -> None:  # noqa: ANN401
    heading, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "dd-mm-yyyy"})
    italic = {"italic": True, "font_color": "#7F7F7F"}
    plain, dated = book.add_format(italic), book.add_format({**italic, "num_format": "dd-mm-yyyy"})
    sheet.freeze_panes(1, 0)
    for position, column in enumerate(part.columns):
        sheet.write_string(0, position, column.header, heading)
        sheet.set_column(position, position, _WIDE if column.is_wide else _WIDTH, day if column.is_dated else None)
        _write_example(sheet, position, column, dated if column.is_dated else plain)
        if column.check is not None:
            sheet.data_validation(1, position, MOST_ROWS - 1, position, _validation(column.check, position, ranges))
    if part.needing is not None:
        filled, empty = map(letter_of, part.needing)
        rule = {"type": "formula", "criteria": f"=AND(LEN(${filled}2)>0,LEN(${empty}2)=0)"}
        colour = book.add_format({"bg_color": "#FFC7CE"})
        sheet.conditional_format(f"{filled}2:{filled}{MOST_ROWS}", {**rule, "format": colour})


def _write_example(sheet: Any, position: int, column: TemplateColumn, style: object) -> None:  # noqa: ANN401
    match column.example:
        case None:
            pass
        case date():
            sheet.write_datetime(1, position, column.example, style)
        case _:
            sheet.write(1, position, column.example, style)


def letter_of(position: int) -> str:
    """Return the letter of one of the first columns."""
    return chr(ord("A") + position)


def _validation(check: Check, position: int, ranges: dict[tuple[str, ...], str]) -> dict[str, Any]:
    """Return a check as XlsxWriter has it; a cell that may hold several labels may also be typed."""
    cell, stopped = f"{letter_of(position)}2", {"error_message": check.message}
    match check.kind:
        case CheckKind.SEVERAL_OF:
            rule = {"validate": "list", "source": ranges[check.labels], "show_error": False}
            return {**rule, "input_message": check.message}
        case CheckKind.ONE_OF:
            return {"validate": "list", "source": ranges[check.labels], **stopped}
        case CheckKind.DATE if check.after is not None:
            formula = f"=AND(ISNUMBER({cell}),{cell}>=1,{cell}>=N({letter_of(check.after)}2))"
            return {"validate": "custom", "value": formula, **stopped}
        case CheckKind.DATE:
            return {"validate": "date", "criteria": ">=", "value": FIRST_DAY, **stopped}
        case CheckKind.YEAR:
            between = {"criteria": "between", "minimum": EERSTE_JAAR, "maximum": LAATSTE_JAAR}
            return {"validate": "integer", **between, **stopped}
    whole = "integer" if check.kind is CheckKind.COUNT else "decimal"
    return {"validate": whole, "criteria": "between", "minimum": 0, "maximum": GROOTSTE, **stopped}
