"""The rules on a register as a whole: rows that repeat one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import prod

import attrs
import numpy as np
import pandas as pd

from uri.findings import Severity, Tally
from uri.register import VELDEN, Register
from uri.register.kolommen import Waarden
from uri.register.tellen import STRETCH, distinct, stretches
from uri.rules.oordelen import Uitslag
from uri.rules.regel import Basisregel
from uri.texts import Text

_TELLING_APART = ("ontvangen", "afgerond", "omschrijving")
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number whose multiples spread over all bits."""
_PLACES = 1 << 20
"""By so many places are prints sifted."""


@attrs.frozen
class Herhaling:
    """The columns in which rows are compared, and the rows that can be told apart at all."""

    kolommen: tuple[Waarden, ...]
    evaluable: Waarden


@attrs.frozen(kw_only=True)
class Herhalingsregel(Basisregel):
    """A rule that no row repeats an earlier one in some respect. `plek` is the field at which a finding stands."""

    plek: str | None
    zoek: Callable[[Register], Herhaling] = attrs.field(repr=False)

    def judge(self, register: Register) -> Uitslag:
        """Judge all rows; the first of rows that are alike passes, and the others name it."""
        compared = self.zoek(register)
        rows = np.flatnonzero(compared.evaluable)
        again, first = _repeats(compared.kolommen, rows)
        tally = Tally(len(rows) - len(again), len(again), len(register) - len(rows))
        return Uitslag(regel=self, tally=tally, rijen=again, eerste=first)


def _same_kenmerk(register: Register) -> Herhaling:
    return Herhaling(_columns(register, ["organisatie", "kenmerk"]), ~register.kolommen["kenmerk"].gaps)


def _same_case(register: Register) -> Herhaling:
    told = np.logical_or.reduce([~register.kolommen[name].gaps for name in _TELLING_APART])
    fields = _columns(register, (name for name in VELDEN if name != "kenmerk"))
    return Herhaling((*fields, *register.eigen.values()), told)


def _columns(register: Register, names: Iterable[str]) -> tuple[Waarden, ...]:
    return tuple(register.kolommen[name].waarden for name in names)


def _repeats(columns: Sequence[Waarden], rows: Waarden) -> tuple[Waarden, Waarden]:
    """Find among some rows those that equal an earlier one in all columns, and the first that each equals.

    Nearly all rows have a fingerprint that no other has: only the rest are compared. That of the texts comes last, as
    it takes longest.
    """
    numbers = [column for column in columns if column.dtype != object]
    texts = [column for column in columns if column.dtype == object]
    if prod(map(_span, numbers)) > len(rows):
        rows = _alike(rows, _fingerprints(numbers)[rows])
    for column in texts:
        rows = _alike(rows, np.fromiter(map(hash, column[rows].tolist()), np.int64, len(rows)))
    if not len(rows):
        return rows, rows
    alike, _ = distinct([*(column[rows] for column in numbers), *(pd.factorize(column[rows])[0] for column in texts)])
    first = rows[_first_places(alike)[alike]]
    again = first < rows
    return rows[again], first[again]


def _span(column: Waarden) -> int:
    return int(column.max(initial=0)) - int(column.min(initial=0)) + 1


def _fingerprints(columns: Sequence[Waarden]) -> Waarden:
    """Mix the numbers of each row into one."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    for part in stretches(len(mixed), STRETCH):
        here = mixed[part]
        for column in columns:
            here *= _MIX
            here += column[part].astype(np.uint64)
    return mixed


def _alike(rows: Waarden, prints: Waarden) -> Waarden:
    """Leave out the rows whose print differs from that of all others; some more may stay."""
    in_order = np.sort(prints)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    table = np.zeros(_PLACES, bool)
    table[twice % _PLACES] = True
    return rows[table[prints % _PLACES]] if len(twice) else rows[:0]


def _first_places(numbers: Waarden) -> Waarden:
    """Return for each number from 0 the first place that has it."""
    first = np.empty(int(numbers.max(initial=-1)) + 1, np.intp)
    first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    return first


KENMERK_DUBBEL = Herhalingsregel(
    id="URI-R-kenmerk-dubbel",
    message=Text("Het kenmerk staat er al.", "The kenmerk is there already."),
    hint=Text("Geef elke zaak een eigen kenmerk.", "Give each case a kenmerk of its own."),
    bron="een kenmerk onderscheidt de zaken van een organisatie; Bijlage 1 nummert de casussen [S 549-576]",
    plek="kenmerk",
    zoek=_same_kenmerk,
)
ZELFDE_ZAAK = Herhalingsregel(
    id="URI-R-zelfde-zaak",
    severity=Severity.WARNING,
    message=Text(
        "De zaak is op het kenmerk na gelijk aan een eerdere.", "The case equals an earlier one in all but its kenmerk."
    ),
    hint=Text("Ga na of zij twee keer is ingevoerd.", "Find out whether it was entered twice."),
    bron="twee casussen met dezelfde woorden [S 568-569]; zonder datum en omschrijving is gelijkheid gewoon",
    plek=None,
    zoek=_same_case,
)

REGELS = (KENMERK_DUBBEL, ZELFDE_ZAAK)
