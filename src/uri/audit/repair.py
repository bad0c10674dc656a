"""The smallest repairs: which printed figures to change so that everything holds, and how a repair is written.

Relations that share figures, of which one is broken, hang together in a knot. Each knot is repaired by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib.util import find_spec
from time import monotonic
from typing import Any

import attrs

from uri.audit.contradictions import JudgedRelation
from uri.audit.printed_tables.figures import Figure, Interval, written
from uri.audit.relations.figure_relations import RatioRelation, RelationOutcome
from uri.audit.repair_solver import RepairSolutions, Variable, repairs
from uri.findings import Severity
from uri.languages import Language, Text, same


@attrs.frozen
class Wijziging:
    """One figure to change.

    Attributes:
        cijfer: The figure as printed, with its place.
        waarden: Between which values it would fit, both included; the most is None where there is no end.
    """

    cijfer: Figure
    waarden: Interval

    def to_text(self) -> Text:
        """Write the change as ``figure: printed → what fits``."""
        low, high = self.waarden
        decimals, percent = self.cijfer.printed.decimals, self.cijfer.printed.percent
        least = written(low, decimals, percent=percent)
        most = _OR_MORE if high is None else same(f"- {written(high, decimals, percent=percent)}")
        fits = same(least) if low == high else Text("{} {}", "{} {}").format(least, most)
        return _CHANGE.format(self.cijfer.full_name, self.cijfer.printed.abbreviated or "-", fits)


@attrs.frozen
class Herstel:
    """The smallest repairs of one knot of figures that hang together.

    Attributes:
        mogelijk: Every smallest repair that was found: a set of changes each.
        volledig: False when there may be more, as a limit of number or time was reached.
    """

    mogelijk: tuple[tuple[Wijziging, ...], ...]
    volledig: bool

    @property
    def uniek(self) -> bool:
        """Whether there is one smallest repair, and one only."""
        return self.volledig and len(self.mogelijk) == 1

    def verdict(self) -> Text:
        """Say whether the repair is unique, ambiguous, or not found."""
        if not self.mogelijk:
            return _NO_REPAIR if self.volledig else _NOT_FOUND
        if self.uniek:
            return _UNIQUE
        return (_AMBIGUOUS if self.volledig else _AT_LEAST).format(len(self.mogelijk), len(self.mogelijk[0]))


# --------------------------------------------------------------------------------------------------------------- search

_MOST_FIGURES = 5_000
"""For more figures in one knot the programme alone takes too long to make."""


def can_repair() -> bool:
    """Tell whether the solver is installed."""
    return find_spec("highspy") is not None


def find_repairs(knots: Sequence[Sequence[JudgedRelation]], *, most: int, seconds: float) -> tuple[Herstel, ...]:
    """Find the smallest repairs of each knot.

    Args:
        knots: Relations that hang together, as `broken_knots` returns them.
        most: How many repairs of a knot are sought.
        seconds: How long is sought, for all knots together.

    Raises:
        MissingExtraError: The package highspy is not installed.
    """
    deadline = monotonic() + seconds
    return tuple(_repaired(knot, most, deadline - monotonic()) for knot in knots)


def broken_knots(judged: Sequence[JudgedRelation]) -> list[list[JudgedRelation]]:
    """Part the relations that make figures wrong into knots: those that share figures, of which one is broken."""
    knots: list[tuple[set[Figure], list[JudgedRelation]]] = []
    for candidate in filter(_is_counted, judged):
        figures = {figure for figure in candidate.relation.figures if not figure.fixed}
        touching = [knot for knot in knots if knot[0] & figures]
        knots = [knot for knot in knots if not knot[0] & figures]
        members = [member for _, tied in touching for member in tied]
        knots.append((figures.union(*(shared for shared, _ in touching)), [*members, candidate]))
    return [members for _, members in knots if any(member.outcome is RelationOutcome.BROKEN for member in members)]


def _is_counted(judged: JudgedRelation) -> bool:
    """Tell whether a relation makes figures wrong when it is broken, and binds a repair when it holds."""
    binding = {RelationOutcome.HOLDS, RelationOutcome.BROKEN, RelationOutcome.NEEDS_BLANK}
    return judged.relation.severity is Severity.ERROR and judged.outcome in binding


def _repaired(knot: Sequence[JudgedRelation], most: int, seconds: float) -> Herstel:
    relations = [judged.relation for judged in knot]
    figures = list(dict.fromkeys(figure for relation in relations for figure in relation.figures))
    if len(figures) > _MOST_FIGURES:
        return Herstel((), volledig=False)
    numbers = {figure: number for number, figure in enumerate(figures)}
    bounds = [bound for relation in relations for bound in relation.bounds(numbers)]
    solutions = repairs(_variables(figures, knot), bounds, most=most, seconds=seconds)
    return _changes(solutions, figures, [relation for relation in relations if isinstance(relation, RatioRelation)])


def _variables(figures: Sequence[Figure], knot: Sequence[JudgedRelation]) -> list[Variable]:
    """Return what the solver needs to know of each figure; a blank hides a number where a relation needs it to."""
    needing_blanks = [judged.relation for judged in knot if judged.outcome is RelationOutcome.NEEDS_BLANK]
    hiding = {figure for relation in needing_blanks for figure in relation.figures}
    is_below_zero = any(figure.printed.low is not None and figure.printed.low < 0 for figure in figures)
    return [_variable(figure, hides=figure in hiding, negative=is_below_zero) for figure in figures]


def _variable(figure: Figure, *, hides: bool, negative: bool) -> Variable:
    low, high = figure.ends(blank_open=hides) or (Fraction(0), None)
    fixed = figure.fixed or not figure.has_number
    return Variable(low, high, whole=figure.printed.is_whole, fixed=fixed, negative=negative)


def _changes(solutions: RepairSolutions, figures: Sequence[Figure], ratios: Sequence[RatioRelation]) -> Herstel:
    """Turn solutions into changes; a printed ratio that changes alone gets the value that its figures give."""
    sets = []
    for solution in solutions.possible:
        changed = {figures[number] for number in solution.values}
        of_ratios = {
            ratio.result: ratio.fits() for ratio in ratios if not changed & {*ratio.numerator, *ratio.denominator}
        }
        sets.append(
            tuple(
                Wijziging(figures[number], of_ratios.get(figures[number]) or values)
                for number, values in solution.values.items()
            )
        )
    return Herstel(tuple(sets), solutions.complete)


# -------------------------------------------------------------------------------------------------------------- writing

_SHOWN = 10


def repair_lines(repair: Herstel, language: Language) -> list[str]:
    """Write the changes that every repair has, then those that differ, then the verdict."""
    sets = [[change.to_text().to(language) for change in changes] for changes in repair.mogelijk]
    always = [line for line in sets[0] if all(line in lines for lines in sets)] if sets else []
    alternatives = ["; ".join(line for line in lines if line not in always) for lines in sets]
    lines = list(always)
    if any(alternatives):
        lines += [(_AND_ONE if always else _ONE).to(language), *(f"- {line}" for line in alternatives[:_SHOWN])]
        lines += [_MORE.format(len(alternatives) - _SHOWN).to(language)] if len(alternatives) > _SHOWN else []
    return [*lines, repair.verdict().to(language)]


def repair_data(repair: Herstel, language: Language) -> Mapping[str, Any]:
    """Return a repair as plain data."""
    return {
        "unique": repair.uniek,
        "complete": repair.volledig,
        "verdict": repair.verdict().to(language),
        "sets": [[_change_data(change, language) for change in changes] for changes in repair.mogelijk],
    }


def _change_data(change: Wijziging, language: Language) -> dict[str, Any]:
    place = change.cijfer.place
    low, high = change.waarden
    return {
        "figure": change.cijfer.full_name.to(language),
        "file": place.file,
        "sheet": place.sheet,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "printed": change.cijfer.printed.text,
        "least": _json_number(low),
        "most": None if high is None else _json_number(high),
    }


def _json_number(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


_OR_MORE = Text("of meer", "or more")
_CHANGE = Text("{}: {} → {}", "{}: {} → {}")
_ONE = Text("Eén van:", "One of:")
_AND_ONE = Text("en daarbij één van:", "and with it one of:")
_MORE = Text("… en nog {}.", "… and {} more.")
_UNIQUE = Text("Dit is het enige kleinste herstel (uniek).", "This is the only smallest repair (unique).")
_AMBIGUOUS = Text(
    "Er zijn {} kleinste herstellingen, van elk {} cijfer(s) (meerduidig).",
    "There are {} smallest repairs, of {} figure(s) each (ambiguous).",
)
_AT_LEAST = Text(
    "Er zijn ten minste {} kleinste herstellingen, van elk {} cijfer(s); niet alle zijn gezocht (meerduidig).",
    "There are at least {} smallest repairs, of {} figure(s) each; not all were sought (ambiguous).",
)
_NO_REPAIR = Text("Geen wijziging van cijfers maakt dit kloppend.", "No change of figures makes this hold.")
_NOT_FOUND = Text(
    "Binnen de tijd is geen herstel gevonden; er kan er een zijn.", "No repair was found in time; there may be one."
)
