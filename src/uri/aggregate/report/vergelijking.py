"""Key figures side by side: of years, or of the parts of an organisation.

A row is a key figure, so that the table grows to the right with what is compared. What is not in print of one report is
what the sector compares: the rates, shares, days and changes that `uri.aggregate.kengetallen` defines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.kengetallen.figure_definitions import FigureDefinition, definitions
from uri.aggregate.kengetallen.figure_notes import figure_notes
from uri.aggregate.kengetallen.kengetal import Kengetal
from uri.aggregate.kengetallen.made_figures import made_figures
from uri.aggregate.kengetallen.year_counts import year_counts
from uri.aggregate.report.table_parts import TOTAAL, year_column, year_label
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Notatie, TabelKolom, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.languages import Text, same
from uri.taxonomy import Editie

NAME = "vergelijking"
TITLE = Text("Kengetallen naast elkaar", "Key figures side by side")


def kengetallen(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
) -> Mapping[str, Kengetal]:
    """The key figures of one organisation and year by name, each with what it is made of.

    >>> import uri
    >>> cases = [
    ...     uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst=outcome)
    ...     for outcome in ("aangetoond", "niet_aangetoond", "niet_aangetoond")
    ... ]
    >>> share = uri.kengetallen(uri.Register.from_records(cases))["aandeel_aangetoond"]
    >>> share.waarde, share.teller, share.noemer
    (Fraction(1, 3), 1, 3)

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose types of violation are told apart, by default that of the source.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    return _of_year(selection, selection.verslagjaar)


