"""Bijlage 1: the closed meldingen one by one, without anything that tells who they are about.

The list numbers its rows itself and sorts them by what it shows, so that neither a kenmerk nor the order of
registration comes through. Source: Jaarrapportage Integriteit BZK 2023, Bijlage 1 [S 537-576].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from uri.aggregate.bouwstenen import AFGEROND
from uri.aggregate.dossier import Bron
from uri.aggregate.keuze import Keuze, choose
from uri.aggregate.maten import Basis, Eenheid, Leeg
from uri.aggregate.plaatsen import placed, refuse_unplaced, unplaced
from uri.aggregate.tabel import Cel, Tabel, TabelKolom, TabelRij
from uri.taxonomy import Afdoening, AfdoeningEditie, Editie, EditieRij, Schendingstype, Soort, Uitkomst
from uri.texts import Text, joined, same

CATEGORIE = TabelKolom("categorie", Text("Categorie", "Category"))
OMSCHRIJVING = TabelKolom("omschrijving", Text("Beschrijving", "Description"))
UITKOMST = TabelKolom("uitkomst", Text("Uitkomst", "Outcome"))
AFDOENING = TabelKolom("afdoening", Text("Afdoening", "Measure"))

_SHOWN = ("hoofdcategorie", "uitkomst", "afdoeningen")
_UITKOMSTEN = tuple(Uitkomst)
_NO_CASES = Text("Er zijn geen zaken om op te sommen.", "There are no cases to list.")


def overzicht(
    bron: Bron,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    omschrijvingen: bool | None = None,
) -> Tabel:
    """Bijlage 1: a row per closed melding, numbered from 1, by category, outcome and measure.

    Descriptions are shown only where the dossier says so, or `omschrijvingen` does. Raises as `schendingen` does.
    """
    keuze = choose(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    return overzicht_of(keuze, omschrijvingen=omschrijvingen)


def overzicht_of(keuze: Keuze, *, omschrijvingen: bool | None = None) -> Tabel:
    """Make Bijlage 1 for a choice that has been settled."""
    titel = Text("Geanonimiseerd overzicht van meldingen", "Anonymised list of reports")
    shown = omschrijvingen if omschrijvingen is not None else bool(keuze.dossier and keuze.dossier.omschrijvingen)
    columns = [CATEGORIE, *([OMSCHRIJVING] if shown else []), UITKOMST, AFDOENING]
    cases = _closed(keuze, shown=shown)
    by_type = Counter[Schendingstype]()
    for zaak, number in cases.items():
        by_type[zaak.hoofdcategorie] += number
    refuse_unplaced(
        unplaced(placed(by_type, keuze.editie, "schendingen").zonder_rij, keuze.editie, Eenheid.MELDING.label, titel)
    )
    listed = [(_cells(zaak, keuze.editie, shown=shown), cases[zaak]) for zaak in _sorted(cases, keuze.editie)]
    cells = tuple(row for row, number in listed for _ in range(number))
    return Tabel(
        naam="overzicht",
        titel=titel,
        rijen=tuple(_numbered(number) for number in range(1, len(cells) + 1)),
        kolommen=tuple(columns),
        cellen=cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        standdatum=keuze.standdatum,
        noten=(*keuze.notes(), *keuze.doubts()) if keuze.gevallen is not None else (_NO_CASES,),
    )


@attrs.frozen
class _Zaak:
    """What the list can show of a case."""

    hoofdcategorie: Schendingstype
    uitkomst: Uitkomst
    afdoeningen: tuple[Afdoening, ...]
    omschrijving: str | None = None


def _closed(keuze: Keuze, *, shown: bool) -> Mapping[_Zaak, int]:
    """Count the closed meldingen by what is shown of them."""
    if keuze.gevallen is None:
        return {}
    if shown:
        rows = keuze.gevallen.rows(keuze.verslagjaar)
        columns = [rows.kolommen[name].decode() for name in ("soort", *_SHOWN, "omschrijving")]
        cases = (_Zaak(*case) for kind, *case in zip(*columns, strict=True) if kind is Soort.MELDING)
        return Counter(case for case in cases if case.uitkomst in AFGEROND)
    cube = keuze.gevallen.kubussen[Soort.MELDING]
    told = cube.margin(*_SHOWN, verslagjaar={keuze.verslagjaar}, uitkomst=AFGEROND)
    return {_Zaak(*case): number for case, number in told.items()}


@lru_cache(maxsize=4_096)
def _numbered(number: int) -> TabelRij:
    return TabelRij(str(number), same(str(number)))


def _sorted(cases: Iterable[_Zaak], editie: Editie) -> list[_Zaak]:
    """Put cases in the order of the list: by what is shown of them, and by nothing else."""

    def place(zaak: _Zaak) -> tuple[object, ...]:
        row = editie.place(zaak.hoofdcategorie, "schendingen")
        at = editie.rijen.index(row) if isinstance(row, EditieRij) else len(editie.rijen)
        measures = _measures(zaak, editie).nl
        return at, _UITKOMSTEN.index(zaak.uitkomst), measures, zaak.omschrijving or "", zaak.hoofdcategorie

    return sorted(cases, key=place)


def _cells(zaak: _Zaak, editie: Editie, *, shown: bool) -> tuple[Cel, ...]:
    place = editie.place(zaak.hoofdcategorie, "schendingen")
    category = place.text if isinstance(place, EditieRij) else zaak.hoofdcategorie.label
    measures = _measures(zaak, editie) if zaak.afdoeningen else _no_measure(zaak.uitkomst)
    described = (zaak.omschrijving or Leeg.BLANCO,) if shown else ()
    return category, *described, zaak.uitkomst.label, measures


def _measures(zaak: _Zaak, editie: Editie) -> Text:
    return joined([_measure(code, editie.afdoeningen) for code in zaak.afdoeningen])


def _measure(code: Afdoening, editie: AfdoeningEditie) -> Text:
    """Return the edition's words for a measure that is a row of it, else those of the code list."""
    return next((row.text for row in editie.rijen if row.code is code), code.label)


def _no_measure(uitkomst: Uitkomst) -> Cel:
    """A case that was not substantiated calls for no measure; any other without one says so."""
    return Leeg.NIET_VAN_TOEPASSING if uitkomst is Uitkomst.NIET_AANGETOOND else Afdoening.GEEN.label
