"""The words in labels that tell what a number is: a count, or an average, a rate, a share, which do not add up.

A row and a column are judged by the same words. Words are not all: “Gemiddeld risico” can be a class of cases. What
figures say against the words is looked at where the figures are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uri.audit.printed.printed_numbers import PrintedNumber

_MONTHS = "jan|feb|maart|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_NO_SUM = re.compile(
    r"\b(?:gemiddelden?|gemiddeld|gem\.|avg|average|mean|mediaan|mediane|median|modus|ratio|verhouding|quoti[eë]nt"
    r"|maximum|minimum|langste|kortste|kwartiel|percentiel|quartile|standaardafwijking|standard deviation"
    r"|cumulatie(?:f|ve)|cumulative(?:ly)?|running total|lopend totaal)(?!\w)"
    r"|\b(?:index(?:cijfer)?|rates?|score|rangn(?:umme)?r|ranking)(?=\W*(?:$|\())"
    r"|\b(?:rates? (?:per|of)|index \()|^\W*(?:rang|rank)(?=\W*(?:$|\())|\w{4,}(?:graad|quote)\b"
    r"|\bper (?:fte|capita|hoofd|inwoner|(?:mede)?werker|werknemer|employee|officer|head|persoon|person|zaak|case)"
    rf"|\bper \d[\d.,]*(?!\d|[-/.]\d| ?(?:{_MONTHS}))",
    re.IGNORECASE,
)
_TWO = 2

_GEMEENTE = re.compile(r"\b[Gg]em\.\s*(?!(?:Aantal|Doorloop|Duur|Leeftijd|Tijd|Score))(?=[A-Z])")
_PERCENT = re.compile(r"%|\b(?:\w*percentages?|procent|percent|pct)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:aandeel|aandelen|shares?|proportions?|fracties?|fractions?)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:\w*(?:duur|looptijd|leeftijd|termijn|snelheid|cijfer)|duration|time|age|length|rating)\b"
    r"|\bin (?:werk)?(?:dagen|weken|maanden|uren|days|weeks|months|hours)\b"
    r"|\((?:werk)?(?:dagen|weken|maanden|days|weeks)\)"
    r"|\bper (?:dag|week|maand|kwartaal|jaar|day|month|quarter|year)\b",
    re.IGNORECASE,
)


def is_no_sum(label: str) -> bool:
    """Tell whether a label names an average, a ratio or a rate, which do not add up.

    >>> is_no_sum("Gemiddelde"), is_no_sum("Meldingen per 1.000")
    (True, True)
    >>> is_no_sum("Gem. Utrecht"), is_no_sum("Misbruik van rang"), is_no_sum("Openstaand per 1 januari")
    (False, False, False)
    """
    return _NO_SUM.search(_GEMEENTE.sub("gemeente ", label)) is not None


def is_percentage(label: str) -> bool:
    """Tell whether a label names percentages."""
    return _PERCENT.search(label) is not None


def is_share(label: str) -> bool:
    """Tell whether a label names shares of a whole."""
    return _SHARE.search(label) is not None


def is_measure(label: str) -> bool:
    """Tell whether a label names what is measured rather than counted, so that it may be an average without saying it.

    >>> is_measure("Doorlooptijd (dagen)"), is_measure("Meldingen")
    (True, False)
    """
    return _MEASURE.search(label) is not None


def is_average(about: str, figures: Sequence[PrintedNumber]) -> bool:
    """Tell whether a column holds averages or rates: what is printed above it says so, and the last lies among others.

    Args:
        about: What is printed above the table and in its corner.
        figures: The figures of the column.
    """
    numbers = [figure.number for figure in figures if figure.number is not None]
    if len(numbers) <= _TWO or not is_no_sum(about):
        return False
    return min(numbers[:-1]) <= numbers[-1] <= max(numbers[:-1])
