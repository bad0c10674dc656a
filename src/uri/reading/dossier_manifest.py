"""The manifest of a dossier, ``dossier.toml``: what the report is about, and which files it is made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn

from uri.errors import MissingFileError, UnreadableError
from uri.findings import quoted
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.reading.strict_toml import read_strictly, strict_converter
from uri.texts import Text

NAAM = "dossier.toml"

_WRONG = Text("{} klopt niet.", "{} is not right.").format(NAAM)


@attrs.frozen(kw_only=True)
class DossierFile:
    """One file of a dossier. A bare file name will do where nothing else is to be said.

    `vast` are values for what the file leaves out, `kolommen` goes from header to field name, `standdatum` is the
    reference date of counts.
    """

    bestand: str
    blad: str | None = None
    kop: int | None = None
    vast: dict[str, str | int] = attrs.field(factory=dict)
    kolommen: dict[str, str] = attrs.field(factory=dict)
    editie: str | None = None
    standdatum: date | None = None


@attrs.frozen(kw_only=True)
class DossierManifest:
    """What ``dossier.toml`` says. `zonder` names the parts that the cases leave out."""

    verslagjaar: int
    organisatie: str | None = None
    editie: str | None = None
    standdatum: date | None = None
    zonder: list[str] = attrs.field(factory=list)
    omschrijvingen: bool = False
    noten: list[str] = attrs.field(factory=list)
    lezing: dict[str, str] = attrs.field(factory=dict)
    zaken: list[DossierFile] = attrs.field(factory=list)
    tellingen: list[DossierFile] = attrs.field(factory=list)
    kerncijfers: list[DossierFile] = attrs.field(factory=list)
    personeel: list[DossierFile] = attrs.field(factory=list)
    vertrouwenspersonen: list[DossierFile] = attrs.field(factory=list)
    sessies: list[DossierFile] = attrs.field(factory=list)
    financiele_belangen: list[DossierFile] = attrs.field(factory=list)
    klachten: list[DossierFile] = attrs.field(factory=list)
    adviesvragen: list[DossierFile] = attrs.field(factory=list)


def read_manifest(folder: Path) -> DossierManifest:
    """Read the manifest of a folder.

    Raises:
        MissingFileError: The folder has none.
        UnreadableError: It cannot be read; the findings name every fault.
    """
    path = folder / NAAM
    if not path.exists():
        raise MissingFileError(
            Text("De map {} heeft geen {}.", "The folder {} has no {}.").format(quoted(folder.name), NAAM),
            Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents."),
            filename=str(path),
        )
    manifest = read_strictly(path, DossierManifest, _CONVERTER, error=UnreadableError, rule="URI-I-dossier")
    if not EERSTE_JAAR <= manifest.verslagjaar <= LAATSTE_JAAR:
        raise UnreadableError(_WRONG, Text("verslagjaar is geen jaar.", "verslagjaar is no year."))
    return manifest


def _converter() -> cattrs.Converter:
    """Make a strict converter that takes one file for a list of one, and a bare name for a file."""
    converter = strict_converter()
    one = make_dict_structure_fn(DossierFile, converter, _cattrs_forbid_extra_keys=True)
    converter.register_structure_hook(
        DossierFile, lambda raw, kind: one(raw if isinstance(raw, dict) else {"bestand": raw}, kind)
    )
    many = converter.get_structure_hook(list[DossierFile])
    converter.register_structure_hook_func(
        lambda kind: kind == list[DossierFile], lambda raw, kind: many(raw if isinstance(raw, list) else [raw], kind)
    )
    return converter


_CONVERTER = _converter()
