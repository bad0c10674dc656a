"""The careful way: every fault of every record in one pass, each at its row and its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override

from uri.errors import UnreadableError
from uri.findings import Finding, Findings, Place
from uri.model import Registratie, Signaal
from uri.reading.exchange.json_fields import EIGEN, KLASSEN, NAMEN, READERS, SOORT, JsonField, Read, lines_of
from uri.reading.exchange.record_faults import faults, no_code, shown
from uri.reading.files.json_files import DOUBLED, NO_OBJECT, DoubledKeys, parsed
from uri.reading.files.raw_cells import Fault
from uri.reading.toml_files import strict_converter
from uri.register.parsing.reader import refuse
from uri.texts import Text

Wrong: TypeAlias = tuple[str | None, Fault]
"""What is wrong with a field of a record, or with the record where there is no field."""

_NO_CASES = Text("Dit is geen lijst van zaken in JSON.", "This is no list of cases in JSON.")
_EXPECTED = Text(
    'Verwacht wordt een lijst van objecten, zoals [{"soort": "melding"}].',
    'A list of objects is expected, such as [{"soort": "melding"}].',
)
_JSON = "URI-I-json"
_TWICE = Fault(_JSON, DOUBLED, Text("Houd er één.", "Keep one of them."))
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
        ", ".join([SOORT, *NAMEN])
    ),
)


class RecordError(ValueError):
    """An object that is no case; `wrong` is all that is wrong with it."""

    def __init__(self, wrong: Iterable[Wrong]) -> None:
        super().__init__()
        self.wrong = tuple(wrong)


class FieldError(ValueError):
    """A JSON value that is none of its field; `faults` is all that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


def read(text: str, *, lines: bool) -> list[Registratie]:
    """Return the records of a text: a list of objects, or an object on each line.

    Raises:
        UnreadableError: it is no list in JSON.
        RejectedRowsError: objects in it are no cases; the findings name every fault.
    """
    rows = [(row, parsed(line, row)) for row, line in lines_of(text)] if lines else _listed(parsed(text))
    records: list[Registratie] = []
    findings: list[Finding] = []
    for row, raw in rows:
        try:
            records.append(_record(raw))
        except RecordError as error:
            findings += [_finding(row, column, fault) for column, fault in error.wrong]
    refuse(Findings(findings), len(rows) - len(records), len(rows))
    return records


def _listed(found: object) -> list[tuple[int, object]]:
    """Number the objects of a list; what is no JSON comes as the `Text` that says so."""
    if not isinstance(found, list):
        broken = [Finding(rule=_JSON, message=found)] if isinstance(found, Text) else []
        raise UnreadableError(_NO_CASES, _EXPECTED, findings=Findings(broken))
    return list(enumerate(found, 1))


def _finding(row: int, column: str | None, fault: Fault) -> Finding:
    return Finding(rule=fault.rule, message=fault.message, hint=fault.hint, place=Place(row=row, column=column))


def _record(raw: object) -> Registratie:
    """Return the record that a parsed object stands for; raises `RecordError` with every fault of it."""
    if not isinstance(raw, DoubledKeys):
        raise RecordError([(None, Fault(_JSON, raw if isinstance(raw, Text) else NO_OBJECT, _EXPECTED))])
    klasse = KLASSEN.get(str(raw.get(SOORT)), Signaal)  # of an unknown kind: what holds for every case
    values = {key: raw[key] for key in raw if key != SOORT and not (raw[key] is None and key in NAMEN)}
    wrong = [*_doubled(raw), *_kind(raw.get(SOORT)), *_undated(klasse, values)]
    try:
        record: Registratie = _converter().structure(values, klasse)
    except cattrs.ClassValidationError as error:
        wrong += _told(error)
        if not wrong:
            raise
    if wrong:
        raise RecordError(wrong)
    return record


def _doubled(raw: DoubledKeys) -> list[Wrong]:
    own = raw.get(EIGEN)
    twice = [(key, key) for key in raw.doubled] + [(EIGEN, key) for key in getattr(own, "doubled", ())]
    return [(_legible(column), _TWICE.format(shown(key))) for column, key in twice]


def _kind(soort: object) -> list[Wrong]:
    if soort is None:
        return [(SOORT, _MISSING)]
    return [] if isinstance(soort, str) and soort in KLASSEN else [(SOORT, no_code(soort, KLASSEN))]


def _undated(klasse: type[Registratie], values: Mapping[str, object]) -> list[Wrong]:
    names = klasse.een_van
    return [] if values.keys() & set(names) else [(names[0], _UNDATED.format(", ".join(names)))]


def _told(error: cattrs.ClassValidationError) -> list[Wrong]:
    """Return what cattrs found: at fields, and of the object as a whole the keys that are no field.

    What the constructor still has to say then, that there is no year, is told already.
    """
    fields, whole = error.group_exceptions()
    told: list[Wrong] = []
    for fault, note in fields:
        told += [(note.name, each) for each in (fault.faults if isinstance(fault, FieldError) else [_MISSING])]
    strange = (fault.extra_fields for fault in whole if isinstance(fault, cattrs.ForbiddenExtraKeysError))
    return told + [(_legible(key), _UNKNOWN.format(shown(key))) for keys in strange for key in sorted(keys)]


def _legible(key: str) -> str:
    """Return a key with a question mark for every half character, so that it can be written anywhere."""
    return key.encode(errors="replace").decode()


@cache
def _converter() -> cattrs.Converter:
    """Make the strict converter, once: each field has its own hook, which reads as the quick way does."""
    converter = strict_converter()
    for soort, klasse in KLASSEN.items():
        reads = READERS[soort]
        hooks: dict[str, Any] = {
            field.name: override(struct_hook=_hook(field, reads[field.name])) for field in attrs.fields(klasse)
        }
        structure = make_dict_structure_fn(klasse, converter, _cattrs_forbid_extra_keys=True, **hooks)
        converter.register_structure_hook(klasse, structure)
    return converter


def _hook(field: JsonField, read: Read) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _type: object) -> Any:  # noqa: ANN401 (a JSON value)
        if wrong := faults(field, value, read):
            raise FieldError(wrong)
        return read(value)

    return structure
