"""What the properties of an office document say of it, from the publication alone."""

from __future__ import annotations

import datetime as dt

from uri.aggregate import Maand
from uri.publish.document import Publicatiedocument

_EPOCH = dt.date(1980, 1, 1)
"""The date of what has none: the earliest that an archive can say."""

LOCALES = {"nl": ("nl", "NL"), "en": ("en", "GB")}
"""The language and the country of each language of a publication."""


def document_date(document: Publicatiedocument) -> dt.datetime:
    """Return the moment that stands in the properties: the date of publication, as the clock would differ each time."""
    date = document.publicatie.datum
    if isinstance(date, Maand):
        date = dt.date(date.jaar, date.maand, 1)
    return dt.datetime.combine(date or _EPOCH, dt.time())


def sender(document: Publicatiedocument) -> str:
    """Return whose the publication is; empty where nobody is named."""
    report = document.rapport
    return ", ".join(name for name in (report.organisatie, report.onderdeel) if name)


def locale(document: Publicatiedocument) -> str:
    """Return the language with its country, as ``nl-NL``."""
    return "-".join(LOCALES[document.language])
