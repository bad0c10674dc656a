"""The quick way, with the standard library alone: each object becomes a record while it is parsed.

It answers only where nothing is wrong; what is wrong is for `uri.reading.exchange.careful` to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import repeat
from typing import Any

from uri.model import Registratie
from uri.reading.exchange.fields import KLASSEN, NAMEN, SOORT
from uri.reading.exchange.making import maker

_MAKERS = {soort: maker(klasse) for soort, klasse in KLASSEN.items()}
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_LEFT_OUT = repeat(None)


def read(texts: list[str]) -> list[Any] | None:
    """Return the JSON values of some texts with records for objects; None where anything may be wrong."""
    try:
        if any(map(_may_halve_signs, texts)):
            return None
        return list(map(_DECODER.decode, texts))
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def _may_halve_signs(text: str) -> bool:
    """Tell whether an escape may bring half a character; raises `UnicodeEncodeError` for one that is there as it is."""
    if not text.isascii():
        text.encode()
    return "\\u" in text and _HALF.search(text) is not None


def _object(pairs: list[tuple[str, Any]]) -> Registratie | Mapping[str, Any]:
    """Return the record that an object stands for; an object without a kind holds own fields, or is wrong."""
    raw = dict(pairs)
    if len(raw) < len(pairs):
        raise ValueError
    if SOORT not in raw:
        return raw
    record = _MAKERS[raw.pop(SOORT)](map(raw.pop, NAMEN, _LEFT_OUT))
    if raw:
        raise ValueError
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_object)
