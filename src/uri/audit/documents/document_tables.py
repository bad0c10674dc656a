"""The tables of a document as a manifest states them: each with its name, its caption, its kind and its notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from uri.audit.printed.grid_cells import COVERED
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_signs import without_raised
from uri.audit.printed.split_grids import split_grid
from uri.audit.printed_tables.figures import FigureMeaning
from uri.audit.publication_manifest import TableEntry
from uri.audit.published_text.captions import read_caption
from uri.audit.published_text.passages import Passage, PassageKind
from uri.audit.published_text.published_text import PublishedText, TextTable
from uri.audit.stated_publication import stated_table
from uri.findings import Place
from uri.languages import Text, joined
from uri.taxonomy.labels import normal

_SCOPE = re.compile(
    r"\b(?:exclusief|inclusief|excl\.|incl\.|zonder|alleen|uitsluitend|behalve|excluding|including|without|only|except)(?!\w)",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\W*(?:\d{1,3}\W+)?")


@attrs.frozen
class DocumentTable:
    """A table of a document.

    Attributes:
        grid: The table as it is printed, its rows numbered from one; of several in one grid, one of them.
        block: The table in the text.
        heading: The heading above it since the table before.
        lead: The paragraph right above it.
    """

    grid: PrintedGrid
    block: TextTable
    heading: str = ""
    lead: str = ""


def document_tables(document: PublishedText) -> list[DocumentTable]:
    """Return the tables of a document with the heading and the paragraph above each."""
    tables: list[DocumentTable] = []
    heading = lead = ""
    for block in document.blocks:
        if isinstance(block, Passage):
            if block.kind is PassageKind.HEADING:
                heading, lead = block.text, ""
            elif block.kind is PassageKind.PARAGRAPH:
                lead = block.text
            continue
        tables.append(DocumentTable(numbered(block.grid), block, heading, lead))
        heading = lead = ""
    return tables


def numbered(grid: PrintedGrid) -> PrintedGrid:
    """Return a grid with its rows numbered from one, as they are in a file of their own, and no cell covered."""
    numbers = {number: position for position, (number, _) in enumerate(grid.rows, 1)}
    filled = (place for _, cells in grid.rows for place, cell in enumerate(cells, 1) if cell.strip(COVERED))
    width = max(filled, default=1)
    rows = tuple(
        (numbers[number], tuple(" ".join(cell.replace(COVERED, "").split()) for cell in cells[:width]))
        for number, cells in grid.rows
    )
    return attrs.evolve(
        grid,
        rows=rows,
        indents={numbers[number]: indent for number, indent in grid.indents.items() if number in numbers},
        places={numbers[number]: place for number, place in grid.places.items() if number in numbers},
    )


def figure_tables(tables: Sequence[DocumentTable]) -> list[tuple[TableEntry, DocumentTable]]:
    """Return what a manifest states of each table that holds figures, with that table.

    A grid in which several tables stand is parted.
    """
    parts = [attrs.evolve(table, grid=numbered(part)) for table in tables for part in split_grid(table.block.grid)]
    with_figures = [table for table in parts if stated_table(TableEntry(bestand=""), table.grid, "") is not None]
    names = _names(with_figures)
    return [
        (
            TableEntry(
                bestand=f"{name}.csv",
                naam=name,
                bijschrift=table.grid.title,
                bron=source_of(table.grid),
                rijen=_noted_rows(table),
            ),
            table,
        )
        for name, table in zip(names, with_figures, strict=True)
    ]


# ---------------------------------------------------------------------------------------------------------------- names


def _names(tables: Sequence[DocumentTable]) -> list[str]:
    """Name each table by the number of its caption; one without by where it stands, or by its place if all are so."""
    captions = [read_caption(table.grid.title) for table in tables]
    if not any(captions):
        return [f"tabel-{number}" for number, _ in enumerate(tables, 1)]
    names = [
        _by_line(table) if caption is None else f"{_kind(caption.is_annex, caption.is_figure)}-{caption.number.lower()}"
        for table, caption in zip(tables, captions, strict=True)
    ]
    return list(_apart(names))


def _kind(is_annex: bool, is_figure: bool) -> str:  # noqa: FBT001 (what a caption says of itself)
    return "bijlage" if is_annex else "figuur" if is_figure else "tabel"


def _by_line(table: DocumentTable) -> str:
    page, line = table.block.page, table.block.line
    return f"tabel-regel-{line}" if page is None else f"tabel-blz-{page}-regel-{line}"


def _apart(names: Sequence[str]) -> Iterator[str]:
    """Give names that differ: a second table of one name gets a number behind it."""
    times = Counter[str]()
    for name in names:
        times[name] += 1
        yield name if times[name] == 1 else f"{name}-{times[name]}"


def source_of(grid: PrintedGrid) -> str:
    """Say on which lines a table stands, as a manifest states it."""
    places = list(grid.places.values())
    return span_of(places[0], places[-1]) if places else ""


def span_of(first: Place, last: Place) -> str:
    """Say from which to which line something stands, with the page where there are pages."""
    if first.page != last.page:
        return str(joined([_at(first), _at(last)], " – "))
    return str(_at(first)) if first.line == last.line else f"{_at(first)}-{last.line}"


def _at(place: Place) -> Text:
    line = _LINE.format(place.line)
    return line if place.page is None else _PAGE.format(place.page, line)


_LINE = Text("regel {}", "line {}")
_PAGE = Text("blz. {}, {}", "page {}, {}")

# ---------------------------------------------------------------------------------------------------------------- notes


def _noted_rows(table: DocumentTable) -> dict[str, FigureMeaning]:
    """State whom the figures of a row are about, where a note to the row says whom it counts or leaves out."""
    labels = Counter(normal(cells[0]) for _, cells in table.grid.rows if cells)
    stated: dict[str, FigureMeaning] = {}
    for note in table.block.notes:
        mark = note.text.split(maxsplit=1)[0].rstrip(".)")
        words = _MARK.sub("", without_raised(note.text)).strip()
        if not _SCOPE.search(words):
            continue
        for _, cells in table.grid.rows:
            if any(mark in cell for cell in cells) and cells[0] and labels[normal(cells[0])] == 1:
                stated[cells[0]] = FigureMeaning(omvang=words)
    return stated
