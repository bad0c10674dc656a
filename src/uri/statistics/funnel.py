"""Many organisations at once: which of them differ from the whole by more than chance alone gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from uri.aggregate.tables.cells import number_text
from uri.errors import NO_SUCH
from uri.languages import Text
from uri.statistics.chance_tests import ChanceTest, percentage
from uri.statistics.intervals import LEVEL, Interval, distributions


@attrs.frozen
class FunnelPoint:
    """One organisation among others.

    Attributes:
        count: Its count.
        size: Of how many that is, such as employees or closed reports.
        expected: The count that it would have if it were as the whole.
        limits: The counts between which chance keeps it, looked at by itself.
        p_value: How often it would lie so far out on that side if it were as the whole, twice, as there are two sides.
        adjusted: The same times the number of organisations, as all are looked at together [Bonferroni].
        level: The level of the limits.
    """

    count: int
    size: float
    expected: float
    limits: Interval
    p_value: float
    adjusted: float
    level: float = LEVEL

    @property
    def may_be_chance(self) -> bool:
        """Whether chance alone may explain that it differs, when all are looked at together."""
        return self.adjusted > 1 - self.level


@attrs.frozen(eq=False, repr=False)
class Funnel(Mapping[str, FunnelPoint]):
    """The organisations by name, and the whole that each of them is held against.

    Attributes:
        points: The organisations.
        count: The count of all together.
        size: The size of all together.
        level: The level of the limits.
        are_shares: Whether counts are parts of sizes, such as substantiated of closed reports.
        left_out: The names of those that could not be compared.
    """

    points: Mapping[str, FunnelPoint]
    count: int
    size: float
    level: float
    are_shares: bool
    left_out: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> FunnelPoint:
        if name not in self.points:
            raise KeyError(str(NO_SUCH.format(repr(name), ", ".join(self.points))))
        return self.points[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def __repr__(self) -> str:
        return f"<Funnel: {len(self)}, {self.count}/{number_text(self.size).en}>"

    @property
    def rate(self) -> float:
        """The rate or share of all together."""
        return self.count / self.size

    def limits(self, size: float, *, together: bool = False) -> Interval:
        """Return the counts between which chance keeps an organisation of some size within this whole.

        A count beyond them has a p-value, adjusted where all are looked at together, of at most what the level leaves.

        Args:
            size: The size, a whole number where counts are parts of sizes.
            together: Whether all are looked at together, so that each limit is as wide as their number asks for.

        Raises:
            ValueError: The size is not positive, or more than that of the whole.
        """
        law, tail = self._law_and_tail(size, together=together)
        return Interval(law.most(tail), law.most(1 - tail), 1 - 2 * tail)

    def lines(self, size: float, *, together: bool = False) -> Interval:
        """Return where lines run that part counts within the limits from those beyond, without a step for each count.

        Each lies between the last count within and the first one beyond, so that whole numbers are parted exactly
        [Spiegelhalter 2005].

        Args:
            size: The size, as `limits` takes it.
            together: Whether all are looked at together.

        Raises:
            ValueError: The size is not positive, or more than that of the whole.
        """
        law, tail = self._law_and_tail(size, together=together)
        low, high = law.most(tail), law.most(1 - tail)
        below = (law.at_most(low) - tail) / law.just(low)
        above = (1 - tail - law.at_most(high - 1)) / law.just(high)
        return Interval(low - below, high + above, 1 - 2 * tail)

    def _law_and_tail(self, size: float, *, together: bool) -> tuple[_Law, float]:
        if not 0 < size <= self.size:
            raise ValueError(str(_NO_SIZE.format(size, self.size)))
        return _law(self, size), (1 - self.level) / 2 / (len(self) if together else 1)

    def test(self, name: str) -> ChanceTest:
        """Return the test that `sentence` rests on, of one organisation.

        Raises:
            KeyError: There is no such organisation.
        """
        point = self[name]
        return ChanceTest(
            method=_OF_SHARES if self.are_shares else _OF_RATES,
            level=self.level,
            p_value=point.p_value,
            adjusted=point.adjusted,
            among=len(self),
        )

    @property
    def differing(self) -> tuple[str, ...]:
        """The names of those that differ by more than chance alone gives, when all are looked at together."""
        return tuple(name for name, point in self.items() if not point.may_be_chance)

    @property
    def sentence(self) -> Text:
        """What can be said of all, and no more."""
        names = self.differing
        if not names:
            return _NONE.format(number=len(self))
        told = (_ONE if len(names) == 1 else _SOME).format(
            ", ".join(names), found=len(names), number=len(self), level=percentage(self.level)
        )
        return told if len(names) == len(self) else Text("{} {}", "{} {}").format(told, _OTHERS)


def funnel_of_rates(counts: Mapping[str, int], sizes: Mapping[str, float], *, level: float = LEVEL) -> Funnel:
    """Compare rates, such as reports per employee, with that of all together: exactly, given the sum of all counts.

    If all were alike, each event fell to an organisation with a chance that follows from its size.

    >>> found = funnel_of_rates({"A": 15, "B": 16, "C": 30}, {"A": 1000, "B": 1100, "C": 1000})
    >>> found.differing
    ('C',)

    Args:
        counts: The count of each organisation.
        sizes: The size of each, such as its employees.
        level: The level of the limits.

    Raises:
        ValueError: The organisations differ, are fewer than two, or a number is negative or no size.
    """
    _check(counts, sizes)
    return _funnel(counts, sizes, level, are_shares=False)


def funnel_of_shares(parts: Mapping[str, int], wholes: Mapping[str, int], *, level: float = LEVEL) -> Funnel:
    """Compare shares, such as substantiated of closed reports, with that of all together: exactly, given both sums.

    Args:
        parts: How many of the kind each organisation has.
        wholes: Of how many.
        level: The level of the limits.

    Raises:
        ValueError: The organisations differ, are fewer than two, or a part is negative or more than its whole.
    """
    _check(parts, wholes)
    if any(parts[name] > wholes[name] for name in parts):
        raise ValueError(str(_NO_COMPARISON))
    return _funnel(parts, wholes, level, are_shares=True)


def _funnel(counts: Mapping[str, int], sizes: Mapping[str, float], level: float, *, are_shares: bool) -> Funnel:
    whole = Funnel({}, sum(counts.values()), sum(sizes[name] for name in counts), level, are_shares)
    points = {}
    for name, count in counts.items():
        law = _law(whole, sizes[name])
        p_value = min(1.0, 2 * min(law.at_most(count), law.at_least(count)))
        points[name] = FunnelPoint(
            count=count,
            size=sizes[name],
            expected=whole.rate * sizes[name],
            limits=whole.limits(sizes[name]),
            p_value=p_value,
            adjusted=min(1.0, len(counts) * p_value),
            level=level,
        )
    return attrs.evolve(whole, points=points)


@attrs.frozen
class _Law:
    """How the count of an organisation of some size varies by chance alone; not frozen by SciPy, which takes long."""

    family: Any
    parameters: tuple[float, ...]

    def most(self, share: float) -> float:
        """Return the least count that chance stays at or below so often."""
        return float(self.family.ppf(share, *self.parameters))

    def at_most(self, count: float) -> float:
        """Return how often chance stays at or below a count."""
        return float(self.family.cdf(count, *self.parameters))

    def at_least(self, count: float) -> float:
        """Return how often chance reaches a count."""
        return float(self.family.sf(count - 1, *self.parameters))

    def just(self, count: float) -> float:
        """Return how often chance gives a count."""
        return float(self.family.pmf(count, *self.parameters))


def _law(whole: Funnel, size: float) -> _Law:
    stats = distributions()
    if whole.are_shares:
        return _Law(stats.hypergeom, (whole.size, whole.count, size))
    return _Law(stats.binom, (whole.count, size / whole.size))


def _check(counts: Mapping[str, int], sizes: Mapping[str, float]) -> None:
    is_comparable = counts.keys() == sizes.keys() and len(counts) > 1
    if not is_comparable or min(counts.values()) < 0 or min(sizes.values()) <= 0:
        raise ValueError(str(_NO_COMPARISON))


_OF_RATES = Text(
    "de exacte toets van een aantal tegen het geheel naar omvang, maal het aantal vergelijkingen (Bonferroni)",
    "the exact test of a count against the whole by size, times the number of comparisons (Bonferroni)",
)
_OF_SHARES = Text(
    "de exacte toets van een aandeel tegen het geheel (Fisher), maal het aantal vergelijkingen (Bonferroni)",
    "the exact test of a share against the whole (Fisher), times the number of comparisons (Bonferroni)",
)
_NONE = Text(
    "Geen van de {number} verschilt meer van het geheel dan toeval kan geven.",
    "None of the {number} differs more from the whole than chance may give.",
)
_ONE = Text(
    "Eén van de {number} verschilt meer van het geheel dan toeval alleen in {level} van de gevallen geeft, alle samen "
    "bekeken: {}.",
    "One of the {number} differs more from the whole than chance alone gives in {level} of cases, all of them looked "
    "at together: {}.",
)
_SOME = Text(
    "Van de {number} verschillen er {found} meer van het geheel dan toeval alleen in {level} van de gevallen geeft, "
    "alle samen bekeken: {}.",
    "Of the {number}, {found} differ more from the whole than chance alone gives in {level} of cases, all of them "
    "looked at together: {}.",
)
_OTHERS = Text("De andere verschillen kunnen toeval zijn.", "The other differences may be chance.")
_NO_SIZE = Text(
    "Een omvang ligt tussen 0 en die van het geheel ({1}): {0}.",
    "A size lies between 0 and that of the whole ({1}): {0}.",
)
_NO_COMPARISON = Text(
    "Vergelijk twee of meer organisaties, elk met een aantal en een omvang groter dan nul.",
    "Compare two or more organisations, each with a count and a size above zero.",
)
