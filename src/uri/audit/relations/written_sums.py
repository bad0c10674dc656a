"""Sums of printed figures written out: few figures with their names, many without, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from uri.audit.printed_tables.figures import Figure, total, written
from uri.languages import Text, joined, same

_MOST_NAMED = 3
"""More figures than this are written without their names."""

_MOST_WRITTEN = 20
"""More figures than this are not written one by one."""


def written_sums(first: Sequence[Figure], second: Sequence[Figure]) -> tuple[Text, Text]:
    """Write two sums out: few figures with their names, many without, and what they come to.

    Where the figures stand in several tables, their names have the name of the table.
    """
    with_table = len({figure.place.table for figure in (*first, *second)}) > 1
    return _written(first, with_table=with_table), _written(second, with_table=with_table)


def _written(figures: Sequence[Figure], *, with_table: bool) -> Text:
    if not figures:
        return same("0")
    if len(figures) == 1:
        (figure,) = figures
        return _NAMED.format(_name(figure, with_table=with_table), figure.printed.abbreviated or _BLANK)
    terms = _terms(figures, with_table=with_table)
    result = _result(figures)
    if result is None:
        return joined(terms, " + ")
    if len(terms) > _MOST_WRITTEN:
        return _MANY.format(len(terms), result)
    return _SUM.format(joined(terms, " + "), result)


def _name(figure: Figure, *, with_table: bool) -> Text:
    return figure.full_name if with_table else figure.name


def _terms(figures: Sequence[Figure], *, with_table: bool) -> list[Text]:
    """Write each figure that is not blank; of many, the table is named where it is another than before."""
    filled = [figure for figure in figures if figure.printed.abbreviated]
    if len(figures) <= _MOST_NAMED:
        return [_NAMED.format(_name(figure, with_table=with_table), figure.printed.abbreviated) for figure in filled]
    tables = [figure.place.table if with_table else None for figure in filled]
    return [
        same(figure.printed.abbreviated)
        if table in {None, before}
        else _NAMED.format(table, figure.printed.abbreviated)
        for figure, table, before in zip(filled, tables, [None, *tables], strict=False)
    ]


def _result(figures: Sequence[Figure]) -> Text | None:
    """Write what a sum comes to; None where a figure is a text."""
    ends = total(figures)
    if ends is None:
        return None
    percent = all(figure.printed.percent for figure in figures if figure.printed.is_number)
    low, high = (None if end is None else written(end, percent=percent) for end in ends)
    if low is None or high is None:
        return _OR_MORE.format(low)
    return low if low == high else _FROM_TO.format(low, high)


_NAMED = Text("{}: {}", "{}: {}")
_FROM_TO = Text("{} tot en met {}", "{} to {}")
_OR_MORE = Text("{} of meer", "{} or more")
_MANY = Text("{} cijfers, samen {},", "{} figures, together {},")
_SUM = Text("{} = {}", "{} = {}")
_BLANK = Text("leeg", "blank")
