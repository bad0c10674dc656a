"""A publication: its tables as printed, its annex, the claims of its text, and what was published before it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from uri.audit.audit_rules import MANIFEST
from uri.audit.printed.grids import SUFFIXES, NoTableError, PrintedGrid, read_grids
from uri.audit.printed.split_grids import split
from uri.audit.publication_manifest import (
    MANIFEST_FILE,
    AnnexEntry,
    BlankMeaning,
    Notation,
    TableEntry,
    TableKind,
    read_manifest,
)
from uri.audit.relations.annex import Annex, read_annex
from uri.audit.relations.claims import relate_claims
from uri.audit.relations.relations import PrintedRelation
from uri.audit.tables.printed_tables import PrintedTable, read_table
from uri.audit.tables.recognition import Recognition, recognise
from uri.errors import UnreadableError, UriError
from uri.findings import Finding, Findings, Place, quoted
from uri.taxonomy import Editie, Uitkomst
from uri.taxonomy import editie as find_editie
from uri.texts import Text

if TYPE_CHECKING:
    from uri.audit.contradictions import Audit


@attrs.frozen(eq=False, kw_only=True)
class PublishedTable:
    """A table with what is known of it: which standard table it is, and which edition has its rows."""

    table: PrintedTable
    kind: TableKind | None
    recognition: Recognition[Any] | None
    source: str = ""


@attrs.frozen(eq=False, kw_only=True, repr=False)
class Publicatie:
    """What was published, as it was read; `eerder` are earlier publications by their year."""

    naam: str
    titel: str = ""
    organisatie: str | None = None
    jaar: int | None = None
    editie: Editie | None = None
    tabellen: tuple[PublishedTable, ...] = ()
    bijlagen: tuple[Annex, ...] = ()
    beweringen: tuple[PrintedRelation, ...] = ()
    eerder: Mapping[int, Publicatie] = attrs.field(factory=dict)
    opmerkingen: Findings = attrs.field(factory=Findings)

    def tabel(self, soort: TableKind) -> PublishedTable | None:
        """Return the one table of a kind; None when it is not there, or there are more."""
        tables = [table for table in self.tabellen if table.kind is soort]
        return tables[0] if len(tables) == 1 else None

    def audit(self, **options: Any) -> Audit:  # noqa: ANN401 (those of `uri.audit.contradictions`)
        """Check it and say which figure is wrong; the arguments are those of `uri.audit.contradictions`."""
        from uri.audit.contradictions import audit  # noqa: PLC0415 (the audit stands above what it audits)

        return audit(self, **options)

    def __repr__(self) -> str:
        return f"<Publicatie {self.naam}: {len(self.tabellen)} tabellen, {len(self.beweringen)} beweringen>"


def read_publication(path: str | os.PathLike[str]) -> Publicatie:
    """Read a table file, or a folder with a ``publicatie.toml`` that joins tables, annex, claims and earlier years.

    A folder without one is read for the tables that are in it.

    Raises:
        UnreadableError: nothing there can be read as a table; `findings` names every fault of a folder.
        MissingExtraError: a format needs a package that is not installed.
    """
    return _read(Path(path), ())


def _read(path: Path, parents: tuple[Path, ...]) -> Publicatie:
    if path.resolve() in parents:
        raise UnreadableError(Text("{} verwijst naar zichzelf.", "{} refers to itself.").format(quoted(path.name)))
    if not path.is_dir():
        return _bare(path.name, [path])
    if (path / MANIFEST_FILE).exists():
        return _PublicationReader(path, (*parents, path.resolve())).read()
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
    if not files:
        raise UnreadableError(
            Text("De map {} heeft geen {} en geen tabellen.", "The folder {} has no {} and no tables.").format(
                quoted(path.name), MANIFEST_FILE
            ),
            Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents."),
        )
    return _bare(path.name, files)


def _bare(name: str, files: Iterable[Path]) -> Publicatie:
    """Read files of which nothing is stated."""
    grids = [part for file in files for grid in _tables_in(file) for part in split(grid)]
    tables = [
        PublishedTable(table=table, kind=None, recognition=recognise(table))
        for grid, table_name in zip(grids, _names(grids), strict=True)
        if (table := read_table(grid, name=table_name)) is not None
    ]
    if not grids:
        raise UnreadableError(_NO_TABLE.format(quoted(name)))
    if not tables:
        raise UnreadableError(_NO_FIGURES.format(quoted(name)))
    return Publicatie(naam=name, tabellen=tuple(tables), opmerkingen=Findings([MANIFEST.finding(Place(file=name))]))


def _tables_in(file: Path) -> tuple[PrintedGrid, ...]:
    """Read the grids of a file; a text that holds no table is only a text."""
    try:
        return read_grids(file)
    except NoTableError:
        return ()


def _names(grids: Iterable[PrintedGrid]) -> list[str]:
    """Name tables that have no name: by their sheet or file, numbered where there are more."""
    names = [grid.sheet or Path(grid.file).stem for grid in grids]
    return [
        name if names.count(name) == 1 else f"{name}-{names[: position + 1].count(name)}"
        for position, name in enumerate(names)
    ]


@attrs.frozen
class _PublicationReader:
    """The reading of one folder; whatever goes wrong is gathered in `wrong`."""

    folder: Path
    parents: tuple[Path, ...]
    wrong: list[Finding] = attrs.field(factory=list)

    def read(self) -> Publicatie:
        manifest = read_manifest(self.folder)
        editie = self._edition(manifest.editie)
        tables = [table for stated in manifest.tabellen for table in self._tables(stated, editie)]
        annexes = [annex for stated in manifest.bijlagen if (annex := self._annex(stated, editie)) is not None]
        self._once([table.table.name for table in tables] + [annex.name for annex in annexes], _TWICE, "tabellen")
        self._once([str(stated.jaar) for stated in manifest.eerder], _SAME_YEAR, "eerder")
        if not (manifest.tabellen or manifest.bijlagen or manifest.beweringen or manifest.eerder):
            self.wrong.append(_fault(_NOTHING, "tabellen"))
        claims, claim_faults = relate_claims(
            manifest.beweringen,
            {table.table.name: table for table in tables},
            {annex.name: annex for annex in annexes},
            file=MANIFEST_FILE,
        )
        self.wrong.extend(claim_faults)
        earlier = {
            stated.jaar: earlier_publication
            for stated in manifest.eerder
            if (earlier_publication := self._earlier(stated.pad)) is not None
        }
        if self.wrong:
            raise UnreadableError(_WRONG.format(MANIFEST_FILE), findings=Findings(self.wrong))
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

    def _once(self, names: list[str], message: Text, key: str) -> None:
        repeated = sorted({name for name in names if names.count(name) > 1})
        self.wrong.extend(_fault(message.format(quoted(name)), key) for name in repeated)

    def _edition(self, named: str | None) -> Editie | None:
        if named is None:
            return None
        try:
            return find_editie(str(self.folder / named) if named.endswith(".toml") else named)
        except UriError as error:
            self._note(error, "editie")
            return None

    def _tables(self, stated: TableEntry, editie: Editie | None) -> list[PublishedTable]:
        table_edition = self._edition(stated.editie) or editie
        try:
            grids = [part for grid in read_grids(self.folder / stated.bestand) for part in split(grid)]
        except UriError as error:
            self._note(error, stated.bestand)
            return []
        names = _names(grids)
        if stated.naam is not None:
            names = [stated.naam if len(grids) == 1 else f"{stated.naam}-{number}" for number, _ in enumerate(grids, 1)]
        read_in = [self._table(stated, grid, name) for grid, name in zip(grids, names, strict=True)]
        tables = [table for table in read_in if table is not None]
        if not tables:
            self.wrong.append(_fault(_NO_FIGURES.format(quoted(stated.bestand)), "tabellen"))
        missing = [name for name in stated.kolommen if all(table.find_column(name) is None for table in tables)]
        missing += [name for name in stated.rijen if all(table.find_row(name) is None for table in tables)]
        table_names = ", ".join(table.name for table in tables)
        self.wrong.extend(
            _fault(_NO_SUCH.format(quoted(table_names), quoted(label)), "tabellen") for label in missing if tables
        )
        return [
            PublishedTable(
                table=table, kind=stated.soort, recognition=recognise(table, table_edition), source=stated.bron
            )
            for table in tables
        ]

    def _table(self, stated: TableEntry, grid: PrintedGrid, name: str) -> PrintedTable | None:
        return read_table(
            grid,
            name=name,
            meaning=stated.staat,
            column_meanings={header: entry.staat for header, entry in stated.kolommen.items()},
            row_meanings={label: entry.staat for label, entry in stated.rijen.items()},
            partition=stated.deling,
            blank_open=stated.leeg is BlankMeaning.ONBEKEND,
            english=None if stated.notatie is None else stated.notatie is Notation.ENGLISH,
        )

    def _annex(self, stated: AnnexEntry, editie: Editie | None) -> Annex | None:
        try:
            (grid, *_) = read_grids(self.folder / stated.bestand)
            return read_annex(
                grid,
                name=stated.naam or Path(stated.bestand).stem,
                categorie=stated.categorie,
                afdoening=stated.afdoening,
                editie=editie or find_editie(),
                stated={words: Uitkomst.parse(outcome) for words, outcome in stated.lezing.items()},
            )
        except UriError as error:
            self._note(error, "bijlagen")
            return None

    def _earlier(self, pad: str) -> Publicatie | None:
        try:
            return _read(self.folder / pad, self.parents)
        except UriError as error:
            self._note(error, "eerder")
            return None

    def _note(self, error: UriError, key: str) -> None:
        message = error.message if error.hint is None else Text("{} {}", "{} {}").format(error.message, error.hint)
        self.wrong.extend(error.findings or [_fault(message, key)])


def _fault(message: Text, key: str) -> Finding:
    return Finding(rule="URI-I-publicatie", message=message, place=Place(file=MANIFEST_FILE, key=key))


_NO_TABLE = Text("{} bevat geen tabel.", "{} holds no table.")
_NO_FIGURES = Text("{} bevat geen tabel met cijfers.", "{} holds no table with figures.")
_NO_SUCH = Text("Tabel {} heeft geen kolom of rij {}.", "Table {} has no column or row {}.")
_TWICE = Text(
    "De naam {} is aan meer tabellen of bijlagen gegeven.", "The name {} was given to more tables or annexes."
)
_SAME_YEAR = Text("Van {} zijn er meer eerdere publicaties.", "There are more earlier publications of {}.")
_NOTHING = Text("Er is geen tabel, bijlage of bewering om na te gaan.", "There is no table, annex or claim to check.")
_WRONG = Text("{} klopt niet.", "{} is not right.")
