"""The door of this room: from passages, tables and annexes to claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from uri.audit.claims_in_text.claim_building import ClaimBuilder
from uri.audit.claims_in_text.concepts import ConceptWords
from uri.audit.claims_in_text.figure_subjects import FigureSubjects
from uri.audit.claims_in_text.found_claims import FoundClaims, UncheckedNumber
from uri.audit.claims_in_text.marked_sentences import MarkedSentence
from uri.audit.claims_in_text.sentence_reader import read_sentences
from uri.audit.claims_in_text.sentence_state import ReadingMatter
from uri.audit.claims_in_text.stated_bases import stated_bases, tells_of_closing
from uri.audit.claims_in_text.text_scopes import TextScopes
from uri.audit.claims_in_text.text_sentences import TextSentence, sentences_in
from uri.audit.printed_tables.annex import Annex
from uri.audit.printed_tables.standard_tables import PublishedTable
from uri.audit.published_text.passages import Passage, PassageKind
from uri.languages import Language

_COMMON: dict[Language, frozenset[str]] = {
    "nl": frozenset(["de", "het", "een", "van", "en", "zijn", "in", "op", "dat", "met", "voor", "niet", "aan", "er"]),
    "en": frozenset(["the", "of", "and", "to", "in", "is", "that", "for", "with", "was", "on", "are", "by", "not"]),
}
_WORD = re.compile(r"[a-z]+")


def claims_in(
    passages: Sequence[Passage],
    tables: Sequence[PublishedTable],
    annexes: Sequence[Annex] = (),
    *,
    jaar: int | None = None,
    organisatie: str | None = None,
) -> FoundClaims:
    """Return what a text says of figures, as far as it is understood for certain, and the numbers that are not.

    Args:
        passages: The running text.
        tables: The tables of the publication, each with a name of its own.
        annexes: Its annexes.
        jaar: The verslagjaar; a figure and a sentence that name no year are of it.
        organisatie: The organisation that publishes; its name in a sentence narrows nothing.
    """
    language = language_of(passages)
    names = own_names(organisatie, passages)
    words = ConceptWords.of(language, names)
    matter = ReadingMatter(words, language, jaar)
    figures = FigureSubjects.of(tables, words, language, year=jaar)
    scopes = TextScopes(words, names, tables)
    sentences = list(sentences_in(passages))
    statements = read_sentences([one for one in sentences if not scopes.narrows(one)], matter)
    for text, start, subject in figures.texts:
        in_cell = list(sentences_in([Passage(PassageKind.PARAGRAPH, text, (start,))]))
        sentences += in_cell
        statements += read_sentences(in_cell, matter, base=subject)
    bases = stated_bases(sentences, tables, language)
    builder = ClaimBuilder(figures, annexes, bases, parts_closed=tells_of_closing(sentences, language))
    claims = builder.build(statements)
    return FoundClaims(
        claims=tuple(claims), not_checked=tuple(_unchecked(sentences, builder.used, language)), bases=bases
    )


def _unchecked(
    sentences: Iterable[TextSentence], used: set[tuple[int, int]], language: Language
) -> Iterator[UncheckedNumber]:
    for sentence in sentences:
        for number in MarkedSentence.of(sentence.text, language).numbers:
            if number.is_amount and (id(sentence), number.start) not in used:
                place = sentence.place_of(number.start)
                yield UncheckedNumber(
                    number=sentence.text[number.start : number.end],
                    sentence=sentence.text,
                    line=place.line,
                    page=place.page,
                )


def language_of(passages: Iterable[Passage]) -> Language:
    """Return the language of a text: that whose common words it has most of; Dutch where they are as many."""
    totals, _ = _common_words(passages)
    return "en" if totals["en"] > totals["nl"] else "nl"


def is_known_language(passages: Iterable[Passage]) -> bool:
    """Tell whether a text can be Dutch or English: of a longer one, the common words of either are a good part."""
    totals, words = _common_words(passages)
    return words < _LONGER or max(totals.values()) >= _SHARE * words


_LONGER = 60
"""A text with fewer words tells nothing of its language."""

_SHARE = 0.12
"""The common words of a language are a quarter of its texts; the Dutch ones are a tenth of a text in French."""


def _common_words(passages: Iterable[Passage]) -> tuple[dict[Language, int], int]:
    """Count the common words of each language in a text, and all words."""
    counts = Counter(word for passage in passages for word in _WORD.findall(passage.text.casefold()))
    return {language: sum(counts[word] for word in common) for language, common in _COMMON.items()}, counts.total()


def own_names(organisatie: str | None, passages: Iterable[Passage]) -> list[str]:
    """Return the names of the organisation that publishes: in full, without its kind, and by its first letters.

    >>> own_names("Ministerie van Sociale Zaken en Werkgelegenheid", [])
    ['Ministerie van Sociale Zaken en Werkgelegenheid', 'Sociale Zaken en Werkgelegenheid', 'SZW']
    """
    full = organisatie or _named_in(passages)
    if full is None:
        return []
    short = re.sub(
        r"^(?:het )?(?:ministerie|ministry|gemeente|provincie|waterschap) (?:van|of) ", "", full, flags=re.IGNORECASE
    )
    letters = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", short))
    return [full, short, *([letters] if len(letters) > 1 else [])]


def _named_in(passages: Iterable[Passage]) -> str | None:
    """Return the ministry that a text names first."""
    name = re.compile(r"\b[Mm]inisterie van [A-Z]\w+(?:(?:, | en |,? | )[A-Z]\w+)*")
    return next((match[0] for passage in passages if (match := name.search(passage.text))), None)
