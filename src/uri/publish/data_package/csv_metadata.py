"""What the CSV files of a data package hold, for programs: CSV on the Web.

The header of a file names its columns as programs do; the metadata give each its titles in both languages, its form,
and the list that its codes are from. Source: https://www.w3.org/TR/tabular-metadata/.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from uri.aggregate import Leeg, Rapport, Tabel
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.tables.cells import Notatie, RijSoort
from uri.languages import Language, Text
from uri.publish.data_package import names
from uri.publish.data_package.code_lists import FIGURE, row_codes
from uri.publish.data_package.long_list import COLUMNS, KEY, LONG_LIST
from uri.taxonomy import Basis

Metadata: TypeAlias = dict[str, Any]

METADATA = "csv-metadata.json"
"""The name of the file, by which programs look for it."""


def csv_metadata(report: Rapport, language: Language) -> Metadata:
    """Describe the CSV files of a report.

    Args:
        report: The report.
        language: The language of the labels in the files.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "dc:title": _in_both(report.title),
        "dc:language": language,
        "dialect": {"encoding": "utf-8", "commentPrefix": None},
        "tables": [*(_table(table, report) for table in report.values()), _long_list(report)],
    }


def _table(table: Tabel, report: Rapport) -> Metadata:
    first = [
        _column("code", _CODE, "string", required=True),
        _column("label", _LABEL, "string"),
        _column("soort", _KIND, _among(RijSoort), list_name="soort"),
    ]
    if (listed := row_codes(report.editie, table.naam)) and {row.code for row in table.rijen} <= listed[1]:
        first[0]["valueUrl"] = listed[0] + ":{code}"
    figures = [
        _column(column.naam, column.label, _datatype(cells[at] for cells in table.cellen))
        for at, column in enumerate(table.kolommen)
    ]
    empties = _column("leeg", _EMPTY, {"base": "string", "format": f".+=({'|'.join(Leeg)})"}) | {"separator": "|"}
    return {
        "url": f"{table.naam}.csv",
        "dc:title": _in_both(table.titel),
        "dc:description": [value for remark in (_counts(table), *table.remarks()) for value in _in_both(remark)],
        **_meaning(table),
        "tableSchema": {"columns": [*first, *figures, empties], "primaryKey": "code"},
    }


def _meaning(table: Tabel) -> Metadata:
    """Say what the numbers of a table count, what puts a unit in a year, and to which date they are."""
    return {
        "schema:unitText": _in_both(table.eenheid.label),
        "urn:uri:kenmerk:eenheid": {"@id": names.code("eenheid", table.eenheid.value).value},
        "urn:uri:kenmerk:basis": {"@id": names.code("basis", table.basis.value).value},
        **({} if table.standdatum is None else {"dc:date": table.standdatum.isoformat()}),
    }


def _counts(table: Tabel) -> Text:
    return _COUNTS.format(table.eenheid.label, table.basis.label)


def _long_list(report: Rapport) -> Metadata:
    forms: dict[str, Any] = {
        "verslagjaar": "integer",
        "soort": _among(RijSoort),
        "notatie": _among(Notatie),
        "waarde": "number",
        "status": _among([FIGURE, *Leeg]),
        "eenheid": _among(Eenheid),
        "basis": _among(Basis),
    }
    columns = [
        _column(
            name,
            title,
            forms.get(name, "string"),
            list_name=name if name in {"soort", "status", "eenheid", "basis"} else None,
            required=name not in {"organisatie", "onderdeel", "waarde"},
        )
        for name, title in COLUMNS.items()
    ]
    return {
        "url": LONG_LIST,
        "dc:title": _in_both(_ALL.format(report.title)),
        "tableSchema": {"columns": columns, "primaryKey": list(KEY)},
    }


def _column(
    name: str, title: Text, datatype: str | Metadata, *, required: bool = False, list_name: str | None = None
) -> Metadata:
    """Describe a column; the name that stands in the file is a title of no language."""
    return {
        "name": name,
        "titles": {"und": name, "nl": title.nl, "en": title.en},
        "datatype": datatype,
        **({"required": True} if required else {}),
        **({} if list_name is None else {"valueUrl": f"{names.code_list(list_name).value}:{{{name}}}"}),
    }


def _datatype(cells: Iterable[object]) -> str:
    """Return the form of a column: a text where it holds one; where all are empty, that of figures."""
    kinds = {type(cell) for cell in cells if not isinstance(cell, Leeg)}
    if not kinds <= {int, float}:
        return "string"
    return "integer" if kinds == {int} else "number"


def _among(codes: Iterable[str]) -> Metadata:
    return {"base": "string", "format": "|".join(codes)}


def _in_both(text: Text) -> list[Metadata]:
    return [{"@value": text.nl, "@language": "nl"}, {"@value": text.en, "@language": "en"}]


_COUNTS = Text("Eenheid: {}. Grondslag: {}.", "Unit: {}. Basis: {}.")
_CODE = Text("Code van de rij", "Code of the row")
_LABEL = Text("Rij", "Row")
_KIND = Text("Soort rij", "Kind of row")
_EMPTY = Text("Lege cellen, en waarom zij leeg zijn", "Empty cells, and why they are empty")
_ALL = Text("{}: alle cijfers in één lijst", "{}: all figures in one list")
