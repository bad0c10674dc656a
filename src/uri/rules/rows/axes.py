"""What rules look at: its value for one case, and for all rows of a register as whole numbers with a meaning each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import repeat
from typing import Any

import attrs
import numpy as np
import pandas as pd

from uri.model import FieldForm, Registratie
from uri.register import Register
from uri.register.columns import Column, Numbers
from uri.register.counting import counted, distinct, numbered
from uri.rules.derived_fields import DERIVED_FIELDS, Context

_FEW = 1 << 12
"""It is no work to look at so many values, whether they occur or not."""
_BESIDE = frozenset(field.name for field in attrs.fields(Context))
_FIELDS = {field.name for field in attrs.fields(Registratie)} - {"eigen"} | {"soort"}


def value_of(name: str, record: Registratie, omgeving: Context) -> Any:  # noqa: ANN401 (the field's value)
    """Return what a rule looks at under a name: a field, a derived field, or what stands beside the cases.

    Any other name is that of an own field of the organisation.
    """
    if name in _BESIDE:
        return getattr(omgeving, name)
    if name in DERIVED_FIELDS:
        (value,) = DERIVED_FIELDS[name].of(
            [[value_of(part, record, omgeving) for part in DERIVED_FIELDS[name].inputs.names]]
        )
        return value
    return record.eigen.get(name) if name not in _FIELDS else getattr(record, name)


@cache
def wortels(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns on which some names rest: fields, and what is derived of all rows at once."""
    found: dict[str, None] = {}
    for name in names:
        if name in DERIVED_FIELDS and DERIVED_FIELDS[name].numbers is None:
            found |= dict.fromkeys(wortels(DERIVED_FIELDS[name].inputs.names))
        elif name not in _BESIDE:
            found[name] = None
    return tuple(found)


@attrs.frozen(eq=False, slots=False)
class Axis:
    """What stands under one name: a whole number for each row, and what such numbers mean.

    It is `dense` when about all numbers between the lowest and the highest occur.
    """

    values: Numbers = attrs.field(repr=False)
    meanings: Callable[[Iterable[int]], list[Any]] = attrs.field(repr=False)
    dense: bool = False

    @cached_property
    def low(self) -> int:
        """The lowest number."""
        return int(self.values.min())

    @cached_property
    def span(self) -> int:
        """How many numbers there are from the lowest to the highest."""
        return int(self.values.max()) - self.low + 1

    def occurring(self) -> Numbers:
        """Return the numbers that occur, counted from the lowest; of few, all that could."""
        if self.dense or self.span <= _FEW:
            return np.arange(self.span)
        numbering = numbered([self.values])
        (found,) = numbering.split(np.flatnonzero(counted(numbering, len(self.values))))
        return found - self.low


class Axes(dict[str, Axis]):
    """The axes of a register by name, each made when it is first asked for."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.register = register

    def __missing__(self, name: str) -> Axis:
        self[name] = made = self._made(name)
        return made

    def _made(self, name: str) -> Axis:
        if name in DERIVED_FIELDS and (numbers := DERIVED_FIELDS[name].numbers) is not None:
            found, missing = numbers(self.register)
            return Axis(found, lambda coded: [None if number == missing else number for number in coded])
        column = self.register.kolommen.get(name)
        if column is not None and column.field.form in {FieldForm.DATUM, FieldForm.JAAR}:
            return _close(column)
        if column is not None and column.field.form is not FieldForm.TEKST:
            return Axis(column.values, column.meanings, dense=bool(column.terms))
        texts = self.register.eigen.get(name) if column is None else column.values
        return _texts(np.full(len(self.register), None, object) if texts is None else texts)


def _close(column: Column) -> Axis:
    """Put the number of a missing day or year right below the first that occurs, and not thousands below."""
    values = column.values
    above = (values - values.dtype.type(1)).view(f"u{values.itemsize}")  # what is missing, 0, comes last of all
    first = min(int(above.min(initial=np.iinfo(above.dtype).max)), int(values.max(initial=0))) + 1
    numbers = np.maximum(values, values.dtype.type(first - 1))
    return Axis(numbers, lambda coded: column.meanings(number if number >= first else 0 for number in coded))


def _texts(values: Numbers) -> Axis:
    """Number texts; -1 is a missing one."""
    known = np.flatnonzero(values != np.array(None, object))
    numbers = np.full(len(values), -1, np.int32)
    numbers[known], found = pd.factorize(values[known])
    told = (*found, None)
    return Axis(numbers, lambda coded: [told[number] for number in coded], dense=True)


@attrs.frozen(eq=False)
class CombinationView:
    """A look at some combinations: under each name, its value in each of them."""

    context: Context
    columns: dict[str, list[Any]] = attrs.field(repr=False)
    length: int

    def column(self, name: str) -> list[Any]:
        """Return what stands under a name, combination by combination."""
        if name not in self.columns:
            self.columns[name] = self._derived(name)
        return self.columns[name]

    def rows(self, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Return what stands under some names, in each combination."""
        return zip(*map(self.column, names), strict=True) if names else repeat((), self.length)

    def _derived(self, name: str) -> list[Any]:
        if name in _BESIDE:
            return [getattr(self.context, name)] * self.length
        return DERIVED_FIELDS[name].of(self.rows(DERIVED_FIELDS[name].inputs.names))


@attrs.frozen(eq=False)
class RuleKeys:
    """Rows, or combinations that each stand for many, by what rules look at."""

    context: Context
    axes: Mapping[str, Axis] = attrs.field(repr=False)
    _seen: dict[tuple[str, ...], tuple[Numbers, CombinationView]] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, register: Register, omgeving: Context) -> RuleKeys:
        """Look at the rows of a register."""
        return cls(omgeving, Axes(register))

    def distinct(self, names: tuple[str, ...]) -> tuple[Numbers, CombinationView]:
        """Return for each row the number of its combination of what some names rest on, and these combinations."""
        roots = wortels(names) or ("soort",)
        if roots not in self._seen:
            axes = [self.axes[name] for name in roots]
            numbers, coded = distinct([axis.values for axis in axes])
            columns = {name: axis.meanings(codes) for name, axis, codes in zip(roots, axes, coded, strict=True)}
            self._seen[roots] = numbers, CombinationView(self.context, columns, len(coded[0]))
        return self._seen[roots]
