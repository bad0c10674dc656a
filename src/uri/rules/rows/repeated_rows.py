"""Rules on rows that repeat one another: what such a rule is, and how it is judged on a whole register."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import attrs
import numpy as np

from uri.findings import Tally
from uri.register import Register
from uri.register.columns import Numbers
from uri.register.counting import stretches
from uri.rules.rows.judged_combinations import RowVerdicts
from uri.rules.rows.row_limits import ROW_LIMITS, RowLimits
from uri.rules.rule import Rijregel

_PLACES = np.uint64(1 << 20)
"""By so many places are prints sifted."""


@attrs.frozen(kw_only=True)
class Herhalingsregel(Rijregel):
    """A rule that no row repeats an earlier one in some respect.

    Attributes:
        fields: The fields that are equal in rows that are alike.
        own: Whether own fields must be equal too, as the rule is about the whole case.
        distinct: The fields that tell rows apart. A row of which none is known cannot be evaluated.
    """

    fields: tuple[str, ...]
    own: bool = False
    distinct: tuple[str, ...]

    def judge(self, register: Register, limits: RowLimits = ROW_LIMITS) -> RowVerdicts:
        """Judge all rows; the first of rows that are alike passes, and the others name it."""
        own = register.eigen.values() if self.own else ()
        rows = np.flatnonzero(self._distinguishable(register))
        columns = [*(register.kolommen[name].values for name in self.fields), *own]
        again, first = _repeats(columns, rows, limits)
        tally = Tally(len(rows) - len(again), len(again), len(register) - len(rows))
        return RowVerdicts(rule=self, tally=tally, rows=again, first=first)

    def _distinguishable(self, register: Register) -> Numbers:
        """Tell which rows can be told apart; a field is looked at only where those before it are missing."""
        is_distinguishable = np.zeros(len(register), bool)
        for name in self.distinct:
            open_rows = np.flatnonzero(~is_distinguishable)
            is_distinguishable[open_rows] = ~register.kolommen[name].take(open_rows).gaps
        return is_distinguishable


def _repeats(columns: Sequence[Numbers], rows: Numbers, limits: RowLimits) -> tuple[Numbers, Numbers]:
    """Find among some rows those that equal an earlier one in all columns, and the first that each equals."""
    alike = rows if len(rows) <= limits.counting.few else _shared_rows(columns, rows, limits)
    first_rows: dict[tuple[Any, ...], int] = {}
    cases = zip(*(column[alike].tolist() for column in columns), strict=True)
    first = np.array(
        [first_rows.setdefault(case, row) for case, row in zip(cases, alike.tolist(), strict=True)], np.intp
    )
    again = first < alike
    return alike[again], first[again]


def _shared_rows(columns: Sequence[Numbers], rows: Numbers, limits: RowLimits) -> Numbers:
    """Leave out the rows of which the fingerprint occurs once: nearly all, and nothing has to be compared for that.

    The prints of texts are added last, for the rows that are left, as they take longest.
    """
    numbers = [column for column in columns if column.dtype != object]
    prints = _fingerprints(numbers, limits)[rows]
    if prod(map(_span, numbers)) > len(rows):  # else hardly any row can be alone
        rows, prints = _shared(rows, prints)
    for text in (column for column in columns if column.dtype == object):
        prints = prints * np.uint64(limits.mix) + np.fromiter(map(hash, text[rows].tolist()), np.int64, len(rows)).view(
            np.uint64
        )
        rows, prints = _shared(rows, prints)
    return rows


def _span(column: Numbers) -> int:
    return int(column.max(initial=0)) - int(column.min(initial=0)) + 1


def _fingerprints(columns: Sequence[Numbers], limits: RowLimits) -> Numbers:
    """Mix the numbers of each row into one."""
    mixed, mix = np.zeros(len(columns[0]), np.uint64), np.uint64(limits.mix)
    for part in stretches(len(mixed), limits.counting.stretch):
        prints = mixed[part]
        for column in columns:
            prints *= mix
            prints += column[part].astype(np.uint64)
    return mixed


def _shared(rows: Numbers, prints: Numbers) -> tuple[Numbers, Numbers]:
    """Leave out rows whose print no other has; a few of them may stay."""
    in_order = np.sort(prints)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    table = np.zeros(int(_PLACES), bool)
    table[twice % _PLACES] = True
    shared = np.flatnonzero(table.take(prints % _PLACES)) if len(twice) else np.empty(0, np.intp)
    return rows[shared], prints[shared]
