"""What follows from type and measure together: how many cases with a measure the annex and the tables leave room for.

A measure is taken in substantiated cases only. So of each type no more of them can have a measure than the annex lists
with one, and no more than the overview counts as substantiated. What the types leave room for together is often less
than either total: a table of measures may agree with both and yet have no cases to stand for.
"""

from __future__ import annotations

from collections.abc import Iterator

from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import BIJLAGE
from uri.audit.printed_tables.annex_counts import AnnexCounts, CaseGroup
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.standard_tables import FigureColumn, StandardTables
from uri.audit.relations.figure_relations import SumRelation, broken_count
from uri.audit.relations.within_table import relations_within
from uri.languages import Text
from uri.taxonomy import Afdoening, Schendingstype, Uitkomst

_TAKEN = frozenset(Afdoening) - {Afdoening.GEEN, Afdoening.EIGEN_VERZOEK}


def annex_bounds(counts: AnnexCounts, tables: StandardTables) -> Iterator[SumRelation]:
    """Give what the table of measures can be at most, with the annex and the overview as they are.

    All measures are looked at together; where those fit, each level by itself, and then each measure.
    """
    overview = tables.aangetoond
    if overview is None or not tables.taken:
        return
    for step in _steps(tables):
        bounds = [_room(counts, overview, measures, printed) for measures, printed in step]
        yield from bounds
        if broken_count(bounds):
            break
    yield from _beside_none(counts, overview, tables.taken)


def groups_by_row(column: FigureColumn, uitkomst: Uitkomst | None = None) -> Iterator[tuple[CaseGroup, Figure]]:
    """Give the kinds of case that each row counts, of types or of measures, with its figure."""
    for leaves, figure in column.by_leaves():
        types = frozenset(leaf for leaf in leaves if isinstance(leaf, Schendingstype))
        measures = frozenset(leaf for leaf in leaves if isinstance(leaf, Afdoening))
        yield CaseGroup(types=types or None, afdoeningen=measures or None, uitkomst=uitkomst), figure


def levels(column: FigureColumn) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    """Give the figures that each subtotal adds up, with the subtotal, where all of them have a code."""
    table = column.published.table
    coded = {figure for _, figure in column.by_code()}
    subtotals = {
        row[column.position]
        for kind, row in zip((row.kind for row in table.rows), table.figures, strict=True)
        if kind is RijSoort.SUBTOTAAL
    }
    for relation in relations_within(table).relations:
        if subtotals.issuperset(relation.right) and coded.issuperset(relation.left) and not relation.at_most:
            yield relation.left, relation.right[0]


def _steps(tables: StandardTables) -> Iterator[list[tuple[frozenset[Afdoening], tuple[Figure, ...]]]]:
    """Give the measures with what is printed of them: all that were taken, those of each level, and each of them."""
    if tables.measures is None:
        return
    leaves = {figure: measures for measures, figure in tables.measures.by_leaves() if figure in tables.taken}
    yield [(_TAKEN, tables.taken)]
    taken_levels = [taken for rows, _ in levels(tables.measures) if (taken := tuple(filter(leaves.__contains__, rows)))]
    yield [(frozenset[Afdoening]().union(*(leaves[figure] for figure in rows)), rows) for rows in taken_levels]
    yield [(measures, (figure,)) for figure, measures in leaves.items()]


def _room(
    counts: AnnexCounts, overview: FigureColumn, measures: frozenset[Afdoening], printed: tuple[Figure, ...]
) -> SumRelation:
    """Bound printed measures by the sum over the types of what annex and overview both leave room for.

    The figures of the overview come last, so that it shows where the overview has the least room.
    """
    listed: list[Figure] = []
    tight: list[Figure] = []
    groups = dict(groups_by_row(overview))
    for group, figure in groups.items():
        count = counts.figure(CaseGroup(types=group.types, afdoeningen=measures), _WITH.format(figure.name))
        if _is_less(figure, counts.number(count.group)):
            tight.append(figure)
        else:
            listed.append(count)
    elsewhere = CaseGroup(afdoeningen=measures, outside=tuple(groups))
    if counts.number(elsewhere):
        listed.append(counts.figure(elsewhere, _ELSEWHERE))
    return SumRelation(
        rule=BIJLAGE.id, left=printed, right=(*listed, *tight), at_most=True, implied=True, wording=_ROOM
    )


def _is_less(figure: Figure, number: int) -> bool:
    """Tell whether a figure can only be less than a number."""
    ends = figure.ends()
    return ends is not None and ends[1] is not None and ends[1] < number


def _beside_none(counts: AnnexCounts, overview: FigureColumn, taken: tuple[Figure, ...]) -> Iterator[SumRelation]:
    """Bound the measures by what is substantiated, less the cases that the annex has substantiated without one."""
    placed = tuple(group for group, _ in groups_by_row(overview))
    without = CaseGroup(uitkomst=Uitkomst.AANGETOOND, afdoeningen=frozenset({Afdoening.GEEN}))
    if not counts.number(without) or counts.number(CaseGroup(outside=placed)):
        return  # it adds nothing to what the tables say, or it is not known whether the total counts every case
    left = (*taken, counts.figure(without, _WITHOUT))
    yield SumRelation(rule=BIJLAGE.id, left=left, right=overview.whole(), at_most=True, implied=True, wording=_BESIDE)


_WITH = Text("zaken met een afdoening: {}", "cases with a measure: {}")
_ELSEWHERE = Text("zaken met een afdoening zonder rij", "cases with a measure without a row")
_WITHOUT = Text("zaken: aangetoond zonder afdoening", "cases: substantiated without a measure")
_ROOM = Text(
    "Afdoeningen, naast wat er per type aangetoond is en in de bijlage een afdoening heeft",
    "Measures, beside what is substantiated of each type and has a measure in the annex",
)
_BESIDE = Text(
    "Afdoeningen met de aangetoonde zaken zonder, naast alle aangetoonde",
    "Measures with the substantiated cases that have none, beside all that are substantiated",
)
