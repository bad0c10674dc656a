"""The fields that a record can have: each says its form once, and readers, columns and writers follow it.

A class of records declares its attributes by `attrs.field` itself, so that type checkers see what a constructor takes.
Beside it stand a converter of `uri.model.field_converters`, a validator of `uri.model.field_validators`, and the
metadata that `described` makes: how the field is read and stored.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from uri.taxonomy.codes import Code

EERSTE_JAAR, LAATSTE_JAAR = 1900, 9999
"""The years that a date can lie in; anything earlier is a typing error, as spreadsheets hold no such dates."""

GROOTSTE = 2**31 - 1
"""The largest count or number."""


class FieldForm(StrEnum):
    """The form of a field's value."""

    CODE = "code"
    CODES = "codes"
    DATUM = "datum"
    JAAR = "jaar"
    AANTAL = "aantal"
    GETAL = "getal"
    NAAM = "naam"
    TEKST = "tekst"


@attrs.frozen(kw_only=True)
class Field:
    """How a field is read and stored.

    Attributes:
        name: The name of the attribute.
        form: The form of its value.
        codes: The list of codes, for a code or a set of codes.
        headers: The headers that people use beside the name.
        english: The one of them that an empty register in English has.
        required: Whether a record must have a value.
    """

    name: str
    form: FieldForm
    codes: type[Code] | None = None
    headers: tuple[str, ...] = ()
    english: str | None = None
    required: bool = False


def described(
    form: FieldForm,
    *headers: str,
    english: str | None = None,
    codes: type[Code] | None = None,
    required: bool = False,
) -> dict[str, Field]:
    """Make the metadata of an attribute that a file can hold.

    Args:
        form: The form of its value.
        headers: The headers that people use beside the name of the attribute.
        english: The header in an empty register in English, understood as the others are.
        codes: The list of codes, for a code or a set of codes.
        required: Whether a record must have a value.
    """
    known = headers if english is None else (*headers, english)
    return {"field": Field(name="", form=form, codes=codes, headers=known, english=english, required=required)}


def velden(klasse: type[attrs.AttrsInstance]) -> tuple[Field, ...]:
    """Return the fields of a record class that a file can hold, in their canonical order."""
    return tuple(
        attrs.evolve(field.metadata["field"], name=field.name)
        for field in attrs.fields(klasse)
        if "field" in field.metadata
    )


def plain(value: object) -> str:
    """Write a code, a set of codes or a year in the repr of a record; other fields are not shown in it."""
    return "|".join(value) if isinstance(value, tuple) else str(value)
