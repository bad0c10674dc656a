"""A printed table: what its rows and columns are, made out from the words that are printed beside the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from uri.aggregate.tables.tabel import RijSoort
from uri.audit.printed.grid_headers import joined, label_columns, parts
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.printed_numbers import COVERED, PrintedKind, PrintedNumber, is_engels, read_druk
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

    CIJFERS = "cijfers"
    WAARVAN = "waarvan"
    TOTAAL = "totaal"
    ANDERS = "anders"


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
    kind: ColumnKind = ColumnKind.CIJFERS
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

    def column(self, at: int) -> tuple[Figure, ...]:
        """Return the figures of a column."""
        return tuple(row[at] for row in self.figures)

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
        return f"<GedrukteTabel {self.name}: {len(self.rows)} rijen, {len(self.columns)} kolommen>"


def _index(labels: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, label in enumerate(labels):
        found.setdefault(normal(label), []).append(at)
    return found


def _only(index: Mapping[str, list[int]], label: str) -> int | None:
    found = index.get(normal(label), [])
    return found[0] if len(found) == 1 else None


def read_tabel(
    rooster: PrintedGrid,
    *,
    naam: str,
    staat: FigureMeaning | None = None,
    kolommen: Mapping[str, FigureMeaning] | None = None,
    rijen: Mapping[str, FigureMeaning] | None = None,
    deling: Partition = Partition.VERDELING,
    leeg_open: bool = False,
    engels: bool | None = None,
) -> PrintedTable | None:
    """Make out the title, the headers, the rows and the figures of a grid; None where it holds no figure.

    `staat` is stated of the whole table, `kolommen` of columns by their header, `rijen` of rows by their label.
    """
    title, lines, body = parts(rooster)
    wide = label_columns([cells for _, cells in body])
    headers = joined(lines, wide, rooster.breedte)
    engels = rooster.english if engels is None else engels
    if engels is None:
        engels = is_engels(cell for _, cells in body for cell in cells[wide:])
    signs = ["%" if _PERCENT.search(header) else "" for header in headers]
    drukken = [
        [_druk(cell, sign, engels=engels) for cell, sign in zip(cells[wide:], signs, strict=True)] for _, cells in body
    ]
    if not any(druk.is_cijfer for row in drukken for druk in row):
        return None
    rows = _rows([number for number, _ in body], _labels([cells[:wide] for _, cells in body]), drukken)
    stated = {normal(header): said for header, said in (kolommen or {}).items()}
    base = staat or FigureMeaning()
    columns = [
        _column(header, [row[at] for row in drukken], stated.get(normal(header), FigureMeaning()).over(base))
        for at, header in enumerate(headers)
    ]
    place = Place(file=rooster.file, sheet=rooster.sheet, table=naam)
    of_rows = {normal(label): said for label, said in (rijen or {}).items()}
    make = _FigureMaker(place, columns, of_rows, blank_open=leeg_open)
    cijfers = tuple(make.row(*each) for each in zip([None, *rows], rows, drukken, strict=False))
    return PrintedTable(
        name=naam,
        title=rooster.title or title,
        rows=tuple(rows),
        columns=tuple(columns),
        figures=cijfers,
        partition=deling,
    )


@attrs.frozen
class _FigureMaker:
    """Makes the figures of a table, each with its name, its place and what is stated of it."""

    place: Place
    columns: Sequence[PrintedColumn]
    rows: Mapping[str, FigureMeaning]
    blank_open: bool = attrs.field(kw_only=True)

    def row(self, above: PrintedRow | None, row: PrintedRow, drukken: Sequence[PrintedNumber]) -> tuple[Figure, ...]:
        """Return the figures of a row."""
        stated = self.rows.get(normal(row.label), FigureMeaning())
        return tuple(
            Figure(
                name=_name(row, column, above, lone=len(self.columns) == 1),
                printed=druk,
                place=attrs.evolve(self.place, row=row.number, column=column.label or None),
                meaning=stated.over(column.meaning),
                blank_open=self.blank_open,
            )
            for column, druk in zip(self.columns, drukken, strict=True)
        )


def _name(row: PrintedRow, column: PrintedColumn, above: PrintedRow | None, *, lone: bool) -> Text:
    """Name a figure by its row and column; a subtotal by its heading if it stands right below it, or by its number."""
    number = Text("rij {}", "row {}").format(row.number)
    name = same(row.label) if row.label else number
    if row.label and row.kind is RijSoort.SUBTOTAAL:
        by_heading = above is not None and above.heading
        name = same(f"{above.label}, {row.label}") if above and by_heading else _NUMBERED.format(name, number)
    return name if lone or not column.label else Text("{} ({})", "{} ({})").format(name, column.label)


def _druk(cell: str, sign: str, *, engels: bool) -> PrintedNumber:
    """Make out a cell; under a header with a percent sign a bare number is a percentage."""
    druk = read_druk(cell, engels=engels)
    bare = sign and druk.kind is PrintedKind.GETAL and not druk.percent
    return read_druk(druk.abbreviated + sign, engels=engels) if bare else druk


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
    found = _TOTAL.match(label)
    said = "" if found is None else normal(label[found.end() :])
    return "" if said in _WHOLE else said


def is_bare_total(label: str) -> bool:
    """Tell whether a label says total, and not of what.

    >>> is_bare_total("TOTAAL"), is_bare_total("Totaal aantal meldingen")
    (True, False)
    """
    return _TOTAL.match(label) is not None and not total_of(label)


def _labels(columns: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the parts of each label; one of a group that is not repeated goes on below, unless it is a number."""
    above: list[str] = []
    found = []
    for cells in columns:
        words = ["" if cell == COVERED else cell for cell in cells]
        if len(words) > 1:
            goes_on = not words[0] and above and not above[0].isdecimal() and any(words[1:])
            words[0] = above[0] if goes_on else words[0]
            above = words
        found.append(tuple(filter(None, words)))
    return found


