"""Table 2: substantiated meldingen by schendingstype over the years.

Years that were counted in different editions are compared at the finest common coarsening of those editions; what
cannot be compared is left empty, and a note says so. Source: Jaarrapportage Integriteit BZK 2023, Tabel 2 [S 260-283].
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import chain

from uri.aggregate.cubes.dimensions import PROVEN
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import refuse_unplaced, unplaced
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.report.common_rows import CommonRows, FilledColumn, common_rows
from uri.aggregate.report.table_parts import TOTAAL, basis_of, count_notes, total_of, year_column, year_label
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent, TableDefinition
from uri.aggregate.tables.table_relations import Elders, Relatie, RelatieSoort
from uri.findings import Findings
from uri.languages import Text, joined
from uri.model import Kerncijfers
from uri.taxonomy import Editie, Schendingstype, Soort, organisaties, reorganisaties

TABLE = "schendingen"
"""The table of an edition whose rows are compared."""

_TITLE = Text("Aangetoonde integriteitsschendingen per jaar", "Substantiated integrity violations by year")


def aangetoond_per_jaar(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    jaren: Collection[int] | None = None,
) -> Tabel:
    """Table 2: substantiated meldingen by schendingstype, a column per year up to the report's own.

    Rows: those of the edition, merged where the editions of the years only compare together, and ``totaal``
    [S 260-283]. Stated cases of an earlier year that fit no row are told in a note.

    >>> import uri
    >>> cases = [
    ...     uri.Melding(verslagjaar=year, hoofdcategorie="positie", uitkomst="aangetoond") for year in (2022, 2023)
    ... ]
    >>> table = uri.aangetoond_per_jaar(uri.Register.from_records(cases), verslagjaar=2023)
    >>> table.column("2022")["positie"], table.row("totaal")
    (1, {'2022': 1, '2023': 1})

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose rows the table has, by default that of the source.
        jaren: The years to show, by default all that there are figures of.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    years = sorted(set(jaren)) if jaren is not None else _years(selection)
    cubes = {
        year: selection.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=PROVEN) for year in years
    }
    editions = tuple(dict.fromkeys([selection.editie, *(cube.editie for cube in cubes.values() if cube)]))
    series = common_rows(editions, TABLE)
    columns = {year: _column(series, cube) for year, cube in cubes.items()}
    own = selection.notes() if selection.verslagjaar in years else ()
    notes = _notes(selection, cubes, columns)
    return Tabel.of(
        "aangetoond_per_jaar",
        _TITLE,
        [*series.rows, TOTAAL],
        map(year_column, years),
        {(code, str(year)): cell for year, column in columns.items() for code, cell in column.cells.items()},
        basis={(row.code, str(year)): basis_of(cube) for row in (*series.rows, TOTAAL) for year, cube in cubes.items()},
        eenheid=Eenheid.MELDING,
        standdatum=selection.standdatum,
        relaties=[
            *_sums(selection.editie, series.rows, tuple(years)),
            *filter(None, chain.from_iterable(_stated_figures(selection, series, year) for year in years)),
            *filter(None, chain.from_iterable(_elsewhere(selection, series, year) for year in years)),
        ],
        noten=[
            *own,
            *series.notes(_SEVERAL_LISTS),
            *notes,
            *(_gaps(years) if jaren is None else []),
            *_reorganised(selection, years),
        ],
    )


def _column(series: CommonRows[Schendingstype], cube: Kubus | None) -> FilledColumn[Schendingstype]:
    """Fill the rows for one year."""
    if cube is None:
        return series.column(None, None)
    return series.column(cube.per("hoofdcategorie", uitkomst=PROVEN), cube.editie)


def _notes(
    selection: Selection, cubes: Mapping[int, Kubus | None], columns: Mapping[int, FilledColumn[Schendingstype]]
) -> list[Text]:
    """Return what a reader must know of each year.

    Cases that fit no row are refused; stated counts that fit none are told.

    Raises:
        UnplacedError: There are cases that fit no row.
    """
    findings, notes = Findings(), []
    for year, column in columns.items():
        notes += [_of_year(note, year, selection) for note in column.notes]
        misfits = unplaced(column.without_row, selection.editie, Eenheid.MELDING.label, _of_title(year))
        if selection.has_cases(Soort.MELDING, year):
            findings = findings + misfits if misfits else findings
            repeated = [] if year == selection.verslagjaar else selection.repeated(Soort.MELDING, year)
            notes += [_of_year(note, year, selection) for note in (*count_notes(cubes[year]), *repeated)]
        else:
            notes += [finding.message for finding in misfits]
    refuse_unplaced(findings)
    return notes


@lru_cache
def _sums(editie: Editie, rows: tuple[TabelRij, ...], years: tuple[int, ...]) -> tuple[Relatie, ...]:
    columns = tuple(map(year_column, years))
    return tuple(total_of(TableContent(editie=editie, rijen=(*rows, TOTAAL), kolommen=columns)))


