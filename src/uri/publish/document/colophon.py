"""The colophon: whose the publication is, of which year, and what it was made from."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from uri.aggregate import Rapport
from uri.languages import Language, Text
from uri.publish.document.blocks import Definitions, Paragraph, Section
from uri.publish.report_formats import to_json

DISTRIBUTION = "uri-integriteit"
"""The name under which this library is installed."""


def colophon(report: Rapport, language: Language) -> Section:
    """Say whose figures these are, by which list and to which date, and what made them.

    The digest is that of the report's JSON in Dutch, so that two publications of the same figures have the same one.
    """
    dates = sorted({table.standdatum for table in report.values() if table.standdatum is not None})
    items = [
        (_ORGANISATION, report.organisatie),
        (_PART, report.onderdeel),
        (_YEAR, str(report.verslagjaar)),
        (_EDITION, f"{report.editie.titel} ({report.editie.naam})"),
        (_AS_OF, ", ".join(date.isoformat() for date in dates)),
        (_MADE_WITH, f"uri {version(DISTRIBUTION)}"),
        (_DIGEST, hashlib.sha256(to_json(report, "nl").encode()).hexdigest()),
    ]
    return Section(
        code="colofon",
        title=_COLOPHON.to(language),
        blocks=(Definitions(tuple((term.to(language), Paragraph.of(value)) for term, value in items if value)),),
    )


_COLOPHON = Text("Colofon", "Colophon")
_ORGANISATION = Text("Organisatie", "Organisation")
_PART = Text("Onderdeel", "Part")
_YEAR = Text("Verslagjaar", "Year")
_EDITION = Text("Editie van de lijsten", "Edition of the lists")
_AS_OF = Text("Stand", "As of")
_MADE_WITH = Text("Gemaakt met", "Made with")
_DIGEST = Text("SHA-256 van de cijfers", "SHA-256 of the figures")
