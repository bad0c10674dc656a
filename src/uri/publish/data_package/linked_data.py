"""Statements about things, written in Turtle and in JSON-LD: both say the same.

Sources: https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

import attrs

from uri.languages import Language, Text
from uri.visible_text import numbered, visible, whole


@attrs.frozen
class Iri:
    """The name of a thing.

    Attributes:
        value: The name; what cannot stand in one is to be encoded by `encoded`.
    """

    value: str


@attrs.frozen
class Literal:
    """A text.

    Attributes:
        text: The text, in which half a sign of UTF-16 is a replacement character: no form of it could hold that.
        language: Its language; None for what is of no language, such as a code.
    """

    text: str = attrs.field(converter=whole)
    language: Language | None = None


Term: TypeAlias = Iri | Literal


@attrs.frozen
class Node:
    """A thing, and what is said of it.

    Attributes:
        iri: Its name.
        kind: The class that it is of, as prefix and name: ``skos:Concept``.
        said: What is said of it: a property, as prefix and name, and its values.
    """

    iri: Iri
    kind: str
    said: tuple[tuple[str, tuple[Term, ...]], ...]

    @classmethod
    def of(cls, iri: Iri, kind: str, said: Mapping[str, Iterable[Term]]) -> Node:
        """Make a thing; a property without values is not said."""
        listed = ((name, tuple(dict.fromkeys(values))) for name, values in said.items())
        return cls(iri, kind, tuple((name, values) for name, values in listed if values))


def both(text: Text) -> tuple[Literal, Literal]:
    """Return a text in each of the two languages."""
    return Literal(text.nl, "nl"), Literal(text.en, "en")


def encoded(part: str) -> str:
    """Encode a text so that it can be a part of a name.

    >>> encoded("eigen lijst: 1")
    'eigen%20lijst%3A%201'
    """
    return quote(part, safe="+", errors="replace")


def web_address(address: str) -> str:
    """Return an address in which nothing stands that none may hold.

    >>> web_address("https://voorbeeld.nl/a b?c=%20&d")
    'https://voorbeeld.nl/a%20b?c=%20&d'
    """
    return quote(address, safe=":/?#@!$&'()*+,;=%", errors="replace")


def turtle(nodes: Iterable[Node], prefixes: Mapping[str, str]) -> str:
    """Write things in Turtle."""
    head = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes.items()]
    return "\n".join([*head, *(line for node in nodes for line in _turtle_node(node))]) + "\n"


def json_ld(nodes: Iterable[Node], prefixes: Mapping[str, str]) -> str:
    """Write things in JSON-LD."""
    return json_text({"@context": dict(prefixes), "@graph": [_json_node(node) for node in nodes]})


def json_text(data: Mapping[str, Any]) -> str:
    """Write JSON, indented, with every sign written out that cannot be seen."""
    return visible(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _turtle_node(node: Node) -> Iterator[str]:
    yield ""
    yield f"<{node.iri.value}> a {node.kind}{' ;' if node.said else ' .'}"
    for place, (name, values) in enumerate(node.said, 1):
        end = " ." if place == len(node.said) else " ;"
        yield f"    {name} {', '.join(map(_turtle_term, values))}{end}"


def _turtle_term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<{term.value}>"
    return f'"{numbered(term.text.translate(_ESCAPES))}"' + (f"@{term.language}" if term.language else "")


def _json_node(node: Node) -> dict[str, Any]:
    said = {name: [_json_term(value) for value in values] for name, values in node.said}
    return {"@id": node.iri.value, "@type": node.kind, **said}


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"@id": term.value}
    return {"@value": term.text} | ({"@language": term.language} if term.language else {})


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
"""What would end a text in Turtle, or hide in it."""
