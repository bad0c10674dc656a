"""The code lists, editions, groupings and organisations, laid out for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from uri.errors import UnknownLabelError
from uri.findings import quoted
from uri.languages import Text, joined, same
from uri.taxonomy.codes import (
    Afdoening,
    Basis,
    Code,
    Jaarbron,
    JaNee,
    Meldkanaal,
    Niveau,
    Oordeel,
    Opvolging,
    Schendingstype,
    Soort,
    Uitkomst,
)
from uri.taxonomy.editie_files import afdoening_editie, afdoening_edities, edities
from uri.taxonomy.editie_files import editie as find_editie
from uri.taxonomy.edities import AfdoeningEditie
from uri.taxonomy.groepering_files import groepering, groeperingen
from uri.taxonomy.labels import nearest_names
from uri.taxonomy.organisatie_files import organisaties
from uri.taxonomy.organisaties import Geldigheid

CODE_LISTS: dict[str, type[Code]] = {
    codes.__name__.casefold(): codes
    for codes in (
        Schendingstype,
        Afdoening,
        Uitkomst,
        Soort,
        Meldkanaal,
        Opvolging,
        Niveau,
        Oordeel,
        Jaarbron,
        Basis,
        JaNee,
    )
}
"""The code lists by name."""

ORGANISATIES = "organisaties"
"""The name of the list of organisations."""


@attrs.frozen
class CodeListing:
    """A list as rows to print: a title, a source where there is one, and (code, label, remark) for each row.

    Of each code that has them, the other words that are read as it stand in `accepted`.
    """

    title: Text
    source: str | None
    rows: tuple[tuple[str, Text, Text], ...]
    accepted: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)


def names() -> list[str]:
    """Name all lists: the code lists and the organisations, then the editions, then groupings of their rows."""
    return [*CODE_LISTS, ORGANISATIES, *dict.fromkeys([*edities(), *afdoening_edities(), *_groupings()])]


def _groupings() -> list[str]:
    """Name the groupings that have groups."""
    return [name for name in groeperingen() if groepering(name).groepen]


def find_listings(name: str) -> list[CodeListing]:
    """Return the lists of a name: a code list, the organisations, a grouping, or an edition's types and afdoeningen."""
    if name in CODE_LISTS:
        return [_codes(name, CODE_LISTS[name])]
    if name == ORGANISATIES:
        return [_organisations(), _own_parts()]
    if name in _groupings():
        return [_groups(name)]
    listings = [
        *([_types(name)] if name in edities() else []),
        *([_measures(name)] if name in afdoening_edities() else []),
    ]
    if not listings:
        raise UnknownLabelError(
            Text("Er is geen lijst {}.", "There is no list {}.").format(quoted(name)),
            Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(names())),
            nearest=nearest_names(name, names()),
        )
    return listings


def _codes(name: str, codes: type[Code]) -> CodeListing:
    return CodeListing(
        Text("Codelijst {}", "Code list {}").format(name),
        None,
        tuple((code.value, code.label, _parts(code.delen)) for code in codes),
        {code.value: code.entry.aliases for code in codes},
    )


def _organisations() -> CodeListing:
    """List the organisations by code, under their last name; the earlier names read as it too."""
    known = organisaties()
    return CodeListing(
        Text("Lijst {}", "List {}").format(ORGANISATIES),
        known.bronnen[0],
        tuple((one.code, same(one.namen[-1].naam), _years(one.geldig)) for one in known.organisaties),
        {
            one.code: tuple(dict.fromkeys(word for name in one.namen for word in (name.kaal, *name.afkortingen)))
            for one in known.organisaties
        },
    )


def _own_parts() -> CodeListing:
    """List the parts of organisations that are known, each with its whole."""
    known = organisaties()
    rows = []
    for part in known.onderdelen:
        whole = known.get(part.geheel)
        name = same(part.geheel if whole is None else whole.namen[-1].naam)
        rows.append((part.naam, name, _OUTSIDE if part.buiten else Text("", "")))
    return CodeListing(
        Text("Onderdelen (lijst {})", "Parts (list {})").format(ORGANISATIES),
        "; ".join(known.bronnen[1:]),
        tuple(rows),
        {part.naam: part.aliassen for part in known.onderdelen},
    )


_OUTSIDE = Text("buiten de cijfers van het geheel", "outside the figures of the whole")


def _years(days: Geldigheid) -> Text:
    """Say since when and until when, as far as it is known."""
    said = [
        Text("sinds {}", "since {}").format(days.van) if days.van else Text("", ""),
        Text("tot en met {}", "up to {}").format(days.tot) if days.tot else Text("", ""),
    ]
    return joined([one for one in said if one.nl], ", ")


def _parts(parts: Iterable[Code]) -> Text:
    listed = ", ".join(part.value for part in parts)
    return Text("= {}", "= {}").format(listed) if listed else Text("", "")


def _types(name: str) -> CodeListing:
    editie = find_editie(name)
    everywhere = {table for row in editie.rijen for table in row.tabellen}
    rows = []
    for row in editie.rijen:
        only = "" if set(row.tabellen) == everywhere else ", ".join(row.tabellen)
        where = Text("alleen {}", "only {}").format(only) if only else Text("", "")
        rows.append((row.code.value, row.text, where))
    return CodeListing(
        Text("Schendingstypes, editie {}", "Types of violation, edition {}").format(name),
        editie.bron,
        tuple(rows),
        {row.code.value: row.aliases for row in editie.rijen},
    )


def _groups(name: str) -> CodeListing:
    """List the groups of a grouping, each with the rows that it merges."""
    known = groepering(name)
    return CodeListing(
        Text("Groepering {}: {}", "Grouping {}: {}").format(name, known.titel),
        known.bron,
        tuple(
            (group.code, group.label, Text("= {}", "= {}").format(", ".join(group.rijen))) for group in known.groepen
        ),
    )


def _level(editie: AfdoeningEditie, code: Afdoening) -> Text:
    level = editie.niveaus.get(code)
    return Text("", "") if level is None else level.label


def _measures(name: str) -> CodeListing:
    editie = afdoening_editie(name)
    rows = tuple((row.code.value, row.text, _level(editie, row.code)) for row in editie.rijen)
    title = Text("Afdoeningen, editie {}", "Measures, edition {}").format(name)
    return CodeListing(title, editie.bron, rows, {row.code.value: row.aliases for row in editie.rijen})
