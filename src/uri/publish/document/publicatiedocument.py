"""The publication of one report: a title, sections of blocks, and the report that all of it follows from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from uri.aggregate import Dossier, Leeg, Publicatiegegevens, Rapport, Selection, rapport
from uri.aggregate.sources.selection import Bron
from uri.aggregate.tables.table_blocks import table_block
from uri.findings import Findings
from uri.languages import Language, Text, current_language, same
from uri.pictures.table_pictures import without_panel
from uri.publish.document.blocks import Block, DataTable, NumberedPicture, Paragraph, Section
from uri.publish.document.chance_section import chance_section
from uri.publish.document.colophon import colophon
from uri.publish.document.fixed_sections import counted, summary
from uri.publish.document.own_texts import with_own_texts
from uri.publish.document.pictures import numbered_pictures
from uri.publish.document.section_titles import ANNEX, KLEINE_AANTALLEN, REPLACEABLE, SUBJECTS, TITLES
from uri.publish.document.terms_section import signs_and_terms
from uri.publish.document.web.body_html import notebook_html
from uri.publish.sentences import KORT, Sentence, report_sentences
from uri.taxonomy import Editie


@attrs.frozen(kw_only=True, repr=False)
class Publicatiedocument:
    """A report as it is published: blocks in order, in one language, which every form only renders.

    >>> import uri
    >>> cases = [uri.Melding(verslagjaar=2023, hoofdcategorie="positie", uitkomst="aangetoond")]
    >>> document = uri.publish.publicatiedocument(uri.Register.from_records(cases))
    >>> document.title
    'Integriteitsrapportage 2023'
    >>> [section.code for section in document.sections][:3]
    ['kort', 'telling', 'schendingen']

    Attributes:
        title: Its title.
        language: The language that all of it is in.
        sections: Its sections, in order.
        rapport: The report that it was made from.
        publicatie: What the dossier says of the publication: its date, the organisation's identifier, the licence, whom
            to ask, and the files that it was made from.
        findings: What should be looked at before it is published: numbers in own texts that no table prints.
    """

    title: str
    language: Language
    sections: tuple[Section, ...]
    rapport: Rapport
    publicatie: Publicatiegegevens = attrs.field(factory=Publicatiegegevens)
    findings: Findings = attrs.field(factory=Findings)

    def walk(self) -> Iterator[Section]:
        """Give every section, those below others too, in the order of the page."""
        for section in self.sections:
            yield from section.walk()

    def blocks(self) -> Iterator[Block]:
        """Give every block in the order of the page."""
        for section in self.walk():
            yield from section.blocks

    @property
    def tables(self) -> tuple[DataTable, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks() if isinstance(block, DataTable))

    @property
    def pictures(self) -> tuple[NumberedPicture, ...]:
        """Its pictures, in order."""
        return tuple(block for block in self.blocks() if isinstance(block, NumberedPicture))

    def __repr__(self) -> str:
        return str(_REPR.format(self.rapport.verslagjaar, self.language, len(self.sections), len(self.tables)))

    def _repr_html_(self) -> str:
        return notebook_html(self.title, self.language, self.sections)


def publicatiedocument(
    bron: Bron | Rapport,
    *,
    verslagjaar: int | None = None,
    organisatie: str | None = None,
    onderdeel: str | None = None,
    editie: Editie | str | None = None,
    publicatie: Publicatiegegevens | None = None,
    language: Language | None = None,
) -> Publicatiedocument:
    """Make the publication of one organisation and year.

    Args:
        bron: What the figures come from, or the report that was made of it.
        verslagjaar: The year, where the source holds several.
        organisatie: The organisation, where the source holds several.
        onderdeel: The part of the organisation; without it the whole.
        editie: The edition whose rows the tables have, by default that of the source.
        publicatie: What is said of the publication, by default what the dossier says.
        language: ``"nl"`` or ``"en"``; by default the current language.

    Raises:
        SelectionError: The year or organisation is open, or what was chosen is not there.
        UnplacedError: There are cases that fit no row of the edition; `findings` names those of all tables.
        UnreadableError: An own text of the dossier cannot be read or placed; `findings` names every fault.
        MissingExtraError: There are own texts, and what reads Markdown is not installed.
    """
    chosen = language or current_language()
    report = (
        bron
        if isinstance(bron, Rapport)
        else rapport(bron, verslagjaar=verslagjaar, organisatie=organisatie, onderdeel=onderdeel, editie=editie)
    )
    told = shared_remarks(report)
    tables = _tables(report, chosen, told)
    sentences = report_sentences(report, chosen)
    pictured = numbered_pictures(report, chosen)
    details = _details(publicatie or stated_details(bron), report)
    sections = (
        summary(report, tables.get("kerncijfers"), sentences.get(KORT, ()), chosen),
        counted(report, told, details.zonder, chosen),
        *_before_annex(
            _table_sections(report, tables, pictured, sentences, chosen),
            chance_section(sentences.get(KLEINE_AANTALLEN, ()), chosen),
        ),
        signs_and_terms(report, chosen),
        colophon(report, details, chosen),
    )
    findings = Findings()
    if details.teksten:
        sections, findings = with_own_texts(sections, TITLES, REPLACEABLE, details.teksten, report, chosen)
    return Publicatiedocument(
        title=(details.titel or report.title).to(chosen),
        language=chosen,
        sections=sections,
        rapport=report,
        publicatie=details,
        findings=findings,
    )


def stated_details(source: Bron | Rapport) -> Publicatiegegevens:
    """Return what a source says of its publication: a dossier does, and a selection of one."""
    dossier = source.dossier if isinstance(source, Selection) else source
    if not isinstance(dossier, Dossier):
        return Publicatiegegevens()
    return attrs.evolve(dossier.publicatie, zonder=dossier.zonder)


def _details(details: Publicatiegegevens, report: Rapport) -> Publicatiegegevens:
    """Return what is said of a publication, without the digests of its sources where the report hides a figure.

    Who knows the digest of a small file of figures can try numbers until it fits, and so find what was hidden.
    """
    if not any(cell is Leeg.ONDERDRUKT for table in report.values() for cells in table.cellen for cell in cells):
        return details
    return attrs.evolve(details, bronnen=tuple(attrs.evolve(source, sha256=None) for source in details.bronnen))


def shared_remarks(report: Rapport) -> tuple[Text, ...]:
    """Return the remarks that several tables share, and that the publication makes once, before the tables."""
    times = Counter(remark for table in report.values() if not table.is_empty for remark in dict.fromkeys(table.noten))
    return tuple(remark for remark, number in times.items() if number > 1)


def _tables(report: Rapport, language: Language, told: tuple[Text, ...]) -> dict[str, DataTable]:
    """Lay out and number the tables that hold anything."""
    filled = [table for table in report.values() if not table.is_empty]
    return {table.naam: table_block(table, number, language, told=told) for number, table in enumerate(filled, 1)}


def _table_sections(
    report: Rapport,
    tables: dict[str, DataTable],
    pictured: tuple[NumberedPicture, ...],
    sentences: Mapping[str, tuple[Sentence, ...]],
    language: Language,
) -> Iterator[Section]:
    """Make a section of each subject that has a table: what the table says, its pictures, and the table."""
    subjects = {name: (code, title) for code, (title, names) in SUBJECTS.items() for name in names}
    sections: dict[str, Section] = {}
    for name, table in tables.items():
        if name in _ELSEWHERE:
            continue
        code, title = subjects.get(name, (name, same(table.title)))
        section = sections.get(code) or Section(code=code, title=title.to(language))
        told = " ".join(sentence.text for sentence in sentences.get(name, ()))
        shown = [picture for picture in pictured if picture.table == name]
        none = " ".join(line for _ in shown for line in without_panel(report[name], language))
        blocks: list[Block] = [*_words(told), *shown, *_words(none), table]
        sections[code] = attrs.evolve(section, blocks=(*section.blocks, *blocks))
    yield from sections.values()


def _before_annex(sections: Iterable[Section], others: tuple[Section, ...]) -> Iterator[Section]:
    """Put sections before the annex, or last where there is none."""
    listed = [*sections]
    annex = [section for section in listed if section.code == ANNEX]
    yield from (section for section in listed if section.code != ANNEX)
    yield from (*others, *annex)


def _words(words: str) -> list[Paragraph]:
    return [Paragraph.of(words)] if words else []


_ELSEWHERE = frozenset({"kerncijfers"})
"""The tables that stand in a section of their own kind."""

_REPR = Text(
    "<Publicatiedocument {} ({}): {} delen, {} tabellen>", "<Publicatiedocument {} ({}): {} sections, {} tables>"
)
