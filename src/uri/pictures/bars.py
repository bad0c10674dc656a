"""Bars in panels: what stands in each, before anything is drawn. An empty figure has no bar, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.tables.cells import Cel, Notatie, number_text
from uri.aggregate.tables.table_blocks import empty_sign
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language, Text
from uri.statistics import Interval


@attrs.frozen
class Bar:
    """A bar of a picture.

    Attributes:
        label: What it is of, such as a year.
        value: How long it is; None where nothing is known, so that no bar stands there.
        text: The value as it stands beside the bar.
        current: Whether it is what a reader looks at first, such as the year that a report is about.
        spoken: What a reader hears in the place of a sign; None where that is the text.
        code: Its name in a program.
        empty: Why there is no number.
        interval: The interval around the value.
        interval_text: The same in words.
    """

    label: str
    value: int | None
    text: str
    current: bool = False
    spoken: str | None = None
    code: str = attrs.field(default="", kw_only=True)
    empty: Leeg | None = attrs.field(default=None, kw_only=True)
    interval: Interval | None = attrs.field(default=None, kw_only=True)
    interval_text: str = attrs.field(default="", kw_only=True)

    @classmethod
    def of(
        cls,
        cell: Cel,
        label: str,
        code: str,
        language: Language,
        *,
        current: bool = False,
        interval: Interval | None = None,
    ) -> Bar:
        """Make the bar of a cell of a table: a count, or the reason why there is none."""
        if isinstance(cell, Leeg):
            said = cell.label.to(language)
            return cls(label, None, empty_sign(cell), current, said, code=code, empty=cell)
        if not isinstance(cell, int):
            raise TypeError(type(cell).__name__)
        written = cell_text(cell, Notatie.AANTAL, language)
        if interval is None:
            return cls(label, cell, written, current, code=code)
        ends = (number_text(round(end, 1)) for end in (interval.low, interval.high))
        words = _ENDS.format(*ends).to(language)
        return cls(label, cell, written, current, code=code, interval=interval, interval_text=words)

    @property
    def told(self) -> str:
        """What a reader hears of it, with its interval."""
        said = self.text if self.spoken is None else self.spoken
        return said if self.interval is None else f"{said} ({self.interval_text})"

    @property
    def is_hidden(self) -> bool:
        """Whether its figure is known and not shown."""
        return self.empty is Leeg.ONDERDRUKT

    @property
    def top(self) -> float:
        """How far it reaches, with its interval."""
        return max(self.value or 0, 0 if self.interval is None else self.interval.high)


@attrs.frozen
class Mark:
    """A line across the bars of a panel, with words to it.

    Attributes:
        at: Where it stands, in bars from the left: 1.5 is halfway the second bar.
        label: The words.
    """

    at: float
    label: str


@attrs.frozen
class Panel:
    """Bars under one title, beside others of one scale.

    Attributes:
        title: What they are of.
        bars: The bars.
        code: Its name in a program.
        marks: Lines across the bars.
    """

    title: str
    bars: tuple[Bar, ...]
    code: str = attrs.field(default="", kw_only=True)
    marks: tuple[Mark, ...] = attrs.field(default=(), kw_only=True)


@attrs.frozen
class Bars:
    """Bars in one or more panels, all on one scale from zero.

    Attributes:
        panels: The panels.
        standing: Whether the bars stand; else they lie, with their labels above them.
    """

    panels: tuple[Panel, ...]
    standing: bool

    @property
    def top(self) -> float:
        """How far the longest of them reaches."""
        return max((bar.top for panel in self.panels for bar in panel.bars), default=0) or 1

    @property
    def description(self) -> str:
        """Every figure in words."""
        return " ".join(
            f"{panel.title}: {_told(panel)}." if panel.title else f"{_told(panel)}." for panel in self.panels
        )

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give every figure as plain data."""
        for panel in self.panels:
            for bar in panel.bars:
                yield {
                    "rij": panel.code,
                    "label": panel.title,
                    "kolom": bar.code,
                    "kolomlabel": bar.label,
                    "waarde": bar.value,
                    "laag": None if bar.interval is None else bar.interval.low,
                    "hoog": None if bar.interval is None else bar.interval.high,
                    "leeg": None if bar.empty is None else bar.empty.value,
                }


def _told(panel: Panel) -> str:
    return ", ".join(f"{bar.label} {bar.told}" for bar in panel.bars)


_ENDS = Text("{} tot {}", "{} to {}")
