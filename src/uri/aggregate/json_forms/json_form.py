"""Forms of JSON: each says what a value must be, reads it with every fault at its path, and has a JSON Schema.

Reading and schema come from one form, so that they say the same. A value that is wrong is read as `BAD`, and what
stands around it is read on. Objects may tell which keys stood twice in their text (``doubled``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

import attrs

from uri.aggregate.json_forms.json_faults import BAD, Faults, Path, shown
from uri.languages import Text

Schema: TypeAlias = dict[str, Any]


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
    """A text, whole of a pattern where there is one."""

    pattern: str | None = None

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        if isinstance(value, str) and (self.pattern is None or re.fullmatch(self.pattern, value)):
            return value
        return faults.expected(path, value, _A_TEXT if self.pattern is None else _OF_PATTERN.format(self.pattern))

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"type": "string", **({} if self.pattern is None else {"pattern": f"^{self.pattern}$"})}


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
        with suppress(ValueError):
            if isinstance(value, str):
                return self.codes(value)
        return faults.expected(path, value, _ONE_OF.format(", ".join(self.codes)))

    def schema(self) -> Schema:  # noqa: D102 (as `Form` has it)
        return {"enum": [code.value for code in self.codes]}


@attrs.frozen
class DayForm:
    """A day."""

    def read(self, value: object, path: Path, faults: Faults) -> Any:  # noqa: ANN401, D102 (as `Form` has it)
        with suppress(ValueError):
            if isinstance(value, str) and re.fullmatch(_DAY, value):
                return date.fromisoformat(value)
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
        return {"enum": [*own["enum"], None]} if "enum" in own else {**own, "type": [own["type"], "null"]}


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
        if self.names is None:
            return {name: self.form.read(part, (*path, name), faults) for name, part in members.items()}
        _refuse_others(members, self.names, path, faults)
        return {name: self.form.read(members[name], (*path, name), faults) for name in self.names if name in members}

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


_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

_MISSING = Text("deze sleutel ontbreekt.", "this key is missing.")
_UNKNOWN = Text("{} is hier geen sleutel.", "{} is no key here.")
_KEYS = Text("Kies uit: {}.", "Choose from: {}.")
_DOUBLED = Text("deze sleutel staat er meer dan eens.", "this key stands there more than once.")
_KEEP_ONE = Text("Houd er één.", "Keep one of them.")
_A_TEXT = Text("een tekst", "a text")
_OF_PATTERN = Text("een tekst van de vorm {}", "a text of the form {}")
_A_WHOLE = Text("een heel getal", "a whole number")
_A_WHOLE_WITHIN = Text("een heel getal van {} tot en met {}", "a whole number from {} to {}")
_ONE_OF = Text("een van: {}", "one of: {}")
_A_DAY = Text("een dag, zoals 2023-12-31", "a day, such as 2023-12-31")
_A_CELL = Text("een getal, een tekst of null", "a number, a text or null")
_A_LIST = Text("een lijst", "a list")
_AN_OBJECT = Text("een object", "an object")
