"""Why each cell is hidden: told to who makes a release and to nobody else, since it says which counts are small."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from html import escape
from typing import overload

import attrs

from uri.aggregate import Leeg, Rapport
from uri.errors import SelectionError
from uri.findings import quoted
from uri.languages import Language, Text, current_language, joined
from uri.protection.figure_names import name_of_figure, name_of_place
from uri.protection.knot import Demand, Knot, Pattern, World
from uri.protection.known_worlds import Doubt
from uri.protection.meanings import CASES
from uri.protection.pattern import doubts_of
from uri.protection.printing import WORKED_OUT
from uri.protection.reader import Reader
from uri.protection.release import CellPlace, Release
from uri.visible_text import visibly


class Reden(StrEnum):
    """Why a cell is hidden."""

    KLEIN = "klein"
    """It is a small count."""
    GEVOLG = "gevolg"
    """A small count would follow from it."""
    GELIJK = "gelijk"
    """It is the same count as one that is hidden elsewhere."""
    MEEREKENAAR = "meerekenaar"
    """Who runs the program on every table that fits would learn more than the print tells."""
    EERDER = "eerder"
    """An earlier report hid it."""
    AFGELEID = "afgeleid"
    """It is worked out from a count that is hidden."""
    LIJST = "lijst"
    """It stands in the list of cases."""


@attrs.frozen(kw_only=True)
class VerborgenCel:
    """A hidden cell, and why it is hidden.

    Attributes:
        rapport: The number of the report, from 0.
        tabel: The name of the table.
        rij: The code of the row.
        kolom: The name of the column.
        reden: Why it is hidden.
        naam: The words for the cell.
        uitleg: The reason in words, with numbers that readers do not get.
    """

    rapport: int
    tabel: str
    rij: str
    kolom: str
    reden: Reden
    naam: Text = attrs.field(repr=False)
    uitleg: Text = attrs.field(repr=False)


@attrs.frozen(repr=False)
class Redenen(Sequence[VerborgenCel]):
    """All hidden cells of a release, each with the reason.

    They are worked out when somebody asks, from the reports as they were. A pickle holds none of them.
    """

    _find: Callable[[], tuple[VerborgenCel, ...]] = attrs.field(eq=False)

    @property
    def _cells(self) -> tuple[VerborgenCel, ...]:
        return self._find()

    @overload
    def __getitem__(self, index: int) -> VerborgenCel: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[VerborgenCel, ...]: ...

    def __getitem__(self, index: int | slice) -> VerborgenCel | tuple[VerborgenCel, ...]:
        return self._cells[index]

    def __len__(self) -> int:
        return len(self._cells)

    def of(self, tabel: str, rij: str, kolom: str, *, rapport: int = 0) -> VerborgenCel:
        """Return one cell with its reason.

        Args:
            tabel: The name of the table.
            rij: The code of the row.
            kolom: The name of the column.
            rapport: The number of the report, from 0.

        Raises:
            SelectionError: That cell is not hidden.
        """
        wanted = rapport, tabel, rij, kolom
        for cell in self._cells:
            if (cell.rapport, cell.tabel, cell.rij, cell.kolom) == wanted:
                return cell
        raise SelectionError(_NOT_HIDDEN.format(*map(quoted, map(str, wanted[1:])), rapport), _LOOK_IN)

    @visibly
    def to_text(self, language: Language | None = None) -> str:
        """Write all cells with their reasons, below the warning that this is for who publishes only.

        Args:
            language: ``"nl"`` or ``"en"``; by default the current language.
        """
        chosen = language or current_language()
        lines = [_LINE.format(cell.naam, cell.uitleg).to(chosen) for cell in self._cells]
        return "\n".join([_FOR_THE_MAKER.to(chosen), *(lines or [_NOTHING.to(chosen)])])

    def __repr__(self) -> str:
        return str(_NOT_KEPT if self._find is nothing_told else _REPR.format(len(self)))

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(str(cell.naam))}</td><td>{escape(str(cell.uitleg))}</td></tr>" for cell in self._cells
        )
        return f"<p>{escape(str(_FOR_THE_MAKER))}</p><table>{rows}</table>"

    def __reduce__(self) -> tuple[type[Redenen], tuple[Callable[[], tuple[VerborgenCel, ...]]]]:
        return Redenen, (nothing_told,)


def nothing_told() -> tuple[VerborgenCel, ...]:
    """Refuse to say why cells are hidden: what was pickled holds nothing of the figures.

    Raises:
        SelectionError: Always.
    """
    raise SelectionError(_FORGOTTEN, _PROTECT_AGAIN)


class HiddenCells:
    """The hidden cells of a release, whose reasons are worked out once and on use."""

    def __init__(self, laid_out: Release, given: Sequence[Rapport], hidden: frozenset[int], demand: Demand) -> None:
        """Keep what reasons follow from.

        Args:
            laid_out: The release, with the figures as they are.
            given: The reports as readers get them.
            hidden: The figures that are hidden.
            demand: What nobody may tell.
        """
        self._laid_out, self._given, self._hidden, self._demand = laid_out, given, hidden, demand

    def told(self) -> tuple[VerborgenCel, ...]:
        """Return all hidden cells with their reasons."""
        return self._told

    @cached_property
    def _told(self) -> tuple[VerborgenCel, ...]:
        return tuple(self._cells())

    def _cells(self) -> Iterator[VerborgenCel]:
        figures = {place: at for at in sorted(self._hidden) for place in self._laid_out.figures[at].places}
        for number, report in enumerate(self._given):
            for name, table in report.items():
                for row, cells in zip(table.rijen, table.cellen, strict=True):
                    for column, cell in zip(table.kolommen, cells, strict=True):
                        if cell is Leeg.ONDERDRUKT:
                            place = CellPlace(number, name, row.code, column.naam)
                            reason, words = self._reason(place, figures.get(place))
                            yield VerborgenCel(
                                rapport=number,
                                tabel=name,
                                rij=row.code,
                                kolom=column.naam,
                                reden=reason,
                                naam=name_of_place(place, self._given),
                                uitleg=words,
                            )

    def _reason(self, place: CellPlace, at: int | None) -> tuple[Reden, Text]:
        if place.table == CASES:
            return Reden.LIJST, _LIST
        if at is None:
            source = attrs.evolve(place, row=WORKED_OUT.get((place.table, place.row), place.row))
            return Reden.AFGELEID, _WORKED_OUT.format(name_of_place(source, self._given))
        reason, words = self._reasons[at]
        first = self._laid_out.figures[at].places[0]
        if place != first:
            return Reden.GELIJK, _EQUAL.format(name_of_place(first, self._given), words)
        return reason, words

    @cached_property
    def _reasons(self) -> dict[int, tuple[Reden, Text]]:
        found: dict[int, tuple[Reden, Text]] = {}
        for members, knot in self._laid_out.knots:
            world = tuple(self._laid_out.world[at] for at in members)
            pattern = frozenset(number for number, at in enumerate(members) if at in self._hidden)
            attack = _ShownAgain(knot, world, pattern, self._demand)
            found |= {
                members[number]: self._reason_of(members, number, attack)
                for number in sorted(pattern)
                if self._laid_out.figures[members[number]].places
            }
        return found

    def _reason_of(self, members: Sequence[int], number: int, attack: _ShownAgain) -> tuple[Reden, Text]:
        figure = self._laid_out.figures[members[number]]
        if figure.value is None:
            return Reden.EERDER, _HIDDEN_BEFORE
        if figure.unknown.is_counted and self._demand.is_small(figure.value):
            return Reden.KLEIN, _SMALL.format(figure.value)
        told = attack.tells(number)
        if told is None:
            return Reden.MEEREKENAAR, _WHO_RUNS
        at, least, most, sources = told
        named = joined([self._named(members[other]) for other in sorted(sources)], "; ")
        range_words = _IS.format(least) if least == most else _LIES.format(least, most)
        if most >= self._demand.threshold:
            range_words = _AT_LEAST.format(least)
        return Reden.GEVOLG, _FOLLOWS.format(self._named(members[at], with_number=False), range_words, named)

    def _named(self, at: int, *, with_number: bool = True) -> Text:
        figure = self._laid_out.figures[at]
        words = name_of_figure(figure, self._laid_out, self._given)
        return Text("{}: {}", "{}: {}").format(words, figure.value) if with_number else words


class _ShownAgain:
    """The reader of a pattern of which one hidden figure is shown again."""

    def __init__(self, knot: Knot, world: World, pattern: Pattern, demand: Demand) -> None:
        self._knot, self._pattern, self._demand = knot, pattern, demand
        self._reader = Reader(knot, world)
        self._doubts: list[Doubt] = doubts_of(knot, self._reader, world, demand)

    def tells(self, number: int) -> tuple[int, int, int, Pattern] | None:
        """Return a small count that would follow, the least and the most that it could be, and from which figures.

        None where no small count would follow. From the threshold on the most is not told.
        """
        left = (self._pattern | self._knot.forced) - {number}
        self._reader.sees(left)
        failing = next((doubt for doubt in self._doubts if self._reader.world(doubt) is None), None)
        if failing is None:
            return None
        least, most = self._reader.range(failing[0], self._demand.threshold)
        shown = [other for other in range(len(self._knot)) if other not in left]
        return failing[0], least, most, self._reader.reason(failing, shown)


_NOT_HIDDEN = Text(
    "De cel {}, {}, {} van rapport {} is niet verborgen.", "The cell {}, {}, {} of report {} is not hidden."
)
_LOOK_IN = Text("Kijk in redenen welke cellen dat wel zijn.", "See in redenen which cells are.")
_FORGOTTEN = Text("Waarom cellen verborgen zijn, is niet bewaard.", "Why cells are hidden was not kept.")
_PROTECT_AGAIN = Text("Bescherm de rapporten opnieuw.", "Protect the reports again.")
_FOR_THE_MAKER = Text(
    "Waarom een cel verborgen is. ALLEEN VOOR WIE PUBLICEERT: hier staat welke aantallen klein zijn.",
    "Why a cell is hidden. ONLY FOR WHO PUBLISHES: this says which counts are small.",
)
_LINE = Text("* {}: {}", "* {}: {}")
_NOTHING = Text("Er is niets verborgen.", "Nothing is hidden.")
_NOT_KEPT = Text("<Redenen: niet bewaard>", "<Redenen: not kept>")
_REPR = Text("<Redenen van {} verborgen cellen>", "<Redenen of {} hidden cells>")
_LIST = Text("het overzicht van meldingen is een tabel van enen.", "the list of reports is a table of ones.")
_WORKED_OUT = Text("volgt uit {}, en dat is verborgen.", "is worked out from {}, which is hidden.")
_EQUAL = Text("hetzelfde aantal als {}: {}", "the same count as {}: {}")
_HIDDEN_BEFORE = Text("een eerder rapport verborg dit al.", "an earlier report hid it.")
_SMALL = Text("klein: {}.", "small: {}.")
_WHO_RUNS = Text(
    "wie dit programma draait op alle tabellen die bij de druk passen, zou er anders meer van weten dan er staat.",
    "who runs this program on all tables that fit the print would else know more than it says.",
)
_IS = Text("dit is {}", "this is {}")
_LIES = Text("dit ligt van {} tot en met {}", "this lies from {} to {}")
_AT_LEAST = Text("dit is minstens {}", "this is at least {}")
_FOLLOWS = Text(
    "stond dit er, dan was van {} te zeggen: {}; dat volgt dan uit {}.",
    "were it shown, of {} could be told: {}; it would follow from {}.",
)
