"""Bijlage 1: the closed meldingen one by one, without anything that tells who they are about.

The list numbers its rows itself and sorts them by what it shows, so that neither a kenmerk nor the order of
registration comes through. Source: Jaarrapportage Integriteit BZK 2023, Bijlage 1 [S 537-576].
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from uri.aggregate.bouwstenen import AFGEROND
from uri.aggregate.dossier import Bron
from uri.aggregate.keuze import Keuze, choose
from uri.aggregate.maten import Basis, Eenheid, Leeg
from uri.aggregate.plaatsen import placed, refuse_unplaced, unplaced
from uri.aggregate.tabel import Cel, Tabel, TabelKolom, TabelRij
from uri.model import Registratie
from uri.taxonomy import Afdoening, AfdoeningEditie, Editie, EditieRij, Soort, Uitkomst
from uri.texts import Text, joined, same

CATEGORIE = TabelKolom("categorie", Text("Categorie", "Category"))
OMSCHRIJVING = TabelKolom("omschrijving", Text("Beschrijving", "Description"))
UITKOMST = TabelKolom("uitkomst", Text("Uitkomst", "Outcome"))
AFDOENING = TabelKolom("afdoening", Text("Afdoening", "Measure"))

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
    cases = _closed(keuze)
    counts = Counter(case.hoofdcategorie for case in cases)
    refuse_unplaced(
        unplaced(placed(counts, keuze.editie, "schendingen").zonder_rij, keuze.editie, Eenheid.MELDING.label, titel)
    )
    rows = sorted((_row(case, keuze.editie) for case in cases), key=lambda row: row[0])
    cells = {
        (str(number), column.naam): values[column.naam]
        for number, (_, values) in enumerate(rows, 1)
        for column in columns
    }
    return Tabel.of(
        "overzicht",
        titel,
        [TabelRij(str(number), same(str(number))) for number in range(1, len(rows) + 1)],
        columns,
        cells,
        basis=Basis.AFGEROND,
        eenheid=Eenheid.MELDING,
        standdatum=keuze.standdatum,
        noten=[*keuze.notes(), *keuze.doubts()] if keuze.zaken is not None else [_NO_CASES],
    )


def _closed(keuze: Keuze) -> list[Registratie]:
    if keuze.zaken is None:
        return []
    of_year = keuze.zaken.take(np.equal(keuze.zaken.jaar, keuze.verslagjaar))
    return [case for case in of_year if case.soort is Soort.MELDING and case.uitkomst in AFGEROND]


def _row(case: Registratie, editie: Editie) -> tuple[tuple[object, ...], dict[str, Cel]]:
    """Return a case's place in the list, and what it shows by column."""
    place = editie.place(case.hoofdcategorie, "schendingen")
    row = place if isinstance(place, EditieRij) else None
    at = [each.code for each in editie.rijen].index(row.code) if row else len(editie.rijen)
    measures = joined([_measure(code, editie.afdoeningen) for code in case.afdoeningen])
    values: dict[str, Cel] = {
        CATEGORIE.naam: row.text if row else case.hoofdcategorie.label,
        OMSCHRIJVING.naam: case.omschrijving or Leeg.BLANCO,
        UITKOMST.naam: case.uitkomst.label,
        AFDOENING.naam: measures if case.afdoeningen else _no_measure(case),
    }
    return (at, list(Uitkomst).index(case.uitkomst), measures.nl, case.omschrijving or ""), values


def _measure(code: Afdoening, editie: AfdoeningEditie) -> Text:
    """Return the edition's words for a measure that is a row of it, else those of the code list."""
    return next((row.text for row in editie.rijen if row.code is code), code.label)


def _no_measure(case: Registratie) -> Cel:
    """A case that was not substantiated calls for no measure; any other without one says so."""
    return Leeg.NIET_VAN_TOEPASSING if case.uitkomst is Uitkomst.NIET_AANGETOOND else Afdoening.GEEN.label
