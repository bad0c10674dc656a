"""Cells that hold a count and its share, as “10 (40%)”: read as two columns, the shares behind their counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from uri.audit.printed.grid_cells import COVERED, is_filled
from uri.audit.printed.grid_headers import GridParts
from uri.audit.printed.printed_numbers import PrintedKind, read_number
from uri.audit.printed_tables.quantity_words import is_percentage

_NUMBER = r"\d[\d., ]{0,15}?"
_SHARE = rf"{_NUMBER} ?%"
_BEHIND = re.compile(rf"(?P<count>\D{{0,3}}{_NUMBER}) ?[(\[] ?(?P<share>{_SHARE}) ?[)\]]")
_BEFORE = re.compile(rf"(?P<share>{_SHARE}) ?[(\[] ?(?P<count>{_NUMBER}) ?[)\]]")
_BARE = re.compile(rf"(?P<count>{_NUMBER}) ?[(\[] ?(?P<share>{_NUMBER}) ?[)\]]")
_IN_HEADER = re.compile(r"[\W_]*(?:%|\b(?:percentages?|procent|percent|pct|aandeel|share)\b)[\W_]*", re.IGNORECASE)


def with_shares_apart(parts: GridParts) -> GridParts:
    """Part the columns of which a cell holds a count and its share."""
    columns = [[row.figures[position] for row in parts.body] for position in range(len(parts.headers))]
    headers: list[str] = []
    cells: list[Sequence[str]] = []
    shares: set[int] = set()
    for header, column in zip(parts.headers, columns, strict=True):
        pairs = _parted(header, column)
        if pairs is None:
            headers.append(header)
            cells.append(column)
        else:
            shares.add(len(headers) + 1)
            headers += [header, header]
            cells += [[count for count, _ in pairs], [share for _, share in pairs]]
    if not shares:
        return parts
    lines = zip(parts.body, zip(*cells, strict=True), strict=True)
    body = tuple(attrs.evolve(row, figures=figures) for row, figures in lines)
    return attrs.evolve(parts, headers=tuple(headers), body=body, shares=frozenset(shares))


def header_of_counts(header: str) -> str:
    """Return the header of counts and shares without what it says of shares.

    >>> header_of_counts("Aantal (%)"), header_of_counts("n en %")
    ('Aantal', 'n en')
    """
    return " ".join(_IN_HEADER.sub(" ", header).split())


def _parted(header: str, column: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return the count and the share of each cell; None where no cell is such a pair.

    “40% (10)” and, under a header of percentages, “10 (40)” are pairs only where most figures of the column are.
    """
    others = (_BEFORE, _BARE) if is_percentage(header) else (_BEFORE,)
    figures = sum(is_filled(cell) and read_number(cell).kind is PrintedKind.NUMBER for cell in column)
    usual = any(_BEHIND.fullmatch(cell) for cell in column)
    pattern = _BEHIND if usual else max(others, key=lambda other: sum(map(bool, map(other.fullmatch, column))))
    found = sum(map(bool, map(pattern.fullmatch, column)))
    return [_pair(cell, pattern) for cell in column] if found and (usual or 2 * found > figures) else None


def _pair(cell: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    if cell == COVERED:
        return cell, cell
    match = pattern.fullmatch(cell)
    if match is None:
        return cell, ""
    return match["count"], match["share"] if match["share"].endswith("%") else f"{match['share']}%"
