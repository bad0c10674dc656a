"""The tables of figures that organisations state: their total, and the organisations side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from uri.aggregate.consolidation.opgaven import ADVISERS, INTERESTS, Opgave, Opgavetabel
from uri.aggregate.consolidation.participants import Participant
from uri.aggregate.consolidation.side_by_side import Deelname
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report import financiele_belangen, sessies, vertrouwenspersonen
from uri.aggregate.report.table_parts import AANTAL, TOTAAL, codes_of
from uri.aggregate.tables.cells import Cel, CellKey, Notatie, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.languages import Text, joined, same
from uri.taxonomy import Basis, Editie
from uri.taxonomy.labels import matching_key

_RATIO = "ratio"


@attrs.frozen
class StatedTable:
    """A table of stated figures over organisations.

    Attributes:
        soort: Which table.
        rijen: Its rows; the last may be a total of the others, or a ratio of two.
        figures: The figures of each organisation by row code; only those that it states.
    """

    soort: Opgavetabel
    rijen: tuple[TabelRij, ...]
    figures: Mapping[str, Mapping[str, int]]

    @property
    def titel(self) -> Text:
        """The title of the standard table."""
        return _TITLES[self.soort]

    def standing(self, name: str) -> Deelname:
        """Tell whether an organisation is in it."""
        return Deelname.GETELD if self.figures[name] else Deelname.NIET_VERZAMELD

    def column(self, names: Iterable[str]) -> Mapping[str, Cel]:
        """Return the cells of an organisation, or of several together.

        Args:
            names: The names of the organisations.
        """
        told = [self.figures[name] for name in names]
        cells: dict[str, Cel] = {}
        for row in self.rijen:
            numbers = [own[row.code] for own in told if row.code in own]
            cells[row.code] = sum(numbers) if numbers else Leeg.NIET_VERZAMELD
        if self.soort is Opgavetabel.SESSIES:
            parts = [number for own in told for number in own.values()]
            cells[TOTAAL.code] = sum(parts) if parts else Leeg.NIET_VERZAMELD
        if self.soort is Opgavetabel.VERTROUWENSPERSONEN:
            cells[_RATIO] = _ratio(told)
        return cells

    def adds(self, names: Sequence[str], column: str) -> Iterable[Relatie]:
        """Give what must hold between the cells of a column: a total, or the flow of advisers.

        Args:
            names: The names of the organisations that it is of.
            column: The column.
        """
        if self.soort is Opgavetabel.SESSIES:
            rows = tuple((row.code, column) for row in self.rijen[:-1])
            yield Relatie(RelatieSoort.SOM, rows, ((TOTAAL.code, column),))
        if self.soort is Opgavetabel.VERTROUWENSPERSONEN:
            flow = ("begin", "toegetreden", "eind", "vertrokken")
            tellers = [frozenset(name for name in names if code in self.figures[name]) for code in flow]
            if tellers[0] and len({*tellers}) == 1:  # else the four are of other organisations
                begin, joined_, end, left = ((code, column) for code in flow)
                yield Relatie(RelatieSoort.VERLOOP, (begin, joined_), (end, left))


def _ratio(told: Sequence[Mapping[str, int]]) -> Cel:
    """Return the requests per employee of those that state requests; not where one of them states no employees."""
    asked = [own for own in told if "hulpvragen" in own]
    staff = sum(own.get("medewerkers", 0) for own in asked)
    if not asked:
        return Leeg.NIET_VERZAMELD
    if not staff or any("medewerkers" not in own for own in asked):
        return Leeg.NIET_BEKEND
    return sum(own["hulpvragen"] for own in asked) / staff


def stated_tables(who: Sequence[Participant], verslagjaar: int, editie: Editie) -> list[StatedTable]:
    """Put the stated figures of organisations side by side; of a table that none of them tells there is none.

    Args:
        who: The organisations.
        verslagjaar: The year.
        editie: The edition of the other tables.
    """
    handed = {one.name: one.of_year(verslagjaar) for one in who}
    made: list[StatedTable] = []
    for soort in Opgavetabel:
        told = {
            name: [] if own is None else [one for one in own.opgaven if one.tabel is soort]
            for name, own in handed.items()
        }
        kinds = dict.fromkeys(one.rij for opgaven in told.values() for one in opgaven)
        if kinds:
            rows, codes = _rows(soort, [*kinds], verslagjaar, editie)
            made.append(StatedTable(soort, rows, {name: _added(own, codes) for name, own in told.items()}))
    return made


def _added(opgaven: Iterable[Opgave], codes: Mapping[str, str]) -> Mapping[str, int]:
    """Add the figures of one organisation up by row."""
    figures: dict[str, int] = {}
    for one in opgaven:
        code = codes[matching_key(one.rij)]
        figures[code] = figures.get(code, 0) + one.aantal
    return figures


def _rows(
    soort: Opgavetabel, kinds: Sequence[str], year: int, editie: Editie
) -> tuple[tuple[TabelRij, ...], Mapping[str, str]]:
    """Return the rows of a table, and the code of each by what the spellings of its name have in common."""
    match soort:
        case Opgavetabel.VERTROUWENSPERSONEN:
            known = {row.code: row for row in vertrouwenspersonen.DEFINITION.rows(editie, year)}
            rows = tuple(known[code] for code in (*ADVISERS, _RATIO))
        case Opgavetabel.SESSIES:
            named = {matching_key(kind): kind for kind in sorted(kinds, reverse=True)}
            names = [named[key] for key in sorted(named)]
            rows = tuple(TabelRij(code, same(kind)) for code, kind in zip(codes_of(names), names, strict=True))
            return (*rows, TOTAAL), {matching_key(row.label.nl): row.code for row in rows}
        case Opgavetabel.FINANCIELE_BELANGEN:
            labels = {kind: financiele_belangen.DEFINITION.column(f"{kind}_{year}") for kind in INTERESTS}
            rows = tuple(TabelRij(kind, label or same(kind)) for kind, label in labels.items())
    return rows, {matching_key(row.code): row.code for row in rows}


def total_table(stated: StatedTable, title: Text) -> Tabel:
    """Make the table of the total.

    Args:
        stated: The figures.
        title: The form of its title, with a place for what it counts.
    """
    names = [*stated.figures]
    cells = {(code, AANTAL.naam): cell for code, cell in stated.column(names).items()}
    return _table(stated, stated.soort.value, title, [AANTAL], cells, stated.adds(names, AANTAL.naam))


def beside_table(stated: StatedTable, name: str, title: Text) -> Tabel:
    """Make the table of the organisations side by side, and behind them the total.

    Args:
        stated: The figures.
        name: The name of the table.
        title: The form of its title, with a place for what it counts.
    """
    names = [*stated.figures]
    columns = [*(TabelKolom(one, same(one)) for one in names), TabelKolom(TOTAAL.code, TOTAAL.label)]
    cells: dict[CellKey, Cel] = {}
    relations: list[Relatie] = []
    for of, own in [*((one, [one]) for one in names), (TOTAAL.code, names)]:
        cells |= {(code, of): cell for code, cell in stated.column(own).items()}
        if any(stated.figures[one] for one in own):
            relations += stated.adds(own, of)
    for row in stated.rijen:
        parts = tuple((row.code, one) for one in names if isinstance(cells[row.code, one], int))
        if parts and row.notatie is Notatie.AANTAL:
            relations.append(Relatie(RelatieSoort.SOM, parts, ((row.code, TOTAAL.code),)))
    return _table(stated, name, title, columns, cells, relations)


def _table(
    stated: StatedTable,
    name: str,
    title: Text,
    columns: Sequence[TabelKolom],
    cells: Mapping[CellKey, Cel],
    relations: Iterable[Relatie],
) -> Tabel:
    return Tabel.of(
        name,
        title.format(stated.titel),
        stated.rijen,
        columns,
        cells,
        basis=Basis.VERSLAGJAAR,
        eenheid=Eenheid.SESSIE if stated.soort is Opgavetabel.SESSIES else Eenheid.GEMENGD,
        relaties=relations,
        noten=_notes(stated),
    )


def _notes(stated: StatedTable) -> Iterable[Text]:
    """Say who states nothing, and of each row who does not state that."""
    silent = [name for name, own in stated.figures.items() if not own]
    if silent:
        yield _NOT_ADDED.format(joined([same(name) for name in silent]))
    rows = [row for row in stated.rijen if row.code not in {TOTAAL.code, _RATIO}]
    for row in rows if stated.soort is not Opgavetabel.SESSIES else ():
        lacking = [name for name, own in stated.figures.items() if own and row.code not in own]
        if lacking:
            yield _ROW_NOT_ADDED.format(row.label, joined([same(name) for name in lacking]))
    if stated.soort is Opgavetabel.SESSIES:
        yield _TOGETHER


_TITLES = {
    Opgavetabel.VERTROUWENSPERSONEN: vertrouwenspersonen.DEFINITION.titel,
    Opgavetabel.SESSIES: sessies.DEFINITION.titel,
    Opgavetabel.FINANCIELE_BELANGEN: financiele_belangen.DEFINITION.titel,
}
_NOT_ADDED = Text("Niet in het totaal, want niet opgegeven: {}.", "Not in the total, as it was not stated: {}.")
_ROW_NOT_ADDED = Text("{}: niet opgegeven door {}.", "{}: not stated by {}.")
_TOGETHER = Text(
    "Een sessie van organisaties samen telt bij elk van hen die haar opgeeft.",
    "A session of organisations together counts with each of them that states it.",
)
