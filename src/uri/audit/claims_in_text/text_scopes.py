"""Where a heading or the words above a list narrow what is told below them, so that it is not about the whole.

What stands below “Directie Noord” counts that part alone, and so do the items below “Bij deze dienst:”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from uri.audit.claims_in_text.concepts import ConceptWords, words_of
from uri.audit.claims_in_text.text_sentences import TextSentence
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.published_text.passages import Passage, PassageKind

_PART = re.compile(
    r"\b(?:directie|directoraat|directorate|dienst|agentschap|agency|inspectie|inspectorate|afdeling|division|eenheid"
    r"|onderdeel|organisatieonderdeel|cluster|regio|region|district|bureau|vestiging|branch)\b|\w{3,}(?:bedrijf|dienst)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z][A-Z&-]*[A-Z]\b")
_LEFT_OUT = re.compile(r"^(?:[\d.]+\s+)?")


class TextScopes:
    """Which sentences of a text may be about a part of the organisation only."""

    def __init__(self, words: ConceptWords, own_names: Iterable[str], tables: Iterable[PublishedTable]) -> None:
        self._own = {word for name in own_names for word in words_of(name)}
        self._words = words
        self._parts = {
            tuple(words_of(row.label))
            for published in tables
            if published.recognition is None
            for row in published.table.rows
            if row.label and not words.read(row.label).is_known
        }
        self._lead: Passage | None = None

    def narrows(self, sentence: TextSentence) -> bool:
        """Tell whether what stands above a sentence may narrow what it says; sentences are asked in order."""
        passage = sentence.passage
        if passage.kind is not PassageKind.LIST_ITEM:
            self._lead = passage if passage.text.rstrip().endswith(":") else None
        is_narrowed = (
            passage.kind is PassageKind.LIST_ITEM and self._lead is not None and self._is_open(self._lead.text)
        )
        return is_narrowed or self._is_part(sentence.heading)

    def _is_open(self, lead: str) -> bool:
        """Tell whether the sentence above a list has words that are not known, or a number."""
        return not self._words.read(lead).is_known

    def _is_part(self, heading: str) -> bool:
        """Tell whether a heading names a part of the organisation."""
        bare = _LEFT_OUT.sub("", heading)
        names = {tuple(words_of(bare))} & self._parts
        acronyms = {word for match in _ACRONYM.findall(bare) for word in words_of(match)} - self._own
        return bool(names or acronyms or _PART.search(bare))
