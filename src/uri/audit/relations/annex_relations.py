"""What must hold between an annex and the tables, by the way to read its words that fits the tables best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import BIJLAGE
from uri.audit.printed_tables.annex import Annex, AnnexCounts, reading_text
from uri.audit.printed_tables.editie_recognition import leaves_of
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.standard_tables import FigureColumn, StandardTables
from uri.audit.relations.figure_relations import RelationOutcome, SumRelation
from uri.languages import Text, joined
from uri.taxonomy import Afdoening, Schendingstype
from uri.taxonomy.codes import CodeT
from uri.taxonomy.edities import BaseEditie


@attrs.frozen
class ReadingFit:
    """One way to read the words of an annex.

    Attributes:
        words: The reading, written out.
        relations: What must hold between the annex and the tables by it.
        fits: How many of those relations hold.
    """

    words: Text
    relations: tuple[SumRelation, ...]
    fits: int

    def to_text(self) -> Text:
        """Say how well it fits."""
        return _FITS.format(self.words, self.fits, len(self.relations))


@attrs.frozen
class AnnexReading:
    """An annex beside the tables: every way to read its words, and the one that fits the tables best."""

    tried: tuple[ReadingFit, ...]
    used: ReadingFit

    def to_text(self) -> Text:
        """Say which readings there are, how well each fits, and which one was used."""
        return _READINGS.format(joined([reading.to_text() for reading in self.tried]), self.used.words)


def with_annex(tables: StandardTables, annex: Annex) -> AnnexReading:
    """Compare an annex with the tables, by each way to read its words; the first of those that fit best is used."""
    tried = []
    for reading in annex.readings():
        relations = tuple(_against_tables(annex.count(reading), tables))
        fits = sum(relation.judge() is RelationOutcome.HOLDS for relation in relations)
        tried.append(ReadingFit(reading_text(reading) if reading else _NO_DOUBT, relations, fits))
    return AnnexReading(tuple(tried), max(tried, key=lambda reading: reading.fits))


def _against_tables(counts: AnnexCounts, tables: StandardTables) -> Iterator[SumRelation]:
    for column, numbers in ((tables.reported, counts.reported), (tables.aangetoond, counts.aangetoond)):
        if column is not None:
            recognition = column.published.recognition
            yield from _by_type(counts, column, numbers, None if recognition is None else recognition.editie)
    if tables.measures is not None:
        yield from _by_measure(counts, tables.measures)


def _by_type(
    counts: AnnexCounts, column: FigureColumn, cases: Mapping[Schendingstype, int], editie: BaseEditie[Any] | None
) -> Iterator[SumRelation]:
    """Compare the cases of each type with its row, and all of them with the total."""
    counted: list[Figure] = []
    for code, figure in column.by_code():
        counted.append(_count_of_row(counts.annex, cases, leaves_of(editie, code), figure))
        yield SumRelation(rule=BIJLAGE.id, left=(counted[-1],), right=(figure,))
    if column.total is not None:
        yield SumRelation(rule=BIJLAGE.id, left=tuple(counted), right=(column.total,))


def _by_measure(counts: AnnexCounts, column: FigureColumn) -> Iterator[SumRelation]:
    """Compare the cases of each measure with its row, those of each level with its subtotal, all with the total."""
    editie = counts.annex.editie.afdoeningen
    counted: dict[Afdoening, Figure] = {}
    for code, figure in column.by_code():
        counted[code] = _count_of_row(counts.annex, counts.afdoeningen, leaves_of(editie, code), figure)
        yield SumRelation(rule=BIJLAGE.id, left=(counted[code],), right=(figure,))
    yield from _levels(column, counted)
    if column.total is not None:
        yield SumRelation(rule=BIJLAGE.id, left=tuple(counted.values()), right=(column.total,))


def _levels(column: FigureColumn, counted: Mapping[Afdoening, Figure]) -> Iterator[SumRelation]:
    """Compare the cases of the measures of each level with the subtotal below them."""
    table = column.published.table
    codes = {figure: code for code, figure in column.by_code()}
    level: list[Figure] = []
    for row, figure in zip(table.rows, table.column(column.position), strict=True):
        if figure in codes:
            level.append(counted[codes[figure]])
        elif row.kind is RijSoort.SUBTOTAAL and level:
            yield SumRelation(rule=BIJLAGE.id, left=tuple(level), right=(figure,))
        if row.kind is not RijSoort.DETAIL:
            level = []


def _count_of_row(annex: Annex, cases: Mapping[CodeT, int], leaves: frozenset[CodeT], figure: Figure) -> Figure:
    """Return the number of cases in a row, as a figure beside the printed one."""
    number = sum(count for code, count in cases.items() if code.bladen <= leaves)
    return annex.figure(number, _CASES.format(figure.name))


_CASES = Text("zaken: {}", "cases: {}")
_NO_DOUBT = Text("de woorden laten niets open", "the words leave nothing open")
_FITS = Text("{} past bij {} van {} cijfers", "{} fits {} of {} figures")
_READINGS = Text("De bijlage is zo te lezen: {}. Gebruikt: {}.", "The annex can be read as: {}. Used: {}.")
