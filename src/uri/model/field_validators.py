"""What the constructors of records refuse: a value of another type or form than its field has.

An error names the class, the field and what kind of value was given, and never the value itself where that may be
private. It speaks the language of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn, TypeAlias

import attrs

from uri.languages import Text, joined
from uri.model.field_converters import OwnFields, doubled_headers
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.taxonomy.codes import Code

Validator: TypeAlias = Callable[[Any, "attrs.Attribute[Any]", Any], None]

_EXPECTED = Text("{}.{}: verwacht is {}, niet {}.", "{}.{}: expected {}, not {}.")
_TWICE = Text("{}.{}: een code van {} staat er twee keer.", "{}.{}: a code of {} stands there twice.")
_HEADER_TWICE = Text("{}.{}: een kop staat er twee keer: {}.", "{}.{}: a header stands there twice: {}.")
_ONE_OF = Text("{}: één hiervan moet gevuld zijn: {}.", "{}: expected one of {}.")
_A_CODE = Text("een code van {} (kies uit {})", "a code of {} (choose from {})")
_CODES = Text("een rij codes van {}", "a list of codes of {}")
_A_DATE = Text("een datum (datetime.date)", "a date (datetime.date)")
_A_DATE_FROM = Text("een datum vanaf {}", "a date from {} on")
_WHOLE = Text("een heel getal", "a whole number")
_BETWEEN = Text("een heel getal van {} tot en met {}", "a whole number from {} to {}")
_A_NUMBER = Text("een getal", "a number")
_NOT_NEGATIVE = Text("een getal van nul tot en met {}", "a number from zero to {}")
_A_TEXT = Text("een tekst", "a text")
_TEXTS = Text("een woordenboek van teksten", "a dictionary of texts")
_NOTHING = Text("niets (None)", "None")
_EMPTY_TEXT = Text("een lege tekst", "an empty text")
_LONG_TEXT = Text("een tekst van {} tekens", "a text of {} characters")
_CODE_OF = Text("een code van {}", "a code of {}")
_IN_A_LIST = Text("een rij met {}", "a list with {}")


def code_of(codes: type[Code]) -> Validator:
    """Make a validator that refuses what is no member of a list."""

    def validate(record: object, field: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not codes:
            _refuse(record, field, _code_text(codes), _shape(value))

    return validate


def code_if_any(codes: type[Code]) -> Validator:
    """Make a validator that refuses what is neither None nor a member of a list."""

    def validate(record: object, field: attrs.Attribute[Any], value: object) -> None:
        if value is not None and type(value) is not codes:
            _refuse(record, field, _code_text(codes), _shape(value))

    return validate


def codes_of(codes: type[Code]) -> Validator:
    """Make a validator that refuses what is no tuple of different members of a list."""

    def validate(record: object, field: attrs.Attribute[Any], values: object) -> None:
        if type(values) is not tuple:
            _refuse(record, field, _CODES.format(codes.__name__), _shape(values), TypeError)
        for value in values:
            if type(value) is not codes:
                _refuse(record, field, _code_text(codes), _IN_A_LIST.format(_shape(value)))
        if len(values) > 1 and len(values) != len(set(values)):
            raise ValueError(str(_TWICE.format(type(record).__name__, field.name, codes.__name__)))

    return validate


def day_if_any(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither None nor a day."""
    if value is None:
        return
    if type(value) is not date:
        _refuse(record, field, _A_DATE, _shape(value), TypeError)
    if value.year < EERSTE_JAAR:
        _refuse(record, field, _A_DATE_FROM.format(EERSTE_JAAR), Text(str(value.year), str(value.year)))


def year(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no calendar year."""
    _whole_number(record, field, value, EERSTE_JAAR, LAATSTE_JAAR)


def year_if_any(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither None nor a calendar year."""
    if value is not None:
        _whole_number(record, field, value, EERSTE_JAAR, LAATSTE_JAAR)


def count(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no whole number, zero or more."""
    _whole_number(record, field, value, 0, GROOTSTE)


def count_if_any(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither None nor a whole number, zero or more."""
    if value is not None:
        _whole_number(record, field, value, 0, GROOTSTE)


def number_if_any(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither None nor a number, zero or more, whole or not."""
    if value is None:
        return
    if type(value) is not int and type(value) is not float:
        _refuse(record, field, _A_NUMBER, _shape(value), TypeError)
    if not 0 <= value <= GROOTSTE:
        _refuse(record, field, _NOT_NEGATIVE.format(GROOTSTE), Text(str(value), str(value)))


def text(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no text, and an empty one."""
    if not isinstance(value, str):
        blank = value is None  # as the converter makes of a text without a letter
        _refuse(record, field, _A_TEXT, _EMPTY_TEXT if blank else _shape(value), ValueError if blank else TypeError)


def text_if_any(record: object, field: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither None nor a text."""
    if value is not None and not isinstance(value, str):
        _refuse(record, field, _A_TEXT, _shape(value), TypeError)


def own_fields(record: object, field: attrs.Attribute[Any], values: object) -> None:
    """Refuse own fields that are no texts by header, or of which two have one header."""
    if type(values) is OwnFields:
        return
    if not isinstance(values, Mapping):
        _refuse(record, field, _TEXTS, _shape(values), TypeError)
    for part in (*values, *values.values()):
        if part is not None and not isinstance(part, str):
            _refuse(record, field, _TEXTS, _IN_A_LIST.format(_shape(part)), TypeError)
    if None in values:
        _refuse(record, field, _TEXTS, _IN_A_LIST.format(_NOTHING), TypeError)
    doubled = ", ".join(doubled_headers(values))
    raise ValueError(str(_HEADER_TWICE.format(type(record).__name__, field.name, doubled)))


def one_of(record: object, names: tuple[str, ...]) -> None:
    """Check that a record has one of some fields.

    Raises:
        ValueError: It has none of them.
    """
    for name in names:
        if getattr(record, name) is not None:
            return
    raise ValueError(str(_ONE_OF.format(type(record).__name__, ", ".join(names))))


def _whole_number(record: object, field: attrs.Attribute[Any], value: object, least: int, most: int) -> None:
    if type(value) is not int:
        _refuse(record, field, _WHOLE, _shape(value), TypeError)
    if not least <= value <= most:
        _refuse(record, field, _BETWEEN.format(least, most), Text(str(value), str(value)))


def _refuse(
    record: object,
    field: attrs.Attribute[Any],
    expected: Text,
    shape: Text,
    error: type[ValueError | TypeError] = ValueError,
) -> NoReturn:
    raise error(str(_EXPECTED.format(type(record).__name__, field.name, expected, shape)))


def _code_text(codes: type[Code]) -> Text:
    return _A_CODE.format(codes.__name__, ", ".join(codes))


def _shape(value: object) -> Text:
    """Say what kind of value was given, without the value."""
    if value is None:
        return _NOTHING
    if isinstance(value, Code):
        return _CODE_OF.format(type(value).__name__)
    if isinstance(value, str):
        return _LONG_TEXT.format(len(value)) if value else _EMPTY_TEXT
    if isinstance(value, list | tuple) and value:
        return joined([Text(type(value).__name__, type(value).__name__), _shape(value[0])], ": ")
    return Text(type(value).__name__, type(value).__name__)
