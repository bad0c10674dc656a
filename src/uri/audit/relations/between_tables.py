"""What must hold between the standard tables of one publication, and between those and earlier ones.

Tables are matched by the codes of their rows, so that wording does not matter. The kinds of relation are those that the
library's own tables declare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from uri.aggregate import RelatieSoort
from uri.audit.audit_rules import TABELLEN
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.standard_tables import FigureColumn, StandardTables, TableKind
from uri.audit.relations.figure_relations import SumRelation
from uri.findings import Severity
from uri.languages import Text
from uri.taxonomy import Schendingstype, vergroving

# ------------------------------------------------------------------------------------------------ within a publication


def between_tables(tables: StandardTables) -> list[SumRelation]:
    """Relate the standard tables of a publication to one another."""
    relations: list[SumRelation] = []
    reported, aangetoond, measures = tables.reported, tables.aangetoond, tables.measures
    if measures is not None and measures.total is not None and reported is not None and reported.total is not None:
        relations.append(SumRelation(rule=TABELLEN.id, left=(measures.total,), right=(reported.total,)))
    if aangetoond is not None and tables.taken:
        relations.append(
            SumRelation(rule=RelatieSoort.AFGEDAAN.value, left=tables.taken, right=aangetoond.whole(), at_most=True)
        )
    series = tables.of_year(TableKind.AANGETOOND_PER_JAAR, tables.jaar)
    if series is not None and aangetoond is not None:
        relations += _alike(series, aangetoond)
    return relations


def _alike(ours: FigureColumn, theirs: FigureColumn) -> Iterator[SumRelation]:
    """Relate two columns of one year with the same codes, row by row, and their totals."""
    rule = RelatieSoort.JAARKOLOM.value
    their_figures = dict(theirs.by_code())
    for code, figure in ours.by_code():
        if code in their_figures:
            yield SumRelation(rule=rule, left=(figure,), right=(their_figures[code],))
    if ours.total is not None and theirs.total is not None:
        yield SumRelation(rule=rule, left=(ours.total,), right=(theirs.total,))


# ------------------------------------------------------------------------------------------------- earlier publications


def with_earlier(tables: StandardTables, earlier: Mapping[int, StandardTables]) -> tuple[list[SumRelation], list[Text]]:
    """Compare what is said of earlier years with what was published then, as finely as both lists allow.

    Args:
        tables: The standard tables of the publication.
        earlier: Those of earlier publications, by their year.

    Returns:
        The relations, and a remark for each year that names the rows that cannot be compared.
    """
    relations: list[SumRelation] = []
    remarks: list[Text] = []
    for year, then in earlier.items():
        for ours, theirs in _columns_of_year(tables, then, year):
            comparable, lost = _coarsened(ours, theirs)
            relations += comparable
            if lost:
                remarks.append(_INCOMPARABLE.format(year, ", ".join(lost)))
    return relations, remarks


def _columns_of_year(
    now: StandardTables, then: StandardTables, year: int
) -> Iterator[tuple[FigureColumn, FigureColumn]]:
    """Give each column that is now printed of a year, with the one that was printed of it then."""
    pairs = [(now.of_year(TableKind.AANGETOOND_PER_JAAR, year), then.aangetoond)]
    pairs += [(now.of_year(kind, year), then.of_year(kind, year)) for kind in TableKind]
    for ours, theirs in pairs:
        if ours is not None and theirs is not None:
            yield ours, theirs


def _coarsened(ours: FigureColumn, theirs: FigureColumn) -> tuple[list[SumRelation], list[str]]:
    """Relate two columns at the finest common coarsening of their editions; name the rows that cannot be compared."""
    recognitions = [column.published.recognition for column in (ours, theirs)]
    editions = [recognition.editie for recognition in recognitions if recognition is not None and recognition.has_types]
    if len(editions) < len(recognitions):
        return list(_alike(ours, theirs)), []
    common = vergroving(editions, "schendingen")
    relations: list[SumRelation] = []
    for group in common.groepen:
        left, right = _within(ours, group), _within(theirs, group)
        if left and right:
            relations.append(_year_relation(left, right))
    placed = {figure for relation in relations for figure in relation.figures}
    if common.totaal and ours.total is not None and theirs.total is not None:
        relations.append(_year_relation((ours.total,), (theirs.total,)))
    lost = [figure.name.nl for column in (ours, theirs) for _, figure in column.by_code() if figure not in placed]
    return relations, lost


def _within(column: FigureColumn, group: frozenset[Schendingstype]) -> tuple[Figure, ...]:
    """Return the figures of the rows whose leaves all lie within a group."""
    return tuple(figure for leaves, figure in column.by_leaves() if leaves <= group)


def _year_relation(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
    return SumRelation(rule=RelatieSoort.JAARKOLOM.value, left=left, right=right, severity=Severity.WARNING)


_INCOMPARABLE = Text(
    "Deze rijen over {} zijn niet te vergelijken met wat toen is gepubliceerd: {}.",
    "These rows on {} cannot be compared with what was published then: {}.",
)
