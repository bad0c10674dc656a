"""Code lists and crosswalks: both forms say the same, every concept has its place, and nothing refers to nowhere."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.factories import dossier, melding
from tests.publish.data_package.packages import document, example, told
from uri import editie
from uri.aggregate import Leeg
from uri.publish import Stijl
from uri.publish.data_package.linked_data import Iri, Literal, Node, json_ld, turtle
from uri.publish.data_package.names import PREFIXES
from uri.publish.data_package.package_files import render

rdflib = pytest.importorskip("rdflib")  # not there with the oldest pandas
SKOS = rdflib.SKOS
XKOS = rdflib.Namespace(PREFIXES["xkos"])
DCT, RDF = rdflib.DCTERMS, rdflib.RDF
SAYS_OLD_NEWS = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
pytestmark = SAYS_OLD_NEWS


def iri(name: str) -> Any:  # noqa: ANN401 (of rdflib, which is not always there)
    return rdflib.URIRef(f"urn:uri:{name}")


@pytest.fixture(scope="module")
def graph() -> Any:  # noqa: ANN401
    return rdflib.Graph().parse(data=example()["codelijsten.ttl"].decode(), format="turtle")


def concepts(graph: Any, scheme: Any) -> set[Any]:  # noqa: ANN401
    return set(graph.subjects(SKOS.inScheme, scheme))


def test_both_forms_say_the_same(graph: Any) -> None:  # noqa: ANN401
    other = rdflib.Graph().parse(data=example()["codelijsten.jsonld"].decode(), format="json-ld")
    assert len(graph) > 1_000
    assert set(graph) == set(other)


def test_odd_texts_are_the_same_text_in_both_forms() -> None:
    texts = ['"""a\\', "\x1b\u202e\t\r\n\x00", "\U000e0041é\u2028", "<b>@nl .", "\ud83d\ude00\ud800"]
    node = Node.of(Iri("urn:uri:test"), "skos:Concept", {"skos:prefLabel": [Literal(text, "nl") for text in texts]})
    said = [
        rdflib.Graph().parse(data=turtle([node], PREFIXES), format="turtle"),
        rdflib.Graph().parse(data=json_ld([node], PREFIXES), format="json-ld"),
    ]
    labels = [sorted(map(str, one.objects(rdflib.URIRef("urn:uri:test"), SKOS.prefLabel))) for one in said]
    assert labels[0] == labels[1] == sorted([*texts[:4], "😀\ufffd"])


def test_every_concept_is_in_one_scheme_with_one_label_a_language(graph: Any) -> None:  # noqa: ANN401
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    every = set(graph.subjects(RDF.type, SKOS.Concept))
    assert every
    for concept in every:
        assert len(set(graph.objects(concept, SKOS.inScheme)) & schemes) == 1
        assert Counter(label.language for label in graph.objects(concept, SKOS.prefLabel)) == {"nl": 1, "en": 1}
        labels = set(graph.objects(concept, SKOS.prefLabel))
        assert not labels & set(graph.objects(concept, SKOS.altLabel))  # [SKOS S13]
        assert len(set(graph.objects(concept, SKOS.notation))) == 1


def test_no_code_stands_twice_in_a_scheme(graph: Any) -> None:  # noqa: ANN401
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        codes = Counter(str(graph.value(concept, SKOS.notation)) for concept in concepts(graph, scheme))
        assert set(codes.values()) == {1}


def test_nothing_refers_to_what_is_not_there(graph: Any) -> None:  # noqa: ANN401
    known = set(graph.subjects(RDF.type))
    named = {term for triple in graph for term in triple if str(term).startswith("urn:uri:")}
    assert named == known


def test_what_is_broader_is_in_the_same_scheme_and_tells_of_it(graph: Any) -> None:  # noqa: ANN401
    pairs = set(graph.subject_objects(SKOS.broader))
    assert pairs
    assert pairs == {(below, above) for above, below in graph.subject_objects(SKOS.narrower)}
    for below, above in pairs:
        assert graph.value(below, SKOS.inScheme) == graph.value(above, SKOS.inScheme)
        assert below not in set(graph.transitive_objects(above, SKOS.broader))


