"""How the rows of the edition of a report go over into those of other editions, as correspondences (XKOS).

Nothing is typed: a row is a set of leaves, so how two editions compare is computed (`uri.taxonomy.compare`).
Source: https://rdf-vocabulary.ddialliance.org/xkos.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from uri.languages import Text, joined
from uri.publish.data_package import names
from uri.publish.data_package.code_lists import edition_lists
from uri.publish.data_package.linked_data import Iri, Node, Term, both
from uri.taxonomy import (
    Editie,
    RijVerband,
    Verband,
    afdoening_editie,
    afdoening_edities,
    compare,
    edities,
    vergroving,
)
from uri.taxonomy import editie as find_editie
from uri.taxonomy.edities import BaseEditie


def compared_editions(edition: Editie) -> Iterator[Node]:
    """Give the other editions of the library, and how the rows of this one and of its measures go over into theirs."""
    others = [find_editie(name) for name in edities() if name != edition.naam]
    yield from _compared(edition, others)
    measures = edition.afdoeningen
    if measures.bekend:
        yield from _compared(
            measures, [afdoening_editie(name) for name in afdoening_edities() if name != measures.naam]
        )


def _compared(edition: BaseEditie[Any], others: list[Any]) -> Iterator[Node]:
    for other in others:
        yield from edition_lists(other)
        for table in edition.tabellen:
            if edition.rows(table) and other.rows(table):
                yield from _correspondence(edition, other, table)


def _correspondence(edition: BaseEditie[Any], other: BaseEditie[Any], table: str) -> Iterator[Node]:
    iri = names.crosswalk(edition.naam, other.naam, table)
    links = [
        _association(Iri(f"{iri.value}:{number}"), link, edition, other, table)
        for number, link in enumerate(compare(edition, other, table), 1)
    ]
    unknown = sorted(vergroving([edition, other], table).onbekend)
    said: Mapping[str, Any] = {
        "dct:title": both(_TITLE.format(edition.titel, other.titel)),
        "dct:description": both(_UNKNOWN.format(joined([leaf.label for leaf in unknown], ", "))) if unknown else (),
        "xkos:compares": [names.rows_of(edition.naam, table), names.rows_of(other.naam, table)],
        "xkos:madeOf": [link.iri for link in links],
    }
    yield Node.of(iri, "xkos:Correspondence", said)
    yield from links


def _association(iri: Iri, link: RijVerband[Any], edition: BaseEditie[Any], other: BaseEditie[Any], table: str) -> Node:
    """Say what became of a row: its own name, and those of the rows that share leaves with it."""
    own = names.row((other if link.verband is Verband.NIEUW else edition).naam, table, link.rij.code.value)
    theirs: list[Term] = [names.row(other.naam, table, row.code.value) for row in link.tegenhangers]
    new = link.verband is Verband.NIEUW
    said: Mapping[str, Any] = {
        "dct:description": both(_BECAME[link.verband]),
        "xkos:sourceConcept": [] if new else [own],
        "xkos:targetConcept": [own] if new else theirs,
    }
    return Node.of(iri, "xkos:ConceptAssociation", said)


_TITLE = Text("Van editie {} naar {}", "From edition {} to {}")
_UNKNOWN = Text(
    "Een van beide lijsten zegt niet waar deze zaken zijn geteld; zij kunnen in elke rij daarvan zitten: {}.",
    "One of both lists does not say where these cases were counted; they may be in any of its rows: {}.",
)
_BECAME = {
    Verband.GELIJK: Text("gelijk", "the same"),
    Verband.HERNOEMD: Text("hernoemd", "renamed"),
    Verband.SAMENGEVOEGD: Text("samengevoegd met andere rijen", "merged with other rows"),
    Verband.GESPLITST: Text("gesplitst", "split"),
    Verband.NIEUW: Text("alleen in de tweede lijst", "in the second list only"),
    Verband.VERVALLEN: Text("alleen in de eerste lijst", "in the first list only"),
    Verband.NIET_VERGELIJKBAAR: Text("niet vergelijkbaar", "not comparable"),
}
