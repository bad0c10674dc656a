"""A document taken for a publication: all that its manifest would state, and the grids that its tables are in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from uri.audit.audit_rules import NIET_NAGEGAAN, ONGELEZEN
from uri.audit.claims_in_text.found_claims import FoundClaims
from uri.audit.claims_in_text.text_claims import claims_in, is_known_language
from uri.audit.documents.document_annexes import DocumentAnnex, document_annexes
from uri.audit.documents.document_tables import DocumentTable, document_tables, figure_tables
from uri.audit.documents.self_description import describe
from uri.audit.documents.table_kinds import kind_of
from uri.audit.printed.grids import SUFFIXES, PrintedGrid
from uri.audit.printed_tables.annex import Annex, read_annex
from uri.audit.printed_tables.editie_recognition import recognise
from uri.audit.printed_tables.label_words import is_note
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.publication_manifest import PublicationManifest, TableEntry
from uri.audit.published_text.passages import Passage, PassageKind
from uri.audit.published_text.published_text import PublishedText
from uri.audit.published_text.reader import DOCUMENT_SUFFIXES, read_published_text
from uri.audit.stated_publication import stated_table
from uri.errors import UnreadableError, UriError
from uri.findings import Finding, Place
from uri.languages import Text, same
from uri.taxonomy import Editie
from uri.taxonomy import editie as find_editie


@attrs.frozen(kw_only=True, repr=False)
class DocumentReading:
    """A document as it was read and understood.

    Attributes:
        text: Its passages and tables.
        manifest: What a manifest of it states.
        grids: The grid of each file that the manifest names.
        claims: What its text says of figures; the manifest has the same.
        remarks: What should be known of how it was read.
    """

    text: PublishedText
    manifest: PublicationManifest
    grids: Mapping[str, PrintedGrid]
    claims: FoundClaims
    remarks: tuple[Finding, ...] = ()

    @property
    def claim_places(self) -> tuple[Place, ...]:
        """Where each claim stands."""
        return tuple(Place(file=self.text.file, page=each.page, line=each.line) for each in self.claims.claims)


def is_document(path: Path) -> bool:
    """Tell whether a file is read as a document: by its format or, where that holds tables as well, by its text.

    A file of tables alone is none: nothing stands in it but captions, headings and short notes.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        return suffix in DOCUMENT_SUFFIXES
    if suffix not in DOCUMENT_SUFFIXES:
        return False
    try:
        return any(map(_is_running, read_published_text(path).passages))
    except UriError:
        return False  # the reader of tables says what is wrong with it


def _is_running(passage: Passage) -> bool:
    """Tell whether a passage is running text, and no caption, heading, note or source."""
    is_text = passage.kind in {PassageKind.PARAGRAPH, PassageKind.LIST_ITEM}
    return is_text and not is_note(passage.text) and len(passage.text.split()) >= _FEWEST_WORDS


_FEWEST_WORDS = 12
"""A paragraph has as many words, or more; a remark at a table has fewer."""


def read_document(path: str | os.PathLike[str]) -> DocumentReading:
    """Read a document, and make out what its tables, its annexes and its claims are.

    Args:
        path: The file.

    Raises:
        MissingFileError: The file is not there.
        UnreadableError: It is damaged, or nothing in it can be read.
    """
    return understand(read_published_text(path))


def understand(text: PublishedText) -> DocumentReading:
    """Make out what the tables, the annexes and the claims of a document are."""
    blocks = document_tables(text)
    lists = document_annexes(text, blocks)
    of_annexes = {id(annex.table) for annex in lists}
    tables = [_Recognised.of(*pair) for pair in figure_tables([each for each in blocks if id(each) not in of_annexes])]
    editie = _edition([table.published for table in tables])
    annexes, faults = _read_annexes(lists, editie or find_editie())
    said = describe(text)
    grids = {table.entry.bestand: table.table.grid for table in tables}
    grids |= {annex.entry.bestand: annex.grid for annex, _ in annexes}
    is_known = is_known_language(text.passages)
    claims = claims_in(
        text.passages if is_known else (),
        [table.published for table in tables],
        [annex for _, annex in annexes],
        jaar=said.year,
        organisatie=said.organisation,
    )
    return DocumentReading(
        text=text,
        manifest=PublicationManifest(
            titel=said.title,
            organisatie=said.organisation,
            jaar=said.year,
            editie=None if editie is None else editie.naam,
            tabellen=[_on_basis(table.entry, claims) for table in tables],
            bijlagen=[annex.entry for annex, _ in annexes],
            beweringen=claims.entries,
        ),
        grids=grids,
        claims=claims,
        remarks=(
            *text.unread,
            *faults,
            *_not_checked(text.file, claims),
            *_unknown_language(text.file, known=is_known),
        ),
    )


