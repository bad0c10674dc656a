"""The smallest repairs: which printed figures to change so that everything holds.

Relations that share figures, of which one is broken, hang together in a knot. Each knot is repaired by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from importlib.util import find_spec
from itertools import islice, product

import attrs

from uri.audit.annex_rewording import Bijlageherstel, reword
from uri.audit.contradictions import JudgedRelation
from uri.audit.printed.printed_numbers import PrintedKind
from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.annex_counts import CaseCount
from uri.audit.printed_tables.figures import Figure, written
from uri.audit.relations.figure_relations import PrintedRelation, RatioRelation, RelationOutcome
from uri.audit.repair_solver import (
    Domain,
    OutOfWorkError,
    RepairSolutions,
    Variable,
    Work,
    hanging_together,
    repairs,
)
from uri.findings import Severity
from uri.languages import Text, counted, joined


@attrs.frozen
class Wijziging:
    """One figure to change.

    Attributes:
        cijfer: The figure as printed, with its place.
        waarden: Between which values it would fit, both included; None where there is no end.
    """

    cijfer: Figure
    waarden: Domain

    def to_text(self) -> Text:
        """Write the change as ``figure: printed → what fits``."""
        return _CHANGE.format(self.cijfer.full_name, self.cijfer.printed.abbreviated or "-", self._fitting())

    def _fitting(self) -> Text:
        decimals, percent = self.cijfer.printed.decimals, self.cijfer.printed.percent
        low, high = (None if end is None else written(Fraction(end), decimals, percent=percent) for end in self.waarden)
        if low is None or high is None:
            return _ANY if low == high else _OR_MORE.format(low) if high is None else _OR_LESS.format(high)
        return low if low == high else _BETWEEN.format(low, high)


_NAMED = 5
"""So many figures are named of which no repair was found."""


@attrs.frozen
class Herstel:
    """The smallest repairs of one knot of figures that hang together.

    Attributes:
        mogelijk: Every smallest repair that was found: a set of changes each.
        volledig: False when there may be more, as a limit of number, work or time was reached.
        minstens: How many figures must be changed at least, which is proved.
        verdacht: The figures of which at least one must be changed.
        bijlage: The repair of the annex that is possible instead, where these figures contradict one.
    """

    mogelijk: tuple[tuple[Wijziging, ...], ...]
    volledig: bool
    minstens: int = 0
    verdacht: tuple[Figure, ...] = ()
    bijlage: Bijlageherstel | None = None

    @property
    def uniek(self) -> bool:
        """Whether there is one smallest repair, and one only."""
        return self.volledig and len(self.mogelijk) == 1

    def verdict(self) -> Text:
        """Say whether the repair is unique, ambiguous, or not found."""
        if not self.mogelijk:
            return _NO_REPAIR if self.volledig else self._not_found()
        if self.uniek:
            return _UNIQUE
        return (_AMBIGUOUS if self.volledig else _AT_LEAST).format(
            len(self.mogelijk), counted(len(self.mogelijk[0]), FIGURE, FIGURES)
        )

    def _not_found(self) -> Text:
        """Say of which figures no repair was found, and how many are wrong at least."""
        named = [figure.full_name for figure in self.verdacht[:_NAMED]]
        others = len(self.verdacht) - len(named)
        names = joined([*named, *([_OTHERS.format(others)] if others else [])], ", ")
        return _NOT_FOUND.format(names, counted(self.minstens, FIGURE, FIGURES))


def can_repair() -> bool:
    """Tell whether the solver is installed."""
    return find_spec("highspy") is not None


def find_repairs(judged: Sequence[JudgedRelation], work: Work, *, most: int) -> tuple[Herstel, ...]:
    """Find the smallest repairs of each knot.

    Args:
        judged: Every relation between the figures.
        work: What may be done for all knots together; it is spent.
        most: How many repairs of a knot are sought.

    Raises:
        MissingExtraError: The package highspy is not installed.
    """
    found: list[Herstel] = []
    for knot in [*broken_knots(judged), *hiding_knots(judged)]:
        try:
            found += _repaired(knot, work, most)
        except OutOfWorkError:
            broken = [member.relation for member in knot if member.outcome is RelationOutcome.BROKEN]
            found.append(Herstel((), volledig=False, minstens=1, verdacht=_may_be_wrong(broken)))
    return tuple(_with_annexes(found, list(filter(_is_counted, judged)), work, most))


def _with_annexes(found: list[Herstel], counted: Sequence[JudgedRelation], work: Work, most: int) -> list[Herstel]:
    """Put the repairs beside each annex together, with the repair of the annex that is possible instead."""
    for annex, about in _by_annex(counted):
        broken = [judged.relation for judged in about if judged.outcome is RelationOutcome.BROKEN]
        if not broken:
            continue
        figures = {figure for relation in broken for figure in relation.figures}
        beside = [repair for repair in found if not figures.isdisjoint(repair.verdacht)]
        others = [repair for repair in found if figures.isdisjoint(repair.verdacht)]
        hiding = _hiding(about)
        ends = {
            figure: figure.ends(blank_open=figure in hiding) or (Fraction(0), None)
            for judged in about
            for figure in judged.relation.figures
        }
        rewording = reword(annex, [judged.relation for judged in about], ends, work)
        found = [attrs.evolve(_together(beside, most), bijlage=rewording), *others]
    return found


def _by_annex(counted: Sequence[JudgedRelation]) -> list[tuple[Annex, list[JudgedRelation]]]:
    by_annex: dict[int, tuple[Annex, list[JudgedRelation]]] = {}
    for judged in counted:
        annexes = {
            id(one.counts.annex): one.counts.annex for one in judged.relation.figures if isinstance(one, CaseCount)
        }
        for key, annex in annexes.items():
            by_annex.setdefault(key, (annex, []))[1].append(judged)
    return list(by_annex.values())


def _together(repairs_apart: Sequence[Herstel], most: int) -> Herstel:
    """Return the repairs of knots as those of one."""
    if len(repairs_apart) == 1:
        return repairs_apart[0]
    chosen = product(*(repair.mogelijk for repair in repairs_apart))
    sets = [tuple(change for changes in parts for change in changes) for parts in islice(chosen, most + 1)]
    return Herstel(
        tuple(sets[:most]) if repairs_apart else (),
        all(repair.volledig for repair in repairs_apart) and len(sets) <= most,
        sum(repair.minstens for repair in repairs_apart),
        tuple(figure for repair in repairs_apart for figure in repair.verdacht),
    )


def broken_knots(judged: Sequence[JudgedRelation]) -> list[list[JudgedRelation]]:
    """Part the relations that make figures wrong into knots: those that share figures, of which one is broken."""
    return [knot for knot in _knots(judged) if _is_broken(knot)]


def hiding_knots(judged: Sequence[JudgedRelation]) -> list[list[JudgedRelation]]:
    """Part the relations with hidden figures into knots in which each relation by itself holds.

    That does not say that all of them hold together: what is hidden is one number in all of them.
    """
    return [
        knot
        for knot in _knots(judged)
        if len(knot) > 1
        and not _is_broken(knot)
        and any(figure.printed.kind is PrintedKind.SUPPRESSED for member in knot for figure in member.relation.figures)
    ]


def fit_together(knot: Sequence[JudgedRelation], work: Work) -> bool:
    """Tell whether some numbers satisfy all relations of a knot.

    Args:
        knot: The relations.
        work: What may be done; it is spent.

    Raises:
        OutOfWorkError: There was too little work left to tell.
        MissingExtraError: The package highspy is not installed.
    """
    return not _solutions(knot, work, 1)[1]


def _knots(judged: Sequence[JudgedRelation]) -> list[list[JudgedRelation]]:
    """Part the relations that make figures wrong into knots that share no figure."""
    counted = list(filter(_is_counted, judged))
    knots = hanging_together(
        [figure for figure in candidate.relation.figures if _may_change(figure)] for candidate in counted
    )
    return [[counted[number] for number in knot] for knot in knots]


def _is_broken(knot: Sequence[JudgedRelation]) -> bool:
    return any(member.outcome is RelationOutcome.BROKEN for member in knot)


def _is_counted(judged: JudgedRelation) -> bool:
    """Tell whether a relation makes figures wrong when it is broken, and binds a repair when it holds."""
    binding = {RelationOutcome.HOLDS, RelationOutcome.BROKEN, RelationOutcome.NEEDS_BLANK}
    return judged.relation.severity is Severity.ERROR and judged.outcome in binding


def _may_be_wrong(relations: Sequence[PrintedRelation]) -> tuple[Figure, ...]:
    figures = (figure for relation in relations for figure in reversed(relation.figures))
    return tuple(dict.fromkeys(figure for figure in figures if _may_change(figure)))


def _repaired(knot: Sequence[JudgedRelation], work: Work, most: int) -> list[Herstel]:
    """Find the repairs of a knot, of which parts may be repaired by themselves."""
    figures, parts = _solutions(knot, work, most)
    ratios = [judged.relation for judged in knot if isinstance(judged.relation, RatioRelation)]
    return [_changes(part, figures, ratios) for part in parts]


def _solutions(
    knot: Sequence[JudgedRelation], work: Work, most: int
) -> tuple[list[Figure], tuple[RepairSolutions, ...]]:
    """Return the figures of a knot, and the smallest sets of them that make all of it hold; none where it does."""
    relations = [judged.relation for judged in knot]
    figures = list(dict.fromkeys(figure for relation in relations for figure in relation.figures))
    work.spend(len(figures))
    numbers = {figure: number for number, figure in enumerate(figures)}
    bounds = [bound for relation in relations for bound in relation.bounds(numbers)]
    return figures, repairs(_variables(figures, knot), bounds, work, most=most)


def _variables(figures: Sequence[Figure], knot: Sequence[JudgedRelation]) -> list[Variable]:
    """Return what the solver needs to know of each figure; a blank hides a number where a relation needs it to."""
    hiding = _hiding(knot)
    is_below_zero = any(figure.printed.low is not None and figure.printed.low < 0 for figure in figures)
    return [_variable(figure, hides=figure in hiding, negative=is_below_zero) for figure in figures]


def _hiding(knot: Sequence[JudgedRelation]) -> set[Figure]:
    """Return the figures of the relations that hold only if a blank hides something."""
    needing_blanks = [judged.relation for judged in knot if judged.outcome is RelationOutcome.NEEDS_BLANK]
    return {figure for relation in needing_blanks for figure in relation.figures}


def _may_change(figure: Figure) -> bool:
    """Tell whether a figure can be called wrong by itself: the counts of an annex come from its cases."""
    return not (figure.fixed or isinstance(figure, CaseCount))


def _variable(figure: Figure, *, hides: bool, negative: bool) -> Variable:
    low, high = figure.ends(blank_open=hides) or (Fraction(0), None)
    fixed = not (_may_change(figure) and figure.has_number)
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
    suspects = tuple(figures[number] for number in sorted(solutions.suspects))
    return Herstel(tuple(sets), solutions.complete, solutions.least, suspects)


_ANY = Text("een ander getal", "another number")
_OR_MORE = Text("{} of meer", "{} or more")
_OR_LESS = Text("{} of minder", "{} or less")
_BETWEEN = Text("{} tot en met {}", "{} to {}")
_CHANGE = Text("{}: {} → {}", "{}: {} → {}")
FIGURE, FIGURES = Text("cijfer", "figure"), Text("cijfers", "figures")
"""The words for what a repair changes."""
_UNIQUE = Text("Dit is het enige kleinste herstel (uniek).", "This is the only smallest repair (unique).")
_AMBIGUOUS = Text(
    "Er zijn {} kleinste herstellingen, van elk {} (meerduidig).",
    "There are {} smallest repairs, of {} each (ambiguous).",
)
_AT_LEAST = Text(
    "Er zijn ten minste {} kleinste herstellingen, van elk {}; niet alle zijn gezocht (meerduidig).",
    "There are at least {} smallest repairs, of {} each; not all were sought (ambiguous).",
)
_NO_REPAIR = Text("Geen wijziging van cijfers maakt dit kloppend.", "No change of figures makes this hold.")
_NOT_FOUND = Text(
    "Binnen de tijd is geen herstel gevonden; er kan er een zijn. Gezocht bij: {}. Fout: ten minste {}.",
    "No repair was found in time; there may be one. Sought at: {}. Wrong: at least {}.",
)
_OTHERS = Text("en nog {}", "and {} more")
