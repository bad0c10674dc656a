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
from uri.aggregate.tables.tabel import RijSoort
from uri.audit.audit_rules import BIJLAGE, REGISTER, TABELLEN
from uri.audit.printed.printed_numbers import read_druk
from uri.audit.publication import Publicatie, PublishedTable
from uri.audit.publication_manifest import TableKind
from uri.audit.relations.annex import Annex, AnnexCounts, said
from uri.audit.relations.relations import RelationOutcome, SumRelation
from uri.audit.tables.figures import Figure
from uri.audit.tables.totals import proven_column, whole_column
from uri.errors import SelectionError
from uri.findings import Severity
from uri.register import Register
from uri.taxonomy import Afdoening, Editie, Schendingstype, vergroving
from uri.texts import Text, joined

# ------------------------------------------------------------------------------------------ roles of rows and columns


def soort_of(each: PublishedTable) -> TableKind | None:
    """Return which standard table one is: as stated, or when its rows and columns leave no doubt."""
    if each.kind is not None or each.recognition is None:
        return each.kind
    if not each.recognition.typen:
        return TableKind.AFDOENINGEN if len(each.table.columns) == 1 else None
    return TableKind.SCHENDINGEN if proven_column(each.table) is not None else None


def standard_tables(publicatie: Publicatie) -> dict[TableKind, PublishedTable]:
    """Return the standard tables of a publication; of a kind that comes more than once none."""
    kinds = [(soort_of(each), each) for each in publicatie.tabellen if each.recognition is not None]
    counts = [kind for kind, _ in kinds]
    return {kind: each for kind, each in kinds if kind is not None and counts.count(kind) == 1}


@attrs.frozen
class _FigureColumn:
    """One column of a recognised table: its figures by code, and its total where there is one."""

    published: PublishedTable
    column: int

    def by_code(self) -> Iterator[tuple[Any, Figure]]:
        """Give the code of every row that has one, with its figure."""
        known = self.published.recognition
        for at, code in ({} if known is None else known.codes).items():
            yield code, self.published.table.figures[at][self.column]

    @property
    def total(self) -> Figure | None:
        """The figure of the last total row."""
        rows = self.published.table.rows
        totals = [at for at, row in enumerate(rows) if row.kind is RijSoort.TOTAAL]
        return self.published.table.figures[totals[-1]][self.column] if totals else None

    def whole(self) -> tuple[Figure, ...]:
        """Return the total, or where none is printed the figures that it would add up."""
        total = self.total
        if total is not None and total.says:
            return (total,)
        return tuple(figure for _, figure in self.by_code())


def _reported(each: PublishedTable) -> _FigureColumn | None:
    proven = proven_column(each.table)
    at = whole_column(each.table, proven) if proven is not None else 0 if len(each.table.columns) == 1 else None
    return None if at is None else _FigureColumn(each, at)


def _proven(each: PublishedTable) -> _FigureColumn | None:
    at = proven_column(each.table)
    return None if at is None else _FigureColumn(each, at)


def _of_year(each: PublishedTable, year: int | None) -> _FigureColumn | None:
    found = [at for at, column in enumerate(each.table.columns) if year is not None and column.meaning.jaar == year]
    return _FigureColumn(each, found[0]) if len(found) == 1 else None


# ------------------------------------------------------------------------------------------------ within a publication


def between_tables(publicatie: Publicatie) -> list[SumRelation]:
    """Relate the standard tables of a publication to one another."""
    tables = standard_tables(publicatie)
    overview, measures = tables.get(TableKind.SCHENDINGEN), tables.get(TableKind.AFDOENINGEN)
    series = tables.get(TableKind.AANGETOOND_PER_JAAR)
    reported, proven = (None, None) if overview is None else (_reported(overview), _proven(overview))
    found: list[SumRelation] = []
    if measures is not None:
        column = _FigureColumn(measures, 0)
        if reported is not None and reported.total is not None and column.total is not None:
            found.append(SumRelation(rule=TABELLEN.id, left=(column.total,), right=(reported.total,)))
        taken = _taken(column)
        if proven is not None and taken:
            found.append(SumRelation(rule=RelatieSoort.AFGEDAAN.value, left=taken, right=proven.whole(), at_most=True))
    if series is not None and proven is not None:
        column_of_year = _of_year(series, publicatie.jaar)
        if column_of_year is not None:
            found += _alike(column_of_year, proven, RelatieSoort.JAARKOLOM.value)
    return found


