"""The headline figures: those of the year, with last year's beside them.

Source: Jaarrapportage Integriteit BZK 2023, chapter 1 and par. 3.1 to 3.4, 4.2 [S 57-61, 237, 281, 289, 319, 401].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from uri.aggregate.cubes.placing import placed, refuse_unplaced, unplaced
from uri.aggregate.cubes.units import Basis, Eenheid, Leeg
from uri.aggregate.report.afdoeningen import by_heaviest
from uri.aggregate.report.table_parts import AFGEROND, year_column
from uri.aggregate.sources.dossier import Bron
from uri.aggregate.sources.selection import Selection, choose
from uri.aggregate.tables.cells import Cel, Notatie, TabelRij
from uri.aggregate.tables.relaties import Relatie, RelatieSoort
from uri.aggregate.tables.tabel import Tabel
from uri.model import Adviesvraag, Kerncijfers, Klacht, Personeel, Zaak
from uri.taxonomy import Editie, EditieRij, Niveau, Opvolging, Schendingstype, Soort, Uitkomst
from uri.texts import Text

_PROVEN = frozenset({Uitkomst.AANGETOOND})
_DECIDED = frozenset({Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND})
_RATE = "meldingen_per_100_medewerkers"

_TITEL = Text("Kerncijfers", "Key figures")
_DIFFERS = Text("{}: {}: opgegeven was {}, geteld is {}.", "{}: {}: stated was {}, counted are {}.")
_SEVERAL = Text(
    "{}: geen meldingen per 100 medewerkers, want er zijn meer aantallen medewerkers van die omvang.",
    "{}: no reports per 100 employees, as there are several numbers of employees of that scope.",
)

_LABELS: Mapping[str, Text] = {
    "meldingen": Text("Meldingen van (vermoedens van) integriteitsschendingen", "Reports of (suspected) violations"),
    "aangetoond": Text("Waarvan aangetoond", "Of which substantiated"),
    "disciplinair": Text("Disciplinair afgedaan", "With a disciplinary measure"),
    "niet_disciplinair": Text("Niet-disciplinair afgedaan", "With a non-disciplinary measure"),
    "signalen": Text("Signalen", "Concerns"),
    "misstanden": Text("Vermoedens van een misstand", "Suspected wrongdoing"),
    "onderzoeken": Text("Persoonsgerichte onderzoeken", "Person-directed inquiries"),
    "klachten": Text("Klachten bij de klachtencommissie", "Complaints to the committee"),
    "adviesvragen": Text("Adviesvragen", "Requests for advice"),
}

_RIJEN = (
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
    """Headline figures, a column per year: the report's year and those before it, `jaren` in all.

    A figure comes from the cases where there are cases of that year, else from what the dossier states. The rate per
    100 employees (an unrounded number) needs a denominator of the same scope; without one it is not applicable.
    """
    keuze = choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    return kerncijfers_of(keuze, jaren)


def kerncijfers_of(keuze: Selection, jaren: int = 2) -> Tabel:
    """Make the headline figures for a choice that has been settled."""
    years = range(keuze.verslagjaar - jaren + 1, keuze.verslagjaar + 1)
    cells: dict[tuple[str, str], Cel] = {}
    notes: list[Text] = []
    relations: list[Relatie] = []
    for year in years:
        figures, stated, said = _figures(keuze, year)
        notes += said
        relations += _relations(str(year), frozenset(stated))
        cells |= {(name, str(year)): figures[name] for name in _LABELS}
        cells[_RATE, str(year)], said = _rate(keuze, year, figures["meldingen"])
        notes += said
    return Tabel.of(
        "kerncijfers",
        _TITEL,
        _RIJEN,
        map(year_column, years),
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.GEMENGD,
        standdatum=keuze.standdatum,
        relaties=relations,
        noten=[*keuze.notes(), *keuze.doubts(), *notes],
    )


def _figures(keuze: Selection, year: int) -> tuple[dict[str, Cel], set[str], list[Text]]:
    """Return the figures of a year, which of them are stated, and where that differs from what the cases say."""
    record = next(iter(keuze.stated(Kerncijfers, year)), None)
    counts = _counts(keuze, year)
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


def _counts(keuze: Selection, year: int) -> dict[str, int | None]:
    """Count what the cases of a year tell, or the counts in their place; None for what they do not."""
    closed = keuze.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=_DECIDED)
    proven = keuze.kubus(Soort.MELDING, year, "uitkomst", uitkomsten=_PROVEN)
    concerns = keuze.kubus(Soort.SIGNAAL, year)
    return {
        "meldingen": None if closed is None else closed.total(uitkomst=AFGEROND),
        "aangetoond": None if proven is None else proven.total(uitkomst=_PROVEN),
        **_by_level(keuze, year),
        "signalen": None if concerns is None else concerns.total(),
        "misstanden": _misstanden(keuze, year),
        "onderzoeken": _onderzoeken(keuze, year),
        "klachten": _of_year(keuze.all_stated(Klacht), keuze, year),
        "adviesvragen": _of_year(keuze.all_stated(Adviesvraag), keuze, year),
    }


def _by_level(keuze: Selection, year: int) -> dict[str, int | None]:
    """Count the meldingen by the level of their heaviest measure."""
    measures = keuze.editie.afdoeningen
    cube = keuze.kubus(Soort.MELDING, year, "uitkomst", "afdoeningen", uitkomsten=_DECIDED)
    if cube is None:
        return dict.fromkeys(Niveau, None)
    result = placed(by_heaviest(cube, measures), measures, "afdoeningen")
    refuse_unplaced(unplaced(result.without_row, measures, Eenheid.MELDING.label, _TITEL))
    levels: dict[str, int | None] = {}
    for level in Niveau:
        levels[level] = sum(number for code, number in result.by_row.items() if measures.niveaus[code] is level)
    return levels


def _misstanden(keuze: Selection, year: int) -> int | None:
    """Count suspected wrongdoing, where the list that the cases were coded in has a row for it."""
    cube = keuze.kubus(Soort.MELDING, year, "hoofdcategorie", "uitkomst", uitkomsten=_DECIDED)
    place = None if cube is None else cube.editie.place(Schendingstype.MISSTAND, "schendingen")
    if cube is None or not isinstance(place, EditieRij) or place.bladen != Schendingstype.MISSTAND.bladen:
        return None
    return cube.total(hoofdcategorie={Schendingstype.MISSTAND}, uitkomst=AFGEROND)


def _onderzoeken(keuze: Selection, year: int) -> int | None:
    """Count the person-directed inquiries, where the cases of the year say anything of follow-up."""
    if keuze.case_counts is None or not keuze.has_cases(Soort.MELDING, year):
        return None
    told = keuze.case_counts.follow_ups(year, AFGEROND)
    inquiries = [number for found, number in told.items() if Opvolging.PERSOONSGERICHT_ONDERZOEK in found]
    return sum(inquiries) if any(told) else None


def _of_year(cases: Sequence[Zaak], keuze: Selection, year: int) -> int | None:
    """Count cases of a year. Where there are any, they speak for their own years and for the report's."""
    own = [case for case in cases if case.organisatie in {None, keuze.organisatie}]
    spoken = {*(case.jaar for case in own), keuze.verslagjaar} if own else set()
    return sum(case.jaar == year for case in own) if year in spoken else None


def _rate(keuze: Selection, year: int, meldingen: Cel) -> tuple[Cel, list[Text]]:
    """Return reports per 100 employees, and why not where there is a denominator of another scope only."""
    scopes = keuze.stated(Personeel, year)
    if keuze.dossier is None or not scopes or not isinstance(meldingen, int):
        return Leeg.NIET_VERZAMELD, []
    same_scope = {staff.aantal for staff in scopes if staff.buiten == keuze.dossier.zonder and staff.aantal}
    if len(same_scope) > 1:
        return Leeg.NIET_VAN_TOEPASSING, [_SEVERAL.format(year)]
    if same_scope:
        return 100 * meldingen / same_scope.pop(), []
    said = Text(
        "{}: geen meldingen per 100 medewerkers, want de bekende aantallen medewerkers hebben een andere omvang dan de"
        " meldingen.",
        "{}: no reports per 100 employees, as the known numbers of employees have another scope than the reports.",
    )
    return Leeg.NIET_VAN_TOEPASSING, [said.format(year)]


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
