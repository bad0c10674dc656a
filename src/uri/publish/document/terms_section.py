"""The section on signs and terms: what stands in an empty cell, and what the words of the tables mean."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import attrs

from uri.aggregate import Leeg, Rapport
from uri.aggregate.tables.table_blocks import empty_sign
from uri.languages import Language, Text
from uri.publish.document.blocks import Block, Definitions, Paragraph, Section
from uri.publish.document.section_titles import BEGRIPPEN, TITLES

_DATA = Path(__file__).with_name("begrippen.toml")


@attrs.frozen
class _Term:
    """A term, what it means, and the figures that it goes with: a table, or a row of one."""

    name: Text
    meaning: Text
    places: tuple[str, ...]


def signs_and_terms(report: Rapport, language: Language) -> Section:
    """Say what the signs of emptiness and the terms of the tables mean, as far as they occur."""
    return Section(
        code=BEGRIPPEN,
        title=TITLES[BEGRIPPEN].to(language),
        blocks=(*_listed(_SIGNS, _signs(report), language), *_listed(_TERMS, _terms(report), language)),
    )


def _listed(lead: Text, items: Iterable[tuple[Text, Text]], language: Language) -> Iterator[Block]:
    told = tuple((name.to(language), Paragraph.of(meaning.to(language))) for name, meaning in items)
    if told:
        yield Paragraph.of(lead.to(language))
        yield Definitions(told)


def _signs(report: Rapport) -> Iterator[tuple[Text, Text]]:
    """Give each sign that occurs, with its name, as nobody hears a bare sign."""
    found = {cell for table in report.values() if not table.is_empty for cells in table.cellen for cell in cells}
    for kind in Leeg:
        if kind in found:
            yield _NAMED.format(empty_sign(kind), kind.label), _MEANINGS[kind]


def _terms(report: Rapport) -> Iterator[tuple[Text, Text]]:
    """Give the terms that go with a figure of the report, and the types of the tables that a source defines."""
    for term in _all_terms():
        if any(_occurs(place, report) for place in term.places):
            yield term.name, term.meaning
    if _occurs("schendingen", report) or _occurs("signalen", report):
        for row in report.editie.rijen:
            if (definition := row.code.entry.definition) is not None:
                yield row.text, definition


def _occurs(place: str, report: Rapport) -> bool:
    """Tell whether a table, or a row of one, holds anything."""
    name, _, code = place.partition(".")
    if name not in report or report[name].is_empty:
        return False
    table = report[name]
    if not code:
        return True
    return any(row.code == code for row in table.rijen) and any(
        not isinstance(cell, Leeg) for cell in table.row(code).values()
    )


@cache
def _all_terms() -> tuple[_Term, ...]:
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))["begrip"]
    return tuple(
        _Term(Text(term["nl"][0], term["en"][0]), Text(term["nl"][1], term["en"][1]), tuple(term["bij"]))
        for term in raw
    )


_SIGNS = Text(
    "In de tabellen staan deze tekens in plaats van een getal:", "In the tables these signs stand in place of a number:"
)
_TERMS = Text("Deze begrippen komen erin voor:", "These terms occur in them:")
_NAMED = Text("{} ({})", "{} ({})")
_MEANINGS = {
    Leeg.BLANCO: Text("De bron laat deze cel leeg.", "The source leaves this cell blank."),
    Leeg.NIET_VAN_TOEPASSING: Text("Hier kan geen getal staan.", "No number can stand here."),
    Leeg.NIET_VERZAMELD: Text("Hierover zijn geen cijfers verzameld.", "No figures were collected on this."),
    Leeg.NIET_BEKEND: Text("Het getal is niet bekend.", "The number is not known."),
    Leeg.ONDERDRUKT: Text(
        "Het getal wordt niet getoond, zodat er niemand in te herkennen is.",
        "The number is not shown, so that nobody can be recognised in it.",
    ),
}
