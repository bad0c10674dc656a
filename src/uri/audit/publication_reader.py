"""The doors of the audit: a publication read from its files, and audited."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from uri.aggregate import Consolidatie, Dossier
from uri.audit.audit_rules import MANIFEST
from uri.audit.documents.document_reader import is_document, read_document
from uri.audit.printed.grids import SUFFIXES, NoTableError, PrintedGrid, read_grids
from uri.audit.printed.split_grids import split_grid
from uri.audit.printed_tables.editie_recognition import recognise
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.printed_tables.table_reader import read_table
from uri.audit.publication import Audit, Publicatie
from uri.audit.publication_manifest import MANIFEST_FILE, read_publication_manifest
from uri.audit.repair_solver import MOST_REPAIRS, SECONDS
from uri.audit.stated_publication import PublicationMaker, StatedPublication, numbered_names
from uri.audit.stated_reports import report_manifest
from uri.errors import UnreadableError
from uri.file_opening import reason
from uri.findings import Findings, Place, quoted
from uri.languages import Text
from uri.reading import is_report
from uri.reading.files.file_source import name_of
from uri.reading.report_files import PROOF_FILE
from uri.register import Register


def audit(
    publicatie: Publicatie | str | os.PathLike[str],
    *,
    against: Register | Dossier | Consolidatie | str | os.PathLike[str] | None = None,
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
        against: The register or dossier that it was made of, or the path of one: its tables must say the same. Or the
            organisations that it adds up: see `uri.consolidate`.
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
    r"""Read a published document or table, or a folder with a whole publication.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = Path(folder, "meldingen.csv")
    ...     _ = table.write_text("Type;2022\nDiefstal;4\nLekken;5\nTotaal;9\n", encoding="utf-8")
    ...     read_publication(table)
    <Publicatie meldingen.csv: 1 tabellen, 0 beweringen>

    Args:
        path: A document (TXT, DOCX, ODT, PDF, or Markdown or HTML with running text), a table file (CSV, TSV, XLSX,
            ODS, Markdown or HTML), a report in JSON, or a folder. A ``publicatie.toml`` in the folder joins tables,
            annexes, claims and earlier years; without one, every table in the folder is read, or the one report in
            JSON.

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
        return _of_file(path)
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        raise UnreadableError(_CLOSED.format(quoted(name_of(path))), reason(error)) from None
    if path / MANIFEST_FILE in inside:
        return PublicationMaker(_stated(path, (*parents, place))).make()
    files = [file for file in inside if file.suffix.lower() in SUFFIXES]
    reports = [file for file in inside if file.suffix == ".json" and file.name != PROOF_FILE and is_report(file)]
    if not files and len(reports) == 1:
        return _of_report(reports[0])
    if not files and reports:
        names = ", ".join(quoted(report.name) for report in reports)
        raise UnreadableError(_SEVERAL.format(quoted(name_of(path)), names), _ONE_BY_ONE)
    if not files:
        raise UnreadableError(_EMPTY.format(quoted(name_of(path)), MANIFEST_FILE), _SEE)
    return _bare(name_of(path), files)


def _of_file(path: Path) -> Publicatie:
    """Read a file: a report in JSON, a document, or tables of which nothing is stated."""
    if path.suffix.lower() == ".json" and is_report(path):
        return _of_report(path)
    return _of_document(path) if is_document(path) else _bare(name_of(path), [path])


def _of_report(path: Path) -> Publicatie:
    """Read a report in JSON, which states all that a manifest would."""
    manifest, grids = report_manifest(path)
    return PublicationMaker(
        StatedPublication(
            name=name_of(path),
            manifest=manifest,
            file=name_of(path),
            grids=lambda name: (grids[name],),
            earlier=lambda name: _read(path.parent / name, ()),
        )
    ).make()


def _of_document(path: Path) -> Publicatie:
    """Read a document: its tables, annexes and claims are stated as a manifest would."""
    reading = read_document(path)
    return PublicationMaker(
        StatedPublication(
            name=name_of(path),
            manifest=reading.manifest,
            file=name_of(path),
            grids=lambda name: (reading.grids[name],),
            earlier=lambda name: _read(path.parent / name, ()),
            claim_places=reading.claim_places,
            text=reading.text,
            found=reading.claims,
            remarks=reading.remarks,
        )
    ).make()


def _stated(folder: Path, parents: tuple[Path, ...]) -> StatedPublication:
    """Read the manifest of a folder, which names what else stands in it."""
    return StatedPublication(
        name=folder.resolve().name,
        manifest=read_publication_manifest(folder),
        file=MANIFEST_FILE,
        grids=lambda name: read_grids(folder / name),
        earlier=lambda name: _read(folder / name, parents),
        edition_file=folder.joinpath,
    )


def _bare(name: str, files: Iterable[Path]) -> Publicatie:
    """Read files of which nothing is stated."""
    grids = [part for file in files for grid in _tables_in(file) for part in split_grid(grid)]
    if not grids:
        raise UnreadableError(_NO_TABLE.format(quoted(name)))
    printed = [read_table(grid, name=table_name) for grid, table_name in zip(grids, numbered_names(grids), strict=True)]
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


_CIRCLE = Text("{} verwijst naar zichzelf.", "{} refers to itself.")
_CLOSED = Text("De map {} is niet te lezen.", "The folder {} cannot be read.")
_EMPTY = Text("De map {} heeft geen {} en geen tabellen.", "The folder {} has no {} and no tables.")
_SEVERAL = Text("De map {} heeft meer dan één rapport: {}.", "The folder {} has more than one report: {}.")
_ONE_BY_ONE = Text("Noem het rapport zelf; eerdere met --eerder.", "Name the report itself; earlier ones by --eerder.")
_SEE = Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents.")
_NO_TABLE = Text("{} bevat geen tabel.", "{} holds no table.")
_NO_FIGURES = Text("{} bevat geen tabel met cijfers.", "{} holds no table with figures.")
