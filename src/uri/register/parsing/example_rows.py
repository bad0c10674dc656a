"""The example row of an empty register: two cells mark it, and reading leaves it out with a notice."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from uri.findings import Finding, Findings, Severity
from uri.languages import LANGUAGES, Text
from uri.register.parsing.raw_sheet import Cell, RepeatedCells, Sheet

EXAMPLE_KIND = Text("Voorbeeld: telt niet mee", "Example: does not count")
"""What an example row has in place of a kind of case.

It stands for no code: what does not know of examples refuses the row, and never counts it.
"""
EXAMPLE_REFERENCE = Text("VOORBEELD", "EXAMPLE")
"""The kenmerk of an example row. Who writes a case over the row has another one, and the row is then refused."""

EXAMPLE_ROW = Text("de voorbeeldrij van het lege register.", "the example row of the empty register.")

_KINDS = frozenset(EXAMPLE_KIND.to(language) for language in LANGUAGES)
_REFERENCES = frozenset(EXAMPLE_REFERENCE.to(language) for language in LANGUAGES)


def example_rows(kinds: Sequence[Cell], references: Sequence[Cell]) -> list[int]:
    """Return the positions of the example rows: those of which both cells are as an empty register has them.

    Args:
        kinds: The cells of the column of `soort`.
        references: The cells of the column of `kenmerk`.
    """
    if not has_example(kinds):
        return []
    pairs = enumerate(zip(kinds, references, strict=True))
    return [row for row, (kind, reference) in pairs if _is(kind, _KINDS) and _is(reference, _REFERENCES)]


def has_example(cells: Sequence[Cell]) -> bool:
    """Tell whether a cell of a column marks an example, looking at each different one once where they are known."""
    different = cells.cells if isinstance(cells, RepeatedCells) else cells
    return any(kind in different for kind in _KINDS)


def _is(cell: Cell, marks: frozenset[str]) -> bool:
    return isinstance(cell, str) and cell.strip() in marks


def without_examples(sheet: Sheet, names: Sequence[str | None]) -> tuple[Sheet, Findings]:
    """Return a sheet without its example rows, and a notice on each of them.

    Args:
        sheet: The sheet.
        names: The field of each of its columns.
    """
    if "soort" not in names or "kenmerk" not in names:
        return sheet, Findings()
    rows = example_rows(sheet.columns[names.index("soort")], sheet.columns[names.index("kenmerk")])
    if not rows:
        return sheet, Findings()
    notices = Findings(left_out_notice(sheet, row, EXAMPLE_ROW) for row in rows)
    kept = np.delete(np.arange(len(sheet.rows)), rows)
    dropped = set(sheet.numbers[rows].tolist())
    rest = attrs.evolve(
        sheet,
        columns=tuple(RepeatedCells.of(cells).take(kept) for cells in sheet.columns),
        rows=sheet.numbers[kept],
        findings=Findings(finding for finding in sheet.findings if finding.place.row not in dropped),
    )
    return rest, notices


def left_out_notice(sheet: Sheet, row: int, reason: Text) -> Finding:
    """Return the notice on a row, by its position, that is not read."""
    message = Text("niet gelezen: {}", "not read: {}").format(reason)
    return Finding(rule="URI-I-weggelaten", severity=Severity.NOTICE, message=message, place=sheet.place(row))
