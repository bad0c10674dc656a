"""Columns of small integers: how the values of a field become one array, and come back the same.

A code is its position in its list, a set of codes a bit per position, a day its ordinal, a name its position among
the sorted names. One value of each kind is kept for "missing". Texts stay texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import attrs
import numpy as np

from uri.model import Veld, Vorm

Waarden: TypeAlias = np.ndarray[Any, np.dtype[Any]]

_TYPES: Mapping[Vorm, tuple[type, Any]] = {
    Vorm.CODE: (np.int8, -1),
    Vorm.CODES: (np.int32, 0),
    Vorm.DATUM: (np.int32, 0),
    Vorm.JAAR: (np.int16, 0),
    Vorm.AANTAL: (np.int32, -1),
    Vorm.GETAL: (np.float64, np.nan),
    Vorm.NAAM: (np.int32, -1),
    Vorm.TEKST: (np.object_, None),
}


@attrs.frozen(eq=False)
class Kolom:
    """One field's values. `namen` are the sorted names that a column of names refers to; else it is empty."""

    veld: Veld
    waarden: Waarden = attrs.field(repr=False)
    namen: tuple[str, ...] = attrs.field(default=(), repr=False)

    @classmethod
    def of(cls, veld: Veld, values: Sequence[Any]) -> Kolom:
        """Encode Python values, None for missing."""
        dtype, missing = _TYPES[veld.vorm]
        if veld.vorm is Vorm.NAAM:
            names = tuple(sorted({value for value in values if value is not None}))
            position = {name: index for index, name in enumerate(names)}
            return cls(veld, np.array([position.get(value, -1) for value in values], dtype), names)
        encode = _encoder(veld)
        coded: Waarden = np.empty(len(values), dtype)
        coded[:] = [missing if value is None else encode(value) for value in values]
        return cls(veld, coded)

    @classmethod
    def missing(cls, veld: Veld, length: int) -> Kolom:
        """Make a column in which every value is missing."""
        dtype, missing = _TYPES[veld.vorm]
        return cls(veld, np.full(length, missing, dtype))

    @property
    def gaps(self) -> Waarden:
        """True where the value is missing."""
        _, missing = _TYPES[self.veld.vorm]
        gaps: Waarden = np.isnan(self.waarden) if self.veld.vorm is Vorm.GETAL else np.equal(self.waarden, missing)
        return gaps.astype(bool)

    def take(self, index: Waarden) -> Kolom:
        """Select rows by a mask or by positions; names that no row refers to any more are dropped."""
        return self._tidy(self.waarden[index])

    def decode(self) -> list[Any]:
        """Return the Python values, None for missing; an empty set of codes is an empty tuple."""
        if self.veld.vorm is Vorm.GETAL:
            return [None if gap else value for value, gap in zip(self.waarden.tolist(), self.gaps, strict=True)]
        _, missing = _TYPES[self.veld.vorm]
        decode = self._decoder()
        distinct: dict[Any, Any] = {missing: () if self.veld.vorm is Vorm.CODES else None}
        return [
            distinct[value] if value in distinct else distinct.setdefault(value, decode(value))
            for value in self.waarden.tolist()
        ]

    def add(self, other: Kolom) -> Kolom:
        """Put the rows of another column of the same field behind these."""
        if self.veld.vorm is not Vorm.NAAM:
            return Kolom(self.veld, np.concatenate([self.waarden, other.waarden]))
        names = tuple(sorted({*self.namen, *other.namen}))
        return Kolom(self.veld, np.concatenate([_renamed(self, names), _renamed(other, names)]), names)

    def same(self, other: Kolom) -> bool:
        """Tell whether two columns hold the same values."""
        if self.veld.vorm is Vorm.GETAL:
            return bool(np.array_equal(self.waarden, other.waarden, equal_nan=True))
        return self.namen == other.namen and bool(np.array_equal(self.waarden, other.waarden))

    def _tidy(self, coded: Waarden) -> Kolom:
        if self.veld.vorm is not Vorm.NAAM:
            return Kolom(self.veld, coded)
        used = sorted(set(np.unique(coded).tolist()) - {-1})
        names = tuple(self.namen[index] for index in used)
        return Kolom(self.veld, _renamed(Kolom(self.veld, coded, self.namen), names), names)

    def _decoder(self) -> Callable[[Any], Any]:
        match self.veld.vorm:
            case Vorm.CODE:
                return self._members.__getitem__
            case Vorm.CODES:
                members = self._members
                return lambda bits: tuple(member for index, member in enumerate(members) if bits >> index & 1)
            case Vorm.DATUM:
                return date.fromordinal
            case Vorm.NAAM:
                return self.namen.__getitem__
            case _:
                return lambda value: value

    @property
    def _members(self) -> list[Any]:
        return list(self.veld.codes or ())


def _encoder(veld: Veld) -> Callable[[Any], Any]:
    position = {member: index for index, member in enumerate(veld.codes or ())}
    match veld.vorm:
        case Vorm.CODE:
            return position.__getitem__
        case Vorm.CODES:
            return lambda members: sum(1 << position[member] for member in members)
        case Vorm.DATUM:
            return date.toordinal
        case _:
            return lambda value: value


def _renamed(column: Kolom, names: tuple[str, ...]) -> Waarden:
    """Return the positions of a column of names among other sorted names; missing stays missing."""
    position = {name: index for index, name in enumerate(names)}
    table = np.array([*(position.get(name, -1) for name in column.namen), -1], np.int32)
    return table[column.waarden]
