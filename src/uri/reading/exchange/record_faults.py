"""What is said of a JSON value that is none of its field: what it is not, and what is expected instead.

Values of codes, days and numbers are quoted; texts never are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import attrs

from uri.findings import quoted
from uri.model import FieldForm
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.reading.exchange.json_fields import JsonField, Read, vorm
from uri.reading.files.raw_cells import Fault
from uri.register.parsing.cell_readers import has_half_sign
from uri.texts import Text, same

_NO_DAY = Fault(
    "URI-I-datum",
    Text("{} is geen bestaande dag vanaf {}.", "{} is no existing day from {} on."),
    Text('Schrijf een datum als "2023-12-31".', 'Write a date as "2023-12-31".'),
)
_NO_NUMBER = {
    FieldForm.JAAR: Fault(
        "URI-I-jaar",
        Text("{} is geen jaar.", "{} is no year."),
        Text(
            "Schrijf een heel getal van {} tot en met {}, zonder aanhalingstekens.",
            "Write a whole number from {} to {}, without quotation marks.",
        ).format(EERSTE_JAAR, LAATSTE_JAAR),
    ),
    FieldForm.AANTAL: Fault(
        "URI-I-aantal",
        Text("{} is geen aantal.", "{} is no count."),
        Text(
            "Schrijf een heel getal van 0 tot en met {}, zonder aanhalingstekens.",
            "Write a whole number from 0 to {}, without quotation marks.",
        ).format(GROOTSTE),
    ),
}
_CHOOSE = Text("Kies uit: {}.", "Choose from: {}.")
_NO_CODE = Fault("URI-I-label", Text("{} is geen code van de lijst.", "{} is no code of the list."), _CHOOSE)
_NO_LIST = Fault(
    "URI-I-label",
    Text("{} is geen lijst van codes.", "{} is no list of codes."),
    Text("Schrijf een lijst met codes uit: {}.", "Write a list of codes out of: {}."),
)
_TWICE = Fault(
    "URI-I-dubbel",
    Text("{} staat er meer dan eens.", "{} stands there more than once."),
    Text("Noem elke code één keer.", "Name each code once."),
)
_NO_TEXT = Fault(
    "URI-I-tekst",
    Text("dit is geen tekst.", "this is no text."),
    Text("Schrijf een tekst tussen aanhalingstekens.", "Write a text between quotation marks."),
)
_NO_OWN = Fault(
    "URI-I-tekst",
    Text("dit is geen object met teksten.", "this is no object of texts."),
    Text('Schrijf eigen velden als {"Regio": "Noord"}.', 'Write own fields as {"Regio": "Noord"}.'),
)
_NO_HEADER = Fault(
    "URI-I-kop",
    Text("een eigen veld heeft geen naam.", "an own field has no name."),
    Text("Geef het een naam.", "Give it a name."),
)
_TWO_HEADERS = Fault(
    "URI-I-kop",
    Text("{} staat er meer dan eens.", "{} stands there more than once."),
    Text("Houd één van beide.", "Keep one of the two."),
)
_HALF = Fault(
    "URI-I-teken",
    Text("de tekst bevat een half teken.", "the text holds half a character."),
    Text("Schrijf de tekst opnieuw weg als UTF-8.", "Write the text anew as UTF-8."),
)


def faults(field: JsonField, value: object, read: Read) -> list[Fault]:
    """Return all that is wrong with a JSON value other than null for a field; nothing if `read` takes it."""
    match vorm(field):
        case FieldForm.CODE:
            return [] if _takes(read, value) else [no_code(value, field.metadata["field"].codes)]
        case FieldForm.CODES:
            return _of_codes(value, list(field.metadata["field"].codes))
        case FieldForm.DATUM:
            return [] if _takes(read, value) else [_NO_DAY.format(shown(value), EERSTE_JAAR)]
        case FieldForm.NAAM | FieldForm.TEKST:
            return _of_text(value)
        case None:
            return _of_own(value)
        case form:
            return [] if _takes(read, value) else [_NO_NUMBER[form].format(shown(value))]


def no_code(value: object, codes: Iterable[str]) -> Fault:
    """Say that a value is none of these codes."""
    return attrs.evolve(_NO_CODE.format(shown(value)), hint=_NO_CODE.hint.format(", ".join(codes)))


def shown(value: object) -> Text:
    """Quote a single value as JSON has it, shortened; of a list or an object, say that it is one."""
    match value:
        case str():
            return same(quoted(value.encode(errors="replace").decode()))
        case dict():
            return Text("een object", "an object")
        case list():
            return Text("een lijst", "a list")
        case _:
            return same(quoted(json.dumps(value)))


def _takes(read: Read, value: object) -> bool:
    try:
        read(value)
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _of_codes(values: object, codes: list[str]) -> list[Fault]:
    if not isinstance(values, list):
        return [attrs.evolve(_NO_LIST.format(shown(values)), hint=_NO_LIST.hint.format(", ".join(codes)))]
    strange = [value for value in values if value not in codes]
    return [
        *(no_code(value, codes) for value in strange),
        *_doubled(_TWICE, (code for code in values if code in codes)),
    ]


def _doubled(fault: Fault, names: Iterable[str]) -> list[Fault]:
    return [fault.format(shown(name)) for name, times in Counter(names).items() if times > 1]


def _of_text(value: object) -> list[Fault]:
    if not isinstance(value, str):
        return [_NO_TEXT]
    return [_HALF] if has_half_sign(value) else []


def _of_own(texts: object) -> list[Fault]:
    if not isinstance(texts, dict):
        return [_NO_OWN]
    names = [name.strip() for name in texts]
    wrong = [fault for text in (*names, *texts.values()) if text is not None for fault in _of_text(text)]
    return [*([] if all(names) else [_NO_HEADER]), *wrong, *_doubled(_TWO_HEADERS, filter(None, names))]
