"""From contradictions to the words and cells of a document in which they show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from uri.audit import Audit, Publicatie
from uri.audit.claims_in_text.found_claims import FoundClaim, FoundClaims
from uri.audit.claims_in_text.text_claims import language_of
from uri.audit.claims_in_text.text_numbers import numbers_in
from uri.audit.contradictions import contradiction
from uri.audit.printed_tables.figures import Figure
from uri.audit.published_text.passages import Passage
from uri.audit.published_text.published_text import PublishedText, TextTable
from uri.audit.relations.claim_numbers import cited
from uri.audit.relations.figure_relations import PrintedRelation
from uri.findings import Place, Severity
from uri.languages import Language, Text
from uri.marked_document.marks import Marks, apart


def marks_of(audit: Audit, text: PublishedText) -> Marks:
    """Mark every error and warning of an audit that is about figures, at each figure that it is about, gravest first.

    Args:
        audit: The audit of a document.
        text: The document.
    """
    told = [(finding, judged.relation) for judged in audit.beoordeeld if (finding := contradiction(judged)) is not None]
    grave_first = list(Severity)
    told = sorted(
        (pair for pair in told if pair[0].severity.reaches(Severity.WARNING)),
        key=lambda pair: grave_first.index(pair[0].severity),
    )
    locator = _Locator.of(audit.publicatie, text)
    words: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    cells: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    blocks: dict[int, set[int]] = defaultdict(set)
    for number, (finding, relation) in enumerate(told, 1):
        in_words = list(locator.words(relation))
        in_cells = [cell for figure in relation.figures if (cell := locator.cell(figure)) is not None]
        for block, start, end in in_words:
            words[block].append((start, end, number))
        for cell in in_cells:
            cells[cell].add(number)
        if not (in_words or in_cells) and (whole := locator.block(finding.place)) is not None:
            blocks[whole].add(number)
    return Marks(
        findings=tuple(finding for finding, _ in told),
        words={block: tuple(apart(spans)) for block, spans in words.items()},
        cells={cell: tuple(sorted(numbers)) for cell, numbers in cells.items()},
        blocks={block: tuple(sorted(numbers)) for block, numbers in blocks.items()},
    )


@attrs.frozen
class _Locator:
    """Finds figures in a document.

    Attributes:
        text: The document.
        publication: The publication that it was read as.
        claims: The claims of its text, by the words by which their figures are named.
        lines: The blocks on each line of each page, by their numbers.
        rows: The block and the number of the row of a table on each line of each page.
        language: The language of the document.
    """

    text: PublishedText
    publication: Publicatie
    claims: Mapping[Text, FoundClaim]
    lines: Mapping[tuple[int | None, int | None], list[int]]
    rows: Mapping[tuple[int | None, int | None], tuple[int, int]]
    language: Language

    @classmethod
    def of(cls, publication: Publicatie, text: PublishedText) -> _Locator:
        lines: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
        rows: dict[tuple[int | None, int | None], tuple[int, int]] = {}
        for number, block in enumerate(text.blocks):
            if isinstance(block, TextTable):
                rows |= {(place.page, place.line): (number, row) for row, place in block.grid.places.items()}
            else:
                for start in block.starts:
                    lines[start.page, start.line].append(number)
        claims = {} if publication.gevonden is None else _by_name(publication.gevonden)
        return cls(text, publication, claims, lines, rows, language_of(text.passages))

    def words(self, relation: PrintedRelation) -> Iterator[tuple[int, int, int]]:
        """Give the number of the block, and the ends, of the numbers in the text that a relation is about.

        Of a claim without a number of its own, such as one that most are of a type, it is the sentence.
        """
        claimed = {figure.name: figure for figure in relation.figures}
        names = dict.fromkeys([*claimed, *([] if relation.wording is None else [relation.wording])])
        for name in names:
            claim = self.claims.get(name)
            found = None if claim is None else self._sentence(claim)
            if claim is None or found is None:
                continue
            block, start = found
            own = claimed.get(name)
            low, high = (0, len(claim.sentence)) if own is None else self._number(claim.sentence, own)
            yield block, start + low, start + high

    def _sentence(self, claim: FoundClaim) -> tuple[int, int] | None:
        for number in self.lines.get((claim.page, claim.line), ()):
            block = self.text.blocks[number]
            if isinstance(block, Passage) and (start := block.text.find(claim.sentence)) >= 0:
                return number, start
        return None

    def _number(self, sentence: str, figure: Figure) -> tuple[int, int]:
        """Return where the number of a figure stands in its sentence; the sentence itself where that is not plain."""
        whole = re.search(rf"(?<![\w.,]){re.escape(figure.printed.text)}(?!\w|[.,]\d)", sentence)
        if whole is not None:
            return whole.span()
        spans = [
            (number.start, number.end)
            for number in numbers_in(sentence, self.language)
            if number.value is not None and number.value == figure.printed.number
        ]
        return spans[0] if spans else (0, len(sentence))

    def cell(self, figure: Figure) -> tuple[int, int, int] | None:
        """Return the block, the number of the row and the position of the cell in which a figure is printed."""
        place = figure.place
        found = None if place.table is None else self.rows.get((place.page, place.line))
        if found is None:
            return None
        block, row = found
        table = self.text.blocks[block]
        if not isinstance(table, TextTable):
            return None
        cells = next((cells for number, cells in table.grid.rows if number == row), ())
        alike = [position for position, cell in enumerate(cells) if position and cell == figure.printed.text]
        before = sum(other.printed.text == figure.printed.text for other in self._before(figure))
        return (block, row, alike[before]) if before < len(alike) else None

    def _before(self, figure: Figure) -> Iterable[Figure]:
        """Return the figures of the same row that stand before a figure."""
        for published in self.publication.tabellen:
            for row in published.table.figures:
                if figure in row:
                    return row[: row.index(figure)]
        return ()

    def block(self, place: Place) -> int | None:
        """Return the number of the block that stands at a place; None where none does."""
        if place.line is None:
            return None
        found = self.rows.get((place.page, place.line))
        return found[0] if found is not None else next(iter(self.lines.get((place.page, place.line), ())), None)


def _by_name(found: FoundClaims) -> dict[Text, FoundClaim]:
    return {cited(claim.entry): claim for claim in found.claims}
