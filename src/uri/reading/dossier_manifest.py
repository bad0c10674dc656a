"""The manifest of a dossier, ``dossier.toml``: what the report is about, and which files it is made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn

from uri.errors import MissingFileError, UnreadableError
from uri.findings import Findings, quoted
from uri.languages import Text
from uri.model.fields import EERSTE_JAAR, LAATSTE_JAAR
from uri.reading.files.file_source import name_of
from uri.reading.publication_entry import PublicationEntry, register_publication_hooks
from uri.reading.toml_objects import one_or_more, read_strictly, strict_converter

MANIFEST_FILE = "dossier.toml"

_WRONG = Text("{} klopt niet.", "{} is not right.").format(MANIFEST_FILE)


@attrs.frozen(kw_only=True)
class DossierFile:
    """One file of a dossier; a manifest may name it only, where nothing else is to be said.

    Attributes:
        bestand: The name of the file, in the folder of the dossier.
        blad: The sheet of a workbook.
        kop: The row of the headers, from 1.
        vast: Values for what the file leaves out, by field name.
        kolommen: Field names by header.
        koppeling: The mapping of the file: the name of its TOML or XLSX file, in the folder of the dossier.
        editie: The edition of its labels; by default that of the dossier.
        standdatum: The reference date of counts.
    """

    bestand: str
    blad: str | None = None
    kop: int | None = None
    vast: dict[str, str | int] = attrs.field(factory=dict)
    kolommen: dict[str, str] = attrs.field(factory=dict)
    koppeling: str | None = None
    editie: str | None = None
    standdatum: date | None = None


@attrs.frozen(kw_only=True)
class DossierManifest:
    """What ``dossier.toml`` says.

    Attributes:
        verslagjaar: The year of the report.
        organisatie: The organisation of which it is.
        editie: The edition of the labels, by its name or that of a TOML file in the folder.
        standdatum: The reference date of the cases.
        zonder: The parts of the organisation that the cases leave out.
        organisaties: The file of organisations and parts, by its name in the folder.
        omschrijvingen: Whether descriptions may be printed.
        noten: Notes to stand below the tables.
        lezing: Outcomes by ambiguous phrase.
        zaken: Files of cases.
        tellingen: Files of counts.
        kerncijfers: Files of headline figures, a row per year: see `Kerncijfers`.
        personeel: Files of numbers of employees: see `Personeel`.
        vertrouwenspersonen: Files of figures on confidential advisers, a row per year: see `Vertrouwenspersonen`.
        sessies: Files of prevention sessions: see `Sessie`.
        financiele_belangen: Files of reported financial interests: see `FinancieelBelang`.
        klachten: Files of complaints: see `Klacht`.
        adviesvragen: Files of questions put to the integrity team: see `Adviesvraag`.
        publicatie: What is said of the publication: see `Publicatiegegevens`.
    """

    verslagjaar: int
    organisatie: str | None = None
    editie: str | None = None
    standdatum: date | None = None
    zonder: list[str] = attrs.field(factory=list)
    organisaties: str | None = None
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
    publicatie: PublicationEntry = attrs.field(factory=PublicationEntry)


def read_dossier_manifest(folder: Path) -> DossierManifest:
    """Read the manifest of a folder.

    Raises:
        MissingFileError: The folder has none.
        UnreadableError: It cannot be read; the findings name every fault.
    """
    path = folder / MANIFEST_FILE
    try:
        manifest = read_strictly(path, DossierManifest, _CONVERTER, error=UnreadableError, rule="URI-I-dossier")
    except MissingFileError:
        message = Text("De map {} heeft geen {}.", "The folder {} has no {}.")
        raise MissingFileError(
            message.format(quoted(name_of(folder)), MANIFEST_FILE),
            Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents."),
            filename=str(path),
        ) from None
    if not EERSTE_JAAR <= manifest.verslagjaar <= LAATSTE_JAAR:
        raise UnreadableError(_WRONG, Text("verslagjaar is geen jaar.", "verslagjaar is no year."))
    if faults := [*manifest.publicatie.faults(MANIFEST_FILE)]:
        raise UnreadableError(_WRONG, findings=Findings(faults))
    return manifest


def _converter() -> cattrs.Converter:
    """Make a strict converter that takes one file for a list of one, and a bare name for a file."""
    converter = strict_converter()
    register_publication_hooks(converter)
    structure_file = make_dict_structure_fn(DossierFile, converter, _cattrs_forbid_extra_keys=True)
    converter.register_structure_hook(
        DossierFile, lambda raw, kind: structure_file(raw if isinstance(raw, dict) else {"bestand": raw}, kind)
    )
    one_or_more(converter, DossierFile)
    return converter


_CONVERTER = _converter()
