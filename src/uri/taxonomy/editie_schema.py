"""The form of an edition file: which keys it may have, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from uri.errors import EditionError
from uri.findings import quoted
from uri.taxonomy.codes import Code
from uri.texts import Text

CodeT = TypeVar("CodeT", bound=Code)

FileForm: TypeAlias = Mapping[str, Callable[[object], bool]]
"""What the value of each key must be; a key that is not there is not known."""


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


def is_table_of(check: Callable[[object], bool]) -> Callable[[object], bool]:
    """Return what tells whether a value is a table of which every value passes a check."""
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
    "aliassen": are_texts,
    "fijner": is_table_of(are_texts),
    "tabellen": are_texts,
}
RIJ_AFDOENING: FileForm = {**RIJ, "niveau": is_text}
ZIN: FileForm = {"tekst": is_text, "begin": is_text, "uitkomsten": are_texts, "afdoeningen": are_texts}


def check(naam: str, raw: Mapping[str, Any], vorm: FileForm, *needed: str) -> None:
    """Raise `EditionError` for a key that is not known, is missing, or holds the wrong kind of value."""
    if strange := sorted(raw.keys() - vorm.keys()):
        raise wrong(naam, Text("onbekende sleutel {}.", "unknown key {}.").format(", ".join(map(quoted, strange))))
    if absent := [key for key in needed if key not in raw]:
        raise wrong(
            naam, Text("sleutel {} ontbreekt.", "the key {} is missing.").format(", ".join(map(quoted, absent)))
        )
    if odd := sorted(key for key, value in raw.items() if not vorm[key](value)):
        raise wrong(naam, Text("verkeerde waarde bij {}.", "wrong value at {}.").format(", ".join(map(quoted, odd))))


def code(naam: str, codes: type[CodeT], value: str) -> CodeT:
    """Return a code; raises `EditionError` for one that the list does not have."""
    if value not in set(codes):
        raise wrong(naam, Text("{} is geen {}.", "{} is no {}.").format(quoted(value), codes.__name__.casefold()))
    return codes(value)


def wrong(naam: str, what: Text) -> EditionError:
    """Return the error for a fault of an edition."""
    return EditionError(Text("Editie {}: {}", "Edition {}: {}").format(quoted(naam), what))