def _rows(
    numbers: Sequence[int], labels: Sequence[tuple[str, ...]], drukken: Sequence[Sequence[PrintedNumber]]
) -> list[PrintedRow]:
    blank = [all(druk.kind in {PrintedKind.BLANCO, PrintedKind.GEDEELD} for druk in cells) for cells in drukken]
    rows: list[PrintedRow] = []
    for at, (number, label) in enumerate(zip(numbers, labels, strict=True)):
        begins = not rows or rows[-1].kind is not RijSoort.DETAIL
        heads = begins or " ".join(label).endswith(":") or _NOTE.match(" ".join(label)) is not None
        rows.append(_row(label, number, is_heading=blank[at] and heads))
    first = next((row for row in rows if row.kind is RijSoort.DETAIL), None)
    if first is not None and first.heading and not any(row.kind is RijSoort.SUBTOTAAL for row in rows):
        followed = [not nothing for nothing in blank[1:]] + [False]
        rows = [
            attrs.evolve(row, heading=row.heading or (nothing and goes_on and row.kind is RijSoort.DETAIL))
            for row, nothing, goes_on in zip(rows, blank, followed, strict=True)
        ]
    return rows


def _row(label: tuple[str, ...], number: int, *, is_heading: bool) -> PrintedRow:
    whole = ", ".join(label)
    if any(map(_SUBTOTAL.match, label)) or any(map(_TOTAL.match, label[1:])):
        return PrintedRow(whole, number, RijSoort.SUBTOTAAL)
    if _TOTAL.match(whole):
        return PrintedRow(whole, number, RijSoort.TOTAAL, counts=_NO_SUM.search(whole) is None)
    return PrintedRow(
        whole,
        number,
        of_which=_OF_WHICH.match(whole) is not None,
        heading=is_heading,
        dashed=_DASHED.match(whole) is not None,
        counts=_NO_SUM.search(whole) is None,
    )


def _column(label: str, cells: Sequence[PrintedNumber], staat: FigureMeaning) -> PrintedColumn:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", label)
    if staat.jaar is None and year:
        staat = attrs.evolve(staat, jaar=int(year[0]))
    if not any(druk.is_cijfer for druk in cells) or _NO_SUM.search(label):
        return PrintedColumn(label, ColumnKind.ANDERS, staat, additive=False)
    if _PERCENT.search(label) or any(druk.percent for druk in cells):
        return PrintedColumn(label, ColumnKind.ANDERS, staat)
    if _TOTAL.match(label):
        return PrintedColumn(label, ColumnKind.TOTAAL, staat)
    return PrintedColumn(label, ColumnKind.WAARVAN if _OF_WHICH.match(label) else ColumnKind.CIJFERS, staat)
