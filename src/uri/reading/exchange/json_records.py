"""Cases that another program wrote as JSON: each object becomes a record while the text is parsed.

Each value is checked and converted once, by the reader of its field, and set in a new record; the constructor would
check it again, at twice the cost. Where anything may be wrong, the text is read anew by
`uri.reading.exchange.record_faults`, which makes every record by its constructor and says what is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import attrs

from uri.errors import UnreadableError, without_origin
from uri.languages import Text
from uri.model import Registratie
from uri.reading.exchange import record_faults
from uri.reading.exchange.json_fields import CASE_CLASSES, READERS, SOORT, Read, default_of, lines_of
from uri.reading.files.file_formats import read_bytes
from uri.reading.files.file_source import FileArgument

_Put: TypeAlias = Callable[[Any, Any], None]

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_NO_UTF8 = Text("De tekst is geen UTF-8.", "The text is no UTF-8.")
_SAVE = Text("Schrijf hem weg als UTF-8.", "Write it as UTF-8.")


def records_from_json(data: str | bytes | FileArgument, *, lines: bool = False) -> list[Registratie]:
    """Read meldingen and signalen that another program wrote as JSON.

    Keys are canonical names and codes are their values, as `records_to_json` writes them; nothing is coerced. Null
    says the same as a key that is left out. Printed labels and other headers are for `read_register`.

    Args:
        data: A list of objects: as text, as UTF-8, in an open file, or in the file of a `pathlib.Path`.
        lines: Whether an object stands on each line instead (JSON Lines).

    Returns:
        The records, in the order of the objects.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: The text is no list in JSON.
        RejectedRowsError: Objects in it are no cases; the findings name every fault at the number of its object, or
            its line.

    Examples:
        >>> text = '[{"soort": "signaal", "ontvangen": "2023-06-30", "hoofdcategorie": "geweld"}]'
        >>> [(case.hoofdcategorie.value, case.jaar) for case in records_from_json(text)]
        [('geweld', 2023)]
    """
    with without_origin():
        text = _decoded(data)
        try:
            return _records(text, lines=lines)
        except (KeyError, TypeError, ValueError, RecursionError):
            return record_faults.read_carefully(text, lines=lines)


def _decoded(data: str | bytes | FileArgument) -> str:
    """Return the text without a byte order mark."""
    if not isinstance(data, str | bytes):
        data = read_bytes(data)
    try:
        text = data if isinstance(data, str) else data.decode()
    except UnicodeDecodeError:
        raise UnreadableError(_NO_UTF8, _SAVE) from None
    return text.removeprefix("\ufeff")


def _records(text: str, *, lines: bool) -> list[Registratie]:
    """Return the records of a text; raises `KeyError`, `TypeError` or `ValueError` where anything may be wrong."""
    _refuse_half_signs(text)
    records = [_DECODER.decode(line) for _, line in lines_of(text)] if lines else _DECODER.decode(text)
    if type(records) is not list or not set(map(type, records)) <= {*CASE_CLASSES.values()}:
        raise TypeError
    return records


def _refuse_half_signs(text: str) -> None:
    """Raise `ValueError` where half a character stands, or where an escape may bring one."""
    if not text.isascii():
        text.encode()
    if "\\" in text and _HALF.search(text):
        raise ValueError


@attrs.frozen
class _Assembly:
    """How records of one kind are put together, field by field: what reads a value, and what sets it in a new record.

    A frozen record has no other way in than its constructor and its slots.

    Attributes:
        case_class: The class of the records.
        needed: The name, reader and setter of each field that must be there.
        optional: The name, reader, setter and default of each other field.
    """

    case_class: type[Registratie]
    needed: tuple[tuple[str, Read, _Put], ...]
    optional: tuple[tuple[str, Read, _Put, object], ...]

    @classmethod
    def of(cls, soort: str) -> _Assembly:
        """Return the assembly of one kind of case."""
        case_class = CASE_CLASSES[soort]
        parts = [
            (field.name, READERS[soort][field.name], getattr(case_class, field.name).__set__, default_of(field))
            for field in attrs.fields(case_class)
        ]
        return cls(
            case_class,
            needed=tuple((name, read, put) for name, read, put, default in parts if default is attrs.NOTHING),
            optional=tuple(part for part in parts if part[-1] is not attrs.NOTHING),
        )


_ASSEMBLIES: Mapping[str, _Assembly] = {soort: _Assembly.of(soort) for soort in CASE_CLASSES}


def _object(pairs: list[tuple[str, Any]]) -> Registratie | Mapping[str, Any]:
    """Return the record that an object stands for; an object without a kind holds own fields, or is wrong."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError
    if SOORT not in values:
        return values
    take = values.pop
    assembly = _ASSEMBLIES[take(SOORT)]
    record = object.__new__(assembly.case_class)
    for name, read, put in assembly.needed:
        put(record, read(take(name)))
    for name, read, put, default in assembly.optional:
        value = take(name, None)
        put(record, default if value is None else read(value))
    if values:
        raise ValueError
    record.__attrs_post_init__()
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_object)
