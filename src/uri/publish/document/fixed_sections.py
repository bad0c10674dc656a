"""The sections that every publication has beside its tables: the year in short, how was counted, signs and terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uri.aggregate import Rapport
from uri.aggregate.tables.cells import Notatie
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language, Text
from uri.publish.document.blocks import (
    Block,
    Bullets,
    DataTable,
    Definitions,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Section,
)
from uri.publish.document.section_titles import BEGRIPPEN, KORT, TELLING, TITLES
from uri.publish.sentences import Sentence
from uri.taxonomy import Niveau, Schendingstype, Soort, Uitkomst
from uri.taxonomy.codes import Code


def summary(report: Rapport, table: DataTable | None, sentences: Iterable[Sentence], language: Language) -> Section:
    """The year in short: what does not hold, the headline figures, sentences, and the table that has them all."""
    told = tuple(Paragraph.of(sentence.text) for sentence in sentences)
    blocks: list[Block] = [
        *_broken(report, language),
        *_key_figures(report, language),
        *([Bullets(told)] if told else []),
    ]
    if table is not None:
        blocks.append(table)
    return Section(code=KORT, title=TITLES[KORT].to(language), blocks=tuple(blocks))


def counted(report: Rapport, told: Iterable[Text], language: Language) -> Section:
    """How was counted: the list of types, and the remarks that several tables share."""
    lines = [
        _EDITION.format(report.editie.titel, report.editie.bron).to(language),
        *(line.to(language) for line in told),
    ]
    missing = [table.titel.to(language) for table in report.values() if table.is_empty]
    if missing:
        lines.append(_MISSING.format("; ".join(missing)).to(language))
    return Section(
        code=TELLING,
        title=TITLES[TELLING].to(language),
        blocks=(Bullets(tuple(map(Paragraph.of, lines))),),
    )


def signs_and_terms(report: Rapport, tables: Iterable[DataTable], language: Language) -> Section:
    """What the signs of emptiness and the terms of the tables mean."""
    signs = dict(pair for table in tables for pair in table.signs)
    codes: tuple[Code, ...] = (*Soort, *Uitkomst, *Niveau, *_types(report))
    terms = {code.label.to(language): code.entry.definition.to(language) for code in codes if code.entry.definition}
    items = tuple((term, Paragraph.of(meaning)) for term, meaning in {**signs, **terms}.items())
    return Section(code=BEGRIPPEN, title=TITLES[BEGRIPPEN].to(language), blocks=(Definitions(items),) if items else ())


def _types(report: Rapport) -> Iterator[Schendingstype]:
    return (row.code for row in report.editie.rows("schendingen"))


def _broken(report: Rapport, language: Language) -> Iterator[Notice]:
    """What the sources say and cannot all be true, before anyone reads the figures."""
    doubts = {
        relation.doubt(table).to(language): None
        for table in report.values()
        if not table.is_empty
        for relation in table.broken()
    }
    if doubts:
        yield Notice(_BROKEN.to(language), tuple(map(Paragraph.of, doubts)))


def _key_figures(report: Rapport, language: Language) -> Iterator[KeyFigures]:
    """The figures that are on top, with those of the year before where they are known."""
    if "kerncijfers" not in report:
        return
    table = report["kerncijfers"]
    *before, current = table.kolommen
    found = []
    for row in table.rijen:
        value = table[row.code, current.naam]
        if row.code in _ON_TOP and isinstance(value, int):
            earlier = table[row.code, before[-1].naam] if before else None
            found.append(
                KeyFigure(
                    cell_text(value, Notatie.AANTAL, language),
                    row.label.to(language),
                    f"{before[-1].label.to(language)}: {cell_text(earlier, Notatie.AANTAL, language)}"
                    if isinstance(earlier, int)
                    else None,
                )
            )
    if found:
        yield KeyFigures(tuple(found))


_ON_TOP = ("meldingen", "aangetoond", "disciplinair", "signalen")
"""The rows of the headline figures that stand on top of a publication."""

_BROKEN = Text("Wat niet klopt", "What does not hold")
_EDITION = Text(
    "De soorten schendingen en afdoeningen zijn die van de lijst {} ({}).",
    "The types of violation and the measures are those of the list {} ({}).",
)
_MISSING = Text("Zonder cijfers: {}.", "Without figures: {}.")
