"""A printed table: what its rows and columns are, made out from the words that are printed beside the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.printed.grid_headers import column_headers, grid_parts, label_column_count
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import COVERED, PrintedKind, PrintedNumber, is_english, read_number
from uri.audit.tables.figures import Figure, FigureMeaning
from uri.findings import Place
from uri.taxonomy.labels import normal
from uri.texts import Text, same


class Partition(StrEnum):
    """What the rows of a table are to its total."""

    VERDELING = "verdeling"
    OVERLAP = "overlap"
    TOP = "top"


class ColumnKind(StrEnum):
    """What a column is to its neighbours."""

    FIGURES = "figures"
    OF_WHICH = "of which"
    TOTAL = "total"
    OTHER = "other"


@attrs.frozen
class PrintedRow:
    """A row: its label as printed and its number in the file.

    `of_which` when it is a part of the row above, `heading` when it is only a heading of the rows below, `dashed` when
    its label begins with a dash or bullet. A row that does not `counts` is an average, a rate or a note.
    """

    label: str
    number: int
    kind: RijSoort = RijSoort.DETAIL
    of_which: bool = False
    heading: bool = False
    dashed: bool = False
    counts: bool = True


@attrs.frozen
class PrintedColumn:
    """A column: its header as printed, what it is, and what is stated of its figures."""

    label: str
    kind: ColumnKind = ColumnKind.FIGURES
    meaning: FigureMeaning = attrs.field(factory=FigureMeaning)
    additive: bool = True


@attrs.frozen(kw_only=True, slots=False, repr=False)
class PrintedTable:
    """A table as printed. `figures` holds a tuple per row, a figure per column."""

    name: str
    title: str
    rows: tuple[PrintedRow, ...]
    columns: tuple[PrintedColumn, ...]
    figures: tuple[tuple[Figure, ...], ...]
    partition: Partition = Partition.VERDELING

    def column(self, position: int) -> tuple[Figure, ...]:
        """Return the figures of a column."""
        return tuple(row[position] for row in self.figures)

    def find_column(self, label: str) -> int | None:
        """Return where the column with this header is; None when it is not there, or there are more."""
        return _only(self._headers, label)

    def find_row(self, label: str) -> int | None:
        """Return where the row with this label is; None when it is not there, or there are more."""
        return _only(self._labels, label)

    @cached_property
    def _headers(self) -> Mapping[str, list[int]]:
        return _index([column.label for column in self.columns])

    @cached_property
    def _labels(self) -> Mapping[str, list[int]]:
        return _index([row.label for row in self.rows])

    def __repr__(self) -> str:
        return f"<PrintedTable {self.name}: {len(self.rows)} rows, {len(self.columns)} columns>"


def _index(labels: Sequence[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for position, label in enumerate(labels):
        positions.setdefault(normal(label), []).append(position)
    return positions


def _only(index: Mapping[str, list[int]], label: str) -> int | None:
    positions = index.get(normal(label), [])
    return positions[0] if len(positions) == 1 else None


def read_table(
    grid: PrintedGrid,
    *,
    name: str,
    meaning: FigureMeaning | None = None,
    column_meanings: Mapping[str, FigureMeaning] | None = None,
    row_meanings: Mapping[str, FigureMeaning] | None = None,
    partition: Partition = Partition.VERDELING,
    blank_open: bool = False,
    english: bool | None = None,
) -> PrintedTable | None:
    """Make out the title, the headers, the rows and the figures of a grid; None where it holds no figure.

    `meaning` is stated of the whole table, `column_meanings` of columns by their header, `row_meanings` of rows by
    their label.
    """
    title, lines, body = grid_parts(grid)
    label_count = label_column_count([cells for _, cells in body])
    headers = column_headers(lines, label_count, grid.width)
    english = grid.english if english is None else english
    if english is None:
        english = is_english(cell for _, cells in body for cell in cells[label_count:])
    signs = ["%" if _PERCENT.search(header) else "" for header in headers]
    numbers = [
        [_read_cell(cell, sign, english=english) for cell, sign in zip(cells[label_count:], signs, strict=True)]
        for _, cells in body
    ]
    if not any(number.is_number for line in numbers for number in line):
        return None
    printed_rows = _rows(
        [row_number for row_number, _ in body], _labels([cells[:label_count] for _, cells in body]), numbers
    )
    of_columns = {normal(header): stated for header, stated in (column_meanings or {}).items()}
    base = meaning or FigureMeaning()
    columns = [
        _column(
            header,
            [line[position] for line in numbers],
            of_columns.get(normal(header), FigureMeaning()).completed_by(base),
        )
        for position, header in enumerate(headers)
    ]
    place = Place(file=grid.file, sheet=grid.sheet, table=name)
    of_rows = {normal(label): stated for label, stated in (row_meanings or {}).items()}
    maker = _FigureMaker(place, columns, of_rows, blank_open=blank_open)
    figures = tuple(
        maker.row(*parts_of_row) for parts_of_row in zip([None, *printed_rows], printed_rows, numbers, strict=False)
    )
    return PrintedTable(
        name=name,
        title=grid.title or title,
        rows=tuple(printed_rows),
        columns=tuple(columns),
        figures=figures,
        partition=partition,
    )


@attrs.frozen
class _FigureMaker:
    """Makes the figures of a table, each with its name, its place and what is stated of it."""

    place: Place
    columns: Sequence[PrintedColumn]
    rows: Mapping[str, FigureMeaning]
    blank_open: bool = attrs.field(kw_only=True)

    def row(self, above: PrintedRow | None, row: PrintedRow, numbers: Sequence[PrintedNumber]) -> tuple[Figure, ...]:
        """Return the figures of a row."""
        meaning = self.rows.get(normal(row.label), FigureMeaning())
        return tuple(
            Figure(
                name=_name(row, column, above, is_lone=len(self.columns) == 1),
                printed=number,
                place=attrs.evolve(self.place, row=row.number, column=column.label or None),
                meaning=meaning.completed_by(column.meaning),
                blank_open=self.blank_open,
            )
            for column, number in zip(self.columns, numbers, strict=True)
        )


def _name(row: PrintedRow, column: PrintedColumn, above: PrintedRow | None, *, is_lone: bool) -> Text:
    """Name a figure by its row and column; a subtotal by its heading if it stands right below it, or by its number."""
    number = Text("rij {}", "row {}").format(row.number)
    name = same(row.label) if row.label else number
    if row.label and row.kind is RijSoort.SUBTOTAAL:
        by_heading = above is not None and above.heading
        name = same(f"{above.label}, {row.label}") if above and by_heading else _NUMBERED.format(name, number)
    return name if is_lone or not column.label else Text("{} ({})", "{} ({})").format(name, column.label)


def _read_cell(cell: str, sign: str, *, english: bool) -> PrintedNumber:
    """Make out a cell; under a header with a percent sign a bare number is a percentage."""
    number = read_number(cell, english=english)
    is_bare = sign and number.kind is PrintedKind.NUMBER and not number.percent
    return read_number(number.abbreviated + sign, english=english) if is_bare else number


# --------------------------------------------------------------------------------------------------- rows and columns

_NUMBERED = Text("{} ({})", "{} ({})")
_SUBTOTAL = re.compile(r"\W*(?:sub-?totaal|sub-?total|tussentotaal|zwischensumme|sous-?total)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\W*(?:(?:eind)?totaal|(?:grand |overall )?total[eit]?|i alt|insgesamt|gesamt|summe|som|alle (?:meldingen|typen))"
    r"\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\W*(?:waarvan|w\.?v\.?|of which|davon|dont)\b", re.IGNORECASE)
_NO_SUM = re.compile(
    r"\b(?:gemiddelde?|gem\.|ratio|index|average|mean|mediaan|median|rang|rank|rate)(?!\w)|\bper (?:fte|100|1\.?000)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\b(?:percentage|procent|percent)\b", re.IGNORECASE)
_DASHED = re.compile(r"[-–—•●▪]\s*\w")
_NOTE = re.compile(r"[*†¹²³⁴]|(?:bron|noot|source|note|toelichting)\b", re.IGNORECASE)
_WHOLE = {"", "generaal", "algemeen", "alle", "overall", "general"}
"""What may stand behind the word total without saying of what."""


def total_of(label: str) -> str:
    """Return of what a label says that it is the total, in normal form; nothing where it does not say.

    >>> total_of("Totaal 2022"), total_of("Totaal")
    ('2022', '')
    """
    match = _TOTAL.match(label)
    subject = "" if match is None else normal(label[match.end() :])
    return "" if subject in _WHOLE else subject


def is_bare_total(label: str) -> bool:
    """Tell whether a label says total, and not of what.

    >>> is_bare_total("TOTAAL"), is_bare_total("Totaal aantal meldingen")
    (True, False)
    """
    return _TOTAL.match(label) is not None and not total_of(label)


def _labels(cells_of_rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the parts of each label; one of a group that is not repeated goes on below, unless it is a number."""
    group: list[str] = []
    labels = []
    for cells in cells_of_rows:
        texts = ["" if cell == COVERED else cell for cell in cells]
        if len(texts) > 1:
            goes_on = not texts[0] and group and not group[0].isdecimal() and any(texts[1:])
            texts[0] = group[0] if goes_on else texts[0]
            group = texts
        labels.append(tuple(filter(None, texts)))
    return labels


