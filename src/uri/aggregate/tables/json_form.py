"""Forms of JSON: each says what a value must be, reads it with every fault at its path, and has a JSON Schema.

Reading and schema come from one form, so that they say the same. A value that is wrong is read as `BAD`, and what
stands around it is read on. Objects may tell which keys stood twice in their text (``doubled``).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

import attrs

from uri.findings import Finding, Place, quoted
from uri.languages import Text, same

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists from 0."""

Schema: TypeAlias = dict[str, Any]

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


class Form(Protocol):
    """What a value of JSON must be."""

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401 (what the form makes of it)
        """Return what a value stands for, or `BAD` with its faults noted."""
        ...

    def schema(self) -> Schema:
        """Return the JSON Schema of the value."""
        ...


@attrs.frozen
class TextForm:
    """A text."""

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        return value if isinstance(value, str) else faults.expected(path, value, _A_TEXT)

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"type": "string"}


@attrs.frozen
class WholeForm:
    """A whole number within bounds."""

    least: int | None = None
    most: int | None = None

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        low, high = (-math.inf if self.least is None else self.least), (math.inf if self.most is None else self.most)
        if type(value) is int and low <= value <= high:
            return value
        words = _A_WHOLE if self.most is None else _A_WHOLE_WITHIN.format(self.least, self.most)
        return faults.expected(path, value, words)

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        bounds = {"minimum": self.least, "maximum": self.most}
        return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}}


@attrs.frozen
class CodeForm:
    """One of the values of a code list."""

    codes: type[StrEnum]

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        if isinstance(value, str) and value in {code.value for code in self.codes}:
            return self.codes(value)
        return faults.expected(path, value, _ONE_OF.format(", ".join(self.codes)))

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"enum": [code.value for code in self.codes]}


@attrs.frozen
class DayForm:
    """A day."""

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        try:
            if isinstance(value, str) and re.fullmatch(_DAY, value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        return faults.expected(path, value, _A_DAY)

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}


@attrs.frozen
class CellForm:
    """What a cell can hold: a number, a text or null."""

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        if value is None or isinstance(value, str) or type(value) is int:
            return value
        if type(value) is float and math.isfinite(value):
            return value
        return faults.expected(path, value, _A_CELL)

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"type": ["number", "string", "null"]}


@attrs.frozen
class NullableForm:
    """A value of another form, or null."""

    form: Form

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        return None if value is None else self.form.read(value, path, faults)

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        own = self.form.schema()
        return {**own, "type": [own["type"], "null"]}


@attrs.frozen
class ListForm:
    """A list of values of one form."""

    form: Form

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        if not isinstance(value, list):
            return faults.expected(path, value, _A_LIST)
        return [self.form.read(part, (*path, at), faults) for at, part in enumerate(value)]

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"type": "array", "items": self.form.schema()}


@attrs.frozen
class MapForm:
    """An object with values of one form.

    Attributes:
        form: The form of the values.
        names: The keys that it may have, in order; None for any.
    """

    form: Form
    names: tuple[str, ...] | None = None

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        members = _members(value, path, faults)
        if members is None:
            return BAD
        names = self.names or tuple(members)
        _refuse_others(members, names, path, faults)
        return {name: self.form.read(members[name], (*path, name), faults) for name in names if name in members}

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        names = {} if self.names is None else {"propertyNames": {"enum": [*self.names]}}
        return {"type": "object", **names, "additionalProperties": self.form.schema()}


@attrs.frozen
class Key:
    """A key of an object.

    Attributes:
        form: The form of its value.
        told: What the key means.
        needed: Whether it must be there.
    """

    form: Form
    told: str
    needed: bool = True


@attrs.frozen
class ObjectForm:
    """An object with certain keys, and no others."""

    keys: Mapping[str, Key]

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        members = _members(value, path, faults)
        if members is None:
            return BAD
        known: dict[str, Any] = {}
        for name, key in self.keys.items():
            if name in members:
                known[name] = key.form.read(members[name], (*path, name), faults)
            elif key.needed:
                faults.add((*path, name), _MISSING)
        _refuse_others(members, self.keys, path, faults)
        return known

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {
            "type": "object",
            "properties": {name: {"description": key.told, **key.form.schema()} for name, key in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.needed],
            "additionalProperties": False,
        }


def _members(value: object, path: Path, faults: Faults) -> Mapping[str, Any] | None:
    """Return an object whose keys are texts, or None; note what is wrong with it, and keys that stood twice."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        faults.expected(path, value, _AN_OBJECT)
        return None
    for key in getattr(value, "doubled", ()):
        faults.add((*path, key), _DOUBLED, _KEEP_ONE)
    return value


def _refuse_others(members: Mapping[str, Any], names: Collection[str], path: Path, faults: Faults) -> None:
    """Note each key that is none of those that there are."""
    for name in members:
        if name not in names:
            faults.add((*path, name), _UNKNOWN.format(shown(name)), _KEYS.format(", ".join(names)))


def good(part: Any, key: str, default: Any) -> Any:  # noqa: ANN401 (any value of JSON)
    """Return what was read at a key of an object, the default where it is not there or `BAD`."""
    value = part.get(key, BAD) if isinstance(part, Mapping) else BAD
    return default if value is BAD else value


_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

_FOUND = Text("hier staat {}.", "here stands {}.")
_EXPECTED = Text("Verwacht wordt {}.", "Expected is {}.")
_MISSING = Text("deze sleutel ontbreekt.", "this key is missing.")
_UNKNOWN = Text("{} is hier geen sleutel.", "{} is no key here.")
_KEYS = Text("Kies uit: {}.", "Choose from: {}.")
_DOUBLED = Text("deze sleutel staat er meer dan eens.", "this key stands there more than once.")
_KEEP_ONE = Text("Houd er één.", "Keep one of them.")
_A_TEXT = Text("een tekst", "a text")
_A_WHOLE = Text("een heel getal", "a whole number")
_A_WHOLE_WITHIN = Text("een heel getal van {} tot en met {}", "a whole number from {} to {}")
_ONE_OF = Text("een van: {}", "one of: {}")
_A_DAY = Text("een dag, zoals 2023-12-31", "a day, such as 2023-12-31")
_A_CELL = Text("een getal, een tekst of null", "a number, a text or null")
_A_LIST = Text("een lijst", "a list")
_AN_OBJECT = Text("een object", "an object")
