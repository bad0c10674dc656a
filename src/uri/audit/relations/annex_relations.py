"""What must hold between an annex and the tables, by the way to read its words that fits the tables best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from uri.audit.audit_rules import BIJLAGE
from uri.audit.printed_tables.annex import Annex, reading_text
from uri.audit.printed_tables.annex_counts import AnnexCounts, CaseCount, CaseGroup
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.standard_tables import FigureColumn, StandardTables
from uri.audit.relations.annex_bounds import annex_bounds, groups_by_row, levels
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation
from uri.languages import Text, joined
from uri.taxonomy import Uitkomst


@attrs.frozen
class ReadingFit:
    """One way to read the words of an annex.

    Attributes:
        words: The reading, written out.
        counts: The cases, counted by it.
        relations: Which figures must be equal to counts of the annex.
        fits: How many of those relations hold.
    """

    words: Text
    counts: AnnexCounts
    relations: tuple[SumRelation, ...]
    fits: int

    def to_text(self) -> Text:
        """Say how well it fits."""
        return _FITS.format(self.words, self.fits, len(self.relations))


@attrs.frozen
class AnnexReading:
    """An annex beside the tables: every way to read its words, and the one that fits the tables best.

    Attributes:
        tried: Every reading.
        used: The one that fits best.
        bounds: What follows from type and measure together by that one.
    """

    tried: tuple[ReadingFit, ...]
    used: ReadingFit
    bounds: tuple[SumRelation, ...]

    @property
    def relations(self) -> tuple[SumRelation, ...]:
        """What must hold between the annex and the tables."""
        return (*self.used.relations, *self.bounds)

    def to_text(self) -> Text:
        """Say which readings there are, how well each fits, and which one was used."""
        return _READINGS.format(joined([reading.to_text() for reading in self.tried]), self.used.words)


def with_annex(tables: StandardTables, annex: Annex) -> AnnexReading:
    """Compare an annex with the tables, by each way to read its words; the first of those that fit best is used."""
    tried = []
    for reading in annex.readings():
        counts = AnnexCounts.of(annex, reading)
        relations = tuple(_against_tables(counts, tables))
        fits = sum(relation.judge() is RelationOutcome.HOLDS for relation in relations)
        tried.append(ReadingFit(reading_text(reading) if reading else _NO_DOUBT, counts, relations, fits))
    used = max(tried, key=lambda reading: reading.fits)
    return AnnexReading(tuple(tried), used, tuple(annex_bounds(used.counts, tables)))


def _against_tables(counts: AnnexCounts, tables: StandardTables) -> Iterator[SumRelation]:
    if tables.reported is not None:
        yield from _by_row(counts, tables.reported)
    if tables.aangetoond is not None:
        yield from _by_row(counts, tables.aangetoond, Uitkomst.AANGETOOND)
    if tables.measures is not None:
        yield from _by_row(counts, tables.measures)


def _by_row(counts: AnnexCounts, column: FigureColumn, uitkomst: Uitkomst | None = None) -> Iterator[SumRelation]:
    """Compare the cases of each row with its figure, those of each level with its subtotal, and all with the total."""
    counted: dict[Figure, CaseCount] = {}
    for group, figure in groups_by_row(column, uitkomst):
        counted[figure] = counts.figure(group, _CASES.format(figure.name))
        yield SumRelation(rule=BIJLAGE.id, left=(counted[figure],), right=(figure,))
    for rows, subtotal in levels(column):
        yield SumRelation(rule=BIJLAGE.id, left=tuple(counted[figure] for figure in rows), right=(subtotal,))
    if column.total is not None:
        cases = (*counted.values(), *_without_row(counts, counted.values(), uitkomst))
        yield SumRelation(rule=BIJLAGE.id, left=cases, right=(column.total,))


def _without_row(counts: AnnexCounts, rows: Iterable[CaseCount], uitkomst: Uitkomst | None) -> Iterator[CaseCount]:
    """Give the cases of no row, where there are: whether the total counts them is not known."""
    group = CaseGroup(uitkomst=uitkomst, outside=tuple(count.group for count in rows))
    if counts.number(group):
        yield counts.figure(group, _OTHERS, doubtful=True)


_CASES = Text("zaken: {}", "cases: {}")
_OTHERS = Text("zaken zonder rij", "cases without a row")
_NO_DOUBT = Text("de woorden laten niets open", "the words leave nothing open")
_FITS = Text("{} past bij {} van {} cijfers", "{} fits {} of {} figures")
_READINGS = Text("De bijlage is zo te lezen: {}. Gebruikt: {}.", "The annex can be read as: {}. Used: {}.")