def vergelijking(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    jaren: int = 2,
    onderdelen: bool = False,
    minste: int | None = None,
) -> Tabel:
    """The key figures side by side, a row each: a column for each year, or for each part and for the whole.

    Shares and rates are unrounded numbers. A row without a figure in any column is left out. Where a figure cannot be
    made of counts that are there, a note says why.

    >>> import uri
    >>> cases = [
    ...     uri.Melding(verslagjaar=year, hoofdcategorie="positie", uitkomst=outcome)
    ...     for year, outcome in ((2022, "aangetoond"), (2023, "aangetoond"), (2023, "niet_aangetoond"))
    ... ]
    >>> table = uri.vergelijking(uri.Register.from_records(cases), verslagjaar=2023)
    >>> table["aandeel_aangetoond", "2022"], table["aandeel_aangetoond", "2023"], table["verschil_meldingen", "2023"]
    (1.0, 0.5, 1)

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose types of violation are told apart, by default that of the source.
        jaren: The number of years, of which the chosen one is the last.
        onderdelen: Whether the columns are the parts of the organisation and the whole, in the place of years.
        minste: A share of fewer cases than this gets a note that says so. Without it no share does: what is few is not
            for a library to say.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    choose = partial(Selection.of, bron, verslagjaar=verslagjaar, organisatie=organisatie, editie=editie)
    selection = choose(onderdeel=onderdeel)
    made: dict[TabelKolom, Mapping[str, Kengetal]] = {}
    if onderdelen:
        for name in _parts(selection):
            own = choose(onderdeel=name)
            made[TabelKolom(name, same(name))] = _of_year(own, own.verslagjaar)
        made[TabelKolom(TOTAAL.code, TOTAAL.label)] = _of_year(selection, selection.verslagjaar)
    else:
        for year in range(selection.verslagjaar - jaren + 1, selection.verslagjaar + 1):
            made[year_column(year)] = _of_year(selection, year)
    return figures_table(
        definitions(selection.editie),
        made,
        standdatum=selection.standdatum,
        editie=selection.editie,
        notes=[*selection.notes(), *selection.doubts()],
        minste=minste,
    )


def figures_table(
    known: Iterable[FigureDefinition],
    made: Mapping[TabelKolom, Mapping[str, Kengetal]],
    *,
    standdatum: date | None,
    editie: Editie,
    notes: Iterable[Text] = (),
    minste: int | None = None,
    across: Mapping[str, Sequence[TabelKolom]] | None = None,
) -> Tabel:
    """Lay key figures out as a table, a row each.

    Args:
        known: The key figures, in order.
        made: Those of each column.
        standdatum: The reference date.
        editie: The edition whose types of violation are told apart.
        notes: What a reader must know, besides what the figures themselves call for.
        minste: A share of fewer cases than this gets a note.
        across: By name of a figure, the columns whose counts add up to that of the last column.
    """
    told = [one for one in known if any(figures[one.naam].leeg is not Leeg.NIET_VERZAMELD for figures in made.values())]
    rows = tuple(map(_row, told))
    columns = tuple(made)
    cells = {(row.code, column.naam): made[column][row.code].cel for row in rows for column in columns}
    content = TableContent(editie=editie, rijen=rows, kolommen=columns)
    return Tabel.of(
        NAME,
        TITLE,
        rows,
        columns,
        cells,
        basis={(row.code, column.naam): made[column][row.code].basis for row in rows for column in columns},
        eenheid=Eenheid.GEMENGD,
        standdatum=standdatum,
        relaties=[
            *_of_same_parts(_relations(content), across or {}, columns[-1]),
            *_sums(rows, across or {}, columns[-1]),
        ],
        noten=[*notes, *figure_notes({column.label: [*figures.values()] for column, figures in made.items()}, minste)],
    )


def _of_year(selection: Selection, year: int) -> Mapping[str, Kengetal]:
    counts, before = year_counts(selection, year), year_counts(selection, year - 1)
    return made_figures(definitions(selection.editie), counts, before)


def _parts(selection: Selection) -> list[str]:
    """Return the parts of which there are cases in the year."""
    names: set[str | None] = set()
    if selection.register is not None:
        chosen = dict(selection.names_of_rows())
        wanted = (selection.verslagjaar, *chosen.values())
        names = {
            part
            for part, *rest in selection.register.count("onderdeel", "verslagjaar", *chosen)
            if tuple(rest) == wanted
        }
    for cubes in selection.cubes.values():
        names |= {
            name
            for cube in cubes
            if cube is not None
            for name in cube.slice(verslagjaar={selection.verslagjaar}).onderdelen
        }
    return sorted(name for name in names if name is not None)


def _row(definition: FigureDefinition) -> TabelRij:
    return TabelRij(definition.naam, definition.label, notatie=definition.soort.notatie)


def _relations(content: TableContent) -> Iterable[Relatie]:
    """Relate the counts of each column: stock and flow, and what is part of what."""
    there = set(content.details)
    for column in content.columns:
        for soort, left, right in _RELATED:
            if there.issuperset((*left, *right)):
                yield Relatie(soort, tuple((name, column) for name in left), tuple((name, column) for name in right))


def _of_same_parts(
    relations: Iterable[Relatie], across: Mapping[str, Sequence[TabelKolom]], whole: TabelKolom
) -> Iterable[Relatie]:
    """Leave out what need not hold in the whole: between counts of which other parts were added."""
    for relation in relations:
        places = (*relation.links, *relation.rechts)
        parts = {tuple(across[code]) for code, column in places if column == whole.naam and code in across}
        if len(parts) <= 1:
            yield relation


def _sums(rows: Iterable[TabelRij], across: Mapping[str, Sequence[TabelKolom]], whole: TabelKolom) -> Iterable[Relatie]:
    """Relate the counts of parts to those of their whole."""
    for row in rows:
        parts = across.get(row.code, ())
        if row.notatie is Notatie.AANTAL and parts:
            yield Relatie(RelatieSoort.SOM, tuple((row.code, part.naam) for part in parts), ((row.code, whole.naam),))


_RELATED = (
    (RelatieSoort.AANGETOOND, ("aangetoond",), ("meldingen",)),
    (RelatieSoort.VERLOOP, ("open_begin", "ontvangen"), ("afgerond", "open_eind")),
)
"""What must hold in each column: open at the start and received are closed or open at the end [S 237, 543]."""

DEFINITION = TableDefinition(
    titel=TITLE,
    relations=_relations,
    rows=lambda editie, _: tuple(map(_row, definitions(editie))),
    column=year_label,
)
"""The key figures side by side, apart from the figures."""
