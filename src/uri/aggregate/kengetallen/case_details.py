"""What cases tell beside their cube: by which channel they came, how long they took, what was open when.

Cases that an engine has counted have no days, so they tell nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

import attrs
import numpy as np

from uri.aggregate.kengetallen.doorlooptijden import Doorlooptijden
from uri.aggregate.sources.selection import Selection
from uri.model.wbk_term import last_day_of_term
from uri.register import Register
from uri.register.columns import Numbers, years_of
from uri.register.field_counts import counting_years
from uri.taxonomy import Jaarbron, JaNee, Meldkanaal, Soort, Uitkomst

CHANNEL = "kanaal_{}"
"""The name of the count of a channel."""
KNOWN_DAYS = "doorlooptijd_bekend"
"""The name of the number of cases of which the days are known."""


@attrs.frozen
class CaseDetails:
    """What the closed meldingen of a year tell beside their cube.

    Attributes:
        counts: The counts by name; one that no case says anything of is not there.
        durations: The days from receipt to closing, None where no case has both.
    """

    counts: Mapping[str, int]
    durations: Doorlooptijden | None = None

    @property
    def handed_over(self) -> Mapping[str, int]:
        """The counts without what follows from the days."""
        return {name: number for name, number in self.counts.items() if name != KNOWN_DAYS}


def case_details(selection: Selection, year: int) -> CaseDetails:
    """Count what the closed meldingen of a year tell, where it is cases that speak for the year.

    Args:
        selection: The organisation and part.
        year: The year.
    """
    register = selection.register
    if register is None or not selection.has_cases(Soort.MELDING, year):
        return CaseDetails({})
    own = register.kolommen["soort"].is_at(Soort.MELDING)
    for field, name in selection.names_of_rows():
        own = own & register.kolommen[field].is_at(name)
    return details_of_rows(register, own, year)


def details_of_rows(register: Register, own: Numbers, year: int) -> CaseDetails:
    """Count what the closed meldingen of a year tell.

    Args:
        register: The cases.
        own: True for the meldingen of one organisation or part, of all years.
        year: The year.
    """
    if register.weights is not None:
        return CaseDetails({})
    years, sources = counting_years(register.kolommen)
    closed = own & ~register.kolommen["uitkomst"].is_at(Uitkomst.LOPEND)
    this = closed & np.equal(years, year)
    durations, in_term = _durations(register, this)
    counts = _channels(register, this) | _anonymous(register, this) | in_term
    counts |= _stock(register, own, closed, np.where(sources < _OTHER_DATE, years, 0), year)
    return CaseDetails(counts, durations)


_OTHER_DATE = [*Jaarbron].index(Jaarbron.ANDERE_DATUM)


def _channels(register: Register, rows: Numbers) -> dict[str, int]:
    """Count by channel the cases that name one."""
    column = register.kolommen["meldkanaal"]
    values = column.values[rows]
    known = values[values >= 0]
    if not len(known):
        return {}
    numbers = np.bincount(known, minlength=len(column.terms)).tolist()
    counts = {CHANNEL.format(channel.value): 0 for channel in Meldkanaal}
    counts |= {CHANNEL.format(channel.value): number for channel, number in zip(column.terms, numbers, strict=True)}
    return counts | {"kanaal_bekend": len(known)}


def _anonymous(register: Register, rows: Numbers) -> dict[str, int]:
    """Count the anonymous cases among those that say whether they are."""
    column = register.kolommen["anoniem"]
    known = int((~column.gaps[rows]).sum())
    return {"anoniem": int(column.is_at(JaNee.JA)[rows].sum()), "anoniem_bekend": known} if known else {}


def _durations(register: Register, rows: Numbers) -> tuple[Doorlooptijden | None, dict[str, int]]:
    """Count the days of the cases with both dates, and those that were closed within the term of the law."""
    received, confirmed, closed = (
        register.kolommen[name].values[rows] for name in ("ontvangen", "ontvangst_bevestigd", "afgerond")
    )
    dated = (received > 0) & (closed >= received)
    if not dated.any():
        return None, {}
    received, confirmed, closed = received[dated], confirmed[dated], closed[dated]
    starts = Counter(zip(received.tolist(), confirmed.tolist(), closed.tolist(), strict=True))
    in_time = sum(number for (start, sure, end), number in starts.items() if end <= _term_end(start, sure))
    days = Doorlooptijden(klassen=Counter((day, day) for day in (closed - received).tolist()))
    return days, {"binnen_drie_maanden": in_time, KNOWN_DAYS: len(received)}


def _term_end(received: int, confirmed: int) -> int:
    sure = date.fromordinal(confirmed) if confirmed else None
    return last_day_of_term(date.fromordinal(received), sure).toordinal()


def _stock(register: Register, own: Numbers, closed: Numbers, closed_in: Numbers, year: int) -> dict[str, int]:
    """Count what was open, came in and was closed; only where each case tells when it came in, and when it closed."""
    received = years_of(register.kolommen["ontvangen"].values)
    if (own & (received == 0)).any() or (closed & (closed_in == 0)).any():
        return {}
    is_open = own & ~closed
    return {
        "open_begin": int(((received < year) & (is_open | (closed & (closed_in >= year)))).sum()),
        "ontvangen": int((own & (received == year)).sum()),
        "afgerond": int((closed & (closed_in == year)).sum()),
        "open_eind": int(((received <= year) & (is_open | (closed & (closed_in > year)))).sum()),
    }
