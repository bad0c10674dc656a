"""What must hold between years beside one another: a stock at the begin of one is that at the end of the one before.

Both are read in rows and in columns alike, and only where labels say the stock, the moment and the year. A figure that
was revised since is another than what stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from uri.audit.audit_rules import STAND
from uri.audit.printed_tables.figures import Figure
from uri.audit.printed_tables.flow_words import FlowRole, flow_role, is_stock, stock_of
from uri.audit.printed_tables.label_words import year_in
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.relations.figure_relations import SumRelation, broken_count
from uri.audit.relations.key_figures import FigureLine, columns_down, roles_of, rows_across
from uri.findings import Severity
from uri.taxonomy.labels import normal

_REVISED = re.compile(r"herzien|revised|restated|gecorrigeerd|corrected|aangepast|bijgesteld|\(r\)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")

_FEW = 3
"""In fewer places than this, figures do not deny what the labels say."""


@attrs.frozen
class _Moment:
    """Of what a stock is, and when: at the begin of a year."""

    stock: str
    across: str
    year: int


def year_end_relations(table: PrintedTable) -> list[SumRelation]:
    """Relate each stock at the end of a year to that at the begin of the next."""
    return [*_of_lines(rows_across(table)), *_of_lines(columns_down(table))]


def _of_lines(lines: Sequence[FigureLine]) -> list[SumRelation]:
    """Relate the stocks of some lines; where nothing says what flowed in, something may have on the first day."""
    relations = [SumRelation(rule=STAND.id, left=(end,), right=(begin,), identity=True) for end, begin in _pairs(lines)]
    is_denied = len(relations) >= _FEW and 2 * broken_count(relations) > len(relations)
    severity = Severity.WARNING if is_denied or roles_of(lines) is None else Severity.ERROR
    return [attrs.evolve(relation, severity=severity) for relation in relations]


def _pairs(lines: Sequence[FigureLine]) -> Iterator[tuple[Figure, Figure]]:
    """Give each stock at the end of a year with the one stock at the begin of the next."""
    begins: dict[_Moment, list[Figure]] = {}
    ends: dict[_Moment, list[Figure]] = {}
    is_one_flow = roles_of(lines) is not None
    for line in lines:
        role = None if line.derived else flow_role(line.label)
        if role not in {FlowRole.BEGIN, FlowRole.END} or not (is_one_flow or is_stock(line.label)):
            continue
        for other, figure in zip(line.others, line.figures, strict=True):
            year = _year(line.label, other)
            if year is None or not figure.has_number or figure.printed.percent:
                continue
            stock = "" if is_one_flow else stock_of(line.label)
            moment = _Moment(stock, normal(_YEAR.sub(" ", other)), year + (role is FlowRole.END))
            (ends if role is FlowRole.END else begins).setdefault(moment, []).append(figure)
    for moment, told in ends.items():
        if len(told) == len(begins.get(moment, ())) == 1:
            yield told[0], begins[moment][0]


def _year(label: str, other: str) -> int | None:
    """Return the year that one of two labels says; None where neither does, or both do, or a figure was revised."""
    if _REVISED.search(label) or _REVISED.search(other):
        return None
    years = {year for year in (year_in(label), year_in(other)) if year is not None}
    return years.pop() if len(years) == 1 else None
