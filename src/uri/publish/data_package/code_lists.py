"""The code lists of a report as concepts (SKOS): editions, the codes behind their rows, signs and units.

A list is a scheme. Rows of an edition that add up to another row stand below it, and each row refers to the code of the
library that it stands for. Source: https://www.w3.org/TR/skos-reference/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from uri.aggregate import Leeg
from uri.aggregate.cubes.units import Eenheid
from uri.aggregate.tables.cells import RijSoort
from uri.languages import Text
from uri.publish.data_package import names
from uri.publish.data_package.linked_data import Iri, Literal, Node, Term, both, encoded
from uri.taxonomy import Afdoening, AfdoeningEditie, Basis, Editie, Niveau, Schendingstype
from uri.taxonomy.codes import Code
from uri.taxonomy.edities import BaseEditie, EditieRij

TOTAL = "totaal"
"""The code of the row that adds up all others."""

FIGURE = "cijfer"
"""The status of a cell with a figure."""

KINDS: Mapping[RijSoort, Text] = {
    RijSoort.DETAIL: Text("telt zelf iets", "counts something itself"),
    RijSoort.SUBTOTAAL: Text("telt enkele rijen op", "adds some rows up"),
    RijSoort.TOTAAL: Text("telt alle rijen op", "adds all rows up"),
}
"""What each kind of row does."""


@attrs.frozen(kw_only=True)
class _Concept:
    """A concept of a scheme, before it has a name."""

    value: str
    label: Text
    above: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    definition: Text | None = None
    like: Iri | None = None


def own_lists() -> Iterator[Node]:
    """Give the lists of the library that every report uses: types, measures, signs, bases, units and kinds of rows."""
    for codes, title in _CODE_LISTS.items():
        yield from _scheme(names.code_list(codes.__name__.lower()), title, [_code(code) for code in codes])
    status = {FIGURE: _FIGURE, **{kind.value: kind.label for kind in Leeg}}
    for name, title, labels in (
        ("status", _STATUS, status),
        ("basis", _BASIS, {basis.value: basis.label for basis in Basis}),
        ("eenheid", _UNIT, {unit.value: unit.label for unit in Eenheid}),
        ("soort", _KIND, {kind.value: label for kind, label in KINDS.items()}),
    ):
        concepts = [_Concept(value=value, label=label) for value, label in labels.items()]
        yield from _scheme(names.code_list(name), title, concepts)


def edition_lists(edition: BaseEditie[Any]) -> Iterator[Node]:
    """Give the rows of an edition, a scheme for each of its tables; none for a list that is not known."""
    for table in edition.tabellen:
        if rows := edition.rows(table):
            title = _ROWS.format(edition.titel, _TABLES[table])
            yield from _scheme(names.rows_of(edition.naam, table), title, _rows(edition, rows), source=edition.bron)


def row_codes(edition: Editie, table: str) -> tuple[str, frozenset[str]] | None:
    """Return the name of the edition that has the rows of a table, and their codes; None where no list has them."""
    of_list = {"aangetoond_per_jaar": "schendingen"}.get(table, table)
    lists: tuple[BaseEditie[Any], ...] = (edition, edition.afdoeningen)
    for known in lists:
        if rows := known.rows(of_list):
            return names.rows_of(known.naam, of_list).value, frozenset(row.value for row in _rows(known, rows))
    return None


def _rows(edition: BaseEditie[Any], rows: tuple[EditieRij[Any], ...]) -> list[_Concept]:
    """Return the rows of a table with those that add them up: levels, where there are any, and the total."""
    levels = edition.niveaus if isinstance(edition, AfdoeningEditie) else {}
    subtotals = {
        level: _SUBTOTAL.format(level.label)
        for level in Niveau
        if [row.code.value for row in rows if levels.get(row.code) is level] not in ([], [level.value])
    }
    concepts = [_Concept(value=TOTAL, label=_TOTAL)]
    concepts += [_Concept(value=level.value, label=label, above=(TOTAL,)) for level, label in subtotals.items()]
    return concepts + [_row(row, subtotals, levels.get(row.code)) for row in rows]


def _row(row: EditieRij[Any], subtotals: Mapping[Niveau, Text], level: Niveau | None) -> _Concept:
    return _Concept(
        value=row.code.value,
        label=row.text,
        above=(level.value if level in subtotals and level is not None else TOTAL,),
        aliases=row.aliases,
        definition=row.code.entry.definition,
        like=names.code(type(row.code).__name__.lower(), row.code.value),
    )


def _code(code: Code) -> _Concept:
    return _Concept(
        value=code.value,
        label=code.label,
        above=tuple(other.value for other in type(code) if code in other.delen),
        aliases=code.entry.aliases,
        definition=code.entry.definition,
    )


def _scheme(iri: Iri, title: Text, concepts: Iterable[_Concept], source: str | None = None) -> Iterator[Node]:
    """Give a scheme and its concepts; those without one above them are its tops."""
    listed = list(concepts)
    named = {concept.value: Iri(f"{iri.value}:{encoded(concept.value)}") for concept in listed}
    said: Mapping[str, Iterable[Term]] = {
        "dct:title": both(title),
        "dct:source": [] if source is None else [Literal(source, "nl")],
        "skos:hasTopConcept": [named[concept.value] for concept in listed if not concept.above],
    }
    yield Node.of(iri, "skos:ConceptScheme", said)
    for concept in listed:
        below = [named[other.value] for other in listed if concept.value in other.above]
        yield _node(concept, iri, named, below)


def _node(concept: _Concept, scheme: Iri, named: Mapping[str, Iri], below: list[Iri]) -> Node:
    aliases = [Literal(alias, "nl") for alias in concept.aliases if alias != concept.label.nl]
    return Node.of(
        named[concept.value],
        "skos:Concept",
        {
            "skos:inScheme": [scheme],
            "skos:topConceptOf": [] if concept.above else [scheme],
            "skos:notation": [Literal(concept.value)],
            "skos:prefLabel": both(concept.label),
            "skos:altLabel": aliases,
            "skos:definition": () if concept.definition is None else both(concept.definition),
            "skos:broader": [named[value] for value in concept.above],
            "skos:narrower": below,
            "skos:closeMatch": [] if concept.like is None else [concept.like],
        },
    )


_CODE_LISTS: Mapping[type[Code], Text] = {
    Schendingstype: Text("Typen integriteitsschending", "Types of integrity violation"),
    Afdoening: Text("Afdoeningen", "Measures"),
}
_TABLES: Mapping[str, Text] = {
    "schendingen": Text("meldingen en schendingen", "reports and violations"),
    "signalen": Text("signalen", "concerns"),
    "afdoeningen": Text("afdoeningen", "measures"),
}
_ROWS = Text("Editie {}: rijen van {}", "Edition {}: rows of {}")
_TOTAL = Text("Totaal", "Total")
_SUBTOTAL = Text("Subtotaal: {}", "Subtotal: {}")
_FIGURE = Text("er staat een cijfer", "there is a figure")
_STATUS = Text("Of een cel een cijfer heeft, en waarom niet", "Whether a cell has a figure, and why not")
_BASIS = Text("Grondslagen: wat in het jaar valt", "Bases: what falls within the year")
_UNIT = Text("Eenheden", "Units")
_KIND = Text("Soorten rijen", "Kinds of rows")
