"""Rows told by their values: what indexing and filtering a register mean, as masks and positions of its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

import numpy as np

from uri.errors import SelectionError, selection_error
from uri.findings import quoted
from uri.languages import Text
from uri.model import Field, FieldForm
from uri.model.fields import GROOTSTE
from uri.register.columns import Column, Numbers
from uri.taxonomy.codes import Code

_NO_ROWS = Text("Geen rijen met {} {}.", "No rows with {} {}.")
_CODED = {FieldForm.CODE, FieldForm.CODES}
_NO_FIELD = Text("{} is geen veld van dit register.", "{} is no field of this register.")
_CHOOSE = Text("Kies uit: {}.", "Choose from: {}.")
_NO_CODE = Text("{} is geen code van {}.", "{} is no code of {}.")
_NO_VALUE = Text("{}: zo'n waarde heeft dit veld niet.", "{}: the field has no such values.")
_A_DAY = Text("Geef een datum (datetime.date).", "Give a date (datetime.date).")
_A_NUMBER = Text("Geef een getal.", "Give a number.")
_WHOLE = Text("Geef een geheel getal.", "Give a whole number.")
_A_TEXT = Text("Geef een tekst.", "Give a text.")
_KINDS: Mapping[FieldForm, tuple[tuple[type, ...], Text]] = {
    FieldForm.DATUM: ((date,), _A_DAY),
    FieldForm.JAAR: ((int, np.integer), _WHOLE),
    FieldForm.AANTAL: ((int, np.integer), _WHOLE),
    FieldForm.GETAL: ((int, float, np.integer, np.floating), _A_NUMBER),
    FieldForm.NAAM: ((str,), _A_TEXT),
    FieldForm.TEKST: ((str,), _A_TEXT),
}
"""The types of value by the form of a field, a code excepted, and what to give."""

_MASK = Text(
    "Een masker van {} waarden past niet op {} rijen.", "A mask of {} values does not fit a register of {} rows."
)
_OUTSIDE = Text("Er is geen rij {}; er zijn er {}.", "There is no row {}; there are {} of them.")
_NO_INDEX = Text(
    "Een register kent rijen bij hun nummer, een slice, een masker of een rij nummers.",
    "A register knows rows by a number, a slice, a mask or a list of numbers.",
)


def position_of(index: int, length: int) -> int:
    """Return the position of a row, counted from the end where it is negative.

    Raises:
        IndexError: There is no such row.
    """
    if not -length <= index < length:
        raise IndexError(str(_OUTSIDE.format(index, length)))
    return index % length


def rows_of(index: Any, length: int) -> Numbers:  # noqa: ANN401 (what a user puts between brackets)
    """Return the positions of rows that a slice, a mask or a list of positions tells.

    Raises:
        IndexError: A mask has another length than the register, or there is no such row.
        TypeError: It is none of these.
    """
    if isinstance(index, slice):
        return np.arange(length)[index]
    rows: Numbers = np.asarray(index)
    if rows.size == 0 and rows.dtype != bool:
        return np.empty(0, np.int64)
    if rows.ndim == 1 and rows.dtype == object and all(isinstance(row, bool | np.bool_) for row in rows):
        rows = rows.astype(bool)
    if rows.ndim != 1 or not (rows.dtype == bool or np.issubdtype(rows.dtype, np.integer)):
        raise TypeError(str(_NO_INDEX))
    if rows.dtype == bool:
        if len(rows) != length:
            raise IndexError(str(_MASK.format(len(rows), length)))
        return np.flatnonzero(rows)
    return np.array([position_of(row, length) for row in rows.tolist()], np.int64)


def mask_of(column: Column, wanted: object) -> Numbers:
    """Tell of each row whether its value is the wanted one, or one of several.

    Args:
        column: The column.
        wanted: A value, None for a missing one, or several in a list or set. A code may be given by its value. A row
            with a set of codes matches if one of them is wanted.

    Raises:
        SelectionError: A code does not exist, or a value is of another type than the field.
    """
    field = column.field
    options = [_checked(field, value) for value in _options(wanted)]
    values = {value for value in options if value is not None}
    mask = _matches(column, values)
    return mask | column.gaps if None in options else mask


def unknown_field(name: str, fields: Collection[str]) -> SelectionError:
    """Make the error for a field that a register does not have."""
    return SelectionError(
        _NO_FIELD.format(quoted(name)),
        _CHOOSE.format(", ".join(fields)),
        available=tuple(fields),
    )


def among(name: str, wanted: Any, occurring: tuple[Any, ...]) -> Any:  # noqa: ANN401 (a year or a name)
    """Return a year or a name of which there are rows.

    Raises:
        SelectionError: There are none of it.
    """
    if wanted not in occurring:
        raise selection_error(_NO_ROWS.format(name, quoted(wanted)), name, occurring)
    return wanted


def _options(wanted: object) -> Iterable[Any]:
    """Return the values that are wanted: one, or the several of a collection."""
    if isinstance(wanted, np.ndarray):
        return wanted.tolist() if wanted.ndim else [wanted[()]]
    several = isinstance(wanted, Collection) and not isinstance(wanted, str | bytes | bytearray | Mapping)
    return wanted if several else [wanted]  # type: ignore[return-value]  # (a collection, if several)


def _matches(column: Column, values: set[Any]) -> Numbers:
    form = column.field.form
    if form in {*_CODED, FieldForm.NAAM}:
        several = form is FieldForm.CODES
        found = (not values.isdisjoint(term) if several else term in values for term in column.terms)
        return np.isin(column.values, [position for position, is_wanted in enumerate(found) if is_wanted])
    if form is FieldForm.TEKST:
        return np.array([text in values for text in column.values.tolist()], bool)
    if form is FieldForm.DATUM:
        return np.isin(column.values, [day.toordinal() for day in values])
    lowest = {FieldForm.JAAR: 1, FieldForm.AANTAL: 0}.get(form, -GROOTSTE)  # below it is what stands for missing
    return np.isin(column.values, [number for number in values if lowest <= number <= GROOTSTE])


def _checked(field: Field, value: object) -> object:
    """Return a value of the type that the field has, or None for a missing one."""
    if value is None:
        return None
    if field.form in _CODED:
        return _code(field, value)
    kinds, hint = _KINDS[field.form]
    if not isinstance(value, kinds) or isinstance(value, bool | datetime):
        raise SelectionError(_NO_VALUE.format(field.name), hint, argument=field.name)
    return value


def _code(field: Field, value: object) -> object:
    codes = field.codes or ()
    if not isinstance(value, str):
        listed = _CHOOSE.format(", ".join(codes))
        raise SelectionError(_NO_VALUE.format(field.name), listed, argument=field.name, available=tuple(codes))
    for code in codes:
        if code is value or (not isinstance(value, Code) and code.value == value):
            return code
    name = "" if field.codes is None else field.codes.__name__
    raise selection_error(_NO_CODE.format(quoted(str(value)), name), field.name, codes, _CHOOSE)
