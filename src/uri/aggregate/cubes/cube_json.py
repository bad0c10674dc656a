"""A cube as plain data, ready for JSON, and back: read strictly, with every fault in one pass."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Protocol

from uri.aggregate.cubes.cube_form import CUBE_DOCUMENT, NUMBER, SCHEMA
from uri.aggregate.cubes.dimensions import DIMENSIES, ZAAK, Combinatie
from uri.aggregate.json_forms.content_digest import DIGEST, check_digest, digest_of
from uri.aggregate.json_forms.json_faults import BAD, Faults, Path, good
from uri.aggregate.json_forms.json_form import ObjectForm
from uri.aggregate.json_forms.stated_edition import stated_edition
from uri.errors import UnreadableError
from uri.findings import Findings
from uri.languages import Text
from uri.taxonomy import Basis, Editie, Soort, Uitkomst
from uri.taxonomy import editie as find_editie

RULE = "URI-I-kubus"
"""The rule of the findings."""


class _Counts(Protocol):
    """What of a cube is written."""

    @property
    def soort(self) -> Soort: ...
    @property
    def editie(self) -> Editie: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def standdatum(self) -> date | None: ...
    @property
    def uitkomsten(self) -> frozenset[Uitkomst]: ...
    @property
    def dimensies(self) -> tuple[str, ...]: ...
    @property
    def populatie(self) -> frozenset[tuple[str | None, int]]: ...
    @property
    def cellen(self) -> Mapping[Combinatie, int]: ...


def plain_cube(cube: _Counts) -> dict[str, Any]:
    """Return a cube as plain data: equal cubes give the same, in the same order."""
    places = [{"organisatie": name, "verslagjaar": year} for name, year in cube.populatie]
    cells = [{**dict(zip(cube.dimensies, cell, strict=True)), NUMBER: number} for cell, number in cube.cellen.items()]
    return {
        "soort": cube.soort.value,
        "editie": cube.editie.naam,
        "basis": cube.basis.value,
        "standdatum": cube.standdatum and cube.standdatum.isoformat(),
        "uitkomsten": [outcome.value for outcome in Uitkomst if outcome in cube.uitkomsten],
        "dimensies": [*cube.dimensies],
        "populatie": sorted(places, key=json.dumps),
        "cellen": sorted(({name: _plain(value) for name, value in cell.items()} for cell in cells), key=json.dumps),
    }


def document_text(content: Mapping[str, Any]) -> str:
    """Write a document of this schema with its digest."""
    document = {"schema": SCHEMA, **content}
    signed = {"schema": SCHEMA, DIGEST: digest_of(document), **content}
    return json.dumps(signed, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def read_document(data: object, form: ObjectForm, faults: Faults, *, what: Text) -> Any:  # noqa: ANN401 (what was read)
    """Read a document of this schema, and check its digest.

    Raises:
        UnreadableError: It is of another schema, of which nothing else can be said.
    """
    version = data.get("schema", SCHEMA) if isinstance(data, Mapping) else SCHEMA
    if type(version) is int and version != SCHEMA:
        raise UnreadableError(_OTHER_SCHEMA.format(what, version, SCHEMA), _NEWER)
    document = form.read(data, (), faults)
    check_digest(data, faults)
    return document


def read_cube_document(data: object, editie: Editie | str | None) -> dict[str, Any]:
    """Return a cube by the names of its attributes.

    Raises:
        UnreadableError: It is no cube of this schema; the findings name every fault at its path.
    """
    faults = Faults(RULE)
    given = None if editie is None else find_editie(editie)
    document = read_document(data, CUBE_DOCUMENT, faults, what=_A_CUBE)
    parts = cube_parts(document, (), given, faults)
    refuse_faults(faults, _NO_CUBE)
    return parts


def refuse_faults(faults: Faults, message: Text) -> None:
    """Raise `UnreadableError` where there are faults."""
    if faults.found:
        raise UnreadableError(message, findings=Findings(faults.found))


def cube_parts(plain: Any, path: Path, given: Editie | None, faults: Faults) -> dict[str, Any]:  # noqa: ANN401 (as read)
    """Return a cube by the names of its attributes, as its form has read it; what is wrong is noted."""
    edition = stated_edition(good(plain, "editie", None), given, (*path, "editie"), faults)
    dimensions = _dimensions(plain, path, faults)
    cells = _cells(good(plain, "cellen", []), dimensions, (*path, "cellen"), faults)
    places = [
        (good(place, "organisatie", None), good(place, "verslagjaar", 0)) for place in good(plain, "populatie", [])
    ]
    _refuse_double(places, (*path, "populatie"), faults)
    return {
        "soort": good(plain, "soort", None),
        "editie": edition,
        "basis": good(plain, "basis", None),
        "standdatum": good(plain, "standdatum", None),
        "uitkomsten": frozenset(good(plain, "uitkomsten", [])),
        "dimensies": dimensions,
        "populatie": frozenset(places),
        "cellen": cells,
    }


def _dimensions(plain: object, path: Path, faults: Faults) -> tuple[str, ...]:
    """Return the dimensions, and note where they are none that a cube of its kind can have."""
    names, soort = good(plain, "dimensies", None), good(plain, "soort", None)
    if names is None or BAD in names or soort is None:
        return ()
    known = DIMENSIES[soort]
    if names != [name for name in known if name in names] or tuple(names[: len(ZAAK)]) != ZAAK:
        faults.add((*path, "dimensies"), _DIMENSIONS, _IN_ORDER.format(", ".join(ZAAK), ", ".join(known[len(ZAAK) :])))
        return ()
    return tuple(names)


def _cells(plain: Collection[Any], dimensions: tuple[str, ...], path: Path, faults: Faults) -> Mapping[Combinatie, int]:
    """Return the cells; note each that is not counted by the dimensions, or that stands there twice."""
    keys = {*dimensions, NUMBER}
    cells: list[tuple[Combinatie, int]] = []
    for at, cell in enumerate(plain):
        if not isinstance(cell, Mapping):
            continue
        if dimensions and (differing := sorted(keys ^ cell.keys())):
            faults.add((*path, at), _OTHER_KEYS.format(", ".join(differing)), _AS_DIMENSIONS)
        values = [cell.get(name) for name in dimensions]
        cells.append(
            (tuple(tuple(value) if isinstance(value, list) else value for value in values), cell.get(NUMBER, 0))
        )
    if dimensions and not faults.found:  # a value that could not be read is equal to another such one
        _refuse_double([combination for combination, _ in cells], path, faults)
    return dict(cells)


def _refuse_double(values: Collection[object], path: Path, faults: Faults) -> None:
    """Note each value that stands in a list more than once."""
    if len(set(values)) == len(values):
        return
    seen: set[object] = set()
    for at, value in enumerate(values):
        if value in seen:
            faults.add((*path, at), _DOUBLED)
        seen.add(value)


def _plain(value: object) -> object:
    """Return a value of a combination as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return getattr(value, "value", value)


_A_CUBE = Text("De kubus", "The cube")
_NO_CUBE = Text("Dit is geen kubus van deze bibliotheek.", "This is no cube of this library.")
_OTHER_SCHEMA = Text("{} heeft schema {}; gelezen wordt schema {}.", "{} has schema {}; what is read is schema {}.")
_NEWER = Text("Lees met een nieuwere versie van de bibliotheek.", "Read with a newer version of the library.")
_DIMENSIONS = Text("dit zijn niet de dimensies van een kubus.", "these are not the dimensions of a cube.")
_IN_ORDER = Text("Verwacht wordt, in deze volgorde: {}; en eventueel {}.", "Expected, in this order: {}; and maybe {}.")
_OTHER_KEYS = Text("de sleutels zijn niet de dimensies: {}.", "the keys are not the dimensions: {}.")
_AS_DIMENSIONS = Text(
    "Elke cel heeft precies de sleutels van dimensies, en aantal.",
    "Each cell has exactly the keys of dimensies, and aantal.",
)
_DOUBLED = Text("dit staat er al.", "this stands there already.")
