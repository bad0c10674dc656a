"""Where the cases of a file seem to stand, as the command that reads it."""

from __future__ import annotations

import shlex
from pathlib import Path

from uri.errors import UriError
from uri.languages import Text

_SEEM = Text(
    "De zaken lijken te staan {}. Stel een koppeling voor: {}", "The cases seem to stand {}. Propose a mapping: {}"
)
_PROPOSE = Text("Stel een koppeling voor: {}", "Propose a mapping: {}")
_ON_SHEETS = Text("op {}, koppen in rij {} ({})", "on {}, headers in row {} ({})")
_IN_ROW = Text("onder de koppen in rij {} ({})", "below the headers in row {} ({})")


def command_for(path: Path) -> str | None:
    """Return a sentence that says where the cases of a file seem to stand, and the command for its mapping.

    Args:
        path: The file that could not be read as it is.

    Returns:
        The sentence; None where no table is found, or the file cannot be read at all.
    """
    from uri.proposal.table_finding import find_tables  # noqa: PLC0415 (heavy)
    from uri.reading.files.file_formats import read_grids  # noqa: PLC0415 (heavy)
    from uri.reading.files.file_source import FileSource  # noqa: PLC0415 (heavy)

    try:
        tables, _ = find_tables(read_grids(FileSource.of(path)))
    except UriError:
        return None
    if not tables or tables[0].header_row is None:
        return None
    row, sheets = tables[0].header_row, [table.grid.name for table in tables if table.grid.name is not None]
    options = f"--kop {row}" if not sheets else f"--blad {shlex.quote(sheets[0])} --kop {row}"
    command = f"uri map {shlex.quote(str(path))} --out koppeling.toml"
    if not sheets and row == min(tables[0].grid.rows):
        return str(_PROPOSE.format(command))
    named = ", ".join(sheets)
    where = _ON_SHEETS.format(named, row, options) if sheets else _IN_ROW.format(row, options)
    return str(_SEEM.format(where, command))
