"""How the totals of a table may be read: which rows add up to which.

Print does not say whether a subtotal stands below its parts or above them, nor whether the last total adds the others
up. Each way of reading gives its own sums; the one that fits best is used, and said where it is not the usual one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import product

import attrs

from uri.aggregate import RelatieSoort
from uri.aggregate.tables.tabel import RijSoort
from uri.audit.relations.relations import RelationOutcome, SumRelation
from uri.audit.tables.figures import Figure
from uri.audit.tables.printed_tables import ColumnKind, Partition, PrintedRow, PrintedTable, is_bare_total, total_of
from uri.findings import Severity
from uri.taxonomy.labels import normal
from uri.texts import Text


class SubtotalPosition(StrEnum):
    """Where a subtotal stands."""

    ONDER = "onder"
    BOVEN = "boven"


@attrs.frozen
class TotalsReading:
    """One way to read a table.

    Where subtotals stand; whether the last total adds up all the others; whether rows with a dash are parts of the row
    above them; whether the rows below each heading make up the total by themselves.
    """

    position: SubtotalPosition = SubtotalPosition.ONDER
    grand_total: bool = True
    dashes: bool = False
    headings: bool = False


@attrs.frozen
class RowSum:
    """Rows that add up: the row of the sum, and those of its parts."""

    whole: int
    parts: tuple[int, ...]


@attrs.frozen
class TableRelations:
    """The relations of a table by the reading that fits best, and remarks on how it was read."""

    relations: tuple[SumRelation, ...]
    reading: TotalsReading
    remarks: tuple[Text, ...] = ()


def read_verbanden(tabel: PrintedTable) -> TableRelations:
    """Return what must hold within a table: its sums, its parts, its columns."""
    readings = _readings(tabel)
    best = min(readings, key=lambda reading: _misfit(tabel, reading))  # the first, the usual one, of those that tie
    across, remarks = _across(tabel)
    said = [_READ[name].format(tabel.name) for name, unusual in _unusual(best, readings[0]) if unusual]
    skipped = [remark for som in _totals(tabel, best) if (remark := _several(tabel, som)) is not None]
    return TableRelations((*_sums(tabel, best), *_of_which(tabel, best), *across), best, (*said, *skipped, *remarks))


def _readings(tabel: PrintedTable) -> list[TotalsReading]:
    """Return the ways to read a table, the usual one first."""
    kinds = [row.kind for row in tabel.rows]
    heads = sum(row.heading for row in tabel.rows)
    dashes = (False, True) if any(row.dashed for row in tabel.rows) else (False,)
    on_top = kinds[:1] == [RijSoort.TOTAAL] and RijSoort.SUBTOTAAL not in kinds
    headed = (False, True) if heads > 1 and on_top else (False,)
    final = (False, True) if kinds.count(RijSoort.TOTAAL) == heads > 1 else (True, False)  # a total for each heading
    return [TotalsReading(*each) for each in product(SubtotalPosition, final, dashes, headed)]


def _unusual(lezing: TotalsReading, usual: TotalsReading) -> Iterator[tuple[str, bool]]:
    yield "plaats", lezing.position is SubtotalPosition.BOVEN
    yield "eindtotaal", lezing.grand_total is not usual.grand_total
    yield "streepjes", lezing.dashes
    yield "koppen", lezing.headings


def _misfit(tabel: PrintedTable, lezing: TotalsReading) -> tuple[int, int]:
    """Count the totals that would add nothing up, and the sums that do not fit: form goes before figures.

    A total that says of what, right behind another total, may be of something else.
    """
    rows = tabel.rows
    empty = [
        som.whole
        for som in _totals(tabel, lezing)
        if not som.parts
        and not (som.whole and rows[som.whole - 1].kind is RijSoort.TOTAAL and not is_bare_total(rows[som.whole].label))
    ]
    return len(empty), _broken(_sums(tabel, lezing))


def _broken(verbanden: Sequence[SumRelation]) -> int:
    return sum(verband.judge() is RelationOutcome.GEBROKEN for verband in verbanden)


# ---------------------------------------------------------------------------------------------------------------- rows


def _sums(tabel: PrintedTable, lezing: TotalsReading) -> list[SumRelation]:
    found: list[SumRelation] = []
    for som in _totals(tabel, lezing):
        for at, column in enumerate(tabel.columns):
            cells = tabel.column(at)
            if som.parts and column.additive and not _is_rate(cells, som) and _several(tabel, som) is None:
                found += _of(tabel, [cells[part] for part in som.parts], cells[som.whole], _severity(tabel, som))
    return found


def _of(tabel: PrintedTable, parts: Sequence[Figure], whole: Figure, severity: Severity) -> Iterator[SumRelation]:
    """Relate parts to their whole, by what the rows of the table are to it."""
    match tabel.partition:
        case Partition.VERDELING:
            yield SumRelation(rule=RelatieSoort.SOM.value, left=tuple(parts), right=(whole,), severity=severity)
        case Partition.OVERLAP:
            for part in parts:
                yield SumRelation(rule=RelatieSoort.GROEP.value, left=(part,), right=(whole,), at_most=True)
        case Partition.TOP:
            yield SumRelation(rule=RelatieSoort.GROEP.value, left=tuple(parts), right=(whole,), at_most=True)


def _severity(tabel: PrintedTable, som: RowSum) -> Severity:
    """A total on top that says of what, may be the first of several headline figures: that it adds up is a guess."""
    on_top = som.whole < min(som.parts)
    return Severity.WARNING if on_top and not is_bare_total(tabel.rows[som.whole].label) else Severity.ERROR


_NEAR = (Fraction(4, 5), Fraction(6, 5))
"""Percentages that add up to less or more than this are rates, and no shares of a whole."""


def _is_rate(cells: Sequence[Figure], som: RowSum) -> bool:
    """Tell whether a column of percentages gives rates, which do not add up to their total."""
    whole = cells[som.whole].printed
    parts = [cells[part].printed for part in som.parts if cells[part].printed.is_cijfer]
    if not whole.percent:
        return any(druk.percent for druk in parts)
    added = sum((druk.number or Fraction(0) for druk in parts), Fraction(0))
    return whole.number != 1 or not _NEAR[0] <= added <= _NEAR[1]


def _several(tabel: PrintedTable, som: RowSum) -> Text | None:
    """Say that the rows below a total make it up more than once, as where it is broken down in several ways.

    Row after row must come to the total, in every column and each time by two figures or more: no single misprint does.
    """
    if not som.parts or som.whole > min(som.parts):
        return None
    columns = [at for at, column in enumerate(tabel.columns) if column.additive]
    wholes = [tabel.figures[som.whole][at].printed.number for at in columns]
    times, added, filled = 0, [Fraction(0) for _ in columns], 0
    for part in som.parts:
        figures = [tabel.figures[part][at].printed.number or Fraction(0) for at in columns]
        added = [sofar + figure for sofar, figure in zip(added, figures, strict=True)]
        filled += any(figures)
        if added == wholes and filled >= _TWICE:
            times, added, filled = times + 1, [Fraction(0) for _ in columns], 0
    if times < _TWICE or filled:
        return None
    return _SEVERAL.format(tabel.name, tabel.rows[som.whole].label, times)


_TWICE = 2


def _totals(tabel: PrintedTable, lezing: TotalsReading) -> list[RowSum]:
    """Return the sums of the rows; a total that adds nothing up has no parts."""
    rows = [at for at, row in enumerate(tabel.rows) if row.counts and not (_is_part(row, lezing) or row.heading)]
    totals = [at for at in rows if tabel.rows[at].kind is RijSoort.TOTAAL]
    final = totals[-1] if totals and (lezing.grand_total or len(totals) == 1) else None
    if final is not None and final != rows[0]:
        rows = [at for at in rows if at <= final]  # what stands below the last total is no part of it
    if lezing.headings and final is not None:
        return [RowSum(final, block) for block in _headed(tabel, [at for at in rows if at != final])]
    closing = {at for at in rows if tabel.rows[at].kind is not RijSoort.DETAIL and at != final}
    blocks, loose = _blocks([at for at in rows if at != final], closing, lezing.position)
    found = [RowSum(whole, parts) for whole, parts in blocks]
    return found if final is None else [*found, RowSum(final, tuple(sorted([*loose, *(whole for whole, _ in blocks)])))]


def _is_part(row: PrintedRow, lezing: TotalsReading) -> bool:
    return row.of_which or (row.dashed and lezing.dashes)


def _headed(tabel: PrintedTable, rows: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the rows below each heading."""
    heads = [at for at, row in enumerate(tabel.rows) if row.heading]
    ends = [*heads[1:], len(tabel.rows)]
    blocks = [tuple(at for at in rows if head < at < end) for head, end in zip(heads, ends, strict=True)]
    return [block for block in blocks if block]


