"""The rules on one case as plain functions: a condition for each fault, and the ids of the faults that a case has."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from re import compile as pattern_of
from typing import TypeAlias

from benchmarks.rivals import rules
from benchmarks.vocabulary import LEFT_OUT, ORGANISATIE, STANDDATUM, WBK
from uri.model import Registratie
from uri.taxonomy import Afdoening, Schendingstype, Soort, Uitkomst

Fault: TypeAlias = Callable[[Registratie], bool]

_SUSPECT = {rule: pattern_of(pattern) for rule, pattern in rules.SUSPECT_PATTERNS.items()}
_FINAL = {Uitkomst.AANGETOOND, Uitkomst.NIET_AANGETOOND}
_GEEN = Afdoening.GEEN


def _melding(c: Registratie) -> bool:
    return c.soort is Soort.MELDING


def _measure(c: Registratie) -> bool:
    return any(code is not _GEEN for code in c.afdoeningen)


def _other_year(c: Registratie) -> bool:
    day = c.afgerond if _melding(c) else c.ontvangen
    return day is not None and c.verslagjaar is not None and day.year != c.verslagjaar


def _under_wbk(c: Registratie) -> bool:
    wrongdoing = c.hoofdcategorie is Schendingstype.MISSTAND or Schendingstype.MISSTAND in c.nevencategorieen
    return wrongdoing and _melding(c) and c.ontvangen is not None and c.ontvangen >= WBK


def _confirmed_late(c: Registratie) -> bool:
    if not _under_wbk(c) or c.ontvangen is None or c.ontvangst_bevestigd is None:
        return False
    return (c.ontvangst_bevestigd - c.ontvangen).days > rules.CONFIRMED_WITHIN


def _informed_late(c: Registratie) -> bool:
    if not _under_wbk(c) or c.ontvangen is None or c.geinformeerd is None:
        return False
    start = c.ontvangst_bevestigd or c.ontvangen + timedelta(rules.CONFIRMED_WITHIN)
    years, month = divmod(start.month - 1 + rules.MONTHS_TO_WORD, 12)
    year = start.year + years
    return c.geinformeerd > date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _placed(table: Mapping[str, list[str]], c: Registratie, values: tuple[str, ...]) -> bool:
    return all(value not in table[c.soort] for value in values)


def _tells(rule: str) -> Fault:
    return lambda c: (
        c.omschrijving is not None
        and _SUSPECT[rule].search(c.omschrijving) is not None
        and rules.breaks(rule, c.omschrijving, c.hoofdcategorie)
    )


FAULTS: Mapping[str, Fault] = {
    "URI-M-afgerond-voor-ontvangst": lambda c: (
        c.afgerond is not None and c.ontvangen is not None and c.afgerond < c.ontvangen
    ),
    "URI-M-bevestigd-voor-ontvangst": lambda c: (
        c.ontvangst_bevestigd is not None and c.ontvangen is not None and c.ontvangst_bevestigd < c.ontvangen
    ),
    "URI-M-geinformeerd-voor-ontvangst": lambda c: (
        c.geinformeerd is not None and c.ontvangen is not None and c.geinformeerd < c.ontvangen
    ),
    "URI-M-ander-verslagjaar": _other_year,
    "URI-M-verslagjaar-voor-ontvangst": lambda c: (
        _melding(c)
        and c.afgerond is None
        and c.ontvangen is not None
        and c.verslagjaar is not None
        and c.ontvangen.year > c.verslagjaar
    ),
    "URI-M-lopend-en-afgerond": lambda c: c.uitkomst is Uitkomst.LOPEND and c.afgerond is not None,
    "URI-M-uitkomst-zonder-afronding": lambda c: _melding(c) and c.afgerond is None and c.uitkomst in _FINAL,
    "URI-M-maatregel-zonder-schending": lambda c: (
        _melding(c) and _measure(c) and c.uitkomst not in {Uitkomst.AANGETOOND, Uitkomst.ONBEKEND}
    ),
    "URI-M-maatregel-voor-afronding": lambda c: _melding(c) and _measure(c) and c.uitkomst is Uitkomst.LOPEND,
    "URI-M-geen-naast-maatregel": lambda c: _GEEN in c.afdoeningen and len(c.afdoeningen) > 1,
    "URI-M-hoofdcategorie-herhaald": lambda c: any(
        c.hoofdcategorie.bladen & other.bladen for other in c.nevencategorieen
    ),
    "URI-M-type-buiten-editie": lambda c: not _placed(rules.TYPES_WITHOUT_ROW, c, (c.hoofdcategorie,)),
    "URI-M-nevencategorie-buiten-editie": lambda c: not _placed(rules.TYPES_WITHOUT_ROW, c, c.nevencategorieen),
    "URI-M-afdoening-buiten-editie": lambda _: False,  # the edition has a row for each measure
    "URI-M-geen-betrokkene": lambda c: c.betrokkenen is not None and c.betrokkenen < 1,
    "URI-M-ontvangen-na-standdatum": lambda c: c.ontvangen is not None and c.ontvangen > STANDDATUM,
    "URI-M-afgerond-na-standdatum": lambda c: c.afgerond is not None and c.afgerond > STANDDATUM,
    "URI-M-onderdeel-buiten-omvang": lambda c: c.onderdeel == LEFT_OUT,
    "URI-M-lang-open": lambda c: (
        _melding(c)
        and c.afgerond is None
        and c.uitkomst is Uitkomst.LOPEND
        and c.geinformeerd is None
        and c.ontvangen is not None
        and (STANDDATUM - c.ontvangen).days > rules.LONGEST_OPEN
    ),
    "URI-M-laat-bevestigd": _confirmed_late,
    "URI-M-laat-geinformeerd": _informed_late,
    "URI-M-signaal-met-uitkomst": lambda c: not _melding(c) and (c.uitkomst in _FINAL or _measure(c)),
    "URI-R-andere-organisatie": lambda c: c.organisatie is not None and c.organisatie != ORGANISATIE,
    **{rule: _tells(rule) for rule in rules.SUSPECT_PATTERNS},
    rules.REPEATING_RULE: lambda c: (
        c.omschrijving is not None and rules.breaks(rules.REPEATING_RULE, c.omschrijving, c.hoofdcategorie)
    ),
}
"""The rules on a case, in the order of the catalogue but for the texts."""


def check(case: Registratie) -> list[str]:
    """Return the ids of the rules that a case breaks."""
    return [rule for rule, fault in FAULTS.items() if fault(case)]
