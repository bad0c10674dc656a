"""The attack: which hidden counts of reports can be worked out, and from what, whoever hid them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from uri.aggregate import Rapport
from uri.findings import Finding, Findings, Place, Severity
from uri.integer_programme import ENDLESS
from uri.languages import Text, joined
from uri.protection.beleid import Beleid, Grootheid
from uri.protection.case_list_attack import listed_counts
from uri.protection.key_figures_shown import COMPARISON, ShownTables
from uri.protection.knot import Demand, Knot, Pattern, World
from uri.protection.pattern import attainable, widest_reader
from uri.protection.reader import Reader
from uri.protection.release import CellPlace, Figure, Release, release


def attack(reports: Sequence[Rapport], beleid: Beleid) -> Findings:
    """Find what reports tell of the counts that a policy protects.

    A count that is small and simply stands there is told too. Of a hidden one the finding says what it can be, and
    names figures that together tell so: with one of them hidden they would not.

    Args:
        reports: The reports as readers have them.
        beleid: The policy.

    Returns:
        An error for each count that is told, at its cell.

    Raises:
        IncompatibleError: No numbers fit the reports.
        MissingExtraError: The extra ``solver`` is not installed.
    """
    laid_out = release(reports, beleid)
    return Findings(
        [
            *_shown(laid_out, reports, beleid),
            *_worked_out(laid_out, reports, beleid),
            *_key_figures(reports),
            *_listed(reports),
        ]
    )


def _shown(laid_out: Release, reports: Sequence[Rapport], beleid: Beleid) -> Iterator[Finding]:
    """Find the small counts that stand in print."""
    for figure in laid_out.figures:
        value = figure.value
        if value and figure.unknown.is_counted and not figure.unknown.is_open and beleid.demand.is_small(value):
            message = (_STANDS_THERE if figure.places else _DIFFERENCE).format(value)
            for place in _places(laid_out, figure):
                yield _finding(message, place, reports)


def _key_figures(reports: Sequence[Rapport]) -> Iterator[Finding]:
    """Find the key figures that are made of counts which are shown nowhere: each tells something of those."""
    for number, report in enumerate(reports):
        if COMPARISON in report:
            for row, column in ShownTables(report, report.editie, report.verslagjaar).untold(report[COMPARISON]):
                yield _finding(_UNTOLD, CellPlace(number, COMPARISON, row, column), reports)


def _listed(reports: Sequence[Rapport]) -> Iterator[Finding]:
    """Find what the lists of cases tell, which are tables of ones."""
    for number, report in enumerate(reports):
        for told in listed_counts(report):
            yield _finding(told.message, CellPlace(number, told.table, *told.place), reports)


def _worked_out(laid_out: Release, reports: Sequence[Rapport], beleid: Beleid) -> Iterator[Finding]:
    """Find the hidden counts of which a reader learns that they are small, or what they are."""
    for members, knot in laid_out.knots:
        world = tuple(laid_out.world[at] for at in members)
        hidden = frozenset(at for at, member in enumerate(members) if laid_out.figures[member].value is None)
        for told in told_counts(knot, world, hidden, beleid.demand):
            sources = joined([_cell(laid_out, members[other], reports) for other in sorted(told.reason)], "; ")
            for place in _places(laid_out, laid_out.figures[members[told.figure]]):
                yield _finding(told.sentence(sources), place, reports)


@attrs.frozen
class ToldCount:
    """A hidden count of which a print tells that it is small.

    Attributes:
        figure: Its number in the knot.
        lowest: The least that it can be.
        highest: The most.
        reason: Figures that together tell so: with one of them hidden they would not.
    """

    figure: int
    lowest: int
    highest: int
    reason: Pattern

    def sentence(self, sources: Text) -> Text:
        """Say what the count can be, and from which figures that follows."""
        told = _IS.format(self.lowest) if self.lowest == self.highest else _LIES.format(self.lowest, self.highest)
        return _FOLLOWS.format(told, sources)


def told_counts(knot: Knot, world: World, hidden: Pattern, demand: Demand) -> Iterator[ToldCount]:
    """Find the hidden counts of a knot of which a reader learns that they are small.

    Args:
        knot: The figures and what holds between them.
        world: Numbers that fit: those that are shown, and any for what is hidden.
        hidden: The figures that are hidden.
        demand: What nobody may tell.
    """
    reader = Reader(knot, world)
    reader.sees(hidden | knot.forced)
    widest = widest_reader(knot, knot.print_of(world, hidden), demand)
    for at in sorted(hidden):
        if not knot.unknowns[at].is_counted:
            continue
        small = (at, max(demand.least, knot.unknowns[at].low), demand.threshold - 1)
        is_small = reader.world(small) is not None and reader.world((at, demand.threshold, ENDLESS)) is None
        failing = [doubt for doubt in attainable(widest, at, demand) if reader.world(doubt) is None]
        if is_small and failing and not _may_be_none(reader, knot, at):
            shown = [other for other in range(len(knot)) if other not in hidden | knot.forced]
            yield ToldCount(at, *reader.range(at, demand.threshold - 1), reader.reason(failing[0], shown))


def _may_be_none(reader: Reader, knot: Knot, at: int) -> bool:
    """Tell whether a figure that is printed nowhere may be zero, which is not small."""
    return knot.unknowns[at].low == 0 and not knot.unknowns[at].weight and reader.world((at, 0, 0)) is not None


def _places(laid_out: Release, figure: Figure) -> tuple[CellPlace, ...]:
    """Return where a figure is printed; for what was not proven, where the reports are of which it is a part."""
    if figure.places or figure.meaning is None:
        return figure.places
    reported = attrs.evolve(figure.meaning, grootheid=Grootheid.MOGELIJK)
    return next((other.places for other in laid_out.figures if other.meaning == reported), ())


def _cell(laid_out: Release, at: int, reports: Sequence[Rapport]) -> Text:
    """Name a figure that is shown, with its number."""
    figure = laid_out.figures[at]
    place = figure.places[0]
    table = reports[place.report][place.table]
    return Text("{}, {}: {}", "{}, {}: {}").format(table.titel, table.label((place.row, place.column)), figure.value)


def _finding(message: Text, place: CellPlace, reports: Sequence[Rapport]) -> Finding:
    report = reports[place.report]
    label = report[place.table].label((place.row, place.column))
    return Finding(
        rule="URI-A-onthuld",
        severity=Severity.ERROR,
        message=Text("{}: {}", "{}: {}").format(label, message),
        place=Place(table=place.table, code=place.row, column=place.column),
    )


_STANDS_THERE = Text("{} is klein en staat er.", "{} is small and stands there.")
_DIFFERENCE = Text("{} niet aangetoond is klein, en volgt.", "{} not substantiated is small, and follows.")
_UNTOLD = Text(
    "dit volgt niet uit wat er getoond is, en zegt dus iets van aantallen die er niet staan.",
    "this does not follow from what is shown, so it tells something of counts that are not.",
)
_IS = Text("dit is {}", "this is {}")
_LIES = Text("dit ligt van {} tot en met {}", "this lies from {} to {}")
_FOLLOWS = Text("{}; het volgt uit {}.", "{}; it follows from {}.")
