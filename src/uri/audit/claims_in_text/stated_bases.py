"""What a text says that its tables count: only what was closed in the year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from uri.audit.claims_in_text.text_numbers import plain_text
from uri.audit.claims_in_text.text_sentences import TextSentence
from uri.audit.printed_tables.column_roles import aangetoond_column
from uri.audit.printed_tables.standard_tables import PublishedTable, TableKind
from uri.languages import Language

AFGEROND = "afgerond"
"""The basis of what was closed in the year."""

_CLOSED: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:alleen|uitsluitend|slechts|betreft) (?:de )?meldingen(?: opgenomen| meegenomen| geteld)?,? die in \d{4} "
        r"(?:zijn|werden) (?:afgerond|afgehandeld|afgesloten)"
    ),
    "en": re.compile(r"\bonly (?:the )?reports (?:that|which) were (?:closed|completed) in \d{4}"),
}


_OPEN: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:loopt|lopen|liep|liepen) nog\b"
        r"|\bnog (?:\w+ )?(?:in behandeling|niet (?:\w+ )?af|in onderzoek|open|lopend|lopen|loopt)"
        r"|\b(?:lopende?|openstaande|afgeronde?|afgehandelde?) (?:melding|zaken|zaak|onderzoek)"
        r"|\bmeldingen?\b[^.]*\b(?:afgerond|afgehandeld|afgesloten)\b"
    ),
    "en": re.compile(
        r"\bstill (?:open|running|pending|under)|\b(?:open|pending|closed|completed) (?:reports?|cases?)"
        r"|\breports?\b[^.]*\b(?:closed|completed)\b"
    ),
}


def tells_of_closing(sentences: Iterable[TextSentence], language: Language) -> bool:
    """Tell whether a text parts what was received from what was closed, so that a table may count either."""
    return any(_OPEN[language].search(plain_text(sentence.text)) for sentence in sentences)


def stated_bases(
    sentences: Iterable[TextSentence], tables: Iterable[PublishedTable], language: Language
) -> dict[str, str]:
    """Return what puts reports in their year, by the name of each overview of reports, where the text says it.

    Args:
        sentences: The sentences of the text.
        tables: The tables of the publication.
        language: The language of the text.
    """
    pattern = _CLOSED[language]
    if not any(pattern.search(plain_text(sentence.text)) for sentence in sentences):
        return {}
    return {published.table.name: AFGEROND for published in tables if _is_overview(published)}


def _is_overview(published: PublishedTable) -> bool:
    """Tell whether a table counts what was reported and what of it was substantiated, in rows of any language."""
    is_other = published.recognition is not None and published.standard is not TableKind.SCHENDINGEN
    return not is_other and aangetoond_column(published.table) is not None
