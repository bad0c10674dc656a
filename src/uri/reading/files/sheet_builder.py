"""From rows or columns of raw cells to a `Sheet`: the header row and its faults, the empty rows, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, TypeAlias

import attrs
import numpy as np

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.file_source import LARGEST_AREA, FileSource, too_large
from uri.reading.files.raw_cells import DOUBLED, NO_HEADER, Fault, Raw
from uri.register.parsing.raw_sheet import Cell, CleanTexts, Index, RepeatedCells, Sheet

Rows: TypeAlias = Mapping[int, Sequence[Raw]]
"""Rows that are not empty by their number in the file, in its order."""

Flaw: TypeAlias = tuple[int, int | None, Fault]
"""A fault of a whole row, or of one from a column onwards: the row number, that column from 0, what is wrong."""


def from_rows(source: FileSource, rows: Rows, flaws: Iterable[Flaw] = (), *, name: str | None = None) -> Sheet:
    """Return the table below the header row.

    Raises:
        UnreadableError: There is no header row, or it has faults, or the table is too large.
    """
    top = _header_row(source, rows, name)
    body = [row for row in rows if row > top]
    kept = [rows[top], *(rows[row] for row in body)]
    if len(kept) * max(map(len, kept)) > LARGEST_AREA:
        raise too_large(source)
    columns = [list(column) for column in zip_longest(*kept)]
    return _sheet(
        Place(file=source.file, sheet=name, row=top),
        [column[0] for column in columns],
        [column[1:] for column in columns],
        body,
        [flaw for flaw in flaws if flaw[0] > top],
    )


def from_columns(
    source: FileSource,
    headers: Sequence[Raw],
    columns: Sequence[Sequence[Raw]],
    rows: Sequence[int] | Index,
    flaws: Sequence[Flaw] = (),
    *,
    top: int | None = None,
) -> Sheet:
    """Return the table of these columns; `top` is the number of the header row, where the format has one.

    Rows without a value are left out, but for those with a flaw.

    Raises:
        UnreadableError: The headers have faults.
    """
    empty = _empty_rows(columns, len(rows))
    if flaws and empty.any():
        empty &= ~np.isin(rows, [row for row, _, _ in flaws])
    if empty.any():
        kept = np.flatnonzero(~empty)
        columns = [_taken(column, kept) for column in columns]
        rows = np.asarray(rows)[kept]
    return _sheet(Place(file=source.file, row=top), headers, columns, rows, flaws)


def _empty_rows(columns: Sequence[Sequence[Raw]], length: int) -> Index:
    """Return True for each row without a value; one column without a gap says enough, and short ones say it soonest."""
    empty = np.ones(length, bool)
    for column in sorted(columns, key=lambda column: len(_different(column))):
        if None not in _different(column):
            return np.zeros(length, bool)
        gaps = np.array([cell is None for cell in _different(column)])
        empty &= gaps[column.positions] if isinstance(column, RepeatedCells) else gaps
    return empty


def _taken(column: Sequence[Any], kept: Index) -> Sequence[Any]:
    if isinstance(column, RepeatedCells):
        return column.take(kept)
    taken = [column[index] for index in kept.tolist()]
    return CleanTexts(taken) if isinstance(column, CleanTexts) else taken


def _different(column: Sequence[Raw]) -> Sequence[Raw]:
    """Return cells of a column among which every different one is."""
    return column.cells if isinstance(column, RepeatedCells) else column


def _has_faults(column: Sequence[Raw]) -> bool:
    return not isinstance(column, CleanTexts) and Fault in set(map(type, _different(column)))


def _without_faults(column: Sequence[Raw]) -> Sequence[Cell]:
    """Return the cells of a column, None for its faults."""
    if isinstance(column, RepeatedCells):
        return column.change(lambda cell: None if isinstance(cell, Fault) else cell)
    return [None if isinstance(cell, Fault) else cell for cell in column]


def header_findings(top: Place, labels: Mapping[int, str | None]) -> Findings:
    """Return every fault of the header row at `top`: a column (from 0) without a header, a header that comes twice."""
    nameless = [_finding(top, _position(top, column), NO_HEADER) for column, label in labels.items() if not label]
    counts = Counter(label.strip().casefold() for label in labels.values() if label)
    spelled = {label.strip().casefold(): label for label in reversed([*labels.values()]) if label}
    doubled = [
        _finding(top, spelled[key], DOUBLED.format(quoted(spelled[key]), count))
        for key, count in counts.items()
        if count > 1
    ]
    return Findings([*nameless, *doubled])


def _sheet(
    top: Place,
    headers: Sequence[Raw],
    columns: Sequence[Sequence[Any]],
    rows: Sequence[int] | Index,
    flaws: Sequence[Flaw],
) -> Sheet:
    labels = {column: _label(header) for column, header in enumerate(headers)}
    for column, cells in enumerate(columns):
        if labels[column] is None and all(cell is None for cell in cells):
            del labels[column]
    if findings := header_findings(top, labels):
        raise UnreadableError(
            Text("De koppen van {0} kloppen niet.", "The headers of {0} are not right.").format(quoted(top.file)),
            Text("Staat de kopregel elders, kies dan die rij.", "If the headers stand elsewhere, choose that row."),
            findings=findings,
            argument="header_row",
        )
    faulty = [column for column in labels if _has_faults(columns[column])]
    faults = [
        (int(row), column, cell)
        for column in faulty
        for row, cell in zip(rows, columns[column], strict=True)
        if isinstance(cell, Fault)
    ]
    return Sheet(
        file=top.file,
        name=top.sheet,
        headers=tuple(label for label in labels.values() if label is not None),
        columns=tuple(_without_faults(columns[i]) if i in faulty else columns[i] for i in labels),
        rows=rows,
        findings=_findings(top, labels, [*flaws, *faults]),
    )


def _header_row(source: FileSource, rows: Rows, name: str | None) -> int:
    wanted = next(iter(rows), None) if source.header_row is None else source.header_row
    if wanted is not None and wanted in rows:
        return wanted
    if wanted is not None:
        hint = Text("Kies een rij met koppen.", "Choose a row with headers.")
        empty = Text("Rij {0} van {file} is leeg.", "Row {0} of {file} is empty.")
        raise source.unreadable(empty, hint, wanted, argument="header_row")
    hint = Text("De eerste rij moet de koppen bevatten.", "The first row must hold the headers.")
    if name is not None:
        raise source.unreadable(
            Text("Blad {0} van {file} is leeg.", "Sheet {0} of {file} is empty."), hint, quoted(name)
        )
    raise source.unreadable(Text("{file} bevat alleen lege regels.", "{file} holds only empty lines."), hint)


def _label(header: Raw) -> str | None:
    return None if header is None or isinstance(header, Fault) else str(header).strip() or None


def _position(top: Place, column: int) -> str:
    """Name a column without a header: by its letters in a workbook, else by its number."""
    return str(column + 1) if top.sheet is None else letters(column)


def letters(column: int) -> str:
    """Return the letters of a spreadsheet column, counted from 0.

    Examples:
        >>> letters(0), letters(27)
        ('A', 'AB')
    """
    rest, last = divmod(column, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _findings(top: Place, labels: Mapping[int, str | None], flaws: Iterable[Flaw]) -> Findings:
    """Place the flaws, in the order in which a reader meets them."""
    ordered = sorted(flaws, key=lambda flaw: (flaw[0], -1 if flaw[1] is None else flaw[1]))
    return Findings(
        _finding(attrs.evolve(top, row=row), None if column is None else labels.get(column), fault)
        for row, column, fault in ordered
    )


def _finding(place: Place, column: str | None, fault: Fault) -> Finding:
    return Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=attrs.evolve(place, column=column))
