"""The words around a table that say what its rows are to its total: parts that overlap, or only the first few."""

from __future__ import annotations

import re
from collections.abc import Iterable

from uri.audit.printed_tables.printed_table import Partition

_OVERLAP = re.compile(
    r"\b(?:meer(?:dere)?|multiple|several) (?:\w+ )?(?:mogelijk|toegestaan|possible|allowed|permitted)\b"
    r"|\b(?:meer dan (?:een|één|1)|more than (?:one|1)|(?:onder|in|tot|under|to|into) (?:meerdere|multiple|several)) "
    r"(?:soort|type|categor|vorm|antwoord|maatregel|afdoening|aspect|kind|form|answer|response|measure|sanction|option)"
    r"|\b(?:tel(?:t|len)|optellen|opgeteld) (?:\w+ )?(?:niet op|tot meer|op tot meer)\b"
    r"|\b(?:do|does|may|need|will)(?: not|n't) (?:\w+ )?(?:add|sum)\b|\badds? up to more\b|\bmulti-?respon[sc]e",
    re.IGNORECASE,
)
_ROUNDING = re.compile(r"\b(?:afgerond|afrond|round)", re.IGNORECASE)
_TOP = re.compile(
    r"\btop[- ]?\d+\b"
    r"|\bmeest (?:voorkomend|gemeld|genoemd|gekozen)e?\b|\bmost (?:common|frequent)(?:ly)?\b|\bmost often\b",
    re.IGNORECASE,
)


def partition_said(texts: Iterable[str]) -> Partition:
    """Return what the rows of a table are to its total by what is said around it; all of it where nothing is said.

    A remark that figures do not add up because they are rounded says no more than that.

    >>> partition_said(["Meldingen (meerdere antwoorden mogelijk)"]), partition_said(["Top 3 soorten"])
    (<Partition.OVERLAP: 'overlap'>, <Partition.TOP: 'top'>)
    >>> partition_said(["Door afronding tellen cijfers niet op tot het totaal"])
    <Partition.VERDELING: 'verdeling'>
    """
    said = [text for text in texts if not _ROUNDING.search(text)]
    if any(map(_OVERLAP.search, said)):
        return Partition.OVERLAP
    return Partition.TOP if any(map(_TOP.search, said)) else Partition.VERDELING
