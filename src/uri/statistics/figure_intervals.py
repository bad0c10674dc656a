"""The exact interval for a key figure: of a share that of Clopper and Pearson, of a rate or count that of Garwood."""

from __future__ import annotations

from uri.aggregate import Kengetal, Kengetalsoort
from uri.statistics.intervals import LEVEL, Interval, count_interval, rate_interval, share_interval


def figure_interval(kengetal: Kengetal, *, level: float = LEVEL) -> Interval | None:
    """Return the exact interval for a key figure, None for one that is not there or that no exact interval is for.

    There is one for a count, a share, and a rate per employee. There is none for a ratio of two counts neither of which
    is a part of the other, for a duration, and for a change: of a change, `difference` says whether it may be chance.

    >>> import uri
    >>> cases = [
    ...     uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst=outcome)
    ...     for outcome in ["aangetoond"] * 15 + ["niet_aangetoond"] * 11
    ... ]
    >>> interval = figure_interval(uri.kengetallen(uri.Register.from_records(cases))["aandeel_aangetoond"])
    >>> interval and (round(interval.low, 3), round(interval.high, 3))
    (0.369, 0.766)

    Args:
        kengetal: The key figure.
        level: How often the interval is to hold.

    Raises:
        ValueError: The level does not lie between 0 and 1.
        MissingExtraError: The extra ``statistics`` is not installed.
    """
    above, below = kengetal.teller, kengetal.noemer
    if kengetal.waarde is None or above is None:
        return None
    if kengetal.soort is Kengetalsoort.AANTAL:
        return count_interval(above, level=level)
    if kengetal.soort is Kengetalsoort.AANDEEL and below:
        return share_interval(above, below, level=level)
    if kengetal.soort is Kengetalsoort.PER_MEDEWERKER and below:
        return rate_interval(above, below, per=kengetal.per, level=level)
    return None
