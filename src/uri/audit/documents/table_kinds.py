"""Which standard table a table of a document is: only where its rows, its columns and its own words leave no doubt."""

from __future__ import annotations

import re

from uri.audit.documents.document_tables import DocumentTable
from uri.audit.printed_tables.column_roles import aangetoond_column
from uri.audit.printed_tables.label_words import is_reported, says_aangetoond, says_niet_aangetoond
from uri.audit.printed_tables.standard_tables import PublishedTable, TableKind

_SIGNAL = re.compile(r"\bsigna(?:al|len)\b|\bsignals?\b|\bconcerns\b", re.IGNORECASE)
_FEWEST_YEARS = 2


def kind_of(published: PublishedTable, table: DocumentTable) -> TableKind | None:
    """Return which standard table a table is; None where that is not certain.

    Its rows must be those of a list of the URI. The overview has a column of what was substantiated; the table of
    measures has one column; the table of concerns says in its header or its caption that it counts those; and the
    table of years has years for columns, and a caption or a heading that says that it counts what was substantiated.

    Args:
        published: The table as it was read.
        table: The table in its document.
    """
    if published.recognition is None:
        return None
    if not published.recognition.has_types:
        return published.standard
    columns = published.table.columns
    years = {column.meaning.jaar for column in columns}
    if len(columns) >= _FEWEST_YEARS and None not in years and len(years) == len(columns):
        return TableKind.AANGETOOND_PER_JAAR if _counts_aangetoond(table) else None
    if aangetoond_column(published.table) is not None:
        return TableKind.SCHENDINGEN
    is_one = len(columns) == 1
    return TableKind.SIGNALEN if is_one and _counts_signals(published, table) else None


def _counts_aangetoond(table: DocumentTable) -> bool:
    """Tell whether the caption, or else the heading above, says substantiated, and not reported or unsubstantiated."""
    caption, corner = table.grid.title, " ".join(table.grid.rows[0][1][:1])
    for words in (f"{caption} {corner}", table.heading):
        if says_aangetoond(words):
            return not (is_reported(words) or says_niet_aangetoond(words))
        if is_reported(words):
            return False
    return False


def _counts_signals(published: PublishedTable, table: DocumentTable) -> bool:
    """Tell whether the header or the caption names concerns, and no reports."""
    words = f"{published.table.columns[0].label} {table.grid.title}"
    return _SIGNAL.search(words) is not None and not is_reported(words)
