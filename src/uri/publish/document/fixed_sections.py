"""The sections that every publication has before its tables: the year in short, and how was counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from uri.aggregate import Rapport
from uri.aggregate.tables.cells import Notatie
from uri.aggregate.tables.table_blocks import source_language
from uri.aggregate.tables.table_rendering import cell_text
from uri.languages import Language, Text, joined, same
from uri.publish.document.blocks import (
    Block,
    Bullets,
    DataTable,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Section,
    Span,
)
from uri.publish.document.section_titles import KORT, TELLING, TITLES
from uri.publish.sentences import Sentence
from uri.taxonomy import Basis


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


def counted(report: Rapport, told: Iterable[Text], left_out: Iterable[str], language: Language) -> Section:
    """How was counted: the lists, what puts a unit in its year, whom it is about, and what several tables remark.

    Args:
        report: The report.
        told: The remarks that several tables share.
        left_out: The parts of the organisation that the cases leave out.
        language: The language of the publication.
    """
    outside = sorted(left_out)
    missing = [table.titel for table in report.values() if table.is_empty]
    lines = [
        *(line for (name, basis), line in _BY_BASIS.items() if _is_on(report, name, basis)),
        *([_ONE_TYPE] if "schendingen" in report and not report["schendingen"].is_empty else []),
        *([_LEFT_OUT.format(joined([same(name) for name in outside], ", "))] if outside else []),
        *told,
        *([_MISSING.format(joined(missing))] if missing else []),
    ]
    return Section(
        code=TELLING,
        title=TITLES[TELLING].to(language),
        blocks=(Bullets((_edition(report, language), *(Paragraph.of(line.to(language)) for line in lines))),),
    )


def _edition(report: Rapport, language: Language) -> Paragraph:
    """Name the list, whose source is in the language that it was published in."""
    before, behind = _EDITION.to(language).split("|")
    return Paragraph(
        (
            Span(before.format(report.editie.titel)),
            Span(report.editie.bron, language=source_language(language)),
            Span(behind),
        )
    )


def _is_on(report: Rapport, name: str, basis: Basis) -> bool:
    return name in report and not report[name].is_empty and report[name].basis is basis


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

_BY_BASIS: Mapping[tuple[str, Basis], Text] = {
    ("schendingen", Basis.AFGEROND): Text(
        "Meldingen tellen in het jaar waarin zij zijn afgerond, ook als zij eerder zijn gedaan.",
        "Reports count in the year in which they were closed, also where they were made earlier.",
    ),
    ("signalen", Basis.ONTVANGEN): Text(
        "Signalen tellen in het jaar waarin zij zijn ontvangen.",
        "Concerns count in the year in which they were received.",
    ),
}
"""What is said of a table whose figures share a basis."""
_ONE_TYPE = Text(
    "Een melding telt één keer, bij haar hoofdcategorie, ook als er meer schendingen tegelijk zijn gemeld.",
    "A report counts once, by its main category, also where several violations were reported together.",
)
_LEFT_OUT = Text("Niet meegeteld zijn de zaken van: {}.", "Not counted are the cases of: {}.")
_BROKEN = Text("Wat niet klopt", "What does not hold")
_EDITION = Text(
    "De soorten schendingen en afdoeningen zijn die van de lijst {} (|).",
    "The types of violation and the measures are those of the list {} (|).",
)
_MISSING = Text("Zonder cijfers: {}.", "Without figures: {}.")
