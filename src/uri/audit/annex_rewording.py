"""How an annex can be repaired: which of its cases to word otherwise, so that it says what the tables print.

The counts of an annex are no figures that can change by themselves. They come from cases, and a case that changes from
one kind into another changes several counts at once. So what is sought is the fewest cases to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from uri.audit.printed_tables.annex import Annex, AnnexCase
from uri.audit.printed_tables.annex_counts import AnnexCounts, CaseCount, CaseKind
from uri.audit.printed_tables.figures import Figure, Interval
from uri.audit.relations.figure_relations import PrintedRelation
from uri.audit.repair_solver import Bound, OutOfWorkError, Work
from uri.audit.repair_solver.programmes import Programme, Unsolved
from uri.languages import Text, counted
from uri.taxonomy import Afdoening, Schendingstype, Uitkomst
from uri.taxonomy.labels import normal


@attrs.frozen
class Zaaksoort:
    """A kind of case, as an annex prints it.

    Attributes:
        type: Its type.
        woorden: What is said of its outcome.
    """

    type: Schendingstype
    woorden: str

    def to_text(self) -> Text:
        """Write the type and the words."""
        return _KIND.format(self.type.label, self.woorden)


@attrs.frozen
class Omzetting:
    """Cases of one kind that become cases of another.

    Attributes:
        van: What they are; None where they are added.
        naar: What they become; None where they are left out.
        aantal: How many cases.
    """

    van: Zaaksoort | None
    naar: Zaaksoort | None
    aantal: int

    def to_text(self) -> Text:
        """Write the change as ``kind → kind: how many``."""
        before, after = (_NO_CASE if kind is None else kind.to_text() for kind in (self.van, self.naar))
        return _MOVE.format(before, after, counted(self.aantal, _CASE, _CASES))


@attrs.frozen
class Bijlageherstel:
    """The smallest repair of an annex beside tables that stay as they are.

    Attributes:
        bijlage: The name of the annex.
        omzettingen: Which kinds of case change into which; one of the ways to do it with so few. None where no change
            of cases makes the annex fit, or none was found.
        volledig: False where there may be one, as the work was done before it was found.
    """

    bijlage: str
    omzettingen: tuple[Omzetting, ...] | None
    volledig: bool = True

    @property
    def aantal(self) -> int | None:
        """How many cases change: no fewer will do. None where there is no such repair."""
        return None if self.omzettingen is None else sum(move.aantal for move in self.omzettingen)


_Place: TypeAlias = Zaaksoort | None
_Move: TypeAlias = tuple[_Place, _Place]


def reword(
    annex: Annex, relations: Sequence[PrintedRelation], ends: Mapping[Figure, Interval], work: Work
) -> Bijlageherstel:
    """Find the fewest cases to change, so that everything holds between an annex and what is printed.

    Args:
        annex: The annex.
        relations: What must hold, of all that counts its cases.
        ends: Between which numbers each figure lies as printed.
        work: What may be done; it is spent.

    Raises:
        MissingExtraError: The package highspy is not installed.
    """
    try:
        return Bijlageherstel(annex.name, _Rewording(annex, relations, ends, work).fewest())
    except OutOfWorkError:
        return Bijlageherstel(annex.name, None, volledig=False)


class _Rewording:
    """The programme: a column for each way in which a case can change, a row for each bound."""

    def __init__(
        self, annex: Annex, relations: Sequence[PrintedRelation], ends: Mapping[Figure, Interval], work: Work
    ) -> None:
        figures = list(dict.fromkeys(figure for relation in relations for figure in relation.figures))
        self._figures, self._ends, self._work = figures, ends, work
        self._bounds = [bound for relation in relations for bound in relation.bounds(_numbers(figures))]
        self._present = Counter(Zaaksoort(case.type, case.words) for case in _alike(annex))
        counts = [figure for figure in figures if isinstance(figure, CaseCount) and figure.counts.annex is annex]
        sure = [count for count in counts if count.printed.low == count.printed.high]
        self._positions: dict[Figure, int] = {count: position for position, count in enumerate(sure)}
        self._kinds = _Kinds(annex, sure)
        self._moves = list(self._useful_moves())

    def fewest(self) -> tuple[Omzetting, ...] | None:
        """Return the fewest changes; of those that tie, types stay where they can, and no case is added."""
        solution = self._programme().minimise()
        if isinstance(solution, Unsolved):
            return None
        counted = ((move, round(solution[move])) for move in self._moves)
        return tuple(Omzetting(before, after, count) for (before, after), count in counted if count)

    def _useful_moves(self) -> Iterator[_Move]:
        """Give for each kind that there is, and for a case that is added, the lightest change of each effect."""
        targets: list[_Place] = [*self._kinds.all(), None]
        for before in [*self._present, None]:
            self._work.spend(len(targets) * (1 + len(self._positions)))
            by_effect = {self._kinds.counted(before): before}
            for after in sorted(targets, key=lambda after: _extra_cost(before, after)):
                by_effect.setdefault(self._kinds.counted(after), after)
            yield from ((before, after) for after in by_effect.values() if after != before)

    def _programme(self) -> Programme:
        programme = Programme(self._work)
        weight = 4.0 * (1 + sum(self._present.values()))
        for before, after in self._moves:
            cost = weight + _extra_cost(before, after)
            programme.column((before, after), 0.0, None, whole=True, cost=cost)
        for kind, number in self._present.items():
            leaving = {move: 1.0 for move in self._moves if move[0] == kind}
            programme.row(leaving, most=float(number))
        for figure in self._figures:
            low, high = self._ends[figure]
            if figure not in self._positions and low != high:
                programme.column(
                    figure, float(low), None if high is None else float(high), whole=figure.printed.is_whole
                )
        for bound in self._bounds:
            self._require(programme, bound)
        return programme

    def _require(self, programme: Programme, bound: Bound) -> None:
        """Require a bound of what the cases come to once they have changed."""
        row: dict[Any, float] = {}
        limit = bound.limit
        for number, factor in bound.terms:
            figure = self._figures[number]
            if figure in programme:
                row[figure] = row.get(figure, 0.0) + float(factor)
                continue
            limit -= factor * self._ends[figure][0]
            for move, effect in self._effects(figure):
                row[move] = row.get(move, 0.0) + float(factor * effect)
        programme.row(row, most=float(limit))

    def _effects(self, figure: Figure) -> Iterator[tuple[_Move, int]]:
        """Give by how much each change of a case changes a count."""
        if figure not in self._positions:
            return
        position = self._positions[figure]
        for before, after in self._moves:
            effect = self._kinds.counted(after)[position] - self._kinds.counted(before)[position]
            if effect:
                yield (before, after), effect


class _Kinds:
    """Which kinds of case there can be, and which of them each count counts."""

    def __init__(self, annex: Annex, counts: Sequence[CaseCount]) -> None:
        self._annex = annex
        self._counts = counts
        self._readings = {count.counts: _by_words(count.counts) for count in counts}
        self._known: dict[_Place, tuple[int, ...]] = {None: (0,) * len(counts)}

    def all(self) -> list[Zaaksoort]:
        """Return every type of the annex and its edition, with all words of both."""
        editie = self._annex.editie
        types = dict.fromkeys([*(case.type for case in self._annex.cases), *(row.code for row in editie.rijen)])
        words = dict.fromkeys([*(case.words for case in _alike(self._annex)), *self._unused()])
        return [Zaaksoort(type_, said) for type_ in types for said in words]

    def counted(self, place: _Place) -> tuple[int, ...]:
        """Return for each count whether it counts a kind of case: 1 or 0."""
        if place is not None and place not in self._known:
            self._known[place] = tuple(int(self._kind(count.counts, place) in count.group) for count in self._counts)
        return self._known[place]

    def _unused(self) -> dict[str, tuple[Uitkomst, Afdoening]]:
        """Return words of the edition that no case need have yet, with what they say: its phrases and measures.

        A phrase that leaves the outcome open stands for a case that was substantiated, as others say the contrary.
        """
        measures = self._annex.editie.afdoeningen
        phrases = {phrase.text: phrase.meaning for phrase in measures.zinnen if phrase.text is not None}
        said = {
            text: (_likely(meaning.uitkomsten), measures.heaviest(meaning.afdoeningen))
            for text, meaning in phrases.items()
            if meaning.uitkomsten
        }
        rows = [row for row in measures.rijen if row.code is not Afdoening.GEEN]
        return {**said, **{row.label: (Uitkomst.AANGETOOND, row.code) for row in rows}}

    def _kind(self, counts: AnnexCounts, place: Zaaksoort) -> CaseKind:
        said = normal(place.woorden)
        like = self._readings[counts].get(said)
        if like is not None:
            return attrs.evolve(like, type=place.type)
        return CaseKind(place.type, said, *self._unused()[place.woorden])


def _numbers(figures: Iterable[Figure]) -> dict[Figure, int]:
    return {figure: number for number, figure in enumerate(figures)}


def _alike(annex: Annex) -> list[AnnexCase]:
    """Return the cases with one spelling of the same words."""
    spelling: dict[str, str] = {}
    return [attrs.evolve(case, words=spelling.setdefault(normal(case.words), case.words)) for case in annex.cases]


def _likely(outcomes: Sequence[Uitkomst]) -> Uitkomst:
    return Uitkomst.AANGETOOND if Uitkomst.AANGETOOND in outcomes else outcomes[0]


def _by_words(counts: AnnexCounts) -> dict[str, CaseKind]:
    """Return a kind of case with each of the words: what they say hangs on no type."""
    return {kind.words: kind for kind in counts.cases}


def _extra_cost(before: _Place, after: _Place) -> int:
    """Return what a change costs beside the case: nothing where its type stays, most where a case comes or goes."""
    if before is None or after is None:
        return 2
    return int(before.type is not after.type)


_KIND = Text("{}, “{}”", "{}, “{}”")
_NO_CASE = Text("(geen zaak)", "(no case)")
_MOVE = Text("{} → {}: {}", "{} → {}: {}")
_CASE, _CASES = Text("zaak", "case"), Text("zaken", "cases")
