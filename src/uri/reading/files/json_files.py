"""JSON and JSON Lines: objects with, by key, single values or lists of texts.

A key is a header; an object that lacks it has nothing there. Text stays as it is. A table without rows is ``[]`` in
JSON and an empty file in JSON Lines, and then has no headers either.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from operator import methodcaller
from typing import Any, BinaryIO

from uri.aggregate.json_forms.json_text import DoubledKeys, parsed
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.encodings import read_text
from uri.reading.files.file_source import FileSource
from uri.reading.files.nested_json import flat, flat_headers
from uri.reading.files.raw_cells import plain
from uri.reading.files.raw_grids import RawGrid
from uri.reading.files.sheet_builder import from_columns
from uri.reading.files.write_limits import Limits
from uri.register.parsing.raw_sheet import Cell, Sheet

LIMITS = Limits()

_LIST = Text(
    'Verwacht wordt een lijst van objecten, zoals [{"kenmerk": "1"}].',
    'A list of objects is expected, such as [{"kenmerk": "1"}].',
)
_LINES = Text(
    'Verwacht wordt op elke regel een object, zoals {"kenmerk": "1"}.',
    'An object on every line is expected, such as {"kenmerk": "1"}.',
)
NO_OBJECT = Text("Dit is geen object.", "This is not an object.")
_NO_KEY = Text(
    "{file} heeft geen sleutel {0} op de weg naar de lijst.", "{file} has no key {0} on the way to the list."
)
_KEYS = Text("Kies uit: {}.", "Choose from: {}.")
DOUBLED = Text("De sleutel {} staat meer dan eens in dit object.", "The key {} stands in this object more than once.")


def read(source: FileSource) -> Sheet:
    """Return the table of a JSON file; an object's number in the list is its row.

    Raises:
        UnreadableError: It is not a JSON list of objects, each key once in each.
    """
    value = parsed(read_text(source, windows=False))
    if isinstance(value, Text):
        raise _not_json(source, _LIST, [(None, None, value)])
    value = _within(source, value)
    if not isinstance(value, list):
        raise _not_json(source, _LIST)
    return _table(source, _LIST, list(enumerate(value, 1)))


def grids(source: FileSource) -> list[RawGrid]:
    """Return every list of objects in a JSON file, nested objects flat; the longest list comes first.

    Raises:
        UnreadableError: It is not JSON.
    """
    value = parsed(read_text(source, windows=False))
    if isinstance(value, Text):
        raise _not_json(source, _LIST, [(None, None, value)])
    found = sorted(_lists(value), key=lambda pair: -len(pair[1]))
    return [_grid(path, [(row, record) for row, record in enumerate(records, 1)]) for path, records in found]


def line_grids(source: FileSource) -> list[RawGrid]:
    """Return the objects of a JSON Lines file, nested objects flat.

    Raises:
        UnreadableError: A line is not a JSON object.
    """
    lines = _numbered(source, read_text(source, windows=False))
    records = [(line, parsed(text.rstrip(), line)) for line, text in lines if text.strip()]
    faults = [(line, None, _fault(record)) for line, record in records if not isinstance(record, dict)]
    if faults:
        raise _not_json(source, _LINES, faults)
    return [_grid("", records)]


def _fault(record: object) -> Text:
    return record if isinstance(record, Text) else NO_OBJECT


def _lists(value: object, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Give the lists of objects within objects, each with the keys on the way to it."""
    if isinstance(value, list) and value and all(isinstance(record, dict) for record in value):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _lists(part, f"{path}.{key}".removeprefix("."))


def _grid(path: str, records: Sequence[tuple[int, Any]]) -> RawGrid:
    cases = [(row, flat(record)) for row, record in records]
    headers = tuple(flat_headers(record for _, record in cases))
    rows = {row: [plain(record.get(key)) for key in headers] for row, record in cases}
    return RawGrid(rows=rows, headers=headers, list_path=path or None)


def read_lines(source: FileSource) -> Sheet:
    """Return the table of a JSON Lines file; a row's number is its line.

    Raises:
        UnreadableError: A line is not a JSON object with each key once.
    """
    lines = _numbered(source, read_text(source, windows=False))
    return _table(source, _LINES, [(line, parsed(text.rstrip(), line)) for line, text in lines if text.strip()])


def write(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], _sheet_name: str) -> None:
    """Write a list with an object a line."""
    stream.write(b"[\n" + b",\n".join(_encoded(headers, columns)) + b"\n]\n")


def write_lines(stream: BinaryIO, headers: Sequence[str], columns: Sequence[Sequence[Cell]], _sheet_name: str) -> None:
    """Write an object a line."""
    stream.writelines(line + b"\n" for line in _encoded(headers, columns))


def _encoded(headers: Sequence[str], columns: Sequence[Sequence[Cell]]) -> Iterable[bytes]:
    for row in zip(*columns, strict=True):
        yield json.dumps(
            dict(zip(headers, row, strict=True)), ensure_ascii=False, default=methodcaller("isoformat")
        ).encode()


def _numbered(source: FileSource, text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a text with their numbers."""
    last = text.count("\n")
    for number, line in enumerate(io.StringIO(text), 1):
        yield number, line
        source.tell(number, last)


def _table(source: FileSource, expected: Text, records: list[tuple[int, Any]]) -> Sheet:
    faults: list[tuple[int | None, str | None, Text]] = []
    for row, record in records:
        if not isinstance(record, DoubledKeys):
            faults.append((row, None, record if isinstance(record, Text) else NO_OBJECT))
        else:
            faults += [(row, key, DOUBLED.format(quoted(key))) for key in record.doubled]
    if faults:
        raise _not_json(source, expected, faults)
    if source.list_path is not None:
        records = [(row, flat(record)) for row, record in records]
        keys = flat_headers(record for _, record in records)
    else:
        keys = list(dict.fromkeys(key for _, record in records for key in record))
    columns = [[plain(record.get(key)) for _, record in records] for key in keys]
    return from_columns(source, keys, columns, [row for row, _ in records])


def _within(source: FileSource, value: object) -> object:
    """Return what stands at the path of the list.

    Raises:
        UnreadableError: There is no such key.
    """
    for key in filter(None, (source.list_path or "").split(".")):
        if not isinstance(value, dict) or key not in value:
            choices = ", ".join(map(quoted, value)) if isinstance(value, dict) else ""
            raise source.unreadable(_NO_KEY, _KEYS.format(choices) if choices else _LIST, quoted(key))
        value = value[key]
    return value


def _not_json(
    source: FileSource, expected: Text, faults: Iterable[tuple[int | None, str | None, Text]] = ()
) -> UnreadableError:
    """Return the error that names every fault; `expected` says what the file should hold."""
    findings = Findings(
        Finding(rule="URI-I-json", message=message, place=Place(file=source.file, row=row, column=column))
        for row, column, message in faults
    )
    message = Text("{file} is geen tabel in JSON.", "{file} is not a table in JSON.")
    return source.unreadable(message, expected, findings=findings)
