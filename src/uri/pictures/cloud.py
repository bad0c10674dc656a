"""Organisations as dots, each by its size and its rate, between the limits within which chance may keep it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from uri.aggregate.tables.cells import number_text
from uri.languages import Language, Text
from uri.statistics import Funnel
from uri.statistics.chance_tests import percentage

_STEPS = 160
"""So many sizes at most have their limits drawn."""


@attrs.frozen
class Limits:
    """Between which rates chance keeps an organisation, by its size.

    Attributes:
        label: Of which level they are, and for whom.
        at: Sizes, each with the rates of the lower and the upper line.
    """

    label: str
    at: tuple[tuple[float, float, float], ...]


@attrs.frozen(eq=False)
class Cloud:
    """A funnel plot, before it is drawn.

    Attributes:
        funnel: The organisations.
        language: The language of the words.
        size_label: What sizes are, along the lower side.
        rate_label: What rates are, along the left side.
        per: A rate is told by so many: 100 of a share, which is then a percentage.
    """

    funnel: Funnel
    language: Language
    size_label: str
    rate_label: str
    per: float = 100

    def rate_of(self, name: str) -> float:
        """Return the rate of an organisation, by the number that rates are told by."""
        return self.funnel[name].count / self.funnel[name].size * self.per

    def differs(self, name: str) -> bool:
        """Return whether an organisation differs by more than chance alone gives, all of them looked at together."""
        return not self.funnel[name].may_be_chance

    @property
    def whole(self) -> float:
        """The rate of all together."""
        return self.funnel.rate * self.per

    @property
    def whole_label(self) -> str:
        """The word for all together."""
        return _ALL.to(self.language)

    @property
    def limits(self) -> tuple[Limits, Limits]:
        """The limits for who looks at one organisation, and the wider ones for who looks at all of them."""
        percent = percentage(self.funnel.level)
        words = (_ALONE.format(percent), _TOGETHER.format(percent, len(self.funnel)))
        return tuple(  # type: ignore[return-value]  # two, as there are two words
            Limits(label.to(self.language), tuple(self._limits(together=together)))
            for label, together in zip(words, (False, True), strict=True)
        )

    def _limits(self, *, together: bool) -> Iterator[tuple[float, float, float]]:
        sizes = [point.size for point in self.funnel.values()]
        first, last = min(sizes) * 0.7, min(max(sizes) * 1.05, self.funnel.size)
        every = [first + (last - first) * step / _STEPS for step in range(_STEPS + 1)]
        if self.funnel.are_shares:
            every = sorted({max(1, round(size)) for size in every})
        for size in every:
            found = self.funnel.lines(size, together=together)
            yield size, found.low / size * self.per, found.high / size * self.per

    @property
    def description(self) -> str:
        """Every figure in words."""
        whole = _WHOLE.format(self._text(self.whole), *map(number_text, (self.funnel.count, self.funnel.size)))
        return " ".join([whole.to(self.language), *map(self._told, self.funnel)])

    def _told(self, name: str) -> str:
        point = self.funnel[name]
        words = _DIFFERS if self.differs(name) else _MAY_BE_CHANCE
        numbers = map(number_text, (point.count, point.size))
        return words.format(name, self._text(self.rate_of(name)), *numbers).to(self.language)

    def _text(self, rate: float) -> Text:
        written = number_text(round(rate) if self.funnel.are_shares else round(rate, 2))
        return Text("{}%", "{}%").format(written) if self.funnel.are_shares else written

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give every figure as plain data."""
        for name, point in self.funnel.items():
            together = self.funnel.limits(point.size, together=True)
            yield {
                "organisatie": name,
                "aantal": point.count,
                "omvang": point.size,
                "verhouding": point.count / point.size,
                "laag": point.limits.low / point.size,
                "hoog": point.limits.high / point.size,
                "laag_samen": together.low / point.size,
                "hoog_samen": together.high / point.size,
                "p": point.p_value,
                "p_samen": point.adjusted,
                "verschilt": self.differs(name),
            }


_ALL = Text("geheel:", "whole:")
_ALONE = Text("{}, één bekeken", "{}, looking at one")
_TOGETHER = Text("{}, alle {} bekeken", "{}, looking at all {}")
_WHOLE = Text("Geheel: {} ({} van {}).", "Whole: {} ({} of {}).")
_DIFFERS = Text(
    "{}: {} ({} van {}), verschilt meer dan toeval alleen geeft.",
    "{}: {} ({} of {}), differs more than chance alone gives.",
)
_MAY_BE_CHANCE = Text("{}: {} ({} van {}), kan toeval zijn.", "{}: {} ({} of {}), may be chance.")
