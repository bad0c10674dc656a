"""The form of an edition file: which keys it may have, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from uri.errors import EditionError
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy.codes import CodeT

FileForm: TypeAlias = Mapping[str, Callable[[object], bool]]
"""The check of the value of each key that a file may have."""


def is_text(value: object) -> bool:
    """Tell whether a value is a text that is not blank."""
    return isinstance(value, str) and bool(value.strip())


def are_texts(value: object) -> bool:
    """Tell whether a value is a list of texts."""
    return isinstance(value, list) and all(map(is_text, value))


def are_tables(value: object) -> bool:
    """Tell whether a value is a list of tables."""
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def is_year(value: object) -> bool:
    """Tell whether a value is a year of four figures."""
    return type(value) is int and 1000 <= value <= 9999  # noqa: PLR2004 (four figures)


def is_day(value: object) -> bool:
    """Tell whether a value is a day."""
    return type(value) is date


def is_flag(value: object) -> bool:
    """Tell whether a value is true or false."""
    return isinstance(value, bool)


def is_table_of(check: Callable[[object], bool]) -> Callable[[object], bool]:
    """Make a check that a value is a table whose values all pass another check."""
    return lambda value: isinstance(value, dict) and all(map(check, value.values()))


TYPES: FileForm = {
    "titel": is_text,
    "jaar": is_year,
    "bron": is_text,
    "afdoeningen": is_text,
    "rij": are_tables,
    "ontbreekt": is_table_of(is_text),
}
AFDOENINGEN: FileForm = {
    "titel": is_text,
    "bron": is_text,
    "zwaarte": are_texts,
    "rij": are_tables,
    "zin": are_tables,
    "ontbreekt": is_table_of(is_text),
}
RIJ: FileForm = {
    "code": is_text,
    "label": is_text,
    "engels": is_text,
    "aliassen": are_texts,
    "fijner": is_table_of(are_texts),
    "tabellen": are_texts,
}
RIJ_AFDOENING: FileForm = {**RIJ, "niveau": is_text}
ZIN: FileForm = {
    "tekst": is_text,
    "begin": is_text,
    "engels": is_text,
    "uitkomsten": are_texts,
    "afdoeningen": are_texts,
}


def check(name: str, raw: Mapping[str, Any], form: FileForm, *needed: str) -> None:
    """Raise `EditionError` for a key that is not known, is missing, or holds the wrong kind of value."""
    if strange := sorted(raw.keys() - form.keys()):
        raise fault(name, Text("onbekende sleutel {}.", "unknown key {}.").format(_listed(strange)))
    if missing := [key for key in needed if key not in raw]:
        raise fault(name, Text("sleutel {} ontbreekt.", "the key {} is missing.").format(_listed(missing)))
    if odd := sorted(key for key, value in raw.items() if not form[key](value)):
        raise fault(name, Text("verkeerde waarde bij {}.", "wrong value at {}.").format(_listed(odd)))


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(map(quoted, keys))


def code(name: str, codes: type[CodeT], value: str) -> CodeT:
    """Return a code; raises `EditionError` for one that the list does not have."""
    if value not in set(codes):
        raise fault(name, Text("{} is geen {}.", "{} is no {}.").format(quoted(value), codes.__name__.casefold()))
    return codes(value)


def fault(name: str, message: Text, *, hint: Text | None = None) -> EditionError:
    """Make the error for a fault in the file of an edition."""
    return EditionError(Text("Editie {}: {}", "Edition {}: {}").format(quoted(name), message), hint)
