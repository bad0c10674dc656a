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
from uri.register import REGISTER_FIELDS

JsonField: TypeAlias = "attrs.Attribute[Any]"
Read: TypeAlias = Callable[[Any], Any]

SOORT, EIGEN = "soort", "eigen"
KLASSEN: Mapping[str, type[Registratie]] = {klasse.soort.value: klasse for klasse in (Melding, Signaal)}
"""The class of a case by its ``soort``."""

NAMEN = tuple(field.name for field in attrs.fields(Registratie))
"""The fields of a case, in the order of its class."""

KOLOMMEN = (*(name for name in REGISTER_FIELDS if name in NAMEN), EIGEN)
"""The fields of a case, in the order of the columns of a register."""

_LISTS = (list, tuple)  # JSON has lists; a parser that can gives tuples, which no garbage collector need follow
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DAYS, _MOST_SETS = 1 << 14, 1 << 12


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return the lines of a text that hold something, each with its number."""
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def vorm(field: JsonField) -> FieldForm | None:
    """Return the form of a field; None for that of an organisation's own fields."""
    return field.metadata["field"].form if "field" in field.metadata else None


def _reader(field: JsonField) -> Read:
    match vorm(field):
        case FieldForm.CODE:
            return _codes(field).__getitem__
        case FieldForm.CODES:
            return _set_of_codes(field)
        case FieldForm.DATUM:
            return _day(field)
        case FieldForm.NAAM | FieldForm.TEKST:
            return _converter(field)
        case None:
            return _own(field)
        case _:
            return _checked(field)


def _codes(field: JsonField) -> dict[str | None, Any]:
    """Return the code of each value, with None for the default where there is one."""
    known: dict[str | None, Any] = {code.value: code for code in field.metadata["field"].codes}
    return known if field.default is attrs.NOTHING else {**known, None: field.default}


def _set_of_codes(field: JsonField) -> Read:
    several = lru_cache(_MOST_SETS)(_converter(field))
    single = {code.value: (code,) for code in field.metadata["field"].codes}

    def read(values: object) -> object:
        if values is None:
            return ()
        if not isinstance(values, _LISTS):
            raise TypeError
        return single[values[0]] if len(values) == 1 else several(tuple(values))

    return read


def _day(field: JsonField) -> Read:
    check = _checked(field)

    @lru_cache(_MOST_DAYS)
    def read(text: str | None) -> object:
        if text is None:
            return None
        if _DAY.fullmatch(text) is None:
            raise ValueError
        return check(date.fromisoformat(text))

    return read


def _own(field: JsonField) -> Read:
    convert = _converter(field)
    none = convert({})

    def read(texts: object) -> object:
        if texts is None:
            return none
        if not isinstance(texts, dict) or not all(map(str.strip, texts)):
            raise TypeError
        return convert(texts)

    return read


def _checked(field: JsonField) -> Read:
    check = field.validator

    def read(value: object) -> object:
        if value is not None and check is not None:
            check(None, field, value)
        return value

    return read


def _converter(field: JsonField) -> Read:
    convert: Any = field.converter
    return convert  # type: ignore[no-any-return]


READERS: Mapping[str, Mapping[str, Read]] = {
    soort: {field.name: _reader(field) for field in attrs.fields(klasse)} for soort, klasse in KLASSEN.items()
}
"""By ``soort``, for each field, what reads a JSON value as a value of it, checked as the constructor checks it.

Each raises `KeyError`, `TypeError` or `ValueError` for anything else. None is a value that is left out.
"""
