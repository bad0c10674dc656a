"""Dossiers: a folder with a manifest and the files of one report."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from os import PathLike
from os.path import realpath
from pathlib import Path
from typing import Any, TypeVar

import attrs

from uri.aggregate.cubes.kubus import Kubus
from uri.aggregate.sources.dossier import RECORD_FIELDS, Dossier
from uri.aggregate.sources.publication_details import Publicatiegegevens, Publicatietekst
from uri.errors import IncompatibleError, RejectedRowsError, UnreadableError, UriError
from uri.findings import Finding, Findings, Place, Severity, quoted
from uri.languages import Text, same
from uri.model import FinancieelBelang, Kerncijfers, Sessie, Vertrouwenspersonen
from uri.reading.count_files import counts_of
from uri.reading.dossier_manifest import MANIFEST_FILE, DossierFile, DossierManifest, read_dossier_manifest
from uri.reading.dossier_sources import read_own_text, source_files
from uri.reading.files.file_source import name_of
from uri.reading.koppeling_files import koppeling_of, mapped_sheets
from uri.register import REGISTER_FIELDS, Reader, Reading, Register, Sheet
from uri.register.parsing.outcome_phrases import OutcomeReader, is_open
from uri.register.parsing.reader import refuse
from uri.taxonomy import Editie, Organisaties, Soort, editie, read_editie, read_organisaties
from uri.taxonomy.labels import normal

Result = TypeVar("Result")
Named = TypeVar("Named")

_ONE_A_YEAR = (Kerncijfers, Vertrouwenspersonen)
_OF_THE_YEAR = (Vertrouwenspersonen, Sessie, FinancieelBelang)
_OTHER_YEARS = Text("geen rijen van {}.", "no rows of {}.")
_FOR_CASES = Text("Een koppeling is voor zaken en tellingen.", "A mapping (koppeling) is for zaken and tellingen.")
_SAY_COLUMNS = Text("Zeg met kolommen welke kolom welk veld is.", "Say by kolommen which column is which field.")
_OUTSIDE = Text("{} uit {} staat buiten de map van het dossier.", "{} of {} stands outside the folder of the dossier.")
_MOVE = Text("Zet het bestand in de map, of sta het toe.", "Put the file in the folder, or allow it.")
_NAMED_TWICE = Text(
    "{} staat twee keer onder {}; elke rij zou dubbel tellen.",
    "{} is named twice under {}; each row would count twice.",
)
_NAME_ONCE = Text("Noem elk bestand één keer in dossier.toml.", "Name each file once in dossier.toml.")
_NO_OUTCOMES = Text(
    "meldingen zonder uitkomst; geen tabel gebruikt dit bestand.", "reports without outcome; no table uses this file."
)


def read_dossier(
    folder: str | PathLike[str], *, lezing: Mapping[str, str] | None = None, outside: bool = False
) -> Dossier:
    r"""Read a folder with a ``dossier.toml``: all files of one report.

    Every fault of every file is found in one pass.

    Args:
        folder: The folder.
        lezing: What ambiguous phrases stand for, as ``{"Geen afdoening": "aangetoond"}``; each goes before what the
            manifest says of the same phrase.
        outside: Whether the manifest may name files outside the folder, by an absolute path, ``..`` or a link. It may
            not unless the caller says so: who sends a folder should not choose what else of a machine is read.

    Returns:
        The dossier.

    Raises:
        MissingFileError: There is no manifest, or a file that it names is not there.
        UnreadableError: The manifest or a file cannot be read at all.
        RejectedRowsError: Rows cannot be understood; the findings name every fault.

    Examples:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "dossier.toml").write_text('verslagjaar = 2023\nzaken = "zaken.csv"')
        ...     _ = Path(folder, "zaken.csv").write_text("categorie,uitkomst,jaar\ngeweld,aangetoond,2023")
        ...     read_dossier(folder).verslagjaar
        2023
    """
    path = Path(folder)
    manifest = read_dossier_manifest(path)
    return _DossierReader(
        path, attrs.evolve(manifest, lezing=_overridden(manifest.lezing, lezing or {})), outside=outside
    ).dossier()


def _overridden(stated: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the readings of a manifest, with those that the caller chose in their place."""
    phrases = set(map(normal, chosen))
    return {phrase: word for phrase, word in stated.items() if normal(phrase) not in phrases} | dict(chosen)


