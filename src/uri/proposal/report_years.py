"""The year of the report, where no column tells it: in the names of the sheets, or above the headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from uri.languages import Text
from uri.proposal.found_tables import FoundTable
from uri.proposal.words import Certainty, KnownWord
from uri.reading.koppeling_remarks import Remark
from uri.register.parsing.cell_readers import text
from uri.taxonomy.labels import matching_key

_YEAR = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(?![\d./-])")
"""A year that is no part of a date."""
_IN_NAME = Text("dit jaar staat in de naam van het blad", "this year stands in the name of the sheet")


def year_above(tables: Sequence[FoundTable]) -> int | None:
    """Return the one year that stands above the headers or in the names of the sheets, None where there are more."""
    first = tables[0]
    header_row = first.header_row or 0
    above = [
        text(cell)
        for row, cells in first.grid.rows.items()
        for cell in cells
        if row < header_row and isinstance(cell, str | int)
    ]
    names = [table.grid.name or "" for table in tables]
    years = {int(year) for words in (*above, *names) for year in _YEAR.findall(words)}
    return years.pop() if len(years) == 1 else None


def years_of_sheets(tables: Sequence[FoundTable]) -> dict[str, int]:
    """Return the year in the name of each sheet, where each has one and they differ; else nothing."""
    found = {str(table.grid.name): set(map(int, _YEAR.findall(table.grid.name or ""))) for table in tables}
    if any(len(years) != 1 for years in found.values()):
        return {}
    years = {name: next(iter(each)) for name, each in found.items()}
    return years if len(set(years.values())) > 1 else {}


def names_as_years(
    tables: Sequence[FoundTable],
    years: Mapping[str, int],
    said: Mapping[str, str],
    left_out: Collection[tuple[str | None, int]],
) -> list[KnownWord]:
    """Return the names of the sheets as words for a year.

    Args:
        tables: The tables, one a sheet.
        years: The year in the name of each sheet.
        said: What has been decided already, by the normal form of the name.
        left_out: The rows that are no cases, by sheet and row.
    """
    known = []
    for table in tables:
        name = str(table.grid.name)
        rows = [row for row in table.rows if (table.grid.name, row) not in left_out]
        code = said.get(matching_key(name))
        known.append(
            KnownWord(
                word=name,
                code=code or str(years[name]),
                certainty=Certainty.PROPOSED if code is None else Certainty.SETTLED,
                remark=Remark(count=len(rows), first=min(rows, default=0), reason=_IN_NAME),
            )
        )
    return known
