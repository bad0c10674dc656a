"""The form of a report in JSON, schema 1: its keys, what each may hold and what it means."""

from __future__ import annotations

from uri.aggregate.cubes.units import Eenheid, Leeg
from uri.aggregate.json_forms.json_form import (
    CellForm,
    CodeForm,
    DayForm,
    Key,
    ListForm,
    MapForm,
    NullableForm,
    ObjectForm,
    TextForm,
    WholeForm,
)
from uri.aggregate.report.table_definitions import DEFINITIONS
from uri.aggregate.tables.cells import Notatie, RijSoort
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.taxonomy import AfdoeningRijen, Basis

SCHEMA = 1
"""The version of the JSON form. What a version has stays; what is added raises no version."""

_NAMES = tuple(DEFINITIONS)
_TEXT = TextForm()
_TEXTS = ListForm(_TEXT)
_BY_NAME = MapForm(_TEXT)
_BASES = MapForm(CodeForm(Basis))

_ROW = ObjectForm(
    {
        "code": Key(_TEXT, "Its code, unique within the table."),
        "label": Key(_TEXT, "Its label."),
        "soort": Key(CodeForm(RijSoort), "Whether it counts something itself or adds others up."),
        "cellen": Key(MapForm(CellForm()), "For every column a number, a text, or null."),
        "leeg": Key(MapForm(CodeForm(Leeg)), "For every column that is null, why."),
        "basis": Key(_BASES, "What puts a unit in its year, of each cell that is not empty.", needed=False),
    }
)
_TABLE = ObjectForm(
    {
        "titel": Key(_TEXT, "Its title."),
        "basis": Key(CodeForm(Basis), "What puts a unit in its year, where all figures share it; else gemengd."),
        "eenheid": Key(CodeForm(Eenheid), "What a number counts."),
        "standdatum": Key(NullableForm(DayForm()), "The reference date."),
        "kolommen": Key(_TEXTS, "The names of the columns, in order."),
        "noten": Key(_TEXTS, "What stands below the table."),
        "rijen": Key(ListForm(_ROW), "The rows, in order."),
    }
)
_WORDS = ObjectForm(
    {
        "titel": Key(_TEXT, "The title of the table.", needed=False),
        "noten": Key(_TEXTS, "The notes, in order, without what follows from the figures.", needed=False),
        "kolommen": Key(_BY_NAME, "The labels of columns, by name.", needed=False),
        "rijen": Key(_BY_NAME, "The labels of rows, by code.", needed=False),
        "cellen": Key(MapForm(_BY_NAME), "The texts in cells, by row and column.", needed=False),
    }
)
_SEVERAL = ObjectForm(
    {
        "rij": Key(_TEXT, "The code of the row."),
        "kolom": Key(_TEXT, "The name of the column."),
        "nl": Key(_TEXTS, "The sources, in Dutch."),
        "en": Key(_TEXTS, "The sources, in English."),
    }
)
_ELSEWHERE = ObjectForm(
    {
        "rij": Key(_TEXT, "The code of the row."),
        "kolom": Key(_TEXT, "The name of the column."),
        "naam": Key(_TEXT, "The headline figure that it is; without it, the same figure.", needed=False),
        "aantal": Key(WholeForm(), "What the other source says."),
    }
)
_SUPPLEMENT = ObjectForm(
    {
        "teksten": Key(
            ObjectForm({"nl": Key(_WORDS, "In Dutch."), "en": Key(_WORDS, "In English.")}),
            "Its texts in both languages; one that is left out reads alike in both, as it stands in the table.",
        ),
        "notatie": Key(
            MapForm(CodeForm(Notatie)), "How the numbers of a row are written, where not as an aantal.", needed=False
        ),
        "basis_leeg": Key(
            MapForm(_BASES),
            "The basis of an empty cell, by row and column, where it is not that of the table (niet_opgegeven where"
            " that is gemengd).",
            needed=False,
        ),
        "groepen": Key(
            _BY_NAME, "By code of a row, the code of the row with the figures that its group shares.", needed=False
        ),
        "bronnen": Key(
            ListForm(_SEVERAL),
            "The sources of figures that are compared, where these are several.",
            needed=False,
        ),
        "elders": Key(ListForm(_ELSEWHERE), "What another source says of a cell.", needed=False),
    }
)
_GROUP = ObjectForm(
    {
        "code": Key(_TEXT, "The code of the row that the rows become."),
        "label": Key(_TEXT, "Its label in Dutch."),
        "engels": Key(_TEXT, "Its label in English."),
        "rijen": Key(_TEXTS, "The codes of the rows of the edition."),
    }
)
_GROUPING = ObjectForm(
    {
        "naam": Key(_TEXT, "Its name."),
        "titel": Key(_TEXT, "Its title."),
        "editie": Key(_TEXT, "The edition whose rows it groups; left out where only totals are left.", needed=False),
        "bron": Key(_TEXT, "Who made it, and on what ground."),
        "afdoeningen": Key(CodeForm(AfdoeningRijen), "Which rows of the table of measures are left."),
        "groep": Key(ListForm(_GROUP), "The groups, in the order of print."),
    }
)

REPORT = ObjectForm(
    {
        "schema": Key(WholeForm(SCHEMA, SCHEMA), "The version of this form."),
        "organisatie": Key(NullableForm(_TEXT), "The organisation, where it is known."),
        "onderdeel": Key(_TEXT, "The part of it, only where one was chosen.", needed=False),
        "verslagjaar": Key(WholeForm(EERSTE_JAAR, LAATSTE_JAAR), "The year of the report."),
        "editie": Key(_TEXT, "The edition whose rows the tables have."),
        "groepen": Key(_GROUPING, "The grouping by which rows are merged, where they are.", needed=False),
        "tabellen": Key(MapForm(_TABLE, _NAMES), "The tables, by name."),
        "aanvulling": Key(
            MapForm(_SUPPLEMENT, _NAMES),
            "By name of a table, what it takes beside the table to read it back.",
            needed=False,
        ),
    }
)
"""A report."""
