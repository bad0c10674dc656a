"""The record of a data package for catalogues: DCAT-AP-NL 3.0, and schema.org for search engines.

Addresses of files are relative, so that they are right wherever the package is put. Who publishes, whom to ask, under
which licence and when are what the dossier says; what it does not say is not in the record, and nothing is made up for
it. A licence that it does not name is "licentie onbekend", which the government's list of values has.

Sources: https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ and https://semiceu.github.io/DCAT-AP/releases/3.0.1/.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from uri.aggregate import Publicatiegegevens
from uri.languages import Language, Text
from uri.publish.data_package import names
from uri.publish.data_package.linked_data import web_address
from uri.publish.document.colophon import linked
from uri.publish.document.publicatiedocument import Publicatiedocument

Record: TypeAlias = dict[str, Any]

RECORD = "dataset.jsonld"
"""The name of the file."""


@attrs.frozen
class Distribution:
    """A file of the package as catalogues list it.

    Attributes:
        title: What it is.
        media_type: Its type, as IANA registers it.
        file_type: Its type in the list of the European Union.
        standard: What its form is laid down in: an address, or a file beside it.
    """

    title: Text
    media_type: str
    file_type: str
    standard: str


def dataset_record(
    document: Publicatiedocument, files: Mapping[str, bytes], listed: Mapping[str, Distribution], page: str
) -> Record:
    """Return the record of a publication.

    Args:
        document: The publication.
        files: The contents of the files of its package.
        listed: The files that the record lists, and what each is.
        page: The file in which a person reads about the package.
    """
    report, details = document.rapport, document.publicatie
    title = details.titel or report.title
    about = _ABOUT.format(report.title)
    year = f"{report.verslagjaar:04}"
    return {
        "@context": _CONTEXT,
        "@id": "#dataset",
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:title": _in_both(title),
        "schema:name": _in_both(title),
        "dct:description": _in_both(about),
        "schema:description": _in_both(about),
        "dct:identifier": names.report_name(report),
        "schema:identifier": names.report_name(report),
        **_publisher(document),
        **_contact(details),
        **_issued(details),
        **({} if details.licentie is None else {"schema:license": {"@id": web_address(details.licentie)}}),
        "foaf:page": _known(page, "foaf:Document"),
        "dct:accessRights": _known(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "schema:isAccessibleForFree": True,
        "dct:language": _language(document.language),
        "schema:inLanguage": document.language,
        "dcat:theme": _known(f"{_EU}/data-theme/GOVE", "skos:Concept") | {"skos:prefLabel": _in_both(_GOVERNMENT)},
        "dcat:keyword": [word for keyword in _KEYWORDS for word in _in_both(keyword)],
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(f"{year}-01-01", "date"),
            "dcat:endDate": _typed(f"{year}-12-31", "date"),
        },
        "schema:temporalCoverage": f"{year}-01-01/{year}-12-31",
        "dcat:distribution": [
            _distribution(name, files[name], listed[name], details, document.language) for name in listed
        ],
        "schema:distribution": [{"@id": name} for name in listed],
    }


def unsaid(document: Publicatiedocument) -> Iterator[Text]:
    """Give what a catalogue asks for and the dossier does not say: each by its key."""
    details = document.publicatie
    if document.rapport.organisatie is None:
        yield _NO_NAME
    for value, words in (
        (details.tooi, _NO_TOOI),
        (details.contact, _NO_CONTACT),
        (details.licentie, _NO_LICENCE),
        (details.datum, _NO_DATE),
    ):
        if value is None:
            yield words


def _publisher(document: Publicatiedocument) -> Record:
    """Say who publishes: by the TOOI identifier where the dossier gives it, else by name alone."""
    name, tooi = document.rapport.organisatie, document.publicatie.tooi
    if name is None:
        return {}
    iri = "_:organisatie" if tooi is None else web_address(tooi)
    agent = {"@id": iri, "@type": ["foaf:Agent", "schema:Organization"], "foaf:name": name, "schema:name": name}
    identified = {} if tooi is None else {"dct:identifier": tooi}
    return {
        "dct:publisher": agent | identified,
        **{role: {"@id": iri} for role in ("dct:creator", "schema:publisher", "schema:creator")},
    }


def _contact(details: Publicatiegegevens) -> Record:
    if details.contact is None:
        return {}
    (span,) = linked(details.contact).spans
    contact: Record = {"@type": "vcard:Kind", "vcard:fn": details.contact}
    if span.link is not None:
        way = "vcard:hasEmail" if span.link.startswith("mailto:") else "vcard:hasURL"
        contact[way] = {"@id": web_address(span.link)}
    return {"dcat:contactPoint": contact}


def _issued(details: Publicatiegegevens) -> Record:
    if details.datum is None:
        return {}
    written = details.datum.isoformat()
    kind = "date" if isinstance(details.datum, date) else "gYearMonth"
    return {"dct:issued": _typed(written, kind), "schema:datePublished": written}


def _distribution(
    name: str, contents: bytes, known: Distribution, details: Publicatiegegevens, language: Language
) -> Record:
    digest = hashlib.sha256(contents).hexdigest()
    licence = _NO_LICENCE_STATED if details.licentie is None else web_address(details.licentie)
    return {
        "@id": name,
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": _in_both(known.title),
        "schema:name": _in_both(known.title),
        "dcat:accessURL": {"@id": name},
        "dcat:downloadURL": {"@id": name},
        "schema:contentUrl": {"@id": name},
        "dcat:mediaType": _known(f"https://www.iana.org/assignments/media-types/{known.media_type}", "dct:MediaType"),
        "schema:encodingFormat": known.media_type,
        "dct:format": _known(f"{_EU}/file-type/{known.file_type}", "dct:MediaTypeOrExtent"),
        "dct:conformsTo": _known(known.standard, "dct:Standard"),
        "dct:language": _language(language),
        "dcat:byteSize": _typed(str(len(contents)), "nonNegativeInteger"),
        "schema:contentSize": str(len(contents)),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _known("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
            "spdx:checksumValue": _typed(digest, "hexBinary"),
        },
        "schema:sha256": digest,
        "dct:license": _known(licence, "dct:LicenseDocument"),
        **_issued(details),
    }


def _language(language: Language) -> Record:
    return _known(f"{_EU}/language/{_LANGUAGES[language]}", "dct:LinguisticSystem")


def _known(iri: str, kind: str) -> Record:
    return {"@id": iri, "@type": kind}


def _typed(value: str, kind: str) -> Record:
    return {"@value": value, "@type": f"xsd:{kind}"}


def _in_both(text: Text) -> list[Record]:
    return [{"@value": text.nl, "@language": "nl"}, {"@value": text.en, "@language": "en"}]


_EU = "http://publications.europa.eu/resource/authority"
_NO_LICENCE_STATED = "http://standaarden.overheid.nl/owms/terms/licentieonbekend"
"""The value of the Dutch government's own list (OWMS) for a licence that is not known."""
_LANGUAGES: Mapping[Language, str] = {"nl": "NLD", "en": "ENG"}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ABOUT = Text(
    "{}: aantallen meldingen, signalen, schendingen en afdoeningen naar type, en de cijfers daaromheen.",
    "{}: numbers of reports, concerns, violations and measures by type, and the figures around them.",
)
_GOVERNMENT = Text("Overheid en publieke sector", "Government and public sector")
_KEYWORDS = (
    Text("integriteit", "integrity"),
    Text("integriteitsschendingen", "integrity violations"),
    Text("jaarrapportage", "yearly report"),
)
_NO_NAME = Text("de organisatie (`organisatie`)", "the organisation (`organisatie`)")
_NO_TOOI = Text("de TOOI-identificatie van de organisatie (`tooi`)", "the TOOI identifier of the organisation (`tooi`)")
_NO_CONTACT = Text("wie vragen beantwoordt (`contact`)", "whom to ask (`contact`)")
_NO_LICENCE = Text("de licentie (`licentie`)", "the licence (`licentie`)")
_NO_DATE = Text("de datum van publicatie (`datum`)", "the date of publication (`datum`)")