def _blocks(
    rows: Sequence[int], closing: Container[int], place: SubtotalPosition
) -> tuple[list[tuple[int, tuple[int, ...]]], list[int]]:
    """Give each subtotal the details next to it, above it or below it; return also those that are of none."""
    blocks: list[tuple[int, tuple[int, ...]]] = []
    details: list[int] = []
    for at in rows if place is SubtotalPosition.ONDER else reversed(rows):
        if at in closing:
            blocks.append((at, tuple(sorted(details))))
            details = []
        else:
            details.append(at)
    return blocks, details


def _of_which(tabel: PrintedTable, lezing: TotalsReading) -> Iterator[SumRelation]:
    """A row “waarvan …” is at most the row that it is a part of."""
    whole = None
    for at, row in enumerate(tabel.rows):
        if not _is_part(row, lezing):
            whole = None if row.heading else at
        elif whole is not None:
            for column, (part, of) in enumerate(zip(tabel.figures[at], tabel.figures[whole], strict=True)):
                if tabel.columns[column].additive and not part.printed.percent:
                    yield SumRelation(rule=RelatieSoort.GROEP.value, left=(part,), right=(of,), at_most=True)


# ------------------------------------------------------------------------------------------------------------- columns

_FEW = 3


def _across(tabel: PrintedTable) -> tuple[list[SumRelation], list[Text]]:
    """Relate the columns: one that is a part of another, one that adds the others up."""
    verbanden: list[SumRelation] = []
    remarks: list[Text] = []
    for at, column in enumerate(tabel.columns):
        if column.kind is ColumnKind.TOTAAL:
            found, said = _added(tabel, at)
            verbanden += found
            remarks += said
        elif (whole := whole_column(tabel, at)) is not None:
            certain = column.kind is ColumnKind.WAARVAN
            proven = _PROVEN.search(column.label) is not None
            verbanden += [
                SumRelation(
                    rule=(RelatieSoort.AANGETOOND if proven else RelatieSoort.GROEP).value,
                    left=(row[at],),
                    right=(row[whole],),
                    at_most=True,
                    severity=Severity.ERROR if certain else Severity.WARNING,
                )
                for row in tabel.figures
                if row[at].says and row[whole].says
            ]
    return [*verbanden, *_complements(tabel)], remarks