def _taken(column: _FigureColumn) -> tuple[Figure, ...]:
    """Return the figures of the measures that were taken: disciplinary or not, but not none."""
    return tuple(figure for code, figure in column.by_code() if code is not Afdoening.GEEN)


def _alike(ours: _FigureColumn, theirs: _FigureColumn, rule: str) -> Iterator[SumRelation]:
    """Relate two columns with the same codes row by row, and their totals."""
    other = dict(theirs.by_code())
    for code, figure in ours.by_code():
        if code in other:
            yield SumRelation(rule=rule, left=(figure,), right=(other[code],))
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


def with_annex(publicatie: Publicatie, bijlage: Annex) -> AnnexReading:
    """Compare an annex with the tables, by each way to read its words; the first of those that fit best is used."""
    tables = standard_tables(publicatie)
    made = []
    for reading in bijlage.readings():
        relations = list(_against_tables(bijlage.count(reading), tables))
        fits = sum(relation.judge() is RelationOutcome.HOUDT for relation in relations)
        made.append((said(reading) if reading else _NO_DOUBT, fits, relations))
    words, _, relations = max(made, key=lambda each: each[1])
    gepast = tuple((said, fits, len(listed)) for said, fits, listed in made)
    return AnnexReading(tuple(relations), gepast, words)


def _against_tables(counted: AnnexCounts, tables: Mapping[TableKind, PublishedTable]) -> Iterator[SumRelation]:
    overview, measures = tables.get(TableKind.SCHENDINGEN), tables.get(TableKind.AFDOENINGEN)
    if overview is not None:
        for column, numbers in ((_reported(overview), counted.reported), (_proven(overview), counted.proven)):
            if column is not None:
                yield from _types(counted, column, numbers)
    if measures is not None:
        yield from _measures(counted, _FigureColumn(measures, 0))


def _types(counted: AnnexCounts, column: _FigureColumn, numbers: Mapping[Schendingstype, int]) -> Iterator[SumRelation]:
    """Compare the cases of each type with its row, and all of them with the total."""
    known = column.published.recognition
    made: list[Figure] = []
    for code, figure in column.by_code():
        leaves = _leaves(known.editie if known else None, code)
        number = sum(count for kind, count in numbers.items() if kind.bladen <= leaves)
        made.append(counted.annex.cijfer(number, _CASES.format(figure.name)))
        yield SumRelation(rule=BIJLAGE.id, left=(made[-1],), right=(figure,))
    if column.total is not None:
        yield SumRelation(rule=BIJLAGE.id, left=tuple(made), right=(column.total,))


def _measures(counted: AnnexCounts, column: _FigureColumn) -> Iterator[SumRelation]:
    """Compare the cases of each measure with its row, those of each level with its subtotal, all with the total."""
    editie = counted.annex.editie.afdoeningen
    made: dict[Afdoening, Figure] = {}
    for code, figure in column.by_code():
        leaves = _leaves(editie, code)
        number = sum(count for measure, count in counted.afdoeningen.items() if measure.bladen <= leaves)
        made[code] = counted.annex.cijfer(number, _CASES.format(figure.name))
        yield SumRelation(rule=BIJLAGE.id, left=(made[code],), right=(figure,))
    codes = {figure: code for code, figure in column.by_code()}
    block: list[Figure] = []
    for row, figures in zip(column.published.table.rows, column.published.table.figures, strict=True):
        figure = figures[column.column]
        if figure in codes:
            block.append(made[codes[figure]])
        elif row.kind is RijSoort.SUBTOTAAL and block:
            yield SumRelation(rule=BIJLAGE.id, left=tuple(block), right=(figure,))
        if row.kind is not RijSoort.DETAIL:
            block = []
    if column.total is not None:
        yield SumRelation(rule=BIJLAGE.id, left=tuple(made.values()), right=(column.total,))


def _leaves(editie: Any, code: Any) -> frozenset[Any]:  # noqa: ANN401 (types and measures alike)
    rows = [] if editie is None else [row for row in editie.rijen if row.code is code]
    leaves: frozenset[Any] = rows[0].bladen if rows else code.bladen
    return leaves


# ------------------------------------------------------------------------------------------------- earlier publications


