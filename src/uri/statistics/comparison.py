"""Whether two counts differ by more than chance alone gives: one pair by itself, or many pairs together."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from uri.aggregate.tables.cells import number_text
from uri.languages import Text
from uri.statistics.chance_tests import ChanceTest, holm, percentage
from uri.statistics.intervals import LEVEL, Interval, distributions, share_interval


@attrs.frozen
class Difference:
    """Two counts, and whether chance alone explains that they differ.

    Attributes:
        before: The earlier count.
        after: The later count.
        p_value: How often counts differ at least so unlikely while nothing changed.
        ratio: The interval for how many times the later rate is the earlier one.
        level: The level of the interval; what is rarer than the rest of it is no longer called chance.
        exposures: Of how many the earlier and the later count are; both 1 where that is not looked at.
        adjusted: The p-value when it is looked at together with others; by itself the same.
        among: How many comparisons are looked at together.
    """

    before: int
    after: int
    p_value: float
    ratio: Interval
    level: float = LEVEL
    exposures: tuple[float, float] = (1, 1)
    adjusted: float = attrs.field(default=attrs.Factory(lambda self: self.p_value, takes_self=True), kw_only=True)
    among: int = attrs.field(default=1, kw_only=True)

    @property
    def may_be_chance(self) -> bool:
        """Whether chance alone may explain the difference, when all that it is looked at together with is counted."""
        return self.adjusted > 1 - self.level

    @property
    def test(self) -> ChanceTest:
        """The test that `sentence` rests on."""
        return ChanceTest(
            method=_METHOD, level=self.level, p_value=self.p_value, adjusted=self.adjusted, among=self.among
        )

    @property
    def sentence(self) -> Text:
        """What can be said, and no more."""
        is_scaled = self.exposures[0] != self.exposures[1]
        if self.before == self.after and not is_scaled:
            return _EQUAL.format(number_text(self.after))
        rises = self.after * self.exposures[0] > self.before * self.exposures[1]
        template = _CHANCE if self.may_be_chance else _UP if rises else _DOWN
        scaled = _SCALED.format(*map(number_text, self.exposures)) if is_scaled else _AS_IT_IS
        return template.format(
            number_text(self.before), number_text(self.after), level=percentage(self.level), scaled=scaled
        )


def difference(
    before: int, after: int, *, exposure_before: float = 1, exposure_after: float = 1, level: float = LEVEL
) -> Difference:
    """Compare two counts of rare events, given their sum [Przyborowski and Wilenski 1940].

    If nothing changed, each event of both years fell in the later one with a chance that follows from the exposures.

    >>> found = difference(21, 26)
    >>> found.may_be_chance, print(found.sentence.nl)
    Van 21 naar 26 kan toeval zijn.
    (True, None)

    Args:
        before: The earlier count.
        after: The later count.
        exposure_before: Of how many the earlier count is, such as employees.
        exposure_after: Of how many the later one is.
        level: How often the interval of the ratio is to hold.

    Raises:
        ValueError: A count is negative, an exposure is not positive, or the level does not lie between 0 and 1.
    """
    if min(before, after) < 0 or min(exposure_before, exposure_after) <= 0:
        raise ValueError(str(_NO_COUNTS.format(before, after)))
    total, exposures = before + after, (exposure_before, exposure_after)
    if not total:
        return Difference(before, after, 1.0, Interval(0.0, float("inf"), level), level, exposures)
    share = exposure_after / (exposure_before + exposure_after)
    p_value = float(distributions().binomtest(after, total, share).pvalue)
    shares = share_interval(after, total, level=level)
    scale = exposure_before / exposure_after
    ratio = Interval(_odds(shares.low) * scale, _odds(shares.high) * scale, level)
    return Difference(before, after, p_value, ratio, level, exposures)


def differences(pairs: Mapping[str, tuple[int, int]], *, level: float = LEVEL) -> dict[str, Difference]:
    """Compare several pairs of counts together, so that their number makes no difference out of chance [Holm 1979].

    Of twenty figures that change by chance alone, one differs by what one in twenty does. So the more are compared,
    the more is asked of each.

    >>> found = differences({"meldingen": (21, 26), "aangetoond": (19, 15)})
    >>> [difference.may_be_chance for difference in found.values()]
    [True, True]

    Args:
        pairs: The earlier and the later count of each, by name.
        level: How often all of them together are to be called chance where it is.

    Raises:
        ValueError: A count is negative, or the level does not lie between 0 and 1.
    """
    found = {name: difference(before, after, level=level) for name, (before, after) in pairs.items()}
    adjusted = holm({name: each.p_value for name, each in found.items()})
    return {name: attrs.evolve(each, adjusted=adjusted[name], among=len(found)) for name, each in found.items()}


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")


_METHOD = Text("de exacte toets van twee aantallen, gegeven hun som", "the exact test of two counts, given their sum")
_EQUAL = Text("Het bleef {}.", "It stayed {}.")
_CHANCE = Text("Van {} naar {} kan toeval zijn{scaled}.", "From {} to {} may be chance{scaled}.")
_UP = Text(
    "Van {} naar {} is een grotere stijging dan toeval alleen in {level} van de gevallen geeft{scaled}.",
    "From {} to {} is more of a rise than chance alone gives in {level} of cases{scaled}.",
)
_DOWN = Text(
    "Van {} naar {} is een grotere daling dan toeval alleen in {level} van de gevallen geeft{scaled}.",
    "From {} to {} is more of a fall than chance alone gives in {level} of cases{scaled}.",
)
_AS_IT_IS = Text("", "")
_SCALED = Text(", op een omvang van {} en {}", ", of sizes of {} and {}")
_NO_COUNTS = Text("{} en {} zijn niet te vergelijken.", "{} and {} cannot be compared.")
