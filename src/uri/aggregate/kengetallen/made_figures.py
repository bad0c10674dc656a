"""Key figures made from counts: the figure where the counts bear one, and why not where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from uri.aggregate.cubes.units import Leeg
from uri.aggregate.kengetallen.counted_figure import CountedFigure
from uri.aggregate.kengetallen.figure_definitions import FigureDefinition
from uri.aggregate.kengetallen.kengetal import Kengetal, Kengetalsoort
from uri.aggregate.kengetallen.year_counts import YearCounts
from uri.languages import Text
from uri.taxonomy import Basis


def made_figures(
    known: Iterable[FigureDefinition], counts: YearCounts, before: YearCounts | None = None
) -> Mapping[str, Kengetal]:
    """Make key figures from the counts of a year.

    Args:
        known: What the figures are.
        counts: The counts of the year.
        before: The counts of the year before, for the changes; without it there are none.
    """
    return {one.naam: _made(one, counts, before) for one in known}


def _made(definition: FigureDefinition, counts: YearCounts, before: YearCounts | None) -> Kengetal:
    bare = Kengetal(
        naam=definition.naam,
        label=definition.label,
        soort=definition.soort,
        per=definition.per,
        zonder=counts.zonder,
    )
    if definition.soort is Kengetalsoort.DUUR:
        return _duration(bare, definition, counts)
    figures = [counts.figures.get(name) for name in definition.counts]
    for name, figure in zip(definition.counts, figures, strict=True):
        if figure is None:
            reason = counts.reasons.get(name)
            leeg = Leeg.NIET_VERZAMELD if reason is None else Leeg.NIET_VAN_TOEPASSING
            return attrs.evolve(bare, leeg=leeg, reden=reason)
    told = [figure for figure in figures if figure is not None]
    if definition.soort in {Kengetalsoort.VERSCHIL, Kengetalsoort.GROEI}:
        return _change(bare, told[0], None if before is None else before.figures.get(definition.teller))
    return _count(bare, told[0]) if definition.noemer is None else _ratio(bare, *told)


def _count(bare: Kengetal, counted: CountedFigure) -> Kengetal:
    return attrs.evolve(bare, waarde=Fraction(counted.number), teller=counted.number, basis=counted.basis)


def _ratio(bare: Kengetal, above: CountedFigure, below: CountedFigure) -> Kengetal:
    """Divide two counts. A share of two sources is not made: nothing bounds the one by the other."""
    ratio = attrs.evolve(bare, teller=above.number, noemer=below.number, basis=above.basis, noemer_basis=below.basis)
    if bare.soort is Kengetalsoort.AANDEEL and not above.is_of_one_source(below):
        return attrs.evolve(ratio, leeg=Leeg.NIET_VAN_TOEPASSING, reden=_TWO_SOURCES.format(above.source, below.source))
    if not below.number:
        return attrs.evolve(ratio, leeg=Leeg.NIET_VAN_TOEPASSING, reden=_OF_NONE)
    return attrs.evolve(ratio, waarde=Fraction(bare.per * above.number, below.number))


def _change(bare: Kengetal, now: CountedFigure, then: CountedFigure | None) -> Kengetal:
    """Subtract a count from that of the year after, where both count the same thing as far as they say."""
    if then is None:
        return attrs.evolve(bare, leeg=Leeg.NIET_VERZAMELD)
    change = attrs.evolve(
        bare, teller=now.number - then.number, noemer=then.number, basis=now.basis, noemer_basis=then.basis
    )
    if len({now.basis, then.basis} - {Basis.NIET_OPGEGEVEN}) > 1:
        reason = _TWO_BASES.format(then.basis.label, now.basis.label)
        return attrs.evolve(change, leeg=Leeg.NIET_VAN_TOEPASSING, reden=reason)
    if bare.soort is Kengetalsoort.VERSCHIL:
        return attrs.evolve(change, waarde=Fraction(now.number - then.number))
    if not then.number:
        return attrs.evolve(change, leeg=Leeg.NIET_VAN_TOEPASSING, reden=_OF_NONE)
    return attrs.evolve(change, waarde=Fraction(now.number - then.number, then.number))


def _duration(bare: Kengetal, definition: FigureDefinition, counts: YearCounts) -> Kengetal:
    """Find the days within which a share of the cases was closed; of classes of days, between which days they lie."""
    durations, share = counts.durations, Fraction(definition.teller)
    found = None if durations is None else durations.median() if share == _HALF else durations.quantile(share)
    if durations is None or found is None:
        return attrs.evolve(bare, leeg=Leeg.NIET_VERZAMELD)
    told = attrs.evolve(bare, noemer=durations.aantal, basis=Basis.AFGEROND, noemer_basis=Basis.AFGEROND)
    low, high = found
    if low == high:
        return attrs.evolve(told, waarde=low)
    return attrs.evolve(told, bereik=found, leeg=Leeg.NIET_BEKEND)


_HALF = Fraction(1, 2)
_TWO_SOURCES = Text(
    "teller en noemer komen uit verschillende bronnen ({}; {})", "numerator and denominator are of two sources ({}; {})"
)
_OF_NONE = Text("de noemer is nul", "the denominator is zero")
_TWO_BASES = Text("de jaren tellen op een andere basis ({}; {})", "the years count on another basis ({}; {})")
