"""The quick way, with the standard library alone: each object becomes a record while it is parsed.

It answers only where nothing is wrong; what is wrong is for `uri.reading.exchange.record_reader` to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import repeat
from typing import Any

from uri.model import Registratie
from uri.reading.exchange.json_fields import KLASSEN, NAMEN, SOORT, lines_of
from uri.reading.exchange.record_maker import MAKERS

_CLASSES = {*KLASSEN.values()}
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_LEFT_OUT = repeat(None)


def read(text: str, *, lines: bool) -> list[Registratie] | None:
    """Return the records of a text: a list of objects, or an object on each line. None where anything may be wrong."""
    try:
        if _may_halve_signs(text):
            return None
        found = [_DECODER.decode(line) for _, line in lines_of(text)] if lines else _DECODER.decode(text)
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    return found if type(found) is list and set(map(type, found)) <= _CLASSES else None


def _may_halve_signs(text: str) -> bool:
    """Tell whether an escape may bring half a character; raises `UnicodeEncodeError` for one that is there as it is."""
    if not text.isascii():
        text.encode()
    return "\\" in text and _HALF.search(text) is not None


def _object(pairs: list[tuple[str, Any]]) -> Registratie | Mapping[str, Any]:
    """Return the record that an object stands for; an object without a kind holds own fields, or is wrong."""
    raw = dict(pairs)
    if len(raw) < len(pairs):
        raise ValueError
    if SOORT not in raw:
        return raw
    record = MAKERS[raw.pop(SOORT)](map(raw.pop, NAMEN, _LEFT_OUT))
    if raw:
        raise ValueError
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_object)
