"""The headline figures: those of the year, with last year's beside them.

Source: Jaarrapportage Integriteit BZK 2023, chapter 1 and par. 3.1 to 3.4, 4.2 [S 57-61, 237, 281, 289, 319, 401].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.aggregate.cubes.dimensions import PROVEN
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.kengetallen.counted_figure import CountedFigure
from uri.aggregate.kengetallen.headline_counts import TITLE, headline_counts, stated_figures
from uri.aggregate.kengetallen.staff_counts import staff_of
from uri.aggregate.report.headline_rows import LABELS, RATE, RELATED, ROWS, as_stated, headline_relations
from uri.aggregate.report.table_parts import year_column
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, CellKey
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent
from uri.aggregate.tables.table_relations import Relatie
from uri.languages import Text
from uri.taxonomy import Basis, Editie, Niveau, Soort


def kerncijfers(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    jaren: int = 2,
) -> Tabel:
    """The headline figures, a column per year: the report's year and those before it.

    A figure comes from the cases where there are cases of that year, else from what the dossier states; what puts it in
    its year is known of the cases, and of counts where their source says it. The rate per 100 employees (an unrounded
    number) needs a denominator of the same scope; without one it is not applicable [S 57-61, 237, 281, 289, 319, 401].

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> uri.kerncijfers(uri.Register.from_records(cases), jaren=1).count("aangetoond", "2023")
    1

    Args:
        bron: The cases, or counts of them: a register, a frame of any engine, a cube, a dossier or a selection.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose rows the table has, by default that of the source.
        jaren: The number of years, of which the report's is the last.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition.
    """
    selection = Selection.of(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    years = range(selection.verslagjaar - jaren + 1, selection.verslagjaar + 1)
    cells: dict[CellKey, Cel] = {}
    bases: dict[CellKey, Basis] = {}
    notes: list[Text] = []
    sources: dict[CellKey, tuple[Text, ...]] = {}
    elsewhere: list[Relatie] = []
    for year in years:
        counts, stated = headline_counts(selection, year), stated_figures(selection, year)
        figures = {name: counts.get(name) or stated.get(name) for name in LABELS}
        sources |= _several_sources(str(year), figures)
        elsewhere += _differences(str(year), counts, stated)
        for name, figure in figures.items():
            cells[name, str(year)] = _why_empty(selection, year, name) if figure is None else figure.number
            bases[name, str(year)] = Basis.NIET_OPGEGEVEN if figure is None else figure.basis
        cells[RATE, str(year)], reasons = _rate(selection, year, cells["meldingen", str(year)])
        bases[RATE, str(year)] = bases["meldingen", str(year)]
        notes += reasons
    columns = tuple(map(year_column, years))
    content = TableContent(editie=selection.editie, rijen=ROWS, kolommen=columns, bronnen=sources)
    return Tabel.of(
        "kerncijfers",
        TITLE,
        ROWS,
        columns,
        cells,
        basis=bases,
        eenheid=Eenheid.GEMENGD,
        standdatum=selection.standdatum,
        relaties=[*headline_relations(content), *elsewhere],
        noten=[*selection.notes(), *selection.doubts(), *notes],
    )


def _why_empty(selection: Selection, year: int, name: str) -> Leeg:
    """Tell why a figure is not there: an edition that gives measures no level leaves that of known cases unknown."""
    if name not in {*Niveau} or selection.editie.afdoeningen.niveaus:
        return Leeg.NIET_VERZAMELD
    cube = selection.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=PROVEN)
    return Leeg.NIET_VERZAMELD if cube is None else Leeg.NIET_BEKEND


def _rate(selection: Selection, year: int, meldingen: Cel) -> tuple[Cel, list[Text]]:
    """Return reports per 100 employees, and why not where there is a denominator of another scope only."""
    staff = staff_of(selection, year)
    if staff is None or not isinstance(meldingen, int):
        return Leeg.NIET_VERZAMELD, []
    if isinstance(staff, int):
        return 100 * meldingen / staff, []
    return Leeg.NIET_VAN_TOEPASSING, [_NO_RATE.format(year, staff)]


def _several_sources(year: str, figures: Mapping[str, CountedFigure | None]) -> dict[CellKey, tuple[Text, ...]]:
    """Name the sources of the figures that are compared, at the first of them, where they are not of one source."""
    several: dict[CellKey, tuple[Text, ...]] = {}
    for _, parts, whole in RELATED:
        of_parts, of_whole = [figure for part in parts if (figure := figures[part])], figures[whole]
        if of_whole is not None and not all(figure.is_of_one_source(of_whole) for figure in of_parts):
            several[parts[0], year] = tuple(dict.fromkeys(figure.source for figure in (*of_parts, of_whole)))
    return several


def _differences(
    year: str, counts: Mapping[str, CountedFigure], stated: Mapping[str, CountedFigure]
) -> Iterable[Relatie]:
    """Relate each figure that was counted to the one that is stated: both are the same."""
    for row in ROWS:
        if row.code in counts and row.code in stated:
            yield as_stated(row, year, row.code, stated[row.code].number)


_NO_RATE = Text("{}: geen meldingen per 100 medewerkers, want {}.", "{}: no reports per 100 employees, as {}.")
