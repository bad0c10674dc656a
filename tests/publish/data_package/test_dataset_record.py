"""The record for catalogues: what DCAT-AP-NL asks for, as another program judges it, and nothing that nobody said."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.factories import dossier, melding
from tests.publish.data_package.packages import DETAILS, document, example, told
from uri.languages import LANGUAGES, Language
from uri.publish import Stijl
from uri.publish.data_package.package_files import render

rdflib = pytest.importorskip("rdflib")  # not there with the oldest pandas
pyshacl = pytest.importorskip("pyshacl")
SHAPES = Path(__file__).with_name("dcat_ap_nl.ttl")
BASE = "https://voorbeeld.nl/data/"
DCT, DCAT = rdflib.DCTERMS, rdflib.DCAT
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def record(files: dict[str, bytes]) -> Any:  # noqa: ANN401 (of rdflib, which is not always there)
    return rdflib.Graph().parse(data=files["dataset.jsonld"].decode(), format="json-ld", publicID=BASE)


def faults(graph: Any) -> set[str]:  # noqa: ANN401
    """Return the properties that are not as DCAT-AP-NL has them."""
    _, results, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES))
    return {str(path).rpartition("/")[2] for path in results.objects(None, rdflib.SH.resultPath)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("files", [example, told])
def test_a_record_holds_what_dcat_ap_nl_asks_for(files: Any, language: Language) -> None:  # noqa: ANN401
    assert faults(record(files(language))) == set()


def test_what_nobody_said_is_missing_and_not_made_up() -> None:
    bare = record(render(document(dossier(melding())), Stijl()))
    assert faults(bare) == {"publisher", "creator", "dcat#contactPoint"}
    assert not set(bare.objects(None, DCT.issued))


def test_a_media_type_of_no_class_would_be_found() -> None:
    graph = record(told())
    graph.remove((None, rdflib.RDF.type, DCT.MediaType))
    assert faults(graph) == {"dcat#mediaType"}


def test_who_publishes_is_named_by_the_identifier_that_the_dossier_gives() -> None:
    (publisher,) = record(told()).objects(rdflib.URIRef(BASE + "#dataset"), DCT.publisher)
    assert str(publisher) == DETAILS.tooi
    (unidentified,) = record(example()).objects(rdflib.URIRef(BASE + "#dataset"), DCT.publisher)
    assert isinstance(unidentified, rdflib.BNode)
    assert b"identifier.overheid.nl" not in example()["dataset.jsonld"]


@pytest.mark.parametrize(
    ("files", "licence", "issued"),
    [
        (told(), str(DETAILS.licentie), "2024-07-01"),
        (example(), "http://standaarden.overheid.nl/owms/terms/licentieonbekend", "2024-07"),
    ],
)
def test_licence_and_date_are_those_of_the_dossier(files: dict[str, bytes], licence: str, issued: str) -> None:
    graph = record(files)
    assert {str(value) for value in graph.objects(None, DCT.license)} == {licence}
    assert {str(value) for value in graph.objects(None, DCT.issued)} == {issued}


def test_each_distribution_is_a_file_with_its_size_and_digest() -> None:
    graph = record(told())
    spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
    listed = set(graph.subjects(rdflib.RDF.type, DCAT.Distribution))
    names = {str(one).removeprefix(BASE) for one in listed}
    assert names == {name for name in told() if name.endswith(".csv")} | {
        "rapport.json",
        "codelijsten.ttl",
        "codelijsten.jsonld",
    }
    for one in listed:
        contents = told()[str(one).removeprefix(BASE)]
        assert int(graph.value(one, DCAT.byteSize)) == len(contents)
        digest = graph.value(graph.value(one, spdx.checksum), spdx.checksumValue)
        assert str(digest).lower() == hashlib.sha256(contents).hexdigest()
        assert graph.value(one, DCAT.downloadURL) == one
    form = graph.value(rdflib.URIRef(BASE + "rapport.json"), DCT.conformsTo)
    assert str(form).removeprefix(BASE) in told()


def test_search_engines_get_the_same_by_schema_org() -> None:
    said = json.loads(told()["dataset.jsonld"])
    assert said["@type"] == ["dcat:Dataset", "schema:Dataset"]
    assert said["schema:name"] == said["dct:title"]
    assert said["schema:license"] == {"@id": DETAILS.licentie}
    assert said["schema:publisher"] == {"@id": DETAILS.tooi}
    assert said["schema:temporalCoverage"] == "2024-01-01/2024-12-31"
    assert "schema:license" not in json.loads(example()["dataset.jsonld"])


@pytest.mark.parametrize(
    ("contact", "way", "where"),
    [
        ("vragen@voorbeeld.nl", "vcard:hasEmail", "mailto:vragen@voorbeeld.nl"),
        ('https://voorbeeld.nl/vraag"x', "vcard:hasURL", "https://voorbeeld.nl/vraag%22x"),
        ("bel 14010", None, None),
    ],
)
def test_whom_to_ask_is_a_mail_address_an_address_or_words(contact: str, way: str | None, where: str | None) -> None:
    files = render(document(dossier(melding()), details=attrs.evolve(DETAILS, contact=contact)), Stijl())
    point = json.loads(files["dataset.jsonld"])["dcat:contactPoint"]
    assert point == {"@type": "vcard:Kind", "vcard:fn": contact} | ({way: {"@id": where}} if way else {})
    assert record(files)
