"""What must hold between the tables of one publication, its annex, earlier ones and a register.

Tables are matched by the codes of their rows, so that wording does not matter. The kinds of relation are those that the
library's own tables declare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from uri.aggregate import (
    Dossier,
    RelatieSoort,
    Tabel,
    aangetoond_per_jaar,
    afdoeningen,
    schendingen,
    signalen,
)
from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import BIJLAGE, REGISTER, TABELLEN
from uri.audit.printed.printed_numbers import read_number
from uri.audit.publication import Publicatie, PublishedTable
from uri.audit.publication_manifest import TableKind
from uri.audit.relations.annex import Annex, AnnexCounts, reading_text
from uri.audit.relations.relations import RelationOutcome, SumRelation
from uri.audit.tables.figures import Figure
from uri.audit.tables.totals import proven_column, whole_column
from uri.errors import SelectionError
from uri.findings import Severity
from uri.register import Register
from uri.taxonomy import Afdoening, Editie, Schendingstype, vergroving
from uri.texts import Text, joined

# ------------------------------------------------------------------------------------------ roles of rows and columns


def kind_of(published: PublishedTable) -> TableKind | None:
    """Return which standard table one is: as stated, or when its rows and columns leave no doubt."""
    if published.kind is not None or published.recognition is None:
        return published.kind
    if not published.recognition.has_types:
        return TableKind.AFDOENINGEN if len(published.table.columns) == 1 else None
    return TableKind.SCHENDINGEN if proven_column(published.table) is not None else None


def standard_tables(publication: Publicatie) -> dict[TableKind, PublishedTable]:
    """Return the standard tables of a publication; of a kind that comes more than once none."""
    kinds = [(kind_of(published), published) for published in publication.tabellen if published.recognition is not None]
    kinds_found = [table_kind for table_kind, _ in kinds]
    return {
        table_kind: published
        for table_kind, published in kinds
        if table_kind is not None and kinds_found.count(table_kind) == 1
    }


@attrs.frozen
class _FigureColumn:
    """One column of a recognised table: its figures by code, and its total where there is one."""

    published: PublishedTable
    column: int

    def by_code(self) -> Iterator[tuple[Any, Figure]]:
        """Give the code of every row that has one, with its figure."""
        recognition = self.published.recognition
        for position, code in ({} if recognition is None else recognition.codes).items():
            yield code, self.published.table.figures[position][self.column]

    @property
    def total(self) -> Figure | None:
        """The figure of the last total row."""
        rows = self.published.table.rows
        totals = [position for position, row in enumerate(rows) if row.kind is RijSoort.TOTAAL]
        return self.published.table.figures[totals[-1]][self.column] if totals else None

    def whole(self) -> tuple[Figure, ...]:
        """Return the total, or where none is printed the figures that it would add up."""
        total = self.total
        if total is not None and total.says:
            return (total,)
        return tuple(figure for _, figure in self.by_code())


def _reported(published: PublishedTable) -> _FigureColumn | None:
    proven = proven_column(published.table)
    position = (
        whole_column(published.table, proven)
        if proven is not None
        else 0
        if len(published.table.columns) == 1
        else None
    )
    return None if position is None else _FigureColumn(published, position)


def _proven(published: PublishedTable) -> _FigureColumn | None:
    position = proven_column(published.table)
    return None if position is None else _FigureColumn(published, position)


def _of_year(published: PublishedTable, year: int | None) -> _FigureColumn | None:
    positions = [
        position
        for position, column in enumerate(published.table.columns)
        if year is not None and column.meaning.jaar == year
    ]
    return _FigureColumn(published, positions[0]) if len(positions) == 1 else None


# ------------------------------------------------------------------------------------------------ within a publication


def between_tables(publication: Publicatie) -> list[SumRelation]:
    """Relate the standard tables of a publication to one another."""
    tables = standard_tables(publication)
    overview, measures = tables.get(TableKind.SCHENDINGEN), tables.get(TableKind.AFDOENINGEN)
    series = tables.get(TableKind.AANGETOOND_PER_JAAR)
    reported, proven = (None, None) if overview is None else (_reported(overview), _proven(overview))
    relations: list[SumRelation] = []
    if measures is not None:
        column = _FigureColumn(measures, 0)
        if reported is not None and reported.total is not None and column.total is not None:
            relations.append(SumRelation(rule=TABELLEN.id, left=(column.total,), right=(reported.total,)))
        taken = _taken(column)
        if proven is not None and taken:
            relations.append(
                SumRelation(rule=RelatieSoort.AFGEDAAN.value, left=taken, right=proven.whole(), at_most=True)
            )
    if series is not None and proven is not None:
        column_of_year = _of_year(series, publication.jaar)
        if column_of_year is not None:
            relations += _alike(column_of_year, proven, RelatieSoort.JAARKOLOM.value)
    return relations


def _taken(column: _FigureColumn) -> tuple[Figure, ...]:
    """Return the figures of the measures that were taken: disciplinary or not, but not none."""
    return tuple(figure for code, figure in column.by_code() if code is not Afdoening.GEEN)


def _alike(ours: _FigureColumn, theirs: _FigureColumn, rule: str) -> Iterator[SumRelation]:
    """Relate two columns with the same codes row by row, and their totals."""
    their_figures = dict(theirs.by_code())
    for code, figure in ours.by_code():
        if code in their_figures:
            yield SumRelation(rule=rule, left=(figure,), right=(their_figures[code],))
    if ours.total is not None and theirs.total is not None:
        yield SumRelation(rule=rule, left=(ours.total,), right=(theirs.total,))


# ----------------------------------------------------------------------------------------------------------- the annex


@attrs.frozen
class AnnexReading:
    """The annex by the reading that fits the tables best; `fits` tells how well every reading fits."""

    relations: tuple[SumRelation, ...]
    fits: tuple[tuple[Text, int, int], ...]
    used: Text

    def to_text(self) -> Text:
        """Say which readings there are, how well each fits, and which one was used."""
        listed = [_FITS.format(words, fits, total) for words, fits, total in self.fits]
        return _READINGS.format(joined(listed), self.used)


def with_annex(publication: Publicatie, annex: Annex) -> AnnexReading:
    """Compare an annex with the tables, by each way to read its words; the first of those that fit best is used."""
    tables = standard_tables(publication)
    attempts = []
    for reading in annex.readings():
        relations = list(_against_tables(annex.count(reading), tables))
        fits = sum(relation.judge() is RelationOutcome.HOLDS for relation in relations)
        attempts.append((reading_text(reading) if reading else _NO_DOUBT, fits, relations))
    words, _, relations = max(attempts, key=lambda attempt: attempt[1])
    fits_by_reading = tuple((reading_words, fits, len(judged)) for reading_words, fits, judged in attempts)
    return AnnexReading(tuple(relations), fits_by_reading, words)


def _against_tables(counts: AnnexCounts, tables: Mapping[TableKind, PublishedTable]) -> Iterator[SumRelation]:
    overview, measures = tables.get(TableKind.SCHENDINGEN), tables.get(TableKind.AFDOENINGEN)
    if overview is not None:
        for column, numbers in ((_reported(overview), counts.reported), (_proven(overview), counts.proven)):
            if column is not None:
                yield from _types(counts, column, numbers)
    if measures is not None:
        yield from _measures(counts, _FigureColumn(measures, 0))


def _types(counts: AnnexCounts, column: _FigureColumn, numbers: Mapping[Schendingstype, int]) -> Iterator[SumRelation]:
    """Compare the cases of each type with its row, and all of them with the total."""
    recognition = column.published.recognition
    counted: list[Figure] = []
    for code, figure in column.by_code():
        leaves = _leaves(recognition.editie if recognition else None, code)
        number = sum(count for leaf_type, count in numbers.items() if leaf_type.bladen <= leaves)
        counted.append(counts.annex.figure(number, _CASES.format(figure.name)))
        yield SumRelation(rule=BIJLAGE.id, left=(counted[-1],), right=(figure,))
    if column.total is not None:
        yield SumRelation(rule=BIJLAGE.id, left=tuple(counted), right=(column.total,))


def _measures(counts: AnnexCounts, column: _FigureColumn) -> Iterator[SumRelation]:
    """Compare the cases of each measure with its row, those of each level with its subtotal, all with the total."""
    editie = counts.annex.editie.afdoeningen
    counted: dict[Afdoening, Figure] = {}
    for code, figure in column.by_code():
        leaves = _leaves(editie, code)
        number = sum(count for measure, count in counts.afdoeningen.items() if measure.bladen <= leaves)
        counted[code] = counts.annex.figure(number, _CASES.format(figure.name))
        yield SumRelation(rule=BIJLAGE.id, left=(counted[code],), right=(figure,))
    codes = {figure: code for code, figure in column.by_code()}
    level: list[Figure] = []
    for row, figures in zip(column.published.table.rows, column.published.table.figures, strict=True):
        figure = figures[column.column]
        if figure in codes:
            level.append(counted[codes[figure]])
        elif row.kind is RijSoort.SUBTOTAAL and level:
            yield SumRelation(rule=BIJLAGE.id, left=tuple(level), right=(figure,))
        if row.kind is not RijSoort.DETAIL:
            level = []
    if column.total is not None:
        yield SumRelation(rule=BIJLAGE.id, left=tuple(counted.values()), right=(column.total,))


def _leaves(editie: Any, code: Any) -> frozenset[Any]:  # noqa: ANN401 (types and measures alike)
    rows = [] if editie is None else [row for row in editie.rijen if row.code is code]
    leaves: frozenset[Any] = rows[0].bladen if rows else code.bladen
    return leaves


# ------------------------------------------------------------------------------------------------- earlier publications


def with_earlier(publication: Publicatie) -> tuple[list[SumRelation], list[Text]]:
    """Compare what is said of an earlier year with what was published then, as finely as both lists allow."""
    ours = standard_tables(publication)
    relations: list[SumRelation] = []
    remarks: list[Text] = []
    for year, earlier in publication.eerder.items():
        theirs = standard_tables(earlier)
        pairs = [_then(ours.get(TableKind.AANGETOOND_PER_JAAR), theirs.get(TableKind.SCHENDINGEN), year, _proven)]
        pairs += [
            _then(ours.get(kind), theirs.get(kind), year, lambda published, year=year: _of_year(published, year))  # type: ignore[misc]
            for kind in TableKind
        ]
        for pair in filter(None, pairs):
            coarsened, lost = _coarsened(*pair)
            relations += coarsened
            remarks += [_INCOMPARABLE.format(year, ", ".join(lost))] if lost else []
    return relations, remarks


def _then(
    ours: PublishedTable | None,
    theirs: PublishedTable | None,
    year: int,
    column: Callable[[PublishedTable], _FigureColumn | None],
) -> tuple[_FigureColumn, _FigureColumn] | None:
    if ours is None or theirs is None:
        return None
    now, then = _of_year(ours, year), column(theirs)
    return None if now is None or then is None else (now, then)


def _coarsened(ours: _FigureColumn, theirs: _FigureColumn) -> tuple[list[SumRelation], list[str]]:
    """Relate two columns at the finest common coarsening of their editions; name the rows that cannot be compared."""
    our_recognition, their_recognition = ours.published.recognition, theirs.published.recognition
    if (
        our_recognition is None
        or their_recognition is None
        or not (our_recognition.has_types and their_recognition.has_types)
    ):
        return list(_alike(ours, theirs, RelatieSoort.JAARKOLOM.value)), []
    common = vergroving([our_recognition.editie, their_recognition.editie], "schendingen")
    relations: list[SumRelation] = []
    placed: set[Figure] = set()
    for group in common.groepen:
        left, right = (
            tuple(figure for code, figure in column.by_code() if _leaves(recognition.editie, code) <= group)
            for column, recognition in ((ours, our_recognition), (theirs, their_recognition))
        )
        if left and right:
            relations.append(_year_relation(left, right))
            placed |= {*left, *right}
    if common.totaal and ours.total is not None and theirs.total is not None:
        relations.append(_year_relation((ours.total,), (theirs.total,)))
    lost = [figure.name.nl for column in (ours, theirs) for _, figure in column.by_code() if figure not in placed]
    return relations, lost


def _year_relation(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
    return SumRelation(rule=RelatieSoort.JAARKOLOM.value, left=left, right=right, severity=Severity.WARNING)


# ---------------------------------------------------------------------------------------------------------- a register

_MAKERS: Mapping[TableKind, Callable[..., Tabel]] = {
    TableKind.SCHENDINGEN: schendingen,
    TableKind.SIGNALEN: signalen,
    TableKind.AANGETOOND_PER_JAAR: aangetoond_per_jaar,
    TableKind.AFDOENINGEN: afdoeningen,
}


def with_register(publication: Publicatie, source: Register | Dossier) -> list[SumRelation]:
    """Compare the standard tables of a publication with those that a register gives.

    Raises:
        SelectionError: no standard table was recognised, so that there is nothing to compare.
    """
    relations: list[SumRelation] = []
    for kind, published in standard_tables(publication).items():
        column_of_table = published.recognition
        editie = (
            column_of_table.editie
            if column_of_table is not None and isinstance(column_of_table.editie, Editie)
            else publication.editie
        )
        counted = _MAKERS[kind](
            source,
            verslagjaar=publication.jaar,
            editie=editie,
            organisatie=publication.organisatie if isinstance(source, Register) and _has(source, publication) else None,
        )
        for name, column in _columns(kind, published).items():
            if name in {column_of_table.naam for column_of_table in counted.kolommen}:
                relations += _against_register(column, counted, name)
    if not relations:
        raise SelectionError(_NOTHING, _STATE)
    return relations


def _has(register: Register, publication: Publicatie) -> bool:
    return publication.organisatie in register.kolommen["organisatie"].terms


def _columns(kind: TableKind, published: PublishedTable) -> dict[str, _FigureColumn]:
    if kind is TableKind.SCHENDINGEN:
        roles = {"mogelijk": _reported(published), "aangetoond": _proven(published)}
        return {name: column for name, column in roles.items() if column is not None}
    if kind is TableKind.AANGETOOND_PER_JAAR:
        return {
            str(column.meaning.jaar): _FigureColumn(published, position)
            for position, column in enumerate(published.table.columns)
            if column.meaning.jaar is not None
        }
    return {"aantal": _FigureColumn(published, 0)}


def _against_register(column: _FigureColumn, counted_table: Tabel, name: str) -> Iterator[SumRelation]:
    cells = counted_table.column(name)
    pairs = [(code.value, figure) for code, figure in column.by_code()]
    pairs += [("totaal", column.total)] if column.total is not None else []
    for code, figure in pairs:
        cell = cells.get(code)
        if isinstance(cell, int):
            counted = attrs.evolve(
                figure, name=_REGISTER.format(figure.name), printed=read_number(str(cell)), fixed=True
            )
            yield SumRelation(rule=REGISTER.id, left=(counted,), right=(figure,))


_CASES = Text("zaken: {}", "cases: {}")
_REGISTER = Text("in het register: {}", "in the register: {}")
_NO_DOUBT = Text("de woorden laten niets open", "the words leave nothing open")
_FITS = Text("{} past bij {} van {} cijfers", "{} fits {} of {} figures")
_READINGS = Text("De bijlage is zo te lezen: {}. Gebruikt: {}.", "The annex can be read as: {}. Used: {}.")
_INCOMPARABLE = Text(
    "Deze rijen over {} zijn niet te vergelijken met wat toen is gepubliceerd: {}.",
    "These rows on {} cannot be compared with what was published then: {}.",
)
_NOTHING = Text("Er is niets met het register te vergelijken.", "There is nothing to compare with the register.")
_STATE = Text(
    "Zeg in publicatie.toml welke standaardtabel elke tabel is (soort).",
    "Say in publicatie.toml which standard table each table is (soort).",
)
