"""A report in JSON taken for a publication: its tables as they are printed, and what a manifest would state of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.tables.cells import Cel, plain_value
from uri.audit.printed.data_files import sign_of
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed_tables.standard_tables import TableKind
from uri.audit.publication_manifest import Notation, PublicationManifest, TableEntry
from uri.reading import read_report
from uri.reading.report_files import PROOF_FILE
from uri.taxonomy import Basis, edities

_KINDS = frozenset(TableKind)
_PLAIN_BASES = frozenset({Basis.AFGEROND, Basis.ONTVANGEN, Basis.VERSLAGJAAR})


def report_manifest(path: Path) -> tuple[PublicationManifest, dict[str, PrintedGrid]]:
    """Read a report, and return what its manifest states and the grid of each table by its name.

    A cell that is empty has the sign of its reason: a hidden one that of a hidden figure, and never a blank.

    Raises:
        UnreadableError: It is no report of schema 1; the findings name every fault.
    """
    report = read_report(path)
    zero_hidden = not _shows_zeros(path.parent / PROOF_FILE)
    tables = {name: table for name, table in report.items() if any(_numbers(table))}
    manifest = PublicationManifest(
        titel=report.title.nl,
        organisatie=report.organisatie,
        jaar=report.verslagjaar,
        editie=_edition(report),
        tabellen=[_entry(table, zero_hidden=zero_hidden) for table in tables.values()],
    )
    return manifest, {name: _grid(table, path.name) for name, table in tables.items()}


def _numbers(table: Tabel) -> Iterator[bool]:
    """Tell of each cell whether it holds a number that is not worked out from others."""
    return (isinstance(cell, int | float) for cells in table.cellen for cell in cells)


def _edition(report: Rapport) -> str | None:
    return report.editie.naam if report.editie.naam in edities() else None


def _entry(table: Tabel, *, zero_hidden: bool) -> TableEntry:
    return TableEntry(
        bestand=table.naam,
        naam=table.naam,
        soort=TableKind(table.naam) if table.naam in _KINDS else None,
        eenheid=None if table.eenheid is Eenheid.GEMENGD else table.eenheid.value,
        basis=table.basis.value if table.basis in _PLAIN_BASES else None,
        nul_verborgen=zero_hidden,
        notatie=Notation.ENGLISH,
    )


def _grid(table: Tabel, file: str) -> PrintedGrid:
    head = ("", *(column.naam for column in table.kolommen))
    body = ((row.label.nl, *map(_printed, cells)) for row, cells in zip(table.rijen, table.cellen, strict=True))
    rows = tuple(enumerate((head, *body), 1))
    return PrintedGrid(file, None, table.titel.nl, rows)


def _printed(cell: Cel) -> str:
    return sign_of(cell) if isinstance(cell, Leeg) else str(plain_value(cell, "nl"))


def _shows_zeros(proof: Path) -> bool:
    """Tell whether the policy of a release shows zeros; where there is no proof to read, nobody knows."""
    try:
        policy = json.loads(proof.read_text(encoding="utf-8"))["beleid"]
        return bool(policy["nul_tonen"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