def _on_basis(entry: TableEntry, claims: FoundClaims) -> TableEntry:
    """State what puts the figures of a table in their year, where the text says it."""
    return attrs.evolve(entry, basis=entry.basis or claims.bases.get(entry.bestand.removesuffix(".csv")))


def _not_checked(file: str, claims: FoundClaims) -> Iterator[Finding]:
    """Give a notice for each number of the text of which nothing is judged, with its sentence."""
    for each in claims.not_checked:
        place = Place(file=file, page=each.page, line=each.line)
        yield NIET_NAGEGAAN.finding(place, found=same(f"{each.number}: “{each.sentence}”"))


def _unknown_language(file: str, *, known: bool) -> Iterator[Finding]:
    """Give a notice for a text in a language of which no sentence is understood."""
    if not known:
        yield attrs.evolve(ONGELEZEN.finding(Place(file=file), found=_LANGUAGE), hint=_TYPE_OVER)


_LANGUAGE = Text("de tekst is geen Nederlands en geen Engels", "the text is neither Dutch nor English")
_TYPE_OVER = Text("Neem de beweringen over in publicatie.toml.", "Copy its claims into publicatie.toml.")


@attrs.frozen
class _Recognised:
    """A table of figures with what is known of it.

    Attributes:
        entry: What a manifest states of it.
        table: The table in its document.
        published: The table as it was read.
    """

    entry: TableEntry
    table: DocumentTable
    published: PublishedTable

    @classmethod
    def of(cls, entry: TableEntry, table: DocumentTable) -> _Recognised:
        """Read a table, and find its kind."""
        printed = stated_table(entry, table.grid, entry.bestand.removesuffix(".csv"))
        if printed is None:
            raise AssertionError  # only tables with figures come here
        published = PublishedTable(table=printed, kind=None, recognition=recognise(printed), source=entry.bron)
        kind = kind_of(published, table)
        return cls(attrs.evolve(entry, soort=kind), table, attrs.evolve(published, kind=kind))


def _edition(tables: Sequence[PublishedTable]) -> Editie | None:
    """Return the one edition of types that every table with rows of such a list follows; None where there are more."""
    shared: set[str] | None = None
    editions: dict[str, Editie] = {}
    for published in tables:
        recognition = published.recognition
        if recognition is None or not recognition.has_types:
            continue
        fits = [each.editie for each in (recognition, *recognition.others) if isinstance(each.editie, Editie)]
        editions |= {edition.naam: edition for edition in fits}
        shared = (
            set(editions) & {edition.naam for edition in fits} if shared is None else shared & {e.naam for e in fits}
        )
    return editions[shared.pop()] if shared is not None and len(shared) == 1 else None


def _read_annexes(
    lists: Sequence[DocumentAnnex], editie: Editie
) -> tuple[list[tuple[DocumentAnnex, Annex]], list[Finding]]:
    """Return the annexes that can be read, and a notice for each that cannot."""
    read: list[tuple[DocumentAnnex, Annex]] = []
    faults: list[Finding] = []
    for annex in lists:
        try:
            read.append((annex, _read_annex(annex, editie)))
        except UnreadableError as error:
            by_message = {fault.message: fault for fault in reversed(error.findings)}
            faults += [ONGELEZEN.finding(fault.place, found=message) for message, fault in by_message.items()]
    return read, faults


def _read_annex(annex: DocumentAnnex, editie: Editie) -> Annex:
    return read_annex(
        annex.grid,
        name=annex.entry.bestand.removesuffix(".csv"),
        categorie=annex.entry.categorie,
        afdoening=annex.entry.afdoening,
        editie=editie,
        outcomes={},
    )
