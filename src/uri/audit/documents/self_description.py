"""What a document says of itself: its title, the year that it reports on, and whose report it is.

Only what is certain is told: a year that the title and the text do not agree on is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from uri.audit.printed_tables.label_words import is_sentence
from uri.audit.published_text.passages import Passage, PassageKind
from uri.audit.published_text.published_text import PublishedText

_REPORT = (
    r"(?:jaar|integriteits|voortgangs|kwartaal|half)?(?:rapportage|verslag|rapport|overzicht)\w*"
    r"|(?:(?:annual|integrity|yearly)\s)?report"
)
_IS_REPORT = re.compile(rf"\b(?:{_REPORT})\b", re.IGNORECASE)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TITLED = re.compile(rf"\b(?:{_REPORT})\b[^.;!?\d]*?(?<![\d-]){_YEAR}(?![\d-])", re.IGNORECASE)
_ITSELF = re.compile(
    rf"\b(?:dez?e(?: \w+)?|dit|voorliggende?|voor u ligt (?:de|het)|this|the present)\s+(?:{_REPORT})\b"
    rf"[^.;!?\d]*?(?<![\d-]){_YEAR}(?![\d-])",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:het |de |the )?(?:ministerie van|gemeente|provincie|waterschap|hoogheemraadschap|inspectie|politie"
    r"|ministry of|municipality of|province of)\s+(?-i:[A-Z])[^.:;!?\d]{1,90}$",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:\b(?:en|and|of|van|der|de|voor|for)|,)$")
_TITLE_LINES = 12
"""The title stands among the first passages."""


@attrs.frozen
class SelfDescription:
    """What a document says of itself; nothing where it is not certain.

    Attributes:
        title: Its title.
        year: The year that it reports on.
        organisation: Whose report it is.
    """

    title: str = ""
    year: int | None = None
    organisation: str | None = None


def describe(document: PublishedText) -> SelfDescription:
    """Return what a document says of itself."""
    first = _joined_lines([passage for passage in document.passages[:_TITLE_LINES] if not _is_running(passage)])
    titles = [text for text in filter(None, [document.title, *first]) if _IS_REPORT.search(text)]
    return SelfDescription(
        title=titles[0] if titles else document.title,
        year=_year(document, titles),
        organisation=_organisation([*first, *_last_lines(document.passages)]),
    )


def _is_running(passage: Passage) -> bool:
    """Tell whether a passage is running text and no line of a title page: it is long, or a sentence."""
    return passage.kind is not PassageKind.HEADING and (len(passage.text) > _LONGEST or is_sentence(passage.text))


_LONGEST = 120
"""A title fits on a line or two."""


def _joined_lines(passages: Sequence[Passage]) -> list[str]:
    """Return the lines of a title page; one that ends within a name goes on with the next."""
    lines: list[str] = []
    for passage in passages:
        if lines and _UNFINISHED.search(lines[-1]):
            lines[-1] = f"{lines[-1]} {passage.text}"
        else:
            lines.append(passage.text)
    return lines


def _last_lines(passages: Sequence[Passage]) -> list[str]:
    return _joined_lines([passage for passage in passages[-_TITLE_LINES:] if not _is_running(passage)])


def _year(document: PublishedText, titles: Iterable[str]) -> int | None:
    """Return the year in the title, or else the one that the text names where it speaks of itself."""
    titled = {int(match["year"]) for title in titles for match in _TITLED.finditer(title)}
    itself = {int(match["year"]) for passage in document.passages for match in _ITSELF.finditer(passage.text)}
    for years in (titled, itself):
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _organisation(lines: Iterable[str]) -> str | None:
    names = dict.fromkeys(match[0] for line in lines if (match := _ORGANISATION.match(line)))
    return next(iter(names)) if len(names) == 1 else None
