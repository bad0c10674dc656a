"""The door: JSON of cases in, by the fastest way that answers; the careful way says what is wrong."""

from __future__ import annotations

from uri.errors import UnreadableError
from uri.model import Registratie
from uri.reading.exchange import msgspec_json, record_reader, stdlib_json
from uri.texts import Text

_NO_UTF8 = Text("De tekst is geen UTF-8.", "The text is no UTF-8.")
_SAVE = Text("Schrijf hem weg als UTF-8.", "Write it as UTF-8.")


def records_from_json(data: str | bytes, *, lines: bool = False) -> list[Registratie]:
    """Read meldingen and signalen that another program wrote as JSON: a list of objects.

    With `lines`, an object on each line (JSON Lines). Keys are canonical names and codes are their values, as
    `records_to_json` writes them; nothing is coerced. Null says the same as a key that is left out. Printed labels and
    other headers are for `read_register`.

    Raises `UnreadableError` for what is no list in JSON, and `RejectedRowsError` for objects that are no cases, with
    every fault at the number of the object, or its line.
    """
    text = _text(data)
    found = msgspec_json.read(text, lines=lines) if msgspec_json.is_there() else None
    if found is None:
        found = stdlib_json.read(text, lines=lines)
    return record_reader.read(text, lines=lines) if found is None else found


def _text(data: str | bytes) -> str:
    """Return the text without a byte order mark."""
    try:
        text = data if isinstance(data, str) else data.decode()
    except UnicodeDecodeError:
        raise UnreadableError(_NO_UTF8, _SAVE) from None
    return text.removeprefix("\ufeff")
