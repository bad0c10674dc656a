"""What is wrong with cases in JSON: every fault of every object in one pass, each at its row and its field.

This is the careful way, taken where the quick one of `uri.reading.exchange.json_records` stops. It makes each record by
its constructor. Values of codes, days and numbers are quoted in a fault; texts never are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from uri.aggregate.json_forms.json_text import DoubledKeys, parsed
from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text, same
from uri.model import FieldForm, Registratie, Signaal
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.reading.exchange.json_fields import (
    CASE_CLASSES,
    FIELD_NAMES,
    OWN,
    READERS,
    SOORT,
    JsonField,
    Read,
    form_of,
    lines_of,
)
from uri.reading.files.json_files import DOUBLED, NO_OBJECT
from uri.reading.files.raw_cells import Fault
from uri.register.parsing.cell_readers import has_half_sign
from uri.register.parsing.day_reader import as_day
from uri.register.parsing.reader import refuse

PlacedFault: TypeAlias = tuple[str | None, Fault]
"""What is wrong with a field of a record, or with the record where there is no field."""

_NO_CASES = Text("Dit is geen lijst van zaken in JSON.", "This is no list of cases in JSON.")
_EXPECTED = Text(
    'Verwacht wordt een lijst van objecten, zoals [{"soort": "melding"}].',
    'A list of objects is expected, such as [{"soort": "melding"}].',
)
_JSON = "URI-I-json"
_DOUBLED_KEY = Fault(_JSON, DOUBLED, Text("Houd er één.", "Keep one of them."))
_MISSING = Fault(
    "URI-I-ontbreekt", Text("dit veld ontbreekt.", "this field is missing."), Text("Vul het in.", "Fill it in.")
)
_UNDATED = Fault(
    "URI-I-ontbreekt",
    Text("één hiervan moet gevuld zijn: {}.", "one of these must be filled: {}."),
    Text("Vul er één in.", "Fill in one of them."),
)
_UNKNOWN = Fault(
    "URI-I-kop",
    Text("{} is hier geen veld.", "{} is no field here."),
    Text("Kies uit: {}. Eigen velden horen in eigen.", "Choose from: {}. Own fields belong in eigen.").format(
        ", ".join([SOORT, *FIELD_NAMES])
    ),
)
_NO_DAY = Fault(
    "URI-I-datum", Text("{}", "{}"), Text('Schrijf een datum als "2023-12-31".', 'Write a date as "2023-12-31".')
)
_OTHER_FORM = Text("{} is een dag in een andere vorm.", "{} is a day in another form.")
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


class _RecordError(ValueError):
    """An object that is no case; `faults` is all that is wrong with it."""

    def __init__(self, faults: Iterable[PlacedFault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


def read_carefully(text: str, *, lines: bool) -> list[Registratie]:
    """Return the records of a text: a list of objects, or an object on each line.

    Raises:
        UnreadableError: The text is no list in JSON.
        RejectedRowsError: Objects in it are no cases; the findings name every fault.
    """
    rows = [(row, parsed(line, row)) for row, line in lines_of(text)] if lines else _numbered(parsed(text))
    records: list[Registratie] = []
    findings: list[Finding] = []
    for row, raw in rows:
        try:
            records.append(_record(raw))
        except _RecordError as error:
            findings += [_finding(row, column, fault) for column, fault in error.faults]
    refuse(Findings(findings), len(rows) - len(records), len(rows))
    return records


def _numbered(value: object) -> list[tuple[int, object]]:
    """Number the objects of a list; what is no JSON comes as the `Text` that says so."""
    if not isinstance(value, list):
        broken = [Finding(rule=_JSON, message=value)] if isinstance(value, Text) else []
        raise UnreadableError(_NO_CASES, _EXPECTED, findings=Findings(broken))
    return list(enumerate(value, 1))


def _finding(row: int, column: str | None, fault: Fault) -> Finding:
    return Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=Place(row=row, column=column))


def _record(raw: object) -> Registratie:
    """Return the record that a parsed object stands for; raises `_RecordError` with every fault of it."""
    if not isinstance(raw, DoubledKeys):
        raise _RecordError([(None, Fault(_JSON, raw if isinstance(raw, Text) else NO_OBJECT, _EXPECTED))])
    soort = raw.get(SOORT)
    # An object of an unknown kind is looked at as a signaal, which needs the fewest fields.
    case_class = CASE_CLASSES.get(str(soort), Signaal)
    readers = READERS[case_class.soort.value]
    values = {key: raw[key] for key in raw if key != SOORT and not (raw[key] is None and key in FIELD_NAMES)}
    faults = [
        *_doubled_keys(raw),
        *_kind_faults(soort),
        *_undated(case_class, values),
        *_field_faults(case_class, values, readers),
    ]
    if faults:
        raise _RecordError(faults)
    return case_class(**{name: readers[name](value) for name, value in values.items()})


def _doubled_keys(raw: DoubledKeys) -> list[PlacedFault]:
    own = raw.get(OWN)
    doubled = [(key, key) for key in raw.doubled] + [(OWN, key) for key in getattr(own, "doubled", ())]
    return [(_legible(column), _DOUBLED_KEY.format(shown(key))) for column, key in doubled]


def _kind_faults(soort: object) -> list[PlacedFault]:
    if soort is None:
        return [(SOORT, _MISSING)]
    return [] if isinstance(soort, str) and soort in CASE_CLASSES else [(SOORT, no_code(soort, CASE_CLASSES))]


def _undated(case_class: type[Registratie], values: Mapping[str, object]) -> list[PlacedFault]:
    names = case_class.een_van
    return [] if values.keys() & set(names) else [(names[0], _UNDATED.format(", ".join(names)))]


def _field_faults(
    case_class: type[Registratie], values: Mapping[str, object], readers: Mapping[str, Read]
) -> list[PlacedFault]:
    """Return what is wrong with each field, and then with each key that is no field."""
    faults: list[PlacedFault] = []
    for field in attrs.fields(case_class):
        if field.name in values:
            field_faults = _faults(field, values[field.name], readers[field.name])
            faults += [(field.name, fault) for fault in field_faults]
        elif field.default is attrs.NOTHING:
            faults.append((field.name, _MISSING))
    unknown = sorted(values.keys() - {*FIELD_NAMES})
    return faults + [(_legible(key), _UNKNOWN.format(shown(key))) for key in unknown]


def _legible(key: str) -> str:
    """Return a key with a question mark for every half character, so that it can be written anywhere."""
    return key.encode(errors="replace").decode()


def _faults(field: JsonField, value: object, read: Read) -> list[Fault]:
    """Return all that is wrong with a JSON value other than null for a field; nothing if `read` takes it."""
    match form_of(field):
        case FieldForm.CODE:
            return [] if _takes(read, value) else [no_code(value, field.metadata["field"].codes)]
        case FieldForm.CODES:
            return _of_codes(value, list(field.metadata["field"].codes))
        case FieldForm.DATUM:
            return [] if _takes(read, value) else [_no_day(value)]
        case FieldForm.NAAM | FieldForm.TEKST:
            return _of_text(value)
        case None:
            return _of_own(value)
        case form:
            return [] if _takes(read, value) else [_NO_NUMBER[form].format(shown(value))]


def _no_day(value: object) -> Fault:
    """Say why a value is no day, or that it is one that only a table may write so."""
    day = as_day(value if isinstance(value, str | int | float) else None)
    return _NO_DAY.format((day if isinstance(day, Text) else _OTHER_FORM).format(shown(value), EERSTE_JAAR))


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
