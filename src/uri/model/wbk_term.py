"""The term within which the Wet bescherming klokkenluiders wants a reporter to hear: three months.

It runs from the confirmation of the receipt or, without one, from seven days after it. Sources: Wet bescherming
klokkenluiders, in force since 18-02-2023, art. 2; Directive (EU) 2019/1937, art. 9(1)(b) and (f).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

SEVEN_DAYS = timedelta(days=7)
"""The term for the confirmation, after which the three months run anyway."""


def last_day_of_term(ontvangen: date, ontvangst_bevestigd: date | None = None) -> date:
    """Return the last day on which a reporter hears in time.

    >>> last_day_of_term(date(2023, 11, 1), date(2023, 11, 30))
    datetime.date(2024, 2, 29)
    >>> last_day_of_term(date(2023, 11, 1))
    datetime.date(2024, 2, 8)

    Args:
        ontvangen: The day of receipt.
        ontvangst_bevestigd: The day on which the receipt was confirmed.
    """
    return _three_months_after(ontvangst_bevestigd or ontvangen + min(SEVEN_DAYS, date.max - ontvangen))


def _three_months_after(day: date) -> date:
    """Return the same day three months on, or the last one of a month that is shorter."""
    months = day.year * 12 + day.month - 1 + 3
    year, month = months // 12, months % 12 + 1
    return date.max if year > date.max.year else date(year, month, min(day.day, monthrange(year, month)[1]))
