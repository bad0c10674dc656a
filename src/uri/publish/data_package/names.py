"""The names of things in linked data: of code lists, editions and their rows, and of the report.

They are names and no addresses (URNs), as the library has no place on the web of its own and invents none; so a row of
an edition has the same name in the data of every organisation.
"""

from __future__ import annotations

from uri.aggregate import Rapport
from uri.publish.data_package.linked_data import Iri, encoded

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
}
"""The vocabularies of the code lists."""


def code_list(name: str) -> Iri:
    """Name a code list of the library."""
    return Iri(f"urn:uri:code:{encoded(name)}")


def code(list_name: str, value: str) -> Iri:
    """Name a code of a list of the library."""
    return Iri(f"{code_list(list_name).value}:{encoded(value)}")


def rows_of(edition: str, table: str) -> Iri:
    """Name the rows that an edition has in a table."""
    return Iri(f"urn:uri:editie:{encoded(edition)}:{encoded(table)}")


def row(edition: str, table: str, value: str) -> Iri:
    """Name a row of an edition."""
    return Iri(f"{rows_of(edition, table).value}:{encoded(value)}")


def crosswalk(source: str, target: str, table: str) -> Iri:
    """Name the correspondence between the rows of two editions in a table."""
    return Iri(f"urn:uri:verband:{encoded(source)}:{encoded(target)}:{encoded(table)}")


def report_name(report: Rapport) -> str:
    """Name a report: by the organisation, its part and the year, as far as it says."""
    parts = [part for part in (report.organisatie, report.onderdeel) if part]
    return ":".join(["urn:uri:rapport", *map(encoded, parts), str(report.verslagjaar)])
