"""The headline figures: those of the year, with last year's beside them.

Source: Jaarrapportage Integriteit BZK 2023, chapter 1 and par. 3.1 to 3.4, 4.2 [S 57-61, 237, 281, 289, 319, 401].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from uri.aggregate.cubes.dimensions import CLOSED, DECIDED, PROVEN
from uri.aggregate.cubes.placing import all_placed
from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.report.afdoeningen import by_heaviest
from uri.aggregate.report.table_parts import year_column
from uri.aggregate.sources.selection import Bron, Selection
from uri.aggregate.tables.cells import Cel, Notatie, TabelRij
from uri.aggregate.tables.tabel import Tabel
from uri.aggregate.tables.table_relations import Relatie, RelatieSoort
from uri.languages import Text
from uri.model import Adviesvraag, Kerncijfers, Klacht, Personeel, Zaak
from uri.taxonomy import Editie, EditieRij, Niveau, Opvolging, Schendingstype, Soort

_RATE = "meldingen_per_100_medewerkers"

_TITLE = Text("Kerncijfers", "Key figures")
_DIFFERS = Text("{}: {}: opgegeven was {}, geteld is {}.", "{}: {}: stated was {}, counted are {}.")
_SEVERAL = Text(
    "{}: geen meldingen per 100 medewerkers, want er zijn meer aantallen medewerkers van die omvang.",
    "{}: no reports per 100 employees, as there are several numbers of employees of that scope.",
)
_OTHER_SCOPE = Text(
    "{}: geen meldingen per 100 medewerkers, want de bekende aantallen medewerkers hebben een andere omvang dan de"
    " meldingen.",
    "{}: no reports per 100 employees, as the known numbers of employees have another scope than the reports.",
)

_LABELS: Mapping[str, Text] = {
    "meldingen": Text("Meldingen van (vermoedens van) integriteitsschendingen", "Reports of (suspected) violations"),
    "aangetoond": Text("Waarvan aangetoond", "Of which substantiated"),
    "disciplinair": Text("Disciplinair afgedaan", "With a disciplinary measure"),
    "niet_disciplinair": Text("Niet-disciplinair afgedaan", "With a non-disciplinary measure"),
    "signalen": Text("Signalen", "Concerns"),
    "misstanden": Text("Vermoedens van een misstand", "Suspected wrongdoing"),
    "onderzoeken": Text("Persoonsgerichte onderzoeken", "Investigations into an individual"),
    "klachten": Text("Klachten bij de klachtencommissie", "Complaints to the committee"),
    "adviesvragen": Text("Adviesvragen", "Requests for advice"),
}

_ROWS = (
    *(TabelRij(name, label) for name, label in _LABELS.items()),
    TabelRij(_RATE, Text("Meldingen per 100 medewerkers", "Reports per 100 employees"), notatie=Notatie.GETAL),
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

    A figure comes from the cases where there are cases of that year, else from what the dossier states. The rate per
    100 employees (an unrounded number) needs a denominator of the same scope; without one it is not applicable
    [S 57-61, 237, 281, 289, 319, 401].

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
    cells: dict[tuple[str, str], Cel] = {}
    notes: list[Text] = []
    relations: list[Relatie] = []
    for year in years:
        figures, stated, doubts = _figures(selection, year)
        notes += doubts
        relations += _relations(str(year), frozenset(stated))
        cells |= {(name, str(year)): figures[name] for name in _LABELS}
        cells[_RATE, str(year)], reasons = _rate(selection, year, figures["meldingen"])
        notes += reasons
    return Tabel.of(
        "kerncijfers",
        _TITLE,
        _ROWS,
        map(year_column, years),
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.GEMENGD,
        standdatum=selection.standdatum,
        relaties=relations,
        noten=[*selection.notes(), *selection.doubts(), *notes],
    )


def _figures(selection: Selection, year: int) -> tuple[dict[str, Cel], set[str], list[Text]]:
    """Return the figures of a year, which of them are stated, and where that differs from what the cases say."""
    record = next(iter(selection.stated(Kerncijfers, year)), None)
    counts = _counts(selection, year)
    figures: dict[str, Cel] = {}
    only_stated: set[str] = set()
    doubts: list[Text] = []
    for name, label in _LABELS.items():
        counted, stated = counts[name], getattr(record, name, None)
        figure = stated if counted is None else counted
        figures[name] = Leeg.NIET_VERZAMELD if figure is None else figure
        if counted is None:
            only_stated.add(name)
        if counted is not None and stated is not None and counted != stated:
            doubts.append(_DIFFERS.format(year, label, stated, counted))
    return figures, only_stated, doubts


def _counts(selection: Selection, year: int) -> dict[str, int | None]:
    """Count the headline figures of a year from its cases, or from counts in their place; None for what they lack."""
    closed = selection.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=DECIDED)
    proven = selection.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=PROVEN)
    concerns = selection.kubus(Soort.SIGNAAL, year)
    return {
        "meldingen": None if closed is None else closed.total(uitkomst=CLOSED),
        "aangetoond": None if proven is None else proven.total(uitkomst=PROVEN),
        **_by_level(selection, year),
        "signalen": None if concerns is None else concerns.total(),
        "misstanden": _wrongdoing(selection, year),
        "onderzoeken": _inquiries(selection, year),
        "klachten": _of_year(selection.all_stated(Klacht), selection, year),
        "adviesvragen": _of_year(selection.all_stated(Adviesvraag), selection, year),
    }


def _by_level(selection: Selection, year: int) -> dict[str, int | None]:
    """Count the meldingen by the level of their heaviest measure."""
    measures = selection.editie.afdoeningen
    cube = selection.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=DECIDED)
    if cube is None or not measures.niveaus:
        return dict.fromkeys(Niveau, None)
    result = all_placed(by_heaviest(cube, measures), measures, "afdoeningen", Eenheid.MELDING.label, _TITLE)
    levels: dict[str, int | None] = {}
    for level in Niveau:
        levels[level] = sum(number for code, number in result.by_row.items() if measures.niveaus[code] is level)
    return levels


def _wrongdoing(selection: Selection, year: int) -> int | None:
    """Count suspected wrongdoing, where the list that the cases were coded in has a row for it."""
    cube = selection.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=DECIDED)
    place = None if cube is None else cube.editie.place(Schendingstype.MISSTAND, "schendingen")
    if cube is None or not isinstance(place, EditieRij) or place.bladen != Schendingstype.MISSTAND.bladen:
        return None
    return cube.total(hoofdcategorie={Schendingstype.MISSTAND}, uitkomst=CLOSED)


def _inquiries(selection: Selection, year: int) -> int | None:
    """Count the person-directed inquiries, where the cases of the year say anything of follow-up."""
    if not selection.has_cases(Soort.MELDING, year):
        return None
    counts = selection.follow_ups(year, CLOSED)
    inquiries = [number for steps, number in counts.items() if Opvolging.PERSOONSGERICHT_ONDERZOEK in steps]
    return sum(inquiries) if any(counts) else None


def _of_year(cases: Sequence[Zaak], selection: Selection, year: int) -> int | None:
    """Count cases of a year; where there are cases at all, they tell of their own years and of the report's."""
    own = [case for case in cases if case.organisatie in {None, selection.organisatie}]
    years = {*(case.jaar for case in own), selection.verslagjaar} if own else set()
    return sum(case.jaar == year for case in own) if year in years else None


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


@lru_cache
def _relations(year: str, stated: frozenset[str]) -> tuple[Relatie, ...]:
    """Relate the figures of a year that come from one source: those of two may have another basis."""
    related = [
        (RelatieSoort.AANGETOOND, ("aangetoond",), "meldingen"),
        (RelatieSoort.MISSTANDEN, ("misstanden",), "meldingen"),
        (RelatieSoort.AFGEDAAN, ("disciplinair", "niet_disciplinair"), "aangetoond"),
    ]
    return tuple(
        Relatie(soort, tuple((part, year) for part in parts), ((whole, year),))
        for soort, parts, whole in related
        if len({name in stated for name in (*parts, whole)}) == 1
    )
