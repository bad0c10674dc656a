"""Cases to JSON: an object a line under canonical names, without what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring as string
from operator import attrgetter, call
from typing import Any, TypeAlias

import attrs

from uri.errors import UnwritableError
from uri.findings import Finding, Findings, Place
from uri.languages import Text
from uri.model import FieldForm, Registratie
from uri.reading.exchange.json_fields import CASE_CLASSES, COLUMN_NAMES, SOORT, form_of
from uri.register.parsing.cell_readers import has_half_sign
from uri.register.record_columns import no_case

Write: TypeAlias = Callable[[Any], str]

_MOST_KEPT = 1 << 14


def records_to_json(records: Iterable[Registratie], *, lines: bool = False) -> str:
    """Write meldingen and signalen as JSON; `records_from_json` gives the same ones back.

    What a case does not have is left out.

    Args:
        records: Meldingen and signalen, such as a `Register`.
        lines: Whether to write only the objects, one a line (JSON Lines), and not a list of them.

    Returns:
        The text, with an object a line.

    Raises:
        TypeError: A record is no melding or signaal.
        UnwritableError: A text has half a character, which no file can hold; the findings name every place.
    """
    cases = list(records)
    for case in cases:
        if type(case) not in _HEADS:
            raise no_case(case)
    text = "".join(map(_line, cases))
    if has_half_sign(text):
        raise _half_characters(cases)
    return text if lines else "[\n" + text[:-1].replace("\n", ",\n") + "\n]\n"


def _line(case: Registratie) -> str:
    return _HEADS[type(case)] + "".join(map(call, _WRITERS, _values(case))) + "}\n"


_HEADS = {case_class: f'{{"{SOORT}":"{soort}"' for soort, case_class in CASE_CLASSES.items()}
_values = attrgetter(*COLUMN_NAMES)


def _writer(name: str) -> Write:
    """Return what writes the member of one field, with a comma before it; nothing for what is not there."""
    form = form_of(attrs.fields_dict(Registratie)[name])
    start, write = f',"{name}":', _FORMS[form]

    def member(value: Any) -> str:  # noqa: ANN401 (a value of the field)
        return start + write(value) if value or value == 0 else ""

    return member if form in _UNIQUE else lru_cache(_MOST_KEPT)(member)


def _codes(codes: Iterable[str]) -> str:
    return f"[{','.join(map(string, codes))}]"


def _texts(texts: Mapping[str, str]) -> str:
    return "{" + ",".join([f"{string(key)}:{string(value)}" for key, value in texts.items()]) + "}"


def _day(day: date) -> str:
    return f'"{day.isoformat()}"'


_FORMS: Mapping[FieldForm | None, Write] = {
    FieldForm.CODE: string,
    FieldForm.CODES: _codes,
    FieldForm.DATUM: _day,
    FieldForm.JAAR: str,
    FieldForm.AANTAL: str,
    FieldForm.NAAM: string,
    FieldForm.TEKST: string,
    None: _texts,
}
_UNIQUE = {FieldForm.TEKST, None}
_WRITERS = tuple(map(_writer, COLUMN_NAMES))


def _half_characters(cases: Iterable[Registratie]) -> UnwritableError:
    """Return the error that names every field with half a character in it; rows count from 1."""
    return UnwritableError(
        Text("De zaken kunnen niet in JSON worden bewaard.", "The cases cannot be saved in JSON."),
        findings=Findings(
            Finding(rule="URI-O-teken", message=_HALF, hint=_MEND, place=Place(row=row, column=name))
            for row, case in enumerate(cases, 1)
            for name, write, value in zip(COLUMN_NAMES, _WRITERS, _values(case), strict=True)
            if value and has_half_sign(write(value))
        ),
    )


_HALF = Text("De tekst bevat een half teken.", "The text holds half a character.")
_MEND = Text("Verwijder het.", "Remove it.")
