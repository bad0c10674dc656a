"""What must hold between a column of percentages and the counts beside it.

Print does not say of what a percentage is: of the total of its column, or of another count of its row. Each way of
reading is tried. The one that fits most rows is used where enough of them fit; or else the one that the headers and the
total of 100% leave no doubt of. Where neither tells, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from uri.aggregate.tables.cells import RijSoort
from uri.audit.audit_rules import AANDEEL
from uri.audit.printed.printed_numbers import PrintedKind, PrintedNumber
from uri.audit.printed_tables.column_roles import whole_column
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.printed_table import ColumnKind, Partition, PrintedTable
from uri.audit.printed_tables.quantity_words import is_share
from uri.audit.printed_tables.turned_tables import turned
from uri.audit.relations.figure_relations import RatioRelation, RelationOutcome
from uri.findings import Severity
from uri.taxonomy.labels import normal

_SHARE = re.compile(
    r"%|\b(?:aandeel|share|percentage|procent(?:ueel)?|percent|perc\.?|pct\.?|in|van|of|het|the|totaal|total)(?!\w)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\b(?:waarvan|of which|aantal|number of)\b", re.IGNORECASE)

_NEAREST = 6
"""So many columns of counts are tried, the nearest first."""

_ENOUGH = 2
"""So many rows must fit for the figures to tell of what a percentage is."""


@attrs.frozen
class ShareReading:
    """One way to read a column of percentages.

    Attributes:
        relations: The ratio of each row that has one.
        certain: Whether headers and total leave no doubt.
        named: Whether the header says that these are shares, and of nothing else.
        support: How many rows fit that would not fit whatever was divided.
    """

    relations: tuple[RatioRelation, ...]
    certain: bool
    named: bool
    support: int

    @property
    def lead(self) -> int:
        """How many more rows fit than do not."""
        return self.support - sum(relation.judge() is RelationOutcome.BROKEN for relation in self.relations)

    @property
    def is_told_by_figures(self) -> bool:
        """Whether enough rows fit; more of them where the header does not say that these are shares."""
        enough = _ENOUGH if self.named else _ENOUGH + 1
        return self.support >= enough and self.lead > (0 if self.named else self.support // 2)


def share_relations(table: PrintedTable) -> list[RatioRelation]:
    """Return the ratios that must hold between the percentages of a table and its counts."""
    return [
        relation
        for position in range(len(table.columns))
        if _is_of_percentages(table, position)
        for relation in _best(list(_readings(table, position)))
    ]


def _best(readings: Sequence[ShareReading]) -> Sequence[RatioRelation]:
    """Return the ratios of the reading that the figures tell, or else of the one that the layout tells."""
    told = [reading for reading in readings if reading.is_told_by_figures]
    if told:
        best = max(told, key=lambda reading: reading.lead)
        return best.relations if best.named or best.certain else _doubted(best.relations)
    return next((reading.relations for reading in readings if reading.certain), ())


def _doubted(relations: Sequence[RatioRelation]) -> list[RatioRelation]:
    return [attrs.evolve(relation, severity=Severity.WARNING) for relation in relations]


# -------------------------------------------------------------------------------------------------------- ways to read


def _readings(table: PrintedTable, position: int) -> Iterator[ShareReading]:
    """Give each way to read the percentages of a column, the nearest counts first."""
    wholes = [number for number, _ in enumerate(table.columns) if _is_of_counts(table, number)]
    wholes = sorted(wholes, key=lambda number: (abs(number - position), number > position))[:_NEAREST]
    counts = [position - 1] if table.columns[position].in_cells else wholes
    yield from (_of_parts(table, position, count) for count in counts)
    for count in counts:
        total = _total_row(table, count)
        if total is not None or _is_plain(table):
            yield _of_total(table, position, count, total)
    for count in counts:
        yield from (_of_row(table, position, count, whole) for whole in wholes if whole != count)


def _of_parts(table: PrintedTable, position: int, count: int) -> ShareReading:
    """Read each percentage of a row “waarvan …”, or of what was substantiated, as that part of the row it is of.

    It is certain where that row is printed as 100%, or where no other row has a percentage, and none but that row has
    the count that it would be of.
    """
    standing = turned(table)
    wholes = {row: whole for row in range(len(table.rows)) if (whole := whole_column(standing, row)) is not None}
    shares = [(table.figures[part], table.figures[whole]) for part, whole in wholes.items()]
    relations = _ratios([(part[count], (whole[count],), part[position]) for part, whole in shares])
    named = _is_named(table, position, count)
    is_all = bool(relations) and all(
        whole[position].printed.number == 1 for part, whole in shares if part[position].has_number
    )
    is_only = len(relations) == 1 == sum(figures[position].has_number for figures in table.figures)
    certain = named and (is_all or (is_only and not _fits_elsewhere(table, relations[0])))
    return ShareReading(tuple(relations), certain, named, _support(relations))


def _fits_elsewhere(table: PrintedTable, relation: RatioRelation) -> bool:
    """Tell whether a percentage is the share of its count in any count of the table."""
    counts = [figure for row in table.figures for figure in row if figure.printed.number and not figure.printed.percent]
    others = (attrs.evolve(relation, denominator=(count,)) for count in counts)
    return any(other.judge() is RelationOutcome.HOLDS for other in others)


def _of_total(table: PrintedTable, position: int, count: int, total: int | None) -> ShareReading:
    """Read each percentage as the share of its count in the total of its column, or in all counts where none stands."""
    rows = _counting(table, without=total)
    whole = tuple(figures[count] for figures in (rows if total is None else [table.figures[total]]))
    relations = _ratios([(figures[count], whole, figures[position]) for figures in rows])
    has_all = total is None or table.figures[total][position].printed.number == 1
    named = _is_named(table, position, count)
    adds_up = has_all and len(relations) > 1 and _adds_up([relation.result for relation in relations])
    certain = named and adds_up and abs(position - count) == 1
    kept = [relation for relation in relations if not (adds_up and _is_adjusted(relation))]
    if total is None and not adds_up:
        kept = []  # without a total, only shares that add up to 100% tell that all rows make up the whole
    support = _support(kept) + (has_all and total is not None)
    return ShareReading(tuple(kept), certain, named, support)


def _of_row(table: PrintedTable, position: int, count: int, whole: int) -> ShareReading:
    """Read each percentage as the part that one count of its row is of another one."""
    relations = _ratios([(figures[count], (figures[whole],), figures[position]) for figures in _counting(table)])
    named = _is_named(table, position, count)
    is_bare = not _subject(table.columns[position].label)
    is_alone = not is_bare or (position - count == 1 and _total_row(table, count) is None)
    if table.columns[position].in_cells:  # it may be of the total of its column as well
        is_alone = len(relations) == 1 == len(_counting(table)) and not _fits_elsewhere(table, relations[0])
    certain = named and is_alone and whole_column(table, count) == whole
    return ShareReading(tuple(relations), certain, named, _support(relations))


def _counting(table: PrintedTable, without: int | None = None) -> list[tuple[Figure, ...]]:
    """Return the figures of the rows that count something, but for one of them."""
    return [
        figures
        for number, (row, figures) in enumerate(zip(table.rows, table.figures, strict=True))
        if row.counts and number != without
    ]


def _ratios(shares: Sequence[tuple[Figure, tuple[Figure, ...], Figure]]) -> list[RatioRelation]:
    """Relate each part and its whole to the printed percentage, where all of them are numbers."""
    return [
        RatioRelation(rule=AANDEEL.id, numerator=(part,), denominator=whole, result=share)
        for part, whole, share in shares
        if all(figure.printed.kind is PrintedKind.NUMBER for figure in (part, *whole, share))
        and (share.printed.percent or (share.printed.decimals and (share.printed.number or 0) <= 1))
        and sum(figure.printed.number or 0 for figure in whole) > 0
    ]


def _support(relations: Sequence[RatioRelation]) -> int:
    """Count the ratios that hold, without 0% and 100%, which hold whatever was divided."""
    return sum(
        relation.judge() is RelationOutcome.HOLDS and relation.result.printed.number not in {0, 1}
        for relation in relations
    )


def _adds_up(shares: Sequence[Figure]) -> bool:
    """Tell whether shares add up to 100%, but for their rounding."""
    added = sum((share.printed.number or Fraction(0) for share in shares), Fraction(0))
    slack = sum((share.printed.step for share in shares), Fraction(0)) / 2
    return abs(added - 1) <= slack


def _is_adjusted(relation: RatioRelation) -> bool:
    """Tell whether a share is off by less than one step, as where shares were made to add up to 100%."""
    ends, printed = relation.fits(), relation.result.printed
    is_near = ends is not None and printed.number is not None and abs(ends[0] - printed.number) < printed.step
    return is_near and relation.judge() is not RelationOutcome.HOLDS


# -------------------------------------------------------------------------------------------------- rows and columns


def _is_of_percentages(table: PrintedTable, position: int) -> bool:
    """Tell whether a column holds percentages, or shares printed as decimals below a header that says so."""
    column = table.columns[position]
    printed = [figures[position].printed for figures in table.figures]
    return column.additive and (any(number.percent for number in printed) or _is_of_decimals(column.label, printed))


def _is_of_decimals(label: str, printed: Sequence[PrintedNumber]) -> bool:
    numbers = [number for number in printed if number.number is not None]
    is_within = all(0 <= (number.number or 0) <= 1 for number in numbers)
    return is_share(label) and is_within and sum(number.decimals > 0 for number in numbers) >= _ENOUGH


def _is_of_counts(table: PrintedTable, position: int) -> bool:
    column = table.columns[position]
    return column.kind is not ColumnKind.OTHER and column.additive and not _is_of_percentages(table, position)


def _total_row(table: PrintedTable, count: int) -> int | None:
    """Return the last row of a total that has a number in a column."""
    totals = [
        number
        for number, row in enumerate(table.rows)
        if row.kind is RijSoort.TOTAAL and row.counts and table.figures[number][count].printed.number
    ]
    return totals[-1] if totals else None


def _is_plain(table: PrintedTable) -> bool:
    """Tell whether every row counts something by itself, so that all of them make up a whole that is not printed."""
    return table.partition is Partition.VERDELING and not any(
        row.kind is not RijSoort.DETAIL or row.of_which or row.dashed for row in table.rows
    )


def _is_named(table: PrintedTable, position: int, count: int) -> bool:
    """Tell whether a header says that its column holds shares, and of nothing else than the counts in a column."""
    if table.columns[position].in_cells:
        return position - count == 1
    label = table.columns[position].label
    subject = _subject(label)
    return _SHARE.search(label) is not None and (not subject or subject == _subject(table.columns[count].label))


def _subject(label: str) -> str:
    """Return what a header names besides shares and parts."""
    return normal(_OF_WHICH.sub(" ", _SHARE.sub(" ", label)))
