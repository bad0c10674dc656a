"""TOML files to objects, without coercion: every fault in one pass, each at its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import attrs
import cattrs

from uri.errors import UriError, without_origin
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.toml_reader import read_toml

T = TypeVar("T")

_WRONG = Text("{} klopt niet.", "{} is not right.")

_NUMBER = re.compile(r"\[(\d+)\]")
_NAME = re.compile(r"\['(.*?)'\]")


def read_strictly(
    path: Path,
    kind: type[T],
    converter: cattrs.Converter,
    *,
    error: type[UriError],
    rule: str,
    name: Text | None = None,
) -> T:
    """Read a TOML file into an object.

    Args:
        path: The file.
        kind: The class of the object.
        converter: What structures it: a `strict_converter`.
        error: The error to raise when the file cannot be read, or is not of that class.
        rule: The rule of its findings: one for each fault, at its key.
        name: The words for the file in the message on its faults, in place of its bare name.
    """
    raw = read_toml(path, error)
    with without_origin():
        try:
            return converter.structure(raw, kind)
        except cattrs.BaseValidationError as fault:
            sentences = cattrs.transform_error(fault, path="", format_exception=_worded)
            findings = Findings(_finding(sentence, path.name, rule) for sentence in sentences)
            raise error(_WRONG.format(path.name if name is None else name), findings=findings) from fault


def _finding(sentence: str, file: str, rule: str) -> Finding:
    message, where = sentence.rsplit(" @ ", 1)
    nl, _, en = message.partition("\t")
    key = _key(where.removeprefix("."))
    return Finding(rule=rule, message=Text(nl, en or nl), place=Place(file=file, key=key or None))


def _key(where: str) -> str:
    """Name a key as a reader finds it, counting from one: ``zaken[0].kop`` is ``zaken 1, kop``."""
    counted = _NUMBER.sub(lambda index: f" {int(index[1]) + 1}", where)
    return _NAME.sub(r".\1", counted).replace(".", ", ")


def _worded(error: BaseException, _type: type | None) -> str:
    """Word one fault, Dutch and English with a tab between."""
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        keys = ", ".join(map(quoted, sorted(error.extra_fields)))
        names = ", ".join(field.name for field in attrs.fields(error.cl))
        return f"onbekende sleutel {keys}; kies uit {names}.\tunknown key {keys}; choose from {names}."
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


def one_or_more(converter: cattrs.Converter, kind: type, alone: type = object) -> None:
    """Let a converter take one value for a list of one.

    Args:
        converter: The converter: a `strict_converter`.
        kind: The class of what the list holds.
        alone: The class that a value has where it stands for a list of one; by default whatever is no list.
    """
    listed = list[kind]  # type: ignore[valid-type]  # (the kind is known at run time only)
    structure = converter.get_structure_hook(listed)

    def hook(raw: object, given: object) -> object:
        one = isinstance(raw, alone) and not isinstance(raw, list)
        return structure([raw] if one else raw, given)

    converter.register_structure_hook_func(lambda given: given == listed, hook)


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
