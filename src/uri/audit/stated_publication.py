"""A publication made as its manifest states it: every table, annex, claim and earlier publication that it names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path

import attrs

from uri.audit.claims_in_text.found_claims import FoundClaims
from uri.audit.printed.grids import PrintedGrid
from uri.audit.printed.split_grids import split_grid
from uri.audit.printed_tables.annex import Annex, read_annex
from uri.audit.printed_tables.editie_recognition import recognise
from uri.audit.printed_tables.printed_table import PrintedTable
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.printed_tables.table_reader import read_table
from uri.audit.publication import Publicatie
from uri.audit.publication_manifest import (
    AnnexEntry,
    BlankMeaning,
    Notation,
    PublicationManifest,
    TableEntry,
)
from uri.audit.published_text.published_text import PublishedText
from uri.audit.relations.claims import relate_claims
from uri.audit.relations.figure_relations import PrintedRelation
from uri.errors import UnreadableError, UriError
from uri.findings import Finding, Findings, Place, quoted
from uri.languages import Text
from uri.taxonomy import Editie, Uitkomst
from uri.taxonomy import editie as find_editie


def numbered_names(grids: Iterable[PrintedGrid]) -> list[str]:
    """Name tables that have no name: by their sheet or file, numbered where there are more."""
    names = [grid.sheet or Path(grid.file).stem for grid in grids]
    times, numbers = Counter(names), defaultdict[str, Iterator[int]](partial(count, 1))
    return [name if times[name] == 1 else f"{name}-{next(numbers[name])}" for name in names]


@attrs.frozen(kw_only=True)
class StatedPublication:
    """What a manifest states, and where it is found.

    Attributes:
        name: The name of the publication.
        manifest: The manifest.
        file: The file in which the manifest, or what it was made of, stands.
        grids: Gives the grids of a file that the manifest names.
        earlier: Gives the earlier publication at a path that the manifest names.
        edition_file: Gives the place of an edition that the manifest names by its file.
        claim_places: Where each claim stands, in a document; else it is the manifest itself that states it.
        text: The document that states it; None of a folder.
        found: What its text says of figures.
        remarks: What should be known of how it was read.
    """

    name: str
    manifest: PublicationManifest
    file: str
    grids: Callable[[str], Sequence[PrintedGrid]]
    earlier: Callable[[str], Publicatie]
    edition_file: Callable[[str], Path] = Path
    claim_places: Sequence[Place] | None = None
    text: PublishedText | None = None
    found: FoundClaims | None = None
    remarks: tuple[Finding, ...] = ()


@attrs.frozen
class PublicationMaker:
    """Makes one publication of what its manifest states.

    Attributes:
        stated: What is stated.
        faults: Whatever went wrong so far.
    """

    stated: StatedPublication
    faults: list[Finding] = attrs.field(factory=list)

    def make(self) -> Publicatie:
        """Read everything that the manifest names, and tell every fault at once."""
        manifest = self.stated.manifest
        editie = self._edition(manifest.editie)
        tables = [table for entry in manifest.tabellen for table in self._tables(entry, editie)]
        annexes = [annex for entry in manifest.bijlagen if (annex := self._annex(entry, editie)) is not None]
        self._check(manifest, [published.table.name for published in tables] + [annex.name for annex in annexes])
        claims = self._claims(manifest, tables, annexes)
        earlier = self._all_earlier(manifest)
        if self.faults:
            raise UnreadableError(_WRONG.format(self.stated.file), findings=Findings(self.faults))
        return Publicatie(
            naam=self.stated.name,
            titel=manifest.titel,
            organisatie=manifest.organisatie,
            jaar=manifest.jaar,
            editie=editie,
            tabellen=tuple(tables),
            bijlagen=tuple(annexes),
            beweringen=tuple(claims),
            eerder=earlier,
            tekst=self.stated.text,
            gevonden=self.stated.found,
            opmerkingen=Findings(self.stated.remarks),
        )

    def _check(self, manifest: PublicationManifest, names: list[str]) -> None:
        """Check that names and years come once, and that there is something to audit."""
        self._once(names, _TWICE, "tabellen")
        self._once([str(entry.jaar) for entry in manifest.eerder], _SAME_YEAR, "eerder")
        is_empty = not (manifest.tabellen or manifest.bijlagen or manifest.beweringen or manifest.eerder)
        if is_empty and self.stated.text is None:
            self.faults.append(self._fault(_NOTHING, "tabellen"))

    def _once(self, names: list[str], message: Text, key: str) -> None:
        repeated = sorted(name for name, times in Counter(names).items() if times > 1)
        self.faults.extend(self._fault(message.format(quoted(name)), key) for name in repeated)

    def _edition(self, named: str | None) -> Editie | None:
        if named is None:
            return None
        try:
            return find_editie(str(self.stated.edition_file(named)) if named.endswith(".toml") else named)
        except UriError as error:
            self._note(error, "editie")
            return None

    # --------------------------------------------------------------------------------------------- tables and annexes

    def _tables(self, entry: TableEntry, editie: Editie | None) -> list[PublishedTable]:
        """Read the tables of one file; several of them are numbered."""
        table_edition = self._edition(entry.editie) or editie
        try:
            grids = [part for grid in self.stated.grids(entry.bestand) for part in split_grid(grid)]
        except UriError as error:
            self._note(error, entry.bestand)
            return []
        names = numbered_names(grids)
        if entry.naam is not None:
            names = [entry.naam if len(grids) == 1 else f"{entry.naam}-{number}" for number, _ in enumerate(grids, 1)]
        printed = [stated_table(entry, grid, name) for grid, name in zip(grids, names, strict=True)]
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
            self.faults.append(self._fault(_NO_FIGURES.format(quoted(entry.bestand)), "tabellen"))
            return
        missing = [label for label in entry.kolommen if all(table.find_column(label) is None for table in tables)]
        missing += [label for label in entry.rijen if all(table.find_row(label) is None for table in tables)]
        names = quoted(", ".join(table.name for table in tables))
        self.faults.extend(self._fault(_NO_SUCH.format(names, quoted(label)), "tabellen") for label in missing)

    def _annex(self, entry: AnnexEntry, editie: Editie | None) -> Annex | None:
        try:
            (grid, *_) = self.stated.grids(entry.bestand)
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
            file=self.stated.file,
            places=self.stated.claim_places,
        )
        self.faults.extend(faults)
        return relations

    def _all_earlier(self, manifest: PublicationManifest) -> dict[int, Publicatie]:
        read = {entry.jaar: self._earlier(entry.pad) for entry in manifest.eerder}
        return {year: publication for year, publication in read.items() if publication is not None}

    def _earlier(self, path: str) -> Publicatie | None:
        try:
            return self.stated.earlier(path)
        except UriError as error:
            self._note(error, "eerder")
            return None

    # --------------------------------------------------------------------------------------------------------- faults

    def _note(self, error: UriError, key: str) -> None:
        """Gather the faults of an error; one that has none is a fault itself."""
        message = error.message if error.hint is None else Text("{} {}", "{} {}").format(error.message, error.hint)
        self.faults.extend(error.findings or [self._fault(message, key)])

    def _fault(self, message: Text, key: str) -> Finding:
        return Finding(rule="URI-I-publicatie", message=message, place=Place(file=self.stated.file, key=key))


def stated_table(entry: TableEntry, grid: PrintedGrid, name: str) -> PrintedTable | None:
    """Read a table with what its manifest states of it; None where it holds no figure."""
    return read_table(
        attrs.evolve(grid, title=entry.bijschrift) if entry.bijschrift else grid,
        name=name,
        meaning=entry,
        column_meanings=entry.kolommen,
        row_meanings=entry.rijen,
        partition=entry.deling,
        blank_open=entry.leeg is BlankMeaning.ONBEKEND,
        zero_hidden=entry.nul_verborgen,
        english=None if entry.notatie is None else entry.notatie is Notation.ENGLISH,
    )


_NO_FIGURES = Text("{} bevat geen tabel met cijfers.", "{} holds no table with figures.")
_NO_SUCH = Text("Tabel {} heeft geen kolom of rij {}.", "Table {} has no column or row {}.")
_TWICE = Text(
    "De naam {} is aan meer tabellen of bijlagen gegeven.", "The name {} was given to more tables or annexes."
)
_SAME_YEAR = Text("Van {} zijn er meer eerdere publicaties.", "There are more earlier publications of {}.")
_NOTHING = Text("Er is geen tabel, bijlage of bewering om na te gaan.", "There is no table, annex or claim to check.")
_WRONG = Text("{} klopt niet.", "{} is not right.")
