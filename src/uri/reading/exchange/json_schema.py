"""The form of what programs hand over, as JSON Schema (2020-12): cases, counts, the records beside them, documents.

It is made from the classes of the records and the forms of documents, so that it cannot say anything else than they do.
Source of the dialect: https://json-schema.org/draft/2020-12.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from uri.aggregate.consolidation.handover_form import HANDOVER
from uri.aggregate.cubes.cube_form import CUBE_DOCUMENT
from uri.aggregate.report.rapport_form import REPORT
from uri.aggregate.sources.dossier import RECORD_FIELDS
from uri.errors import UnknownLabelError
from uri.findings import quoted
from uri.languages import Text
from uri.model import Field, FieldForm, Registratie, velden
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.reading.exchange.json_fields import CASE_CLASSES, OWN, SOORT
from uri.register import REGISTER_FIELDS
from uri.register.register_fields import COUNT_FIELD
from uri.taxonomy import Jaarbron

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_ATTRIBUTE = re.compile(r"^    (\w+): (.+?)(?=^    \w+: |^\S|\Z)", re.MULTILINE | re.DOTALL)
_NO_SCHEMA = Text("Er is geen schema {}.", "There is no schema {}.")
_CHOOSE = Text("Kies uit: {}.", "Choose from: {}.")

_RECORDS: Mapping[str, type[attrs.AttrsInstance]] = {name: kind for kind, name in RECORD_FIELDS.items()}
_DOCUMENTS = {"rapport": REPORT, "kubus": CUBE_DOCUMENT, "aanlevering": HANDOVER}
SCHEMAS = ("zaak", "register", "tellingen", *_RECORDS, *_DOCUMENTS)
"""The names of the schemas: a case, a list of cases or counts, lists of the records of a dossier, and documents."""


def json_schema(name: str = "register") -> Schema:
    """Return the JSON Schema (2020-12) of what another program hands over, as plain data.

    Args:
        name: ``zaak``, ``register`` (a list of cases), ``tellingen`` (a list of counts), a list of records of a
            dossier, such as ``kerncijfers``, ``rapport`` (a report, as `Rapport.to_dict` gives it), ``kubus`` (as
            `Kubus.to_json` gives it), or ``aanlevering`` (what `uri cube` writes).

    Raises:
        UnknownLabelError: There is no schema of that name.

    Examples:
        >>> json_schema("zaak")["oneOf"][0]["required"]
        ['soort', 'hoofdcategorie', 'uitkomst']
    """
    if name not in SCHEMAS:
        raise UnknownLabelError(_NO_SCHEMA.format(quoted(name)), _CHOOSE.format(", ".join(SCHEMAS)), nearest=SCHEMAS)
    heading = {"$schema": _DIALECT, "$id": f"urn:uri:schema:{name}", "title": name}
    if name == "zaak":
        return {**heading, **_case()}
    if name in _DOCUMENTS:
        return {**heading, **_DOCUMENTS[name].schema()}
    item = _case() if name == "register" else _counts() if name == "tellingen" else _record(_RECORDS[name])
    return {**heading, "type": "array", "items": item}


def _case() -> Schema:
    return {"oneOf": [_case_of(soort, kind) for soort, kind in CASE_CLASSES.items()]}


def _case_of(soort: str, kind: type[Registratie]) -> Schema:
    told = _told(kind)
    own = {"type": ["object", "null"], "propertyNames": {"pattern": r"\S"}, "additionalProperties": {"type": "string"}}
    return _object(
        {SOORT: {"const": soort}, **_properties(velden(kind), told), OWN: {"description": told[OWN], **own}},
        required=[SOORT, *(field.name for field in velden(kind) if field.required)],
        one_of=kind.een_van,
    )


def _record(kind: type[attrs.AttrsInstance]) -> Schema:
    fields = velden(kind)
    required = [field.name for field in fields if field.required]
    schema = _object(_properties(fields, _told(kind)), required=required, one_of=getattr(kind, "een_van", ()))
    if OWN in attrs.fields_dict(kind):  # a file of records has own fields as columns beside the others
        schema["additionalProperties"] = {"type": ["string", "number", "boolean", "null"]}
    return schema


def _counts() -> Schema:
    """Return the schema of a combination that is counted: the columns of a register, with their number."""
    fields = [*REGISTER_FIELDS.values(), Field(name="jaarbron", form=FieldForm.CODE, codes=Jaarbron)]
    return _object(_properties([*fields, COUNT_FIELD], {}), required=["verslagjaar", "aantal"], one_of=())


def _object(properties: Schema, *, required: list[str], one_of: tuple[str, ...]) -> Schema:
    """Return the schema of an object without other keys, of which one of some keys at least has a value."""
    schema: Schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    if one_of:
        schema["anyOf"] = [{"required": [name], "properties": {name: {"not": {"type": "null"}}}} for name in one_of]
    return schema


def _properties(fields: Any, told: Mapping[str, str]) -> Schema:  # noqa: ANN401 (fields, one by one)
    return {
        field.name: ({"description": told[field.name]} if field.name in told else {}) | _value(field)
        for field in fields
    }


def _value(field: Field) -> Schema:
    """Return the schema of the value of a field; null says what leaving the key out says, where that is allowed."""
    codes = [code.value for code in field.codes or ()]
    match field.form:
        case FieldForm.CODE:
            return {"enum": codes if field.required else [*codes, None]}
        case FieldForm.CODES:
            return {"type": ["array", "null"], "items": {"enum": codes}, "uniqueItems": True}
        case FieldForm.DATUM:
            value: Schema = {"type": "string", "format": "date", "pattern": _DAY}
        case FieldForm.JAAR:
            value = {"type": "integer", "minimum": EERSTE_JAAR, "maximum": LAATSTE_JAAR}
        case FieldForm.AANTAL:
            value = {"type": "integer", "minimum": 0, "maximum": GROOTSTE}
        case FieldForm.GETAL:
            value = {"type": "number", "minimum": 0, "maximum": GROOTSTE}
        case _:
            value = {"type": "string"}
    return value if field.required else {**value, "type": [value["type"], "null"]}


def _told(kind: type) -> Mapping[str, str]:
    """Return what the docstring of a class says of each attribute."""
    text = inspect.getdoc(kind) or ""
    attributes = text.partition("Attributes:\n")[2].partition("\n\n")[0]
    return {name: " ".join(words.split()) for name, words in _ATTRIBUTE.findall(attributes)}
