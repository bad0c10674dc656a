"""The text of JSON: parsed strictly, with the line of what is wrong, and the keys that stand twice in an object."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

from uri.errors import UnreadableError
from uri.languages import Text


class DoubledKeys(dict[str, Any]):
    """An object in which keys stand twice, and which."""

    doubled: tuple[str, ...] = ()


def parsed(text: str, line: int = 1) -> object:
    """Return the JSON value that starts on this line, or as a `Text` why there is none."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return _SYNTAX.format(line + error.lineno - 1, error.colno)
    except RecursionError:
        return _DEPTH
    except ValueError:
        return _NUMBER


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = DoubledKeys(pairs)
    if len(members) < len(pairs):
        members.doubled = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return members


def _no_number(_: str) -> NoReturn:
    raise ValueError


def parsed_document(text: str) -> object:
    """Return the value of a JSON text.

    Raises:
        UnreadableError: It is no JSON.
    """
    value = parsed(text)
    if isinstance(value, Text):
        raise UnreadableError(value)
    return value


_SYNTAX = Text("Regel {}, teken {}: dit is geen JSON.", "Line {}, character {}: this is not JSON.")
_DEPTH = Text("De JSON is te diep genest.", "The JSON is nested too deeply.")
_NUMBER = Text("JSON kent geen NaN, Infinity of eindeloos getal.", "JSON has no NaN, Infinity or endless number.")
