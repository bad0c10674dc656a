"""Totals that stand in a header or a caption: “Totaal 175”, “Total (n=175)”, “Aantal: 175”.

Where no row of the table is a total, such a number is one, as if it stood in a row above the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from uri.audit.printed.grid_headers import BodyRow, GridParts
from uri.audit.printed.printed_numbers import read_number
from uri.audit.printed_tables.label_words import is_total, may_be_total, year_in

_NUMBER = r"(\d{1,3}(?:[., ]\d{3})+|\d+)"
_SAID = re.compile(
    rf"(?:(?<!\w)n ?= ?|(?<!\w)(?:totaal|total|sum|som|aantal|number)[^:=\d]{{0,40}}[:=] ?){_NUMBER}\W*$", re.IGNORECASE
)
_BESIDE = re.compile(rf"(?<!\w)(?:totaal|total|sum|som|aantal|number) ?\(?{_NUMBER}\W*$", re.IGNORECASE)


def header_total(label: str) -> str:
    """Return the number in a header that is the total of its column; nothing where there is none, or a year.

    >>> header_total("Totaal 175"), header_total("Total (n=2,023)"), header_total("Totaal 2023")
    ('175', '2,023', '')
    >>> header_total("Aantal meldingen: 12"), header_total("Aantal locaties 2")
    ('12', '')
    """
    said = _SAID.search(label)
    if said is not None:
        return said[1]
    beside = _BESIDE.search(label)
    return "" if beside is None or year_in(beside[0]) else beside[1]


def without_header_total(label: str) -> str:
    """Return a header without the total that stands in it.

    >>> without_header_total("Totaal (n=175)")
    'Totaal'
    """
    number = header_total(label)
    return re.sub(r"\W*(?:\bn ?= ?)?$", "", label[: label.rindex(number)]) if number else label


def with_header_totals(parts: GridParts, caption: str = "") -> GridParts:
    """Put the totals of the headers, or of the caption, in a row above the others, where no row is a total."""
    labels = [label for row in parts.body for label in row.labels]
    if len(parts.body) < 2 or any(is_total(label) or may_be_total(label) for label in labels):  # noqa: PLR2004 (a total adds two or more)
        return parts
    totals = [header_total(header) for header in parts.headers]
    if not any(totals) and len(parts.headers) == 1:
        totals = [next(filter(None, map(header_total, (parts.corner, parts.title, caption))), "")]
    totals = [
        total if _can_be_total(total, [row.figures[position] for row in parts.body]) else ""
        for position, total in enumerate(totals)
    ]
    if not any(totals):
        return parts
    words = ("Totaal", *("" for _ in parts.body[0].labels[1:]))
    return attrs.evolve(parts, body=(BodyRow(parts.header_row, words, tuple(totals)), *parts.body))


def _can_be_total(total: str, cells: Sequence[str]) -> bool:
    """Tell whether a number is no less than any figure of its column: else it numbers or names it."""
    number = read_number(total).number if total else None
    figures = [read_number(cell) for cell in cells]
    counts = [figure.number for figure in figures if figure.number is not None and not figure.percent]
    return number is not None and bool(counts) and number >= max(counts)
