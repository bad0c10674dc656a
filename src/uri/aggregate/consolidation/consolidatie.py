"""The tables over several organisations: a total of each standard table that adds up, and who is in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from uri.aggregate.consolidation.aanlevering import Aanlevering
from uri.aggregate.consolidation.compared_organisations import compared_organisations
from uri.aggregate.consolidation.counted_tables import COUNTED, CountedTable, over_years
from uri.aggregate.consolidation.coverage_table import coverage_table
from uri.aggregate.consolidation.handed_over import Geleverd
from uri.aggregate.consolidation.organisation_findings import organisation_findings, reorganised
from uri.aggregate.consolidation.participants import Participant, participants
from uri.aggregate.consolidation.side_by_side import Layout, SideBySide, laid_out
from uri.aggregate.consolidation.stated_tables import beside_table, stated_tables, total_table
from uri.aggregate.cubes.dimensions import UNITS
from uri.aggregate.cubes.placing import refuse_unplaced
from uri.aggregate.report.rapport_json import plain_tables
from uri.aggregate.report.table_parts import TOTAAL
from uri.aggregate.report.vergelijking import NAME as COMPARISON
from uri.aggregate.sources.dossier import Dossier
from uri.aggregate.tables.cells import Cel, CellKey, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.errors import CHOOSE_ONE, selection_error
from uri.findings import Findings
from uri.languages import Language, Text, current_language, same
from uri.taxonomy import Basis, Editie, Organisaties, read_organisaties
from uri.taxonomy import editie as find_editie
from uri.taxonomy import organisaties as find_organisaties
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
        tabellen: The tables by name: ``dekking``; of ``schendingen``, ``signalen`` and ``afdoeningen`` the one
            with the total, and the one with the organisations side by side (``schendingen_per_organisatie``); and
            ``gemeld_per_jaar`` and ``aangetoond_per_jaar`` where several years were handed over. So are
            ``vertrouwenspersonen``, ``sessies`` and ``financiele_belangen`` there, with the organisations side by side,
            where somebody states such figures.
        findings: What is to be known of the organisations.
        deelnemers: Who takes part, by name; those of whom nothing was handed over too.
        bekend: The organisations that are known.
    """

    verslagjaar: int
    editie: Editie
    aanleveringen: tuple[Aanlevering, ...]
    tabellen: Mapping[str, Tabel]
    findings: Findings = attrs.field(factory=Findings)
    deelnemers: tuple[Participant, ...] = ()
    bekend: Organisaties = attrs.field(factory=Organisaties)

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
                {
                    "organisatie": one.organisatie,
                    "onderdeel": one.onderdeel,
                    "verslagjaar": one.verslagjaar,
                    "digest": one.digest,
                }
                for one in self.aanleveringen
            ],
            "bevindingen": [finding.to_dict(language) for finding in self.findings],
            "tabellen": plain_tables(self.tabellen, language or current_language()),
        }

    def __repr__(self) -> str:
        return f"<Consolidatie {self.verslagjaar}, {self.editie.naam}: {len(self.aanleveringen)} aanleveringen>"


