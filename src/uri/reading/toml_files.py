"""TOML data to objects, without coercion: every fault in one pass, each at its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import attrs
import cattrs

from uri.findings import Finding, Findings, Place, quoted
from uri.texts import Text

_NUMBER = re.compile(r"\[(\d+)\]")
_NAME = re.compile(r"\['(.*?)'\]")


def faults(error: cattrs.BaseValidationError, file: str, rule: str) -> Findings:
    """Return a finding for each fault, with the key that it is at."""
    said = cattrs.transform_error(error, path="", format_exception=_worded)
    return Findings(_fault(text, file, rule) for text in said)


def _fault(text: str, file: str, rule: str) -> Finding:
    message, where = text.rsplit(" @ ", 1)
    nl, _, en = message.partition("\t")
    key = _key(where.removeprefix("."))
    return Finding(rule=rule, message=Text(nl, en or nl), place=Place(file=file, key=key or None))


def _key(where: str) -> str:
    """Name a key as a reader finds it, counting from one: ``zaken[0].kop`` is ``zaken 1, kop``."""
    counted = _NUMBER.sub(lambda found: f" {int(found.group(1)) + 1}", where)
    return _NAME.sub(r".\1", counted).replace(".", ", ")


def _worded(error: BaseException, _type: type | None) -> str:
    """Word one fault, Dutch and English with a tab between."""
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        keys = ", ".join(map(quoted, sorted(error.extra_fields)))
        known = ", ".join(field.name for field in attrs.fields(error.cl))
        return f"onbekende sleutel {keys}; kies uit {known}.\tunknown key {keys}; choose from {known}."
    if isinstance(error, KeyError):
        return f"de sleutel {quoted(error.args[0])} ontbreekt.\tthe key {quoted(error.args[0])} is missing."
    if isinstance(error, WrongTypeError):
        return f"verwacht: {error.expected.nl}.\texpected: {error.expected.en}."
    return "verkeerde waarde.\twrong value."


class WrongTypeError(TypeError):
    """A value of another kind than was expected."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected


_WORDS: Mapping[type, Text] = {
    str: Text("een tekst", "a text"),
    int: Text("een heel getal", "a whole number"),
    bool: Text("true of false", "true or false"),
    date: Text("een datum als 2023-12-31", "a date such as 2023-12-31"),
}


def strict_converter() -> cattrs.Converter:
    """Make a converter that coerces nothing: cattrs by itself would read 3.9 or "3" as a whole number."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in _WORDS:
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(StrEnum, _one_of)
    converter.register_structure_hook(str | int, text_or_number)
    texts = converter.get_structure_hook(list[str])
    converter.register_structure_hook_func(lambda kind: kind == list[str], _listed(texts))
    return converter


def _exactly(kind: type) -> Any:  # noqa: ANN401 (a cattrs hook)
    def structure(raw: object, _type: object) -> object:
        if type(raw) is not kind:
            raise WrongTypeError(_WORDS[kind])
        return raw

    return structure


def _one_of(raw: object, kind: type[StrEnum]) -> StrEnum:
    if not isinstance(raw, str) or raw not in {choice.value for choice in kind}:
        raise WrongTypeError(Text("één van: {}", "one of: {}").format(", ".join(kind)))
    return kind(raw)


def _listed(texts: Any) -> Any:  # noqa: ANN401 (cattrs hooks)
    """Refuse what is no list: a text would be read letter by letter."""

    def structure(raw: object, kind: object) -> object:
        if not isinstance(raw, list):
            raise WrongTypeError(Text("een lijst van teksten", "a list of texts"))
        return texts(raw, kind)

    return structure


def text_or_number(raw: object, _type: object) -> object:
    """Take a text or a whole number as it is."""
    if type(raw) not in {str, int}:
        raise WrongTypeError(Text("een tekst of een heel getal", "a text or a whole number"))
    return raw
