"""A table of cases as it was found on one sheet, and which tables of several sheets are one register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from uri.reading.files.raw_grids import RawGrid
from uri.register import REGISTER_FIELDS, Cell
from uri.register.parsing.header_matching import recognised
from uri.register.parsing.raw_sheet import RepeatedCells
from uri.register.parsing.vocabulary import header_vocabulary
from uri.taxonomy.labels import matching_key

_ALIKE = 0.6
"""So large a part of all their headers do two sheets of one register share at least."""
_MAY_DIFFER = {None, "eigen", "kenmerk", "organisatie", "onderdeel", "omschrijving", "betrokkenen"}
"""What a column may be that stands on some sheets of a register only: nothing that says what a case is."""


@attrs.frozen(kw_only=True)
class FoundTable:
    """A table of cases as it was found on one sheet.

    Attributes:
        grid: The sheet.
        header_row: The row of the headers; None where the format itself names them.
        headers: The headers by the position of their column.
        groups: What stands above a header, in the row before: the name of a group of columns.
        columns: The cells below each header, of every row that is not empty, in the order of the headers.
        rows: The numbers of those rows.
        merged_down: The headers of columns in which cells are merged downwards.
        composite: The headers of columns that hold nothing but what no cell can hold, such as lists within lists.
        absent: The headers of columns that other sheets have, and this one has not; their cells are empty here.
    """

    grid: RawGrid
    header_row: int | None
    headers: Mapping[int, str] = attrs.field(repr=False)
    groups: Mapping[str, str] = attrs.field(repr=False)
    columns: Mapping[str, RepeatedCells[Cell]] = attrs.field(repr=False)
    rows: Sequence[int] = attrs.field(repr=False)
    merged_down: Sequence[str] = ()
    composite: Sequence[str] = ()
    absent: Sequence[str] = ()


def known_fields(headers: Iterable[str]) -> int:
    """Return how many different fields headers name."""
    return len({name for name in _fields(headers) if name is not None})


def _fields(headers: Iterable[str]) -> list[str | None]:
    """Return the field that each header names best."""
    listed = list(headers)
    names = recognised(listed, list(REGISTER_FIELDS.values()), {})
    vocabulary = header_vocabulary()
    return [name or next(iter(vocabulary.meanings(label)), None) for label, name in zip(listed, names, strict=True)]


def is_alike(one: FoundTable, other: FoundTable) -> bool:
    """Tell whether two sheets are of one register: they share most headers, and all that say what a case is."""
    first, second = ({matching_key(header): header for header in table.columns} for table in (one, other))
    shared = first.keys() & second.keys()
    different = [header for keys in (first, second) for key, header in keys.items() if key not in shared]
    share = len(shared) / max(len(first.keys() | second.keys()), 1)
    return share >= _ALIKE and all(name in _MAY_DIFFER for name in _fields(different))


def with_same_columns(tables: Sequence[FoundTable]) -> list[FoundTable]:
    """Give tables of one register the same columns, each spelled as on the first sheet that has it."""
    spelled: dict[str, str] = {}
    for table in tables:
        for header in table.columns:
            spelled.setdefault(matching_key(header), header)
    return [_with_columns(table, spelled) for table in tables]


def _with_columns(table: FoundTable, spelled: Mapping[str, str]) -> FoundTable:
    def named(header: str) -> str:
        return spelled[matching_key(header)]

    here = {named(header): cells for header, cells in table.columns.items()}
    empty: RepeatedCells[Cell] = RepeatedCells.of([None] * len(table.rows))
    return attrs.evolve(
        table,
        headers={position: named(header) for position, header in table.headers.items()},
        groups={named(header): group for header, group in table.groups.items()},
        columns={header: here.get(header, empty) for header in spelled.values()},
        merged_down=[named(header) for header in table.merged_down],
        composite=[named(header) for header in table.composite],
        absent=[header for header in spelled.values() if header not in here],
    )
