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
from uri.aggregate.tables.cells import RijSoort
from uri.audit.relations.relations import RelationOutcome, SumRelation
from uri.audit.tables.figures import Figure
from uri.audit.tables.printed_tables import ColumnKind, Partition, PrintedRow, PrintedTable, is_bare_total, total_of
from uri.findings import Severity
from uri.taxonomy.labels import normal
from uri.texts import Text


class SubtotalPosition(StrEnum):
    """Where a subtotal stands."""

    BELOW = "below"
    ABOVE = "above"


@attrs.frozen
class TotalsReading:
    """One way to read a table.

    Where subtotals stand; whether the last total adds up all the others; whether rows with a dash are parts of the row
    above them; whether the rows below each heading make up the total by themselves.
    """

    position: SubtotalPosition = SubtotalPosition.BELOW
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


def relations_within(table: PrintedTable) -> TableRelations:
    """Return what must hold within a table: its sums, its parts, its columns."""
    readings = _readings(table)
    best = min(readings, key=lambda reading: _misfit(table, reading))  # the first, the usual one, of those that tie
    column_sums, remarks = _across(table)
    unusual_parts = [
        _READ[aspect].format(table.name) for aspect, is_unusual in _unusual(best, readings[0]) if is_unusual
    ]
    skipped = [remark for row_sum in _totals(table, best) if (remark := _several(table, row_sum)) is not None]
    return TableRelations(
        (*_sums(table, best), *_of_which(table, best), *column_sums), best, (*unusual_parts, *skipped, *remarks)
    )


def _readings(table: PrintedTable) -> list[TotalsReading]:
    """Return the ways to read a table, the usual one first."""
    kinds = [row.kind for row in table.rows]
    heading_count = sum(row.heading for row in table.rows)
    dashes = (False, True) if any(row.dashed for row in table.rows) else (False,)
    on_top = kinds[:1] == [RijSoort.TOTAAL] and RijSoort.SUBTOTAAL not in kinds
    headed = (False, True) if heading_count > 1 and on_top else (False,)
    final = (
        (False, True) if kinds.count(RijSoort.TOTAAL) == heading_count > 1 else (True, False)
    )  # a total for each heading
    return [TotalsReading(*choices) for choices in product(SubtotalPosition, final, dashes, headed)]


def _unusual(reading: TotalsReading, usual: TotalsReading) -> Iterator[tuple[str, bool]]:
    yield "plaats", reading.position is SubtotalPosition.ABOVE
    yield "eindtotaal", reading.grand_total is not usual.grand_total
    yield "streepjes", reading.dashes
    yield "koppen", reading.headings


def _misfit(table: PrintedTable, reading: TotalsReading) -> tuple[int, int]:
    """Count the totals that would add nothing up, and the sums that do not fit: form goes before figures.

    A total that says of what, right behind another total, may be of something else.
    """
    rows = table.rows
    empty_totals = [
        row_sum.whole
        for row_sum in _totals(table, reading)
        if not row_sum.parts
        and not (
            row_sum.whole
            and rows[row_sum.whole - 1].kind is RijSoort.TOTAAL
            and not is_bare_total(rows[row_sum.whole].label)
        )
    ]
    return len(empty_totals), _broken(_sums(table, reading))


def _broken(relations: Sequence[SumRelation]) -> int:
    return sum(relation.judge() is RelationOutcome.BROKEN for relation in relations)


# ---------------------------------------------------------------------------------------------------------------- rows


def _sums(table: PrintedTable, reading: TotalsReading) -> list[SumRelation]:
    relations: list[SumRelation] = []
    for row_sum in _totals(table, reading):
        for position, column in enumerate(table.columns):
            cells = table.column(position)
            if row_sum.parts and column.additive and not _is_rate(cells, row_sum) and _several(table, row_sum) is None:
                relations += _of(
                    table, [cells[part] for part in row_sum.parts], cells[row_sum.whole], _severity(table, row_sum)
                )
    return relations


def _of(table: PrintedTable, parts: Sequence[Figure], whole: Figure, severity: Severity) -> Iterator[SumRelation]:
    """Relate parts to their whole, by what the rows of the table are to it."""
    match table.partition:
        case Partition.VERDELING:
            yield SumRelation(rule=RelatieSoort.SOM.value, left=tuple(parts), right=(whole,), severity=severity)
        case Partition.OVERLAP:
            for part in parts:
                yield SumRelation(rule=RelatieSoort.GROEP.value, left=(part,), right=(whole,), at_most=True)
        case Partition.TOP:
            yield SumRelation(rule=RelatieSoort.GROEP.value, left=tuple(parts), right=(whole,), at_most=True)


