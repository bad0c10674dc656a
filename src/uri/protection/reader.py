"""The reader: who sees a print, knows every relation, and works out what the hidden figures can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.integer_programme import ENDLESS, IntegerProgramme
from uri.protection.knot import Knot, Pattern, World
from uri.protection.known_worlds import Doubt, KnownWorlds
from uri.protection.ranges import Ranges

Print = tuple[int | None, ...]
"""What is seen of a knot: the number of each figure, None where it is hidden."""


class Reader:
    """What can be worked out of one knot, whatever of it is printed; worlds that were found are not sought again."""

    def __init__(self, knot: Knot, shown: World) -> None:
        """Make the reader of a knot whose figures, where they are shown, have the numbers of a world."""
        self._knot, self._shown = knot, shown
        self._programme = IntegerProgramme(shown, shown, knot.rows)
        self._hidden: Pattern = frozenset()
        self._known = KnownWorlds()

    def sees(self, hidden: Pattern) -> None:
        """Let the reader see a print in which some figures are hidden."""
        for at in hidden ^ self._hidden:
            self._set(at, is_hidden=at in hidden)
        if hidden != self._hidden:
            self._known.fit((at, number, number) for at, number in enumerate(self._shown) if at not in hidden)
        self._hidden = hidden

    def world(self, *doubts: Doubt, costs: Mapping[int, int] | None = None) -> World | None:
        """Return a world that fits the print and in which hidden figures lie in ranges, None where there is none.

        Args:
            doubts: Each figure, with the least and the most that it may be.
            costs: What each hidden figure costs by the unit: the world is one of the cheapest.
        """
        if costs is None:
            known = self._known.first(doubts)
            if known is not None:
                return known
        bounds = [(at, max(low, self._knot.unknowns[at].low), high) for at, low, high in doubts]
        if any(low > high for _, low, high in bounds):
            return None
        for at, low, high in bounds:
            self._programme.limit(at, low, high)
        values = self._programme.minimise(costs)
        for at, _, _ in bounds:
            self._set(at, is_hidden=True)
        if values is None:
            return None
        world = tuple(values)
        self._known.add(world)
        return world

    def worlds(self, most: int) -> list[World] | None:
        """List all worlds that fit the print, None where they are more than so many."""
        if len(self._known) > most:
            return None
        found: list[World] = []
        lows = [
            unknown.low if at in self._hidden else self._shown[at] for at, unknown in enumerate(self._knot.unknowns)
        ]
        highs = [ENDLESS if at in self._hidden else number for at, number in enumerate(self._shown)]
        is_whole = self._list(Ranges(self._knot, lows, highs), most, found)
        return found if is_whole else None

    def _list(self, ranges: Ranges, most: int, found: list[World]) -> bool:
        """List the worlds within ranges; tell whether they are not too many."""
        if not ranges.narrow():
            return True
        at = next((at for at in sorted(self._hidden) if ranges.lows[at] < ranges.highs[at]), None)
        if at is None:
            if all(row.holds(ranges.lows) for row in self._knot.rows):
                found.append(tuple(ranges.lows))
            return len(found) <= most
        fixed = [(other, ranges.lows[other], ranges.highs[other]) for other in self._hidden if other != at]
        least, highest = (self.world(*fixed, (at, 0, most * most), costs={at: sign}) for sign in (1, -1))
        if least is None or highest is None:
            return True
        values = range(least[at], highest[at] + 1)
        if len(values) > most:
            return False
        return all(self._list(ranges.with_number(at, value), most, found) for value in values)

    def range(self, at: int, most: int) -> tuple[int, int]:
        """Return the least and the most that a hidden figure can be; from `most` on the most is not told."""
        least = self.world((at, 0, ENDLESS), costs={at: 1})
        highest = self.world((at, most, ENDLESS)) or self.world((at, 0, ENDLESS), costs={at: -1})
        if least is None or highest is None:
            raise ValueError(at)
        return least[at], min(highest[at], most)

    def prices(self, doubt: Doubt) -> list[float] | None:
        """Return how often each row is taken, added up, to show that a doubt is not left; as the solver says.

        Args:
            doubt: A doubt that the print does not leave.
        """
        at, low, _ = doubt
        return self._programme.row_prices({at: -1 if self._shown[at] < low else 1})

    def reason(self, doubt: Doubt, figures: Iterable[int]) -> Pattern:
        """Return figures that, as long as all of them are shown, leave no doubt; without any one of them they might.

        Args:
            doubt: A doubt that the print does not leave.
            figures: The figures that could be hidden.
        """
        at, low, high = doubt
        self._programme.limit(at, max(low, self._knot.unknowns[at].low), high)
        is_plain = self._programme.is_impossible()
        needed: list[int] = []
        self._shrink(sorted(figures), needed, is_plain=is_plain)
        for figure in figures:
            self._set(figure, is_hidden=False)
        self._set(at, is_hidden=True)
        return frozenset(needed)

    def _shrink(self, figures: list[int], needed: list[int], *, is_plain: bool) -> None:
        """Hide of some figures all that may be hidden, halves at a time; what must be shown is needed."""
        for figure in figures:
            self._set(figure, is_hidden=True)
        if self._settles(is_plain=is_plain):
            return
        if len(figures) == 1:
            self._set(figures[0], is_hidden=False)
            needed.append(figures[0])
            return
        half = len(figures) // 2
        for figure in figures[half:]:
            self._set(figure, is_hidden=False)
        self._shrink(figures[:half], needed, is_plain=is_plain)
        self._shrink(figures[half:], needed, is_plain=is_plain)

    def _settles(self, *, is_plain: bool) -> bool:
        """Tell whether what is shown leaves no doubt."""
        return self._programme.is_impossible() if is_plain else self._programme.minimise() is None

    def _set(self, at: int, *, is_hidden: bool) -> None:
        if is_hidden:
            self._programme.limit(at, self._knot.unknowns[at].low, ENDLESS)
        else:
            self._programme.limit(at, self._shown[at], self._shown[at])


def hidden_of(seen: Print) -> Pattern:
    """Return the figures of a print that are hidden."""
    return frozenset(at for at, number in enumerate(seen) if number is None)


def reader_of(knot: Knot, seen: Print) -> Reader:
    """Return a reader of a print."""
    reader = Reader(knot, tuple(number or 0 for number in seen))
    reader.sees(hidden_of(seen))
    return reader
