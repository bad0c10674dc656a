"""Cases counted by the values of fields, and by the year of the report that counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from uri.register.columns import Column, Numbers, years_of
from uri.register.counting import count
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
    years = dict(zip(_OF_YEARS, counting_years(columns), strict=True)) if {*names} & {*_OF_YEARS} else {}
    codes, numbers = count([years[name] if name in years else columns[name].values for name in names], weights)
    values = [_meanings(name, part, columns) for name, part in zip(names, codes, strict=True)]
    return MappingProxyType(dict(zip(zip(*values, strict=True), numbers, strict=True)))


def _meanings(name: str, codes: Sequence[int], columns: Mapping[str, Column]) -> Sequence[Any]:
    if name == "jaarbron":
        return [_SOURCES[code] for code in codes]
    return codes if name == "verslagjaar" else columns[name].meanings(codes)