def with_earlier(publicatie: Publicatie) -> tuple[list[SumRelation], list[Text]]:
    """Compare what is said of an earlier year with what was published then, as finely as both lists allow."""
    ours = standard_tables(publicatie)
    found: list[SumRelation] = []
    remarks: list[Text] = []
    for year, earlier in publicatie.eerder.items():
        theirs = standard_tables(earlier)
        pairs = [_then(ours.get(TableKind.AANGETOOND_PER_JAAR), theirs.get(TableKind.SCHENDINGEN), year, _proven)]
        pairs += [
            _then(ours.get(kind), theirs.get(kind), year, lambda each, year=year: _of_year(each, year))  # type: ignore[misc]
            for kind in TableKind
        ]
        for pair in filter(None, pairs):
            relations, unsaid = _coarsened(*pair)
            found += relations
            remarks += [_INCOMPARABLE.format(year, ", ".join(unsaid))] if unsaid else []
    return found, remarks


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
    one, two = ours.published.recognition, theirs.published.recognition
    if one is None or two is None or not (one.typen and two.typen):
        return list(_alike(ours, theirs, RelatieSoort.JAARKOLOM.value)), []
    common = vergroving([one.editie, two.editie], "schendingen")
    found: list[SumRelation] = []
    placed: set[Figure] = set()
    for group in common.groepen:
        left, right = (
            tuple(figure for code, figure in column.by_code() if _leaves(known.editie, code) <= group)
            for column, known in ((ours, one), (theirs, two))
        )
        if left and right:
            found.append(_year_relation(left, right))
            placed |= {*left, *right}
    if common.totaal and ours.total is not None and theirs.total is not None:
        found.append(_year_relation((ours.total,), (theirs.total,)))
    lost = [figure.name.nl for column in (ours, theirs) for _, figure in column.by_code() if figure not in placed]
    return found, lost


def _year_relation(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> SumRelation:
    return SumRelation(rule=RelatieSoort.JAARKOLOM.value, left=left, right=right, severity=Severity.WARNING)


# ---------------------------------------------------------------------------------------------------------- a register

_MAKERS: Mapping[TableKind, Callable[..., Tabel]] = {
    TableKind.SCHENDINGEN: schendingen,
    TableKind.SIGNALEN: signalen,
    TableKind.AANGETOOND_PER_JAAR: aangetoond_per_jaar,
    TableKind.AFDOENINGEN: afdoeningen,
}


def with_register(publicatie: Publicatie, bron: Register | Dossier) -> list[SumRelation]:
    """Compare the standard tables of a publication with those that a register gives.

    Raises:
        SelectionError: no standard table was recognised, so that there is nothing to compare.
    """
    found: list[SumRelation] = []
    for kind, each in standard_tables(publicatie).items():
        known = each.recognition
        edition = known.editie if known is not None and isinstance(known.editie, Editie) else publicatie.editie
        made = _MAKERS[kind](
            bron,
            verslagjaar=publicatie.jaar,
            editie=edition,
            organisatie=publicatie.organisatie if isinstance(bron, Register) and _has(bron, publicatie) else None,
        )
        for name, column in _columns(kind, each).items():
            if name in {known.naam for known in made.kolommen}:
                found += _against_register(column, made, name)
    if not found:
        raise SelectionError(_NOTHING, _STATE)
    return found


def _has(register: Register, publicatie: Publicatie) -> bool:
    return publicatie.organisatie in register.kolommen["organisatie"].terms


def _columns(kind: TableKind, each: PublishedTable) -> dict[str, _FigureColumn]:
    if kind is TableKind.SCHENDINGEN:
        roles = {"mogelijk": _reported(each), "aangetoond": _proven(each)}
        return {name: column for name, column in roles.items() if column is not None}
    if kind is TableKind.AANGETOOND_PER_JAAR:
        return {
            str(column.meaning.jaar): _FigureColumn(each, at)
            for at, column in enumerate(each.table.columns)
            if column.meaning.jaar is not None
        }
    return {"aantal": _FigureColumn(each, 0)}


def _against_register(column: _FigureColumn, made: Tabel, name: str) -> Iterator[SumRelation]:
    cells = made.column(name)
    pairs = [(code.value, figure) for code, figure in column.by_code()]
    pairs += [("totaal", column.total)] if column.total is not None else []
    for code, figure in pairs:
        cell = cells.get(code)
        if isinstance(cell, int):
            counted = attrs.evolve(figure, name=_REGISTER.format(figure.name), printed=read_druk(str(cell)), fixed=True)
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
