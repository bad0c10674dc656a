"""A printed table: what its rows and columns are, made out from the words that are printed beside the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

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

    `waarvan` when it is a part of the row above, `kop` when it is only a heading of the rows below.
    """

    label: str
    nummer: int
    soort: RijSoort = RijSoort.DETAIL
    waarvan: bool = False
    kop: bool = False


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
    """Part a grid where an empty row is followed by headers of its own: those are tables below one another."""
    blocks: list[list[tuple[int, tuple[str, ...]]]] = []
    for row in rooster.rijen:
        if not blocks or row[0] > blocks[-1][-1][0] + 1:
            blocks.append([])
        blocks[-1].append(row)
    tables: list[list[tuple[int, tuple[str, ...]]]] = []
    for block in blocks:
        if tables and _begins(block) and _begins(tables[-1]):
            tables.append(block)
        else:
            tables = [*tables[:-1], [*(tables[-1] if tables else []), *block]]
    return [attrs.evolve(rooster, rijen=tuple(rows)) for rows in tables]


def _begins(rows: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
    """Tell whether rows begin with headers, below a title or not, and figures stand below them."""
    wide = [cells for _, cells in rows if sum(map(_says, cells)) > 1]
    return len(wide) > 1 and _is_header(wide[0], first=True) and not _is_header(wide[-1], first=True)


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
    title, headers, body = _parts(rooster)
    if engels is None:
        engels = is_engels(cell for _, cells in body for cell in cells[1:])
    drukken = [[read_druk(cell, engels=engels) for cell in cells[1:]] for _, cells in body]
    if not any(druk.is_cijfer for row in drukken for druk in row):
        return None
    labels = [(number, "" if cells[0] == COVERED else cells[0]) for number, cells in body]
    rows = _rows(labels, drukken)
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


def _parts(rooster: Rooster) -> tuple[str, list[str], list[tuple[int, tuple[str, ...]]]]:
    """Part a grid into its title, its headers (the first column has none) and its body."""
    rows = list(rooster.rijen)
    title = []
    while rows and sum(map(_says, rows[0][1])) == 1 and len(rows) > 1 and rooster.breedte > 1:
        title.append(next(cell for cell in rows.pop(0)[1] if _says(cell)))
    headers: list[tuple[str, ...]] = []
    while rows and len(rows) > 1 and _is_header(rows[0][1], first=not headers):
        headers.append(rows.pop(0)[1])
    return " ".join(title), _joined(headers, rooster.breedte), rows


def _says(cell: str) -> bool:
    return bool(cell) and cell != COVERED


def _is_header(cells: Sequence[str], *, first: bool) -> bool:
    """Tell whether a row holds headers: words or years above the figures; a second one has no label of its own."""
    said = [read_druk(cell) for cell in cells[1:] if _says(cell)]
    if not said or not (first or not _says(cells[0])):
        return False
    figures = [druk.getal for druk in said if druk.soort is DrukSoort.GETAL and not _is_year(druk)]
    numbered = len(figures) == len(said) >= _NUMBERED_COLUMNS and figures == [1 + at for at in range(len(figures))]
    return numbered or not figures


_NUMBERED_COLUMNS = 3
"""So many columns that count from one are numbered districts or months, and no figures."""


def _is_year(druk: Druk) -> bool:
    return re.fullmatch(r"\d{4}", druk.kort) is not None and EERSTE_JAAR <= int(druk.kort) <= LAATSTE_JAAR


def _joined(headers: Sequence[Sequence[str]], width: int) -> list[str]:
    """Join the headers of each column; a covered cell, or a blank one below a wider header, repeats the one before."""
    lines = []
    for depth, cells in enumerate(headers):
        line: list[str] = []
        for at in range(1, width):
            cell = cells[at] if at < len(cells) else ""
            spreads = cell == COVERED or (not cell and depth < len(headers) - 1)
            line.append(line[-1] if spreads and line else "" if cell == COVERED else cell)
        lines.append(line)
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*lines, strict=True)] or [""] * (width - 1)


# --------------------------------------------------------------------------------------------------- rows and columns

_NUMBERED = Text("{} ({})", "{} ({})")
_SUBTOTAL = re.compile(r"\W*(?:sub-?totaal|sub-?total|tussentotaal|zwischensumme|sous-?total)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\W*(?:(?:eind)?totaal|(?:grand |overall )?total|insgesamt|gesamt|summe|som|alle (?:meldingen|typen))\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\W*(?:waarvan|w\.?v\.?|of which|davon|dont)\b", re.IGNORECASE)
_NO_SUM = re.compile(
    r"gemiddeld|gem\.|ratio|index|average|mean|mediaan|median|rang|rank|per (?:fte|100|1\.?000)", re.IGNORECASE
)


def is_bare_total(label: str) -> bool:
    """Tell whether a label says total, and not of what.

    >>> is_bare_total("TOTAAL"), is_bare_total("Totaal aantal meldingen")
    (True, False)
    """
    found = _TOTAL.match(label)
    return found is not None and not normal(label[found.end() :])


def _rows(labels: Sequence[tuple[int, str]], drukken: Sequence[Sequence[Druk]]) -> list[GedrukteRij]:
    rows: list[GedrukteRij] = []
    for (number, label), cells in zip(labels, drukken, strict=True):
        blank = all(druk.soort is DrukSoort.BLANCO for druk in cells)
        begins = not rows or rows[-1].soort is not RijSoort.DETAIL
        rows.append(_row(label, number, is_heading=blank and (begins or label.endswith(":"))))
    return rows


def _row(label: str, number: int, *, is_heading: bool) -> GedrukteRij:
    if _SUBTOTAL.match(label):
        return GedrukteRij(label, number, RijSoort.SUBTOTAAL)
    if _TOTAL.match(label):
        return GedrukteRij(label, number, RijSoort.TOTAAL)
    return GedrukteRij(label, number, waarvan=_OF_WHICH.match(label) is not None, kop=is_heading)


def _column(label: str, cells: Sequence[Druk], staat: Staat) -> GedrukteKolom:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", label)
    if staat.jaar is None and year:
        staat = attrs.evolve(staat, jaar=int(year[0]))
    if not any(druk.is_cijfer for druk in cells) or _NO_SUM.search(label):
        return GedrukteKolom(label, KolomSoort.ANDERS, staat, optelbaar=False)
    if "%" in label or any(druk.procent for druk in cells):
        return GedrukteKolom(label, KolomSoort.ANDERS, staat)
    if _TOTAL.match(label):
        return GedrukteKolom(label, KolomSoort.TOTAAL, staat)
    return GedrukteKolom(label, KolomSoort.WAARVAN if _OF_WHICH.match(label) else KolomSoort.CIJFERS, staat)
