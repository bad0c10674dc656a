"""The annexes of a document: lists of cases, known by columns that say of what type a case is and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

import attrs

from uri.audit.documents.document_tables import DocumentTable, numbered, source_of
from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed_tables.annex import says_outcome
from uri.audit.publication_manifest import AnnexEntry
from uri.audit.published_text.captions import read_caption
from uri.audit.published_text.passages import Passage
from uri.audit.published_text.published_text import PublishedText
from uri.taxonomy import Editie, editie, edities
from uri.taxonomy.labels import normal

_FEWEST = 3
"""A list of cases has as many, or more."""

TYPE, OUTCOME = "Categorie", "Afdoening"
"""The headers of columns for which none is printed."""

_GOES_ON = re.compile(r"\s*\((?:vervolg|continued|cont\.)\)\s*$", re.IGNORECASE)


@attrs.frozen
class DocumentAnnex:
    """An annex of a document.

    Attributes:
        entry: What a manifest states of it.
        grid: Its cases, below headers.
        table: The table that it is in the document.
        source: On which lines it stands.
    """

    entry: AnnexEntry
    grid: PrintedGrid
    table: DocumentTable
    source: str


def document_annexes(document: PublishedText, tables: Sequence[DocumentTable]) -> list[DocumentAnnex]:
    """Return the annexes among the tables of a document: lists of cases in the words of an edition."""
    numbers = _annex_numbers(document)
    annexes: list[DocumentAnnex] = []
    for table in tables:
        columns = _columns(table.grid)
        if columns is not None:
            taken = {annex.entry.bestand for annex in annexes}
            annexes.append(_annex(table, columns, _name(numbers.get(id(table.block), ""), taken)))
    return annexes


def _columns(grid: PrintedGrid) -> tuple[int, int] | None:
    """Return which column has the types and which what came of the cases; None where it is no list of cases."""
    cells = list(zip(*(cells for _, cells in grid.rows), strict=True))
    for edition in dict.fromkeys([editie(), *map(editie, edities())]):
        outcomes = _known_column(cells, partial(_is_outcome, edition), fewest=_FEWEST)
        if outcomes is None:
            continue
        top = next(place for place, words in enumerate(cells[outcomes]) if _is_outcome(edition, words))
        types = _known_column([column[top:] for column in cells], partial(_is_type, edition), fewest=1)
        if types is not None and types != outcomes:
            return types, outcomes
    return None


def _is_type(edition: Editie, label: str) -> bool:
    return edition.labelled(_bare(label)) is not None


def _is_outcome(edition: Editie, words: str) -> bool:
    return says_outcome(words, edition)


def _known_column(columns: Sequence[Sequence[str]], knows: Callable[[str], bool], *, fewest: int) -> int | None:
    """Return the column of which most cells are known, where those are more than half of its filled ones."""
    known = [sum(map(knows, filter(None, cells))) for cells in columns]
    best = max(range(len(columns)), key=known.__getitem__, default=0)
    is_known = bool(columns) and known[best] >= fewest and 2 * known[best] > sum(map(bool, columns[best]))
    return best if is_known else None


def _bare(label: str) -> str:
    return _GOES_ON.sub("", label)


# ----------------------------------------------------------------------------------------------------------------- grid


def _annex(table: DocumentTable, columns: tuple[int, int], name: str) -> DocumentAnnex:
    """Return an annex with a header above each of its two columns, and no type that says that it goes on."""
    types, outcomes = columns
    top = next(place for place, (_, cells) in enumerate(table.grid.rows) if _is_case(cells[outcomes]))
    headers = list(table.grid.rows[top - 1][1]) if top else [""] * table.grid.width
    for column, header in ((types, TYPE), (outcomes, OUTCOME)):
        is_own = [*map(normal, headers)].count(normal(headers[column])) == 1
        headers[column] = headers[column] if headers[column] and is_own else header
    unseen = _unseen_types(table, types)
    body = [
        (number, _with_type(cells, types, _UNSEEN if number in unseen else _bare(cells[types])))
        for number, cells in table.grid.rows[top:]
    ]
    grid = numbered(attrs.evolve(table.grid, rows=((0, tuple(headers)), *body)))
    entry = AnnexEntry(bestand=f"{name}.csv", categorie=headers[types], afdoening=headers[outcomes])
    return DocumentAnnex(entry, grid, table, source_of(table.grid))


def _is_case(words: str) -> bool:
    return bool(words) and any(says_outcome(words, editie(name)) for name in edities())


def _with_type(cells: tuple[str, ...], column: int, label: str) -> tuple[str, ...]:
    return tuple(label if place == column else cell for place, cell in enumerate(cells))


_UNSEEN = "?"
"""What stands for a type that cannot be read."""


def _unseen_types(table: DocumentTable, column: int) -> set[int]:
    """Return the rows whose cell of a type is empty and covers others: its words stand on another page.

    That is not known of a table whose cells cover none: there an empty cell says that the type above goes on. At the
    top of a page it says so too.
    """
    rows = table.block.grid.rows
    if not any(cells[column] == COVERED for _, cells in rows[1:]):
        return set()
    pages = [table.block.grid.places[number].page for number, _ in rows]
    return {
        position
        for position, (_, cells) in enumerate(rows, 1)
        if position > 1 and not cells[column] and pages[position - 1] == pages[position - 2]
    }


# ---------------------------------------------------------------------------------------------------------------- names


def _annex_numbers(document: PublishedText) -> dict[int, str]:
    """Return the number of the last annex that was announced above each table, by the identity of the table."""
    numbers: dict[int, str] = {}
    last = ""
    for block in document.blocks:
        if isinstance(block, Passage):
            caption = read_caption(block.text)
            last = caption.number.lower() if caption is not None and caption.is_annex else last
            continue
        own = read_caption(block.grid.title)
        numbers[id(block)] = own.number.lower() if own is not None and own.is_annex else last
    return numbers


def _name(number: str, taken: set[str]) -> str:
    """Name an annex by its number; one without is the first that is free."""
    names = [f"bijlage-{number}"] if number else []
    names += [f"bijlage-{free}" for free in range(1, len(taken) + 2)]
    names += [f"{names[0]}-{free}" for free in range(2, len(taken) + 3)]
    return next(name for name in names if f"{name}.csv" not in taken)