def _severity(table: PrintedTable, row_sum: RowSum) -> Severity:
    """A total on top that says of what, may be the first of several headline figures: that it adds up is a guess."""
    on_top = row_sum.whole < min(row_sum.parts)
    return Severity.WARNING if on_top and not is_bare_total(table.rows[row_sum.whole].label) else Severity.ERROR


_NEAR = (Fraction(4, 5), Fraction(6, 5))
"""Percentages that add up to less or more than this are rates, and no shares of a whole."""


def _is_rate(cells: Sequence[Figure], row_sum: RowSum) -> bool:
    """Tell whether a column of percentages gives rates, which do not add up to their total."""
    whole = cells[row_sum.whole].printed
    parts = [cells[part].printed for part in row_sum.parts if cells[part].printed.is_number]
    if not whole.percent:
        return any(number.percent for number in parts)
    added = sum((number.number or Fraction(0) for number in parts), Fraction(0))
    return whole.number != 1 or not _NEAR[0] <= added <= _NEAR[1]


def _several(table: PrintedTable, row_sum: RowSum) -> Text | None:
    """Say that the rows below a total make it up more than once, as where it is broken down in several ways.

    Row after row must come to the total, in every column and each time by two figures or more: no single misprint does.
    """
    if not row_sum.parts or row_sum.whole > min(row_sum.parts):
        return None
    columns = [position for position, column in enumerate(table.columns) if column.additive]
    wholes = [table.figures[row_sum.whole][position].printed.number for position in columns]
    times, added, filled = 0, [Fraction(0) for _ in columns], 0
    for part in row_sum.parts:
        figures = [table.figures[part][position].printed.number or Fraction(0) for position in columns]
        added = [subtotal + figure for subtotal, figure in zip(added, figures, strict=True)]
        filled += any(figures)
        if added == wholes and filled >= _TWICE:
            times, added, filled = times + 1, [Fraction(0) for _ in columns], 0
    if times < _TWICE or filled:
        return None
    return _SEVERAL.format(table.name, table.rows[row_sum.whole].label, times)


_TWICE = 2


def _totals(table: PrintedTable, reading: TotalsReading) -> list[RowSum]:
    """Return the sums of the rows; a total that adds nothing up has no parts."""
    rows = [
        position
        for position, row in enumerate(table.rows)
        if row.counts and not (_is_part(row, reading) or row.heading)
    ]
    totals = [position for position in rows if table.rows[position].kind is RijSoort.TOTAAL]
    final = totals[-1] if totals and (reading.grand_total or len(totals) == 1) else None
    if final is not None and final != rows[0]:
        rows = [position for position in rows if position <= final]  # what stands below the last total is no part of it
    if reading.headings and final is not None:
        return [RowSum(final, block) for block in _headed(table, [position for position in rows if position != final])]
    subtotals = {
        position for position in rows if table.rows[position].kind is not RijSoort.DETAIL and position != final
    }
    blocks, unclaimed = _blocks([position for position in rows if position != final], subtotals, reading.position)
    sums = [RowSum(whole, parts) for whole, parts in blocks]
    return (
        sums if final is None else [*sums, RowSum(final, tuple(sorted([*unclaimed, *(whole for whole, _ in blocks)])))]
    )


def _is_part(row: PrintedRow, reading: TotalsReading) -> bool:
    return row.of_which or (row.dashed and reading.dashes)


