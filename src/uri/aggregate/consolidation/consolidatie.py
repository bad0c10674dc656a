"""The tables over several organisations: a total of each standard table that adds up, and who is in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from uri.aggregate.consolidation.counted_tables import COUNTED, CountedTable
from uri.aggregate.consolidation.coverage_table import coverage_table
from uri.aggregate.consolidation.participants import Geleverd, Participant, participants
from uri.aggregate.consolidation.side_by_side import Layout, SideBySide, laid_out
from uri.aggregate.cubes.dimensions import UNITS
from uri.aggregate.cubes.placing import refuse_unplaced
from uri.aggregate.report.rapport_json import plain_tables
from uri.aggregate.report.table_parts import TOTAAL
from uri.aggregate.sources.aanlevering import Aanlevering
from uri.aggregate.tables.cells import Cel, CellKey, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.errors import CHOOSE_ONE, selection_error
from uri.findings import Findings
from uri.languages import Language, Text, current_language, same
from uri.taxonomy import Basis, Editie
from uri.taxonomy import editie as find_editie
from uri.visible_text import visibly

SCHEMA = 1
"""The version of the JSON form. What a version has stays; what is added raises no version."""

BESIDE = "{}_per_organisatie"
"""The name of the table with the organisations side by side, by that of the table with their total."""


@attrs.frozen(kw_only=True, repr=False)
class Consolidatie:
    """The tables over several organisations.

    Attributes:
        verslagjaar: The year.
        editie: The edition whose rows the tables have.
        aanleveringen: What was handed over, by name of the organisation.
        tabellen: The tables by name: ``dekking``; and of ``schendingen``, ``signalen`` and ``afdoeningen`` the one
            with the total, and the one with the organisations side by side (``schendingen_per_organisatie``).
    """

    verslagjaar: int
    editie: Editie
    aanleveringen: tuple[Aanlevering, ...]
    tabellen: Mapping[str, Tabel]

    def __getitem__(self, naam: str) -> Tabel:
        return self.tabellen[naam]

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write the tables in plain text.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        chosen = language or current_language()
        head = _TITLE.format(self.verslagjaar).to(chosen)
        return (
            "\n\n\n".join([f"{head}\n{'=' * len(head)}", *(one.to_text(chosen) for one in self.tabellen.values())])
            + "\n"
        )

    def to_dict(self, language: Language | None = None) -> dict[str, Any]:
        """Return the tables as plain data, with the digest of each handover that they are made from.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        return {
            "schema": SCHEMA,
            "verslagjaar": self.verslagjaar,
            "editie": self.editie.naam,
            "aanleveringen": [
                {"organisatie": one.organisatie, "onderdeel": one.onderdeel, "digest": one.digest}
                for one in self.aanleveringen
            ],
            "tabellen": plain_tables(self.tabellen, language or current_language()),
        }

    def __repr__(self) -> str:
        return f"<Consolidatie {self.verslagjaar}, {self.editie.naam}: {len(self.aanleveringen)} aanleveringen>"


def consolidate(
    bronnen: Iterable[Geleverd],
    *,
    verslagjaar: int | None = None,
    editie: Editie | str | None = None,
    verwacht: Collection[str] = (),
) -> Consolidatie:
    """Make the tables over several organisations: their total, and the organisations side by side.

    Counts in several editions are added at the finest common coarsening of those editions, per table; what does not
    compare is left empty, and a note names it. Who is missing, is about another year or counts on another basis has a
    column of its own, and is not in the total. The order of the sources does not matter.

    >>> import uri
    >>> cases = [
    ...     uri.Melding(organisatie=name, verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")
    ...     for name in ("Ministerie A", "Ministerie B")
    ... ]
    >>> whole = uri.consolidate([uri.Register.from_records([case]) for case in cases])
    >>> whole["schendingen"].count("totaal", "mogelijk")
    2
    >>> whole["schendingen_per_organisatie"].count("totaal", "Ministerie A: mogelijk")
    1

    Args:
        bronnen: What was handed over: handovers, dossiers, registers, cubes or frames. A register, cube or frame may
            hold several organisations.
        verslagjaar: The year, where these are about several.
        editie: The edition whose rows the tables have, where the counts are in several.
        verwacht: The names of organisations of which counts are expected; one that is missing gets a column too.

    Raises:
        SelectionError: The year or edition is open, nothing was handed over, or a source names no organisation.
        IncompatibleError: An organisation is there twice, or a part of it beside its whole.
        UnplacedError: There are counts that fit no row of their own edition; `findings` names those of all tables.
    """
    year, who = participants(bronnen, verslagjaar, verwacht)
    chosen = _edition(who) if editie is None else find_editie(editie)
    layouts = {table: laid_out(table, who, year, chosen) for table in COUNTED}
    refuse_unplaced(Findings([misfit for layout in layouts.values() for misfit in layout.misfits]))
    tables = {"dekking": coverage_table(who, layouts)}
    for table, layout in layouts.items():
        tables[table.name] = _total(table, layout, who, chosen)
        tables[BESIDE.format(table.name)] = _beside(table, layout, who)
    return Consolidatie(
        verslagjaar=year,
        editie=chosen,
        aanleveringen=tuple(one.handed_over for one in who if one.handed_over is not None),
        tabellen=tables,
    )


