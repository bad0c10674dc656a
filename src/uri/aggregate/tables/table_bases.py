"""What the numbers of a table rest on, in words: which columns, rows or cells have which basis, where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.aggregate.tables.cells import CellKey, TabelKolom, TabelRij
from uri.languages import Text, joined
from uri.taxonomy import Basis


def basis_lines(
    rows: Iterable[TabelRij], columns: Iterable[TabelKolom], bases: Mapping[CellKey, Basis]
) -> Iterable[Text]:
    """Say of each basis which figures have it, in a word where that is most of many; nothing where all have the same.

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
    of_columns = all(len(found) == 1 for found in by_column.values())
    named = {
        basis: [column.label for column, found in by_column.items() if found == {basis}]
        if of_columns
        else list(_named_rows(by_row, list(by_column), basis))
        for basis in kinds
    }
    most = max(named, key=lambda basis: len(named[basis]))
    for basis, labels in named.items():
        is_rest = basis is most and len(labels) > _MOST_NAMED
        yield _LINE.format(basis.label, _REST if is_rest else joined(labels, ", "))


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


_MOST_NAMED = 12
"""If more figures than these have one basis, and no other has more, they are called the rest."""
_REST = Text("de andere cijfers", "the other figures")
_LINE = Text("{}: {}.", "{}: {}.")
_PART = Text("{} ({})", "{} ({})")
