"""The tables that `uri` itself writes as CSV, read as they are printed: a label, figures, and signs in empty cells.

Such a file has columns for programs as well: the code of a row, its kind, and why cells are empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from uri.aggregate import Leeg
from uri.aggregate.tables.cells import RijSoort

_FIRST, _LAST = ("code", "label", "soort"), "leeg"
_KINDS = frozenset(RijSoort)
_REASONS = frozenset(Leeg)
_SIGNS = {
    Leeg.BLANCO: "",
    Leeg.NIET_VAN_TOEPASSING: "n.v.t.",
    Leeg.NIET_VERZAMELD: "?",
    Leeg.NIET_BEKEND: "?",
    Leeg.ONDERDRUKT: "x",
}
"""A sign for each reason, as the audit reads it: a dash, which is printed, could stand for a zero as well."""


def sign_of(leeg: Leeg) -> str:
    """Return the sign of an empty cell, as the audit reads it."""
    return _SIGNS[leeg]


def as_printed(rows: Sequence[tuple[int, list[str]]]) -> Sequence[tuple[int, list[str]]]:
    """Return the rows of a file as they are printed; those of any other file as they are.

    Args:
        rows: The fields of each row, with its number.
    """
    if not rows or not _is_header(rows[0][1]):
        return rows
    (number, header), *body = rows
    names = header[len(_FIRST) : -1]
    if any(len(fields) != len(header) or fields[2] not in _KINDS for _, fields in body if any(fields)):
        return rows
    return [(number, [header[1], *names]), *((at, _printed(fields, names)) for at, fields in body if any(fields))]


def _is_header(fields: list[str]) -> bool:
    return tuple(fields[: len(_FIRST)]) == _FIRST and len(fields) > len(_FIRST) and fields[-1] == _LAST


def _printed(fields: list[str], names: list[str]) -> list[str]:
    """Return the label of a row and its figures, with a sign of its reason in each empty cell."""
    reasons = dict(part.rpartition("=")[::2] for part in fields[-1].split("|"))
    cells = zip(names, fields[len(_FIRST) : -1], strict=True)
    signs = {name: _SIGNS[Leeg(reason)] for name, reason in reasons.items() if reason in _REASONS}
    return [fields[1], *(cell or signs.get(name, "") for name, cell in cells)]