def _rows(
    numbers: Sequence[int], labels: Sequence[tuple[str, ...]], numbers_of_rows: Sequence[Sequence[PrintedNumber]]
) -> list[PrintedRow]:
    blanks = [all(cell.kind in {PrintedKind.BLANK, PrintedKind.COVERED} for cell in cells) for cells in numbers_of_rows]
    rows: list[PrintedRow] = []
    for position, (number, label) in enumerate(zip(numbers, labels, strict=True)):
        is_first = not rows or rows[-1].kind is not RijSoort.DETAIL
        is_heading = is_first or " ".join(label).endswith(":") or _NOTE.match(" ".join(label)) is not None
        rows.append(_row(label, number, is_heading=blanks[position] and is_heading))
    first = next((row for row in rows if row.kind is RijSoort.DETAIL), None)
    if first is not None and first.heading and not any(row.kind is RijSoort.SUBTOTAAL for row in rows):
        followed = [not is_blank for is_blank in blanks[1:]] + [False]
        rows = [
            attrs.evolve(row, heading=row.heading or (is_blank and goes_on and row.kind is RijSoort.DETAIL))
            for row, is_blank, goes_on in zip(rows, blanks, followed, strict=True)
        ]
    return rows


def _row(label: tuple[str, ...], number: int, *, is_heading: bool) -> PrintedRow:
    text = ", ".join(label)
    if any(map(_SUBTOTAL.match, label)) or any(map(_TOTAL.match, label[1:])):
        return PrintedRow(text, number, RijSoort.SUBTOTAAL)
    if _TOTAL.match(text):
        return PrintedRow(text, number, RijSoort.TOTAAL, counts=_NO_SUM.search(text) is None)
    return PrintedRow(
        text,
        number,
        of_which=_OF_WHICH.match(text) is not None,
        heading=is_heading,
        dashed=_DASHED.match(text) is not None,
        counts=_NO_SUM.search(text) is None,
    )


def _column(label: str, cells: Sequence[PrintedNumber], meaning: FigureMeaning) -> PrintedColumn:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", label)
    if meaning.jaar is None and year:
        meaning = attrs.evolve(meaning, jaar=int(year[0]))
    if not any(number.is_number for number in cells) or _NO_SUM.search(label):
        return PrintedColumn(label, ColumnKind.OTHER, meaning, additive=False)
    if _PERCENT.search(label) or any(number.percent for number in cells):
        return PrintedColumn(label, ColumnKind.OTHER, meaning)
    if _TOTAL.match(label):
        return PrintedColumn(label, ColumnKind.TOTAL, meaning)
    return PrintedColumn(label, ColumnKind.OF_WHICH if _OF_WHICH.match(label) else ColumnKind.FIGURES, meaning)
