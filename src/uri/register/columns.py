"""Columns of small integers: how the values of a field become one array, and come back the same.

A code, a set of codes and a name are positions in a list of terms, a day is its ordinal. One value of each kind is kept
for "missing". Texts stay texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from math import isnan
from typing import Any, TypeAlias

import attrs
import numpy as np

from uri.model import Field, FieldForm
from uri.model.fields import LAATSTE_JAAR
from uri.taxonomy.codes import Code

Numbers: TypeAlias = np.ndarray[Any, np.dtype[Any]]

_PLAIN: Mapping[FieldForm, tuple[type, Any]] = {
    FieldForm.DATUM: (np.int32, 0),
    FieldForm.JAAR: (np.int16, 0),
    FieldForm.AANTAL: (np.int32, -1),
    FieldForm.GETAL: (np.float64, np.nan),
    FieldForm.TEKST: (np.object_, None),
}
"""The forms whose values stand in the array themselves: its type, and what is kept for "missing"."""


_NEW_YEARS = np.array([date(year, 1, 1).toordinal() for year in range(1, LAATSTE_JAAR + 1)], np.int32)
"""The first day of each year. The year of a day is the number of them that are not after it: 0 for a missing day."""


@attrs.frozen(eq=False)
class Column:
    """One field's values.

    Attributes:
        field: The field.
        values: Of codes, sets of codes and names, positions in `terms`, in the smallest type that holds them, and -1
            where the value is missing or the set is empty. Of days, their ordinals, 0 where missing. Of years,
            counts, numbers and texts, the values themselves; missing is 0, -1, not-a-number and None.
        terms: All codes of the list, or the sets or names that occur, sorted; empty for a field of another form.
    """

    field: Field
    values: Numbers = attrs.field(repr=False)
    terms: tuple[Any, ...] = attrs.field(default=(), repr=False)

    @classmethod
    def of(cls, field: Field, values: Sequence[Any]) -> Column:
        """Encode Python values, None for missing."""
        if field.form not in _PLAIN:
            values = [_ordered(field, value) for value in values] if field.form is FieldForm.CODES else values
            terms = _terms(field, values)
            position = {None: -1, (): -1, **{term: index for index, term in enumerate(terms)}}
            return cls(field, np.array([position[value] for value in values], _positions(terms)), terms)
        dtype, missing = _PLAIN[field.form]
        encode = date.toordinal if field.form is FieldForm.DATUM else _same
        coded: Numbers = np.empty(len(values), dtype)
        coded[:] = [missing if value is None else encode(value) for value in values]
        return cls(field, coded)

    @classmethod
    def missing(cls, field: Field, length: int) -> Column:
        """Make a column in which every value is missing."""
        if field.form not in _PLAIN:
            terms = _terms(field, ())
            return cls(field, np.full(length, -1, _positions(terms)), terms)
        dtype, missing = _PLAIN[field.form]
        return cls(field, np.full(length, missing, dtype))

    @property
    def gaps(self) -> Numbers:
        """True where the value is missing."""
        _, missing = _PLAIN.get(self.field.form, (None, -1))
        gaps: Numbers = np.isnan(self.values) if self.field.form is FieldForm.GETAL else np.equal(self.values, missing)
        return gaps.astype(bool, copy=False)

    def take(self, index: Numbers) -> Column:
        """Select rows by a mask or by positions; sets and names that no row refers to any more are dropped."""
        return self._tidy(self.values[index])

    def decode(self) -> list[Any]:
        """Return the Python values, None for missing; an empty set of codes is an empty tuple."""
        return self.meanings(self.values.tolist())

    def meanings(self, coded: Iterable[Any]) -> list[Any]:
        """Return what values of this column's array stand for."""
        if self.field.form not in _PLAIN:
            terms = (*self.terms, () if self.field.form is FieldForm.CODES else None)  # -1 is the last of them
            return [terms[index] for index in coded]
        if self.field.form is FieldForm.GETAL:
            return [None if isnan(value) else value for value in coded]
        _, missing = _PLAIN[self.field.form]
        decode: Callable[[Any], Any] = date.fromordinal if self.field.form is FieldForm.DATUM else _same
        distinct: dict[Any, Any] = {missing: None}
        return [distinct[value] if value in distinct else distinct.setdefault(value, decode(value)) for value in coded]

    def add(self, other: Column) -> Column:
        """Put the rows of another column of the same field behind these."""
        if self.terms == other.terms:
            return Column(self.field, np.concatenate([self.values, other.values]), self.terms)
        terms = tuple(sorted({*self.terms, *other.terms}))
        return Column(self.field, np.concatenate([_moved(self, terms), _moved(other, terms)]), terms)

    def filled(self, mask: Numbers, code: Code) -> Column:
        """Put a code in some rows of a column of codes."""
        values = np.where(mask, self.terms.index(code), self.values).astype(self.values.dtype)
        return attrs.evolve(self, values=values)

    def same(self, other: Column) -> bool:
        """Tell whether two columns hold the same values."""
        if self.field.form is FieldForm.GETAL:
            return bool(np.array_equal(self.values, other.values, equal_nan=True))
        return self.terms == other.terms and bool(np.array_equal(self.values, other.values))

    def is_at(self, term: object) -> Numbers:
        """True where the value is this code, set of codes or name."""
        mask: Numbers = np.equal(self.values, self.terms.index(term) if term in self.terms else -2)
        return mask

    def _tidy(self, coded: Numbers) -> Column:
        if self.field.form not in {FieldForm.CODES, FieldForm.NAAM}:
            return Column(self.field, coded, self.terms)
        used = np.bincount(coded + np.intp(1), minlength=len(self.terms) + 1)[1:].tolist()
        column = Column(self.field, coded, self.terms)
        terms = tuple(term for term, number in zip(self.terms, used, strict=True) if number)
        return column if len(terms) == len(self.terms) else Column(self.field, _moved(column, terms), terms)


def years_of(days: Numbers) -> Numbers:
    """Return the year of each day; 0 where it is missing."""
    low, high = (int(days.min()), int(days.max())) if len(days) else (0, 0)
    if high - low > len(days):
        return np.searchsorted(_NEW_YEARS, days, side="right").astype(np.int16)
    table: Numbers = np.searchsorted(_NEW_YEARS, np.arange(low, high + 1), side="right").astype(np.int16)
    years: Numbers = table[days - low]
    return years


def _terms(field: Field, values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(field.codes or ()) if field.form is FieldForm.CODE else tuple(sorted(set(values) - {None, ()}))


def _ordered(field: Field, codes: Sequence[Any] | None) -> tuple[Any, ...]:
    """Return a set of codes in the order of their list."""
    return tuple(code for code in field.codes or () if code in codes) if codes else ()


def _positions(terms: tuple[Any, ...]) -> np.dtype[Any]:
    """Return the smallest type that holds the positions of these terms, and -1."""
    return np.min_scalar_type(-max(1, len(terms)))


def _moved(column: Column, terms: tuple[Any, ...]) -> Numbers:
    """Return the positions of a column's values among other terms; missing stays missing."""
    position = {term: index for index, term in enumerate(terms)}
    table = np.array([*(position.get(term, -1) for term in column.terms), -1], _positions(terms))
    return table[column.values]


def _same(value: Any) -> Any:  # noqa: ANN401 (any value)
    return value
