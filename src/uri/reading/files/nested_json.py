"""Objects within an object of JSON as one row: keys joined by points, and lists of names and values by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from uri.register.parsing.cell_readers import text

_PAIRS = (("naam", "waarde"), ("name", "value"), ("label", "value"), ("key", "value"))
"""The keys of objects that are a name and a value, as lists of properties have them."""
_DEEPEST = 40
"""What lies deeper than so many keys is left as it is: something composite, which no cell can hold."""


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object without objects in it, by header.

    A header is the keys on the way to a value, with points between them. The objects of a list share their headers,
    and what several of them say stands in one cell, as a list of texts. Where each of them is a name and a value, the
    name is the last part of the header.

    Examples:
        >>> flat({"ticket": {"id": 7}, "velden": [{"naam": "Aard", "waarde": "geweld"}], "stappen": [{"op": "a"}]})
        {'ticket.id': 7, 'velden.Aard': 'geweld', 'stappen.op': 'a'}
        >>> flat({"stappen": [{"op": "a"}, {"op": "b", "door": None}]})
        {'stappen.op': ['a', 'b'], 'stappen.door': None}
    """
    values: dict[str, list[Any]] = {}
    for header, value in _values(record, ()):
        values.setdefault(header, []).append(value)
    return {header: _cell(told) for header, told in values.items()}


def flat_headers(records: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the headers of flat objects, without those that are nothing but the lack of a list or object in some.

    Examples:
        >>> flat_headers([{"a.b": 1, "c": []}, {"a": None, "c": [], "d": 2}])
        ['a.b', 'c', 'd']
    """
    headers: dict[str, bool] = {}
    for record in records:
        for header, value in record.items():
            headers[header] = headers.get(header, False) or value not in (None, [])
    within = {header[:end] for header in headers for end, sign in enumerate(header) if sign == "."}
    return [header for header, is_filled in headers.items() if is_filled or header not in within]


def _values(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Give the values within a value, each with its header."""
    records = _records(value) if len(path) < _DEEPEST else []
    if isinstance(value, dict) and len(path) < _DEEPEST:
        for key, part in value.items():
            yield from _values(part, (*path, key))
    elif records:
        for record in _by_name(records) or records:
            yield from _values(record, path)
    else:
        yield ".".join(path), value


def _records(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list, nothing where it holds something else too."""
    objects = [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    return objects if isinstance(value, list) and len(objects) == len(value) else []


def _by_name(records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return names and values as objects of one key, nothing where the records are something else."""
    for name, value in _PAIRS:
        if all(isinstance(record.get(name), str) and record[name].strip() and value in record for record in records):
            return [{record[name]: record[value]} for record in records]
    return []


def _cell(told: Sequence[Any]) -> Any:  # noqa: ANN401 (whatever stands in the file)
    """Return what is told under one header: of several single values a list of texts."""
    some = [value for value in told if value is not None]
    if len(some) == 1 and isinstance(some[0], list):
        some = some[0]
    elif len(some) < 2:  # noqa: PLR2004 (one value stands by itself)
        return some[0] if some else None
    return [text(value) for value in some] if all(isinstance(value, str | int | float) for value in some) else some