def _complements(tabel: PrintedTable) -> Iterator[SumRelation]:
    """What was substantiated and what was not are together at most the reports that both are of."""
    for at, column in enumerate(tabel.columns):
        proven, whole = proven_column(tabel), whole_column(tabel, at)
        if proven is None or whole is None or not _NOT_PROVEN.search(column.label):
            continue
        if whole == whole_column(tabel, proven):
            for row in tabel.figures:
                if row[at].says and row[proven].says and row[whole].says:
                    yield SumRelation(
                        rule=RelatieSoort.AANGETOOND.value,
                        left=(row[proven], row[at]),
                        right=(row[whole],),
                        at_most=True,
                    )


def proven_column(tabel: PrintedTable) -> int | None:
    """Return the column that counts what was substantiated of another one; None when there is none, or more."""
    found = [
        at
        for at, column in enumerate(tabel.columns)
        if _PROVEN.search(column.label) and whole_column(tabel, at) is not None
    ]
    return found[0] if len(found) == 1 else None


def whole_column(tabel: PrintedTable, at: int) -> int | None:
    """Return the column that this one is a part of: the nearest to its left that is none, or that counts reports."""
    column = tabel.columns[at]
    plain = {ColumnKind.CIJFERS, ColumnKind.TOTAAL}
    left = [other for other in reversed(range(at)) if tabel.columns[other].kind in plain]
    if column.kind is ColumnKind.WAARVAN:
        return next(iter(left), None)
    if column.kind is not ColumnKind.CIJFERS or not _PROVEN.search(column.label):
        return None
    return next((other for other in left if _REPORTED.search(tabel.columns[other].label)), None)


