"""What a repair is sought for: figures as variables, and the bounds that must hold between them."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

Exact: TypeAlias = Fraction | int
"""An exact number; whole ones are counted with much faster."""

Domain: TypeAlias = tuple[Exact | None, Exact | None]
"""From where to where a number may lie, both included; None is without end."""


def exact(number: Exact) -> Exact:
    """Return a number, as an int where it is whole."""
    return int(number) if number.denominator == 1 else number


@attrs.frozen
class Variable:
    """A figure, as the numbers that its print stands for.

    Attributes:
        low: The least of them.
        high: The most; None is without end.
        whole: Whether it is a whole number.
        fixed: Whether it is never called wrong.
        negative: Whether it may fall below zero.
    """

    low: Exact
    high: Exact | None
    whole: bool = True
    fixed: bool = False
    negative: bool = False

    @property
    def is_point(self) -> bool:
        """Whether its print stands for one number only."""
        return self.low == self.high

    @property
    def domain(self) -> Domain:
        """Where it lies as long as it is not called wrong."""
        return exact(self.low), None if self.high is None else exact(self.high)

    @property
    def changed_domain(self) -> Domain:
        """Where it may lie once it is called wrong."""
        return (None if self.negative else min(0, exact(self.low))), None


@attrs.frozen
class Bound:
    """A linear inequality: a sum is at most `limit`.

    Attributes:
        terms: What is added up: the number of a variable with its factor.
        limit: The most that the sum may be.
        unless: The number of a variable; where that one is changed, the bound falls.
    """

    terms: tuple[tuple[int, Exact], ...]
    limit: Exact = 0
    unless: int | None = None
