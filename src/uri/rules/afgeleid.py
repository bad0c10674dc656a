"""Derived fields: what rules look at besides the fields of a case, each defined once.

`waarde` tells it of one case. `sleutel` tells it of all rows of a register at once, as whole numbers: rows with equal
numbers have equal values, so that a rule is judged once for each of them. Tests prove that the two agree.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import attrs
import numpy as np

from uri.register import Register
from uri.register.kolommen import Waarden
from uri.taxonomy import Afdoening, Editie, Soort, Uitkomst

ONBEKEND = np.iinfo(np.int64).min
"""The number that stands for a missing value in a `sleutel`."""


@attrs.frozen(kw_only=True)
class Omgeving:
    """What stands beside the cases and what they are judged against; whatever is None is not known.

    `standdatum` is the day to which the cases were kept, `zonder` the parts that they leave out, `beloofd` the
    organisation that they are all said to be of.
    """

    editie: Editie | None = None
    standdatum: date | None = None
    zonder: frozenset[str] | None = None
    beloofd: str | None = None


@attrs.frozen(slots=False)
class Afgeleid:
    """A derived field, in both its forms."""

    waarde: Callable[..., Any]
    sleutel: Callable[[Register, Omgeving], Waarden]

    @cached_property
    def inputs(self) -> Inputs:
        """What it is derived from."""
        return Inputs.of(self.waarde)

    def of(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 (the derived value)
        """Derive the value for one case; None where something needed is missing."""
        return None if self.inputs.lacking(values) else self.waarde(**values)


@attrs.frozen
class Inputs:
    """The names of what a function looks at, and those of them that may not be missing."""

    names: tuple[str, ...]
    needed: tuple[str, ...]

    @classmethod
    def of(cls, function: Callable[..., Any]) -> Inputs:
        """Take the parameters of a function: the ones without a default are needed."""
        parameters = inspect.signature(function).parameters
        needed = (name for name, each in parameters.items() if each.default is inspect.Parameter.empty)
        return cls(tuple(parameters), tuple(needed))

    def lacking(self, values: Mapping[str, Any]) -> bool:
        """Tell whether a needed value is missing."""
        return any(values[name] is None for name in self.needed)


def dagen_tot_afronding(ontvangen: date, afgerond: date) -> int:
    """Days from receipt to closing."""
    return (afgerond - ontvangen).days


def dagen_sinds_ontvangst(ontvangen: date, standdatum: date) -> int:
    """Days from receipt to the reference date; below zero for a day after it."""
    return (standdatum - ontvangen).days


def dagen_sinds_afronding(afgerond: date, standdatum: date) -> int:
    """Days from closing to the reference date; below zero for a day after it."""
    return (standdatum - afgerond).days


def jaren_verschil(
    soort: Soort, verslagjaar: int, ontvangen: date | None = None, afgerond: date | None = None
) -> int | None:
    """The stated year less that of the date that counts: closing for a melding, receipt for a signaal."""
    day = ontvangen if soort is Soort.SIGNAAL else afgerond
    return None if day is None else verslagjaar - day.year


def jaren_na_ontvangst(verslagjaar: int, ontvangen: date) -> int:
    """The stated year less that of receipt."""
    return verslagjaar - ontvangen.year


def met_datum(afgerond: date | None = None) -> bool:
    """Whether there is a closing date."""
    return afgerond is not None


def open_zaak(soort: Soort, uitkomst: Uitkomst, afgerond: date | None = None) -> bool:
    """Whether an empty closing date means that the case is open: a signaal need never be closed."""
    return afgerond is None and (soort is Soort.SIGNAAL or uitkomst is Uitkomst.LOPEND)


def bekende_uitkomst(uitkomst: Uitkomst) -> Uitkomst | None:
    """The outcome, where it was stated."""
    return None if uitkomst is Uitkomst.ONBEKEND else uitkomst


def met_maatregel(afdoeningen: tuple[Afdoening, ...]) -> bool:
    """Whether a measure followed; "geen" is none."""
    return any(measure is not Afdoening.GEEN for measure in afdoeningen)


def _days(register: Register, name: str) -> Waarden:
    return register.kolommen[name].waarden.astype(np.int64)


def _between(first: Waarden, last: Waarden, known: Waarden) -> Waarden:
    return np.where(known, last - first, ONBEKEND)


def _to_closing(register: Register, _: Omgeving) -> Waarden:
    received, closed = _days(register, "ontvangen"), _days(register, "afgerond")
    return _between(received, closed, (received > 0) & (closed > 0))


def _since(name: str) -> Callable[[Register, Omgeving], Waarden]:
    def key(register: Register, omgeving: Omgeving) -> Waarden:
        days, at = _days(register, name), omgeving.standdatum
        return (
            np.full(len(days), ONBEKEND) if at is None else _between(days, np.full(len(days), at.toordinal()), days > 0)
        )

    return key


def _years_between(register: Register, _: Omgeving) -> Waarden:
    stated, own = register.kolommen["verslagjaar"].waarden.astype(np.int64), _basis_years(register)
    return _between(own, stated, (stated > 0) & (own > 0))


def _basis_years(register: Register) -> Waarden:
    concern = register.kolommen["soort"].waarden == list(Soort).index(Soort.SIGNAAL)
    return np.where(concern, register.years_of("ontvangen"), register.years_of("afgerond")).astype(np.int64)


def _years_after_receipt(register: Register, _: Omgeving) -> Waarden:
    stated, received = (
        register.kolommen["verslagjaar"].waarden.astype(np.int64),
        register.years_of("ontvangen").astype(np.int64),
    )
    return _between(received, stated, (stated > 0) & (received > 0))


def _dated(register: Register, _: Omgeving) -> Waarden:
    return np.where(register.kolommen["afgerond"].gaps, 0, 1)


def _open(register: Register, _: Omgeving) -> Waarden:
    concern = register.kolommen["soort"].waarden == list(Soort).index(Soort.SIGNAAL)
    running = register.kolommen["uitkomst"].waarden == list(Uitkomst).index(Uitkomst.LOPEND)
    undated = register.kolommen["afgerond"].gaps
    return np.where(undated & (concern | running), 1, 0)


def _known_outcome(register: Register, _: Omgeving) -> Waarden:
    outcome = register.kolommen["uitkomst"].waarden.astype(np.int64)
    return np.where(outcome == list(Uitkomst).index(Uitkomst.ONBEKEND), ONBEKEND, outcome)


def _with_measure(register: Register, _: Omgeving) -> Waarden:
    column = register.kolommen["afdoeningen"]
    told = np.array([*(met_maatregel(measures) for measures in column.termen), False], np.int64)
    return told[column.waarden]


AFGELEID: Mapping[str, Afgeleid] = {
    "dagen_tot_afronding": Afgeleid(dagen_tot_afronding, _to_closing),
    "dagen_sinds_ontvangst": Afgeleid(dagen_sinds_ontvangst, _since("ontvangen")),
    "dagen_sinds_afronding": Afgeleid(dagen_sinds_afronding, _since("afgerond")),
    "jaren_verschil": Afgeleid(jaren_verschil, _years_between),
    "jaren_na_ontvangst": Afgeleid(jaren_na_ontvangst, _years_after_receipt),
    "met_datum": Afgeleid(met_datum, _dated),
    "open_zaak": Afgeleid(open_zaak, _open),
    "bekende_uitkomst": Afgeleid(bekende_uitkomst, _known_outcome),
    "met_maatregel": Afgeleid(met_maatregel, _with_measure),
}
