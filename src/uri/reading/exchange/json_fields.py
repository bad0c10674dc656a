"""How the fields of a case stand in JSON: which value is read as which, with nothing coerced.

A code is its value, a set of codes a list of them, a day ``"2023-12-31"``, a number a number, a text a text, and
``eigen`` an object of texts. Null says what leaving the key out says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

import attrs

from uri.model import FieldForm, Melding, Registratie, Signaal
from uri.model.field_converters import OwnFields, clean
from uri.register import REGISTER_FIELDS

JsonField: TypeAlias = "attrs.Attribute[Any]"
Read: TypeAlias = Callable[[Any], Any]

SOORT, OWN = "soort", "eigen"
CASE_CLASSES: Mapping[str, type[Registratie]] = {kind.soort.value: kind for kind in (Melding, Signaal)}
"""The class of a case by its ``soort``."""

FIELD_NAMES = tuple(field.name for field in attrs.fields(Registratie))
"""The fields of a case, in the order of its class."""

COLUMN_NAMES = (*(name for name in REGISTER_FIELDS if name in FIELD_NAMES), OWN)
"""The fields of a case, in the order of the columns of a register."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_kept = lru_cache(1 << 14, typed=True)
"""Keeps what a value was read as, as days, years and names recur. `typed`, since 1 is no True and no 1.0 here."""


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return the lines of a text that hold something, each with its number."""
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def form_of(field: JsonField) -> FieldForm | None:
    """Return the form of a field; None for that of an organisation's own fields."""
    return field.metadata["field"].form if "field" in field.metadata else None


def default_of(field: JsonField) -> object:
    """Return the value of a field that is left out; `attrs.NOTHING` where it may not be."""
    return OwnFields() if field.name == OWN else field.default


def _reader(field: JsonField) -> Read:
    match form_of(field):
        case FieldForm.CODE:
            return {code.value: code for code in field.metadata["field"].codes}.__getitem__
        case FieldForm.CODES:
            return _set_of_codes(field)
        case FieldForm.DATUM:
            return _kept(_day(field))
        case FieldForm.NAAM | FieldForm.TEKST as form:
            return _kept(_text) if form is FieldForm.NAAM else _text
        case None:
            return _own(field)
        case _:
            return _kept(_checked(field))


def _set_of_codes(field: JsonField) -> Read:
    several = _kept(_converted(field))
    single = {code.value: (code,) for code in field.metadata["field"].codes}

    def read(values: object) -> object:
        if not isinstance(values, list):
            raise TypeError
        return single[values[0]] if len(values) == 1 else several(tuple(values))

    return read


def _day(field: JsonField) -> Read:
    check = _checked(field)

    def read(text: str) -> object:
        if _DAY.fullmatch(text) is None:
            raise ValueError
        return check(date.fromisoformat(text))

    return read


def _own(field: JsonField) -> Read:
    convert = _converted(field)

    def read(texts: object) -> object:
        if not isinstance(texts, dict) or not all(map(str.strip, texts)):
            raise TypeError
        return convert(texts)

    return read


def _checked(field: JsonField) -> Read:
    check: Any = field.validator

    def read(value: object) -> object:
        check(None, field, value)
        return value

    return read


def _converted(field: JsonField) -> Read:
    convert: Any = field.converter
    check: Any = field.validator

    def read(value: object) -> object:
        converted = convert(value)
        check(None, field, converted)
        return converted

    return read


def _text(value: object) -> str | None:
    if type(value) is not str:
        raise TypeError
    return clean(value)


READERS: Mapping[str, Mapping[str, Read]] = {
    soort: {field.name: _reader(field) for field in attrs.fields(case_class)}
    for soort, case_class in CASE_CLASSES.items()
}
"""By ``soort``, for each field, what reads a JSON value as a value of it, checked as the constructor checks it.

Each raises `KeyError`, `TypeError` or `ValueError` for anything else. A null is not for them: it says what leaving the
field out says.
"""