def test_the_tops_of_a_scheme_are_those_with_nothing_above_them(graph: Any) -> None:  # noqa: ANN401
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        tops = set(graph.objects(scheme, SKOS.hasTopConcept))
        assert tops == set(graph.subjects(SKOS.topConceptOf, scheme))
        assert tops == {one for one in concepts(graph, scheme) if graph.value(one, SKOS.broader) is None}


@pytest.mark.parametrize("files", [example(), told()])
@pytest.mark.parametrize("table", ["schendingen", "aangetoond_per_jaar", "signalen", "afdoeningen"])
def test_every_row_of_a_table_is_a_concept_of_its_edition(files: dict[str, bytes], table: str) -> None:
    said = rdflib.Graph().parse(data=files["codelijsten.ttl"].decode(), format="turtle")
    described = json.loads(files["csv-metadata.json"])["tables"]
    (column,) = (one["tableSchema"]["columns"][0] for one in described if one["url"] == f"{table}.csv")
    rows = list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline="")))
    if "valueUrl" not in column:  # the list of measures of this edition is not known
        assert [row["code"] for row in rows] == ["totaal"]
        return
    for row in rows:
        concept = rdflib.URIRef(column["valueUrl"].replace("{code}", row["code"]))
        assert str(said.value(concept, SKOS.notation)) == row["code"]
        if row["soort"] == "detail":
            assert rdflib.Literal(row["label"], lang="nl") in set(said.objects(concept, SKOS.prefLabel))


def test_measures_stand_below_their_level_as_in_the_printed_table(graph: Any) -> None:  # noqa: ANN401
    rows = "editie:bzk-2023:afdoeningen"
    below = {str(graph.value(one, SKOS.notation)) for one in graph.objects(iri(f"{rows}:disciplinair"), SKOS.narrower)}
    assert below == {"berisping", "financieel", "verplaatsing", "ontslag"}  # Tabel 4 [S 319-335]
    assert graph.value(iri(f"{rows}:geen"), SKOS.broader) == iri(f"{rows}:totaal")


def test_the_reasons_of_empty_cells_are_a_list(graph: Any) -> None:  # noqa: ANN401
    found = {str(graph.value(one, SKOS.notation)) for one in concepts(graph, iri("code:status"))}
    assert found == {"cijfer", *Leeg}


def test_a_crosswalk_says_what_became_of_each_row(graph: Any) -> None:  # noqa: ANN401
    between = iri("verband:bzk-2023:rijk-2015:schendingen")
    said = {
        (
            str(graph.value(graph.value(link, XKOS.sourceConcept), SKOS.notation)),
            frozenset(str(graph.value(one, SKOS.notation)) for one in graph.objects(link, XKOS.targetConcept)),
            next(str(text) for text in graph.objects(link, DCT.description) if text.language == "nl"),
        )
        for link in graph.objects(between, XKOS.madeOf)
    }
    # By the printed labels of both lists: «Lekken, misbruik van informatie», «Lekken en misbruik van informatie».
    assert ("financieel", frozenset({"financieel"}), "hernoemd") in said
    assert ("communicatie", frozenset(), "alleen in de eerste lijst") in said
    assert len(said) == 10  # each row of Tabel 1
    (compared,) = graph.subject_objects(XKOS.compares) and [set(graph.objects(between, XKOS.compares))]
    assert compared == {iri("editie:bzk-2023:schendingen"), iri("editie:rijk-2015:schendingen")}


def test_an_edition_of_ones_own_has_its_own_names(tmp_path: Path) -> None:
    own = Path(editie.__code__.co_filename).parent / "data" / "edities" / "schendingstypes" / "rijk-2015.toml"
    path = tmp_path / "lijst één.toml"
    path.write_bytes(own.read_bytes())
    files = render(document(dossier(melding("informatie"), editie=editie(str(path)))), Stijl())
    said = rdflib.Graph().parse(data=files["codelijsten.ttl"].decode(), format="turtle")
    assert len(concepts(said, iri("editie:lijst%20%C3%A9%C3%A9n:schendingen"))) == 10  # nine types and the total
