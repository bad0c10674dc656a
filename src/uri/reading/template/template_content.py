"""What an empty register holds: the columns that the standard tables need, their checks, an example, instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from uri.aggregate.sources.dossier import RECORD_FIELDS
from uri.languages import Text, current_language
from uri.model import Field, FieldForm, FinancieelBelang, Kerncijfers, Personeel, Sessie, Vertrouwenspersonen, velden
from uri.reading.files.workbooks.template_mark import TEMPLATE_LISTS, TEMPLATE_MARK, TEMPLATE_SHEET
from uri.reading.template import template_texts as texts
from uri.reading.template.template_parts import Check, CheckKind, Template, TemplateColumn, TemplateSheet
from uri.register import REGISTER_FIELDS, Cell
from uri.register.parsing.example_rows import EXAMPLE_KIND, EXAMPLE_REFERENCE
from uri.register.register_fields import COUNT_FIELD
from uri.taxonomy import Afdoening, Editie, JaNee, Meldkanaal, Opvolging, Schendingstype, Soort, Uitkomst

SIDE_RECORDS = (Kerncijfers, Personeel, Vertrouwenspersonen, Sessie, FinancieelBelang)
"""The records beside the cases that have a sheet: those of the headline figures and of Tables 5, 6 and 7."""
COUNTS = "tellingen"
"""The key of a dossier under which counts of earlier years stand."""
_OWN_LISTS = (Soort, Meldkanaal, Opvolging, Uitkomst, JaNee)
"""The lists whose labels are in Dutch in every edition; the instructions say what they mean."""
_COUNTED = ("verslagjaar", "hoofdcategorie", "uitkomst")
_RECEIVED, _CONFIRMED, _INFORMED, _CLOSED = date(2000, 1, 3), date(2000, 1, 5), date(2000, 2, 14), date(2000, 3, 1)
"""The days of the example row."""


def sheet_names() -> dict[str, str]:
    """Return the names of the sheets to fill in, in the current language, by their key in a dossier."""
    keys = [*(RECORD_FIELDS[record] for record in SIDE_RECORDS), COUNTS]
    return {"zaken": TEMPLATE_SHEET} | {key: str(texts.SHEETS[key]) for key in keys}


def template_of(editie: Editie) -> Template:
    """Return an empty register with the labels of an edition, in the current language."""
    names = sheet_names()
    fields = {RECORD_FIELDS[record]: velden(record) for record in SIDE_RECORDS}
    counted = [*(REGISTER_FIELDS[name] for name in _COUNTED), COUNT_FIELD]
    sides = [TemplateSheet(name=names[key], columns=_columns(each, editie, {})) for key, each in fields.items()]
    order = list(REGISTER_FIELDS)
    cases = TemplateSheet(
        name=TEMPLATE_SHEET,
        columns=_columns(REGISTER_FIELDS.values(), editie, _example(editie)),
        needing=(order.index("afdoeningen"), order.index("uitkomst")),
    )
    return Template(
        mark=str(TEMPLATE_MARK),
        sheets=(cases, *sides, TemplateSheet(name=names[COUNTS], columns=_columns(counted, editie, {}))),
        instructions=str(texts.INSTRUCTIONS),
        lines=list(_lines(names)),
        lists=str(TEMPLATE_LISTS),
    )


def _columns(fields: Iterable[Field], editie: Editie, example: Mapping[str, Cell]) -> tuple[TemplateColumn, ...]:
    listed = list(fields)
    names = [field.name for field in listed]
    return tuple(
        TemplateColumn(header=header_of(field), check=_check(field, names, editie), example=example.get(field.name))
        for field in listed
    )


def header_of(field: Field) -> str:
    """Return the header of a field in the current language; reading knows it."""
    header = str(Text(field.name.replace("_", " "), field.english or field.name))
    return header[:1].upper() + header[1:]


def _check(field: Field, names: list[str], editie: Editie) -> Check | None:
    """Return what the cells of a field may hold, None for names and texts, and where the labels are not known."""
    match field.form:
        case FieldForm.CODE | FieldForm.CODES:
            labels = tuple(labels_of(field, editie))
            several = field.form is FieldForm.CODES
            kind, message = (CheckKind.SEVERAL_OF, texts.SEVERAL) if several else (CheckKind.ONE_OF, texts.CHOOSE)
            return Check(kind=kind, labels=labels, message=str(message)) if labels else None
        case FieldForm.DATUM if field.name != "ontvangen" and "ontvangen" in names:
            return Check(kind=CheckKind.DATE, after=names.index("ontvangen"), message=str(texts.LATER))
        case FieldForm.NAAM | FieldForm.TEKST:
            return None
    kind, message = _FORMS[field.form]
    return Check(kind=kind, message=str(message))


_FORMS: Mapping[FieldForm, tuple[CheckKind, Text]] = {
    FieldForm.DATUM: (CheckKind.DATE, texts.DATE),
    FieldForm.JAAR: (CheckKind.YEAR, texts.YEAR),
    FieldForm.AANTAL: (CheckKind.COUNT, texts.COUNT),
    FieldForm.GETAL: (CheckKind.NUMBER, texts.NUMBER),
}


def labels_of(field: Field, editie: Editie) -> list[str]:
    """Return the words for each code of a field: of the edition where it is about types or measures."""
    if field.codes is Schendingstype:
        return [row.label for row in editie.rijen]
    if field.codes is Afdoening:
        return [row.label for row in editie.afdoeningen.rijen]
    return [code.label.nl for code in field.codes or ()]


def _example(editie: Editie) -> dict[str, Cell]:
    measures = [row.label for row in editie.afdoeningen.rijen]
    return {
        "kenmerk": str(EXAMPLE_REFERENCE),
        "soort": str(EXAMPLE_KIND),
        "organisatie": str(texts.EXAMPLE_ORGANISATION),
        "onderdeel": str(texts.EXAMPLE_PART),
        "meldkanaal": next(iter(Meldkanaal)).label.nl,
        "ontvangen": _RECEIVED,
        "ontvangst_bevestigd": _CONFIRMED,
        "geinformeerd": _INFORMED,
        "afgerond": _CLOSED,
        "hoofdcategorie": editie.rijen[0].label,
        "opvolging": next(iter(Opvolging)).label.nl,
        "uitkomst": Uitkomst.AANGETOOND.label.nl,
        "afdoeningen": measures[0] if measures else None,
        "betrokkenen": 1,
        "anoniem": JaNee.NEE.label.nl,
        "omschrijving": str(texts.EXAMPLE_DESCRIPTION),
    }


def _lines(names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Give the rows of the instructions."""
    for line in texts.OPENING:
        yield "", str(line)
    yield (str(texts.SHEETS_TITLE),)
    for key, name in names.items():
        yield name, str(texts.PURPOSES[key])
    yield (str(texts.COLUMNS_TITLE),)
    for name, field in REGISTER_FIELDS.items():
        yield header_of(field), str(texts.CASE_COLUMNS[name])
    if current_language() != "nl":
        yield (str(texts.LABELS_TITLE),)
        yield from ((code.label.nl, str(code.label)) for codes in _OWN_LISTS for code in codes)
    yield (str(texts.AFTERWARDS_TITLE),)
    for line in texts.AFTERWARDS:
        yield "", str(line)
