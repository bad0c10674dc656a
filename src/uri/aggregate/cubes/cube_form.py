"""The form of a cube in JSON, schema 1: its keys, what each may hold and what it means."""

from __future__ import annotations

from uri.aggregate.cubes.dimensions import DIMENSIES, ZAAK
from uri.aggregate.json_forms.content_digest import DIGEST, DIGEST_PATTERN
from uri.aggregate.json_forms.json_form import (
    CodeForm,
    DayForm,
    Key,
    ListForm,
    NullableForm,
    ObjectForm,
    TextForm,
    WholeForm,
)
from uri.model.fields import EERSTE_JAAR, GROOTSTE, LAATSTE_JAAR
from uri.taxonomy import Afdoening, Basis, Jaarbron, Schendingstype, Soort, Uitkomst

SCHEMA = 1
"""The version of the JSON form. What a version has stays; what is added raises no version."""

NUMBER = "aantal"
"""The key of the number of units of a combination."""

_YEAR = WholeForm(EERSTE_JAAR, LAATSTE_JAAR)
_NAME = NullableForm(TextForm())

HEADING = {
    "schema": Key(WholeForm(SCHEMA, SCHEMA), "The version of this form."),
    DIGEST: Key(
        TextForm(DIGEST_PATTERN),
        "The SHA-256 of the rest of this object, as JSON in UTF-8 with sorted keys and without spaces.",
    ),
}
"""What every document begins with."""

_PLACE = ObjectForm(
    {
        "organisatie": Key(_NAME, "The organisation, null where the source named none."),
        "verslagjaar": Key(_YEAR, "The year."),
    }
)
_CELL = ObjectForm(
    {
        "organisatie": Key(_NAME, "The organisation, null where the source named none."),
        "onderdeel": Key(_NAME, "The part of it, null for the whole or where none is named."),
        "verslagjaar": Key(NullableForm(_YEAR), "The year in which the units count."),
        "jaarbron": Key(NullableForm(CodeForm(Jaarbron)), "Where that year comes from."),
        "hoofdcategorie": Key(NullableForm(CodeForm(Schendingstype)), "The type of violation.", needed=False),
        "uitkomst": Key(NullableForm(CodeForm(Uitkomst)), "The outcome.", needed=False),
        "afdoeningen": Key(ListForm(CodeForm(Afdoening)), "The measures.", needed=False),
        NUMBER: Key(WholeForm(0, GROOTSTE), "The number of units."),
    }
)
CUBE = ObjectForm(
    {
        "soort": Key(CodeForm(Soort), "What is counted."),
        "editie": Key(TextForm(), "The edition in which the cases were coded."),
        "basis": Key(CodeForm(Basis), "What puts a unit in its year."),
        "standdatum": Key(NullableForm(DayForm()), "The reference date."),
        "uitkomsten": Key(ListForm(CodeForm(Uitkomst)), "The outcomes that are covered."),
        "dimensies": Key(
            ListForm(TextForm()),
            f"What is counted by: {', '.join(ZAAK)}, and any of {', '.join(DIMENSIES[Soort.MELDING][len(ZAAK) :])}.",
        ),
        "populatie": Key(
            ListForm(_PLACE), "For which organisations and years the cube speaks; others were not collected."
        ),
        "cellen": Key(ListForm(_CELL), "The combinations that occur; each has all of `dimensies`. Others count zero."),
    }
)
"""A cube within a document."""

CUBE_DOCUMENT = ObjectForm({**HEADING, **CUBE.keys})
"""A cube by itself."""
