"""The form ``ods``: the tables as a workbook in the open standard, one a sheet, with a cover, contents and notes."""

from __future__ import annotations

from uri.aggregate.tables.cells import Notatie, RijSoort
from uri.publish.document import Publicatiedocument
from uri.publish.forms.office.odf_markup import element, written
from uri.publish.forms.office.odf_package import Parts, package
from uri.publish.forms.office.ods_styles import cell_style, content_styles, styles
from uri.publish.forms.office.workbook_sheets import SheetCell, SheetColumn, SheetLine, WorkbookSheet, workbook_sheets
from uri.publish.stijl import Stijl


def render(document: Publicatiedocument, stijl: Stijl) -> bytes:
    """Write the tables of a publication as a workbook.

    Args:
        document: The publication.
        stijl: The house style, of which the colour is taken.

    Raises:
        MissingExtraError: The extra ``documents`` is not installed.
    """
    sheets = workbook_sheets(document)
    ranges = element("table:database-ranges", "".join(map(_range, sheets)))
    body = "".join(_sheet(sheet) for sheet in sheets) + ranges
    parts = Parts(
        automatic_styles=content_styles(sheets),
        body=element("office:spreadsheet", body),
        styles=styles(document.language, stijl.kleur),
        settings=_settings(sheets),
    )
    return package("spreadsheet", document, parts)


def _sheet(sheet: WorkbookSheet) -> str:
    table = sheet.table
    first, *others = (
        element(
            "table:table-column",
            table__style_name=f"width-{column.width}",
            table__default_cell_style_name="Default",
        )
        for column in table.columns
    )
    head = element(
        "table:table-row",
        "".join(_words(column.head, "Head" if column.is_text else "Head-number") for column in table.columns),
        table__style_name=f"height-{table.head_height}",
    )
    return element(
        "table:table",
        "".join(
            [
                element("table:title", written(table.title)),
                element("table:desc", written(table.description)),
                element("table:table-header-columns", first),
                *others,
                element("table:table-rows", "".join(map(_line, sheet.lines))),
                element("table:table-header-rows", head),
                *([element("table:table-rows", "".join(_rows(sheet)))] if table.rows else []),
            ]
        ),
        table__name=sheet.name,
        table__style_name="sheet-lying" if table.lies else "sheet",
    )


def _line(line: SheetLine) -> str:
    words = written(line.text) if line.sheet is None else _link(line.text, line.sheet)
    style = f"Line-{line.kind}" if line.sheet is None else "Link"
    return element("table:table-row", _text_cell(words, style), table__style_name=f"line-{line.kind}")


def _rows(sheet: WorkbookSheet) -> list[str]:
    table = sheet.table
    return [
        element(
            "table:table-row",
            "".join(_cell(cell, column, kind) for cell, column in zip(cells, table.columns, strict=True)),
            table__style_name=f"height-{table.height(at)}",
        )
        for at, (cells, kind) in enumerate(zip(table.rows, table.kinds, strict=True))
    ]


def _cell(cell: SheetCell, column: SheetColumn, kind: RijSoort) -> str:
    if cell.sheet is not None:
        return _text_cell(_link(cell.text, cell.sheet), "Link")
    style = cell_style(cell, column, kind)
    if isinstance(cell.value, str):
        return _words(cell.value, style)
    return element(
        "table:table-cell",
        element("text:p", written(cell.text)),
        office__value_type="percentage" if cell.notation is Notatie.PROCENT else "float",
        office__value=repr(cell.value),
        table__style_name=style,
    )


def _words(words: str, style: str) -> str:
    return _text_cell(written(words), style)


def _text_cell(markup: str, style: str) -> str:
    return element(
        "table:table-cell", element("text:p", markup), office__value_type="string", table__style_name=style
    )  # fmt: skip


def _link(words: str, sheet: str) -> str:
    return element("text:a", written(words), xlink__type="simple", xlink__href=f"#{_quoted(sheet)}.A1")


def _range(sheet: WorkbookSheet) -> str:
    """Give the table of a sheet its name."""
    table, head = sheet.table, len(sheet.lines) + 1
    name = _quoted(sheet.name)
    last = f"{chr(ord('A') + len(table.columns) - 1)}{head + len(table.rows)}"
    return element(
        "table:database-range",
        table__name=table.name,
        table__target_range_address=f"{name}.A{head}:{name}.{last}",
        table__contains_header="true",
    )


def _quoted(sheet: str) -> str:
    return "'{}'".format(sheet.replace("'", "''"))


def _settings(sheets: tuple[WorkbookSheet, ...]) -> str:
    """Keep the heads of the tables of the publication in sight."""
    views = "".join(
        element(
            "config:config-item-map-entry",
            "".join(_setting(name, kind, value) for name, (kind, value) in _frozen(len(sheet.lines) + 1).items()),
            config__name=sheet.name,
        )
        for sheet in sheets
        if sheet.is_data
    )
    tables = element("config:config-item-map-named", views, config__name="Tables") if views else ""
    view = element(
        "config:config-item-map-entry",
        _setting("ViewId", "string", "view1") + tables + _setting("ActiveTable", "string", sheets[0].name),
    )
    return element(
        "config:config-item-set",
        element("config:config-item-map-indexed", view, config__name="Views"),
        config__name="ooo:view-settings",
    )


def _frozen(rows: int) -> dict[str, tuple[str, object]]:
    return {
        "CursorPositionX": ("int", 0),
        "CursorPositionY": ("int", 0),
        "HorizontalSplitMode": ("short", 2),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", 1),
        "VerticalSplitPosition": ("int", rows),
        "ActiveSplitRange": ("short", 3),
        "PositionLeft": ("int", 0),
        "PositionRight": ("int", 1),
        "PositionTop": ("int", 0),
        "PositionBottom": ("int", rows),
    }


def _setting(name: str, kind: str, value: object) -> str:
    return element("config:config-item", written(str(value)), config__name=name, config__type=kind)
