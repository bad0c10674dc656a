"""The row of the headers of one sheet: the one that is named, or another one in which the same headers stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import attrs

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, Severity
from uri.languages import Text
from uri.reading.files.file_source import FileSource
from uri.reading.files.raw_grids import RawGrid
from uri.register.parsing.raw_sheet import Sheet
from uri.taxonomy.labels import matching_key

_SEARCHED = 60
"""So many rows of a sheet are looked at for the headers."""
_FEWEST = 2
"""So many of the headers must stand in a row for it to be theirs."""
_ELSEWHERE = Text(
    "de koppen staan hier in rij {}, en daar is gelezen.", "the headers stand in row {} here, and were read there."
)
_AS_NAMED = Text("Klopt dat niet, noem dan de rij van dit blad.", "If that is not right, name the row of this sheet.")


def read_below_headers(
    source: FileSource,
    headers: Collection[str],
    read: Callable[[FileSource], Sheet],
    grids: Callable[[], Sequence[RawGrid]],
) -> Sheet:
    """Read a sheet below the row of its headers.

    That is the row that the source names, unless fewer than half of the headers stand there, and more of them in
    exactly one other row. A notice then says which one.

    Args:
        source: The file, with the sheet and the row.
        headers: The headers that are looked for; without any the row is the one that is named.
        read: What reads a sheet.
        grids: What gives the sheets as they stand.

    Raises:
        UnreadableError: The sheet cannot be read as a table, and its headers stand nowhere else.
    """
    wanted = set(map(matching_key, headers))
    try:
        sheet = read(source)
    except UnreadableError as error:
        if error.argument != "header_row" or (row := _row(source, wanted, grids(), 0)) is None:
            raise
    else:
        found = len(wanted & set(map(matching_key, sheet.headers)))
        if 2 * found >= len(wanted) or (row := _row(source, wanted, grids(), found)) is None:
            return sheet
    moved = read(attrs.evolve(source, header_row=row))
    place = Place(file=moved.file, sheet=moved.name)
    notice = Finding(
        rule="URI-I-kopregel", severity=Severity.NOTICE, message=_ELSEWHERE.format(row), hint=_AS_NAMED, place=place
    )
    return attrs.evolve(moved, findings=Findings([notice, *moved.findings]))


def _row(source: FileSource, wanted: set[str], grids: Iterable[RawGrid], found: int) -> int | None:
    """Return the one row in which most of the headers stand, None where no row has more than were found, or several."""
    sheets = [grid for grid in grids if grid.headers is None and (source.sheet is None or grid.name == source.sheet)]
    if len(sheets) != 1:
        return None
    rows = dict(list(sheets[0].rows.items())[:_SEARCHED])
    numbers = {row: len(wanted & {matching_key(c) for c in cells if isinstance(c, str)}) for row, cells in rows.items()}
    most = max(numbers.values(), default=0)
    best = [row for row, number in numbers.items() if number == most]
    fewest = max(_FEWEST, found + 1, (len(wanted) + 1) // 2)
    return best[0] if len(best) == 1 and most >= fewest else None
