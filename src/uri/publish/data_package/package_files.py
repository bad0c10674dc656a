"""The files of a data package, each by its name: figures, what they mean, who publishes them, and their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version

from uri.languages import Text
from uri.publish.data_package.code_lists import edition_lists, own_lists
from uri.publish.data_package.crosswalks import compared_editions
from uri.publish.data_package.csv_metadata import METADATA, csv_metadata
from uri.publish.data_package.dataset_record import RECORD, Distribution, dataset_record
from uri.publish.data_package.linked_data import json_ld, json_text, turtle
from uri.publish.data_package.long_list import LONG_LIST, long_list
from uri.publish.data_package.names import PREFIXES
from uri.publish.data_package.readme import README, readme
from uri.publish.document.colophon import DISTRIBUTION
from uri.publish.document.publicatiedocument import Publicatiedocument
from uri.publish.report_formats import to_csv, to_json
from uri.publish.sentences.audit_files import MANIFEST, audit_manifest
from uri.publish.stijl import Stijl
from uri.reading.exchange import json_schema
from uri.reading.package_manifest import MANIFEST_FILE, MANIFEST_SCHEMA
from uri.reading.report_files import REPORT_FILE

SCHEMA_FILE, TURTLE, JSON_LD = "rapport.schema.json", "codelijsten.ttl", "codelijsten.jsonld"


def render(document: Publicatiedocument, _: Stijl) -> dict[str, bytes]:
    """Write the data package of a publication.

    Args:
        document: The publication.

    Returns:
        The contents of each file by its name.
    """
    report, language = document.rapport, document.language
    lists = [*own_lists(), *edition_lists(report.editie), *edition_lists(report.editie.afdoeningen)]
    lists += compared_editions(report.editie)
    figures = {
        REPORT_FILE: to_json(report, language),
        **to_csv(report, language),
        LONG_LIST: long_list(report, language),
        TURTLE: turtle(lists, PREFIXES),
        JSON_LD: json_ld(lists, PREFIXES),
    }
    files = _bytes(figures)
    listed = {name: _distribution(name, document) for name in files}
    files |= _bytes(
        {
            METADATA: json_text(csv_metadata(report, language)),
            SCHEMA_FILE: json_text(json_schema("rapport")),
            MANIFEST: audit_manifest(report, language, notation="en"),
            RECORD: json_text(dataset_record(document, files, listed, README[language])),
            README[language]: readme(document, _WHAT),
        }
    )
    return {**files, MANIFEST_FILE: json_text(_manifest(document, files)).encode()}


def _bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def _manifest(document: Publicatiedocument, files: Mapping[str, bytes]) -> dict[str, object]:
    """Say which files there are, with their digests, and what made them."""
    report = document.rapport
    return {
        "schema": MANIFEST_SCHEMA,
        "bibliotheek": {"naam": DISTRIBUTION, "versie": version(DISTRIBUTION)},
        "organisatie": report.organisatie,
        "onderdeel": report.onderdeel,
        "verslagjaar": report.verslagjaar,
        "editie": report.editie.naam,
        "taal": document.language,
        "bestanden": {
            name: {"sha256": hashlib.sha256(contents).hexdigest(), "bytes": len(contents)}
            for name, contents in sorted(files.items())
        },
    }


def _distribution(name: str, document: Publicatiedocument) -> Distribution:
    table = document.rapport.tabellen.get(name.removesuffix(".csv"))
    title = _WHAT[name] if table is None else table.titel
    return Distribution(title, *_TYPES[name.rpartition(".")[2]])


_TYPES = {
    "csv": ("text/csv", "CSV", "https://www.w3.org/TR/tabular-metadata/"),
    "json": ("application/json", "JSON", SCHEMA_FILE),
    "jsonld": ("application/ld+json", "JSON_LD", "https://www.w3.org/TR/skos-reference/"),
    "ttl": ("text/turtle", "RDF_TURTLE", "https://www.w3.org/TR/skos-reference/"),
}
"""The types of files, as IANA and the European Union list them, and what their form is laid down in."""

_WHAT: Mapping[str, Text] = {
    REPORT_FILE: Text("de hele rapportage, voor programma's", "the whole report, for programs"),
    SCHEMA_FILE: Text("de vorm daarvan, als JSON Schema", "its form, as JSON Schema"),
    LONG_LIST: Text("alle cijfers in één lijst", "all figures in one list"),
    METADATA: Text("wat de CSV-bestanden bevatten (CSV on the Web)", "what the CSV files hold (CSV on the Web)"),
    TURTLE: Text("codelijsten en hun verbanden (SKOS, XKOS)", "code lists and how they relate (SKOS, XKOS)"),
    JSON_LD: Text("hetzelfde als JSON-LD", "the same as JSON-LD"),
    RECORD: Text("de beschrijving voor catalogi (DCAT-AP-NL)", "the record for catalogues (DCAT-AP-NL)"),
    MANIFEST: Text("wat de tabellen tellen, voor uri audit", "what the tables count, for uri audit"),
    MANIFEST_FILE: Text("de SHA-256 van elk bestand", "the SHA-256 of each file"),
}