def _added(tabel: PrintedTable, at: int) -> tuple[list[SumRelation], list[Text]]:
    """Return the sums that a total column makes; none where most rows deny that it adds the others up."""
    parts = _added_columns(tabel, at)
    sums = [
        SumRelation(rule=RelatieSoort.SOM.value, left=tuple(row[part] for part in parts), right=(row[at],))
        for row in tabel.figures
        if len(parts) > 1 and row[at].says
    ]
    wrong = _broken(sums)
    if len(sums) >= _FEW and 2 * wrong > len(sums):
        return [], [_NO_TOTAL.format(tabel.name, tabel.columns[at].label, wrong, len(sums))]
    return sums, []


def _added_columns(tabel: PrintedTable, at: int) -> list[int]:
    """Return what a total column adds up: what is to its left up to the total before it, or else to its right.

    A total that says of what, as “Totaal 2022” below a wider header, adds up the columns that end in the same words.
    """
    kinds = [column.kind for column in tabel.columns]
    of_what = total_of(tabel.columns[at].label)
    if of_what:
        alike = [normal(column.label).endswith(of_what) for column in tabel.columns]
        return [other for other, kind in enumerate(kinds) if kind is ColumnKind.CIJFERS and alike[other]]
    before = [other for other in range(at) if kinds[other] is ColumnKind.TOTAAL]
    left = [other for other in range(before[-1] + 1 if before else 0, at) if kinds[other] is ColumnKind.CIJFERS]
    right = [other for other in range(at + 1, len(kinds)) if kinds[other] is ColumnKind.CIJFERS]
    return left or right


_PROVEN = re.compile(
    r"(?<!niet )(?<!niet-)(?<!not )(?<!on)(?<!un)"
    r"(?:aangetoond|bewezen|gegrond|vastgesteld|bevestigd|proven|substantiated|sustained)",
    re.IGNORECASE,
)
_NOT_PROVEN = re.compile(
    r"\b(?:niet|not)[ -](?:aangetoond|bewezen|vastgesteld|proven|substantiated|sustained)|ongegrond|unsubstantiated",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"gemeld|melding|mogelijk|vermoed|klacht|report|alleged|allegation|complaint", re.IGNORECASE)


_READ = {
    "plaats": Text(
        "{}: een subtotaal is gelezen als dat van de rijen eronder; zo passen de cijfers het best.",
        "{}: a subtotal was read as that of the rows below it; so the figures fit best.",
    ),
    "eindtotaal": Text(
        "{}: elk totaal is gelezen als dat van zijn eigen rijen; zo passen de cijfers het best.",
        "{}: each total was read as that of rows of its own; so the figures fit best.",
    ),
    "streepjes": Text(
        "{}: rijen met een streepje zijn gelezen als deel van de rij erboven; zo passen de cijfers het best.",
        "{}: rows with a dash were read as parts of the row above; so the figures fit best.",
    ),
    "koppen": Text(
        "{}: de rijen onder elke kop zijn gelezen als een verdeling van het geheel; zo passen de cijfers het best.",
        "{}: the rows below each heading were read as a division of the whole; so the figures fit best.",
    ),
}
_SEVERAL = Text(
    "{0}: de rijen tellen op tot {2} keer “{1}”, en zijn gelezen als {2} verdelingen ervan.",
    "{0}: the rows add up to {2} times “{1}”, and were read as {2} divisions of it.",
)
_NO_TOTAL = Text(
    "{}: kolom {} is in {} van de {} rijen niet de som van de andere, en is niet zo gelezen.",
    "{}: column {} is not the sum of the others in {} of {} rows, and was not read as such.",
)
