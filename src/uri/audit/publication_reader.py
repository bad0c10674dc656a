"""The doors of the audit: a publication read from its files, and audited."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import attrs

from uri.aggregate import Dossier
from uri.audit.audit_rules import MANIFEST
from uri.audit.printed.grids import SUFFIXES, NoTableError, PrintedGrid, read_grids
from uri.audit.printed.split_grids import split_grid
from uri.audit.printed_tables.annex import Annex, read_annex
from uri.audit.printed_tables.editie_recognition import recognise
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.printed_tables.table_reader import read_table
from uri.audit.publication import Audit, Publicatie
from uri.audit.publication_manifest import (
    MANIFEST_FILE,
    AnnexEntry,
    BlankMeaning,
    Notation,
    PublicationManifest,
    TableEntry,
    read_publication_manifest,
)
from uri.audit.relations.claims import relate_claims
from uri.audit.relations.figure_relations import PrintedRelation
from uri.audit.repair_solver import MOST_REPAIRS, SECONDS
from uri.errors import UnreadableError, UriError
from uri.file_opening import reason
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.reading.files.file_source import name_of
from uri.register import Register
from uri.taxonomy import Editie, Uitkomst
from uri.taxonomy import editie as find_editie


def audit(
    publicatie: Publicatie | str | os.PathLike[str],
    *,
    against: Register | Dossier | str | os.PathLike[str] | None = None,
    most: int = MOST_REPAIRS,
    seconds: float = SECONDS,
) -> Audit:
    r"""Check what was published, and say which figure is wrong; nothing is raised for what is found.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "meldingen.csv")
    ...     _ = table.write_text("Type;2022\nDiefstal;4\nLekken;5\nTotaal;8\n", encoding="utf-8")
    ...     result = audit(table)
    >>> [finding.rule for finding in result.findings.errors]
    ['URI-T-som']

    Args:
        publicatie: A publication, or the path of one as `read_publication` takes it.
        against: The register or dossier that it was made of, or the path of one: its tables must say the same.
        most: How many repairs are sought for figures that hang together.
        seconds: How long repairs are sought, in all.

    Returns:
        The findings and the repairs. Without the extra ``solver`` there are no repairs, and a notice says so.

    Raises:
        MissingFileError: The publication is not there.
        UnreadableError: The publication or the register cannot be read.
        SelectionError: Nothing in the publication can be compared with the register.
    """
    publication = publicatie if isinstance(publicatie, Publicatie) else read_publication(publicatie)
    return publication.audit(against=against, most=most, seconds=seconds)


def read_publication(path: str | os.PathLike[str]) -> Publicatie:
    r"""Read a published table, or a folder with a whole publication.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "meldingen.csv")
    ...     _ = table.write_text("Type;2022\nDiefstal;4\nLekken;5\nTotaal;9\n", encoding="utf-8")
    ...     read_publication(table)
    <Publicatie meldingen.csv: 1 tabellen, 0 beweringen>

    Args:
        path: A table file (CSV, TSV, XLSX, ODS, Markdown or HTML), or a folder. A ``publicatie.toml`` in the folder
            joins tables, annexes, claims and earlier years; without one, every table in the folder is read.

    Raises:
        MissingFileError: The file or folder is not there.
        UnreadableError: Nothing there can be read as a table; `findings` names every fault of a folder.
    """
    return _read(Path(path), ())


def _read(path: Path, parents: tuple[Path, ...]) -> Publicatie:
    place = Path(os.path.realpath(path))
    if place in parents:
        raise UnreadableError(_CIRCLE.format(quoted(name_of(path))))
    if not os.path.isdir(path):  # noqa: PTH112 (false, not an error, for a path that cannot be looked at)
        return _bare(name_of(path), [path])
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        raise UnreadableError(_CLOSED.format(quoted(name_of(path))), reason(error)) from None
    if path / MANIFEST_FILE in inside:
        return _PublicationReader(path, (*parents, place)).read()
    files = [file for file in inside if file.suffix.lower() in SUFFIXES]
    if not files:
        raise UnreadableError(_EMPTY.format(quoted(name_of(path)), MANIFEST_FILE), _SEE)
    return _bare(name_of(path), files)


def _bare(name: str, files: Iterable[Path]) -> Publicatie:
    """Read files of which nothing is stated."""
    grids = [part for file in files for grid in _tables_in(file) for part in split_grid(grid)]
    if not grids:
        raise UnreadableError(_NO_TABLE.format(quoted(name)))
    printed = [
        read_table(grid, name=table_name) for grid, table_name in zip(grids, _numbered_names(grids), strict=True)
    ]
    tables = [
        PublishedTable(table=table, kind=None, recognition=recognise(table)) for table in printed if table is not None
    ]
    if not tables:
        raise UnreadableError(_NO_FIGURES.format(quoted(name)))
    return Publicatie(naam=name, tabellen=tuple(tables), opmerkingen=Findings([MANIFEST.finding(Place(file=name))]))


def _tables_in(file: Path) -> tuple[PrintedGrid, ...]:
    """Read the grids of a file; a text that holds no table is only a text."""
    try:
        return read_grids(file)
    except NoTableError:
        return ()


def _numbered_names(grids: Iterable[PrintedGrid]) -> list[str]:
    """Name tables that have no name: by their sheet or file, numbered where there are more."""
    names = [grid.sheet or Path(grid.file).stem for grid in grids]
    times, numbers = Counter(names), defaultdict[str, Iterator[int]](partial(count, 1))
    return [name if times[name] == 1 else f"{name}-{next(numbers[name])}" for name in names]


@attrs.frozen
class _PublicationReader:
    """The reading of one folder by its manifest.

    Attributes:
        folder: The folder.
        parents: The folders that refer to it, and itself.
        faults: Whatever went wrong so far.
    """

    folder: Path
    parents: tuple[Path, ...]
    faults: list[Finding] = attrs.field(factory=list)

    def read(self) -> Publicatie:
        """Read everything that the manifest names, and tell every fault at once."""
        manifest = read_publication_manifest(self.folder)
        editie = self._edition(manifest.editie)
        tables = [table for entry in manifest.tabellen for table in self._tables(entry, editie)]
        annexes = [annex for entry in manifest.bijlagen if (annex := self._annex(entry, editie)) is not None]
        self._check(manifest, [published.table.name for published in tables] + [annex.name for annex in annexes])
        claims = self._claims(manifest, tables, annexes)
        earlier = self._all_earlier(manifest)
        if self.faults:
            raise UnreadableError(_WRONG.format(MANIFEST_FILE), findings=Findings(self.faults))
        return Publicatie(
            naam=self.folder.resolve().name,
            titel=manifest.titel,
            organisatie=manifest.organisatie,
            jaar=manifest.jaar,
            editie=editie,
            tabellen=tuple(tables),
            bijlagen=tuple(annexes),
            beweringen=tuple(claims),
            eerder=earlier,
        )

    def _check(self, manifest: PublicationManifest, names: list[str]) -> None:
        """Check that names and years come once, and that there is something to audit."""
        self._once(names, _TWICE, "tabellen")
        self._once([str(entry.jaar) for entry in manifest.eerder], _SAME_YEAR, "eerder")
        if not (manifest.tabellen or manifest.bijlagen or manifest.beweringen or manifest.eerder):
            self.faults.append(_fault(_NOTHING, "tabellen"))

    def _once(self, names: list[str], message: Text, key: str) -> None:
        repeated = sorted(name for name, times in Counter(names).items() if times > 1)
        self.faults.extend(_fault(message.format(quoted(name)), key) for name in repeated)

    def _edition(self, named: str | None) -> Editie | None:
        if named is None:
            return None
        try:
            return find_editie(str(self.folder / named) if named.endswith(".toml") else named)
        except UriError as error:
            self._note(error, "editie")
            return None

    # --------------------------------------------------------------------------------------------- tables and annexes

    def _tables(self, entry: TableEntry, editie: Editie | None) -> list[PublishedTable]:
        """Read the tables of one file; several of them are numbered."""
        table_edition = self._edition(entry.editie) or editie
        try:
            grids = [part for grid in read_grids(self.folder / entry.bestand) for part in split_grid(grid)]
        except UriError as error:
            self._note(error, entry.bestand)
            return []
        names = _numbered_names(grids)
        if entry.naam is not None:
            names = [entry.naam if len(grids) == 1 else f"{entry.naam}-{number}" for number, _ in enumerate(grids, 1)]
        printed = [_printed_table(entry, grid, name) for grid, name in zip(grids, names, strict=True)]
        tables = [table for table in printed if table is not None]
        self._check_tables(entry, tables)
        return [
            PublishedTable(
                table=table, kind=entry.soort, recognition=recognise(table, table_edition), source=entry.bron
            )
            for table in tables
        ]

    def _check_tables(self, entry: TableEntry, tables: list[PrintedTable]) -> None:
        """Check that there is a table, and that it has the columns and rows of which something is stated."""
        if not tables:
            self.faults.append(_fault(_NO_FIGURES.format(quoted(entry.bestand)), "tabellen"))
            return
        missing = [label for label in entry.kolommen if all(table.find_column(label) is None for table in tables)]
        missing += [label for label in entry.rijen if all(table.find_row(label) is None for table in tables)]
        names = quoted(", ".join(table.name for table in tables))
        self.faults.extend(_fault(_NO_SUCH.format(names, quoted(label)), "tabellen") for label in missing)

    def _annex(self, entry: AnnexEntry, editie: Editie | None) -> Annex | None:
        try:
            (grid, *_) = read_grids(self.folder / entry.bestand)
            return read_annex(
                grid,
                name=entry.naam or Path(entry.bestand).stem,
                categorie=entry.categorie,
                afdoening=entry.afdoening,
                editie=editie or find_editie(),
                outcomes={words: Uitkomst.parse(outcome) for words, outcome in entry.lezing.items()},
            )
        except UriError as error:
            self._note(error, "bijlagen")
            return None

    # ------------------------------------------------------------------------------------------- claims, earlier years

    def _claims(
        self, manifest: PublicationManifest, tables: list[PublishedTable], annexes: list[Annex]
    ) -> list[PrintedRelation]:
        relations, faults = relate_claims(
            manifest,
            {published.table.name: published for published in tables},
            {annex.name: annex for annex in annexes},
            file=MANIFEST_FILE,
        )
        self.faults.extend(faults)
        return relations

    def _all_earlier(self, manifest: PublicationManifest) -> dict[int, Publicatie]:
        read = {entry.jaar: self._earlier(entry.pad) for entry in manifest.eerder}
        return {year: publication for year, publication in read.items() if publication is not None}

    def _earlier(self, path: str) -> Publicatie | None:
        try:
            return _read(self.folder / path, self.parents)
        except UriError as error:
            self._note(error, "eerder")
            return None

    # --------------------------------------------------------------------------------------------------------- faults

    def _note(self, error: UriError, key: str) -> None:
        """Gather the faults of an error; one that has none is a fault itself."""
        message = error.message if error.hint is None else Text("{} {}", "{} {}").format(error.message, error.hint)
        self.faults.extend(error.findings or [_fault(message, key)])


def _printed_table(entry: TableEntry, grid: PrintedGrid, name: str) -> PrintedTable | None:
    return read_table(
        grid,
        name=name,
        meaning=entry,
        column_meanings=entry.kolommen,
        row_meanings=entry.rijen,
        partition=entry.deling,
        blank_open=entry.leeg is BlankMeaning.ONBEKEND,
        english=None if entry.notatie is None else entry.notatie is Notation.ENGLISH,
    )


def _fault(message: Text, key: str) -> Finding:
    return Finding(rule="URI-I-publicatie", message=message, place=Place(file=MANIFEST_FILE, key=key))


_CIRCLE = Text("{} verwijst naar zichzelf.", "{} refers to itself.")
_CLOSED = Text("De map {} is niet te lezen.", "The folder {} cannot be read.")
_EMPTY = Text("De map {} heeft geen {} en geen tabellen.", "The folder {} has no {} and no tables.")
_SEE = Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents.")
_NO_TABLE = Text("{} bevat geen tabel.", "{} holds no table.")
_NO_FIGURES = Text("{} bevat geen tabel met cijfers.", "{} holds no table with figures.")
_NO_SUCH = Text("Tabel {} heeft geen kolom of rij {}.", "Table {} has no column or row {}.")
_TWICE = Text(
    "De naam {} is aan meer tabellen of bijlagen gegeven.", "The name {} was given to more tables or annexes."
)
_SAME_YEAR = Text("Van {} zijn er meer eerdere publicaties.", "There are more earlier publications of {}.")
_NOTHING = Text("Er is geen tabel, bijlage of bewering om na te gaan.", "There is no table, annex or claim to check.")
_WRONG = Text("{} klopt niet.", "{} is not right.")
