"""The sections of a publication with the organisation's own texts among them, or every fault of those texts at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uri.aggregate import Rapport
from uri.aggregate.sources.publication_details import Publicatietekst
from uri.errors import UnreadableError
from uri.findings import Findings, Severity
from uri.languages import Language, Text
from uri.publish.document.blocks import DataTable, NumberedPicture, Section
from uri.publish.document.own_texts.markdown_reader import read_markdown
from uri.publish.document.own_texts.placing import anchor_faults, place_faults, placed


def with_own_texts(
    sections: tuple[Section, ...],
    titles: Mapping[str, Text],
    replaceable: Iterable[str],
    texts: Iterable[Publicatietekst],
    report: Rapport,
    language: Language,
) -> tuple[tuple[Section, ...], Findings]:
    """Put the own texts of a language among the sections of a publication.

    Args:
        sections: The sections that follow from the figures, in order.
        titles: The headings of all sections that there can be, by code and in order.
        replaceable: The codes of those whose text may be replaced.
        texts: The texts.
        report: The report that their references are about.
        language: The language of the publication.

    Returns:
        The sections, and a notice for each number in a text that no table prints.

    Raises:
        UnreadableError: A text cannot be read or placed; `findings` names every fault of all of them.
        MissingExtraError: What reads Markdown is not installed.
    """
    taken = {*titles, *_names(sections)}
    read = [(text, read_markdown(text, report, language, taken)) for text in texts if text.taal in {None, language}]
    found = [finding for _, each in read for finding in each.findings]
    found += place_faults(read, titles, replaceable)
    result = sections
    if not any(finding.severity is Severity.ERROR for finding in found):
        result = placed(sections, titles, read, language)
        anchors = [anchor for _, each in read for anchor in each.anchors]
        found += anchor_faults(anchors, [*_names(result), "downloads"])
    if any(finding.severity is Severity.ERROR for finding in found):
        raise UnreadableError(_WRONG, findings=Findings(found))
    return result, Findings(found)


def _names(sections: Iterable[Section]) -> list[str]:
    """Name every place that a link can lead to: sections, tables and pictures."""
    names = []
    for section in (each for outer in sections for each in outer.walk()):
        names.append(section.code)
        names += [f"tabel-{block.name}" for block in section.blocks if isinstance(block, DataTable)]
        names += [block.name for block in section.blocks if isinstance(block, NumberedPicture)]
    return names


_WRONG = Text("De eigen teksten van de publicatie kloppen niet.", "The own texts of the publication are not right.")
