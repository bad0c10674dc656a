"""The values that made cases can have, and where the ones with a name of their own stand among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from uri.taxonomy import Afdoening, Meldkanaal, Opvolging, Schendingstype, Soort, Uitkomst

ONE_IN = 1800
"""Each breach is done to one row in so many: all of them together to one row in a hundred."""

JAREN = (2020, 2021, 2022, 2023)
VERSLAGJAAR = JAREN[-1]
ORGANISATIES = ("Ministerie A", "Ministerie B")
ORGANISATIE = ORGANISATIES[0]
"""The organisation that all cases are of; only a breach is of the other."""

ONDERDELEN = ("Dienst A", "Dienst B", "Dienst C", "Dienst D", "Dienst E", "Dienst buiten")
BUITEN = ONDERDELEN[-1]
"""The part that is said to be left out of the cases; only a breach is of it."""

STANDDATUM = date(VERSLAGJAAR, 12, 31)
EERSTE_DAG = date(JAREN[0] - 1, 1, 1)
DAGEN = tuple(date.fromordinal(EERSTE_DAG.toordinal() + each) for each in range(366 * (len(JAREN) + 2)))
"""The days that a date can be: those of a year before, the years, and a year after."""

_SOORTEN, _UITKOMSTEN, _TYPEN = list(Soort), list(Uitkomst), list(Schendingstype)
MELDING, SIGNAAL = _SOORTEN.index(Soort.MELDING), _SOORTEN.index(Soort.SIGNAAL)
AANGETOOND, NIET_AANGETOOND = _UITKOMSTEN.index(Uitkomst.AANGETOOND), _UITKOMSTEN.index(Uitkomst.NIET_AANGETOOND)
LOPEND, ONBEKEND = _UITKOMSTEN.index(Uitkomst.LOPEND), _UITKOMSTEN.index(Uitkomst.ONBEKEND)

GEEN = -1
"""The position of a value that is missing."""

MAATREGELEN: tuple[tuple[Afdoening, ...], ...] = (
    (),
    (Afdoening.GEEN,),
    (Afdoening.BERISPING,),
    (Afdoening.FINANCIEEL,),
    (Afdoening.VERPLAATSING,),
    (Afdoening.STRAFONTSLAG,),
    (Afdoening.ANDER_ONTSLAG,),
    (Afdoening.GESPREK,),
    (Afdoening.WAARSCHUWING,),
    (Afdoening.EINDE_TIJDELIJK,),
    (Afdoening.EIGEN_VERZOEK,),
    (Afdoening.BERISPING, Afdoening.TRAINING),
    (Afdoening.FINANCIEEL, Afdoening.COACHING),
    (Afdoening.BERISPING, Afdoening.GEEN),
)
"""The sets of measures that occur; the last one only as a breach."""

OPVOLGINGEN: tuple[tuple[Opvolging, ...], ...] = (
    (),
    (Opvolging.GEEN,),
    (Opvolging.BEWUSTWORDINGSGESPREK,),
    (Opvolging.HOOR_WEDERHOOR,),
    (Opvolging.PERSOONSGERICHT_ONDERZOEK,),
    (Opvolging.HOOR_WEDERHOOR, Opvolging.PERSOONSGERICHT_ONDERZOEK),
)
NEVEN: tuple[tuple[Schendingstype, ...], ...] = ((), *((code,) for code in _TYPEN))

WAARDEN: Mapping[str, Sequence[Any]] = {
    "soort": _SOORTEN,
    "organisatie": ORGANISATIES,
    "onderdeel": ONDERDELEN,
    "meldkanaal": list(Meldkanaal),
    "ontvangen": DAGEN,
    "afgerond": DAGEN,
    "verslagjaar": JAREN,
    "hoofdcategorie": _TYPEN,
    "nevencategorieen": NEVEN,
    "opvolging": OPVOLGINGEN,
    "uitkomst": _UITKOMSTEN,
    "afdoeningen": MAATREGELEN,
    "betrokkenen": range(20),
}
"""The distinct values of each field, but for those that differ from row to row."""