def consolidate(
    bronnen: Iterable[Geleverd],
    *,
    verslagjaar: int | None = None,
    editie: Editie | str | None = None,
    verwacht: Collection[str] | str = (),
    organisaties: Organisaties | str | os.PathLike[str] | None = None,
) -> Consolidatie:
    """Make the tables over several organisations: their total, and the organisations side by side.

    Counts in several editions are added at the finest common coarsening of those editions, per table; what does not
    compare is left empty, and a note names it. Who is missing, is about another year or counts on another basis has a
    column of its own, and is not in the total. The order of the sources does not matter. One organisation under
    several of its names is one: see `uri.organisaties`. What is handed over of earlier years is in a table over years.

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
        bronnen: What was handed over: handovers, dossiers, registers, cubes or frames, reports, and publications
            (`uri.read_publication`). A register, cube or frame may hold several organisations.
        verslagjaar: The year, where these are about several.
        editie: The edition whose rows the tables have, where the counts are in several.
        verwacht: The names of organisations of which counts are expected; one that is missing gets a column too.
            ``ministeries`` stands for all ministries that there were at the end of the year.
        organisaties: The organisations and parts that are known beside those of the library: those of a file, or its
            path.

    Raises:
        SelectionError: The year or edition is open, nothing was handed over, or a source names no organisation.
        IncompatibleError: An organisation is there twice, or a part of it beside its whole.
        UnplacedError: There are counts that fit no row of their own edition; `findings` names those of all tables.
    """
    sources = [*bronnen]
    known = _known(organisaties, sources)
    year, who = participants(sources, verslagjaar, verwacht, known)
    chosen = _edition(who, year) if editie is None else find_editie(editie)
    years = sorted({jaar for one in who for jaar in one.by_year if jaar <= year})
    counted = [*COUNTED, *(over_years(years) if len(years) > 1 else ())]
    layouts = {table: laid_out(table, who, year, chosen) for table in counted}
    refuse_unplaced(Findings([misfit for layout in layouts.values() for misfit in layout.misfits]))
    of_year = {table: layout for table, layout in layouts.items() if table in COUNTED}
    stated = stated_tables(who, year, chosen)
    tables = {"dekking": coverage_table(who, of_year, stated, year, known)}
    for table, layout in layouts.items():
        series = table not in of_year
        notes = _of_series(layout, who, years, known) if series else []
        tables[table.name] = _total(table, attrs.evolve(layout, notes=(*notes, *layout.notes)), _day(who, year), chosen)
        if not series:
            tables[BESIDE.format(table.name)] = _beside(table, layout, _day(who, year))
    for one in stated:
        beside = BESIDE.format(one.soort.value)
        tables[one.soort.value] = total_table(one, _TOTAL)
        tables[beside] = beside_table(one, beside, _PER_ORGANISATION)
    closed = next(layout for table, layout in of_year.items() if table.name == "schendingen")
    tables[COMPARISON] = compared_organisations(who, year, chosen, closed, _day(who, year))
    return Consolidatie(
        verslagjaar=year,
        editie=chosen,
        aanleveringen=tuple(one.by_year[jaar] for one in who for jaar in one.by_year),
        tabellen=tables,
        findings=organisation_findings(who, year, known),
        deelnemers=who,
        bekend=known,
    )


def _known(organisaties: Organisaties | str | os.PathLike[str] | None, sources: Iterable[Geleverd]) -> Organisaties:
    """Return the organisations of the library, with those that the caller and the dossiers add."""
    named = [] if organisaties is None else [organisaties]
    added = [one if isinstance(one, Organisaties) else read_organisaties(one) for one in named]
    return find_organisaties().met(*added, *(one.organisaties for one in sources if isinstance(one, Dossier)))


def _of_series(layout: Layout, who: Iterable[Participant], years: Sequence[int], known: Organisaties) -> list[Text]:
    """Say what keeps years from being compared: other organisations in them, and reorganisations between them."""
    notes = [_OTHERS] if len({frozenset(of.added) for of in layout.columns}) > 1 else []
    notes += [_SINCE.format(text) for one in who for text in reorganised(one, years[0], years[-1], known)]
    return notes


def _edition(who: Sequence[Participant], year: int) -> Editie:
    """Return the edition that all counts of a year share, the default one where there are none.

    Raises:
        SelectionError: There are several.
    """
    of_year = [counts for one in who if (counts := one.of_year(year)) is not None]
    every = of_year or [counts for one in who for counts in one.by_year.values()]
    editions = {cube.editie.naam: cube.editie for counts in every for cube in counts.kubussen}
    if len(editions) > 1:
        raise selection_error(_EDITIONS, "editie", sorted(editions), CHOOSE_ONE)
    return next(iter(editions.values()), find_editie())


def _total(table: CountedTable, layout: Layout, day: date | None, editie: Editie) -> Tabel:
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
        standdatum=day,
        relaties=table.definition.relations(content),
        noten=layout.notes,
    )


def _beside(table: CountedTable, layout: Layout, day: date | None) -> Tabel:
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
        standdatum=day,
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


def _day(who: Iterable[Participant], year: int) -> date | None:
    """Return the reference date that all share."""
    days = {counts.standdatum for one in who if (counts := one.of_year(year)) is not None}
    return days.pop() if len(days) == 1 else None


_TITLE = Text("Integriteitscijfers van alle organisaties {}", "Integrity figures of all organisations {}")
_TOTAL = Text("{}: alle organisaties", "{}: all organisations")
_PER_ORGANISATION = Text("{}: per organisatie", "{}: by organisation")
_EDITIONS = Text(
    "De tellingen zijn in verschillende edities.",
    "The counts are in several editions.",
)
_OTHERS = Text(
    "Niet elk jaar telt dezelfde organisaties; wie waar ontbreekt, staat hieronder.",
    "Not every year counts the same organisations; who is missing where stands below.",
)
_SINCE = Text("Reorganisatie: {}.", "Reorganisation: {}.")
