"""Whether figures add up at all: counts do; averages, rates and most percentages do not, whatever a total says."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from uri.audit.printed_tables.figures import Figure, total
from uri.audit.printed_tables.quantity_words import is_measure, is_share

_NEAR = (Fraction(4, 5), Fraction(6, 5))
"""Shares that add up to less or more than this are rates, and no shares of a whole."""

_TWO = 2


def makes_sum(parts: Sequence[Figure], whole: Figure) -> bool:
    """Tell whether figures, two or more of them not nought, add up to their whole as printed.

    An average never does: it is no more than the largest of them.
    """
    numbers = [part.printed.number for part in parts if part.printed.number]
    return len(numbers) >= _TWO and whole.printed.number == sum(numbers)


def adds_up(parts: Sequence[Figure], whole: Figure, label: str) -> bool:
    """Tell whether figures must add up to their whole.

    Percentages and decimals below one do so as shares of one whole; else they are rates. What is measured, such as a
    duration, is an average where its whole lies among its parts.

    Args:
        parts: The figures.
        whole: The figure of their total.
        label: What they are figures of: the header of their column, or the label of their row.
    """
    printed = whole.printed
    numbers = [part.printed.number for part in parts if part.printed.number is not None]
    if printed.percent or any(part.printed.percent for part in parts):
        return printed.percent and _are_shares(printed.number, numbers)
    if printed.number is None or not numbers:
        return True
    is_share_like = all(0 <= number <= 1 for number in (printed.number, *numbers))
    if is_share_like and (is_share(label) or any(part.printed.decimals for part in parts)):
        if printed.number == 1:
            return _is_one_whole(printed.number, numbers)
        return _can_be_sum(parts, whole) or not min(numbers) <= printed.number <= max(numbers)
    is_among = min(numbers) <= printed.number <= max(numbers) and sum(map(bool, numbers)) >= _TWO
    return not (is_measure(label) and is_among)


def _is_one_whole(number: Fraction | None, parts: Sequence[Fraction]) -> bool:
    return number == 1 and _NEAR[0] <= sum(parts) <= _NEAR[1]


def _are_shares(number: Fraction | None, parts: Sequence[Fraction]) -> bool:
    """Tell whether percentages make up a whole: 100%, or what no rate of them all together can be."""
    if number is None or not parts or min(parts) < 0 or min(parts) <= number <= max(parts):
        return _is_one_whole(number, parts)
    return all(_NEAR[0] <= each <= _NEAR[1] for each in (number, sum(parts)))


def _can_be_sum(parts: Sequence[Figure], whole: Figure) -> bool:
    left, right = total(parts), total([whole])
    return (
        left is not None
        and right is not None
        and (right[1] is None or left[0] <= right[1])
        and (left[1] is None or right[0] <= left[1])
    )
