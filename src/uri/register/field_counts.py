"""Cases counted by the values of fields, and by the year of the report that counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np

from uri.register.columns import Column, Numbers, years_of
from uri.register.counting import cells, count
from uri.taxonomy import Jaarbron, Soort

_OF_YEARS = ("verslagjaar", "jaarbron")
"""What is made of the stated year and the dates of a row."""
_SOURCES = tuple(Jaarbron)


def counting_years(columns: Mapping[str, Column]) -> tuple[Numbers, Numbers]:
    """Return the year of the report that counts each row, and the position in `Jaarbron` of where it is from.

    The year is that of `Melding.jaar` or `Signaal.jaar`, and 0 for none.
    """
    stated = columns["verslagjaar"].values
    if stated.all():
        return stated, np.zeros(len(stated), np.int8)
    received, closed = (years_of(columns[name].values) for name in ("ontvangen", "afgerond"))
    is_signaal = columns["soort"].is_at(Soort.SIGNAAL)
    first, second = np.where(is_signaal, received, closed), np.where(is_signaal, closed, received)
    source = np.where(stated > 0, np.int8(0), np.where(first > 0, np.int8(1), np.int8(2)))
    return np.choose(source, [stated, first, second]), source


def count_by(
    names: Sequence[str], columns: Mapping[str, Column], weights: Numbers | None
) -> Mapping[tuple[Any, ...], int]:
    """Count rows by the values of at least one field, or add their weights up: see `Register.count`."""
    return _counted(names, _codes(names, columns), columns, weights)


@attrs.frozen(eq=False)
class FieldCounts:
    """Rows counted by several fields at once: counts by fewer of those fields follow without the rows.

    Attributes:
        codes: The code of each combination in each field.
        columns: Columns of the fields that give codes their meaning; they hold no rows.
        numbers: How many rows each combination has.
    """

    codes: Mapping[str, Numbers]
    columns: Mapping[str, Column]
    numbers: Numbers

    @classmethod
    def of(cls, names: Sequence[str], columns: Mapping[str, Column], weights: Numbers | None) -> FieldCounts:
        """Count rows, or add their weights up, by some fields."""
        by_field = _codes(names, columns)
        codes, numbers = cells([by_field[name] for name in names], weights)
        empty = {
            name: attrs.evolve(columns[name], values=np.empty(0, columns[name].values.dtype))
            for name in names
            if name not in _OF_YEARS
        }
        return cls(dict(zip(names, codes, strict=True)), empty, numbers)

    def count(self, *names: str) -> Mapping[tuple[Any, ...], int]:
        """Count by some of the fields, as `Register.count` does."""
        return _counted(names, self.codes, self.columns, self.numbers)


def _codes(names: Sequence[str], columns: Mapping[str, Column]) -> Mapping[str, Numbers]:
    years = dict(zip(_OF_YEARS, counting_years(columns), strict=True)) if {*names} & {*_OF_YEARS} else {}
    return {name: years[name] if name in years else columns[name].values for name in names}


def _counted(
    names: Sequence[str], codes: Mapping[str, Numbers], columns: Mapping[str, Column], weights: Numbers | None
) -> Mapping[tuple[Any, ...], int]:
    parts, numbers = count([codes[name] for name in names], weights)
    values = [_meanings(name, part, columns) for name, part in zip(names, parts, strict=True)]
    return MappingProxyType(dict(zip(zip(*values, strict=True), numbers, strict=True)))


def _meanings(name: str, codes: Sequence[int], columns: Mapping[str, Column]) -> Sequence[Any]:
    if name == "jaarbron":
        return [_SOURCES[code] for code in codes]
    return codes if name == "verslagjaar" else columns[name].meanings(codes)
