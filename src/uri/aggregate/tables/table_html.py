"""One table as a fragment of HTML: caption, named heads, spoken signs and notes, laid out by ``table.css``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from uri.aggregate.tables.cells import RijSoort
from uri.aggregate.tables.table_blocks import Cell, DataTable, TableColumn, TableRow, table_title
from uri.languages import Language, Text
from uri.visible_text import visible

_NARROWEST = 18.0
"""The width of a table on the narrowest screen, in letter heights of 16 pixels: 320 pixels [WCAG 2.2, 1.4.10] and a
margin on both sides."""
_HEAD, _COLUMN, _SIGN, _GAP = 7.0, 4.5, 0.65, 0.75
"""The least width of row heads and of a column of numbers, of a sign in bold, and of the gap before a column, in the
same measure: see ``table.css``."""

_LONG_HEADS = 80
"""Heads of so many signs together stand over many lines on half a page."""
_SHEET = 25
"""So many rows, some of them over two lines, fit on a sheet of paper."""


def table_html(table: DataTable, language: Language) -> str:
    """Write a table with its notes below it.

    A table that may be wider than a screen stands in a region of its own, which a keyboard reaches and scrolls.

    Args:
        table: The table; one without a number stands alone, and has no anchor either.
        language: The language that it is in.
    """
    anchor = f' id="tabel-{escaped(table.name)}"' if table.number else ""
    kinds = "".join(f" {kind}" for kind in _kinds(table))
    return "\n".join(
        [
            f'<div class="uri-table{kinds}" lang="{language}"{anchor}>',
            *_scrolled(table, _table(table, language), language),
            *_below(table, language),
            "</div>",
        ]
    )


def escaped(text: str) -> str:
    """Return a text as it stands in HTML, between tags or as a value: nothing in it is markup, nothing unseen."""
    return escape(visible(text))


def divisible(text: str) -> str:
    """Return a text as `escaped` does, in which a line may end after a slash between words."""
    return _SLASH.sub("/<wbr>", escaped(text))


@cache
def table_css() -> str:
    """Return the rules that lay tables out."""
    return files("uri.aggregate.tables").joinpath("table.css").read_text("utf-8")


def style_element() -> str:
    """Return the rules as an element, for a fragment that stands on no page of ours."""
    return f"<style>\n{table_css()}</style>\n"


def _kinds(table: DataTable) -> Iterator[str]:
    """Tell what the rules must know of a table: whether it holds words, takes the whole page, or goes over several."""
    holds_words = any(column.is_text for column in table.columns)
    if holds_words:
        yield "words"
    if holds_words or sum(len(column.label) for column in table.columns) > _LONG_HEADS:
        yield "broad"
    if len(table.rows) > _SHEET:
        yield "long"


def _title(table: DataTable, language: Language) -> str:
    return table_title(table, language) if table.number else table.title


def _scrolled(table: DataTable, lines: list[str], language: Language) -> list[str]:
    """Put a table that may be wider than a screen in a region that scrolls."""
    if _fits(table):
        return lines
    label = escaped(_title(table, language))
    return [f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">', *lines, "</div>"]


def _fits(table: DataTable) -> bool:
    """Tell whether a table of numbers fits on the narrowest screen without breaking words or numbers."""
    if any(column.is_text for column in table.columns):
        return False
    words = [
        (*column.label.split(), *(row.cells[at].text for row in table.rows)) for at, column in enumerate(table.columns)
    ]
    wide = (max(_COLUMN, max(map(len, of_column)) * _SIGN + _GAP) for of_column in words)
    return _HEAD + sum(wide) <= _NARROWEST


def _table(table: DataTable, language: Language) -> list[str]:
    heads = "".join(f'<th scope="col"{_number(column)}>{escaped(column.label)}</th>' for column in table.columns)
    title = f"<strong>{escaped(_title(table, language))}</strong>"
    return [
        "<table>",
        f'<caption><span class="caption">{title} <span>{escaped(table.caption)}</span></span></caption>',
        f'<thead><tr><th scope="col">{escaped(table.corner)}</th>{heads}</tr></thead>',
        "<tbody>",
        *(_row(row, table.columns) for row in table.rows),
        "</tbody>",
        "</table>",
    ]


def _row(row: TableRow, columns: tuple[TableColumn, ...]) -> str:
    cells = "".join(
        f"<td{_number(column)}{_language(cell)}>{_cell(cell)}</td>"
        for column, cell in zip(columns, row.cells, strict=True)
    )
    return f'<tr{_KINDS.get(row.kind, "")}><th scope="row">{divisible(row.label)}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    """Write a cell: a sign is seen, and words are heard in its place."""
    if cell.spoken is None:
        return escaped(cell.text)
    return f'<span aria-hidden="true">{escaped(cell.text)}</span><span class="unseen">{escaped(cell.spoken)}</span>'


def _language(cell: Cell) -> str:
    return "" if cell.language is None else f' lang="{cell.language}"'


def _number(column: TableColumn) -> str:
    return "" if column.is_text else ' class="number"'


def _below(table: DataTable, language: Language) -> list[str]:
    """Write what stands below a table: its notes, and what its signs mean."""
    lines = [escaped(note) for note in table.notes]
    if table.signs:
        lines.append(", ".join(f"{escaped(sign)} = {escaped(meaning)}" for sign, meaning in table.signs))
    if not lines:
        return []
    items = "".join(f"<li>{line}</li>" for line in lines)
    return [f'<div class="notes"><p>{_BELOW.to(language)}</p><ul>{items}</ul></div>']


_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_KINDS = {RijSoort.SUBTOTAAL: ' class="subtotal"', RijSoort.TOTAAL: ' class="total"'}
_BELOW = Text("Bij deze tabel", "About this table")
