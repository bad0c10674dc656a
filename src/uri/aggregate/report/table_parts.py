"""What the standard tables share: rows and columns, sums of cells, and the notes on how a cube was counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import count

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.units import Leeg
from uri.aggregate.tables.cells import Cel, CellKey, RijSoort, TabelKolom, TabelRij
from uri.aggregate.tables.table_definition import TableContent
from uri.aggregate.tables.table_relations import Relatie, sums
from uri.languages import Text, same
from uri.taxonomy import Basis, EditieRij, Schendingstype, Soort
from uri.taxonomy.labels import normal

TOTAAL = TabelRij("totaal", Text("Totaal", "Total"), RijSoort.TOTAAL)
AANTAL = TabelKolom("aantal", Text("Aantal", "Number"))


@lru_cache
def year_column(jaar: int) -> TabelKolom:
    """Make a column for a year."""
    return TabelKolom(str(jaar), same(str(jaar)))


def year_label(name: str) -> Text | None:
    """Return the label of a column that is named for a year."""
    return same(name) if name.isdecimal() else None


def label_among(*columns: TabelKolom) -> Callable[[str], Text | None]:
    """Make what finds the label of one of these columns by its name."""
    return {column.naam: column.label for column in columns}.get


def total_of(content: TableContent) -> list[Relatie]:
    """Relate the rows of a table to its total: in each column they add up to it."""
    return sums(TOTAAL.code, content.details, content.columns)


def type_rows(rows: tuple[EditieRij[Schendingstype], ...]) -> list[TabelRij]:
    """Make a table row for each row of an edition."""
    return [TabelRij(row.code.value, row.text) for row in rows]


def type_cells(rows: Sequence[TabelRij], column: str, counts: Iterable[int], *, collected: bool) -> dict[CellKey, Cel]:
    """Fill a column of a table by schendingstype: a count for each row, and below them their total."""
    figures: list[Cel] = [number if collected else Leeg.NIET_VERZAMELD for number in counts]
    return {(row.code, column): figure for row, figure in zip(rows, [*figures, added(figures)], strict=True)}


def basis_of(kubus: Kubus | None) -> Basis:
    """Return what puts the units of a cube in their years; of figures that are not there nothing says it."""
    return Basis.NIET_OPGEGEVEN if kubus is None else kubus.basis


def codes_of(names: Iterable[str]) -> list[str]:
    """Give each row a code of its own: the letters and digits of its name, numbered where they recur."""
    codes: list[str] = []
    taken = {TOTAAL.code}
    for name in names:
        stem = "_".join(filter(None, map(normal, name.split()))) or "rij"
        candidates = (stem if number == 1 else f"{stem}_{number}" for number in count(1))
        code = next(code for code in candidates if code not in taken)
        codes.append(code)
        taken.add(code)
    return codes


def added(cells: Iterable[Cel]) -> Cel:
    """Add cells up; where one of them holds no number, neither does the sum."""
    total = 0
    for cell in cells:
        if not isinstance(cell, int):
            return Leeg.NIET_VERZAMELD
        total += cell
    return total


def count_notes(kubus: Kubus | None) -> list[Text]:
    """Say what a reader must know of how the units of one year were counted."""
    if kubus is None:
        return [_NOT_COLLECTED]
    notes = zip((_RUNNING, _UNKNOWN, _OTHER_DATE[kubus.soort]), kubus.twijfelgevallen, strict=True)
    return [note.format(number) for note, number in notes if number]


_NOT_COLLECTED = Text("Hierover zijn geen cijfers verzameld.", "No figures were collected on this.")
_RUNNING = Text("Niet meegeteld: lopende meldingen ({}).", "Not counted: reports still running ({}).")
_UNKNOWN = Text("Uitkomst onbekend: {}.", "Outcome unknown: {}.")
_OTHER_DATE = {
    Soort.MELDING: Text(
        "Geteld in het jaar van ontvangst, want zonder datum van afronding: {}.",
        "Counted in the year of receipt, for want of a closing date: {}.",
    ),
    Soort.SIGNAAL: Text(
        "Geteld in het jaar van afronding, want zonder datum van ontvangst: {}.",
        "Counted in the year of closing, for want of a date of receipt: {}.",
    ),
}
