"""From plain data to the parts of a report: read strictly, every fault in one pass, relations as whoever makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uri.aggregate.json_forms.json_faults import BAD, Faults, good
from uri.aggregate.json_forms.stated_edition import stated_edition
from uri.aggregate.report.rapport_checks import check_tables
from uri.aggregate.report.rapport_form import REPORT, SCHEMA
from uri.aggregate.report.table_definitions import DEFINITIONS
from uri.aggregate.report.table_reading import TableJson
from uri.errors import UnreadableError
from uri.findings import Findings, quoted
from uri.languages import LANGUAGES, Language, Text
from uri.taxonomy import Editie, Groepering
from uri.taxonomy import editie as find_editie
from uri.taxonomy.groepering_faults import grouping_faults
from uri.taxonomy.groepering_files import grouping_of


def read_plain(data: object, editie: Editie | str | None) -> dict[str, Any]:
    """Return the parts of a report by the names of its attributes.

    Args:
        data: What `Rapport.to_dict` returns, or JSON that another program wrote in that form.
        editie: The edition of the report, where it is not one of the library.

    Raises:
        UnreadableError: It is no report of this schema; the findings name every fault at its path.
    """
    _refuse_other_schema(data)
    faults = Faults("URI-I-rapport")
    given = None if editie is None else find_editie(editie)
    report = REPORT.read(data, (), faults)
    edition = stated_edition(good(report, "editie", None), given, ("editie",), faults)
    check_tables(report, faults)
    grouping = None if report is BAD else _grouping(report.get("groepen"), edition, faults)
    if faults.found or edition is None:
        argument = None if edition is not None or good(report, "editie", None) is None else "editie"
        raise UnreadableError(_NO_REPORT, findings=Findings(faults.found), argument=argument)
    tables, supplements = report["tabellen"], report.get("aanvulling", {})
    language = _language(tables)
    return {
        "organisatie": report["organisatie"],
        "onderdeel": report.get("onderdeel"),
        "verslagjaar": report["verslagjaar"],
        "editie": edition,
        "groepen": grouping,
        "tabellen": {
            name: TableJson(
                naam=name,
                plain=table,
                supplement=supplements.get(name),
                editie=edition,
                verslagjaar=report["verslagjaar"],
                language=language,
            ).table()
            for name, table in tables.items()
        },
    }


def _refuse_other_schema(data: object) -> None:
    """Refuse a report of another version, as nothing else can be said of it."""
    version = data.get("schema", SCHEMA) if isinstance(data, Mapping) else SCHEMA
    if type(version) is int and version != SCHEMA:
        raise UnreadableError(_OTHER_SCHEMA.format(version, SCHEMA), _NEWER)


def _grouping(raw: Any, editie: Editie | None, faults: Faults) -> Groepering | None:  # noqa: ANN401 (an object, or `BAD`)
    """Return the grouping that is said, in full, in the report; where it is wrong, note all that is."""
    if (
        raw is None
        or editie is None
        or any((finding.place.key or "").startswith("groepen") for finding in faults.found)
    ):
        return None
    if "editie" not in raw and not raw["groep"]:
        return grouping_of(raw["naam"], raw, None)
    if raw.get("editie") != editie.naam:
        faults.add(("groepen", "editie"), _OF_OTHER_EDITION.format(quoted(editie.naam)))
        return None
    wrong = list(grouping_faults(raw["groep"], editie, raw["afdoeningen"]))
    for path, message in wrong:
        faults.add(("groepen", *path), message)
    return None if wrong else grouping_of(raw["naam"], raw, editie)


def _language(tables: Mapping[str, Mapping[str, Any]]) -> Language:
    """Return the language that the titles of the tables are in."""
    for name, table in tables.items():
        for language in LANGUAGES:
            if table["titel"] == DEFINITIONS[name].titel.to(language):
                return language
    return "nl"


_NO_REPORT = Text("Dit is geen rapportage van deze bibliotheek.", "This is no report of this library.")
_OTHER_SCHEMA = Text(
    "De rapportage heeft schema {}; gelezen wordt schema {}.", "The report has schema {}; what is read is schema {}."
)
_OF_OTHER_EDITION = Text("verwacht: de editie van het rapport, {}.", "expected: the edition of the report, {}.")
_NEWER = Text("Lees haar met een nieuwere versie van de bibliotheek.", "Read it with a newer version of the library.")
