"""Derived fields: what rules look at besides the fields of a case, each defined once, as a function of others.

A rule is judged once for each combination of the fields behind it, so that is how often a derived field is derived. Two
dates have too many combinations for that: their difference also has a form for all rows at once. Tests prove that the
two agree.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
import numpy as np

from uri.model.wbk_term import SEVEN_DAYS, last_day_of_term
from uri.register import Register
from uri.register.columns import Numbers
from uri.taxonomy import Afdoening, Editie, Soort, Uitkomst


@attrs.frozen(kw_only=True)
class Context:
    """What stands beside the cases, and what they are judged against. None is what is not known.

    Attributes:
        editie: The edition of their codes.
        standdatum: The day to which the cases were kept.
        zonder: The parts of the organisation that they leave out.
        stated_organisatie: The organisation that they are all said to be of.
    """

    editie: Editie | None = None
    standdatum: date | None = None
    zonder: frozenset[str] | None = None
    stated_organisatie: str | None = None


BESIDE = frozenset(field.name for field in attrs.fields(Context))
"""The names of what stands beside the cases."""


@attrs.frozen
class Inputs:
    """The names of what a function looks at.

    Attributes:
        names: All of them, in the order of its parameters.
        needed: Those of them whose value may not be missing.
    """

    names: tuple[str, ...]
    needed: tuple[str, ...]
    _positions: tuple[int, ...] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda inputs: tuple(map(inputs.names.index, inputs.needed)), takes_self=True),
    )

    @classmethod
    def of(cls, function: Callable[..., Any]) -> Inputs:
        """Take the parameters of a function: the ones without a default are needed."""
        parameters = inspect.signature(function).parameters
        needed = (name for name, parameter in parameters.items() if parameter.default is inspect.Parameter.empty)
        return cls(tuple(parameters), tuple(needed))

    def lacking(self, row: Sequence[Any]) -> bool:
        """Tell whether a needed value is missing, given the values of `names` in their order."""
        for position in self._positions:  # noqa: SIM110 (asked of every combination: a generator takes thrice as long)
            if row[position] is None:
                return True
        return False

    def ask(self, function: Callable[..., Any], values: Mapping[str, Any]) -> Any:  # noqa: ANN401 (what it returns)
        """Call a function for values by name; None where a needed value is missing."""
        row = [values[name] for name in self.names]
        return None if self.lacking(row) else function(*row)

    def call(self, function: Callable[..., Any], rows: Iterable[Sequence[Any]]) -> list[Any]:
        """Call a function for rows of values; None where a needed value is missing."""
        if len(self.names) == len(self.needed) == 1:  # as columns of many values are mostly looked at
            return [None if value is None else function(value) for (value,) in rows]
        lacking = self.lacking
        return [None if lacking(row) else function(*row) for row in rows]


@attrs.frozen
class DerivedField:
    """A field that is derived from others.

    Attributes:
        value: The function that derives it. Its parameters are the names of what it is derived from.
        numbers: Derives it for all rows at once: a whole number for each, and the one that means missing.
        inputs: The names of what it is derived from.
    """

    value: Callable[..., Any]
    numbers: Callable[[Register], tuple[Numbers, int]] | None = None
    inputs: Inputs = attrs.field(
        init=False, default=attrs.Factory(lambda derived: Inputs.of(derived.value), takes_self=True)
    )

    def of(self, rows: Iterable[Sequence[Any]]) -> list[Any]:
        """Derive it for rows of the values of its inputs; None where something needed is missing."""
        return self.inputs.call(self.value, rows)


def dagen_tot_afronding(ontvangen: date, afgerond: date) -> int:
    """Days from receipt to closing."""
    return (afgerond - ontvangen).days


def dagen_tot_bevestiging(ontvangen: date, ontvangst_bevestigd: date) -> int:
    """Days from receipt to its confirmation."""
    return (ontvangst_bevestigd - ontvangen).days


def dagen_tot_bericht(ontvangen: date, geinformeerd: date) -> int:
    """Days from receipt to the word that the reporter was given."""
    return (geinformeerd - ontvangen).days


def dagen_na_termijn(ontvangen: date, geinformeerd: date, ontvangst_bevestigd: date | None = None) -> int:
    """Days by which the reporter heard after three months; below zero for a day before them.

    They run from the confirmation of the receipt or, without one, from seven days after it: see `last_day_of_term`.
    """
    return (geinformeerd - last_day_of_term(ontvangen, ontvangst_bevestigd)).days


def sinds_wbk(ontvangen: date) -> bool:
    """Whether it was received since the Wet bescherming klokkenluiders came into force, on 18 February 2023."""
    return ontvangen >= WBK


def met_bericht(geinformeerd: date | None = None) -> bool:
    """Whether the reporter was given word."""
    return geinformeerd is not None


def dagen_sinds_ontvangst(ontvangen: date, standdatum: date) -> int:
    """Days from receipt to the reference date; below zero for a day after it."""
    return (standdatum - ontvangen).days


def dagen_sinds_afronding(afgerond: date, standdatum: date) -> int:
    """Days from closing to the reference date; below zero for a day after it."""
    return (standdatum - afgerond).days


def jaar_van_ontvangst(ontvangen: date) -> int:
    """The year of receipt."""
    return ontvangen.year


def jaar_van_afronding(afgerond: date) -> int:
    """The year of closing."""
    return afgerond.year


def jaren_verschil(
    soort: Soort, verslagjaar: int, jaar_van_ontvangst: int | None = None, jaar_van_afronding: int | None = None
) -> int | None:
    """The stated year less that of the date that counts: closing for a melding, receipt for a signaal."""
    year = jaar_van_ontvangst if soort is Soort.SIGNAAL else jaar_van_afronding
    return None if year is None else verslagjaar - year


def jaren_na_ontvangst(verslagjaar: int, jaar_van_ontvangst: int) -> int:
    """The stated year less that of receipt."""
    return verslagjaar - jaar_van_ontvangst


def met_datum(afgerond: date | None = None) -> bool:
    """Whether there is a closing date."""
    return afgerond is not None


def open_zaak(soort: Soort, uitkomst: Uitkomst, met_datum: bool) -> bool:
    """Whether an empty closing date means that the case is open: a signaal need never be closed."""
    return not met_datum and (soort is Soort.SIGNAAL or uitkomst is Uitkomst.LOPEND)


def bekende_uitkomst(uitkomst: Uitkomst) -> Uitkomst | None:
    """The outcome, where it was stated."""
    return None if uitkomst is Uitkomst.ONBEKEND else uitkomst


def met_maatregel(afdoeningen: tuple[Afdoening, ...]) -> bool:
    """Whether a measure followed; "geen" is none."""
    return any(measure is not Afdoening.GEEN for measure in afdoeningen)


def _days_to(name: str) -> Callable[[Register], tuple[Numbers, int]]:
    """Subtract the day of receipt from another, and give rows without either the number below all others."""

    def days_to(register: Register) -> tuple[Numbers, int]:
        received, later = (register.kolommen[each].values for each in ("ontvangen", name))
        has_both = (received > 0) & (later > 0)
        days = later - received
        days *= has_both
        missing = int(days.min(initial=0)) - 1
        days += ~has_both * days.dtype.type(missing)
        return days, missing

    return days_to


def _days_after_term(register: Register) -> tuple[Numbers, int]:
    """Work the term out of the rows that have what it takes, and give the others the number below all."""
    received, confirmed, told = (
        register.kolommen[name].values for name in ("ontvangen", "ontvangst_bevestigd", "geinformeerd")
    )
    rows = np.flatnonzero((received > 0) & (told > 0))
    start = np.where(confirmed[rows] > 0, confirmed[rows], received[rows] + SEVEN_DAYS.days)
    day = np.minimum(start, date.max.toordinal()) - _EPOCH + np.datetime64(0, "D")
    month = day.astype("datetime64[M]")
    first, following = ((month + number).astype("datetime64[D]") for number in (3, 4))
    end = first + np.minimum(day - month.astype("datetime64[D]"), following - first - 1)
    late = told[rows] - np.minimum(end.astype(np.int64) + _EPOCH, date.max.toordinal())
    missing = int(late.min(initial=0)) - 1
    days = np.full(len(received), missing, np.int32)
    days[rows] = late
    return days, missing


WBK = date(2023, 2, 18)
"""The day on which the Wet bescherming klokkenluiders came into force."""

_EPOCH = date(1970, 1, 1).toordinal()

DERIVED_FIELDS: Mapping[str, DerivedField] = {
    "dagen_tot_afronding": DerivedField(dagen_tot_afronding, _days_to("afgerond")),
    "dagen_tot_bevestiging": DerivedField(dagen_tot_bevestiging, _days_to("ontvangst_bevestigd")),
    "dagen_tot_bericht": DerivedField(dagen_tot_bericht, _days_to("geinformeerd")),
    "dagen_na_termijn": DerivedField(dagen_na_termijn, _days_after_term),
    "sinds_wbk": DerivedField(sinds_wbk),
    "met_bericht": DerivedField(met_bericht),
    "dagen_sinds_ontvangst": DerivedField(dagen_sinds_ontvangst),
    "dagen_sinds_afronding": DerivedField(dagen_sinds_afronding),
    "jaar_van_ontvangst": DerivedField(jaar_van_ontvangst),
    "jaar_van_afronding": DerivedField(jaar_van_afronding),
    "jaren_verschil": DerivedField(jaren_verschil),
    "jaren_na_ontvangst": DerivedField(jaren_na_ontvangst),
    "met_datum": DerivedField(met_datum),
    "open_zaak": DerivedField(open_zaak),
    "bekende_uitkomst": DerivedField(bekende_uitkomst),
    "met_maatregel": DerivedField(met_maatregel),
}