def _edition(who: Iterable[Participant]) -> Editie:
    """Return the edition that all counts share, the default one where there are none.

    Raises:
        SelectionError: There are several.
    """
    editions = {cube.editie.naam: cube.editie for one in who if one.handed_over for cube in one.handed_over.kubussen}
    if len(editions) > 1:
        raise selection_error(_EDITIONS, "editie", sorted(editions), CHOOSE_ONE)
    return next(iter(editions.values()), find_editie())


def _total(table: CountedTable, layout: Layout, who: Iterable[Participant], editie: Editie) -> Tabel:
    """Make the table of the total."""
    columns = [of.column.column for of in layout.columns]
    content = TableContent(editie=editie, rijen=layout.rows, kolommen=tuple(columns))
    return Tabel.of(
        table.name,
        _TOTAL.format(table.definition.titel),
        layout.rows,
        columns,
        {(row.code, of.column.column.naam): of.total[row.code] for row in layout.rows for of in layout.columns},
        basis={(row.code, of.column.column.naam): of.basis for row in layout.rows for of in layout.columns},
        eenheid=UNITS[table.soort],
        standdatum=_day(who),
        relaties=table.definition.relations(content),
        noten=layout.notes,
    )


def _beside(table: CountedTable, layout: Layout, who: Iterable[Participant]) -> Tabel:
    """Make the table of the organisations side by side: a column for each, and behind them the total."""
    columns: list[TabelKolom] = []
    cells: dict[CellKey, Cel] = {}
    bases: dict[CellKey, Basis] = {}
    relations: list[Relatie] = []
    several = len(layout.columns) > 1
    names = [*layout.columns[0].standing]
    for of in layout.columns:
        total = _column(of, TOTAAL.label, TOTAAL.code, several=several)
        own = {name: _column(of, same(name), name, several=several) for name in names}
        columns += [*own.values(), total]
        for row in layout.rows:
            cells |= {(row.code, own[name].naam): of.cells[name][row.code] for name in names}
            cells[row.code, total.naam] = of.total[row.code]
            bases |= {(row.code, own[name].naam): of.bases.get(name, Basis.NIET_OPGEGEVEN) for name in names}
            bases[row.code, total.naam] = of.basis
        relations += [_across(row, [own[name] for name in of.added], total) for row in layout.rows if of.added]
    return Tabel.of(
        BESIDE.format(table.name),
        _PER_ORGANISATION.format(table.definition.titel),
        layout.rows,
        columns,
        cells,
        basis=bases,
        eenheid=UNITS[table.soort],
        standdatum=_day(who),
        relaties=relations,
        noten=layout.notes,
    )


def _column(of: SideBySide, label: Text, name: str, *, several: bool) -> TabelKolom:
    """Name a column by its organisation, and by what it counts where there are several such columns."""
    if not several:
        return TabelKolom(name, label)
    own = of.column.column
    return TabelKolom(f"{name}: {own.naam}", Text("{}: {}", "{}: {}").format(label, own.label))


def _across(row: TabelRij, parts: Iterable[TabelKolom], total: TabelKolom) -> Relatie:
    """Relate the figures of organisations to their total."""
    return Relatie(RelatieSoort.SOM, tuple((row.code, part.naam) for part in parts), ((row.code, total.naam),))


def _day(who: Iterable[Participant]) -> date | None:
    """Return the reference date that all share."""
    days = {one.handed_over.standdatum for one in who if one.handed_over is not None}
    return days.pop() if len(days) == 1 else None


_TITLE = Text("Integriteitscijfers van alle organisaties {}", "Integrity figures of all organisations {}")
_TOTAL = Text("{}: alle organisaties", "{}: all organisations")
_PER_ORGANISATION = Text("{}: per organisatie", "{}: by organisation")
_EDITIONS = Text(
    "De tellingen zijn in verschillende edities.",
    "The counts are in several editions.",
)
