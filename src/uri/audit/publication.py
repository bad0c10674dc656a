"""A publication: its tables as printed, its annex, the claims of its text, and what was published before it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from uri.audit.audit_rules import MANIFEST
from uri.audit.printed.grids import SUFFIXES, NoTableError, PrintedGrid, read_roosters
from uri.audit.printed.split_grids import split
from uri.audit.publication_manifest import (
    NAAM,
    AnnexEntry,
    BlankMeaning,
    TableEntry,
    TableKind,
    ThousandsSign,
    read_manifest,
)
from uri.audit.relations.annex import Annex, read_bijlage
from uri.audit.relations.claims import make_beweringen
from uri.audit.relations.relations import PrintedRelation
from uri.audit.tables.printed_tables import PrintedTable, read_tabel
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
        found = [each for each in self.tabellen if each.kind is soort]
        return found[0] if len(found) == 1 else None

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
    if (path / NAAM).exists():
        return _PublicationReader(path, (*parents, path.resolve())).read()
    files = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
    if not files:
        raise UnreadableError(
            Text("De map {} heeft geen {} en geen tabellen.", "The folder {} has no {} and no tables.").format(
                quoted(path.name), NAAM
            ),
            Text("Zie de documentatie voor de inhoud.", "See the documentation for its contents."),
        )
    return _bare(path.name, files)


def _bare(naam: str, files: Iterable[Path]) -> Publicatie:
    """Read files of which nothing is stated."""
    grids = [part for file in files for grid in _tables_in(file) for part in split(grid)]
    tables = [
        PublishedTable(table=table, kind=None, recognition=recognise(table))
        for grid, name in zip(grids, _names(grids), strict=True)
        if (table := read_tabel(grid, naam=name)) is not None
    ]
    if not grids:
        raise UnreadableError(_NO_TABLE.format(quoted(naam)))
    if not tables:
        raise UnreadableError(_NO_FIGURES.format(quoted(naam)))
    return Publicatie(naam=naam, tabellen=tuple(tables), opmerkingen=Findings([MANIFEST.finding(Place(file=naam))]))


def _tables_in(file: Path) -> tuple[PrintedGrid, ...]:
    """Read the grids of a file; a text that holds no table is only a text."""
    try:
        return read_roosters(file)
    except NoTableError:
        return ()


def _names(grids: Iterable[PrintedGrid]) -> list[str]:
    """Name tables that have no name: by their sheet or file, numbered where there are more."""
    listed = [grid.sheet or Path(grid.file).stem for grid in grids]
    return [
        name if listed.count(name) == 1 else f"{name}-{listed[: at + 1].count(name)}" for at, name in enumerate(listed)
    ]


@attrs.frozen
class _PublicationReader:
    """The reading of one folder; whatever goes wrong is gathered in `wrong`."""

    folder: Path
    parents: tuple[Path, ...]
    wrong: list[Finding] = attrs.field(factory=list)

    def read(self) -> Publicatie:
        manifest = read_manifest(self.folder)
        chosen = self._edition(manifest.editie)
        tables = [table for stated in manifest.tabellen for table in self._tables(stated, chosen)]
        annexes = [annex for stated in manifest.bijlagen if (annex := self._annex(stated, chosen)) is not None]
        self._once([each.table.name for each in tables] + [annex.name for annex in annexes], _TWICE, "tabellen")
        self._once([str(stated.jaar) for stated in manifest.eerder], _SAME_YEAR, "eerder")
        if not (manifest.tabellen or manifest.bijlagen or manifest.beweringen or manifest.eerder):
            self.wrong.append(_fault(_NOTHING, "tabellen"))
        claims, faults = make_beweringen(
            manifest.beweringen,
            {each.table.name: each for each in tables},
            {annex.name: annex for annex in annexes},
            file=NAAM,
        )
        self.wrong.extend(faults)
        earlier = {stated.jaar: found for stated in manifest.eerder if (found := self._earlier(stated.pad)) is not None}
        if self.wrong:
            raise UnreadableError(_WRONG.format(NAAM), findings=Findings(self.wrong))
        return Publicatie(
            naam=self.folder.resolve().name,
            titel=manifest.titel,
            organisatie=manifest.organisatie,
            jaar=manifest.jaar,
            editie=chosen,
            tabellen=tuple(tables),
            bijlagen=tuple(annexes),
            beweringen=tuple(claims),
            eerder=earlier,
        )

    def _once(self, names: list[str], message: Text, key: str) -> None:
        doubled = sorted({name for name in names if names.count(name) > 1})
        self.wrong.extend(_fault(message.format(quoted(name)), key) for name in doubled)

    def _edition(self, named: str | None) -> Editie | None:
        if named is None:
            return None
        try:
            return find_editie(str(self.folder / named) if named.endswith(".toml") else named)
        except UriError as error:
            self._note(error, "editie")
            return None

    def _tables(self, stated: TableEntry, chosen: Editie | None) -> list[PublishedTable]:
        own = self._edition(stated.editie) or chosen
        try:
            grids = [part for grid in read_roosters(self.folder / stated.bestand) for part in split(grid)]
        except UriError as error:
            self._note(error, stated.bestand)
            return []
        names = _names(grids)
        if stated.naam is not None:
            names = [stated.naam if len(grids) == 1 else f"{stated.naam}-{at}" for at, _ in enumerate(grids, 1)]
        made = [self._table(stated, grid, name) for grid, name in zip(grids, names, strict=True)]
        tables = [table for table in made if table is not None]
        if not tables:
            self.wrong.append(_fault(_NO_FIGURES.format(quoted(stated.bestand)), "tabellen"))
        unknown = [name for name in stated.kolommen if all(table.find_column(name) is None for table in tables)]
        unknown += [name for name in stated.rijen if all(table.find_row(name) is None for table in tables)]
        listed = ", ".join(table.name for table in tables)
        self.wrong.extend(
            _fault(_NO_SUCH.format(quoted(listed), quoted(each)), "tabellen") for each in unknown if tables
        )
        return [
            PublishedTable(table=table, kind=stated.soort, recognition=recognise(table, own), source=stated.bron)
            for table in tables
        ]

    def _table(self, stated: TableEntry, grid: PrintedGrid, name: str) -> PrintedTable | None:
        return read_tabel(
            grid,
            naam=name,
            staat=stated.staat,
            kolommen={header: said.staat for header, said in stated.kolommen.items()},
            rijen={label: said.staat for label, said in stated.rijen.items()},
            deling=stated.deling,
            leeg_open=stated.leeg is BlankMeaning.ONBEKEND,
            engels=None if stated.notatie is None else stated.notatie is ThousandsSign.ENGELS,
        )

    def _annex(self, stated: AnnexEntry, chosen: Editie | None) -> Annex | None:
        try:
            (grid, *_) = read_roosters(self.folder / stated.bestand)
            return read_bijlage(
                grid,
                naam=stated.naam or Path(stated.bestand).stem,
                categorie=stated.categorie,
                afdoening=stated.afdoening,
                editie=chosen or find_editie(),
                lezing={words: Uitkomst.parse(outcome) for words, outcome in stated.lezing.items()},
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
        said = error.message if error.hint is None else Text("{} {}", "{} {}").format(error.message, error.hint)
        self.wrong.extend(error.findings or [_fault(said, key)])


def _fault(message: Text, key: str) -> Finding:
    return Finding(rule="URI-I-publicatie", message=message, place=Place(file=NAAM, key=key))


_NO_TABLE = Text("{} bevat geen tabel.", "{} holds no table.")
_NO_FIGURES = Text("{} bevat geen tabel met cijfers.", "{} holds no table with figures.")
_NO_SUCH = Text("Tabel {} heeft geen kolom of rij {}.", "Table {} has no column or row {}.")
_TWICE = Text(
    "De naam {} is aan meer tabellen of bijlagen gegeven.", "The name {} was given to more tables or annexes."
)
_SAME_YEAR = Text("Van {} zijn er meer eerdere publicaties.", "There are more earlier publications of {}.")
_NOTHING = Text("Er is geen tabel, bijlage of bewering om na te gaan.", "There is no table, annex or claim to check.")
_WRONG = Text("{} klopt niet.", "{} is not right.")