def _years(selection: Selection) -> list[int]:
    """Return the years up to the report's own that some cube speaks for."""
    earlier = {
        year
        for cube in selection.cubes[Soort.MELDING]
        if cube
        for year in cube.jaren
        if year < selection.verslagjaar and cube.covers(year, "hoofdcategorie", "uitkomst", uitkomsten=PROVEN)
    }
    return sorted({*earlier, selection.verslagjaar})


def _gaps(years: list[int]) -> list[Text]:
    """Say which years between others have no figures."""
    gaps = sorted(set(range(years[0], years[-1])) - set(years)) if years else []
    return [_NO_FIGURES.format(", ".join(map(str, gaps)))] if gaps else []


def _reorganised(selection: Selection, years: list[int]) -> list[Text]:
    """Say what was merged with the organisation or split off from it in these years, where it is known."""
    if len(years) < 2 or selection.organisatie is None:  # noqa: PLR2004 (one year is no series)
        return []
    known = organisaties()
    own = known.get(selection.organisatie, selection.verslagjaar)
    events = () if own is None else reorganisaties(known, own, years[0], years[-1])
    return [_REORGANISED.format(event.text) for event in events if event.anders]


def _stated_figures(selection: Selection, series: CommonRows[Schendingstype], year: int) -> Iterable[Relatie | None]:
    """Relate a year to what is stated of it: as many substantiated, and no more meldingen or misstanden."""
    rows = {row.code: row for row in (*series.rows, TOTAAL)}
    for stated in selection.stated(Kerncijfers, year):
        for name, code in _COMPARED:
            number = getattr(stated, name)
            if number is not None and code in rows:
                yield _to_elsewhere(rows[code], str(year), name, number)


def _elsewhere(selection: Selection, series: CommonRows[Schendingstype], year: int) -> Iterable[Relatie | None]:
    """Relate each row to what any other source tells of a year: both are the same."""
    others = selection.sources(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=PROVEN)[1:]
    rows = {row.code: row for row in (*series.rows, TOTAAL)}
    for cube in others:
        for code, cell in _column(series, cube).cells.items():
            if isinstance(cell, int):
                yield _to_elsewhere(rows[code], str(year), None, cell)


def _to_elsewhere(row: TabelRij, year: str, name: str | None, number: int) -> Relatie | None:
    """Relate a figure to one that stands elsewhere: a headline figure that is stated, or that of another source."""
    soort, label = RelatieSoort.JAARKOLOM, _ELSEWHERE.format(row.label)
    if name is not None:
        if (name, row.code) not in _COMPARED:
            return None
        soort, stated = _COMPARED[name, row.code]
        label = stated.format(year)
    return Relatie(soort, ((row.code, year),), elders=(Elders(label, number, name),))


def _known_rows(editie: Editie, _: int) -> Iterable[TabelRij]:
    """Return the rows that the table may have in an edition, but for those that several codes name."""
    rows = editie.rows(TABLE)
    yield from (TabelRij(row.code.value, row.text) for row in rows)
    own = {row.code for row in rows}
    for code in Schendingstype:
        merged = [row.text for row in rows if row.bladen <= code.bladen]
        if code not in own and len(merged) > 1:
            yield TabelRij(code.value, joined(merged, " + "))
    yield TOTAAL


def _of_year(note: Text, year: int, selection: Selection) -> Text:
    """Say of a note which year it is about, where it is not the report's own."""
    return note if year == selection.verslagjaar else Text(f"{year}: {note.nl}", f"{year}: {note.en}")


def _of_title(year: int) -> Text:
    return Text("{} {}", "{} {}").format(_TITLE, year)


_SEVERAL_LISTS = Text(
    "De jaren zijn geteld volgens verschillende lijsten ({}); getoond wordt wat vergelijkbaar is.",
    "The years were counted by different lists ({}); what compares is shown.",
)
_NO_FIGURES = Text("Geen cijfers over: {}.", "No figures on: {}.")
_REORGANISED = Text(
    "Reorganisatie: {}; de jaren ervoor en erna tellen niet dezelfde medewerkers.",
    "Reorganisation: {}; the years before and after do not count the same employees.",
)
_STATED = Text("het opgegeven aantal meldingen ({})", "the stated number of reports ({})")
_STATED_PROVEN = Text("het opgegeven aantal aangetoonde ({})", "the stated number of substantiated ones ({})")
_STATED_WRONGDOING = Text("het opgegeven aantal misstanden ({})", "the stated number of suspected wrongdoings ({})")
_ELSEWHERE = Text("{} in een andere bron", "{} in another source")

_COMPARED: Mapping[tuple[str, str], tuple[RelatieSoort, Text]] = {
    ("meldingen", TOTAAL.code): (RelatieSoort.OPGEGEVEN, _STATED),
    ("aangetoond", TOTAAL.code): (RelatieSoort.JAARKOLOM, _STATED_PROVEN),
    ("misstanden", Schendingstype.MISSTAND.value): (RelatieSoort.OPGEGEVEN, _STATED_WRONGDOING),
}
"""The headline figures that a year is compared with, each with its row: how, and the words for the figure."""

DEFINITION = TableDefinition(
    titel=_TITLE, relations=total_of, elsewhere=_to_elsewhere, rows=_known_rows, column=year_label
)
"""Table 2, apart from its figures."""
