"""The words in labels and headers that tell what a row or a column is: a total, a part, a note."""

from __future__ import annotations

import re

from uri.audit.printed.printed_signs import without_raised
from uri.taxonomy.labels import normal

_SUBTOTAL = re.compile(
    r"\W*(?:sub[- ]?totaal|sub[- ]?total|tussentotaal|zwischensumme|sous-?total)\b"
    r"|.*\b(?:sub[- ]?totaa?l|tussentotaal)\W*$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\W*(?:(?:in |eind)?totaal|totalen|totale? aantal|(?:grand |overall |combined )?total(?:e|i|t|s)?|i alt|insgesamt"
    r"|gesamt|summe|tot\.(?!\s*\d+ jaar)|opgeteld|alles samen|(?:som|sum|tot)(?=\W*$)|som van|sum of|Σ)(?!\w)",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(r"(?<![\w-])(?:(?:in |eind)?totaal|(?:grand )?totals?|opgeteld)\W*$", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\W*(?:samen|tezamen|gezamenlijk|bij elkaar|allen?|alles|all|overall|combined|together|ensemble|zusammen)\W*$"
    r"|.*\w\W+(?:overall|combined|tezamen|samen|gezamenlijk)\W*$",
    re.IGNORECASE,
)
_ALL_OF = re.compile(
    r"\W*(?:alle|all|overall|combined|samen|gezamenlijke?|beide|both|(?:de )?(?:ge)?hele|(?:the )?(?:whole|entire))\b"
    r"|.*(?:[- ]wide|breed|as a whole|als geheel)\W*$",
    re.IGNORECASE,
)
_PART_WORDS = (
    r"waarvan|w\.?v\.|waaronder|w\.?o\.|daarvan|daaronder|onder wie|van wie|of which|of whom|of these|of those|thereof"
    r"|including|incl\.|inclusief|davon|darunter|dont"
)
_OF_WHICH = re.compile(rf"\W*(?:{_PART_WORDS})(?!\w)", re.IGNORECASE)
_OPENING = (
    rf"(?:{_PART_WORDS}|te weten|namelijk|als volgt|bestaande uit|comprising|made up of|consisting of"
    r"|onder andere|onder meer|o\.a\.|among others|such as|namely|as follows|(?:uit|onder|op)gesplitst (?:naar|in)"
    r"|(?:onder)?verdeeld (?:naar|in|over)|broken down (?:by|into)|split (?:by|into)|divided into)\W*$"
)
_OPENS_ALONE = re.compile(rf"\W*{_OPENING}", re.IGNORECASE)
_OPENS_BEHIND = re.compile(rf"\w.*\W{_OPENING}", re.IGNORECASE)
_LISTED = re.compile(r"\(?(?:(\d{1,2})|([a-z]))[.)]\s*(?=[^\W\d])")
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

_FEWEST_WORDS = 5
"""A sentence has as many words, or more."""

_COUNTED = frozenset({"aanta", "numbe", "total", "totaa"})


def is_total(label: str) -> bool:
    """Tell whether a label begins or ends with a word for a total.

    >>> is_total("Eindtotaal"), is_total("Totaal¹"), is_total("Aantal meldingen totaal"), is_total("Subtotaal")
    (True, True, True, False)
    """
    label = without_raised(label)
    return _TOTAL.match(label) is not None or (_TOTAL_BEHIND.search(label) is not None and not is_subtotal(label))


def is_together(label: str) -> bool:
    """Tell whether a label says “all” and no more: a total, if it stands where a total stands.

    >>> is_together("AGENCY OVERALL"), is_together("Alle medewerkers")
    (True, False)
    """
    return _TOGETHER.match(label) is not None


def may_be_total(label: str) -> bool:
    """Tell whether a label may be that of a total, which its figures must tell.

    >>> may_be_total("Alle medewerkers"), may_be_total("Allergie")
    (True, False)
    """
    return is_together(label) or _ALL_OF.match(label) is not None


def is_subtotal(label: str) -> bool:
    """Tell whether a label begins with a word for a subtotal."""
    return _SUBTOTAL.match(without_raised(label)) is not None


def total_of(label: str) -> str:
    """Return of what a label says that it is the total, in normal form; nothing where it does not say.

    >>> total_of("Totaal 2022"), total_of("Totaal")
    ('2022', '')
    """
    label = without_raised(label)
    begin, end = _TOTAL.match(label), _TOTAL_BEHIND.search(label)
    words = "" if begin is end is None else label[begin.end() :] if begin else label[: end.start() if end else 0]
    subject = normal(words)
    return "" if subject in _WHOLE else subject


_STEM = 5
"""Words that begin with as many of the same letters are taken for one: “afgehandelde” and “afgehandeld”."""


def stems_of(label: str) -> frozenset[str]:
    """Return how the words of a label begin, without short words.

    >>> sorted(stems_of("Afgehandelde zaken")) == sorted(stems_of("zaken, afgehandeld"))
    True
    """
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", label.casefold()) if len(word) >= _STEM) - _COUNTED


def is_bare_total(label: str) -> bool:
    """Tell whether a label says total, and not of what.

    >>> is_bare_total("TOTAAL"), is_bare_total("Totaal aantal meldingen")
    (True, False)
    """
    return is_total(label) and not total_of(label)


def is_of_which(label: str) -> bool:
    """Tell whether a label begins as a part of what stands before it: “waarvan …”."""
    return _OF_WHICH.match(without_raised(label)) is not None


def opens_parts(label: str) -> bool:
    """Tell whether a label says, once for all rows below it, that they are parts of what it names or stands below.

    >>> opens_parts("Waarvan:"), opens_parts("Meldingen, waarvan"), opens_parts("waarvan anoniem")
    (True, True, False)
    """
    return stands_alone(label) or _OPENS_BEHIND.match(label) is not None


def stands_alone(label: str) -> bool:
    """Tell whether a label is “waarvan” and no more."""
    return _OPENS_ALONE.match(label) is not None


def list_number(label: str) -> int:
    """Return the place in a list with which a label begins, as “2. …” or “b) …”; zero where there is none.

    >>> list_number("2. Ongegrond"), list_number("c) overig"), list_number("2.500 zaken")
    (2, 3, 0)
    """
    match = _LISTED.match(label)
    if match is None:
        return 0
    return int(match[1]) if match[1] else ord(match[2]) - ord("a") + 1


def is_dashed(label: str) -> bool:
    """Tell whether a label begins with a dash or a bullet."""
    return _DASHED.match(label) is not None


def is_note(label: str) -> bool:
    """Tell whether a label begins a footnote or names a source."""
    return _NOTE.match(label) is not None


def is_sentence(label: str) -> bool:
    """Tell whether a label is a whole sentence, which stands below a table to explain it.

    >>> is_sentence("Een melder kan meer soorten noemen; samen meer dan het totaal."), is_sentence("Totaal")
    (True, False)
    """
    return label.rstrip().endswith(".") and len(label.split()) >= _FEWEST_WORDS


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
