"""A report in a format: text and Markdown to read, CSV and JSON to work with."""

from __future__ import annotations

import csv
import io
import json
from html import escape
from typing import Any

from uri.aggregate import Cel, Leeg, Rapport, Tabel
from uri.texts import Language, Text, current_language

SCHEMA = 1
"""The version of the JSON form. What a version has stays; what is added raises no version."""


def to_text(rapport: Rapport, language: Language | None = None) -> str:
    """Write a report in plain text; tables without any figure are only named."""
    head = title(rapport).to(language)
    tables = [table.to_text(language) for table in _filled(rapport)]
    return "\n\n\n".join([f"{head}\n{'=' * len(head)}", *tables, *_unfilled(rapport, language)]) + "\n"


def to_markdown(rapport: Rapport, language: Language | None = None) -> str:
    """Write a report in Markdown; tables without any figure are only named."""
    tables = [table.to_markdown(language) for table in _filled(rapport)]
    return "\n\n".join([f"# {title(rapport).to(language)}", *tables, *_unfilled(rapport, language)]) + "\n"


def to_html(rapport: Rapport, language: Language | None = None) -> str:
    """Write a report as one HTML page; tables without any figure are only named."""
    head = escape(title(rapport).to(language))
    tables = [table.to_html(language) for table in _filled(rapport)]
    below = [f"<p>{escape(line)}</p>" for line in _unfilled(rapport, language)]
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language or current_language()}">',
            f'<head><meta charset="utf-8"><title>{head}</title><style>{_STYLE}</style></head>',
            f"<body>\n<h1>{head}</h1>",
            *tables,
            *below,
            "</body>\n</html>\n",
        ]
    )


_STYLE = (
    "body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:2rem 0 .5rem}caption{text-align:left;font-weight:bold}"
    "th,td{padding:.2rem .6rem;border-bottom:1px solid #ccc}"
)


def to_csv(rapport: Rapport, language: Language | None = None) -> dict[str, str]:
    """Write each table as CSV (comma, UTF-8), by file name.

    Columns: ``code``, ``label``, ``soort``, those of the table, and ``leeg``, which says of each empty cell why it is.
    """
    return {f"{name}.csv": _csv(table, language) for name, table in rapport.tabellen.items()}


def to_json(rapport: Rapport, language: Language | None = None) -> str:
    """Write a report as one JSON object, indented."""
    return json.dumps(to_dict(rapport, language), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(rapport: Rapport, language: Language | None = None) -> dict[str, Any]:
    """Return a report as plain data: the object that `to_json` writes."""
    return {
        "schema": SCHEMA,
        "organisatie": rapport.organisatie,
        **({} if rapport.onderdeel is None else {"onderdeel": rapport.onderdeel}),
        "verslagjaar": rapport.verslagjaar,
        "editie": rapport.editie.naam,
        "tabellen": {name: _table(table, language) for name, table in rapport.tabellen.items()},
    }


def title(rapport: Rapport) -> Text:
    """Name a report: what it is, of whom, and about which year."""
    names = [name for name in (rapport.organisatie, rapport.onderdeel) if name]
    about = ", ".join([*names, str(rapport.verslagjaar)])
    return Text("Integriteitsrapportage {}", "Integrity report {}").format(about)


def _table(tabel: Tabel, language: Language | None) -> dict[str, Any]:
    names = [column.naam for column in tabel.kolommen]
    return {
        "titel": tabel.titel.to(language),
        "basis": tabel.basis.value,
        "eenheid": tabel.eenheid.value,
        "standdatum": tabel.standdatum and tabel.standdatum.isoformat(),
        "kolommen": names,
        "noten": [remark.to(language) for remark in tabel.remarks()],
        "rijen": [
            {
                "code": row.code,
                "label": row.label.to(language),
                "soort": row.soort.value,
                "cellen": {name: _value(cell, language) for name, cell in zip(names, cells, strict=True)},
                "leeg": {name: cell.value for name, cell in zip(names, cells, strict=True) if isinstance(cell, Leeg)},
            }
            for row, cells in zip(tabel.rijen, tabel.cellen, strict=True)
        ],
    }


def _csv(tabel: Tabel, language: Language | None) -> str:
    names = [column.naam for column in tabel.kolommen]
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["code", "label", "soort", *names, "leeg"])
    for row, cells in zip(tabel.rijen, tabel.cellen, strict=True):
        empty = [f"{name}={cell.value}" for name, cell in zip(names, cells, strict=True) if isinstance(cell, Leeg)]
        values = [_value(cell, language) for cell in cells]
        writer.writerow([row.code, row.label.to(language), row.soort.value, *values, "|".join(empty)])
    return written.getvalue()


def _value(cell: Cel, language: Language | None) -> str | int | float | None:
    if isinstance(cell, Leeg):
        return None
    return cell.to(language) if isinstance(cell, Text) else cell


def _filled(rapport: Rapport) -> list[Tabel]:
    return [table for table in rapport.tabellen.values() if not table.is_empty]


def _unfilled(rapport: Rapport, language: Language | None) -> list[str]:
    names = [table.titel.to(language) for table in rapport.tabellen.values() if table.is_empty]
    said = Text("Zonder cijfers: {}.", "Without figures: {}.").format("; ".join(names))
    return [said.to(language)] if names else []