class _DossierReader:
    """One reading of a dossier: collects the faults of its files, and raises them together at the end."""

    def __init__(self, folder: Path, manifest: DossierManifest, *, outside: bool) -> None:
        self.folder, self.manifest, self.outside = folder, manifest, outside
        self.editie = self._edition(manifest.editie)
        OutcomeReader.of(self.editie.afdoeningen, manifest.lezing)  # a wrong reading is told once, not by every file
        self.faults: list[UriError] = []
        self.doubts = Findings()

    def dossier(self) -> Dossier:
        manifest = self.manifest
        self._refuse_repeated()
        registers = self._each(manifest.zaken, self._register)
        cubes = self._each(manifest.tellingen, self._cube)
        side = {name: self._records(name, record_class) for record_class, name in RECORD_FIELDS.items()}
        texts = self._each(manifest.publicatie.teksten, lambda entry: read_own_text(entry, self._inside))
        named = [] if manifest.organisaties is None else [manifest.organisaties]
        known = self._each(named, lambda name: read_organisaties(self._inside(name)))
        self._raise()
        return Dossier(
            verslagjaar=manifest.verslagjaar,
            organisatie=manifest.organisatie,
            editie=self.editie,
            standdatum=manifest.standdatum,
            zonder=frozenset(manifest.zonder),
            organisaties=Organisaties().met(*known),
            omschrijvingen=manifest.omschrijvingen,
            noten=tuple(map(same, manifest.noten)),
            register=Register.concat(registers, parts=True) if registers else None,
            tellingen=tuple(cubes),
            publicatie=self._publication(texts),
            findings=self.doubts,
            **side,
        )

    def _publication(self, texts: Iterable[Publicatietekst]) -> Publicatiegegevens:
        """Return what is said of the publication, with the files that it is made from."""
        said = self.manifest.publicatie
        return Publicatiegegevens(
            datum=said.datum,
            tooi=said.tooi,
            contact=said.contact,
            licentie=said.licentie,
            titel=said.titel,
            teksten=tuple(texts),
            bronnen=source_files(self.manifest, self._inside),
        )

    def _refuse_repeated(self) -> None:
        """Refuse a file that is named twice for one kind of record; counts may be read from one in several ways."""
        for name in ("zaken", *RECORD_FIELDS.values()):
            files: list[DossierFile] = getattr(self.manifest, name)
            sheets = [(realpath(self.folder / file.bestand), file.blad) for file in files]
            for twice in dict.fromkeys(sheet for index, sheet in enumerate(sheets) if sheet in sheets[:index]):
                message = _NAMED_TWICE.format(quoted(files[sheets.index(twice)].bestand), name)
                self.faults.append(IncompatibleError(message, _NAME_ONCE))

    def _register(self, file: DossierFile) -> Register:
        reader, sheets = self._opened(file, REGISTER_FIELDS)
        reading = Reading.joined([Reading.of(reader.cases(sheet, beside=sheets)) for sheet in sheets])
        refuse(reading.findings, len(reading.rejected), reading.rows)
        self.doubts += reading.findings
        return reading.register

    def _cube(self, file: DossierFile) -> Kubus:
        reader, sheets = self._opened(file, REGISTER_FIELDS)
        cube = Kubus.concat((counts_of(reader, sheet, standdatum=file.standdatum) for sheet in sheets), parts=True)
        if cube.soort is Soort.MELDING and "uitkomst" not in cube.dimensies:
            self._doubt(sheets[0], _NO_OUTCOMES)
        return cube

    def _records(self, name: str, record_class: type[Any]) -> tuple[Any, ...]:
        years: list[int] = []

        def read(file: DossierFile) -> list[Any]:
            if file.koppeling is not None:
                raise UnreadableError(_FOR_CASES, _SAY_COLUMNS)
            reader, (sheet,) = self._opened(file, attrs.fields_dict(record_class))
            records = reader.records(sheet, record_class)
            read_years = [record.jaar for record in records]
            if record_class in _ONE_A_YEAR:
                _once(sheet, read_years, years)
                years.extend(read_years)
            if record_class in _OF_THE_YEAR and records and self.manifest.verslagjaar not in read_years:
                self._doubt(sheet, _OTHER_YEARS.format(self.manifest.verslagjaar))
            return records

        files: list[DossierFile] = getattr(self.manifest, name)
        return tuple(record for records in self._each(files, read) for record in records)

    def _doubt(self, sheet: Sheet, message: Text) -> None:
        doubt = Finding(rule="URI-I-ongebruikt", severity=Severity.WARNING, message=message, place=sheet.place())
        self.doubts += Findings([doubt])

    def _opened(self, file: DossierFile, fields: Collection[str]) -> tuple[Reader, list[Sheet]]:
        """Return a file's tables, and how to read it: its cases belong to the dossier's organisation."""
        edition = self.editie if file.editie is None else self._edition(file.editie)
        organisation = {"organisatie": self.manifest.organisatie} if "organisatie" in fields else {}
        lezing = {
            phrase: outcome for phrase, outcome in self.manifest.lezing.items() if is_open(edition.afdoeningen, phrase)
        }
        koppeling = koppeling_of(None if file.koppeling is None else self._inside(file.koppeling))
        reader = Reader.of(
            editie=edition,
            mapping=file.kolommen,
            constants={**organisation, **file.vast},
            jaar=self.manifest.verslagjaar,
            lezing=lezing,
            koppeling=koppeling,
        )
        return reader, mapped_sheets(self._inside(file.bestand), koppeling, sheet=file.blad, header_row=file.kop)

    def _edition(self, name: str | None) -> Editie:
        """Return an edition by name, or from a TOML file in the folder."""
        if name is None or not name.endswith(".toml"):
            return editie(name)
        return read_editie(self._inside(name), outside=self.outside)

    def _inside(self, name: str) -> Path:
        """Return the path of a file that the manifest names.

        Raises:
            UnreadableError: It stands outside the folder, and the caller did not allow that.
        """
        path = self.folder / name
        if not self.outside and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.folder)):
            raise UnreadableError(_OUTSIDE.format(quoted(path.name), MANIFEST_FILE), _MOVE, argument="outside")
        return path

    def _each(self, files: Iterable[Named], read: Callable[[Named], Result]) -> list[Result]:
        results = []
        for file in files:
            try:
                results.append(read(file))
            except UriError as error:
                self.faults.append(error)
        return results

    def _raise(self) -> None:
        """Raise all faults together; one that keeps a file from being read weighs heaviest."""
        if len(self.faults) == 1:
            raise self.faults[0]
        if self.faults:
            rows_only = all(isinstance(fault, RejectedRowsError) for fault in self.faults)
            raise (RejectedRowsError if rows_only else UnreadableError)(
                Text("Het dossier {} is niet te lezen.", "The dossier {} cannot be read.").format(
                    quoted(name_of(self.folder))
                ),
                findings=Findings.joined(map(_as_findings, self.faults)),
            )


def _as_findings(error: UriError) -> Findings:
    if error.findings:
        return error.findings
    place = Place(file=MANIFEST_FILE)
    return Findings([Finding(rule="URI-I-bestand", message=error.message, hint=error.hint, place=place)])


def _once(sheet: Sheet, years: list[int], before: list[int]) -> None:
    """Refuse two rows of figures for one year, in one file or in another one before it."""
    twice = [index for index, year in enumerate(years) if year in [*before, *years[:index]]]
    if twice:
        raise RejectedRowsError(
            Text("Een jaar staat er twee keer.", "A year stands there twice."),
            findings=Findings(
                Finding(
                    rule="URI-I-dubbel",
                    message=Text("het jaar {} staat er al.", "the year {} is there already.").format(years[index]),
                    hint=Text("Houd één rij per jaar.", "Keep one row a year."),
                    place=sheet.place(index),
                )
                for index in twice
            ),
        )
