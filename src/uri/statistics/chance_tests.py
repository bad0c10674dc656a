"""The test that a sentence about chance rests on, as data, and how several tests are looked at together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

import attrs

from uri.aggregate.tables.cells import number_text
from uri.languages import Text

_Name = TypeVar("_Name", bound=Hashable)


@attrs.frozen(kw_only=True)
class ChanceTest:
    """The test that a sentence rests on, or the interval of what a test does not refuse.

    Attributes:
        method: Its name.
        level: Its level, as a fraction of 1.
        p_value: How often chance alone gives what is at least so unlikely; None of an interval.
        adjusted: The same, when it is looked at together with others; None of an interval.
        among: How many comparisons are looked at together; 1 by itself.
    """

    method: Text
    level: float
    p_value: float | None = None
    adjusted: float | None = None
    among: int = 1


def holm(p_values: Mapping[_Name, float]) -> dict[_Name, float]:
    """Adjust p-values for being several, from the least on [Holm 1979].

    If chance alone is at work in all, one of them falls below some bound no more often than that bound says.

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.5})
    {'a': 0.03, 'b': 0.08, 'c': 0.5}

    Args:
        p_values: The p-values by name.
    """
    adjusted: dict[_Name, float] = {}
    largest = 0.0
    for done, name in enumerate(sorted(p_values, key=lambda name: p_values[name])):
        largest = max(largest, min(1.0, (len(p_values) - done) * p_values[name]))
        adjusted[name] = largest
    return {name: adjusted[name] for name in p_values}


def percentage(fraction: float) -> Text:
    """Write a fraction as a whole percentage, or with one decimal where that is said of a level.

    >>> percentage(0.95).nl, percentage(0.999).nl
    ('95%', '99,9%')
    """
    rounded = round(100 * fraction, 1)
    return Text("{}%", "{}%").format(number_text(int(rounded) if rounded == int(rounded) else rounded))
