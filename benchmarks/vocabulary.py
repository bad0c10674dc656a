"""The values that made cases can have, and where the ones with a name of their own stand among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from uri.taxonomy import Afdoening, Meldkanaal, Opvolging, Schendingstype, Soort, Uitkomst

ONE_IN = 1800
"""Each breach is done to one row in so many: all of them together to one row in a hundred."""

YEARS = (2020, 2021, 2022, 2023)
VERSLAGJAAR = YEARS[-1]
ORGANISATIES = ("Ministerie A", "Ministerie B")
ORGANISATIE = ORGANISATIES[0]
"""The organisation that all cases are of; only a breach is of the other."""

ONDERDELEN = ("Dienst A", "Dienst B", "Dienst C", "Dienst D", "Dienst E", "Dienst buiten")
LEFT_OUT = ONDERDELEN[-1]
"""The part that is said to be left out of the cases; only a breach is of it."""

STANDDATUM = date(VERSLAGJAAR, 12, 31)
WBK = date(2023, 2, 18)
"""The day from which the terms of the Wet bescherming klokkenluiders hold."""

FIRST_DAY = date(YEARS[0] - 1, 1, 1)
DAYS = tuple(date.fromordinal(FIRST_DAY.toordinal() + days) for days in range(366 * (len(YEARS) + 2)))
"""The days that a date can be: those of a year before, the years, and a year after."""

_KINDS, _OUTCOMES, _TYPES = list(Soort), list(Uitkomst), list(Schendingstype)
MELDING, SIGNAAL = _KINDS.index(Soort.MELDING), _KINDS.index(Soort.SIGNAAL)
AANGETOOND, NIET_AANGETOOND = _OUTCOMES.index(Uitkomst.AANGETOOND), _OUTCOMES.index(Uitkomst.NIET_AANGETOOND)
LOPEND, ONBEKEND = _OUTCOMES.index(Uitkomst.LOPEND), _OUTCOMES.index(Uitkomst.ONBEKEND)

MISSING = -1
"""The position of a value that is missing."""

MEASURES: tuple[tuple[Afdoening, ...], ...] = (
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

FOLLOW_UPS: tuple[tuple[Opvolging, ...], ...] = (
    (),
    (Opvolging.GEEN,),
    (Opvolging.BEWUSTWORDINGSGESPREK,),
    (Opvolging.HOOR_WEDERHOOR,),
    (Opvolging.PERSOONSGERICHT_ONDERZOEK,),
    (Opvolging.HOOR_WEDERHOOR, Opvolging.PERSOONSGERICHT_ONDERZOEK),
)
OTHER_TYPES: tuple[tuple[Schendingstype, ...], ...] = ((), *((code,) for code in _TYPES))

VALUES: Mapping[str, Sequence[Any]] = {
    "soort": _KINDS,
    "organisatie": ORGANISATIES,
    "onderdeel": ONDERDELEN,
    "meldkanaal": list(Meldkanaal),
    "ontvangen": DAYS,
    "ontvangst_bevestigd": DAYS,
    "geinformeerd": DAYS,
    "afgerond": DAYS,
    "verslagjaar": YEARS,
    "hoofdcategorie": _TYPES,
    "nevencategorieen": OTHER_TYPES,
    "opvolging": FOLLOW_UPS,
    "uitkomst": _OUTCOMES,
    "afdoeningen": MEASURES,
    "betrokkenen": range(20),
}
"""The distinct values of each field, but for those that differ from row to row.

When the reporter heard is told only of cases with breaches: no table looks at it.
"""