def _headed(table: PrintedTable, rows: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the rows below each heading."""
    headings = [position for position, row in enumerate(table.rows) if row.heading]
    ends = [*headings[1:], len(table.rows)]
    blocks = [
        tuple(position for position in rows if heading < position < next_heading)
        for heading, next_heading in zip(headings, ends, strict=True)
    ]
    return [block for block in blocks if block]


def _blocks(
    rows: Sequence[int], subtotals: Container[int], subtotal_position: SubtotalPosition
) -> tuple[list[tuple[int, tuple[int, ...]]], list[int]]:
    """Give each subtotal the details next to it, above it or below it; return also those that are of none."""
    blocks: list[tuple[int, tuple[int, ...]]] = []
    details: list[int] = []
    for position in rows if subtotal_position is SubtotalPosition.BELOW else reversed(rows):
        if position in subtotals:
            blocks.append((position, tuple(sorted(details))))
            details = []
        else:
            details.append(position)
    return blocks, details


def _of_which(table: PrintedTable, reading: TotalsReading) -> Iterator[SumRelation]:
    """A row “waarvan …” is at most the row that it is a part of."""
    whole = None
    for position, row in enumerate(table.rows):
        if not _is_part(row, reading):
            whole = None if row.heading else position
        elif whole is not None:
            for column, (part, total) in enumerate(zip(table.figures[position], table.figures[whole], strict=True)):
                if table.columns[column].additive and not part.printed.percent:
                    yield SumRelation(rule=RelatieSoort.GROEP.value, left=(part,), right=(total,), at_most=True)


# ------------------------------------------------------------------------------------------------------------- columns

_FEW = 3


def _across(table: PrintedTable) -> tuple[list[SumRelation], list[Text]]:
    """Relate the columns: one that is a part of another, one that adds the others up."""
    relations: list[SumRelation] = []
    remarks: list[Text] = []
    for position, column in enumerate(table.columns):
        if column.kind is ColumnKind.TOTAL:
            sums, notes = _added(table, position)
            relations += sums
            remarks += notes
        elif (whole := whole_column(table, position)) is not None:
            is_certain = column.kind is ColumnKind.OF_WHICH
            is_proven = _PROVEN.search(column.label) is not None
            relations += [
                SumRelation(
                    rule=(RelatieSoort.AANGETOOND if is_proven else RelatieSoort.GROEP).value,
                    left=(row[position],),
                    right=(row[whole],),
                    at_most=True,
                    severity=Severity.ERROR if is_certain else Severity.WARNING,
                )
                for row in table.figures
                if row[position].says and row[whole].says
            ]
    return [*relations, *_complements(table)], remarks


def _complements(table: PrintedTable) -> Iterator[SumRelation]:
    """What was substantiated and what was not are together at most the reports that both are of."""
    for position, column in enumerate(table.columns):
        proven, whole = proven_column(table), whole_column(table, position)
        if proven is None or whole is None or not _NOT_PROVEN.search(column.label):
            continue
        if whole == whole_column(table, proven):
            for row in table.figures:
                if row[position].says and row[proven].says and row[whole].says:
                    yield SumRelation(
                        rule=RelatieSoort.AANGETOOND.value,
                        left=(row[proven], row[position]),
                        right=(row[whole],),
                        at_most=True,
                    )


def proven_column(table: PrintedTable) -> int | None:
    """Return the column that counts what was substantiated of another one; None when there is none, or more."""
    positions = [
        position
        for position, column in enumerate(table.columns)
        if _PROVEN.search(column.label) and whole_column(table, position) is not None
    ]
    return positions[0] if len(positions) == 1 else None


def whole_column(table: PrintedTable, position: int) -> int | None:
    """Return the column that this one is a part of: the nearest to its left that is none, or that counts reports."""
    column = table.columns[position]
    plain = {ColumnKind.FIGURES, ColumnKind.TOTAL}
    left = [candidate for candidate in reversed(range(position)) if table.columns[candidate].kind in plain]
    if column.kind is ColumnKind.OF_WHICH:
        return next(iter(left), None)
    if column.kind is not ColumnKind.FIGURES or not _PROVEN.search(column.label):
        return None
    return next((candidate for candidate in left if _REPORTED.search(table.columns[candidate].label)), None)


def _added(table: PrintedTable, position: int) -> tuple[list[SumRelation], list[Text]]:
    """Return the sums that a total column makes; none where most rows deny that it adds the others up."""
    parts = _added_columns(table, position)
    sums = [
        SumRelation(rule=RelatieSoort.SOM.value, left=tuple(row[part] for part in parts), right=(row[position],))
        for row in table.figures
        if len(parts) > 1 and row[position].says
    ]
    broken_count = _broken(sums)
    if len(sums) >= _FEW and 2 * broken_count > len(sums):
        return [], [_NO_TOTAL.format(table.name, table.columns[position].label, broken_count, len(sums))]
    return sums, []


def _added_columns(table: PrintedTable, position: int) -> list[int]:
    """Return what a total column adds up: what is to its left up to the total before it, or else to its right.

    A total that says of what, as “Totaal 2022” below a wider header, adds up the columns that end in the same words.
    """
    kinds = [column.kind for column in table.columns]
    subject = total_of(table.columns[position].label)
    if subject:
        is_alike = [normal(column.label).endswith(subject) for column in table.columns]
        return [candidate for candidate, kind in enumerate(kinds) if kind is ColumnKind.FIGURES and is_alike[candidate]]
    before = [candidate for candidate in range(position) if kinds[candidate] is ColumnKind.TOTAL]
    left = [
        candidate
        for candidate in range(before[-1] + 1 if before else 0, position)
        if kinds[candidate] is ColumnKind.FIGURES
    ]
    right = [candidate for candidate in range(position + 1, len(kinds)) if kinds[candidate] is ColumnKind.FIGURES]
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
