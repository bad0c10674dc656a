"""Editions by name, from the library's own data, and from an organisation's own TOML file."""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

from uri.errors import EditionError, UnknownLabelError
from uri.findings import quoted
from uri.languages import Text
from uri.taxonomy.data import load, names
from uri.taxonomy.editie_builder import build_afdoening_editie, build_editie, unknown_afdoeningen
from uri.taxonomy.editie_schema import fault
from uri.taxonomy.edities import AfdoeningEditie, Editie
from uri.taxonomy.labels import nearest_names
from uri.toml_reader import read_toml

ONBEKEND = "onbekend"
"""What stands in the place of the name of an edition of afdoeningen where none is known."""

_SUFFIX = ".toml"


def edities() -> list[str]:
    """Name the editions of schendingstypes that the library has.

    >>> edities()
    ['bzk-2023', 'defensie-2018', 'defensie-2020', 'defensie-2022', 'rijk-2015']
    """
    return names("edities", "schendingstypes")


def afdoening_edities() -> list[str]:
    """Name the editions of afdoeningen that the library has.

    >>> afdoening_edities()
    ['bzk-2023', 'defensie-2015', 'om-2016']
    """
    return names("edities", "afdoeningen")


def editie(naam: Editie | str | None = None) -> Editie:
    """Return an edition of schendingstypes.

    >>> editie("rijk-2015")
    <Editie rijk-2015: 9 rijen>

    Args:
        naam: A name out of `edities`, the path of a ``.toml`` file, or an edition, which is returned as it is.
            By default the edition that the data of the library name as the standard one.

    Raises:
        UnknownLabelError: There is no edition of that name.
        MissingFileError: The file is not there.
        EditionError: The file cannot be read, or contradicts itself.
    """
    if isinstance(naam, Editie):
        return naam
    if naam is not None and naam.endswith(_SUFFIX):
        return read_editie(naam)
    return _named_editie(naam or standard("schendingstypes"))


def afdoening_editie(naam: AfdoeningEditie | str | None = None) -> AfdoeningEditie:
    """Return an edition of afdoeningen.

    >>> afdoening_editie("om-2016").zwaarte[0].value
    'strafontslag'

    Args:
        naam: A name out of `afdoening_edities`, or an edition, which is returned as it is; ``onbekend`` for the
            edition without rows, which stands for a list that is not known. By default the edition that the data of
            the library name as the standard one.

    Raises:
        UnknownLabelError: There is no edition of that name.
    """
    if isinstance(naam, AfdoeningEditie):
        return naam
    return _named_afdoening_editie(naam or standard("afdoeningen"))


def read_editie(path: str | PathLike[str], *, outside: bool = True) -> Editie:
    """Read an organisation's own edition of schendingstypes; its name is that of the file.

    Args:
        path: A file in the form of the library's own editions. Its key ``afdoeningen`` may name a file beside it.
        outside: Whether the file beside it may be a link to one elsewhere.

    Raises:
        MissingFileError: The file, or one that it names, is not there.
        EditionError: The file cannot be read, it contradicts itself, or a leaf has neither a row nor a place.
    """
    file = Path(path)
    raw = _read(file)
    measures = raw.get("afdoeningen")
    if isinstance(measures, str) and measures.endswith(_SUFFIX):
        own = file.parent / measures
        if Path(measures).name != measures or not (outside or _is_within(own, file.parent)):
            raise fault(file.stem, Text("{} staat niet ernaast.", "{} is not beside it.").format(quoted(measures)))
        return build_editie(file.stem, raw, build_afdoening_editie(own.stem, _read(own)))
    if measures is not None and measures not in {ONBEKEND, *afdoening_edities()}:
        raise fault(file.stem, Text("er is geen editie {}.", "there is no edition {}.").format(quoted(measures)))
    return build_editie(file.stem, raw, afdoening_editie(measures))


def _is_within(file: Path, folder: Path) -> bool:
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))


def _read(file: Path) -> dict[str, Any]:
    return read_toml(file, EditionError, name=Text("De editie {}", "The edition {}").format(quoted(file.name)))


@cache
def standard(lijst: str) -> str:
    """Name the default edition of a list: ``schendingstypes`` or ``afdoeningen``."""
    return str(load("standaard.toml")[lijst])


@cache
def _named_editie(name: str) -> Editie:
    _require(name, edities())
    raw = load("edities", "schendingstypes", f"{name}.toml")
    return build_editie(name, raw, afdoening_editie(raw.get("afdoeningen")))


@cache
def _named_afdoening_editie(name: str) -> AfdoeningEditie:
    if name == ONBEKEND:
        return unknown_afdoeningen(name, afdoening_editie().zinnen)
    _require(name, afdoening_edities())
    return build_afdoening_editie(name, load("edities", "afdoeningen", f"{name}.toml"))


def _require(name: str, choices: Collection[str]) -> None:
    if name not in choices:
        raise UnknownLabelError(
            Text("De editie {} bestaat niet.", "There is no edition {}.").format(quoted(name)),
            Text("Kies uit: {}.", "Choose from: {}.").format(", ".join(choices)),
            nearest=nearest_names(name, choices),
        )
