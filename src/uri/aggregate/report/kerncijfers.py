"""The headline figures: those of the year, with last year's beside them.

Source: Jaarrapportage Integriteit BZK 2023, chapter 1 and par. 3.1 to 3.4, 4.2 [S 57-61, 237, 281, 289, 319, 401].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from uri.aggregate.cubes.dimensions import CLOSED, DECIDED, PROVEN
from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.cubes.placing import all_placed
from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.report.afdoeningen import by_heaviest
from uri.aggregate.report.headline_rows import (
    LABELS,
    RATE,
    RELATED,
    ROWS,
    TITLE,
    as_stated,
    headline_relations,
)
from uri.aggregate.report.table_parts import year_column
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, CellKey
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_definition import TableContent
from uri.aggregate.tables.table_relations import Relatie
from uri.languages import Text
from uri.model import Adviesvraag, Kerncijfers, Klacht, Personeel, Zaak
from uri.taxonomy import Basis, Editie, EditieRij, Niveau, Opvolging, Schendingstype, Soort

_STATED = Text("opgegeven kerncijfers", "stated key figures")
_RECORDS = Text("de zaken", "the cases")
_SEVERAL = Text(
    "{}: geen meldingen per 100 medewerkers, want er zijn meer aantallen medewerkers van die omvang.",
    "{}: no reports per 100 employees, as there are several numbers of employees of that scope.",
)
_OTHER_SCOPE = Text(
    "{}: geen meldingen per 100 medewerkers, want de bekende aantallen medewerkers hebben een andere omvang dan de"
    " meldingen.",
    "{}: no reports per 100 employees, as the known numbers of employees have another scope than the reports.",
)


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
        counts, stated = _counts(selection, year), _stated(selection, year)
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


@attrs.frozen
class _Figure:
    """A headline figure of a year.

    Attributes:
        number: The figure.
        basis: What puts a unit in the year.
        source: What the figure comes from, in words.
        origin: The cube that it was counted in, None for another source: two cubes are two sources.
    """

    number: int
    basis: Basis
    source: Text
    origin: Kubus | None = attrs.field(default=None, eq=False)

    def is_of_one_source(self, other: _Figure) -> bool:
        """Tell whether two figures come from one source."""
        return self.source == other.source and self.origin is other.origin


def _stated(selection: Selection, year: int) -> dict[str, _Figure]:
    """Return the headline figures that are stated of a year; nothing says what puts a unit in it."""
    record = next(iter(selection.stated(Kerncijfers, year)), None)
    stated = {name: getattr(record, name, None) for name in LABELS}
    return {
        name: _Figure(number, Basis.NIET_OPGEGEVEN, _STATED) for name, number in stated.items() if number is not None
    }


def _counts(selection: Selection, year: int) -> dict[str, _Figure]:
    """Count the headline figures of a year from its cases, or from counts in their place, as far as those tell them."""
    closed = selection.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=DECIDED)
    proven = selection.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=PROVEN)
    by_type = selection.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=DECIDED)
    by_measure = selection.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=PROVEN)
    concerns = selection.kubus(Soort.SIGNAAL, year)
    counted: dict[str, tuple[Kubus | None, int | None]] = {
        "meldingen": (closed, None if closed is None else closed.total(uitkomst=CLOSED)),
        "aangetoond": (proven, None if proven is None else proven.total(uitkomst=PROVEN)),
        **{level.value: (by_measure, number) for level, number in _by_level(selection, by_measure).items()},
        "signalen": (concerns, None if concerns is None else concerns.total()),
        "misstanden": (by_type, None if by_type is None else _wrongdoing(by_type)),
        "onderzoeken": (closed, _inquiries(selection, year)),
    }
    figures = {
        name: _Figure(number, cube.basis, selection.source_name(cube, year), cube)
        for name, (cube, number) in counted.items()
        if cube is not None and number is not None
    }
    complaints = _of_year(selection.all_stated(Klacht), selection, year)
    questions = _of_year(selection.all_stated(Adviesvraag), selection, year)
    return {
        **figures,
        **({"klachten": complaints} if complaints else {}),
        **({"adviesvragen": questions} if questions else {}),
    }


def _by_level(selection: Selection, cube: Kubus | None) -> dict[Niveau, int]:
    """Count the substantiated meldingen by the level of their heaviest measure.

    Table 4 counts all that were closed, so it may have more: who leaves of his own accord does so whatever the outcome.
    """
    measures = selection.editie.afdoeningen
    if cube is None or not measures.niveaus:
        return {}
    result = all_placed(by_heaviest(cube, measures, PROVEN), measures, "afdoeningen", Eenheid.MELDING.label, TITLE)
    return {
        level: sum(number for code, number in result.by_row.items() if measures.niveaus[code] is level)
        for level in Niveau
        if level.value in LABELS
    }


def _why_empty(selection: Selection, year: int, name: str) -> Leeg:
    """Tell why a figure is not there: an edition that gives measures no level leaves that of known cases unknown."""
    if name not in {*Niveau} or selection.editie.afdoeningen.niveaus:
        return Leeg.NIET_VERZAMELD
    cube = selection.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=PROVEN)
    return Leeg.NIET_VERZAMELD if cube is None else Leeg.NIET_BEKEND


def _wrongdoing(cube: Kubus) -> int | None:
    """Count suspected wrongdoing: the cases of that type.

    None where there are none and the list that the cases were coded in has no row that would show them.
    """
    number = cube.total(hoofdcategorie={Schendingstype.MISSTAND}, uitkomst=CLOSED)
    place = cube.editie.place(Schendingstype.MISSTAND, "schendingen")
    has_row = isinstance(place, EditieRij) and place.bladen == Schendingstype.MISSTAND.bladen
    return number if number or has_row else None


def _inquiries(selection: Selection, year: int) -> int | None:
    """Count the investigations into individuals, where the cases of the year say anything of follow-up."""
    if not selection.has_cases(Soort.MELDING, year):
        return None
    counts = selection.follow_ups(year, CLOSED)
    inquiries = [number for steps, number in counts.items() if Opvolging.PERSOONSGERICHT_ONDERZOEK in steps]
    return sum(inquiries) if any(counts) else None


def _of_year(cases: Sequence[Zaak], selection: Selection, year: int) -> _Figure | None:
    """Count cases of a year; where there are cases at all, they tell of their own years and of the report's.

    They count when received [S 289, 401], but for those of which the year is stated.
    """
    own = [case for case in cases if case.organisatie in {None, selection.organisatie}]
    if not own or year not in {*(case.jaar for case in own), selection.verslagjaar}:
        return None
    counted = [case for case in own if case.jaar == year]
    bases = {Basis.ONTVANGEN if case.verslagjaar is None else Basis.VERSLAGJAAR for case in counted}
    basis = Basis.GEMENGD if len(bases) > 1 else next(iter(bases), Basis.NIET_OPGEGEVEN)
    return _Figure(len(counted), basis, _RECORDS)


def _rate(selection: Selection, year: int, meldingen: Cel) -> tuple[Cel, list[Text]]:
    """Return reports per 100 employees, and why not where there is a denominator of another scope only."""
    scopes = selection.stated(Personeel, year)
    if selection.dossier is None or not scopes or not isinstance(meldingen, int):
        return Leeg.NIET_VERZAMELD, []
    same_scope = {staff.aantal for staff in scopes if staff.buiten == selection.dossier.zonder and staff.aantal}
    if len(same_scope) > 1:
        return Leeg.NIET_VAN_TOEPASSING, [_SEVERAL.format(year)]
    if same_scope:
        return 100 * meldingen / same_scope.pop(), []
    return Leeg.NIET_VAN_TOEPASSING, [_OTHER_SCOPE.format(year)]


def _several_sources(year: str, figures: Mapping[str, _Figure | None]) -> dict[CellKey, tuple[Text, ...]]:
    """Name the sources of the figures that are compared, at the first of them, where they are not of one source."""
    several: dict[CellKey, tuple[Text, ...]] = {}
    for _, parts, whole in RELATED:
        of_parts, of_whole = [figure for part in parts if (figure := figures[part])], figures[whole]
        if of_whole is not None and not all(figure.is_of_one_source(of_whole) for figure in of_parts):
            several[parts[0], year] = tuple(dict.fromkeys(figure.source for figure in (*of_parts, of_whole)))
    return several


def _differences(year: str, counts: Mapping[str, _Figure], stated: Mapping[str, _Figure]) -> Iterable[Relatie]:
    """Relate each figure that was counted to the one that is stated: both are the same."""
    for row in ROWS:
        if row.code in counts and row.code in stated:
            yield as_stated(row, year, row.code, stated[row.code].number)
