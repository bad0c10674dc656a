"""The faster way, where msgspec is installed: typed slots, which it fills from JSON and writes as JSON.

Of two equal keys msgspec keeps the last. So what it read is written again, and then every key stands there once: where
that has fewer colons than the text, a key was doubled (or a colon escaped), and this way does not answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, reduce
from importlib.util import find_spec
from operator import attrgetter, or_
from types import GenericAlias
from typing import Any

import attrs

from uri import extras
from uri.model import FieldForm, Registratie
from uri.reading.exchange.json_fields import KLASSEN, KOLOMMEN, SOORT, JsonField, lines_of, vorm
from uri.reading.exchange.record_maker import MAKERS

_ESCAPED_COLON = re.compile(r"\\u003[aA]")


_FIELDS = attrs.fields_dict(Registratie)
_BLANKS = [(name, Any, () if vorm(_FIELDS[name]) is FieldForm.CODES else None) for name in KOLOMMEN]


@cache
def is_there() -> bool:
    """Tell whether msgspec is installed."""
    return find_spec("msgspec") is not None


def read(text: str, *, lines: bool) -> list[Registratie] | None:
    """Return the records of a text: a list of objects, or an object on each line. None where anything may be wrong."""
    if "\\" in text and _ESCAPED_COLON.search(text):
        return None
    for nulls in (False, True):
        parse = _parser(lines=lines, nulls=nulls)
        try:
            return parse(text)
        except (KeyError, TypeError, ValueError, RecursionError):
            pass
    return None


def written(cases: Iterable[Registratie]) -> str | None:
    """Write cases as the lines that the plain way writes too; None where a text holds half a character."""
    try:
        return _writer()(cases)
    except UnicodeEncodeError:
        return None


@cache
def _writer() -> Callable[[Iterable[Registratie]], str]:
    msgspec = extras.load("msgspec", "json")
    slots = {klasse: _defined(msgspec, soort, _BLANKS) for soort, klasse in KLASSEN.items()}
    values, encode = attrgetter(*KOLOMMEN), msgspec.json.Encoder().encode_lines

    def slotted(case: Registratie) -> object:
        *columns, own = values(case)
        return slots[type(case)](*columns, own or None)

    def write(cases: Iterable[Registratie]) -> str:
        text: str = encode(list(map(slotted, cases))).decode()
        return text

    return write


@cache
def _parser(*, lines: bool, nulls: bool) -> Callable[[str], list[Registratie]]:
    """Return what parses; only with `nulls` may there be any, as telling them from what is left out costs time."""
    msgspec = extras.load("msgspec", "json")
    makers = {_slots(msgspec, soort, nulls=nulls): make for soort, make in MAKERS.items()}
    either = reduce(or_, makers)
    shape = either if lines else GenericAlias(list, (either,))
    decode = msgspec.json.Decoder(shape).decode
    encode, values, left_out = msgspec.json.Encoder().encode, msgspec.structs.astuple, msgspec.UNSET

    def parse(text: str) -> list[Registratie]:
        found = [decode(line) for _, line in lines_of(text)] if lines else decode(text)
        if encode(found).count(b":") != text.count(":"):
            raise ValueError
        rows: Iterable[Iterable[Any]] = map(values, found)
        if nulls:
            rows = ([None if value is left_out else value for value in row] for row in rows)
        return [makers[type(each)](row) for each, row in zip(found, rows, strict=True)]

    return parse


def _slots(msgspec: Any, soort: str, *, nulls: bool) -> type[Any]:  # noqa: ANN401 (a module that may not be there)
    """Return a class with a slot for each field, for the objects of one kind; no other key may be in them."""
    types = {field.name: _type(field) for field in _FIELDS.values()}
    fields = [
        (name, kind | None | msgspec.UnsetType, msgspec.UNSET) if nulls else (name, kind, None)
        for name, kind in types.items()
    ]
    return _defined(msgspec, soort, fields)


def _defined(msgspec: Any, soort: str, fields: Iterable[tuple[str, Any, Any]]) -> type[Any]:  # noqa: ANN401
    options = {"tag_field": SOORT, "tag": soort, "forbid_unknown_fields": True, "omit_defaults": True, "gc": False}
    slots: type[Any] = msgspec.defstruct("Slots", fields, **options)
    return slots


def _type(field: JsonField) -> Any:  # noqa: ANN401 (a type for msgspec)
    """Return the type that a field has in JSON."""
    match vorm(field):
        case None:
            return dict[str, str | None]
        case FieldForm.CODES:
            return tuple[str, ...]
        case FieldForm.JAAR | FieldForm.AANTAL:
            return int
        case _:
            return str
