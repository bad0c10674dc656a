"""Groupings by name, from the library's own data, and from an organisation's own TOML file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

from uri.errors import UnknownLabelError, UnreadableError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.taxonomy.data import load, names
from uri.taxonomy.editie_files import editie as find_editie
from uri.taxonomy.editie_files import edities
from uri.taxonomy.editie_schema import FileForm, are_tables, are_texts, is_text
from uri.taxonomy.edities import Editie
from uri.taxonomy.groepering import AfdoeningRijen, Groep, Groepering
from uri.taxonomy.groepering_faults import Fault, grouping_faults
from uri.taxonomy.labels import nearest_names
from uri.toml_reader import read_toml

TOTALEN = Groepering(
    naam="totalen",
    titel="Alleen totalen",
    bron="De totalen die elke editie heeft",
    editie=None,
    groepen=(),
    afdoeningen=AfdoeningRijen.TOTAAL,
)
"""The grouping of any edition that leaves totals only."""

_SUFFIX = ".toml"
_FOLDER = ("edities", "groeperingen")
_FILE: FileForm = {
    "titel": is_text,
    "editie": is_text,
    "bron": is_text,
    "afdoeningen": lambda value: isinstance(value, str) and value in {*AfdoeningRijen},
    "groep": are_tables,
}
_GROUP: FileForm = {"code": is_text, "label": is_text, "engels": is_text, "rijen": are_texts}


def groeperingen() -> list[str]:
    """Name the groupings that the library has.

    >>> groeperingen()
    ['bzk-2023-grof', 'totalen']
    """
    return [*names(*_FOLDER), TOTALEN.naam]


def groepering(naam: Groepering | str) -> Groepering:
    """Return a grouping.

    >>> [groep.code for groep in groepering("bzk-2023-grof").groepen][:2]
    ['belangen_en_middelen', 'informatie_en_communicatie']

    Args:
        naam: A name out of `groeperingen`, the path of a ``.toml`` file, or a grouping, which is returned as it is.

    Raises:
        UnknownLabelError: There is no grouping of that name.
        MissingFileError: The file is not there.
        UnreadableError: The file is not right; the findings name every fault.
    """
    if isinstance(naam, Groepering):
        return naam
    if naam.endswith(_SUFFIX):
        return read_groepering(naam)
    if naam not in groeperingen():
        raise UnknownLabelError(
            _NO_GROUPING.format(quoted(naam)),
            _CHOOSE.format(", ".join(groeperingen())),
            nearest=nearest_names(naam, groeperingen()),
        )
    return TOTALEN if naam == TOTALEN.naam else _named(naam)


def read_groepering(path: str | PathLike[str]) -> Groepering:
    """Read an organisation's own grouping; its name is that of the file.

    Args:
        path: A file in the form of the library's own. Its key ``editie`` may name the file of an edition beside it.

    Raises:
        MissingFileError: The file, or that of its edition, is not there.
        UnreadableError: The file cannot be read, or is not right; the findings name every fault, each at its key.
        EditionError: The file of its edition is not right.
    """
    file = Path(path)
    return _built(file.name, read_toml(file, UnreadableError), file.parent)


@cache
def _named(name: str) -> Groepering:
    return _built(f"{name}{_SUFFIX}", load(*_FOLDER, f"{name}{_SUFFIX}"), Path())


def _built(file: str, raw: Mapping[str, Any], folder: Path) -> Groepering:
    """Make the grouping of a file.

    Raises:
        UnreadableError: The file is not right.
    """
    faults = [*_form_faults(raw)]
    edition = _edition(raw.get("editie"), folder, faults)
    if edition is not None and not any(path[:1] == ("groep",) for path, _ in faults):
        faults += grouping_faults(raw["groep"], edition, raw.get("afdoeningen"))
    if faults:
        findings = Findings(
            Finding(rule="URI-I-groepering", message=message, place=Place(file=file, key=_key(path) or None))
            for path, message in faults
        )
        raise UnreadableError(_WRONG.format(quoted(file)), findings=findings)
    return grouping_of(file.removesuffix(_SUFFIX), raw, edition)


def grouping_of(name: str, raw: Mapping[str, Any], editie: Editie | None) -> Groepering:
    """Make a grouping of plain data that are free of faults."""
    return Groepering(
        naam=name,
        titel=raw["titel"],
        bron=raw["bron"],
        editie=editie,
        groepen=tuple(
            Groep(code=group["code"], label=Text(group["label"], group["engels"]), rijen=tuple(group["rijen"]))
            for group in raw["groep"]
        ),
        afdoeningen=AfdoeningRijen(raw.get("afdoeningen", AfdoeningRijen.RIJEN)),
    )


def _edition(name: object, folder: Path, faults: list[Fault]) -> Editie | None:
    """Return the edition that a file names; else note why there is none."""
    if not isinstance(name, str) or not is_text(name):
        return None
    if name.endswith(_SUFFIX):
        return find_editie(str(folder / name))
    if name not in edities():
        faults.append((("editie",), _NO_EDITION.format(quoted(name), ", ".join(edities()))))
        return None
    return find_editie(name)


def _form_faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Name each key that is strange, missing or of the wrong kind."""
    yield from _keys((), raw, _FILE, "titel", "editie", "bron", "groep")
    groups = raw.get("groep")
    for at, group in enumerate(groups if isinstance(groups, list) and are_tables(groups) else []):
        yield from _keys(("groep", at), group, _GROUP, *_GROUP)


def _keys(at: tuple[str | int, ...], raw: Mapping[str, Any], form: FileForm, *needed: str) -> Iterator[Fault]:
    for key in sorted(raw.keys() - form.keys()):
        yield (*at, key), _STRANGE.format(quoted(key), ", ".join(form))
    for key in needed:
        if key not in raw:
            yield at or (key,), _MISSING.format(quoted(key))
    for key, value in raw.items():
        if key in form and not form[key](value):
            yield (*at, key), _CHOICE.format(", ".join(AfdoeningRijen)) if key == "afdoeningen" else _ODD


def _key(path: tuple[str | int, ...]) -> str:
    """Name a key as a reader finds it, counting from one: ``groep 2, rijen``."""
    words = ""
    for part in path:
        words += f" {part + 1}" if isinstance(part, int) else f", {part}" if words else part
    return words


_WRONG = Text("De groepering {} klopt niet.", "The grouping {} is not right.")
_NO_GROUPING = Text("De groepering {} bestaat niet.", "There is no grouping {}.")
_CHOOSE = Text("Kies uit: {}; of noem een eigen TOML-bestand.", "Choose from: {}; or name a TOML file of your own.")
_NO_EDITION = Text(
    "de editie {} bestaat niet; kies uit {}, of noem het TOML-bestand ernaast.",
    "there is no edition {}; choose from {}, or name the TOML file beside it.",
)
_STRANGE = Text("onbekende sleutel {}; kies uit {}.", "unknown key {}; choose from {}.")
_MISSING = Text("de sleutel {} ontbreekt.", "the key {} is missing.")
_CHOICE = Text("verwacht: één van {}.", "expected: one of {}.")
_ODD = Text("verkeerde waarde.", "wrong value.")
