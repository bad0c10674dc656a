"""A printed table: what its rows and columns are, made out from the words that are printed beside the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

import attrs

from uri.aggregate.tabel import RijSoort
from uri.audit.cijfers import Cijfer, Staat
from uri.audit.druk import COVERED, Druk, DrukSoort, is_engels, read_druk
from uri.audit.roosters import Rooster
from uri.findings import Place
from uri.model.velden import EERSTE_JAAR, LAATSTE_JAAR
from uri.taxonomy.labels import normal
from uri.texts import Text, same


class Deling(StrEnum):
    """What the rows of a table are to its total."""

    VERDELING = "verdeling"
    OVERLAP = "overlap"
    TOP = "top"


class KolomSoort(StrEnum):
    """What a column is to its neighbours."""

    CIJFERS = "cijfers"
    WAARVAN = "waarvan"
    TOTAAL = "totaal"
    ANDERS = "anders"


@attrs.frozen
class GedrukteRij:
    """A row: its label as printed and its number in the file.

    `waarvan` when it is a part of the row above, `kop` when it is only a heading of the rows below, `streep` when its
    label begins with a dash or bullet. A row that does not `telt` is an average, a rate or a note.
    """

    label: str
    nummer: int
    soort: RijSoort = RijSoort.DETAIL
    waarvan: bool = False
    kop: bool = False
    streep: bool = False
    telt: bool = True


@attrs.frozen
class GedrukteKolom:
    """A column: its header as printed, what it is, and what is stated of its figures."""

    label: str
    soort: KolomSoort = KolomSoort.CIJFERS
    staat: Staat = attrs.field(factory=Staat)
    optelbaar: bool = True


@attrs.frozen(kw_only=True, slots=False, repr=False)
class GedrukteTabel:
    """A table as printed. `cijfers` holds a tuple per row, a figure per column."""

    naam: str
    titel: str
    rijen: tuple[GedrukteRij, ...]
    kolommen: tuple[GedrukteKolom, ...]
    cijfers: tuple[tuple[Cijfer, ...], ...]
    deling: Deling = Deling.VERDELING

    def column(self, at: int) -> tuple[Cijfer, ...]:
        """Return the figures of a column."""
        return tuple(row[at] for row in self.cijfers)

    def find_column(self, label: str) -> int | None:
        """Return where the column with this header is; None when it is not there, or there are more."""
        return _only(self._headers, label)

    def find_row(self, label: str) -> int | None:
        """Return where the row with this label is; None when it is not there, or there are more."""
        return _only(self._labels, label)

    @cached_property
    def _headers(self) -> Mapping[str, list[int]]:
        return _index([column.label for column in self.kolommen])

    @cached_property
    def _labels(self) -> Mapping[str, list[int]]:
        return _index([row.label for row in self.rijen])

    def __repr__(self) -> str:
        return f"<GedrukteTabel {self.naam}: {len(self.rijen)} rijen, {len(self.kolommen)} kolommen>"


def _index(labels: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, label in enumerate(labels):
        found.setdefault(normal(label), []).append(at)
    return found


def _only(index: Mapping[str, list[int]], label: str) -> int | None:
    found = index.get(normal(label), [])
    return found[0] if len(found) == 1 else None


def split(rooster: Rooster) -> list[Rooster]:
    """Part a grid into the tables that it holds: side by side, and below one another.

    One table ends where the next begins with headers of its own, behind an empty row or a title.
    """
    return [table for part in _beside(rooster) for table in _below(part)]


def _beside(rooster: Rooster) -> list[Rooster]:
    """Part tables that an empty column parts, if what is to the right of it has labels of its own."""
    columns = list(zip(*(cells for _, cells in rooster.rijen), strict=True))
    empty = [at for at, column in enumerate(columns) if at and not any(map(_says, column))]
    starts = [0]
    starts += [
        at + 1 for at in empty if at + 1 < len(columns) and _is_words([read_druk(each) for each in columns[at + 1]])
    ]
    ends = [*(start - 1 for start in starts[1:]), len(columns)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        rows = [(number, cells[start:end]) for number, cells in rooster.rijen if any(map(_says, cells[start:end]))]
        parts.append(attrs.evolve(rooster, rijen=tuple(rows)))
    return [part for part in parts if part.rijen]


_Rows: TypeAlias = list[tuple[int, tuple[str, ...]]]


def _below(rooster: Rooster) -> list[Rooster]:
    tables: list[_Rows] = []
    for block in _blocks(list(rooster.rijen)):
        if tables and _begins(block) and _begins(tables[-1]):
            tables.append(block)
        else:
            tables = [*tables[:-1], [*(tables[-1] if tables else []), *block]]
    return [attrs.evolve(rooster, rijen=tuple(rows)) for rows in tables]


def _blocks(rows: _Rows) -> list[_Rows]:
    """Part rows at each empty one, and at each title that headers follow."""
    blocks: list[_Rows] = []
    for at, (number, cells) in enumerate(rows):
        gap = not blocks or number > rows[at - 1][0] + 1
        titled = sum(map(_says, cells)) == 1 and at + 1 < len(rows) and _is_header(rows[at + 1][1])
        if gap or (titled and sum(map(_says, rows[at - 1][1])) > 1):
            blocks.append([])
        blocks[-1].append((number, cells))
    return blocks


def _begins(rows: _Rows) -> bool:
    """Tell whether rows begin with headers, below a title or not, and figures stand below them."""
    wide = [cells for _, cells in rows if sum(map(_says, cells)) > 1]
    return len(wide) > 1 and _is_header(wide[0]) and not _is_header(wide[-1])


def read_tabel(
    rooster: Rooster,
    *,
    naam: str,
    staat: Staat | None = None,
    kolommen: Mapping[str, Staat] | None = None,
    rijen: Mapping[str, Staat] | None = None,
    deling: Deling = Deling.VERDELING,
    leeg_open: bool = False,
    engels: bool | None = None,
) -> GedrukteTabel | None:
    """Make out the title, the headers, the rows and the figures of a grid; None where it holds no figure.

    `staat` is stated of the whole table, `kolommen` of columns by their header, `rijen` of rows by their label.
    """
    title, lines, body = _parts(rooster)
    wide = _label_columns([cells for _, cells in body])
    headers = _joined(lines, wide, rooster.breedte)
    if engels is None:
        engels = (
            is_engels(cell for _, cells in body for cell in cells[wide:]) if rooster.engels is None else rooster.engels
        )
    signs = ["%" if _PERCENT.search(header) else "" for header in headers]
    drukken = [
        [_druk(cell, sign, engels=engels) for cell, sign in zip(cells[wide:], signs, strict=True)] for _, cells in body
    ]
    if not any(druk.is_cijfer for row in drukken for druk in row):
        return None
    rows = _rows([number for number, _ in body], _labels([cells[:wide] for _, cells in body]), drukken)
    stated = {normal(header): said for header, said in (kolommen or {}).items()}
    base = staat or Staat()
    columns = [
        _column(header, [row[at] for row in drukken], stated.get(normal(header), Staat()).over(base))
        for at, header in enumerate(headers)
    ]
    of_rows = {normal(label): said for label, said in (rijen or {}).items()}
    place = Place(file=rooster.file, sheet=rooster.sheet, table=naam)
    cijfers = tuple(
        tuple(
            Cijfer(
                naam=_name(row, column, above, lone=len(columns) == 1),
                druk=druk,
                place=attrs.evolve(place, row=row.nummer, column=column.label or None),
                staat=of_rows.get(normal(row.label), Staat()).over(column.staat),
                leeg_open=leeg_open,
            )
            for column, druk in zip(columns, cells, strict=True)
        )
        for above, row, cells in zip([None, *rows], rows, drukken, strict=False)
    )
    return GedrukteTabel(
        naam=naam,
        titel=rooster.titel or title,
        rijen=tuple(rows),
        kolommen=tuple(columns),
        cijfers=cijfers,
        deling=deling,
    )


def _name(row: GedrukteRij, column: GedrukteKolom, above: GedrukteRij | None, *, lone: bool) -> Text:
    """Name a figure by its row and column; a subtotal by its heading if it stands right below it, or by its number."""
    number = Text("rij {}", "row {}").format(row.nummer)
    name = same(row.label) if row.label else number
    if row.label and row.soort is RijSoort.SUBTOTAAL:
        by_heading = above is not None and above.kop
        name = same(f"{above.label}, {row.label}") if above and by_heading else _NUMBERED.format(name, number)
    return name if lone or not column.label else Text("{} ({})", "{} ({})").format(name, column.label)


# -------------------------------------------------------------------------------------------------------------- headers


def _parts(rooster: Rooster) -> tuple[str, list[tuple[str, ...]], list[tuple[int, tuple[str, ...]]]]:
    """Part a grid into its title, the lines of its headers and its body."""
    rows = list(rooster.rijen)
    title = []
    while rows and sum(map(_says, rows[0][1])) == 1 and len(rows) > 1 and rooster.breedte > 1:
        title.append(next(cell for cell in rows.pop(0)[1] if _says(cell)))
    headers: list[tuple[str, ...]] = []
    while len(rows) > 1 and _is_header(rows[0][1], headers):
        headers.append(rows.pop(0)[1])
    return " ".join(title), headers, rows


def _says(cell: str) -> bool:
    return bool(cell) and cell != COVERED


def _is_header(cells: Sequence[str], above: Sequence[Sequence[str]] = ()) -> bool:
    """Tell whether a row holds headers: words or years above the figures.

    A second line of headers has no label of its own; or it has, where the first has none, or no years.
    """
    said = [read_druk(cell) for cell in cells[1:] if _says(cell)]
    if not said:
        return False
    figures = [druk.getal for druk in said if druk.soort is DrukSoort.GETAL and not _is_year(druk)]
    if len(figures) >= _NUMBERED_COLUMNS and figures == [1 + at for at in range(len(figures))]:
        return not above
    if figures:
        return False
    years = [int(druk.kort) for druk in said if _is_year(druk)]
    if not above or not _says(cells[0]):
        return True
    if any(_is_year(read_druk(cell)) for line in above for cell in line[1:]):
        return False
    running = len(set(years)) > 1 and max(years) - min(years) < len(set(years))
    return running if years else not any(_says(line[0]) for line in above)


_NUMBERED_COLUMNS = 3
"""So many columns that count from one are numbered districts or months, and no figures."""


def _is_year(druk: Druk) -> bool:
    return re.fullmatch(r"\d{4}", druk.kort) is not None and EERSTE_JAAR <= int(druk.kort) <= LAATSTE_JAAR


def _label_columns(body: Sequence[Sequence[str]]) -> int:
    """Count the columns that hold labels: the first, and those of words behind it, as long as a column is left."""
    width = max((len(cells) for cells in body), default=1)
    wide = 1
    while wide < width - 1 and _is_words([read_druk(cells[wide]) for cells in body]):
        wide += 1
    return wide


def _is_words(cells: Sequence[Druk]) -> bool:
    said = [druk.soort for druk in cells if druk.soort not in {DrukSoort.BLANCO, DrukSoort.GEDEELD}]
    return len(said) > 1 and set(said) == {DrukSoort.TEKST}


def _joined(headers: Sequence[Sequence[str]], wide: int, width: int) -> list[str]:
    """Join the headers of each column; a covered cell, or a blank one below a wider header, repeats the one before."""
    lines = []
    for depth, cells in enumerate(headers):
        line: list[str] = []
        for at in range(wide, width):
            cell = cells[at] if at < len(cells) else ""
            spreads = cell == COVERED or (not cell and depth < len(headers) - 1)
            line.append(line[-1] if spreads and line else "" if cell == COVERED else cell)
        lines.append(line)
    parts = zip(*lines, strict=True) if lines else [()] * (width - wide)
    return [" ".join(dict.fromkeys(filter(None, each))) for each in parts]


def _druk(cell: str, sign: str, *, engels: bool) -> Druk:
    """Make out a cell; under a header with a percent sign a bare number is a percentage."""
    druk = read_druk(cell, engels=engels)
    bare = sign and druk.soort is DrukSoort.GETAL and not druk.procent
    return read_druk(druk.kort + sign, engels=engels) if bare else druk


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
        parts = ["" if cell == COVERED else cell for cell in cells]
        if len(parts) > 1:
            goes_on = not parts[0] and above and not above[0].isdecimal() and any(parts[1:])
            parts[0] = above[0] if goes_on else parts[0]
            above = parts
        found.append(tuple(filter(None, parts)))
    return found


def _rows(
    numbers: Sequence[int], labels: Sequence[tuple[str, ...]], drukken: Sequence[Sequence[Druk]]
) -> list[GedrukteRij]:
    blank = [all(druk.soort in {DrukSoort.BLANCO, DrukSoort.GEDEELD} for druk in cells) for cells in drukken]
    rows: list[GedrukteRij] = []
    for at, (number, label) in enumerate(zip(numbers, labels, strict=True)):
        begins = not rows or rows[-1].soort is not RijSoort.DETAIL
        heads = begins or " ".join(label).endswith(":") or _NOTE.match(" ".join(label)) is not None
        rows.append(_row(label, number, is_heading=blank[at] and heads))
    first = next((row for row in rows if row.soort is RijSoort.DETAIL), None)
    if first is not None and first.kop and not any(row.soort is RijSoort.SUBTOTAAL for row in rows):
        followed = [not nothing for nothing in blank[1:]] + [False]
        rows = [
            attrs.evolve(row, kop=row.kop or (nothing and goes_on and row.soort is RijSoort.DETAIL))
            for row, nothing, goes_on in zip(rows, blank, followed, strict=True)
        ]
    return rows


def _row(label: tuple[str, ...], number: int, *, is_heading: bool) -> GedrukteRij:
    whole = ", ".join(label)
    if any(map(_SUBTOTAL.match, label)) or any(map(_TOTAL.match, label[1:])):
        return GedrukteRij(whole, number, RijSoort.SUBTOTAAL)
    if _TOTAL.match(whole):
        return GedrukteRij(whole, number, RijSoort.TOTAAL, telt=_NO_SUM.search(whole) is None)
    return GedrukteRij(
        whole,
        number,
        waarvan=_OF_WHICH.match(whole) is not None,
        kop=is_heading,
        streep=_DASHED.match(whole) is not None,
        telt=_NO_SUM.search(whole) is None,
    )


def _column(label: str, cells: Sequence[Druk], staat: Staat) -> GedrukteKolom:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", label)
    if staat.jaar is None and year:
        staat = attrs.evolve(staat, jaar=int(year[0]))
    if not any(druk.is_cijfer for druk in cells) or _NO_SUM.search(label):
        return GedrukteKolom(label, KolomSoort.ANDERS, staat, optelbaar=False)
    if _PERCENT.search(label) or any(druk.procent for druk in cells):
        return GedrukteKolom(label, KolomSoort.ANDERS, staat)
    if _TOTAL.match(label):
        return GedrukteKolom(label, KolomSoort.TOTAAL, staat)
    return GedrukteKolom(label, KolomSoort.WAARVAN if _OF_WHICH.match(label) else KolomSoort.CIJFERS, staat)
