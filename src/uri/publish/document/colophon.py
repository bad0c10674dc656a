"""The colophon: whose the publication is, of which year, and what it was made from."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import version

from uri.aggregate import Bronbestand, Maand, Publicatiegegevens, Rapport
from uri.languages import Language, Text
from uri.publish.document.blocks import Block, Bullets, Definitions, Paragraph, Section, Span
from uri.publish.document.section_titles import COLOFON, TITLES
from uri.publish.report_formats import to_json
from uri.publish.sentences.on_chance import is_tested

DISTRIBUTION = "uri-integriteit"
"""The name under which this library is installed."""


def colophon(report: Rapport, details: Publicatiegegevens, language: Language) -> Section:
    """Say whose figures these are, by which list and to which date, when they are published, and what made them.

    Nothing comes from the clock: the date of publication is the dossier's, or is not there. The digest is that of the
    report's JSON in Dutch, so that two publications of the same figures have the same one.

    Args:
        report: The report.
        details: What is said of the publication.
        language: The language of the publication.
    """
    dates = sorted({table.standdatum for table in report.values() if table.standdatum is not None})
    items = [
        (_ORGANISATION, report.organisatie),
        (_PART, report.onderdeel),
        (_YEAR, str(report.verslagjaar)),
        (_EDITION, f"{report.editie.titel} ({report.editie.naam})"),
        (_AS_OF, ", ".join(written_date(date, language) for date in dates)),
        (_PUBLISHED, details.datum and written_date(details.datum, language)),
        (_CONTACT, details.contact),
        (_LICENCE, details.licentie),
        (_CHANCE, "" if is_tested() else _NOT_TESTED.to(language)),
        (_MADE_WITH, f"uri {version(DISTRIBUTION)}"),
        (_DIGEST, hashlib.sha256(to_json(report, "nl").encode()).hexdigest()),
    ]
    terms = tuple((term.to(language), linked(value)) for term, value in items if value)
    return Section(
        code=COLOFON,
        title=TITLES[COLOFON].to(language),
        blocks=(Definitions(terms), *_sources(details.bronnen, language)),
    )


def _sources(sources: tuple[Bronbestand, ...], language: Language) -> Iterator[Block]:
    """List the files that the figures come from, with their digests where those are told."""
    if sources:
        yield Paragraph.of(_SOURCES.to(language))
        yield Bullets(tuple(Paragraph.of(_source(source)) for source in sources))


def _source(source: Bronbestand) -> str:
    return source.bestand if source.sha256 is None else f"{source.bestand} (SHA-256 {source.sha256})"


def linked(value: str) -> Paragraph:
    """Make a paragraph of a value; an address leads where it says, and a mail address to a mail."""
    if _ADDRESS.fullmatch(value):
        return Paragraph((Span(value, link=value),))
    return Paragraph((Span(value, link=f"mailto:{value}"),)) if _MAIL.fullmatch(value) else Paragraph.of(value)


def written_date(date: dt.date | Maand, language: Language) -> str:
    """Write a date as running text has it; of a month there is no day.

    >>> import datetime as dt
    >>> written_date(dt.date(2024, 7, 1), "nl"), written_date(dt.date(2024, 7, 1), "en")
    ('1 juli 2024', '1 July 2024')
    """
    if isinstance(date, Maand):
        return f"{_MONTHS[date.maand - 1].to(language)} {date.jaar}"
    return f"{date.day} {_MONTHS[date.month - 1].to(language)} {date.year}"


_ADDRESS = re.compile(r"https?://\S+")
_MAIL = re.compile(r"[^\s@:?&]+@[^\s@:?&]+\.[^\s@:?&]+")
_MONTHS = tuple(
    Text(*months.split("/"))
    for months in (
        "januari/January",
        "februari/February",
        "maart/March",
        "april/April",
        "mei/May",
        "juni/June",
        "juli/July",
        "augustus/August",
        "september/September",
        "oktober/October",
        "november/November",
        "december/December",
    )
)
_ORGANISATION = Text("Organisatie", "Organisation")
_PART = Text("Onderdeel", "Part")
_YEAR = Text("Verslagjaar", "Year")
_EDITION = Text("Editie van de lijsten", "Edition of the lists")
_AS_OF = Text("Stand", "As of")
_PUBLISHED = Text("Gepubliceerd", "Published")
_CONTACT = Text("Contact", "Contact")
_LICENCE = Text("Licentie", "Licence")
_SOURCES = Text("De cijfers en teksten komen uit deze bestanden:", "Figures and texts come from these files:")
_CHANCE = Text("Toeval", "Chance")
_NOT_TESTED = Text(
    "niet getoetst of verschillen toeval kunnen zijn; dat vraagt de extra statistics",
    "not tested whether differences may be chance; that takes the extra statistics",
)
_MADE_WITH = Text("Gemaakt met", "Made with")
_DIGEST = Text("SHA-256 van de cijfers", "SHA-256 of the figures")
