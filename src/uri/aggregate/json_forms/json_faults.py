"""What is wrong in JSON, gathered while it is read: every fault at its path, and a mark in the place of the value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from uri.findings import Finding, Place, quoted
from uri.languages import Text, same

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists from 0."""

BAD: Any = object()
"""Stands in the place of a value that is not what its form says."""


@attrs.define
class Faults:
    """Every fault that was found so far.

    Attributes:
        rule: The rule of the findings.
        found: The findings, in the order in which they were made.
    """

    rule: str
    found: list[Finding] = attrs.field(factory=list)

    def add(self, path: Path, message: Text, hint: Text | None = None) -> None:
        """Note a fault at a path."""
        place = Place(key=path_text(path) or None)
        self.found.append(Finding(rule=self.rule, message=message, hint=hint, place=place))

    def expected(self, path: Path, value: object, words: Text) -> Any:  # noqa: ANN401 (`BAD`)
        """Note that something else stands at a path than is expected, and return `BAD`."""
        self.add(path, _FOUND.format(shown(value)), _EXPECTED.format(words))
        return BAD


def path_text(path: Path) -> str:
    """Write a path as a reader finds it, counting from one.

    Examples:
        >>> path_text(("tabellen", "signalen", "rijen", 0, "code"))
        'tabellen, signalen, rijen 1, code'
    """
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words[-1:] = [f"{''.join(words[-1:])} {part + 1}".strip()]
        else:
            words.append(part.encode(errors="replace").decode())
    return ", ".join(words)


def shown(value: object) -> Text:
    """Quote a single value as JSON has it, shortened; of a list or an object, say that it is one."""
    match value:
        case str():
            return same(quoted(value.encode(errors="replace").decode()))
        case Mapping():
            return Text("een object", "an object")
        case list() | tuple():
            return Text("een lijst", "a list")
        case bool() | int() | float() | None:
            return same(quoted(json.dumps(value)))
        case _:
            return same(quoted(type(value).__name__))


def good(part: Any, key: str, default: Any) -> Any:  # noqa: ANN401 (any value of JSON)
    """Return what was read at a key of an object, the default where it is not there or `BAD`."""
    value = part.get(key, BAD) if isinstance(part, Mapping) else BAD
    return default if value is BAD else value


_FOUND = Text("hier staat {}.", "here stands {}.")
_EXPECTED = Text("Verwacht wordt {}.", "Expected is {}.")
