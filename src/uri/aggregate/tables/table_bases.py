"""What the numbers of a table rest on, in words: which columns, rows or cells have which basis, where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.aggregate.tables.cells import CellKey, TabelKolom, TabelRij
from uri.languages import Text, joined
from uri.taxonomy import Basis


def basis_lines(
    rows: Iterable[TabelRij], columns: Iterable[TabelKolom], bases: Mapping[CellKey, Basis]
) -> Iterable[Text]:
    """Say of each basis which figures have it; nothing where all have the same.

    Args:
        rows: The rows of a table.
        columns: Its columns.
        bases: The basis of each cell that holds a figure.
    """
    kinds = [basis for basis in Basis if basis in bases.values()]
    if len(kinds) < 2:  # noqa: PLR2004 (one basis is told above the table)
        return
    by_column = {
        column: {bases[key] for key in bases if key[1] == column.naam}
        for column in columns
        if any(key[1] == column.naam for key in bases)
    }
    by_row = {row: {key[1]: basis for key, basis in bases.items() if key[0] == row.code} for row in rows}
    for basis in kinds:
        if all(len(found) == 1 for found in by_column.values()):
            named = [column.label for column, found in by_column.items() if found == {basis}]
        else:
            named = list(_named_rows(by_row, list(by_column), basis))
        yield _LINE.format(basis.label, joined(named, ", "))


def _named_rows(
    by_row: Mapping[TabelRij, Mapping[str, Basis]], columns: list[TabelKolom], basis: Basis
) -> Iterable[Text]:
    """Name each row with figures of a basis, and their columns where it has figures of another one too."""
    for row, found in by_row.items():
        of_basis = [column.label for column in columns if found.get(column.naam) is basis]
        if len(of_basis) == len(found) and of_basis:
            yield row.label
        elif of_basis:
            yield _PART.format(row.label, joined(of_basis, ", "))


_LINE = Text("{}: {}.", "{}: {}.")
_PART = Text("{} ({})", "{} ({})")
