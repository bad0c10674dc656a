"""A report in a format: text and Markdown to read, CSV and JSON to work with."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from uri.aggregate import Consolidatie, Leeg, Rapport, Tabel
from uri.aggregate.tables.cells import plain_value
from uri.languages import Language
from uri.visible_text import visible, visibly


@visibly
def to_text(rapport: Rapport | Consolidatie, language: Language | None = None) -> str:
    """Write a report in plain text: see `Rapport.to_text`.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> report = uri.rapport(uri.Register.from_records(cases))
    >>> print(uri.publish.to_text(report, "en").splitlines()[0])
    Integrity report 2023
    """
    return rapport.to_text(language)


@visibly
def to_markdown(rapport: Rapport, language: Language | None = None) -> str:
    """Write a report in Markdown: see `Rapport.to_markdown`."""
    return rapport.to_markdown(language)


def to_csv(rapport: Rapport | Consolidatie, language: Language | None = None) -> dict[str, str]:
    """Write each table of a report as CSV.

    Args:
        rapport: The report, or the tables over several organisations.
        language: ``"nl"`` or ``"en"``, of the labels; by default the current language.

    Returns:
        The text of each file by its name, such as ``schendingen.csv``: divided by commas, with the columns ``code``,
        ``label``, ``soort``, those of the table, and ``leeg``, which says why cells are empty. A text that a
        spreadsheet would take for a formula stands behind an apostrophe, and signs that cannot be seen are written
        out; numbers stay numbers.
    """
    return {f"{name}.csv": _csv(table, language) for name, table in rapport.tabellen.items()}


@visibly
def to_json(rapport: Rapport | Consolidatie, language: Language | None = None) -> str:
    """Write a report as one JSON object, indented.

    Args:
        rapport: The report, or the tables over several organisations.
        language: ``"nl"`` or ``"en"``; by default the current language.
    """
    return json.dumps(rapport.to_dict(language), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(rapport: Rapport, language: Language | None = None) -> dict[str, Any]:
    """Return a report as plain data: see `Rapport.to_dict`."""
    return rapport.to_dict(language)


def _csv(table: Tabel, language: Language | None) -> str:
    names = [column.naam for column in table.kolommen]
    lines: list[list[object]] = [["code", "label", "soort", *names, "leeg"]]
    for row, cells in zip(table.rijen, table.cellen, strict=True):
        empty = [f"{name}={cell.value}" for name, cell in zip(names, cells, strict=True) if isinstance(cell, Leeg)]
        values = [plain_value(cell, language) for cell in cells]
        lines.append([row.code, row.label.to(language), row.soort.value, *values, "|".join(empty)])
    return csv_text(lines)


def csv_text(lines: Iterable[Iterable[object]]) -> str:
    """Write lines as CSV: no text of it is a formula, and signs that cannot be seen are written out."""
    return "".join(_line(map(_harmless, line)) for line in lines)


def _line(values: Iterable[object]) -> str:
    """Write one line; a text with a line end of any kind is quoted."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(values)
    return stream.getvalue().removesuffix("\r\n") + "\n"


_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")  # noqa: RUF001 (a spreadsheet takes the wide signs too)
"""What a text begins with that a spreadsheet may run; spaces before it do not stop all of them [OWASP]."""


def _harmless(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet may take for a formula, and write out unseen signs."""
    if not isinstance(value, str):
        return value
    return visible(f"'{value}" if _FORMULA.match(value) else value)
