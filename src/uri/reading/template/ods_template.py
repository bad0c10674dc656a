"""The empty register as ODS, written as XML.

Libraries that write ODS have no checks of cells. Source: OpenDocument 1.3 part 3, chapters 9.4 (content validation)
and 16 (styles); part 4, chapter 5 (formulas).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, TypeAlias

from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.reading.files.workbooks.ods_xml import attribute, cell_xml, package, paragraphs
from uri.reading.files.write_limits import MOST_ROWS
from uri.reading.template.template_parts import Check, CheckKind, Template, TemplateColumn, TemplateSheet
from uri.reading.template.xlsx_template import letter_of

_Ranges: TypeAlias = Mapping[tuple[str, ...], str]
"""Where each list to choose from stands."""

_STYLES = (
    '<office:styles><style:style style:name="Coloured" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#ffc7ce"/></style:style></office:styles>'
)
"""The style of a coloured cell, which a style with a condition refers to."""

_DATE = (
    '<number:date-style style:name="date"><number:day number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>'
    "</number:date-style>"
)
_HIDDEN = (
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
_ITALIC = '<style:text-properties fo:font-style="italic" fo:color="#7f7f7f"/>'
_WIDTHS = {"narrow": "3.6cm", "wide": "9.5cm", "text": "22cm"}


def write_ods(template: Template, stream: BinaryIO) -> None:
    """Write an empty register.

    Args:
        template: What it holds.
        stream: Where to write it.
    """
    ranges = {labels: _range(template, column) for column, labels in enumerate(template.choices, 1)}
    cases, *sides = template.sheets
    with package(stream, _STYLES) as content:
        for part in (
            _automatic_styles(template),
            "<office:body><office:spreadsheet>",
            _checks(template, ranges),
            _sheet(cases),
            _instructions(template),
            *map(_sheet, sides),
            _lists(template),
            "</office:spreadsheet></office:body>",
        ):
            content.write(part.encode())


def _range(template: Template, column: int) -> str:
    letter = letter_of(column)
    return f"[${template.lists}.${letter}$2:.${letter}${len(template.choices[column - 1]) + 1}]"


def _automatic_styles(template: Template) -> str:
    widths = "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for name, width in _WIDTHS.items()
    )
    return "".join(
        [
            f"<office:automatic-styles>{_DATE}{widths}",
            _HIDDEN,
            _cell_style("heading", '<style:text-properties fo:font-weight="bold"/>'),
            _cell_style("wrapped", '<style:table-cell-properties fo:wrap-option="wrap"/>'),
            _cell_style("day", "", "date"),
            _cell_style("example", _ITALIC),
            _cell_style("example-day", _ITALIC, "date"),
            *(_cell_style(_needing_style(*pair), _condition(sheet, *pair)) for sheet, pair in _needing(template)),
            "</office:automatic-styles>",
        ]
    )


def _needing(template: Template) -> Iterator[tuple[TemplateSheet, tuple[int, int]]]:
    yield from ((sheet, sheet.needing) for sheet in template.sheets if sheet.needing is not None)


def _needing_style(position: int, _needed: int) -> str:
    return f"needing-{letter_of(position)}"


def _cell_style(name: str, within: str, data_style: str | None = None) -> str:
    data = f' style:data-style-name="{data_style}"' if data_style else ""
    return f'<style:style style:name="{name}" style:family="table-cell"{data}>{within}</style:style>'


def _condition(sheet: TemplateSheet, position: int, needed: int) -> str:
    """Return the condition by which a cell is coloured: it is filled, and one that it needs is empty."""
    filled, empty = letter_of(position), letter_of(needed)
    row = 2 + sheet.has_example
    condition = f"is-true-formula(AND(LEN([.${filled}{row}])>0;LEN([.${empty}{row}])=0))"
    base = attribute(f"{_quoted(sheet.name)}.{filled}{row}")
    return (
        f'<style:map style:condition={attribute(condition)} style:apply-style-name="Coloured"'
        f" style:base-cell-address={base}/>"
    )


def _checks(template: Template, ranges: _Ranges) -> str:
    checks = "".join(
        _check(sheet, position, column.check, ranges)
        for sheet in template.sheets
        for position, column in enumerate(sheet.columns)
        if column.check is not None
    )
    return f"<table:content-validations>{checks}</table:content-validations>"


def _check(sheet: TemplateSheet, position: int, check: Check, ranges: _Ranges) -> str:
    """Return the check of a column; a cell that may hold several labels may also be typed."""
    message = paragraphs(check.message)
    told = f'<table:error-message table:message-type="stop" table:display="true">{message}</table:error-message>'
    if check.kind is CheckKind.SEVERAL_OF:
        told = f'<table:help-message table:display="true">{message}</table:help-message>'
    return (
        f"<table:content-validation table:name={attribute(_name(sheet, position))}"
        f' table:condition={attribute(_rule(check, position, ranges))} table:allow-empty-cell="true"'
        f" table:base-cell-address={attribute(f'{_quoted(sheet.name)}.{letter_of(position)}2')}>"
        f"{told}</table:content-validation>"
    )


def _name(sheet: TemplateSheet, position: int) -> str:
    return f"{sheet.name} {letter_of(position)}"


def _quoted(name: str) -> str:
    return f"'{name}'"


def _rule(check: Check, position: int, ranges: _Ranges) -> str:
    """Return the condition of a check."""
    cell = f"[.{letter_of(position)}2]"
    match check.kind:
        case CheckKind.ONE_OF | CheckKind.SEVERAL_OF:
            return f"of:cell-content-is-in-list({ranges[check.labels]})"
        case CheckKind.DATE if check.after is not None:
            before = f"[.{letter_of(check.after)}2]"
            return f"of:is-true-formula(AND(ISNUMBER({cell});{cell}>=1;{cell}>=N({before})))"
        case CheckKind.DATE:
            return "of:cell-content-is-date() and cell-content()>=2"
        case CheckKind.YEAR:
            return f"of:cell-content-is-whole-number() and cell-content-is-between({EERSTE_JAAR},{LAATSTE_JAAR})"
    number = "whole" if check.kind is CheckKind.COUNT else "decimal"
    return f"of:cell-content-is-{number}-number() and cell-content-is-between(0,{GROOTSTE})"


def _sheet(sheet: TemplateSheet) -> str:
    """Return a sheet to fill in: its headers, its example, and rows with the checks as far as a spreadsheet goes."""
    columns = list(enumerate(sheet.columns))
    rows = [f"<table:table-row>{''.join(_heading(column.header) for _, column in columns)}</table:table-row>"]
    if sheet.has_example:
        cells = "".join(_cell(sheet, position, column, is_example=True) for position, column in columns)
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    cells = "".join(_cell(sheet, position, column, is_example=False) for position, column in columns)
    rest = MOST_ROWS - len(rows)
    rows.append(f'<table:table-row table:number-rows-repeated="{rest}">{cells}</table:table-row>')
    widths = "".join(_column("wide" if column.is_wide else "narrow") for _, column in columns)
    return f"<table:table table:name={attribute(sheet.name)}>{widths}{''.join(rows)}</table:table>"


def _heading(text: str) -> str:
    return cell_xml(text, ' table:style-name="heading"')


def _column(width: str) -> str:
    return f'<table:table-column table:style-name="{width}"/>'


def _cell(sheet: TemplateSheet, position: int, column: TemplateColumn, *, is_example: bool) -> str:
    """Return a cell with its style and its check: that of the example, or an empty one."""
    style = _style(sheet, position, column, is_example=is_example)
    more = "" if style is None else f' table:style-name="{style}"'
    if column.check is not None:
        more += f" table:content-validation-name={attribute(_name(sheet, position))}"
    return cell_xml(column.example if is_example else None, more)


def _style(sheet: TemplateSheet, position: int, column: TemplateColumn, *, is_example: bool) -> str | None:
    if is_example:
        return "example-day" if column.is_dated else "example"
    if sheet.needing is not None and sheet.needing[0] == position:
        return _needing_style(*sheet.needing)
    return "day" if column.is_dated else None


def _instructions(template: Template) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(cell_xml(text or None, _said(texts)) for text in texts)}</table:table-row>"
        for texts in [(template.mark,), ("",), *template.lines]
    )
    name = attribute(template.instructions)
    return f"<table:table table:name={name}>{_column('wide')}{_column('text')}{rows}</table:table>"


def _said(texts: tuple[str, ...]) -> str:
    return f' table:style-name="{"heading" if len(texts) == 1 else "wrapped"}"'


def _lists(template: Template) -> str:
    """Return the hidden sheet of lists: the mark, and below it a column for each list beside an empty one."""
    longest = max(map(len, template.choices), default=0)
    rows = [
        "<table:table-cell/>"
        + "".join(cell_xml(labels[row] if row < len(labels) else None) for labels in template.choices)
        for row in range(longest)
    ]
    body = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in [cell_xml(template.mark), *rows])
    return f'<table:table table:name={attribute(template.lists)} table:style-name="hidden">{body}</table:table>'
