"""A report, written out: its tables one below another, those without any figure only by name."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.tables.cells import plain_value
from uri.aggregate.tables.tabel import Tabel
from uri.languages import Language, Text


def text(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write a report in plain text."""
    filled, rest = _parted(tables, language)
    head = title.to(language)
    return "\n\n\n".join([f"{head}\n{'=' * len(head)}", *(table.to_text(language) for table in filled), *rest]) + "\n"


def markdown(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write a report in Markdown."""
    filled, rest = _parted(tables, language)
    return "\n\n".join([f"# {title.to(language)}", *(table.to_markdown(language) for table in filled), *rest]) + "\n"


def html(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write a report as a page of HTML."""
    head = escape(title.to(language))
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            f'<head><meta charset="utf-8"><title>{head}</title><style>{_STYLE}</style></head>',
            f"<body>\n{html_body(title, tables, language)}",
            "</body>\n</html>\n",
        ]
    )


def html_body(title: Text, tables: Iterable[Tabel], language: Language) -> str:
    """Write what stands on the page of a report, as a fragment of HTML."""
    filled, rest = _parted(tables, language)
    below = [f"<p>{escape(line)}</p>" for line in rest]
    return "\n".join([f"<h1>{escape(title.to(language))}</h1>", *(table.to_html(language) for table in filled), *below])


def plain_table(table: Tabel, language: Language) -> dict[str, Any]:
    """Return a table as plain data."""
    names = [column.naam for column in table.kolommen]
    return {
        "titel": table.titel.to(language),
        "basis": table.basis.value,
        "eenheid": table.eenheid.value,
        "standdatum": table.standdatum and table.standdatum.isoformat(),
        "kolommen": names,
        "noten": [remark.to(language) for remark in table.remarks()],
        "rijen": [
            {
                "code": row.code,
                "label": row.label.to(language),
                "soort": row.soort.value,
                "cellen": {name: plain_value(cell, language) for name, cell in zip(names, cells, strict=True)},
                "leeg": {name: cell.value for name, cell in zip(names, cells, strict=True) if isinstance(cell, Leeg)},
            }
            for row, cells in zip(table.rijen, table.cellen, strict=True)
        ],
    }


def _parted(tables: Iterable[Tabel], language: Language) -> tuple[list[Tabel], list[str]]:
    """Part the tables that hold anything from a line that names the others, where there are others."""
    listed = list(tables)
    names = [table.titel.to(language) for table in listed if table.is_empty]
    rest = [_WITHOUT_FIGURES.format("; ".join(names)).to(language)] if names else []
    return [table for table in listed if not table.is_empty], rest


_WITHOUT_FIGURES = Text("Zonder cijfers: {}.", "Without figures: {}.")
_STYLE = (
    "body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:2rem 0 .5rem}caption{text-align:left;font-weight:bold}"
    "th,td{padding:.2rem .6rem;border-bottom:1px solid #ccc}"
)
