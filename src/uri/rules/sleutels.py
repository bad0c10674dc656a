"""The columns of a register as rules look at them: distinct combinations, and the values of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import numpy as np
import pandas as pd

from uri.model import Registratie
from uri.register import Register
from uri.register.kolommen import Waarden
from uri.rules.afgeleid import AFGELEID, Omgeving

_BESIDE = frozenset(field.name for field in attrs.fields(Omgeving))


def value_of(name: str, record: Registratie, omgeving: Omgeving) -> Any:  # noqa: ANN401 (the field's value)
    """Return what a rule looks at under a name: a field, a derived field, or what stands beside the cases.

    Any other name is that of an own field of the organisation.
    """
    if name in _BESIDE:
        return getattr(omgeving, name)
    if name in AFGELEID:
        derived = AFGELEID[name]
        return derived.of({part: value_of(part, record, omgeving) for part in derived.inputs.names})
    return record.eigen.get(name) if name not in _FIELDS else getattr(record, name)


_FIELDS = frozenset(field.name for field in attrs.fields(Registratie)) - {"eigen"} | {"soort"}


@attrs.frozen(eq=False)
class Sleutels:
    """The rows of a register by what rules look at; each column is coded once."""

    register: Register
    omgeving: Omgeving
    _coded: dict[str, Waarden] = attrs.field(factory=dict, init=False)

    def combined(self, names: Iterable[str]) -> Waarden:
        """Number the distinct combinations of some columns from 0; return the number of each row."""
        numbers = np.zeros(len(self.register), np.int64)
        for name in names:
            if name not in _BESIDE:
                codes = self._codes(name)
                numbers = pd.factorize(numbers * (int(codes.max(initial=0)) + 1) + codes)[0]
        return numbers

    def values(self, names: Sequence[str], rows: Waarden) -> list[dict[str, Any]]:
        """Return what stands under each name in some rows."""
        columns = {name: self._values(name, rows) for name in names}
        return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def _codes(self, name: str) -> Waarden:
        if name not in self._coded:
            self._coded[name] = pd.factorize(self._column(name), use_na_sentinel=False)[0].astype(np.int32)
        return self._coded[name]

    def _column(self, name: str) -> Waarden:
        if name in AFGELEID:
            return AFGELEID[name].sleutel(self.register, self.omgeving)
        if name in self.register.kolommen:
            return self.register.kolommen[name].waarden
        return self.register.eigen.get(name, np.full(len(self.register), None, object))

    def _values(self, name: str, rows: Waarden) -> list[Any]:
        if name in _BESIDE:
            return [getattr(self.omgeving, name)] * len(rows)
        if name in AFGELEID:
            derived = AFGELEID[name]
            return [derived.of(values) for values in self.values(derived.inputs.names, rows)]
        if name in self.register.kolommen:
            return self.register.kolommen[name].take(rows).decode()
        return list(self._column(name)[rows].tolist())


def first_rows(numbers: Waarden) -> Waarden:
    """Return for each number from 0 the first row that has it."""
    first = np.empty(int(numbers.max(initial=-1)) + 1, np.int64)
    first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    return first
