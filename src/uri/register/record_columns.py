"""Meldingen and signalen as the columns of a register, and back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import numpy as np

from uri.languages import Text
from uri.model import Melding, Registratie, Signaal
from uri.register.columns import Column, Numbers
from uri.register.register_fields import REGISTER_FIELDS
from uri.taxonomy import Soort

Columns: TypeAlias = Mapping[str, Column]
OwnTexts: TypeAlias = Mapping[str, Numbers]

_CLASSES: Mapping[Soort, type[Registratie]] = {Soort.MELDING: Melding, Soort.SIGNAAL: Signaal}
_NO_CASE = Text("verwacht is een Melding of een Signaal, niet {}", "expected a Melding or a Signaal, not {}")


def no_case(value: object) -> TypeError:
    """Return the error on what is neither a `Melding` nor a `Signaal`."""
    return TypeError(str(_NO_CASE.format(type(value).__name__)))


def columns_of(records: Iterable[Registratie]) -> tuple[Columns, OwnTexts, int]:
    """Return the columns of cases by field, their own texts by header, and how many cases there are.

    Raises:
        TypeError: A record is neither a `Melding` nor a `Signaal`.
    """
    rows = list(records)
    for row in rows:
        if type(row) not in _CLASSES.values():
            raise no_case(row)
    columns = {name: Column.of(field, [getattr(row, name) for row in rows]) for name, field in REGISTER_FIELDS.items()}
    own: dict[str, Numbers] = {}
    for header in sorted({header for row in rows for header in row.eigen}):
        own[header] = np.array([*(row.eigen.get(header) for row in rows), None], dtype=object)[:-1]
    return columns, own, len(rows)


def records_of(columns: Columns, own: OwnTexts) -> list[Registratie]:
    """Return the cases of the columns of a register."""
    values = {name: column.decode() for name, column in columns.items()}
    kinds = values.pop("soort")
    texts = [
        {header: column[row] for header, column in own.items() if column[row] is not None} for row in range(len(kinds))
    ]
    rows = zip(*values.values(), strict=True)
    return [
        _CLASSES[kind](**dict(zip(values, row, strict=True)), eigen=own_texts)
        for kind, row, own_texts in zip(kinds, rows, texts, strict=True)
    ]


def record_at(row: int, columns: Columns, own: OwnTexts) -> Registratie:
    """Return the case of one row, looking at no other."""
    alone = slice(row, row + 1)
    cells = {name: Column(column.field, column.values[alone], column.terms) for name, column in columns.items()}
    (record,) = records_of(cells, {header: texts[alone] for header, texts in own.items()})
    return record
