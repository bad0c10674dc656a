"""The words in labels and headers that tell what a row or a column is: a total, a part, an average, a percentage."""

from __future__ import annotations

import re

from uri.audit.printed.printed_signs import without_raised
from uri.taxonomy.labels import normal

_SUBTOTAL = re.compile(r"\W*(?:sub-?totaal|sub-?total|tussentotaal|zwischensumme|sous-?total)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\W*(?:(?:eind)?totaal|(?:grand |overall )?total[eit]?|i alt|insgesamt|gesamt|summe|som|alle (?:meldingen|typen))"
    r"\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\W*(?:waarvan|w\.?v\.?|of which|davon|dont)\b", re.IGNORECASE)
_NO_SUM = re.compile(
    r"\b(?:gemiddelde?|gem\.|ratio|index|average|mean|mediaan|median|rang|rank|rate)(?!\w)|\bper (?:fte|100|1\.?000)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\b(?:percentage|procent|percent)\b", re.IGNORECASE)
_DASHED = re.compile(r"[-–—•●▪]\s*\w")
_NOTE = re.compile(r"[*†¹²³⁴]|(?:bron|noot|source|note|toelichting)\b", re.IGNORECASE)
_AANGETOOND = re.compile(
    r"(?<!niet )(?<!niet-)(?<!not )(?<!on)(?<!un)"
    r"(?:aangetoond|bewezen|gegrond|vastgesteld|bevestigd|proven|substantiated|sustained)",
    re.IGNORECASE,
)
_NIET_AANGETOOND = re.compile(
    r"\b(?:niet|not)[ -](?:aangetoond|bewezen|vastgesteld|proven|substantiated|sustained)|ongegrond|unsubstantiated",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"gemeld|melding|mogelijk|vermoed|klacht|report|alleged|allegation|complaint", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WHOLE = {"", "generaal", "algemeen", "alle", "overall", "general"}
"""What may stand behind the word total without saying of what."""


def is_total(label: str) -> bool:
    """Tell whether a label begins with a word for a total.

    >>> is_total("Eindtotaal"), is_total("Totaal¹"), is_total("Subtotaal")
    (True, True, False)
    """
    return _TOTAL.match(without_raised(label)) is not None


def is_subtotal(label: str) -> bool:
    """Tell whether a label begins with a word for a subtotal."""
    return _SUBTOTAL.match(without_raised(label)) is not None


def total_of(label: str) -> str:
    """Return of what a label says that it is the total, in normal form; nothing where it does not say.

    >>> total_of("Totaal 2022"), total_of("Totaal")
    ('2022', '')
    """
    label = without_raised(label)
    match = _TOTAL.match(label)
    subject = "" if match is None else normal(label[match.end() :])
    return "" if subject in _WHOLE else subject


def is_bare_total(label: str) -> bool:
    """Tell whether a label says total, and not of what.

    >>> is_bare_total("TOTAAL"), is_bare_total("Totaal aantal meldingen")
    (True, False)
    """
    return is_total(label) and not total_of(label)


def is_of_which(label: str) -> bool:
    """Tell whether a label begins as a part of what stands before it: “waarvan …”."""
    return _OF_WHICH.match(without_raised(label)) is not None


def is_dashed(label: str) -> bool:
    """Tell whether a label begins with a dash or a bullet."""
    return _DASHED.match(label) is not None


def is_note(label: str) -> bool:
    """Tell whether a label begins a footnote or names a source."""
    return _NOTE.match(label) is not None


def is_no_sum(label: str) -> bool:
    """Tell whether a label names an average, a ratio or a rate, which do not add up.

    >>> is_no_sum("Gemiddelde"), is_no_sum("Meldingen per 1.000")
    (True, True)
    """
    return _NO_SUM.search(label) is not None


def is_percentage(label: str) -> bool:
    """Tell whether a header names percentages."""
    return _PERCENT.search(label) is not None


def says_aangetoond(label: str) -> bool:
    """Tell whether a header says that its column counts what was substantiated.

    >>> says_aangetoond("Waarvan aangetoond"), says_aangetoond("Niet aangetoond")
    (True, False)
    """
    return _AANGETOOND.search(label) is not None


def says_niet_aangetoond(label: str) -> bool:
    """Tell whether a header says that its column counts what was not substantiated.

    >>> says_niet_aangetoond("Niet aangetoond"), says_niet_aangetoond("Ongegrond")
    (True, True)
    """
    return _NIET_AANGETOOND.search(label) is not None


def is_reported(label: str) -> bool:
    """Tell whether a header says that its column counts reports."""
    return _REPORTED.search(label) is not None


def year_in(label: str) -> int | None:
    """Return the first year in a header; None where there is none.

    >>> year_in("Totaal 2022 (herzien)")
    2022
    """
    match = _YEAR.search(label)
    return None if match is None else int(match[0])
