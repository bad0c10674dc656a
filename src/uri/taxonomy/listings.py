"""The code lists and editions, laid out for reading."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from uri.errors import UnknownLabelError
from uri.findings import quoted
from uri.taxonomy.codes import (
    Afdoening,
    Code,
    Jaarbron,
    Meldkanaal,
    Niveau,
    Oordeel,
    Opvolging,
    Schendingstype,
    Soort,
    Uitkomst,
)
from uri.taxonomy.editie_files import afdoening_editie, afdoening_edities, editie, edities
from uri.texts import Text

CODELIJSTEN: dict[str, type[Code]] = {
    codes.__name__.casefold(): codes
    for codes in (Schendingstype, Afdoening, Uitkomst, Soort, Meldkanaal, Opvolging, Niveau, Oordeel, Jaarbron)
}
"""The code lists by name."""


@attrs.frozen
class CodeListing:
    """A list as rows to print: a title, a source where there is one, and (code, label, remark) for each row."""

    title: Text
    source: str | None
    rows: tuple[tuple[str, Text, Text], ...]


def names() -> list[str]:
    """Name all lists: the code lists, then the editions."""
    return [*CODELIJSTEN, *dict.fromkeys([*edities(), *afdoening_edities()])]


def lijsten(naam: str) -> list[CodeListing]:
    """Return the lists of that name: one code list, or an edition's types and afdoeningen."""
    if naam in CODELIJSTEN:
        return [_codes(naam, CODELIJSTEN[naam])]
    found = [
        *([_types(naam)] if naam in edities() else []),
        *([_measures(naam)] if naam in afdoening_edities() else []),
    ]
    if not found:
        raise UnknownLabelError(
            Text("Er is geen lijst {}.", "There is no list {}.").format(quoted(naam)),
            Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(names())),
            nearest=tuple(names()),
        )
    return found


def _codes(naam: str, codes: type[Code]) -> CodeListing:
    return CodeListing(
        Text("Codelijst {}", "Code list {}").format(naam),
        None,
        tuple((c.value, c.label, _parts(c.delen)) for c in codes),
    )


def _parts(parts: Iterable[Code]) -> Text:
    listed = ", ".join(part.value for part in parts)
    return Text("= {}", "= {}").format(listed) if listed else Text("", "")


def _types(naam: str) -> CodeListing:
    edition = editie(naam)
    everywhere = {table for row in edition.rijen for table in row.tabellen}
    rows = []
    for row in edition.rijen:
        only = "" if set(row.tabellen) == everywhere else ", ".join(row.tabellen)
        rows.append((row.code.value, row.text, Text("alleen {}", "only {}").format(only) if only else Text("", "")))
    return CodeListing(
        Text("Schendingstypes, editie {}", "Types of violation, edition {}").format(naam), edition.bron, tuple(rows)
    )


def _measures(naam: str) -> CodeListing:
    edition = afdoening_editie(naam)
    rows = tuple((row.code.value, row.text, edition.niveaus[row.code].label) for row in edition.rijen)
    return CodeListing(Text("Afdoeningen, editie {}", "Measures, edition {}").format(naam), edition.bron, rows)
